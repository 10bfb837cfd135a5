// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long orders stay in a status, and what comes after it.

#include "connectors/demo/order.h"
#include "connectors/demo/quantiles.h"

namespace logloupe::demo {

/// Milliseconds in that status by quantile: 10 % to 90 % is the "usual range" people read.
[[nodiscard]] std::span<const Quantile> stayQuantiles(Status status);
/// Whose working hours decide when it is left.
[[nodiscard]] Rhythm rhythmOf(Status status);
[[nodiscard]] Status following(Status status);

/// A stay that begins at a time, with its end preferably when people are at work.
[[nodiscard]] qint64 drawStay(Random& random, Status status, qint64 entered);
/// The same backwards: a stay that ends at a time and preferably begins when those who started it are at work.
[[nodiscard]] qint64 drawStayBefore(Random& random, Status status, qint64 left);
/// Which status comes next for an unplanned order: mostly the following one, sometimes CANCELLED, and then `stay` is replaced.
[[nodiscard]] Status drawNext(Random& random, Status status, qint64& stay);
/// Nothing but a planned order is stuck at the end of the simulation: a stay that would be over its limit then ends earlier.
[[nodiscard]] qint64 withinLimitAt(qint64 end, Random& random, Status status, qint64 entered, qint64 stay);

} // namespace logloupe::demo
