// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Counts over time as the histogram paints them: one stack of levels per bin. Pure; any thread.

#include "models/domain/aggregates.h"

#include <array>
#include <vector>

class QTimeZone;

namespace logloupe {

/// Levels from the top of a stack down: FATAL and ERROR, WARN, INFO, the rest.
enum class StackLevel : quint8 { Error, Warn, Info, Debug };
inline constexpr int stackLevels = 4;
[[nodiscard]] StackLevel stackLevel(Severity severity);

struct LevelHistogram {
    TimePoint start;
    Duration step{};
    std::vector<std::array<quint64, stackLevels>> bins;

    [[nodiscard]] quint64 total(int bin) const;
    [[nodiscard]] quint64 highest() const;
    [[nodiscard]] TimeRange range(int bin) const { return {start + step * bin, start + step * (bin + 1)}; }
};

/// From counts by level. A row whose name is no level is counted as the rest.
[[nodiscard]] LevelHistogram levelHistogram(const CountTable& countsByLevel);

/// What to ask a source for: at most `largestCount` bins over a range, aligned to the zone's clock.
struct BinPlan {
    TimeRange range;
    Duration step{};
};
[[nodiscard]] BinPlan planBins(TimeRange range, int largestCount, const QTimeZone& zone);

/// Counts in bins a whole number of times longer; the last may be cut short.
[[nodiscard]] CountTable coarsened(const CountTable& counts, int binsIntoOne);

} // namespace logloupe
