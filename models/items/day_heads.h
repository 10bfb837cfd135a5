// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a new local day begins among rows in order of time. GUI thread.

#include "models/items/event_rows.h"
#include "models/items/zone_clock.h"

#include <vector>

namespace logloupe {

struct DayHead {
    int row = 0;    ///< first row of the day
    qint64 day = 0; ///< local days since 1 January 1970

    bool operator==(const DayHead&) const = default;
};

/// One entry per day that has rows, the first row's day included. Costs as much as there are days, not rows.
[[nodiscard]] std::vector<DayHead> dayHeads(const EventRows& rows, const ZoneClock& clock);

} // namespace logloupe
