// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/leaf_translation.h"

#include <QJsonArray>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

using Kind = ServerCondition::Kind;

bool areExact(const std::vector<ServerCondition>& parts) {
    return std::all_of(parts.begin(), parts.end(), [](const ServerCondition& part) { return part.exact; });
}

ServerCondition listOf(const std::vector<ServerCondition>& parts, bool isAny) {
    if (parts.size() == 1)
        return parts.front();
    QJsonArray queries;
    int clauses = 0;
    for (const ServerCondition& part : parts) {
        queries.append(part.query);
        clauses += part.clauses;
    }
    QJsonObject list{{isAny ? u"should"_s : u"filter"_s, queries}};
    if (isAny)
        list.insert(u"minimum_should_match"_s, 1);
    return {.kind = Kind::Some, .query = {{u"bool"_s, list}}, .exact = areExact(parts), .clauses = clauses};
}

} // namespace

QJsonObject ServerCondition::dsl() const {
    if (kind == Kind::Some)
        return query;
    return {{kind == Kind::All ? u"match_all"_s : u"match_none"_s, QJsonObject()}};
}

ServerCondition bothOf(std::vector<ServerCondition> parts) {
    if (std::any_of(parts.begin(), parts.end(), [](const ServerCondition& part) { return part.kind == Kind::None; }))
        return ServerCondition::none();
    const bool exact = areExact(parts);
    std::erase_if(parts, [](const ServerCondition& part) { return part.kind == Kind::All; });
    if (parts.empty())
        return ServerCondition::all(exact);
    ServerCondition both = listOf(parts, false);
    both.exact = exact;
    return both;
}

ServerCondition anyOf(std::vector<ServerCondition> parts) {
    const auto isAll = [](const ServerCondition& part) { return part.kind == Kind::All; };
    if (std::any_of(parts.begin(), parts.end(), isAll)) {
        return ServerCondition::all(std::any_of(
            parts.begin(), parts.end(), [](const ServerCondition& part) { return part.kind == Kind::All && part.exact; }));
    }
    std::erase_if(parts, [](const ServerCondition& part) { return part.kind == Kind::None; });
    return parts.empty() ? ServerCondition::none() : listOf(parts, true);
}

ServerCondition noneOf(const ServerCondition& part) {
    if (!part.exact)
        return ServerCondition::all(false);
    if (part.kind != Kind::Some)
        return part.kind == Kind::All ? ServerCondition::none() : ServerCondition::all();
    const QJsonObject negation{{u"must_not"_s, QJsonArray{part.query}}};
    return {.kind = Kind::Some, .query = {{u"bool"_s, negation}}, .clauses = part.clauses};
}

} // namespace logloupe
