// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/durations.h"
#include "models/analysis/verdict.h"

#include <QLocale>
#include <QTest>

#include <random>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000'000;

StatusTransitions paidFor(const std::vector<qint64>& hours) {
    std::vector<OrderChanges> orders;
    for (size_t i = 0; i < hours.size(); ++i)
        orders.push_back({"A-" + std::to_string(i),
                          {{"PAID", 0}, {"MANUFACTURING_APPROVED", hours[i] * 3600}, {"CLOSED", hours[i] * 3600 + 10}}});
    return transitionsOf(orders);
}

} // namespace

class TestBaselines : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void findsQuantiles_data() {
        // Expected values are numpy.percentile's.
        QTest::addColumn<QList<qint64>>("values");
        QTest::addColumn<double>("share");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("none") << QList<qint64>{} << 0.5 << qint64{0};
        QTest::newRow("one") << QList<qint64>{7} << 0.9 << qint64{7};
        QTest::newRow("median of two") << QList<qint64>{10, 20} << 0.5 << qint64{15};
        QTest::newRow("p90 of ten") << QList<qint64>{10, 20, 30, 40, 50, 60, 70, 80, 90, 100} << 0.9 << qint64{91};
        QTest::newRow("p10 of ten") << QList<qint64>{10, 20, 30, 40, 50, 60, 70, 80, 90, 100} << 0.1 << qint64{19};
        QTest::newRow("end") << QList<qint64>{1, 2, 3} << 1.0 << qint64{3};
        QTest::newRow("beyond the end") << QList<qint64>{1, 2, 3} << 1.5 << qint64{3};
    }

    void findsQuantiles() {
        QFETCH(const QList<qint64>, values);
        QFETCH(const double, share);
        QFETCH(const qint64, expected);
        QCOMPARE(quantile(std::vector<qint64>(values.begin(), values.end()), share).count(), expected);
    }

    void ranksAmongEndedAndOpenOrders() {
        const DurationSample sample{{10, 20, 20, 30}, {5, 20, 40, 50}};
        QCOMPARE(sample.rank(Duration(20)).faster, 1);
        QCOMPARE(sample.rank(Duration(20)).population, 6);
        QCOMPARE(sample.rank(Duration(45)).faster, 4);
        QCOMPARE(sample.rank(Duration(45)).population, 5);
        QCOMPARE(sample.rank(Duration(1000)).share(), 1.0);
        QCOMPARE(DurationSample{}.rank(Duration(1)).share(), 0.0);
    }

    void learnsStays() {
        const StatusTransitions transitions = transitionsOf({
            {"A-1", {{"CREATED", 0}, {"PAID", 100}, {"CLOSED", 300}}},
            {"A-2", {{"CREATED", 0}, {"PAID", 50}, {"PAID", 60}, {"CREATED", 70}, {"CANCELLED", 80}}},
            {"A-3", {{"CREATED", 900}}},
            {"A-4", {{"STRANGE", 0}, {"CLOSED", 5}}},
        });
        const Baselines baselines = buildBaselines(transitions, StatusProcess::standard(), {1000 * second});
        const StatusBaseline& created = *baselines.find("CREATED");
        QCOMPARE(created.stays.completed, (std::vector<qint64>{10 * second, 50 * second, 100 * second}));
        QCOMPARE(created.stays.open, (std::vector<qint64>{100 * second}));
        QCOMPARE(created.orders, 3);
        QCOMPARE(created.fromLeaving.completed, (std::vector<qint64>{200 * second}));
        QCOMPARE(baselines.find("PAID")->stays.completed, (std::vector<qint64>{20 * second, 200 * second}));
        QVERIFY(baselines.find("CLOSED")->stays.completed.empty());
        QVERIFY(baselines.find("CLOSED")->stays.open.empty());
        QCOMPARE(baselines.leadTime.completed, (std::vector<qint64>{5 * second, 300 * second}));
        QCOMPARE(baselines.leadTime.open, (std::vector<qint64>{100 * second}));
        QCOMPARE(baselines.orders[1].changes, 4u);
        QCOMPARE(transitions.statuses[baselines.orders[1].status], std::string("CANCELLED"));
        QVERIFY(baselines.indexOf("CREATED") < baselines.indexOf("PAID"));
        QVERIFY(baselines.indexOf("STRANGE") > baselines.indexOf("CANCELLED"));
        QVERIFY(!baselines.find("NEVER"));
    }

    void learnsFromNothing() {
        const Baselines baselines = buildBaselines({}, StatusProcess::standard(), {0});
        QVERIFY(statusDurations(baselines).empty());
        QVERIFY(!baselines.find("PAID")->isKnown());
    }

    void agreesWithAPlainCount() {
        std::mt19937_64 random(411);
        for (int round = 0; round < 20; ++round) {
            std::vector<qint64> hours;
            for (int i = 0; i < 60; ++i)
                hours.push_back(static_cast<qint64>(random() % 40));
            const StatusTransitions transitions = paidFor(hours);
            const Baselines baselines = buildBaselines(transitions, StatusProcess::standard(), {1000 * 3600 * second});
            const Duration elapsed = std::chrono::hours(random() % 45);
            const Rank rank = baselines.find("PAID")->stays.rank(elapsed);
            QCOMPARE(rank.population, 60);
            QCOMPARE(rank.faster, std::count_if(hours.begin(), hours.end(),
                                                [&](qint64 hour) { return std::chrono::hours(hour) < elapsed; }));
            const std::vector<std::string> slower =
                slowerOrders(transitions, StatusProcess::standard(), "PAID", elapsed, {1000 * 3600 * second});
            QCOMPARE(static_cast<std::ptrdiff_t>(slower.size()), std::count_if(hours.begin(), hours.end(), [&](qint64 hour) {
                         return std::chrono::hours(hour) > elapsed;
                     }));
        }
    }

    void tabulatesDurations() {
        const Baselines baselines = buildBaselines(paidFor({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), StatusProcess::standard(), {0});
        const std::vector<StatusDurations> durations = statusDurations(baselines);
        QCOMPARE(durations.size(), size_t{3});
        QCOMPARE(durations[0].status, std::string("PAID"));
        QCOMPARE(durations[0].orders, 10);
        QCOMPARE(durations[0].median, Duration(std::chrono::minutes(330)));
        QCOMPARE(durations[0].p90, Duration(std::chrono::minutes(546)));
        QCOMPARE(durations[0].longest, Duration(std::chrono::hours(10)));
        QCOMPARE(durations[2].status, std::string("CLOSED"));
        QCOMPARE(durations[2].stays, 0);
    }

    void judges_data() {
        QTest::addColumn<int>("population");
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<bool>("open");
        QTest::addColumn<VerdictKind>("kind");
        // Stays from 6 to 20 h; the limit of the status is 24 h.
        QTest::newRow("within the usual") << 101 << qint64{600} << true << VerdictKind::OnTime;
        QTest::newRow("over nine in ten") << 101 << qint64{18 * 60 + 50} << true << VerdictKind::OverUsual;
        QTest::newRow("over nineteen in twenty") << 101 << qint64{19 * 60 + 40} << true << VerdictKind::Late;
        QTest::newRow("what has ended is not late") << 101 << qint64{19 * 60 + 40} << false << VerdictKind::OverUsual;
        QTest::newRow("too few to compare, within the limit") << 5 << qint64{23 * 60} << true << VerdictKind::OnTime;
        QTest::newRow("too few to compare, over the limit") << 5 << qint64{25 * 60} << true << VerdictKind::Late;
    }

    void judges() {
        QFETCH(const int, population);
        QFETCH(const qint64, minutes);
        QFETCH(const bool, open);
        QFETCH(const VerdictKind, kind);
        const Baselines baselines = buildBaselines(usualOrders(population), StatusProcess::standard(), lateOrderNow());
        QCOMPARE(
            judgeStay("MANUFACTURING_APPROVED", std::chrono::minutes(minutes), open, baselines, StatusProcess::standard()).kind,
            kind);
    }

    void saysTheVerdict_data() {
        QTest::addColumn<int>("population");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("late")
            << 412 << u"MANUFACTURING_APPROVED"_s << u"2026-05-03T04:00:00Z"_s
            << u"**Late:** in MANUFACTURING_APPROVED **2 d 4 h**, usually 7–19 h, slower than 100\u202f% of 412 orders"_s;
        QTest::newRow("late by the limit alone") << 0 << u"MANUFACTURING_APPROVED"_s << u"2026-05-03T04:00:00Z"_s
                                                 << u"**Late:** in MANUFACTURING_APPROVED **2 d 4 h**, over the limit of 1 d"_s;
        QTest::newRow("on time") << 412 << u"PAID"_s << u"2026-05-01T10:00:00Z"_s
                                 << u"**On time:** in PAID **10 h**, usually 8–24 h in 412 orders"_s;
        QTest::newRow("on time by the limit alone")
            << 0 << u"PAID"_s << u"2026-05-01T10:00:00Z"_s << u"**On time:** in PAID **10 h**, the limit is 1 d"_s;
        QTest::newRow("nothing to compare with") << 0 << u"ENGRAVING"_s << u"2026-05-01T10:00:00Z"_s
                                                 << u"In ENGRAVING **10 h**; too few orders to say what is usual"_s;
        QTest::newRow("closed") << 0 << u"CLOSED"_s << u"2026-05-01T10:00:00Z"_s
                                << u"**Closed** on Fri 1 May at 03:00, after **0 s**"_s;
        QTest::newRow("cancelled") << 0 << u"CANCELLED"_s << u"2026-05-01T10:00:00Z"_s
                                   << u"**Cancelled** on Fri 1 May at 03:00, after **0 s**"_s;
    }

    void saysTheVerdict() {
        QFETCH(const int, population);
        QFETCH(const QString, status);
        QFETCH(const QString, now);
        QFETCH(const QString, sentence);
        EventStory story("A-1");
        story.event("2026-05-01T00:00:00Z", "crm-api", "order status changed").change("", status.toStdString());
        const OrderTimeline timeline = buildTimeline(story.events(), StatusProcess::standard(), at(now.toStdString()));
        const Baselines baselines = buildBaselines(usualOrders(population), StatusProcess::standard(), lateOrderNow());
        const Verdict verdict = judgeOrder(timeline, baselines, StatusProcess::standard(), moscow());
        QString marked;
        for (const SentenceRun& run : verdict.sentence)
            marked += run.bold ? u"**"_s + run.text + u"**"_s : run.text;
        QCOMPARE(marked, sentence);
    }

    void drawsASample() {
        const DurationSample sample{{1, 2, 3, 50, 100}, {20, 400}};
        const SampleHistogram histogram = sampleHistogram(sample, 10, Duration(30));
        qint64 total = 0;
        for (const qint64 count : histogram.counts)
            total += count;
        QCOMPARE(total, 6); // the open one of 20 may still become anything
        QCOMPARE(histogram.counts.size(), size_t{10});
        QVERIFY(histogram.counts.back() >= 1);
        QVERIFY(sampleHistogram({}, 10, Duration(30)).counts.empty());
    }
};

QTEST_GUILESS_MAIN(TestBaselines)
#include "tst_baselines.moc"
