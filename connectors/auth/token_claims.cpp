// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a token claims: the part of the gate behind the signature.

#include "connectors/auth/base64_url.h"
#include "connectors/auth/token_errors.h"
#include "connectors/auth/token_gate.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

using token_errors::notTrusted;
using token_errors::outOfTime;

constexpr qint64 mostSkew = 300;
/// The end of the year 9999, far from where a double loses seconds.
constexpr double latestDate = 253402300799.0;

/// Nothing: it holds.
using Fault = std::optional<Error>;

struct Check {
    const QJsonObject& claims;
    const IdTokenExpectation& expectation;

    [[nodiscard]] qint64 skew() const { return std::clamp<qint64>(expectation.skew, 0, mostSkew); }
    [[nodiscard]] QJsonValue value(QLatin1StringView claim) const { return claims.value(claim); }
    [[nodiscard]] bool has(QLatin1StringView claim) const { return claims.contains(claim); }
};

Error wrong(QLatin1StringView claim) {
    return notTrusted(QString(claim));
}

/// NumericDate (RFC 7519 section 2): seconds since 1970, with or without a fraction; nothing: it is none.
std::optional<double> date(const Check& check, QLatin1StringView claim) {
    const double seconds = check.value(claim).toDouble(std::numeric_limits<double>::quiet_NaN());
    return seconds >= 0 && seconds <= latestDate ? std::optional(seconds) : std::nullopt;
}

Fault issuer(const Check& check) {
    const QJsonValue named = check.value("iss"_L1);
    const bool holds = named.isString() && !check.expectation.issuer.isEmpty() && named.toString() == check.expectation.issuer;
    return holds ? Fault() : wrong("iss"_L1);
}

Fault subject(const Check& check) {
    const QString named = check.value("sub"_L1).toString();
    const bool holds = !named.isEmpty() && (check.expectation.subject.isEmpty() || named == check.expectation.subject);
    return holds ? Fault() : wrong("sub"_L1);
}

Fault audience(const Check& check) {
    const QJsonValue named = check.value("aud"_L1);
    const QJsonArray audiences = named.isString() ? QJsonArray{named} : named.toArray();
    const auto isText = [](const QJsonValue& value) { return value.isString(); };
    const bool holds = !check.expectation.clientId.isEmpty() && std::all_of(audiences.begin(), audiences.end(), isText)
                       && audiences.contains(check.expectation.clientId);
    if (!holds)
        return wrong("aud"_L1);
    const bool needsParty = audiences.size() > 1;
    const bool isParty = check.value("azp"_L1).toString() == check.expectation.clientId;
    return (needsParty || check.has("azp"_L1)) && !isParty ? Fault(wrong("azp"_L1)) : Fault();
}

Fault expiry(const Check& check) {
    const std::optional<double> expires = date(check, "exp"_L1);
    if (!expires)
        return wrong("exp"_L1);
    const bool isOver = static_cast<double>(check.expectation.now - check.skew()) >= *expires;
    return isOver ? Fault(outOfTime(u"exp"_s)) : Fault();
}

/// Not in the time to come.
Fault past(const Check& check, QLatin1StringView claim) {
    const std::optional<double> time = date(check, claim);
    if (!time)
        return wrong(claim);
    const bool isToCome = *time > static_cast<double>(check.expectation.now + check.skew());
    return isToCome ? Fault(outOfTime(claim)) : Fault();
}

Fault issuedAt(const Check& check) {
    return past(check, "iat"_L1);
}

Fault notBefore(const Check& check) {
    return check.has("nbf"_L1) ? past(check, "nbf"_L1) : Fault();
}

Fault nonce(const Check& check) {
    const QString& sent = check.expectation.nonce;
    return sent.isEmpty() || check.value("nonce"_L1).toString() == sent ? Fault() : wrong("nonce"_L1);
}

Fault accessTokenHash(const Check& check) {
    if (!check.has("at_hash"_L1) || check.expectation.accessToken.isEmpty())
        return {};
    // All three algorithms hash with SHA-256, of which the left half is told (section 3.1.3.6).
    const QByteArray hash = QCryptographicHash::hash(check.expectation.accessToken, QCryptographicHash::Sha256);
    const bool holds = check.value("at_hash"_L1).toString().toUtf8() == toBase64Url(hash.left(hash.size() / 2));
    return holds ? Fault() : wrong("at_hash"_L1);
}

Fault authenticationTime(const Check& check) {
    const auto& maxAge = check.expectation.maxAge;
    if (!maxAge && !check.has("auth_time"_L1))
        return {};
    if (const Fault fault = past(check, "auth_time"_L1))
        return fault;
    const double oldest =
        static_cast<double>(check.expectation.now - check.skew()) - static_cast<double>(maxAge ? maxAge->count() : 0);
    return maxAge && *date(check, "auth_time"_L1) < oldest ? Fault(outOfTime(u"auth_time"_s)) : Fault();
}

template <size_t count>
Result<void> holdAll(const Check& check, const std::array<Fault (*)(const Check&), count>& checks) {
    for (const auto& one : checks)
        if (const Fault fault = one(check))
            return failure(*fault);
    return {};
}

} // namespace

Result<void> checkIdToken(const QJsonObject& claims, const IdTokenExpectation& expectation) {
    return holdAll<9>({claims, expectation},
                      {issuer, subject, audience, nonce, accessTokenHash, expiry, issuedAt, notBefore, authenticationTime});
}

Result<void> checkAccessToken(const QJsonObject& claims, const IdTokenExpectation& expectation) {
    if (expectation.subject.isEmpty())
        return failure(wrong("sub"_L1));
    return holdAll<4>({claims, expectation}, {issuer, subject, expiry, notBefore});
}

} // namespace logloupe
