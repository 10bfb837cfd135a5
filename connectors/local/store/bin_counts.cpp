// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/bin_counts.h"

#include <algorithm>

namespace logloupe::store {

namespace {

/// From this share of hit bins on, a place for each of them takes about as much memory.
constexpr size_t binsPerHit = 4;
constexpr size_t fewestHits = 8;

} // namespace

void BinCounts::spread(int bins) {
    m_all.resize(static_cast<size_t>(bins));
    for (const auto& [bin, count] : m_hit)
        m_all[static_cast<size_t>(bin)] += count;
    m_hit.clear();
    m_hit.shrink_to_fit();
}

void BinCounts::add(int bin, quint64 count, int bins) {
    m_total += count;
    if (!m_all.empty()) {
        m_all[static_cast<size_t>(bin)] += count;
        return;
    }
    // Events mostly come in the order of time.
    if (m_hit.empty() || m_hit.back().first < bin) {
        m_hit.emplace_back(bin, count);
    } else if (m_hit.back().first == bin) {
        m_hit.back().second += count;
    } else {
        const auto place =
            std::lower_bound(m_hit.begin(), m_hit.end(), bin, [](const auto& hit, int wanted) { return hit.first < wanted; });
        if (place->first == bin)
            place->second += count;
        else
            m_hit.emplace(place, bin, count);
    }
    if (m_hit.size() > fewestHits && m_hit.size() * binsPerHit > static_cast<size_t>(bins))
        spread(bins);
}

void BinCounts::add(const BinCounts& other, int bins) {
    if (other.m_all.empty()) {
        for (const auto& [bin, count] : other.m_hit)
            add(bin, count, bins);
        return;
    }
    if (m_all.empty())
        spread(bins);
    other.addTo(m_all);
    m_total += other.m_total;
}

void BinCounts::addTo(std::span<quint64> row) const {
    for (const auto& [bin, count] : m_hit)
        row[static_cast<size_t>(bin)] += count;
    std::transform(m_all.begin(), m_all.end(), row.begin(), row.begin(), std::plus<>());
}

} // namespace logloupe::store
