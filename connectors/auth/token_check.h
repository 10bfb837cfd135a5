// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From a token reply to an account: the ID token is checked, then the roles are looked for in the access token where it is a JWT of the provider, else in the ID token,
// else at userinfo. Of one thread; destroying it ends the check, nothing is called any more.

#include "connectors/auth/account.h"
#include "connectors/auth/identity_provider.h"
#include "connectors/auth/token_gate.h"
#include "connectors/auth/token_reply.h"

namespace logloupe {

/// What stands of a sign-in.
struct CheckedTokens {
    Account account = {};
    QByteArray accessToken = {};
    QByteArray refreshToken = {}; ///< empty: the provider gave none
    QByteArray idToken = {};
    qint64 obtained = 0;                  ///< seconds since 1970, UTC
    qint64 expires = 0;                   ///< of the access token
    std::optional<Error> rolesError = {}; ///< why the roles cannot be told; then none admits
};

class TokenCheck : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<CheckedTokens>)>;

    /// Settings, time and provider outlive it; the provider's discovery has succeeded.
    TokenCheck(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, QObject* parent = nullptr);

    /// Of a new sign-in: an ID token has to be there. Errors: Auth (it does not hold), Network, Tls.
    void checkSignIn(const TokenReply& reply, const QByteArray& nonce, Done done);
    /// Of a refresh: an ID token is checked where one came; its subject is the one of before.
    void checkRefresh(const TokenReply& reply, const CheckedTokens& before, Done done);
    /// Where there is nothing to refresh with: asks userinfo whether the account still stands. Its roles replace those of before where it names any.
    void checkStanding(const CheckedTokens& before, Done done);

private:
    void takeReply(const TokenReply& reply);
    void checkIdTokenThen(const IdTokenExpectation& expectation);
    [[nodiscard]] Error explained(const Error& error) const;
    void lookInAccessToken();
    void lookInIdToken();
    void askUserInfo();
    [[nodiscard]] std::optional<Error> takeUserInfo(const Result<HttpResponse>& response);
    [[nodiscard]] bool knowsRoles() const;
    void takeRoles(const QJsonObject& claims);
    void takeName(const QJsonObject& claims);
    void finish();
    void fail(const Error& error);

    const SignInSettings& m_settings;
    SessionTime& m_time;
    IdentityProvider& m_provider;
    CheckedTokens m_tokens;
    QJsonObject m_idClaims;
    std::optional<QDateTime> m_serverTime;
    bool m_isStanding = false;
    Done m_done;
};

} // namespace logloupe
