// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/case_report.h"

namespace logloupe {

CaseReport buildCaseReport(std::vector<EventRef> events, const StatusProcess& process, const Baselines& baselines,
                           TimePoint now, const QTimeZone& zone) {
    CaseReport report;
    report.timeline = buildTimeline(std::move(events), process, now);
    report.stays.reserve(report.timeline.statuses.size());
    for (const StatusStay& stay : report.timeline.statuses) {
        const OrderStatus* rules = process.find(stay.code);
        const bool isEnd = stay.isOpen() && rules && rules->isFinal;
        report.stays.push_back(isEnd ? StayVerdict{} : judgeStay(stay.code, stay.duration, stay.isOpen(), baselines, process));
    }
    retell(report, process, baselines, zone);
    return report;
}

void retell(CaseReport& report, const StatusProcess& process, const Baselines& baselines, const QTimeZone& zone) {
    report.verdict = judgeOrder(report.timeline, baselines, process, zone);
    report.summary = summarize(report.timeline, process, zone);
    report.facts = caseFacts(report.timeline, baselines, process);
}

} // namespace logloupe
