// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the lane diagram says about its parts, in tool tips and to assistive technology.

#include "models/domain/human_format.h"
#include "views/lanes/lane_view.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/typography.h"

#include <QScrollBar>

namespace logloupe {

namespace {

constexpr int listedEvents = 6;

} // namespace

QString LaneView::markText(int mark) const {
    const PlacedMark& placed = m_layout.marks[static_cast<size_t>(mark)];
    const OrderTimeline& timeline = m_report->timeline;
    QStringList lines;
    for (const EventIndex index : placed.events) {
        if (lines.size() == listedEvents) {
            lines << tr("and %n more", nullptr, static_cast<int>(placed.events.size()) - listedEvents);
            break;
        }
        const EventRef& event = timeline.events[static_cast<size_t>(index)];
        lines << clockMillisecondsText(event.time(), m_zone) + QStringLiteral("  ") + toText(event.text(Field::Service))
                     + QStringLiteral("  ") + toText(event.text(Field::Action));
    }
    if (placed.orderUncertain)
        lines << tr("The clocks of two systems contradict each other: what came first is uncertain.");
    return lines.join(QLatin1Char('\n'));
}

QString LaneView::tipAt(QPoint viewportPoint) const {
    if (!m_report || viewportPoint.x() < labelWidth())
        return {};
    const QPointF point = toLanes(viewportPoint);
    if (viewportPoint.y() < headHeight()) {
        for (const BandSegment& segment : m_band) {
            if (point.x() < segment.fill.left() || point.x() > segment.fill.right())
                continue;
            const StatusStay& stay = m_report->timeline.statuses[static_cast<size_t>(segment.stay)];
            QString text = toText(stay.code) + QLatin1Char('\n') + dateClockText(stay.entered, m_zone, m_report->timeline.now)
                           + QLatin1Char(' ') + zoneOffsetText(m_zone, stay.entered) + QLatin1Char('\n')
                           + durationText(stay.duration);
            if (const QString usual = usualText(m_report->stays[static_cast<size_t>(segment.stay)]); !usual.isEmpty())
                text += QStringLiteral(", ") + usual;
            return text;
        }
        return {};
    }
    if (const auto mark = m_layout.markAt(point))
        return markText(*mark);
    if (const auto span = m_layout.spanAt(point)) {
        const TimelineSpan& timed = m_report->timeline.spans[static_cast<size_t>(*span)];
        return (timed.kind == SpanKind::PriceCalculation ? tr("Price calculation") : tr("Production")) + QLatin1Char('\n')
               + durationText(timed.duration());
    }
    return {};
}

int LaneView::spokenRows() const {
    return m_report ? static_cast<int>(m_report->timeline.statuses.size() + m_report->timeline.lanes.size()) : 0;
}

QString LaneView::spokenRowName(int row) const {
    const auto& statuses = m_report->timeline.statuses;
    const auto index = static_cast<size_t>(row);
    if (index < statuses.size())
        return toText(statuses[index].code);
    const std::string& system = m_report->timeline.lanes[index - statuses.size()].system;
    return system.empty() ? tr("no system given") : visibleText(toText(system));
}

QString LaneView::spokenRowValue(int row) const {
    const auto& statuses = m_report->timeline.statuses;
    const auto index = static_cast<size_t>(row);
    if (index < statuses.size()) {
        const QString usual = usualText(m_report->stays[index]);
        const QString duration = durationText(statuses[index].duration);
        return usual.isEmpty() ? duration : duration + QStringLiteral(", ") + usual;
    }
    const TimelineLane& lane = m_report->timeline.lanes[index - statuses.size()];
    const QString events = tr("%n event(s)", nullptr, lane.events);
    return lane.errors == 0 ? events : events + QStringLiteral(", ") + tr("%n error(s)", nullptr, lane.errors);
}

QRect LaneView::spokenRowRect(int row) const {
    const int statuses = static_cast<int>(m_report->timeline.statuses.size());
    if (row < statuses) {
        const QRectF fill = m_band.empty() ? QRectF() : m_band[static_cast<size_t>(row)].fill;
        return QRectF(fill.left() + labelWidth() - horizontalScrollBar()->value(), scaled(height::axis) + space::xs,
                      fill.width(), scaled(height::band))
            .toAlignedRect();
    }
    return QRectF(0, headHeight() + (row - statuses) * m_layout.laneHeight - verticalScrollBar()->value(), width(),
                  m_layout.laneHeight)
        .toAlignedRect();
}

} // namespace logloupe
