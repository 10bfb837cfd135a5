// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A part of a batch as a batch of its own. Any thread.

#include "models/domain/event_batch.h"

#include <span>
#include <vector>

namespace logloupe {

/// Copies rows of a batch, in the order given, with everything they have; source and sequence numbers stay.
[[nodiscard]] EventBatch rowsOf(const EventBatch& batch, const std::vector<int>& rows);
/// The same from several batches of one source.
[[nodiscard]] EventBatch rowsOf(std::span<const EventRef> events);

} // namespace logloupe
