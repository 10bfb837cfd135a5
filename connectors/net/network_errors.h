// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What went wrong on the way to a server, in words: by host, never with a path, a query, a header or a body. Any thread.

#include "models/domain/error.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>

#include <chrono>
#include <optional>

namespace logloupe::network_errors {

[[nodiscard]] Error noAnswer(const QUrl& url, std::chrono::milliseconds waited);
[[nodiscard]] Error tooLarge(const QUrl& url, qint64 limit);
[[nodiscard]] Error notHttp();
/// A bearer token would leave in the open.
[[nodiscard]] Error notProtected(const QUrl& url);
[[nodiscard]] Error leadsInCircles(const QUrl& url);
/// `errors`: what was wrong with the certificate, as it came; empty when the handshake failed before there was one.
[[nodiscard]] Error notTrusted(const QUrl& url, const QList<QSslError>& errors, const QSslCertificate& certificate);
/// Nothing: what the reply says is an answer of the server.
[[nodiscard]] std::optional<Error> ofReply(const QUrl& url, QNetworkReply::NetworkError error, bool hasStatus);

} // namespace logloupe::network_errors
