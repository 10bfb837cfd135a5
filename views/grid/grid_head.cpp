// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/grid_head.h"

#include "views/controls/marks.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cstdlib>

namespace logloupe {
namespace {

constexpr int grip = 5;
constexpr int edgeBeforeNext = 6; ///< the edge is drawn left of the next column's text

} // namespace

GridHead::GridHead(QWidget* parent)
    : QWidget(parent) {
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void GridHead::setColumns(const QStringList& titles, const std::vector<ColumnPlace>& places) {
    if (titles == m_titles && places == m_places)
        return;
    m_titles = titles;
    m_places = places;
    update();
}

QSize GridHead::sizeHint() const {
    return {scaled(320), scaled(height::columnHead)};
}

int GridHead::edgeAt(int x) const {
    // The last column ends at the grid's own edge.
    for (size_t column = 0; column + 1 < m_places.size(); ++column) {
        if (m_places[column].width > 0 && std::abs(m_places[column].right() - edgeBeforeNext - x) <= grip)
            return static_cast<int>(column);
    }
    return -1;
}

void GridHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.sunken());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border());
    const bool showEdges = underMouse() || m_dragged >= 0;
    for (size_t column = 0; column < m_places.size() && column < static_cast<size_t>(m_titles.size()); ++column) {
        const ColumnPlace& place = m_places[column];
        if (place.width <= 0)
            continue;
        paintText(painter, QRectF(place.left, 0, place.width - 10, height() - 1), m_titles.at(static_cast<qsizetype>(column)),
                  TextRole::CaptionStrong, theme.text3());
        if (showEdges && column + 1 < m_places.size())
            painter.fillRect(QRect(place.right() - edgeBeforeNext, 7, 1, height() - 15), theme.borderStrong());
    }
}

void GridHead::mousePressEvent(QMouseEvent* event) {
    const int x = event->position().toPoint().x();
    m_dragged = event->button() == Qt::LeftButton ? edgeAt(x) : -1;
    if (m_dragged >= 0)
        m_dragOffset = m_places[static_cast<size_t>(m_dragged)].right() - x;
}

void GridHead::mouseMoveEvent(QMouseEvent* event) {
    const int x = event->position().toPoint().x();
    if (m_dragged >= 0 && m_dragged < static_cast<int>(m_places.size())) {
        emit resizeRequested(m_dragged, x + m_dragOffset - m_places[static_cast<size_t>(m_dragged)].left);
        return;
    }
    setCursor(edgeAt(x) >= 0 ? Qt::SplitHCursor : Qt::ArrowCursor);
    update();
}

void GridHead::mouseReleaseEvent(QMouseEvent*) {
    m_dragged = -1;
    update();
}

void GridHead::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int column = edgeAt(event->position().toPoint().x()); column >= 0)
        emit fitRequested(column);
}

void GridHead::contextMenuEvent(QContextMenuEvent* event) {
    emit menuRequested(event->globalPos());
}

} // namespace logloupe
