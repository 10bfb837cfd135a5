// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/event_grid.h"

#include "views/grid/event_grid_accessible.h"
#include "views/grid/grid_head.h"
#include "views/theme/theme.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace logloupe {
namespace {

constexpr int frameMilliseconds = 16;
constexpr int noticeHeight = 28;
/// QScrollBar counts in int; its style multiplies by the length of the groove.
constexpr qint64 scrollBarRange = 1'000'000'000;

} // namespace

EventGrid::EventGrid(EventRows& rows, EventText& text, const GridStyle& style, const QList<EventColumn>& columns,
                     QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_rows(rows)
    , m_text(text)
    , m_painter(rows, text, style)
    , m_columns(columns)
    , m_head(new GridHead(this)) {
    installGridAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Events"));
    m_frame.setSingleShot(true);
    m_lastLayout.start();
    connect(&m_frame, &QTimer::timeout, this, &EventGrid::ensureLayout);
    connect(&m_rows, &EventRows::changed, this, &EventGrid::rowsChanged);
    connect(&m_text, &EventText::changed, this, &EventGrid::textChanged);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, &EventGrid::themeChanged);
    connect(m_head, &GridHead::menuRequested, this, &EventGrid::showColumnMenu);
    connect(m_head, &GridHead::fitRequested, this, &EventGrid::fitColumn);
    connect(m_head, &GridHead::resizeRequested, this,
            [this](int column, int width) { setColumnWidth(shownColumns().at(column), width * 100 / textScalePercent()); });
    setViewportMargins(0, scaled(height::columnHead), 0, 0);
}

EventGrid::~EventGrid() = default;

QSize EventGrid::sizeHint() const {
    return {scaled(800), scaled(320)};
}

QSize EventGrid::minimumSizeHint() const {
    return {scaled(320), scaled(height::columnHead) + 3 * scaled(m_painter.style().rowHeight)};
}

// --- rows come and go ---

void EventGrid::rowsChanged(const RowsChange& change) {
    // The geometry is still that of the rows before the change: what is at the top now keeps its place.
    if (!m_layoutIsOld) {
        m_anchorRow = m_geometry.rowNear(offset());
        m_anchorTop = m_anchorRow < 0 ? 0 : static_cast<int>(m_geometry.rowTop(m_anchorRow) - offset());
    }
    m_selection.follow(change);
    m_hovered = -1;
    if (change.kind == RowsChange::Kind::Rebuilt) {
        m_painter.forget();
        m_anchorRow = -1;
        m_endTold = -1;
        m_current = m_currentEvent ? m_rows.find(*m_currentEvent).value_or(-1) : -1;
        if (m_current >= 0)
            m_selection.add(m_current, m_current);
        m_selectionStart = m_current;
    } else {
        m_anchorRow = m_anchorRow < 0 ? -1 : std::max(rowAfter(m_anchorRow, change), 0);
        m_current = m_current < 0 ? -1 : rowAfter(m_current, change);
        m_selectionStart = m_selectionStart < 0 ? -1 : rowAfter(m_selectionStart, change);
    }
    scheduleLayout();
    announceGridChange(*this, change);
    if (m_current < 0 && m_currentEvent) {
        m_currentEvent.reset();
        emit currentChanged({});
    }
}

void EventGrid::scheduleLayout() {
    m_layoutIsOld = true;
    if (m_frame.isActive())
        return;
    const qint64 elapsed = m_lastLayout.elapsed();
    m_frame.start(elapsed >= frameMilliseconds ? 0 : static_cast<int>(frameMilliseconds - elapsed));
}

void EventGrid::ensureLayout() {
    if (!m_layoutIsOld)
        return;
    m_layoutIsOld = false;
    m_frame.stop();
    m_lastLayout.restart();
    rebuildGeometry();
    updateScrollBar();
    restoreAnchor();
    updateHead();
    viewport()->update();
    checkEnd();
}

void EventGrid::rebuildGeometry() {
    m_days = m_dayHeads == DayHeads::Never ? std::vector<DayHead>() : dayHeads(m_rows, m_text.clock());
    if (m_dayHeads == DayHeads::WhenSeveral && m_days.size() < 2)
        m_days.clear();
    // A notice about rows that are no longer kept says nothing any more.
    if (m_rows.dropped() > 0 && !m_rows.isEmpty())
        m_notices.removeIf([first = m_rows.time(0)](const GridNotice& notice) { return notice.at < first; });

    std::vector<Interruption> interruptions;
    m_between.clear();
    const int dayHeight = scaled(height::dayHead);
    size_t day = 0;
    const auto addDaysUpTo = [&](int row) {
        for (; day < m_days.size() && m_days[day].row <= row; ++day) {
            interruptions.push_back({m_days[day].row, dayHeight});
            m_between.push_back({Between::Kind::Day, static_cast<int>(day)});
        }
    };
    for (int notice = 0; notice < m_notices.size(); ++notice) {
        const TimePoint at = m_notices.at(notice).at;
        const int row = at == TimePoint::latest() ? m_rows.size() : m_rows.lowerBound({at.nanoseconds + 1});
        // Said at the end of a day, not under the head of the next.
        addDaysUpTo(row - 1);
        interruptions.push_back({row, scaled(noticeHeight)});
        m_between.push_back({Between::Kind::Notice, notice});
    }
    addDaysUpTo(m_rows.size());
    if (m_endNotice) {
        interruptions.push_back({m_rows.size(), scaled(noticeHeight)});
        m_between.push_back({Between::Kind::End, 0});
    }
    m_geometry = RowGeometry(m_rows.size(), scaled(m_painter.style().rowHeight), std::move(interruptions));
}

void EventGrid::updateScrollBar() {
    const qint64 total = m_geometry.height();
    const int visible = viewport()->height();
    m_scrollUnit = 1 + total / scrollBarRange;
    const qint64 range = std::max<qint64>(total - visible, 0);
    m_restoring = true;
    verticalScrollBar()->setSingleStep(std::max(1, static_cast<int>(m_geometry.rowHeight() / m_scrollUnit)));
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>((visible - m_geometry.rowHeight()) / m_scrollUnit)));
    verticalScrollBar()->setRange(0, static_cast<int>((range + m_scrollUnit - 1) / m_scrollUnit));
    m_restoring = false;
}

void EventGrid::restoreAnchor() {
    m_restoring = true;
    if (isFollowing())
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else if (m_anchorRow >= 0 && m_anchorRow < m_geometry.rows())
        setOffset(m_geometry.rowTop(m_anchorRow) - m_anchorTop);
    m_anchorRow = -1;
    m_restoring = false;
}

void EventGrid::checkEnd() {
    if (m_rows.isEmpty() || m_rows.size() == m_endTold)
        return;
    if (offset() + 2 * viewport()->height() < m_geometry.height())
        return;
    m_endTold = m_rows.size();
    emit endApproached();
}

qint64 EventGrid::offset() const {
    const qint64 end = std::max<qint64>(m_geometry.height() - viewport()->height(), 0);
    return std::min(verticalScrollBar()->value() * m_scrollUnit, end);
}

void EventGrid::setOffset(qint64 offset) {
    verticalScrollBar()->setValue(static_cast<int>(std::clamp<qint64>(offset, 0, m_geometry.height()) / m_scrollUnit));
}

bool EventGrid::isAtEnd() const {
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void EventGrid::setTail(bool tail) {
    m_tail = tail;
    m_following = true;
    scheduleLayout();
}

void EventGrid::setFollowing(bool following) {
    if (!m_tail || following == m_following)
        return;
    m_following = following;
    emit followingChanged(following);
}

void EventGrid::goToEnd() {
    ensureLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    setFollowing(true);
}

// --- geometry ---

QRect EventGrid::rowRect(int row) {
    ensureLayout();
    if (row < 0 || row >= m_geometry.rows())
        return {};
    return {0, static_cast<int>(std::clamp<qint64>(m_geometry.rowTop(row) - offset(), -100'000'000, 100'000'000)),
            viewport()->width(), m_geometry.rowHeight()};
}

QRect EventGrid::cellRect(int row, int column) {
    const QRect whole = rowRect(row);
    const std::vector<ColumnPlace> places = columnPlaces();
    if (whole.isNull() || column < 0 || column >= static_cast<int>(places.size()))
        return {};
    const ColumnPlace& place = places[static_cast<size_t>(column)];
    return {place.left, whole.top(), place.width, whole.height()};
}

QRect EventGrid::headRect(int column) const {
    const std::vector<ColumnPlace> places = columnPlaces();
    if (column < 0 || column >= static_cast<int>(places.size()))
        return {};
    const ColumnPlace& place = places[static_cast<size_t>(column)];
    return {place.left, -m_head->height(), place.width, m_head->height()};
}

int EventGrid::rowAt(const QPoint& viewportPosition) {
    ensureLayout();
    const RowGeometry::Hit hit = m_geometry.at(offset() + viewportPosition.y());
    return hit.kind == RowGeometry::Hit::Kind::Row ? hit.index : -1;
}

int EventGrid::columnAt(int x) const {
    const std::vector<ColumnPlace> places = columnPlaces();
    for (size_t column = 0; column < places.size(); ++column) {
        if (places[column].width > 0 && x >= places[column].left && x < places[column].right())
            return static_cast<int>(column);
    }
    return -1;
}

// --- painting ---

void EventGrid::paintEvent(QPaintEvent* event) {
    ensureLayout();
    QPainter painter(viewport());
    const QRect dirty = event->rect();
    const qint64 top = offset();
    const int width = viewport()->width();
    qint64 y = top + dirty.top();
    const qint64 end = top + dirty.bottom() + 1;
    while (y < end) {
        const RowGeometry::Hit hit = m_geometry.at(y);
        if (hit.kind == RowGeometry::Hit::Kind::Nothing)
            break;
        const bool isRow = hit.kind == RowGeometry::Hit::Kind::Row;
        const qint64 itemTop = isRow ? m_geometry.rowTop(hit.index) : m_geometry.interruptionTop(hit.index);
        const int itemHeight =
            isRow ? m_geometry.rowHeight() : m_geometry.interruptions()[static_cast<size_t>(hit.index)].height;
        const QRect rect(0, static_cast<int>(itemTop - top), width, itemHeight);
        if (isRow) {
            const bool isCurrent = hit.index == m_current;
            m_painter.paintRow(painter, rect, hit.index,
                               {m_selection.contains(hit.index), hit.index == m_hovered, isCurrent && m_keyboard && hasFocus(),
                                m_currentColumn});
        } else {
            paintBetween(painter, rect, hit.index);
        }
        y = itemTop + itemHeight;
    }
    if (y < end)
        painter.fillRect(QRect(0, static_cast<int>(y - top), width, static_cast<int>(end - y)), Theme::current().surface());
}

void EventGrid::paintBetween(QPainter& painter, const QRect& rect, int interruption) {
    const Between& between = m_between[static_cast<size_t>(interruption)];
    switch (between.kind) {
    case Between::Kind::Day:
        m_painter.paintDayHead(painter, rect, m_text.dayText(m_rows.time(m_days[static_cast<size_t>(between.index)].row)));
        break;
    case Between::Kind::Notice:
        m_painter.paintNotice(painter, rect, m_notices.at(between.index));
        break;
    case Between::Kind::End:
        m_painter.paintEndNotice(painter, rect, *m_endNotice);
        break;
    }
}

void EventGrid::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    if (m_layoutIsOld) {
        ensureLayout();
        return;
    }
    updateScrollBar();
    restoreAnchor();
    updateHead();
    checkEnd();
}

void EventGrid::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    m_layoutIsOld = true;
    ensureLayout();
}

void EventGrid::scrollContentsBy(int, int dy) {
    if (m_scrollUnit == 1 && !m_layoutIsOld && std::abs(dy) < viewport()->height())
        viewport()->scroll(0, dy);
    else
        viewport()->update();
    if (m_hovered >= 0)
        updateHover(viewport()->mapFromGlobal(QCursor::pos()));
    if (m_restoring)
        return;
    setFollowing(isAtEnd());
    updateHead();
    checkEnd();
}

} // namespace logloupe
