// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_connection.h"

#include "connectors/elastic/search_reply.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr int mostRuns = 32;
constexpr qint64 mostBody = 64LL << 20;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

QUrl indexUrl(const QString& index, const QString& api, const QString& more = {}) {
    QUrl url;
    url.setPath(u'/' + index + u'/' + api);
    url.setQuery(u"ignore_unavailable=true&allow_no_indices=true"_s + more);
    return url;
}

NetworkSettings withoutCertificate(NetworkSettings network) {
    network.clientCertificate.clear();
    network.clientKey.clear();
    return network;
}

Result<PointInTime> pointInTimeOf(const Result<HttpResponse>& answer, const Platform& platform) {
    if (!answer)
        return failure(answer.error());
    if (!answer->isSuccess() || answer->isPage())
        return failure(replyError(*answer, platform));
    const auto id = platform.pointInTimeId(answer->body);
    if (!id)
        return failure(id.error());
    const auto completeness = readCompleteness(answer->body);
    return PointInTime{*id, completeness && completeness->isPartial() ? completeness->reason() : QString()};
}

} // namespace

/// The two answers a cluster is known by.
struct ElasticConnection::Learning {
    std::unique_ptr<HttpExchange> infoExchange = {};
    std::unique_ptr<HttpExchange> capsExchange = {};
    std::optional<Result<HttpResponse>> info = {};
    std::optional<Result<HttpResponse>> caps = {};
};

ElasticConnection::ElasticConnection(const ElasticSettings& settings, const NetworkSettings& network, AccessTokens* tokens,
                                     const ElasticPace& pace, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_pace(pace)
    , m_http(network)
    , m_client(settings, m_http, tokens, nullptr, pace) {
    m_pool.setObjectName(QStringLiteral("elastic"));
    m_pool.setMaxThreadCount(mostRuns);
    connect(&m_client, &ElasticClient::waitChanged, this, &ElasticConnection::healthChanged);
}

ElasticConnection::~ElasticConnection() {
    m_pool.clear();
    m_pool.waitForDone();
}

void ElasticConnection::learn(QObject* context, KnowledgeDone done) {
    const bool isFresh =
        m_knowledge && m_knownSince.isValid() && std::chrono::milliseconds(m_knownSince.elapsed()) < m_pace.knowledgeFor;
    if (isFresh) {
        tell(m_knowledge, {context, std::move(done)});
        return;
    }
    m_waiting.push_back({context, std::move(done)});
    if (!m_learning)
        beginLearning();
}

void ElasticConnection::tell(const Result<ElasticKnowledgePointer>& knowledge, Waiting waiting) {
    if (waiting.context)
        QTimer::singleShot(0, waiting.context, [knowledge, done = std::move(waiting.done)] { done(knowledge); });
}

void ElasticConnection::beginLearning() {
    m_hasAsked = true;
    m_learning = std::make_unique<Learning>();
    m_learning->infoExchange = ask(platformInfoRequest(), [this](Result<HttpResponse> answer) {
        m_learning->info = std::move(answer);
        settleLearning();
    });
    const HttpRequest caps{.url = indexUrl(settings().index, u"_field_caps"_s, u"&fields=*"_s)};
    m_learning->capsExchange = ask(caps, [this](Result<HttpResponse> answer) {
        m_learning->caps = std::move(answer);
        settleLearning();
    });
}

void ElasticConnection::settleLearning() {
    if (!m_learning->info || !m_learning->caps)
        return;
    const Result<HttpResponse>& info = *m_learning->info;
    const auto platform = info ? readPlatform(*info) : Result<Platform>(failure(info.error()));
    const Result<HttpResponse>& caps = *m_learning->caps;
    if (!platform) {
        finishLearning(failure(platform.error()));
    } else if (!caps) {
        finishLearning(failure(caps.error()));
    } else if (isNoSuchIndex(*caps)) {
        finishLearning(std::make_shared<const ElasticKnowledge>(ElasticKnowledge{*platform, {}}));
    } else if (!caps->isSuccess() || caps->isPage()) {
        finishLearning(failure(replyError(*caps, *platform)));
    } else {
        run([this, known = *platform, body = caps->body, mapped = settings().fields] {
            const auto fields = FieldMap::read(body, mapped);
            Result<ElasticKnowledgePointer> knowledge =
                fields ? Result<ElasticKnowledgePointer>(
                    std::make_shared<const ElasticKnowledge>(ElasticKnowledge{known, *fields}))
                       : failure(fields.error());
            post([this, knowledge] { finishLearning(knowledge); });
        });
    }
}

void ElasticConnection::finishLearning(const Result<ElasticKnowledgePointer>& knowledge) {
    m_learning.reset();
    if (knowledge) {
        m_knowledge = *knowledge;
        // Where there is no index yet, the next question looks again.
        if (m_knowledge->fields.isEmpty())
            m_knownSince.invalidate();
        else
            m_knownSince.start();
        noteSuccess();
        probeWithoutCredentials();
    } else {
        (void)noteFailure(knowledge.error());
    }
    for (Waiting& waiting : std::exchange(m_waiting, {}))
        tell(knowledge, std::move(waiting));
    emit healthChanged();
}

void ElasticConnection::probeWithoutCredentials() {
    if (m_hasProbed || settings().credentials == ElasticCredentials::None)
        return;
    m_hasProbed = true;
    m_bareHttp = std::make_unique<HttpClient>(withoutCertificate(m_network));
    ElasticSettings bare = settings();
    bare.credentials = ElasticCredentials::None;
    // A client of its own, so that a refusal holds back nobody else.
    auto* const client = new ElasticClient(bare, *m_bareHttp, nullptr, this, m_pace);
    const HttpRequest request{.url = indexUrl(settings().index, u"_search"_s, u"&size=0"_s), .timeout = m_pace.answerWithin};
    auto& exchange = m_onTheirOwn.emplace_back();
    exchange = client->send(request, [this, client](const Result<HttpResponse>& answer) {
        m_isOpenToAll = answer && answer->status == 200 && !answer->isPage();
        client->deleteLater();
        emit healthChanged();
    });
}

std::unique_ptr<HttpExchange> ElasticConnection::ask(HttpRequest request, HttpDone done) {
    request.timeout = m_pace.answerWithin;
    request.bodyLimit = mostBody;
    return m_client.send(request, std::move(done));
}

HttpRequest ElasticConnection::searchRequest(const QByteArray& body) const {
    return {.method = "POST",
            .url = indexUrl(settings().index, u"_search"_s),
            .headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}},
            .body = body};
}

void ElasticConnection::sendOnItsOwn(const HttpRequest& request, HttpDone done) {
    m_onTheirOwn.emplace_back();
    const auto place = std::prev(m_onTheirOwn.end());
    *place = ask(request, [this, place, done = std::move(done)](Result<HttpResponse> answer) {
        const auto kept = std::move(*place);
        m_onTheirOwn.erase(place);
        done(std::move(answer));
    });
}

void ElasticConnection::openPointInTime(const Platform& platform, QObject* context, PointInTimeDone done) {
    const auto opened = [this, platform, context = QPointer<QObject>(context),
                         done = std::move(done)](const Result<HttpResponse>& answer) {
        const Result<PointInTime> pointInTime = pointInTimeOf(answer, platform);
        if (context)
            done(pointInTime);
        else if (pointInTime)
            closePointInTime(platform, pointInTime->id);
    };
    sendOnItsOwn(platform.openPointInTime(settings().index, m_pace.pointInTimeSeconds), opened);
}

void ElasticConnection::closePointInTime(const Platform& platform, const QByteArray& id) {
    sendOnItsOwn(platform.closePointInTime(id), [](const Result<HttpResponse>&) {});
}

void ElasticConnection::run(std::function<void()> work) {
    m_pool.start(std::move(work));
}

void ElasticConnection::post(std::function<void()> function) {
    QMetaObject::invokeMethod(this, std::move(function), Qt::QueuedConnection);
}

void ElasticConnection::noteSuccess() {
    if (std::exchange(m_failure, {}))
        emit healthChanged();
}

Error ElasticConnection::noteFailure(Error error) {
    error.source = settings().name;
    // What a question alone got wrong says nothing about the cluster.
    if (error.kind != ErrorKind::Query && error.kind != ErrorKind::Usage) {
        m_knownSince.invalidate();
        if (m_failure != error) {
            m_failure = error;
            emit healthChanged();
        }
    }
    return error;
}

SourceHealth ElasticConnection::health() const {
    SourceHealth health;
    health.name = settings().name;
    health.kind = m_knowledge ? m_knowledge->platform.title() : Tr::tr("Elasticsearch or OpenSearch");
    health.reachable = !m_failure || (m_failure->kind != ErrorKind::Network && m_failure->kind != ErrorKind::Tls);
    health.state = stateText();
    health.retention = settings().retention;
    return health;
}

QString ElasticConnection::stateText() const {
    if (const ElasticWait& wait = m_client.wait(); !wait.reason.isEmpty())
        return wait.reason;
    if (m_failure)
        return m_failure->message;
    if (!m_knowledge)
        return m_hasAsked ? Tr::tr("Being asked.") : Tr::tr("Not asked yet.");
    QStringList sentences;
    if (m_isOpenToAll)
        sentences << Tr::tr("This platform answers without credentials: everybody who reaches it can read the logs. Tell an "
                            "administrator.");
    else if (settings().credentials == ElasticCredentials::None)
        sentences << Tr::tr("The profile sets no credentials: everybody who reaches this platform can read the logs.");
    if (settings().credentials == ElasticCredentials::Basic)
        sentences << Tr::tr("Signed in with a name and a password from a file; a sign-in of the company is safer.");
    if (m_knowledge->fields.isEmpty())
        sentences << Tr::tr("There is no index %1, or this account may not know of it.").arg(settings().index);
    sentences << m_knowledge->fields.conflicts();
    return sentences.isEmpty() ? Tr::tr("Ready.") : sentences.join(u' ');
}

} // namespace logloupe
