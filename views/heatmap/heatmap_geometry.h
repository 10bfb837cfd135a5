// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a heatmap's cells lie, in logical pixels. Pure; any thread.

#include "models/analysis/heatmap.h"

#include <QPoint>
#include <QRect>

#include <optional>

namespace logloupe {

struct HeatmapGeometry {
    QRect cells; ///< all of them
    int rows = 0;
    int columns = 0;
    int rowHeight = 0;
    int rowGap = 0; ///< at the lower end of each row

    /// Cells share the width to within a pixel; every edge lies on a whole pixel.
    [[nodiscard]] int columnLeft(int column) const;
    [[nodiscard]] QRect cellRect(HeatCell cell) const;
    /// Nothing outside; a gap belongs to the row above it.
    [[nodiscard]] std::optional<HeatCell> cellAt(QPoint point) const;
    /// The column under an x, brought into the range.
    [[nodiscard]] int columnNear(int x) const;
};

} // namespace logloupe
