// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/query_program.h"

#include "connectors/local/store/key_index.h"
#include "connectors/local/store/pattern_pieces.h"

#include <algorithm>

namespace logloupe::store {

namespace {

constexpr int otherFieldCost = 2000;
constexpr int textCost = 100;
constexpr int regexFactor = 20;

int fieldCost(const FieldRef& field) {
    if (!field.canonical)
        return otherFieldCost;
    switch (fieldType(*field.canonical)) {
    case FieldType::Time:
    case FieldType::Level:
        return 1;
    case FieldType::Keyword:
        return 2;
    case FieldType::Integer:
        return 3;
    case FieldType::Key:
        return 4;
    case FieldType::Text:
        return textCost;
    }
    return 0;
}

void usePieces(const PatternPieces& pieces, QueryStep& step) {
    for (const QString& text : pieces.texts)
        step.pieces.emplace_back(text);
    step.arePiecesExact = pieces.isExact;
}

QueryStep compiled(const QueryNode& node);

QueryStep compiledList(QueryStep::Kind kind, const std::vector<QueryNodePointer>& children) {
    QueryStep list{.kind = kind};
    for (const QueryNodePointer& child : children) {
        list.children.push_back(compiled(*child));
        list.cost += list.children.back().cost;
    }
    std::stable_sort(list.children.begin(), list.children.end(),
                     [](const QueryStep& left, const QueryStep& right) { return left.cost < right.cost; });
    return list;
}

QueryStep compiledValue(const MatchValue& match) {
    QueryStep step{
        .kind = QueryStep::Kind::Value, .field = match.field, .test = LeafTest(match), .cost = fieldCost(match.field)};
    const auto type = match.field.canonical ? std::optional(fieldType(*match.field.canonical)) : std::nullopt;
    if (match.hasWildcards) {
        if (type == FieldType::Text)
            usePieces(piecesOfWildcards(match.text), step);
        return step;
    }
    if (type == FieldType::Key)
        step.wholeHash = caselessHash(match.text.toStdString());
    else if (type == FieldType::Text)
        step.needle = Needle(match.text);
    return step;
}

QueryStep compiled(const QueryNode& node) {
    using Kind = QueryStep::Kind;
    struct Compiler {
        QueryStep operator()(const MatchAll&) const { return {}; }
        QueryStep operator()(const MatchAnd& match) const { return compiledList(Kind::And, match.children); }
        QueryStep operator()(const MatchOr& match) const { return compiledList(Kind::Or, match.children); }
        QueryStep operator()(const MatchNot& match) const {
            QueryStep negation{.kind = Kind::Not};
            negation.children.push_back(compiled(*match.child));
            negation.cost = negation.children.front().cost;
            return negation;
        }
        QueryStep operator()(const MatchWords& match) const {
            QueryStep step{.kind = Kind::Words, .test = LeafTest(match), .cost = 2 * textCost};
            if (match.hasWildcards)
                usePieces(piecesOfWildcards(match.text), step);
            else
                step.needle = Needle(match.text);
            return step;
        }
        QueryStep operator()(const MatchValue& match) const { return compiledValue(match); }
        QueryStep operator()(const MatchExists& match) const {
            return {.kind = Kind::Exists, .field = match.field, .cost = fieldCost(match.field)};
        }
        QueryStep operator()(const MatchRange& match) const {
            return {.kind = Kind::Value, .field = match.field, .test = LeafTest(match), .cost = fieldCost(match.field)};
        }
        QueryStep operator()(const MatchRegex& match) const {
            QueryStep step{.kind = Kind::Words, .test = LeafTest(match), .cost = 2 * textCost * regexFactor};
            if (match.field) {
                step.kind = Kind::Value;
                step.field = *match.field;
                step.cost = fieldCost(*match.field) * regexFactor;
            }
            usePieces(piecesOfRegex(match.pattern, match.ignoreCase), step);
            return step;
        }
    };
    return std::visit(Compiler{}, node.value);
}

} // namespace

bool QueryStep::hitLimit() const {
    return (test && test->hitLimit())
           || std::any_of(children.begin(), children.end(), [](const QueryStep& child) { return child.hitLimit(); });
}

QueryProgram::QueryProgram(const Query& query)
    : m_root(compiled(query.root())) {}

} // namespace logloupe::store
