// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sign-out: what is kept is erased first, whatever the provider says; then it is told (RFC 7009, OpenID Connect RP-Initiated Logout 1.0), within 15 s.
// Of one thread; destroying it leaves the provider untold.

#include "connectors/auth/session_lock.h"
#include "connectors/auth/token_check.h"
#include "connectors/auth/token_vault.h"

namespace logloupe {

struct SignOutResult {
    QUrl link = {};                  ///< where the provider's own session can be ended in the browser, if it stands yet
    std::optional<Error> error = {}; ///< signed out all the same
};

class SessionEnd : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const SignOutResult&)>;

    /// All outlive it.
    SessionEnd(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, TokenVault& vault,
               const QString& lockFolder);

    /// `tokens`: of the session that stands; nothing: only what the vault holds. `done` is called once, from the event loop.
    void start(const std::optional<CheckedTokens>& tokens, Done done);

private:
    void takeKept(const Result<QByteArray>& secret);
    void erase();
    void tellProvider();
    void revoke();
    void endProviderSession();
    void takeSessionEnd(const Result<HttpResponse>& response);
    void note(const Error& error);
    void finish();

    const SignInSettings& m_settings;
    SessionTime& m_time;
    IdentityProvider& m_provider;
    TokenVault& m_vault;
    SessionLock m_lock;
    std::optional<CheckedTokens> m_tokens;
    SignOutResult m_result;
    Done m_done;
};

} // namespace logloupe
