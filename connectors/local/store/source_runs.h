// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The questions of a LocalSource, each answered on threads of their own. Any thread may ask; the runs belong to the asking one.

#include "connectors/api/requests.h"
#include "connectors/api/search_run.h"
#include "connectors/local/store/store_answers.h"

#include <QThreadPool>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace logloupe {

class EventStore;

namespace store {

class SourceRuns {
public:
    SourceRuns(std::shared_ptr<EventStore> store, QString name);
    /// Ends every run and waits for the threads.
    ~SourceRuns();
    Q_DISABLE_COPY_MOVE(SourceRuns)

    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request);
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request);
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request);
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request);
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request);
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request);
    /// Looks on a thread of its own whether another process has added something to a store that is open for reading only.
    void refresh();

private:
    [[nodiscard]] std::unique_ptr<SearchRun> start(std::function<void(RunWriter& writer)> work);
    /// A question about the snapshot of now.
    using Asked = std::function<void(RunWriter& writer, const ScanContext& context)>;
    [[nodiscard]] std::unique_ptr<SearchRun> ask(Asked question);
    void runSearch(const SearchRequest& request, RunWriter& writer);
    [[nodiscard]] Outcome outcome(const StoreSnapshot& snapshot, TimeRange range, Completeness completeness,
                                  bool hitRegexLimit) const;

    std::shared_ptr<EventStore> m_store;
    QString m_name;
    std::atomic<bool> m_isEnding{false};
    std::atomic<bool> m_isRefreshing{false};
    std::mutex m_mutex;
    std::map<quint64, RunWriter> m_writers; ///< of runs under way
    quint64 m_nextRun = 0;
    QThreadPool m_workers; ///< as many as there are processors
    QThreadPool m_runs;    ///< one thread for each run under way, which may wait for its consumer
};

} // namespace store
} // namespace logloupe
