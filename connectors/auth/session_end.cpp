// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/session_end.h"

#include "connectors/auth/kept_sign_in.h"
#include "connectors/auth/sign_in_errors.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr qint64 lockPatience = 5; // seconds
constexpr qint64 tellingSeconds = 15;

} // namespace

SessionEnd::SessionEnd(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider, TokenVault& vault,
                       const QString& lockFolder)
    : m_settings(settings)
    , m_time(time)
    , m_provider(provider)
    , m_vault(vault)
    , m_lock(lockFolder, settings.profile, time) {}

void SessionEnd::start(const std::optional<CheckedTokens>& tokens, Done done) {
    m_tokens = tokens;
    m_done = std::move(done);
    // Who holds the lock for long is stuck; the secret goes all the same.
    m_lock.acquire(lockPatience, [this](bool) {
        m_vault.read(m_settings.profile, this, [this](const Result<QByteArray>& secret) { takeKept(secret); });
    });
}

void SessionEnd::takeKept(const Result<QByteArray>& secret) {
    const std::optional<KeptSignIn> kept = secret ? readKeptText(*secret, m_settings) : std::nullopt;
    if (kept && m_tokens && kept->subject != m_tokens->account.subject) {
        // Another copy of the program signed somebody else in: not ours to end.
        m_lock.release();
        tellProvider();
        return;
    }
    if (kept) {
        if (!m_tokens)
            m_tokens.emplace();
        m_tokens->refreshToken = kept->refreshToken;
    }
    erase();
}

void SessionEnd::erase() {
    m_vault.erase(m_settings.profile, this, [this](const std::optional<Error>& error) {
        m_lock.release();
        if (error)
            note(*error);
        tellProvider();
    });
}

void SessionEnd::tellProvider() {
    if (!m_tokens) {
        finish();
        return;
    }
    m_time.after(tellingSeconds, this, [this] {
        note(sign_in_errors::signedOutHereOnly({ErrorKind::Network, {}, u"no answer"_s}));
        finish();
    });
    m_provider.discover(this, [this](const std::optional<Error>& error) {
        if (!error) {
            revoke();
            return;
        }
        note(sign_in_errors::signedOutHereOnly(*error));
        finish();
    });
}

void SessionEnd::revoke() {
    const bool isRefresh = !m_tokens->refreshToken.isEmpty();
    const QByteArray token = isRefresh ? m_tokens->refreshToken : m_tokens->accessToken;
    if (m_provider.metadata().revocation.isEmpty() || token.isEmpty()) {
        endProviderSession();
        return;
    }
    const FormFields fields{
        {u"token"_s, QString::fromUtf8(token)},
        {u"token_type_hint"_s, isRefresh ? u"refresh_token"_s : u"access_token"_s},
        {u"client_id"_s, m_settings.clientId},
    };
    m_provider.post(m_provider.metadata().revocation, fields, this, [this](const Result<HttpResponse>& response) {
        if (!response)
            note(sign_in_errors::signedOutHereOnly(response.error()));
        else if (!response->isSuccess() || response->isPage()) // RFC 7009, section 2.2: of a revocation the status is all
            note(sign_in_errors::signedOutHereOnly({ErrorKind::Network, {}, u"revocation, HTTP %1"_s.arg(response->status)}));
        endProviderSession();
    });
}

void SessionEnd::endProviderSession() {
    const QUrl url = m_provider.metadata().endSession;
    if (url.isEmpty()) {
        finish();
        return;
    }
    // The link a person may open goes without the ID token: an address ends up in a browser's history.
    QUrlQuery query(url);
    query.addQueryItem(u"client_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_settings.clientId)));
    m_result.link = url;
    m_result.link.setQuery(query);
    if (m_tokens->idToken.isEmpty()) {
        finish();
        return;
    }
    const FormFields fields{{u"id_token_hint"_s, QString::fromUtf8(m_tokens->idToken)}, {u"client_id"_s, m_settings.clientId}};
    m_provider.post(url, fields, this, [this](const Result<HttpResponse>& response) { takeSessionEnd(response); });
}

void SessionEnd::takeSessionEnd(const Result<HttpResponse>& response) {
    // A page with a form asks the person first: there the link stays.
    const bool isEnded = response && response->status < 400 && !response->body.toLower().contains("<form");
    if (isEnded)
        m_result.link.clear();
    finish();
}

void SessionEnd::note(const Error& error) {
    if (!m_result.error)
        m_result.error = error;
}

void SessionEnd::finish() {
    if (!m_done)
        return;
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), result = m_result] { done(result); }, Qt::QueuedConnection);
}

} // namespace logloupe
