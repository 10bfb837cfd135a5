// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// HTTP with the limits a program needs that talks to servers it does not control: time, size, redirects, TLS of at least 1.2, and errors a person can read.
//
// Errors: Network (no name, no connection, reset, time over, a page of a captive portal is the caller's to tell), Tls (detail names host, reason, issuer and
// SHA-256 of the certificate), Decode (too large, broken encoding), Cancelled never (a cancelled exchange says nothing). An answer with a status of 400 and more is
// an answer, not an error. Neither messages nor details hold queries of addresses, headers or bodies.

#include "connectors/net/http.h"
#include "connectors/net/network_settings.h"
#include "models/domain/result.h"

#include <QObject>
#include <QSslConfiguration>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace logloupe {

/// Keep it as long as the answer is wanted: destroying it cancels, and nothing is called any more.
class HttpExchange {
public:
    virtual ~HttpExchange() = default;
    HttpExchange() = default;
    HttpExchange(const HttpExchange&) = delete;
    HttpExchange& operator=(const HttpExchange&) = delete;
};

using HttpDone = std::function<void(Result<HttpResponse>)>;

/// Of one thread. Exchanges outlive their client only as answers that never come.
class HttpClient : public QObject {
    Q_OBJECT
public:
    explicit HttpClient(const NetworkSettings& settings, QObject* parent = nullptr);
    ~HttpClient() override;

    /// `done` is called once, from the event loop, never from within send().
    [[nodiscard]] std::unique_ptr<HttpExchange> send(const HttpRequest& request, HttpDone done);

private:
    NetworkSettings m_settings;
    std::optional<QSslConfiguration> m_tls; ///< from the settings, at the first request
    QNetworkAccessManager* m_network = nullptr;
};

} // namespace logloupe
