// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What assistive technology is told of a grid of events: a table with heads, rows and cells, texts masked as on the screen.
// GUI thread only.

#include "models/items/event_rows.h"

namespace logloupe {

class EventGrid;

/// Makes EventGrid known to QAccessible; the grid does it itself.
void installGridAccessibility();
/// Rows came or went.
void announceGridChange(EventGrid& grid, const RowsChange& change);
/// The current row or cell is another one.
void announceGridFocus(EventGrid& grid);

} // namespace logloupe
