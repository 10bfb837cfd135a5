// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How long orders usually take: learned from the source once, kept until its events change. GUI thread (or the one thread of a command).

#include "connectors/api/event_source.h"
#include "models/analysis/baselines.h"

#include <QPointer>

#include <functional>
#include <memory>

namespace logloupe {

/// What the population says, shared and immutable.
struct Population {
    StatusTransitions transitions;
    StatusProcess process; ///< as configured, or discovered from the transitions
    Baselines baselines;
    TimeRange period;
    Completeness completeness;
};

class PopulationCache : public QObject {
    Q_OBJECT
public:
    /// `process`: the configured one; a process that isDiscovered() is learned anew from the data.
    PopulationCache(EventSource& source, StatusProcess process, std::function<TimePoint()> now, QObject* parent = nullptr);

    static constexpr Duration span = std::chrono::hours(24 * 90);

    using Ready = std::function<void(Result<std::shared_ptr<const Population>>)>;
    /// Calls back at once when the population is known. A receiver that is gone is not called.
    void request(QObject* receiver, Ready ready);

private:
    void start();
    void settle(const Result<std::shared_ptr<const Population>>& result);

    struct Waiting {
        QPointer<QObject> receiver;
        Ready ready;
    };

    EventSource& m_source;
    StatusProcess m_process;
    std::function<TimePoint()> m_now;
    std::shared_ptr<const Population> m_population;
    std::vector<Waiting> m_waiting;
    QPointer<SearchRun> m_run;
    bool m_computing = false;
    quint64 m_generation = 0; ///< grows when the source changes: a result of an older one is not kept
};

} // namespace logloupe
