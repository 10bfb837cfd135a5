// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/labels.h"
#include "views/grid/event_grid.h"
#include "views/grid/event_grid_accessible.h"
#include "views/theme/text_glyphs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int columnStep = 16;
constexpr int toolTipLength = 2000;

/// The Latin letter on the key that also bears this Cyrillic one: shortcuts work without switching the keyboard.
[[nodiscard]] QString latinLetter(const QString& typed) {
    static constexpr std::array<std::pair<char16_t, char16_t>, 7> keys{
        {{u'о', u'j'}, {u'л', u'k'}, {u'т', u'n'}, {u'Т', u'N'}, {u'х', u'['}, {u'ъ', u']'}, {u'Ъ', u']'}}};
    if (typed.size() != 1)
        return {};
    for (const auto& [cyrillic, latin] : keys) {
        if (typed.at(0).unicode() == cyrillic)
            return QString(QChar(latin));
    }
    return typed;
}

} // namespace

std::optional<EventRef> EventGrid::currentEvent() const {
    return m_currentEvent;
}

void EventGrid::setCurrent(int row) {
    if (row < 0 || row >= m_rows.size()) {
        const bool had = m_currentEvent.has_value();
        m_current = -1;
        m_currentEvent.reset();
        if (had)
            emit currentChanged({});
        return;
    }
    const bool same = row == m_current && m_currentEvent;
    m_current = row;
    if (same)
        return;
    m_currentEvent = m_rows.at(row);
    announceGridFocus(*this);
    emit currentChanged(*m_currentEvent);
}

void EventGrid::setCurrentRow(int row) {
    m_selection.clear();
    if (row >= 0 && row < m_rows.size()) {
        m_selection.add(row, row);
        ensureVisible(row);
    }
    m_selectionStart = row;
    viewport()->update();
    setCurrent(row);
}

bool EventGrid::showEvent(const EventRef& event) {
    const std::optional<int> row = m_rows.find(event);
    if (!row)
        return false;
    setCurrentRow(*row);
    return true;
}

void EventGrid::showTime(TimePoint time) {
    ensureLayout();
    const int row = m_rows.nearest(time);
    if (row >= 0)
        setOffset(m_geometry.rowTop(row) - viewport()->height() / 3);
}

void EventGrid::ensureVisible(int row) {
    ensureLayout();
    qint64 top = m_geometry.rowTop(row);
    const qint64 bottom = top + m_geometry.rowHeight();
    // The day belongs to its first row.
    if (row == 0 || m_geometry.rowTop(row) - m_geometry.rowTop(row - 1) > m_geometry.rowHeight())
        top = row == 0 ? 0 : m_geometry.rowTop(row - 1) + m_geometry.rowHeight();
    if (top < offset())
        setOffset(top);
    else if (bottom > offset() + viewport()->height())
        setOffset(bottom - viewport()->height() + m_scrollUnit - 1);
}

void EventGrid::updateRow(int row) {
    if (row >= 0 && !m_layoutIsOld)
        viewport()->update(rowRect(row));
}

void EventGrid::moveTo(int row, Qt::KeyboardModifiers modifiers) {
    if (m_rows.isEmpty())
        return;
    row = std::clamp(row, 0, m_rows.size() - 1);
    if (modifiers.testFlag(Qt::ShiftModifier) && m_selectionStart >= 0) {
        m_selection.clear();
        m_selection.add(m_selectionStart, row);
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        m_selection.toggle(row);
        m_selectionStart = row;
    } else {
        m_selection.clear();
        m_selection.add(row, row);
        m_selectionStart = row;
    }
    ensureVisible(row);
    viewport()->update();
    setCurrent(row);
}

void EventGrid::keyPressEvent(QKeyEvent* event) {
    m_keyboard = true;
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else if (event->matches(QKeySequence::SelectAll)) {
        if (!m_rows.isEmpty())
            m_selection.add(0, m_rows.size() - 1);
        viewport()->update();
    } else if (!handleNavigation(*event)) {
        event->ignore();
        return;
    }
    updateRow(m_current);
    event->accept();
}

bool EventGrid::handleNavigation(QKeyEvent& event) {
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const Qt::KeyboardModifiers shift = event.modifiers() & Qt::ShiftModifier;
    const int page = std::max(1, viewport()->height() / m_geometry.rowHeight() - 1);
    switch (event.key()) {
    case Qt::Key_Up:
        moveTo(m_current < 0 ? m_rows.size() - 1 : m_current - 1, shift);
        return true;
    case Qt::Key_Down:
        moveTo(m_current + 1, shift);
        return true;
    case Qt::Key_PageUp:
        moveTo(m_current - page, shift);
        return true;
    case Qt::Key_PageDown:
        moveTo(std::max(m_current, 0) + page, shift);
        return true;
    case Qt::Key_Home:
        moveTo(0, shift);
        return true;
    case Qt::Key_End:
        moveTo(m_rows.size() - 1, shift);
        setFollowing(isAtEnd());
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (event.modifiers().testFlag(Qt::AltModifier))
            return false;
        const int step = event.key() == Qt::Key_Left ? -1 : 1;
        if (control)
            resizeColumn(step);
        else
            moveColumn(step);
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_currentEvent)
            emit activated(*m_currentEvent);
        return m_currentEvent.has_value();
    default:
        return !control && !event.modifiers().testFlag(Qt::AltModifier) && handleLetter(latinLetter(event.text()));
    }
}

bool EventGrid::handleLetter(const QString& letter) {
    std::optional<int> row;
    if (letter == u"j")
        row = m_current + 1;
    else if (letter == u"k")
        row = m_current - 1;
    else if (letter == u"n")
        row = m_rows.nextError(m_current);
    else if (letter == u"N")
        row = m_rows.previousError(m_current < 0 ? m_rows.size() : m_current);
    else if (letter == u"]")
        row = m_rows.nextStatusChange(m_current);
    else if (letter == u"[")
        row = m_rows.previousStatusChange(m_current < 0 ? m_rows.size() : m_current);
    else
        return false;
    if (row)
        moveTo(*row, {});
    return true;
}

void EventGrid::moveColumn(int step) {
    const std::vector<ColumnPlace> places = columnPlaces();
    int column = m_currentColumn + step;
    while (column >= 0 && column < static_cast<int>(places.size()) && places[static_cast<size_t>(column)].width <= 0)
        column += step;
    if (column < static_cast<int>(places.size()))
        m_currentColumn = std::max(column, -1);
    announceGridFocus(*this);
}

void EventGrid::resizeColumn(int step) {
    if (m_currentColumn < 0)
        return;
    const EventColumn column = shownColumns().at(m_currentColumn);
    setColumnWidth(column, m_columns.width(column) + step * columnStep);
}

void EventGrid::fitColumn(int column) {
    ensureLayout();
    // Wide enough for what is in view, with room to grow.
    const EventColumn which = shownColumns().at(column);
    m_columns.setWidth(which, widestColumn);
    m_painter.setColumns(shownColumns(), columnPlaces());
    qreal widest = narrowestColumn;
    const int last = m_geometry.rowNear(offset() + viewport()->height());
    for (int row = std::max(m_geometry.rowNear(offset()), 0); row <= last; ++row)
        widest = std::max(widest, m_painter.textWidth(row, column));
    setColumnWidth(which, static_cast<int>(widest * 100 / textScalePercent()) + space::l);
}

// --- mouse ---

bool EventGrid::isLink(int row, int column, int x) {
    if (row < 0 || column < 0 || shownColumns().at(column) != EventColumn::Order)
        return false;
    const QRect cell = cellRect(row, column);
    return x < cell.left() + m_painter.textWidth(row, column);
}

const GridNotice* EventGrid::noticeAt(const QPoint& position, bool actionOnly) {
    ensureLayout();
    const RowGeometry::Hit hit = m_geometry.at(offset() + position.y());
    if (hit.kind != RowGeometry::Hit::Kind::Interruption)
        return nullptr;
    const Between& between = m_between[static_cast<size_t>(hit.index)];
    if (between.kind != Between::Kind::Notice)
        return nullptr;
    const GridNotice& notice = m_notices.at(between.index);
    const QRect rect(0, static_cast<int>(m_geometry.interruptionTop(hit.index) - offset()), viewport()->width(),
                     m_geometry.interruptions()[static_cast<size_t>(hit.index)].height);
    return !actionOnly || GridRowPainter::noticeActionRect(rect, notice).contains(position) ? &notice : nullptr;
}

void EventGrid::mousePressEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    m_keyboard = false;
    m_pressed = position;
    m_dragging = false;
    const int row = rowAt(position);
    if (row < 0)
        return;
    m_currentColumn = -1;
    if (event->button() == Qt::LeftButton) {
        m_dragging = true;
        moveTo(row, event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier));
    } else if (event->button() == Qt::RightButton && !m_selection.contains(row)) {
        moveTo(row, {});
    }
}

void EventGrid::mouseMoveEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    if (m_dragging && event->buttons().testFlag(Qt::LeftButton)) {
        const int row = m_geometry.rowNear(offset() + position.y());
        if (row >= 0 && row != m_current)
            moveTo(row, Qt::ShiftModifier);
        return;
    }
    updateHover(position);
    const int row = rowAt(position);
    const bool hand = (row >= 0 && isLink(row, columnAt(position.x()), position.x())) || noticeAt(position, true) != nullptr;
    viewport()->setCursor(hand ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void EventGrid::mouseReleaseEvent(QMouseEvent* event) {
    const QPoint position = event->position().toPoint();
    const bool clicked = event->button() == Qt::LeftButton && (position - m_pressed).manhattanLength() < 4
                         && event->modifiers() == Qt::NoModifier;
    m_dragging = false;
    if (!clicked)
        return;
    if (const GridNotice* notice = noticeAt(position, true)) {
        emit noticeActivated(notice->id);
        return;
    }
    const int row = rowAt(position);
    if (row >= 0 && isLink(row, columnAt(position.x()), position.x()))
        emit orderActivated(loggedValue(row, EventColumn::Order));
}

void EventGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().toPoint());
    if (row >= 0 && event->button() == Qt::LeftButton && m_currentEvent)
        emit activated(*m_currentEvent);
}

void EventGrid::updateHover(const QPoint& position) {
    const int row = viewport()->rect().contains(position) ? rowAt(position) : -1;
    if (row == m_hovered)
        return;
    const int before = m_hovered;
    m_hovered = row;
    if (before < m_rows.size())
        updateRow(before);
    updateRow(row);
}

bool EventGrid::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave)
        updateHover({-1, -1});
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = rowAt(help->pos());
    const int column = columnAt(help->pos().x());
    if (row >= 0 && column >= 0 && m_painter.isElided(row, column))
        QToolTip::showText(help->globalPos(), plainToolTip(cellText(row, column).left(toolTipLength)), viewport(),
                           cellRect(row, column));
    else
        QToolTip::hideText();
    return true;
}

void EventGrid::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
                       || event->reason() == Qt::ShortcutFocusReason;
    m_keyboard = m_keyboard || byKey;
    if (byKey && m_current < 0 && !m_rows.isEmpty())
        setCurrentRow(std::max(m_geometry.rowNear(offset()), 0));
    viewport()->update();
}

void EventGrid::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void EventGrid::copySelection() {
    const QList<EventColumn> columns = shownColumns();
    QString text;
    qint64 rows = 0;
    for (const RowRange& range : m_selection.ranges()) {
        for (int row = range.first; row < range.first + range.count && rows < copyLimit; ++row, ++rows) {
            const QStringList cells = m_text.line(m_rows.batch(row), m_rows.batchRow(row), columns).split(u'\t');
            for (qsizetype cell = 0; cell < cells.size(); ++cell)
                text += (cell > 0 ? u"\t"_s : QString()) + visibleText(cells.at(cell));
            text += u'\n';
        }
    }
    if (rows == 0)
        return;
    QGuiApplication::clipboard()->setText(text);
    emit copied(rows, m_selection.count());
}

} // namespace logloupe
