// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Answers of several sources made one. Pure; any thread.

#include "connectors/api/requests.h"
#include "connectors/api/search_run.h"

#include <vector>

namespace logloupe {

/// What one source answered, and what has to be said of it.
struct PartAnswer {
    Answer answer;
    QString refusal = {};   ///< why it cannot be used at all, translated; empty: it is
    QString complaint = {}; ///< what its numbers lack beside the others', translated; empty: nothing
};

/// Each source is asked for this many rows at least, so that what is frequent in all of them together is in all their lists.
[[nodiscard]] CountRequest widened(const CountRequest& request);
[[nodiscard]] TopRequest widened(const TopRequest& request);

/// Added up by row and bin; the most frequent rows, the rest in a row "…". A table of other bins than were asked for is refused; a source whose own rest may hide a part of a listed
/// row is complained of.
[[nodiscard]] Answer mergedCounts(std::vector<PartAnswer>& parts, const CountRequest& request);
/// Added up by value. `distinct` is exact only where every source listed all of its values; a source that may have more of a listed value than it says is complained of.
[[nodiscard]] Answer mergedValues(std::vector<PartAnswer>& parts, const TopRequest& request);
/// All changes of an order together, by time, then by source. A change that two sources tell alike to the nanosecond is one.
[[nodiscard]] Answer mergedTransitions(std::vector<PartAnswer>& parts);
/// Each name once, as the first source knows it.
[[nodiscard]] Answer mergedFields(std::vector<PartAnswer>& parts);

} // namespace logloupe
