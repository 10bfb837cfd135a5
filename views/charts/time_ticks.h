// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where a time axis puts its labels: at round local times, as dense as the room allows. Pure; any thread.

#include "models/domain/time.h"

#include <QString>
#include <QTimeZone>

#include <vector>

namespace logloupe {

struct TimeTick {
    TimePoint time;
    QString label; ///< "14:00", "14:02:30", or a date where the local day changes
    bool isDate = false;
};

/// At most about `most` ticks inside the range. `now` decides whether dates carry their year.
[[nodiscard]] std::vector<TimeTick> timeTicks(TimeRange range, const QTimeZone& zone, TimePoint now, int most);

} // namespace logloupe
