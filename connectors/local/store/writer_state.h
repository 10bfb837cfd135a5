// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Inside StoreWriter: see store_writer.h.

#include "connectors/local/store/store_state.h"
#include "connectors/local/store/store_writer.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace logloupe {

struct StoreWriter::State {
    State(std::shared_ptr<store::StoreState> openStore, store::ImportEntry import);

    [[nodiscard]] Result<void> append(ImportChunk chunk);
    [[nodiscard]] Result<ImportRecord> finish(bool isComplete);
    [[nodiscard]] ImportRecord committed() const;

private:
    /// The events of one segment to be.
    struct Gathered {
        std::vector<EventBatch> batches;
        qint64 rows = 0;
        qint64 memory = 0;
        store::ImportEntry import; ///< as it is once the segment is stored
        quint64 turn = 0;
        quint64 segmentId = 0;     ///< in the order of turns, as a reader that adopts stray segments relies on
        quint64 firstSequence = 0; ///< in the order of turns: the order of the file
    };
    void gather(ImportChunk chunk);
    [[nodiscard]] Gathered takeGathered();
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] Result<void> seal(Gathered gathered);
    [[nodiscard]] Result<void> publishInTurn(const store::SegmentFacts& facts, const Gathered& gathered,
                                             const Result<void>& written);

    std::shared_ptr<store::StoreState> m_store;
    mutable std::mutex m_mutex;
    std::condition_variable m_progress;
    std::map<quint64, ImportChunk> m_early; ///< chunks whose predecessors are not there yet
    quint64 m_nextChunk = 0;
    Gathered m_gathered;
    qint64 m_segmentSize;
    qint64 m_nextSize;         ///< of the next segment
    quint64 m_nextTurn = 0;    ///< given to the next segment
    quint64 m_currentTurn = 0; ///< of the segment that may be published now
    store::ImportEntry m_committed;
    std::optional<Error> m_error;
};

} // namespace logloupe
