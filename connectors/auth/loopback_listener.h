// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where the browser comes back to (RFC 8252 section 7.3): one port of the loopback address, one path. It serves attempts one after the other, so that a tab of an earlier one
// is told so. Of one thread.
//
// At most 16 connections, 10 s for each to say what it wants, a request line of at most 8 KiB, only GET, only with the Host of its own address.

#include "connectors/auth/callback_page.h"
#include "connectors/auth/callback_request.h"
#include "connectors/auth/session_time.h"
#include "models/domain/error.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <optional>

namespace logloupe {

class LoopbackListener : public QObject {
    Q_OBJECT
public:
    static constexpr int mostConnections = 16;
    static constexpr qint64 secondsToAsk = 10;
    using Arrived = std::function<void(const CallbackRequest&)>;

    explicit LoopbackListener(SessionTime& time, QObject* parent = nullptr);

    /// "127.0.0.1", "localhost" or "::1"; a listener that listens goes on. Errors: Network.
    [[nodiscard]] std::optional<Error> listen(const QString& host);
    void close();
    [[nodiscard]] bool isListening() const { return m_server.isListening(); }
    /// "http://127.0.0.1:port/callback"
    [[nodiscard]] QUrl redirect() const;

    /// Begins an attempt: `arrived` is called once, with the first callback that has this state. Whatever has another one is answered 400 and changes nothing.
    void expect(const QByteArray& state, Arrived arrived);
    /// Ends it, if there is one: tabs that wait see the page, by way of 303 and /done; later ones with its state are told that it is over.
    void conclude(CallbackPage page);

private:
    void accept();
    void readMore(QTcpSocket* socket);
    void answerCallback(QTcpSocket* socket, const CallbackRequest& request);
    [[nodiscard]] bool hasOwnHost(const QByteArray& head) const;
    static void reply(QTcpSocket* socket, const QByteArray& answer);

    SessionTime& m_time;
    QString m_host;
    QByteArray m_state;
    Arrived m_arrived;
    QList<QByteArray> m_endedStates;
    QList<QPointer<QTcpSocket>> m_waiting; ///< for the attempt's end
    std::optional<CallbackPage> m_result;
    int m_connections = 0;
    QTcpServer m_server; ///< last: its connections are counted as they go with it
};

} // namespace logloupe
