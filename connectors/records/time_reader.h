// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Recognises the times that logs hold, without being told their form. An instance belongs to one thread.
//
// Known forms: ISO 8601 and RFC 3339 (also with / between the parts of the date, and a comma before the fraction); 24.06.2025 14:36:53;
// 10/Oct/2000:13:55:36 -0700 (Apache access log); Sun Dec 04 04:47:44.123456 2005 (ctime, Apache error log); Dec 10 06:55:46 (RFC 3164, the year is
// inferred); 24 Jun 2025 14:36:53; seconds, milli-, micro- or nanoseconds since 1970 in whole texts.

#include "connectors/records/local_clock.h"
#include "connectors/records/time_pattern.h"

#include <optional>
#include <string_view>

namespace logloupe {

class TextScanner;

struct TimeRules {
    QTimeZone zone = QTimeZone::utc(); ///< of times without an offset
    std::string pattern = {};          ///< a mapping's time_format; empty: recognised
    TimePoint reference = {}; ///< the file's last change, or now: dates without a year are not later than a day after it
};

class TimeReader {
public:
    explicit TimeReader(const TimeRules& rules);

    /// The whole text is a time, blanks around it aside.
    [[nodiscard]] std::optional<TimePoint> read(std::string_view text);
    /// A time at the start of the text; length becomes the bytes it takes. Numbers since 1970 are not taken for times here, and a given pattern is not used.
    [[nodiscard]] std::optional<TimePoint> readPrefix(std::string_view text, size_t& length);
    /// A number since 1970, by the pattern's unit or by magnitude.
    [[nodiscard]] std::optional<TimePoint> readNumber(std::string_view number);
    [[nodiscard]] std::optional<TimePoint> toInstant(const CalendarTime& time) { return m_clock.toInstant(time); }
    [[nodiscard]] TimePoint reference() const { return m_reference; }
    [[nodiscard]] bool hasPattern() const { return m_pattern.has_value(); }

private:
    [[nodiscard]] std::optional<TimePoint> readForm(TextScanner& scanner);

    LocalClock m_clock;
    std::optional<TimePattern> m_pattern;
    TimePoint m_reference;
};

} // namespace logloupe
