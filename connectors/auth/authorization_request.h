// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The address a browser is sent to (RFC 6749 section 4.1.1, RFC 7636, OpenID Connect Core 3.1.2.1). Pure; any thread.

#include "connectors/auth/provider_metadata.h"
#include "connectors/auth/sign_in_settings.h"

#include <QByteArray>
#include <QUrl>

namespace logloupe {

/// The secrets of one attempt, each of its own 256 bits.
struct AttemptSecrets {
    QByteArray state;
    QByteArray nonce;
    QByteArray verifier;

    [[nodiscard]] static AttemptSecrets fresh();
};

/// The scopes as one text, "openid" among them.
[[nodiscard]] QString scopeText(const SignInSettings& settings);
/// `asksAnew`: prompt=login, whoever is signed in with the browser.
[[nodiscard]] QUrl authorizationUrl(const ProviderMetadata& provider, const SignInSettings& settings,
                                    const AttemptSecrets& secrets, const QUrl& redirect, bool asksAnew);
/// Takes the same time wherever two texts differ.
[[nodiscard]] bool isSameSecret(const QByteArray& one, const QByteArray& other);

} // namespace logloupe
