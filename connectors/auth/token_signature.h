// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// RS256, PS256 and ES256 (RFC 7518 sections 3.3 to 3.5), with OpenSSL. Pure; any thread.

#include "connectors/auth/key_set.h"

namespace logloupe {

/// The algorithm and the key's type fit, the signature has exactly the length of the key's (ES256: 64 bytes), a PS256 salt the length of the hash.
[[nodiscard]] bool isSignedBy(const SigningKey& key, SignatureAlgorithm algorithm, const QByteArray& text,
                              const QByteArray& signature);

} // namespace logloupe
