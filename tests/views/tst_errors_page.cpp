// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/histogram_view.h"
#include "views/controls/buttons.h"
#include "views/controls/segmented_control.h"
#include "views/grid/event_grid.h"
#include "views/pages/errors_page.h"
#include "views/pages/heat_table_model.h"
#include "views/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint now = TimePoint::fromSeconds(1'778'671'920);

HeatmapData data(int rows) {
    HeatmapData result;
    result.counts.start = TimePoint::fromSeconds(1'778'101'200);
    result.counts.step = std::chrono::hours(1);
    result.counts.columns = 159;
    for (int row = 0; row < rows; ++row) {
        result.counts.rows.push_back(row == 0 ? "mes-api" : "row " + std::to_string(row));
        for (int column = 0; column < 159; ++column)
            result.counts.counts.push_back(row == 0 && column == 158 ? 607 : static_cast<quint64>(column % 3));
    }
    result.silent = {{1, 0}, {1, 3}};
    result.zone = QTimeZone("Europe/Moscow");
    result.now = now;
    return result;
}

struct Stage {
    EventText text;
    ErrorsPage page{text};

    Stage() {
        text.setZone(QTimeZone("Europe/Moscow"));
        text.setNow(now);
        page.resize(1400, 850);
        page.show();
        page.showMap(data(8), {});
    }
};

} // namespace

class TestErrorsPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void theOverviewStandsBelowTheCells() {
        Stage stage;
        for (const int wide : {1400, 1232, 1900}) {
            stage.page.resize(wide, 850);
            QTest::qWait(0);
            const QRect cells = stage.page.map()->geometryNow().cells;
            // A click under the middle of a column chooses its bin.
            QSignalSpy changed(&stage.page, &ErrorsPage::selectionChanged);
            const int column = 100;
            const HeatmapGeometry geometry = stage.page.map()->geometryNow();
            const int x = (geometry.columnLeft(column) + geometry.columnLeft(column + 1)) / 2;
            const QPoint inOverview =
                stage.page.overview()->mapFrom(&stage.page, stage.page.map()->mapTo(&stage.page, QPoint(x, 0)));
            QVERIFY(cells.width() > 0);
            QTRY_VERIFY((stage.page.overview()->setSelection({}),
                         QTest::mouseClick(stage.page.overview(), Qt::LeftButton, {}, QPoint(inOverview.x(), 50)),
                         stage.page.brush().has_value()));
            QCOMPARE(stage.page.brush()->begin, data(8).counts.bin(column).begin);
            QVERIFY(!changed.isEmpty());
        }
    }

    void aCellAndATimeExcludeEachOther() {
        Stage stage;
        stage.page.selectCell(HeatCell{0, 158});
        QVERIFY(stage.page.selectedCell());
        QVERIFY(!stage.page.brush());
        const TimeRange range = data(8).counts.bin(10);
        stage.page.overview()->setSelection(range);
        emit stage.page.overview()->selectionChanged(range);
        QVERIFY(!stage.page.selectedCell());
        QVERIFY(stage.page.brush());
        stage.page.map()->setFocus();
        stage.page.selectCell(HeatCell{2, 3});
        QVERIFY(!stage.page.brush());
    }

    void theTableSaysTheSame() {
        HeatTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const HeatmapData all = data(8);
        model.setData(all);
        QCOMPARE(model.rowCount(), 8);
        QCOMPARE(model.columnCount(), 159);
        for (int column = 0; column < 159; ++column) {
            const QString text = model.index(0, column).data().toString();
            QCOMPARE(text.toULongLong(), all.counts.at(0, column));
        }
        // Silent only where nothing was counted.
        QCOMPARE(model.index(1, 0).data().toString(), u"–"_s);
        QCOMPARE(model.index(1, 1).data().toString(), u"1"_s);
        QCOMPARE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).toString(), u"mes-api"_s);
    }

    void theTableChoosesCellsToo() {
        Stage stage;
        auto* table = stage.page.findChild<QTableView*>();
        QVERIFY(table);
        for (SegmentedControl* control : stage.page.findChildren<SegmentedControl*>()) {
            if (control->accessibleName() == u"Shown as"_s)
                control->setCurrentIndex(1);
        }
        QVERIFY(table->isVisible());
        QSignalSpy changed(&stage.page, &ErrorsPage::selectionChanged);
        table->setCurrentIndex(table->model()->index(3, 20));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(stage.page.selectedCell(), (HeatCell{3, 20}));
    }

    void everyCellOfTheTableIsReadable_data() {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }

    void everyCellOfTheTableIsReadable() {
        QFETCH(const ThemeChoice, theme);
        ThemeSwitch::instance().setChoice(theme);
        Stage stage;
        for (SegmentedControl* control : stage.page.findChildren<SegmentedControl*>()) {
            if (control->accessibleName() == u"Shown as"_s)
                control->setCurrentIndex(1);
        }
        auto* table = stage.page.findChild<QTableView*>();
        const QModelIndex most = table->model()->index(0, 158);
        table->scrollTo(most);
        const QRect cell = table->visualRect(most).adjusted(3, 3, -3, -3);
        const QImage image = table->viewport()->grab(cell).toImage();
        const QColor back = Theme::current().heatFor(607);
        QCOMPARE(image.pixelColor(1, 1), back);
        int unlike = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                unlike += std::abs(qGray(image.pixel(x, y)) - qGray(back.rgb())) > 100 ? 1 : 0;
        }
        QVERIFY2(unlike > 10, qPrintable(QString::number(unlike)));
        // No head is cut.
        const QHeaderView* heads = table->horizontalHeader();
        for (const int column : {0, 80, 158}) {
            const QString head = table->model()->headerData(column, Qt::Horizontal).toString();
            QVERIFY2(heads->sectionSize(column) >= heads->fontMetrics().horizontalAdvance(head) + 8, qPrintable(head));
        }
        ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    }

    void thePanelSaysWhy() {
        Stage stage;
        SpikeFacts facts;
        facts.where = u"mes-api"_s;
        facts.count = 607;
        facts.range = data(8).counts.bin(158);
        facts.step = std::chrono::hours(1);
        facts.usual = UsualCount{3, 9, 6, 6};
        facts.ratio = 100;
        facts.changes = {{ChangeKind::Release, now - std::chrono::minutes(31), "mes-api", "4.18.1", "4.18.2"}};
        facts.changesKnown = true;
        facts.types = {{"MessageRejected", 412, true}, {std::string(), 3}};
        facts.orders = 389;
        stage.page.setSpike(facts);
        const QString said = stage.page.spike()->spokenText();
        for (const QString& part : {u"Why this spike"_s, u"607"_s, u"mes-api"_s, u"usually 3–9 in this hour"_s, u"×100"_s,
                                    u"release mes-api 4.18.1 → 4.18.2"_s})
            QVERIFY2(said.contains(part), qPrintable(said));
        stage.page.setSpike({});
        QVERIFY(!stage.page.spike()->spokenText().contains(u"spike"_s));
    }

    void thePanelIsClosedByEscapeAndComesBackWithACell() {
        Stage stage;
        stage.page.selectCell(HeatCell{0, 158});
        stage.page.beginEvents(u"mes-api"_s, data(8).counts.bin(158), 607);
        QVERIFY(stage.page.spike()->isVisible());
        QTest::keyClick(&stage.page, Qt::Key_Escape);
        QVERIFY(!stage.page.spike()->isVisible());
        emit stage.page.map()->cellSelected(HeatCell{0, 157});
        stage.page.beginEvents(u"mes-api"_s, data(8).counts.bin(157), 2);
        QVERIFY(stage.page.spike()->isVisible());
    }

    void onANarrowPageThePanelIsAPageOfItsOwn() {
        Stage stage;
        stage.page.resize(912, 464);
        stage.page.selectCell(HeatCell{0, 158});
        stage.page.beginEvents(u"mes-api"_s, data(8).counts.bin(158), 607);
        QVERIFY(stage.page.grid()->isVisible());
        QVERIFY(!stage.page.spike()->isVisible());
        Button* why = nullptr;
        for (Button* button : stage.page.findChildren<Button*>()) {
            if (button->text() == u"Why"_s)
                why = button;
        }
        QVERIFY(why != nullptr && why->isVisible());
        QTest::mouseClick(why, Qt::LeftButton);
        QVERIFY(stage.page.spike()->isVisible());
        QVERIFY(!stage.page.map()->isVisible());
        QTest::keyClick(&stage.page, Qt::Key_Escape);
        QVERIFY(stage.page.map()->isVisible());
        QCOMPARE(stage.page.focusWidget(), stage.page.grid());
        // Wide again, it stands beside the map.
        QTest::mouseClick(why, Qt::LeftButton);
        stage.page.resize(1400, 850);
        QVERIFY(stage.page.map()->isVisible());
        QVERIFY(stage.page.spike()->isVisible());
        QVERIFY(!why->isVisible());
    }

    void theLineBelowTheMapStaysWhereItWasPut() {
        Stage stage;
        auto* const line = stage.page.map()->parentWidget()->parentWidget()->parentWidget();
        auto* const splitter = qobject_cast<QSplitter*>(line);
        QVERIFY(splitter != nullptr);
        splitter->setSizes({250, 450});
        emit splitter->splitterMoved(250, 1);
        const QList<int> sizes = splitter->sizes();
        stage.page.showMap(data(3), {});
        QCOMPARE(splitter->sizes(), sizes);
        const QByteArray state = stage.page.saveSplitters();
        Stage other;
        other.page.restoreSplitters(state);
        other.page.showMap(data(12), {});
        QCOMPARE(other.page.saveSplitters(), state);
    }

    void everySizeFits_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("2560") << QSize(2368, 1350);
        QTest::newRow("1280") << QSize(1232, 724);
        QTest::newRow("1024") << QSize(976, 624);
        QTest::newRow("960") << QSize(912, 464);
    }

    void everySizeFits() {
        QFETCH(const QSize, size);
        Stage stage;
        stage.page.resize(size);
        QCOMPARE(stage.page.size(), size);
        QVERIFY(stage.page.map()->isVisible());
        QVERIFY(stage.page.grid()->isVisible());
        QVERIFY2(stage.page.minimumSizeHint().width() <= size.width(),
                 qPrintable(QString::number(stage.page.minimumSizeHint().width())));
        QVERIFY2(stage.page.minimumSizeHint().height() <= size.height(),
                 qPrintable(QString::number(stage.page.minimumSizeHint().height())));
    }
};

QTEST_MAIN(TestErrorsPage)
#include "tst_errors_page.moc"
