// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/silence.h"
#include "views/charts/time_ticks.h"
#include "views/lanes/lane_axis.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace logloupe;
using namespace Qt::StringLiterals;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr TimePoint begin = TimePoint::fromSeconds(1'778'137'200);

std::vector<TimePoint> at(std::initializer_list<Duration> offsets) {
    std::vector<TimePoint> times;
    for (const Duration offset : offsets)
        times.push_back(begin + offset);
    return times;
}

} // namespace

class TestLaneAxis : public QObject {
    Q_OBJECT

private slots:
    void nothingHasNoAxis() {
        const LaneAxis axis({}, AxisMode::Folded, 800);
        QVERIFY(axis.isEmpty());
        QCOMPARE(axis.xOf(begin), 0.0);
        QCOMPARE(axis.timeAt(10), TimePoint());
    }

    void oneMomentHasAPlace() {
        for (const auto& times : {at({Duration(0)}), at({Duration(0), Duration(0), Duration(0)})}) {
            const LaneAxis axis(times, AxisMode::Folded, 800);
            QCOMPARE(axis.stretches().size(), size_t(1));
            QCOMPARE(axis.width(), 800.0);
            QCOMPARE(axis.xOf(begin), LaneAxis::margin);
            QCOMPARE(axis.xOf(begin - hours(1)), LaneAxis::margin);
            QCOMPARE(axis.xOf(begin + hours(1)), LaneAxis::margin);
            QCOMPARE(axis.timeAt(700), begin);
        }
    }

    void onlySilenceOverSixHoursFolds() {
        QVERIFY(LaneAxis(at({hours(0), hours(6)}), AxisMode::Folded, 800).gaps().empty());
        const LaneAxis folded(at({hours(0), hours(6) + Duration(1)}), AxisMode::Folded, 800);
        QCOMPARE(folded.gaps().size(), size_t(1));
        QVERIFY(folded.gaps().front().length == hours(6) + Duration(1));
        QVERIFY(LaneAxis(at({hours(0), hours(6) + Duration(1)}), AxisMode::TrueScale, 800).gaps().empty());
    }

    void stretchesAndGapsFillTheWidth() {
        const LaneAxis axis(at({hours(0), hours(1), hours(20), hours(50), hours(51)}), AxisMode::Folded, 1200);
        QCOMPARE(axis.stretches().size(), size_t(3));
        QCOMPARE(axis.gaps().size(), size_t(2));
        qreal left = 0;
        for (size_t i = 0; i < axis.stretches().size(); ++i) {
            const auto& stretch = axis.stretches()[i];
            QCOMPARE(stretch.left, left);
            QVERIFY(stretch.right - stretch.left >= LaneAxis::leastStretch - 1e-6);
            left = stretch.right;
            if (i < axis.gaps().size()) {
                QCOMPARE(axis.gaps()[i].left, left);
                QCOMPARE(axis.gaps()[i].right, left + LaneAxis::gapWidth);
                left = axis.gaps()[i].right;
            }
        }
        QVERIFY(std::abs(left - 1200) < 1e-6);
    }

    void manyStretchesWidenTheAxis() {
        std::vector<TimePoint> times;
        for (int day = 0; day < 40; ++day)
            times.push_back(begin + hours(24 * day));
        const LaneAxis axis(times, AxisMode::Folded, 600);
        QCOMPARE(axis.width(), 40 * LaneAxis::leastStretch + 39 * LaneAxis::leastGap);
        QVERIFY(axis.stretches().back().right <= axis.width() + 1e-6);
    }

    void tenStretchesFitAWindow() {
        std::vector<TimePoint> times;
        for (int day = 0; day < 10; ++day)
            times.push_back(begin + hours(24 * day));
        const LaneAxis axis(times, AxisMode::Folded, 1200);
        QCOMPARE(axis.width(), 1200.0);
        QVERIFY(std::abs(axis.stretches().back().right - 1200) < 1e-6);
    }

    void eachStretchHasItsOwnScale() {
        const LaneAxis axis(at({hours(0), minutes(1), hours(10), hours(15)}), AxisMode::Folded, 1000);
        const qreal perMinute = axis.xOf(begin + minutes(1)) - axis.xOf(begin);
        const qreal perHour = axis.xOf(begin + hours(11)) - axis.xOf(begin + hours(10));
        QVERIFY2(perMinute > perHour, "a minute of the first stretch is as wide as five hours of the second");
        const LaneAxis truth(at({hours(0), minutes(1), hours(10), hours(15)}), AxisMode::TrueScale, 1000);
        const qreal first = truth.xOf(begin + hours(1)) - truth.xOf(begin);
        const qreal last = truth.xOf(begin + hours(14)) - truth.xOf(begin + hours(13));
        QVERIFY(std::abs(first - last) < 1e-6);
    }

    void yearsFit() {
        const LaneAxis axis(at({hours(0), hours(24 * 365 * 12)}), AxisMode::TrueScale, 900);
        const TimePoint middle = begin + hours(24 * 365 * 6);
        QVERIFY(std::abs(axis.xOf(middle) - 450) < 1);
        const LaneAxis extreme(std::vector{TimePoint::earliest(), begin, TimePoint::latest()}, AxisMode::Folded, 900);
        QVERIFY(extreme.xOf(begin) >= 0 && extreme.xOf(begin) <= extreme.width());
    }

    void ticksOfALocalDaySurviveTheClockChange() {
        // In Berlin the clock goes from 02:00 to 03:00 on 29 March 2026.
        const QTimeZone berlin("Europe/Berlin");
        const TimePoint night = TimePoint::fromSeconds(1'774'738'800); // 2026-03-29T00:00 in Berlin
        const auto ticks = timeTicks({night, night + hours(6)}, berlin, night, 8);
        QStringList labels;
        for (const TimeTick& tick : ticks)
            labels << tick.label;
        QVERIFY2(!labels.contains(u"02:00"_s), qPrintable(labels.join(u' ')));
        QVERIFY2(labels.contains(u"03:00"_s), qPrintable(labels.join(u' ')));
        const LaneAxis axis(std::vector{night, night + hours(6)}, AxisMode::Folded, 900);
        for (size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(axis.xOf(ticks[i].time) > axis.xOf(ticks[i - 1].time));
    }

    void generatedTimesKeepTheirOrderAndComeBack_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void generatedTimesKeepTheirOrderAndComeBack() {
        QFETCH(const unsigned, seed);
        std::mt19937_64 random(seed);
        std::vector<TimePoint> times;
        TimePoint time = begin;
        const int count = 1 + static_cast<int>(random() % 200);
        for (int i = 0; i < count; ++i) {
            // From nanoseconds to weeks.
            time = time + Duration(static_cast<qint64>(random() % (qint64(1) << (random() % 50))));
            times.push_back(time);
        }
        std::shuffle(times.begin(), times.end(), random);
        for (const AxisMode mode : {AxisMode::Folded, AxisMode::TrueScale}) {
            const LaneAxis axis(times, mode, 300 + static_cast<qreal>(random() % 3000));
            auto sorted = times;
            std::sort(sorted.begin(), sorted.end());
            qreal last = 0;
            for (const TimePoint one : sorted) {
                const qreal x = axis.xOf(one);
                QVERIFY(x >= last && x >= LaneAxis::margin && x <= axis.width() - LaneAxis::margin + 1e-6);
                last = x;
                for (const LaneAxis::Gap& gap : axis.gaps())
                    QVERIFY2(x <= gap.left || x >= gap.right, "nothing that happened lies in a fold");
                QVERIFY2(std::abs(axis.xOf(axis.timeAt(x)) - x) < 1e-3, "the time under the mouse is the one drawn there");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestLaneAxis)
#include "tst_lane_axis.moc"
