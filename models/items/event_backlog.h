// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events of a live stream that wait to be shown while it is paused, counted by system and by how bad they are. Bounded: the oldest leave,
// and are counted. GUI thread only.

#include "models/domain/event_batch.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace logloupe {

class EventBacklog {
public:
    /// `limit`: events that wait at most; a batch larger than that is kept whole.
    explicit EventBacklog(qint64 limit)
        : m_limit(limit) {}

    void add(const EventBatch& batch);
    /// The oldest batches, whole, until they hold so many events or nothing is left.
    [[nodiscard]] std::vector<EventBatch> take(qint64 events);
    /// Forgets what waits and what was lost.
    void clear();
    /// The losses were told: count anew.
    void forgetLosses() { m_lost = 0; }

    [[nodiscard]] bool isEmpty() const { return m_batches.empty(); }
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 limit() const { return m_limit; }
    /// Left before anybody took them.
    [[nodiscard]] qint64 lost() const { return m_lost; }
    [[nodiscard]] const std::deque<EventBatch>& batches() const { return m_batches; }

    /// System and events that wait, the most first, then by name. An event without a system counts under the empty name.
    [[nodiscard]] std::vector<std::pair<std::string, qint64>> bySystem() const;
    /// ERROR and FATAL.
    [[nodiscard]] qint64 errors() const { return m_errors; }
    [[nodiscard]] qint64 warnings() const { return m_warnings; }

private:
    EventBatch takeFront();
    void count(const EventBatch& batch, qint64 sign);

    std::deque<EventBatch> m_batches;
    std::unordered_map<std::string, qint64> m_systems;
    qint64 m_limit;
    qint64 m_size = 0;
    qint64 m_lost = 0;
    qint64 m_errors = 0;
    qint64 m_warnings = 0;
};

} // namespace logloupe
