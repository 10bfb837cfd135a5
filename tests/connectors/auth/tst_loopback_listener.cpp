// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/loopback_listener.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

const QByteArray state(43, 's');

} // namespace

class LoopbackListenerTest : public QObject {
    Q_OBJECT

private:
    SetClock m_clock;
    std::unique_ptr<SessionTime> m_time;
    std::unique_ptr<LoopbackListener> m_listener;
    std::vector<CallbackRequest> m_arrived;

    [[nodiscard]] std::unique_ptr<QTcpSocket> connected() const {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_listener->redirect().port()));
        if (!waitUntil([&socket] { return socket->state() == QAbstractSocket::ConnectedState; }))
            qFatal("no connection to the listener");
        return socket;
    }
    [[nodiscard]] static QByteArray answerOn(QTcpSocket& socket) {
        QByteArray answer;
        const bool isOver = waitUntil([&] {
            answer += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        });
        return isOver ? answer : QByteArray("(still open) ") + answer;
    }
    [[nodiscard]] QByteArray ask(const QByteArray& request) const {
        const std::unique_ptr<QTcpSocket> socket = connected();
        socket->write(request);
        return answerOn(*socket);
    }
    [[nodiscard]] QByteArray host() const { return m_listener->redirect().authority().toLatin1(); }
    [[nodiscard]] QByteArray get(const QByteArray& target) const {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
    }
    [[nodiscard]] static int statusOf(const QByteArray& answer) { return answer.split(' ').value(1).toInt(); }

private slots:
    void init() {
        m_time = std::make_unique<SessionTime>(m_clock);
        m_listener = std::make_unique<LoopbackListener>(*m_time);
        m_arrived.clear();
        QVERIFY(!m_listener->listen(u"127.0.0.1"_s));
        m_listener->expect(state, [this](const CallbackRequest& request) { m_arrived.push_back(request); });
    }

    void A1_redirectNamesTheHost_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("start");
        QTest::newRow("IPv4") << u"127.0.0.1"_s << u"http://127.0.0.1:"_s;
        QTest::newRow("name") << u"localhost"_s << u"http://localhost:"_s;
        QTest::newRow("IPv6") << u"::1"_s << u"http://[::1]:"_s;
    }
    void A1_redirectNamesTheHost() {
        QFETCH(const QString, host);
        QFETCH(const QString, start);
        LoopbackListener listener(*m_time);
        if (const std::optional<Error> error = listener.listen(host))
            QSKIP(qPrintable(error->detail));
        const QString redirect = listener.redirect().toString();
        QVERIFY2(redirect.startsWith(start) && redirect.endsWith("/callback"_L1), qPrintable(redirect));
        QVERIFY(listener.redirect().port() > 1023);
    }

    void A1_noOtherAddressListens() {
        int tried = 0;
        for (const QHostAddress& address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QAbstractSocket::IPv4Protocol)
                continue;
            ++tried;
            QTcpSocket socket;
            socket.connectToHost(address, static_cast<quint16>(m_listener->redirect().port()));
            EVENTUALLY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
            QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
        }
        if (tried == 0)
            QSKIP("this computer has no other address than the loopback one");
    }

    void A1_exactPathMethodAndHost_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray query = "?code=abc&state=" + state;
        const QByteArray own = "Host: OWN\r\n";
        QTest::newRow("slash more") << "GET /callback/" + query + " HTTP/1.1\r\n" + own << 404;
        QTest::newRow("capital") << "GET /Callback" + query + " HTTP/1.1\r\n" + own << 404;
        QTest::newRow("longer") << "GET /callback2" + query + " HTTP/1.1\r\n" + own << 404;
        QTest::newRow("favicon") << "GET /favicon.ico HTTP/1.1\r\n" + own << 404;
        QTest::newRow("POST") << "POST /callback" + query + " HTTP/1.1\r\n" + own << 405;
        QTest::newRow("HEAD") << "HEAD /callback" + query + " HTTP/1.1\r\n" + own << 405;
        QTest::newRow("no host") << "GET /callback" + query + " HTTP/1.1\r\n" << 400;
        QTest::newRow("two hosts") << "GET /callback" + query + " HTTP/1.1\r\n" + own + "Host: evil.example\r\n" << 400;
        QTest::newRow("other host") << "GET /callback" + query + " HTTP/1.1\r\nHost: evil.example\r\n" << 400;
        QTest::newRow("host without port") << "GET /callback" + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" << 400;
        QTest::newRow("other name of the loopback") << "GET /callback" + query + " HTTP/1.1\r\nHost: localhost:PORT\r\n" << 400;
        QTest::newRow("no HTTP") << QByteArray("hello\r\n") << 400;
        QTest::newRow("endless line") << "GET /callback?code=" + QByteArray(9000, 'x') + " HTTP/1.1\r\n" + own << 414;
        QTest::newRow("endless head") << "GET /callback" + query + " HTTP/1.1\r\n" + own + "Cookie: " + QByteArray(70000, 'x')
                                      << 431;
        QTest::newRow("code twice") << "GET /callback" + query + "&code=2 HTTP/1.1\r\n" + own << 400;
    }
    void A1_exactPathMethodAndHost() {
        QFETCH(QByteArray, request);
        QFETCH(const int, status);
        request.replace("OWN", host()).replace("PORT", QByteArray::number(m_listener->redirect().port()));
        QCOMPARE(statusOf(ask(request + "\r\n")), status);
        QVERIFY(m_arrived.empty());
        m_listener->conclude(CallbackPage::Failed);
    }

    void A3_wrongStateLeavesTheAttemptAlive_data() {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("none") << QByteArray("code=abc");
        QTest::newRow("empty") << QByteArray("code=abc&state=");
        QTest::newRow("other") << "code=abc&state=" + QByteArray(43, 't');
        QTest::newRow("shorter") << "code=abc&state=" + state.left(42);
        QTest::newRow("longer") << "code=abc&state=" + state + 's';
        QTest::newRow("refusal without state") << QByteArray("error=access_denied");
        QTest::newRow("refusal with another state") << "error=access_denied&state=" + QByteArray(43, 't');
    }
    void A3_wrongStateLeavesTheAttemptAlive() {
        QFETCH(const QByteArray, query);
        QCOMPARE(statusOf(ask(get("/callback?" + query))), 400);
        QVERIFY(m_arrived.empty());
        const std::unique_ptr<QTcpSocket> right = connected();
        right->write(get("/callback?code=abc&state=" + state));
        EVENTUALLY_COMPARE(m_arrived.size(), std::size_t(1));
        QCOMPARE(m_arrived[0].code, QByteArray("abc"));
    }

    void A5_pageWaitsForTheResultAndHasNoCode() {
        const std::unique_ptr<QTcpSocket> tab = connected();
        tab->write(get("/callback?code=abc&state=" + state));
        EVENTUALLY_COMPARE(m_arrived.size(), std::size_t(1));
        m_clock.move(LoopbackListener::secondsToAsk + 20);
        m_time->look();
        QCOMPARE(tab->state(), QAbstractSocket::ConnectedState);
        QVERIFY(tab->readAll().isEmpty());

        m_listener->conclude(CallbackPage::NoRole);
        const QByteArray redirect = answerOn(*tab);
        QCOMPARE(statusOf(redirect), 303);
        QVERIFY(redirect.contains("\r\nLocation: /done\r\n"));
        const QByteArray page = ask(get("/done"));
        QCOMPARE(statusOf(page), 200);
        QVERIFY(page.contains("Your account has no access"));
        for (const QByteArray& answer : {redirect, page}) {
            QVERIFY(answer.contains("\r\nCache-Control: no-store\r\n"));
            QVERIFY(answer.contains("\r\nContent-Security-Policy: default-src 'none'"));
            QVERIFY(answer.contains("\r\nReferrer-Policy: no-referrer\r\n"));
            QVERIFY(!answer.contains("abc") && !answer.contains(state));
        }
        for (const QByteArray& active :
             {QByteArray("<script"), QByteArray("<style"), QByteArray("<img"), QByteArray("<a "), QByteArray("http")})
            QVERIFY2(!page.mid(page.indexOf("<!DOCTYPE")).contains(active), active.constData());
    }

    void A5_twoTabsOneExchange() {
        const std::unique_ptr<QTcpSocket> first = connected();
        const std::unique_ptr<QTcpSocket> second = connected();
        first->write(get("/callback?code=abc&state=" + state));
        second->write(get("/callback?code=abc&state=" + state));
        EVENTUALLY_COMPARE(m_arrived.size(), std::size_t(1));
        settle();
        QCOMPARE(m_arrived.size(), std::size_t(1));
        m_listener->conclude(CallbackPage::SignedIn);
        QCOMPARE(statusOf(answerOn(*first)), 303);
        QCOMPARE(statusOf(answerOn(*second)), 303);
    }

    void A6_staleTabIsToldThatItIsOver() {
        m_listener->conclude(CallbackPage::Over);
        m_listener->expect(QByteArray(43, 'n'), [this](const CallbackRequest& request) { m_arrived.push_back(request); });
        const QByteArray answer = ask(get("/callback?code=abc&state=" + state));
        QCOMPARE(statusOf(answer), 410);
        QVERIFY(answer.contains("This attempt is over"));
        QVERIFY(m_arrived.empty());
        QCOMPARE(statusOf(ask(get("/done"))), 410);
    }

    void A6_tenSecondsForAConnection() {
        const std::unique_ptr<QTcpSocket> idle = connected();
        const std::unique_ptr<QTcpSocket> dripping = connected();
        dripping->write("GET /callback?co");
        settle();
        m_clock.move(9);
        settle();
        QCOMPARE(idle->state(), QAbstractSocket::ConnectedState);
        QCOMPARE(dripping->state(), QAbstractSocket::ConnectedState);
        m_clock.move(2);
        EVENTUALLY_COMPARE(idle->state(), QAbstractSocket::UnconnectedState);
        EVENTUALLY_COMPARE(dripping->state(), QAbstractSocket::UnconnectedState);
    }

    void A6_sixteenConnections() {
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int index = 0; index < LoopbackListener::mostConnections; ++index)
            sockets.push_back(connected());
        settle();
        const std::unique_ptr<QTcpSocket> oneMore = connected();
        EVENTUALLY_COMPARE(oneMore->state(), QAbstractSocket::UnconnectedState);
        for (const std::unique_ptr<QTcpSocket>& socket : sockets)
            QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
        sockets.pop_back();
        settle();
        QCOMPARE(statusOf(ask(get("/done"))), 410);
    }

    void A6_byteByByte() {
        const std::unique_ptr<QTcpSocket> socket = connected();
        const QByteArray request = get("/callback?code=abc&state=" + state);
        for (const char byte : request) {
            socket->write(&byte, 1);
            socket->flush();
            QCoreApplication::processEvents();
        }
        EVENTUALLY_COMPARE(m_arrived.size(), std::size_t(1));
        QCOMPARE(m_arrived[0].code, QByteArray("abc"));
    }

    void closedListenerIsGone() {
        const quint16 port = static_cast<quint16>(m_listener->redirect().port());
        const std::unique_ptr<QTcpSocket> open = connected();
        settle();
        m_listener->close();
        EVENTUALLY_COMPARE(open->state(), QAbstractSocket::UnconnectedState);
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, port);
        EVENTUALLY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::LoopbackListenerTest)
#include "tst_loopback_listener.moc"
