// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The late order that the demo opens on: A-104233 of customer C-20817, written down record by record. When the simulation ends on
// Wed 13 May 2026 14:32 Moscow time, it was created on Thu 7 May 10:12 and waits for operator 17 since Mon 11 May 10:31:52.

#include "connectors/demo/record_builder.h"

namespace logloupe::demo {

inline constexpr quint32 featuredNumber = 104'233;

/// Puts all its records on the agenda. Nothing when the simulation begins too late for it.
void planFeaturedOrder(World& world);

} // namespace logloupe::demo
