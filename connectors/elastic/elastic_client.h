// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Requests to one cluster: address, credentials, as many at a time as the profile allows, one refresh after a 401, back-off after 429 and circuit breakers. Of one thread.

#include "connectors/elastic/elastic_pace.h"
#include "connectors/elastic/elastic_settings.h"
#include "connectors/elastic/reply_errors.h"
#include "connectors/net/bearer_client.h"

#include <QObject>

namespace logloupe {

/// What stands between the client and its answers now, for people.
struct ElasticWait {
    QString reason = {}; ///< translated; empty: nothing
    std::chrono::milliseconds retryIn{0};
    int attempt = 0;
};

class ElasticClient : public QObject {
    Q_OBJECT
public:
    /// `tokens` is asked for ElasticCredentials::Bearer only and may be null otherwise. Both outlive the client.
    ElasticClient(const ElasticSettings& settings, HttpClient& http, AccessTokens* tokens, QObject* parent = nullptr,
                  const ElasticPace& pace = {});
    ~ElasticClient() override;

    [[nodiscard]] const ElasticSettings& settings() const;

    /// `request.url` is relative to the settings' address. `done` is called once, from the event loop. After 429 and breakers the request is sent again, at most 5 times, by Retry-After or
    /// 0.5 s doubling to 30 s; a second 401 and everything else is an answer. Keep the exchange; destroying it cancels, waiting included.
    /// Errors beside those of HttpClient: Auth (nobody is signed in), Tls (credentials would leave in the open), Usage (no key in the file the profile names).
    [[nodiscard]] std::unique_ptr<HttpExchange> send(const HttpRequest& request, HttpDone done);
    /// The next attempt of all that wait, at once.
    void retryNow();
    [[nodiscard]] const ElasticWait& wait() const;

signals:
    void waitChanged();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace logloupe
