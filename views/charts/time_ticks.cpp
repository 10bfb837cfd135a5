// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/time_ticks.h"

#include "models/analysis/time_steps.h"
#include "models/domain/human_format.h"

namespace logloupe {

std::vector<TimeTick> timeTicks(TimeRange range, const QTimeZone& zone, TimePoint now, int most) {
    if (range.isEmpty() || range.isUnbounded() || most < 1)
        return {};
    const Duration step = niceStep(range.length(), most);
    std::vector<TimeTick> labelled;
    for (const TimePoint time : ticks(range, step, zone)) {
        const bool isDate = floorToStep(time, std::chrono::hours(24), zone) == time;
        const QString clock = step < std::chrono::minutes(1)
                                  ? clockMillisecondsText(time, zone).left(step < std::chrono::seconds(1) ? 12 : 8)
                                  : clockText(time, zone);
        labelled.push_back({time, isDate ? dateText(time, zone, now) : clock, isDate});
    }
    return labelled;
}

} // namespace logloupe
