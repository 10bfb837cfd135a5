// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/banner.h"
#include "views/controls/chip.h"
#include "views/controls/key_value_list.h"
#include "views/controls/navigation_item.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"
#include "views/controls/text_runs.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestControlsKeyboard : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }
    void buttons_data();
    void buttons();
    void disabledButtonIsDeaf();
    void toggleSwitch();
    void segmentsByArrows();
    void segmentsSayOnlyChanges();
    void segmentsBegunAnew();
    void chip();
    void unfinishedChipCannotBeRemoved();
    void chipByMouse();
    void searchFieldEscape();
    void searchFieldClearButton();
    void navigation();
    void links();
    void keyValueRows();
    void keyValueActions();
    void keyValueByMouse();
    void keyValueKeepsPlace();
    void bannerActions();
    void focusIsVisible_data();
    void focusIsVisible();

private:
    static QList<KeyValueRow> sampleRows();
};

void TestControlsKeyboard::buttons_data() {
    QTest::addColumn<int>("key");
    QTest::newRow("space") << int{Qt::Key_Space};
    QTest::newRow("return") << int{Qt::Key_Return};
    QTest::newRow("enter of the number pad") << int{Qt::Key_Enter};
}

void TestControlsKeyboard::buttons() {
    QFETCH(const int, key);
    for (const Button::Kind kind : {Button::Kind::Outlined, Button::Kind::Primary, Button::Kind::Flat, Button::Kind::Link}) {
        Button button(u"Save"_s, kind);
        QSignalSpy clicked(&button, &Button::clicked);
        QTest::keyClick(&button, static_cast<Qt::Key>(key));
        QCOMPARE(clicked.count(), 1);
    }
}

void TestControlsKeyboard::disabledButtonIsDeaf() {
    Button button(u"Save"_s);
    button.setEnabled(false);
    QSignalSpy clicked(&button, &Button::clicked);
    QTest::keyClick(&button, Qt::Key_Return);
    QTest::mouseClick(&button, Qt::LeftButton);
    QCOMPARE(clicked.count(), 0);
}

void TestControlsKeyboard::toggleSwitch() {
    ToggleSwitch toggle(u"Loki"_s);
    QSignalSpy toggled(&toggle, &ToggleSwitch::toggled);
    QTest::keyClick(&toggle, Qt::Key_Space);
    QVERIFY(toggle.isChecked());
    QTest::keyClick(&toggle, Qt::Key_Return);
    QVERIFY(!toggle.isChecked());
    QTest::mouseClick(&toggle, Qt::LeftButton);
    QCOMPARE(toggled.count(), 3);
}

void TestControlsKeyboard::segmentsByArrows() {
    SegmentedControl control({u"Silence folded"_s, u"True scale"_s, u"Table"_s});
    control.show();
    QVERIFY(QTest::qWaitForWindowExposed(&control));
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    QCOMPARE(control.currentIndex(), 0);
    const auto segments = control.findChildren<QAbstractButton*>();
    QCOMPARE(segments.size(), 3);
    segments[0]->setFocus();
    QTest::keyClick(segments[0], Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 1);
    QTest::keyClick(segments[1], Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 2);
    QTest::keyClick(segments[2], Qt::Key_Left);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(changed.count(), 3);
}

void TestControlsKeyboard::segmentsSayOnlyChanges() {
    SegmentedControl control({u"a"_s, u"b"_s});
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    control.setCurrentIndex(0);
    QCOMPARE(changed.count(), 0);
    control.setCurrentIndex(1);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), 1);
    control.setCurrentIndex(7);
    control.setCurrentIndex(-1);
    QCOMPARE(control.currentIndex(), 1);
    QCOMPARE(changed.count(), 1);
}

void TestControlsKeyboard::segmentsBegunAnew() {
    SegmentedControl control({u"a"_s, u"b"_s});
    control.clear();
    QCOMPARE(control.count(), 0);
    QCOMPARE(control.currentIndex(), -1);
    QCOMPARE(control.addSegment(u"c"_s, 31204), 0);
    QCOMPARE(control.currentIndex(), 0);
}

void TestControlsKeyboard::chip() {
    Chip chip;
    chip.setCondition(u"system is"_s, u"mes-api"_s);
    QSignalSpy activated(&chip, &Chip::activated);
    QSignalSpy removed(&chip, &Chip::removeRequested);
    QTest::keyClick(&chip, Qt::Key_Return);
    QTest::keyClick(&chip, Qt::Key_Space);
    QCOMPARE(activated.count(), 2);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QTest::keyClick(&chip, Qt::Key_Backspace);
    QCOMPARE(removed.count(), 2);
}

void TestControlsKeyboard::unfinishedChipCannotBeRemoved() {
    Chip chip;
    chip.setUnfinished(u"unfinished: error."_s);
    QVERIFY(chip.isUnfinished());
    QSignalSpy removed(&chip, &Chip::removeRequested);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(removed.count(), 0);
}

void TestControlsKeyboard::chipByMouse() {
    Chip chip;
    chip.setCondition(u"not path"_s, u"/health"_s, true);
    chip.resize(chip.sizeHint());
    QSignalSpy activated(&chip, &Chip::activated);
    QSignalSpy removed(&chip, &Chip::removeRequested);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(6, chip.height() / 2));
    QCOMPARE(activated.count(), 1);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 10, chip.height() / 2));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(activated.count(), 1);
}

void TestControlsKeyboard::searchFieldEscape() {
    SearchField field;
    field.setText(u"A-104233"_s);
    QSignalSpy cleared(&field, &SearchField::cleared);
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(field.text().isEmpty());
    QCOMPARE(cleared.count(), 1);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(cleared.count(), 1);
}

void TestControlsKeyboard::searchFieldClearButton() {
    SearchField field;
    field.resize(240, 32);
    auto* clear = field.findChild<Button*>();
    QVERIFY(clear != nullptr);
    QVERIFY(!clear->isVisibleTo(&field));
    field.setText(u"words"_s);
    QVERIFY(clear->isVisibleTo(&field));
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(field.text().isEmpty());
    QVERIFY(!clear->isVisibleTo(&field));
}

void TestControlsKeyboard::navigation() {
    NavigationItem item(Icon::Gem, u"A-104233"_s, NavigationItem::Kind::Entry);
    QSignalSpy clicked(&item, &NavigationItem::clicked);
    QSignalSpy closed(&item, &NavigationItem::closeRequested);
    QTest::keyClick(&item, Qt::Key_Return);
    QTest::keyClick(&item, Qt::Key_Space);
    QCOMPARE(clicked.count(), 2);
    QTest::keyClick(&item, Qt::Key_Delete);
    QCOMPARE(closed.count(), 0);
    item.setClosable(true);
    QTest::keyClick(&item, Qt::Key_Delete);
    QTest::mouseClick(&item, Qt::MiddleButton);
    QCOMPARE(closed.count(), 2);
}

void TestControlsKeyboard::links() {
    RunLabel label({{u"Paid by "_s},
                    {u"seller 4"_s, false, Token::Text, u"actor:4"_s},
                    {u" after "_s},
                    {u"the message"_s, true, Token::Text, u"event:7"_s}});
    QCOMPARE(label.focusPolicy(), Qt::StrongFocus);
    QSignalSpy activated(&label, &RunLabel::linkActivated);
    QTest::keyClick(&label, Qt::Key_Return);
    QCOMPARE(activated.takeFirst().constFirst().toString(), u"actor:4"_s);
    QTest::keyClick(&label, Qt::Key_Right);
    QTest::keyClick(&label, Qt::Key_Right);
    QTest::keyClick(&label, Qt::Key_Return);
    QCOMPARE(activated.takeFirst().constFirst().toString(), u"event:7"_s);

    label.resize(label.sizeHint());
    RunsLayout layout;
    layout.layOut(label.runs(), TextRole::Base, label.width());
    QTest::mouseClick(&label, Qt::LeftButton, {}, layout.runRects(1).constFirst().center().toPoint());
    QCOMPARE(activated.takeFirst().constFirst().toString(), u"actor:4"_s);
    QTest::mouseClick(&label, Qt::LeftButton, {}, layout.runRects(0).constFirst().center().toPoint());
    QCOMPARE(activated.count(), 0);

    label.setText(u"no links"_s);
    QCOMPARE(label.focusPolicy(), Qt::NoFocus);
    QTest::keyClick(&label, Qt::Key_Return);
    QCOMPARE(activated.count(), 0);
}

QList<KeyValueRow> TestControlsKeyboard::sampleRows() {
    KeyValueRow order{u"order.id"_s, u"A-104233"_s};
    order.link = true;
    KeyValueRow trace{u"trace.id"_s, u"5b8e"_s};
    trace.actions = {{u"for"_s, u"Filter for"_s, Icon::Plus, true}, {u"open"_s, u"Open trace"_s, Icon::Trace}};
    return {order, trace, {u"error.message"_s, u"missing\nfield"_s}};
}

void TestControlsKeyboard::keyValueRows() {
    KeyValueList list;
    list.setRows(sampleRows());
    QSignalSpy current(&list, &KeyValueList::currentRowChanged);
    QCOMPARE(list.currentRow(), -1);
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.currentRow(), 1);
    QTest::keyClick(&list, Qt::Key_End);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.currentRow(), 2);
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"missing\nfield"_s);
    QTest::keyClick(&list, Qt::Key_Home);
    QTest::keyClick(&list, Qt::Key_Up);
    QCOMPARE(list.currentRow(), 0);
    QCOMPARE(current.count(), 4);
}

void TestControlsKeyboard::keyValueActions() {
    KeyValueList list;
    list.setRows(sampleRows());
    QSignalSpy value(&list, &KeyValueList::valueActivated);
    QSignalSpy action(&list, &KeyValueList::actionTriggered);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(value.count(), 0);
    list.setCurrentRow(0);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(value.count(), 1);
    list.setCurrentRow(1);
    QTest::keyClick(&list, Qt::Key_Right);
    QTest::keyClick(&list, Qt::Key_Space);
    QCOMPARE(action.count(), 1);
    QCOMPARE(action.first().at(0).toInt(), 1);
    QCOMPARE(action.first().at(1).toString(), u"open"_s);
    list.setCurrentRow(2);
    QTest::keyClick(&list, Qt::Key_Return);
    QCOMPARE(action.count(), 1);
}

void TestControlsKeyboard::keyValueByMouse() {
    KeyValueList list;
    list.setRows(sampleRows());
    list.resize(400, list.heightForWidth(400));
    QSignalSpy action(&list, &KeyValueList::actionTriggered);
    const QRect row = list.rowRect(1);
    QTest::mouseClick(&list, Qt::LeftButton, {}, QPoint(row.right() - 20, row.center().y()));
    QCOMPARE(action.count(), 1);
    QCOMPARE(action.first().at(1).toString(), u"open"_s);
    QCOMPARE(list.currentRow(), 1);
    QTest::mouseClick(&list, Qt::LeftButton, {}, QPoint(4, list.rowRect(2).center().y()));
    QCOMPARE(list.currentRow(), 2);
    QCOMPARE(action.count(), 1);
}

void TestControlsKeyboard::keyValueKeepsPlace() {
    KeyValueList list;
    list.setRows(sampleRows());
    list.setCurrentRow(2);
    list.setRows({sampleRows().constFirst()});
    QCOMPARE(list.currentRow(), 0);
    list.setRows({});
    QCOMPARE(list.currentRow(), -1);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_End, Qt::Key_Right})
        QTest::keyClick(&list, key);
    QCOMPARE(list.currentRow(), -1);
    QVERIFY(list.rowRect(5).isNull());
    QVERIFY(list.spokenRow(5).isEmpty());
}

void TestControlsKeyboard::bannerActions() {
    Banner banner(MessageKind::Warn, {{u"12 events dropped"_s, true}, {u" by Loki"_s}});
    banner.setActions({u"Fetch them"_s, u"Skip to now"_s, u"one too many"_s});
    QSignalSpy action(&banner, &Banner::actionTriggered);
    const auto buttons = banner.findChildren<Button*>();
    QCOMPARE(buttons.size(), 2);
    for (Button* button : buttons) {
        if (button->label() == u"Skip to now")
            QTest::keyClick(button, Qt::Key_Return);
    }
    QCOMPARE(action.count(), 1);
    QCOMPARE(action.first().first().toInt(), 1);
    banner.setClosable(true);
    QSignalSpy closed(&banner, &Banner::closed);
    for (Button* button : banner.findChildren<Button*>()) {
        if (button->label().isEmpty())
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(closed.count(), 1);
}

void TestControlsKeyboard::focusIsVisible_data() {
    QTest::addColumn<QString>("kind");
    for (const QString& kind :
         {u"button"_s, u"primary"_s, u"link"_s, u"toggle"_s, u"chip"_s, u"field"_s, u"navigation"_s, u"list"_s, u"runs"_s})
        QTest::newRow(qPrintable(kind)) << kind;
}

void TestControlsKeyboard::focusIsVisible() {
    QFETCH(const QString, kind);
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* other = new Button(u"other"_s);
    QWidget* tested = nullptr;
    if (kind == u"button")
        tested = new Button(u"Save"_s);
    else if (kind == u"primary")
        tested = new Button(u"Save"_s, Button::Kind::Primary);
    else if (kind == u"link")
        tested = new Button(u"Show more"_s, Button::Kind::Link);
    else if (kind == u"toggle")
        tested = new ToggleSwitch(u"Loki"_s);
    else if (kind == u"field")
        tested = new SearchField;
    else if (kind == u"navigation")
        tested = new NavigationItem(Icon::Gem, u"Orders"_s);
    else if (kind == u"runs")
        tested = new RunLabel({{u"to "_s}, {u"the order"_s, false, Token::Text, u"x"_s}});
    else if (kind == u"chip") {
        auto* chip = new Chip;
        chip->setCondition(u"system is"_s, u"mes"_s);
        tested = chip;
    } else {
        auto* list = new KeyValueList;
        list->setRows(sampleRows());
        tested = list;
    }
    row->addWidget(other);
    row->addWidget(tested);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus(Qt::TabFocusReason);
    const QImage before = tested->grab().toImage();
    QTest::keyClick(other, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), tested);
    const QImage after = tested->grab().toImage();
    const QRgb accent = Theme::light().accent().rgb();
    int gained = 0;
    for (int y = 0; y < after.height(); ++y) {
        for (int x = 0; x < after.width(); ++x)
            gained += after.pixel(x, y) == accent && before.pixel(x, y) != accent ? 1 : 0;
    }
    // The primary button is accent already: its ring is the light line inside.
    if (kind == u"primary")
        QVERIFY(before != after);
    else
        QVERIFY2(gained > 40, qPrintable(QString::number(gained)));
}

QTEST_MAIN(TestControlsKeyboard)
#include "tst_controls_keyboard.moc"
