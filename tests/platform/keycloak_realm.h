// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an administrator does to the realm while people are signed in, through Keycloak's own REST interface.

#include "connectors/net/http.h"
#include "tests/platform/platform_server.h"

namespace logloupe {

class KeycloakRealm {
public:
    /// Signs in as the administrator of the trial.
    explicit KeycloakRealm(const PlatformServer& server);

    [[nodiscard]] bool enable(const QString& person, bool isEnabled);
    [[nodiscard]] bool giveRole(const QString& person, const QString& role, bool isGiven);

private:
    [[nodiscard]] HttpResponse call(const QByteArray& method, const QString& path, const QByteArray& json = {}) const;
    [[nodiscard]] QString idOf(const QString& person) const;

    QString m_base;
    QByteArray m_token;
};

/// What the token endpoint answers to a refresh token.
[[nodiscard]] HttpResponse refreshAtKeycloak(const PlatformServer& server, const QByteArray& refreshToken);

} // namespace logloupe
