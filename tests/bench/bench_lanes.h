// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/bench_views.h"

namespace logloupe::bench {

/// Frames of the lane diagram of one order with 200 000 events, the current event moving on in each, beside one fillRect per event.
/// Needs a QApplication; GUI thread.
[[nodiscard]] ViewResult laneFrames();

} // namespace logloupe::bench
