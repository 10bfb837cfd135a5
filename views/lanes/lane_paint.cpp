// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the lane diagram is drawn: replays the geometry, decides nothing.

#include "models/analysis/silence.h"
#include "models/domain/human_format.h"
#include "views/controls/marks.h"
#include "views/lanes/lane_view.h"
#include "views/theme/icons.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include <cmath>

namespace logloupe {

namespace {

constexpr qreal dotRadius = 3.5;
constexpr qreal ringRadius = 7.5;
constexpr qreal diamondRadius = 5.5;
constexpr qreal octagonSize = 14;
constexpr qreal zigzag = 4;

QPainterPath zigzagLine(qreal x, qreal top, qreal bottom) {
    QPainterPath path(QPointF(x, top));
    bool right = true;
    for (qreal y = top + zigzag * 1.5; y < bottom; y += zigzag * 1.5, right = !right)
        path.lineTo(x + (right ? zigzag : 0), y);
    path.lineTo(x, bottom);
    return path;
}

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

void paintArrow(QPainter& painter, QPointF from, QPointF to, const QColor& color) {
    painter.setPen(QPen(color, 1));
    painter.drawLine(from, to);
    const QPointF way = to - from;
    const qreal length = std::hypot(way.x(), way.y());
    if (length < 8)
        return;
    const QPointF unit = way / length;
    const QPointF normal(-unit.y(), unit.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({to, to - unit * 6 + normal * 3, to - unit * 6 - normal * 3}));
}

QString clustered(size_t count) {
    return count > 99 ? QStringLiteral("99+") : QString::number(count);
}

} // namespace

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
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), Theme::current().surface());
    if (!m_report || m_axis.isEmpty())
        return;
    const int left = labelWidth();
    const int head = headHeight();
    const qreal scrolledX = left - horizontalScrollBar()->value();
    painter.save();
    painter.setClipRect(QRect(left, 0, viewport()->width() - left, viewport()->height()));
    painter.save();
    painter.setClipRect(QRect(left, head, viewport()->width() - left, viewport()->height() - head), Qt::IntersectClip);
    painter.translate(scrolledX, head - verticalScrollBar()->value());
    paintLanes(painter);
    paintGaps(painter);
    paintLegs(painter);
    paintSpans(painter);
    paintLabels(painter);
    paintMarks(painter);
    painter.restore();
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
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().accent(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void LaneView::paintAxis(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QFont captionFont = textFont(TextRole::Caption);
    const QFont strongFont = textFont(TextRole::CaptionStrong);
    const QFontMetricsF caption(captionFont);
    const QFontMetricsF strong(strongFont);
    const qreal dateBase = caption.ascent() + 1;
    const qreal clockBase = dateBase + caption.height() - 1;
    const TimePoint now = m_report->timeline.now;
    // "now" is written at the right end: nothing else goes there.
    qreal dateFree = 0;
    qreal clockFree = 0;
    const auto write = [&painter](qreal x, qreal base, const QFont& font, const QColor& color, const QString& text) {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QPointF(x, base), text);
    };
    for (size_t i = 0; i < m_ticks.size(); ++i) {
        const LaneAxis::Stretch& stretch = m_axis.stretches()[i];
        const QString first = dateText(stretch.first, m_zone, now);
        const qreal dateLeft = std::max(stretch.left, dateFree);
        write(dateLeft, dateBase, strongFont, theme.text(), first);
        dateFree = dateLeft + strong.horizontalAdvance(first) + space::s;
        for (const TimeTick& tick : m_ticks[i]) {
            const QFontMetricsF& metrics = tick.isDate ? strong : caption;
            qreal& free = tick.isDate ? dateFree : clockFree;
            const qreal textLeft = m_axis.xOf(tick.time) - metrics.horizontalAdvance(tick.label) / 2;
            if (textLeft < free || textLeft < 0)
                continue;
            write(textLeft, tick.isDate ? dateBase : clockBase, tick.isDate ? strongFont : captionFont,
                  tick.isDate ? theme.text() : theme.text3(), tick.label);
            free = textLeft + metrics.horizontalAdvance(tick.label) + space::s;
        }
        painter.setPen(theme.borderStrong());
        painter.drawLine(QPointF(stretch.left, clockBase + 4.5), QPointF(stretch.right, clockBase + 4.5));
    }
}

void LaneView::paintBand(QPainter& painter) const {
    const Theme& theme = Theme::current();
    for (const BandSegment& segment : m_band) {
        const StatusStay& stay = m_report->timeline.statuses[static_cast<size_t>(segment.stay)];
        const bool late = stay.isOpen() && m_report->verdict.isLate();
        painter.setPen(late ? QPen(theme.level(Severity::Error).fill, 1.5) : Qt::NoPen);
        painter.setBrush(theme.statusFill(stay.code));
        painter.drawRoundedRect(late ? segment.fill.adjusted(0.75, 0.75, -0.75, -0.75) : segment.fill, markRadius, markRadius);
        if (!segment.label.isEmpty()) {
            painter.setFont(textFont(TextRole::CaptionStrong));
            painter.setPen(theme.text());
            painter.drawText(segment.fill.adjusted(6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, visibleText(segment.label));
        }
        paintSegmentWords(painter, segment);
    }
}

void LaneView::paintSegmentWords(QPainter& painter, const BandSegment& segment) const {
    const Theme& theme = Theme::current();
    const StayVerdict& verdict = m_report->stays[static_cast<size_t>(segment.stay)];
    const bool overUsual =
        verdict.kind == VerdictKind::OverUsual || (verdict.slowerThan && *verdict.slowerThan > usualHighShare);
    const Tone tone = verdict.kind == VerdictKind::Late ? Tone::Error : overUsual ? Tone::Warning : Tone::Plain;
    if (segment.usual) {
        painter.fillRect(segment.gauge, theme.hover());
        painter.fillRect(QRectF(segment.usual->first, segment.gauge.top(),
                                std::max<qreal>(2, segment.usual->second - segment.usual->first), segment.gauge.height()),
                         theme.good().fill);
        painter.fillRect(QRectF(*segment.tick - 1, segment.gauge.top() - 3, 2, segment.gauge.height() + 6),
                         tone == Tone::Plain ? theme.text() : toneColor(tone));
    }
    if (segment.duration.isEmpty())
        return;
    const qreal top = segment.gauge.bottom() + 3;
    painter.setFont(textFont(TextRole::GridStrong));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(toneColor(tone));
    painter.drawText(QPointF(segment.textLeft, top + metrics.ascent()), segment.duration);
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(tone == Tone::Plain ? theme.text3() : toneColor(tone));
    painter.drawText(QPointF(segment.textLeft + metrics.horizontalAdvance(segment.duration) + 5, top + metrics.ascent()),
                     segment.usualWords);
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
        painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, QStringLiteral("⋯\n") + silenceText(gap.length));
    }
}

void LaneView::paintLegs(QPainter& painter) const {
    const Theme& theme = Theme::current();
    for (const PlacedLeg& leg : m_layout.legs) {
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
    for (const PlacedSpan& placed : m_layout.spans) {
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

void LaneView::paintMarks(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const auto current = m_layout.markOf(m_current);
    // Plain marks first, so that what matters lies on top.
    for (const bool important : {false, true}) {
        for (size_t i = 0; i < m_layout.marks.size(); ++i) {
            const PlacedMark& mark = m_layout.marks[i];
            if ((mark.kind == MarkKind::Error || mark.kind == MarkKind::StatusChange) != important)
                continue;
            const bool isCurrent = current == static_cast<int>(i);
            const QColor color = laneColor(mark.lane);
            if (mark.kind == MarkKind::Error) {
                if (isCurrent) {
                    painter.setPen(QPen(theme.accent(), 2));
                    painter.setBrush(theme.surface());
                    painter.drawEllipse(mark.center, octagonSize / 2 + 3.5, octagonSize / 2 + 3.5);
                }
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme.level(Severity::Error).fill);
                painter.drawPolygon(octagon(mark.center, octagonSize));
                painter.setFont(textFont(TextRole::CaptionStrong));
                painter.setPen(theme.isDark() ? theme.onAccent() : Qt::white);
                painter.drawText(QRectF(mark.center.x() - 7, mark.center.y() - 7.5, 14, 14), Qt::AlignCenter,
                                 QStringLiteral("!"));
            } else if (mark.kind == MarkKind::StatusChange) {
                painter.setPen(isCurrent ? QPen(theme.accent(), 2) : QPen(theme.surface(), 1));
                painter.setBrush(theme.text());
                painter.drawPolygon(diamond(mark.center, diamondRadius + (isCurrent ? 1 : 0)));
            } else if (mark.events.size() > 1) {
                const QString count = clustered(mark.events.size());
                painter.setFont(textFont(TextRole::Caption));
                const qreal half = std::max(ringRadius, QFontMetricsF(painter.font()).horizontalAdvance(count) / 2 + 3);
                painter.setPen(QPen(isCurrent                        ? theme.accent()
                                    : mark.kind == MarkKind::Warning ? theme.level(Severity::Warn).fill
                                                                     : color,
                                    isCurrent ? 2 : 1.4));
                painter.setBrush(theme.surface());
                painter.drawRoundedRect(QRectF(mark.center.x() - half, mark.center.y() - ringRadius, 2 * half, 2 * ringRadius),
                                        ringRadius, ringRadius);
                painter.setPen(theme.text());
                painter.drawText(QRectF(mark.center.x() - half, mark.center.y() - ringRadius, 2 * half, 2 * ringRadius),
                                 Qt::AlignCenter, count);
            } else if (mark.kind == MarkKind::Warning) {
                if (isCurrent) {
                    painter.setPen(QPen(theme.accent(), 2));
                    painter.setBrush(theme.surface());
                    painter.drawEllipse(mark.center, ringRadius + 1, ringRadius + 1);
                }
                paintIcon(painter, QRectF(mark.center.x() - 7, mark.center.y() - 7.5, 14, 14), Icon::Warning,
                          theme.level(Severity::Warn).fill);
            } else {
                painter.setPen(isCurrent ? QPen(theme.accent(), 2) : Qt::NoPen);
                painter.setBrush(color);
                const qreal radiusNow = dotRadius + (isCurrent ? 2 : 0);
                painter.drawEllipse(mark.center, radiusNow, radiusNow);
            }
        }
    }
}

void LaneView::paintLabels(QPainter& painter) const {
    painter.setFont(textFont(TextRole::Caption));
    for (const PlacedLabel& label : m_layout.labels) {
        // Lines pass behind the words.
        const int lane = static_cast<int>(label.rect.center().y() / m_layout.laneHeight);
        painter.fillRect(label.rect.adjusted(-2, 0, 2, 0),
                         lane % 2 == 0 ? Theme::current().sunken() : Theme::current().surface());
        painter.setPen(toneColor(label.tone));
        painter.drawText(label.rect.adjusted(0, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, visibleText(label.text));
    }
}

void LaneView::paintNow(QPainter& painter) const {
    const OrderTimeline& timeline = m_report->timeline;
    if (m_axis.stretches().back().last != timeline.now)
        return;
    const Theme& theme = Theme::current();
    const qreal x = std::floor(m_axis.xOf(timeline.now)) + 0.5;
    painter.setFont(textFont(TextRole::CaptionStrong));
    const QString text = tr("now %1").arg(clockText(timeline.now, m_zone));
    const QFontMetricsF metrics(painter.font());
    const qreal width = metrics.horizontalAdvance(text) + 2 * space::xs + 2;
    QRectF box(std::min(x - width / 2, m_axis.width() - width), metrics.height() + 1, width, metrics.height() + 2);
    painter.setPen(QPen(theme.accent(), 1.5));
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x, viewport()->height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent());
    painter.drawRoundedRect(box, markRadius, markRadius);
    painter.setPen(theme.onAccent());
    painter.drawText(box, Qt::AlignCenter, text);
}

void LaneView::paintNames(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const int width = labelWidth();
    painter.setFont(textFont(TextRole::Base));
    painter.setPen(theme.text2());
    const int bandTop = scaled(height::axis) + space::xs;
    painter.drawText(QRect(space::xl + space::s, bandTop, width, lineHeight(TextRole::Base)), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Status"));
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(theme.text3());
    painter.drawText(QRect(space::xl + space::s, bandTop + lineHeight(TextRole::Base), width, lineHeight(TextRole::Caption)),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("usual range"));
    painter.setClipRect(QRect(0, headHeight(), width, viewport()->height() - headHeight()));
    painter.translate(0, headHeight() - verticalScrollBar()->value());
    const auto& lanes = m_report->timeline.lanes;
    for (int lane = 0; lane < static_cast<int>(lanes.size()); ++lane) {
        const QRectF row(0, lane * m_layout.laneHeight, width, m_layout.laneHeight);
        painter.fillRect(row, lane % 2 == 0 ? theme.sunken() : theme.surface());
        painter.setPen(Qt::NoPen);
        painter.setBrush(laneColor(lane));
        painter.drawRoundedRect(QRectF(space::l, row.center().y() - 4, 8, 8), markRadius, markRadius);
        const TimelineLane& one = lanes[static_cast<size_t>(lane)];
        painter.setFont(textFont(TextRole::Caption));
        painter.setPen(theme.text3());
        const QString count = countText(one.events);
        const qreal countWidth = QFontMetricsF(painter.font()).horizontalAdvance(count);
        painter.drawText(QRectF(row.right() - space::s - countWidth, row.top(), countWidth + 1, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, count);
        painter.setFont(textFont(TextRole::Base));
        painter.setPen(theme.text());
        const int room = static_cast<int>(row.right() - space::m - countWidth) - space::xl - space::s;
        const QString name = one.system.empty() ? tr("no system given") : visibleText(toText(one.system));
        painter.drawText(QRectF(space::xl + space::s, row.top(), room, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(painter.font()).elidedText(name, Qt::ElideRight, room));
    }
    painter.resetTransform();
    painter.setClipping(false);
}

} // namespace logloupe
