// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Selected rows as ranges, which follow their rows when others come and go. Value.

#include "models/items/event_rows.h"

#include <QList>

namespace logloupe {

class RowSelection {
public:
    [[nodiscard]] bool isEmpty() const { return m_ranges.isEmpty(); }
    [[nodiscard]] bool contains(int row) const;
    [[nodiscard]] qint64 count() const;
    /// Rising, disjoint, not touching.
    [[nodiscard]] const QList<RowRange>& ranges() const { return m_ranges; }

    void clear() { m_ranges.clear(); }
    /// Adds the rows from one to the other, either first, both included.
    void add(int from, int to);
    void remove(int from, int to);
    void toggle(int row);

    /// Rows that came in are not selected; rows that went are forgotten. Rebuilt forgets all.
    void follow(const RowsChange& change);

    bool operator==(const RowSelection&) const = default;

private:
    QList<RowRange> m_ranges;
};

/// Where a row stands after a change; -1 when it went. Rebuilt: -1.
[[nodiscard]] int rowAfter(int row, const RowsChange& change);

} // namespace logloupe
