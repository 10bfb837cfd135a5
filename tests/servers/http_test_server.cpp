// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/http_test_server.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>

#include <algorithm>

namespace logloupe {

namespace {

QByteArray firstHeader(const HttpTestHeaders& headers, const QByteArray& name) {
    const auto found = std::find_if(headers.begin(), headers.end(), [&name](const auto& header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

HttpTestRequest readHead(const QByteArray& head) {
    HttpTestRequest request;
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    request.method = words.value(0);
    request.target = words.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.append(std::pair(line.left(colon).trimmed(), line.mid(colon + 1).trimmed()));
    }
    return request;
}

} // namespace

QByteArray HttpTestRequest::header(const QByteArray& name) const {
    return firstHeader(headers, name);
}

QByteArray httpBytes(const HttpTestResponse& response) {
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + " As told\r\n";
    for (const auto& [name, value] : response.headers)
        bytes += name + ": " + value + "\r\n";
    if (firstHeader(response.headers, "Content-Length").isEmpty())
        bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    return bytes + "\r\n" + response.body;
}

HttpTestServer::HttpTestServer(Handler handler, std::optional<QSslConfiguration> tls, QObject* parent)
    : QTcpServer(parent)
    , m_handler(std::move(handler))
    , m_tls(std::move(tls)) {
    if (!listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("no port for a test server");
}

HttpTestServer::~HttpTestServer() = default;

QUrl HttpTestServer::url(const QString& path) const {
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3")
                    .arg(m_tls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(port())
                    .arg(path));
}

void HttpTestServer::incomingConnection(qintptr descriptor) {
    ++m_connections;
    QTcpSocket* socket = nullptr;
    if (m_tls) {
        auto* const secure = new QSslSocket(this);
        secure->setSslConfiguration(*m_tls);
        socket = secure;
    } else {
        socket = new QTcpSocket(this);
    }
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_received.remove(socket);
        socket->deleteLater();
    });
    socket->setSocketDescriptor(descriptor);
    if (m_tls)
        static_cast<QSslSocket*>(socket)->startServerEncryption();
}

void HttpTestServer::take(QTcpSocket* socket) {
    m_received[socket] += socket->readAll();
    while (takeOne(socket)) {}
}

bool HttpTestServer::takeOne(QTcpSocket* socket) {
    QByteArray& received = m_received[socket];
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    HttpTestRequest request = readHead(received.left(end));
    const qsizetype length = request.header("Content-Length").toLongLong();
    if (received.size() < end + 4 + length)
        return false;
    request.body = received.mid(end + 4, length);
    received.remove(0, end + 4 + length);
    m_requests.append(request);
    const HttpTestResponse response = m_handler(request);
    if (response.isHeld)
        return false;
    socket->write(response.verbatim.isEmpty() ? httpBytes(response) : response.verbatim);
    if (!response.verbatim.isEmpty() || request.header("Connection").toLower() == "close") {
        socket->disconnectFromHost();
        return false;
    }
    return true;
}

} // namespace logloupe
