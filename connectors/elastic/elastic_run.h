// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A question to a cluster on its way to its run: learns about the cluster first, offers to try again where it waits, and deletes itself when it is over. Of the connection's
// thread.

#include "connectors/api/requests.h"
#include "connectors/api/search_run.h"
#include "connectors/elastic/elastic_connection.h"
#include "connectors/elastic/elastic_pager.h"

#include <QTimer>

namespace logloupe {

/// What an outcome says about this source.
struct AnswerFacts {
    TimeRange range = {};
    qint64 shown = 0;
    qint64 total = 0;
    bool exact = true;
    QStringList problems = {}; ///< why something is missing
    QString remark = {};       ///< what people should know although nothing is
};

class ElasticRun : public QObject {
    Q_OBJECT
public:
    ElasticRun(ElasticConnection& connection, RunWriter writer, QObject* parent);
    /// Ends the run as cancelled if it goes on.
    ~ElasticRun() override;

    void start();

protected:
    /// The cluster has indices, and a time to ask by.
    virtual void begin(const ElasticKnowledgePointer& knowledge) = 0;
    /// It has none of the indices: the empty answer.
    [[nodiscard]] virtual Answer nothing() const { return {}; }
    [[nodiscard]] virtual TimeRange askedRange() const { return {}; }

    /// Every page of a question; its failure is the run's, its end the caller's to hear.
    [[nodiscard]] ElasticPager& openPages(const ElasticKnowledgePointer& knowledge, PagesAsked asked, PageWork::Sink sink);
    void finish(const AnswerFacts& facts);
    void fail(Error error);
    [[nodiscard]] ElasticConnection& connection() { return m_connection; }
    [[nodiscard]] RunWriter& writer() { return m_writer; }

private:
    void takeKnowledge(const Result<ElasticKnowledgePointer>& knowledge);
    void offerRetry();
    void retryNow();

    ElasticConnection& m_connection;
    RunWriter m_writer;
    std::unique_ptr<ElasticPager> m_pager;
    QTimer m_alive;
    Progress m_progress;
};

class ElasticSearchRun final : public ElasticRun {
    Q_OBJECT
public:
    ElasticSearchRun(ElasticConnection& connection, RunWriter writer, SearchRequest request, QObject* parent);

private:
    void begin(const ElasticKnowledgePointer& knowledge) override;
    [[nodiscard]] TimeRange askedRange() const override { return m_request.range; }
    void takeEnd(const PagesEnd& end);

    SearchRequest m_request;
};

/// Batches of events to a run, for PageWork.
[[nodiscard]] PageWork::Sink sinkTo(const RunWriter& writer);

} // namespace logloupe
