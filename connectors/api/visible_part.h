// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What of an answer the rights let through. The query was narrowed before; this is for sources that answer more than they were asked. Pure; any thread.

#include "connectors/api/search_run.h"
#include "models/domain/profile.h"
#include "models/query/query.h"

namespace logloupe {

/// A value, and how much of it was taken away: events, rows of a table, listed values, status changes.
template <typename Value>
struct VisiblePart {
    Value value;
    qint64 hidden = 0;
};

/// Both the query and one of the systems that may be seen; an event without a system is for those who may see every system. The person's text stays.
[[nodiscard]] Query narrowedQuery(const Query& query, const AccessRights& rights);
/// A system that the query demands and the rights hide, if there is one: an empty answer would tell less than the reason.
[[nodiscard]] std::optional<QString> hiddenDemand(const Query& query, const AccessRights& rights);

[[nodiscard]] VisiblePart<EventBatch> visibleRows(const EventBatch& batch, const AccessRights& rights);
/// `by`: the field whose values the rows are; only rows of systems can be told apart.
[[nodiscard]] VisiblePart<CountTable> visibleCounts(const CountTable& table, const std::optional<FieldRef>& by,
                                                    const AccessRights& rights);
[[nodiscard]] VisiblePart<TopValues> visibleValues(const TopValues& values, const AccessRights& rights);
/// Orders, statuses and systems of which nothing is left lose their names too.
[[nodiscard]] VisiblePart<StatusTransitions> visibleTransitions(const StatusTransitions& transitions,
                                                                const AccessRights& rights);

/// "Your role cannot see crm."
[[nodiscard]] QString cannotSeeText(const QStringList& what);

} // namespace logloupe
