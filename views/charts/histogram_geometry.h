// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where the histogram's bars, axes and selection lie, in logical pixels. Pure; any thread.

#include "models/domain/aggregates.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <vector>

namespace logloupe {

struct HistogramGeometry {
    QRectF plot;     ///< where bars may be
    TimeRange range; ///< of all bins
    int bins = 0;
    quint64 top = 0; ///< value at the upper edge of the plot; at least 1

    /// A bar's left and right edge lie on whole pixels, so that bars never blur.
    [[nodiscard]] qreal binLeft(int bin) const;
    [[nodiscard]] std::optional<int> binAt(qreal x) const;
    [[nodiscard]] qreal xOf(TimePoint time) const;
    /// Inside the range, whatever the x.
    [[nodiscard]] TimePoint timeAt(qreal x) const;
    [[nodiscard]] qreal yOf(quint64 count) const;
};

/// 1, 2, 3, 5 or 9 times a power of ten: the least round value that is not below the count. Never 0.
[[nodiscard]] quint64 roundTop(quint64 count);

/// Whole bins that a drag from one x to another touches.
[[nodiscard]] TimeRange selectedBins(const HistogramGeometry& geometry, qreal fromX, qreal toX);

} // namespace logloupe
