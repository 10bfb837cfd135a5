// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/time.h"

#include <QTest>
#include <QTimeZone>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestTime : public QObject {
    Q_OBJECT

private slots:
    void readsIso8601_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("expected"); // empty: refused

        QTest::newRow("utc") << "2026-05-11T07:31:52.904Z"_ba
                             << "UTC"_ba << u"2026-05-11T07:31:52.904000000Z"_s;
        QTest::newRow("nanoseconds") << "2026-05-11T07:31:52.123456789Z"_ba
                                     << "UTC"_ba << u"2026-05-11T07:31:52.123456789Z"_s;
        QTest::newRow("more digits than kept") << "2026-05-11T07:31:52.1234567899999Z"_ba
                                               << "UTC"_ba << u"2026-05-11T07:31:52.123456789Z"_s;
        QTest::newRow("comma and space") << "2026-05-11 07:31:52,5"_ba
                                         << "UTC"_ba << u"2026-05-11T07:31:52.500000000Z"_s;
        QTest::newRow("offset with colon") << "2026-05-11T10:31:52+03:00"_ba
                                           << "UTC"_ba << u"2026-05-11T07:31:52.000000000Z"_s;
        QTest::newRow("offset without colon") << "2026-05-11T10:31:52+0300"_ba
                                              << "UTC"_ba << u"2026-05-11T07:31:52.000000000Z"_s;
        QTest::newRow("offset hours") << "2026-05-11T02:31:52-05"_ba
                                      << "UTC"_ba << u"2026-05-11T07:31:52.000000000Z"_s;
        QTest::newRow("local") << "2026-05-11T10:31"_ba
                               << "Europe/Moscow"_ba << u"2026-05-11T07:31:00.000000000Z"_s;
        QTest::newRow("date alone") << "2026-05-11"_ba
                                    << "Europe/Moscow"_ba << u"2026-05-10T21:00:00.000000000Z"_s;
        QTest::newRow("ambiguous is the earlier") << "2026-10-25 02:30:00"_ba
                                                  << "Europe/Berlin"_ba << u"2026-10-25T00:30:00.000000000Z"_s;
        QTest::newRow("skipped moves forward") << "2026-03-29 02:30:00"_ba
                                               << "Europe/Berlin"_ba << u"2026-03-29T01:30:00.000000000Z"_s;
        QTest::newRow("before the change") << "2026-03-29 01:59:59"_ba
                                           << "Europe/Berlin"_ba << u"2026-03-29T00:59:59.000000000Z"_s;
        QTest::newRow("after the change") << "2026-03-29 03:00:00"_ba
                                          << "Europe/Berlin"_ba << u"2026-03-29T01:00:00.000000000Z"_s;
        QTest::newRow("before 1970") << "1969-12-31T23:59:59.5Z"_ba
                                     << "UTC"_ba << u"1969-12-31T23:59:59.500000000Z"_s;
        QTest::newRow("leap second") << "2016-12-31T23:59:60Z"_ba
                                     << "UTC"_ba << u"2016-12-31T23:59:59.999999999Z"_s;
        QTest::newRow("leap day") << "2024-02-29T00:00:00Z"_ba
                                  << "UTC"_ba << u"2024-02-29T00:00:00.000000000Z"_s;
        for (const char* refused :
             {"", "2026", "2026-13-01", "2026-02-29", "2026-05-11T", "2026-05-11T24:00:00Z", "2026-05-11T10:60:00Z",
              "2026-05-11T10:00:00.Z", "2026-05-11T10:00:00+3", "2026-05-11T10:00:00Zx", "2026-05-11T10:00:00+24:00",
              "9999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "yesterday"})
            QTest::newRow(qPrintable(u"refused \""_s + QLatin1String(refused) + u'"'))
                << QByteArray(refused) << "UTC"_ba << QString();
    }

    void readsIso8601() {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, zone);
        QFETCH(const QString, expected);
        const auto point = parseIso8601({text.constData(), static_cast<size_t>(text.size())}, QTimeZone(zone));
        QCOMPARE(point ? toIso8601(*point) : QString(), expected);
    }

    void writesAndReadsBack() {
        for (const qint64 nanoseconds : {qint64{0}, qint64{-1}, qint64{1}, qint64{1'778'484'712'904'000'001},
                                         TimePoint::latest().nanoseconds, TimePoint::earliest().nanoseconds + 1'000'000'000}) {
            const QByteArray text = toIso8601({nanoseconds}).toLatin1();
            const auto back = parseIso8601({text.constData(), static_cast<size_t>(text.size())}, QTimeZone::utc());
            QVERIFY2(back.has_value(), text.constData());
            QCOMPARE(back->nanoseconds, nanoseconds);
        }
    }

    void readsDurations_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("expected"); // -1: refused

        QTest::newRow("minutes") << u"5m"_s << qint64{300} * 1'000'000'000;
        QTest::newRow("decimal") << u"1.5h"_s << qint64{5400} * 1'000'000'000;
        QTest::newRow("milliseconds") << u"250ms"_s << qint64{250'000'000};
        QTest::newRow("nanoseconds") << u"7ns"_s << qint64{7};
        QTest::newRow("week") << u"1w"_s << qint64{604'800} * 1'000'000'000;
        for (const char* refused : {"", "5", "m", "-5m", "5 m", "5x", "1e9s", "999999999w", "1..5h"})
            QTest::newRow(qPrintable(u"refused \""_s + QLatin1String(refused) + u'"'))
                << QString::fromLatin1(refused) << qint64{-1};
    }

    void readsDurations() {
        QFETCH(const QString, text);
        QFETCH(const qint64, expected);
        const auto duration = parseDuration(text);
        QCOMPARE(duration ? duration->count() : -1, expected);
    }

    void readsTimeOptions() {
        const TimePoint now = TimePoint::fromSeconds(1'000'000);
        QCOMPARE(parseTimeOption(u"now", now, QTimeZone::utc())->nanoseconds, now.nanoseconds);
        QCOMPARE(parseTimeOption(u"-2h", now, QTimeZone::utc())->nanoseconds,
                 TimePoint::fromSeconds(1'000'000 - 7200).nanoseconds);
        QVERIFY(!parseTimeOption(u"-2x", now, QTimeZone::utc()));
        QVERIFY(!parseTimeOption(u"soon", now, QTimeZone::utc()));
    }

    void saturatesAtTheEnds() {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        for (const qint64 far : {most, most / 1000 + 1, qint64{9'223'372'036'855}}) {
            QCOMPARE(TimePoint::fromMilliseconds(far), TimePoint::latest());
            QCOMPARE(TimePoint::fromMilliseconds(-far), TimePoint::earliest());
            QCOMPARE(TimePoint::fromSeconds(far), TimePoint::latest());
        }
        QCOMPARE(TimePoint::fromMilliseconds(least), TimePoint::earliest());
        QCOMPARE(TimePoint::fromSeconds(9'223'372'036).nanoseconds, 9'223'372'036'000'000'000);
        QCOMPARE(TimePoint::fromMilliseconds(-9'223'372'036'854).nanoseconds, -9'223'372'036'854'000'000);
        QCOMPARE(TimePoint::latest() + Duration(1), TimePoint::latest());
        QCOMPARE(TimePoint::earliest() - Duration(1), TimePoint::earliest());
        QCOMPARE(TimePoint::earliest() + Duration::min(), TimePoint::earliest());
        QCOMPARE(TimePoint::latest() - TimePoint::earliest(), Duration::max());
        QCOMPARE(TimePoint::earliest() - TimePoint::latest(), Duration::min());
    }

    void rangesAreHalfOpen() {
        const TimeRange range{{10}, {20}};
        QVERIFY(range.contains({10}));
        QVERIFY(!range.contains({20}));
        QCOMPARE(range.intersected({{15}, {30}}), (TimeRange{{15}, {20}}));
        QVERIFY(range.intersected({{20}, {30}}).isEmpty());
        QCOMPARE((TimeRange{{20}, {10}}).length(), Duration::zero());
    }

    void roundsMillisecondsDown() {
        QCOMPARE(TimePoint{-1}.millisecondsSinceEpoch(), -1);
        QCOMPARE(TimePoint{-1'000'000}.millisecondsSinceEpoch(), -1);
        QCOMPARE(TimePoint{1'999'999}.millisecondsSinceEpoch(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTime)
#include "tst_time.moc"
