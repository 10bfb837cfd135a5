// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Dates and the rhythm of a day and a week in the company's zone, Europe/Moscow, which has been UTC+3 all year since 2014:
// fixed arithmetic, so that no machine's zone database matters. Times are milliseconds since 1970 UTC.

#include "connectors/demo/random.h"

#include <string>

namespace logloupe::demo {

inline constexpr qint64 second = 1000;
inline constexpr qint64 minute = 60 * second;
inline constexpr qint64 hour = 60 * minute;
inline constexpr qint64 day = 24 * hour;
inline constexpr qint64 companyOffset = 3 * hour;

/// Local midnight of the company's day that holds the time.
[[nodiscard]] constexpr qint64 startOfLocalDay(qint64 time) {
    return (time + companyOffset) / day * day - companyOffset;
}
[[nodiscard]] constexpr int localHour(qint64 time) {
    return static_cast<int>((time + companyOffset) % day / hour);
}
/// 0 is Monday. 1970-01-01 was a Thursday.
[[nodiscard]] constexpr int localWeekday(qint64 time) {
    return static_cast<int>(((time + companyOffset) / day + 3) % 7);
}

enum class Rhythm : quint8 { Customers, Sellers, Production };
/// How busy they are at that time, 0 to 1000.
[[nodiscard]] quint32 activity(Rhythm rhythm, qint64 time);

/// Appends 2026-05-11T07:31:52.904Z.
void appendIsoTime(std::string& text, qint64 time);

} // namespace logloupe::demo
