// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What one live source of the demo has to tell, as a function of time: events of some systems, and the troubles that its script holds.
// No timer, no thread: tests turn the clock by hand.

#include "connectors/api/search_run.h"
#include "connectors/demo/simulation.h"

#include <QStringList>

#include <deque>
#include <variant>
#include <vector>

namespace logloupe {

/// A trouble of a live source, in time since the stream began.
struct Disturbance {
    enum class Kind : quint8 {
        Dropped, ///< events of that time are not delivered, at most `events` of them; a notice tells how many. They can still be searched.
        Outage, ///< a notice that the connection is lost, then silence, then what was missed and a notice that it is back
    };
    Kind kind = Kind::Outage;
    Duration after{};
    Duration length{};
    qint64 events = 0;

    bool operator==(const Disturbance&) const = default;
};

struct LiveStreamSettings {
    SimulationSettings simulation = {};
    QString name;                               ///< of the source
    QStringList systems = {};                   ///< service names; empty: all
    std::vector<Disturbance> disturbances = {}; ///< by rising time, not overlapping
    qint64 keptEvents = 100'000;                ///< for searches
    Duration repeatAfter{};                     ///< the script starts again; zero: once

    bool operator==(const LiveStreamSettings&) const = default;
};

class LiveStream {
public:
    using Item = std::variant<EventBatch, TailNotice>;

    /// Simulates up to the end of the settings, which takes a moment. The stream begins there.
    explicit LiveStream(LiveStreamSettings settings, int eventsPerSecond);

    /// All systems together, 1 to 100 000.
    void setRate(int eventsPerSecond);
    /// What happened before that time and was not taken yet, in order. Time never runs back.
    [[nodiscard]] std::vector<Item> takeUntil(TimePoint time);
    /// The connection that is lost at that time comes back then; nothing happens when none is.
    void endOutage(TimePoint time);
    /// The newest events, about as many as the settings say, dropped ones included.
    [[nodiscard]] const std::deque<EventBatch>& kept() const { return m_kept; }

private:
    struct Trouble {
        Disturbance disturbance;
        TimeRange range;
    };
    [[nodiscard]] std::optional<Trouble> nextTrouble(TimePoint from) const;
    [[nodiscard]] EventBatch read(TimePoint until);
    void takeDropped(const Trouble& trouble, TimePoint time, std::vector<Item>& items);
    void takeOutage(const Trouble& trouble, TimePoint time, std::vector<Item>& items);
    void takeQuiet(TimePoint until, std::vector<Item>& items);
    void keep(const EventBatch& batch);

    LiveStreamSettings m_settings;
    Simulation m_simulation;
    std::optional<SimulatedRecord> m_next;
    quint64 m_sequence = 0;
    TimePoint m_taken;
    bool m_outageTold = false;
    TimeRange m_cut{{}, {}}; ///< the outage that was ended early: its begin, and when that was
    std::deque<EventBatch> m_kept;
    qint64 m_keptCount = 0;
};

/// Appends a record to a batch that is being built.
void appendSimulated(EventBatchBuilder& builder, const SimulatedRecord& record, quint64 sequence);

} // namespace logloupe
