// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/time.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <cmath>

namespace logloupe {

namespace {

constexpr qint64 nanosecondsPerSecond = 1'000'000'000;

qint64 saturatingAdd(qint64 left, qint64 right) {
    qint64 sum = 0;
    if (!__builtin_add_overflow(left, right, &sum))
        return sum;
    return right > 0 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
}

/// Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
constexpr qint64 daysFromCivil(int year, int month, int day) {
    const int shifted = month <= 2 ? year - 1 : year;
    const qint64 era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const auto yearOfEra = static_cast<unsigned>(shifted - static_cast<int>(era) * 400);
    const auto dayOfYear = static_cast<unsigned>((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1);
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + static_cast<qint64>(dayOfEra) - 719468;
}

constexpr int daysInMonth(int year, int month) {
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[static_cast<size_t>(month - 1)];
}

struct LocalTime {
    int year = 0;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int nanosecond = 0;
    std::optional<int> offsetSeconds;
};

bool isValid(const LocalTime& local) {
    return local.month >= 1 && local.month <= 12 && local.day >= 1 && local.day <= daysInMonth(local.year, local.month)
           && local.hour >= 0 && local.hour <= 23 && local.minute >= 0 && local.minute <= 59 && local.second >= 0
           && local.second <= 60;
}

/// Seconds since 1970 of the date and time read as UTC, and the nanoseconds left; a leap second is the last instant of its minute.
std::pair<qint64, qint64> secondsAsUtc(const LocalTime& local) {
    const bool leapSecond = local.second == 60;
    const qint64 seconds = daysFromCivil(local.year, local.month, local.day) * 86400 + local.hour * 3600 + local.minute * 60
                           + (leapSecond ? 59 : local.second);
    return {seconds, leapSecond ? nanosecondsPerSecond - 1 : local.nanosecond};
}

std::optional<TimePoint> pointOf(qint64 seconds, qint64 nanosecond) {
    qint64 result = 0;
    if (__builtin_mul_overflow(seconds, nanosecondsPerSecond, &result) || __builtin_add_overflow(result, nanosecond, &result))
        return {};
    return TimePoint{result};
}

/// Reads fixed forms from a text without ever stepping past its end.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_position == m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_position]; }
    bool take(char expected) {
        if (atEnd() || m_text[m_position] != expected)
            return false;
        ++m_position;
        return true;
    }
    /// Exactly so many digits.
    std::optional<int> digits(int count) {
        if (m_text.size() - m_position < static_cast<size_t>(count))
            return {};
        int value = 0;
        for (int i = 0; i < count; ++i) {
            const char c = m_text[m_position + static_cast<size_t>(i)];
            if (c < '0' || c > '9')
                return {};
            value = value * 10 + (c - '0');
        }
        m_position += static_cast<size_t>(count);
        return value;
    }
    /// A fraction of a second as nanoseconds; digits beyond the ninth are dropped.
    std::optional<int> fraction() {
        int value = 0;
        int count = 0;
        while (peek() >= '0' && peek() <= '9') {
            if (count < 9)
                value = value * 10 + (peek() - '0');
            ++count;
            ++m_position;
        }
        if (count == 0)
            return {};
        for (; count < 9; ++count)
            value *= 10;
        return value;
    }

private:
    std::string_view m_text;
    size_t m_position = 0;
};

bool readDate(Scanner& scanner, LocalTime& local) {
    const auto year = scanner.digits(4);
    if (!year || !scanner.take('-'))
        return false;
    const auto month = scanner.digits(2);
    if (!month || !scanner.take('-'))
        return false;
    const auto day = scanner.digits(2);
    if (!day)
        return false;
    local.year = *year;
    local.month = *month;
    local.day = *day;
    return true;
}

bool readClock(Scanner& scanner, LocalTime& local) {
    const auto hour = scanner.digits(2);
    if (!hour || !scanner.take(':'))
        return false;
    const auto minute = scanner.digits(2);
    if (!minute)
        return false;
    local.hour = *hour;
    local.minute = *minute;
    if (!scanner.take(':'))
        return true;
    const auto second = scanner.digits(2);
    if (!second)
        return false;
    local.second = *second;
    if (!scanner.take('.') && !scanner.take(','))
        return true;
    const auto fraction = scanner.fraction();
    local.nanosecond = fraction.value_or(0);
    return fraction.has_value();
}

bool readOffset(Scanner& scanner, LocalTime& local) {
    if (scanner.take('Z') || scanner.take('z')) {
        local.offsetSeconds = 0;
        return true;
    }
    const bool negative = scanner.peek() == '-';
    if (!scanner.take('+') && !scanner.take('-'))
        return scanner.atEnd();
    const auto hours = scanner.digits(2);
    if (!hours || *hours > 23)
        return false;
    int minutes = 0;
    if (!scanner.atEnd()) {
        scanner.take(':');
        const auto read = scanner.digits(2);
        if (!read || *read > 59)
            return false;
        minutes = *read;
    }
    local.offsetSeconds = (negative ? -1 : 1) * (*hours * 3600 + minutes * 60);
    return true;
}

std::optional<TimePoint> resolve(const LocalTime& local, const QTimeZone& zone) {
    if (!isValid(local))
        return {};
    const auto [seconds, nanosecond] = secondsAsUtc(local);
    if (local.offsetSeconds)
        return pointOf(seconds - *local.offsetSeconds, nanosecond);
    // The offset before and after any change of clocks near this local time. Where they agree there was none; the larger offset
    // gives the earlier instant. When neither fits its own instant the local time was skipped: the offset before the gap moves it forward.
    const auto offsetAt = [&zone](qint64 utcSeconds) {
        return static_cast<qint64>(zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utcSeconds, Qt::UTC)));
    };
    const qint64 before = offsetAt(seconds - 86400);
    const qint64 after = offsetAt(seconds + 86400);
    const qint64 larger = std::max(before, after);
    if (offsetAt(seconds - larger) == larger)
        return pointOf(seconds - larger, nanosecond);
    const qint64 smaller = std::min(before, after);
    if (offsetAt(seconds - smaller) == smaller)
        return pointOf(seconds - smaller, nanosecond);
    return pointOf(seconds - before, nanosecond);
}

struct Unit {
    QStringView name;
    double nanoseconds;
};

} // namespace

TimePoint operator+(TimePoint point, Duration duration) {
    return {saturatingAdd(point.nanoseconds, duration.count())};
}

TimePoint operator-(TimePoint point, Duration duration) {
    return {saturatingAdd(point.nanoseconds, duration.count() == std::numeric_limits<qint64>::min()
                                                 ? std::numeric_limits<qint64>::max()
                                                 : -duration.count())};
}

Duration operator-(TimePoint later, TimePoint earlier) {
    qint64 difference = 0;
    if (!__builtin_sub_overflow(later.nanoseconds, earlier.nanoseconds, &difference))
        return Duration(difference);
    return later > earlier ? Duration::max() : Duration::min();
}

QString toIso8601(TimePoint point) {
    qint64 seconds = point.nanoseconds / nanosecondsPerSecond;
    qint64 nanosecond = point.nanoseconds % nanosecondsPerSecond;
    if (nanosecond < 0) {
        nanosecond += nanosecondsPerSecond;
        --seconds;
    }
    const QDateTime dateTime = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return dateTime.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss."))
           + QString::number(nanosecond).rightJustified(9, QLatin1Char('0')) + QLatin1Char('Z');
}

std::optional<TimePoint> parseIso8601(std::string_view text, const QTimeZone& zone) {
    Scanner scanner(text);
    LocalTime local;
    if (!readDate(scanner, local))
        return {};
    if (scanner.atEnd())
        return resolve(local, zone);
    if (!scanner.take('T') && !scanner.take('t') && !scanner.take(' '))
        return {};
    if (!readClock(scanner, local))
        return {};
    scanner.take(' ');
    if (!readOffset(scanner, local) || !scanner.atEnd())
        return {};
    return resolve(local, zone);
}

std::optional<TimePoint> fromLocal(int year, int month, int day, int hour, int minute, int second, int nanosecond,
                                   const QTimeZone& zone) {
    return resolve({year, month, day, hour, minute, second, nanosecond, {}}, zone);
}

std::optional<Duration> parseDuration(QStringView text) {
    static const Unit units[] = {{u"ns", 1},   {u"us", 1e3},   {u"ms", 1e6},    {u"s", 1e9},     {u"min", 60e9},
                                 {u"m", 60e9}, {u"h", 3600e9}, {u"d", 86400e9}, {u"w", 604800e9}};
    qsizetype unitAt = 0;
    while (unitAt < text.size() && ((text[unitAt] >= u'0' && text[unitAt] <= u'9') || text[unitAt] == u'.'))
        ++unitAt;
    bool isNumber = false;
    const double number = text.first(unitAt).toDouble(&isNumber);
    if (!isNumber)
        return {};
    for (const Unit& unit : units) {
        if (text.sliced(unitAt) == unit.name) {
            const double nanoseconds = std::round(number * unit.nanoseconds);
            // 2^63 is the first double past the range.
            if (!(nanoseconds < 9223372036854775808.0))
                return {};
            return Duration(static_cast<qint64>(nanoseconds));
        }
    }
    return {};
}

std::optional<TimePoint> parseTimeOption(QStringView text, TimePoint now, const QTimeZone& zone) {
    if (text == u"now")
        return now;
    if (text.startsWith(u'-')) {
        const auto duration = parseDuration(text.sliced(1));
        if (!duration)
            return {};
        return now - *duration;
    }
    const QByteArray utf8 = text.toUtf8();
    return parseIso8601({utf8.constData(), static_cast<size_t>(utf8.size())}, zone);
}

} // namespace logloupe
