// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One renewal of a sign-in, from the vault or of a session that stands (RFC 6749 section 6, OpenID Connect Core 12): under the lock the newest refresh token is read, used,
// and its successor stored; then the new tokens are checked. Of one thread; destroying it ends the renewal.

#include "connectors/auth/session_lock.h"
#include "connectors/auth/token_check.h"
#include "connectors/auth/token_vault.h"

namespace logloupe {

struct RefreshOutcome {
    enum class Kind : quint8 {
        Renewed,
        Unreachable, ///< nothing was decided: error says why
        Ended,       ///< the account may not be here any more: error says why
        NothingKept  ///< of restore() alone
    };
    Kind kind = Kind::Unreachable;
    CheckedTokens tokens = {};
    std::optional<Error> error = {};
    QByteArray refreshToken = {}; ///< of Unreachable: the one to go on with, where it changed
    bool isOursInVault = true;    ///< of Ended: what the vault holds is of this session
};

class SessionRefresh : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const RefreshOutcome&)>;

    /// All outlive it.
    SessionRefresh(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, TokenVault& vault,
                   const QString& lockFolder);

    /// `done` is called once, from the event loop; who owns the renewal then destroys it.
    void restore(Done done);
    /// `isKept`: the vault holds this session's refresh token, or that of another copy of the program, which then is the newer one.
    void refresh(const CheckedTokens& before, bool isKept, Done done);

private:
    void start();
    void readVault();
    void takeKept(const Result<QByteArray>& secret);
    void askForTokens();
    void takeTokens(const Result<HttpResponse>& response);
    void store(const TokenReply& reply);
    void check(const TokenReply& reply);
    void checkStanding();
    void takeChecked(const Result<CheckedTokens>& tokens);
    void unreachable(const Error& error);
    void ended(const Error& error, bool isOursInVault = true);
    void finish(const RefreshOutcome& outcome);

    const SignInSettings& m_settings;
    SessionTime& m_time;
    IdentityProvider& m_provider;
    TokenVault& m_vault;
    SessionLock m_lock;
    TokenCheck m_check;
    CheckedTokens m_before;
    bool m_isRestoring = false;
    bool m_isKept = false;
    QByteArray m_newRefreshToken;
    Done m_done;
};

} // namespace logloupe
