// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/event_counting.h"

#include "models/domain/record_fields.h"

#include <algorithm>
#include <unordered_map>

namespace logloupe {

namespace {

std::string valueOf(const EventBatch& batch, int row, const FieldRef& field) {
    return fieldText(batch, row, field).value_or(std::string());
}

/// Indices of counters, the largest first, then by name.
std::vector<size_t> byCount(const std::vector<std::string>& names, const std::vector<quint64>& totals) {
    std::vector<size_t> order(names.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
        return totals[left] != totals[right] ? totals[left] > totals[right] : names[left] < names[right];
    });
    return order;
}

} // namespace

CountTable countEvents(std::span<const EventBatch> batches, TimePoint start, Duration step, int columns,
                       const std::optional<FieldRef>& by, int rowLimit) {
    const auto width = static_cast<size_t>(columns);
    std::vector<std::string> names;
    std::unordered_map<std::string, size_t> rowOf;
    std::vector<std::vector<quint64>> rows;
    std::vector<quint64> totals;
    for (const EventBatch& batch : batches) {
        for (int i = 0; i < batch.size(); ++i) {
            const qint64 offset = batch.time(i).nanoseconds - start.nanoseconds;
            if (batch.time(i) < start || offset / step.count() >= columns)
                continue;
            std::string name = by ? valueOf(batch, i, *by) : std::string();
            const auto [found, isNew] = rowOf.try_emplace(name, rows.size());
            if (isNew) {
                names.push_back(std::move(name));
                rows.emplace_back(width);
                totals.push_back(0);
            }
            ++rows[found->second][static_cast<size_t>(offset / step.count())];
            ++totals[found->second];
        }
    }
    CountTable table{start, step, columns, {}, {}};
    std::vector<quint64> rest(width);
    bool hasRest = false;
    for (const size_t row : byCount(names, totals)) {
        if (static_cast<int>(table.rows.size()) < rowLimit) {
            table.rows.push_back(names[row]);
            table.counts.insert(table.counts.end(), rows[row].begin(), rows[row].end());
            continue;
        }
        hasRest = true;
        std::transform(rest.begin(), rest.end(), rows[row].begin(), rest.begin(), std::plus<>());
    }
    if (hasRest) {
        table.rows.emplace_back("\xE2\x80\xA6");
        table.counts.insert(table.counts.end(), rest.begin(), rest.end());
    }
    if (table.rows.empty() && !by) {
        table.rows.emplace_back();
        table.counts.assign(width, 0);
    }
    return table;
}

TopValues topValuesOf(std::span<const EventBatch> batches, TimeRange range, const FieldRef& field, int limit) {
    std::unordered_map<std::string, quint64> counts;
    TopValues top;
    top.field = field;
    for (const EventBatch& batch : batches) {
        for (int i = 0; i < batch.size(); ++i) {
            if (!range.contains(batch.time(i)))
                continue;
            const auto value = fieldText(batch, i, field);
            if (value && !value->empty())
                ++counts[*value];
            else
                ++top.missing;
        }
    }
    top.distinct = counts.size();
    std::vector<std::string> names;
    std::vector<quint64> totals;
    for (const auto& [name, count] : counts) {
        names.push_back(name);
        totals.push_back(count);
    }
    for (const size_t i : byCount(names, totals)) {
        if (static_cast<int>(top.values.size()) < limit)
            top.values.push_back({names[i], totals[i]});
        else
            top.others += totals[i];
    }
    return top;
}

} // namespace logloupe
