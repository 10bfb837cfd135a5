// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_gate.h"

#include "connectors/auth/base64_url.h"
#include "connectors/auth/strict_json.h"
#include "connectors/auth/token_errors.h"
#include "connectors/auth/token_signature.h"

#include <array>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

using token_errors::notTrusted;
using token_errors::unknownKey;
using token_errors::weakSignature;

constexpr qsizetype longestToken = 64 << 10;
// Each would have the token itself say how, or with which key, it is to be checked, or make its payload something else than it looks.
constexpr std::array refusedMembers{"crit"_L1, "jku"_L1, "x5u"_L1, "jwk"_L1, "x5c"_L1, "zip"_L1, "b64"_L1};

struct Segments {
    QByteArray head;
    QByteArray payload;
    QByteArray signature;
    QByteArray signedText; ///< the first two as they came, with the dot
};

Result<Segments> segmentsOf(const QByteArray& token) {
    if (token.size() > longestToken)
        return failure(notTrusted(u"longer than 64 KiB"_s));
    if (token.count('.') != 2)
        return failure(notTrusted(u"not three segments"_s));
    const qsizetype first = token.indexOf('.');
    const qsizetype second = token.lastIndexOf('.');
    const auto head = fromStrictBase64Url(token.left(first));
    const auto payload = fromStrictBase64Url(token.mid(first + 1, second - first - 1));
    const auto signature = fromStrictBase64Url(token.mid(second + 1));
    if (!head || !payload || !signature)
        return failure(notTrusted(u"base64url"_s));
    return Segments{*head, *payload, *signature, token.left(second)};
}

Result<TokenHead> headOf(const QByteArray& text) {
    const Result<QJsonObject> head = parseStrictJson(text);
    if (!head)
        return failure(notTrusted(u"head, "_s + head.error().detail));
    for (const QLatin1StringView member : refusedMembers)
        if (head->contains(member))
            return failure(notTrusted(u"head, "_s + member));
    const auto algorithm = signatureAlgorithm(head->value("alg"_L1).toString().toUtf8());
    if (!algorithm)
        return failure(weakSignature(u"alg"_s));
    const QJsonValue keyId = head->value("kid"_L1);
    if (!keyId.isUndefined() && !keyId.isString())
        return failure(notTrusted(u"head, kid"_s));
    return TokenHead{*algorithm, keyId.toString().toUtf8()};
}

Result<TokenHead> headOf(const Segments& segments) {
    const Result<TokenHead> head = headOf(segments.head);
    if (head
        && (segments.signature.isEmpty() || (head->algorithm == SignatureAlgorithm::ES256 && segments.signature.size() != 64)))
        return failure(notTrusted(u"length of the signature"_s));
    return head;
}

Error noKey(const TokenHead& head, const KeySet& keys) {
    if (head.keyId.isEmpty())
        return unknownKey(u"no kid, and not exactly one that fits alg"_s);
    if (keys.has(head.keyId))
        return notTrusted(u"kid names no one key that fits alg"_s);
    return unknownKey(u"kid"_s);
}

} // namespace

Result<TokenHead> readTokenHead(const QByteArray& token) {
    const Result<Segments> segments = segmentsOf(token);
    if (!segments)
        return failure(segments.error());
    return headOf(*segments);
}

Result<QJsonObject> verifyToken(const QByteArray& token, const KeySet& keys) {
    const Result<Segments> segments = segmentsOf(token);
    if (!segments)
        return failure(segments.error());
    const Result<TokenHead> head = headOf(*segments);
    if (!head)
        return failure(head.error());
    const SigningKey* key = keys.find(head->keyId, head->algorithm);
    if (!key)
        return failure(noKey(*head, keys));
    if (!isSignedBy(*key, head->algorithm, segments->signedText, segments->signature))
        return failure(head->keyId.isEmpty() ? unknownKey(u"signature, no kid"_s) : notTrusted(u"signature"_s));
    const Result<QJsonObject> claims = parseStrictJson(segments->payload);
    if (!claims)
        return failure(notTrusted(u"claims, "_s + claims.error().detail));
    return claims;
}

} // namespace logloupe
