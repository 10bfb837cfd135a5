// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a grid is told to show: texts, theme, highlights, notices, columns.

#include "views/grid/event_grid.h"
#include "views/grid/event_grid_accessible.h"
#include "views/grid/grid_head.h"

#include <QEvent>

#include <algorithm>

namespace logloupe {

void EventGrid::textChanged() {
    m_painter.forget();
    scheduleLayout();
}

void EventGrid::themeChanged() {
    m_painter.refresh();
    setViewportMargins(0, scaled(height::columnHead), 0, 0);
    scheduleLayout();
    updateGeometry();
}

void EventGrid::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Events"));
        textChanged();
    }
}

void EventGrid::setDayHeads(DayHeads dayHeads) {
    m_dayHeads = dayHeads;
    scheduleLayout();
}

void EventGrid::setHighlights(const QList<HighlightRule>& rules) {
    m_painter.setHighlights(rules);
    viewport()->update();
}

void EventGrid::setNotices(const QList<GridNotice>& notices) {
    m_notices = notices;
    std::stable_sort(m_notices.begin(), m_notices.end(),
                     [](const GridNotice& left, const GridNotice& right) { return left.at < right.at; });
    scheduleLayout();
}

void EventGrid::addNotice(const GridNotice& notice) {
    setNotices(m_notices + QList<GridNotice>{notice});
}

void EventGrid::setEndNotice(const std::optional<GridNotice>& notice) {
    if (notice == m_endNotice)
        return;
    m_endNotice = notice;
    scheduleLayout();
}

std::vector<ColumnPlace> EventGrid::columnPlaces() const {
    return m_columns.layOut(viewport()->width());
}

void EventGrid::setColumnShown(EventColumn column, bool shown) {
    m_columns.setShown(column, shown);
    m_currentColumn = -1;
    announceGridChange(*this, {}); // cells are told by their column's number
    updateHead();
    viewport()->update();
    emit columnsChanged();
}

void EventGrid::setColumnWidth(EventColumn column, int width) {
    m_columns.setWidth(column, width);
    updateHead();
    viewport()->update();
    emit columnsChanged();
}

void EventGrid::restoreColumns(QStringView state) {
    if (!m_columns.restore(state))
        return;
    updateHead();
    viewport()->update();
}

void EventGrid::updateHead() {
    const QList<EventColumn> columns = shownColumns();
    const std::vector<ColumnPlace> places = columnPlaces();
    m_painter.setColumns(columns, places);
    QStringList titles;
    for (int column = 0; column < columns.size(); ++column)
        titles.append(headText(column));
    m_head->setColumns(titles, places);
    const QRect area = viewport()->geometry();
    m_head->setGeometry(area.left(), area.top() - scaled(height::columnHead), area.width(), scaled(height::columnHead));
}

QString EventGrid::headText(int column) const {
    const int top = m_geometry.rows() == m_rows.size() ? m_geometry.rowNear(offset()) : -1;
    return m_text.title(shownColumns().at(column), top < 0 ? m_text.now() : m_rows.time(top));
}

QString EventGrid::cellText(int row, int column) const {
    return m_text.cell(m_rows.batch(row), m_rows.batchRow(row), shownColumns().at(column));
}

} // namespace logloupe
