// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/histogram_geometry.h"

#include <algorithm>
#include <cmath>

namespace logloupe {

qreal HistogramGeometry::binLeft(int bin) const {
    return plot.left() + std::floor(plot.width() * bin / std::max(1, bins));
}

std::optional<int> HistogramGeometry::binAt(qreal x) const {
    if (bins == 0 || x < plot.left() || x >= binLeft(bins))
        return {};
    int bin = std::clamp(static_cast<int>((x - plot.left()) * bins / plot.width()), 0, bins - 1);
    // Edges are rounded down to whole pixels: the estimate may be one bin too low.
    while (bin + 1 < bins && binLeft(bin + 1) <= x)
        ++bin;
    return bin;
}

qreal HistogramGeometry::xOf(TimePoint time) const {
    const double length = static_cast<double>(range.length().count());
    if (length <= 0)
        return plot.left();
    const double share = static_cast<double>((time - range.begin).count()) / length;
    return plot.left() + plot.width() * std::clamp(share, 0.0, 1.0);
}

TimePoint HistogramGeometry::timeAt(qreal x) const {
    const double share = plot.width() > 0 ? std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) : 0.0;
    return range.begin + Duration(static_cast<qint64>(share * static_cast<double>(range.length().count())));
}

qreal HistogramGeometry::yOf(quint64 count) const {
    return plot.bottom()
           - plot.height() * static_cast<double>(std::min(count, top)) / static_cast<double>(std::max<quint64>(1, top));
}

quint64 roundTop(quint64 count) {
    for (quint64 power = 1;; power *= 10) {
        for (const quint64 factor : {1U, 2U, 3U, 5U, 9U}) {
            if (factor * power >= count)
                return factor * power;
        }
        if (power >= 1'000'000'000'000'000'000ULL)
            return count;
    }
}

TimeRange selectedBins(const HistogramGeometry& geometry, qreal fromX, qreal toX) {
    if (geometry.bins == 0)
        return {};
    const qreal last = geometry.binLeft(geometry.bins) - 1;
    const auto binNear = [&geometry, last](qreal x) {
        return geometry.binAt(std::clamp(x, geometry.plot.left(), std::max(geometry.plot.left(), last))).value_or(0);
    };
    const auto [low, high] = std::minmax({binNear(fromX), binNear(toX)}); // by value: the pair form would hold references
    const Duration step = geometry.range.length() / geometry.bins;
    return {geometry.range.begin + step * low, geometry.range.begin + step * (high + 1)};
}

} // namespace logloupe
