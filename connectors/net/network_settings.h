// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What applies to every connection alike: whom to trust, who we are, which way to go. There is no switch that turns certificate checks off.

#include "models/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace logloupe {

struct NetworkSettings {
    QList<QByteArray> extraAuthorities = {}; ///< PEM certificates trusted beside the system's
    QByteArray clientCertificate = {};       ///< PEM; empty: none
    QByteArray clientKey = {};               ///< PEM, unencrypted, of the certificate above
    QString proxy =
        {}; ///< "http://host:port" or "socks5://host:port"; empty: the system's. Not for this computer's own addresses

    bool operator==(const NetworkSettings&) const = default;
};

/// Says (Tls, Usage) which part cannot be used.
[[nodiscard]] Result<void> checkNetworkSettings(const NetworkSettings& settings);

} // namespace logloupe
