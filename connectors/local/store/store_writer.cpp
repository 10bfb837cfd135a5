// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_writer.h"

#include "connectors/local/store/segment_writer.h"
#include "connectors/local/store/writer_state.h"

#include <QFile>

namespace logloupe {

namespace {

constexpr size_t mostEarlyChunks = 32;
/// The first segment of an import is small, so that its beginning can be looked at while the rest is on its way.
constexpr qint64 firstSegment = 4000;
/// A segment of long records is closed before it has as many events as it should.
constexpr qint64 mostMemory = 96 << 20;

} // namespace

StoreWriter::State::State(std::shared_ptr<store::StoreState> openStore, store::ImportEntry import)
    : m_store(std::move(openStore))
    , m_segmentSize(m_store->segmentSize())
    , m_nextSize(std::min(firstSegment, m_segmentSize))
    , m_committed(std::move(import)) {
    m_gathered.import = m_committed;
}

ImportRecord StoreWriter::State::committed() const {
    const std::lock_guard lock(m_mutex);
    return m_committed.record;
}

void StoreWriter::State::gather(ImportChunk chunk) {
    ImportRecord& record = m_gathered.import.record;
    record.position = chunk.end;
    record.digest = chunk.digest;
    record.events += chunk.events.size();
    record.rejected += chunk.rejected;
    m_gathered.rows += chunk.events.size();
    m_gathered.memory += chunk.events.memory();
    if (!chunk.events.isEmpty())
        m_gathered.batches.push_back(std::move(chunk.events));
}

bool StoreWriter::State::isFull() const {
    return m_gathered.rows >= m_nextSize || (m_gathered.memory >= mostMemory && m_gathered.rows > 0);
}

StoreWriter::State::Gathered StoreWriter::State::takeGathered() {
    Gathered taken = std::move(m_gathered);
    m_gathered = {};
    m_gathered.import = taken.import;
    taken.turn = m_nextTurn++;
    // Here and not where it is sealed: threads that seal segments side by side would get their numbers in any order.
    if (taken.rows > 0) {
        taken.segmentId = m_store->takeSegmentId();
        taken.firstSequence = m_store->takeSequences(static_cast<quint64>(taken.rows));
    }
    m_nextSize = m_segmentSize;
    return taken;
}

Result<void> StoreWriter::State::append(ImportChunk chunk) {
    std::vector<Gathered> full;
    {
        std::unique_lock lock(m_mutex);
        m_progress.wait(lock, [&] { return m_error || chunk.index == m_nextChunk || m_early.size() < mostEarlyChunks; });
        if (m_error)
            return failure(*m_error);
        const quint64 index = chunk.index;
        m_early.emplace(index, std::move(chunk));
        for (auto next = m_early.find(m_nextChunk); next != m_early.end(); next = m_early.find(m_nextChunk)) {
            gather(std::move(next->second));
            m_early.erase(next);
            ++m_nextChunk;
            if (isFull())
                full.push_back(takeGathered());
        }
        m_progress.notify_all();
    }
    for (Gathered& gathered : full) {
        if (auto done = seal(std::move(gathered)); !done)
            return done;
    }
    return {};
}

Result<void> StoreWriter::State::seal(Gathered gathered) {
    store::SegmentFacts facts;
    facts.id = gathered.segmentId;
    facts.firstSequence = gathered.firstSequence;
    facts.import = gathered.import.record;
    facts.headDigest = gathered.import.headDigest;
    facts.headSize = gathered.import.headSize;
    Result<void> written;
    {
        const std::string bytes = store::buildSegment(gathered.batches, facts);
        gathered.batches = {};
        written = store::writeDurably(m_store->partPath(facts.id), bytes);
    }
    return publishInTurn(facts, gathered, written);
}

Result<void> StoreWriter::State::publishInTurn(const store::SegmentFacts& facts, const Gathered& gathered,
                                               const Result<void>& written) {
    std::unique_lock lock(m_mutex);
    m_progress.wait(lock, [&] { return m_currentTurn == gathered.turn; });
    Result<void> done = m_error ? failure(*m_error) : written;
    if (done) {
        lock.unlock();
        done = m_store->publish(facts, &gathered.import);
        lock.lock();
    }
    if (done)
        m_committed = gathered.import;
    else if (!m_error)
        m_error = done.error();
    if (!done)
        QFile::remove(m_store->partPath(facts.id));
    ++m_currentTurn;
    m_progress.notify_all();
    return done;
}

Result<ImportRecord> StoreWriter::State::finish(bool isComplete) {
    Gathered rest;
    {
        std::unique_lock lock(m_mutex);
        m_progress.wait(lock, [this] { return m_error || m_currentTurn == m_nextTurn; });
        if (m_error)
            return failure(*m_error);
        Q_ASSERT(m_early.empty());
        m_gathered.import.record.isComplete = isComplete;
        rest = takeGathered();
    }
    if (rest.rows > 0) {
        if (auto done = seal(std::move(rest)); !done)
            return failure(done.error());
        return committed();
    }
    if (auto done = m_store->storeImport(rest.import); !done)
        return failure(done.error());
    const std::lock_guard lock(m_mutex);
    m_committed = rest.import;
    ++m_currentTurn;
    return m_committed.record;
}

StoreWriter::StoreWriter(std::unique_ptr<State> state)
    : m_state(std::move(state)) {}

StoreWriter::~StoreWriter() = default;

Result<void> StoreWriter::append(ImportChunk chunk) {
    return m_state->append(std::move(chunk));
}

Result<ImportRecord> StoreWriter::commit() {
    return m_state->finish(true);
}

Result<ImportRecord> StoreWriter::suspend() {
    return m_state->finish(false);
}

ImportRecord StoreWriter::committed() const {
    return m_state->committed();
}

} // namespace logloupe
