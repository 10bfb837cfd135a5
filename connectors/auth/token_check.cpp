// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_check.h"

#include "connectors/auth/roles.h"
#include "connectors/auth/sign_in_errors.h"
#include "connectors/auth/strict_json.h"

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

/// Five minutes: what OpenID Connect calls a few, and more than any clock that is kept right is off.
constexpr qint64 wrongClockSeconds = 300;

bool looksLikeJwt(const QByteArray& token) {
    return token.count('.') == 2 && readTokenHead(token).has_value();
}

} // namespace

TokenCheck::TokenCheck(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_time(time)
    , m_provider(provider) {}

void TokenCheck::takeReply(const TokenReply& reply) {
    m_tokens.accessToken = reply.accessToken;
    if (!reply.refreshToken.isEmpty())
        m_tokens.refreshToken = reply.refreshToken;
    if (!reply.idToken.isEmpty())
        m_tokens.idToken = reply.idToken;
    m_tokens.obtained = m_time.now();
    m_tokens.expires = m_tokens.obtained + reply.lifetime;
    m_serverTime = reply.serverTime;
}

void TokenCheck::checkSignIn(const TokenReply& reply, const QByteArray& nonce, Done done) {
    m_done = std::move(done);
    takeReply(reply);
    if (reply.idToken.isEmpty()) {
        fail(sign_in_errors::notBelieved(u"id_token: none came"_s));
        return;
    }
    checkIdTokenThen({.issuer = m_settings.issuer,
                      .clientId = m_settings.clientId,
                      .nonce = QString::fromLatin1(nonce),
                      .accessToken = reply.accessToken,
                      .maxAge = m_settings.maxAge});
}

void TokenCheck::checkRefresh(const TokenReply& reply, const CheckedTokens& before, Done done) {
    m_done = std::move(done);
    m_tokens = before;
    m_tokens.account.roles.clear();
    m_tokens.rolesError.reset();
    takeReply(reply);
    if (reply.idToken.isEmpty()) {
        lookInAccessToken();
        return;
    }
    checkIdTokenThen({.issuer = m_settings.issuer,
                      .clientId = m_settings.clientId,
                      .accessToken = reply.accessToken,
                      .subject = before.account.subject});
}

void TokenCheck::checkStanding(const CheckedTokens& before, Done done) {
    m_done = std::move(done);
    m_tokens = before;
    m_isStanding = true;
    if (m_provider.metadata().userInfo.isEmpty())
        finish();
    else
        askUserInfo();
}

void TokenCheck::checkIdTokenThen(const IdTokenExpectation& expectation) {
    m_provider.verify(m_tokens.idToken, this, [this, expectation](const Result<QJsonObject>& claims) {
        if (!claims) {
            fail(claims.error());
            return;
        }
        IdTokenExpectation expected = expectation;
        expected.now = m_time.now();
        expected.skew = m_settings.skew.count();
        expected.algorithm = readTokenHead(m_tokens.idToken).value_or(TokenHead()).algorithm;
        if (const Result<void> held = checkIdToken(*claims, expected); !held) {
            fail(explained(held.error()));
            return;
        }
        m_idClaims = *claims;
        m_tokens.account.subject = claims->value("sub"_L1).toString();
        takeName(*claims);
        lookInAccessToken();
    });
}

Error TokenCheck::explained(const Error& error) const {
    if (!m_serverTime || std::llabs(m_serverTime->toSecsSinceEpoch() - m_time.now()) <= wrongClockSeconds)
        return error;
    return sign_in_errors::clockWrong(m_time.nowUtc(), *m_serverTime);
}

void TokenCheck::lookInAccessToken() {
    if (!looksLikeJwt(m_tokens.accessToken)) {
        lookInIdToken();
        return;
    }
    m_provider.verify(m_tokens.accessToken, this, [this](const Result<QJsonObject>& claims) {
        if (!claims && claims.error().kind != ErrorKind::Auth) {
            fail(claims.error());
            return;
        }
        const IdTokenExpectation expected{.issuer = m_settings.issuer,
                                          .clientId = m_settings.clientId,
                                          .subject = m_tokens.account.subject,
                                          .now = m_time.now(),
                                          .skew = m_settings.skew.count()};
        // One that does not hold may be meant for another's eyes, and sealed with another's key: it says nothing, here.
        const bool holds = claims && checkAccessToken(*claims, expected);
        if (holds)
            takeRoles(*claims);
        lookInIdToken();
    });
}

void TokenCheck::lookInIdToken() {
    if (!knowsRoles())
        takeRoles(m_idClaims);
    const bool knowsAll = knowsRoles() && !m_tokens.account.name.isEmpty();
    if (knowsAll || m_provider.metadata().userInfo.isEmpty())
        finish();
    else
        askUserInfo();
}

void TokenCheck::askUserInfo() {
    m_provider.getUserInfo(m_tokens.accessToken, this, [this](const Result<HttpResponse>& response) {
        const std::optional<Error> error = takeUserInfo(response);
        const bool lacksOnlyName = !m_isStanding && knowsRoles();
        if (error && (error->kind == ErrorKind::Auth || !lacksOnlyName))
            fail(*error);
        else
            finish();
    });
}

std::optional<Error> TokenCheck::takeUserInfo(const Result<HttpResponse>& response) {
    if (!response)
        return response.error();
    if (response->status == 401 || response->status == 403)
        return sign_in_errors::ended("userinfo " + QByteArray::number(response->status));
    const Result<QJsonObject> claims = parseStrictJson(response->body);
    if (!response->isSuccess() || !claims)
        return sign_in_errors::unreachable(response->url, u"userinfo, HTTP %1"_s.arg(response->status));
    if (claims->value("sub"_L1).toString() != m_tokens.account.subject)
        return sign_in_errors::notBelieved(u"userinfo: sub"_s);
    if (m_tokens.account.name.isEmpty())
        takeName(*claims);
    if (m_isStanding || !knowsRoles())
        takeRoles(*claims);
    return std::nullopt;
}

bool TokenCheck::knowsRoles() const {
    return m_tokens.rolesError || !m_tokens.account.roles.isEmpty();
}

void TokenCheck::takeRoles(const QJsonObject& claims) {
    const Result<QStringList> roles = rolesIn(claims, m_settings.rolePath);
    if (!roles)
        m_tokens.rolesError = roles.error();
    else if (!roles->isEmpty())
        m_tokens.account.roles = *roles;
}

void TokenCheck::takeName(const QJsonObject& claims) {
    for (const QLatin1StringView key : {"name"_L1, "preferred_username"_L1, "email"_L1}) {
        const QString name = claims.value(key).toString().trimmed();
        if (name.isEmpty())
            continue;
        m_tokens.account.name = name;
        return;
    }
}

void TokenCheck::finish() {
    Account& account = m_tokens.account;
    if (account.name.isEmpty())
        account.name = account.subject;
    account.admittedBy = m_tokens.rolesError ? QStringList() : admittingRoles(account.roles, m_settings.admittedRoles);
    if (const Done done = std::exchange(m_done, nullptr))
        done(m_tokens);
}

void TokenCheck::fail(const Error& error) {
    if (const Done done = std::exchange(m_done, nullptr))
        done(failure(error));
}

} // namespace logloupe
