// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The embedded event store: a folder with immutable segments of events, a manifest that says which of them count, and a log of what
// is just coming in. One process writes; others open it read-only. Every function may be called from any thread and may block on the disk,
// so never from the GUI thread; LocalSource (local_source.h) is the way to ask it questions from there.

#include "connectors/local/store/import_record.h"
#include "models/domain/event_batch.h"
#include "models/domain/result.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <span>

namespace logloupe {

class StoreSnapshot;
class StoreWriter;

enum class OpenMode : quint8 { ReadWrite, ReadOnly };

/// What somebody who watches the store is told, on the thread that made the change. Must return quickly.
struct StoreWatcher {
    std::function<void()> changed = {}; ///< segments or imports came or went
    std::function<void(const EventBatch& events)> appended =
        {}; ///< live events, once they are durable; rising in the store's order
};

class EventStore {
public:
    /// Opens the workspace in a folder, creating it when it is absent and the mode allows. When another process writes it, it opens read-only and
    /// says so in notices(). Errors (Storage): no right to read or write, made by a newer version, a manifest that is damaged (rebuild() can help).
    [[nodiscard]] static Result<std::unique_ptr<EventStore>> open(const QString& folder, OpenMode mode = OpenMode::ReadWrite);
    /// Makes a new manifest from the segments, which describe themselves; the old one is kept beside it. Nobody may have the workspace open.
    [[nodiscard]] static Result<void> rebuild(const QString& folder);
    /// Writes the live events that wait. Imports that are under way must have ended.
    ~EventStore();
    EventStore(const EventStore&) = delete;
    EventStore& operator=(const EventStore&) = delete;

    [[nodiscard]] const QString& folder() const;
    [[nodiscard]] bool isReadOnly() const;
    /// Translated sentences a person should see once: opened read-only, an import was interrupted, something is damaged.
    [[nodiscard]] QStringList notices() const;

    /// Starts or resumes an import; several may run at once. `resumed` is one of findImports(), or nothing for a new file.
    [[nodiscard]] Result<std::unique_ptr<StoreWriter>> beginImport(const QString& name, std::span<const char> head,
                                                                   const std::optional<ImportRecord>& resumed = {});
    /// Imports of files that begin like this one, longest first. Whether the file still begins with all of what was imported is for the caller to check:
    /// the ContentDigest of the text's first `position.offset` bytes must equal `digest`. Then a complete import of the same length means that there is nothing
    /// to do, and everything else that it can be resumed at `position`. `head`: the text's first bytes, importHeadSize of them if it has so many.
    [[nodiscard]] std::vector<ImportRecord> findImports(std::span<const char> head) const;
    [[nodiscard]] std::vector<ImportRecord> imports() const;

    /// What batches of live events carry as their source; the folder's name until it is set, which LocalSource does.
    [[nodiscard]] QString sourceName() const;
    void setSourceName(const QString& name);

    /// Takes up what the process that writes the store has added since, and tells the watchers; true when that was anything. Only a store that is open for
    /// reading only has something to do. An error (Storage) leaves everything as it was.
    [[nodiscard]] Result<bool> refresh();

    /// How many events a segment aims at: an import is committed, and what it adds is visible, in steps of it; live events are gathered until they are so
    /// many. From 1 on; 65 536 until it is set. Imports begun before keep theirs.
    void setSegmentSize(int events);

    /// Adds live events. They are durable and visible at most 250 ms later; flushLive() waits for that. Their sequence numbers are given by the store.
    [[nodiscard]] Result<void> appendLive(const EventBatch& events);
    [[nodiscard]] Result<void> flushLive();

    /// Everything that is committed now, unchanging.
    [[nodiscard]] std::shared_ptr<const StoreSnapshot> snapshot() const;

    /// Watches until the returned token is dropped.
    [[nodiscard]] std::shared_ptr<void> watch(StoreWatcher watcher);

private:
    friend class StoreWriter;
    struct State;
    explicit EventStore(std::shared_ptr<State> state);
    std::shared_ptr<State> m_state;
};

} // namespace logloupe
