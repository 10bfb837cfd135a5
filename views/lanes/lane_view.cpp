// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_view.h"

#include "models/domain/human_format.h"
#include "views/controls/labels.h"
#include "views/lanes/lane_accessible.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace logloupe {

namespace {

constexpr qreal largestZoom = 64;
constexpr qreal keyZoom = 1.5;

} // namespace

LaneView::LaneView(QWidget* parent)
    : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] { layOut(); });
    setAccessibleName(tr("Timeline"));
    installLaneAccessibility();
}

LaneView::~LaneView() = default;

void LaneView::setCase(std::shared_ptr<const CaseReport> report, const QTimeZone& zone) {
    const bool sameOrder = m_report && report && m_report->timeline.order == report->timeline.order;
    m_report = std::move(report);
    m_zone = zone;
    if (!sameOrder) {
        m_zoom = 1;
        m_current = -1;
    }
    updateGeometry();
    layOut();
}

void LaneView::setAxisMode(AxisMode mode) {
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_zoom = 1;
    layOut();
}

void LaneView::setCurrentEvent(EventIndex event) {
    if (event == m_current)
        return;
    m_current = event;
    if (const auto mark = m_layout.markOf(event)) {
        const qreal x = m_layout.marks[static_cast<size_t>(*mark)].center.x();
        const int room = viewport()->width() - labelWidth();
        QScrollBar* bar = horizontalScrollBar();
        if (x < bar->value() + 24 || x > bar->value() + room - 24)
            bar->setValue(static_cast<int>(x) - room / 2);
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        setAccessibleDescription(markText(*mark));
        QAccessible::updateAccessibility(&told);
    }
    viewport()->update();
}

int LaneView::labelWidth() const {
    // The names' column takes what the longest name and its count need.
    const QFontMetrics metrics(textFont(TextRole::Base));
    int widest = scaled(72);
    if (m_report) {
        for (const TimelineLane& lane : m_report->timeline.lanes)
            widest = std::max(widest, metrics.horizontalAdvance(visibleText(toText(lane.system))));
    }
    return std::min(space::l + 8 + space::s + widest + space::m + metrics.horizontalAdvance(QStringLiteral("0000")) + space::s,
                    std::max(scaled(96), width() / 4));
}

int LaneView::headHeight() const {
    return scaled(height::axis) + scaled(height::band) + space::xs;
}

QSize LaneView::sizeHint() const {
    const int lanes = m_report ? static_cast<int>(m_report->timeline.lanes.size()) : 7;
    return {scaled(900), headHeight() + std::clamp(lanes, 3, 9) * scaled(height::lane) + space::xs};
}

QSize LaneView::minimumSizeHint() const {
    return {scaled(320), headHeight() + 3 * scaled(height::lane)};
}

void LaneView::layOut() {
    m_picture = {};
    m_axis = {};
    m_layout = {};
    m_band.clear();
    m_ticks.clear();
    if (m_report && !m_report->timeline.events.empty()) {
        const OrderTimeline& timeline = m_report->timeline;
        std::vector<TimePoint> times;
        times.reserve(timeline.events.size() + 1);
        for (const EventRef& event : timeline.events)
            times.push_back(event.time());
        const StatusStay* current = timeline.current();
        const bool ended = m_report->verdict.kind == VerdictKind::Closed || m_report->verdict.kind == VerdictKind::Cancelled;
        if (current != nullptr && !ended)
            times.push_back(timeline.now);
        const qreal room = std::max(1, viewport()->width() - labelWidth() - space::s);
        m_axis = LaneAxis(times, m_mode, room * m_zoom);
        const auto width = [](TextRole role) {
            return [metrics = QFontMetricsF(textFont(role))](const QString& text) { return metrics.horizontalAdvance(text); };
        };
        m_layout = layOutLanes({timeline, m_axis, static_cast<qreal>(scaled(height::lane)),
                                QFontMetricsF(textFont(TextRole::Caption)).height(), width(TextRole::Caption)});
        m_band = layOutBand({timeline.statuses, m_report->stays, m_axis, timeline.now, static_cast<qreal>(scaled(height::band)),
                             width(TextRole::CaptionStrong), width(TextRole::GridStrong), width(TextRole::Caption), ended});
        for (const LaneAxis::Stretch& stretch : m_axis.stretches())
            m_ticks.push_back(stretchTicks(stretch));
    }
    const int plotWidth = viewport()->width() - labelWidth() - space::s;
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(m_axis.width())) - plotWidth));
    horizontalScrollBar()->setPageStep(plotWidth);
    horizontalScrollBar()->setSingleStep(scaled(40));
    const int lanes = m_report ? static_cast<int>(m_report->timeline.lanes.size()) : 0;
    const int laneRoom = viewport()->height() - headHeight();
    verticalScrollBar()->setRange(0, std::max(0, lanes * scaled(height::lane) - laneRoom));
    verticalScrollBar()->setPageStep(laneRoom);
    verticalScrollBar()->setSingleStep(scaled(height::lane));
    viewport()->update();
}

std::vector<TimeTick> LaneView::stretchTicks(const LaneAxis::Stretch& stretch) const {
    if (stretch.first == stretch.last)
        return {{stretch.first, clockText(stretch.first, m_zone), false}};
    const QFontMetricsF metrics(textFont(TextRole::Caption));
    const qreal inner = stretch.right - stretch.left - 2 * LaneAxis::margin;
    const int most = std::max(1, static_cast<int>(inner / (metrics.horizontalAdvance(QStringLiteral("00:00")) + space::xl)));
    auto labels = timeTicks({stretch.first, stretch.last + Duration(1)}, m_zone, m_report->timeline.now, most);
    if (std::none_of(labels.begin(), labels.end(), [](const TimeTick& tick) { return !tick.isDate; }))
        labels.insert(labels.begin(), {stretch.first, clockText(stretch.first, m_zone), false});
    return labels;
}

void LaneView::zoomBy(qreal factor) {
    const auto mark = m_layout.markOf(m_current);
    const qreal plotX = mark ? m_layout.marks[static_cast<size_t>(*mark)].center.x() - horizontalScrollBar()->value()
                             : (viewport()->width() - labelWidth()) / 2.0;
    zoomAround(factor, plotX + labelWidth());
}

void LaneView::zoomAround(qreal factor, qreal viewportX) {
    const qreal zoom = std::clamp(m_zoom * factor, 1.0, largestZoom);
    if (qFuzzyCompare(zoom, m_zoom) || m_axis.isEmpty())
        return;
    // The time under the pointer stays there.
    const qreal plotX = viewportX - labelWidth();
    const TimePoint anchor = m_axis.timeAt(plotX + horizontalScrollBar()->value());
    m_zoom = zoom;
    layOut();
    horizontalScrollBar()->setValue(static_cast<int>(m_axis.xOf(anchor) - plotX));
}

void LaneView::fit() {
    m_zoom = 1;
    layOut();
}

QPointF LaneView::toLanes(QPoint viewportPoint) const {
    return {static_cast<qreal>(viewportPoint.x() - labelWidth() + horizontalScrollBar()->value()),
            static_cast<qreal>(viewportPoint.y() - headHeight() + verticalScrollBar()->value())};
}

void LaneView::choose(int mark) {
    chooseEvent(m_layout.marks[static_cast<size_t>(mark)].lead);
}

void LaneView::chooseEvent(EventIndex event) {
    setCurrentEvent(event);
    emit eventChosen(event);
}

void LaneView::step(int direction) {
    const int count = static_cast<int>(m_layout.marks.size());
    const int next = m_layout.markOf(m_current).value_or(direction > 0 ? -1 : count) + direction;
    if (next >= 0 && next < count)
        choose(next);
}

/// Goes through the events, not the marks: two errors that lie too near to each other to be drawn apart are still two.
void LaneView::stepToKind(int direction, MarkKind kind) {
    const auto& marks = m_report->timeline.marks;
    const int count = static_cast<int>(marks.size());
    int at = m_current >= 0 ? m_current : direction > 0 ? -1 : count;
    for (at += direction; at >= 0 && at < count; at += direction) {
        if (marks[static_cast<size_t>(at)].kind == kind) {
            chooseEvent(at);
            return;
        }
    }
}

void LaneView::pan(int direction) {
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(bar->value() + direction * bar->pageStep() / 4);
}

void LaneView::stepLane(int direction) {
    const auto from = m_layout.markOf(m_current);
    if (!from) {
        step(1);
        return;
    }
    const PlacedMark& start = m_layout.marks[static_cast<size_t>(*from)];
    for (int lane = start.lane + direction; lane >= 0 && lane < static_cast<int>(m_report->timeline.lanes.size());
         lane += direction) {
        std::optional<int> nearest;
        for (size_t i = 0; i < m_layout.marks.size(); ++i) {
            const PlacedMark& mark = m_layout.marks[i];
            if (mark.lane != lane)
                continue;
            if (!nearest
                || std::abs(mark.center.x() - start.center.x())
                       < std::abs(m_layout.marks[static_cast<size_t>(*nearest)].center.x() - start.center.x()))
                nearest = static_cast<int>(i);
        }
        if (nearest) {
            choose(*nearest);
            return;
        }
    }
}

void LaneView::keyPressEvent(QKeyEvent* event) {
    if (!m_report || !handleKey(event->key(), event->modifiers()))
        QAbstractScrollArea::keyPressEvent(event);
}

bool LaneView::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const bool shifted = modifiers.testFlag(Qt::ShiftModifier);
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = key == Qt::Key_Left ? -1 : 1;
        if (shifted)
            pan(direction);
        else
            step(direction);
        return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        stepLane(key == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (!m_layout.marks.empty())
            choose(key == Qt::Key_Home ? 0 : static_cast<int>(m_layout.marks.size()) - 1);
        return true;
    case Qt::Key_N:
        stepToKind(shifted ? -1 : 1, MarkKind::Error);
        return true;
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
        stepToKind(key == Qt::Key_BracketLeft ? -1 : 1, MarkKind::StatusChange);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(keyZoom);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / keyZoom);
        return true;
    case Qt::Key_0:
        fit();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit eventActivated(m_current);
        return true;
    default:
        return false;
    }
}

void LaneView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto mark = m_layout.markAt(toLanes(event->position().toPoint())))
        choose(*mark);
}

void LaneView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto mark = m_layout.markAt(toLanes(event->position().toPoint()));
    if (!mark)
        return;
    // A cluster comes apart; a single event opens.
    if (m_layout.marks[static_cast<size_t>(*mark)].events.size() > 1)
        zoomAround(4, event->position().x());
    else
        emit eventActivated(m_layout.marks[static_cast<size_t>(*mark)].lead);
}

void LaneView::wheelEvent(QWheelEvent* event) {
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    zoomAround(std::pow(1.2, event->angleDelta().y() / 120.0), event->position().x());
    event->accept();
}

void LaneView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void LaneView::scrollContentsBy(int, int) {
    m_picture = {};
    viewport()->update();
}

void LaneView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Timeline"));
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        layOut();
}

bool LaneView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = tipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(tip), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace logloupe
