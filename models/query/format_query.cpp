// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query.h"
#include "models/query/query_writing.h"

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// Lists stand in parentheses wherever they are part of something else: people do not remember which operator binds tighter.
enum class Place : quint8 { Root, Inside };

QString write(const QueryNode& node, Place place);

QString joined(const std::vector<QueryNodePointer>& children, const QString& separator) {
    QString result;
    for (const QueryNodePointer& child : children) {
        if (!result.isEmpty())
            result += separator;
        result += write(*child, Place::Inside);
    }
    return result;
}

QString inParentheses(const QString& text, bool needed) {
    return needed ? u'(' + text + u')' : text;
}

QString writeValueText(const MatchValue& value) {
    return value.hasWildcards ? writePattern(value.text) : writeValue(value.text);
}

/// field:(a OR b) where all are values of one field.
std::optional<QString> writeAlternatives(const MatchOr& node) {
    const MatchValue* first = nullptr;
    QString values;
    for (const QueryNodePointer& child : node.children) {
        const auto* value = std::get_if<MatchValue>(&child->value);
        if (!value || (first && first->field != value->field))
            return std::nullopt;
        if (first)
            values += " OR "_L1;
        else
            first = value;
        values += writeValueText(*value);
    }
    return first ? std::optional(writeFieldName(first->field) + u":("_s + values + u')') : std::nullopt;
}

QString writeBound(const std::optional<QueryBound>& bound) {
    return bound ? writeValue(bound->text) : u"*"_s;
}

QString writeRange(const MatchRange& range) {
    const QString name = writeFieldName(range.field);
    if (range.low && range.high) {
        return name + u':' + (range.lowInclusive ? u'[' : u'{') + writeBound(range.low) + u" TO "_s + writeBound(range.high)
               + (range.highInclusive ? u']' : u'}');
    }
    const bool isQuotedName = name.startsWith(u'"');
    const QString comparison = range.low ? (range.lowInclusive ? u">="_s : u">"_s) : (range.highInclusive ? u"<="_s : u"<"_s);
    return name + (isQuotedName ? u":"_s : QString()) + comparison + writeBound(range.low ? range.low : range.high);
}

QString writeRegex(const MatchRegex& regex) {
    QString pattern;
    for (qsizetype at = 0; at < regex.pattern.size(); ++at) {
        const QChar character = regex.pattern[at];
        if (character == u'\\' && at + 1 < regex.pattern.size()) {
            pattern += character;
            pattern += regex.pattern[++at];
            continue;
        }
        if (character == u'/')
            pattern += u'\\';
        pattern += character;
    }
    const QString written = u'/' + pattern + u'/' + (regex.ignoreCase ? u"i"_s : QString());
    if (!regex.field)
        return written;
    // After the plain name, a slash begins a path as soon as a space follows.
    const bool needsQuotes = regex.field->canonical == Field::UrlPath && pattern.contains(u' ');
    const QString name = writeFieldName(*regex.field);
    return (needsQuotes ? u'"' + name + u'"' : name) + u':' + written;
}

QString write(const QueryNode& node, Place place) {
    struct Writer {
        Place place;
        QString operator()(const MatchAll&) const { return u"*"_s; }
        QString operator()(const MatchAnd& node) const {
            return inParentheses(joined(node.children, u" AND "_s), place == Place::Inside);
        }
        QString operator()(const MatchOr& node) const {
            if (const auto alternatives = writeAlternatives(node))
                return *alternatives;
            return inParentheses(joined(node.children, u" OR "_s), place == Place::Inside);
        }
        QString operator()(const MatchNot& node) const { return u"NOT "_s + write(*node.child, Place::Inside); }
        QString operator()(const MatchWords& node) const {
            return node.hasWildcards ? writePattern(node.text) : writeWords(node.text);
        }
        QString operator()(const MatchValue& node) const { return writeFieldName(node.field) + u':' + writeValueText(node); }
        QString operator()(const MatchExists& node) const { return writeFieldName(node.field) + u":*"_s; }
        QString operator()(const MatchRange& node) const { return writeRange(node); }
        QString operator()(const MatchRegex& node) const { return writeRegex(node); }
    };
    return std::visit(Writer{place}, node.value);
}

} // namespace

QString formatQuery(const QueryNode& node) {
    if (std::holds_alternative<MatchAll>(node.value))
        return {};
    return write(node, Place::Root);
}

} // namespace logloupe
