// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One HTTP request and its answer, as values.

#include "models/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <chrono>
#include <utility>

namespace logloupe {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpRequest {
    QByteArray method = "GET";
    QUrl url = {};
    HttpHeaders headers = {};
    QByteArray body = {};
    std::chrono::milliseconds timeout{30'000}; ///< for the whole exchange, from the first name lookup to the last byte
    qint64 bodyLimit = 8LL << 20; ///< bytes of the answer's body after decompression; more fails the exchange (Decode)
    bool followRedirects = false; ///< within the origin only, at most 5; a redirect elsewhere is answered as it is
};

struct HttpResponse {
    int status = 0;
    QUrl url = {}; ///< that answered
    HttpHeaders headers = {};
    QByteArray body = {};

    /// The first header of that name, in whatever case; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    /// A page for a browser, as a network's own sign-in gives it in place of what was asked for.
    [[nodiscard]] bool isPage() const;
};

/// application/x-www-form-urlencoded (WHATWG URL, section 5.2): every reserved character is encoded, "+" too.
[[nodiscard]] QByteArray formBody(const QList<std::pair<QString, QString>>& fields);

/// The body where data was asked for. Decode, when a page came instead, as from a network that wants a sign-in of its own.
[[nodiscard]] Result<QByteArray> jsonBody(const HttpResponse& response);

/// 127.0.0.0/8, ::1 or localhost.
[[nodiscard]] bool isLoopback(const QString& host);
/// https, or http to 127.0.0.0/8, ::1 or localhost; without user name and fragment.
[[nodiscard]] bool isSafeEndpoint(const QUrl& url);

} // namespace logloupe
