// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/http_client.h"

#include "connectors/net/network_errors.h"
#include "connectors/net/network_parts.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr int mostRedirects = 5;

/// Keeps nothing.
class NoCookies final : public QNetworkCookieJar {
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl&) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie>&, const QUrl&) override { return false; }
};

/// The system's proxy, but for what never leaves this computer.
class SystemProxy final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        const bool isLocal = query.url().scheme() == "http"_L1 && isSafeEndpoint(query.url().adjusted(QUrl::RemoveUserInfo));
        return isLocal ? QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::NoProxy)} : systemProxyForQuery(query);
    }
};

bool isHttp(const QUrl& url) {
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

bool isSameOrigin(const QUrl& left, const QUrl& right) {
    const auto port = [](const QUrl& url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return left.scheme() == right.scheme() && left.host() == right.host() && port(left) == port(right);
}

QNetworkRequest networkRequest(const HttpRequest& request, const QUrl& url, const QSslConfiguration& tls) {
    QNetworkRequest result(url);
    result.setSslConfiguration(tls);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // The limit is counted here, over what was unpacked; Qt's own refuses packed logs that are quite in order.
    result.setDecompressedSafetyCheckThreshold(-1);
    result.setRawHeader("User-Agent", "LogLoupe/" LOGLOUPE_VERSION);
    for (const auto& [name, value] : request.headers)
        result.setRawHeader(name, value);
    return result;
}

class NetworkExchange final : public QObject, public HttpExchange {
public:
    NetworkExchange(QNetworkAccessManager* network, QSslConfiguration tls, HttpRequest request, HttpDone done)
        : m_network(network)
        , m_tls(std::move(tls))
        , m_request(std::move(request))
        , m_done(std::move(done)) {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this,
                [this] { finish(failure(network_errors::noAnswer(m_request.url, m_request.timeout))); });
    }
    ~NetworkExchange() override { drop(); }

    void start() {
        m_limit.start(m_request.timeout);
        ask(m_request.url);
    }
    void failLater(const Error& error) {
        QTimer::singleShot(0, this, [this, error] { finish(failure(error)); });
    }

private:
    void ask(const QUrl& url) {
        const QNetworkRequest request = networkRequest(m_request, url, m_tls);
        m_reply = m_network->sendCustomRequest(request, m_request.method, m_request.body);
        m_body.clear();
        m_tlsErrors.clear();
        m_certificate.clear();
        connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
            m_tlsErrors = errors;
            m_certificate = errors.isEmpty() ? QSslCertificate() : errors.first().certificate();
        });
        connect(m_reply, &QNetworkReply::readyRead, this, &NetworkExchange::take);
        connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::settle);
    }

    void take() {
        const qint64 room = m_request.bodyLimit - m_body.size();
        m_body += m_reply->read(room + 1);
        if (m_body.size() > m_request.bodyLimit)
            finish(failure(network_errors::tooLarge(m_request.url, m_request.bodyLimit)));
    }

    void settle() {
        const QUrl url = m_reply->url();
        const QVariant status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        const QNetworkReply::NetworkError error = m_reply->error();
        if (error == QNetworkReply::SslHandshakeFailedError) {
            finish(failure(network_errors::notTrusted(url, m_tlsErrors, m_certificate)));
            return;
        }
        if (const auto problem = network_errors::ofReply(url, error, status.isValid())) {
            finish(failure(*problem));
            return;
        }
        while (m_reply && m_reply->bytesAvailable() > 0)
            take();
        if (!m_reply)
            return;
        HttpResponse response{.status = status.toInt(), .url = url, .body = std::move(m_body)};
        for (const auto& [name, value] : m_reply->rawHeaderPairs())
            response.headers.append(std::pair(name, value));
        if (m_request.followRedirects && follow(response))
            return;
        finish(std::move(response));
    }

    bool follow(const HttpResponse& response) {
        const bool isRead = m_request.method == "GET" || m_request.method == "HEAD";
        const QByteArray location = response.header("Location");
        if (response.status < 301 || response.status > 308 || response.status == 304 || location.isEmpty() || !isRead)
            return false;
        const QUrl next = response.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
        if (!isSameOrigin(response.url, next))
            return false;
        if (++m_redirects > mostRedirects) {
            finish(failure(network_errors::leadsInCircles(m_request.url)));
            return true;
        }
        drop();
        ask(next);
        return true;
    }

    void drop() {
        if (!m_reply)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }

    void finish(Result<HttpResponse> result) {
        m_limit.stop();
        drop();
        // Whoever is told may destroy this exchange.
        const HttpDone done = std::exchange(m_done, nullptr);
        if (done)
            done(std::move(result));
    }

    QPointer<QNetworkAccessManager> m_network;
    QSslConfiguration m_tls;
    HttpRequest m_request;
    HttpDone m_done;
    QPointer<QNetworkReply> m_reply;
    QTimer m_limit;
    QByteArray m_body;
    QList<QSslError> m_tlsErrors;
    QSslCertificate m_certificate;
    int m_redirects = 0;
};

} // namespace

HttpClient::HttpClient(const NetworkSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_network(new QNetworkAccessManager(this)) {
    m_network->setCookieJar(new NoCookies);
    m_network->setProxyFactory(new SystemProxy);
    if (const auto proxy = networkProxy(settings.proxy); !settings.proxy.isEmpty() && proxy)
        m_network->setProxy(*proxy);
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpExchange> HttpClient::send(const HttpRequest& request, HttpDone done) {
    const auto usable = checkNetworkSettings(m_settings);
    const auto tls = tlsConfiguration(m_settings);
    auto exchange = std::make_unique<NetworkExchange>(m_network, tls.value_or(QSslConfiguration()), request, std::move(done));
    if (!usable)
        exchange->failLater(usable.error());
    else if (!isHttp(request.url))
        exchange->failLater(network_errors::notHttp());
    else
        exchange->start();
    return exchange;
}

} // namespace logloupe
