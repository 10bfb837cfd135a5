// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/decode_pipeline.h"

namespace logloupe {

struct DecodePipeline::Job {
    quint64 index = 0;
    RecordChunk chunk;
    ChunkOutcome outcome;
    bool done = false; ///< guarded
};

namespace {

/// Bytes of a chunk that a later import need not read again: all, but for a last line that was cut before it was whole, and so was rejected.
size_t settledBytes(const RecordChunk& chunk, const std::vector<RejectedRecord>& rejected) {
    const std::string_view text = chunk.bytes.text();
    const bool isCut = !text.ends_with('\n') && !rejected.empty() && rejected.back().line == chunk.end.line;
    return isCut ? text.rfind('\n') + 1 : text.size();
}

} // namespace

DecodePipeline::DecodePipeline(const ImportPlan& plan, StoreWriter& writer, int threads)
    : m_plan(plan)
    , m_writer(writer) {
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

DecodePipeline::~DecodePipeline() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_waiting.clear();
    }
    m_changed.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

void DecodePipeline::submit(RecordChunk chunk, std::vector<RejectedRecord> rejectedBefore) {
    auto job = std::make_shared<Job>();
    job->index = m_submitted++;
    job->chunk = std::move(chunk);
    job->outcome.rejected = std::move(rejectedBefore);
    m_ordered.push_back(job);
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(job));
    }
    m_changed.notify_all();
}

ChunkOutcome DecodePipeline::take() {
    const std::shared_ptr<Job> job = std::move(m_ordered.front());
    m_ordered.pop_front();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&job] { return job->done; });
    return std::move(job->outcome);
}

void DecodePipeline::work() {
    const auto decoder = makeDecoder(m_plan);
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping)
            return;
        // In order: the writer waits for the oldest chunk, which therefore must always be in some thread's hands.
        const std::shared_ptr<Job> job = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        handle(*job, *decoder);
        lock.lock();
        job->done = true;
        m_changed.notify_all();
    }
}

void DecodePipeline::handle(Job& job, RecordDecoder& decoder) {
    RecordChunk& chunk = job.chunk;
    DecodedRows rows(m_plan.source);
    decoder.decode(chunk.bytes, chunk.firstLine, rows);
    std::vector<RejectedRecord>& rejected = job.outcome.rejected;
    rejected.insert(rejected.end(), std::make_move_iterator(rows.rejected.begin()),
                    std::make_move_iterator(rows.rejected.end()));

    const std::string_view text = chunk.bytes.text();
    const size_t settled = settledBytes(chunk, rejected);
    if (settled < text.size()) {
        chunk.end.offset -= static_cast<qint64>(text.size() - settled);
        ContentDigest digest = chunk.digestBefore;
        digest.add(text.substr(0, settled));
        chunk.digest = digest.value();
    }
    chunk.bytes = PaddedBytes();
    ImportChunk decoded{.index = job.index,
                        .events = rows.builder.build(),
                        .end = chunk.end,
                        .digest = chunk.digest,
                        .rejected = static_cast<qint64>(rejected.size())};
    job.outcome.stored = decoded.events.size();
    if (const auto appended = m_writer.append(std::move(decoded)); !appended)
        job.outcome.error = appended.error();
}

} // namespace logloupe
