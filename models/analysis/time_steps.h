// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Steps of time that people read easily, laid on the clock of a zone. Pure; any thread.

#include "models/domain/time.h"

#include <vector>

class QTimeZone;

namespace logloupe {

/// The smallest step of 1, 2, 5, 10, 20, 50, 100, 200, 500 ms, 1, 2, 5, 10, 15, 30 s, 1, 2, 5, 10, 15, 30 min, 1, 2, 3, 6, 12 h, 1, 2, 7, 14, 28 d, and whole
/// multiples of 28 d, of which at most `largestCount` (at least 1) cover the length.
[[nodiscard]] Duration niceStep(Duration length, int largestCount);

/// The last multiple of the step at or before the point, counted from local midnight; for steps of days from a local midnight,
/// weeks from a Monday.
[[nodiscard]] TimePoint floorToStep(TimePoint point, Duration step, const QTimeZone& zone);

/// The range widened to whole steps of the zone's clock. Bins of equal length from its begin; a change of clocks inside shifts
/// the later bins against the clock by what the clocks changed.
[[nodiscard]] TimeRange alignedRange(TimeRange range, Duration step, const QTimeZone& zone);

/// Every multiple of the step in the range, on the zone's clock, changes of clocks heeded. At most 10 000.
[[nodiscard]] std::vector<TimePoint> ticks(TimeRange range, Duration step, const QTimeZone& zone);

} // namespace logloupe
