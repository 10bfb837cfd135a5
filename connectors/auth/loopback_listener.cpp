// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/loopback_listener.h"

#include "connectors/auth/authorization_request.h"
#include "connectors/auth/sign_in_errors.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

const QByteArray callbackPath = "/callback";
const QByteArray donePath = "/done";
// A browser sends all cookies of 127.0.0.1 along, whichever program set them.
constexpr qsizetype longestHead = 64 << 10;
constexpr qsizetype mostEndedStates = 16;
constexpr auto receivedProperty = "received";

int statusOf(CallbackRequest::Kind kind) {
    switch (kind) {
    case CallbackRequest::Kind::TooLong:
        return 414;
    case CallbackRequest::Kind::WrongMethod:
        return 405;
    case CallbackRequest::Kind::OtherPath:
        return 404;
    default:
        return 400;
    }
}

} // namespace

LoopbackListener::LoopbackListener(SessionTime& time, QObject* parent)
    : QObject(parent)
    , m_time(time) {
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::accept);
}

std::optional<Error> LoopbackListener::listen(const QString& host) {
    if (m_server.isListening())
        return std::nullopt;
    m_host = host == "::1"_L1 ? u"[::1]"_s : host;
    if (!m_server.listen(host == "::1"_L1 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost, 0))
        return sign_in_errors::noListener(m_server.errorString());
    return std::nullopt;
}

void LoopbackListener::close() {
    m_server.close();
    for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>())
        socket->abort();
    m_endedStates.clear();
    m_result.reset();
}

QUrl LoopbackListener::redirect() const {
    return QUrl(u"http://%1:%2%3"_s.arg(m_host).arg(m_server.serverPort()).arg(QLatin1StringView(callbackPath)));
}

void LoopbackListener::expect(const QByteArray& state, Arrived arrived) {
    m_state = state;
    m_arrived = std::move(arrived);
    m_result.reset();
}

void LoopbackListener::conclude(CallbackPage page) {
    if (m_state.isEmpty())
        return;
    m_result = page;
    m_arrived = nullptr;
    m_endedStates.append(std::exchange(m_state, {}));
    if (m_endedStates.size() > mostEndedStates)
        m_endedStates.removeFirst();
    for (const QPointer<QTcpSocket>& socket : std::exchange(m_waiting, {}))
        if (socket)
            reply(socket, redirectAnswer(donePath));
}

void LoopbackListener::accept() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_connections >= mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readMore(socket); });
        m_time.after(secondsToAsk, socket, [this, socket] {
            if (!m_waiting.contains(socket))
                socket->abort();
        });
        readMore(socket);
    }
}

void LoopbackListener::readMore(QTcpSocket* socket) {
    if (m_waiting.contains(socket) || socket->state() != QAbstractSocket::ConnectedState) {
        socket->readAll();
        return;
    }
    const QByteArray received = socket->property(receivedProperty).toByteArray() + socket->read(longestHead + 1);
    const CallbackRequest request = readCallbackRequest(received, callbackPath);
    const bool isDone = request.kind == CallbackRequest::Kind::OtherPath && request.path == donePath;
    const bool mayBeAnswered = isDone || request.kind == CallbackRequest::Kind::Callback;
    if (!mayBeAnswered && request.kind != CallbackRequest::Kind::Incomplete) {
        reply(socket, emptyAnswer(statusOf(request.kind)));
        return;
    }
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0 && received.size() <= longestHead)
        socket->setProperty(receivedProperty, received);
    else if (end < 0)
        reply(socket, emptyAnswer(431));
    else if (!mayBeAnswered || !hasOwnHost(received.left(end)))
        reply(socket, emptyAnswer(400));
    else if (!isDone)
        answerCallback(socket, request);
    else
        reply(socket, m_result ? pageAnswer(200, *m_result) : pageAnswer(410, CallbackPage::Over));
}

bool LoopbackListener::hasOwnHost(const QByteArray& head) const {
    const QByteArray own = redirect().authority(QUrl::FullyEncoded).toLatin1();
    int found = 0;
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.left(colon).compare("host", Qt::CaseInsensitive) != 0)
            continue;
        if (line.mid(colon + 1).trimmed().compare(own, Qt::CaseInsensitive) != 0)
            return false;
        ++found;
    }
    return found == 1;
}

void LoopbackListener::answerCallback(QTcpSocket* socket, const CallbackRequest& request) {
    if (isSameSecret(request.state, m_state)) {
        m_waiting.append(socket);
        if (const Arrived arrived = std::exchange(m_arrived, nullptr))
            arrived(request);
        return;
    }
    const auto isThis = [&request](const QByteArray& ended) { return isSameSecret(request.state, ended); };
    if (std::any_of(m_endedStates.cbegin(), m_endedStates.cend(), isThis))
        reply(socket, pageAnswer(410, CallbackPage::Over));
    else
        reply(socket, pageAnswer(400, CallbackPage::Unexpected));
}

void LoopbackListener::reply(QTcpSocket* socket, const QByteArray& answer) {
    socket->readAll();
    socket->write(answer);
    socket->disconnectFromHost();
}

} // namespace logloupe
