// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/page_order.h"
#include "connectors/elastic/page_request.h"
#include "connectors/elastic/tail_memory.h"

#include <QJsonDocument>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 millisecond = 1'000'000;

/// Events by their nanoseconds; the identity of each is its time, unless given.
DecodedHits page(const std::vector<qint64>& times, quint64 firstIdentity = 0) {
    DecodedHits hits;
    EventBatchBuilder builder(u"shop"_s);
    for (const qint64 time : times) {
        const quint64 identity = firstIdentity == 0 ? static_cast<quint64>(time) + 1 : firstIdentity++;
        builder.append({time}, Severity::Info, identity);
        builder.setText(Field::Message, "event " + std::to_string(time));
        hits.identities.push_back(identity);
    }
    hits.hits = static_cast<int>(times.size());
    hits.events = builder.build();
    return hits;
}

std::vector<qint64> timesOf(const std::vector<EventRef>& events) {
    std::vector<qint64> times;
    for (const EventRef& event : events)
        times.push_back(event.time().nanoseconds);
    return times;
}

using Times = std::vector<qint64>;

} // namespace

class TestPageOrder : public QObject {
    Q_OBJECT

private slots:
    void theLastMillisecondWaitsForTheNextPage() {
        PageOrder order(true, {});
        const auto first = order.add(page({5, 3, 2 * millisecond + 7}), TimePoint{2 * millisecond}, false);
        QCOMPARE(timesOf(first), (Times{3, 5}));
        const auto second = order.add(page({2 * millisecond + 1, 4 * millisecond}), TimePoint{4 * millisecond}, false);
        QCOMPARE(timesOf(second), (Times{2 * millisecond + 1, 2 * millisecond + 7}));
        QCOMPARE(timesOf(order.add(page({}), {}, true)), (Times{4 * millisecond}));
    }

    void newestFirstItIsTheSameTurnedRound() {
        PageOrder order(false, {});
        const auto first =
            order.add(page({9 * millisecond, 9 * millisecond + 5, 2 * millisecond + 1}), TimePoint{2 * millisecond}, false);
        QCOMPARE(timesOf(first), (Times{9 * millisecond + 5, 9 * millisecond}));
        QCOMPARE(timesOf(order.add(page({2 * millisecond + 8}), TimePoint{2 * millisecond}, true)),
                 (Times{2 * millisecond + 8, 2 * millisecond + 1}));
    }

    void sameTimesGoBySequence() {
        PageOrder order(true, {});
        DecodedHits hits = page({7, 7, 7}, 40);
        const auto ready = order.add(hits, TimePoint{0}, true);
        QCOMPARE(ready.size(), size_t{3});
        QVERIFY(ready[0].batch.sequence(ready[0].row) < ready[1].batch.sequence(ready[1].row));
    }

    void whatIsKnownOfTheLastInstantIsNotToldAgain() {
        PageOrder order(true, {});
        Times told = timesOf(order.add(page({1, 2, 3}), TimePoint{0}, false));
        QVERIFY(told.empty());
        told = timesOf(order.add(page({1, 2, 3, 4}), TimePoint{0}, false));
        QVERIFY(told.empty());
        QCOMPARE(order.newHits(page({3, 4, 9})), 1);
        told = timesOf(order.add(page({3, 4, 5 * millisecond}), TimePoint{5 * millisecond}, true));
        QCOMPARE(told, (Times{1, 2, 3, 4, 5 * millisecond}));
    }

    void onlyWhatMatchesAndLiesWithin() {
        PageOrder order(true, *parseQuery(u"message:\"event 1\""_s), {{2}, {18}});
        QCOMPARE(timesOf(order.add(page({1, 2, 10, 11, 19, 3}), TimePoint{0}, true)), (Times{10, 11}));
    }

    void timesFarFromTheServersDoNotPileUp() {
        PageOrder order(true, {});
        Times late;
        for (qint64 i = 0; i < 15'000; ++i)
            late.push_back(1'000'000 * millisecond + i);
        QVERIFY(order.add(page(late), TimePoint{millisecond}, false).empty());
        for (qint64& time : late)
            time += 15'000;
        QCOMPARE(order.add(page(late), TimePoint{2 * millisecond}, false).size(), size_t{30'000});
    }

    void batchesOfAPage_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("batches");
        QTest::newRow("whole") << 0 << 100 << 4;
        QTest::newRow("most") << 10 << 100 << 3;
        QTest::newRow("few") << 40 << 45 << 1;
        QTest::newRow("none") << 0 << 0 << 0;
    }
    void batchesOfAPage() {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, batches);
        Times times;
        for (qint64 i = 0; i < 100; ++i)
            times.push_back(i);
        const DecodedHits hits = page(times);
        std::vector<EventRef> events;
        for (int row = from; row < to; ++row)
            events.push_back({hits.events, row});
        const auto made = batchesOf(events, 30);
        QCOMPARE(made.size(), static_cast<size_t>(batches));
        qint64 next = from;
        for (const EventBatch& batch : made) {
            QVERIFY(batch.size() <= 30);
            for (int row = 0; row < batch.size(); ++row)
                QCOMPARE(batch.time(row).nanoseconds, next++);
        }
        QCOMPARE(next, to);
    }

    void batchesOfSeveralPages() {
        const DecodedHits first = page({1, 5, 6});
        const DecodedHits second = page({2, 3, 4, 7});
        const std::vector<EventRef> events{{first.events, 0}, {second.events, 0}, {second.events, 1}, {second.events, 2},
                                           {first.events, 1}, {first.events, 2},  {second.events, 3}};
        qint64 next = 1;
        for (const EventBatch& batch : batchesOf(events, 100)) {
            for (int row = 0; row < batch.size(); ++row) {
                QCOMPARE(batch.time(row).nanoseconds, next);
                QCOMPARE(batch.text(Field::Message, row), "event " + std::to_string(next++));
                QCOMPARE(batch.source(), u"shop"_s);
            }
        }
        QCOMPARE(next, 8);
    }

    void theBodyOfAPage_data() {
        QTest::addColumn<PageBreak>("pageBreak");
        QTest::addColumn<QByteArray>("pointInTime");
        QTest::addColumn<QByteArray>("sort");
        QTest::newRow("no point in time") << PageBreak::ShardDocument << QByteArray()
                                          << QByteArray(R"([{"@timestamp":{"order":"asc","unmapped_type":"date"}}])");
        QTest::newRow("by document") << PageBreak::ShardDocument << QByteArray("id")
                                     << QByteArray(
                                            R"([{"@timestamp":{"order":"asc","unmapped_type":"date"}},{"_shard_doc":"asc"}])");
        QTest::newRow("by a field")
            << PageBreak::TieBreaker << QByteArray("id")
            << QByteArray(
                   R"([{"@timestamp":{"order":"asc","unmapped_type":"date"}},{"event.id":{"order":"asc","unmapped_type":"keyword"}}])");
    }
    void theBodyOfAPage() {
        QFETCH(PageBreak, pageBreak);
        QFETCH(QByteArray, pointInTime);
        QFETCH(QByteArray, sort);
        const PageTemplate pages{.query = {},
                                 .time = {.name = "@timestamp", .kind = NativeKind::Date},
                                 .tieBreaker = "event.id",
                                 .pageBreak = pageBreak};
        const QByteArray after = "[1778666400000123456,null]";
        const QByteArray body =
            pageBody(pages, {.size = 7, .countsAll = true, .pointInTime = pointInTime, .keepSeconds = 60, .after = after});
        const QJsonObject read = QJsonDocument::fromJson(body).object();
        QCOMPARE(QJsonDocument(read.value("sort"_L1).toArray()).toJson(QJsonDocument::Compact), sort);
        QCOMPARE(read.value("size"_L1).toInt(), 7);
        QVERIFY(read.value("track_total_hits"_L1).toBool());
        QCOMPARE(read.contains("pit"_L1), !pointInTime.isEmpty());
        // To the last digit.
        QVERIFY2(body.contains("\"search_after\":[1778666400000123456,null]"), body.constData());
    }

    void instants_data() {
        QTest::addColumn<QByteArray>("sort");
        QTest::addColumn<NativeKind>("kind");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::newRow("milliseconds") << QByteArray("[1778666400001,5]") << NativeKind::Date
                                      << qint64{1'778'666'400'001'000'000};
        QTest::newRow("nanoseconds") << QByteArray("[1778666400001234567]") << NativeKind::DateNanos
                                     << qint64{1'778'666'400'001'234'567};
        QTest::newRow("no time, at the end") << QByteArray("[9223372036854775807]") << NativeKind::Date << qint64{-1};
        QTest::newRow("no time, at the begin") << QByteArray("[-9223372036854775808]") << NativeKind::Date << qint64{-1};
        QTest::newRow("a text") << QByteArray("[\"2026\"]") << NativeKind::Date << qint64{-1};
        QTest::newRow("nothing") << QByteArray() << NativeKind::Date << qint64{-1};
        QTest::newRow("broken") << QByteArray("[[[") << NativeKind::Date << qint64{-1};
    }
    void instants() {
        QFETCH(QByteArray, sort);
        QFETCH(NativeKind, kind);
        QFETCH(qint64, nanoseconds);
        const auto instant = sortInstant(sort, {.name = "@timestamp", .kind = kind});
        QCOMPARE(instant.has_value(), nanoseconds >= 0);
        if (instant)
            QCOMPARE(instant->nanoseconds, nanoseconds);
    }

    void whatIsLeftOfARange() {
        const NativeField time{.name = "@timestamp", .kind = NativeKind::Date};
        const TimeRange range{{0}, {100 * millisecond}};
        const TimePoint at{40 * millisecond};
        QCOMPARE(restOf(range, at, true, true, time), (TimeRange{at, {100 * millisecond}}));
        QCOMPARE(restOf(range, at, true, false, time), (TimeRange{at + 1ms, {100 * millisecond}}));
        QCOMPARE(restOf(range, at, false, true, time), (TimeRange{{0}, at + 1ms}));
        QCOMPARE(restOf(range, at, false, false, time), (TimeRange{{0}, at}));
    }

    void aTailRemembersAsFarAsItMust() {
        TailMemory memory({5 * millisecond});
        const auto refs = [](const DecodedHits& hits) {
            std::vector<EventRef> events;
            for (int row = 0; row < hits.events.size(); ++row)
                events.push_back({hits.events, row});
            return events;
        };
        // What was there is remembered; what came meanwhile is told.
        QCOMPARE(timesOf(memory.remember(refs(page({1, 2, 6 * millisecond, 9 * millisecond})), {7 * millisecond})),
                 (Times{6 * millisecond}));
        QCOMPARE(timesOf(memory.take(refs(page({1, 2, 3, 6 * millisecond})))), (Times{3}));
        QCOMPARE(memory.told(), 2);
        QCOMPARE(memory.newest().nanoseconds, 9 * millisecond);
        memory.forgetBefore({3});
        QCOMPARE(memory.size(), size_t{3});
        QCOMPARE(timesOf(memory.take(refs(page({2, 3})))), (Times{2}));
    }
};

QTEST_GUILESS_MAIN(TestPageOrder)
#include "tst_page_order.moc"
