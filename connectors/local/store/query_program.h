// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query made ready for the store: its leaves compiled once, with what indexes and templates can use of them. Used on one thread at a time,
// because the tests of values are.

#include "connectors/local/store/needle.h"
#include "models/query/leaf_test.h"
#include "models/query/query.h"

#include <optional>
#include <vector>

namespace logloupe::store {

struct QueryStep {
    enum class Kind : quint8 { All, And, Or, Not, Exists, Value, Words };
    Kind kind = Kind::All;
    std::vector<QueryStep> children = {};
    FieldRef field = {};                   ///< of Exists and Value
    std::optional<LeafTest> test = {};     ///< of Value and Words
    std::optional<quint64> wholeHash = {}; ///< a whole value without wildcards: its caselessHash()
    std::optional<Needle> needle = {};     ///< a part of a text without wildcards
    std::vector<Needle> pieces = {};       ///< parts that a text must hold to fit the pattern, one after the other
    bool arePiecesExact = false;           ///< and with which it fits
    int cost = 0;

    [[nodiscard]] bool hitLimit() const;
};

class QueryProgram {
public:
    explicit QueryProgram(const Query& query);

    [[nodiscard]] const QueryStep& root() const { return m_root; }
    /// A regular expression ran into its limit of steps: the answer is not complete.
    [[nodiscard]] bool hitLimit() const { return m_root.hitLimit(); }

private:
    QueryStep m_root;
};

} // namespace logloupe::store
