// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query_bound.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> wholeNumber(double value) {
    constexpr double limit = 9.2e18;
    if (value != std::floor(value) || std::abs(value) > limit)
        return std::nullopt;
    return static_cast<qint64>(value);
}

QueryBound exactBound(const QString& text, qint64 value) {
    return {.text = text, .number = static_cast<double>(value), .integer = value};
}

QueryBound numberBound(const QString& text) {
    QueryBound bound{.text = text, .number = {}, .integer = {}};
    bool isInteger = false;
    const qint64 integer = text.toLongLong(&isInteger);
    bound.number = readNumber(text);
    if (!bound.number)
        return bound;
    bound.integer = isInteger ? std::optional(integer) : wholeNumber(*bound.number);
    return bound;
}

std::optional<TimePoint> readTime(const QString& text, const QueryContext& context) {
    if (text.startsWith("now-"_L1, Qt::CaseInsensitive))
        return parseTimeOption(QStringView(text).sliced(3), context.now, context.zone);
    if (text.compare("now"_L1, Qt::CaseInsensitive) == 0)
        return context.now;
    constexpr qsizetype dateSize = 10;
    const bool isHour = text.size() == dateSize + 3 && (text[dateSize] == u'T' || text[dateSize] == u' ') && text[0].isDigit();
    return parseTimeOption(isHour ? text + ":00"_L1 : text, context.now, context.zone);
}

std::optional<qint64> readSize(QStringView text) {
    struct Unit {
        QStringView name;
        double factor;
    };
    static constexpr std::array units{
        Unit{u"kib", 1024.0}, Unit{u"mib", 1048576.0}, Unit{u"gib", 1073741824.0}, Unit{u"tib", 1099511627776.0},
        Unit{u"kb", 1e3},     Unit{u"mb", 1e6},        Unit{u"gb", 1e9},           Unit{u"tb", 1e12},
        Unit{u"кб", 1e3},     Unit{u"мб", 1e6},        Unit{u"гб", 1e9},           Unit{u"тб", 1e12},
        Unit{u"b", 1.0},      Unit{u"б", 1.0},
    };
    double factor = 1;
    for (const Unit& unit : units) {
        if (text.endsWith(unit.name, Qt::CaseInsensitive)) {
            factor = unit.factor;
            text.chop(unit.name.size());
            break;
        }
    }
    const auto number = readNumber(text.trimmed());
    return number ? wholeNumber(std::round(*number * factor)) : std::nullopt;
}

BoundReading readDuration(const QString& text) {
    QString plain = text;
    if (plain.endsWith("min"_L1) || plain.endsWith("sec"_L1))
        plain.chop(2);
    if (const auto duration = parseDuration(plain))
        return {exactBound(text, duration->count())};
    const QueryBound bound = numberBound(text);
    if (!bound.integer)
        return {bound, BoundProblem::NotADuration};
    constexpr qint64 smallestUnitless = 1'000'000;
    if (*bound.integer != 0 && std::abs(*bound.integer) < smallestUnitless)
        return {bound, BoundProblem::DurationWithoutUnit};
    return {bound};
}

/// Length of the shortest unit written in an ISO time.
Duration precisionOf(QStringView text) {
    using namespace std::chrono_literals;
    if (text.contains(u'.') || text.contains(u','))
        return 1ns;
    const qsizetype timeStart = std::max(text.indexOf(u'T'), text.indexOf(u' '));
    if (timeStart < 0)
        return 24h;
    const qsizetype colons = text.sliced(timeStart, std::min<qsizetype>(9, text.size() - timeStart)).count(u':');
    if (colons == 0)
        return 1h;
    return colons == 1 ? Duration(1min) : Duration(1s);
}

} // namespace

std::optional<double> readNumber(QStringView text) {
    const auto isDigit = [](QChar character) { return character >= u'0' && character <= u'9'; };
    qsizetype at = 0;
    const auto skipDigits = [&] {
        const qsizetype begin = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at > begin;
    };
    if (at < text.size() && (text[at] == u'-' || text[at] == u'+'))
        ++at;
    if (!skipDigits())
        return std::nullopt;
    if (at < text.size() && text[at] == u'.') {
        ++at;
        if (!skipDigits())
            return std::nullopt;
    }
    if (at < text.size() && (text[at] == u'e' || text[at] == u'E')) {
        ++at;
        if (at < text.size() && (text[at] == u'-' || text[at] == u'+'))
            ++at;
        if (!skipDigits())
            return std::nullopt;
    }
    if (at != text.size())
        return std::nullopt;
    bool isRead = false;
    const double value = text.toDouble(&isRead);
    return isRead && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

BoundReading readBound(const FieldRef& field, const QString& text, const QueryContext& context) {
    if (!field.canonical)
        return {numberBound(text)};
    switch (fieldType(*field.canonical)) {
    case FieldType::Time:
        if (const auto time = readTime(text, context))
            return {exactBound(text, time->nanoseconds)};
        return {{.text = text, .number = {}, .integer = {}}, BoundProblem::NotATime};
    case FieldType::Level: {
        const auto level = parseSeverity(text.toStdString());
        if (level && *level != Severity::Unknown)
            return {exactBound(text, static_cast<qint64>(*level))};
        return {{.text = text, .number = {}, .integer = {}}, BoundProblem::NotALevel};
    }
    case FieldType::Integer:
        break;
    case FieldType::Keyword:
    case FieldType::Key:
    case FieldType::Text:
        return {numberBound(text)};
    }
    if (*field.canonical == Field::Duration)
        return readDuration(text);
    if (*field.canonical == Field::FileSize) {
        if (const auto bytes = readSize(text))
            return {exactBound(text, *bytes)};
        return {{.text = text, .number = {}, .integer = {}}, BoundProblem::NotASize};
    }
    const QueryBound bound = numberBound(text);
    return bound.number ? BoundReading{bound} : BoundReading{bound, BoundProblem::NotANumber};
}

std::optional<TimeRange> readTimeSpan(const QString& text, const QueryContext& context) {
    const auto begin = readTime(text, context);
    if (!begin)
        return std::nullopt;
    const bool isAbsolute = !text.isEmpty() && text[0].isDigit();
    if (!isAbsolute)
        return TimeRange{*begin, *begin + Duration(1)};
    const Duration precision = precisionOf(text);
    if (precision < std::chrono::hours(24))
        return TimeRange{*begin, *begin + precision};
    // A day is 23 or 25 hours long where clocks change.
    const QDate nextDay = QDateTime::fromMSecsSinceEpoch(begin->millisecondsSinceEpoch(), context.zone).date().addDays(1);
    const auto end = fromLocal(nextDay.year(), nextDay.month(), nextDay.day(), 0, 0, 0, 0, context.zone);
    return TimeRange{*begin, end.value_or(*begin + precision)};
}

} // namespace logloupe
