// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The fields that the events of a snapshot have. Blocking; on a worker thread.

#include "connectors/local/store/store_snapshot.h"
#include "models/domain/aggregates.h"

namespace logloupe::store {

/// The canonical ones that any event has, then those found in records here and there, by name.
[[nodiscard]] std::vector<FieldDescription> fieldsOf(const StoreSnapshot& snapshot);

} // namespace logloupe::store
