// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/case_loader.h"

#include <QtConcurrentRun>

namespace logloupe {

CaseLoader::CaseLoader(EventSource& source, std::function<PopulationCache&()> population, std::function<TimePoint()> now,
                       QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_population(std::move(population))
    , m_now(std::move(now)) {}

void CaseLoader::load(const QString& order, const QTimeZone& zone, TimePoint from) {
    delete m_run;
    m_zone = zone;
    const quint64 attempt = ++m_attempt;
    // What is usual takes longer to learn than one order: both at once.
    m_population().request(this, [](const Result<std::shared_ptr<const Population>>&) {});
    SearchRequest request;
    request.query = Query::forOrder(order.toStdString());
    request.range = {from, m_now()};
    m_run = collectEvents(m_source.search(request), this, [this, attempt](FoundEvents found) {
        if (found.outcome.kind == Outcome::Kind::Failed) {
            emit failed(*found.outcome.error);
            return;
        }
        if (found.outcome.kind == Outcome::Kind::Cancelled)
            return;
        m_population().request(
            this, [this, attempt, found = std::move(found)](const Result<std::shared_ptr<const Population>>& population) {
                if (attempt != m_attempt)
                    return;
                if (population)
                    build(attempt, found, *population);
                else
                    emit failed(population.error());
            });
    });
    connect(m_run, &SearchRun::progressed, this, [this](const Progress& progress) { emit progressed(progress.found); });
}

void CaseLoader::build(quint64 attempt, FoundEvents found, std::shared_ptr<const Population> population) {
    const auto work = [now = m_now(), zone = m_zone](const FoundEvents& events,
                                                     const std::shared_ptr<const Population>& known) {
        auto result = std::make_shared<LoadedCase>();
        result->report = buildCaseReport(eventsOf(events.batches), known->process, known->baselines, now, zone);
        result->population = known;
        result->batches = events.batches;
        result->completeness = events.outcome.completeness;
        return std::shared_ptr<const LoadedCase>(std::move(result));
    };
    QtConcurrent::run(work, std::move(found), std::move(population))
        .then(this, [this, attempt](std::shared_ptr<const LoadedCase> result) {
            if (attempt == m_attempt)
                emit loaded(std::move(result));
        });
}

} // namespace logloupe
