// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/leaf_test.h"

#include "models/query/limited_regex.h"
#include "models/query/query_bound.h"

#include <charconv>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLimitHits = 32;

std::optional<qint64> wholeValue(std::string_view text) {
    qint64 value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<double> numberValue(std::string_view text) {
    constexpr size_t longestNumber = 40;
    const bool startsLikeOne = !text.empty() && text.size() <= longestNumber
                               && (text[0] == '-' || text[0] == '+' || (text[0] >= '0' && text[0] <= '9'));
    if (!startsLikeOne)
        return std::nullopt;
    return readNumber(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())));
}

/// -1, 0 or 1 as the value lies below, on or above the bound.
int compared(qint64 value, const QueryBound& bound) {
    if (bound.integer)
        return value < *bound.integer ? -1 : value > *bound.integer ? 1 : 0;
    const auto number = static_cast<double>(value);
    return number < *bound.number ? -1 : number > *bound.number ? 1 : 0;
}

/// Nothing where the bound is a number and the value is not.
std::optional<int> compared(std::string_view value, const QueryBound& bound, const std::string& boundText) {
    if (!bound.number) {
        const int order = value.compare(boundText);
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    if (const auto whole = wholeValue(value))
        return compared(*whole, bound);
    const auto number = numberValue(value);
    if (!number)
        return std::nullopt;
    return *number < *bound.number ? -1 : *number > *bound.number ? 1 : 0;
}

bool isWithin(const MatchRange& range, std::optional<int> low, std::optional<int> high) {
    const bool isOverLow = !range.low || (low && (*low > 0 || (*low == 0 && range.lowInclusive)));
    const bool isUnderHigh = !range.high || (high && (*high < 0 || (*high == 0 && range.highInclusive)));
    return isOverLow && isUnderHigh;
}

bool isComparable(const QueryBound& bound) {
    return bound.integer || bound.number;
}

bool isWithin(const MatchRange& range, qint64 value) {
    const auto order = [value](const std::optional<QueryBound>& bound) {
        return bound && isComparable(*bound) ? std::optional(compared(value, *bound)) : std::nullopt;
    };
    return isWithin(range, order(range.low), order(range.high));
}

std::optional<qint64> timeValue(std::string_view text) {
    const auto time = parseIso8601(text, QTimeZone::utc());
    return time ? std::optional(time->nanoseconds) : std::nullopt;
}

bool holdsNumbers(Field field) {
    const FieldType type = fieldType(field);
    return type == FieldType::Integer || type == FieldType::Time || type == FieldType::Level;
}

std::optional<qint64> readValueNumber(const MatchValue& leaf) {
    if (leaf.field.canonical == Field::Timestamp)
        return timeValue(leaf.text.toStdString());
    return readBound(leaf.field, leaf.text, {}).bound.integer;
}

bool comparesParts(const MatchValue& leaf) {
    if (!leaf.field.canonical)
        return !leaf.hasWildcards;
    return fieldType(*leaf.field.canonical) == FieldType::Text;
}

} // namespace

LeafTest::LeafTest(const MatchWords& leaf)
    : m_test(Part{CaselessText(leaf.text)}) {
    if (leaf.hasWildcards)
        m_test = PartPattern{CaselessPattern(leaf.text)};
}

LeafTest::LeafTest(const MatchValue& leaf)
    : m_test(Number{})
    , m_field(leaf.field.canonical) {
    const bool isPart = comparesParts(leaf);
    if (leaf.hasWildcards && isPart)
        m_test = PartPattern{CaselessPattern(leaf.text)};
    else if (leaf.hasWildcards)
        m_test = WholePattern{CaselessPattern(leaf.text)};
    else if (m_field && holdsNumbers(*m_field))
        m_test = Number{readValueNumber(leaf)};
    else if (isPart)
        m_test = Part{CaselessText(leaf.text)};
    else
        m_test = Whole{CaselessText(leaf.text)};
}

LeafTest::LeafTest(const MatchRange& leaf)
    : m_test(Bounds{leaf, leaf.low ? leaf.low->text.toStdString() : std::string(),
                    leaf.high ? leaf.high->text.toStdString() : std::string()})
    , m_field(leaf.field.canonical) {}

LeafTest::LeafTest(const MatchRegex& leaf)
    : m_test(limitedRegex(leaf.pattern, leaf.ignoreCase))
    , m_field(leaf.field ? leaf.field->canonical : std::nullopt) {}

bool LeafTest::fitsRegex(std::string_view value) const {
    if (m_limitHits >= mostLimitHits)
        return false;
    const auto match =
        std::get<QRegularExpression>(m_test).match(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
    if (!match.isValid())
        ++m_limitHits;
    return match.hasMatch();
}

bool LeafTest::fits(std::string_view value) const {
    if (m_field == Field::Level && (std::holds_alternative<Number>(m_test) || std::holds_alternative<Bounds>(m_test)))
        return fits(parseSeverity(value).value_or(Severity::Unknown));
    struct Visitor {
        const LeafTest& leaf;
        std::string_view value;

        bool operator()(const Whole& test) const { return test.text.equals(value); }
        bool operator()(const Part& test) const { return test.text.isIn(value); }
        bool operator()(const WholePattern& test) const { return test.pattern.equals(value); }
        bool operator()(const PartPattern& test) const { return test.pattern.isIn(value); }
        bool operator()(const Number& test) const {
            const auto number = leaf.m_field == Field::Timestamp ? timeValue(value) : wholeValue(value);
            return number && test.integer == number;
        }
        bool operator()(const Bounds& test) const {
            if (leaf.m_field == Field::Timestamp) {
                const auto time = timeValue(value);
                return time && isWithin(test.range, *time);
            }
            const auto order = [&](const std::optional<QueryBound>& bound, const std::string& text) {
                return bound ? compared(value, *bound, text) : std::nullopt;
            };
            return isWithin(test.range, order(test.range.low, test.low), order(test.range.high, test.high));
        }
        bool operator()(const QRegularExpression&) const { return leaf.fitsRegex(value); }
    };
    return std::visit(Visitor{*this, value}, m_test);
}

bool LeafTest::fits(qint64 value) const {
    if (const auto* number = std::get_if<Number>(&m_test))
        return number->integer == value;
    if (const auto* bounds = std::get_if<Bounds>(&m_test))
        return isWithin(bounds->range, value);
    return m_field == Field::Timestamp ? fits(std::string_view(toIso8601({value}).toStdString()))
                                       : fits(std::string_view(std::to_string(value)));
}

bool LeafTest::fits(Severity severity) const {
    if (severity == Severity::Unknown)
        return false;
    const bool comparesNumbers = std::holds_alternative<Number>(m_test) || std::holds_alternative<Bounds>(m_test);
    return comparesNumbers ? fits(static_cast<qint64>(severity)) : fits(severityName(severity));
}

} // namespace logloupe
