// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Networks that misbehave, each fault before a server that is in order, and answers of any bytes. Nothing of it is logged.

#include "net_stage.h"
#include "tests/servers/fault_proxy.h"

#include <QRandomGenerator>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList logged;

void note(QtMsgType, const QMessageLogContext&, const QString& line) {
    logged << line;
}

QByteArray anyBytes(QRandomGenerator& random) {
    QByteArray bytes(random.bounded(1, 200), '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random.bounded(256));
    return bytes;
}

} // namespace

class TestHttpFaults : public QObject {
    Q_OBJECT

private slots:
    void init() {
        logged.clear();
        m_before = qInstallMessageHandler(note);
    }
    void cleanup() {
        qInstallMessageHandler(m_before);
        for (const QString& line : std::as_const(logged))
            QVERIFY2(!line.contains(u"canary"_s), "B10: a request in the log");
    }

    void faults_data() {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isGood");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("none") << Fault::None << true << ErrorKind::Network;
        QTest::newRow("latency within the limit") << Fault::Latency << true << ErrorKind::Network;
        QTest::newRow("reset") << Fault::Reset << false << ErrorKind::Network;
        QTest::newRow("drip") << Fault::Drip << true << ErrorKind::Network;
        QTest::newRow("truncated") << Fault::Truncate << false << ErrorKind::Network;
        QTest::newRow("half closed") << Fault::HalfClose << false << ErrorKind::Network;
        QTest::newRow("silence") << Fault::Silence << false << ErrorKind::Network;
    }
    void faults() {
        QFETCH(Fault, fault);
        QFETCH(bool, isGood);
        QFETCH(ErrorKind, kind);
        HttpTestServer server([](const HttpTestRequest&) { return text(QByteArray(2000, 'x')); });
        FaultProxy proxy(server.port());
        proxy.setFault(fault);
        proxy.setDelay(50ms);
        proxy.setLimit(500);
        HttpClient client({});
        Answer answer;
        const bool waits = fault == Fault::Silence || fault == Fault::HalfClose;
        QVERIFY(ask(client, {.url = plainUrl(proxy.port(), secretPath), .timeout = waits ? 300ms : 10'000ms}, answer));
        QCOMPARE(answer.isGood(), isGood);
        if (isGood)
            QCOMPARE(answer.response().body, QByteArray(2000, 'x'));
        else
            QCOMPARE(answer.error().kind, kind);
        QCOMPARE(answer.calls, 1);
    }

    void aLatencyBeyondTheLimitIsNetwork() {
        HttpTestServer server([](const HttpTestRequest&) { return text("late"); });
        FaultProxy proxy(server.port());
        proxy.setFault(Fault::Latency);
        proxy.setDelay(60s);
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = plainUrl(proxy.port(), secretPath), .timeout = 200ms}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().detail, u"time limit"_s);
    }

    void aCaptivePortalIsAPage() {
        HttpTestServer server([](const HttpTestRequest&) { return text("{}"); });
        FaultProxy proxy(server.port());
        proxy.setFault(Fault::CaptivePortal);
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = plainUrl(proxy.port(), secretPath)}, answer));
        QVERIFY(answer.isGood());
        QVERIFY(!jsonBody(answer.response()).has_value());
        QCOMPARE(server.requests().size(), 0);
    }

    void whatChangesSomethingIsSentOnce_data() {
        QTest::addColumn<bool>("isSecondOfItsConnection");
        QTest::newRow("new connection") << false;
        QTest::newRow("kept connection") << true;
    }
    void whatChangesSomethingIsSentOnce() {
        QFETCH(bool, isSecondOfItsConnection);
        HttpTestServer server([](const HttpTestRequest&) { return text("taken"); });
        FaultProxy proxy(server.port());
        HttpClient client({});
        const HttpRequest request{.method = "POST", .url = plainUrl(proxy.port(), secretPath), .body = "grant=canary"};
        if (isSecondOfItsConnection) {
            Answer answer;
            QVERIFY(ask(client, request, answer));
            QVERIFY(answer.isGood());
        }
        const qsizetype before = server.requests().size();
        for (const Fault fault : {Fault::Reset, Fault::Truncate}) {
            proxy.setFault(fault);
            const qsizetype sent = server.requests().size();
            Answer answer;
            QVERIFY(ask(client, request, answer));
            QVERIFY(!answer.isGood());
            QCOMPARE(answer.error().kind, ErrorKind::Network);
            QCOMPARE(server.requests().size(), sent + 1);
        }
        QCOMPARE(server.requests().size(), before + 2);
    }

    void anythingMayAnswer() {
        QRandomGenerator random(20260513);
        const QList<QByteArray> pieces{"HTTP/1.1 200 OK\r\n",
                                       "HTTP/9.9 -1\r\n",
                                       "Content-Length: 99999999999999\r\n",
                                       "Content-Length: -5\r\n",
                                       "Content-Length: 3\r\n",
                                       "\r\n",
                                       "Transfer-Encoding: chunked\r\n",
                                       "ffffffffffffffff\r\n",
                                       "5\r\nhello\r\n",
                                       "0\r\n\r\n",
                                       "Content-Encoding: gzip\r\n",
                                       "Location: //\r\n",
                                       "Set-Cookie: a\r\n",
                                       QByteArray(70'000, 'a'),
                                       QByteArray("\0\xff\x1b[2J", 6),
                                       "Connection: upgrade\r\n",
                                       "HTTP/1.1 101 Up\r\n",
                                       "HTTP/1.1 407 Proxy\r\n",
                                       "WWW-Authenticate: NTLM\r\n",
                                       "\x1f\x8b\x08"};
        QByteArray bytes;
        HttpTestServer server([&](const HttpTestRequest&) { return HttpTestResponse{.verbatim = bytes}; });
        HttpClient client({});
        for (int i = 0; i < 200; ++i) {
            bytes = i % 2 == 0 ? pieces.first() : QByteArray();
            for (int piece = 0; piece < 6; ++piece)
                bytes += i % 3 == 0 ? anyBytes(random) : pieces.at(random.bounded(static_cast<int>(pieces.size())));
            Answer answer;
            QVERIFY(
                ask(client, {.url = server.url(), .timeout = 100ms, .bodyLimit = 100'000, .followRedirects = true}, answer));
            QCOMPARE(answer.calls, 1);
        }
    }

private:
    const QString secretPath = u"/canary?token=canary"_s;
    QtMessageHandler m_before = nullptr;
};

QTEST_GUILESS_MAIN(TestHttpFaults)
#include "tst_http_faults.moc"
