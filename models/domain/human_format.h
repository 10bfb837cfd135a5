// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How values are written for people, in the language of QLocale() (English, or Russian when its language is Russian). GUI thread or any thread; pure.

#include "models/domain/time.h"

#include <QString>

class QTimeZone;

namespace logloupe {

/// Two units at most: "2 d 4 h", "1 h 12 min", "6 min 33 s", "43 min", "214 ms"; Russian "2 д 4 ч". Negative durations carry a minus.
[[nodiscard]] QString durationText(Duration duration);
/// The same with a plus before what is above zero.
[[nodiscard]] QString signedDurationText(Duration duration);
/// A range of durations with the unit once when both share it: "6–20 h", "2 h – 4 d", "1 h 57 min – 4 d".
[[nodiscard]] QString durationRangeText(Duration low, Duration high);
/// Thin space between thousands from five digits on or from four, as in "31 204".
[[nodiscard]] QString countText(qint64 count);
/// "97 %" with a narrow space that no line is broken at.
[[nodiscard]] QString percentText(double share);
/// "48.2 MB", decimal units; Russian "48,2 МБ".
[[nodiscard]] QString sizeText(qint64 bytes);

/// "Thu 7 May", with the year when it differs from the year of `now`; Russian "чт 7 мая".
[[nodiscard]] QString dateText(TimePoint point, const QTimeZone& zone, TimePoint now);
/// "10:31"
[[nodiscard]] QString clockText(TimePoint point, const QTimeZone& zone);
/// "10:31:52.904"
[[nodiscard]] QString clockMillisecondsText(TimePoint point, const QTimeZone& zone);
/// "Mon 11 May 10:31"
[[nodiscard]] QString dateClockText(TimePoint point, const QTimeZone& zone, TimePoint now);
/// "UTC+3", "UTC+5:30", "UTC": the offset in force at that time.
[[nodiscard]] QString zoneOffsetText(const QTimeZone& zone, TimePoint at);

/// UTF-8 from a log to text: bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] QString toText(std::string_view utf8);

} // namespace logloupe
