// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/histogram.h"

#include "models/analysis/time_steps.h"

#include <algorithm>
#include <numeric>

namespace logloupe {

StackLevel stackLevel(Severity severity) {
    switch (severity) {
    case Severity::Fatal:
    case Severity::Error:
        return StackLevel::Error;
    case Severity::Warn:
        return StackLevel::Warn;
    case Severity::Info:
        return StackLevel::Info;
    case Severity::Debug:
    case Severity::Trace:
    case Severity::Unknown:
        break;
    }
    return StackLevel::Debug;
}

quint64 LevelHistogram::total(int bin) const {
    const auto& counts = bins[static_cast<size_t>(bin)];
    return std::accumulate(counts.begin(), counts.end(), quint64{0});
}

quint64 LevelHistogram::highest() const {
    quint64 result = 0;
    for (int bin = 0; bin < static_cast<int>(bins.size()); ++bin)
        result = std::max(result, total(bin));
    return result;
}

LevelHistogram levelHistogram(const CountTable& countsByLevel) {
    LevelHistogram histogram{countsByLevel.start, countsByLevel.step, {}};
    histogram.bins.resize(static_cast<size_t>(countsByLevel.columns));
    for (int row = 0; row < static_cast<int>(countsByLevel.rows.size()); ++row) {
        const Severity severity = parseSeverity(countsByLevel.rows[static_cast<size_t>(row)]).value_or(Severity::Unknown);
        const size_t level = static_cast<size_t>(stackLevel(severity));
        for (int column = 0; column < countsByLevel.columns; ++column)
            histogram.bins[static_cast<size_t>(column)][level] += countsByLevel.at(row, column);
    }
    return histogram;
}

BinPlan planBins(TimeRange range, int largestCount, const QTimeZone& zone) {
    // Alignment adds a bin at either end at most, one of which the unaligned count already has.
    const Duration step = niceStep(range.length(), std::max(1, largestCount - 1));
    return {alignedRange(range, step, zone), step};
}

CountTable coarsened(const CountTable& counts, int binsIntoOne) {
    if (binsIntoOne <= 1)
        return counts;
    CountTable result{
        counts.start, counts.step * binsIntoOne, (counts.columns + binsIntoOne - 1) / binsIntoOne, counts.rows, {}};
    result.counts.resize(counts.rows.size() * static_cast<size_t>(result.columns));
    for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
        for (int column = 0; column < counts.columns; ++column)
            result.counts[static_cast<size_t>(row) * static_cast<size_t>(result.columns)
                          + static_cast<size_t>(column / binsIntoOne)] += counts.at(row, column);
    }
    return result;
}

} // namespace logloupe
