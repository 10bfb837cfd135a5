// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A TCP proxy on 127.0.0.1 before a server, that spoils what the server says. Of one thread.

#include "tests/servers/test_certificates.h"

#include <QByteArray>
#include <QSslConfiguration>
#include <QTcpServer>

#include <chrono>
#include <optional>

class QTcpSocket;

namespace logloupe {

enum class Fault : quint8 {
    None,
    Latency,          ///< everything of the server later by delay()
    Reset,            ///< the connection is reset after limit() bytes of the answer
    Drip,             ///< one byte at a time, the next as soon as the last has left
    DripThatStops,    ///< the same for limit() bytes of the answer, and then nothing any more
    Truncate,         ///< the connection ends in order after limit() bytes of the answer
    HalfClose,        ///< the proxy stops reading and says it has nothing more to say, before the server is asked
    WrongCertificate, ///< TLS of our own, with a certificate nobody vouches for
    CaptivePortal,    ///< a page that asks to accept the terms, with status 200
    Silence           ///< the connection is accepted, and then nothing
};

class FaultProxy : public QTcpServer {
    Q_OBJECT
public:
    explicit FaultProxy(quint16 server, QObject* parent = nullptr);
    ~FaultProxy() override;

    [[nodiscard]] quint16 port() const { return serverPort(); }
    void setFault(Fault fault) { m_fault = fault; }
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }
    /// Below zero: so many bytes short of what the server says in one go.
    void setLimit(qint64 bytes) { m_limit = bytes; }
    /// From the next connection on, clients are spoken to in TLS; the server never is.
    void speakTls(const QSslConfiguration& tls) { m_tls = tls; }
    /// Those that stand, so that a fault meets the next request whatever connection was kept.
    void closeConnections();
    [[nodiscard]] int connections() const { return m_connections; }
    /// What was said to a WrongCertificate all the same.
    [[nodiscard]] const QByteArray& said() const { return m_said; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void answerWithWrongCertificate(qintptr descriptor);
    [[nodiscard]] QTcpSocket* accept(qintptr descriptor);
    void joinToServer(QTcpSocket* client);
    void passBack(QTcpSocket* client, QByteArray bytes, qint64 before);

    quint16 m_server;
    Fault m_fault = Fault::None;
    std::chrono::milliseconds m_delay{0};
    qint64 m_limit = 0;
    std::optional<QSslConfiguration> m_tls;
    QByteArray m_said;
    int m_connections = 0;
};

} // namespace logloupe
