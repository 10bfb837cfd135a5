// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One attempt to sign in with a code typed on any device (RFC 8628), with PKCE as providers that insist on it want. Of one thread; destroying it ends the attempt.

#include "connectors/auth/authorization_request.h"
#include "connectors/auth/token_check.h"

namespace logloupe {

/// What the provider answers to a device that asks.
struct DeviceCode {
    QByteArray deviceCode = {}; ///< secret
    QString userCode = {};
    QUrl link = {};      ///< with the code in it, where the provider has one
    qint64 goodFor = 0;  ///< seconds, at most 1800
    qint64 interval = 5; ///< seconds between two questions
};
/// Errors: Auth, Network where it is no answer of a provider.
[[nodiscard]] Result<DeviceCode> readDeviceCode(const HttpResponse& response);

class DeviceAttempt : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    DeviceAttempt(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider);

    /// `done` is called once, from the event loop; who owns the attempt then destroys it.
    void start(TokenCheck::Done done);

signals:
    void waiting(const QUrl& link, const QString& userCode, const QDateTime& until);
    void checking();

private:
    void askForCode();
    void takeCode(const Result<HttpResponse>& response);
    void askLater();
    void ask();
    void takeTokens(const Result<HttpResponse>& response);
    void takeRefusal(const QByteArray& code);
    void finish(const Result<CheckedTokens>& result);

    const SignInSettings& m_settings;
    SessionTime& m_time;
    IdentityProvider& m_provider;
    const AttemptSecrets m_secrets;
    DeviceCode m_code;
    qint64 m_asked = 0; ///< SessionTime::elapsed()
    TokenCheck m_check;
    TokenCheck::Done m_done;
};

} // namespace logloupe
