// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A live source of the demo: events of the simulated company, going on after its "now". For the live tail; what has been stored is in the
// embedded store, which imports the simulation's own bytes.

#include "connectors/api/event_source.h"
#include "connectors/demo/live_stream.h"

#include <QThread>

#include <atomic>
#include <functional>

namespace logloupe {

/// "Now" for the live sources of one demo: starts at demoNow() and runs on from when it was made. Copies share it. Any thread.
using DemoClock = std::function<TimePoint()>;
[[nodiscard]] DemoClock makeDemoClock(TimePoint start = demoNow());

class DemoSource final : public EventSource {
    Q_OBJECT
public:
    /// Events a second of all systems together.
    static constexpr int defaultRate = 24;

    DemoSource(LiveStreamSettings settings, DemoClock clock, QObject* parent = nullptr);
    ~DemoSource() override;

    /// 1 to 100 000 events a second of all systems together; also while it runs.
    void setRate(int eventsPerSecond);

    [[nodiscard]] QString name() const override { return m_settings.name; }
    /// Only the tail. What search() finds are the newest live events.
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] SourceHealth health() const override;

    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    /// Not answered here: fail with ErrorKind::Usage.
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    class Worker;

    LiveStreamSettings m_settings;
    DemoClock m_clock;
    std::shared_ptr<std::atomic<int>> m_rate;
    QThread m_thread;
    Worker* m_worker; ///< lives in m_thread
};

/// The demo's three live sources over one clock: the shop and the sellers, production, and the queues. With disturbances, production drops a
/// few events and the queues lose their connection now and then.
[[nodiscard]] std::vector<LiveStreamSettings> demoLiveSources(bool withDisturbances);

} // namespace logloupe
