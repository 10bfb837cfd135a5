// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Questions the server answers with numbers: bodies of _search with size 0, one request per question, and what the answers say. Pure; any thread.

#include "connectors/api/requests.h"
#include "connectors/elastic/field_map.h"
#include "connectors/elastic/search_reply.h"

#include <QJsonObject>

namespace logloupe {

/// An answer, and how much of the truth it holds: sum_other_doc_count and doc_count_error_upper_bound are among the reasons.
template <typename Value>
struct Counted {
    Value value;
    ReplyCompleteness completeness;
    QString inexact = {}; ///< translated: counts of rows that may be too low, and by how much; empty when exact
};

/// Number of bins from the range's begin in steps of whole milliseconds; the last one may be cut. Usage where there are more bins than the server takes in one answer (60 000). Where rows × bins
/// would be more, fewer rows are asked for and the rest is summed.
[[nodiscard]] Result<QJsonObject> countBody(const CountRequest& request, const FieldMap& fields, const QJsonObject& filter);
[[nodiscard]] Result<Counted<CountTable>> readCounts(const QByteArray& reply, const CountRequest& request);

/// Usage where the field cannot be counted on the server (analysed text without a keyword sub-field, or unknown): the message names it.
[[nodiscard]] Result<QJsonObject> topBody(const TopRequest& request, const FieldMap& fields, const QJsonObject& filter);
[[nodiscard]] Result<Counted<TopValues>> readTop(const QByteArray& reply, const TopRequest& request);

/// Status changes by a composite aggregation cannot keep the order of events: they are fetched as events that have order.status.new, with these fields only.
[[nodiscard]] QJsonObject transitionsSource(const FieldMap& fields);

} // namespace logloupe
