// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Counts over events at hand, for sources that cannot count themselves. Pure; any thread.

#include "models/domain/aggregates.h"
#include "models/domain/batch_rows.h"
#include "models/domain/event_batch.h"

#include <span>

namespace logloupe {

/// Most frequent values first, then by name; bins that no event of the range falls into are zero. `columns` above zero, `step` too.
[[nodiscard]] CountTable countEvents(std::span<const EventBatch> batches, TimePoint start, Duration step, int columns,
                                     const std::optional<FieldRef>& by, int rowLimit);
[[nodiscard]] TopValues topValuesOf(std::span<const EventBatch> batches, TimeRange range, const FieldRef& field, int limit);

} // namespace logloupe
