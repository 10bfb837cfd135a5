// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/row_index.h"

#include <algorithm>

namespace logloupe {
namespace {

/// Rows a listed block holds at most; small enough that a late row moves little, large enough that there are few blocks.
constexpr int blockRows = 4096;

} // namespace

size_t RowIndex::blockAt(int position) const {
    Q_ASSERT(position >= 0 && position < m_size);
    const auto after = std::upper_bound(m_begins.begin(), m_begins.end(), position);
    return static_cast<size_t>(after - m_begins.begin()) - 1;
}

RowId RowIndex::at(int position) const {
    const size_t block = blockAt(position);
    return m_blocks[block].at(position - m_begins[block]);
}

void RowIndex::renumber(size_t fromBlock) {
    m_begins.resize(m_blocks.size());
    int begin = fromBlock == 0 ? 0 : m_begins[fromBlock - 1] + m_blocks[fromBlock - 1].count;
    for (size_t block = fromBlock; block < m_blocks.size(); ++block) {
        m_begins[block] = begin;
        begin += m_blocks[block].count;
    }
    m_size = begin;
}

size_t RowIndex::splitAt(int position) {
    if (position >= m_size)
        return m_blocks.size();
    const size_t index = blockAt(position);
    const int offset = position - m_begins[index];
    if (offset == 0)
        return index;
    Block right;
    Block& left = m_blocks[index];
    right.first = left.at(offset);
    right.count = left.count - offset;
    if (!left.rows.empty()) {
        right.rows.assign(left.rows.begin() + offset, left.rows.end());
        left.rows.resize(static_cast<size_t>(offset));
    }
    left.count = offset;
    m_blocks.insert(m_blocks.begin() + static_cast<qsizetype>(index) + 1, std::move(right));
    renumber(index + 1);
    return index + 1;
}

void RowIndex::insertRun(int position, RowId first, int count) {
    if (count <= 0)
        return;
    if (position == m_size && !m_blocks.empty()) {
        Block& last = m_blocks.back();
        const bool continues = last.rows.empty() && last.first.batch == first.batch
                               && last.first.row + static_cast<quint32>(last.count) == first.row;
        if (continues) {
            last.count += count;
            m_size += count;
            return;
        }
        // Short runs one after the other would cost a block each.
        if (count < blockRows / 4 && last.count + count <= blockRows) {
            std::vector<RowId> rows;
            rows.reserve(static_cast<size_t>(count));
            for (int index = 0; index < count; ++index)
                rows.push_back({first.batch, first.row + static_cast<quint32>(index)});
            replace(m_size, m_size, rows);
            return;
        }
    }
    const size_t block = splitAt(position);
    m_blocks.insert(m_blocks.begin() + static_cast<qsizetype>(block), Block{first, count, {}});
    renumber(block);
}

void RowIndex::replace(int from, int to, std::span<const RowId> rows) {
    // Take the small neighbours in, so that single rows do not break the list into ever smaller blocks.
    int begin = from;
    int end = to;
    if (m_size > 0) {
        const size_t left = blockAt(std::clamp(from > 0 ? from - 1 : 0, 0, m_size - 1));
        if (m_blocks[left].count < blockRows && m_begins[left] <= from)
            begin = m_begins[left];
        if (to < m_size) {
            const size_t right = blockAt(to);
            if (m_blocks[right].count < blockRows)
                end = m_begins[right] + m_blocks[right].count;
        }
    }
    if (begin > from || m_size == 0)
        begin = from;
    if (begin < from && to == m_size && from == to) {
        const size_t last = m_blocks.size() - 1;
        Block& block = m_blocks[last];
        if (!block.rows.empty() && block.count + static_cast<int>(rows.size()) <= blockRows) {
            block.rows.insert(block.rows.end(), rows.begin(), rows.end());
            block.count += static_cast<int>(rows.size());
            m_size += static_cast<int>(rows.size());
            return;
        }
    }
    std::vector<RowId> all;
    all.reserve(static_cast<size_t>(from - begin) + rows.size() + static_cast<size_t>(end - to));
    for (int position = begin; position < from; ++position)
        all.push_back(at(position));
    all.insert(all.end(), rows.begin(), rows.end());
    for (int position = to; position < end; ++position)
        all.push_back(at(position));

    const size_t firstBlock = splitAt(begin);
    const size_t lastBlock = splitAt(end);
    std::vector<Block> blocks;
    const size_t parts = (all.size() + blockRows - 1) / blockRows;
    for (size_t part = 0; part < parts; ++part) {
        Block block;
        const size_t partBegin = all.size() * part / parts;
        const size_t partEnd = all.size() * (part + 1) / parts;
        block.rows.assign(all.begin() + static_cast<qsizetype>(partBegin), all.begin() + static_cast<qsizetype>(partEnd));
        block.first = block.rows.front();
        block.count = static_cast<int>(block.rows.size());
        blocks.push_back(std::move(block));
    }
    const auto where = m_blocks.erase(m_blocks.begin() + static_cast<qsizetype>(firstBlock),
                                      m_blocks.begin() + static_cast<qsizetype>(lastBlock));
    m_blocks.insert(where, std::make_move_iterator(blocks.begin()), std::make_move_iterator(blocks.end()));
    renumber(firstBlock);
}

void RowIndex::dropFront(int count, const std::function<void(RowId, int)>& dropped) {
    count = std::min(count, m_size);
    if (count <= 0)
        return;
    const size_t kept = splitAt(count);
    for (size_t index = 0; index < kept; ++index) {
        const Block& block = m_blocks[index];
        if (block.rows.empty()) {
            dropped(block.first, block.count);
        } else {
            for (const RowId row : block.rows)
                dropped(row, 1);
        }
    }
    m_blocks.erase(m_blocks.begin(), m_blocks.begin() + static_cast<qsizetype>(kept));
    renumber(0);
}

void RowIndex::clear() {
    m_blocks.clear();
    m_begins.clear();
    m_size = 0;
}

qint64 RowIndex::memory() const {
    size_t bytes = m_blocks.capacity() * sizeof(Block) + m_begins.capacity() * sizeof(int);
    for (const Block& block : m_blocks)
        bytes += block.rows.capacity() * sizeof(RowId);
    return static_cast<qint64>(bytes);
}

} // namespace logloupe
