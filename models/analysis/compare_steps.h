// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What counts as a step of an order in a comparison, and which steps of two orders are the same.

#include "models/analysis/compare.h"

#include <string>
#include <utility>
#include <vector>

namespace logloupe::comparison {

enum class StepKind : quint8 { Other, PriceFailure, Rejection, DeadLetter, Failure };

struct Step {
    ComparedStep shown;
    std::string key; ///< equal keys are the same step
    StepKind kind = StepKind::Other;
    TimePoint time;
};

/// Steps within [begin, end), in order; `end` is exclusive but for the last stay, which has none.
[[nodiscard]] std::vector<Step> stepsBetween(const OrderTimeline& timeline, const StatusStay& stay);

/// Pairs of indices into both lists, -1 where a side has no such step: a longest common subsequence, gaps of the left side first.
[[nodiscard]] std::vector<std::pair<int, int>> aligned(const std::vector<Step>& left, const std::vector<Step>& right);

} // namespace logloupe::comparison
