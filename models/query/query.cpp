// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query.h"

#include "models/domain/human_format.h"
#include "models/query/query_writing.h"

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// The children of an and-list, or the node itself: keeps edited queries flat however often they are narrowed.
std::vector<QueryNodePointer> conjuncts(const QueryNodePointer& node) {
    if (const auto* all = std::get_if<MatchAnd>(&node->value))
        return all->children;
    return {node};
}

Query narrowed(const Query& query, const std::vector<QueryNodePointer>& added) {
    std::vector<QueryNodePointer> children;
    if (!query.matchesEverything())
        children = conjuncts(query.rootPointer());
    children.insert(children.end(), added.begin(), added.end());
    return Query(children.size() == 1 ? children.front() : makeQueryNode(MatchAnd{std::move(children)}));
}

} // namespace

Query::Query()
    : m_root(makeQueryNode(MatchAll{})) {}

Query::Query(QueryNodePointer root, QString text)
    : m_root(std::move(root))
    , m_text(std::move(text)) {
    if (!m_root)
        m_root = makeQueryNode(MatchAll{});
    if (m_text.isEmpty())
        m_text = formatQuery(*m_root);
}

bool Query::matchesEverything() const {
    return std::holds_alternative<MatchAll>(m_root->value);
}

Query Query::andAlso(const Query& other) const {
    if (other.matchesEverything())
        return *this;
    return matchesEverything() ? other : narrowed(*this, conjuncts(other.m_root));
}

Query Query::butNot(const Query& other) const {
    if (const auto* negation = std::get_if<MatchNot>(&other.m_root->value))
        return andAlso(Query(negation->child));
    return narrowed(*this, {makeQueryNode(MatchNot{other.m_root})});
}

Query Query::forOrder(std::string_view order) {
    return forValue(FieldRef::of(Field::OrderId), toText(order));
}

Query Query::forCustomer(std::string_view customer) {
    return forValue(FieldRef::of(Field::CustomerId), toText(customer));
}

Query Query::forValue(const FieldRef& field, const QString& value) {
    if (value.isEmpty())
        return Query(makeQueryNode(MatchNot{makeQueryNode(MatchExists{field})}));
    if (field.canonical == Field::Timestamp) {
        const QString text = writeFieldName(field) + u':' + writeValue(value);
        if (auto parsed = parseQuery(text))
            return *std::move(parsed);
    }
    const bool isPlainDuration = field.canonical == Field::Duration && value.back().isDigit();
    return Query(
        makeQueryNode(MatchValue{.field = field, .text = isPlainDuration ? value + "ns"_L1 : value, .hasWildcards = false}));
}

} // namespace logloupe
