// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The log of live events: what comes in is written at its end and synced in groups, at most a quarter of a second after it came; when there is enough of it,
// it becomes a segment. After a crash it is read again.
//
// A log file: char[8] "LGLPLOG\n", quint32 version, quint32 0, then for each group quint32 size, quint32 checksum, a batch (batch_codec.h).

#include "connectors/local/store/storage_files.h"
#include "models/domain/event_batch.h"

#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace logloupe::store {

class StoreState;

class AppendLog {
public:
    static constexpr std::chrono::milliseconds longestWait{200};

    explicit AppendLog(StoreState& state);
    /// Writes what waits.
    ~AppendLog();
    Q_DISABLE_COPY_MOVE(AppendLog)

    /// Reads the logs that are not in segments yet; those that are, are removed.
    [[nodiscard]] Result<void> open(quint64 lastSealed, QStringList& notices);
    /// For a store that another process writes: forgets the logs that are in segments by now and reads on in the others. Gives what came new; `live` is
    /// all that is in no segment.
    [[nodiscard]] std::vector<EventBatch> readOn(quint64 lastSealed, std::vector<EventBatch>& live);
    /// Events read of logs up to a number that are not in segments.
    [[nodiscard]] qint64 eventsUpTo(quint64 number) const;

    [[nodiscard]] Result<void> append(const EventBatch& events);
    /// Waits until everything appended before is durable and visible.
    [[nodiscard]] Result<void> flush();

private:
    [[nodiscard]] QString path(quint64 number) const;
    /// What was read of a log file.
    struct ReadLog {
        qint64 offset = 0; ///< of the first group that was not read
        std::vector<EventBatch> batches = {};
    };
    void readLog(quint64 number, ReadLog& log, QStringList& notices);
    [[nodiscard]] std::map<quint64, QString> logFiles() const;
    void run();
    [[nodiscard]] Result<void> writeGroup(const std::vector<EventBatch>& batches);
    [[nodiscard]] Result<void> startFile();
    [[nodiscard]] Result<void> seal();

    StoreState& m_state;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_written;
    std::vector<EventBatch> m_waiting;
    qint64 m_waitingRows = 0;
    quint64 m_appended = 0; ///< batches ever
    quint64 m_durable = 0;
    bool m_isHurried = false;
    bool m_isEnding = false;
    std::optional<Error> m_error;
    std::thread m_thread;

    std::map<quint64, ReadLog> m_read; ///< by number; of open() and readOn()

    // Only of the thread, and of open() before it runs.
    std::unique_ptr<OutputFile> m_file;
    qint64 m_fileSize = 0;
    quint64 m_number = 0; ///< of the newest log
    std::vector<EventBatch> m_live;
    qint64 m_liveRows = 0;
};

} // namespace logloupe::store
