// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/leaf_translation.h"

#include "connectors/elastic/number_translation.h"
#include "connectors/elastic/server_pattern.h"
#include "models/query/leaf_test.h"
#include "models/query/query_bound.h"

#include <QHostAddress>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const NativeField& native) {
    return QString::fromStdString(native.name);
}

QJsonObject on(const QString& query, const NativeField& native, const QJsonValue& condition) {
    return {{query, QJsonObject{{nameOf(native), condition}}}};
}

ServerCondition conditionOf(PatternQuery pattern) {
    return ServerCondition::some(std::move(pattern.query), pattern.exact);
}

/// Values that the index leaves out for their length, as far as it notes that.
ServerCondition leftOut(const NativeField& native) {
    return ServerCondition::some({{u"term"_s, QJsonObject{{u"_ignored"_s, nameOf(native)}}}}, false);
}

/// The field is there: all that can be asked where its values cannot.
ServerCondition presence(const NativeField& native) {
    const bool isUnknown = native.kind == NativeKind::Other && native.conflict.isEmpty();
    if (isUnknown || (!native.searchable && !native.aggregatable))
        return ServerCondition::all(false);
    ServerCondition exists = ServerCondition::some({{u"exists"_s, QJsonObject{{u"field"_s, nameOf(native)}}}}, false);
    return native.kind == NativeKind::Keyword ? anyOf({exists, leftOut(native)}) : exists;
}

ServerCondition ofMissing(const FieldRef& field, const FieldMap& fields) {
    return fields.isEmpty() || fields.mayHide(field) ? ServerCondition::all(false) : ServerCondition::none();
}

/// Free texts may be longer than an index keeps of a keyword; names, numbers and ids are not.
bool mayBeLong(const FieldRef& field) {
    return !field.canonical || fieldType(*field.canonical) == FieldType::Text;
}

bool isNumberText(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar letter) { return u"0123456789+-.eE"_s.contains(letter); });
}

bool isAddressText(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar letter) { return u"0123456789abcdefABCDEF:."_s.contains(letter); });
}

ServerCondition onBoolean(const NativeField& native, const LeafTest& test) {
    QJsonArray values;
    if (test.fits(std::string_view("true")))
        values.append(true);
    if (test.fits(std::string_view("false")))
        values.append(false);
    return values.isEmpty() ? ServerCondition::none() : ServerCondition::some(on(u"terms"_s, native, values));
}

ServerCondition inWords(const NativeField& native, const ServerPattern& pattern) {
    std::vector<ServerCondition> parts;
    for (PatternQuery& word : pattern.words(native.name))
        parts.push_back(conditionOf(std::move(word)));
    if (parts.empty())
        return presence(native);
    ServerCondition both = bothOf(std::move(parts));
    both.exact = both.exact && native.conflict.isEmpty();
    return both;
}

/// A text as the leaf has it.
struct WantedText {
    const QString& text;
    bool hasWildcards = false;
    const LeafTest& test;
};

ServerCondition containing(const FieldRef& field, const NativeField& native, const WantedText& wanted) {
    if (!native.searchable || wanted.text.isEmpty())
        return presence(native);
    const ServerPattern pattern(wanted.text, wanted.hasWildcards);
    switch (native.kind) {
    case NativeKind::Keyword:
        if (mayBeLong(field))
            return anyOf({conditionOf(pattern.within(native.name)), leftOut(native)});
        return conditionOf(pattern.within(native.name));
    case NativeKind::Wildcard:
        return conditionOf(pattern.within(native.name));
    case NativeKind::Text:
        return inWords(native, pattern);
    case NativeKind::Boolean:
        return onBoolean(native, wanted.test);
    case NativeKind::Number:
        return wanted.hasWildcards || isNumberText(wanted.text) ? presence(native) : ServerCondition::none();
    case NativeKind::Address:
        return wanted.hasWildcards || isAddressText(wanted.text) ? presence(native) : ServerCondition::none();
    case NativeKind::Date:
    case NativeKind::DateNanos:
    case NativeKind::Other:
        break;
    }
    return presence(native);
}

ServerCondition wholeAddress(const NativeField& native, const QString& text) {
    const QHostAddress address(text);
    if (address.isNull() || !isAddressText(text))
        return ServerCondition::none();
    const bool isPlain = address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() == text;
    return isPlain || address.protocol() == QAbstractSocket::IPv6Protocol
               ? ServerCondition::some(on(u"term"_s, native, text), isPlain)
               : presence(native);
}

ServerCondition wholeKeyword(const FieldRef& field, const NativeField& native, const WantedText& wanted) {
    ServerCondition whole = conditionOf(ServerPattern(wanted.text, wanted.hasWildcards).whole(native.name));
    const bool isShort = static_cast<size_t>(wanted.text.size()) <= ServerPattern::longestWhole;
    const bool mayBeLeftOut = native.kind == NativeKind::Keyword && (!isShort || (wanted.hasWildcards && mayBeLong(field)));
    return mayBeLeftOut ? anyOf({whole, leftOut(native)}) : whole;
}

ServerCondition wholeValue(const FieldRef& field, const NativeField& native, const WantedText& wanted, const FieldMap& fields) {
    if (!native.searchable || wanted.text.isEmpty())
        return presence(native);
    switch (native.kind) {
    case NativeKind::Keyword:
    case NativeKind::Wildcard:
        return wholeKeyword(field, native, wanted);
    case NativeKind::Text: {
        const NativeField* exact = fields.findExact(field);
        const bool isShort = static_cast<size_t>(wanted.text.size()) <= ServerPattern::longestWhole;
        if (exact && !wanted.hasWildcards && isShort)
            return wholeKeyword(field, *exact, wanted);
        ServerCondition inText = inWords(native, ServerPattern(wanted.text, wanted.hasWildcards));
        inText.exact = false;
        return inText;
    }
    case NativeKind::Boolean:
        return onBoolean(native, wanted.test);
    case NativeKind::Number:
        return wanted.hasWildcards ? presence(native) : numberAsText(native, wanted.text).value_or(presence(native));
    case NativeKind::Address:
        return wanted.hasWildcards ? presence(native) : wholeAddress(native, wanted.text);
    case NativeKind::Date:
    case NativeKind::DateNanos:
    case NativeKind::Other:
        break;
    }
    return presence(native);
}

/// Whatever spelling or number says one of the levels that fit.
template <typename Leaf>
ServerCondition onLevel(const Leaf& leaf, const FieldMap& fields) {
    const FieldRef level = FieldRef::of(Field::Level);
    const NativeField* native = fields.find(level);
    if (!native)
        return ofMissing(level, fields);
    const LeafTest test(leaf);
    std::vector<Severity> wanted;
    for (const Severity severity : allSeverities) {
        if (test.fits(severity))
            wanted.push_back(severity);
    }
    return levelAmong(wanted, *native, fields).value_or(presence(*native));
}

struct AnyLevel {
    [[nodiscard]] static MatchRange leaf() {
        const auto bound = [](Severity severity) {
            return QueryBound{.text = severityText(severity),
                              .number = static_cast<double>(severity),
                              .integer = static_cast<qint64>(severity)};
        };
        return {.field = FieldRef::of(Field::Level), .low = bound(Severity::Trace), .high = bound(Severity::Fatal)};
    }
};

ServerCondition onTime(const FieldMap& fields, std::optional<qint64> low, std::optional<qint64> high) {
    const NativeField* time = fields.timeField();
    return time ? timeBetween(*time, low, high) : ServerCondition::all(false);
}

std::optional<FieldType> typeOf(const FieldRef& field) {
    return field.canonical ? std::optional(fieldType(*field.canonical)) : std::nullopt;
}

} // namespace

ServerCondition translateLeaf(const MatchWords& leaf, const FieldMap& fields) {
    const LeafTest test(leaf);
    std::vector<ServerCondition> parts;
    for (const Field field : freeTextFields()) {
        const FieldRef ref = FieldRef::of(field);
        const NativeField* native = fields.find(ref);
        parts.push_back(native ? containing(ref, *native, {leaf.text, leaf.hasWildcards, test}) : ofMissing(ref, fields));
    }
    return anyOf(std::move(parts));
}

ServerCondition translateLeaf(const MatchValue& leaf, const FieldMap& fields) {
    const auto type = typeOf(leaf.field);
    if (type == FieldType::Level)
        return onLevel(leaf, fields);
    if (type == FieldType::Time) {
        const auto time = leaf.hasWildcards ? std::nullopt : parseIso8601(leaf.text.toStdString(), QTimeZone::utc());
        if (leaf.hasWildcards)
            return ServerCondition::all(false);
        return time ? onTime(fields, time->nanoseconds, time->nanoseconds) : ServerCondition::none();
    }
    const NativeField* native = fields.find(leaf.field);
    if (!native)
        return ofMissing(leaf.field, fields);
    if (type == FieldType::Integer) {
        if (leaf.hasWildcards)
            return presence(*native);
        const auto number = readBound(leaf.field, leaf.text, {}).bound.integer;
        if (!number)
            return ServerCondition::none();
        return integerBetween(*native, fields.scaleOf(*leaf.field.canonical), number, number).value_or(presence(*native));
    }
    const LeafTest test(leaf);
    const WantedText wanted{leaf.text, leaf.hasWildcards, test};
    const bool isPart = type == FieldType::Text || (!type && !leaf.hasWildcards);
    return isPart ? containing(leaf.field, *native, wanted) : wholeValue(leaf.field, *native, wanted, fields);
}

ServerCondition translateLeaf(const MatchExists& leaf, const FieldMap& fields) {
    const auto type = typeOf(leaf.field);
    if (type == FieldType::Time)
        return ServerCondition::all();
    if (type == FieldType::Level)
        return onLevel(AnyLevel::leaf(), fields);
    const NativeField* native = fields.find(leaf.field);
    if (!native)
        return ofMissing(leaf.field, fields);
    ServerCondition exists = presence(*native);
    const bool isWhole = native->kind == NativeKind::Keyword || native->kind == NativeKind::Wildcard;
    const bool isNumber = native->kind == NativeKind::Number;
    if (exists.kind != ServerCondition::Kind::Some || !(isWhole || isNumber || native->kind == NativeKind::Boolean))
        return exists;
    // What holds a number as a text may hold no number.
    exists.exact = type != FieldType::Integer || isNumber;
    if (!isWhole || !type || !native->searchable)
        return exists;
    // An empty text is none.
    const bool wasExact = exists.exact;
    ServerCondition filled = bothOf({exists, noneOf(ServerCondition::some(on(u"term"_s, *native, QString())))});
    filled.exact = wasExact;
    return filled;
}

ServerCondition translateLeaf(const MatchRange& leaf, const FieldMap& fields) {
    const auto type = typeOf(leaf.field);
    if (type == FieldType::Level)
        return onLevel(leaf, fields);
    const NativeField* native = type == FieldType::Time ? fields.timeField() : fields.find(leaf.field);
    if (!native)
        return ofMissing(leaf.field, fields);
    if (type == FieldType::Time || type == FieldType::Integer) {
        const auto bounds = integersWithin(leaf);
        if (!bounds)
            return ServerCondition::none();
        if (type == FieldType::Time)
            return timeBetween(*native, bounds->low, bounds->high);
        return integerBetween(*native, fields.scaleOf(*leaf.field.canonical), bounds->low, bounds->high)
            .value_or(presence(*native));
    }
    return numberBetween(*native, leaf).value_or(presence(*native));
}

ServerCondition translateLeaf(const MatchRegex& leaf, const FieldMap& fields) {
    if (!leaf.field)
        return ServerCondition::all(false);
    const auto type = typeOf(*leaf.field);
    if (type == FieldType::Level)
        return onLevel(leaf, fields);
    if (type == FieldType::Time)
        return ServerCondition::all(false);
    const NativeField* native = fields.find(*leaf.field);
    if (!native)
        return ofMissing(*leaf.field, fields);
    if (native->kind == NativeKind::Boolean && native->searchable)
        return onBoolean(*native, LeafTest(leaf));
    return presence(*native);
}

} // namespace logloupe
