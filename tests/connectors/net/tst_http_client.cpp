// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net_stage.h"
#include "tests/servers/test_certificates.h"

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpTestResponse redirect(const QByteArray& to, int status = 302) {
    return {.status = status, .headers = {{"Location", to}}, .body = "moved"};
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

    void aChallengeIsAnAnswer_data() {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("method");
        for (const char* const challenge :
             {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"n\", qop=\"auth\"", "Negotiate", "NTLM"}) {
            for (const char* const method : {"GET", "POST"})
                QTest::addRow("%s %s", method, challenge) << QByteArray(challenge) << QByteArray(method);
        }
    }
    void aChallengeIsAnAnswer() {
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, method);
        HttpTestServer server([&](const HttpTestRequest&) {
            return HttpTestResponse{.status = 401, .headers = {{"WWW-Authenticate", challenge}}, .body = "who"};
        });
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.method = method, .url = server.url(), .body = method == "POST" ? "x" : ""}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
        QCOMPARE(answer.response().status, 401);
        QCOMPARE(answer.response().body, QByteArray("who"));
        QCOMPARE(server.requests().size(), 1); // nobody is asked for a password and none is tried
    }

    void aLargeBodyIsSentWhole() {
        QByteArray body(3'000'000, '\0');
        for (qsizetype i = 0; i < body.size(); ++i)
            body[i] = static_cast<char>(i * 31 / 7);
        HttpTestServer server([](const HttpTestRequest&) { return text("taken"); });
        HttpClient client({});
        Answer answer;
        QVERIFY(
            ask(client, {.method = "POST", .url = server.url(), .headers = {{"Content-Type", "x/y"}}, .body = body}, answer));
        QVERIFY(answer.isGood());
        QVERIFY(server.requests().first().body == body);
    }

    void nothingIsSmuggledIn_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("value") << QByteArray("GET") << QByteArray("Authorization") << QByteArray("Bearer a\r\nX-Admin: 1");
        QTest::newRow("line feed") << QByteArray("GET") << QByteArray("Authorization") << QByteArray("Bearer a\nX: 1");
        QTest::newRow("zero") << QByteArray("GET") << QByteArray("X") << QByteArray("a\0b", 3);
        QTest::newRow("name") << QByteArray("GET") << QByteArray("X: 1\r\nY") << QByteArray("a");
        QTest::newRow("no name") << QByteArray("GET") << QByteArray() << QByteArray("a");
        QTest::newRow("method") << QByteArray("GET / HTTP/1.1\r\n\r\nGET") << QByteArray("X") << QByteArray("a");
        QTest::newRow("no method") << QByteArray() << QByteArray("X") << QByteArray("a");
    }
    void nothingIsSmuggledIn() {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        HttpTestServer server([](const HttpTestRequest&) { return text("x"); });
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.method = method, .url = server.url(), .headers = {{name, value}}}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Usage);
        QCOMPARE(server.connections(), 0);
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

    void B8_aRedirectIsOfTheSameOriginOrNone_data() {
        QTest::addColumn<QString>("location");
        QTest::newRow("another port, without a scheme") << u"//127.0.0.1:%2/take"_s;
        QTest::newRow("another name") << u"http://localhost:%2/take"_s;
        QTest::newRow("a user name") << u"http://user:word@127.0.0.1:%1/take"_s;
        QTest::newRow("another scheme") << u"https://127.0.0.1:%1/take"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s;
        QTest::newRow("no address") << u"http://[::1/take"_s;
    }
    void B8_aRedirectIsOfTheSameOriginOrNone() {
        QFETCH(QString, location);
        HttpTestServer other([](const HttpTestRequest&) { return text("stolen"); });
        QByteArray target;
        HttpTestServer server([&](const HttpTestRequest&) { return redirect(target); });
        target = location.replace(u"%1"_s, QString::number(server.port()))
                     .replace(u"%2"_s, QString::number(other.port()))
                     .toLatin1();
        HttpClient client({});
        Answer answer;
        QVERIFY(
            ask(client, {.url = server.url(), .headers = {{"Authorization", "Bearer abc"}}, .followRedirects = true}, answer));
        QVERIFY(answer.isGood());
        QCOMPARE(answer.response().status, 302);
        QCOMPARE(server.connections(), 1);
        QCOMPARE(other.connections(), 0);
    }

    void B8_aRedirectNeverLeavesHttps() {
        const TestAuthority authority;
        HttpTestServer other([](const HttpTestRequest&) { return text("in the open"); });
        QByteArray target;
        HttpTestServer server([&](const HttpTestRequest&) { return redirect(target); },
                              serverTls(authority.issue(u"127.0.0.1"_s)));
        HttpClient client({.extraAuthorities = {authority.certificate()}});
        for (const quint16 port : {other.port(), server.port()}) {
            target = plainUrl(port).toEncoded();
            Answer answer;
            QVERIFY(ask(client, {.url = server.url(), .headers = {{"Authorization", "Bearer abc"}}, .followRedirects = true},
                        answer));
            QVERIFY(answer.isGood());
            QCOMPARE(answer.response().status, 302);
        }
        QCOMPARE(other.connections(), 0);
        QCOMPARE(server.requests().size(), 2);
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

    void anExchangeThatOutlivesItsClientIsSilent() {
        HttpTestServer server([](const HttpTestRequest&) { return HttpTestResponse{.isHeld = true}; });
        Answer orphan;
        Answer refused;
        {
            HttpClient client({});
            orphan.exchange = client.send({.url = server.url(), .timeout = 300ms}, orphan.taker());
            QTRY_COMPARE(server.requests().size(), 1);
            refused.exchange = client.send({.url = QUrl()}, refused.taker());
        }
        // Time goes by, until what was asked later is over.
        HttpClient other({});
        Answer later;
        QVERIFY(ask(other, {.url = server.url(), .timeout = 400ms}, later));
        QCOMPARE(later.calls, 1);
        QCOMPARE(orphan.calls + refused.calls, 0);
    }
};

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
