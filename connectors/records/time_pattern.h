// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The "time_format" of a mapping, in the manner of strptime (POSIX): %Y %y %m %d %e %b %B %H %I %M %S %f %p %z %Z %s %T %F %D %R %a %A %j %% and blanks;
// %f is a fraction of a second of any length, %L and %N mean the same. Or one of the words iso8601, epoch_s, epoch_ms, epoch_us, epoch_ns.

#include "connectors/records/local_clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace logloupe {

class TextScanner;

class TimePattern {
public:
    enum class Kind : quint8 { Calendar, Iso8601, EpochSeconds, EpochMilliseconds, EpochMicroseconds, EpochNanoseconds };

    /// Nothing when the pattern holds a part that is not known.
    [[nodiscard]] static std::optional<TimePattern> parse(std::string_view pattern);

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// Reads a whole text, blanks around it aside. The year is taken from a reference when the pattern has none, see time_reader.h.
    [[nodiscard]] std::optional<TimePoint> read(std::string_view text, LocalClock& clock, TimePoint reference) const;

private:
    [[nodiscard]] bool readCalendar(TextScanner& scanner, struct TimePatternState& state) const;

    Kind m_kind = Kind::Calendar;
    std::string m_pattern; ///< composed letters such as %T are already spelled out
};

/// Seconds since 1970 (or milli-, micro-, nanoseconds when the number is too large for seconds of this era), also with a fraction or an exponent.
[[nodiscard]] std::optional<TimePoint> readEpoch(std::string_view number);
/// In a known unit.
[[nodiscard]] std::optional<TimePoint> readEpoch(std::string_view number, TimePattern::Kind unit);

/// The instant of a date without a year: in the latest year in which it is not later than a day after the reference.
[[nodiscard]] std::optional<TimePoint> withYearBefore(CalendarTime time, LocalClock& clock, TimePoint reference);

} // namespace logloupe
