// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which columns a grid shows and how wide a person made them. Value; widths are logical pixels at 100 % text.

#include "models/items/event_columns.h"
#include "views/grid/grid_geometry.h"

#include <QString>

#include <array>

namespace logloupe {

inline constexpr int narrowestColumn = 32;
inline constexpr int widestColumn = 1200;

class GridColumns {
public:
    explicit GridColumns(const QList<EventColumn>& shownAtFirst);

    /// From left to right; always in the order of EventColumn.
    [[nodiscard]] QList<EventColumn> shown() const;
    [[nodiscard]] bool isShown(EventColumn column) const { return m_columns[static_cast<size_t>(column)].shown; }
    /// The last column shown stays.
    void setShown(EventColumn column, bool shown);
    [[nodiscard]] int width(EventColumn column) const { return m_columns[static_cast<size_t>(column)].width; }
    void setWidth(EventColumn column, int width);
    void reset();

    /// One place per column of shown(), scaled to the text.
    [[nodiscard]] std::vector<ColumnPlace> layOut(int available) const;

    /// "time:106 level:78 …", for settings; reads back what it wrote, and leaves alone what it does not understand.
    [[nodiscard]] QString state() const;
    [[nodiscard]] bool restore(QStringView state);

private:
    struct Column {
        bool shown = false;
        int width = 0;
    };

    QList<EventColumn> m_atFirst;
    std::array<Column, eventColumnCount> m_columns;
};

} // namespace logloupe
