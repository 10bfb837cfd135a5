// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Walks every stay of every order in StatusTransitions, with one rule for what a stay is.

#include "models/domain/aggregates.h"
#include "models/domain/status_process.h"

#include <optional>
#include <vector>

namespace logloupe {

struct Stay {
    quint32 order = 0;
    quint16 status = 0;
    qint64 entered = 0;
    std::optional<qint64> left = {}; ///< nothing for the order's last stay

    /// Nanoseconds until it was left, or until `now`; saturating, as TimePoint's difference is.
    [[nodiscard]] qint64 duration(qint64 now) const { return (TimePoint{left.value_or(now)} - TimePoint{entered}).count(); }
};

/// By status index of the transitions: what the process says of each.
struct StatusRules {
    std::vector<bool> isFinal;
    std::vector<bool> isCancelled;
    bool keepRepetitions = false;

    StatusRules(const StatusTransitions& transitions, const StatusProcess& process);
};

/// Calls visit(std::vector<Stay>&) once per order, with its stays in order.
template <typename Visit>
void forEachOrder(const StatusTransitions& transitions, const StatusRules& rules, Visit visit) {
    std::vector<Stay> stays;
    const size_t rows = transitions.order.size();
    for (size_t row = 0; row < rows; ++row) {
        if (!stays.empty() && stays.front().order != transitions.order[row]) {
            visit(stays);
            stays.clear();
        }
        if (!stays.empty()) {
            if (!rules.keepRepetitions && stays.back().status == transitions.status[row])
                continue;
            stays.back().left = transitions.time[row];
        }
        stays.push_back({transitions.order[row], transitions.status[row], transitions.time[row], {}});
    }
    if (!stays.empty())
        visit(stays);
}

} // namespace logloupe
