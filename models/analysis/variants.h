// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The ways orders took: sequences of statuses, how many orders took each, and how long. As PM4Py defines them: a case's duration is the time from its
// first to its last event, equal times keep the order of the log, quantiles are linear between the nearest values. Pure; any thread.

#include "models/domain/aggregates.h"
#include "models/domain/status_process.h"

#include <string>
#include <vector>

namespace logloupe {

struct Variant {
    std::vector<quint16> statuses; ///< indices into VariantTable::statuses
    qint64 cases = 0;
    Duration median{};
    Duration p90{};
};

struct VariantTable {
    std::vector<std::string> statuses;
    std::vector<Variant> variants; ///< by falling number of cases, then by their sequence
    qint64 cases = 0;
    Duration median{}; ///< of all cases
    Duration p90{};

    [[nodiscard]] std::vector<std::string> names(const Variant& variant) const;
};

/// Repetitions are merged in a configured process and kept in a discovered one, as in buildBaselines().
[[nodiscard]] VariantTable buildVariants(const StatusTransitions& transitions, const StatusProcess& process);

} // namespace logloupe
