// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What can be asked of a source. Values.

#include "models/domain/aggregates.h"
#include "models/query/query.h"

#include <optional>

namespace logloupe {

enum class SortOrder : quint8 { OldestFirst, NewestFirst };

/// Every event that matches, in batches sorted by time in the asked order.
struct SearchRequest {
    Query query;
    TimeRange range;
    SortOrder order = SortOrder::OldestFirst;
    std::optional<qint64> limit = {}; ///< the first so many; nothing: all
    bool countTotal = true; ///< whether completeness.total must hold the number of all matches when a limit cuts the result
};

/// Counts by time bin and, if asked, by the values of a field. Answered by CountTable.
struct CountRequest {
    Query query;
    TimeRange range; ///< bounded; the first bin begins at its begin
    Duration step{}; ///< above zero; at most 100 000 bins
    std::optional<FieldRef> by = {};
    int rowLimit = 200; ///< the most frequent values; the rest is summed in a last row named "…"
};

/// Answered by TopValues.
struct TopRequest {
    FieldRef field;
    Query query;
    TimeRange range;
    int limit = 10;
};

/// Every status change of the orders that have one in the range. Answered by StatusTransitions.
struct TransitionsRequest {
    TimeRange range;
    TimePoint since =
        TimePoint::earliest(); ///< changes before it may be left out: whoever keeps more than can be read need not read it
};

/// The fields the source knows. Answered by std::vector<FieldDescription>.
struct FieldsRequest {};

/// Events as they come, from now on. Notices tell of connections, gaps and drops.
struct TailRequest {
    Query query;
};

} // namespace logloupe
