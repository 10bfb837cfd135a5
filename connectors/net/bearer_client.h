// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// HTTP with a bearer token (RFC 6750): asks for one before each request, and once more after a 401. Without a token no request leaves.

#include "connectors/net/access_tokens.h"
#include "connectors/net/http_client.h"

namespace logloupe {

class BearerClient : public QObject {
    Q_OBJECT
public:
    /// Both outlive the client.
    BearerClient(HttpClient& http, AccessTokens& tokens, QObject* parent = nullptr);

    /// As HttpClient::send(); errors of AccessTokens too. The token goes to the request's own origin only, over https or to a loopback address (else Tls,
    /// and nothing is sent). A second 401 is an answer.
    [[nodiscard]] std::unique_ptr<HttpExchange> send(const HttpRequest& request, HttpDone done);

private:
    HttpClient& m_http;
    AccessTokens& m_tokens;
};

} // namespace logloupe
