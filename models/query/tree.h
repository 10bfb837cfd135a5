// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The syntax tree of a query: immutable, shared, comparable. Translators and evaluators walk it; only the parser and the editing functions build it.

#include "models/domain/field.h"
#include "models/domain/severity.h"

#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace logloupe {

struct QueryNode;
using QueryNodePointer = std::shared_ptr<const QueryNode>;

/// Every event.
struct MatchAll {
    bool operator==(const MatchAll&) const = default;
};

/// All of the children match. Two or more children.
struct MatchAnd {
    std::vector<QueryNodePointer> children;
    bool operator==(const MatchAnd& other) const;
};

/// Any of the children matches. Two or more children.
struct MatchOr {
    std::vector<QueryNodePointer> children;
    bool operator==(const MatchOr& other) const;
};

struct MatchNot {
    QueryNodePointer child;
    bool operator==(const MatchNot& other) const;
};

/// A text without a field: occurs, in any case of letters, within any of freeTextFields(). Wildcards: * any run, ? one character.
struct MatchWords {
    QString text;
    bool hasWildcards = false;
    bool operator==(const MatchWords&) const = default;
};

/// field:value. Keyword and Key fields: the whole value, in any case of letters. Text fields and fields that are not canonical: occurs within, in any case.
/// Integer fields: the number. Level: the level of that name.
struct MatchValue {
    FieldRef field;
    QString text;
    bool hasWildcards = false; ///< the whole value must fit the pattern, Text fields: a part of it
    bool operator==(const MatchValue&) const = default;
};

/// field:* — the event has the field.
struct MatchExists {
    FieldRef field;
    bool operator==(const MatchExists&) const = default;
};

/// A bound of a comparison, already read in the field's unit: nanoseconds for durations and times, bytes for sizes, Severity's
/// value for levels, else a number; where the text is no number, only `text` is set and values are compared as texts.
struct QueryBound {
    QString text;
    std::optional<double> number;
    std::optional<qint64> integer; ///< exact, when the number is whole
    bool operator==(const QueryBound&) const = default;
};

/// Bounds on either side; one of them may be missing, never both.
struct MatchRange {
    FieldRef field;
    std::optional<QueryBound> low;
    bool lowInclusive = true;
    std::optional<QueryBound> high;
    bool highInclusive = true;
    bool operator==(const MatchRange&) const = default;
};

/// A Perl-compatible regular expression found within the field's text (or any of freeTextFields() without a field), case-sensitive unless written /…/i.
struct MatchRegex {
    std::optional<FieldRef> field;
    QString pattern;
    bool ignoreCase = false;
    bool operator==(const MatchRegex&) const = default;
};

struct QueryNode {
    std::variant<MatchAll, MatchAnd, MatchOr, MatchNot, MatchWords, MatchValue, MatchExists, MatchRange, MatchRegex> value;
    bool operator==(const QueryNode&) const = default;
};

template <typename Match>
[[nodiscard]] QueryNodePointer makeQueryNode(Match match) {
    return std::make_shared<const QueryNode>(QueryNode{std::move(match)});
}

} // namespace logloupe
