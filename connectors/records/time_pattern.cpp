// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/time_pattern.h"

#include "connectors/records/text_scanner.h"

#include <charconv>
#include <cmath>

namespace logloupe {

struct TimePatternState {
    CalendarTime time;
    bool afternoon = false;
    bool twelveHours = false;
    int dayOfYear = 0;
    std::optional<TimePoint> epoch;
};

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;

std::string_view trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<std::string> spelledOut(std::string_view pattern) {
    std::string result;
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '%') {
            result += pattern[i];
            continue;
        }
        if (++i == pattern.size())
            return {};
        switch (pattern[i]) {
        case 'T':
            result += "%H:%M:%S";
            break;
        case 'F':
            result += "%Y-%m-%d";
            break;
        case 'D':
            result += "%m/%d/%y";
            break;
        case 'R':
            result += "%H:%M";
            break;
        default:
            if (std::string_view("YymdebBhHIMSfLNpzZsaAjnt%").find(pattern[i]) == std::string_view::npos)
                return {};
            result += '%';
            result += pattern[i];
        }
    }
    return result;
}

bool assign(int& to, std::optional<int> value) {
    to = value.value_or(0);
    return value.has_value();
}

void skipLetters(TextScanner& scanner) {
    while ((scanner.peek() | 0x20) >= 'a' && (scanner.peek() | 0x20) <= 'z')
        scanner.moveTo(scanner.position() + 1);
}

/// An offset, or the letters of a zone's abbreviation, which are no reliable name and are passed over.
bool readZone(TextScanner& scanner, CalendarTime& time) {
    time.offsetSeconds = scanner.offset();
    if (time.offsetSeconds)
        return true;
    const size_t begin = scanner.position();
    skipLetters(scanner);
    return scanner.position() > begin;
}

bool readHalfOfDay(TextScanner& scanner, TimePatternState& state) {
    const char letter = static_cast<char>(scanner.peek() | 0x20);
    if (letter != 'a' && letter != 'p')
        return false;
    state.afternoon = letter == 'p';
    state.twelveHours = true;
    skipLetters(scanner);
    return true;
}

bool readPart(char part, TextScanner& scanner, TimePatternState& state) {
    CalendarTime& time = state.time;
    switch (part) {
    case 'Y':
        return assign(time.year, scanner.digits(4));
    case 'y':
        if (!assign(time.year, scanner.digits(2)))
            return false;
        time.year += time.year < 69 ? 2000 : 1900;
        return true;
    case 'm':
        return assign(time.month, scanner.digitsUpTo(2));
    case 'e':
        scanner.skipSpaces();
        return assign(time.day, scanner.digitsUpTo(2));
    case 'd':
        return assign(time.day, scanner.digitsUpTo(2));
    case 'j':
        return assign(state.dayOfYear, scanner.digitsUpTo(3));
    case 'b':
    case 'B':
    case 'h':
        if (!assign(time.month, scanner.monthName()))
            return false;
        skipLetters(scanner);
        return true;
    case 'a':
    case 'A':
        if (!scanner.dayName())
            return false;
        skipLetters(scanner);
        return true;
    case 'H':
    case 'I':
        return assign(time.hour, scanner.digitsUpTo(2));
    case 'M':
        return assign(time.minute, scanner.digitsUpTo(2));
    case 'S':
        return assign(time.second, scanner.digitsUpTo(2));
    case 'f':
    case 'L':
    case 'N':
        return assign(time.nanosecond, scanner.fraction());
    case 'p':
        return readHalfOfDay(scanner, state);
    case 'z':
    case 'Z':
        return readZone(scanner, time);
    case 's': {
        const std::string_view rest = scanner.rest();
        const size_t length = std::min(rest.find_first_not_of("-0123456789."), rest.size());
        state.epoch = readEpoch(rest.substr(0, length), TimePattern::Kind::EpochSeconds);
        scanner.moveTo(scanner.position() + length);
        return state.epoch.has_value();
    }
    case 'n':
    case 't':
        scanner.skipSpaces();
        return true;
    default:
        return scanner.take('%');
    }
}

void applyDayOfYear(TimePatternState& state) {
    if (state.dayOfYear < 1 || state.dayOfYear > 366 || state.time.month != 0)
        return;
    const std::chrono::sys_days first(
        std::chrono::year_month_day{std::chrono::year(state.time.year), std::chrono::January, std::chrono::day(1)});
    const std::chrono::year_month_day date(first + std::chrono::days(state.dayOfYear - 1));
    state.time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    state.time.day = static_cast<int>(static_cast<unsigned>(date.day()));
}

std::optional<TimePoint> scaled(double value, double nanoseconds) {
    const double result = value * nanoseconds;
    if (!(std::abs(result) < 9.2233720368547e18))
        return {};
    return TimePoint{static_cast<qint64>(std::llround(result))};
}

qint64 unitOf(TimePattern::Kind kind) {
    switch (kind) {
    case TimePattern::Kind::EpochMilliseconds:
        return 1'000'000;
    case TimePattern::Kind::EpochMicroseconds:
        return 1'000;
    case TimePattern::Kind::EpochNanoseconds:
        return 1;
    default:
        return nanosecondsPerSecond;
    }
}

/// By the magnitude of the whole part: seconds until the year 5138, then the next smaller unit.
TimePattern::Kind unitByMagnitude(qint64 whole) {
    const quint64 size = whole < 0 ? 0 - static_cast<quint64>(whole) : static_cast<quint64>(whole);
    if (size < 100'000'000'000)
        return TimePattern::Kind::EpochSeconds;
    if (size < 100'000'000'000'000)
        return TimePattern::Kind::EpochMilliseconds;
    if (size < 100'000'000'000'000'000)
        return TimePattern::Kind::EpochMicroseconds;
    return TimePattern::Kind::EpochNanoseconds;
}

std::optional<TimePoint> readEpochIn(std::string_view text, std::optional<TimePattern::Kind> unit) {
    text = trimmed(text);
    const char* const end = text.data() + text.size();
    qint64 whole = 0;
    const auto [rest, error] = std::from_chars(text.data(), end, whole);
    if (error != std::errc())
        return {};
    const qint64 nanoseconds = unitOf(unit.value_or(unitByMagnitude(whole)));
    qint64 result = 0;
    if (__builtin_mul_overflow(whole, nanoseconds, &result))
        return {};
    if (rest == end)
        return TimePoint{result};
    const std::string_view tail(rest, static_cast<size_t>(end - rest));
    TextScanner scanner(tail);
    if (scanner.take('.')) {
        // Digit by digit: a double has too few of them for nanoseconds.
        const auto fraction = scanner.fraction();
        if (fraction && scanner.atEnd()) {
            const qint64 part = static_cast<qint64>(*fraction) / (nanosecondsPerSecond / nanoseconds);
            if (__builtin_add_overflow(result, text.front() == '-' ? -part : part, &result))
                return {};
            return TimePoint{result};
        }
    }
    double number = 0;
    const auto [afterNumber, numberError] = std::from_chars(text.data(), end, number);
    if (numberError != std::errc() || afterNumber != end || !(std::abs(number) < 9e18))
        return {};
    return scaled(number, static_cast<double>(unitOf(unit.value_or(unitByMagnitude(static_cast<qint64>(number))))));
}

} // namespace

std::optional<TimePoint> readEpoch(std::string_view number) {
    return readEpochIn(number, {});
}

std::optional<TimePoint> readEpoch(std::string_view number, TimePattern::Kind unit) {
    return readEpochIn(number, unit);
}

std::optional<TimePoint> withYearBefore(CalendarTime time, LocalClock& clock, TimePoint reference) {
    const auto latest = reference + std::chrono::hours(24);
    const std::chrono::sys_days day(std::chrono::floor<std::chrono::days>(std::chrono::nanoseconds(latest.nanoseconds)));
    const std::chrono::year_month_day date(day);
    const int year = static_cast<int>(date.year());
    const int dayAfterLatest =
        static_cast<int>(static_cast<unsigned>(date.month()) * 32 + static_cast<unsigned>(date.day())) + 1;
    // 29 February may be up to eight years back.
    for (int candidate = time.month * 32 + time.day > dayAfterLatest ? year - 1 : year; candidate >= year - 8; --candidate) {
        time.year = candidate;
        const auto point = clock.toInstant(time);
        if (point && *point <= latest)
            return point;
    }
    return {};
}

std::optional<TimePattern> TimePattern::parse(std::string_view pattern) {
    TimePattern result;
    if (pattern == "iso8601")
        result.m_kind = Kind::Iso8601;
    else if (pattern == "epoch_s")
        result.m_kind = Kind::EpochSeconds;
    else if (pattern == "epoch_ms")
        result.m_kind = Kind::EpochMilliseconds;
    else if (pattern == "epoch_us")
        result.m_kind = Kind::EpochMicroseconds;
    else if (pattern == "epoch_ns")
        result.m_kind = Kind::EpochNanoseconds;
    if (result.m_kind != Kind::Calendar)
        return result;
    auto spelled = spelledOut(pattern);
    if (!spelled || spelled->find('%') == std::string::npos)
        return {};
    result.m_pattern = std::move(*spelled);
    return result;
}

bool TimePattern::readCalendar(TextScanner& scanner, TimePatternState& state) const {
    for (size_t i = 0; i < m_pattern.size(); ++i) {
        const char c = m_pattern[i];
        if (c == '%') {
            if (!readPart(m_pattern[++i], scanner, state))
                return false;
        } else if (c == ' ' || c == '\t') {
            scanner.skipSpaces();
        } else if (!scanner.take(c)) {
            return false;
        }
    }
    return scanner.atEnd();
}

std::optional<TimePoint> TimePattern::read(std::string_view text, LocalClock& clock, TimePoint reference) const {
    if (m_kind == Kind::Iso8601)
        return parseIso8601(trimmed(text), clock.zone());
    if (m_kind != Kind::Calendar)
        return readEpoch(text, m_kind);
    TimePatternState state;
    state.time.day = 1;
    TextScanner scanner(trimmed(text));
    if (!readCalendar(scanner, state))
        return {};
    if (state.epoch)
        return state.epoch;
    if (state.twelveHours) {
        if (state.time.hour < 1 || state.time.hour > 12)
            return {};
        state.time.hour = state.time.hour % 12 + (state.afternoon ? 12 : 0);
    }
    applyDayOfYear(state);
    if (state.time.year == 0)
        return withYearBefore(state.time, clock, reference);
    return clock.toInstant(state.time);
}

} // namespace logloupe
