// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where and how people sign in, as a profile says it. Value.

#include "connectors/net/network_settings.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace logloupe {

struct SignInSettings {
    QString profile;                                          ///< its id: names the entry in the keyring and the lock file
    QString issuer;                                           ///< compared byte by byte with what the provider says of itself
    QString clientId;                                         ///< of a public client; there is no secret
    QStringList scopes{QStringLiteral("openid")};             ///< "openid" always among them
    QString rolePath = QStringLiteral("/realm_access/roles"); ///< JSON pointer (RFC 6901) into the claims
    QStringList admittedRoles;                                ///< one of them lets in; compared after NFC
    QString redirectHost =
        QStringLiteral("127.0.0.1"); ///< "127.0.0.1", "localhost" or "::1"; the listener is on the loopback address alone
    QString audience = {};           ///< of the access token where the platform wants one (RFC 8707 resource); empty: not asked
    std::optional<std::chrono::seconds> maxAge = {};
    std::chrono::seconds skew{60}; ///< 0 to 300
    NetworkSettings network = {};

    bool operator==(const SignInSettings&) const = default;
};

} // namespace logloupe
