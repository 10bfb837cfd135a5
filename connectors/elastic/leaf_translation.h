// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Single conditions of a query in the Query DSL, by how the field is indexed. Pure; any thread.

#include "connectors/elastic/field_map.h"
#include "models/query/query.h"

#include <QJsonObject>

#include <vector>

namespace logloupe {

/// A condition that finds every event it should, and perhaps more where it is not exact.
struct ServerCondition {
    enum class Kind : quint8 { All, None, Some };
    Kind kind = Kind::All;
    QJsonObject query = {}; ///< of Some
    bool exact = true;
    int clauses = 0; ///< leaves in it, of which servers take 1 024

    [[nodiscard]] static ServerCondition all(bool exact = true) { return {.kind = Kind::All, .exact = exact}; }
    /// Nothing can match: always exact.
    [[nodiscard]] static ServerCondition none() { return {.kind = Kind::None}; }
    [[nodiscard]] static ServerCondition some(QJsonObject query, bool exact = true) {
        return {.kind = Kind::Some, .query = std::move(query), .exact = exact, .clauses = 1};
    }
    /// {"match_all": {}}, {"match_none": {}} or the query.
    [[nodiscard]] QJsonObject dsl() const;
};

[[nodiscard]] ServerCondition bothOf(std::vector<ServerCondition> parts);
[[nodiscard]] ServerCondition anyOf(std::vector<ServerCondition> parts);
/// Of what is not exact nothing can be taken away: everything, not exact.
[[nodiscard]] ServerCondition noneOf(const ServerCondition& part);

[[nodiscard]] ServerCondition translateLeaf(const MatchWords& leaf, const FieldMap& fields);
[[nodiscard]] ServerCondition translateLeaf(const MatchValue& leaf, const FieldMap& fields);
[[nodiscard]] ServerCondition translateLeaf(const MatchExists& leaf, const FieldMap& fields);
[[nodiscard]] ServerCondition translateLeaf(const MatchRange& leaf, const FieldMap& fields);
[[nodiscard]] ServerCondition translateLeaf(const MatchRegex& leaf, const FieldMap& fields);

/// Bounds in nanoseconds, both inside. Not exact where the field keeps milliseconds only and a bound lies between two.
[[nodiscard]] ServerCondition timeBetween(const NativeField& time, std::optional<qint64> low, std::optional<qint64> high);

} // namespace logloupe
