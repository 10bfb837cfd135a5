// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A query as the Query DSL of Elasticsearch and OpenSearch says it. Pure; any thread.
//
// The translation never finds less than Matcher does on the same events. Where the server can only find more (an analysed text knows words, not parts of them; regular expressions are
// Perl's here and Lucene's there), `exact` is false: the caller asks for events and keeps those the Matcher keeps, and says so; counts are lower or upper bounds then.
// Scripts are never used: neither platform has them everywhere.
//
// What indices hold otherwise than records do is taken for granted: one value a field, analysers that keep words whole as the standard one does, and no value of more than 256 characters left out by
// ignore_above where the index does not note it in _ignored (OpenSearch does not; names, numbers and ids are shorter). Every field is mapped; what is not, has no server an answer for.

#include "connectors/elastic/field_map.h"
#include "models/query/query.h"

#include <QJsonObject>

namespace logloupe {

struct TranslatedQuery {
    QJsonObject filter;       ///< a query for the "filter" of a bool query; {"match_all": {}} for everything
    bool exact = true;        ///< false: the server finds every match and perhaps more
    QStringList inexact = {}; ///< which parts, as people wrote them: for the sentence that says so
};

[[nodiscard]] TranslatedQuery translateQuery(const Query& query, const FieldMap& fields);

/// A half-open range of the time field, to the nanosecond where the field keeps them; where it keeps milliseconds, events of the bounds' own milliseconds are found too. Match all for an unbounded
/// range.
[[nodiscard]] QJsonObject timeFilter(const TimeRange& range, const NativeField& time);

/// {"bool": {"filter": [time, query]}}
[[nodiscard]] QJsonObject filterOf(const TranslatedQuery& query, const TimeRange& range, const NativeField& time);

} // namespace logloupe
