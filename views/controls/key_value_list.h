// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Label, value and a few actions a row: the facts of a case, the fields of an event. Up and Down choose a row, Left and Right
// an action in it, Enter runs it, Ctrl+C copies the value. Rows are told to assistive technology one by one.

#include "views/controls/painted_control.h"
#include "views/controls/text_runs.h"
#include "views/theme/icons.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QList>
#include <QString>

namespace logloupe {

struct KeyValueAction {
    QString id;   ///< given back when triggered
    QString text; ///< shown; with an icon alone it is the tooltip and the accessible name
    Icon icon = Icon::None;
    bool iconOnly = false;

    bool operator==(const KeyValueAction&) const = default;
};

struct KeyValueRow {
    QString label;
    QString value;
    Token valueColor = Token::Text;
    bool monoLabel = false; ///< field names
    bool monoValue = false;
    bool strong = false;
    bool masked = false; ///< a masked token: mono on soft amber
    bool link = false;   ///< the value itself can be opened
    QList<KeyValueAction> actions = {};

    bool operator==(const KeyValueRow&) const = default;
};

class KeyValueList : public PaintedControl {
    Q_OBJECT
public:
    explicit KeyValueList(QWidget* parent = nullptr);

    void setRows(const QList<KeyValueRow>& rows);
    [[nodiscard]] const QList<KeyValueRow>& rows() const { return m_rows; }
    /// Before scaling; rows grow when a value takes several lines.
    void setRowHeight(int rowHeight);
    /// Before scaling; 0 means as wide as the widest label, at most 40 % of the width.
    void setLabelWidth(int labelWidth);
    void setRole(TextRole role);
    /// Longer values end in an ellipsis. 0: as many lines as needed.
    void setMaximumLines(int lines);

    [[nodiscard]] int currentRow() const { return m_currentRow; }
    void setCurrentRow(int row);
    /// Where a row is, in this widget's coordinates.
    [[nodiscard]] QRect rowRect(int row) const;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::List; }
    [[nodiscard]] QAccessibleInterface* createAccessible() override;
    /// What is said of one row.
    [[nodiscard]] QString spokenRow(int row) const;

signals:
    void actionTriggered(int row, const QString& actionId);
    /// A value shown as a link was opened.
    void valueActivated(int row);
    void currentRowChanged(int row);
    /// Right click or the menu key, on a row.
    void contextMenuRequested(int row, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;
    void refresh() override;

private:
    struct RowGeometry {
        QRect row;
        QRect value;
        QList<QRect> targets; ///< the value when it is a link, then the actions
    };

    [[nodiscard]] QList<RowGeometry> geometryFor(int width) const;
    [[nodiscard]] const QList<RowGeometry>& geometry() const;
    [[nodiscard]] RowGeometry placeRow(const KeyValueRow& row, int top, int width, int labelColumn) const;
    [[nodiscard]] int labelColumn(int width) const;
    [[nodiscard]] RunsLayout valueLayout(const KeyValueRow& row, int width) const;
    [[nodiscard]] int targetAt(QPoint position, int* row) const;
    void paintRow(QPainter& painter, int row) const;
    void paintTargets(QPainter& painter, int row) const;
    void trigger(int row, int target);
    void forgetGeometry();

    QList<KeyValueRow> m_rows;
    mutable QList<RowGeometry> m_geometry;
    mutable int m_geometryWidth = -1;
    int m_rowHeight = 26;
    int m_labelWidth = 0;
    int m_maximumLines = 8;
    TextRole m_role = TextRole::Grid;
    int m_currentRow = -1;
    int m_currentTarget = 0;
    int m_hoverRow = -1;
    int m_hoverTarget = -1;
};

} // namespace logloupe
