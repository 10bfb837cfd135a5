// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A small HTTP/1.1 server for tests, on 127.0.0.1 and a port of its own, plain or over TLS. Keeps what came. Of one thread.

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <optional>
#include <utility>

class QTcpSocket;

namespace logloupe {

using HttpTestHeaders = QList<std::pair<QByteArray, QByteArray>>;

struct HttpTestRequest {
    QByteArray method;
    QByteArray target; ///< path and query, as they came
    HttpTestHeaders headers;
    QByteArray body;

    /// The first header of that name, in whatever case.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

struct HttpTestResponse {
    int status = 200;
    HttpTestHeaders headers = {};
    QByteArray body = {};
    bool isHeld = false;      ///< nothing is answered; the connection stays open
    QByteArray verbatim = {}; ///< these bytes instead of a well-formed answer, and then the end of the connection
};

class HttpTestServer : public QTcpServer {
    Q_OBJECT
public:
    using Handler = std::function<HttpTestResponse(const HttpTestRequest&)>;

    /// Listens at once.
    explicit HttpTestServer(Handler handler, std::optional<QSslConfiguration> tls = {}, QObject* parent = nullptr);
    ~HttpTestServer() override;

    [[nodiscard]] quint16 port() const { return serverPort(); }
    /// http or https at 127.0.0.1.
    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/")) const;
    [[nodiscard]] const QList<HttpTestRequest>& requests() const { return m_requests; }
    /// That reached us, whether a request came over them or not.
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void take(QTcpSocket* socket);
    bool takeOne(QTcpSocket* socket);

    Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
    QList<HttpTestRequest> m_requests;
    QHash<QTcpSocket*, QByteArray> m_received;
    int m_connections = 0;
};

/// "HTTP/1.1 200 OK", headers, length and body, as the server sends them.
[[nodiscard]] QByteArray httpBytes(const HttpTestResponse& response);

} // namespace logloupe
