// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The gate before a token is believed: form and header first, then the signature, then what it claims. Pure; any thread.
// OpenID Connect Core 1.0 section 3.1.3.7, RFC 7515, RFC 8725.

#include "connectors/auth/key_set.h"

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace logloupe {

struct TokenHead {
    SignatureAlgorithm algorithm = SignatureAlgorithm::RS256;
    QByteArray keyId = {};
};

/// Form and header alone, before any key is touched: at most 64 KiB, three segments of strict base64url, no key twice, an algorithm of the list, no "crit",
/// "jku", "x5u", "jwk", "x5c", "zip" or "b64". Errors: Auth.
[[nodiscard]] Result<TokenHead> readTokenHead(const QByteArray& token);

/// Checks the signature and answers the claims. Errors: Auth; isUnknownKey() tells the one that fetching the keys again may mend: an id that no key has, or,
/// without an id, no key that fits or another key's signature.
[[nodiscard]] Result<QJsonObject> verifyToken(const QByteArray& token, const KeySet& keys);
[[nodiscard]] bool isUnknownKey(const Error& error);

struct IdTokenExpectation {
    QString issuer;
    QString clientId;
    QString nonce = {};          ///< empty: none was sent (refresh, device grant)
    QByteArray accessToken = {}; ///< against at_hash, where the token has one
    QString subject = {};        ///< of the sign-in that is refreshed; empty: any
    std::optional<std::chrono::seconds> maxAge = {};
    qint64 now = 0;                                           ///< seconds since 1970, UTC
    qint64 skew = 60;                                         ///< seconds, 0 to 300
    SignatureAlgorithm algorithm = SignatureAlgorithm::RS256; ///< of the head, which at_hash's length follows
};

/// iss, aud, azp, exp, iat, nbf, nonce, sub, at_hash, auth_time. Errors: Auth; detail names the claim.
[[nodiscard]] Result<void> checkIdToken(const QJsonObject& claims, const IdTokenExpectation& expectation);
/// iss, exp, nbf, and sub equal to `subject`, for an access token that is a JWT (RFC 9068).
[[nodiscard]] Result<void> checkAccessToken(const QJsonObject& claims, const IdTokenExpectation& expectation);

} // namespace logloupe
