// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_errors.h"

#include "connectors/auth/token_gate.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

class TokenErrors {
    Q_DECLARE_TR_FUNCTIONS(TokenErrors)
};

constexpr QLatin1StringView unknownKeyMark("unknown key: ");

} // namespace

namespace token_errors {

Error notTrusted(const QString& detail) {
    return {ErrorKind::Auth,
            TokenErrors::tr("The company's sign-in sent a token that cannot be trusted, so nobody is signed in. Try again; if "
                            "it happens again, "
                            "show the details to an administrator."),
            u"token: "_s + detail};
}

Error weakSignature(const QString& detail) {
    return {
        ErrorKind::Auth,
        TokenErrors::tr(
            "The company's sign-in signs its tokens in a way that is not safe, so nobody is signed in. Show the details to an "
            "administrator."),
        u"token: "_s + detail};
}

Error unknownKey(const QString& detail) {
    return {ErrorKind::Auth,
            TokenErrors::tr("The company's sign-in signed with a key that it does not publish. Try again in a minute; if it "
                            "happens again, show "
                            "the details to an administrator."),
            unknownKeyMark + detail};
}

Error outOfTime(const QString& detail) {
    return {ErrorKind::Auth,
            TokenErrors::tr("By this computer's clock the token of the company's sign-in is not good now. Check date and time, "
                            "then try again."),
            u"token: "_s + detail};
}

} // namespace token_errors

bool isUnknownKey(const Error& error) {
    return error.kind == ErrorKind::Auth && error.detail.startsWith(unknownKeyMark);
}

} // namespace logloupe
