// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/number_translation.h"

#include "connectors/records/record_values.h"
#include "models/query/query_bound.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 exactDoubles = 1LL << 51; ///< below, halves are exact too

QJsonObject rangeOn(const NativeField& native, const QJsonObject& bounds) {
    return {{u"range"_s, QJsonObject{{QString::fromStdString(native.name), bounds}}}};
}

bool isEmptyBetween(std::optional<qint64> low, std::optional<qint64> high) {
    return low && high && *low > *high;
}

/// The least whole number above or on the bound; nothing where there is none.
std::optional<qint64> lowestOf(const QueryBound& bound, bool isInclusive) {
    if (bound.integer) {
        if (isInclusive)
            return bound.integer;
        return *bound.integer == std::numeric_limits<qint64>::max() ? std::nullopt : std::optional(*bound.integer + 1);
    }
    const double least = isInclusive ? std::ceil(*bound.number) : std::floor(*bound.number) + 1;
    if (least >= 9.2233720368547758e18)
        return std::nullopt;
    return least <= -9.2233720368547758e18 ? std::numeric_limits<qint64>::min() : static_cast<qint64>(least);
}

std::optional<qint64> highestOf(const QueryBound& bound, bool isInclusive) {
    if (bound.integer) {
        if (isInclusive)
            return bound.integer;
        return *bound.integer == std::numeric_limits<qint64>::min() ? std::nullopt : std::optional(*bound.integer - 1);
    }
    const double most = isInclusive ? std::floor(*bound.number) : std::ceil(*bound.number) - 1;
    if (most < -9.2233720368547758e18)
        return std::nullopt;
    return most >= 9.2233720368547758e18 ? std::numeric_limits<qint64>::max() : static_cast<qint64>(most);
}

QJsonValue numberOf(const QueryBound& bound) {
    return bound.integer ? QJsonValue(*bound.integer) : QJsonValue(*bound.number);
}

ServerCondition scaledBetween(const NativeField& native, qint64 scale, std::optional<qint64> low, std::optional<qint64> high) {
    // Wider by one on either side, so that no rounding on the way leaves anything out.
    QJsonObject bounds;
    if (low)
        bounds.insert(u"gte"_s, (static_cast<double>(*low) - 1) / static_cast<double>(scale));
    if (high)
        bounds.insert(u"lte"_s, (static_cast<double>(*high) + 1) / static_cast<double>(scale));
    return ServerCondition::some(rangeOn(native, bounds), false);
}

/// "warn|warning|wrn|w|4|40": what reads as one of the levels.
QString levelPattern(const std::vector<Severity>& wanted, LevelNumbers numbers) {
    QStringList spellings;
    const auto isWanted = [&wanted](Severity severity) {
        return std::find(wanted.begin(), wanted.end(), severity) != wanted.end();
    };
    for (const Severity severity : wanted) {
        for (const std::string_view word : severitySpellings(severity))
            spellings << QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    }
    constexpr int highestNumber = 60;
    for (int number = 0; number <= highestNumber; ++number) {
        if (isWanted(readSeverity(std::to_string(number), numbers)))
            spellings << QString::number(number);
    }
    return spellings.join(u'|');
}

QJsonArray levelNumbersAmong(const std::vector<Severity>& wanted, LevelNumbers numbers) {
    QJsonArray found;
    constexpr int highestNumber = 60;
    for (int number = 0; number <= highestNumber; ++number) {
        const Severity severity = readSeverity(std::to_string(number), numbers);
        if (std::find(wanted.begin(), wanted.end(), severity) != wanted.end())
            found.append(number);
    }
    return found;
}

} // namespace

std::optional<IntegerBounds> integersWithin(const MatchRange& range) {
    IntegerBounds bounds;
    const auto isComparable = [](const std::optional<QueryBound>& bound) { return !bound || bound->integer || bound->number; };
    if (!isComparable(range.low) || !isComparable(range.high))
        return std::nullopt;
    if (range.low) {
        bounds.low = lowestOf(*range.low, range.lowInclusive);
        if (!bounds.low)
            return std::nullopt;
    }
    if (range.high) {
        bounds.high = highestOf(*range.high, range.highInclusive);
        if (!bounds.high)
            return std::nullopt;
    }
    return isEmptyBetween(bounds.low, bounds.high) ? std::nullopt : std::optional(bounds);
}

std::optional<ServerCondition> integerBetween(const NativeField& native, qint64 scale, std::optional<qint64> low,
                                              std::optional<qint64> high) {
    if (native.kind != NativeKind::Number || !native.searchable)
        return std::nullopt;
    if (scale != 1)
        return scaledBetween(native, scale, low, high);
    // Decimal numbers are read rounded, halves away from zero.
    QJsonObject bounds;
    if (low && std::abs(*low) < exactDoubles)
        bounds.insert(*low > 0 ? u"gte"_s : u"gt"_s, static_cast<double>(*low) - 0.5);
    else if (low)
        bounds.insert(u"gte"_s, *low);
    if (high && std::abs(*high) < exactDoubles)
        bounds.insert(*high < 0 ? u"lte"_s : u"lt"_s, static_cast<double>(*high) + 0.5);
    else if (high)
        bounds.insert(u"lte"_s, *high);
    return ServerCondition::some(rangeOn(native, bounds));
}

std::optional<ServerCondition> numberBetween(const NativeField& native, const MatchRange& range) {
    const auto isNumber = [](const std::optional<QueryBound>& bound) { return !bound || bound->integer || bound->number; };
    if (native.kind != NativeKind::Number || !native.searchable || !isNumber(range.low) || !isNumber(range.high))
        return std::nullopt;
    QJsonObject bounds;
    if (range.low)
        bounds.insert(range.lowInclusive ? u"gte"_s : u"gt"_s, numberOf(*range.low));
    if (range.high)
        bounds.insert(range.highInclusive ? u"lte"_s : u"lt"_s, numberOf(*range.high));
    return ServerCondition::some(rangeOn(native, bounds));
}

std::optional<ServerCondition> numberAsText(const NativeField& native, const QString& text) {
    const auto number = readNumber(text);
    if (!number)
        return ServerCondition::none();
    constexpr qsizetype longestInteger = 18;
    bool isInteger = false;
    const qint64 integer = text.toLongLong(&isInteger);
    const bool isPlain = isInteger && text.size() <= longestInteger && QString::number(integer) == text;
    if (!isPlain)
        return std::nullopt;
    return ServerCondition::some({{u"term"_s, QJsonObject{{QString::fromStdString(native.name), integer}}}});
}

std::optional<ServerCondition> levelAmong(const std::vector<Severity>& wanted, const NativeField& native,
                                          const FieldMap& fields) {
    if (wanted.empty())
        return ServerCondition::none();
    if (!native.searchable)
        return std::nullopt;
    const LevelNumbers numbers = fields.levelNumbers();
    if (native.kind == NativeKind::Number) {
        const QJsonObject terms{{QString::fromStdString(native.name), levelNumbersAmong(wanted, numbers)}};
        return ServerCondition::some({{u"terms"_s, terms}});
    }
    const NativeField* exact = fields.findExact(FieldRef::of(Field::Level));
    const bool isText = native.kind == NativeKind::Text;
    if (!isText && native.kind != NativeKind::Keyword && native.kind != NativeKind::Wildcard)
        return std::nullopt;
    const NativeField& asked = exact ? *exact : native;
    const QJsonObject pattern{
        {u"value"_s, levelPattern(wanted, numbers)}, {u"flags"_s, u"NONE"_s}, {u"case_insensitive"_s, true}};
    return ServerCondition::some({{u"regexp"_s, QJsonObject{{QString::fromStdString(asked.name), pattern}}}}, exact != nullptr);
}

ServerCondition timeBetween(const NativeField& time, std::optional<qint64> low, std::optional<qint64> high) {
    constexpr qint64 millisecond = 1'000'000;
    const bool keepsNanoseconds = time.kind == NativeKind::DateNanos;
    const bool isWhole = (!low || *low % millisecond == 0) && (!high || (*high % millisecond + 1) % millisecond == 0);
    // Such a field holds nothing before 1970 and refuses to compare with it.
    if (keepsNanoseconds && high && *high < 0)
        return ServerCondition::none();
    if (keepsNanoseconds && low && *low < 0)
        low.reset();
    if (isEmptyBetween(low, high))
        return ServerCondition::none();
    if (!low && !high)
        return ServerCondition::all();
    // Written out to the nanosecond, so that nothing is rounded up; milliseconds are cut from it as they are from what is stored.
    QJsonObject bounds{{u"format"_s, u"strict_date_optional_time_nanos"_s}};
    if (low)
        bounds.insert(u"gte"_s, toIso8601({*low}));
    if (high)
        bounds.insert(u"lte"_s, toIso8601({*high}));
    return ServerCondition::some(rangeOn(time, bounds), keepsNanoseconds || isWhole);
}

} // namespace logloupe
