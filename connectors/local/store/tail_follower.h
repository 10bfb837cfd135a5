// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Hands on to a run what comes into the store from now on: live events as they become durable, and those of imports, segment by segment.

#include "connectors/api/search_run.h"
#include "connectors/local/store/event_store.h"
#include "models/query/matcher.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace logloupe::store {

class SegmentReader;

class TailFollower {
public:
    TailFollower(std::shared_ptr<EventStore> store, QString name, Query query, RunWriter writer);
    ~TailFollower();
    Q_DISABLE_COPY_MOVE(TailFollower)

    /// Live events; always on the same thread.
    void takeLive(const EventBatch& events);
    /// There may be new segments. Any thread.
    void noteChange();
    /// Looks after new segments until stop() is called; on a thread of its own, which waits for the run's consumer.
    void follow();
    /// Any thread.
    void stop();

private:
    void deliver(const std::shared_ptr<const SegmentReader>& segment);

    std::shared_ptr<EventStore> m_store;
    QString m_name;
    Query m_query;
    Matcher m_matcher; ///< of takeLive()
    RunWriter m_writer;
    std::unordered_set<quint64> m_known; ///< segments; of follow()
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_hasChanged = true;
    bool m_isOver = false;
};

} // namespace logloupe::store
