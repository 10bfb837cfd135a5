// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_client.h"

#include "connectors/elastic/elastic_secret.h"
#include "connectors/net/network_errors.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

/// Below the address, whatever the relative one says: credentials stay with their origin.
QUrl below(const QUrl& address, const QUrl& relative) {
    QString base = address.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    QString path = relative.path(QUrl::FullyEncoded);
    if (!path.startsWith(u'/'))
        path.prepend(u'/');
    QUrl url = address;
    url.setPath(base + path, QUrl::TolerantMode);
    url.setQuery(relative.query(QUrl::FullyEncoded), QUrl::TolerantMode);
    return url;
}

/// Whether the server has too much to do just now, and the error that says so.
std::optional<Error> overload(const Result<HttpResponse>& result) {
    constexpr int tooManyRequests = 429;
    constexpr int firstServerError = 500;
    if (!result || (result->status != tooManyRequests && result->status < firstServerError))
        return {};
    Error error = replyError(*result, {});
    return error.kind == ErrorKind::RateLimited ? std::optional(std::move(error)) : std::nullopt;
}

} // namespace

struct ElasticClient::Parts {
    /// One request on its way, over all its attempts.
    class Sending final : public QObject, public HttpExchange {
    public:
        Sending(ElasticClient& sender, HttpRequest what, HttpDone whenDone)
            : client(&sender)
            , request(std::move(what))
            , done(std::move(whenDone)) {}
        ~Sending() override {
            if (client)
                client->m_parts->forget(this);
        }

        void finish(Result<HttpResponse> result) {
            // Whoever is told may destroy this exchange.
            const HttpDone told = std::exchange(done, nullptr);
            if (told)
                told(std::move(result));
        }

        QPointer<ElasticClient> client;
        HttpRequest request;
        HttpDone done;
        std::unique_ptr<HttpExchange> inner = {};
        int attempts = 0;
        bool isInFlight = false;
    };

    Parts(ElasticClient& client, const ElasticSettings& clientSettings, HttpClient& httpClient, AccessTokens* tokens,
          const ElasticPace& clientPace)
        : self(client)
        , settings(clientSettings)
        , http(httpClient)
        , pace(clientPace) {
        if (settings.credentials == ElasticCredentials::Bearer && tokens != nullptr)
            bearer = std::make_unique<BearerClient>(http, *tokens);
        pause.setSingleShot(true);
        QObject::connect(&pause, &QTimer::timeout, &self, [this] { goOn(); });
    }

    void pump() {
        while (!pause.isActive() && inFlight < settings.maxParallel && !waiting.empty()) {
            Sending* const next = waiting.front();
            waiting.pop_front();
            next->isInFlight = true;
            ++inFlight;
            // Exchanges that outlive the client never answer.
            const auto settled = [next](Result<HttpResponse> result) {
                if (next->client)
                    next->client->m_parts->settle(*next, std::move(result));
            };
            auto started = sent(next->request, settled);
            if (started)
                next->inner = std::move(*started);
            else
                QTimer::singleShot(0, next, [settled, error = started.error()] { settled(failure(error)); });
        }
    }

    [[nodiscard]] Result<std::unique_ptr<HttpExchange>> sent(HttpRequest request, const HttpDone& settled) {
        request.url = below(settings.address, request.url);
        switch (settings.credentials) {
        case ElasticCredentials::Bearer:
            if (!bearer)
                return failure({ErrorKind::Auth, Tr::tr("Sign in to ask %1.").arg(settings.name)});
            return bearer->send(request, settled);
        case ElasticCredentials::ApiKey:
        case ElasticCredentials::Basic: {
            if (!isSafeEndpoint(request.url))
                return failure(network_errors::notProtected(request.url));
            if (!authorization)
                authorization = authorizationFromFile(settings.secretFile, settings.credentials);
            if (!*authorization)
                return failure(authorization->error());
            request.headers.append(std::pair<QByteArray, QByteArray>("Authorization", **authorization));
            return http.send(request, settled);
        }
        case ElasticCredentials::Certificate:
        case ElasticCredentials::None:
            break;
        }
        return http.send(request, settled);
    }

    void settle(Sending& sending, Result<HttpResponse> result) {
        sending.isInFlight = false;
        --inFlight;
        const auto error = overload(result);
        if (error && sending.attempts < pace.mostRetries && holdBack(sending, *result, *error))
            return;
        if (wait.attempt > 0 && !pause.isActive())
            setWait({});
        pump();
        sending.finish(std::move(result));
    }

    /// False where the server wants a longer pause than a person would wait.
    [[nodiscard]] bool holdBack(Sending& sending, const HttpResponse& answer, const Error& error) {
        const auto asked = retryAfter(answer, QDateTime::currentSecsSinceEpoch());
        if (asked && *asked > pace.longestRetryAfter)
            return false;
        ++sending.attempts;
        const auto delay = asked.value_or(pace.retryIn(sending.attempts));
        waiting.push_front(&sending);
        if (!pause.isActive() || pause.remainingTimeAsDuration() < delay)
            pause.start(delay);
        setWait({.reason = error.message, .retryIn = pause.remainingTimeAsDuration(), .attempt = sending.attempts});
        return true;
    }

    void goOn() {
        pause.stop();
        if (waiting.empty())
            setWait({});
        pump();
    }

    void forget(Sending* sending) {
        std::erase(waiting, sending);
        if (sending->isInFlight) {
            --inFlight;
            pump();
        }
    }

    void setWait(ElasticWait now) {
        wait = std::move(now);
        emit self.waitChanged();
    }

    ElasticClient& self;
    ElasticSettings settings;
    HttpClient& http;
    ElasticPace pace;
    std::unique_ptr<BearerClient> bearer;
    std::optional<Result<QByteArray>> authorization; ///< as the file of the secret says
    std::deque<Sending*> waiting;
    int inFlight = 0;
    QTimer pause;
    ElasticWait wait;
};

ElasticClient::ElasticClient(const ElasticSettings& settings, HttpClient& http, AccessTokens* tokens, QObject* parent,
                             const ElasticPace& pace)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(*this, settings, http, tokens, pace)) {}

ElasticClient::~ElasticClient() = default;

const ElasticSettings& ElasticClient::settings() const {
    return m_parts->settings;
}

std::unique_ptr<HttpExchange> ElasticClient::send(const HttpRequest& request, HttpDone done) {
    auto sending = std::make_unique<Parts::Sending>(*this, request, std::move(done));
    m_parts->waiting.push_back(sending.get());
    m_parts->pump();
    return sending;
}

void ElasticClient::retryNow() {
    if (m_parts->pause.isActive())
        m_parts->goOn();
}

const ElasticWait& ElasticClient::wait() const {
    return m_parts->wait;
}

} // namespace logloupe
