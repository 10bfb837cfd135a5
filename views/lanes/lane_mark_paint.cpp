// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the marks of the lane diagram look.

#include "views/lanes/lane_view.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>

#include <algorithm>

namespace logloupe {

namespace {

QPolygonF diamond(QPointF center, qreal radius) {
    return QPolygonF(
        {center + QPointF(0, -radius), center + QPointF(radius, 0), center + QPointF(0, radius), center + QPointF(-radius, 0)});
}

QPolygonF octagon(QPointF center, qreal size) {
    const qreal half = size / 2;
    const qreal cut = half * 0.4142;
    return QPolygonF({center + QPointF(-cut, -half), center + QPointF(cut, -half), center + QPointF(half, -cut),
                      center + QPointF(half, cut), center + QPointF(cut, half), center + QPointF(-cut, half),
                      center + QPointF(-half, cut), center + QPointF(-half, -cut)});
}

void paintRing(QPainter& painter, QPointF center, qreal radius, const QColor& line, const QColor& fill, qreal width) {
    painter.setPen(QPen(line, width));
    painter.setBrush(fill);
    painter.drawEllipse(center, radius, radius);
}

void paintError(QPainter& painter, const PlacedMark& mark, bool isCurrent) {
    const Theme& theme = Theme::current();
    if (isCurrent)
        paintRing(painter, mark.center, octagonSize / 2 + 3.5, theme.accent(), theme.surface(), 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.level(Severity::Error).fill);
    painter.drawPolygon(octagon(mark.center, octagonSize));
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.setPen(theme.isDark() ? theme.onAccent() : Qt::white);
    // Several errors in one place say how many.
    painter.drawText(QRectF(mark.center.x() - 7, mark.center.y() - 7.5, 14, 14), Qt::AlignCenter,
                     mark.ofKind > 1 && mark.ofKind < 10 ? QString::number(mark.ofKind) : QStringLiteral("!"));
}

void paintCluster(QPainter& painter, const PlacedMark& mark, bool isCurrent, const QColor& color) {
    const Theme& theme = Theme::current();
    const QString count = clusterText(mark.events.size());
    painter.setFont(textFont(TextRole::Caption));
    const qreal half = std::max(clusterRadius, QFontMetricsF(painter.font()).horizontalAdvance(count) / 2 + 3);
    const QRectF place(mark.center.x() - half, mark.center.y() - clusterRadius, 2 * half, 2 * clusterRadius);
    painter.setPen(QPen(isCurrent ? theme.accent() : color, isCurrent ? 2 : 1.4));
    painter.setBrush(theme.surface());
    painter.drawRoundedRect(place, clusterRadius, clusterRadius);
    painter.setPen(theme.text());
    painter.drawText(place, Qt::AlignCenter, count);
}

} // namespace

void LaneView::paintMark(QPainter& painter, const PlacedMark& mark, bool isCurrent) const {
    const Theme& theme = Theme::current();
    const bool isWarning = mark.kind == MarkKind::Warning;
    const QColor color = isWarning ? theme.level(Severity::Warn).fill : laneColor(mark.lane);
    switch (mark.kind) {
    case MarkKind::Error:
        paintError(painter, mark, isCurrent);
        return;
    case MarkKind::StatusChange:
        // A ring around it: other events lie there too.
        if (isCurrent || mark.events.size() > 1)
            paintRing(painter, mark.center, clusterRadius, isCurrent ? theme.accent() : color, theme.surface(),
                      isCurrent ? 2 : 1.4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.text());
        painter.drawPolygon(diamond(mark.center, diamondRadius));
        return;
    case MarkKind::Event:
    case MarkKind::Warning:
        break;
    }
    if (mark.events.size() > 1) {
        paintCluster(painter, mark, isCurrent, color);
    } else if (isWarning) {
        if (isCurrent)
            paintRing(painter, mark.center, clusterRadius + 1, theme.accent(), theme.surface(), 2);
        paintIcon(painter, QRectF(mark.center.x() - 7, mark.center.y() - 7.5, 14, 14), Icon::Warning, color);
    } else {
        painter.setPen(isCurrent ? QPen(theme.accent(), 2) : Qt::NoPen);
        painter.setBrush(color);
        const qreal radius = dotRadius + (isCurrent ? 2 : 0);
        painter.drawEllipse(mark.center, radius, radius);
    }
}

void LaneView::paintMarks(QPainter& painter) const {
    const auto [left, right] = shownPart();
    const auto shown = m_layout.marksBetween(left, right);
    // Plain marks first, so that what matters lies on top.
    for (const bool important : {false, true}) {
        for (const PlacedMark& mark : shown) {
            if (mark.isImportant() == important)
                paintMark(painter, mark, false);
        }
    }
}

void LaneView::paintCurrentMark(QPainter& painter) const {
    if (const auto current = m_layout.markOf(m_current))
        paintMark(painter, m_layout.marks[static_cast<size_t>(*current)], true);
}

} // namespace logloupe
