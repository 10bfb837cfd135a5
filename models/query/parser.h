// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The parser behind parseQuery(), for those who also need to know where in the text each part stands. Pure; any thread.

#include "models/query/query.h"

#include <vector>

namespace logloupe {

/// One of the parts of a query that all must match.
struct QueryTerm {
    QueryNodePointer node;
    int begin = 0; ///< UTF-16 units, with its NOT and parentheses
    int end = 0;
};

struct ParsedQuery {
    QueryNodePointer root;        ///< null where there is an error
    std::vector<QueryTerm> terms; ///< those read before the error, if there is one
    std::optional<Error> error;
    int errorTermBegin = 0; ///< where the part begins that could not be read
};

[[nodiscard]] ParsedQuery parseQueryTerms(const QString& text, const QueryContext& context);

/// Deepest nesting of parentheses and NOT; deeper ones are an error, so that no text can exhaust the stack of those who walk the tree.
inline constexpr int deepestQuery = 100;
/// UTF-16 units.
inline constexpr int longestQuery = 65536;

} // namespace logloupe
