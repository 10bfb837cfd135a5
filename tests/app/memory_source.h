// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A source over batches in memory, for tests of what stands above the seam. It answers as the seam promises, counts what it was asked, and
// can be told to fail, to be late or to lack capabilities.

#include "connectors/api/event_source.h"

#include <QByteArray>
#include <QPointer>

#include <deque>

namespace logloupe {

class MemorySource final : public EventSource {
    Q_OBJECT
public:
    explicit MemorySource(std::vector<EventBatch> batches = {}, QObject* parent = nullptr);

    void setBatches(std::vector<EventBatch> batches);
    void setCapabilities(Capabilities capabilities) { m_capabilities = capabilities; }
    /// Every further run fails so; nothing: they answer again.
    void failWith(std::optional<Error> error) { m_failure = std::move(error); }
    /// Every further run is complete but for this source's part.
    void answerPartly(const QString& reason) { m_partReason = reason; }
    /// Runs begun from now on wait for release(), as those of a slow platform do.
    void hold() { m_holding = true; }
    void release();
    void setBatchRows(int rows) { m_batchRows = rows; }
    void emitTail(const EventBatch& batch);
    void noticeTail(const TailNotice& notice);
    /// Every tail that runs ends so.
    void failTail(const Error& error);
    void setName(const QString& name) { m_name = name; }
    /// Tails say that they can be asked to connect at once, and count how often they were.
    void offerRetry() { m_offersRetry = true; }
    [[nodiscard]] int runningTails();

    int searches = 0;
    int counts = 0;
    int tops = 0;
    int cancelled = 0;
    int tails = 0;
    int retries = 0;
    std::vector<SearchRequest> searchRequests;
    std::vector<CountRequest> countRequests;
    std::vector<TransitionsRequest> transitionRequests;

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] Capabilities capabilities() const override { return m_capabilities; }
    [[nodiscard]] SourceHealth health() const override;
    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    [[nodiscard]] std::unique_ptr<SearchRun> begin(std::function<void(RunWriter)> work);
    [[nodiscard]] std::vector<EventBatch> matching(const Query& query, TimeRange range) const;
    [[nodiscard]] std::unique_ptr<SearchRun> answer(std::function<Answer()> compute);
    void finish(RunWriter writer, qint64 shown, qint64 total) const;

    QString m_name = QStringLiteral("memory");
    bool m_offersRetry = false;
    std::vector<EventBatch> m_batches;
    Capabilities m_capabilities{true, true, true, true};
    std::optional<Error> m_failure;
    QString m_partReason;
    bool m_holding = false;
    int m_batchRows = 512;
    std::deque<std::function<void()>> m_held;
    std::vector<std::pair<Query, RunWriter>> m_tails;
};

/// Batches of an NDJSON text in our own field names, as the importers read it. Records that are none end the test's trust: they are left out.
[[nodiscard]] std::vector<EventBatch> readNdjson(const QByteArray& text, int rowsPerBatch = 4096);

} // namespace logloupe
