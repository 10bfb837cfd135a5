// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/device_attempt.h"

#include "connectors/auth/random_text.h"
#include "connectors/auth/sign_in_errors.h"
#include "connectors/auth/strict_json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr double longestLife = 1800;
constexpr double longestInterval = 60;
constexpr qint64 slowDownBy = 5;
constexpr qsizetype longestUserCode = 64;

QUrl safeLink(const QJsonValue& value) {
    const QUrl url(value.toString(), QUrl::StrictMode);
    return url.isValid() && isSafeEndpoint(url) ? url : QUrl();
}

bool isUserCode(const QString& code) {
    return !code.isEmpty() && code.size() <= longestUserCode
           && std::all_of(code.cbegin(), code.cend(), [](QChar c) { return c.isPrint(); });
}

} // namespace

Result<DeviceCode> readDeviceCode(const HttpResponse& response) {
    const Result<QJsonObject> reply = parseStrictJson(response.body);
    if (!reply || response.status >= 500)
        return failure(sign_in_errors::unreachable(response.url, u"device authorization, HTTP %1"_s.arg(response.status)));
    if (!response.isSuccess()) {
        const TokenAnswer answer = readTokenAnswer(response);
        return failure(answer.error ? *answer.error : sign_in_errors::providerRefused(answer.refusal));
    }
    DeviceCode code;
    code.deviceCode = reply->value("device_code"_L1).toString().toUtf8();
    code.userCode = reply->value("user_code"_L1).toString();
    const QUrl plain = safeLink(reply->value("verification_uri"_L1));
    const QUrl complete = safeLink(reply->value("verification_uri_complete"_L1));
    code.link = complete.isEmpty() ? plain : complete;
    code.goodFor = static_cast<qint64>(std::clamp(reply->value("expires_in"_L1).toDouble(), 0.0, longestLife));
    code.interval = static_cast<qint64>(std::clamp(reply->value("interval"_L1).toDouble(5), 1.0, longestInterval));
    if (code.deviceCode.isEmpty() || !isUserCode(code.userCode) || code.link.isEmpty() || code.goodFor == 0)
        return failure(sign_in_errors::notBelieved(u"device authorization"_s));
    return code;
}

DeviceAttempt::DeviceAttempt(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider)
    : m_settings(settings)
    , m_time(time)
    , m_provider(provider)
    , m_secrets(AttemptSecrets::fresh())
    , m_check(settings, time, provider) {}

void DeviceAttempt::start(TokenCheck::Done done) {
    m_done = std::move(done);
    m_provider.discover(this, [this](const std::optional<Error>& error) {
        if (error)
            finish(failure(*error));
        else if (m_provider.metadata().deviceAuthorization.isEmpty())
            finish(failure(sign_in_errors::noDeviceSignIn()));
        else
            askForCode();
    });
}

void DeviceAttempt::askForCode() {
    FormFields fields{
        {u"client_id"_s, m_settings.clientId},
        {u"scope"_s, scopeText(m_settings)},
        {u"code_challenge"_s, QString::fromLatin1(codeChallenge(m_secrets.verifier))},
        {u"code_challenge_method"_s, u"S256"_s},
    };
    if (!m_settings.audience.isEmpty())
        fields.append({u"resource"_s, m_settings.audience});
    m_provider.post(m_provider.metadata().deviceAuthorization, fields, this,
                    [this](const Result<HttpResponse>& response) { takeCode(response); });
}

void DeviceAttempt::takeCode(const Result<HttpResponse>& response) {
    const Result<DeviceCode> code = response ? readDeviceCode(*response) : failure(response.error());
    if (!code) {
        finish(failure(code.error()));
        return;
    }
    m_code = *code;
    m_asked = m_time.elapsed();
    m_time.after(m_code.goodFor, this, [this] { finish(failure(sign_in_errors::codeRanOut())); });
    askLater();
    emit waiting(m_code.link, m_code.userCode, m_time.nowUtc().addSecs(m_code.goodFor));
}

void DeviceAttempt::askLater() {
    const qint64 passed = m_time.elapsed() - m_asked;
    m_time.after(std::max<qint64>(m_code.interval - passed, 0), this, [this] { ask(); });
}

void DeviceAttempt::ask() {
    if (!m_done)
        return;
    m_asked = m_time.elapsed();
    FormFields fields{
        {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
        {u"device_code"_s, QString::fromUtf8(m_code.deviceCode)},
        {u"client_id"_s, m_settings.clientId},
        {u"code_verifier"_s, QString::fromLatin1(m_secrets.verifier)},
    };
    if (!m_settings.audience.isEmpty())
        fields.append({u"resource"_s, m_settings.audience});
    m_provider.post(m_provider.metadata().token, fields, this,
                    [this](const Result<HttpResponse>& response) { takeTokens(response); });
}

void DeviceAttempt::takeTokens(const Result<HttpResponse>& response) {
    const TokenAnswer answer = response ? readTokenAnswer(*response) : TokenAnswer{.error = response.error()};
    if (answer.tokens) {
        emit checking();
        m_check.checkSignIn(*answer.tokens, {}, [this](const Result<CheckedTokens>& result) { finish(result); });
    } else if (!answer.error) {
        takeRefusal(answer.refusal);
    } else if (answer.error->kind == ErrorKind::Network || answer.error->kind == ErrorKind::Decode) {
        askLater(); // trouble that passes (RFC 8628, section 3.5)
    } else {
        finish(failure(*answer.error));
    }
}

void DeviceAttempt::takeRefusal(const QByteArray& code) {
    if (code == "authorization_pending" || code == "slow_down") {
        if (code == "slow_down")
            m_code.interval += slowDownBy;
        askLater();
    } else if (code == "expired_token") {
        finish(failure(sign_in_errors::codeRanOut()));
    } else if (code == "access_denied") {
        finish(failure(sign_in_errors::refused()));
    } else {
        finish(failure(sign_in_errors::providerRefused(code)));
    }
}

void DeviceAttempt::finish(const Result<CheckedTokens>& result) {
    if (!m_done)
        return;
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), result] { done(result); }, Qt::QueuedConnection);
}

} // namespace logloupe
