// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the lane diagram is drawn: replays the geometry, decides nothing. Its head and its marks: lane_head_paint.cpp, lane_mark_paint.cpp.

#include "models/analysis/silence.h"
#include "models/domain/human_format.h"
#include "views/controls/marks.h"
#include "views/lanes/lane_view.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace logloupe {

namespace {

constexpr qreal arrowHead = 6;
constexpr qreal overhang = 48; ///< how far what is drawn reaches beyond its middle
constexpr qreal zigzag = 4;
constexpr qreal roomForWords = 58; ///< narrower folds say only how long they are

QPainterPath zigzagLine(qreal x, qreal top, qreal bottom) {
    QPainterPath path(QPointF(x, top));
    bool right = true;
    for (qreal y = top + zigzag * 1.5; y < bottom; y += zigzag * 1.5, right = !right)
        path.lineTo(x + (right ? zigzag : 0), y);
    path.lineTo(x, bottom);
    return path;
}

void paintArrow(QPainter& painter, QPointF from, QPointF to, const QColor& color) {
    painter.setPen(QPen(color, 1));
    painter.drawLine(from, to);
    const QPointF way = to - from;
    const qreal length = std::hypot(way.x(), way.y());
    if (length < arrowHead)
        return;
    const QPointF unit = way / length;
    const QPointF normal(-unit.y(), unit.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({to, to - unit * arrowHead + normal * 3, to - unit * arrowHead - normal * 3}));
}

} // namespace

std::pair<qreal, qreal> LaneView::shownPart() const {
    const qreal left = horizontalScrollBar()->value();
    return {left - overhang, left + viewport()->width() - labelWidth() + overhang};
}

QColor LaneView::toneColor(Tone tone) const {
    const Theme& theme = Theme::current();
    switch (tone) {
    case Tone::Plain:
        return theme.text();
    case Tone::Muted:
        return theme.text3();
    case Tone::Good:
        return theme.good().text;
    case Tone::Warning:
        return theme.level(Severity::Warn).text;
    case Tone::Error:
        return theme.level(Severity::Error).text;
    }
    return theme.text();
}

QColor LaneView::laneColor(int lane) const {
    return Theme::current().systemColor(m_report->timeline.lanes[static_cast<size_t>(lane)].system);
}

void LaneView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    if (!m_report || m_axis.isEmpty()) {
        painter.fillRect(viewport()->rect(), Theme::current().surface());
        return;
    }
    // Walking from event to event repaints only the mark that is current.
    const QSizeF needed = QSizeF(viewport()->size()) * devicePixelRatioF();
    if (m_picture.size() != needed.toSize() || m_picture.devicePixelRatio() != devicePixelRatioF())
        paintPicture();
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    clipToLanes(painter);
    paintCurrentMark(painter);
    painter.restore();
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().accent(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void LaneView::clipToLanes(QPainter& painter) const {
    const int left = labelWidth();
    const int head = headHeight();
    painter.setClipRect(QRect(left, head, viewport()->width() - left, viewport()->height() - head));
    painter.translate(left - horizontalScrollBar()->value(), head - verticalScrollBar()->value());
}

void LaneView::paintPicture() {
    const qreal ratio = devicePixelRatioF();
    m_picture = QPixmap((QSizeF(viewport()->size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Theme::current().surface());
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    clipToLanes(painter);
    paintLanes(painter);
    paintGaps(painter);
    paintLegs(painter);
    paintSpans(painter);
    paintLabels(painter);
    paintMarks(painter);
    painter.restore();
    painter.save();
    const int left = labelWidth();
    const qreal scrolledX = left - horizontalScrollBar()->value();
    painter.setClipRect(QRect(left, 0, viewport()->width() - left, viewport()->height()));
    painter.save();
    painter.translate(scrolledX, 0);
    paintAxis(painter);
    painter.translate(0, scaled(height::axis) + space::xs);
    paintBand(painter);
    painter.restore();
    painter.translate(scrolledX, 0);
    paintNow(painter);
    painter.restore();
    paintNames(painter);
}

void LaneView::paintLanes(QPainter& painter) const {
    const Theme& theme = Theme::current();
    for (int lane = 0; lane < static_cast<int>(m_report->timeline.lanes.size()); ++lane) {
        if (lane % 2 == 0)
            painter.fillRect(QRectF(0, lane * m_layout.laneHeight, m_axis.width(), m_layout.laneHeight), theme.sunken());
    }
    painter.setPen(theme.border());
    for (const auto& ticks : m_ticks) {
        for (const TimeTick& tick : ticks) {
            const qreal x = std::floor(m_axis.xOf(tick.time)) + 0.5;
            painter.drawLine(QPointF(x, 0),
                             QPointF(x, m_layout.laneHeight * static_cast<qreal>(m_report->timeline.lanes.size())));
        }
    }
    painter.setPen(theme.borderStrong());
    for (int lane = 0; lane < static_cast<int>(m_report->timeline.lanes.size()); ++lane) {
        const qreal y = std::floor(m_layout.laneCenter(lane)) + 0.5;
        for (const LaneAxis::Stretch& stretch : m_axis.stretches())
            painter.drawLine(QPointF(stretch.left, y), QPointF(stretch.right, y));
    }
}

void LaneView::paintGaps(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const qreal bottom = std::max<qreal>(m_layout.laneHeight * static_cast<qreal>(m_report->timeline.lanes.size()),
                                         viewport()->height() - headHeight());
    for (const LaneAxis::Gap& gap : m_axis.gaps()) {
        painter.fillRect(QRectF(gap.left, 0, gap.right - gap.left, bottom), theme.surface());
        painter.setPen(QPen(theme.borderStrong(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(zigzagLine(gap.left, 0, bottom));
        painter.drawPath(zigzagLine(gap.right - zigzag, 0, bottom));
        painter.setFont(textFont(TextRole::Caption));
        painter.setPen(theme.text2());
        const QRectF room(gap.left + zigzag, 0, gap.right - gap.left - 2 * zigzag,
                          std::min(bottom, m_layout.laneHeight * static_cast<qreal>(m_report->timeline.lanes.size())));
        const QString words = room.width() < roomForWords ? silenceLengthText(gap.length) : silenceText(gap.length);
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, QStringLiteral("⋯\n") + words);
    }
}

void LaneView::paintLegs(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const auto [left, right] = shownPart();
    for (const PlacedLeg& leg : m_layout.legs) {
        if (std::max(leg.from.x(), leg.to.x()) < left || std::min(leg.from.x(), leg.to.x()) > right)
            continue;
        switch (leg.kind) {
        case MessageLegKind::Publish:
        case MessageLegKind::Deliver:
            paintArrow(painter, leg.from, leg.to, theme.text2());
            break;
        case MessageLegKind::Reject:
            paintArrow(painter, leg.from, leg.to, theme.level(Severity::Error).fill);
            break;
        case MessageLegKind::Wait:
            painter.setPen(QPen(theme.level(Severity::Error).fill, 1.5, Qt::CustomDashLine));
            QPen dashed = painter.pen();
            dashed.setDashPattern({3, 2});
            painter.setPen(dashed);
            painter.drawLine(leg.from, leg.to);
            break;
        }
    }
}

void LaneView::paintSpans(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const auto [left, right] = shownPart();
    for (const PlacedSpan& placed : m_layout.spans) {
        if (placed.rect.right() < left || placed.rect.left() > right)
            continue;
        const TimelineSpan& span = m_report->timeline.spans[static_cast<size_t>(placed.span)];
        if (span.state == SpanState::Failed) {
            painter.fillRect(placed.rect, theme.level(Severity::Error).soft);
            paintHatch(painter, placed.rect, theme.level(Severity::Error).fill);
            painter.setPen(QPen(theme.level(Severity::Error).fill, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(placed.rect.adjusted(0.5, 0.5, -0.5, -0.5), markRadius, markRadius);
            continue;
        }
        painter.setPen(Qt::NoPen);
        QColor color = laneColor(span.lane);
        if (span.state == SpanState::Running)
            color.setAlphaF(0.45F);
        painter.setBrush(color);
        painter.drawRoundedRect(placed.rect, markRadius, markRadius);
    }
}

void LaneView::paintLabels(QPainter& painter) const {
    painter.setFont(textFont(TextRole::Caption));
    const auto [left, right] = shownPart();
    for (const PlacedLabel& label : m_layout.labels) {
        if (label.rect.right() < left || label.rect.left() > right)
            continue;
        // Lines pass behind the words.
        const int lane = static_cast<int>(label.rect.center().y() / m_layout.laneHeight);
        painter.fillRect(label.rect.adjusted(-2, 0, 2, 0),
                         lane % 2 == 0 ? Theme::current().sunken() : Theme::current().surface());
        painter.setPen(toneColor(label.tone));
        painter.drawText(label.rect.adjusted(0, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, label.text);
    }
}

} // namespace logloupe
