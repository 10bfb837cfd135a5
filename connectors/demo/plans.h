// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The orders whose story is planned: stuck ones, those that the incidents meet, and the normal one to compare with.

#include "connectors/demo/order.h"

#include <vector>

namespace logloupe::demo {

/// `planned` events, orders or faults of an incident for the demo's number of orders, scaled to these settings; at least 1.
[[nodiscard]] quint32 scaled(const SimulationSettings& settings, quint32 planned);

/// Sorted by creation; none was created before the simulation begins.
[[nodiscard]] std::vector<Plan> makePlans(const SimulationSettings& settings);

/// When the featured order was created, before the end of the simulation.
inline constexpr qint64 featuredBeforeEnd = 6 * day + 4 * hour + 20 * minute;

/// Of the demo's B2B flood.
inline constexpr quint32 floodRequests = 1600;

// The incidents by their distance to the end; the times in brackets are the demo's, Moscow.
inline constexpr qint64 priceBurstFrom = 5 * day + 20 * hour + 32 * minute;                // Thu 7 May 18:00
inline constexpr qint64 priceBurstTo = 5 * day + 19 * hour + 2 * minute;                   // 19:30
inline constexpr qint64 deadLettersFrom = 2 * day + 4 * hour + 27 * minute;                // Mon 11 May 10:05
inline constexpr qint64 deadLettersTo = 2 * day + 2 * hour + 55 * minute;                  // 11:37
inline constexpr qint64 deadLettersAgain = 2 * day + 2 * hour + 47 * minute + 54 * second; // 11:44:06
inline constexpr qint64 badReleaseFrom = 29 * minute + 58 * second + 200;                  // Wed 13 May 14:02:01.8
inline constexpr qint64 badReleaseTo = 20 * second + 500;                                  // 14:31:39.5

} // namespace logloupe::demo
