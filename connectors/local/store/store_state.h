// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the parts of an open store share: the manifest, the segments, who watches. Any thread.

#include "connectors/local/store/event_store.h"
#include "connectors/local/store/manifest.h"
#include "connectors/local/store/segment_facts.h"
#include "connectors/local/store/storage_files.h"
#include "connectors/local/store/store_snapshot.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace logloupe::store {

class AppendLog;

class StoreState {
public:
    explicit StoreState(QString folder);
    ~StoreState();
    Q_DISABLE_COPY_MOVE(StoreState)

    [[nodiscard]] Result<void> open(OpenMode mode);
    [[nodiscard]] static Result<void> rebuild(const QString& folder);
    [[nodiscard]] Result<bool> refresh();

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] bool isReadOnly() const { return m_lock == nullptr; }
    [[nodiscard]] QStringList notices() const;
    [[nodiscard]] std::shared_ptr<const StoreSnapshot> snapshot() const;
    [[nodiscard]] std::vector<ImportEntry> imports() const;
    [[nodiscard]] QString sourceName() const;
    void setSourceName(const QString& name);
    [[nodiscard]] qint64 segmentSize() const { return m_segmentSize; }
    void setSegmentSize(int events) { m_segmentSize = std::max(1, events); }
    [[nodiscard]] AppendLog* liveLog() const { return m_liveLog.get(); }

    /// Fails when the store is read-only.
    [[nodiscard]] Result<void> checkWritable() const;
    [[nodiscard]] quint64 takeSegmentId();
    [[nodiscard]] quint64 takeSequences(quint64 count);
    [[nodiscard]] Result<void> storeImport(ImportEntry& import);

    /// Where a segment is written before it counts.
    [[nodiscard]] QString partPath(quint64 id) const;
    /// Makes a written segment count: named, listed, visible. `import`: its new state, or null.
    [[nodiscard]] Result<void> publish(const SegmentFacts& facts, const ImportEntry* import);
    void setLive(std::vector<EventBatch> batches);

    [[nodiscard]] std::shared_ptr<void> watch(StoreWatcher watcher);
    void notifyChanged() const;
    void notifyAppended(const EventBatch& events) const;

private:
    struct Watchers;
    [[nodiscard]] QString segmentPath(quint64 id) const;
    [[nodiscard]] Result<void> openManifest(bool mayWrite);
    [[nodiscard]] Result<void> openSegments();
    [[nodiscard]] Result<bool> openSegment(const SegmentEntry& entry, StoreSnapshot& next);
    [[nodiscard]] bool hasBeenWritten();
    [[nodiscard]] Result<void> adoptSegments();
    [[nodiscard]] Result<void> adopt(const std::shared_ptr<const SegmentReader>& segment);
    void noteInterruptedImports();
    void rememberImport(const ImportEntry& import);

    QString m_folder;
    Manifest m_manifest;
    std::unique_ptr<FolderLock> m_lock;
    ManifestContent m_opened;

    mutable std::mutex m_mutex;
    std::shared_ptr<const StoreSnapshot> m_snapshot;
    std::vector<ImportEntry> m_imports;
    QStringList m_notices;
    QString m_sourceName;
    std::atomic<qint64> m_segmentSize;
    quint64 m_nextSegment = 1;
    quint64 m_nextSequence = 1;
    std::shared_ptr<Watchers> m_watchers;
    std::unique_ptr<AppendLog> m_liveLog;
    std::mutex m_refreshMutex;
    QString m_lastWritten; ///< by the last refresh: what the files looked like
};

[[nodiscard]] SegmentEntry entryOf(const SegmentFacts& facts);

} // namespace logloupe::store
