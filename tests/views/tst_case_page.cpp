// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lane_story.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"
#include "views/controls/text_runs.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/lanes/lane_legend.h"
#include "views/lanes/lane_view.h"
#include "views/pages/case_page.h"
#include "views/theme/theme.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

#include <set>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;
using std::chrono::hours;

namespace {

struct Page {
    EventText text;
    CasePage page{text};
    EventBatch batch = busyOrder();

    explicit Page(QSize size = {1400, 820}) {
        text.setZone(QTimeZone::utc());
        text.setNow(storyBegin + hours(23));
        page.resize(size);
        page.show();
    }
    void showCase() {
        page.showCase(u"A-1"_s, LaneStory::report(batch, hours(23)), {}, {batch});
        QCoreApplication::processEvents();
    }
    template <typename Widget>
    [[nodiscard]] Widget* find() const {
        return page.findChild<Widget*>();
    }
    [[nodiscard]] LaneView& lanes() const { return *find<LaneView>(); }
    /// The list of the order's events; the detail has a grid too.
    [[nodiscard]] EventGrid& grid() const {
        for (EventGrid* grid : page.findChildren<EventGrid*>()) {
            if (!detail().isAncestorOf(grid))
                return *grid;
        }
        qFatal("no grid");
    }
    [[nodiscard]] SearchField& filter() const { return *grid().parentWidget()->findChild<SearchField*>(); }
    [[nodiscard]] SegmentedControl& rowsKind() const { return *grid().parentWidget()->findChild<SegmentedControl*>(); }
    [[nodiscard]] QTableView& table() const { return *lanes().parentWidget()->findChild<QTableView*>(); }
    [[nodiscard]] SegmentedControl& axisMode() const {
        return *lanes().parentWidget()->parentWidget()->findChild<SegmentedControl*>();
    }
    [[nodiscard]] EventDetail& detail() const { return *find<EventDetail>(); }
    [[nodiscard]] EmptyState& state() const {
        const auto* stack = page.findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly);
        return *stack->findChild<EmptyState*>(QString(), Qt::FindDirectChildrenOnly);
    }
    /// What the page says in place of a case.
    [[nodiscard]] QString said() const {
        QStringList said;
        for (const RunLabel* label : state().findChildren<RunLabel*>()) {
            if (!label->isHidden())
                said << label->spokenText();
        }
        for (const Button* button : state().findChildren<Button*>()) {
            if (!button->isHidden())
                said << u'[' + button->label() + u']';
        }
        return said.join(u'|');
    }
};

} // namespace

class TestCasePage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void loadingSaysHowFarItIs() {
        Page page;
        page.page.showLoading(u"A-1"_s, 0);
        QVERIFY2(page.said().contains(u"Order A-1|Searching…"_s), qPrintable(page.said()));
        page.page.showLoading(u"A-1"_s, 12'400);
        QVERIFY2(page.said().contains(u"12\u202f400 so far"_s), qPrintable(page.said()));
        QVERIFY2(!page.said().contains(u'['), "there is nothing to press yet");
    }

    void anErrorOffersToTryAgain() {
        Page page;
        QSignalSpy retry(&page.page, &CasePage::retryRequested);
        Error error;
        error.message = u"The store did not answer."_s;
        error.source = u"demo"_s;
        page.page.showError(error);
        QVERIFY2(page.said().contains(u"The store did not answer.|demo|[Try again]"_s), qPrintable(page.said()));
        QTest::mouseClick(page.state().findChild<Button*>(), Qt::LeftButton);
        QCOMPARE(retry.count(), 1);
    }

    void anUnknownOrderSaysWhatToDoNext() {
        Page page;
        page.page.showCase(u"A-10423"_s, LaneStory::report({}, hours(1)), {}, {});
        QVERIFY2(page.said().contains(u"Nothing is logged about order A-10423."_s), qPrintable(page.said()));
        QVERIFY2(page.said().contains(u"A-104*"_s), qPrintable(page.said()));
        QVERIFY2(!page.state().isHidden(), "the page shows it");
    }

    void theGridFollowsTheLanesAndTheOtherWayRound() {
        Page page;
        page.showCase();
        page.lanes().setFocus();
        QTest::keyClick(&page.lanes(), Qt::Key_N);
        QVERIFY(page.grid().currentEvent().has_value());
        QCOMPARE(page.grid().currentEvent()->severity(), Severity::Error);
        page.grid().setCurrentRow(0);
        QCOMPARE(page.lanes().currentEvent(), 0);
        page.grid().setCurrentRow(5);
        QCOMPARE(page.lanes().currentEvent(), 5);
    }

    void whatTheFilterHidesIsShownWhenChosenByHand() {
        Page page;
        page.showCase();
        SearchField* const filter = &page.filter();
        filter->setText(u"level:ERROR"_s);
        QCOMPARE(page.grid().rows().size(), 2);
        QTest::keyClick(&page.lanes(), Qt::Key_Home);
        QVERIFY(filter->text().isEmpty());
        QCOMPARE(page.grid().rows().size(), page.batch.size());
        QCOMPARE(page.lanes().currentEvent(), 0);
    }

    void segmentsNarrowTheList() {
        Page page;
        page.showCase();
        SegmentedControl* const rows = &page.rowsKind();
        rows->setCurrentIndex(1);
        QCOMPARE(page.grid().rows().size(), 2);
        rows->setCurrentIndex(2);
        QCOMPARE(page.grid().rows().size(), 2);
        rows->setCurrentIndex(0);
        QCOMPARE(page.grid().rows().size(), page.batch.size());
    }

    void theTableSaysTheSameAsTheBand() {
        Page page;
        page.showCase();
        QTableView* const table = &page.table();
        QVERIFY(!table->isVisible());
        SegmentedControl* const mode = &page.axisMode();
        mode->setCurrentIndex(1);
        QCOMPARE(page.lanes().axisMode(), AxisMode::TrueScale);
        mode->setCurrentIndex(2);
        QVERIFY(table->isVisible() && !page.lanes().isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
        QVERIFY(!table->accessibleName().isEmpty());
        mode->setCurrentIndex(0);
        QVERIFY(page.lanes().isVisible());
        QCOMPARE(page.lanes().axisMode(), AxisMode::Folded);
    }

    void theFirstLookIsAtTheNewestErrorAndInSight() {
        Page page;
        page.showCase();
        page.page.selectWorstEvent();
        QCoreApplication::processEvents();
        QCOMPARE(page.lanes().currentEvent(), 13);
        page.page.resize(1400, 700);
        QCoreApplication::processEvents();
        const int row = page.grid().currentRow();
        QVERIFY(row >= 0);
        bool inSight = false;
        for (int y = 0; y < page.grid().viewport()->height(); y += 4)
            inSight = inSight || page.grid().rowAt({5, y}) == row;
        QVERIFY(inSight);
    }

    void anotherLanguageOrNewerEventsKeepThePlace() {
        Page page;
        page.showCase();
        page.grid().setCurrentRow(5);
        page.filter().setText(u"mes-api"_s);
        const int rows = page.grid().rows().size();
        page.page.showLoading(u"A-1"_s, 0);
        page.showCase();
        QCOMPARE(page.grid().rows().size(), rows);
        // A different order starts afresh.
        LaneStory other("A-2");
        other.event(hours(1), "shop", "page viewed");
        const EventBatch batch = other.batch();
        page.page.showLoading(u"A-2"_s, 0);
        page.page.showCase(u"A-2"_s, LaneStory::report(batch, hours(2)), {}, {batch});
        QVERIFY(page.filter().text().isEmpty());
        QCOMPARE(page.grid().rows().size(), 1);
    }

    void theDetailTakesTheListsPlaceInANarrowPage() {
        Page page({900, 700});
        page.showCase();
        QVERIFY(page.grid().isVisible() && !page.detail().isVisible());
        page.grid().setCurrentRow(3);
        QTest::keyClick(&page.grid(), Qt::Key_Return);
        QVERIFY(!page.grid().isVisible() && page.detail().isVisible());
        QTest::keyClick(&page.detail(), Qt::Key_Escape);
        QVERIFY(page.grid().isVisible() && !page.detail().isVisible());
        page.page.resize(1300, 700);
        QCoreApplication::processEvents();
        QVERIFY(page.grid().isVisible() && page.detail().isVisible());
    }

    void nothingIsSqueezedInALowWindow() {
        Page page({912, 464});
        page.showCase();
        QVERIFY2(page.lanes().height() >= page.lanes().minimumSizeHint().height(), "three lanes at least");
        QVERIFY(page.grid().viewport()->height() > scaled(height::caseRow));
        auto* scroll = page.find<QScrollArea>();
        QVERIFY(scroll->verticalScrollBar()->maximum() > 0);
        page.page.resize(1400, 900);
        QCoreApplication::processEvents();
        QCOMPARE(scroll->verticalScrollBar()->maximum(), 0);
    }

    void theLegendIsWholeOrAbsent() {
        Page page;
        page.showCase();
        auto* legend = page.find<LaneLegend>();
        std::set<bool> seen;
        for (int width = 800; width < 1500; width += 50) {
            page.page.resize(width, 820);
            QCoreApplication::processEvents();
            seen.insert(legend->isVisible());
            if (legend->isVisible())
                QVERIFY(legend->width() >= legend->sizeHint().width() && legend->geometry().right() < width);
        }
        QCOMPARE(seen, (std::set<bool>{false, true}));
    }

    void panesAreReachedByKeys() {
        Page page;
        page.showCase();
        page.page.activateWindow();
        QSet<QWidget*> reached;
        for (int i = 0; i < 4; ++i) {
            page.page.focusPane(1);
            reached.insert(page.page.window()->focusWidget());
        }
        QVERIFY(reached.contains(&page.lanes()));
        QVERIFY(reached.contains(&page.grid()));
        QVERIFY(reached.size() >= 3);
        QTest::keyClick(&page.page, Qt::Key_Slash);
        QVERIFY(page.filter().isAncestorOf(page.page.window()->focusWidget())
                || &page.filter() == page.page.window()->focusWidget());
    }
};

QTEST_MAIN(TestCasePage)
#include "tst_case_page.moc"
