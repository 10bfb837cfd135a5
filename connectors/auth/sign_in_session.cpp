// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/sign_in_session.h"

#include "connectors/auth/sign_in_errors.h"
#include "connectors/auth/sign_in_flow.h"

namespace logloupe {

SignInSession::SignInSession(const SignInSettings& settings, TokenVault& vault, const AuthClock& clock,
                             const QString& lockFolder, QObject* parent)
    : AccessTokens(parent)
    , d(std::make_unique<Private>(*this, settings, vault, clock, lockFolder)) {}

SignInSession::~SignInSession() = default;

const SignInSettings& SignInSession::settings() const {
    return d->settings();
}

const SignInState& SignInSession::state() const {
    return d->state();
}

void SignInSession::restore() {
    d->restore();
}

void SignInSession::signInWithBrowser(bool asksAnew) {
    d->signInWithBrowser(asksAnew);
}

void SignInSession::signInWithDevice() {
    d->signInWithDevice();
}

void SignInSession::cancel() {
    d->cancel();
}

void SignInSession::signOut() {
    d->signOut();
}

void SignInSession::lookAgain() {
    d->lookAgain();
}

void SignInSession::request(QObject* context, TokenDone done) {
    d->give(context, std::move(done), {});
}

void SignInSession::replace(const QByteArray& rejected, QObject* context, TokenDone done) {
    d->give(context, std::move(done), rejected);
}

} // namespace logloupe
