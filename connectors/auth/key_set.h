// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A provider's public keys (RFC 7517), only those that can check a signature here: RSA of at least 2048 bits, EC on P-256; without "use" or "sig". Value, shared; any thread.

#include "models/domain/result.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace logloupe {

enum class SignatureAlgorithm : quint8 { RS256, PS256, ES256 };

struct SigningKey {
    QByteArray id = {};        ///< "kid"; empty: none
    QByteArray algorithm = {}; ///< "alg"; empty: whatever fits its type
    bool isElliptic = false;   ///< P-256; else RSA
    QByteArray jwk = {};       ///< the public part alone, compact JSON
};

class KeySet {
public:
    /// Keys that cannot be used are left out and counted; an answer that is no key set is an error (Auth). At most 100 keys.
    [[nodiscard]] static Result<KeySet> read(const QByteArray& json);

    [[nodiscard]] const std::vector<SigningKey>& keys() const { return m_keys; }
    [[nodiscard]] int leftOut() const { return m_leftOut; }
    /// With an id: the key of that id that fits the algorithm. Without: the only one that fits, if there is just one.
    [[nodiscard]] const SigningKey* find(const QByteArray& id, SignatureAlgorithm algorithm) const;
    [[nodiscard]] bool has(const QByteArray& id) const;

private:
    std::vector<SigningKey> m_keys;
    int m_leftOut = 0;
};

} // namespace logloupe
