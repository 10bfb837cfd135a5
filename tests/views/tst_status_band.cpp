// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/status_band.h"

#include <QTest>

#include <random>
#include <set>

using namespace logloupe;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr TimePoint begin = TimePoint::fromSeconds(1'778'137'200);

qreal textWidth(const QString& text) {
    return 7.0 * static_cast<qreal>(text.size());
}

StayVerdict usual(Duration low, Duration high, double slowerThan = 0.97) {
    StayVerdict verdict;
    verdict.kind = VerdictKind::OverUsual;
    verdict.usualLow = low;
    verdict.usualHigh = high;
    verdict.slowerThan = slowerThan;
    verdict.population = 412;
    return verdict;
}

struct Band {
    std::vector<StatusStay> stays;
    std::vector<StayVerdict> verdicts;
    TimePoint now = begin;
    qreal axisWidth = 0;
    bool hasEnded = false;

    void add(const std::string& code, Duration stayed, bool open = false) {
        const TimePoint entered = now;
        now = now + stayed;
        StatusStay stay;
        stay.code = code;
        stay.entered = entered;
        stay.duration = stayed;
        stays.push_back(std::move(stay));
        if (!open)
            stays.back().left = now;
        verdicts.push_back(usual(hours(1), hours(3)));
    }
    [[nodiscard]] std::vector<BandSegment> layOut(qreal width) {
        const std::vector<TimePoint> times{begin, now};
        const LaneAxis axis(times, AxisMode::TrueScale, width);
        axisWidth = axis.width();
        return layOutBand({stays, verdicts, axis, now, 60, textWidth, textWidth, textWidth, hasEnded});
    }
};

} // namespace

class TestStatusBand : public QObject {
    Q_OBJECT

private slots:
    void segmentsFollowEachOther() {
        Band band;
        band.add("CREATED", hours(2));
        band.add("PAID", hours(2));
        band.add("SHIPPED", hours(1), true);
        const auto segments = band.layOut(1000);
        QCOMPARE(segments.size(), size_t(3));
        for (size_t i = 1; i < segments.size(); ++i)
            QVERIFY(std::abs(segments[i].fill.left() - segments[i - 1].fill.right() - 1) < 1e-6);
        QVERIFY(std::abs(segments[0].fill.width() - 2 * segments[2].fill.width() - 1) < 1e-6);
        QCOMPARE(segments[2].label, u"SHIPPED"_s);
        QVERIFY2(std::abs(segments[2].fill.right() + 1 - (1000 - LaneAxis::margin)) < 1e-6, "an open stay runs until now");
    }

    void theGaugeShowsTheUsualRangeAndThisOrder() {
        Band band;
        band.add("CREATED", hours(2));
        const auto segment = band.layOut(600).front();
        QVERIFY(segment.usual && segment.tick);
        QVERIFY(std::abs(segment.usual->second - segment.gauge.right()) < 1e-6);
        QVERIFY(std::abs(segment.usual->first - segment.gauge.left() - segment.gauge.width() / 3) < 1e-6);
        QVERIFY(std::abs(*segment.tick - segment.gauge.left() - segment.gauge.width() * 2 / 3) < 1e-6);
    }

    void aStayFarOverTheRangeEndsTheGauge() {
        Band band;
        band.add("CREATED", hours(300));
        const auto segment = band.layOut(600).front();
        QVERIFY(*segment.tick <= segment.gauge.right() && *segment.tick >= segment.gauge.right() - 2);
        QVERIFY(segment.usual->second < segment.gauge.left() + segment.gauge.width() / 50);
    }

    void withoutAPopulationThereIsNoGauge() {
        Band band;
        band.add("CREATED", hours(2));
        band.verdicts.front() = {};
        const auto segment = band.layOut(600).front();
        QVERIFY(!segment.usual && !segment.tick);
        QCOMPARE(segment.duration, u"2 h"_s);
        QVERIFY(segment.usualWords.isEmpty());
    }

    void howLongAgoAnOrderEndedIsNotAStay() {
        Band band;
        band.add("SHIPPED", hours(2));
        band.add("CLOSED", hours(90), true);
        band.hasEnded = true;
        const auto segments = band.layOut(900);
        QVERIFY(segments.back().duration.isEmpty() && !segments.back().usual);
        QCOMPARE(segments.back().label, u"CLOSED"_s);
    }

    void narrowSegmentsDropWordsFromTheRight() {
        // The wider, the more: label, duration, usual range, population.
        int last = -1;
        std::set<int> stages;
        for (int width = 20; width < 900; width += 4) {
            Band band;
            band.add("CREATED", hours(2));
            band.add("PAID", minutes(1), true);
            const auto segments = band.layOut(width);
            const BandSegment& first = segments.front();
            const int stage = first.usualWords.contains(u"412"_s)      ? 4
                              : first.usualWords.contains(u"slower"_s) ? 3
                              : !first.usualWords.isEmpty()            ? 2
                              : !first.duration.isEmpty()              ? 1
                                                                       : 0;
            QVERIFY(stage >= last);
            last = stage;
            stages.insert(stage);
            const qreal words = textWidth(first.duration) + (first.usualWords.isEmpty() ? 0 : 5 + textWidth(first.usualWords));
            QVERIFY2(first.textLeft + words <= segments[1].textLeft, "words never reach the next segment");
        }
        QCOMPARE(stages, (std::set<int>{0, 1, 2, 3, 4}));
    }

    void generatedStaysStayInOrder_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void generatedStaysStayInOrder() {
        QFETCH(const unsigned, seed);
        std::mt19937_64 random(seed);
        Band band;
        const int count = 1 + static_cast<int>(random() % 12);
        for (int i = 0; i < count; ++i)
            band.add("STATUS_" + std::to_string(i), Duration(static_cast<qint64>(random() % (qint64(1) << (random() % 50)))),
                     i + 1 == count);
        const auto segments = band.layOut(150 + static_cast<qreal>(random() % 1500));
        QCOMPARE(segments.size(), band.stays.size());
        for (size_t i = 0; i < segments.size(); ++i) {
            const BandSegment& segment = segments[i];
            QVERIFY2(segment.fill.width() >= 1 - 1e-6, "even a moment is seen");
            QVERIFY(i == 0 || segment.fill.left() >= segments[i - 1].fill.left());
            QVERIFY(segment.label.isEmpty() || textWidth(segment.label) <= segment.fill.width());
            if (segment.tick)
                QVERIFY(*segment.tick >= segment.gauge.left() - 1 && *segment.tick <= segment.gauge.right() + 1);
            if (i + 1 < segments.size())
                QVERIFY(segment.duration.isEmpty()
                        || segment.textLeft + textWidth(segment.duration) <= segments[i + 1].textLeft + 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestStatusBand)
#include "tst_status_band.moc"
