// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The state machine behind SignInSession: what rests when nothing is under way, the attempt a person makes, the renewal that runs by itself, the sign-out. Of one thread.

#include "connectors/auth/browser_attempt.h"
#include "connectors/auth/device_attempt.h"
#include "connectors/auth/session_end.h"
#include "connectors/auth/session_refresh.h"
#include "connectors/auth/sign_in_session.h"
#include "connectors/auth/standing_session.h"

#include <functional>
#include <memory>

namespace logloupe {

class SignInSession::Private : public QObject {
public:
    Private(SignInSession& owner, const SignInSettings& settings, TokenVault& vault, const AuthClock& clock,
            const QString& lockFolder);
    ~Private() override;

    [[nodiscard]] const SignInSettings& settings() const { return m_settings; }
    [[nodiscard]] const SignInState& state() const { return m_attemptState ? *m_attemptState : m_resting; }

    void restore();
    void signInWithBrowser(bool asksAnew);
    void signInWithDevice();
    void cancel();
    void signOut();
    void lookAgain();
    void give(QObject* context, TokenDone done, const QByteArray& rejected);

private:
    using Step = SignInState::Step;

    // The attempt a person makes
    void beginAttempt();
    void endAttempt(CallbackPage page);
    void takeAttempt(const Result<CheckedTokens>& result);
    void settleAttempt(const CheckedTokens& tokens);
    void showAttempt(SignInState state);

    // The vault
    void keep(const CheckedTokens& tokens, std::function<void()> done);
    void eraseKept();

    // What rests
    void setStanding(const CheckedTokens& tokens, bool isKept, const QDateTime& signedIn);
    void showStanding(bool providerUnreachable, const std::optional<Error>& error);
    void rest(SignInState state);
    void lock(const Error& error, bool isOursInVault);
    void planLook(qint64 seconds);

    // The renewal
    void renew();
    void takeRestored(const RefreshOutcome& outcome);
    void takeRenewed(const RefreshOutcome& outcome);
    void takeUnreachable(const RefreshOutcome& outcome);
    [[nodiscard]] Error whyNone() const;
    void settleWaiters(const std::optional<Error>& unreachable = {});

    SignInSession& m_owner;
    const SignInSettings m_settings;
    TokenVault& m_vault;
    const QString m_lockFolder;
    SessionTime m_time;
    IdentityProvider m_provider;
    LoopbackListener m_listener;

    SignInState m_resting;
    std::optional<SignInState> m_attemptState; ///< while an attempt is under way, or has failed and was not left
    std::optional<StandingSession> m_standing;
    TokenWaiters m_waiters;
    std::unique_ptr<QObject> m_attempt;
    std::unique_ptr<SessionLock> m_keeping;
    std::unique_ptr<SessionRefresh> m_renewal;
    std::unique_ptr<SessionEnd> m_end;
    std::unique_ptr<QObject> m_nextLook;
    std::unique_ptr<QObject> m_listenerClosing;
};

} // namespace logloupe
