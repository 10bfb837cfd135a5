// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A customer's orders, each with where it stands. Pure; any thread; in the language in use.

#include "models/analysis/verdict.h"

#include <string>
#include <vector>

namespace logloupe {

struct CustomerOrder {
    std::string order;
    std::string status; ///< empty when no status change is logged
    std::optional<TimePoint> since = {};
    TimePoint created; ///< first event
    TimePoint last;    ///< last event
    qint64 events = 0;
    int errors = 0;
    Verdict verdict;
};

/// Groups a customer's events by order. Late orders first, then open ones by age, then ended ones, newest first. Events without an order are left out.
[[nodiscard]] std::vector<CustomerOrder> customerOrders(const std::vector<EventRef>& events, const Baselines& baselines,
                                                        const StatusProcess& process, TimePoint now, const QTimeZone& zone);

} // namespace logloupe
