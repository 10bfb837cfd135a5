// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events as a plain table for stock views, table alternatives of pictures and exports. GUI thread only.

#include "models/items/event_rows.h"
#include "models/items/event_text.h"

#include <QAbstractTableModel>

namespace logloupe {

class EventTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Both outlive the model.
    EventTableModel(const EventRows& rows, const EventText& text, QObject* parent = nullptr);

    void setColumns(const QList<EventColumn>& columns);
    [[nodiscard]] const QList<EventColumn>& columns() const { return m_columns; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void beginChange(const RowsChange& change);
    void endChange(const RowsChange& change);
    [[nodiscard]] static bool isSimple(const RowsChange& change) {
        return change.kind != RowsChange::Kind::Rebuilt && change.ranges.size() == 1;
    }

    const EventRows& m_rows;
    const EventText& m_text;
    QList<EventColumn> m_columns;
};

} // namespace logloupe
