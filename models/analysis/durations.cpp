// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/durations.h"

namespace logloupe {

std::vector<StatusDurations> statusDurations(const Baselines& baselines) {
    std::vector<StatusDurations> result;
    for (const StatusBaseline& baseline : baselines.statuses) {
        if (baseline.orders == 0)
            continue;
        const DurationSample& stays = baseline.stays;
        result.push_back({baseline.status, baseline.orders, stays.count(), stays.quantile(0.5), stays.quantile(0.9),
                          stays.quantile(0.95), stays.longest()});
    }
    return result;
}

} // namespace logloupe
