// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is written beside the marks of the lane diagram, and where there is room for it. Pure; any thread.

#include "views/lanes/lane_layout.h"

namespace logloupe {

/// Adds the labels to a layout whose marks, spans and legs are in place.
void placeLabels(const LaneLayoutInput& input, LaneLayout& layout);

} // namespace logloupe
