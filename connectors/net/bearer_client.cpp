// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/bearer_client.h"

#include "connectors/net/network_errors.h"

#include <QPointer>
#include <QTimer>

namespace logloupe {

namespace {

constexpr int unauthorized = 401;

class BearerExchange final : public QObject, public HttpExchange {
public:
    BearerExchange(HttpClient& http, AccessTokens& tokens, HttpRequest request, HttpDone done)
        : m_http(&http)
        , m_tokens(&tokens)
        , m_request(std::move(request))
        , m_done(std::move(done)) {}

    void start() {
        if (!isSafeEndpoint(m_request.url)) {
            QTimer::singleShot(0, this, [this] { finish(failure(network_errors::notProtected(m_request.url))); });
            return;
        }
        m_tokens->request(this, [this](const Result<QByteArray>& token) { take(token); });
    }

private:
    void take(const Result<QByteArray>& token) {
        if (!token) {
            finish(failure(token.error()));
            return;
        }
        if (!m_http)
            return;
        m_token = *token;
        HttpRequest request = m_request;
        request.headers.removeIf(
            [](const auto& header) { return header.first.compare("Authorization", Qt::CaseInsensitive) == 0; });
        request.headers.append(std::pair<QByteArray, QByteArray>("Authorization", "Bearer " + m_token));
        m_exchange = m_http->send(request, [this](const Result<HttpResponse>& response) { settle(response); });
    }

    void settle(const Result<HttpResponse>& response) {
        if (response && response->status == unauthorized && !m_isSecond) {
            m_isSecond = true;
            if (m_tokens)
                m_tokens->replace(m_token, this, [this](const Result<QByteArray>& token) { take(token); });
            return;
        }
        finish(response);
    }

    void finish(Result<HttpResponse> result) {
        const HttpDone done = std::exchange(m_done, nullptr);
        if (done)
            done(std::move(result));
    }

    QPointer<HttpClient> m_http;
    QPointer<AccessTokens> m_tokens;
    HttpRequest m_request;
    HttpDone m_done;
    std::unique_ptr<HttpExchange> m_exchange;
    QByteArray m_token;
    bool m_isSecond = false;
};

} // namespace

BearerClient::BearerClient(HttpClient& http, AccessTokens& tokens, QObject* parent)
    : QObject(parent)
    , m_http(http)
    , m_tokens(tokens) {}

std::unique_ptr<HttpExchange> BearerClient::send(const HttpRequest& request, HttpDone done) {
    auto exchange = std::make_unique<BearerExchange>(m_http, m_tokens, request, std::move(done));
    exchange->start();
    return exchange;
}

} // namespace logloupe
