// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where everything in the lane diagram lies: computed once per size, replayed by the painter, asked by the mouse. Logical pixels; y from the top of the
// first lane, x as in LaneAxis. Pure; any thread.

#include "models/analysis/order_timeline.h"
#include "models/analysis/sentence.h"
#include "views/lanes/lane_axis.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <functional>
#include <optional>

namespace logloupe {

/// One event, or several nearer to each other than clusterDistance.
struct PlacedMark {
    MarkKind kind = MarkKind::Event;
    QPointF center;
    int lane = 0;
    std::vector<EventIndex> events; ///< in order of time, at least one
    bool orderUncertain = false;
};

struct PlacedSpan {
    QRectF rect;
    int span = 0; ///< index in OrderTimeline::spans
};

struct PlacedLeg {
    QPointF from;
    QPointF to;
    MessageLegKind kind = MessageLegKind::Publish;
    int message = 0; ///< index in OrderTimeline::messages
};

struct PlacedLabel {
    QRectF rect;
    QString text;
    Tone tone = Tone::Muted;
};

struct LaneLayout {
    qreal laneHeight = 0;
    std::vector<PlacedMark> marks; ///< by time
    std::vector<PlacedSpan> spans;
    std::vector<PlacedLeg> legs;
    std::vector<PlacedLabel> labels;

    /// The mark or cluster at a point, by index; errors and status changes win over plain events.
    [[nodiscard]] std::optional<int> markAt(QPointF point) const;
    [[nodiscard]] std::optional<int> spanAt(QPointF point) const;
    /// The mark that holds an event, by index.
    [[nodiscard]] std::optional<int> markOf(EventIndex event) const;
    [[nodiscard]] qreal laneCenter(int lane) const { return laneHeight * (lane + 0.5); }
};

inline constexpr qreal clusterDistance = 12;

struct LaneLayoutInput {
    const OrderTimeline& timeline;
    const LaneAxis& axis;
    qreal laneHeight = 29;
    qreal textHeight = 14;
    std::function<qreal(const QString&)> textWidth;
};

/// Labels are placed where nothing is in their way: errors first, then messages, then spans; the others are left out.
[[nodiscard]] LaneLayout layOutLanes(const LaneLayoutInput& input);

} // namespace logloupe
