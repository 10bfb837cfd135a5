// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/histogram.h"
#include "models/analysis/silence.h"
#include "models/analysis/time_steps.h"

#include <QLocale>
#include <QTest>

#include <random>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

class TestTimeSteps : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void choosesNiceSteps_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<int>("count");
        QTest::addColumn<qint64>("stepSeconds");
        QTest::newRow("a week by hours") << qint64{7 * 86400} << 200 << qint64{3600};
        QTest::newRow("a day") << qint64{86400} << 100 << qint64{900};
        QTest::newRow("an hour") << qint64{3600} << 60 << qint64{60};
        QTest::newRow("ten years") << qint64{3650} * 86400 << 10 << qint64{14 * 28} * 86400;
        QTest::newRow("count of nothing") << qint64{3600} << 0 << qint64{3600};
    }

    void choosesNiceSteps() {
        QFETCH(const qint64, seconds);
        QFETCH(const int, count);
        QFETCH(const qint64, stepSeconds);
        QCOMPARE(niceStep(std::chrono::seconds(seconds), count), Duration(std::chrono::seconds(stepSeconds)));
    }

    void neverExceedsTheCount() {
        std::mt19937_64 random(3);
        for (int i = 0; i < 5'000; ++i) {
            const Duration length(static_cast<qint64>(random() >> (1 + random() % 62)));
            const int count = 1 + static_cast<int>(random() % 500);
            const Duration step = niceStep(length, count);
            QVERIFY(step > Duration::zero());
            QVERIFY(length.count() / step.count() <= count);
        }
    }

    void floorsToTheClock_data() {
        QTest::addColumn<QString>("time");
        QTest::addColumn<qint64>("stepMinutes");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("expected");
        QTest::newRow("hour") << u"2026-05-13T11:32:00Z"_s << qint64{60} << u"Europe/Moscow"_s << u"2026-05-13T11:00:00Z"_s;
        QTest::newRow("hour in half-hour zone")
            << u"2026-05-13T11:32:00Z"_s << qint64{60} << u"Asia/Kolkata"_s << u"2026-05-13T11:30:00Z"_s;
        QTest::newRow("six hours count from midnight")
            << u"2026-05-13T11:32:00Z"_s << qint64{360} << u"Europe/Moscow"_s << u"2026-05-13T09:00:00Z"_s;
        QTest::newRow("day") << u"2026-05-13T22:30:00Z"_s << qint64{1440} << u"Europe/Moscow"_s << u"2026-05-13T21:00:00Z"_s;
        QTest::newRow("week begins on Monday")
            << u"2026-05-13T11:32:00Z"_s << qint64{7 * 1440} << u"Europe/Moscow"_s << u"2026-05-10T21:00:00Z"_s;
        QTest::newRow("day of the summer change")
            << u"2026-03-29T12:00:00Z"_s << qint64{1440} << u"Europe/Amsterdam"_s << u"2026-03-28T23:00:00Z"_s;
        QTest::newRow("six hours after the change")
            << u"2026-03-29T11:00:00Z"_s << qint64{360} << u"Europe/Amsterdam"_s << u"2026-03-29T10:00:00Z"_s;
        QTest::newRow("before 1970") << u"1969-12-31T23:59:59Z"_s << qint64{60} << u"UTC"_s << u"1969-12-31T23:00:00Z"_s;
    }

    void floorsToTheClock() {
        QFETCH(const QString, time);
        QFETCH(const qint64, stepMinutes);
        QFETCH(const QString, zone);
        QFETCH(const QString, expected);
        QCOMPARE(toIso8601(floorToStep(at(time.toStdString()), minutes(stepMinutes), QTimeZone(zone.toLatin1()))),
                 toIso8601(at(expected.toStdString())));
    }

    void floorsAtTheEdgesOfTime() {
        for (const Duration step :
             {Duration(minutes(1)), Duration(hours(1)), Duration(hours(6)), Duration(hours(24)), Duration(hours(24 * 7))}) {
            for (const TimePoint point : {TimePoint::earliest(), TimePoint::latest()}) {
                const TimePoint floor = floorToStep(point, step, moscow());
                QVERIFY(point - floor < step + hours(24));
                QVERIFY(alignedRange({point, TimePoint::latest()}, step, moscow()).end >= floor);
            }
        }
        QVERIFY(ticks({TimePoint::earliest(), TimePoint::latest()}, hours(24), moscow()).size() <= 10'000);
    }

    void ticksRiseAndStayOnTheClock() {
        const QTimeZone zone(QByteArrayLiteral("Europe/Amsterdam"));
        std::mt19937_64 random(11);
        for (int i = 0; i < 300; ++i) {
            const TimePoint begin = TimePoint::fromSeconds(1'500'000'000 + static_cast<qint64>(random() % 400'000'000));
            const Duration length = std::chrono::seconds(1 + random() % (86'400 * 60));
            const Duration step = niceStep(length, 20);
            const TimeRange range{begin, begin + length};
            TimePoint last = TimePoint::earliest();
            for (const TimePoint tick : ticks(range, step, zone)) {
                QVERIFY(range.contains(tick));
                QVERIFY(tick > last);
                QCOMPARE(floorToStep(tick, step, zone), tick);
                last = tick;
            }
        }
    }

    void ticksOfTwoDaysOfClockChange() {
        const QTimeZone zone(QByteArrayLiteral("Europe/Amsterdam"));
        QCOMPARE(ticks({at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")}, hours(6), zone).size(), size_t{4});
        QCOMPARE(ticks({at("2026-03-27T23:00:00Z"), at("2026-03-30T22:00:00Z")}, hours(24), zone).size(), size_t{3});
        QVERIFY(ticks({at("2026-03-27T23:00:00Z"), at("2026-03-26T22:00:00Z")}, hours(24), zone).empty());
    }

    void plansBins() {
        std::mt19937_64 random(5);
        for (int i = 0; i < 500; ++i) {
            const TimePoint begin = TimePoint::fromSeconds(1'700'000'000 + static_cast<qint64>(random() % 100'000'000));
            const TimeRange range{begin, begin + std::chrono::seconds(1 + random() % 10'000'000)};
            const BinPlan plan = planBins(range, 120, moscow());
            QVERIFY(plan.range.begin <= range.begin && plan.range.end >= range.end);
            QCOMPARE(plan.range.length() % plan.step, Duration::zero());
            QVERIFY(plan.range.length() / plan.step <= 120);
        }
    }

    void stacksLevels() {
        CountTable table{
            {0}, minutes(1), 2, {"INFO", "ERROR", "FATAL", "WARN", "DEBUG", "odd"}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}};
        const LevelHistogram histogram = levelHistogram(table);
        QCOMPARE(histogram.bins[0], (std::array<quint64, 4>{3 + 5, 7, 1, 9 + 11}));
        QCOMPARE(histogram.highest(), 42ULL);
        const CountTable coarse = coarsened(table, 2);
        QCOMPARE(coarse.columns, 1);
        QCOMPARE(coarse.step, Duration(minutes(2)));
        QCOMPARE(coarse.counts, (std::vector<quint64>{3, 7, 11, 15, 19, 23}));
    }

    void foldsSilence() {
        const std::vector<TimePoint> times{at("2026-05-11T10:00:00Z"), at("2026-05-07T07:00:00Z"), at("2026-05-07T08:00:00Z"),
                                           at("2026-05-07T13:59:59Z"), at("2026-05-13T11:32:00Z")};
        const SilenceFolds folds = foldSilence(times);
        QCOMPARE(folds.stretches.size(), size_t{3});
        QCOMPARE(folds.stretches[0], (SilenceFolds::Stretch{at("2026-05-07T07:00:00Z"), at("2026-05-07T13:59:59Z")}));
        QCOMPARE(folds.silences(), 2);
        QCOMPARE(silenceText(folds.silence(0)), u"3 days, nothing logged"_s);
        QCOMPARE(silenceText(folds.silence(1)), u"2 d 1 h, nothing logged"_s);
        QCOMPARE(silenceLengthText(hours(17) + minutes(46)), u"17 h"_s);
        QCOMPARE(silenceLengthText(hours(45)), u"1 d 21 h"_s);
        QCOMPARE(foldSilence({}).silences(), 0);
    }

    void foldsKeepEveryTime() {
        std::mt19937_64 random(17);
        for (int round = 0; round < 200; ++round) {
            std::vector<TimePoint> times;
            for (size_t i = 0, count = random() % 40; i < count; ++i)
                times.push_back(TimePoint::fromSeconds(static_cast<qint64>(random() % 1'000'000)));
            const SilenceFolds folds = foldSilence(times);
            for (const TimePoint time : times)
                QVERIFY(std::any_of(folds.stretches.begin(), folds.stretches.end(),
                                    [&](const auto& stretch) { return stretch.first <= time && time <= stretch.last; }));
            for (int i = 0; i < folds.silences(); ++i)
                QVERIFY(folds.silence(i) > foldedSilence);
        }
    }
};

QTEST_GUILESS_MAIN(TestTimeSteps)
#include "tst_time_steps.moc"
