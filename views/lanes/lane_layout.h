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
#include <span>
#include <vector>

namespace logloupe {

/// One event, or several that lie too near to each other to be told apart at this scale.
struct PlacedMark {
    MarkKind kind = MarkKind::Event; ///< of the most telling event: error, status change, warning, event
    QPointF center;
    int lane = 0;
    std::vector<EventIndex> events; ///< in order of time, at least one
    EventIndex lead = -1;           ///< the first event of this kind: what the mark stands for
    int ofKind = 1;                 ///< how many of the events are of this kind
    bool orderUncertain = false;

    [[nodiscard]] bool isImportant() const { return kind == MarkKind::Error || kind == MarkKind::StatusChange; }
};

struct PlacedSpan {
    QRectF rect;
    int span = 0; ///< index in OrderTimeline::spans
};

/// From the edge of one mark to the edge of another, so that the head of the arrow stays in sight. Way and way back keep to different sides.
struct PlacedLeg {
    QPointF from;
    QPointF to;
    MessageLegKind kind = MessageLegKind::Publish;
    int message = 0; ///< index in OrderTimeline::messages
    QPointF target;  ///< the middle of the mark that it leads to
};

struct PlacedLabel {
    QRectF rect;
    QString text;
    Tone tone = Tone::Muted;
};

struct LaneLayout {
    qreal laneHeight = 0;
    std::vector<PlacedMark> marks; ///< from left to right
    std::vector<PlacedSpan> spans;
    std::vector<PlacedLeg> legs;
    std::vector<PlacedLabel> labels;
    std::vector<int> markOfEvent; ///< index of the mark that holds each event

    /// The marks whose middle lies between two x, both inside.
    [[nodiscard]] std::span<const PlacedMark> marksBetween(qreal left, qreal right) const;
    /// The mark or cluster at a point, by index; errors and status changes win over plain events.
    [[nodiscard]] std::optional<int> markAt(QPointF point) const;
    [[nodiscard]] std::optional<int> spanAt(QPointF point) const;
    /// The mark that holds an event, by index.
    [[nodiscard]] std::optional<int> markOf(EventIndex event) const;
    [[nodiscard]] qreal laneCenter(int lane) const { return laneHeight * (lane + 0.5); }
};

/// Marks nearer than this become one; circles with a number need clusterRadius each.
inline constexpr qreal clusterDistance = 12;
inline constexpr qreal clusterRadius = 7.5;
inline constexpr qreal dotRadius = 3.5;
inline constexpr qreal diamondRadius = 5.5;
inline constexpr qreal octagonSize = 14;

/// "7", from a hundred on "99+".
[[nodiscard]] QString clusterText(size_t count);

struct LaneLayoutInput {
    const OrderTimeline& timeline;
    const LaneAxis& axis;
    qreal laneHeight = 29;
    qreal textHeight = 14;
    std::function<qreal(const QString&)> textWidth;
};

/// Labels are placed in full where nothing is in their way: errors first, then messages, then spans; the others are left out.
[[nodiscard]] LaneLayout layOutLanes(const LaneLayoutInput& input);

} // namespace logloupe
