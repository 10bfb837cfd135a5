// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How a question to several sources ended, from how it ended with each. Pure; any thread.

#include "connectors/api/search_run.h"

#include <vector>

namespace logloupe {

struct PartOutcome {
    QString source;
    Outcome outcome;
    QString complaint = {}; ///< of an answer that came, but not as it should: translated, for people; empty: none
};

/// Numbers added up, a state for every source. Failed only where all have failed, with the first error that is not a mere lack of abilities (Usage); else partial where one is
/// not whole.
[[nodiscard]] Outcome mergedOutcome(const std::vector<PartOutcome>& parts);

} // namespace logloupe
