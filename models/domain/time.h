// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Time as LogLoupe keeps it: nanoseconds since 1970-01-01T00:00:00Z, leap seconds ignored (POSIX time). Values only; any thread.

#include <QString>

#include <chrono>
#include <compare>
#include <limits>
#include <optional>

class QTimeZone;

namespace logloupe {

using Duration = std::chrono::nanoseconds;

/// An instant, UTC. Representable: 1677-09-21 to 2262-04-11.
struct TimePoint {
    qint64 nanoseconds = 0;

    constexpr auto operator<=>(const TimePoint&) const = default;

    /// What lies beyond the representable range becomes its end.
    [[nodiscard]] static constexpr TimePoint fromSeconds(qint64 seconds) { return scaled(seconds, 1'000'000'000); }
    [[nodiscard]] static constexpr TimePoint fromMilliseconds(qint64 milliseconds) { return scaled(milliseconds, 1'000'000); }
    [[nodiscard]] static constexpr TimePoint earliest() { return {std::numeric_limits<qint64>::min()}; }
    [[nodiscard]] static constexpr TimePoint latest() { return {std::numeric_limits<qint64>::max()}; }
    /// Rounded down, also before 1970.
    [[nodiscard]] constexpr qint64 millisecondsSinceEpoch() const {
        const qint64 quotient = nanoseconds / 1'000'000;
        return nanoseconds % 1'000'000 < 0 ? quotient - 1 : quotient;
    }

private:
    [[nodiscard]] static constexpr TimePoint scaled(qint64 count, qint64 unit) {
        return count > latest().nanoseconds / unit     ? latest()
               : count < earliest().nanoseconds / unit ? earliest()
                                                       : TimePoint{count * unit};
    }
};

/// Saturates at the ends of the representable range instead of overflowing.
[[nodiscard]] TimePoint operator+(TimePoint point, Duration duration);
[[nodiscard]] TimePoint operator-(TimePoint point, Duration duration);
[[nodiscard]] Duration operator-(TimePoint later, TimePoint earlier);

/// Half open: begin is inside, end is not. The default range holds every time but the very last nanosecond.
struct TimeRange {
    TimePoint begin = TimePoint::earliest();
    TimePoint end = TimePoint::latest();

    constexpr bool operator==(const TimeRange&) const = default;

    [[nodiscard]] constexpr bool contains(TimePoint point) const { return begin <= point && point < end; }
    [[nodiscard]] constexpr bool isEmpty() const { return end <= begin; }
    [[nodiscard]] constexpr bool isUnbounded() const { return begin == TimePoint::earliest() || end == TimePoint::latest(); }
    [[nodiscard]] Duration length() const { return isEmpty() ? Duration::zero() : end - begin; }
    [[nodiscard]] constexpr TimeRange intersected(TimeRange other) const {
        return {begin < other.begin ? other.begin : begin, end < other.end ? end : other.end};
    }
};

/// RFC 3339 with nanoseconds and a Z, for machines: 2026-05-11T07:31:52.904000000Z.
[[nodiscard]] QString toIso8601(TimePoint point);

/// Reads RFC 3339 and the ISO 8601 forms logs use: date and time parted by T or a space, a fraction of 1 to 9 digits after . or a comma (further digits
/// are cut), an offset Z, +03, +0300 or +03:00. A text without an offset is local time in `zone`; a local time that a
/// change of clocks made ambiguous is the earlier instant, one that it skipped is moved forward by the gap.
/// A date alone is its midnight. Nothing for anything else or out of range.
[[nodiscard]] std::optional<TimePoint> parseIso8601(std::string_view text, const QTimeZone& zone);

/// Local date and time in a zone to an instant, with the rules above. Month 1 to 12, day 1 to 31; second may be 60 (taken as 59.999…).
[[nodiscard]] std::optional<TimePoint> fromLocal(int year, int month, int day, int hour, int minute, int second, int nanosecond,
                                                 const QTimeZone& zone);

/// "90s", "5m", "1.5h", "2d", "1w", "250ms", "10us", "7ns"; whole or decimal number, no sign. Nothing for anything else.
[[nodiscard]] std::optional<Duration> parseDuration(QStringView text);

/// The time options of the command line and the range picker: "now", "-7d", "-2h" (before `now`), or anything parseIso8601() reads.
[[nodiscard]] std::optional<TimePoint> parseTimeOption(QStringView text, TimePoint now, const QTimeZone& zone);

} // namespace logloupe
