// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// By how much the clocks of systems run ahead of or behind the message broker's, from the messages that pass between them. A message is taken by its
// consumer after the broker has it, and the broker has it after its producer wrote of it; each way takes some time, and the shortest ways of both
// directions differ by twice the clocks' difference (the estimate of NTP, RFC 5905, section 8, over many exchanges). Pure; any thread.

#include "models/domain/event_batch.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace logloupe {

/// A smaller difference is within what messages take.
inline constexpr Duration smallestClockSkew = std::chrono::milliseconds(150);

/// System and how far its clock runs ahead (positive) or behind; those that differ by smallestClockSkew or more, the largest first. Events may come in
/// any order; a system is judged when enough of its messages went both ways, or when it took messages before they were there.
[[nodiscard]] std::vector<std::pair<std::string, Duration>> findClockSkew(std::span<const EventBatch> batches);

} // namespace logloupe
