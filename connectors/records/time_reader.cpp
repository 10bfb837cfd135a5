// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/time_reader.h"

#include "connectors/records/text_scanner.h"

namespace logloupe {

namespace {

bool assign(int& to, std::optional<int> value) {
    to = value.value_or(0);
    return value.has_value();
}

/// HH:MM[:SS[.fraction]]
bool readClockTime(TextScanner& scanner, CalendarTime& time) {
    if (!assign(time.hour, scanner.digits(2)) || !scanner.take(':') || !assign(time.minute, scanner.digits(2)))
        return false;
    if (!scanner.take(':'))
        return true;
    if (!assign(time.second, scanner.digits(2)))
        return false;
    const size_t afterSeconds = scanner.position();
    if (scanner.take('.') || scanner.take(',')) {
        const auto fraction = scanner.fraction();
        if (!fraction)
            scanner.moveTo(afterSeconds);
        time.nanosecond = fraction.value_or(0);
    }
    return true;
}

/// An offset right after the time or one blank later; a text that merely looks like the start of one is left alone.
void readOffset(TextScanner& scanner, CalendarTime& time) {
    const size_t begin = scanner.position();
    const bool apart = scanner.take(' ');
    const char sign = scanner.peek();
    const bool isName = scanner.rest().starts_with("UTC") || scanner.rest().starts_with("GMT");
    if (sign == '+' || sign == '-' || isName || (!apart && (sign == 'Z' || sign == 'z')))
        time.offsetSeconds = scanner.offset();
    const char after = scanner.peek();
    const bool endsInWord = (after >= '0' && after <= '9') || ((after | 0x20) >= 'a' && (after | 0x20) <= 'z');
    if (!time.offsetSeconds || endsInWord) {
        time.offsetSeconds.reset();
        scanner.moveTo(begin);
    }
}

/// 2025-06-24[T ]14:36:53,123+02:00 and with / in the date; a date alone is its midnight.
bool readYearFirst(TextScanner& scanner, CalendarTime& time) {
    if (!assign(time.year, scanner.digits(4)))
        return false;
    const char separator = scanner.peek();
    if (!(separator == '-' || separator == '/' || separator == '.') || !scanner.take(separator))
        return false;
    if (!assign(time.month, scanner.digits(2)) || !scanner.take(separator) || !assign(time.day, scanner.digits(2))
        || scanner.isDigit())
        return false;
    const size_t afterDate = scanner.position();
    if (!scanner.take('T') && !scanner.take('t') && !scanner.take('_'))
        scanner.skipSpaces();
    if (scanner.position() == afterDate || !readClockTime(scanner, time)) {
        scanner.moveTo(afterDate);
        time.hour = time.minute = time.second = time.nanosecond = 0;
        return true;
    }
    readOffset(scanner, time);
    return true;
}

/// 24.06.2025 14:36:53, 10/Oct/2000:13:55:36 -0700, 24 Jun 2025 14:36:53, 24-Jun-2025 14:36:53
bool readDayFirst(TextScanner& scanner, CalendarTime& time) {
    if (!assign(time.day, scanner.digitsUpTo(2)))
        return false;
    const char separator = scanner.peek();
    if (!(separator == '.' || separator == '/' || separator == ' ' || separator == '-') || !scanner.take(separator))
        return false;
    // With a number for the month only the dotted form is certain to have the day first.
    if (scanner.isDigit() ? separator != '.' || !assign(time.month, scanner.digits(2))
                          : !assign(time.month, scanner.monthName()))
        return false;
    if (!scanner.take(separator) || !assign(time.year, scanner.digits(4)))
        return false;
    if (!scanner.take(':')) {
        scanner.take(',');
        scanner.skipSpaces();
    }
    if (!readClockTime(scanner, time))
        return false;
    readOffset(scanner, time);
    return true;
}

/// [Sun ]Dec 04 04:47:44[.123456] [2005]
bool readMonthFirst(TextScanner& scanner, CalendarTime& time) {
    const size_t begin = scanner.position();
    if (scanner.dayName()) {
        scanner.take(',');
        scanner.skipSpaces();
        if (scanner.isDigit())
            return readDayFirst(scanner, time);
    } else {
        scanner.moveTo(begin);
    }
    if (!assign(time.month, scanner.monthName()) || !scanner.take(' '))
        return false;
    scanner.skipSpaces();
    if (!assign(time.day, scanner.digitsUpTo(2)))
        return false;
    scanner.take(',');
    if (!scanner.take(' '))
        return false;
    scanner.skipSpaces();
    const size_t afterDay = scanner.position();
    if (const auto year = scanner.digits(4); year && scanner.take(' '))
        time.year = *year;
    else
        scanner.moveTo(afterDay);
    if (!readClockTime(scanner, time))
        return false;
    const size_t afterClock = scanner.position();
    const bool hasYear =
        time.year != 0
        || (scanner.take(' ') && assign(time.year, scanner.digits(4)) && time.year >= 1970 && !scanner.isDigit());
    if (!hasYear) {
        time.year = 0;
        scanner.moveTo(afterClock);
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.-+eE") == std::string_view::npos
           && text.substr(1).find_first_of("-+") == std::string_view::npos;
}

} // namespace

TimeReader::TimeReader(const TimeRules& rules)
    : m_clock(rules.zone)
    , m_pattern(rules.pattern.empty() ? std::nullopt : TimePattern::parse(rules.pattern))
    , m_reference(rules.reference) {}

std::optional<TimePoint> TimeReader::readForm(TextScanner& scanner) {
    CalendarTime time;
    const size_t begin = scanner.position();
    if (scanner.isDigit()) {
        if (!readYearFirst(scanner, time)) {
            time = {};
            scanner.moveTo(begin);
            if (!readDayFirst(scanner, time))
                return {};
        }
    } else if (!readMonthFirst(scanner, time)) {
        return {};
    }
    if (time.year == 0)
        return withYearBefore(time, m_clock, m_reference);
    return m_clock.toInstant(time);
}

std::optional<TimePoint> TimeReader::read(std::string_view text) {
    text = trimmed(text);
    if (m_pattern)
        return m_pattern->read(text, m_clock, m_reference);
    if (isNumber(text) && text.find('-') != 4)
        return readEpoch(text);
    TextScanner scanner(text);
    const auto point = readForm(scanner);
    if (!scanner.atEnd())
        return {};
    return point;
}

std::optional<TimePoint> TimeReader::readPrefix(std::string_view text, size_t& length) {
    TextScanner scanner(text);
    const auto point = readForm(scanner);
    length = scanner.position();
    return point;
}

std::optional<TimePoint> TimeReader::readNumber(std::string_view number) {
    if (m_pattern)
        return m_pattern->read(number, m_clock, m_reference);
    return readEpoch(number);
}

} // namespace logloupe
