// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The steps of buildTimeline(), one subject each. They fill their part of a timeline whose events, actions and lanes are set.

#include "models/analysis/order_timeline.h"

#include <string_view>

namespace logloupe::timeline {

/// Clocks of two systems further apart than this are not a skew but another story.
inline constexpr Duration largestSkew = std::chrono::minutes(5);

/// A system that carries messages between the others.
[[nodiscard]] bool isBroker(std::string_view system);
/// -1 when no lane has that name.
[[nodiscard]] int laneOf(const OrderTimeline& timeline, std::string_view system);

void findStatuses(OrderTimeline& timeline, const StatusProcess& process);
void findSpans(OrderTimeline& timeline);
void findMessages(OrderTimeline& timeline);
void findRequests(OrderTimeline& timeline);
void findHolder(OrderTimeline& timeline, const StatusProcess& process);

} // namespace logloupe::timeline
