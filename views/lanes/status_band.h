// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The status band above the lanes: a segment per stay, a gauge of the usual range below it, and its words. Pure; any thread.

#include "models/analysis/order_timeline.h"
#include "models/analysis/verdict.h"
#include "views/lanes/lane_axis.h"

#include <QRectF>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace logloupe {

struct BandSegment {
    int stay = 0;                                 ///< index in OrderTimeline::statuses
    QRectF fill;                                  ///< the coloured part
    QString label;                                ///< status code, as much as fits; may be empty
    QRectF gauge;                                 ///< below the fill
    std::optional<std::pair<qreal, qreal>> usual; ///< x from and to of the usual range, within the gauge
    std::optional<qreal> tick;                    ///< x of this stay, within the gauge
    QString duration;                             ///< below the gauge, strong; may be empty
    QString usualWords;                           ///< after it; may be empty
    qreal textLeft = 0;
};

struct StatusBandInput {
    const std::vector<StatusStay>& stays;
    const std::vector<StayVerdict>& verdicts; ///< one per stay
    const LaneAxis& axis;
    TimePoint now;
    qreal height = 60;
    std::function<qreal(const QString&)> labelWidth;    ///< in the label's font
    std::function<qreal(const QString&)> durationWidth; ///< in the duration's font
    std::function<qreal(const QString&)> wordsWidth;    ///< in the words' font
    bool hasEnded = false; ///< how long ago an order was closed or cancelled is not a stay: nothing is written under it
};

/// Narrow segments drop words from the right: first the population, then the usual range, then the duration, last the label.
[[nodiscard]] std::vector<BandSegment> layOutBand(const StatusBandInput& input);

} // namespace logloupe
