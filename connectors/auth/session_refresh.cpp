// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/session_refresh.h"

#include "connectors/auth/kept_sign_in.h"
#include "connectors/auth/sign_in_errors.h"

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr qint64 lockPatience = 40; // seconds; the vault's and the provider's together

} // namespace

SessionRefresh::SessionRefresh(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, TokenVault& vault,
                               const QString& lockFolder)
    : m_settings(settings)
    , m_time(time)
    , m_provider(provider)
    , m_vault(vault)
    , m_lock(lockFolder, settings.profile, time)
    , m_check(settings, time, provider) {}

void SessionRefresh::restore(Done done) {
    m_isRestoring = true;
    m_isKept = true;
    m_done = std::move(done);
    start();
}

void SessionRefresh::refresh(const CheckedTokens& before, bool isKept, Done done) {
    m_before = before;
    m_isKept = isKept;
    m_done = std::move(done);
    start();
}

void SessionRefresh::start() {
    if (!m_isRestoring) {
        m_provider.discover(this, [this](const std::optional<Error>& error) {
            if (error)
                unreachable(*error);
            else if (m_before.refreshToken.isEmpty())
                checkStanding();
            else
                readVault();
        });
        return;
    }
    // Without anything kept no request leaves at all.
    m_vault.read(m_settings.profile, this, [this](const Result<QByteArray>& secret) {
        if (secret && !readKeptText(*secret, m_settings)) {
            finish({.kind = RefreshOutcome::Kind::NothingKept});
            return;
        }
        m_provider.discover(this, [this](const std::optional<Error>& error) {
            if (error)
                unreachable(*error);
            else
                readVault();
        });
    });
}

void SessionRefresh::readVault() {
    m_lock.acquire(lockPatience, [this](bool isHeld) {
        if (!isHeld)
            unreachable(sign_in_errors::otherCopyBusy());
        else if (m_isKept)
            m_vault.read(m_settings.profile, this, [this](const Result<QByteArray>& secret) { takeKept(secret); });
        else
            askForTokens();
    });
}

void SessionRefresh::takeKept(const Result<QByteArray>& secret) {
    if (!secret && m_isRestoring) {
        unreachable(secret.error());
        return;
    }
    if (!secret) {
        // What this session has in memory is the best that can be had.
        askForTokens();
        return;
    }
    const std::optional<KeptSignIn> kept = readKeptText(*secret, m_settings);
    if (m_isRestoring && !kept) {
        finish({.kind = RefreshOutcome::Kind::NothingKept});
        return;
    }
    if (secret->isEmpty()) {
        ended(sign_in_errors::signedOutElsewhere(), false);
        return;
    }
    if (!kept || (!m_isRestoring && kept->subject != m_before.account.subject)) {
        ended(sign_in_errors::otherAccountElsewhere(), false);
        return;
    }
    m_before.account.subject = kept->subject;
    m_before.refreshToken = kept->refreshToken;
    askForTokens();
}

void SessionRefresh::askForTokens() {
    FormFields fields{
        {u"grant_type"_s, u"refresh_token"_s},
        {u"refresh_token"_s, QString::fromUtf8(m_before.refreshToken)},
        {u"client_id"_s, m_settings.clientId},
    };
    if (!m_settings.audience.isEmpty())
        fields.append({u"resource"_s, m_settings.audience});
    m_provider.post(m_provider.metadata().token, fields, this,
                    [this](const Result<HttpResponse>& response) { takeTokens(response); });
}

void SessionRefresh::takeTokens(const Result<HttpResponse>& response) {
    if (!response) {
        unreachable(response.error());
        return;
    }
    const TokenAnswer answer = readTokenAnswer(*response);
    if (answer.tokens)
        store(*answer.tokens);
    else if (!answer.error)
        ended(answer.saysDisabled ? sign_in_errors::accountDisabled() : sign_in_errors::ended(answer.refusal));
    else if (answer.error->kind == ErrorKind::Auth)
        ended(*answer.error);
    else
        unreachable(*answer.error);
}

void SessionRefresh::store(const TokenReply& reply) {
    if (!reply.refreshToken.isEmpty())
        m_newRefreshToken = reply.refreshToken;
    if (m_newRefreshToken.isEmpty() || !m_isKept) {
        check(reply);
        return;
    }
    // Before anything else is done with the new tokens: the old refresh token is worth nothing now.
    const KeptSignIn kept{m_before.account.subject, m_newRefreshToken};
    m_vault.write(m_settings.profile, keptText(kept, m_settings), this,
                  [this, reply](const std::optional<Error>&) { check(reply); });
}

void SessionRefresh::check(const TokenReply& reply) {
    m_lock.release();
    m_check.checkRefresh(reply, m_before, [this](const Result<CheckedTokens>& tokens) { takeChecked(tokens); });
}

void SessionRefresh::checkStanding() {
    if (m_time.now() >= m_before.expires)
        ended(sign_in_errors::ranOut());
    else
        m_check.checkStanding(m_before, [this](const Result<CheckedTokens>& tokens) { takeChecked(tokens); });
}

void SessionRefresh::takeChecked(const Result<CheckedTokens>& tokens) {
    if (tokens)
        finish({.kind = RefreshOutcome::Kind::Renewed, .tokens = *tokens});
    else if (tokens.error().kind == ErrorKind::Auth || tokens.error().kind == ErrorKind::Forbidden)
        ended(tokens.error());
    else
        unreachable(tokens.error());
}

void SessionRefresh::unreachable(const Error& error) {
    finish({.kind = RefreshOutcome::Kind::Unreachable, .error = error, .refreshToken = m_newRefreshToken});
}

void SessionRefresh::ended(const Error& error, bool isOursInVault) {
    finish({.kind = RefreshOutcome::Kind::Ended, .error = error, .isOursInVault = isOursInVault && m_isKept});
}

void SessionRefresh::finish(const RefreshOutcome& outcome) {
    m_lock.release();
    if (!m_done)
        return;
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), outcome] { done(outcome); }, Qt::QueuedConnection);
}

} // namespace logloupe
