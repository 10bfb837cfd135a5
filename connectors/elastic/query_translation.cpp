// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/query_translation.h"

#include "connectors/elastic/leaf_translation.h"

#include <QJsonArray>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

// Servers take 1 024 leaves (indices.query.bool.max_clause_count) and 30 levels (indices.query.bool.max_nested_depth).
constexpr int mostClauses = 900;
constexpr int deepest = 12;

class Translator {
public:
    explicit Translator(const FieldMap& fields)
        : m_fields(fields) {}

    ServerCondition node(const QueryNode& node, int depth) {
        if (const auto* all = std::get_if<MatchAnd>(&node.value))
            return depth > deepest ? given(node, ServerCondition::all(false)) : bothOf(children(all->children, depth));
        if (const auto* any = std::get_if<MatchOr>(&node.value))
            return depth > deepest ? given(node, ServerCondition::all(false)) : anyOf(children(any->children, depth));
        if (const auto* negation = std::get_if<MatchNot>(&node.value))
            return depth > deepest ? given(node, ServerCondition::all(false)) : noneOf(this->node(*negation->child, depth + 1));
        return std::visit([&](const auto& match) { return given(node, leaf(match)); }, node.value);
    }

    [[nodiscard]] const QStringList& inexact() const { return m_inexact; }

private:
    std::vector<ServerCondition> children(const std::vector<QueryNodePointer>& nodes, int depth) {
        std::vector<ServerCondition> parts;
        parts.reserve(nodes.size());
        for (const QueryNodePointer& child : nodes)
            parts.push_back(node(*child, depth + 1));
        return parts;
    }

    ServerCondition leaf(const MatchAll&) { return ServerCondition::all(); }
    ServerCondition leaf(const MatchAnd&) { return ServerCondition::all(false); }
    ServerCondition leaf(const MatchOr&) { return ServerCondition::all(false); }
    ServerCondition leaf(const MatchNot&) { return ServerCondition::all(false); }
    template <typename Match>
    ServerCondition leaf(const Match& match) {
        return translateLeaf(match, m_fields);
    }

    /// Within what servers take, and noted where it is not exact.
    ServerCondition given(const QueryNode& node, ServerCondition condition) {
        m_clauses += condition.clauses;
        if (m_clauses > mostClauses)
            condition = ServerCondition::all(false);
        if (!condition.exact) {
            const QString text = formatQuery(node);
            if (!m_inexact.contains(text))
                m_inexact << text;
        }
        return condition;
    }

    const FieldMap& m_fields;
    QStringList m_inexact;
    int m_clauses = 0;
};

} // namespace

TranslatedQuery translateQuery(const Query& query, const FieldMap& fields) {
    Translator translator(fields);
    const ServerCondition condition = translator.node(query.root(), 0);
    return {
        .filter = condition.dsl(), .exact = condition.exact, .inexact = condition.exact ? QStringList() : translator.inexact()};
}

QJsonObject timeFilter(const TimeRange& range, const NativeField& time) {
    if (range.isEmpty())
        return ServerCondition::none().dsl();
    const auto low = range.begin == TimePoint::earliest() ? std::nullopt : std::optional(range.begin.nanoseconds);
    const auto high = range.end == TimePoint::latest() ? std::nullopt : std::optional(range.end.nanoseconds - 1);
    return timeBetween(time, low, high).dsl();
}

QJsonObject filterOf(const TranslatedQuery& query, const TimeRange& range, const NativeField& time) {
    QJsonArray filter{timeFilter(range, time), query.filter};
    const QJsonObject all = ServerCondition::all().dsl();
    for (qsizetype i = filter.size() - 1; i >= 0; --i) {
        if (filter.at(i).toObject() == all)
            filter.removeAt(i);
    }
    return {{u"bool"_s, QJsonObject{{u"filter"_s, filter}}}};
}

} // namespace logloupe
