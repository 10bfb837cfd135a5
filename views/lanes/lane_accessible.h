// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace logloupe {

/// Makes LaneView known to QAccessible; the view does it itself. A list whose rows are the statuses and the lanes, each with its value.
void installLaneAccessibility();

} // namespace logloupe
