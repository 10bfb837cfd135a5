// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Everything the case page says in words about one order. Pure; any thread; in the language in use.

#include "models/analysis/case_facts.h"
#include "models/analysis/case_summary.h"
#include "models/analysis/verdict.h"

namespace logloupe {

struct CaseReport {
    OrderTimeline timeline;
    Verdict verdict;
    std::vector<StayVerdict> stays; ///< one per OrderTimeline::statuses
    QList<Sentence> summary;
    QList<CaseFact> facts;
};

[[nodiscard]] CaseReport buildCaseReport(std::vector<EventRef> events, const StatusProcess& process, const Baselines& baselines,
                                         TimePoint now, const QTimeZone& zone);
/// The words again, after the language or the zone changed.
void retell(CaseReport& report, const StatusProcess& process, const Baselines& baselines, const QTimeZone& zone);

} // namespace logloupe
