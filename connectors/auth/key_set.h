// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A provider's public keys (RFC 7517, RFC 7518 section 6), only those that can check a signature here: RSA of 2048 to 16384 bits, EC on P-256; without "use" or "sig", and
// without a private part, which a published key must not have. Value, its keys shared; any thread.

#include "models/domain/result.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <vector>

struct evp_pkey_st;

namespace logloupe {

enum class SignatureAlgorithm : quint8 { RS256, PS256, ES256 };
/// By its name in a token or a key (RFC 7518 section 3.1); nothing for any other.
[[nodiscard]] std::optional<SignatureAlgorithm> signatureAlgorithm(const QByteArray& name);

struct SigningKey {
    QByteArray id = {};                               ///< "kid"; empty: none
    std::optional<SignatureAlgorithm> algorithm = {}; ///< "alg"; nothing: whatever fits its type
    bool isElliptic = false;                          ///< P-256; else RSA
    std::shared_ptr<evp_pkey_st> material = {};       ///< OpenSSL's, checked, public part alone; never null in a key set

    [[nodiscard]] bool fits(SignatureAlgorithm wanted) const {
        return isElliptic == (wanted == SignatureAlgorithm::ES256) && algorithm.value_or(wanted) == wanted;
    }
};

class KeySet {
public:
    /// Keys that cannot be used are left out and counted; an answer that is no key set is an error (Auth). At most 100 keys.
    [[nodiscard]] static Result<KeySet> read(const QByteArray& json);

    [[nodiscard]] const std::vector<SigningKey>& keys() const { return m_keys; }
    [[nodiscard]] int leftOut() const { return m_leftOut; }
    /// With an id: the key of that id that fits the algorithm. Without: the only one that fits. Null where there is none, or more than one.
    [[nodiscard]] const SigningKey* find(const QByteArray& id, SignatureAlgorithm algorithm) const;
    [[nodiscard]] bool has(const QByteArray& id) const;

private:
    std::vector<SigningKey> m_keys;
    int m_leftOut = 0;
};

} // namespace logloupe
