// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every match of a question, once, in order, whatever the platform can sort by, and what the outcome says of it. Before a stand-in by the published contract.

#include "elastic_stage.h"

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Query query(const QString& text) {
    const auto parsed = parseQuery(text);
    return parsed ? *parsed : Query();
}

} // namespace

class TestElasticSearch : public QObject {
    Q_OBJECT

private slots:
    void everyMatchOnce_data() {
        QTest::addColumn<StubFlavor>("flavor");
        QTest::addColumn<bool>("hasTieBreaker");
        QTest::addColumn<int>("together");
        QTest::addColumn<SortOrder>("order");
        const QList<std::tuple<const char*, StubFlavor, bool>> servers{
            {"OpenSearch 2", StubFlavor::OpenSearch2, false},
            {"OpenSearch 2 with a tie-breaker", StubFlavor::OpenSearch2, true},
            {"OpenSearch 3", StubFlavor::OpenSearch3, false},
            {"Elasticsearch 8", StubFlavor::Elasticsearch8, false}};
        for (const auto& [name, flavor, hasTieBreaker] : servers) {
            for (const int together : {1, 7, 250}) {
                for (const SortOrder order : {SortOrder::OldestFirst, SortOrder::NewestFirst})
                    QTest::addRow("%s, %d together, %s first", name, together,
                                  order == SortOrder::OldestFirst ? "oldest" : "newest")
                        << flavor << hasTieBreaker << together << order;
            }
        }
    }
    void everyMatchOnce() {
        QFETCH(StubFlavor, flavor);
        QFETCH(bool, hasTieBreaker);
        QFETCH(int, together);
        QFETCH(SortOrder, order);
        constexpr int count = 1'130;
        ElasticStage stage(flavor);
        if (hasTieBreaker)
            stage.stub.fields.insert(u"event.id"_s, ElasticStub::caps(u"keyword"_s));
        for (int i = 0; i < count; ++i) {
            const TimePoint time = stageBegin + std::chrono::milliseconds(i / together) + Duration(500'000 - i % together);
            // One in ten lacks the tie-breaker: search_after cannot tell those apart.
            const QJsonObject more =
                hasTieBreaker && i % 10 != 0 ? QJsonObject{{u"event.id"_s, QString::number(i * 7919 % 10'007)}} : QJsonObject();
            stage.stub.add(QString::number(i), record(time, u"event %1"_s.arg(i), more));
        }
        const auto heard = stage.search({.query = {}, .range = {}, .order = order});
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(heard->messages.size(), count);
        QVERIFY(heard->isDistinct());
        QVERIFY(heard->isSorted(order));
        QCOMPARE(heard->outcome->completeness.shown, count);
        QCOMPARE(heard->outcome->completeness.total, count);
        QVERIFY(heard->outcome->completeness.exact);
        QCOMPARE(heard->ends, 1);
        QCOMPARE(stage.stub.outdatedPointsInTime(), 0);
        QVERIFY(soon([&] { return stage.stub.openPointsInTime() == 0; }));
    }

    void aLimitIsTheFirstSoMany_data() {
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<bool>("countTotal");
        QTest::addColumn<SortOrder>("order");
        for (const qint64 limit : {0, 1, 40, 100, 333, 5'000}) {
            for (const bool countTotal : {true, false}) {
                for (const SortOrder order : {SortOrder::OldestFirst, SortOrder::NewestFirst})
                    QTest::addRow("%lld%s, %s first", limit, countTotal ? " and the number of all" : "",
                                  order == SortOrder::OldestFirst ? "oldest" : "newest")
                        << limit << countTotal << order;
            }
        }
    }
    void aLimitIsTheFirstSoMany() {
        QFETCH(qint64, limit);
        QFETCH(bool, countTotal);
        QFETCH(SortOrder, order);
        constexpr int count = 700;
        ElasticStage stage;
        stage.fill(count, 9);
        const auto all = stage.search({.query = {}, .range = {}, .order = order});
        QVERIFY(all->waitForEnd());
        const auto heard = stage.search({.query = {}, .range = {}, .order = order, .limit = limit, .countTotal = countTotal});
        QVERIFY(heard->waitForEnd());
        const qint64 expected = std::min<qint64>(limit, count);
        QCOMPARE(heard->messages, all->messages.first(expected));
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(heard->outcome->completeness.shown, expected);
        const bool isCounted = countTotal || limit > count;
        QCOMPARE(heard->outcome->completeness.exact, isCounted);
        QCOMPARE(heard->outcome->completeness.total, isCounted ? count : expected);
    }

    void aShortAnswerIsOneRequest() {
        ElasticStage stage;
        stage.fill(60, 3);
        const auto heard = stage.search({.query = {}, .range = {}, .limit = 20});
        QVERIFY(heard->waitForEnd());
        QCOMPARE(stage.stub.searches().size(), 1);
        QCOMPARE(stage.stub.asked("point_in_time"), 0);
        const auto second = stage.search({.query = {}, .range = {}, .limit = 20});
        QVERIFY(second->waitForEnd());
        QCOMPARE(stage.stub.asked("_field_caps"), 1);
    }

    void totalsAreCountedOnce() {
        ElasticStage stage;
        stage.fill(350, 1);
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        const QList<QJsonObject> searches = stage.stub.searches();
        QVERIFY(searches.size() >= 4);
        for (qsizetype i = 0; i < searches.size(); ++i)
            QCOMPARE(searches.at(i).value("track_total_hits"_L1).toBool(), i == 0);
        QVERIFY(heard->largestBatch <= 1'250);
    }

    void timesFinerThanTheServersAreCutHere() {
        ElasticStage stage;
        stage.fill(40, 10);
        const TimeRange range{stageBegin + 1ms + Duration(499'995), stageBegin + 2ms + Duration(499'995)};
        const auto heard = stage.search({.query = {}, .range = range});
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->messages.size(), 10);
        for (const auto& [time, sequence] : heard->keys)
            QVERIFY(range.contains(time));
    }

    void moreThanCanBeFetchedOfOneInstantIsSaid() {
        ElasticStage stage;
        stage.settings.pageSize = 10'000;
        for (int i = 0; i < 10'300; ++i)
            stage.stub.add(QString::number(i), record(stageBegin, u"event %1"_s.arg(i)));
        for (int i = 0; i < 20; ++i)
            stage.stub.add(u"later %1"_s.arg(i), record(stageBegin + 1s + i * 1ms, u"later %1"_s.arg(i)));
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Partial);
        QCOMPARE(heard->messages.size(), 10'020);
        QVERIFY(heard->isDistinct());
        QVERIFY2(heard->reason().contains(u"same time"_s), qPrintable(heard->reason()));
    }

    void whatTheServerCannotSearchIsCheckedHere() {
        ElasticStage stage;
        stage.fill(300, 1);
        const auto heard = stage.search({.query = query(u"message:/^event 1.5$/"_s), .range = {}});
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(heard->messages.size(), 10);
        QCOMPARE(heard->outcome->completeness.total, 10);
        QVERIFY2(heard->reason().contains(u"event 1.5"_s), qPrintable(heard->reason()));
        const auto cut = stage.search({.query = query(u"message:/^event 1.5$/"_s), .range = {}, .limit = 4});
        QVERIFY(cut->waitForEnd());
        QCOMPARE(cut->messages.size(), 4);
        QVERIFY(!cut->outcome->completeness.exact);
    }

    void partialAnswersSaySo_data() {
        QTest::addColumn<QString>("fault");
        QTest::newRow("failed shards") << u"shards"_s;
        QTest::newRow("out of time") << u"time"_s;
        QTest::newRow("a remote cluster") << u"cluster"_s;
    }
    void partialAnswersSaySo() {
        QFETCH(QString, fault);
        ElasticStage stage;
        stage.fill(30, 1);
        stage.stub.spoil = [&fault](QJsonObject& reply) {
            if (fault == "shards"_L1)
                reply.insert(u"_shards"_s,
                             QJsonObject{{u"total"_s, 5}, {u"successful"_s, 3}, {u"skipped"_s, 0}, {u"failed"_s, 2}});
            else if (fault == "time"_L1)
                reply.insert(u"timed_out"_s, true);
            else
                reply.insert(u"_clusters"_s, QJsonObject{{u"total"_s, 2}, {u"successful"_s, 1}, {u"skipped"_s, 1}});
        };
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Partial);
        QCOMPARE(heard->outcome->completeness.sources.first().state, SourceState::Partial);
        QVERIFY(!heard->reason().isEmpty());
        QCOMPARE(heard->messages.size(), 30);
    }

    void aLowerBoundIsOne() {
        ElasticStage stage;
        stage.fill(300, 1);
        stage.stub.spoil = [](QJsonObject& reply) {
            QJsonObject hits = reply.value("hits"_L1).toObject();
            hits.insert(u"total"_s, QJsonObject{{u"value"_s, 250}, {u"relation"_s, u"gte"_s}});
            reply.insert(u"hits"_s, hits);
        };
        const auto heard = stage.search({.query = {}, .range = {}, .limit = 10});
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->completeness.total, 250);
        QVERIFY(!heard->outcome->completeness.exact);
    }

    void beyondRetentionIsArchived() {
        ElasticStage stage;
        stage.fill(30, 1);
        stage.settings.retention = Duration(24h * 30);
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->completeness.sources.first().state, SourceState::Archived);
        const TimePoint now = TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
        const auto recent = stage.search({.query = {}, .range = {now - Duration(24h), TimePoint::latest()}});
        QVERIFY(recent->waitForEnd());
        QCOMPARE(recent->outcome->kind, Outcome::Kind::Complete);
    }

    void withoutIndicesItSaysSo() {
        ElasticStage stage;
        stage.stub.fields = {};
        const auto heard = stage.search();
        QVERIFY(heard->waitForEnd());
        QCOMPARE(heard->outcome->kind, Outcome::Kind::Partial);
        QVERIFY(heard->reason().contains(u"logs-*"_s));
        // And looks again next time.
        stage.stub.fields = ElasticStub().fields;
        stage.fill(3, 1);
        const auto second = stage.search();
        QVERIFY(second->waitForEnd());
        QCOMPARE(second->outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(second->messages.size(), 3);
    }

    void severalQuestionsAtOnce() {
        ElasticStage stage;
        stage.settings.maxParallel = 1;
        stage.fill(450, 2);
        std::vector<std::unique_ptr<Heard>> asked;
        for (int i = 0; i < 6; ++i)
            asked.push_back(stage.search(
                {.query = {}, .range = {}, .order = i % 2 == 0 ? SortOrder::OldestFirst : SortOrder::NewestFirst}));
        for (const auto& heard : asked) {
            QVERIFY(heard->waitForEnd());
            QCOMPARE(heard->messages.size(), 450);
        }
        QCOMPARE(stage.stub.asked("_field_caps"), 1);
    }

    void statusChangesOfWholeOrders() {
        ElasticStage stage;
        const auto change = [&](const QString& order, const QString& status, Duration at) {
            stage.stub.add(order + status,
                           record(stageBegin + at, u"changed"_s, {{u"order.id"_s, order}, {u"order.status.new"_s, status}}));
        };
        change(u"A-1"_s, u"CREATED"_s, 0s);
        change(u"A-2"_s, u"CREATED"_s, 1s);
        change(u"A-1"_s, u"PAID"_s, 100s);
        stage.stub.add(u"other"_s, record(stageBegin + 100s, u"no change"_s, {{u"order.id"_s, u"A-2"_s}}));
        Heard heard(stage.source().transitions({.range = {stageBegin + 90s, stageBegin + 110s}}));
        QVERIFY(heard.waitForEnd());
        QCOMPARE(heard.outcome->kind, Outcome::Kind::Complete);
        const auto& transitions = std::get<StatusTransitions>(*heard.answer);
        QCOMPARE(transitions.orders, std::vector<std::string>{"A-1"});
        QCOMPARE(transitions.time.size(), size_t{2});
        QCOMPARE(transitions.statuses[transitions.status[0]], std::string("CREATED"));
        QCOMPARE(transitions.statuses[transitions.status[1]], std::string("PAID"));
    }

    void countsAreOneRequest() {
        ElasticStage stage;
        const qint64 begin = stageBegin.millisecondsSinceEpoch();
        const auto bin = [](qint64 key, int count) { return QJsonObject{{u"key"_s, key}, {u"doc_count"_s, count}}; };
        stage.stub.aggregations = {
            {u"bins"_s, QJsonObject{{u"buckets"_s, QJsonArray{bin(begin, 3), bin(begin + 120'000, 4)}}}}};
        const TimeRange range{stageBegin, stageBegin + 3min};
        Heard heard(stage.source().count({.query = {}, .range = range, .step = 1min}));
        QVERIFY(heard.waitForEnd());
        QCOMPARE(heard.outcome->kind, Outcome::Kind::Complete);
        QCOMPARE(std::get<CountTable>(*heard.answer).counts, (std::vector<quint64>{3, 0, 4}));
        QCOMPARE(heard.outcome->completeness.total, 7);
        QCOMPARE(stage.stub.searches().size(), 1);
        // What the server finds too much of cannot be sorted out of numbers.
        Heard inexact(stage.source().count({.query = query(u"message:/a.c/"_s), .range = range, .step = 1min}));
        QVERIFY(inexact.waitForEnd());
        QCOMPARE(inexact.outcome->kind, Outcome::Kind::Partial);
        QVERIFY(inexact.reason().contains(u"a.c"_s));
        Heard wrong(stage.source().count({.query = {}, .range = {}, .step = 1min}));
        QVERIFY(wrong.waitForEnd());
        QCOMPARE(wrong.outcome->error->kind, ErrorKind::Usage);
        stage.stub.aggregations = {{u"bins"_s, u"nonsense"_s}};
        Heard broken(stage.source().count({.query = {}, .range = range, .step = 1min}));
        QVERIFY(broken.waitForEnd());
        QCOMPARE(broken.outcome->error->kind, ErrorKind::Decode);
    }

    void topValuesToo() {
        ElasticStage stage;
        const QJsonObject bucket{{u"key"_s, u"crm"_s}, {u"doc_count"_s, 5}};
        stage.stub.aggregations = {
            {u"values"_s, QJsonObject{{u"buckets"_s, QJsonArray{bucket}}, {u"sum_other_doc_count"_s, 0}}},
            {u"distinct"_s, QJsonObject{{u"value"_s, 1}}},
            {u"without"_s, QJsonObject{{u"doc_count"_s, 2}}}};
        Heard heard(stage.source().top({.field = FieldRef::of(Field::Service), .query = {}, .range = {}}));
        QVERIFY(heard.waitForEnd());
        QCOMPARE(heard.outcome->kind, Outcome::Kind::Complete);
        const auto& top = std::get<TopValues>(*heard.answer);
        QCOMPARE(top.values, (std::vector<ValueCount>{{"crm", 5}}));
        QCOMPARE(heard.outcome->completeness.total, 7);
    }

    void theFieldsItHas() {
        ElasticStage stage;
        Heard heard(stage.source().fields({}));
        QVERIFY(heard.waitForEnd());
        const auto& fields = std::get<std::vector<FieldDescription>>(*heard.answer);
        QVERIFY(std::any_of(fields.begin(), fields.end(),
                            [](const FieldDescription& field) { return field.field == FieldRef::of(Field::Service); }));
    }
};

QTEST_GUILESS_MAIN(TestElasticSearch)
#include "tst_elastic_search.moc"
