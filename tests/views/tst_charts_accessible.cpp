// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/histogram_view.h"
#include "views/heatmap/heatmap_view.h"
#include "views/theme/theme.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint start = TimePoint::fromSeconds(1'778'619'600); // Wed 13 May 2026 00:00 in Moscow

CountTable day(std::vector<std::string> rows) {
    CountTable counts{start, std::chrono::hours(1), 24, std::move(rows), {}};
    counts.counts.assign(counts.rows.size() * 24, 0);
    return counts;
}

/// mes-api: 3 at 02:00, 607 at 14:00; crm: silent from 02:00 to 05:00.
HeatmapData heat() {
    HeatmapData data;
    data.counts = day({"mes-api", "crm"});
    data.counts.counts[2] = 3;
    data.counts.counts[14] = 607;
    data.silent = {{1, 2}, {1, 3}, {1, 4}};
    data.zone = QTimeZone("Europe/Moscow");
    data.now = start + std::chrono::hours(15);
    return data;
}

QString plain(QString text) {
    return text.replace(QChar(0x202f), u' ').replace(QChar(0x202F), u' ').replace(QChar(0x00A0), u' ');
}

} // namespace

class TestChartsAccessible : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }

    void aHeatmapHasItsRowsAndValues() {
        HeatmapView view;
        view.setAccessibleName(u"Errors by row and time"_s);
        view.resize(700, 120);
        view.setData(heat());
        view.show();
        QAccessibleInterface* const table = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(table != nullptr);
        QCOMPARE(table->role(), QAccessible::Table);
        QCOMPARE(table->text(QAccessible::Name), u"Errors by row and time"_s);
        QCOMPARE(table->childCount(), 2);
        QAccessibleInterface* const row = table->child(0);
        QCOMPARE(row->role(), QAccessible::Row);
        QCOMPARE(row->text(QAccessible::Name), u"mes-api"_s);
        QCOMPARE(plain(row->text(QAccessible::Value)), u"610 in all, at most 607: Wed 13 May 14:00–15:00 UTC+3"_s);
        QCOMPARE(table->child(1)->text(QAccessible::Value), u"0"_s);
        QCOMPARE(table->indexOfChild(table->child(1)), 1);
        QVERIFY(table->rect().contains(row->rect()));
        const QPoint middle = table->child(1)->rect().center();
        QCOMPARE(table->childAt(middle.x(), middle.y()), table->child(1));
        QVERIFY(table->child(2) == nullptr);
        // Choosing a row chooses where it is highest.
        QSignalSpy selected(&view, &HeatmapView::cellSelected);
        row->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(selected.size(), 1);
        QCOMPARE(view.selectedCell(), (HeatCell{0, 14}));
        QVERIFY(row->state().selected);
        QCOMPARE(plain(table->text(QAccessible::Value)), u"mes-api, Wed 13 May 14:00–15:00 UTC+3, 607"_s);
    }

    void whatWasNotLoggedIsSaidNotCounted() {
        HeatmapView view;
        view.resize(700, 120);
        view.setData(heat());
        view.setSelectedCell(HeatCell{1, 3});
        QVERIFY2(view.spokenValue().endsWith(u"nothing logged"), qPrintable(view.spokenValue()));
        view.setSelectedCell(HeatCell{1, 5});
        QVERIFY2(view.spokenValue().endsWith(u", 0"), qPrintable(view.spokenValue()));
    }

    void fewerRowsLeaveNoGhosts() {
        HeatmapView view;
        view.resize(700, 120);
        view.setData(heat());
        QAccessibleInterface* const table = QAccessible::queryAccessibleInterface(&view);
        QAccessibleInterface* const second = table->child(1);
        HeatmapData one = heat();
        one.counts.rows.resize(1);
        one.counts.counts.resize(24);
        one.silent.clear();
        view.setData(one);
        QCOMPARE(table->childCount(), 1);
        QVERIFY(!second->isValid());
        QVERIFY(second->state().invalid);
        QCOMPARE(second->text(QAccessible::Name), QString());
    }

    void namesFromLogsAreShownLiterally() {
        HeatmapView view;
        view.resize(700, 120);
        HeatmapData data = heat();
        constexpr QChar rightToLeftOverride(0x202E);
        data.counts.rows[0] = "<b>" + QString(rightToLeftOverride).toStdString();
        view.setData(data);
        const QString name = QAccessible::queryAccessibleInterface(&view)->child(0)->text(QAccessible::Name);
        QVERIFY(name.startsWith(u"<b>"));
        QVERIFY(!name.contains(QChar(0x202E)));
    }

    void aHistogramHasItsBinsAndValues() {
        HistogramView view;
        view.resize(700, 140);
        view.setTimes(QTimeZone("Europe/Moscow"), start);
        CountTable counts = day({"INFO", "ERROR"});
        counts.counts[14] = 60;
        counts.counts[24 + 14] = 7;
        view.setCounts(counts, HistogramView::Series::Levels);
        QAccessibleInterface* const chart = QAccessible::queryAccessibleInterface(&view);
        QVERIFY(chart != nullptr);
        QCOMPARE(chart->role(), QAccessible::Chart);
        QCOMPARE(chart->childCount(), 24);
        QAccessibleInterface* const bin = chart->child(14);
        QCOMPARE(plain(bin->text(QAccessible::Name)), u"Wed 13 May 14:00 – 15:00 UTC+3"_s);
        QCOMPARE(bin->text(QAccessible::Value), u"ERROR 7, INFO 60"_s);
        QCOMPARE(chart->child(3)->text(QAccessible::Value), u"0"_s);
        QSignalSpy changed(&view, &HistogramView::selectionChanged);
        bin->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(*view.selection(), counts.bin(14));
        QVERIFY(bin->state().selected);
    }

    void aBrushIsDraggedGrownAndLeft() {
        HistogramView view;
        view.resize(700, 140);
        const CountTable counts = day({""});
        view.setCounts(counts, HistogramView::Series::Plain);
        view.setPlotEdges(std::pair(100, 580)); // 20 px a bin
        QSignalSpy changed(&view, &HistogramView::selectionChanged);
        QTest::mousePress(&view, Qt::LeftButton, {}, {305, 60});
        QTest::mouseMove(&view, {345, 60});
        // Seen while it is dragged, told when it is let go.
        QCOMPARE(*view.selection(), (TimeRange{counts.bin(10).begin, counts.bin(12).end}));
        QCOMPARE(changed.size(), 0);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {265, 60});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(*view.selection(), (TimeRange{counts.bin(8).begin, counts.bin(10).end}));
        // By keys: from the bin the keyboard is at, Shift grows.
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(*view.selection(), counts.bin(23));
        QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(*view.selection(), (TimeRange{counts.bin(21).begin, counts.bin(23).end}));
        // A click chooses a bin only when nothing is chosen; else it lets go.
        QTest::mouseClick(&view, Qt::LeftButton, {}, {105, 60});
        QVERIFY(!view.selection());
        QTest::mouseClick(&view, Qt::LeftButton, {}, {105, 60});
        QCOMPARE(*view.selection(), counts.bin(0));
        // Outside the plot is nothing to choose.
        QTest::keyClick(&view, Qt::Key_Escape);
        const auto before = changed.size();
        QTest::mouseClick(&view, Qt::LeftButton, {}, {20, 60});
        QVERIFY(!view.selection());
        QCOMPARE(changed.size(), before);
    }
};

QTEST_MAIN(TestChartsAccessible)
#include "tst_charts_accessible.moc"
