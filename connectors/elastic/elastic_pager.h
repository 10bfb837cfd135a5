// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Every hit of one question, page after page, in order. Of the connection's thread; destroying it ends it, and frees what the server keeps for it.
//
// The first page comes without a point in time, so that a question with few answers is one request. When there is more, a point in time is opened and the last instant is
// asked for again, what is known of it left out; so it goes on as well when the server gave up a point in time, or went and came back. The next page is asked for while one
// is being told; at most two are in memory.

#include "connectors/elastic/elastic_connection.h"
#include "connectors/elastic/page_request.h"
#include "connectors/elastic/page_work.h"
#include "models/query/query.h"

#include <QTimer>

namespace logloupe {

struct PagesAsked {
    Query query;
    TimeRange range = {};
    bool isOldestFirst = true;
    std::optional<qint64> limit = {};
    bool countsAll = false;
    QJsonValue source = QJsonValue::Undefined; ///< parts of the records that are wanted; undefined: all
};

struct PagesEnd {
    qint64 shown = 0;
    qint64 total = -1; ///< of the server's hits; -1: not counted
    bool totalExact = true;
    bool isCut = false;        ///< there are more than the limit
    QStringList problems = {}; ///< translated: why something is missing
    QStringList inexact = {};  ///< parts of the query that were checked here
};

class ElasticPager : public QObject {
    Q_OBJECT
public:
    /// `sink` is called on worker threads, one call at a time.
    ElasticPager(ElasticConnection& connection, ElasticKnowledgePointer knowledge, PagesAsked asked, PageWork::Sink sink,
                 QObject* parent);
    ~ElasticPager() override;

    void start();
    /// What it waits for before it tries again; empty where it does not.
    [[nodiscard]] const ElasticWait& wait() const { return m_wait; }
    void retryNow();

signals:
    void waitChanged();
    void progressed(qint64 shown, qint64 total);
    /// Once, unless the sink wanted no more.
    void finished(const logloupe::PagesEnd& end);
    void failed(const logloupe::Error& error);

private:
    void send();
    void resume();
    void take(Result<HttpResponse> answer);
    [[nodiscard]] bool triesAgain(const Error& error);
    [[nodiscard]] bool asksForLess(const Error& error);
    void work(const QByteArray& reply);
    void takeFacts(const PageFacts& facts);
    void takeDelivered(bool isMoreWanted);
    void note(const PageFacts& facts);
    void goOn(const PageFacts& facts);
    void restartAt(TimePoint instant, bool isWholePage);
    void openPointInTime();
    void closePointInTime();
    void end();
    void fail(const Error& error);
    void addProblem(const QString& problem);
    void setWait(ElasticWait wait);
    [[nodiscard]] int nextSize() const;

    ElasticConnection& m_connection;
    ElasticKnowledgePointer m_knowledge;
    PagesAsked m_asked;
    PageTemplate m_pages;
    std::shared_ptr<PageWork> m_work;
    std::unique_ptr<HttpExchange> m_exchange;
    PageRequest m_request;
    std::optional<QByteArray> m_nextReply; ///< while the one before is being told
    std::optional<TimePoint> m_lastInstant;
    std::optional<TimePoint> m_restart; ///< the instant that m_request begins with again
    PagesEnd m_end;
    ElasticWait m_wait;
    QTimer m_retry;
    std::optional<Error> m_failure;
    qint64 m_replyBytes = 0; ///< of the page that is being read
    qint64 m_bytesPerHit = 0;
    qint64 m_skipped = 0;
    int m_mostHits;
    int m_reconnects = 0;
    int m_reopenings = 0; ///< since the last page
    bool m_isOpening = false;
    bool m_isWorking = false;
    bool m_isAtEnd = false;
    bool m_isOver = false;
};

} // namespace logloupe
