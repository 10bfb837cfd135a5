// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/browser_attempt.h"

#include "connectors/auth/sign_in_errors.h"

using namespace Qt::StringLiterals;

namespace logloupe {

BrowserAttempt::BrowserAttempt(const SignInSettings& settings, SessionTime& time, IdentityProvider& provider,
                               LoopbackListener& listener, bool asksAnew)
    : m_settings(settings)
    , m_time(time)
    , m_provider(provider)
    , m_listener(listener)
    , m_asksAnew(asksAnew)
    , m_until(time.nowUtc().addSecs(goodForSeconds))
    , m_secrets(AttemptSecrets::fresh())
    , m_check(settings, time, provider) {}

BrowserAttempt::~BrowserAttempt() = default;

void BrowserAttempt::start(TokenCheck::Done done) {
    m_done = std::move(done);
    m_time.after(goodForSeconds, this, [this] { finish(failure(sign_in_errors::linkRanOut())); });
    m_provider.discover(this, [this](const std::optional<Error>& error) {
        if (error)
            finish(failure(*error));
        else
            offerLink();
    });
}

void BrowserAttempt::offerLink() {
    if (const std::optional<Error> error = m_listener.listen(m_settings.redirectHost)) {
        finish(failure(*error));
        return;
    }
    m_listener.expect(m_secrets.state, [guard = QPointer(this)](const CallbackRequest& request) {
        if (guard)
            guard->takeCallback(request);
    });
    emit waiting(authorizationUrl(m_provider.metadata(), m_settings, m_secrets, m_listener.redirect(), m_asksAnew), m_until);
}

void BrowserAttempt::takeCallback(const CallbackRequest& request) {
    const bool namesIssuer = !request.issuer.isEmpty();
    const bool isRightIssuer =
        namesIssuer ? request.issuer == m_settings.issuer.toUtf8() : !m_provider.metadata().namesIssuerInCallback;
    if (!isRightIssuer)
        finish(failure(sign_in_errors::wrongIssuer()));
    else if (request.error == "access_denied")
        finish(failure(sign_in_errors::refused()));
    else if (request.code.isEmpty())
        finish(failure(sign_in_errors::providerRefused(request.error)));
    else
        exchangeCode(request.code);
}

void BrowserAttempt::exchangeCode(const QByteArray& code) {
    emit checking();
    FormFields fields{
        {u"grant_type"_s, u"authorization_code"_s},
        {u"code"_s, QString::fromUtf8(code)},
        {u"redirect_uri"_s, m_listener.redirect().toString(QUrl::FullyEncoded)},
        {u"client_id"_s, m_settings.clientId},
        {u"code_verifier"_s, QString::fromLatin1(m_secrets.verifier)},
    };
    if (!m_settings.audience.isEmpty())
        fields.append({u"resource"_s, m_settings.audience});
    m_provider.post(m_provider.metadata().token, fields, this,
                    [this](const Result<HttpResponse>& response) { takeTokens(response); });
}

void BrowserAttempt::takeTokens(const Result<HttpResponse>& response) {
    if (!response) {
        finish(failure(response.error()));
        return;
    }
    const TokenAnswer answer = readTokenAnswer(*response);
    if (answer.error)
        finish(failure(*answer.error));
    else if (!answer.tokens)
        finish(failure(sign_in_errors::providerRefused(answer.refusal)));
    else
        m_check.checkSignIn(*answer.tokens, m_secrets.nonce, [this](const Result<CheckedTokens>& result) { finish(result); });
}

void BrowserAttempt::finish(const Result<CheckedTokens>& result) {
    if (!m_done)
        return;
    QMetaObject::invokeMethod(
        this, [done = std::exchange(m_done, nullptr), result] { done(result); }, Qt::QueuedConnection);
}

} // namespace logloupe
