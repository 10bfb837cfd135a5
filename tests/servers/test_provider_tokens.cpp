// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tokens of TestProvider, right and wrong.

#include "tests/servers/test_provider.h"

#include <QJsonArray>

#include <map>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

// Numbers of keys beside those that rotation counts up.
constexpr int neverPublished = 1000;
constexpr int secondKey = 2000;

/// The same key for the same kind and number: making one takes long.
const ForgedKey& keyOf(ForgedKeyKind kind, int number = 0) {
    static std::map<std::pair<ForgedKeyKind, int>, ForgedKey> made;
    const auto found = made.find({kind, number});
    if (found != made.end())
        return found->second;
    const bool isRsa = kind == ForgedKeyKind::Rsa1024 || kind == ForgedKeyKind::Rsa2048;
    return made.emplace(std::pair(kind, number), ForgedKey::make(kind, isRsa ? "rsa-" + QByteArray::number(number) : "ec"))
        .first->second;
}

QJsonObject published(const ForgedKey& key, const QString& algorithm) {
    QJsonObject jwk = key.publicJwk();
    jwk.insert(u"alg"_s, algorithm);
    return jwk;
}

} // namespace

ForgedKey TestProvider::signingKey() const {
    const ForgedKey& key = keyOf(isOn(ProviderFault::ShortKey) ? ForgedKeyKind::Rsa1024 : ForgedKeyKind::Rsa2048, m_keyNumber);
    return isOn(ProviderFault::KeyWithoutId) ? key.withId({}) : key;
}

QByteArray TestProvider::keySet() const {
    QList<QJsonObject> keys{published(signingKey(), isOn(ProviderFault::IdTokenPs256) ? u"PS256"_s : u"RS256"_s)};
    if (isOn(ProviderFault::TwoKeys)) {
        const ForgedKey& second = keyOf(ForgedKeyKind::Rsa2048, secondKey);
        keys.append(published(isOn(ProviderFault::KeyWithoutId) ? second.withId({}) : second, u"RS256"_s));
    }
    if (isOn(ProviderFault::IdTokenEs256) || isOn(ProviderFault::IdTokenBadEs256))
        keys.append(published(keyOf(ForgedKeyKind::P256), u"ES256"_s));
    if (isOn(ProviderFault::IdTokenOtherCurve))
        keys.append(published(keyOf(ForgedKeyKind::P384), u"ES256"_s));
    return forgedKeySet(keys);
}

/// As it should be, with the RSA key of now.
QByteArray TestProvider::sign(const QJsonObject& claims) const {
    QJsonObject head;
    if (isOn(ProviderFault::TokenWithoutKeyId))
        head.insert(u"kid"_s, QJsonValue::Null);
    return forgeToken(signingKey(), isOn(ProviderFault::IdTokenPs256) ? ForgedSignature::PS256 : ForgedSignature::RS256, claims,
                      head);
}

void TestProvider::addRoles(QJsonObject& claims) const {
    if (isOn(ProviderFault::RolesInUserInfoOnly))
        return;
    if (isOn(ProviderFault::RolesElsewhere)) {
        claims.insert(u"_claim_names"_s, QJsonObject{{u"realm_access"_s, u"src1"_s}, {u"groups"_s, u"src1"_s}});
        claims.insert(u"_claim_sources"_s,
                      QJsonObject{{u"src1"_s, QJsonObject{{u"endpoint"_s, u"https://directory.example/groups"_s}}}});
        return;
    }
    const QJsonValue roles =
        isOn(ProviderFault::RolesAsText) ? QJsonValue(person.roles.value(0)) : QJsonArray::fromStringList(person.roles);
    claims.insert(u"realm_access"_s, QJsonObject{{u"roles"_s, roles}});
}

QByteArray TestProvider::accessToken(const Grant& grant, bool isRefresh) {
    const QByteArray mark = freshSecret("access-");
    if (isOn(ProviderFault::AccessTokenOpaque)) {
        m_accessTokens.insert(mark);
        return mark;
    }
    const bool isOther = isRefresh && isOn(ProviderFault::RefreshOtherSubject);
    QJsonObject claims{{u"iss"_s, issuer()},
                       {u"sub"_s, isOther ? u"somebody-else"_s : grant.subject},
                       {u"aud"_s, QJsonArray{u"logs-api"_s, u"account"_s}},
                       {u"azp"_s, grant.clientId},
                       {u"iat"_s, m_now()},
                       {u"exp"_s, m_now() + accessTokenLifetime},
                       {u"jti"_s, QString::fromLatin1(mark)}};
    addRoles(claims);
    const QByteArray signedToken = sign(claims);
    m_accessTokens.insert(signedToken);
    m_secrets.append(signedToken);
    return signedToken;
}

QJsonObject TestProvider::idTokenClaims(const Grant& grant, const QByteArray& accessToken, bool isRefresh) const {
    QJsonObject claims{{u"iss"_s, issuer()},
                       {u"sub"_s, grant.subject},
                       {u"aud"_s, grant.clientId},
                       {u"azp"_s, grant.clientId},
                       {u"iat"_s, m_now() + idTokenTimes.issued},
                       {u"exp"_s, m_now() + idTokenTimes.expires},
                       {u"at_hash"_s, QString::fromLatin1(halfHash(accessToken))},
                       {u"name"_s, person.name}};
    if (idTokenTimes.notBefore)
        claims.insert(u"nbf"_s, m_now() + *idTokenTimes.notBefore);
    if (grant.asksMaxAge && !isOn(ProviderFault::IdTokenNoAuthTime))
        claims.insert(u"auth_time"_s, m_now() + idTokenTimes.authenticated);
    if (!grant.nonce.isEmpty() && !isRefresh)
        claims.insert(u"nonce"_s, grant.nonce);
    addRoles(claims);

    const auto other = [this, &claims](ProviderFault fault, const QString& claim, const QJsonValue& value) {
        if (isOn(fault))
            claims.insert(claim, value);
    };
    const auto without = [this, &claims](ProviderFault fault, const QString& claim) {
        if (isOn(fault))
            claims.remove(claim);
    };
    const QJsonArray twoAudiences{u"logs-api"_s, grant.clientId};
    other(ProviderFault::IdTokenOtherIssuer, u"iss"_s, u"https://issuer.example"_s);
    other(ProviderFault::IdTokenOtherAudience, u"aud"_s, u"another-app"_s);
    other(ProviderFault::IdTokenTwoAudiences, u"aud"_s, twoAudiences);
    other(ProviderFault::IdTokenTwoAudiencesNoParty, u"aud"_s, twoAudiences);
    other(ProviderFault::IdTokenOtherParty, u"azp"_s, u"another-app"_s);
    other(ProviderFault::IdTokenOtherNonce, u"nonce"_s, QString(43, u'n'));
    other(ProviderFault::IdTokenOtherAccessToken, u"at_hash"_s, QString(22, u'A'));
    without(ProviderFault::IdTokenNoSubject, u"sub"_s);
    without(ProviderFault::IdTokenNoAudience, u"aud"_s);
    without(ProviderFault::IdTokenTwoAudiencesNoParty, u"azp"_s);
    without(ProviderFault::IdTokenNoIssuedAt, u"iat"_s);
    without(ProviderFault::IdTokenNoExpiry, u"exp"_s);
    without(ProviderFault::IdTokenNoNonce, u"nonce"_s);
    if (isRefresh) {
        other(ProviderFault::RefreshOtherIssuer, u"iss"_s, u"https://issuer.example"_s);
        other(ProviderFault::RefreshOtherSubject, u"sub"_s, u"somebody-else"_s);
    }
    if (isOn(ProviderFault::IdTokenHuge))
        claims.insert(u"padding"_s, QString(70'000, u'x'));
    return claims;
}

QByteArray TestProvider::idToken(const Grant& grant, const QByteArray& accessToken, bool isRefresh) const {
    const QJsonObject claims = idTokenClaims(grant, accessToken, isRefresh);
    const ForgedKey key = signingKey();
    const auto stranger = [] { return keyOf(ForgedKeyKind::Rsa2048, neverPublished); };
    if (isOn(ProviderFault::IdTokenUnsigned))
        return forgeUnsignedToken(claims);
    if (isOn(ProviderFault::IdTokenBadSignature))
        return withBrokenSignature(sign(claims));
    if (isOn(ProviderFault::IdTokenHs256))
        return forgeHmacToken(grant.clientId.toUtf8(), claims, {{u"kid"_s, QString::fromLatin1(key.id())}});
    if (isOn(ProviderFault::IdTokenHs256PublicKey))
        return forgeHmacToken(key.publicPem(), claims, {{u"kid"_s, QString::fromLatin1(key.id())}});
    if (isOn(ProviderFault::IdTokenAlgorithmOfOtherKey))
        return forgeToken(keyOf(ForgedKeyKind::P256).withId(key.id()), claims);
    if (isOn(ProviderFault::IdTokenEs256))
        return forgeToken(keyOf(ForgedKeyKind::P256), claims);
    if (isOn(ProviderFault::IdTokenBadEs256))
        return withBrokenSignature(forgeToken(keyOf(ForgedKeyKind::P256), claims));
    if (isOn(ProviderFault::IdTokenOtherCurve))
        return forgeToken(keyOf(ForgedKeyKind::P384), ForgedSignature::ES256, claims);
    if (isOn(ProviderFault::KeyNeverPublished))
        return forgeToken(stranger(), claims);
    if (isOn(ProviderFault::IdTokenCritical))
        return forgeToken(key, claims, {{u"crit"_s, QJsonArray{u"exp"_s}}, {u"exp"_s, m_now() + 300}});
    if (isOn(ProviderFault::IdTokenKeyAddress))
        return forgeToken(key, claims, {{u"jku"_s, issuer() + u"/keys"_s}});
    if (isOn(ProviderFault::IdTokenCertificateAddress))
        return forgeToken(key, claims, {{u"x5u"_s, issuer() + u"/certificate"_s}});
    if (isOn(ProviderFault::IdTokenKeyInside))
        return forgeToken(stranger(), claims, {{u"jwk"_s, stranger().publicJwk()}});
    if (isOn(ProviderFault::IdTokenDuplicateClaim)) {
        const QByteArray head = compactJson({{u"alg"_s, u"RS256"_s}, {u"kid"_s, QString::fromLatin1(key.id())}});
        return forgeRawToken(key, ForgedSignature::RS256, head, "{\"sub\":\"somebody-else\"," + compactJson(claims).mid(1));
    }
    return isOn(ProviderFault::IdTokenFourParts) ? sign(claims) + ".AAAA" : sign(claims);
}

HttpTestResponse TestProvider::tokens(const Grant& grant, bool isRefresh) {
    if (isOn(ProviderFault::KeyRotatedOnSigning))
        rotateKeys();
    QJsonObject json{{u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, accessTokenLifetime}, {u"scope"_s, u"openid"_s}};
    const QByteArray access = accessToken(grant, isRefresh);
    json.insert(u"access_token"_s, QString::fromLatin1(access));
    if (!isOn(ProviderFault::NoIdToken) && !(isRefresh && isOn(ProviderFault::RefreshNoIdToken))) {
        const QByteArray id = idToken(grant, access, isRefresh);
        m_secrets.append(id);
        json.insert(u"id_token"_s, QString::fromLatin1(id));
    }
    if (!isOn(ProviderFault::NoRefreshToken) && !(isRefresh && isOn(ProviderFault::RefreshNotRotated))) {
        const QByteArray refresh = freshSecret("refresh-");
        m_refreshTokens.insert(refresh, {grant, false});
        json.insert(u"refresh_token"_s, QString::fromLatin1(refresh));
    }
    if (isOn(ProviderFault::NoTokenType))
        json.remove(u"token_type"_s);
    if (isOn(ProviderFault::OtherTokenType))
        json.insert(u"token_type"_s, u"mac"_s);
    if (isOn(ProviderFault::NoAccessToken))
        json.remove(u"access_token"_s);
    HttpTestResponse response;
    response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
    response.body = compactJson(json);
    return response;
}

} // namespace logloupe
