// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/masked_query.h"

#include <functional>

namespace logloupe {

namespace {

std::optional<MaskedTerm> maskedTerm(const QueryNode& node) {
    std::optional<MaskedTerm> term;
    if (const auto* value = std::get_if<MatchValue>(&node.value))
        term = MaskedTerm{value->field, value->text};
    else if (const auto* words = std::get_if<MatchWords>(&node.value))
        term = MaskedTerm{{}, words->text};
    return term && !maskedTokens(term->text).isEmpty() ? term : std::nullopt;
}

std::vector<QueryNodePointer> changed(const std::vector<QueryNodePointer>& children,
                                      const std::function<QueryNodePointer(const QueryNodePointer&)>& change) {
    std::vector<QueryNodePointer> result;
    result.reserve(children.size());
    for (const QueryNodePointer& child : children)
        result.push_back(change(child));
    return result;
}

QueryNodePointer resolved(const QueryNodePointer& node, const EventText& text) {
    const auto again = [&text](const QueryNodePointer& child) { return resolved(child, text); };
    if (const auto* all = std::get_if<MatchAnd>(&node->value))
        return makeQueryNode(MatchAnd{changed(all->children, again)});
    if (const auto* any = std::get_if<MatchOr>(&node->value))
        return makeQueryNode(MatchOr{changed(any->children, again)});
    if (const auto* negation = std::get_if<MatchNot>(&node->value))
        return makeQueryNode(MatchNot{again(negation->child)});
    const auto term = maskedTerm(*node);
    const QStringList values = term ? text.loggedValues(term->field, term->text) : QStringList();
    if (values.isEmpty())
        return node;
    // Where records were masked before they were shipped, the token itself is what was logged.
    std::vector<QueryNodePointer> any{node};
    for (const QString& value : values)
        any.push_back(term->field ? makeQueryNode(MatchValue{*term->field, value, false})
                                  : makeQueryNode(MatchWords{value, false}));
    return makeQueryNode(MatchOr{std::move(any)});
}

void collect(const QueryNode& node, std::vector<MaskedTerm>& terms) {
    const auto collectAll = [&terms](const std::vector<QueryNodePointer>& children) {
        for (const QueryNodePointer& child : children)
            collect(*child, terms);
    };
    if (const auto* all = std::get_if<MatchAnd>(&node.value))
        collectAll(all->children);
    else if (const auto* any = std::get_if<MatchOr>(&node.value))
        collectAll(any->children);
    else if (const auto* negation = std::get_if<MatchNot>(&node.value))
        collect(*negation->child, terms);
    else if (auto term = maskedTerm(node))
        terms.push_back(std::move(*term));
}

} // namespace

std::vector<MaskedTerm> maskedTerms(const Query& query) {
    std::vector<MaskedTerm> terms;
    collect(query.root(), terms);
    return terms;
}

Query withLoggedValues(const Query& query, const EventText& text) {
    return maskedTerms(query).empty() ? query : Query(resolved(query.rootPointer(), text), query.text());
}

std::vector<MaskedTerm> unknownTerms(const Query& query, const EventText& text) {
    std::vector<MaskedTerm> terms = maskedTerms(query);
    std::erase_if(terms, [&text](const MaskedTerm& term) { return !text.loggedValues(term.field, term.text).isEmpty(); });
    return terms;
}

} // namespace logloupe
