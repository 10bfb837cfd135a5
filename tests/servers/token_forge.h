// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Keys and tokens for tests, good and bad: whatever head and payload one wants, signed in every way and in none. Any thread.

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <memory>

struct evp_pkey_st;

namespace logloupe {

enum class ForgedKeyKind : quint8 { Rsa1024, Rsa2048, Rsa3072, P256, P384 };

/// How a signature is made. What the head says of it is another matter.
enum class ForgedSignature : quint8 {
    RS256,
    RS384,
    PS256,
    PS256ShortSalt, ///< a salt of 20 bytes, where the standard wants 32
    ES256,          ///< R and S side by side; with P-384 96 bytes
    ES256Der,       ///< the same as a DER sequence
    ES384
};

/// A key pair, new with each make(). Copies share it.
class ForgedKey {
public:
    [[nodiscard]] static ForgedKey make(ForgedKeyKind kind, const QByteArray& id = {});

    [[nodiscard]] ForgedKeyKind kind() const { return m_kind; }
    /// "kid"; empty: it has none.
    [[nodiscard]] const QByteArray& id() const { return m_id; }
    [[nodiscard]] ForgedKey withId(const QByteArray& id) const;
    [[nodiscard]] bool isElliptic() const { return m_kind == ForgedKeyKind::P256 || m_kind == ForgedKeyKind::P384; }

    /// The public half: kty, use, kid where there is one, and n, e or crv, x, y. No "alg".
    [[nodiscard]] QJsonObject publicJwk() const;
    /// The public half as PEM (SubjectPublicKeyInfo): what an algorithm swap takes for an HMAC secret.
    [[nodiscard]] QByteArray publicPem() const;
    [[nodiscard]] QByteArray sign(ForgedSignature signature, const QByteArray& text) const;
    /// What fits the kind: RS256, ES256 or ES384.
    [[nodiscard]] ForgedSignature ownSignature() const;

private:
    ForgedKeyKind m_kind = ForgedKeyKind::Rsa2048;
    QByteArray m_id;
    std::shared_ptr<evp_pkey_st> m_pair;
};

/// {"keys": […]}
[[nodiscard]] QByteArray forgedKeySet(const QList<QJsonObject>& jwks);
[[nodiscard]] QByteArray forgedKeySet(const QList<ForgedKey>& keys);

/// Without padding.
[[nodiscard]] QByteArray base64Url(const QByteArray& bytes);
[[nodiscard]] QByteArray compactJson(const QJsonObject& object);

/// The head says alg (of `signature`), typ and the key's kid; `head` adds to it or overrules, and null takes a member out.
[[nodiscard]] QByteArray forgeToken(const ForgedKey& key, ForgedSignature signature, const QJsonObject& claims,
                                    const QJsonObject& head = {});
/// Signed as fits the key.
[[nodiscard]] QByteArray forgeToken(const ForgedKey& key, const QJsonObject& claims, const QJsonObject& head = {});
/// alg HS256, unless `head` overrules it.
[[nodiscard]] QByteArray forgeHmacToken(const QByteArray& secret, const QJsonObject& claims, const QJsonObject& head = {});
/// alg "none" and an empty third segment.
[[nodiscard]] QByteArray forgeUnsignedToken(const QJsonObject& claims, const QJsonObject& head = {});
/// Head and payload are taken as they are: no JSON need be in them.
[[nodiscard]] QByteArray forgeRawToken(const ForgedKey& key, ForgedSignature signature, const QByteArray& head,
                                       const QByteArray& payload);
/// The same token, one bit of the signature's first byte turned over.
[[nodiscard]] QByteArray withBrokenSignature(const QByteArray& token);
/// BASE64URL of the first half of SHA-256, as at_hash wants it.
[[nodiscard]] QByteArray halfHash(const QByteArray& accessToken);

} // namespace logloupe
