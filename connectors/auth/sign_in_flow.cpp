// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/sign_in_flow.h"

#include "connectors/auth/kept_sign_in.h"
#include "connectors/auth/sign_in_errors.h"

namespace logloupe {

namespace {

constexpr qint64 secondsBetweenLooks = 240;
constexpr qint64 listenerStaysSeconds = 300; // as long as a link is good, so that a late tab is told that its attempt is over
constexpr qint64 keepPatience = 5;

CallbackPage pageFor(const Result<CheckedTokens>& result) {
    if (!result)
        return result.error().detail == sign_in_errors::refused().detail ? CallbackPage::Refused : CallbackPage::Failed;
    return result->account.admittedBy.isEmpty() ? CallbackPage::NoRole : CallbackPage::SignedIn;
}

} // namespace

SignInSession::Private::Private(SignInSession& owner, const SignInSettings& settings, TokenVault& vault, const AuthClock& clock,
                                const QString& lockFolder)
    : m_owner(owner)
    , m_settings(settings)
    , m_vault(vault)
    , m_lockFolder(lockFolder)
    , m_time(clock)
    , m_provider(m_settings, m_time)
    , m_listener(m_time) {
    connect(&m_time, &SessionTime::jumped, this, [this] {
        if (m_standing && m_standing->isAdmitted())
            renew();
    });
    connect(&m_vault, &TokenVault::asksPersonChanged, this, [this] {
        m_resting.keyringAsks = m_vault.asksPerson();
        if (m_attemptState)
            m_attemptState->keyringAsks = m_vault.asksPerson();
        emit m_owner.stateChanged();
    });
    connect(&m_vault, &TokenVault::kindChanged, this, [this] {
        m_resting.memoryOnly = m_standing && m_vault.kind() != TokenVault::Kind::Keyring;
        emit m_owner.stateChanged();
    });
}

SignInSession::Private::~Private() = default;

// The attempt a person makes

void SignInSession::Private::beginAttempt() {
    endAttempt(CallbackPage::Over);
    if (m_renewal && !m_standing) {
        m_renewal.reset();
        m_resting = {};
        settleWaiters();
    }
    showAttempt({.step = Step::Discovering});
}

void SignInSession::Private::signInWithBrowser(bool asksAnew) {
    beginAttempt();
    auto attempt = std::make_unique<BrowserAttempt>(m_settings, m_time, m_provider, m_listener, asksAnew);
    connect(attempt.get(), &BrowserAttempt::waiting, this, [this](const QUrl& link, const QDateTime& until) {
        showAttempt({.step = Step::WaitingBrowser, .link = link, .until = until});
    });
    connect(attempt.get(), &BrowserAttempt::checking, this, [this] { showAttempt({.step = Step::Checking}); });
    BrowserAttempt* started = attempt.get();
    m_attempt = std::move(attempt);
    started->start([this](const Result<CheckedTokens>& result) { takeAttempt(result); });
}

void SignInSession::Private::signInWithDevice() {
    beginAttempt();
    auto attempt = std::make_unique<DeviceAttempt>(m_settings, m_time, m_provider);
    connect(attempt.get(), &DeviceAttempt::waiting, this,
            [this](const QUrl& link, const QString& userCode, const QDateTime& until) {
                showAttempt({.step = Step::WaitingDevice, .link = link, .userCode = userCode, .until = until});
            });
    connect(attempt.get(), &DeviceAttempt::checking, this, [this] { showAttempt({.step = Step::Checking}); });
    DeviceAttempt* started = attempt.get();
    m_attempt = std::move(attempt);
    started->start([this](const Result<CheckedTokens>& result) { takeAttempt(result); });
}

void SignInSession::Private::endAttempt(CallbackPage page) {
    m_attempt.reset();
    if (!m_listener.isListening())
        return;
    m_listener.conclude(page);
    m_listenerClosing = std::make_unique<QObject>();
    m_time.after(listenerStaysSeconds, m_listenerClosing.get(), [this] { m_listener.close(); });
}

void SignInSession::Private::takeAttempt(const Result<CheckedTokens>& result) {
    if (!result) {
        endAttempt(pageFor(result));
        showAttempt({.step = Step::Failed, .error = result.error()});
        return;
    }
    // Whoever the browser named takes the place of the session that stood.
    m_renewal.reset();
    const bool isAdmitted = !result->account.admittedBy.isEmpty();
    if (isAdmitted && !result->refreshToken.isEmpty()) {
        keep(*result, [this, tokens = *result] { settleAttempt(tokens); });
        return;
    }
    eraseKept();
    settleAttempt(*result);
}

void SignInSession::Private::settleAttempt(const CheckedTokens& tokens) {
    const bool isKept = std::exchange(m_keeping, nullptr) != nullptr;
    setStanding(tokens, isKept, m_time.nowUtc());
    m_attemptState.reset();
    endAttempt(pageFor(tokens));
    showStanding(false, tokens.rolesError);
    settleWaiters();
}

void SignInSession::Private::showAttempt(SignInState state) {
    m_attemptState = std::move(state);
    m_attemptState->keyringAsks = m_vault.asksPerson();
    emit m_owner.stateChanged();
}

void SignInSession::Private::cancel() {
    if (!m_attemptState)
        return;
    endAttempt(CallbackPage::Over);
    if (m_keeping) {
        // What was about to be kept is not wanted any more; a session that stands goes on in memory.
        m_keeping.reset();
        if (m_standing)
            m_standing->isKept = false;
        eraseKept();
    }
    m_attemptState.reset();
    emit m_owner.stateChanged();
}

// The vault

void SignInSession::Private::keep(const CheckedTokens& tokens, std::function<void()> done) {
    m_keeping = std::make_unique<SessionLock>(m_lockFolder, m_settings.profile, m_time);
    const QByteArray text = keptText({tokens.account.subject, tokens.refreshToken}, m_settings);
    m_keeping->acquire(keepPatience, [this, text, done = std::move(done)](bool) {
        m_vault.write(m_settings.profile, text, m_keeping.get(), [done](const std::optional<Error>&) { done(); });
    });
}

void SignInSession::Private::eraseKept() {
    m_vault.erase(m_settings.profile, this, [](const std::optional<Error>&) {});
}

// What rests

void SignInSession::Private::setStanding(const CheckedTokens& tokens, bool isKept, const QDateTime& signedIn) {
    m_standing = StandingSession{.tokens = tokens, .isKept = isKept, .checked = m_time.now(), .signedIn = signedIn};
    if (m_standing->isAdmitted())
        planLook(secondsBetweenLooks);
    else
        m_nextLook.reset();
}

void SignInSession::Private::showStanding(bool providerUnreachable, const std::optional<Error>& error) {
    const CheckedTokens& tokens = m_standing->tokens;
    rest({.step = m_standing->isAdmitted() ? Step::SignedIn : Step::NoRole,
          .until = QDateTime::fromSecsSinceEpoch(tokens.expires, Qt::UTC),
          .account = tokens.account,
          .checked = QDateTime::fromSecsSinceEpoch(m_standing->checked, Qt::UTC),
          .signedIn = m_standing->signedIn,
          .error = error,
          .providerUnreachable = providerUnreachable,
          .memoryOnly = m_vault.kind() != TokenVault::Kind::Keyring});
}

void SignInSession::Private::rest(SignInState state) {
    m_resting = std::move(state);
    m_resting.keyringAsks = m_vault.asksPerson();
    emit m_owner.stateChanged();
}

void SignInSession::Private::lock(const Error& error, bool isOursInVault) {
    SignInState state{.step = Step::Locked, .checked = m_time.nowUtc(), .error = error};
    if (m_standing)
        state.account = m_standing->tokens.account;
    m_standing.reset();
    m_nextLook.reset();
    if (isOursInVault)
        eraseKept();
    rest(state);
    settleWaiters();
}

void SignInSession::Private::planLook(qint64 seconds) {
    m_nextLook = std::make_unique<QObject>();
    m_time.after(seconds, m_nextLook.get(), [this] { renew(); });
}

} // namespace logloupe
