// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How many events of one value fell into each time bin. Values of a field may be as many as events, and bins a hundred thousand: as long as few bins were
// hit, only those are kept. Value; one thread.

#include <QtGlobal>

#include <span>
#include <utility>
#include <vector>

namespace logloupe::store {

class BinCounts {
public:
    /// `bins`: how many there are, the same at every call.
    void add(int bin, quint64 count, int bins);
    void add(const BinCounts& other, int bins);

    [[nodiscard]] quint64 total() const { return m_total; }
    /// Adds every bin's count to the row, which has one place per bin.
    void addTo(std::span<quint64> row) const;

private:
    void spread(int bins);

    std::vector<std::pair<int, quint64>> m_hit; ///< rising; empty once spread
    std::vector<quint64> m_all;                 ///< by bin; empty until spread
    quint64 m_total = 0;
};

} // namespace logloupe::store
