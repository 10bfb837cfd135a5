// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Platforms that refuse, wait, go away, come back, and networks that spoil what they say. What is said of it holds no secret. Before a stand-in by the published contract.

#include "elastic_stage.h"

#include "tests/servers/fault_proxy.h"

#include <QElapsedTimer>
#include <QJsonDocument>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isSearch(const HttpTestRequest& request) {
    return request.method == "POST" && request.target.contains("_search") && !request.target.contains("point_in_time")
           && !request.target.contains("_pit");
}

/// Everything that people or logs can read of an error.
QString textOf(const Error& error) {
    return error.message + error.detail + error.source;
}

} // namespace

class TestElasticErrors : public QObject {
    Q_OBJECT

private slots:
    void refusals_data() {
        QTest::addColumn<HttpTestResponse>("response");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("401") << ElasticStub::refusal(401, u"security_exception"_s, u"token canary-first is bad"_s)
                             << ErrorKind::Auth << QString();
        QTest::newRow("403") << ElasticStub::refusal(
            403, u"security_exception"_s, u"no permissions for [indices:data/read/search] and User [name=canary-first]"_s)
                             << ErrorKind::Forbidden << u"indices:data/read/search"_s;
        QTest::newRow("400") << ElasticStub::refusal(400, u"parsing_exception"_s, u"unknown query"_s) << ErrorKind::Query
                             << u"unknown query"_s;
        QTest::newRow("429 that wants a long pause") << ElasticStub::tooMany("7200") << ErrorKind::RateLimited << QString();
        QTest::newRow("429 without end") << ElasticStub::tooMany() << ErrorKind::RateLimited << QString();
        QTest::newRow("503") << HttpTestResponse{.status = 503, .body = "upstream canary-first"} << ErrorKind::Network
                             << QString();
        QTest::newRow("a page") << ElasticStub::page() << ErrorKind::Network << QString();
        QTest::newRow("no JSON") << HttpTestResponse{.body = "\x01 canary-first"} << ErrorKind::Decode << QString();
        QTest::newRow("cut off") << HttpTestResponse{.body = "{\"hits\":{\"hits\":[{\"_id\":\"canary-first"}
                                 << ErrorKind::Decode << QString();
        QTest::newRow("wrong types") << HttpTestResponse{.body = "{\"hits\":\"canary-first\"}"} << ErrorKind::Decode
                                     << QString();
        QTest::newRow("deep") << HttpTestResponse{.body = "{\"hits\":{\"hits\":" + QByteArray(200'000, '[')}
                              << ErrorKind::Decode << QString();
    }
    void refusals() {
        QFETCH(HttpTestResponse, response);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, says);
        ElasticStage stage;
        stage.settings.credentials = ElasticCredentials::Bearer;
        stage.fill(5, 1);
        stage.stub.intercept = [&](const HttpTestRequest& request) {
            return isSearch(request) ? std::optional(response) : std::nullopt;
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Failed);
        const Error error = *heard->outcome->error;
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.source, u"shop"_s);
        QVERIFY2(textOf(error).contains(says), qPrintable(textOf(error)));
        QVERIFY2(!textOf(error).contains(u"canary"_s), qPrintable(textOf(error)));
        QVERIFY(!stage.source().health().state.contains(u"canary"_s));
        QCOMPARE(stage.tokens.refreshes, kind == ErrorKind::Auth ? 1 : 0);
    }

    void theFirstQuestionAnswersToo_data() {
        QTest::addColumn<HttpTestResponse>("response");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("401") << ElasticStub::refusal(401, u"security_exception"_s, u"token canary-first"_s) << ErrorKind::Auth;
        QTest::newRow("a page") << ElasticStub::page() << ErrorKind::Network;
        QTest::newRow("neither") << ElasticStub::json({{u"name"_s, u"some other server"_s}}) << ErrorKind::Decode;
        QTest::newRow("503") << HttpTestResponse{.status = 503} << ErrorKind::Network;
    }
    void theFirstQuestionAnswersToo() {
        QFETCH(HttpTestResponse, response);
        QFETCH(ErrorKind, kind);
        ElasticStage stage;
        stage.settings.credentials = ElasticCredentials::Bearer;
        stage.stub.intercept = [&](const HttpTestRequest&) { return std::optional(response); };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Failed);
        QCOMPARE(heard->outcome->error->kind, kind);
        QVERIFY(!textOf(*heard->outcome->error).contains(u"canary"_s));
        QCOMPARE(stage.source().health().state, heard->outcome->error->message);
        QCOMPARE(stage.source().health().reachable, kind != ErrorKind::Network);
        // The next question asks anew.
        stage.stub.intercept = nullptr;
        const auto second = stage.search();
        QVERIFY(second->waitForEnd());
        QCOMPARE(second->outcome->kind, Outcome::Kind::Complete);
        QVERIFY(stage.source().health().reachable);
    }

    void aRefusedTokenIsReplacedOnce() {
        ElasticStage stage;
        stage.settings.credentials = ElasticCredentials::Bearer;
        stage.stub.authorization = "Bearer canary-second-1";
        stage.fill(5, 1);
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(stage.tokens.refreshes, 1);
        QCOMPARE(stage.source().health().state, u"Ready."_s);
    }

    void aPlatformOpenToAllIsWarnedOf() {
        ElasticStage stage;
        stage.settings.credentials = ElasticCredentials::Bearer;
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QVERIFY(soon([&] { return stage.source().health().state.contains(u"without credentials"_s); }));
        QCOMPARE(stage.source().health().kind, u"OpenSearch 2.19.3"_s);
    }

    void aStormIsWaitedOutInSight() {
        ElasticStage stage;
        stage.pace.firstRetry = 60s;
        stage.pace.longestRetry = 60s;
        stage.fill(5, 1);
        int refused = 0;
        stage.stub.intercept = [&](const HttpTestRequest& request) {
            return isSearch(request) && ++refused <= 1 ? std::optional(ElasticStub::tooMany()) : std::nullopt;
        };
        const auto heard = stage.search();
        QVERIFY(soon([&] { return heard->run().canRetry(); }));
        QVERIFY2(stage.source().health().state.contains(u"too much to do"_s), qPrintable(stage.source().health().state));
        heard->run().retryNow();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QVERIFY(!stage.source().health().state.contains(u"too much to do"_s));
    }

    void theServersOwnPauseIsKept() {
        ElasticStage stage;
        stage.fill(5, 1);
        int refused = 0;
        stage.stub.intercept = [&](const HttpTestRequest& request) {
            return isSearch(request) && ++refused <= 1 ? std::optional(ElasticStub::tooMany("120")) : std::nullopt;
        };
        const auto heard = stage.search();
        QVERIFY(soon([&] { return heard->run().canRetry(); }));
        QCOMPARE(stage.stub.searches().size(), 1);
        // Another question keeps to it as well.
        const auto other = stage.search();
        QVERIFY(soon([&] { return other->run().canRetry(); }));
        QCOMPARE(stage.stub.searches().size(), 1);
        heard->run().retryNow();
        QVERIFY(heard->waitForEnd());
        QVERIFY(other->waitForEnd());
        QCOMPARE(other->outcome->kind, Outcome::Kind::Complete);
    }

    void cancellingFreesTheServer_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"cancel", "destroy"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void cancellingFreesTheServer() {
        QFETCH(QString, how);
        ElasticStage stage(StubFlavor::Elasticsearch8);
        stage.fill(2'000, 1);
        // The page after the second never comes.
        stage.stub.intercept = [&](const HttpTestRequest&) {
            return stage.stub.searches().size() > 3 && stage.stub.openPointsInTime() > 0 && !m_isClosing
                       ? std::optional(HttpTestResponse{.isHeld = true})
                       : std::nullopt;
        };
        m_isClosing = false;
        const auto heard = stage.search();
        QVERIFY(soon([&] { return stage.stub.searches().size() == 4 && heard->messages.size() >= 200; }));
        QCOMPARE(stage.stub.openPointsInTime(), 1);
        m_isClosing = true;
        QElapsedTimer timer;
        timer.start();
        if (how == "cancel"_L1) {
            heard->run().cancel();
            QVERIFY(heard->waitForEnd());
            QCOMPARE(heard->outcome->kind, Outcome::Kind::Cancelled);
        } else {
            heard->drop();
        }
        QVERIFY(soon([&] { return stage.stub.openPointsInTime() == 0; }));
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
        // And leaves room for the next question.
        const auto next = stage.search({.query = {}, .range = {}, .limit = 10});
        QVERIFY(next->waitForEnd());
        QCOMPARE(next->messages.size(), 10);
    }

    void whatIsOpenedForNobodyIsClosed() {
        ElasticStage stage;
        stage.fill(1'000, 1);
        auto heard = stage.search();
        stage.stub.intercept = [&](const HttpTestRequest& request) -> std::optional<HttpTestResponse> {
            // The answer is on its way when the question is dropped.
            if (request.target.contains("point_in_time") && request.method == "POST")
                QTimer::singleShot(0, this, [&] { heard->drop(); });
            return {};
        };
        QVERIFY(soon([&] { return stage.stub.asked("point_in_time", "DELETE") == 1; }));
        QCOMPARE(stage.stub.openPointsInTime(), 0);
    }

    void destroyedAtAnyMomentItIsSilent() {
        for (int requests = 0; requests < 12; ++requests) {
            ElasticStage stage(requests % 2 == 0 ? StubFlavor::OpenSearch2 : StubFlavor::Elasticsearch8);
            stage.fill(1'000, 5);
            Heard heard(stage.source().search({}));
            Heard tail(stage.source().tail({}));
            QVERIFY(soon([&] { return stage.stub.requests().size() >= requests; }));
            stage.dropSource();
            QVERIFY(heard.waitForEnd());
            QVERIFY(tail.waitForEnd());
            QCOMPARE(heard.ends, 1);
            QCOMPARE(tail.outcome->kind, Outcome::Kind::Cancelled);
        }
    }

    void anExpiredPointInTimeIsOpenedAnew_data() {
        QTest::addColumn<StubFlavor>("flavor");
        QTest::addColumn<int>("together");
        for (const int together : {1, 13, 150}) {
            QTest::addRow("OpenSearch 2, %d together", together) << StubFlavor::OpenSearch2 << together;
            QTest::addRow("Elasticsearch, %d together", together) << StubFlavor::Elasticsearch8 << together;
        }
    }
    void anExpiredPointInTimeIsOpenedAnew() {
        QFETCH(StubFlavor, flavor);
        QFETCH(int, together);
        ElasticStage stage(flavor);
        stage.fill(900, together);
        int searches = 0;
        stage.stub.intercept = [&](const HttpTestRequest& request) -> std::optional<HttpTestResponse> {
            if (isSearch(request) && ++searches % 4 == 0)
                stage.stub.restart();
            return {};
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(heard->messages.size(), 900);
        QVERIFY(heard->isDistinct());
        QVERIFY(heard->isSorted(SortOrder::OldestFirst));
    }

    void aPointInTimeThatNeverLivesIsAnError() {
        ElasticStage stage;
        stage.fill(900, 1);
        stage.stub.intercept = [&](const HttpTestRequest& request) -> std::optional<HttpTestResponse> {
            return request.body.contains("pit-") && request.method == "POST" ? std::optional(ElasticStub::expiredPointInTime())
                                                                             : std::nullopt;
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Failed);
        QCOMPARE(heard->outcome->error->kind, ErrorKind::Network);
    }

    void theSamePageForEverIsAnError() {
        ElasticStage stage(StubFlavor::Elasticsearch8);
        stage.fill(900, 1);
        QByteArray first;
        stage.stub.spoil = [&](QJsonObject& reply) {
            if (!reply.contains("pit_id"_L1))
                return;
            const QByteArray hits = QJsonDocument(reply.value("hits"_L1).toObject()).toJson();
            first = first.isEmpty() ? hits : first;
            reply.insert(u"hits"_s, QJsonDocument::fromJson(first).object());
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Failed);
        QCOMPARE(heard->outcome->error->kind, ErrorKind::Decode);
        QVERIFY(heard->isDistinct());
    }

    void aServerThatComesBackIsGoneOnWith() {
        ElasticStage stage(StubFlavor::Elasticsearch8);
        stage.fill(900, 3);
        FaultProxy proxy(stage.stub.port());
        stage.settings.address = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.port()));
        int searches = 0;
        stage.stub.intercept = [&](const HttpTestRequest& request) -> std::optional<HttpTestResponse> {
            // Dies while it answers the fourth page, and forgets everything.
            if (isSearch(request) && ++searches == 4) {
                stage.stub.restart();
                return HttpTestResponse{.verbatim = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"hits\""};
            }
            return searches >= 4 && searches < 7 && ++m_refused < 3 ? std::optional(HttpTestResponse{.status = 503})
                                                                    : std::nullopt;
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(heard->messages.size(), 900);
        QVERIFY(heard->isDistinct());
        QVERIFY(heard->isSorted(SortOrder::OldestFirst));
        QCOMPARE(stage.source().health().reachable, true);
    }

    void aServerThatStaysAwayIsGivenUp() {
        ElasticStage stage;
        stage.pace.mostReconnects = 3;
        stage.fill(900, 1);
        int searches = 0;
        stage.stub.intercept = [&](const HttpTestRequest& request) -> std::optional<HttpTestResponse> {
            return isSearch(request) && ++searches > 2 ? std::optional(HttpTestResponse{.status = 502}) : std::nullopt;
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Failed);
        QCOMPARE(heard->outcome->error->kind, ErrorKind::Network);
        QCOMPARE(searches, 6);
        QVERIFY(!stage.source().health().reachable);
    }

    void spoiltNetworks_data() {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("none") << Fault::None << true;
        QTest::newRow("latency") << Fault::Latency << true;
        QTest::newRow("drip") << Fault::Drip << true;
        QTest::newRow("reset") << Fault::Reset << false;
        QTest::newRow("truncated") << Fault::Truncate << false;
        QTest::newRow("half closed") << Fault::HalfClose << false;
        QTest::newRow("silence") << Fault::Silence << false;
        QTest::newRow("a portal") << Fault::CaptivePortal << false;
    }
    void spoiltNetworks() {
        QFETCH(Fault, fault);
        QFETCH(bool, isGood);
        ElasticStage stage;
        stage.fill(130, 4);
        FaultProxy proxy(stage.stub.port());
        stage.settings.address = QUrl(u"http://127.0.0.1:%1"_s.arg(proxy.port()));
        stage.pace.answerWithin = isGood ? 5'000ms : 300ms;
        proxy.setFault(fault);
        proxy.setDelay(5ms);
        proxy.setLimit(60);
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        if (isGood) {
            QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
            QCOMPARE(heard->messages.size(), 130);
        } else {
            QCOMPARE(heard->outcome->kind, Outcome::Kind::Failed);
            QCOMPARE(heard->outcome->error->kind, ErrorKind::Network);
            QVERIFY(!stage.source().health().reachable);
        }
    }

private:
    bool m_isClosing = false;
    int m_refused = 0;
};

QTEST_GUILESS_MAIN(TestElasticErrors)
#include "tst_elastic_errors.moc"
