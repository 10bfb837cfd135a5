// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The heads of a grid's columns: titles, and the edges by which a mouse makes columns wider. GUI thread only.

#include "views/grid/grid_geometry.h"

#include <QStringList>
#include <QWidget>

#include <vector>

namespace logloupe {

class GridHead : public QWidget {
    Q_OBJECT
public:
    explicit GridHead(QWidget* parent = nullptr);

    void setColumns(const QStringList& titles, const std::vector<ColumnPlace>& places);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// A drag wants the column to be that wide, in pixels as shown.
    void resizeRequested(int column, int width);
    /// Double click on the edge: as wide as its content.
    void fitRequested(int column);
    void menuRequested(const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// The column whose right edge is at x; -1.
    [[nodiscard]] int edgeAt(int x) const;

    QStringList m_titles;
    std::vector<ColumnPlace> m_places;
    int m_dragged = -1;
    int m_dragOffset = 0;
};

} // namespace logloupe
