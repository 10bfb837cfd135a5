// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/leaf_reader.h"

#include "models/query/diagnostics.h"
#include "models/query/field_alias.h"
#include "models/query/limited_regex.h"
#include "models/query/query_bound.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression wholePattern(const QString& pattern) {
    if (pattern.isEmpty())
        return {};
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern), QRegularExpression::CaseInsensitiveOption);
}

bool fits(const QRegularExpression& expression, const QString& text) {
    constexpr qsizetype longestNumber = 64;
    return !expression.pattern().isEmpty() && expression.isValid() && text.size() <= longestNumber
           && expression.match(text).hasMatch();
}

bool isOnlyStars(const QueryToken& token) {
    return token.hasWildcards
           && std::all_of(token.text.begin(), token.text.end(), [](QChar character) { return character == u'*'; });
}

/// "5xx": the first digit of a class of HTTP codes.
std::optional<int> httpClass(const QString& text) {
    if (text.size() != 3 || text[0] < u'1' || text[0] > u'5' || !text.endsWith("xx"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    return text[0].digitValue();
}

bool isInteger(const FieldRef& field) {
    return field.canonical && fieldType(*field.canonical) == FieldType::Integer;
}

QueryBound wholeBound(qint64 value) {
    return {.text = QString::number(value), .number = static_cast<double>(value), .integer = value};
}

QueryBound timeBound(TimePoint time) {
    return {.text = toIso8601(time), .number = static_cast<double>(time.nanoseconds), .integer = time.nanoseconds};
}

Result<QueryBound> checkedBound(const FieldRef& field, const QString& text, int position, const QueryContext& context) {
    BoundReading reading = readBound(field, text, context);
    if (reading.problem)
        return failure(queryError(position, boundProblemText(*reading.problem, text)));
    return std::move(reading.bound);
}

/// Where "a..b" is cut, or -1. Three dots are an ellipsis, and a path may hold /../ .
qsizetype rangeDots(const QueryToken& value) {
    if (value.kind != TokenKind::Word || value.hasWildcards || value.text.contains(u'/') || value.text.contains(u'\\'))
        return -1;
    const qsizetype at = value.text.indexOf(".."_L1);
    if (at < 0 || value.text.size() == 2 || value.text.contains("..."_L1) || value.text.lastIndexOf(".."_L1) != at)
        return -1;
    return at;
}

} // namespace

LeafReader::LeafReader(const QueryContext& context)
    : m_context(context)
    , m_order(wholePattern(context.orderPattern))
    , m_customer(wholePattern(context.customerPattern))
    , m_model(wholePattern(context.modelPattern)) {}

Result<FieldTarget> LeafReader::readField(const QueryToken& name) const {
    FieldTarget target{
        .ref = FieldRef::named(name.text.toStdString()), .written = name.text, .begin = name.begin, .isShortName = false};
    if (target.ref.canonical || name.isQuoted)
        return target;
    const auto& known = m_context.knownFields;
    if (std::find(known.begin(), known.end(), target.ref.name) != known.end())
        return target;
    if (const auto canonical = fieldByAnyName(name.text)) {
        target.ref = FieldRef::of(*canonical);
        target.isShortName = true;
        return target;
    }
    if (!known.empty())
        return failure(queryError(name.begin, unknownFieldText(name.text, known)));
    return target;
}

FieldRef LeafReader::fieldFor(const FieldTarget& target, const QString& value) const {
    const bool isNumber = readNumber(value) || httpClass(value);
    if (target.isShortName && isNumber && meansHttpStatusWithNumber(target.written))
        return FieldRef::of(Field::HttpStatus);
    return target.ref;
}

Result<QueryNodePointer> LeafReader::readValue(const FieldTarget& target, const QString& comparison,
                                               const QueryToken& value) const {
    const FieldRef field = fieldFor(target, value.text);
    if (comparison == ":"_L1 || comparison == "="_L1)
        return readEqual(field, value);
    if (comparison == "!="_L1) {
        auto equal = readEqual(field, value);
        return equal ? Result<QueryNodePointer>(makeQueryNode(MatchNot{*std::move(equal)})) : equal;
    }
    if (value.kind == TokenKind::Regex || value.hasWildcards || value.text.isEmpty())
        return failure(queryError(value.begin,
                                  QCoreApplication::translate("Query", "A comparison needs a plain value, without * and ?.")));
    const bool isLow = comparison.startsWith(u'>');
    const bool isInclusive = comparison.endsWith(u'=');
    const auto bound = checkedBound(field, value.text, value.begin, m_context);
    if (!bound)
        return failure(bound.error());
    return isLow ? readBounds(field, value.text, isInclusive, {}, true, value.begin)
                 : readBounds(field, {}, true, value.text, isInclusive, value.begin);
}

Result<QueryNodePointer> LeafReader::readRange(const FieldTarget& target, const QueryToken& low, bool lowInclusive,
                                               const QueryToken& high, bool highInclusive) const {
    const auto textOf = [](const QueryToken& token) { return isOnlyStars(token) ? QString() : token.text; };
    for (const QueryToken* token : {&low, &high}) {
        if (token->kind == TokenKind::Phrase && !token->isTerminated)
            return failure(
                queryError(token->begin, QCoreApplication::translate("Query", "The closing quotation mark is missing.")));
        if ((token->hasWildcards && !isOnlyStars(*token)) || token->text.isEmpty())
            return failure(queryError(
                token->begin, QCoreApplication::translate("Query", "A comparison needs a plain value, without * and ?.")));
    }
    const FieldRef field = fieldFor(target, textOf(low).isEmpty() ? textOf(high) : textOf(low));
    if (textOf(low).isEmpty() && textOf(high).isEmpty())
        return makeQueryNode(MatchExists{field});
    return readBounds(field, textOf(low), lowInclusive, textOf(high), highInclusive, low.begin);
}

Result<QueryNodePointer> LeafReader::readBounds(const FieldRef& field, const QString& low, bool lowInclusive,
                                                const QString& high, bool highInclusive, int position) const {
    MatchRange range{.field = field,
                     .low = {},
                     .lowInclusive = low.isEmpty() || lowInclusive,
                     .high = {},
                     .highInclusive = high.isEmpty() || highInclusive};
    const bool isTime = field.canonical == Field::Timestamp;
    // "up to the 11th" holds the 11th, "after the 11th" does not.
    const auto wholeDay = [&](const QString& text) -> std::optional<TimeRange> {
        const auto span = isTime ? readTimeSpan(text, m_context) : std::nullopt;
        return span && span->length() >= std::chrono::hours(22) ? span : std::nullopt;
    };
    if (!low.isEmpty()) {
        const auto bound = checkedBound(field, low, position, m_context);
        if (!bound)
            return failure(bound.error());
        range.low = *bound;
        if (const auto day = wholeDay(low); day && !lowInclusive) {
            range.low = timeBound(day->end);
            range.lowInclusive = true;
        }
    }
    if (!high.isEmpty()) {
        const auto bound = checkedBound(field, high, position, m_context);
        if (!bound)
            return failure(bound.error());
        range.high = *bound;
        if (const auto day = wholeDay(high); day && highInclusive) {
            range.high = timeBound(day->end);
            range.highInclusive = false;
        }
    }
    return makeQueryNode(std::move(range));
}

Result<QueryNodePointer> LeafReader::readEqual(const FieldRef& field, const QueryToken& value) const {
    if (value.kind == TokenKind::Regex)
        return readRegex(field, value);
    if (isOnlyStars(value))
        return makeQueryNode(MatchExists{field});
    if (value.text.isEmpty())
        return makeQueryNode(MatchNot{makeQueryNode(MatchExists{field})});
    const bool isText = field.canonical && fieldType(*field.canonical) == FieldType::Text;
    const qsizetype dots = isText ? -1 : rangeDots(value);
    if (dots >= 0)
        return readBounds(field, value.text.left(dots), true, value.text.mid(dots + 2), true, value.begin);
    return readTyped(field, value);
}

Result<QueryNodePointer> LeafReader::readTyped(const FieldRef& field, const QueryToken& value) const {
    if (field.canonical == Field::Timestamp)
        return readTime(value);
    if (const auto firstDigit = field.canonical == Field::HttpStatus ? httpClass(value.text) : std::nullopt) {
        return makeQueryNode(MatchRange{.field = field,
                                        .low = wholeBound(*firstDigit * 100),
                                        .lowInclusive = true,
                                        .high = wholeBound(*firstDigit * 100 + 99),
                                        .highInclusive = true});
    }
    const bool isChecked = isInteger(field) || field.canonical == Field::Level;
    if (isChecked && !value.hasWildcards) {
        const auto bound = checkedBound(field, value.text, value.begin, m_context);
        if (!bound)
            return failure(bound.error());
    }
    return makeQueryNode(MatchValue{.field = field, .text = value.text, .hasWildcards = value.hasWildcards});
}

Result<QueryNodePointer> LeafReader::readTime(const QueryToken& value) const {
    const auto span = value.hasWildcards ? std::nullopt : readTimeSpan(value.text, m_context);
    if (!span)
        return failure(queryError(value.begin, boundProblemText(BoundProblem::NotATime, value.text)));
    return makeQueryNode(MatchRange{.field = FieldRef::of(Field::Timestamp),
                                    .low = timeBound(span->begin),
                                    .lowInclusive = true,
                                    .high = timeBound(span->end),
                                    .highInclusive = false});
}

Result<QueryNodePointer> LeafReader::readRegex(std::optional<FieldRef> field, const QueryToken& token) {
    if (const auto problem = checkRegex(token.text)) {
        const QString message =
            QCoreApplication::translate("Query", "The regular expression cannot be read: %1.").arg(problem->reason);
        return failure(queryError(std::min(token.begin + 1 + problem->offset, token.end), message));
    }
    return makeQueryNode(MatchRegex{.field = std::move(field), .pattern = token.text, .ignoreCase = token.ignoreCase});
}

Result<QueryNodePointer> LeafReader::readText(const QueryToken& token) const {
    if (token.kind == TokenKind::Regex)
        return readRegex(std::nullopt, token);
    if (isOnlyStars(token) || token.text.isEmpty())
        return makeQueryNode(MatchAll{});
    if (token.kind == TokenKind::Word && !token.hasWildcards) {
        // Customer and model numbers have a fixed letter, which the pattern of orders may allow too.
        if (fits(m_customer, token.text))
            return makeQueryNode(MatchValue{.field = FieldRef::of(Field::CustomerId), .text = token.text});
        if (fits(m_model, token.text))
            return makeQueryNode(MatchValue{.field = FieldRef::of(Field::ModelId), .text = token.text});
        if (fits(m_order, token.text))
            return makeQueryNode(MatchValue{.field = FieldRef::of(Field::OrderId), .text = token.text});
    }
    return makeQueryNode(MatchWords{.text = token.text, .hasWildcards = token.hasWildcards});
}

} // namespace logloupe
