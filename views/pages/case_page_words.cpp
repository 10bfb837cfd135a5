// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the case page says about one order above its timeline.

#include "models/domain/human_format.h"
#include "views/controls/buttons.h"
#include "views/controls/key_value_list.h"
#include "views/controls/labels.h"
#include "views/controls/text_runs.h"
#include "views/pages/case_page.h"
#include "views/pages/population_view.h"
#include "views/pages/sentence_runs.h"

#include <QLabel>

namespace logloupe {

namespace {

constexpr int populationBins = 24;

} // namespace

void CasePage::fillHeader() {
    const OrderTimeline& timeline = m_report->timeline;
    const TimePoint now = timeline.now;
    m_title->setText(tr("Order %1").arg(toText(timeline.order)));
    const bool hasCustomer = !timeline.customer.empty();
    m_customerLabel->setVisible(hasCustomer);
    m_customer->setVisible(hasCustomer);
    m_customer->setText(toText(timeline.customer));
    const StatusStay* current = timeline.current();
    m_status->setVisible(current != nullptr);
    if (current != nullptr)
        m_status->setStatus(toText(current->code));
    m_since->setText(current == nullptr ? QString()
                                        : tr("since %1 %2")
                                              .arg(dateClockText(current->entered, m_text.zone(), now),
                                                   zoneOffsetText(m_text.zone(), current->entered)));
    m_verdict->setVerdict(verdictMessage(m_report->verdict.kind), sentenceRuns(m_report->verdict.sentence));
    m_summary->setRuns(sentenceRuns(joinSentences(m_report->summary)));
    QList<KeyValueRow> facts;
    for (const CaseFact& fact : m_report->facts) {
        KeyValueRow one{fact.label, sentenceText(fact.value)};
        // A fact takes the tone of its loudest part.
        for (const SentenceRun& run : fact.value) {
            if (run.tone == Tone::Error || run.tone == Tone::Warning) {
                one.valueColor = toneToken(run.tone);
                break;
            }
        }
        facts.append(one);
    }
    m_facts->setRows(facts);
    m_eventsCount->setText(tr("%1 of %2").arg(countText(m_rows.size()), countText(m_rows.total())));
}

void CasePage::fillPopulation(const Baselines& baselines) {
    const Verdict& verdict = m_report->verdict;
    const StatusBaseline* baseline = baselines.find(verdict.status);
    if (baseline == nullptr || !baseline->isKnown() || verdict.kind == VerdictKind::Closed
        || verdict.kind == VerdictKind::Cancelled) {
        m_population->clear();
        m_population->hide();
        return;
    }
    constexpr Duration day = std::chrono::hours(24);
    const int days = static_cast<int>(std::max<qint64>(1, (baselines.period.length() + day / 2) / day));
    const int orders = static_cast<int>(std::max(verdict.stay.population, baseline->stays.count()));
    m_population->setSample(
        sampleHistogram(baseline->stays, populationBins, verdict.elapsed), verdict.elapsed, verdict.isLate(),
        tr("%n order(s)", nullptr, orders) + QStringLiteral(", ") + tr("%n day(s), time in this status", nullptr, days));
    m_population->setVisible(hasPopulationRoom());
}

} // namespace logloupe
