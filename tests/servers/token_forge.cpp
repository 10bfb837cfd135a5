// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/token_forge.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

template <auto release>
struct Release {
    template <typename Type>
    void operator()(Type* pointer) const {
        release(pointer);
    }
};

using Number = std::unique_ptr<BIGNUM, Release<BN_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;

void require(bool condition, const char* what) {
    if (!condition)
        qFatal("token forge: %s", what);
}

EVP_PKEY* generate(ForgedKeyKind kind) {
    switch (kind) {
    case ForgedKeyKind::Rsa1024:
        return EVP_RSA_gen(1024U);
    case ForgedKeyKind::Rsa2048:
        return EVP_RSA_gen(2048U);
    case ForgedKeyKind::Rsa3072:
        return EVP_RSA_gen(3072U);
    case ForgedKeyKind::P256:
        return EVP_EC_gen("P-256");
    case ForgedKeyKind::P384:
        return EVP_EC_gen("P-384");
    }
    return nullptr;
}

/// Big-endian, at least `size` bytes.
QByteArray bytesOf(const BIGNUM* number, int size) {
    QByteArray bytes(std::max(BN_num_bytes(number), size), Qt::Uninitialized);
    require(BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size())) > 0, "number");
    return bytes;
}

QString partOf(EVP_PKEY* pair, const char* name, int size) {
    BIGNUM* number = nullptr;
    require(EVP_PKEY_get_bn_param(pair, name, &number) == 1, name);
    const Number owned(number);
    return QString::fromLatin1(base64Url(bytesOf(number, size)));
}

const EVP_MD* digestOf(ForgedSignature signature) {
    return signature == ForgedSignature::RS384 || signature == ForgedSignature::ES384 ? EVP_sha384() : EVP_sha256();
}

QString nameOf(ForgedSignature signature) {
    switch (signature) {
    case ForgedSignature::RS256:
        return u"RS256"_s;
    case ForgedSignature::RS384:
        return u"RS384"_s;
    case ForgedSignature::PS256:
    case ForgedSignature::PS256ShortSalt:
        return u"PS256"_s;
    case ForgedSignature::ES256:
    case ForgedSignature::ES256Der:
        return u"ES256"_s;
    case ForgedSignature::ES384:
        return u"ES384"_s;
    }
    return {};
}

/// R and S side by side, from a DER sequence of the two.
QByteArray sideBySide(const QByteArray& der, int size) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.constData());
    const std::unique_ptr<ECDSA_SIG, Release<ECDSA_SIG_free>> pair(
        d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size())));
    require(pair != nullptr, "signature");
    return bytesOf(ECDSA_SIG_get0_r(pair.get()), size) + bytesOf(ECDSA_SIG_get0_s(pair.get()), size);
}

QJsonObject headOf(const QString& algorithm, const QByteArray& keyId, const QJsonObject& more) {
    QJsonObject head{{u"alg"_s, algorithm}, {u"typ"_s, u"JWT"_s}};
    if (!keyId.isEmpty())
        head.insert(u"kid"_s, QString::fromUtf8(keyId));
    for (auto member = more.begin(); member != more.end(); ++member) {
        if (member.value().isNull())
            head.remove(member.key());
        else
            head.insert(member.key(), member.value());
    }
    return head;
}

QByteArray signingInput(const QByteArray& head, const QByteArray& payload) {
    return base64Url(head) + '.' + base64Url(payload);
}

} // namespace

ForgedKey ForgedKey::make(ForgedKeyKind kind, const QByteArray& id) {
    ForgedKey key;
    key.m_kind = kind;
    key.m_id = id;
    key.m_pair = std::shared_ptr<EVP_PKEY>(generate(kind), EVP_PKEY_free);
    require(key.m_pair != nullptr, "key");
    return key;
}

ForgedKey ForgedKey::withId(const QByteArray& id) const {
    ForgedKey key = *this;
    key.m_id = id;
    return key;
}

QJsonObject ForgedKey::publicJwk() const {
    QJsonObject jwk{{u"use"_s, u"sig"_s}};
    if (!m_id.isEmpty())
        jwk.insert(u"kid"_s, QString::fromUtf8(m_id));
    if (isElliptic()) {
        const bool isP256 = m_kind == ForgedKeyKind::P256;
        jwk.insert(u"kty"_s, u"EC"_s);
        jwk.insert(u"crv"_s, isP256 ? u"P-256"_s : u"P-384"_s);
        jwk.insert(u"x"_s, partOf(m_pair.get(), OSSL_PKEY_PARAM_EC_PUB_X, isP256 ? 32 : 48));
        jwk.insert(u"y"_s, partOf(m_pair.get(), OSSL_PKEY_PARAM_EC_PUB_Y, isP256 ? 32 : 48));
    } else {
        jwk.insert(u"kty"_s, u"RSA"_s);
        jwk.insert(u"n"_s, partOf(m_pair.get(), OSSL_PKEY_PARAM_RSA_N, 0));
        jwk.insert(u"e"_s, partOf(m_pair.get(), OSSL_PKEY_PARAM_RSA_E, 0));
    }
    return jwk;
}

QByteArray ForgedKey::publicPem() const {
    const std::unique_ptr<BIO, Release<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    require(memory && PEM_write_bio_PUBKEY(memory.get(), m_pair.get()) == 1, "PEM");
    QByteArray pem(static_cast<qsizetype>(BIO_ctrl_pending(memory.get())), Qt::Uninitialized);
    require(BIO_read(memory.get(), pem.data(), static_cast<int>(pem.size())) == pem.size(), "PEM");
    return pem;
}

QByteArray ForgedKey::sign(ForgedSignature signature, const QByteArray& text) const {
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* keyContext = nullptr;
    require(EVP_DigestSignInit(context.get(), &keyContext, digestOf(signature), nullptr, m_pair.get()) == 1, "sign");
    if (signature == ForgedSignature::PS256 || signature == ForgedSignature::PS256ShortSalt) {
        require(EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1, "PSS");
        require(EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, signature == ForgedSignature::PS256 ? 32 : 20) == 1, "salt");
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.constData());
    size_t size = 0;
    require(EVP_DigestSign(context.get(), nullptr, &size, bytes, static_cast<size_t>(text.size())) == 1, "size");
    QByteArray made(static_cast<qsizetype>(size), Qt::Uninitialized);
    require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(made.data()), &size, bytes,
                           static_cast<size_t>(text.size()))
                == 1,
            "sign");
    made.truncate(static_cast<qsizetype>(size));
    if (isElliptic() && signature != ForgedSignature::ES256Der)
        return sideBySide(made, m_kind == ForgedKeyKind::P256 ? 32 : 48);
    return made;
}

ForgedSignature ForgedKey::ownSignature() const {
    if (m_kind == ForgedKeyKind::P384)
        return ForgedSignature::ES384;
    return isElliptic() ? ForgedSignature::ES256 : ForgedSignature::RS256;
}

QByteArray forgedKeySet(const QList<QJsonObject>& jwks) {
    QJsonArray keys;
    for (const QJsonObject& jwk : jwks)
        keys.append(jwk);
    return compactJson({{u"keys"_s, keys}});
}

QByteArray forgedKeySet(const QList<ForgedKey>& keys) {
    QList<QJsonObject> jwks;
    for (const ForgedKey& key : keys)
        jwks.append(key.publicJwk());
    return forgedKeySet(jwks);
}

QByteArray base64Url(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray compactJson(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray forgeToken(const ForgedKey& key, ForgedSignature signature, const QJsonObject& claims, const QJsonObject& head) {
    return forgeRawToken(key, signature, compactJson(headOf(nameOf(signature), key.id(), head)), compactJson(claims));
}

QByteArray forgeToken(const ForgedKey& key, const QJsonObject& claims, const QJsonObject& head) {
    return forgeToken(key, key.ownSignature(), claims, head);
}

QByteArray forgeHmacToken(const QByteArray& secret, const QJsonObject& claims, const QJsonObject& head) {
    const QByteArray input = signingInput(compactJson(headOf(u"HS256"_s, {}, head)), compactJson(claims));
    return input + '.' + base64Url(QMessageAuthenticationCode::hash(input, secret, QCryptographicHash::Sha256));
}

QByteArray forgeUnsignedToken(const QJsonObject& claims, const QJsonObject& head) {
    return signingInput(compactJson(headOf(u"none"_s, {}, head)), compactJson(claims)) + '.';
}

QByteArray forgeRawToken(const ForgedKey& key, ForgedSignature signature, const QByteArray& head, const QByteArray& payload) {
    const QByteArray input = signingInput(head, payload);
    return input + '.' + base64Url(key.sign(signature, input));
}

QByteArray withBrokenSignature(const QByteArray& token) {
    const qsizetype dot = token.lastIndexOf('.');
    QByteArray signature =
        QByteArray::fromBase64(token.mid(dot + 1), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    require(!signature.isEmpty(), "no signature to break");
    signature[0] = static_cast<char>(signature.at(0) ^ 1);
    return token.left(dot + 1) + base64Url(signature);
}

QByteArray halfHash(const QByteArray& accessToken) {
    return base64Url(QCryptographicHash::hash(accessToken, QCryptographicHash::Sha256).left(16));
}

} // namespace logloupe
