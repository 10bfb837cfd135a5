// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What all questions to one cluster share: its product, version and fields, asked once; the client; the threads that decode; what must still leave when a question is
// dropped; and the state of it all in words. Of one thread, but for run() and post().

#include "connectors/api/event_source.h"
#include "connectors/elastic/elastic_client.h"
#include "connectors/elastic/field_map.h"
#include "connectors/elastic/platform.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <list>
#include <memory>
#include <vector>

namespace logloupe {

/// What a cluster said about itself.
struct ElasticKnowledge {
    Platform platform;
    FieldMap fields;
};
using ElasticKnowledgePointer = std::shared_ptr<const ElasticKnowledge>;
using KnowledgeDone = std::function<void(const Result<ElasticKnowledgePointer>&)>;

struct PointInTime {
    QByteArray id;
    QString problem = {}; ///< translated: shards it does not hold; OpenSearch opens one all the same
};
using PointInTimeDone = std::function<void(const Result<PointInTime>&)>;

class ElasticConnection : public QObject {
    Q_OBJECT
public:
    ElasticConnection(const ElasticSettings& settings, const NetworkSettings& network, AccessTokens* tokens,
                      const ElasticPace& pace, QObject* parent = nullptr);
    /// Waits for the threads.
    ~ElasticConnection() override;

    [[nodiscard]] const ElasticSettings& settings() const { return m_client.settings(); }
    [[nodiscard]] const ElasticPace& pace() const { return m_pace; }
    [[nodiscard]] ElasticClient& client() { return m_client; }

    /// `done` is called once from the event loop, as long as `context` lives. However many ask, the cluster is asked once.
    void learn(QObject* context, KnowledgeDone done);
    /// POST below the address, with time and size limits. Keep the exchange, as of ElasticClient::send().
    [[nodiscard]] std::unique_ptr<HttpExchange> ask(HttpRequest request, HttpDone done);
    /// _search of the settings' index, outside of a point in time.
    [[nodiscard]] HttpRequest searchRequest(const QByteArray& body) const;
    /// `done` only as long as `context` lives; what was opened for one that is gone is closed.
    void openPointInTime(const Platform& platform, QObject* context, PointInTimeDone done);
    /// Leaves on its own, whatever becomes of who asks.
    void closePointInTime(const Platform& platform, const QByteArray& id);

    /// Work on a thread of the connection's own, which may wait for a consumer. Any thread.
    void run(std::function<void()> work);
    /// Calls `function` on the connection's thread, not from within. Any thread.
    void post(std::function<void()> function);

    /// A question was answered, or not: for health() and for what must be learnt again. The error with the source's name.
    void noteSuccess();
    Error noteFailure(Error error);
    [[nodiscard]] SourceHealth health() const;

signals:
    void healthChanged();

private:
    struct Waiting {
        QPointer<QObject> context;
        KnowledgeDone done;
    };
    struct Learning;

    void beginLearning();
    void settleLearning();
    void finishLearning(const Result<ElasticKnowledgePointer>& knowledge);
    void tell(const Result<ElasticKnowledgePointer>& knowledge, Waiting waiting);
    void probeWithoutCredentials();
    void sendOnItsOwn(const HttpRequest& request, HttpDone done);
    [[nodiscard]] QString stateText() const;

    NetworkSettings m_network;
    ElasticPace m_pace;
    HttpClient m_http;
    ElasticClient m_client;
    std::unique_ptr<HttpClient> m_bareHttp; ///< without the client's certificate, for the question without credentials
    ElasticKnowledgePointer m_knowledge;
    QElapsedTimer m_knownSince;
    std::unique_ptr<Learning> m_learning;
    std::vector<Waiting> m_waiting;
    std::list<std::unique_ptr<HttpExchange>> m_onTheirOwn;
    std::optional<Error> m_failure;
    bool m_hasAsked = false;
    bool m_hasProbed = false;
    bool m_isOpenToAll = false;
    QThreadPool m_pool;
};

} // namespace logloupe
