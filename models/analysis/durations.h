// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Time in each status over all orders, as `logloupe durations` prints it. Pure; any thread.

#include "models/analysis/baselines.h"

#include <string>
#include <vector>

namespace logloupe {

struct StatusDurations {
    std::string status;
    qint64 orders = 0; ///< different orders that entered it
    qint64 stays = 0;  ///< completed; the figures below are of these, zero when there are none
    Duration median{};
    Duration p90{};
    Duration p95{};
    Duration longest{};
};

/// In the order of the process; statuses that no order entered are left out.
[[nodiscard]] std::vector<StatusDurations> statusDurations(const Baselines& baselines);

} // namespace logloupe
