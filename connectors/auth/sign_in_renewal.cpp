// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/sign_in_errors.h"
#include "connectors/auth/sign_in_flow.h"

namespace logloupe {

namespace {

constexpr qint64 secondsAfterFailedLook = 30;

} // namespace

void SignInSession::Private::restore() {
    cancel();
    if (m_standing || m_renewal || m_end)
        return;
    m_renewal = std::make_unique<SessionRefresh>(m_settings, m_time, m_provider, m_vault, m_lockFolder);
    m_renewal->restore([this](const RefreshOutcome& outcome) { takeRestored(outcome); });
    rest({.step = Step::Restoring});
}

void SignInSession::Private::takeRestored(const RefreshOutcome& outcome) {
    m_renewal.reset();
    switch (outcome.kind) {
    case RefreshOutcome::Kind::Renewed: {
        const bool isAdmitted = !outcome.tokens.account.admittedBy.isEmpty();
        if (!isAdmitted)
            eraseKept();
        setStanding(outcome.tokens, isAdmitted, {});
        showStanding(false, outcome.tokens.rolesError);
        break;
    }
    case RefreshOutcome::Kind::Unreachable:
        rest({.step = Step::Failed, .error = outcome.error});
        break;
    case RefreshOutcome::Kind::Ended:
        lock(*outcome.error, outcome.isOursInVault);
        break;
    case RefreshOutcome::Kind::NothingKept:
        rest({.step = Step::SignedOut});
        break;
    }
    settleWaiters(outcome.kind == RefreshOutcome::Kind::Unreachable ? outcome.error : std::nullopt);
}

void SignInSession::Private::lookAgain() {
    if (m_standing)
        renew();
}

void SignInSession::Private::renew() {
    if (m_renewal || !m_standing)
        return;
    m_renewal = std::make_unique<SessionRefresh>(m_settings, m_time, m_provider, m_vault, m_lockFolder);
    m_renewal->refresh(m_standing->tokens, m_standing->isKept, [this](const RefreshOutcome& outcome) { takeRenewed(outcome); });
}

void SignInSession::Private::takeRenewed(const RefreshOutcome& outcome) {
    m_renewal.reset();
    if (outcome.kind == RefreshOutcome::Kind::Unreachable) {
        takeUnreachable(outcome);
        return;
    }
    if (outcome.kind != RefreshOutcome::Kind::Renewed) {
        lock(outcome.error.value_or(sign_in_errors::ranOut()), outcome.isOursInVault);
        return;
    }
    const bool isAdmitted = !outcome.tokens.account.admittedBy.isEmpty();
    if (m_standing->isAdmitted() && !isAdmitted) {
        m_standing->tokens.account = outcome.tokens.account;
        lock(outcome.tokens.rolesError.value_or(sign_in_errors::roleTakenAway()), m_standing->isKept);
        return;
    }
    const auto settle = [this, tokens = outcome.tokens, signedIn = m_standing->signedIn](bool isKept) {
        setStanding(tokens, isKept, signedIn);
        showStanding(false, tokens.rolesError);
        settleWaiters();
    };
    // A role was given to an account that stood without: now there is something to come back to.
    if (isAdmitted && !m_standing->isKept && !outcome.tokens.refreshToken.isEmpty())
        keep(outcome.tokens, [this, settle] {
            m_keeping.reset();
            settle(true);
        });
    else
        settle(m_standing->isKept);
}

void SignInSession::Private::takeUnreachable(const RefreshOutcome& outcome) {
    if (!outcome.refreshToken.isEmpty())
        m_standing->tokens.refreshToken = outcome.refreshToken;
    m_standing->tried = m_time.now();
    if (m_standing->isAdmitted())
        planLook(secondsAfterFailedLook);
    showStanding(true, outcome.error);
    settleWaiters(outcome.error);
}

void SignInSession::Private::give(QObject* context, TokenDone done, const QByteArray& rejected) {
    m_time.look();
    if (!m_standing) {
        const bool isRestoring = m_renewal != nullptr;
        if (isRestoring)
            m_waiters.add(context, std::move(done), rejected);
        else
            answerLater(context, std::move(done), failure(whyNone()));
        return;
    }
    if (!m_standing->isAdmitted()) {
        answerLater(context, std::move(done), failure(sign_in_errors::noRole()));
        return;
    }
    const qint64 now = m_time.now();
    const bool isUsable = m_standing->isGood(now) && m_standing->tokens.accessToken != rejected;
    if (isUsable && m_standing->isSeen(now)) {
        answerLater(context, std::move(done), m_standing->tokens.accessToken);
        return;
    }
    m_waiters.add(context, std::move(done), rejected);
    renew();
}

void SignInSession::Private::settleWaiters(const std::optional<Error>& unreachable) {
    m_waiters.settle(m_standing, m_time.now(), whyNone(), unreachable);
}

Error SignInSession::Private::whyNone() const {
    const bool isTrouble = m_resting.step == Step::Failed && m_resting.error
                           && (m_resting.error->kind == ErrorKind::Network || m_resting.error->kind == ErrorKind::Tls);
    if (isTrouble)
        return {ErrorKind::Network, m_resting.error->message, m_resting.error->detail};
    return m_resting.step == Step::Locked && m_resting.error ? *m_resting.error : sign_in_errors::signInNeeded();
}

void SignInSession::Private::signOut() {
    if (m_end && !m_standing)
        return;
    endAttempt(CallbackPage::Over);
    m_attemptState.reset();
    m_renewal.reset();
    m_nextLook.reset();
    std::optional<CheckedTokens> tokens;
    if (m_standing)
        tokens = m_standing->tokens;
    m_standing.reset();
    m_end = std::make_unique<SessionEnd>(m_settings, m_time, m_provider, m_vault, m_lockFolder);
    m_end->start(tokens, [this](const SignOutResult& result) {
        m_end.reset();
        if (!m_standing)
            rest({.step = Step::SignedOut, .link = result.link, .error = result.error});
    });
    rest({.step = Step::Checking});
    settleWaiters();
}

} // namespace logloupe
