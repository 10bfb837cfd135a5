// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/row_selection.h"

#include <algorithm>

namespace logloupe {

bool RowSelection::contains(int row) const {
    const auto after = std::upper_bound(m_ranges.begin(), m_ranges.end(), row,
                                        [](int value, const RowRange& range) { return value < range.first; });
    if (after == m_ranges.begin())
        return false;
    const RowRange& range = *(after - 1);
    return row < range.first + range.count;
}

qint64 RowSelection::count() const {
    qint64 rows = 0;
    for (const RowRange& range : m_ranges)
        rows += range.count;
    return rows;
}

void RowSelection::add(int from, int to) {
    int first = std::min(from, to);
    int end = std::max(from, to) + 1;
    QList<RowRange> ranges;
    for (const RowRange& range : std::as_const(m_ranges)) {
        if (range.first + range.count < first || range.first > end) {
            ranges.append(range);
        } else {
            first = std::min(first, range.first);
            end = std::max(end, range.first + range.count);
        }
    }
    ranges.append({first, end - first});
    std::sort(ranges.begin(), ranges.end(),
              [](const RowRange& left, const RowRange& right) { return left.first < right.first; });
    m_ranges = ranges;
}

void RowSelection::remove(int from, int to) {
    const int first = std::min(from, to);
    const int end = std::max(from, to) + 1;
    QList<RowRange> ranges;
    for (const RowRange& range : std::as_const(m_ranges)) {
        const int rangeEnd = range.first + range.count;
        if (rangeEnd <= first || range.first >= end) {
            ranges.append(range);
            continue;
        }
        if (range.first < first)
            ranges.append({range.first, first - range.first});
        if (rangeEnd > end)
            ranges.append({end, rangeEnd - end});
    }
    m_ranges = ranges;
}

void RowSelection::toggle(int row) {
    if (contains(row))
        remove(row, row);
    else
        add(row, row);
}

void RowSelection::follow(const RowsChange& change) {
    if (m_ranges.isEmpty())
        return;
    if (change.kind == RowsChange::Kind::Rebuilt) {
        clear();
        return;
    }
    if (change.kind == RowsChange::Kind::Dropped) {
        remove(change.ranges.first().first, change.ranges.first().first + change.ranges.first().count - 1);
        for (RowRange& range : m_ranges)
            range.first -= change.ranges.first().count;
        return;
    }
    QList<RowRange> ranges;
    for (const RowRange& range : std::as_const(m_ranges)) {
        // Cut where rows came in; the parts keep their lengths and move on.
        int first = rowAfter(range.first, change);
        int left = range.count;
        for (const RowRange& inserted : change.ranges) {
            if (inserted.first <= first)
                continue;
            const int part = inserted.first - first;
            if (part >= left)
                break;
            ranges.append({first, part});
            first = inserted.first + inserted.count;
            left -= part;
        }
        ranges.append({first, left});
    }
    m_ranges = ranges;
}

int rowAfter(int row, const RowsChange& change) {
    switch (change.kind) {
    case RowsChange::Kind::Rebuilt:
        return -1;
    case RowsChange::Kind::Dropped:
        return std::max(row - change.ranges.first().count, -1);
    case RowsChange::Kind::Inserted:
        break;
    }
    for (const RowRange& inserted : change.ranges) {
        if (inserted.first > row)
            break;
        row += inserted.count;
    }
    return row;
}

} // namespace logloupe
