// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/key_set.h"

#include "connectors/auth/base64_url.h"
#include "connectors/auth/openssl_ownership.h"
#include "connectors/auth/strict_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <openssl/core_names.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

class KeySetErrors {
    Q_DECLARE_TR_FUNCTIONS(KeySetErrors)
};

constexpr qsizetype mostKeys = 100;
constexpr int fewestBits = 2048;
constexpr int mostBits = 16384;
/// No exponent in use is larger, and a large one makes a check slow.
constexpr qsizetype longestExponent = 4;
constexpr qsizetype coordinateSize = 32;

Error noKeySet(const QString& detail) {
    return {
        ErrorKind::Auth,
        KeySetErrors::tr(
            "The company's sign-in did not send the keys that its answers are checked with. Try again; if it happens again, "
            "tell an administrator."),
        u"keys: "_s + detail};
}

std::optional<QByteArray> bytesIn(const QJsonObject& jwk, QLatin1StringView member) {
    return fromStrictBase64Url(jwk.value(member).toString().toUtf8());
}

std::shared_ptr<EVP_PKEY> checkedKey(const char* type, const openssl::ParameterBuilder& builder) {
    const openssl::Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return {};
    std::shared_ptr<EVP_PKEY> key(made, EVP_PKEY_free);
    const openssl::KeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, made, nullptr));
    return check && EVP_PKEY_public_check_quick(check.get()) == 1 ? key : nullptr;
}

std::shared_ptr<EVP_PKEY> rsaKey(const QJsonObject& jwk) {
    const std::optional<QByteArray> modulus = bytesIn(jwk, "n"_L1);
    const std::optional<QByteArray> exponent = bytesIn(jwk, "e"_L1);
    if (!modulus || !exponent || modulus->size() > mostBits / 8 + 1 || exponent->isEmpty()
        || exponent->size() > longestExponent)
        return {};
    const openssl::Number n(BN_bin2bn(openssl::bytesOf(modulus->constData()), static_cast<int>(modulus->size()), nullptr));
    const openssl::Number e(BN_bin2bn(openssl::bytesOf(exponent->constData()), static_cast<int>(exponent->size()), nullptr));
    if (!n || !e || BN_num_bits(n.get()) < fewestBits || BN_num_bits(n.get()) > mostBits || !BN_is_odd(n.get())
        || !BN_is_odd(e.get()) || BN_is_one(e.get()))
        return {};
    const openssl::ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return {};
    return checkedKey("RSA", builder);
}

std::shared_ptr<EVP_PKEY> ellipticKey(const QJsonObject& jwk) {
    const std::optional<QByteArray> x = bytesIn(jwk, "x"_L1);
    const std::optional<QByteArray> y = bytesIn(jwk, "y"_L1);
    if (jwk.value("crv"_L1) != "P-256"_L1 || !x || !y || x->size() != coordinateSize || y->size() != coordinateSize)
        return {};
    const QByteArray point = '\x04' + *x + *y; // uncompressed (SEC 1 section 2.3.3)
    const openssl::ParameterBuilder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "P-256", 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.constData(),
                                            static_cast<size_t>(point.size()))
               != 1)
        return {};
    return checkedKey("EC", builder);
}

bool isAbsentOrText(const QJsonValue& value) {
    return value.isUndefined() || value.isString();
}

bool isForSignatures(const QJsonObject& jwk) {
    const QJsonValue use = jwk.value("use"_L1);
    const QJsonValue operations = jwk.value("key_ops"_L1);
    return (use.isUndefined() || use == "sig"_L1) && (operations.isUndefined() || operations.toArray().contains(u"verify"_s));
}

/// Nothing: it cannot be used here.
std::optional<SigningKey> readKey(const QJsonObject& jwk) {
    const QJsonValue id = jwk.value("kid"_L1);
    const QJsonValue algorithm = jwk.value("alg"_L1);
    if (!isForSignatures(jwk) || jwk.contains("d"_L1) || !isAbsentOrText(id) || !isAbsentOrText(algorithm))
        return std::nullopt;
    SigningKey key;
    key.id = id.toString().toUtf8();
    key.algorithm = signatureAlgorithm(algorithm.toString().toUtf8());
    key.isElliptic = jwk.value("kty"_L1) == "EC"_L1;
    const bool isNamedOther = algorithm.isString() && !key.algorithm;
    const bool isContradictory = key.algorithm && !key.fits(*key.algorithm);
    if (isNamedOther || isContradictory || (!key.isElliptic && jwk.value("kty"_L1) != "RSA"_L1))
        return std::nullopt;
    key.material = key.isElliptic ? ellipticKey(jwk) : rsaKey(jwk);
    return key.material ? std::optional(key) : std::nullopt;
}

} // namespace

std::optional<SignatureAlgorithm> signatureAlgorithm(const QByteArray& name) {
    if (name == "RS256")
        return SignatureAlgorithm::RS256;
    if (name == "PS256")
        return SignatureAlgorithm::PS256;
    if (name == "ES256")
        return SignatureAlgorithm::ES256;
    return std::nullopt;
}

Result<KeySet> KeySet::read(const QByteArray& json) {
    const openssl::QuietErrors quiet;
    const Result<QJsonObject> read = parseStrictJson(json);
    if (!read)
        return failure(noKeySet(read.error().detail));
    const QJsonValue keys = read->value("keys"_L1);
    if (!keys.isArray())
        return failure(noKeySet(u"no array"_s));
    const QJsonArray published = keys.toArray();
    if (published.size() > mostKeys)
        return failure(noKeySet(u"more than %1"_s.arg(mostKeys)));
    KeySet set;
    for (const auto& jwk : published) {
        if (const std::optional<SigningKey> key = readKey(jwk.toObject()))
            set.m_keys.push_back(*key);
        else
            ++set.m_leftOut;
    }
    return set;
}

const SigningKey* KeySet::find(const QByteArray& id, SignatureAlgorithm algorithm) const {
    const SigningKey* found = nullptr;
    for (const SigningKey& key : m_keys) {
        if (!key.fits(algorithm) || (!id.isEmpty() && key.id != id))
            continue;
        if (found)
            return nullptr;
        found = &key;
    }
    return found;
}

bool KeySet::has(const QByteArray& id) const {
    return std::any_of(m_keys.cbegin(), m_keys.cend(), [&id](const SigningKey& key) { return key.id == id; });
}

} // namespace logloupe
