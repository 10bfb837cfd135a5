// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Statuses and their order learned from the data, for cases whose process nobody configured. Pure; any thread.

#include "models/domain/aggregates.h"
#include "models/domain/status_process.h"

namespace logloupe {

/// Statuses by the mean position of their first appearance in an order, then by name. A status in which at least half of its stays are the order's last is
/// final. No limits.
[[nodiscard]] StatusProcess discoverProcess(const StatusTransitions& transitions);

} // namespace logloupe
