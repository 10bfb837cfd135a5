// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/population_cache.h"

#include "app/engine/await.h"
#include "models/analysis/discover_process.h"

#include <QtConcurrentRun>

namespace logloupe {

namespace {

std::shared_ptr<const Population> compute(StatusTransitions transitions, const StatusProcess& configured, TimeRange period,
                                          Completeness completeness) {
    auto population = std::make_shared<Population>();
    population->process = configured.isDiscovered() ? discoverProcess(transitions) : configured;
    population->baselines = buildBaselines(transitions, population->process, period.end);
    population->transitions = std::move(transitions);
    population->period = period;
    population->completeness = std::move(completeness);
    return population;
}

} // namespace

PopulationCache::PopulationCache(EventSource& source, StatusProcess process, std::function<TimePoint()> now, QObject* parent,
                                 const Reach& reach)
    : QObject(parent)
    , m_source(source)
    , m_process(std::move(process))
    , m_now(std::move(now))
    , m_reach(reach) {
    connect(&m_source, &EventSource::changed, this, [this] {
        ++m_generation;
        m_population.reset();
    });
}

void PopulationCache::request(QObject* receiver, Ready ready) {
    if (m_population) {
        ready(m_population);
        return;
    }
    m_waiting.push_back({receiver, std::move(ready)});
    if (!m_run && !m_computing)
        start();
}

void PopulationCache::start() {
    const TimePoint now = m_now();
    const bool isOfAllTime = m_process.isDiscovered() && !m_reach.isFixed;
    const TimeRange period{isOfAllTime ? TimePoint::earliest() : now - m_reach.span, now};
    TransitionsRequest request{period};
    if (m_reach.history > Duration::zero())
        request.since = now - m_reach.history;
    m_run = awaitAnswer<StatusTransitions>(
        m_source.transitions(request), this, [this, period, generation = m_generation](Answered<StatusTransitions> answered) {
            if (!answered.value) {
                settle(failure(answered.value.error()));
                return;
            }
            m_computing = true;
            QtConcurrent::run(compute, std::move(*answered.value), m_process, period, std::move(answered.completeness))
                .then(this, [this, generation](std::shared_ptr<const Population> population) {
                    m_computing = false;
                    if (generation == m_generation)
                        m_population = population;
                    settle(population);
                });
        });
}

void PopulationCache::settle(const Result<std::shared_ptr<const Population>>& result) {
    m_run = nullptr;
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting& one : waiting) {
        if (one.receiver)
            one.ready(result);
    }
}

} // namespace logloupe
