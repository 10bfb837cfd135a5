// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the lane diagram paints around the lanes: the axis, the status band, the line of now and the names.

#include "models/domain/human_format.h"
#include "views/lanes/lane_view.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace logloupe {

void LaneView::paintAxis(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QFont captionFont = textFont(TextRole::Caption);
    const QFont strongFont = textFont(TextRole::CaptionStrong);
    const QFontMetricsF caption(captionFont);
    const QFontMetricsF strong(strongFont);
    const qreal dateBase = caption.ascent() + 1;
    const qreal clockBase = dateBase + caption.height() - 1;
    const TimePoint now = m_report->timeline.now;
    // "now" is written at the right end: no other time goes there.
    const qreal clockEnd = showsNow() ? nowBox().left() - space::xs : m_axis.width();
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
        // In a row of narrow stretches a date that would run into the next is left out.
        if (stretch.left >= dateFree) {
            write(stretch.left, dateBase, strongFont, theme.text(), first);
            dateFree = stretch.left + strong.horizontalAdvance(first) + space::s;
        }
        for (const TimeTick& tick : m_ticks[i]) {
            const QFontMetricsF& metrics = tick.isDate ? strong : caption;
            qreal& free = tick.isDate ? dateFree : clockFree;
            const qreal textLeft = m_axis.xOf(tick.time) - metrics.horizontalAdvance(tick.label) / 2;
            const qreal textRight = textLeft + metrics.horizontalAdvance(tick.label);
            if (textLeft < free || textLeft < 0 || (!tick.isDate && textRight > clockEnd))
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

bool LaneView::showsNow() const {
    return m_axis.stretches().back().last == m_report->timeline.now;
}

QString LaneView::nowText() const {
    return tr("now %1").arg(clockText(m_report->timeline.now, m_zone));
}

QRectF LaneView::nowBox() const {
    const QFontMetricsF metrics(textFont(TextRole::CaptionStrong));
    const qreal width = metrics.horizontalAdvance(nowText()) + 2 * space::xs + 2;
    const qreal x = m_axis.xOf(m_report->timeline.now);
    return {std::min(x - width / 2, m_axis.width() - width), metrics.height() + 1, width, metrics.height() + 2};
}

void LaneView::paintNow(QPainter& painter) const {
    if (!showsNow())
        return;
    const Theme& theme = Theme::current();
    const QRectF box = nowBox();
    const qreal x = std::floor(m_axis.xOf(m_report->timeline.now)) + 0.5;
    painter.setPen(QPen(theme.accent(), 1.5));
    painter.drawLine(QPointF(x, box.bottom()), QPointF(x, viewport()->height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent());
    painter.drawRoundedRect(box, markRadius, markRadius);
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.setPen(theme.onAccent());
    painter.drawText(box, Qt::AlignCenter, nowText());
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
