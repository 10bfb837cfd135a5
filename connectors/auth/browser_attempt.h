// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One attempt to sign in with the browser: discovery, the link, the callback, the token call, the check. Of one thread; destroying it ends the attempt.

#include "connectors/auth/authorization_request.h"
#include "connectors/auth/loopback_listener.h"
#include "connectors/auth/token_check.h"

#include <memory>

namespace logloupe {

class BrowserAttempt : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 goodForSeconds = 300;

    /// All outlive it.
    BrowserAttempt(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, LoopbackListener& listener,
                   bool asksAnew);
    ~BrowserAttempt() override;

    /// `done` is called once, from the event loop; who owns the attempt then destroys it and concludes the listener.
    void start(TokenCheck::Done done);

signals:
    void waiting(const QUrl& link, const QDateTime& until);
    void checking();

private:
    void offerLink();
    void takeCallback(const CallbackRequest& request);
    void exchangeCode(const QByteArray& code);
    void takeTokens(const Result<HttpResponse>& response);
    void finish(const Result<CheckedTokens>& result);

    const SignInSettings& m_settings;
    SessionTime& m_time;
    IdentityProvider& m_provider;
    LoopbackListener& m_listener;
    const bool m_asksAnew;
    const QDateTime m_until;
    const AttemptSecrets m_secrets;
    TokenCheck m_check;
    TokenCheck::Done m_done;
};

} // namespace logloupe
