// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/event_grid_accessible.h"

#include "views/grid/event_grid.h"
#include "views/theme/text_glyphs.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace logloupe {
namespace {

class GridCell;

/// Children are counted row by row, the heads as row 0.
class GridInterface : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit GridInterface(EventGrid* grid)
        : QAccessibleWidget(grid, QAccessible::Table) {}
    ~GridInterface() override { forgetCells(); }

    [[nodiscard]] EventGrid& grid() const { return *static_cast<EventGrid*>(object()); }
    [[nodiscard]] int columns() const { return static_cast<int>(grid().shownColumns().size()); }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] int childCount() const override { return (grid().rows().size() + 1) * columns(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface* focusChild() const override;

    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override {
        return child((row + 1) * columns() + column);
    }
    [[nodiscard]] int selectedCellCount() const override { return selectedRowCount() * columns(); }
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override;
    [[nodiscard]] QString columnDescription(int column) const override {
        return column >= 0 && column < columns() ? grid().headText(column) : QString();
    }
    [[nodiscard]] QString rowDescription(int row) const override { return QString::number(row + 1); }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return static_cast<int>(grid().selection().count()); }
    [[nodiscard]] int columnCount() const override { return columns(); }
    [[nodiscard]] int rowCount() const override { return grid().rows().size(); }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override;
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int row) const override { return grid().selection().contains(row); }
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override { forgetCells(); }

private:
    void forgetCells() const;

    mutable QHash<int, QAccessible::Id> m_cells;
};

/// A head (row -1) or a cell.
class GridCell : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    GridCell(EventGrid& grid, int row, int column)
        : m_grid(&grid)
        , m_row(row)
        , m_column(column) {}

    [[nodiscard]] int childIndex() const { return (m_row + 1) * static_cast<int>(m_grid->shownColumns().size()) + m_column; }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TableCellInterface && m_row >= 0)
            return static_cast<QAccessibleTableCellInterface*>(this);
        return type == QAccessible::ActionInterface && m_row >= 0 ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] bool isValid() const override {
        return m_grid && m_row < m_grid->rows().size() && m_column < static_cast<int>(m_grid->shownColumns().size());
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_grid); }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return m_row < 0 ? QAccessible::ColumnHeader : QAccessible::Cell; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (!isValid() || (kind != QAccessible::Name && kind != QAccessible::Value))
            return {};
        return m_row < 0 ? m_grid->headText(m_column) : visibleText(m_grid->cellText(m_row, m_column));
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect area = m_row < 0 ? m_grid->headRect(m_column) : m_grid->cellRect(m_row, m_column);
        return area.translated(m_grid->viewport()->mapToGlobal(QPoint(0, 0)));
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        if (m_row < 0 || !isValid()) {
            state.invalid = !isValid();
            return state;
        }
        state.selectable = state.focusable = true;
        state.selected = m_grid->selection().contains(m_row);
        state.focused = m_grid->hasFocus() && m_row == m_grid->currentRow()
                        && (m_grid->currentColumn() < 0 ? m_column == 0 : m_column == m_grid->currentColumn());
        state.offscreen = !m_grid->viewport()->rect().intersects(m_grid->cellRect(m_row, m_column));
        return state;
    }

    [[nodiscard]] bool isSelected() const override { return m_grid->selection().contains(m_row); }
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override { return {parent()->child(m_column)}; }
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_column; }
    [[nodiscard]] int rowIndex() const override { return m_row; }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override { return parent(); }

    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override {
        if (!isValid())
            return;
        m_grid->setCurrentRow(m_row);
        if (name == pressAction())
            emit m_grid->activated(m_grid->rows().at(m_row));
        else
            m_grid->setFocus(Qt::OtherFocusReason);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<EventGrid> m_grid;
    int m_row;
    int m_column;
};

QAccessibleInterface* GridInterface::child(int index) const {
    if (index < 0 || index >= childCount())
        return nullptr;
    if (const auto known = m_cells.constFind(index); known != m_cells.constEnd())
        return QAccessible::accessibleInterface(known.value());
    auto* cell = new GridCell(grid(), index / columns() - 1, index % columns());
    m_cells.insert(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

int GridInterface::indexOfChild(const QAccessibleInterface* child) const {
    if (child == nullptr || (child->role() != QAccessible::Cell && child->role() != QAccessible::ColumnHeader))
        return -1;
    return static_cast<const GridCell*>(child)->childIndex();
}

QAccessibleInterface* GridInterface::childAt(int x, int y) const {
    const QPoint position = grid().viewport()->mapFromGlobal(QPoint(x, y));
    const int column = grid().columnAt(position.x());
    if (column < 0)
        return nullptr;
    if (position.y() < 0)
        return child(column);
    const int row = grid().rowAt(position);
    return row < 0 ? nullptr : cellAt(row, column);
}

QAccessibleInterface* GridInterface::focusChild() const {
    return grid().currentRow() < 0 ? nullptr : cellAt(grid().currentRow(), std::max(grid().currentColumn(), 0));
}

QList<int> GridInterface::selectedRows() const {
    // A reader wants what is near, and a hundred thousand numbers help nobody.
    constexpr qsizetype most = 1000;
    QList<int> rows;
    for (const RowRange& range : grid().selection().ranges()) {
        for (int row = range.first; row < range.first + range.count && rows.size() < most; ++row)
            rows.append(row);
    }
    return rows;
}

QList<QAccessibleInterface*> GridInterface::selectedCells() const {
    QList<QAccessibleInterface*> cells;
    for (const int row : selectedRows()) {
        for (int column = 0; column < columns(); ++column)
            cells.append(cellAt(row, column));
    }
    return cells;
}

bool GridInterface::selectRow(int row) {
    if (row < 0 || row >= rowCount())
        return false;
    grid().setCurrentRow(row);
    return true;
}

void GridInterface::forgetCells() const {
    for (const QAccessible::Id id : std::as_const(m_cells))
        QAccessible::deleteAccessibleInterface(id);
    m_cells.clear();
}

QAccessibleInterface* createInterface(const QString&, QObject* object) {
    auto* grid = qobject_cast<EventGrid*>(object);
    return grid ? new GridInterface(grid) : nullptr;
}

} // namespace

void installGridAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(createInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void announceGridChange(EventGrid& grid, const RowsChange& change) {
    if (!QAccessible::isActive())
        return;
    const bool simple = change.kind != RowsChange::Kind::Rebuilt && change.ranges.size() == 1;
    const auto kind = !simple                                     ? QAccessibleTableModelChangeEvent::ModelReset
                      : change.kind == RowsChange::Kind::Inserted ? QAccessibleTableModelChangeEvent::RowsInserted
                                                                  : QAccessibleTableModelChangeEvent::RowsRemoved;
    QAccessibleTableModelChangeEvent event(&grid, kind);
    if (simple) {
        event.setFirstRow(change.ranges.first().first);
        event.setLastRow(change.ranges.first().first + change.ranges.first().count - 1);
    }
    QAccessible::updateAccessibility(&event);
}

void announceGridFocus(EventGrid& grid) {
    if (!QAccessible::isActive() || grid.currentRow() < 0)
        return;
    QAccessibleEvent event(&grid, QAccessible::Focus);
    const auto columns = static_cast<int>(grid.shownColumns().size());
    event.setChild((grid.currentRow() + 1) * columns + std::max(grid.currentColumn(), 0));
    QAccessible::updateAccessibility(&event);
}

} // namespace logloupe
