// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_table_model.h"

namespace logloupe {

EventTableModel::EventTableModel(const EventRows& rows, const EventText& text, QObject* parent)
    : QAbstractTableModel(parent)
    , m_rows(rows)
    , m_text(text)
    , m_columns(caseColumns()) {
    connect(&m_rows, &EventRows::aboutToChange, this, &EventTableModel::beginChange);
    connect(&m_rows, &EventRows::changed, this, &EventTableModel::endChange);
    connect(&m_text, &EventText::changed, this, [this] {
        if (m_columns.isEmpty())
            return;
        emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void EventTableModel::setColumns(const QList<EventColumn>& columns) {
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void EventTableModel::beginChange(const RowsChange& change) {
    if (!isSimple(change)) {
        beginResetModel();
        return;
    }
    const RowRange range = change.ranges.first();
    if (change.kind == RowsChange::Kind::Inserted)
        beginInsertRows({}, range.first, range.first + range.count - 1);
    else
        beginRemoveRows({}, range.first, range.first + range.count - 1);
}

void EventTableModel::endChange(const RowsChange& change) {
    if (!isSimple(change))
        endResetModel();
    else if (change.kind == RowsChange::Kind::Inserted)
        endInsertRows();
    else
        endRemoveRows();
}

int EventTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows.size();
}

int EventTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return m_text.cell(m_rows.batch(index.row()), m_rows.batchRow(index.row()), m_columns.at(index.column()));
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    if (section >= m_columns.size())
        return {};
    return m_text.title(m_columns.at(section), m_rows.isEmpty() ? m_text.now() : m_rows.time(0));
}

} // namespace logloupe
