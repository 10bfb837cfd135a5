// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lane_story.h"
#include "views/lanes/lane_view.h"
#include "views/theme/theme.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;
using std::chrono::hours;

namespace {

struct Shown {
    EventBatch batch = busyOrder();
    std::shared_ptr<const CaseReport> report = LaneStory::report(batch, hours(23));
    LaneView view;
    QSignalSpy chosen{&view, &LaneView::eventChosen};
    QSignalSpy activated{&view, &LaneView::eventActivated};

    Shown() {
        view.resize(1100, 330);
        view.setCase(report, QTimeZone::utc());
        view.show();
        QCoreApplication::processEvents();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    [[nodiscard]] MarkKind currentKind() const { return report->timeline.marks[static_cast<size_t>(view.currentEvent())].kind; }
    [[nodiscard]] int countOf(MarkKind kind) const {
        return static_cast<int>(std::count_if(report->timeline.marks.begin(), report->timeline.marks.end(),
                                              [kind](const TimelineMark& mark) { return mark.kind == kind; }));
    }
};

} // namespace

class TestLaneView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void anEmptyViewTakesKeys() {
        LaneView view;
        view.resize(600, 300);
        view.show();
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_N, Qt::Key_Plus, Qt::Key_0, Qt::Key_Return, Qt::Key_Down})
            QTest::keyClick(&view, key);
        QCOMPARE(view.currentEvent(), -1);
        QCOMPARE(view.spokenRows(), 0);
    }

    void arrowsVisitEveryMark() {
        Shown shown;
        const int marks = static_cast<int>(shown.view.laneLayout().marks.size());
        for (int i = 0; i < marks + 3; ++i)
            shown.press(Qt::Key_Right);
        QCOMPARE(shown.chosen.count(), marks);
        for (int i = 0; i < marks + 3; ++i)
            shown.press(Qt::Key_Left);
        QCOMPARE(shown.chosen.count(), 2 * marks - 1);
        shown.press(Qt::Key_End);
        QCOMPARE(shown.view.laneLayout().markOf(shown.view.currentEvent()), std::optional(marks - 1));
        shown.press(Qt::Key_Home);
        QCOMPARE(shown.view.laneLayout().markOf(shown.view.currentEvent()), std::optional(0));
    }

    void upAndDownChangeTheLane() {
        Shown shown;
        shown.press(Qt::Key_Home);
        const auto laneNow = [&shown] {
            return shown.report->timeline.laneOfEvent[static_cast<size_t>(shown.view.currentEvent())];
        };
        const int first = laneNow();
        shown.press(Qt::Key_Down);
        QVERIFY(laneNow() > first);
        shown.press(Qt::Key_Up);
        QCOMPARE(laneNow(), first);
    }

    void everyErrorIsVisitedThoughTwoAreOneMark() {
        Shown shown;
        QCOMPARE(shown.countOf(MarkKind::Error), 2);
        shown.press(Qt::Key_N);
        QCOMPARE(shown.currentKind(), MarkKind::Error);
        const int first = shown.view.currentEvent();
        shown.press(Qt::Key_N);
        QCOMPARE(shown.currentKind(), MarkKind::Error);
        QVERIFY(shown.view.currentEvent() > first);
        shown.press(Qt::Key_N);
        QCOMPARE(shown.chosen.count(), 2);
        shown.press(Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(shown.view.currentEvent(), first);
    }

    void bracketsVisitStatusChanges() {
        Shown shown;
        shown.press(Qt::Key_BracketRight);
        QCOMPARE(shown.currentKind(), MarkKind::StatusChange);
        shown.press(Qt::Key_BracketRight);
        shown.press(Qt::Key_BracketRight);
        QCOMPARE(shown.chosen.count(), shown.countOf(MarkKind::StatusChange));
        shown.press(Qt::Key_BracketLeft);
        QCOMPARE(shown.view.currentEvent(), 0);
    }

    void zoomKeepsTheCurrentEventInSight() {
        Shown shown;
        shown.press(Qt::Key_N);
        for (int i = 0; i < 30; ++i)
            shown.press(Qt::Key_Plus);
        QCOMPARE(shown.view.zoom(), 64.0);
        const auto mark = shown.view.laneLayout().markOf(shown.view.currentEvent());
        const qreal x =
            shown.view.laneLayout().marks[static_cast<size_t>(*mark)].center.x() - shown.view.horizontalScrollBar()->value();
        QVERIFY(x >= 0 && x <= shown.view.viewport()->width());
        const int before = shown.view.horizontalScrollBar()->value();
        shown.press(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(shown.view.horizontalScrollBar()->value() < before);
        shown.press(Qt::Key_Minus);
        QVERIFY(shown.view.zoom() < 64);
        shown.press(Qt::Key_0);
        QCOMPARE(shown.view.zoom(), 1.0);
        QCOMPARE(shown.view.horizontalScrollBar()->maximum(), 0);
    }

    void trueScaleHasNoFolds() {
        Shown shown;
        QVERIFY(!shown.view.axis().gaps().empty());
        shown.view.setAxisMode(AxisMode::TrueScale);
        QVERIFY(shown.view.axis().gaps().empty());
    }

    void aClickChoosesWhatTheMarkStandsFor() {
        Shown shown;
        const auto& marks = shown.view.laneLayout().marks;
        const auto error =
            std::find_if(marks.begin(), marks.end(), [](const PlacedMark& mark) { return mark.kind == MarkKind::Error; });
        // The lanes lie right of the names and below the head.
        const QPoint corner = shown.view.spokenRowRect(static_cast<int>(shown.report->timeline.statuses.size())).topLeft();
        const qreal names =
            shown.view.spokenRowRect(0).left() - shown.view.axis().xOf(shown.report->timeline.statuses[0].entered);
        const QPoint place(qRound(error->center.x() + names), qRound(error->center.y() + corner.y()));
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(shown.view.currentEvent(), error->lead);
        QCOMPARE(shown.chosen.count(), 1);
        shown.press(Qt::Key_Return);
        QCOMPARE(shown.activated.count(), 1);
        QCOMPARE(shown.activated.front().front().toInt(), error->lead);
    }

    void theSameOrderKeepsItsPlace() {
        Shown shown;
        shown.press(Qt::Key_N);
        shown.press(Qt::Key_Plus);
        const int event = shown.view.currentEvent();
        shown.view.setCase(LaneStory::report(shown.batch, hours(23)), QTimeZone("Europe/Moscow"));
        QCOMPARE(shown.view.currentEvent(), event);
        QCOMPARE(shown.view.zoom(), 1.5);
        LaneStory other("A-2");
        other.event(hours(1), "shop", "page viewed");
        shown.view.setCase(LaneStory::report(other.batch(), hours(2)), QTimeZone::utc());
        QCOMPARE(shown.view.currentEvent(), -1);
        QCOMPARE(shown.view.zoom(), 1.0);
    }

    void assistiveTechnologyReadsStatusesAndLanes() {
        Shown shown;
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&shown.view);
        QVERIFY(list != nullptr);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->text(QAccessible::Name), u"Timeline"_s);
        const auto& timeline = shown.report->timeline;
        QCOMPARE(list->childCount(), static_cast<int>(timeline.statuses.size() + timeline.lanes.size()));
        QCOMPARE(list->child(0)->text(QAccessible::Name), u"CREATED"_s);
        QCOMPARE(list->child(0)->text(QAccessible::Value), u"1 h"_s);
        QStringList spoken;
        for (int row = 0; row < list->childCount(); ++row) {
            QAccessibleInterface* const child = list->child(row);
            QVERIFY(child->isValid());
            QCOMPARE(list->indexOfChild(child), row);
            QVERIFY(!child->rect().isEmpty());
            spoken << child->text(QAccessible::Name) + u": "_s + child->text(QAccessible::Value);
        }
        QVERIFY2(spoken.filter(u"mes-api: 6 event"_s).size() == 1, qPrintable(spoken.join(u"; ")));
        QVERIFY2(spoken.filter(u"2 error"_s).size() == 1, qPrintable(spoken.join(u"; ")));
        QVERIFY(list->child(99) == nullptr);
        shown.press(Qt::Key_N);
        QVERIFY(shown.view.accessibleDescription().contains(u"mes-api"));
    }

    void thePictureFollowsWhatChanges() {
        Shown shown;
        const auto picture = [&shown] { return shown.view.viewport()->grab().toImage(); };
        const QImage first = picture();
        shown.view.setCurrentEvent(12);
        const QImage chosen = picture();
        QVERIFY(chosen != first);
        shown.view.setCurrentEvent(0);
        QVERIFY(picture() != chosen);
        shown.view.setCurrentEvent(-1);
        QCOMPARE(picture(), first);
        shown.view.setAxisMode(AxisMode::TrueScale);
        QVERIFY(picture() != first);
        shown.view.setAxisMode(AxisMode::Folded);
        QCOMPARE(picture(), first);
        shown.view.zoomBy(4);
        const QImage near = picture();
        shown.view.horizontalScrollBar()->setValue(shown.view.horizontalScrollBar()->maximum());
        QVERIFY(picture() != near);
        shown.view.fit();
        ThemeSwitch::instance().install(ThemeChoice::Dark);
        QVERIFY(picture() != first);
        ThemeSwitch::instance().install(ThemeChoice::Light);
        QCOMPARE(picture(), first);
    }

    void theNamesAndFoldsAreDrawnAtEverySize() {
        Shown shown;
        for (const QSize size : {QSize(1600, 300), QSize(700, 200), QSize(330, 160)}) {
            shown.view.resize(size);
            QCoreApplication::processEvents();
            const QImage image = shown.view.grab().toImage();
            QVERIFY(!image.isNull());
            std::set<QRgb> colours;
            for (int x = 0; x < image.width(); x += 2) {
                for (int y = 0; y < image.height(); y += 2)
                    colours.insert(image.pixel(x, y));
            }
            QVERIFY(colours.size() > 8);
            QVERIFY(shown.view.axis().width() >= shown.view.viewport()->width() / 2.0);
        }
    }
};

QTEST_MAIN(TestLaneView)
#include "tst_lane_view.moc"
