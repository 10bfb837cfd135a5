// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One import into the store. Chunks may come from several threads and a little out of order; they are put in order by their index, gathered into segments,
// and each segment is sealed by the thread whose chunk filled it, so that as many threads work as append. A sealed segment is durable and visible at once,
// with the place in the file up to which everything is committed: after a crash the import is found interrupted and goes on from there.

#include "connectors/local/store/import_record.h"
#include "models/domain/event_batch.h"
#include "models/domain/result.h"

#include <memory>

namespace logloupe {

class EventStore;

/// A piece of a file's text, decoded.
struct ImportChunk {
    quint64 index = 0;   ///< 0, 1, 2, … within this import run, without gaps
    EventBatch events;   ///< in the order of the file; may be empty. Their sequence numbers are given anew by the store.
    ImportPosition end;  ///< of the chunk
    quint64 digest = 0;  ///< ContentDigest of the text from its very beginning up to `end`
    qint64 rejected = 0; ///< records of the chunk that are not among the events
};

class StoreWriter {
public:
    /// What was not sealed is dropped; what was stays, as an interrupted import.
    ~StoreWriter();
    StoreWriter(const StoreWriter&) = delete;
    StoreWriter& operator=(const StoreWriter&) = delete;

    /// Any thread. May take as long as writing a segment takes, and waits while the chunks are too far out of order for bounded memory: keep appending
    /// from another thread, or append in order. An error (Storage: disk full, …) ends the import; every later call gives the same error.
    [[nodiscard]] Result<void> append(ImportChunk chunk);
    /// After the last append() has returned: seals the rest and marks the import as complete. The record counts this run and those it resumed.
    [[nodiscard]] Result<ImportRecord> commit();
    /// Seals the rest but leaves the import interrupted, to be resumed: for a cancelled import.
    [[nodiscard]] Result<ImportRecord> suspend();
    /// The record as committed by now.
    [[nodiscard]] ImportRecord committed() const;

private:
    friend class EventStore;
    struct State;
    explicit StoreWriter(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace logloupe
