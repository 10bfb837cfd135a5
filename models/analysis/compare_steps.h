// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What counts as a step of an order in a comparison, and which steps of two orders are the same.

#include "models/analysis/compare.h"

#include <string>
#include <utility>
#include <vector>

namespace logloupe::comparison {

/// Optional: may or may not happen to an order that goes well; its absence is no gap.
enum class StepKind : quint8 { Other, Optional, PriceFailure, Rejection, DeadLetter, Failure };

struct Step {
    ComparedStep shown;
    std::string key; ///< equal keys are the same step
    StepKind kind = StepKind::Other;
    TimePoint time;
    bool beginsStay = false; ///< the status change belongs to the stay it begins, not to the one it ends
};

/// The steps of each stay of an order, by its index in OrderTimeline::statuses. The change that ends a stay is its last step; creating the order and
/// uploading the model begin theirs. What became of a message belongs to the stay in which it was published, however late it arrived.
[[nodiscard]] std::vector<std::vector<Step>> stepsOfStays(const OrderTimeline& timeline);

/// Pairs of indices into both lists, -1 where a side has no such step: a longest common subsequence, then what
/// is left over with the same key, since steps of different systems may change places.
[[nodiscard]] std::vector<std::pair<int, int>> aligned(const std::vector<Step>& left, const std::vector<Step>& right);

} // namespace logloupe::comparison
