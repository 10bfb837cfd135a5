// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A live tail of a platform that has none: each event once, late ones too, also when the platform was away. Before a stand-in by the published contract.

#include "elastic_stage.h"

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TimePoint now() {
    return TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
}

struct TailStage : ElasticStage {
    using ElasticStage::ElasticStage;

    void begin(const Query& query = {}) { heard = std::make_unique<Heard>(source().tail({query})); }
    [[nodiscard]] bool isConnected() {
        return soon([this] { return heard->count(TailNotice::Kind::Connected) == 1; });
    }
    void add(const QString& name, TimePoint time, const QJsonObject& more = {}) { stub.add(name, record(time, name, more)); }
    [[nodiscard]] bool has(const QString& name) {
        return soon([&] { return heard->messages.contains(name); });
    }
    /// The next whole poll is over.
    [[nodiscard]] bool polls(int more = 2) {
        const qsizetype before = stub.searches().size();
        return soon([&] { return stub.searches().size() >= before + more; });
    }

    std::unique_ptr<Heard> heard;
};

} // namespace

class TestElasticTail : public QObject {
    Q_OBJECT

private slots:
    void eachEventOnceFromNowOn() {
        TailStage stage;
        stage.add(u"long before"_s, now() - Duration(1h));
        stage.add(u"just before"_s, now() - Duration(2s));
        stage.begin();
        QVERIFY(stage.isConnected());
        for (int i = 0; i < 250; ++i)
            stage.add(u"new %1"_s.arg(i), now());
        QVERIFY(stage.has(u"new 249"_s));
        stage.add(u"newer"_s, now());
        QVERIFY(stage.has(u"newer"_s));
        QVERIFY(stage.polls());
        QCOMPARE(stage.heard->messages.size(), 251);
        QVERIFY(stage.heard->isDistinct());
        QVERIFY(!stage.heard->outcome);
        QCOMPARE(stage.heard->notices.size(), 1);
    }

    void lateArrivalsAreShown() {
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.add(u"first"_s, now());
        QVERIFY(stage.has(u"first"_s));
        stage.add(u"late"_s, now() - Duration(20s));
        QVERIFY(stage.has(u"late"_s));
        stage.add(u"too late"_s, now() - Duration(1h));
        QVERIFY(stage.polls(8));
        QCOMPARE(stage.heard->messages, (QStringList{u"first"_s, u"late"_s}));
    }

    /// The overlap is then read whole only now and then.
    void lateArrivalsAmongMany() {
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        const TimePoint start = now();
        for (int i = 0; i < 1'200; ++i)
            stage.add(u"event %1"_s.arg(i), start - Duration(i * 10ms));
        QVERIFY(soon([&] { return stage.heard->messages.size() == 1'200; }));
        stage.add(u"late"_s, start - Duration(15s));
        QVERIFY(stage.has(u"late"_s));
        QVERIFY(stage.polls(12));
        QCOMPARE(stage.heard->messages.size(), 1'201);
        QVERIFY(stage.heard->isDistinct());
        QVERIFY(soon([&] { return stage.stub.openPointsInTime() == 0; }));
    }

    void aClockThatRunsAheadHidesNothing() {
        TailStage stage;
        stage.add(u"from the future"_s, now() + Duration(1h));
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.add(u"of now"_s, now());
        QVERIFY(stage.has(u"of now"_s));
        QVERIFY(!stage.heard->messages.contains(u"from the future"_s));
        stage.add(u"of the future too"_s, now() + Duration(2h));
        QVERIFY(stage.has(u"of the future too"_s));
        stage.add(u"of now again"_s, now());
        QVERIFY(stage.has(u"of now again"_s));
        QVERIFY(stage.heard->isDistinct());
    }

    void onlyWhatIsAskedFor() {
        TailStage stage;
        stage.begin(*parseQuery(u"order.id:A-1"_s));
        QVERIFY(stage.isConnected());
        stage.add(u"another"_s, now(), {{u"order.id"_s, u"A-2"_s}});
        stage.add(u"wanted"_s, now(), {{u"order.id"_s, u"A-1"_s}});
        QVERIFY(stage.has(u"wanted"_s));
        QCOMPARE(stage.heard->messages, QStringList{u"wanted"_s});
    }

    void anAbsenceIsToldAndMadeUpFor() {
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.add(u"before"_s, now());
        QVERIFY(stage.has(u"before"_s));
        bool isAway = true;
        stage.stub.intercept = [&](const HttpTestRequest&) {
            return isAway ? std::optional(HttpTestResponse{.verbatim = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"})
                          : std::nullopt;
        };
        QVERIFY(soon([&] { return stage.heard->count(TailNotice::Kind::Disconnected) >= 3; }));
        const TailNotice away = stage.heard->notices.last();
        QVERIFY(!away.reason.isEmpty());
        QVERIFY(away.attempt >= 3 && away.retryIn > 0ms);
        QVERIFY(!stage.source().health().reachable);
        for (int i = 0; i < 730; ++i)
            stage.add(u"missed %1"_s.arg(i), now());
        stage.stub.restart();
        isAway = false;
        QVERIFY(soon([&] { return stage.heard->count(TailNotice::Kind::Reconnected) == 1; }));
        const TailNotice back = stage.heard->notices.last();
        QCOMPARE(back.kind, TailNotice::Kind::Reconnected);
        QCOMPARE(back.events, 730);
        QVERIFY(!back.range.isEmpty() && !back.range.isUnbounded());
        QCOMPARE(stage.heard->messages.size(), 731);
        QVERIFY(stage.heard->isDistinct());
        QVERIFY(stage.source().health().reachable);
        QVERIFY(stage.polls(4));
        QCOMPARE(stage.heard->messages.size(), 731);
    }

    void aPersonNeedNotWait() {
        TailStage stage;
        stage.pace.firstRetry = 60s;
        stage.pace.longestRetry = 60s;
        bool isAway = true;
        stage.stub.intercept = [&](const HttpTestRequest&) {
            return isAway ? std::optional(HttpTestResponse{.status = 502}) : std::nullopt;
        };
        stage.begin();
        QVERIFY(soon([&] { return stage.heard->run().canRetry(); }));
        QVERIFY(soon([&] { return stage.heard->count(TailNotice::Kind::Disconnected) == 1; }));
        isAway = false;
        stage.heard->run().retryNow();
        QVERIFY(stage.isConnected());
        QVERIFY(!stage.heard->run().canRetry());
    }

    void aStormIsToldToo() {
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        int refused = 0;
        stage.stub.intercept = [&](const HttpTestRequest&) {
            return ++refused <= 2 ? std::optional(ElasticStub::tooMany()) : std::nullopt;
        };
        QVERIFY(soon([&] { return stage.heard->count(TailNotice::Kind::Reconnected) == 1; }));
        QCOMPARE(stage.heard->count(TailNotice::Kind::Disconnected), 2);
        QVERIFY(stage.heard->notices.at(1).reason.contains(u"too much to do"_s));
    }

    void whatWaitingDoesNotMendEndsIt_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("401") << 401 << ErrorKind::Auth;
        QTest::newRow("403") << 403 << ErrorKind::Forbidden;
        QTest::newRow("400") << 400 << ErrorKind::Query;
    }
    void whatWaitingDoesNotMendEndsIt() {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.stub.intercept = [&](const HttpTestRequest&) {
            return std::optional(ElasticStub::refusal(status, u"security_exception"_s, u"no permissions for [indices:x]"_s));
        };
        QVERIFY(stage.heard->waitForEnd());
        QCOMPARE(stage.heard->outcome->kind, Outcome::Kind::Failed);
        QCOMPARE(stage.heard->outcome->error->kind, kind);
    }

    void failedShardsAreTold() {
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.stub.spoil = [](QJsonObject& reply) {
            reply.insert(u"_shards"_s, QJsonObject{{u"total"_s, 5}, {u"successful"_s, 3}, {u"skipped"_s, 0}, {u"failed"_s, 2}});
        };
        QVERIFY(stage.polls(6));
        QCOMPARE(stage.heard->count(TailNotice::Kind::Dropped), 1);
        QVERIFY(!stage.heard->notices.last().reason.isEmpty());
    }

    void indicesMayComeLater() {
        TailStage stage;
        const QJsonObject fields = std::exchange(stage.stub.fields, {});
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.stub.fields = fields;
        stage.add(u"first ever"_s, now());
        QVERIFY(stage.has(u"first ever"_s));
    }

    void cancelledItAsksNoMore() {
        TailStage stage;
        stage.begin();
        QVERIFY(stage.isConnected());
        stage.heard->run().cancel();
        QVERIFY(stage.heard->waitForEnd());
        QCOMPARE(stage.heard->outcome->kind, Outcome::Kind::Cancelled);
        // What was on its way has arrived with the next question; nothing comes after that.
        const auto other = stage.search({.query = {}, .range = {}, .limit = 1});
        QVERIFY(other->waitForEnd());
        const qsizetype asked = stage.stub.requests().size();
        const auto another = stage.search({.query = {}, .range = {}, .limit = 1});
        QVERIFY(another->waitForEnd());
        QCOMPARE(stage.stub.requests().size(), asked + 1);
    }
};

QTEST_GUILESS_MAIN(TestElasticTail)
#include "tst_elastic_tail.moc"
