// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Secrets of one sign-in: state, nonce, PKCE verifier (RFC 7636). Any thread.

#include <QByteArray>

namespace logloupe {

/// 256 bits from the system's generator, base64url without padding: 43 characters.
[[nodiscard]] QByteArray randomText();
/// BASE64URL(SHA256(verifier)), method S256.
[[nodiscard]] QByteArray codeChallenge(const QByteArray& verifier);

} // namespace logloupe
