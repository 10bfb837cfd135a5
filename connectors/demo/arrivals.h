// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When things arrive that people start: so many over a time, spread by the rhythm of the day and the week.

#include "connectors/demo/calendar.h"

#include <vector>

namespace logloupe::demo {

class Arrivals {
public:
    /// Milliseconds, at most two years. At most 8 million.
    Arrivals(qint64 begin, qint64 end, quint32 count, Rhythm rhythm, Random random);

    [[nodiscard]] quint32 count() const { return m_count; }
    /// Time of an arrival, rising with the index: each has its share of the weight to fall into, so nothing needs sorting or keeping.
    [[nodiscard]] qint64 at(quint32 index) const;
    /// How many arrive before a time.
    [[nodiscard]] quint32 countBefore(qint64 time) const;

private:
    qint64 m_begin;
    qint64 m_end;
    quint32 m_count;
    Random m_random;
    std::vector<quint64> m_weightBefore; ///< by hour since begin, one more at the end
    int m_fraction = 0;                  ///< bits of a weight's fraction
};

} // namespace logloupe::demo
