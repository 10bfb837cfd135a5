// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Token spans for colouring a query while it is typed. Pure; any thread.

#include "models/query/query.h"

#include <vector>

namespace logloupe {

enum class HighlightKind : quint8 { Field, Operator, Keyword, Parenthesis, Text, String, Regex, Number, Error };

struct HighlightSpan {
    int begin = 0; ///< UTF-16 units
    int length = 0;
    HighlightKind kind = HighlightKind::Text;

    bool operator==(const HighlightSpan&) const = default;
};

/// Rising and without overlap. Spaces belong to no span. The part at which reading failed is an Error, unless it is merely unfinished.
[[nodiscard]] std::vector<HighlightSpan> highlightQuery(const QString& text, const QueryContext& context = {});

} // namespace logloupe
