// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/event_store.h"

#include "connectors/local/store/append_log.h"
#include "connectors/local/store/content_digest.h"
#include "connectors/local/store/store_state.h"
#include "connectors/local/store/store_writer.h"
#include "connectors/local/store/writer_state.h"

#include <QDir>

#include <algorithm>

namespace logloupe {

struct EventStore::State : store::StoreState {
    using StoreState::StoreState;
};

EventStore::EventStore(std::shared_ptr<State> state)
    : m_state(std::move(state)) {}

EventStore::~EventStore() = default;

Result<std::unique_ptr<EventStore>> EventStore::open(const QString& folder, OpenMode mode) {
    auto state = std::make_shared<State>(QDir(folder).absolutePath());
    if (auto done = state->open(mode); !done)
        return failure(done.error());
    return std::unique_ptr<EventStore>(new EventStore(std::move(state)));
}

Result<void> EventStore::rebuild(const QString& folder) {
    if (auto done = store::StoreState::rebuild(folder); !done)
        return done;
    // Opening takes up every segment that is not in the list.
    auto opened = open(folder);
    if (!opened)
        return failure(opened.error());
    return {};
}

const QString& EventStore::folder() const {
    return m_state->folder();
}

bool EventStore::isReadOnly() const {
    return m_state->isReadOnly();
}

QStringList EventStore::notices() const {
    return m_state->notices();
}

QString EventStore::sourceName() const {
    return m_state->sourceName();
}

void EventStore::setSourceName(const QString& name) {
    m_state->setSourceName(name);
}

Result<bool> EventStore::refresh() {
    return m_state->refresh();
}

void EventStore::setSegmentSize(int events) {
    m_state->setSegmentSize(events);
}

std::vector<ImportRecord> EventStore::imports() const {
    std::vector<ImportRecord> records;
    for (const store::ImportEntry& entry : m_state->imports())
        records.push_back(entry.record);
    return records;
}

std::vector<ImportRecord> EventStore::findImports(std::span<const char> head) const {
    std::vector<ImportRecord> found;
    for (const store::ImportEntry& entry : m_state->imports()) {
        const bool isShorter = static_cast<size_t>(entry.headSize) > head.size();
        if (isShorter || ContentDigest::of({head.data(), static_cast<size_t>(entry.headSize)}) != entry.headDigest)
            continue;
        found.push_back(entry.record);
    }
    std::stable_sort(found.begin(), found.end(), [](const ImportRecord& left, const ImportRecord& right) {
        return left.position.offset > right.position.offset;
    });
    return found;
}

Result<std::unique_ptr<StoreWriter>> EventStore::beginImport(const QString& name, std::span<const char> head,
                                                             const std::optional<ImportRecord>& resumed) {
    if (auto writable = m_state->checkWritable(); !writable)
        return failure(writable.error());
    store::ImportEntry entry;
    if (resumed) {
        entry.record = *resumed;
        entry.record.isComplete = false;
    }
    entry.record.name = name;
    entry.headSize = std::min<qint64>(static_cast<qint64>(head.size()), importHeadSize);
    entry.headDigest = ContentDigest::of({head.data(), static_cast<size_t>(entry.headSize)});
    if (auto done = m_state->storeImport(entry); !done)
        return failure(done.error());
    return std::unique_ptr<StoreWriter>(new StoreWriter(std::make_unique<StoreWriter::State>(m_state, std::move(entry))));
}

Result<void> EventStore::appendLive(const EventBatch& events) {
    return m_state->liveLog()->append(events);
}

Result<void> EventStore::flushLive() {
    return m_state->liveLog()->flush();
}

std::shared_ptr<const StoreSnapshot> EventStore::snapshot() const {
    return m_state->snapshot();
}

std::shared_ptr<void> EventStore::watch(StoreWatcher watcher) {
    return m_state->watch(std::move(watcher));
}

} // namespace logloupe
