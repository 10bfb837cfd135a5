// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What went wrong on the way to a server, in words: by host, never with a path, a query, a header or a body. Any thread.

#include "models/domain/error.h"

#include <QNetworkReply>
#include <QSslCertificate>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>

namespace logloupe::network_errors {

[[nodiscard]] Error noAnswer(const QUrl& url, std::chrono::milliseconds waited);
[[nodiscard]] Error tooLarge(const QUrl& url, qint64 limit);
/// What came is not of the form it says it has.
[[nodiscard]] Error cannotBeRead(const QUrl& url, const QString& detail);
[[nodiscard]] Error notHttp();
/// A method or a header that would break out of its line (RFC 9112, section 5).
[[nodiscard]] Error notARequest();
/// A page for a browser came where data was asked for.
[[nodiscard]] Error pageInstead(const QUrl& url);
/// A bearer token would leave in the open.
[[nodiscard]] Error notProtected(const QUrl& url);
[[nodiscard]] Error leadsInCircles(const QUrl& url);
/// `certificate`: the server's own, null when the handshake failed before there was one.
[[nodiscard]] Error notTrusted(const QUrl& url, const QStringList& reasons, const QSslCertificate& certificate);
/// `status`: of the answer, 0 before there was one. Nothing: what the reply says is an answer of the server.
[[nodiscard]] std::optional<Error> ofReply(const QUrl& url, QNetworkReply::NetworkError error, int status);

} // namespace logloupe::network_errors
