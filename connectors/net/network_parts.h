// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Network settings in Qt's terms. Any thread.

#include "connectors/net/network_settings.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QUrl>

namespace logloupe {

[[nodiscard]] Result<QNetworkProxy> networkProxy(const QString& text);
/// TLS 1.2 or later, certificates checked, the system's authorities and the extra ones.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const NetworkSettings& settings);

} // namespace logloupe
