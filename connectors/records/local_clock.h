// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Calendar arithmetic for decoders: a date and time of day in a zone to an instant, fast for a run of nearby times. An instance belongs
// to one thread.

#include "models/domain/time.h"

#include <QTimeZone>

#include <limits>
#include <optional>

namespace logloupe {

/// A date and time of day as written; what a text does not name keeps its default.
struct CalendarTime {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int nanosecond = 0;
    std::optional<int> offsetSeconds = {}; ///< east of UTC is positive; nothing: local to the zone of the clock
};

class LocalClock {
public:
    explicit LocalClock(const QTimeZone& zone);

    /// By the rules of parseIso8601() for skipped, ambiguous and leap seconds. Nothing for a date that does not exist or is out of range.
    [[nodiscard]] std::optional<TimePoint> toInstant(const CalendarTime& time);
    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }

private:
    [[nodiscard]] std::optional<int> steadyOffset(qint64 localSeconds);

    QTimeZone m_zone;
    // The local hour whose offset is known to be the same throughout.
    qint64 m_hourBegin = std::numeric_limits<qint64>::max();
    int m_hourOffset = 0;
    // The day of the last call: neighbouring records mostly share it.
    int m_year = 0;
    int m_month = 0;
    int m_day = 0;
    qint64 m_dayNumber = 0;
};

} // namespace logloupe
