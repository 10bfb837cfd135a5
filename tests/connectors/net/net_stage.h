// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One exchange and what came of it.

#include "connectors/net/http_client.h"
#include "tests/servers/http_test_server.h"

#include <QTest>

#include <functional>
#include <optional>

namespace logloupe {

struct Answer {
    std::optional<Result<HttpResponse>> result = {};
    int calls = 0;
    std::unique_ptr<HttpExchange> exchange = {};

    [[nodiscard]] HttpDone taker() {
        return [this](Result<HttpResponse> response) {
            result = std::move(response);
            ++calls;
        };
    }
    [[nodiscard]] bool isGood() const { return result && result->has_value(); }
    [[nodiscard]] const HttpResponse& response() const { return **result; }
    [[nodiscard]] const Error& error() const { return result->error(); }
};

/// Waits for it.
inline bool ask(HttpClient& client, const HttpRequest& request, Answer& answer) {
    answer.exchange = client.send(request, answer.taker());
    return QTest::qWaitFor([&answer] { return answer.calls > 0; }, 10'000);
}

inline HttpTestResponse text(const QByteArray& body, int status = 200) {
    return {.status = status, .headers = {{"Content-Type", "text/plain"}}, .body = body};
}

inline QUrl plainUrl(quint16 port, const QString& path = QStringLiteral("/")) {
    return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path));
}

} // namespace logloupe
