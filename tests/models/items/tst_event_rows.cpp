// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/day_heads.h"
#include "models/items/event_rows.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

struct Given {
    qint64 time = 0;
    quint64 sequence = 0;
    Severity severity = Severity::Info;
    const char* statusNew = "";
};

EventBatch batchOf(const QString& source, const std::vector<Given>& events) {
    EventBatchBuilder builder(source);
    for (const Given& event : events) {
        builder.append({event.time}, event.severity, event.sequence);
        builder.setText(Field::StatusNew, event.statusNew);
    }
    return builder.build();
}

QString written(const EventRows& rows) {
    QStringList parts;
    for (int row = 0; row < rows.size(); ++row)
        parts.append(rows.batch(row).source() + QString::number(rows.time(row).nanoseconds) + u'.'
                     + QString::number(rows.batch(row).sequence(rows.batchRow(row))));
    return parts.join(u' ');
}

} // namespace

class TestEventRows : public QObject {
    Q_OBJECT

private slots:
    void mergesByTimeSourceAndSequence() {
        EventRows rows;
        rows.add(batchOf(u"b"_s, {{10, 1}, {20, 2}, {20, 3}}));
        rows.add(batchOf(u"a"_s, {{20, 9}, {5, 1}, {20, 8}}));
        QCOMPARE(written(rows), u"a5.1 b10.1 a20.8 a20.9 b20.2 b20.3"_s);
    }

    void doesNotDependOnTheOrderOfArrival_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void doesNotDependOnTheOrderOfArrival() {
        QFETCH(const quint32, seed);
        std::mt19937 random(seed);
        std::vector<EventBatch> batches;
        quint64 sequence = 0;
        for (int index = 0; index < 30; ++index) {
            std::vector<Given> events;
            const auto begin = static_cast<qint64>(random() % 400);
            for (unsigned row = 0; row < 1 + random() % 60; ++row)
                events.push_back({begin + static_cast<qint64>(random() % 100), ++sequence});
            batches.push_back(batchOf(QString(QChar(u'a' + index % 3)), events));
        }
        EventRows first;
        for (const EventBatch& batch : batches)
            first.add(batch);
        for (int row = 1; row < first.size(); ++row)
            QVERIFY(!isBefore(first.batch(row), first.batchRow(row), first.batch(row - 1), first.batchRow(row - 1)));
        std::shuffle(batches.begin(), batches.end(), random);
        EventRows second;
        for (const EventBatch& batch : batches)
            second.add(batch);
        QCOMPARE(written(second), written(first));
        for (int row = 0; row < first.size(); row += 7)
            QCOMPARE(second.find(first.at(row)), std::optional(row));
    }

    void tellsExactlyWhereRowsCameIn() {
        EventRows rows;
        rows.add(batchOf(u"a"_s, {{10, 1}, {20, 2}, {30, 3}}));
        RowsChange last;
        connect(&rows, &EventRows::changed, this, [&last](const RowsChange& change) { last = change; });
        rows.add(batchOf(u"a"_s, {{15, 4}, {16, 5}, {25, 6}, {40, 7}}));
        QCOMPARE(last.kind, RowsChange::Kind::Inserted);
        QCOMPARE(last.ranges, (QList<RowRange>{{1, 2}, {4, 1}, {6, 1}}));
        rows.add(batchOf(u"a"_s, {{50, 8}, {60, 9}}));
        QCOMPARE(last.ranges, (QList<RowRange>{{7, 2}}));
        QCOMPARE(written(rows), u"a10.1 a15.4 a16.5 a20.2 a25.6 a30.3 a40.7 a50.8 a60.9"_s);
    }

    void keepsTheNewestAndCountsTheRest() {
        EventRows rows;
        rows.setLimit(100);
        QSignalSpy changes(&rows, &EventRows::changed);
        for (int step = 0; step < 50; ++step) {
            std::vector<Given> events;
            for (int row = 0; row < 7; ++row)
                events.push_back({step * 7 + row, static_cast<quint64>(step * 7 + row)});
            rows.add(batchOf(u"t"_s, events));
            QVERIFY(rows.size() <= 100);
        }
        QCOMPARE(rows.size(), 100);
        QCOMPARE(rows.dropped(), qint64(250));
        QCOMPARE(rows.time(0).nanoseconds, 250);
        QCOMPARE(rows.time(99).nanoseconds, 349);
        QCOMPARE(changes.last().first().value<RowsChange>(), (RowsChange{RowsChange::Kind::Dropped, {{0, 7}}}));
    }

    void letsGoOfBatchesWithoutRows() {
        EventRows rows;
        rows.setLimit(10);
        for (int step = 0; step < 1000; ++step)
            rows.add(batchOf(u"t"_s, {{step, static_cast<quint64>(step)}}));
        const qint64 tenBatches = 10 * batchOf(u"t"_s, {{1, 1}}).memory();
        QVERIFY(rows.batchMemory() < tenBatches * 3);
    }

    void filtersWhatIsThereAndWhatComes() {
        EventRows rows;
        rows.add(batchOf(u"a"_s, {{1, 1}, {2, 2, Severity::Error}, {3, 3}}));
        rows.setFilter([](const EventBatch& batch) {
            std::vector<int> kept;
            for (int row = 0; row < batch.size(); ++row) {
                if (batch.severity(row) == Severity::Error)
                    kept.push_back(row);
            }
            return kept;
        });
        QCOMPARE(written(rows), u"a2.2"_s);
        QSignalSpy changes(&rows, &EventRows::changed);
        rows.add(batchOf(u"a"_s, {{4, 4}}));
        QCOMPARE(changes.size(), 0);
        rows.add(batchOf(u"a"_s, {{0, 5, Severity::Error}, {9, 6, Severity::Error}, {8, 7}}));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(written(rows), u"a0.5 a2.2 a9.6"_s);
        QCOMPARE(rows.total(), 7);
        rows.setLimit(3);
        QCOMPARE(written(rows), u"a9.6"_s);
        QCOMPARE(rows.total(), 3);
        rows.setFilter({});
        QCOMPARE(written(rows), u"a4.4 a8.7 a9.6"_s);
    }

    void walksErrorsAndStatusChanges() {
        EventRows rows;
        rows.add(batchOf(
            u"a"_s,
            {{1, 1, Severity::Error}, {2, 2, Severity::Warn}, {3, 3, Severity::Info, "PAID"}, {4, 4, Severity::Fatal}}));
        QCOMPARE(rows.nextError(-1), std::optional(0));
        QCOMPARE(rows.nextError(0), std::optional(3));
        QCOMPARE(rows.nextError(3), std::nullopt);
        QCOMPARE(rows.previousError(4), std::optional(3));
        QCOMPARE(rows.previousError(3), std::optional(0));
        QCOMPARE(rows.previousError(0), std::nullopt);
        QCOMPARE(rows.nextStatusChange(-1), std::optional(2));
        QCOMPARE(rows.nextStatusChange(2), std::nullopt);
        QCOMPARE(rows.previousStatusChange(3), std::optional(2));
        QCOMPARE(rows.previousStatusChange(2), std::nullopt);
        QCOMPARE(EventRows().nextError(-1), std::nullopt);
    }

    void findsTheNearestInTime() {
        EventRows rows;
        QCOMPARE(rows.nearest({5}), -1);
        rows.add(batchOf(u"a"_s, {{10, 1}, {20, 2}, {30, 3}}));
        QCOMPARE(rows.nearest({0}), 0);
        QCOMPARE(rows.nearest({14}), 0);
        QCOMPARE(rows.nearest({15}), 0);
        QCOMPARE(rows.nearest({16}), 1);
        QCOMPARE(rows.nearest({99}), 2);
        QCOMPARE(rows.nearest(TimePoint::latest()), 2);
        QCOMPARE(rows.lowerBound({20}), 1);
        QCOMPARE(rows.lowerBound({31}), 3);
    }

    void doesNotFindWhatIsNotThere() {
        EventRows rows;
        rows.add(batchOf(u"a"_s, {{10, 1}, {20, 2}}));
        QCOMPARE(rows.find({batchOf(u"a"_s, {{10, 1}}), 0}), std::optional(0));
        QCOMPARE(rows.find({batchOf(u"a"_s, {{10, 7}}), 0}), std::nullopt);
        QCOMPARE(rows.find({batchOf(u"b"_s, {{10, 1}}), 0}), std::nullopt);
        QCOMPARE(rows.find({EventBatch(), 0}), std::nullopt);
    }

    void marksLateRows() {
        EventRows rows;
        rows.setLateAfter(std::chrono::seconds(5));
        rows.add(batchOf(u"a"_s, {{10'000'000'000, 1}}));
        rows.add(batchOf(u"a"_s, {{4'000'000'000, 2}, {6'000'000'000, 3}}));
        QVERIFY(rows.isLate(0));
        QVERIFY(!rows.isLate(1));
        QVERIFY(!rows.isLate(2));
    }

    void headsEachLocalDay_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QList<qint64>>("seconds");
        QTest::addColumn<QList<int>>("heads");
        constexpr qint64 midnight = 1'778'371'200; // 2026-05-10T00:00:00Z
        QTest::newRow("none") << QByteArray("UTC") << QList<qint64>{} << QList<int>{};
        QTest::newRow("one day") << QByteArray("UTC") << QList<qint64>{midnight, midnight + 86'399} << QList<int>{0};
        QTest::newRow("at midnight") << QByteArray("UTC") << QList<qint64>{midnight - 1, midnight} << QList<int>{0, 1};
        QTest::newRow("zone moves midnight")
            << QByteArray("Europe/Moscow") << QList<qint64>{midnight - 10'801, midnight - 10'800, midnight} << QList<int>{0, 1};
        QTest::newRow("days without rows") << QByteArray("UTC") << QList<qint64>{midnight, midnight + 86'400 * 40}
                                           << QList<int>{0, 1};
        // 2026-03-29T01:00:00Z is 02:00 to 03:00 in Berlin: the day goes on.
        QTest::newRow("clocks forward") << QByteArray("Europe/Berlin")
                                        << QList<qint64>{1'774'745'999, 1'774'746'000, 1'774'821'599, 1'774'821'600}
                                        << QList<int>{0, 3};
        QTest::newRow("before 1970") << QByteArray("UTC") << QList<qint64>{-86'401, -86'400, -1, 0} << QList<int>{0, 1, 3};
    }

    void headsEachLocalDay() {
        QFETCH(const QByteArray, zone);
        QFETCH(const QList<qint64>, seconds);
        QFETCH(const QList<int>, heads);
        std::vector<Given> events;
        for (const qint64 second : seconds)
            events.push_back({second * 1'000'000'000, events.size()});
        EventRows rows;
        rows.add(batchOf(u"a"_s, events));
        QList<int> found;
        for (const DayHead& head : dayHeads(rows, ZoneClock(QTimeZone(zone))))
            found.append(head.row);
        QCOMPARE(found, heads);
    }

    void writesClocks_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("nanoseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << QByteArray("UTC") << qint64(0) << u"00:00:00.000"_s;
        QTest::newRow("cut") << QByteArray("UTC") << qint64(1'999'999'999) << u"00:00:01.999"_s;
        QTest::newRow("before 1970") << QByteArray("UTC") << qint64(-1) << u"23:59:59.999"_s;
        QTest::newRow("east") << QByteArray("Europe/Moscow") << qint64(1'778'484'712'904'000'000) << u"10:31:52.904"_s;
        QTest::newRow("half an hour") << QByteArray("Asia/Kolkata") << qint64(1'778'484'712'904'000'000) << u"13:01:52.904"_s;
        QTest::newRow("earliest") << QByteArray("UTC") << std::numeric_limits<qint64>::min() << u"00:12:43.145"_s;
        QTest::newRow("latest") << QByteArray("UTC") << std::numeric_limits<qint64>::max() << u"23:47:16.854"_s;
    }

    void writesClocks() {
        QFETCH(const QByteArray, zone);
        QFETCH(const qint64, nanoseconds);
        QFETCH(const QString, text);
        QCOMPARE(ZoneClock(QTimeZone(zone)).clockText({nanoseconds}), text);
    }
};

QTEST_GUILESS_MAIN(TestEventRows)
#include "tst_event_rows.moc"
