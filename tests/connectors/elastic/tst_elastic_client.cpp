// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_client.h"
#include "elastic_stage.h"

#include <QFile>
#include <QTemporaryDir>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Stage {
    explicit Stage(HttpTestServer::Handler handler = [](const HttpTestRequest&) { return ElasticStub::json({}); })
        : server(std::move(handler))
        , settings(settingsFor(server.url(QString()))) {}

    void ask(const HttpRequest& request) {
        if (!client)
            client = std::make_unique<ElasticClient>(settings, http, hasTokens ? &tokens : nullptr, nullptr, pace);
        exchanges.push_back(client->send(request, [this](const Result<HttpResponse>& answer) { answers.push_back(answer); }));
    }
    void ask() { ask({.url = QUrl(u"/_search"_s)}); }
    [[nodiscard]] bool waitForAnswers(size_t count) {
        return soon([&] { return answers.size() >= count; });
    }
    void keepSecret(const QByteArray& secret, QFileDevice::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner) {
        settings.secretFile = directory.filePath(u"key"_s);
        QFile file(settings.secretFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(secret);
        QVERIFY(file.setPermissions(permissions));
    }

    QTemporaryDir directory;
    HttpTestServer server;
    ElasticSettings settings;
    HttpClient http{NetworkSettings{}};
    StageTokens tokens;
    bool hasTokens = true;
    ElasticPace pace = quickPace();
    std::unique_ptr<ElasticClient> client;
    std::vector<std::unique_ptr<HttpExchange>> exchanges;
    std::vector<Result<HttpResponse>> answers;
};

} // namespace

class TestElasticClient : public QObject {
    Q_OBJECT

private slots:
    void credentials_data() {
        QTest::addColumn<ElasticCredentials>("credentials");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("bearer") << ElasticCredentials::Bearer << QByteArray() << QByteArray("Bearer canary-first");
        QTest::newRow("encoded key") << ElasticCredentials::ApiKey << QByteArray("aWQ6a2V5\n") << QByteArray("ApiKey aWQ6a2V5");
        QTest::newRow("key of two parts") << ElasticCredentials::ApiKey << QByteArray("id:key")
                                          << QByteArray("ApiKey aWQ6a2V5");
        QTest::newRow("name and password") << ElasticCredentials::Basic << QByteArray("reader:pass word\n")
                                           << QByteArray("Basic cmVhZGVyOnBhc3Mgd29yZA==");
        QTest::newRow("none") << ElasticCredentials::None << QByteArray() << QByteArray();
        QTest::newRow("certificate") << ElasticCredentials::Certificate << QByteArray() << QByteArray();
    }
    void credentials() {
        QFETCH(ElasticCredentials, credentials);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, header);
        Stage stage;
        stage.settings.credentials = credentials;
        if (!secret.isEmpty())
            stage.keepSecret(secret);
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QVERIFY(stage.answers.front().has_value());
        QCOMPARE(stage.server.requests().first().header("Authorization"), header);
    }

    void secretsThatCannotBeUsed_data() {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<bool>("isOpen");
        QTest::newRow("missing") << QByteArray() << false;
        QTest::newRow("readable by others") << QByteArray("canary:canary") << true;
        QTest::newRow("two lines") << QByteArray("canary:canary\r\nX-Admin: canary") << false;
        QTest::newRow("too long") << QByteArray(20'000, 'c') << false;
        QTest::newRow("no password") << QByteArray("canary") << false;
    }
    void secretsThatCannotBeUsed() {
        QFETCH(QByteArray, secret);
        QFETCH(bool, isOpen);
        Stage stage;
        stage.settings.credentials = ElasticCredentials::Basic;
        if (secret.isEmpty())
            stage.settings.secretFile = stage.directory.filePath(u"nothing"_s);
        else
            stage.keepSecret(secret, QFile::ReadOwner | (isOpen ? QFile::ReadOther : QFile::WriteOwner));
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front().error().kind, ErrorKind::Usage);
        QVERIFY(!stage.answers.front().error().message.contains(u"canary"_s));
        QVERIFY(!stage.answers.front().error().message.contains(stage.directory.path()));
        QCOMPARE(stage.server.requests().size(), 0);
    }

    void credentialsDoNotLeaveInTheOpen_data() {
        QTest::addColumn<ElasticCredentials>("credentials");
        QTest::newRow("bearer") << ElasticCredentials::Bearer;
        QTest::newRow("key") << ElasticCredentials::ApiKey;
        QTest::newRow("password") << ElasticCredentials::Basic;
    }
    void credentialsDoNotLeaveInTheOpen() {
        QFETCH(ElasticCredentials, credentials);
        Stage stage;
        stage.keepSecret("reader:canary");
        stage.settings.credentials = credentials;
        stage.settings.address = QUrl(u"http://logs.example"_s);
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front().error().kind, ErrorKind::Tls);
    }

    void withoutASignInNothingIsSent() {
        Stage stage;
        stage.hasTokens = false;
        stage.settings.credentials = ElasticCredentials::Bearer;
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front().error().kind, ErrorKind::Auth);
        QCOMPARE(stage.server.requests().size(), 0);
    }

    void everythingGoesToTheAddress_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("path") << u"/_search"_s << QByteArray("/logs/_search");
        QTest::newRow("relative") << u"_search?a=b%26c"_s << QByteArray("/logs/_search?a=b%26c");
        QTest::newRow("another origin") << u"https://elsewhere.example/x"_s << QByteArray("/logs/x");
        QTest::newRow("encoded") << u"/a%2Fb,%20c/_search"_s << QByteArray("/logs/a%2Fb,%20c/_search");
    }
    void everythingGoesToTheAddress() {
        QFETCH(QString, url);
        QFETCH(QByteArray, target);
        Stage stage;
        stage.settings.credentials = ElasticCredentials::Bearer;
        stage.settings.address = stage.server.url(u"/logs"_s);
        stage.ask({.url = QUrl(url)});
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.server.requests().first().target, target);
    }

    void aRedirectElsewhereCarriesNothing() {
        HttpTestServer other([](const HttpTestRequest&) { return ElasticStub::json({}); });
        Stage stage([&](const HttpTestRequest&) {
            return HttpTestResponse{.status = 302, .headers = {{"Location", other.url().toEncoded()}}};
        });
        stage.settings.credentials = ElasticCredentials::Bearer;
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front()->status, 302);
        QCOMPARE(other.connections(), 0);
    }

    void tooManyIsAskedAgain() {
        int asked = 0;
        Stage stage([&](const HttpTestRequest&) { return ++asked < 4 ? ElasticStub::tooMany() : ElasticStub::json({}); });
        QStringList reasons;
        stage.ask();
        connect(stage.client.get(), &ElasticClient::waitChanged, this,
                [&] { reasons << u"%1 %2"_s.arg(stage.client->wait().attempt).arg(stage.client->wait().reason.isEmpty()); });
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front()->status, 200);
        QCOMPARE(asked, 4);
        QCOMPARE(reasons, (QStringList{u"1 0"_s, u"2 0"_s, u"3 0"_s, u"0 1"_s}));
    }

    void breakersAreWaitedFor() {
        int asked = 0;
        Stage stage([&](const HttpTestRequest&) {
            return ++asked < 2 ? ElasticStub::refusal(503, u"circuit_breaking_exception"_s, u"Data too large"_s)
                               : ElasticStub::json({});
        });
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front()->status, 200);
    }

    void inTheEndTooManyIsTheAnswer() {
        Stage stage([&](const HttpTestRequest&) { return ElasticStub::tooMany(); });
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.front()->status, 429);
        QCOMPARE(stage.server.requests().size(), 6);
        QVERIFY(soon([&] { return stage.client->wait().reason.isEmpty(); }));
    }

    void whoIsDroppedWhileWaitingIsNotSent() {
        Stage stage([&](const HttpTestRequest&) { return ElasticStub::tooMany("60"); });
        stage.ask();
        QVERIFY(soon([&] { return stage.client && !stage.client->wait().reason.isEmpty(); }));
        QVERIFY(stage.client->wait().retryIn > 50s);
        stage.exchanges.clear();
        stage.client->retryNow();
        QVERIFY(stage.client->wait().reason.isEmpty());
        QCOMPARE(stage.server.requests().size(), 1);
    }

    void notMoreThanSoManyAtATime() {
        Stage stage([&](const HttpTestRequest&) { return HttpTestResponse{.isHeld = true}; });
        stage.settings.maxParallel = 3;
        for (int i = 0; i < 8; ++i)
            stage.ask({.url = QUrl(u"/%1"_s.arg(i))});
        QVERIFY(soon([&] { return stage.server.requests().size() == 3; }));
        // What is dropped makes room, in the order in which it was asked.
        stage.exchanges[0].reset();
        stage.exchanges[4].reset();
        QVERIFY(soon([&] { return stage.server.requests().size() == 4; }));
        stage.exchanges[1].reset();
        QVERIFY(soon([&] { return stage.server.requests().size() == 5; }));
        QCOMPARE(stage.server.requests().last().target, QByteArray("/5"));
    }

    void exchangesOutliveTheirClientInSilence() {
        Stage stage;
        stage.ask();
        stage.client.reset();
        stage.ask();
        QVERIFY(stage.waitForAnswers(1));
        QCOMPARE(stage.answers.size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestElasticClient)
#include "tst_elastic_client.moc"
