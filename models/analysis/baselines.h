// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long orders usually stay in each status and need in all, learned from every status change in a period. Built once per data and shared; any thread.

#include "models/analysis/duration_sample.h"
#include "models/domain/aggregates.h"
#include "models/domain/status_process.h"

#include <string>
#include <string_view>
#include <vector>

namespace logloupe {

/// "Usually": from p10 to p90 of completed stays.
inline constexpr double usualLowShare = 0.10;
inline constexpr double usualHighShare = 0.90;
/// Fewer completed stays than this say nothing about what is usual.
inline constexpr qint64 smallestPopulation = 10;

struct StatusBaseline {
    std::string status;
    DurationSample stays;       ///< an order that was in the status twice has two stays
    qint64 orders = 0;          ///< different orders that entered it
    DurationSample fromLeaving; ///< from leaving the status to the order's end, of orders that ended as planned

    [[nodiscard]] bool isKnown() const { return stays.count() >= smallestPopulation; }
    [[nodiscard]] Duration usualLow() const { return stays.quantile(usualLowShare); }
    [[nodiscard]] Duration usualHigh() const { return stays.quantile(usualHighShare); }
};

/// Where an order stands, by the order index of the transitions.
struct OrderState {
    quint16 status = 0;
    qint64 entered = 0; ///< nanoseconds
    qint64 began = 0;   ///< nanoseconds, its first change
    quint32 changes = 0;
};

struct Baselines {
    std::vector<StatusBaseline> statuses; ///< in the order of the process, then statuses it does not name by name
    DurationSample leadTime;              ///< first change to the final status; cancelled orders left out
    std::vector<OrderState> orders;
    TimeRange period; ///< first to last change

    [[nodiscard]] const StatusBaseline* find(std::string_view status) const;
    /// Index in the process's or the data's order; -1 for an unknown code.
    [[nodiscard]] int indexOf(std::string_view status) const;
};

/// Entering the status an order is already in is no change in a configured process (two systems log the same one), and a repetition in a discovered one.
/// A stay in a final status has no end and is not counted. `now` ends the open stays; changes after it are taken as they are.
[[nodiscard]] Baselines buildBaselines(const StatusTransitions& transitions, const StatusProcess& process, TimePoint now);

/// Orders whose stay in a status was or is longer than `elapsed`, the longest first.
[[nodiscard]] std::vector<std::string> slowerOrders(const StatusTransitions& transitions, const StatusProcess& process,
                                                    std::string_view status, Duration elapsed, TimePoint now, int limit = 1000);

} // namespace logloupe
