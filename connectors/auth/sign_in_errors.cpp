// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/sign_in_errors.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace logloupe::sign_in_errors {

namespace {

class SignInErrors {
    Q_DECLARE_TR_FUNCTIONS(SignInErrors)
};

Error auth(const QString& message, const QString& detail = {}) {
    return {ErrorKind::Auth, message, detail};
}

} // namespace

Error signInNeeded() {
    return auth(SignInErrors::tr("Sign in to go on."));
}

Error noRole() {
    return {ErrorKind::Forbidden,
            SignInErrors::tr("Your account has no role that opens this workspace. Ask an administrator for one.")};
}

Error refused() {
    return auth(SignInErrors::tr("Sign-in was refused on the company's page. Try again when you are ready."),
                u"access_denied"_s);
}

Error providerRefused(const QByteArray& code) {
    return auth(
        SignInErrors::tr(
            "The company's sign-in answered with an error. Try again; if it stays, show the details to an administrator."),
        QString::fromLatin1(code));
}

Error linkRanOut() {
    return auth(SignInErrors::tr("The link was good for 5 minutes and has run out. Try again."));
}

Error codeRanOut() {
    return auth(SignInErrors::tr("The code has run out. Try again."), u"expired_token"_s);
}

Error unreachable(const QUrl& url, const QString& detail) {
    return {
        ErrorKind::Network,
        SignInErrors::tr(
            "%1 does not answer as a sign-in should. A network's own sign-in page may stand in between: check the connection.")
            .arg(url.host()),
        detail};
}

Error notBelieved(const QString& detail) {
    return auth(
        SignInErrors::tr(
            "What the company's sign-in sent cannot be trusted, so nobody is signed in. Show the details to an administrator."),
        detail);
}

Error wrongIssuer() {
    return auth(SignInErrors::tr("The answer came from another sign-in than the one asked, so it was refused. Try again."),
                u"iss"_s);
}

Error clockWrong(const QDateTime& here, const QDateTime& there) {
    const auto spoken = [](const QDateTime& time) { return QLocale().toString(time.toUTC(), QLocale::ShortFormat); };
    return auth(
        SignInErrors::tr(
            "This computer's clock is wrong: it says %1 UTC, the company's sign-in says %2 UTC. Set it right, then try again.")
            .arg(spoken(here), spoken(there)),
        u"clock"_s);
}

Error keysAskedRecently() {
    return {ErrorKind::Network,
            SignInErrors::tr("The company's sign-in uses a new key that is not published yet. Try again in a minute."),
            u"unknown kid"_s};
}

Error noDeviceSignIn() {
    return auth(SignInErrors::tr("The company's sign-in offers no sign-in with a code. Sign in with the browser."),
                u"device_authorization_endpoint"_s);
}

Error noListener(const QString& detail) {
    return {ErrorKind::Network,
            SignInErrors::tr("The browser's answer cannot be received on this computer: no local port could be opened."),
            detail};
}

Error ended(const QByteArray& code) {
    return auth(SignInErrors::tr("The company's sign-in has ended this session. Sign in again."), QString::fromLatin1(code));
}

Error accountDisabled() {
    return auth(SignInErrors::tr("Your account has been disabled. Ask an administrator."), u"invalid_grant"_s);
}

Error roleTakenAway() {
    return auth(SignInErrors::tr("Your account has no role any more that opens this workspace. Ask an administrator."),
                u"role"_s);
}

Error ranOut() {
    return auth(SignInErrors::tr("The sign-in has run out. Sign in again."));
}

Error signedOutElsewhere() {
    return auth(SignInErrors::tr("You signed out in another window of LogLoupe."));
}

Error otherAccountElsewhere() {
    return auth(SignInErrors::tr("Another account has signed in to this workspace in another window of LogLoupe."));
}

Error otherCopyBusy() {
    return {ErrorKind::Network,
            SignInErrors::tr("Another window of LogLoupe is renewing the sign-in and does not get through.")};
}

Error signedOutHereOnly(const Error& cause) {
    return {cause.kind,
            SignInErrors::tr(
                "You are signed out on this computer. The company's sign-in could not be told, so its own session ends later."),
            cause.detail};
}

Error keyringLocked() {
    return {ErrorKind::Storage, SignInErrors::tr("The system's keyring is locked. Unlock it, or sign in for this time only.")};
}

Error keyringFailed(const QString& detail) {
    return {ErrorKind::Storage, SignInErrors::tr("The system's keyring did not do what it was asked."), detail};
}

} // namespace logloupe::sign_in_errors
