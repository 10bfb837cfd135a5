// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Turns batches of events into the bytes of a segment file. Pure; any thread.

#include "connectors/local/store/segment_facts.h"
#include "models/domain/event_batch.h"

#include <span>
#include <string>

namespace logloupe::store {

/// Events per segment the writers aim at: large enough that a store of millions has few segments, small enough for several at once in memory.
inline constexpr int rowsPerSegment = 64 << 10;

/// `facts` as far as the caller knows them: id, firstSequence, import, head, liveLog; the rest is filled in. Events get sequence numbers from
/// facts.firstSequence on in the order of the batches. At least one event.
[[nodiscard]] std::string buildSegment(std::span<const EventBatch> batches, SegmentFacts& facts);

} // namespace logloupe::store
