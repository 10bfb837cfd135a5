// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/http_client.h"

#include "connectors/net/body_decoder.h"
#include "connectors/net/network_errors.h"
#include "connectors/net/network_parts.h"
#include "connectors/net/request_body.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr int mostRedirects = 5;
constexpr qint64 chunk = 64 * 1024;

/// Keeps nothing.
class NoCookies final : public QNetworkCookieJar {
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl&) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie>&, const QUrl&) override { return false; }
};

/// The way that is set, or the system's; what is on this computer is reached without, or a proxy would see what never had to leave it.
class Ways final : public QNetworkProxyFactory {
public:
    explicit Ways(std::optional<QNetworkProxy> proxy)
        : m_proxy(std::move(proxy)) {}

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return m_proxy ? QList<QNetworkProxy>{*m_proxy} : systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_proxy;
};

bool isHttp(const QUrl& url) {
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
}

/// Neither ends its line, or another request could be smuggled in behind (an opaque token is what a provider says it is).
bool isOneRequest(const HttpRequest& request) {
    const auto isClean = [](const QByteArray& text) {
        return std::none_of(text.begin(), text.end(), [](char byte) { return byte == '\r' || byte == '\n' || byte == '\0'; });
    };
    const auto isName = [&isClean](const QByteArray& text) {
        return !text.isEmpty() && isClean(text) && !text.contains(' ') && !text.contains(':');
    };
    return isName(request.method) && std::all_of(request.headers.begin(), request.headers.end(), [&](const auto& header) {
               return isName(header.first) && isClean(header.second);
           });
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
    // Said here, so that Qt leaves the body as it came: BodyDecoder unpacks it.
    result.setRawHeader("Accept-Encoding", BodyDecoder::accepted());
    result.setRawHeader("User-Agent", "LogLoupe/" LOGLOUPE_VERSION);
    for (const auto& [name, value] : request.headers)
        result.setRawHeader(name, value);
    return result;
}

class NetworkExchange final : public QObject, public HttpExchange {
public:
    NetworkExchange(QNetworkAccessManager* network, const QSslConfiguration& tls, HttpRequest request, HttpDone done)
        : m_network(network)
        , m_tls(tls)
        , m_request(std::move(request))
        , m_done(std::move(done)) {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this,
                [this] { finish(failure(network_errors::noAnswer(m_request.url, m_request.timeout))); });
        connect(network, &QObject::destroyed, this, [this] { m_done = nullptr; });
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
        m_reply = sent(url);
        m_body.reset();
        m_tlsReasons.clear();
        m_certificate.clear();
        connect(m_reply, &QNetworkReply::sslErrors, this, &NetworkExchange::noteWhyNot);
        connect(m_reply, &QNetworkReply::readyRead, this, [this] {
            if (const auto problem = take())
                finish(failure(*problem));
        });
        connect(m_reply, &QNetworkReply::finished, this, &NetworkExchange::settle);
    }

    QNetworkReply* sent(const QUrl& url) {
        QNetworkRequest request = networkRequest(m_request, url, m_tls);
        if (m_request.body.isEmpty())
            return m_network->sendCustomRequest(request, m_request.method);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        auto* const body = new RequestBody(m_request.body);
        QNetworkReply* const reply = m_network->sendCustomRequest(request, m_request.method, body);
        body->setParent(reply);
        return reply;
    }

    void noteWhyNot(const QList<QSslError>& errors) {
        for (const QSslError& error : errors)
            m_tlsReasons << error.errorString();
        m_tlsReasons.removeDuplicates();
        // An error may be about another certificate of the chain; the server's own is the one to compare.
        m_certificate = m_reply->sslConfiguration().peerCertificate();
        if (m_certificate.isNull() && !errors.isEmpty())
            m_certificate = errors.first().certificate();
    }

    /// Nothing: what came so far is as it should be.
    [[nodiscard]] std::optional<Error> take() {
        if (!m_body)
            m_body.emplace(m_reply->rawHeader("Content-Encoding"), m_request.bodyLimit);
        BodyDecoder::State state = m_body->state();
        while (state == BodyDecoder::State::Good) {
            const QByteArray bytes = m_reply->read(chunk);
            if (bytes.isEmpty())
                return {};
            state = m_body->take(bytes);
        }
        return state == BodyDecoder::State::TooLarge ? network_errors::tooLarge(m_request.url, m_request.bodyLimit)
                                                     : network_errors::cannotBeRead(m_reply->url(), u"Content-Encoding"_s);
    }

    void settle() {
        const QUrl url = m_reply->url();
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (m_reply->error() == QNetworkReply::SslHandshakeFailedError) {
            // Without complaints about a certificate Qt's text is of the protocol alone.
            const QStringList reasons = m_tlsReasons.isEmpty() ? QStringList{m_reply->errorString()} : m_tlsReasons;
            finish(failure(network_errors::notTrusted(url, reasons, m_certificate)));
            return;
        }
        if (const auto problem = take()) {
            finish(failure(*problem));
            return;
        }
        if (const auto problem = network_errors::ofReply(url, m_reply->error(), status)) {
            finish(failure(*problem));
            return;
        }
        // As long as it was said to be, and still not whole.
        if (!m_body->isWhole()) {
            finish(failure(network_errors::cannotBeRead(url, u"the packed body ends too early"_s)));
            return;
        }
        HttpResponse response{.status = status, .url = url, .body = m_body->body()};
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
        if (!isSameOrigin(response.url, next) || !next.userInfo().isEmpty())
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
    std::optional<BodyDecoder> m_body;
    QStringList m_tlsReasons;
    QSslCertificate m_certificate;
    int m_redirects = 0;
};

} // namespace

HttpClient::HttpClient(const NetworkSettings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_network(new QNetworkAccessManager(this)) {
    m_network->setCookieJar(new NoCookies);
    std::optional<QNetworkProxy> proxy;
    if (const auto set = networkProxy(settings.proxy))
        proxy = *set;
    m_network->setProxyFactory(new Ways(proxy));
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpExchange> HttpClient::send(const HttpRequest& request, HttpDone done) {
    // Certificates take milliseconds to read; settings that cannot be used say so in the language of the moment.
    Result<void> usable;
    if (!m_tls) {
        usable = checkNetworkSettings(m_settings);
        if (const auto tls = tlsConfiguration(m_settings); usable && tls)
            m_tls = *tls;
    }
    auto exchange = std::make_unique<NetworkExchange>(m_network, m_tls.value_or(QSslConfiguration()), request, std::move(done));
    if (!usable)
        exchange->failLater(usable.error());
    else if (!isHttp(request.url))
        exchange->failLater(network_errors::notHttp());
    else if (!isOneRequest(request))
        exchange->failLater(network_errors::notARequest());
    else
        exchange->start();
    return exchange;
}

} // namespace logloupe
