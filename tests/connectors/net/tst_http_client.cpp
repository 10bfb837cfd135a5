// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net_stage.h"
#include "tests/servers/fault_proxy.h"
#include "tests/servers/http_test_server.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpTestResponse text(const QByteArray& body, int status = 200) {
    return {.status = status, .headers = {{"Content-Type", "text/plain"}}, .body = body};
}

HttpTestResponse redirect(const QByteArray& to, int status = 302) {
    return {.status = status, .headers = {{"Location", to}}, .body = "moved"};
}

/// As "Content-Encoding: deflate" has it (RFC 9110): the zlib format, which qCompress() puts a length before.
QByteArray deflated(const QByteArray& bytes) {
    return qCompress(bytes).mid(4);
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private slots:
    void anAnswerIsGivenWhole() {
        HttpTestServer server([](const HttpTestRequest& request) {
            HttpTestResponse response = text("<" + request.method + " " + request.body + ">", 201);
            response.headers.append(std::pair<QByteArray, QByteArray>("X-One", "1"));
            return response;
        });
        HttpClient client({});
        Answer answer;
        answer.exchange = client.send({.method = "POST",
                                       .url = server.url(u"/a/b?c=d"_s),
                                       .headers = {{"X-Asked", "yes"}, {"Content-Type", "text/plain"}},
                                       .body = "hello"},
                                      answer.taker());
        QCOMPARE(answer.calls, 0); // never from within send()
        QTRY_COMPARE(answer.calls, 1);
        QVERIFY(answer.isGood());
        QCOMPARE(answer.response().status, 201);
        QCOMPARE(answer.response().body, QByteArray("<POST hello>"));
        QCOMPARE(answer.response().header("x-one"), QByteArray("1"));
        QCOMPARE(answer.response().url, server.url(u"/a/b?c=d"_s));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().target, QByteArray("/a/b?c=d"));
        QCOMPARE(server.requests().first().header("X-Asked"), QByteArray("yes"));
        QVERIFY(server.requests().first().header("User-Agent").startsWith("LogLoupe/"));
    }

    void aStatusIsAnAnswer_data() {
        QTest::addColumn<int>("status");
        for (const int status :
             {200, 204, 301, 302, 307, 400, 401, 403, 404, 405, 409, 410, 418, 422, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }
    void aStatusIsAnAnswer() {
        QFETCH(int, status);
        HttpTestServer server([status](const HttpTestRequest&) {
            HttpTestResponse response = status == 204 ? HttpTestResponse{.status = 204} : text("why", status);
            if (status == 401)
                response.headers.append(
                    std::pair<QByteArray, QByteArray>("WWW-Authenticate", "Bearer error=\"invalid_token\""));
            return response;
        });
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url()}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer.response().status, status);
        QCOMPARE(answer.response().body, QByteArray(status == 204 ? "" : "why"));
        QCOMPARE(server.requests().size(), 1);
    }

    void whatCannotBeAskedIsSaid_data() {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("file") << QUrl(u"file:///etc/passwd"_s);
        QTest::newRow("data") << QUrl(u"data:text/plain,hello"_s);
        QTest::newRow("ftp") << QUrl(u"ftp://127.0.0.1/x"_s);
        QTest::newRow("empty") << QUrl();
        QTest::newRow("no host") << QUrl(u"https:///x"_s);
        QTest::newRow("relative") << QUrl(u"/x"_s);
    }
    void whatCannotBeAskedIsSaid() {
        QFETCH(QUrl, url);
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = url}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Usage);
    }

    void aDeadPortIsNetwork() {
        quint16 port = 0;
        {
            QTcpServer server;
            QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost)));
            port = server.serverPort();
        }
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"http://127.0.0.1:%1/secret?token=abc"_s.arg(port))}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
        QVERIFY(!(answer.error().message + answer.error().detail).contains(u"secret"_s));
        QVERIFY(!(answer.error().message + answer.error().detail).contains(u"abc"_s));
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
        QVERIFY(ask(client, {.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(proxy.port())), .timeout = waits ? 300ms : 10'000ms},
                    answer));
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
        QVERIFY(ask(client, {.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(proxy.port())), .timeout = 200ms}, answer));
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
        QVERIFY(ask(client, {.url = QUrl(u"http://127.0.0.1:%1/"_s.arg(proxy.port()))}, answer));
        QVERIFY(answer.isGood());
        QVERIFY(answer.response().isPage());
        QCOMPARE(server.requests().size(), 0);
    }

    void B8_aRedirectElsewhereIsNotFollowed_data() {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }
    void B8_aRedirectElsewhereIsNotFollowed() {
        QFETCH(int, status);
        HttpTestServer other([](const HttpTestRequest&) { return text("stolen"); });
        HttpTestServer server([&](const HttpTestRequest&) { return redirect(other.url(u"/take"_s).toEncoded(), status); });
        HttpClient client({});
        for (const bool follows : {false, true}) {
            Answer answer;
            QVERIFY(ask(client, {.url = server.url(), .headers = {{"Authorization", "Bearer abc"}}, .followRedirects = follows},
                        answer));
            QVERIFY(answer.isGood());
            QCOMPARE(answer.response().status, status);
        }
        QCOMPARE(other.connections(), 0);
    }

    void aRedirectWithinTheOriginIsFollowedWhenAsked() {
        HttpTestServer server([](const HttpTestRequest& request) {
            return request.target == "/end" ? text("here") : redirect(request.target == "/" ? "/next" : "/end");
        });
        HttpClient client({});
        Answer followed;
        QVERIFY(ask(client, {.url = server.url(), .followRedirects = true}, followed));
        QCOMPARE(followed.response().status, 200);
        QCOMPARE(followed.response().body, QByteArray("here"));
        QCOMPARE(followed.response().url.path(), u"/end"_s);
        Answer kept;
        QVERIFY(ask(client, {.url = server.url()}, kept));
        QCOMPARE(kept.response().status, 302);
        Answer posted;
        QVERIFY(ask(client, {.method = "POST", .url = server.url(), .body = "code=1", .followRedirects = true}, posted));
        QCOMPARE(posted.response().status, 302);
    }

    void aCircleEnds() {
        HttpTestServer server([](const HttpTestRequest&) { return redirect("/again"); });
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(), .followRedirects = true}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(server.requests().size(), 6);
    }

    void D12_theLimitCountsWhatWasUnpacked() {
        const QByteArray bomb = deflated(QByteArray(64 << 20, 'x'));
        HttpTestServer server([&](const HttpTestRequest&) {
            return HttpTestResponse{.headers = {{"Content-Encoding", "deflate"}}, .body = bomb};
        });
        HttpClient client({});
        Answer refused;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 1 << 20}, refused));
        QVERIFY(!refused.isGood());
        QCOMPARE(refused.error().kind, ErrorKind::Decode);
        Answer taken;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 64 << 20}, taken));
        QVERIFY(taken.isGood());
        QCOMPARE(taken.response().body.size(), 64 << 20);
    }

    void theLimitIsExact() {
        HttpTestServer server([](const HttpTestRequest&) { return text(QByteArray(1000, 'x')); });
        HttpClient client({});
        Answer fits;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 1000}, fits));
        QVERIFY(fits.isGood());
        Answer over;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 999}, over));
        QVERIFY(!over.isGood());
    }

    void cookiesAreNotKept() {
        HttpTestServer server([](const HttpTestRequest&) {
            return HttpTestResponse{.headers = {{"Set-Cookie", "session=1; Path=/"}, {"Cache-Control", "max-age=3600"}},
                                    .body = "x"};
        });
        HttpClient client({});
        for (int i = 0; i < 2; ++i) {
            Answer answer;
            QVERIFY(ask(client, {.url = server.url()}, answer));
        }
        QCOMPARE(server.requests().size(), 2); // and nothing is answered from a cache
        QCOMPARE(server.requests().last().header("Cookie"), QByteArray());
    }

    void destroyingIsSilent() {
        HttpTestServer server([](const HttpTestRequest&) { return HttpTestResponse{.isHeld = true}; });
        HttpClient client({});
        Answer atOnce;
        atOnce.exchange = client.send({.url = server.url()}, atOnce.taker());
        atOnce.exchange.reset();
        Answer later;
        later.exchange = client.send({.url = server.url()}, later.taker());
        QTRY_COMPARE(server.requests().size(), 1);
        later.exchange.reset();
        // Something else comes and goes meanwhile.
        HttpTestServer other([](const HttpTestRequest&) { return text("x"); });
        Answer answer;
        QVERIFY(ask(client, {.url = other.url()}, answer));
        QCOMPARE(atOnce.calls + later.calls, 0);
    }

    void destroyedByItsOwnAnswer() {
        HttpTestServer server([](const HttpTestRequest&) { return text("x"); });
        HttpClient client({});
        std::unique_ptr<HttpExchange> exchange;
        int calls = 0;
        exchange = client.send({.url = server.url()}, [&](const Result<HttpResponse>&) {
            exchange.reset();
            ++calls;
        });
        QTRY_COMPARE(calls, 1);
        // So is one whose time is over.
        HttpTestServer silent([](const HttpTestRequest&) { return HttpTestResponse{.isHeld = true}; });
        exchange = client.send({.url = silent.url(), .timeout = 50ms}, [&](const Result<HttpResponse>&) {
            exchange.reset();
            ++calls;
        });
        QTRY_COMPARE(calls, 2);
    }

    void anExchangeOutlivesItsClient() {
        HttpTestServer server([](const HttpTestRequest&) { return HttpTestResponse{.isHeld = true}; });
        Answer answer;
        {
            HttpClient client({});
            answer.exchange = client.send({.url = server.url()}, answer.taker());
            QTRY_COMPARE(server.requests().size(), 1);
        }
        answer.exchange.reset();
        QCOMPARE(answer.calls, 0);
    }

    void B9_certificates_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isExpired");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("good") << u"127.0.0.1"_s << false << true << true;
        QTest::newRow("authority not trusted") << u"127.0.0.1"_s << false << false << false;
        QTest::newRow("other host") << u"other.example"_s << false << true << false;
        QTest::newRow("expired") << u"127.0.0.1"_s << true << true << false;
    }
    void B9_certificates() {
        QFETCH(QString, host);
        QFETCH(bool, isExpired);
        QFETCH(bool, isTrusted);
        QFETCH(bool, isGood);
        const TestAuthority authority;
        const TestCertificate certificate = authority.issue(host, isExpired);
        HttpTestServer server([](const HttpTestRequest&) { return text("safe"); }, serverTls(certificate));
        HttpClient client({.extraAuthorities = isTrusted ? QList<QByteArray>{authority.certificate()} : QList<QByteArray>()});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(u"/?token=abc"_s), .headers = {{"Authorization", "Bearer abc"}}}, answer));
        QVERIFY2(answer.isGood() == isGood, answer.isGood() ? "trusted" : qPrintable(answer.error().detail));
        if (isGood) {
            QCOMPARE(answer.response().body, QByteArray("safe"));
            return;
        }
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
        QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
        const QString fingerprint = QString::fromLatin1(
            QSslCertificate(certificate.certificate).digest(QCryptographicHash::Sha256).toHex(':').toUpper());
        QVERIFY2(answer.error().detail.contains(fingerprint), qPrintable(answer.error().detail));
        QVERIFY(answer.error().detail.contains(u"issuer: LogLoupe test authority"_s));
        QVERIFY(answer.error().detail.contains(QRegularExpression(u"reason: \\S"_s)));
        QVERIFY(!answer.error().detail.contains(u"abc"_s));
    }

    void B9_aCertificateInBetweenIsNotTrusted() {
        HttpTestServer server([](const HttpTestRequest&) { return text("safe"); });
        FaultProxy proxy(server.port());
        proxy.setFault(Fault::WrongCertificate);
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"https://127.0.0.1:%1/"_s.arg(proxy.port()))}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
    }

    void B9_tlsBelow12IsRefused() {
        const TestAuthority authority;
        QSslConfiguration tls = serverTls(authority.issue(u"127.0.0.1"_s));
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        tls.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        HttpTestServer server([](const HttpTestRequest&) { return text("old"); }, tls);
        HttpClient client({.extraAuthorities = {authority.certificate()}});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(), .timeout = 3000ms}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(server.requests().size(), 0);
    }

    void B9_clientCertificateIsShown() {
        const TestAuthority authority;
        const TestCertificate own = authority.issue(u"support.example"_s);
        QSslConfiguration tls = serverTls(authority.issue(u"127.0.0.1"_s));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates(QSslCertificate::fromData(authority.certificate()));
        HttpTestServer server([](const HttpTestRequest&) { return text("known"); }, tls);
        HttpClient without({.extraAuthorities = {authority.certificate()}});
        Answer refused;
        QVERIFY(ask(without, {.url = server.url()}, refused));
        QVERIFY(!refused.isGood());
        HttpClient with(
            {.extraAuthorities = {authority.certificate()}, .clientCertificate = own.certificate, .clientKey = own.key});
        Answer answer;
        QVERIFY(ask(with, {.url = server.url()}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
    }

    void B9_theProxyIsUsed() {
        HttpTestServer proxy([](const HttpTestRequest&) { return text("by proxy"); });
        HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.port())});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"http://logs.example/x"_s)}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
        QCOMPARE(proxy.requests().first().target, QByteArray("http://logs.example/x"));
        HttpClient wrong({.proxy = u"nonsense"_s});
        Answer said;
        QVERIFY(ask(wrong, {.url = QUrl(u"http://127.0.0.1:1/"_s)}, said));
        QVERIFY(!said.isGood());
        QCOMPARE(said.error().kind, ErrorKind::Usage);
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
        for (int i = 0; i < 50; ++i) {
            bytes = i % 2 == 0 ? pieces.first() : QByteArray();
            for (int piece = 0; piece < 6; ++piece)
                bytes += pieces.at(random.bounded(static_cast<int>(pieces.size())));
            Answer answer;
            QVERIFY(
                ask(client, {.url = server.url(), .timeout = 100ms, .bodyLimit = 100'000, .followRedirects = true}, answer));
            QCOMPARE(answer.calls, 1);
        }
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
