// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything the detail of an event offers, reached as a person does: by the mouse at what is painted, and by keys alone.

#include "views/controls/buttons.h"
#include "views/controls/key_value_list.h"
#include "views/detail/event_detail.h"
#include "views/detail/record_view.h"
#include "views/detail/underline_tabs.h"
#include "views/grid/event_grid.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

EventBatch events() {
    EventBatchBuilder builder(u"store"_s);
    for (int i = 0; i < 5; ++i) {
        builder.append({1'778'484'712'904'000'000 + i * 1'000'000'000LL}, Severity::Error, static_cast<quint64>(i));
        builder.setText(Field::Service, "mes-api");
        builder.setText(Field::Message, "MessageRejected: missing field ring.size");
        builder.setText(Field::ErrorType, "MessageRejected");
        builder.setText(Field::OrderId, "A-104233");
        builder.setText(Field::TraceId, "5b8e1122aabbccddeeff00112233c41f");
        builder.setRaw(R"({"order.id":"A-104233","attempt":1})", RecordFormat::Json);
    }
    return builder.build();
}

struct Stage {
    EventText text;
    EventDetail detail{text};
    QSignalSpy filters{&detail, &EventDetail::filterRequested};
    QSignalSpy orders{&detail, &EventDetail::orderActivated};
    QSignalSpy traces{&detail, &EventDetail::traceRequested};
    QSignalSpy around{&detail, &EventDetail::surroundingRequested};
    QSignalSpy opened{&detail, &EventDetail::eventActivated};

    Stage() {
        detail.resize(400, 700);
        detail.setEvent(EventRef{events(), 2});
        detail.show();
        detail.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&detail));
    }
    [[nodiscard]] KeyValueList* list() { return detail.findChild<KeyValueList*>(); }
    [[nodiscard]] int rowOf(const QString& label) {
        for (int row = 0; row < list()->rows().size(); ++row) {
            if (list()->rows().at(row).label == label)
                return row;
        }
        return -1;
    }
    /// Tab by Tab, as a person without a mouse.
    [[nodiscard]] bool tabTo(const QWidget* wanted) {
        for (int step = 0; step < 30; ++step) {
            if (QApplication::focusWidget() == wanted)
                return true;
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &detail, Qt::Key_Tab);
        }
        return false;
    }
    /// A click on each place of a row from the right, until something answers.
    void clickFromTheRight(int row, const QSignalSpy& answer, int skip = 0) {
        const QRect area = list()->rowRect(row);
        int answers = 0;
        for (int x = area.right() - 4; x > area.left() && answers <= skip; x -= 6) {
            const auto before = answer.size();
            QTest::mouseMove(list(), {x, area.center().y()});
            QTest::mouseClick(list(), Qt::LeftButton, {}, {x, area.center().y()});
            if (answer.size() > before) {
                ++answers;
                x -= 18;
            }
        }
    }
    [[nodiscard]] static QMenu* menu() { return qobject_cast<QMenu*>(QApplication::activePopupWidget()); }
};

} // namespace

class TestDetailReach : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void filtersByMouse() {
        Stage stage;
        const int row = stage.rowOf(u"error.type"_s);
        QVERIFY(row >= 0);
        stage.clickFromTheRight(row, stage.filters, 1);
        QCOMPARE(stage.filters.size(), 2);
        // From the right: out, then for.
        QCOMPARE(stage.filters.at(0).at(2).toBool(), true);
        QCOMPARE(stage.filters.at(1).at(2).toBool(), false);
        QCOMPARE(stage.filters.at(1).at(1).toString(), u"MessageRejected"_s);
    }

    void filtersByKeys() {
        Stage stage;
        QVERIFY(stage.tabTo(stage.list()));
        for (int step = 0; step < stage.list()->rows().size() && stage.list()->currentRow() != stage.rowOf(u"error.type"_s);
             ++step)
            QTest::keyClick(stage.list(), Qt::Key_Down);
        QCOMPARE(stage.list()->currentRow(), stage.rowOf(u"error.type"_s));
        QTest::keyClick(stage.list(), Qt::Key_Return);
        QCOMPARE(stage.filters.size(), 1);
        QCOMPARE(stage.filters.front().at(2).toBool(), false);
        QTest::keyClick(stage.list(), Qt::Key_Right);
        QTest::keyClick(stage.list(), Qt::Key_Return);
        QCOMPARE(stage.filters.size(), 2);
        QCOMPARE(stage.filters.last().at(2).toBool(), true);
        QTest::keyClick(stage.list(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"MessageRejected"_s);
    }

    void theMenuOfAFieldCopiesAndFilters_data() {
        QTest::addColumn<bool>("byKeys");
        QTest::newRow("mouse") << false;
        QTest::newRow("keys") << true;
    }

    void theMenuOfAFieldCopiesAndFilters() {
        QFETCH(const bool, byKeys);
        Stage stage;
        const int row = stage.rowOf(u"trace.id"_s);
        const auto open = [&] {
            const QPoint place = stage.list()->rowRect(row).center();
            stage.list()->setFocus();
            stage.list()->setCurrentRow(row);
            QContextMenuEvent event(byKeys ? QContextMenuEvent::Keyboard : QContextMenuEvent::Mouse, place,
                                    stage.list()->mapToGlobal(place));
            QApplication::sendEvent(stage.list(), &event);
        };
        open();
        QVERIFY(Stage::menu());
        QCOMPARE(Stage::menu()->actions().size(), 5); // with the line between
        QTest::keyClick(Stage::menu(), Qt::Key_Down);
        QTest::keyClick(Stage::menu(), Qt::Key_Return);
        // Shown short, copied whole.
        QCOMPARE(QGuiApplication::clipboard()->text(), u"5b8e1122aabbccddeeff00112233c41f"_s);
        open();
        QTest::keyClick(Stage::menu(), Qt::Key_Down);
        QTest::keyClick(Stage::menu(), Qt::Key_Down);
        QTest::keyClick(Stage::menu(), Qt::Key_Return);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"trace.id: 5b8e1122aabbccddeeff00112233c41f"_s);
        open();
        QTest::keyClick(Stage::menu(), Qt::Key_Up);
        QTest::keyClick(Stage::menu(), Qt::Key_Return);
        QCOMPARE(stage.filters.size(), 1);
        QCOMPARE(stage.filters.front().front().value<FieldRef>(), FieldRef::of(Field::TraceId));
        QCOMPARE(stage.filters.front().at(2).toBool(), true);
    }

    void orderAndTraceOpen() {
        Stage stage;
        stage.clickFromTheRight(stage.rowOf(u"order.id"_s), stage.orders);
        QCOMPARE(stage.orders.value(0).value(0).toString(), u"A-104233"_s);
        stage.clickFromTheRight(stage.rowOf(u"trace.id"_s), stage.traces);
        QCOMPARE(stage.traces.value(0).value(0).toString(), u"5b8e1122aabbccddeeff00112233c41f"_s);
        QVERIFY(stage.tabTo(stage.list()));
        stage.list()->setCurrentRow(stage.rowOf(u"trace.id"_s));
        QTest::keyClick(stage.list(), Qt::Key_Return);
        QCOMPARE(stage.traces.size(), 2);
    }

    void whatIsAroundIsReachedByKeys() {
        Stage stage;
        auto* tabs = stage.detail.findChild<UnderlineTabs*>();
        QVERIFY(stage.tabTo(tabs));
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(stage.detail.page(), EventDetail::Page::Record);
        QTest::keyClick(tabs, Qt::Key_Right);
        QCOMPARE(stage.detail.page(), EventDetail::Page::Around);
        QCOMPARE(stage.around.size(), 1);
        stage.detail.setSurrounding({events()});
        auto* grid = stage.detail.findChild<EventGrid*>();
        QVERIFY(stage.tabTo(grid));
        QCOMPARE(grid->currentRow(), 2);
        QTest::keyClick(grid, Qt::Key_Down);
        QTest::keyClick(grid, Qt::Key_Return);
        QCOMPARE(stage.opened.size(), 1);
        QCOMPARE(stage.opened.front().front().value<EventRef>().row, 3);
    }

    void whatIsAroundIsReachedByMouse() {
        Stage stage;
        auto* tabs = stage.detail.findChild<UnderlineTabs*>();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
        QCOMPARE(stage.detail.page(), EventDetail::Page::Around);
        QCOMPARE(stage.around.size(), 1);
    }

    void theRecordIsCopiedByButton() {
        Stage stage;
        Button* copy = nullptr;
        for (Button* button : stage.detail.findChildren<Button*>()) {
            if (button->accessibleName() == u"Copy the record"_s)
                copy = button;
        }
        QVERIFY(copy);
        QVERIFY(stage.tabTo(copy));
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"{\"order.id\":\"A-104233\",\"attempt\":1}"_s);
    }

    void recordsOfEveryKindAreColoured_data() {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<RecordLanguage>("language");
        QTest::newRow("JSON") << QByteArray(R"({"a":1,"b":[true,null]})") << RecordLanguage::Json;
        QTest::newRow("XML") << QByteArray("<order id=\"A-1\"><status>PAID</status></order>") << RecordLanguage::Xml;
        QTest::newRow("SQL") << QByteArray("SELECT id, status FROM orders WHERE id = 'A-1' FOR UPDATE") << RecordLanguage::Sql;
        QTest::newRow("Java") << QByteArray("java.lang.IllegalStateException: no\n\tat a.B.c(B.java:1)\n\tat a.D.e(D.java:2)")
                              << RecordLanguage::StackTrace;
        QTest::newRow("Python") << QByteArray("Traceback (most recent call last):\n  File \"a.py\", line 3, in run\n    "
                                              "go()\nValueError: no")
                                << RecordLanguage::StackTrace;
        QTest::newRow("C#") << QByteArray(
            "System.InvalidOperationException: no\n   at A.B.C(String d) in C:\\a\\B.cs:line 5\n   "
            "at A.D.Main()") << RecordLanguage::StackTrace;
    }

    void recordsOfEveryKindAreColoured() {
        QFETCH(const QByteArray, record);
        QFETCH(const RecordLanguage, language);
        EventBatchBuilder builder(u"store"_s);
        builder.append({1'778'484'712'904'000'000}, Severity::Error, 0);
        builder.setText(Field::Message, "m");
        builder.setRaw(std::string_view(record.constData(), static_cast<size_t>(record.size())),
                       language == RecordLanguage::Json ? RecordFormat::Json : RecordFormat::Text);
        Stage stage;
        stage.detail.setEvent(EventRef{builder.build(), 0});
        stage.detail.setPage(EventDetail::Page::Record);
        RecordView* shown = nullptr;
        for (RecordView* view : stage.detail.findChildren<RecordView*>()) {
            if (view->isVisible())
                shown = view;
        }
        QVERIFY(shown);
        QCOMPARE(shown->language(), language);
        // At least two colours of letters besides what smoothing makes of one: the saturated ones.
        const QImage image = shown->grab().toImage();
        int coloured = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                coloured += image.pixelColor(x, y).hsvSaturation() > 110 ? 1 : 0;
        }
        QVERIFY2(coloured > 30, qPrintable(QString::number(coloured)));
    }
};

QTEST_MAIN(TestDetailReach)
#include "tst_detail_reach.moc"
