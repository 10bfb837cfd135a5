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
    /// How far back the population goes.
    struct Reach {
        Duration span{};     ///< orders with a change in it count
        Duration history{};  ///< of their changes, older ones are not asked for; zero: all are
        bool isFixed = true; ///< false: all of time where the process has to be discovered

        bool operator==(const Reach&) const = default;
    };
    /// What is kept on this computer is read in no time. A discovered process comes from a file of any age: all of it is the population.
    static constexpr Reach local{std::chrono::hours(24 * 90), Duration::zero(), false};
    /// A platform sends every change over the network, and may keep billions of events: two weeks of orders, each from at most a month ago, tell what is usual.
    static constexpr Reach platform{std::chrono::hours(24 * 14), std::chrono::hours(24 * 30), true};

    /// `process`: the configured one; a process that isDiscovered() is learned anew from the data.
    PopulationCache(EventSource& source, StatusProcess process, std::function<TimePoint()> now, QObject* parent = nullptr,
                    const Reach& reach = local);

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
    Reach m_reach;
    std::shared_ptr<const Population> m_population;
    std::vector<Waiting> m_waiting;
    QPointer<SearchRun> m_run;
    bool m_computing = false;
    quint64 m_generation = 0; ///< grows when the source changes: a result of an older one is not kept
};

} // namespace logloupe
