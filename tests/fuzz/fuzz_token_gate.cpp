// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The gate before a token: nothing is believed that the keys did not sign, whatever is made of a token, and what it claims is checked to an end. The input
// is a token, or three parts that are made into one; the claims are checked as if they had been signed.

#include "connectors/auth/base64_url.h"
#include "connectors/auth/roles.h"
#include "connectors/auth/strict_json.h"
#include "connectors/auth/token_gate.h"

#include <QJsonObject>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

/// The public keys of RFC 7515, appendices A.2 and A.3, whose private halves are published: the signatures there are the only good ones in the corpus.
const KeySet& keys() {
    static const KeySet read = KeySet::read(R"({"keys":[
{"kty":"RSA","kid":"rsa","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"},
{"kty":"EC","kid":"elliptic","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]})")
                                   .value_or(KeySet());
    return read;
}

void checkClaims(const QJsonObject& claims) {
    const IdTokenExpectation expectation{.issuer = QStringLiteral("joe"),
                                         .clientId = QStringLiteral("c"),
                                         .nonce = QStringLiteral("n"),
                                         .accessToken = "a",
                                         .subject = QStringLiteral("s"),
                                         .maxAge = std::chrono::seconds(60),
                                         .now = 1'300'819'000};
    const Result<void> held = checkIdToken(claims, expectation);
    require(held || (held.error().kind == ErrorKind::Auth && held.error().detail.startsWith(QLatin1String("token: "))));
    require(!held
            || (claims.value(QLatin1String("iss")) == QLatin1String("joe")
                && claims.value(QLatin1String("sub")) == QLatin1String("s")));
    // An access token is asked for less.
    require(!held || checkAccessToken(claims, expectation).has_value());
    const Result<QStringList> roles = rolesIn(claims, QStringLiteral("/realm_access/roles"));
    require(!roles || admittingRoles(*roles, *roles) == *roles);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const QList<QByteArray> parts = input.split('\n');
    if (parts.size() >= 3) {
        const QByteArray token = toBase64Url(parts.at(0)) + '.' + toBase64Url(parts.at(1)) + '.' + toBase64Url(parts.at(2));
        const Result<TokenHead> head = readTokenHead(token);
        // Nobody could have signed it here.
        require(!verifyToken(token, keys()));
        if (const Result<QJsonObject> claims = parseStrictJson(parts.at(1)); claims && head)
            checkClaims(*claims);
    }
    const Result<QJsonObject> verified = verifyToken(input, keys());
    if (verified) {
        require(readTokenHead(input).has_value() && verified->value(QLatin1String("iss")) == QLatin1String("joe"));
        checkClaims(*verified);
    }
    return 0;
}
