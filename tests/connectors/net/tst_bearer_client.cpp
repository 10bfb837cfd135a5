// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/bearer_client.h"
#include "tests/servers/data_server.h"
#include "tests/servers/http_test_server.h"

#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

/// Gives what it has; a replacement is made once for each token that was rejected.
class FakeTokens : public AccessTokens {
public:
    QByteArray token = "first";
    std::optional<Error> error = {};
    std::optional<Error> replacementError = {};
    bool isSilent = false;
    bool replacesInSilence = false;
    int refreshes = 0;

    void request(QObject* context, TokenDone done) override { answer(context, std::move(done)); }
    void replace(const QByteArray& rejected, QObject* context, TokenDone done) override {
        if (rejected == token) {
            ++refreshes;
            token = "number " + QByteArray::number(refreshes);
        }
        if (replacementError)
            error = replacementError;
        if (!replacesInSilence)
            answer(context, std::move(done));
    }

private:
    void answer(QObject* context, TokenDone done) {
        if (isSilent)
            return;
        QTimer::singleShot(0, context, [this, done = std::move(done)] {
            done(error ? Result<QByteArray>(failure(*error)) : Result<QByteArray>(token));
        });
    }
};

struct Stage {
    DataServer server;
    HttpClient http{NetworkSettings{}};
    FakeTokens tokens;
    BearerClient client{http, tokens};
    std::vector<std::unique_ptr<HttpExchange>> exchanges;
    std::vector<Result<HttpResponse>> answers;

    void ask(const HttpRequest& request) {
        exchanges.push_back(
            client.send(request, [this](const Result<HttpResponse>& response) { answers.push_back(response); }));
    }
    void ask() { ask({.url = server.url()}); }
};

} // namespace

class TestBearerClient : public QObject {
    Q_OBJECT

private slots:
    void theTokenGoesWithTheRequest() {
        Stage stage;
        stage.ask({.url = stage.server.url(), .headers = {{"authorization", "Basic x"}, {"Accept", "application/json"}}});
        QCOMPARE(stage.answers.size(), size_t{0});
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QCOMPARE(stage.answers.front()->status, 200);
        QCOMPARE(stage.server.authorizations(), QList<QByteArray>{"Bearer first"});
        QVERIFY(!stage.server.received().contains("Basic"));
    }

    void aRejectedTokenIsReplacedOnce() {
        Stage stage;
        stage.server.refuse("first");
        stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QCOMPARE(stage.answers.front()->status, 200);
        QCOMPARE(stage.server.authorizations(), (QList<QByteArray>{"Bearer first", "Bearer number 1"}));
    }

    void aSecondRefusalIsAnAnswer() {
        Stage stage;
        stage.server.refuse("first");
        stage.server.refuse("number 1");
        stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QCOMPARE(stage.answers.front()->status, 401);
        QCOMPARE(stage.server.requests(), 2);
    }

    void B4_twentyRefusalsAreOneRefresh() {
        Stage stage;
        stage.server.refuse("first");
        for (int i = 0; i < 20; ++i)
            stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{20});
        for (const auto& answer : stage.answers)
            QCOMPARE(answer->status, 200);
        QCOMPARE(stage.tokens.refreshes, 1);
    }

    void C1_withoutATokenNoRequestLeaves_data() {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("sign-in needed") << ErrorKind::Auth;
        QTest::newRow("no role") << ErrorKind::Forbidden;
        QTest::newRow("provider unreachable") << ErrorKind::Network;
    }
    void C1_withoutATokenNoRequestLeaves() {
        QFETCH(ErrorKind, kind);
        Stage stage;
        stage.tokens.error = Error{kind, u"no"_s};
        stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QVERIFY(!stage.answers.front().has_value());
        QCOMPARE(stage.answers.front().error().kind, kind);
        QCOMPARE(stage.server.requests(), 0);
    }

    void B8_theTokenNeverLeavesInTheOpen_data() {
        QTest::addColumn<QUrl>("url");
        QTest::newRow("http elsewhere") << QUrl(u"http://logs.example/x"_s);
        QTest::newRow("http in the network") << QUrl(u"http://192.168.0.10/x"_s);
        QTest::newRow("with a user name") << QUrl(u"https://user@logs.example/x"_s);
        QTest::newRow("a name that only begins so") << QUrl(u"http://127.0.0.1.example/x"_s);
        QTest::newRow("nothing") << QUrl();
    }
    void B8_theTokenNeverLeavesInTheOpen() {
        QFETCH(QUrl, url);
        Stage stage;
        stage.ask({.url = url});
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QVERIFY(!stage.answers.front().has_value());
        QCOMPARE(stage.answers.front().error().kind, ErrorKind::Tls);
    }

    void B8_theTokenStaysWithItsOrigin() {
        Stage stage;
        HttpTestServer other([](const HttpTestRequest&) { return HttpTestResponse{}; });
        HttpTestServer server([&](const HttpTestRequest&) {
            return HttpTestResponse{.status = 302, .headers = {{"Location", other.url().toEncoded()}}};
        });
        stage.ask({.url = server.url(), .followRedirects = true});
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QCOMPARE(stage.answers.front()->status, 302);
        QCOMPARE(server.requests().first().header("Authorization"), QByteArray("Bearer first"));
        QCOMPARE(other.connections(), 0);
    }

    void aTokenThatWouldBreakOutOfItsLineIsNotSent() {
        Stage stage;
        stage.tokens.token = "first\r\nX-Admin: 1";
        stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QVERIFY(!stage.answers.front().has_value());
        QCOMPARE(stage.answers.front().error().kind, ErrorKind::Usage);
        QCOMPARE(stage.server.requests(), 0);
    }

    void anErrorOfTheReplacementIsPassedOn() {
        Stage stage;
        stage.server.refuse("first");
        stage.tokens.replacementError = Error{ErrorKind::Auth, u"sign in"_s};
        stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QVERIFY(!stage.answers.front().has_value());
        QCOMPARE(stage.answers.front().error().kind, ErrorKind::Auth);
        QCOMPARE(stage.server.requests(), 1);
    }

    void destroyedAtAnyMomentItIsSilent() {
        Stage stage;
        stage.ask();
        stage.exchanges.clear(); // while the token is asked for
        stage.tokens.isSilent = true;
        stage.ask();
        stage.exchanges.clear(); // for ever without one
        stage.tokens.isSilent = false;
        stage.tokens.replacesInSilence = true;
        stage.server.refuse("first");
        stage.ask();
        QTRY_COMPARE(stage.tokens.refreshes, 1);
        stage.exchanges.clear(); // while another one is asked for
        stage.tokens.replacesInSilence = false;
        stage.ask();
        QTRY_COMPARE(stage.answers.size(), size_t{1});
        QCOMPARE(stage.answers.front()->status, 200);
    }
};

QTEST_GUILESS_MAIN(TestBearerClient)
#include "tst_bearer_client.moc"
