// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What can stand in the way of a sign-in, in words for the person who waits. Details hold no secrets: codes of the protocol alone. Any thread.

#include "models/domain/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QUrl>

namespace logloupe::sign_in_errors {

[[nodiscard]] Error signInNeeded();
[[nodiscard]] Error noRole();
/// error=access_denied.
[[nodiscard]] Error refused();
/// Any other answer of the provider that is an error (RFC 6749 sections 4.1.2.1 and 5.2): `code` goes into the detail.
[[nodiscard]] Error providerRefused(const QByteArray& code);
[[nodiscard]] Error linkRanOut();
[[nodiscard]] Error codeRanOut();
/// The provider could not be reached, or what came is not from it: a page of a captive portal, a gateway's error.
[[nodiscard]] Error unreachable(const QUrl& url, const QString& detail);
/// A token does not hold; `detail` names what.
[[nodiscard]] Error notBelieved(const QString& detail);
[[nodiscard]] Error wrongIssuer();
[[nodiscard]] Error clockWrong(const QDateTime& here, const QDateTime& there);
[[nodiscard]] Error keysAskedRecently();
[[nodiscard]] Error noDeviceSignIn();
[[nodiscard]] Error noListener(const QString& detail);
/// A refresh was refused.
[[nodiscard]] Error ended(const QByteArray& code);
[[nodiscard]] Error accountDisabled();
[[nodiscard]] Error roleTakenAway();
[[nodiscard]] Error ranOut();
[[nodiscard]] Error signedOutElsewhere();
[[nodiscard]] Error otherAccountElsewhere();
[[nodiscard]] Error otherCopyBusy();
[[nodiscard]] Error signedOutHereOnly(const Error& cause);
[[nodiscard]] Error keyringLocked();
[[nodiscard]] Error keyringFailed(const QString& detail);

} // namespace logloupe::sign_in_errors
