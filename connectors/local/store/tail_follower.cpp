// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/tail_follower.h"

#include "connectors/local/store/batch_codec.h"
#include "connectors/local/store/store_search.h"

namespace logloupe::store {

namespace {

constexpr int batchRows = 2000;

EventBatch rowsOf(const EventBatch& batch, const std::vector<int>& rows) {
    EventBatchBuilder builder(batch.source());
    for (const int row : rows)
        copyEvent(batch, row, batch.sequence(row), builder);
    return builder.build();
}

} // namespace

TailFollower::TailFollower(std::shared_ptr<EventStore> store, QString name, Query query, RunWriter writer)
    : m_store(std::move(store))
    , m_name(std::move(name))
    , m_query(std::move(query))
    , m_matcher(m_query)
    , m_writer(std::move(writer)) {
    for (const auto& segment : m_store->snapshot()->segments)
        m_known.insert(segment->facts().id);
}

TailFollower::~TailFollower() = default;

void TailFollower::takeLive(const EventBatch& events) {
    const std::vector<int> rows = m_matcher.matchingRows(events);
    if (!rows.empty())
        m_writer.deliver(rows.size() == static_cast<size_t>(events.size()) ? events : rowsOf(events, rows));
}

void TailFollower::noteChange() {
    const std::lock_guard lock(m_mutex);
    m_hasChanged = true;
    m_wake.notify_all();
}

void TailFollower::stop() {
    const std::lock_guard lock(m_mutex);
    m_isOver = true;
    m_wake.notify_all();
}

void TailFollower::follow() {
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_hasChanged || m_isOver; });
            if (m_isOver)
                return;
            m_hasChanged = false;
        }
        const auto snapshot = m_store->snapshot();
        for (const auto& segment : snapshot->segments) {
            // What a log of live events became has been told as it came.
            if (m_known.insert(segment->facts().id).second && segment->facts().liveLog == 0)
                deliver(segment);
        }
    }
}

void TailFollower::deliver(const std::shared_ptr<const SegmentReader>& segment) {
    const auto only = std::make_shared<StoreSnapshot>();
    only->segments.push_back(segment);
    StoreSearch search(only, {.query = m_query, .range = {}}, m_name);
    const auto isOver = [this] { return m_writer.isOver(); };
    for (bool isAtEnd = false; !isAtEnd;) {
        EventBatch batch = search.next(batchRows, isOver);
        isAtEnd = batch.size() < batchRows;
        if (!batch.isEmpty() && !m_writer.deliverPaced(std::move(batch)))
            return;
    }
}

} // namespace logloupe::store
