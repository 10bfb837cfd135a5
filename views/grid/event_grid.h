// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The grid of events: rows in order of time under day heads, with notices between them. Paints only what is in view, at most once a frame.
// Keys: arrows or j k, Page Up and Down, Home, End, Enter opens; n N next and previous error, ] [ status change; Left and Right choose a cell,
// Ctrl+Left and Right make its column narrower and wider; Shift extends the selection, Ctrl+A takes all, Ctrl+C copies. GUI thread only.

#include "models/items/day_heads.h"
#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "views/grid/grid_columns.h"
#include "views/grid/grid_notice.h"
#include "views/grid/grid_row_painter.h"
#include "views/grid/row_selection.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QTimer>

#include <optional>

class QMenu;

namespace logloupe {

class GridHead;

class EventGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    enum class DayHeads : quint8 { Always, WhenSeveral, Never };

    /// Rows and texts outlive the grid.
    EventGrid(EventRows& rows, EventText& text, const GridStyle& style, const QList<EventColumn>& columns,
              QWidget* parent = nullptr);
    ~EventGrid() override;

    [[nodiscard]] const EventRows& rows() const { return m_rows; }
    [[nodiscard]] const EventText& text() const { return m_text; }

    // Where the person is.
    [[nodiscard]] int currentRow() const { return m_current; }
    [[nodiscard]] std::optional<EventRef> currentEvent() const;
    /// Chooses the row alone and brings it into view; -1 chooses none.
    void setCurrentRow(int row);
    /// The same for an event; false when it is not among the rows.
    bool showEvent(const EventRef& event);
    /// Brings a time into view without choosing a row.
    void showTime(TimePoint time);
    [[nodiscard]] const RowSelection& selection() const { return m_selection; }
    /// Index into shownColumns() of the cell the keyboard is at, -1 for the whole row.
    [[nodiscard]] int currentColumn() const { return m_currentColumn; }

    // What it shows.
    void setDayHeads(DayHeads dayHeads);
    void setHighlights(const QList<HighlightRule>& rules);
    /// In order of time; each stands behind the rows up to its time.
    void setNotices(const QList<GridNotice>& notices);
    void addNotice(const GridNotice& notice);
    [[nodiscard]] const QList<GridNotice>& notices() const { return m_notices; }
    /// Behind the last row; nothing takes it away.
    void setEndNotice(const std::optional<GridNotice>& notice);
    /// A live stream: stays at the end as rows come, until the person scrolls away, and again once back at the end.
    void setTail(bool tail);
    [[nodiscard]] bool isFollowing() const { return m_tail && m_following; }
    void goToEnd();

    // Columns.
    [[nodiscard]] QList<EventColumn> shownColumns() const { return m_columns.shown(); }
    [[nodiscard]] std::vector<ColumnPlace> columnPlaces() const;
    void setColumnShown(EventColumn column, bool shown);
    void setColumnWidth(EventColumn column, int width);
    [[nodiscard]] QString columnState() const { return m_columns.state(); }
    void restoreColumns(QStringView state);
    /// Lets the person choose columns; for a "Columns" button.
    void showColumnMenu(const QPoint& globalPosition);

    /// Copies the selected rows, masked, cells parted by tabs. At most copyLimit rows.
    void copySelection();
    static constexpr int copyLimit = 50'000;

    // Geometry, in viewport coordinates; for tests, tours and assistive technology.
    [[nodiscard]] QRect rowRect(int row);
    [[nodiscard]] QRect cellRect(int row, int column);
    [[nodiscard]] QRect headRect(int column) const;
    [[nodiscard]] QString headText(int column) const;
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] int rowAt(const QPoint& viewportPosition);
    [[nodiscard]] int columnAt(int x) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// Another event is the current one; a null batch when none is.
    void currentChanged(const logloupe::EventRef& event);
    /// Enter or a double click.
    void activated(const logloupe::EventRef& event);
    void orderActivated(const QString& order);
    /// `value` as logged.
    void filterRequested(const logloupe::FieldRef& field, const QString& value, bool exclude);
    void surroundingRequested(const logloupe::EventRef& event);
    void traceRequested(const QString& trace);
    void noticeActivated(const QString& id);
    void followingChanged(bool following);
    void columnsChanged();
    /// Rows in view come close to the last one: more can be fetched.
    void endApproached();
    /// Fewer rows than selected when the limit was reached.
    void copied(qint64 rows, qint64 selected);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    /// What stands between rows: a day, a notice, or the end's notice.
    struct Between {
        enum class Kind : quint8 { Day, Notice, End };
        Kind kind = Kind::Day;
        int index = 0;
    };

    void rowsChanged(const RowsChange& change);
    void textChanged();
    void themeChanged();
    void scheduleLayout();
    void ensureLayout();
    void rebuildGeometry();
    void updateScrollBar();
    void updateHead();
    void restoreAnchor();
    void checkEnd();
    [[nodiscard]] qint64 offset() const;
    void setOffset(qint64 offset);
    [[nodiscard]] bool isAtEnd() const;
    void setFollowing(bool following);
    void updateHover(const QPoint& position);
    void paintBetween(QPainter& painter, const QRect& rect, int interruption);
    [[nodiscard]] const GridNotice* noticeAt(const QPoint& position, bool actionOnly);

    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void setCurrent(int row);
    void ensureVisible(int row);
    void updateRow(int row);
    bool handleNavigation(QKeyEvent& event);
    bool handleLetter(const QString& letter);
    void moveColumn(int step);
    void resizeColumn(int step);
    void fitColumn(int column);
    [[nodiscard]] bool isLink(int row, int column, int x);
    [[nodiscard]] QString loggedValue(int row, EventColumn column) const;
    void fillMenu(QMenu& menu, int row, int column);
    void addFilterActions(QMenu& menu, int row, int column);
    void addEventActions(QMenu& menu, int row);
    [[nodiscard]] bool isHeard(const char* signal) const;

    EventRows& m_rows;
    EventText& m_text;
    GridRowPainter m_painter;
    GridColumns m_columns;
    GridHead* m_head = nullptr;
    QTimer m_frame;
    QElapsedTimer m_lastLayout;
    bool m_layoutIsOld = true;

    RowGeometry m_geometry;
    std::vector<Between> m_between;
    std::vector<DayHead> m_days;
    QList<GridNotice> m_notices;
    std::optional<GridNotice> m_endNotice;
    DayHeads m_dayHeads = DayHeads::WhenSeveral;
    qint64 m_scrollUnit = 1; ///< pixels per step of the scroll bar; above 1 only beyond a thousand million pixels
    int m_anchorRow = -1;    ///< the row that keeps its place while rows come above it
    int m_anchorTop = 0;     ///< its top in the viewport
    bool m_tail = false;
    bool m_following = true;
    bool m_restoring = false;
    int m_endTold = -1;

    int m_current = -1;
    int m_currentColumn = -1;
    int m_selectionStart = -1;
    std::optional<EventRef> m_currentEvent;
    RowSelection m_selection;
    int m_hovered = -1;
    bool m_keyboard = false;
    bool m_dragging = false;
    QPoint m_pressed;
};

} // namespace logloupe
