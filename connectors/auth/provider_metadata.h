// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a provider says of itself (OpenID Connect Discovery 1.0, RFC 8414). Pure; any thread.

#include "connectors/net/http.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace logloupe {

struct ProviderMetadata {
    QString issuer;
    QUrl authorization;
    QUrl token;
    QUrl keys; ///< jwks_uri
    QUrl userInfo = {};
    QUrl revocation = {};
    QUrl endSession = {};
    QUrl deviceAuthorization = {};
    bool namesIssuerInCallback = false; ///< authorization_response_iss_parameter_supported (RFC 9207)

    bool operator==(const ProviderMetadata&) const = default;
};

/// `issuer` + "/.well-known/openid-configuration" with one slash between.
[[nodiscard]] QUrl discoveryUrl(const QString& issuer);
/// Every address https, or http to a loopback address. Errors: Auth.
[[nodiscard]] Result<ProviderMetadata> readProviderMetadata(const QByteArray& json, const QString& issuer);

} // namespace logloupe
