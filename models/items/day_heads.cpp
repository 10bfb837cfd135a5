// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/day_heads.h"

namespace logloupe {

std::vector<DayHead> dayHeads(const EventRows& rows, const ZoneClock& clock) {
    std::vector<DayHead> heads;
    const int size = rows.size();
    int row = 0;
    while (row < size) {
        const TimePoint time = rows.time(row);
        const qint64 day = clock.day(time);
        // A change of clocks may end the known span within the day.
        if (heads.empty() || heads.back().day != day)
            heads.push_back({row, day});
        const TimePoint bound = clock.dayBound(time);
        if (bound == TimePoint::latest())
            break;
        row = rows.time(size - 1) < bound ? size : rows.lowerBound(bound);
    }
    return heads;
}

} // namespace logloupe
