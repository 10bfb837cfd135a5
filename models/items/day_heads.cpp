// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/day_heads.h"

namespace logloupe {

namespace {

std::vector<DayHead> dayHeadsNewestFirst(const EventRows& rows, const ZoneClock& clock) {
    std::vector<DayHead> heads;
    int row = 0;
    while (row < rows.size()) {
        const qint64 day = clock.day(rows.time(row));
        heads.push_back({row, day});
        int end = rows.size();
        for (int begin = row + 1; begin < end;) {
            const int middle = begin + (end - begin) / 2;
            if (clock.day(rows.time(middle)) == day)
                begin = middle + 1;
            else
                end = middle;
        }
        row = end;
    }
    return heads;
}

} // namespace

std::vector<DayHead> dayHeads(const EventRows& rows, const ZoneClock& clock) {
    if (rows.isNewestFirst())
        return dayHeadsNewestFirst(rows, clock);
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
