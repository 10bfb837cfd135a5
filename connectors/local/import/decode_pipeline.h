// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Decodes the chunks of one file on several threads, hands their events to the store from there, and gives the outcomes back in the order of the
// chunks. submit() and take() belong to one thread.

#include "connectors/local/import/record_splitter.h"
#include "connectors/local/store/store_writer.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace logloupe {

/// What became of a chunk.
struct ChunkOutcome {
    qint64 stored = 0;
    std::vector<RejectedRecord> rejected = {};
    std::optional<Error> error = {}; ///< of the store
};

class DecodePipeline {
public:
    /// The writer outlives the pipeline; nobody else appends to it meanwhile.
    DecodePipeline(const ImportPlan& plan, StoreWriter& writer, int threads);
    /// Chunks that no thread has begun are dropped.
    ~DecodePipeline();
    DecodePipeline(const DecodePipeline&) = delete;
    DecodePipeline& operator=(const DecodePipeline&) = delete;

    /// Records rejected before the chunk was cut out, those too long, become part of its outcome.
    void submit(RecordChunk chunk, std::vector<RejectedRecord> rejectedBefore);
    /// Chunks submitted and not taken yet.
    [[nodiscard]] size_t inFlight() const { return m_ordered.size(); }
    /// The outcome of the oldest of them, once it is there. There must be one.
    [[nodiscard]] ChunkOutcome take();

private:
    struct Job;
    void work();
    void handle(Job& job, RecordDecoder& decoder);

    ImportPlan m_plan;
    StoreWriter& m_writer;
    quint64 m_submitted = 0;
    std::deque<std::shared_ptr<Job>> m_ordered;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::shared_ptr<Job>> m_waiting; ///< guarded
    bool m_stopping = false;                    ///< guarded
    std::vector<std::thread> m_threads;
};

} // namespace logloupe
