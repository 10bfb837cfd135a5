// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query may name a value by what it is masked as, customer.email:"‹e-mail 3f2a›". Sources know only what was logged, so such parts are
// answered by the values behind them. What is asked of a source this way is never shown: the query keeps its text. GUI thread.

#include "models/items/event_text.h"
#include "models/query/query.h"

namespace logloupe {

/// A part of a query that names a masked value; no field: words anywhere.
struct MaskedTerm {
    std::optional<FieldRef> field;
    QString text;
};
[[nodiscard]] std::vector<MaskedTerm> maskedTerms(const Query& query);

/// The same query, its text too, that also finds the values which `text` knows behind its masked terms.
[[nodiscard]] Query withLoggedValues(const Query& query, const EventText& text);

/// The masked terms behind which no value is known.
[[nodiscard]] std::vector<MaskedTerm> unknownTerms(const Query& query, const EventText& text);

} // namespace logloupe
