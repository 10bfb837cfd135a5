// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Paints the rows of a grid and what stands between them. A row's texts are made, masked and shaped once, and only replayed while it
// stays in view. GUI thread only.

#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "views/grid/grid_geometry.h"
#include "views/grid/grid_notice.h"
#include "views/grid/grid_style.h"
#include "views/grid/highlight_rules.h"
#include "views/grid/shaped_text.h"
#include "views/theme/icons.h"

#include <QColor>
#include <QHash>
#include <QList>
#include <QPixmap>
#include <QRect>

#include <array>
#include <memory>
#include <vector>

class QPainter;

namespace logloupe {

class GridRowPainter {
public:
    struct RowState {
        bool selected = false;
        bool hovered = false;
        bool hasKeyboard = false;
        int currentColumn = -1; ///< the cell the keyboard is at; -1: the whole row
    };

    GridRowPainter(const EventRows& rows, const EventText& text, const GridStyle& style);

    /// Everything painted before may look different now.
    void forget();
    /// Fonts and colours are new.
    void refresh();
    void setColumns(const QList<EventColumn>& columns, const std::vector<ColumnPlace>& places);
    void setHighlights(const QList<HighlightRule>& rules);
    [[nodiscard]] const GridStyle& style() const { return m_style; }

    void paintRow(QPainter& painter, const QRect& rect, int row, const RowState& state);
    void paintDayHead(QPainter& painter, const QRect& rect, const QString& text);
    void paintNotice(QPainter& painter, const QRect& rect, const GridNotice& notice);
    /// A notice behind the last row: a dashed line follows it.
    void paintEndNotice(QPainter& painter, const QRect& rect, const GridNotice& notice);
    /// Where the notice's action is, for clicks.
    [[nodiscard]] static QRect noticeActionRect(const QRect& rect, const GridNotice& notice);

    [[nodiscard]] bool isElided(int row, int column);
    /// Width of a cell's own text, for links.
    [[nodiscard]] qreal textWidth(int row, int column);

private:
    struct Piece {
        ShapedText text;
        qreal left = 0; ///< from the left of the cell
        QColor color;
        QColor fill = {}; ///< behind the text, when valid
    };
    struct Cell {
        std::vector<Piece> pieces;
        Icon icon = Icon::None;
        QColor mark = {}; ///< of the icon, or of the square when there is no icon
    };
    struct Row {
        std::vector<Cell> cells;
        bool isError = false;
    };

    [[nodiscard]] const Row& prepared(int row);
    [[nodiscard]] Cell prepareCell(const EventBatch& batch, int row, EventColumn column, qreal width, bool isLate);
    [[nodiscard]] Cell prepareLevel(const EventBatch& batch, int row, qreal width);
    [[nodiscard]] Cell prepareStatus(const QString& text, qreal width);
    [[nodiscard]] Cell prepareMessage(const EventBatch& batch, int row, QString text, qreal width, bool isLate);
    [[nodiscard]] TextShaper& shaper(TextRole role) { return *m_shapers[static_cast<size_t>(role)]; }
    void append(Cell& cell, TextRole role, const QString& text, const QColor& color, qreal& left, qreal right, bool repeats);
    void paintCell(QPainter& painter, const QRect& rect, const ColumnPlace& place, const Cell& cell, EventColumn column) const;
    void paintNoticeText(QPainter& painter, const QRect& rect, const GridNotice& notice, int right);
    [[nodiscard]] qreal baseline(const QRect& rect) const;
    /// The mark of a system; rounded corners are dear to draw in every row.
    [[nodiscard]] const QPixmap& square(const QColor& color, qreal ratio) const;

    const EventRows& m_rows;
    const EventText& m_text;
    GridStyle m_style;
    QList<EventColumn> m_columns;
    std::vector<ColumnPlace> m_places;
    QList<HighlightRule> m_highlights;
    std::array<std::unique_ptr<TextShaper>, textRoleCount> m_shapers;
    QHash<quint64, std::shared_ptr<const Row>> m_prepared; ///< painted lately
    QHash<quint64, std::shared_ptr<const Row>> m_older;    ///< painted before those
    mutable QHash<QRgb, QPixmap> m_squares;
};

} // namespace logloupe
