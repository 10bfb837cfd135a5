// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/histogram_geometry.h"
#include "views/charts/histogram_view.h"
#include "views/charts/time_ticks.h"
#include "views/heatmap/heatmap_geometry.h"
#include "views/heatmap/heatmap_view.h"
#include "views/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr Duration hour = std::chrono::hours(1);

CountTable table(int rows, int columns) {
    CountTable counts;
    counts.start = TimePoint::fromSeconds(1'778'101'200); // Thu 7 May 2026 00:00 in Moscow
    counts.step = hour;
    counts.columns = columns;
    for (int row = 0; row < rows; ++row) {
        counts.rows.push_back("row " + std::to_string(row));
        for (int column = 0; column < columns; ++column)
            counts.counts.push_back(static_cast<quint64>((row * 7 + column * 3) % 11));
    }
    return counts;
}

} // namespace

class TestCharts : public QObject {
    Q_OBJECT

private slots:
    void ticksAreRoundLocalTimes_data() {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<int>("most");
        QTest::addColumn<QStringList>("labels");

        QTest::newRow("an hour") << "Europe/Moscow"_ba << qint64{1'778'667'000} << qint64{3720} << 7
                                 << QStringList{u"13:10"_s, u"13:20"_s, u"13:30"_s, u"13:40"_s,
                                                u"13:50"_s, u"14:00"_s, u"14:10"_s};
        QTest::newRow("a week") << "Europe/Moscow"_ba << qint64{1'778'101'200} << qint64{7 * 86400} << 7
                                << QStringList{u"Thu 7 May"_s,  u"Fri 8 May"_s,  u"Sat 9 May"_s, u"Sun 10 May"_s,
                                               u"Mon 11 May"_s, u"Tue 12 May"_s, u"Wed 13 May"_s};
        QTest::newRow("a day that lost an hour") << "Europe/Berlin"_ba << qint64{1'774'738'800} << qint64{2 * 86400 - 3600} << 2
                                                 << QStringList{u"Sun 29 Mar"_s, u"Mon 30 Mar"_s};
        QTest::newRow("half a minute") << "UTC"_ba << qint64{1'778'667'001} << qint64{30} << 6
                                       << QStringList{u"10:10:05"_s, u"10:10:10"_s, u"10:10:15"_s,
                                                      u"10:10:20"_s, u"10:10:25"_s, u"10:10:30"_s};
    }

    void ticksAreRoundLocalTimes() {
        QFETCH(const QByteArray, zone);
        QFETCH(const qint64, begin);
        QFETCH(const qint64, seconds);
        QFETCH(const int, most);
        QFETCH(const QStringList, labels);
        const TimeRange range{TimePoint::fromSeconds(begin), TimePoint::fromSeconds(begin + seconds)};
        QStringList found;
        for (const TimeTick& tick : timeTicks(range, QTimeZone(zone), range.begin, most))
            found << tick.label;
        QCOMPARE(found, labels);
    }

    void ticksNeverCrowdOrEscape() {
        for (qint64 seconds = 3; seconds < 400'000'000; seconds = seconds * 3 + 1) {
            const TimeRange range{TimePoint::fromSeconds(1'700'000'017), TimePoint::fromSeconds(1'700'000'017 + seconds)};
            const auto ticks = timeTicks(range, QTimeZone("America/New_York"), range.end, 8);
            QVERIFY2(ticks.size() <= 10,
                     qPrintable(QString::number(seconds))); // dates join in where a step does not divide the day
            for (const TimeTick& tick : ticks)
                QVERIFY(range.contains(tick.time));
        }
        QVERIFY(timeTicks({}, QTimeZone::utc(), {}, 5).empty());
        QVERIFY(timeTicks({{5}, {5}}, QTimeZone::utc(), {}, 5).empty());
    }

    void histogramBinsRoundTrip() {
        for (const int bins : {1, 7, 60, 1439, 3000}) {
            const HistogramGeometry geometry{
                QRectF(40, 10, 1111, 80), {TimePoint::fromSeconds(0), TimePoint::fromSeconds(bins * 60)}, bins, 100};
            for (int bin = 0; bin < bins; ++bin) {
                if (geometry.binLeft(bin + 1) > geometry.binLeft(bin))
                    QCOMPARE(geometry.binAt(geometry.binLeft(bin)), std::optional(bin));
            }
            QVERIFY(!geometry.binAt(39));
            QVERIFY(!geometry.binAt(1152));
            for (const qreal x : {40.0, 300.5, 1150.9})
                QVERIFY(std::abs(geometry.xOf(geometry.timeAt(x)) - x) < 0.01);
        }
    }

    void topsAreRound_data() {
        QTest::addColumn<quint64>("count");
        QTest::addColumn<quint64>("top");
        const std::pair<quint64, quint64> rows[] = {{0, 1},   {1, 1},     {4, 5},      {10, 10},
                                                    {11, 20}, {548, 900}, {901, 1000}, {31'204, 50'000}};
        for (const auto& [count, top] : rows)
            QTest::newRow(qPrintable(QString::number(count))) << count << top;
    }

    void topsAreRound() {
        QFETCH(const quint64, count);
        QFETCH(const quint64, top);
        QCOMPARE(roundTop(count), top);
    }

    void aDragSelectsWholeBins() {
        const HistogramGeometry geometry{
            QRectF(0, 0, 100, 50), {TimePoint::fromSeconds(0), TimePoint::fromSeconds(600)}, 10, 1};
        QCOMPARE(selectedBins(geometry, 15, 38), (TimeRange{TimePoint::fromSeconds(60), TimePoint::fromSeconds(240)}));
        QCOMPARE(selectedBins(geometry, 38, 15), selectedBins(geometry, 15, 38));
        QCOMPARE(selectedBins(geometry, -500, 5000), geometry.range);
    }

    void heatmapCellsRoundTrip() {
        for (const int columns : {1, 168, 997, 1440}) {
            const HeatmapGeometry geometry{QRect(90, 24, 1003, 29 * 8), 8, columns, 29, 3};
            for (int row = 0; row < 8; ++row) {
                for (int column = 0; column < columns; ++column) {
                    const QRect cell = geometry.cellRect({row, column});
                    QVERIFY(geometry.cells.left() <= cell.left() && cell.top() >= geometry.cells.top());
                    if (geometry.columnLeft(column + 1) > geometry.columnLeft(column))
                        QCOMPARE(*geometry.cellAt(cell.topLeft()), (HeatCell{row, column}));
                }
            }
            QVERIFY(!geometry.cellAt({89, 30}));
            QVERIFY(!geometry.cellAt({100, 23}));
            QVERIFY(!geometry.cellAt({100, 24 + 29 * 8}));
        }
    }

    void heatmapShowsSteps() {
        ThemeSwitch::instance().install(ThemeChoice::Light);
        HeatmapView view;
        HeatmapData data;
        data.counts = table(3, 24);
        data.counts.counts.assign(3 * 24, 0);
        data.counts.counts[0] = 500;
        data.silent = {{1, 3}};
        view.setData(data);
        view.resize(800, 200);
        const QImage image = view.grab().toImage();
        const HeatmapGeometry geometry = view.geometryNow();
        const auto colorAt = [&](HeatCell cell) { return image.pixelColor(geometry.cellRect(cell).center()); };
        QCOMPARE(colorAt({0, 0}), Theme::light().heatFor(500));
        QCOMPARE(colorAt({0, 1}), Theme::light().heatFor(0));
        QCOMPARE(colorAt({2, 3}), Theme::light().heatFor(0));
        // Hatched: not the plain zero everywhere.
        const QRect blank = geometry.cellRect({1, 3});
        int zeros = 0;
        for (int x = blank.left(); x < blank.right(); ++x)
            zeros += image.pixelColor(x, blank.center().y()) == Theme::light().heatFor(0) ? 1 : 0;
        QCOMPARE(zeros, 0);
    }

    void heatmapWorksByKeyboard() {
        HeatmapView view;
        view.setData({table(3, 24), {}, false, QTimeZone::utc(), {}});
        view.resize(800, 200);
        QSignalSpy selected(&view, &HeatmapView::cellSelected);
        QSignalSpy activated(&view, &HeatmapView::cellActivated);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(*view.selectedCell(), (HeatCell{0, 23}));
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(*view.selectedCell(), (HeatCell{1, 22}));
        QVERIFY(view.spokenValue().contains(u"row 1"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.selectedCell());
        QCOMPARE(selected.count(), 4);
    }

    void histogramSelectsByMouseAndKeyboard() {
        HistogramView view;
        view.setCounts(table(2, 24), HistogramView::Series::Plain);
        view.resize(600, 140);
        QSignalSpy changes(&view, &HistogramView::selectionChanged);
        QTest::mousePress(&view, Qt::LeftButton, {}, {200, 60});
        QTest::mouseMove(&view, {300, 60});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {300, 60});
        QCOMPARE(changes.count(), 1);
        QVERIFY(view.selection());
        QCOMPARE(view.selection()->length() % hour, Duration::zero());
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(*view.selection(), table(1, 24).bin(0));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(view.selection()->length(), Duration(hour * 2));
        QSignalSpy zooms(&view, &HistogramView::zoomRequested);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(zooms.count(), 1);
        QTest::keyClick(&view, Qt::Key_Escape);
        QVERIFY(!view.selection());
        QVERIFY(!view.spokenText().isEmpty());
    }

    void emptyChartsPaint() {
        HistogramView histogram;
        histogram.resize(300, 100);
        QVERIFY(!histogram.grab().isNull());
        QTest::keyClick(&histogram, Qt::Key_Right);
        QVERIFY(!histogram.selection());
        HeatmapView heatmap;
        heatmap.resize(300, 100);
        QVERIFY(!heatmap.grab().isNull());
        QTest::keyClick(&heatmap, Qt::Key_Right);
        QVERIFY(!heatmap.selectedCell());
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
