// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/heatmap_picture.h"

#include "views/heatmap/heatmap_view.h"
#include "views/theme/typography.h"

#include <QBuffer>
#include <QPixmap>

namespace logloupe {

QByteArray heatmapPng(const CountTable& counts, const QTimeZone& zone, TimePoint now) {
    HeatmapView view;
    view.setData({counts, {}, true, zone, now});
    const int rows = std::max<int>(1, static_cast<int>(counts.rows.size()));
    view.resize(std::max(1200, std::min(counts.columns * 4, 8000)), height::dayHead + rows * height::lane);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    view.grab().save(&buffer, "PNG");
    return bytes;
}

} // namespace logloupe
