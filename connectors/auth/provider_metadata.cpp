// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/provider_metadata.h"

#include "connectors/auth/strict_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

class ProviderMetadataErrors {
    Q_DECLARE_TR_FUNCTIONS(ProviderMetadataErrors)
};

Error otherIssuer() {
    return {
        ErrorKind::Auth,
        ProviderMetadataErrors::tr(
            "At this address another sign-in answers than the one this workspace names. Show the details to an administrator."),
        u"discovery: issuer"_s};
}

Error notUsable(const QString& detail) {
    return {ErrorKind::Auth,
            ProviderMetadataErrors::tr("What the company's sign-in says of itself cannot be used for a safe sign-in. Show the "
                                       "details to an administrator."),
            u"discovery: "_s + detail};
}

struct Endpoint {
    QLatin1StringView name;
    QUrl ProviderMetadata::*address;
    bool isNeeded;
};

constexpr std::array endpoints{Endpoint{"authorization_endpoint"_L1, &ProviderMetadata::authorization, true},
                               Endpoint{"token_endpoint"_L1, &ProviderMetadata::token, true},
                               Endpoint{"jwks_uri"_L1, &ProviderMetadata::keys, true},
                               Endpoint{"userinfo_endpoint"_L1, &ProviderMetadata::userInfo, false},
                               Endpoint{"revocation_endpoint"_L1, &ProviderMetadata::revocation, false},
                               Endpoint{"end_session_endpoint"_L1, &ProviderMetadata::endSession, false},
                               Endpoint{"device_authorization_endpoint"_L1, &ProviderMetadata::deviceAuthorization, false}};

std::optional<Error> readEndpoint(const QJsonObject& json, const Endpoint& endpoint, ProviderMetadata& metadata) {
    const QJsonValue value = json.value(endpoint.name);
    if (value.isUndefined() || value.isNull())
        return endpoint.isNeeded ? std::optional(notUsable(endpoint.name + ", missing"_L1)) : std::nullopt;
    const QUrl url(value.toString(), QUrl::StrictMode);
    if (!isSafeEndpoint(url))
        return notUsable(endpoint.name + ", no https address"_L1);
    metadata.*endpoint.address = url;
    return std::nullopt;
}

/// A provider may keep silent about it (RFC 8414 section 2).
bool refusesS256(const QJsonObject& json) {
    const QJsonValue methods = json.value("code_challenge_methods_supported"_L1);
    return !methods.isUndefined() && !methods.toArray().contains(u"S256"_s);
}

} // namespace

QUrl discoveryUrl(const QString& issuer) {
    // Both would swallow the path (OpenID Connect Discovery 1.0 section 2 allows neither).
    if (issuer.contains(u'?') || issuer.contains(u'#'))
        return {};
    const QLatin1StringView between(issuer.endsWith(u'/') ? "" : "/");
    return QUrl(issuer + between + ".well-known/openid-configuration"_L1, QUrl::StrictMode);
}

Result<ProviderMetadata> readProviderMetadata(const QByteArray& json, const QString& issuer) {
    const Result<QJsonObject> read = parseStrictJson(json);
    if (!read)
        return failure(notUsable(read.error().detail));
    const QJsonValue named = read->value("issuer"_L1);
    if (!named.isString() || issuer.isEmpty() || named.toString() != issuer)
        return failure(otherIssuer());
    if (!isSafeEndpoint(discoveryUrl(issuer)))
        return failure(notUsable(u"issuer, no https address"_s));

    ProviderMetadata metadata;
    metadata.issuer = issuer;
    for (const Endpoint& endpoint : endpoints)
        if (const std::optional<Error> error = readEndpoint(*read, endpoint, metadata))
            return failure(*error);
    if (refusesS256(*read))
        return failure(notUsable(u"code_challenge_methods_supported, no S256"_s));
    const QJsonValue namesIssuer = read->value("authorization_response_iss_parameter_supported"_L1);
    if (!namesIssuer.isUndefined() && !namesIssuer.isBool())
        return failure(notUsable(u"authorization_response_iss_parameter_supported"_s));
    metadata.namesIssuerInCallback = namesIssuer.toBool();
    return metadata;
}

} // namespace logloupe
