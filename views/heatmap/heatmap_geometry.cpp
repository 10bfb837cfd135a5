// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/heatmap/heatmap_geometry.h"

#include <algorithm>

namespace logloupe {

int HeatmapGeometry::columnLeft(int column) const {
    return cells.left() + static_cast<int>(static_cast<qint64>(cells.width()) * column / std::max(1, columns));
}

QRect HeatmapGeometry::cellRect(HeatCell cell) const {
    const int left = columnLeft(cell.column);
    return {left, cells.top() + cell.row * rowHeight, std::max(1, columnLeft(cell.column + 1) - left), rowHeight - rowGap};
}

std::optional<HeatCell> HeatmapGeometry::cellAt(QPoint point) const {
    if (rows == 0 || columns == 0 || !cells.contains(point))
        return {};
    const int row = (point.y() - cells.top()) / rowHeight;
    if (row >= rows)
        return {};
    return HeatCell{row, columnNear(point.x())};
}

int HeatmapGeometry::columnNear(int x) const {
    if (columns == 0 || cells.width() <= 0)
        return 0;
    int column = std::clamp(static_cast<int>(static_cast<qint64>(x - cells.left()) * columns / cells.width()), 0, columns - 1);
    // Edges are rounded down: the estimate may be one too low.
    while (column + 1 < columns && columnLeft(column + 1) <= x)
        ++column;
    return column;
}

} // namespace logloupe
