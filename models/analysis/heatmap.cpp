// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/heatmap.h"

#include "models/analysis/order_timeline.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace logloupe {

namespace {

constexpr Duration oneDay = std::chrono::hours(24);
constexpr int fewestDays = 3;

double interpolated(const std::vector<quint64>& sorted, double share) {
    const double position = share * static_cast<double>(sorted.size() - 1);
    const size_t lower = static_cast<size_t>(position);
    const size_t upper = std::min(lower + 1, sorted.size() - 1);
    const double low = static_cast<double>(sorted[lower]);
    return low + (static_cast<double>(sorted[upper]) - low) * (position - static_cast<double>(lower));
}

} // namespace

std::optional<UsualCount> usualCount(const CountTable& counts, HeatCell cell) {
    if (counts.step <= Duration::zero() || counts.step > oneDay || oneDay % counts.step != Duration::zero())
        return {};
    const int perDay = static_cast<int>(std::min<qint64>(oneDay / counts.step, std::numeric_limits<int>::max()));
    std::vector<quint64> others;
    for (int column = cell.column % perDay; column < counts.columns; column += perDay) {
        if (column != cell.column)
            others.push_back(counts.at(cell.row, column));
    }
    if (static_cast<int>(others.size()) < fewestDays)
        return {};
    std::sort(others.begin(), others.end());
    return UsualCount{static_cast<quint64>(std::floor(interpolated(others, 0.1))),
                      static_cast<quint64>(std::ceil(interpolated(others, 0.9))), interpolated(others, 0.5),
                      static_cast<int>(others.size())};
}

std::optional<double> spikeRatio(quint64 count, const UsualCount& usual) {
    const double ratio = static_cast<double>(count) / std::max(1.0, usual.median);
    if (ratio < 2.0 || count <= usual.high)
        return {};
    return ratio;
}

QString usualCountText(const UsualCount& usual, Duration step) {
    const QString low = countText(static_cast<qint64>(usual.low));
    const QString range = usual.low == usual.high ? low : low + QChar(0x2013) + countText(static_cast<qint64>(usual.high));
    if (step == std::chrono::hours(1))
        return QCoreApplication::translate("Heatmap", "usually %1 in this hour").arg(range);
    return QCoreApplication::translate("Heatmap", "usually %1 at this time of day").arg(range);
}

QString ratioText(double ratio) {
    return QChar(0x00D7) + countText(std::llround(std::clamp(ratio, 0.0, 1e15)));
}

std::optional<HeatCell> worstSpike(const CountTable& counts, quint64 smallest) {
    std::optional<HeatCell> worst;
    double worstRatio = 0;
    for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
        for (int column = 0; column < counts.columns; ++column) {
            const quint64 count = counts.at(row, column);
            if (count < smallest)
                continue;
            const auto usual = usualCount(counts, {row, column});
            const auto ratio = usual ? spikeRatio(count, *usual) : std::nullopt;
            if (ratio && *ratio > worstRatio) {
                worst = HeatCell{row, column};
                worstRatio = *ratio;
            }
        }
    }
    return worst;
}

std::vector<HeatCell> silentCells(const CountTable& counts, const CountTable& allEvents) {
    std::vector<HeatCell> cells;
    if (counts.start != allEvents.start || counts.step != allEvents.step || counts.columns != allEvents.columns)
        return cells;
    std::unordered_map<std::string_view, int> rowOf;
    int end = 0;
    for (int row = 0; row < static_cast<int>(allEvents.rows.size()); ++row) {
        rowOf.emplace(allEvents.rows[static_cast<size_t>(row)], row);
        for (int column = end; column < allEvents.columns; ++column) {
            if (allEvents.at(row, column) > 0)
                end = column + 1;
        }
    }
    for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
        const auto found = rowOf.find(counts.rows[static_cast<size_t>(row)]);
        if (found == rowOf.end())
            continue;
        for (int column = 0; column < end; ++column) {
            if (allEvents.at(found->second, column) == 0 && counts.at(row, column) == 0)
                cells.push_back({row, column});
        }
    }
    return cells;
}

CountTable sortedRows(const CountTable& counts, bool rowsAreSystems) {
    std::vector<size_t> order(counts.rows.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::vector<quint64> totals;
    for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row)
        totals.push_back(counts.rowTotal(row));
    std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        if (!rowsAreSystems && totals[left] != totals[right])
            return totals[left] > totals[right];
        return counts.rows[left] < counts.rows[right];
    });
    if (rowsAreSystems) {
        std::unordered_map<std::string, size_t> indexOf;
        std::vector<std::string> names;
        for (const size_t i : order) {
            names.push_back(counts.rows[i]);
            indexOf.emplace(counts.rows[i], i);
        }
        names = sortedSystems(names);
        std::transform(names.begin(), names.end(), order.begin(), [&](const std::string& name) { return indexOf[name]; });
    }
    CountTable result{counts.start, counts.step, counts.columns, {}, {}};
    result.counts.reserve(counts.counts.size());
    for (const size_t i : order) {
        result.rows.push_back(counts.rows[i]);
        const auto begin = counts.counts.begin() + static_cast<std::ptrdiff_t>(i) * counts.columns;
        result.counts.insert(result.counts.end(), begin, begin + counts.columns);
    }
    return result;
}

} // namespace logloupe
