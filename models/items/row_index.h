// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// An ordered list of rows of batches that stays small: rows that follow each other in one batch are kept as a run, others
// as 8 bytes each. It knows nothing of what the rows hold; whoever fills it keeps the order. Value; one thread at a time.

#include <QtGlobal>

#include <functional>
#include <span>
#include <vector>

namespace logloupe {

/// A row of a batch, by the number its owner gave the batch.
struct RowId {
    quint32 batch = 0;
    quint32 row = 0;

    bool operator==(const RowId&) const = default;
};

class RowIndex {
public:
    [[nodiscard]] int size() const { return m_size; }
    /// Position 0 to size() - 1.
    [[nodiscard]] RowId at(int position) const;

    /// Puts `count` rows of one batch, from `first` on, before `position`.
    void insertRun(int position, RowId first, int count);
    /// Puts `rows` in place of the positions [from, to).
    void replace(int from, int to, std::span<const RowId> rows);
    /// Takes the first `count` positions away; told run by run.
    void dropFront(int count, const std::function<void(RowId first, int count)>& dropped);
    void clear();

    /// Positions from `from` on (or, backwards, down from it) until `stop` returns true; the position it stopped at, or -1.
    template <typename Stop>
    [[nodiscard]] int findForward(int from, Stop stop) const;
    template <typename Stop>
    [[nodiscard]] int findBackward(int from, Stop stop) const;

    /// Bytes used.
    [[nodiscard]] qint64 memory() const;

private:
    struct Block {
        RowId first; ///< of a run; unused when rows are listed
        int count = 0;
        std::vector<RowId> rows; ///< empty: a run

        [[nodiscard]] RowId at(int index) const {
            return rows.empty() ? RowId{first.batch, first.row + static_cast<quint32>(index)}
                                : rows[static_cast<size_t>(index)];
        }
    };

    [[nodiscard]] size_t blockAt(int position) const;
    /// Makes a block begin at `position`; the index of that block.
    size_t splitAt(int position);
    void renumber(size_t fromBlock);

    std::vector<Block> m_blocks;
    std::vector<int> m_begins; ///< position of each block's first row
    int m_size = 0;
};

template <typename Stop>
int RowIndex::findForward(int from, Stop stop) const {
    if (from < 0)
        from = 0;
    if (from >= m_size)
        return -1;
    size_t block = blockAt(from);
    int index = from - m_begins[block];
    for (; block < m_blocks.size(); ++block, index = 0) {
        for (; index < m_blocks[block].count; ++index) {
            if (stop(m_blocks[block].at(index)))
                return m_begins[block] + index;
        }
    }
    return -1;
}

template <typename Stop>
int RowIndex::findBackward(int from, Stop stop) const {
    if (from >= m_size)
        from = m_size - 1;
    if (from < 0)
        return -1;
    size_t block = blockAt(from);
    int index = from - m_begins[block];
    while (true) {
        for (; index >= 0; --index) {
            if (stop(m_blocks[block].at(index)))
                return m_begins[block] + index;
        }
        if (block == 0)
            return -1;
        --block;
        index = m_blocks[block].count - 1;
    }
}

} // namespace logloupe
