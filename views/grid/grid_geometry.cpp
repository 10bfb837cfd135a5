// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/grid/grid_geometry.h"

#include <algorithm>

namespace logloupe {

RowGeometry::RowGeometry(int rows, int rowHeight, std::vector<Interruption> interruptions)
    : m_rows(rows)
    , m_rowHeight(std::max(rowHeight, 1))
    , m_interruptions(std::move(interruptions)) {
    m_heights.reserve(m_interruptions.size() + 1);
    m_heights.push_back(0);
    for (const Interruption& interruption : m_interruptions)
        m_heights.push_back(m_heights.back() + interruption.height);
}

size_t RowGeometry::above(int row) const {
    const auto after =
        std::upper_bound(m_interruptions.begin(), m_interruptions.end(), row,
                         [](int value, const Interruption& interruption) { return value < interruption.beforeRow; });
    return static_cast<size_t>(after - m_interruptions.begin());
}

qint64 RowGeometry::height() const {
    return static_cast<qint64>(m_rows) * m_rowHeight + (m_heights.empty() ? 0 : m_heights.back());
}

qint64 RowGeometry::rowTop(int row) const {
    return static_cast<qint64>(row) * m_rowHeight + (m_heights.empty() ? 0 : m_heights[above(row)]);
}

qint64 RowGeometry::interruptionTop(int index) const {
    const auto position = static_cast<size_t>(index);
    return static_cast<qint64>(m_interruptions[position].beforeRow) * m_rowHeight + m_heights[position];
}

RowGeometry::Hit RowGeometry::at(qint64 y) const {
    if (y < 0 || y >= height())
        return {};
    // The last interruption that begins at or above y.
    size_t begin = 0;
    size_t end = m_interruptions.size();
    while (begin < end) {
        const size_t middle = begin + (end - begin) / 2;
        if (interruptionTop(static_cast<int>(middle)) <= y)
            begin = middle + 1;
        else
            end = middle;
    }
    if (begin == 0)
        return {Hit::Kind::Row, static_cast<int>(y / m_rowHeight)};
    const size_t last = begin - 1;
    const qint64 below = y - interruptionTop(static_cast<int>(last)) - m_interruptions[last].height;
    if (below < 0)
        return {Hit::Kind::Interruption, static_cast<int>(last)};
    return {Hit::Kind::Row, m_interruptions[last].beforeRow + static_cast<int>(below / m_rowHeight)};
}

int RowGeometry::rowNear(qint64 y) const {
    if (m_rows == 0 || y < 0)
        return m_rows == 0 ? -1 : 0;
    const Hit hit = at(y);
    switch (hit.kind) {
    case Hit::Kind::Row:
        return hit.index;
    case Hit::Kind::Interruption:
        return std::min(m_interruptions[static_cast<size_t>(hit.index)].beforeRow, m_rows - 1);
    case Hit::Kind::Nothing:
        break;
    }
    return m_rows - 1;
}

std::vector<ColumnPlace> layOutColumns(std::span<const ColumnWish> wishes, int available, int margin, int minimumStretch) {
    std::vector<ColumnPlace> places(wishes.size());
    if (wishes.empty())
        return places;
    const auto found = std::find_if(wishes.begin(), wishes.end(), [](const ColumnWish& wish) { return wish.stretches; });
    const auto stretching = found == wishes.end() ? wishes.size() - 1 : static_cast<size_t>(found - wishes.begin());
    std::vector<bool> shown(wishes.size(), true);
    int spare = available - 2 * margin;
    for (size_t column = 0; column < wishes.size(); ++column)
        spare -= column == stretching ? 0 : wishes[column].width;
    while (spare < minimumStretch) {
        size_t victim = wishes.size();
        for (size_t column = 0; column < wishes.size(); ++column) {
            if (column == stretching || !shown[column] || wishes[column].hideRank == 0)
                continue;
            if (victim == wishes.size() || wishes[column].hideRank <= wishes[victim].hideRank)
                victim = column;
        }
        if (victim == wishes.size())
            break;
        shown[victim] = false;
        spare += wishes[victim].width;
    }
    int left = margin;
    for (size_t column = 0; column < wishes.size(); ++column) {
        const int width = column == stretching ? std::max(spare, minimumStretch) : wishes[column].width;
        places[column] = {left, shown[column] ? width : 0};
        left += places[column].width;
    }
    return places;
}

} // namespace logloupe
