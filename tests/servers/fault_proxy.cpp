// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/fault_proxy.h"

#include "tests/servers/http_test_server.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

#include <sys/socket.h>

namespace logloupe {

namespace {

/// Closing sends a reset instead of an orderly end.
void reset(QTcpSocket* socket) {
    const linger hard{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    socket->abort();
}

QByteArray portalPage() {
    HttpTestResponse response;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"}};
    response.body =
        "<!doctype html><html><head><title>Welcome</title></head><body>Accept the terms of this network.</body></html>";
    return httpBytes(response);
}

} // namespace

FaultProxy::FaultProxy(quint16 server, QObject* parent)
    : QTcpServer(parent)
    , m_server(server) {
    if (!listen(QHostAddress(QHostAddress::LocalHost)))
        qFatal("no port for a test proxy");
}

FaultProxy::~FaultProxy() = default;

void FaultProxy::incomingConnection(qintptr descriptor) {
    ++m_connections;
    if (m_fault == Fault::WrongCertificate) {
        answerWithWrongCertificate(descriptor);
        return;
    }
    QTcpSocket* const client = accept(descriptor);
    switch (m_fault) {
    case Fault::HalfClose:
        ::shutdown(static_cast<int>(descriptor), SHUT_WR);
        return;
    case Fault::Silence:
        return;
    case Fault::CaptivePortal:
        connect(client, &QTcpSocket::readyRead, client, [client] {
            client->readAll();
            client->write(portalPage());
            client->disconnectFromHost();
        });
        return;
    default:
        joinToServer(client);
    }
}

QTcpSocket* FaultProxy::accept(qintptr descriptor) {
    auto* const client = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    client->setSocketDescriptor(descriptor);
    if (auto* const secure = qobject_cast<QSslSocket*>(client)) {
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    return client;
}

void FaultProxy::closeConnections() {
    for (QTcpSocket* const client : findChildren<QTcpSocket*>(QString(), Qt::FindDirectChildrenOnly))
        client->abort();
}

void FaultProxy::answerWithWrongCertificate(qintptr descriptor) {
    static const TestCertificate certificate = TestAuthority().issue(QStringLiteral("127.0.0.1"));
    auto* const client = new QSslSocket(this);
    client->setSslConfiguration(serverTls(certificate));
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::readyRead, this, [this, client] { m_said += client->readAll(); });
    client->setSocketDescriptor(descriptor);
    client->startServerEncryption();
}

void FaultProxy::joinToServer(QTcpSocket* client) {
    auto* const server = new QTcpSocket(client);
    const auto passed = std::make_shared<qint64>(0);
    connect(client, &QTcpSocket::readyRead, server, [client, server] {
        if (server->state() == QAbstractSocket::ConnectedState)
            server->write(client->readAll());
    });
    connect(server, &QTcpSocket::connected, client, [client, server] { server->write(client->readAll()); });
    connect(server, &QTcpSocket::readyRead, client, [this, client, server, passed] {
        const QByteArray bytes = server->readAll();
        const qint64 before = *passed;
        *passed += bytes.size();
        if (m_fault == Fault::Latency)
            QTimer::singleShot(m_delay, client, [this, client, bytes, before] { passBack(client, bytes, before); });
        else
            passBack(client, bytes, before);
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_server);
}

void FaultProxy::passBack(QTcpSocket* client, QByteArray bytes, qint64 before) {
    const qint64 limit = m_limit < 0 ? bytes.size() + m_limit : m_limit;
    switch (m_fault) {
    case Fault::Reset:
    case Fault::Truncate:
        client->write(bytes.left(std::max<qint64>(0, limit - before)));
        if (before + bytes.size() >= limit) {
            client->flush();
            if (m_fault == Fault::Reset)
                reset(client);
            else
                client->disconnectFromHost();
        }
        return;
    case Fault::DripThatStops:
        bytes = bytes.left(std::max<qint64>(0, limit - before));
        [[fallthrough]];
    case Fault::Drip:
        for (const char byte : std::as_const(bytes)) {
            client->write(&byte, 1);
            client->flush();
        }
        return;
    default:
        client->write(bytes);
    }
}

} // namespace logloupe
