// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/local_clock.h"

#include <QDateTime>

namespace logloupe {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;

bool isClockTime(const CalendarTime& time) {
    return time.hour >= 0 && time.hour <= 23 && time.minute >= 0 && time.minute <= 59 && time.second >= 0 && time.second <= 60;
}

std::optional<TimePoint> instant(qint64 seconds, int nanosecond) {
    qint64 result = 0;
    if (__builtin_mul_overflow(seconds, nanosecondsPerSecond, &result) || __builtin_add_overflow(result, nanosecond, &result))
        return {};
    return TimePoint{result};
}

} // namespace

LocalClock::LocalClock(const QTimeZone& zone)
    : m_zone(zone) {}

std::optional<TimePoint> LocalClock::toInstant(const CalendarTime& time) {
    if (!isClockTime(time))
        return {};
    if (time.day != m_day || time.month != m_month || time.year != m_year) {
        const std::chrono::year_month_day date{std::chrono::year(time.year),
                                               std::chrono::month(static_cast<unsigned>(time.month)),
                                               std::chrono::day(static_cast<unsigned>(time.day))};
        if (time.year < 1600 || time.year > 2300 || !date.ok())
            return {};
        m_dayNumber = std::chrono::sys_days(date).time_since_epoch().count();
        m_year = time.year;
        m_month = time.month;
        m_day = time.day;
    }
    const bool leapSecond = time.second == 60;
    const qint64 seconds = m_dayNumber * 86400 + time.hour * 3600 + time.minute * 60 + (leapSecond ? 59 : time.second);
    const int nanosecond = leapSecond ? 999'999'999 : time.nanosecond;
    if (time.offsetSeconds)
        return instant(seconds - *time.offsetSeconds, nanosecond);
    if (const auto offset = steadyOffset(seconds))
        return instant(seconds - *offset, nanosecond);
    return fromLocal(time.year, time.month, time.day, time.hour, time.minute, time.second, time.nanosecond, m_zone);
}

/// Nothing near a change of clocks, where the careful way is needed.
std::optional<int> LocalClock::steadyOffset(qint64 localSeconds) {
    if (localSeconds >= m_hourBegin && localSeconds - m_hourBegin < 3600)
        return m_hourOffset;
    const qint64 intoHour = ((localSeconds % 3600) + 3600) % 3600;
    const qint64 hourBegin = localSeconds - intoHour;
    // Offsets lie within a day of UTC, so that an offset which is the same two days before and after holds in between.
    constexpr qint64 margin = 2 * 86400;
    const int before = m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(hourBegin - margin, Qt::UTC));
    const int after = m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(hourBegin + 3600 + margin, Qt::UTC));
    const int now = m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(hourBegin - before, Qt::UTC));
    if (before != after || before != now)
        return {};
    m_hourBegin = hourBegin;
    m_hourOffset = before;
    return m_hourOffset;
}

} // namespace logloupe
