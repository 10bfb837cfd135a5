// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Batches of events as bytes, for the log of live events. Pure; any thread.

#include "models/domain/event_batch.h"

#include <optional>
#include <string>
#include <string_view>

namespace logloupe::store {

void putBatch(std::string& target, const EventBatch& batch);
/// Nothing when the bytes are no batch. Events get sequence numbers from firstSequence on.
[[nodiscard]] std::optional<EventBatch> readBatch(std::string_view bytes, const QString& source, quint64 firstSequence);

/// Appends an event of a batch to a builder, with another sequence number.
void copyEvent(const EventBatch& batch, int row, quint64 sequence, EventBatchBuilder& builder);

} // namespace logloupe::store
