// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One order's case, from its number to everything its page says. GUI thread (or the one thread of a command).

#include "app/engine/await.h"
#include "app/engine/population_cache.h"
#include "models/analysis/case_report.h"

#include <QPointer>
#include <QTimeZone>

namespace logloupe {

struct LoadedCase {
    CaseReport report;
    std::shared_ptr<const Population> population;
    std::vector<EventBatch> batches;
    Completeness completeness;
};

class CaseLoader : public QObject {
    Q_OBJECT
public:
    /// `population` gives the cache in force: it is made anew when the status process changes.
    CaseLoader(EventSource& source, std::function<PopulationCache&()> population, std::function<TimePoint()> now,
               QObject* parent = nullptr);

    /// Ends the load before it. Only what happened from `from` on counts. loaded() comes also for an order without any event: its timeline is then empty.
    void load(const QString& order, const QTimeZone& zone, TimePoint from = TimePoint::earliest());

signals:
    void progressed(qint64 events);
    void loaded(std::shared_ptr<const logloupe::LoadedCase> loaded);
    void failed(const logloupe::Error& error);

private:
    void build(quint64 attempt, FoundEvents found, std::shared_ptr<const Population> population);

    EventSource& m_source;
    std::function<PopulationCache&()> m_population;
    std::function<TimePoint()> m_now;
    QPointer<SearchRun> m_run;
    QTimeZone m_zone;
    quint64 m_attempt = 0;
};

} // namespace logloupe
