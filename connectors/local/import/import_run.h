// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One import, from files to committed events. Blocks: it belongs on a thread of its own (importer.h), or in a command without an event loop.

#include "connectors/local/import/import_result.h"
#include "connectors/local/store/event_store.h"

#include <atomic>
#include <chrono>
#include <functional>

namespace logloupe {

struct ChunkOutcome;
struct EarlierImport;

class ImportRun {
public:
    using ProgressFunction = std::function<void(const ImportProgress&)>;

    /// The store and the flag outlive the run. Setting the flag ends it soon: what was read until then stays, and the next import of the same file
    /// goes on from there. Progress is told ten times a second at most, on the calling thread.
    ImportRun(EventStore& store, ImportRequest request, const std::atomic<bool>& cancelled, ProgressFunction tellProgress);
    ~ImportRun();

    [[nodiscard]] ImportResult run();

private:
    struct OpenFile;

    void importFile(const QString& path, FileImport& file);
    [[nodiscard]] Result<void> openFile(const QString& path, OpenFile& open, FileImport& file);
    [[nodiscard]] Result<void> goOnFrom(const EarlierImport& earlier, OpenFile& open, FileImport& file);
    [[nodiscard]] Result<void> readRecords(OpenFile& open, FileImport& file);
    [[nodiscard]] Result<void> readXes(OpenFile& open, FileImport& file);
    [[nodiscard]] Result<void> account(OpenFile& open, ChunkOutcome outcome, FileImport& file);
    [[nodiscard]] Result<void> endWriting(OpenFile& open, bool complete);
    void measureFiles();
    void tell(const OpenFile& open);

    EventStore& m_store;
    ImportRequest m_request;
    const std::atomic<bool>& m_cancelled;
    ProgressFunction m_tellProgress;
    ImportResult m_result;
    ImportProgress m_progress;
    qint64 m_bytesOfEarlierFiles = 0;
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::steady_clock::time_point m_lastTold;
};

} // namespace logloupe
