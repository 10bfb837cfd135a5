// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/arrivals.h"

#include <algorithm>

namespace logloupe::demo {

Arrivals::Arrivals(qint64 begin, qint64 end, quint32 count, Rhythm rhythm, Random random)
    : m_begin(begin)
    , m_end(end)
    , m_count(count)
    , m_random(random)
    , m_weightBefore{0} {
    for (qint64 at = begin; at < end; at += hour) {
        const quint64 length = static_cast<quint64>(std::min(hour, end - at) / second);
        m_weightBefore.push_back(m_weightBefore.back() + activity(rhythm, at + 30 * minute) * length / 3600 + 1);
    }
    while (m_weightBefore.back() << (m_fraction + 1) <= 1ULL << 28)
        ++m_fraction;
}

qint64 Arrivals::at(quint32 index) const {
    Random own(m_random);
    const quint64 jitter = Random::scrambled(own.next() + index) & 0xfff;
    // 23 bits of index, 12 of jitter and 28 of weight fit.
    const quint64 position = ((static_cast<quint64>(index) << 12) + jitter) * (m_weightBefore.back() << m_fraction)
                             / (static_cast<quint64>(m_count) << 12);
    const auto slot =
        std::upper_bound(m_weightBefore.begin(), m_weightBefore.end(), position >> m_fraction) - m_weightBefore.begin() - 1;
    const quint64 low = m_weightBefore[static_cast<size_t>(slot)] << m_fraction;
    const quint64 high = m_weightBefore[static_cast<size_t>(slot) + 1] << m_fraction;
    const qint64 begin = m_begin + slot * hour;
    const qint64 length = std::min(hour, m_end - begin);
    return begin + static_cast<qint64>(position - low) * length / static_cast<qint64>(high - low);
}

quint32 Arrivals::countBefore(qint64 time) const {
    quint32 low = 0;
    quint32 high = m_count;
    while (low < high) {
        const quint32 middle = low + (high - low) / 2;
        if (at(middle) < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace logloupe::demo
