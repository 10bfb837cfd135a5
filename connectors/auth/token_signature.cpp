// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_signature.h"

#include "connectors/auth/openssl_ownership.h"

#include <openssl/rsa.h>

namespace logloupe {

namespace {

constexpr int halfSize = 32; // of R and of S on P-256

/// R and S side by side as the DER sequence that OpenSSL reads; empty: memory ran out.
QByteArray derSignature(const QByteArray& sideBySide) {
    const openssl::EcdsaSignature signature(ECDSA_SIG_new());
    openssl::Number r(BN_bin2bn(openssl::bytesOf(sideBySide.constData()), halfSize, nullptr));
    openssl::Number s(BN_bin2bn(openssl::bytesOf(sideBySide.constData() + halfSize), halfSize, nullptr));
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
        return {};
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    const int size = i2d_ECDSA_SIG(signature.get(), nullptr);
    if (size <= 0)
        return {};
    QByteArray der(size, Qt::Uninitialized);
    auto* end = reinterpret_cast<unsigned char*>(der.data());
    return i2d_ECDSA_SIG(signature.get(), &end) == size ? der : QByteArray();
}

bool choosePadding(EVP_PKEY_CTX* context, SignatureAlgorithm algorithm) {
    switch (algorithm) {
    case SignatureAlgorithm::RS256:
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
    case SignatureAlgorithm::PS256:
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
               && EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1
               && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
    case SignatureAlgorithm::ES256:
        return true;
    }
    return false;
}

} // namespace

bool isSignedBy(const SigningKey& key, SignatureAlgorithm algorithm, const QByteArray& text, const QByteArray& signature) {
    const qsizetype size = key.isElliptic ? 2 * halfSize : EVP_PKEY_get_size(key.material.get());
    if (!key.fits(algorithm) || signature.size() != size)
        return false;
    const openssl::QuietErrors quiet;
    const QByteArray bytes = key.isElliptic ? derSignature(signature) : signature;
    const openssl::DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX* keyContext = nullptr; // the digest context's own
    return context && !bytes.isEmpty()
           && EVP_DigestVerifyInit(context.get(), &keyContext, EVP_sha256(), nullptr, key.material.get()) == 1
           && choosePadding(keyContext, algorithm)
           && EVP_DigestVerify(context.get(), openssl::bytesOf(bytes.constData()), static_cast<size_t>(bytes.size()),
                               openssl::bytesOf(text.constData()), static_cast<size_t>(text.size()))
                  == 1;
}

} // namespace logloupe
