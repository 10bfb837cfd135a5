// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/identity_provider.h"

#include "connectors/auth/sign_in_errors.h"
#include "connectors/auth/token_gate.h"

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr qint64 secondsBetweenRefetches = 60;
constexpr qint64 answerLimit = 1 << 20;

/// One call under way, a child of whom it is for.
class ProviderCall : public QObject {
public:
    ProviderCall(QObject* context, HttpDone done)
        : QObject(context)
        , m_done(std::move(done)) {}

    void start(HttpClient& http, const HttpRequest& request) {
        m_exchange = http.send(request, [this](const Result<HttpResponse>& response) { finish(response); });
    }
    void finish(const Result<HttpResponse>& response) {
        if (!m_done)
            return;
        const HttpDone done = std::exchange(m_done, nullptr);
        deleteLater();
        done(response);
    }

private:
    HttpDone m_done;
    std::unique_ptr<HttpExchange> m_exchange;
};

QString statusDetail(const char* what, const HttpResponse& response) {
    return u"%1, HTTP %2"_s.arg(QLatin1StringView(what)).arg(response.status);
}

bool looksLikePage(const HttpResponse& response) {
    return response.body.trimmed().startsWith('<');
}

} // namespace

IdentityProvider::IdentityProvider(const SignInSettings& settings, SessionTime& time, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_time(time)
    , m_http(settings.network) {}

void IdentityProvider::send(const HttpRequest& request, QObject* context, HttpDone done) {
    auto* call = new ProviderCall(context, std::move(done));
    m_time.after(callSeconds, call, [call, url = request.url] {
        call->finish(failure(sign_in_errors::unreachable(url, u"no answer within %1 s"_s.arg(callSeconds))));
    });
    call->start(m_http, request);
}

void IdentityProvider::discover(QObject* context, std::function<void(std::optional<Error>)> done) {
    if (m_metadata) {
        done(std::nullopt);
        return;
    }
    const QUrl url = discoveryUrl(m_settings.issuer);
    if (!isSafeEndpoint(url)) {
        done(sign_in_errors::notBelieved(u"issuer: not https"_s));
        return;
    }
    const HttpRequest request{
        .url = url, .headers = {{"Accept", "application/json"}}, .bodyLimit = answerLimit, .followRedirects = true};
    send(request, context, [this, done](const Result<HttpResponse>& response) { done(takeMetadata(response)); });
}

std::optional<Error> IdentityProvider::takeMetadata(const Result<HttpResponse>& response) {
    if (!response)
        return response.error();
    if (response->status != 200 || looksLikePage(*response))
        return sign_in_errors::unreachable(response->url, statusDetail("discovery", *response));
    const Result<ProviderMetadata> metadata = readProviderMetadata(response->body, m_settings.issuer);
    if (!metadata)
        return metadata.error();
    m_metadata = *metadata;
    return std::nullopt;
}

void IdentityProvider::verify(const QByteArray& token, QObject* context, const ClaimsDone& done) {
    if (m_keys) {
        const Result<QJsonObject> claims = verifyToken(token, *m_keys);
        if (claims || !isUnknownKey(claims.error())) {
            done(claims);
            return;
        }
        if (m_keyWaiters.empty()) {
            if (m_refetched && m_time.elapsed() - *m_refetched < secondsBetweenRefetches) {
                done(failure(sign_in_errors::keysAskedRecently()));
                return;
            }
            m_refetched = m_time.elapsed();
        }
    } else if (const Result<TokenHead> head = readTokenHead(token); !head) {
        done(failure(head.error()));
        return;
    }
    fetchKeys(context, [this, token, done](const std::optional<Error>& error) {
        if (error)
            done(failure(*error));
        else
            done(verifyToken(token, *m_keys));
    });
}

void IdentityProvider::fetchKeys(QObject* context, KeysDone done) {
    m_keyWaiters.push_back({context, std::move(done)});
    if (m_keyWaiters.size() > 1)
        return;
    const HttpRequest request{
        .url = metadata().keys, .headers = {{"Accept", "application/json"}}, .bodyLimit = answerLimit, .followRedirects = true};
    send(request, this, [this](const Result<HttpResponse>& response) {
        const std::optional<Error> error = takeKeys(response);
        for (const KeyWaiter& waiter : std::exchange(m_keyWaiters, {}))
            if (waiter.context)
                waiter.done(error);
    });
}

std::optional<Error> IdentityProvider::takeKeys(const Result<HttpResponse>& response) {
    if (!response)
        return response.error();
    if (response->status != 200)
        return sign_in_errors::unreachable(response->url, statusDetail("jwks", *response));
    const Result<KeySet> keys = KeySet::read(response->body);
    if (!keys)
        return sign_in_errors::unreachable(response->url, u"jwks: "_s + keys.error().detail);
    m_keys = *keys;
    return std::nullopt;
}

void IdentityProvider::post(const QUrl& url, const FormFields& fields, QObject* context, HttpDone done) {
    const HttpHeaders headers{{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    send({.method = "POST", .url = url, .headers = headers, .body = formBody(fields), .bodyLimit = answerLimit}, context,
         std::move(done));
}

void IdentityProvider::getUserInfo(const QByteArray& accessToken, QObject* context, HttpDone done) {
    const HttpHeaders headers{{"Accept", "application/json"}, {"Authorization", "Bearer " + accessToken}};
    send({.url = metadata().userInfo, .headers = headers, .bodyLimit = answerLimit}, context, std::move(done));
}

} // namespace logloupe
