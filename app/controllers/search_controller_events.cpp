// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/missing_parts.h"
#include "app/controllers/search_controller.h"
#include "models/domain/batch_rows.h"
#include "models/domain/human_format.h"

#include <algorithm>

namespace logloupe {

void SearchController::listEvents() {
    if (!m_hasSearched)
        return;
    m_eventRuns.end();
    m_closedFields.clear();
    m_batches.clear();
    m_matches = 0;
    m_matchesExact = true;
    m_examined = 0;
    m_listedRange = m_page.selection() ? m_range.intersected(*m_page.selection()) : m_range;
    m_page.beginResults();
    SearchRequest request;
    request.query = m_query;
    request.range = m_listedRange;
    request.order = m_page.isNewestFirst() ? SortOrder::NewestFirst : SortOrder::OldestFirst;
    request.limit = m_pageRows;
    runSearch(request, {});
}

void SearchController::fetchMore() {
    const EventRows& rows = m_page.rows();
    if (m_eventRun || rows.isEmpty() || rows.size() >= m_matches || rows.size() >= m_mostRows)
        return;
    auto seam = std::make_shared<Seam>();
    seam->time = rows.time(rows.size() - 1);
    for (int row = rows.size() - 1; row >= 0 && rows.time(row) == seam->time; --row)
        seam->known.emplace(rows.batch(row).source(), rows.batch(row).sequence(rows.batchRow(row)));
    SearchRequest request;
    request.query = m_query;
    request.range = m_listedRange;
    request.order = m_page.isNewestFirst() ? SortOrder::NewestFirst : SortOrder::OldestFirst;
    if (request.order == SortOrder::NewestFirst)
        request.range.end = {seam->time.nanoseconds + 1};
    else
        request.range.begin = seam->time;
    request.limit = std::min(m_pageRows, m_mostRows - rows.size()) + static_cast<int>(seam->known.size());
    request.countTotal = false;
    runSearch(request, seam);
}

void SearchController::runSearch(const SearchRequest& request, std::shared_ptr<const Seam> seam) {
    SearchRun* const run = m_source.search(request).release();
    run->setParent(this);
    m_eventRun = run;
    m_eventRuns.add(run);
    connect(run, &SearchRun::batchReady, this, [this, seam](const EventBatch& batch) { take(batch, seam.get()); });
    connect(run, &SearchRun::progressed, this, [this, isFirst = !seam](const Progress& progress) {
        m_examined = progress.examined;
        if (isFirst)
            m_page.showProgress(progress.found);
    });
    connect(run, &SearchRun::finished, this, [this, run, isFirst = !seam](const Outcome& outcome) {
        run->deleteLater();
        m_eventRun.clear();
        if (outcome.kind == Outcome::Kind::Cancelled)
            return;
        if (isFirst && outcome.kind != Outcome::Kind::Failed) {
            m_matches = std::max<qint64>(outcome.completeness.total, m_page.rows().size());
            m_matchesExact = outcome.completeness.exact;
        }
        listed(outcome);
        if (isFirst && outcome.kind != Outcome::Kind::Failed) {
            answerFromBatches();
            askClosedFields();
        }
    });
}

void SearchController::take(const EventBatch& batch, const Seam* seam) {
    EventBatch fresh = batch;
    if (seam != nullptr) {
        std::vector<int> rows;
        for (int row = 0; row < batch.size(); ++row) {
            if (batch.time(row) != seam->time || !seam->known.contains({batch.source(), batch.sequence(row)}))
                rows.push_back(row);
        }
        if (static_cast<int>(rows.size()) < batch.size())
            fresh = rowsOf(batch, rows);
    }
    m_page.addBatch(fresh);
    const Capabilities capabilities = m_source.capabilities();
    if (!capabilities.counts || !capabilities.top)
        m_batches.push_back(fresh);
}

void SearchController::listed(const Outcome& outcome) {
    publish(outcome);
    if (outcome.kind == Outcome::Kind::Failed) {
        m_page.showError(*outcome.error);
        return;
    }
    const int rows = m_page.rows().size();
    if (outcome.kind == Outcome::Kind::Partial) {
        m_page.showPartial(tr("%1 of %2. %3").arg(countText(rows), countText(m_matches), missingParts(outcome.completeness)));
    }
    if (rows == 0) {
        const qint64 held = m_source.health().events;
        m_page.showEmpty(m_examined > 0 ? m_examined : held, maskHint());
        return;
    }
    QString notice;
    if (rows >= m_mostRows && rows < m_matches)
        notice = tr("The first %1 of %2 are listed. Narrow the time or the query to see the rest.")
                     .arg(countText(rows), countText(m_matches));
    m_page.endResults(m_matches, m_matchesExact, rows < m_matches && notice.isEmpty(), notice);
}

QString SearchController::maskHint() const {
    const std::vector<MaskedTerm> unknown = unknownTerms(m_query, m_text);
    if (unknown.empty())
        return {};
    return tr("%1 stands for a masked value, and which one is not known here. Open an event that has it and choose Filter for "
              "this value.")
        .arg(unknown.front().text);
}

void SearchController::publish(const Outcome& outcome) {
    m_completeness = outcome.completeness;
    m_completeness.shown = m_page.rows().size();
    m_completeness.total = std::max(m_matches, m_completeness.shown);
    m_completeness.exact = m_matchesExact;
    if (outcome.kind == Outcome::Kind::Failed) {
        const QString name = outcome.error->source.isEmpty() ? m_source.name() : outcome.error->source;
        m_completeness.sources = {{name, SourceState::Failed, outcome.error->message}};
    }
    emit completenessChanged(m_completeness);
}

} // namespace logloupe
