// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/banner.h"
#include "views/controls/chip.h"
#include "views/controls/key_value_list.h"
#include "views/controls/labels.h"
#include "views/controls/meters.h"
#include "views/controls/navigation_item.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <memory>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

QAccessibleInterface* accessible(QObject& object) {
    return QAccessible::queryAccessibleInterface(&object);
}

/// Answers everything in one made-up language.
class Backwards : public QTranslator {
public:
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override {
        return u'~' + QString::fromUtf8(source);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace

class TestControlsAccessible : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }
    void namesAndRoles();
    void buttonsAndToggles();
    void ownNameWins();
    void chipCanBePressed();
    void rowsAreChildren();
    void rowsHaveActions();
    void rowsOutliveTheirList();
    void segmentsAreRadioButtons();
    void messages();
    void figuresHaveValues();
    void languageChanges();
};

void TestControlsAccessible::namesAndRoles() {
    Pill pill(u"PAID"_s);
    LevelMark level(Severity::Error);
    SystemMark system(u"mes\u202E-api"_s);
    ElidedLabel label(u"Events"_s);
    RunLabel runs({{u"Late: "_s, true}, {u"2 d 4 h"_s}});
    for (const auto& [widget, name] : std::initializer_list<std::pair<QWidget*, QString>>{{&pill, u"PAID"_s},
                                                                                          {&level, u"ERROR"_s},
                                                                                          {&system, u"mes‹U+202E›-api"_s},
                                                                                          {&label, u"Events"_s},
                                                                                          {&runs, u"Late: 2 d 4 h"_s}}) {
        QAccessibleInterface* interface = accessible(*widget);
        QVERIFY(interface != nullptr);
        QCOMPARE(interface->text(QAccessible::Name), name);
        QCOMPARE(interface->role(), QAccessible::StaticText);
    }
    label.setText(u"142 of 142"_s);
    QCOMPARE(accessible(label)->text(QAccessible::Name), u"142 of 142"_s);
}

void TestControlsAccessible::buttonsAndToggles() {
    Button button(u"Save & close"_s);
    QCOMPARE(accessible(button)->text(QAccessible::Name), u"Save & close"_s);
    QCOMPARE(accessible(button)->role(), QAccessible::Button);
    const std::unique_ptr<Button> close(Button::iconOnly(Icon::Close, u"Close"_s));
    QCOMPARE(accessible(*close)->text(QAccessible::Name), u"Close"_s);
    ToggleSwitch toggle(u"Loki"_s);
    QVERIFY(accessible(toggle) != nullptr);
    QCOMPARE(accessible(toggle)->text(QAccessible::Name), u"Loki"_s);
    QCOMPARE(accessible(toggle)->role(), QAccessible::CheckBox);
    toggle.setChecked(true);
    QVERIFY(accessible(toggle)->state().checked);
    NavigationItem item(Icon::Hourglass, u"Stuck orders"_s);
    item.setBadge(u"23"_s);
    QCOMPARE(accessible(item)->text(QAccessible::Name), u"Stuck orders 23"_s);
}

void TestControlsAccessible::ownNameWins() {
    Pill pill(u"PAID"_s);
    pill.setAccessibleName(u"Status PAID"_s);
    QCOMPARE(accessible(pill)->text(QAccessible::Name), u"Status PAID"_s);
}

void TestControlsAccessible::chipCanBePressed() {
    Chip chip;
    chip.setCondition(u"system is"_s, u"mes-api"_s);
    QAccessibleInterface* interface = accessible(chip);
    QCOMPARE(interface->role(), QAccessible::Button);
    QCOMPARE(interface->text(QAccessible::Name), u"system is mes-api"_s);
    QSignalSpy activated(&chip, &Chip::activated);
    interface->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(activated.count(), 1);
    Pill pill(u"PAID"_s);
    QVERIFY(!accessible(pill)->actionInterface()->actionNames().contains(QAccessibleActionInterface::pressAction()));
}

void TestControlsAccessible::rowsAreChildren() {
    KeyValueList list;
    list.setRows({{u"order.id"_s, u"A-104233"_s}, {u"error.message"_s, u"a\x1b[31m"_s}});
    list.resize(300, 100);
    QAccessibleInterface* interface = accessible(list);
    QCOMPARE(interface->role(), QAccessible::List);
    QCOMPARE(interface->childCount(), 2);
    QCOMPARE(interface->child(0)->text(QAccessible::Name), u"order.id: A-104233"_s);
    QCOMPARE(interface->child(1)->text(QAccessible::Name), u"error.message: a␛[31m"_s);
    QCOMPARE(interface->child(1)->role(), QAccessible::ListItem);
    QCOMPARE(interface->indexOfChild(interface->child(1)), 1);
    QCOMPARE(interface->child(1)->parent()->object(), &list);
    QCOMPARE(interface->child(1)->rect().height(), list.rowRect(1).height());
    const QPoint inside = interface->child(1)->rect().center();
    QCOMPARE(interface->childAt(inside.x(), inside.y()), interface->child(1));
    QVERIFY(interface->child(2) == nullptr);
    QVERIFY(interface->child(-1) == nullptr);
    list.setCurrentRow(1);
    QVERIFY(interface->child(1)->state().selected);
    QVERIFY(!interface->child(0)->state().selected);
}

void TestControlsAccessible::rowsHaveActions() {
    KeyValueList list;
    KeyValueRow row{u"trace.id"_s, u"5b8e"_s};
    row.link = true;
    row.actions = {{u"open"_s, u"Open trace"_s, Icon::Trace}};
    list.setRows({row});
    QAccessibleActionInterface* actions = accessible(list)->child(0)->actionInterface();
    QVERIFY(actions != nullptr);
    QSignalSpy value(&list, &KeyValueList::valueActivated);
    QSignalSpy action(&list, &KeyValueList::actionTriggered);
    QVERIFY(actions->actionNames().contains(u"Open trace"_s));
    actions->doAction(u"Open trace"_s);
    QCOMPARE(action.count(), 1);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(value.count(), 1);
    actions->doAction(u"no such action"_s);
    QCOMPARE(action.count(), 1);
}

void TestControlsAccessible::rowsOutliveTheirList() {
    KeyValueList list;
    list.setRows({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}});
    QAccessibleInterface* second = accessible(list)->child(1);
    QVERIFY(second->isValid());
    list.setRows({{u"a"_s, u"1"_s}});
    QVERIFY(!second->isValid());
    QVERIFY(second->text(QAccessible::Name).isEmpty());
    QVERIFY(second->state().invalid);
    QVERIFY(second->rect().isNull());
}

void TestControlsAccessible::segmentsAreRadioButtons() {
    SegmentedControl control({u"Map"_s, u"Table"_s});
    control.setCurrentIndex(1);
    const auto segments = control.findChildren<QAbstractButton*>();
    QCOMPARE(accessible(*segments[1])->text(QAccessible::Name), u"Table"_s);
    QCOMPARE(accessible(*segments[1])->role(), QAccessible::RadioButton);
    QVERIFY(accessible(*segments[1])->state().checked);
    QVERIFY(!accessible(*segments[0])->state().checked);
}

void TestControlsAccessible::messages() {
    Banner banner(MessageKind::Warn, {{u"12 events dropped"_s, true}, {u" by Loki"_s}});
    QCOMPARE(accessible(banner)->text(QAccessible::Name), u"12 events dropped by Loki"_s);
    VerdictBar verdict;
    verdict.setVerdict(MessageKind::Error, {{u"Late:"_s, true}, {u" 2 d"_s}});
    QCOMPARE(accessible(verdict)->text(QAccessible::Name), u"Late: 2 d"_s);
    EmptyState empty;
    empty.setMessage(Icon::Search, u"No events match."_s);
    QCOMPARE(accessible(empty)->text(QAccessible::Name), u"No events match."_s);
}

void TestControlsAccessible::figuresHaveValues() {
    MeterBar meter;
    meter.setAccessibleName(u"Space used"_s);
    meter.setFraction(0.5);
    QCOMPARE(accessible(meter)->role(), QAccessible::ProgressBar);
    QVERIFY(accessible(meter)->text(QAccessible::Value).startsWith(u"50"));
    Sparkline line;
    line.setValues({3, 9, 4});
    QCOMPARE(accessible(line)->role(), QAccessible::Chart);
    QVERIFY(accessible(line)->text(QAccessible::Value).contains(u"9"));
}

void TestControlsAccessible::languageChanges() {
    SearchField field;
    Banner banner(MessageKind::Info, {{u"x"_s}});
    banner.setClosable(true);
    QCOMPARE(field.findChild<Button*>()->accessibleName(), u"Clear"_s);
    Backwards translator;
    QCoreApplication::installTranslator(&translator);
    QTRY_COMPARE(field.findChild<Button*>()->accessibleName(), u"~Clear"_s);
    QTRY_COMPARE(banner.findChild<Button*>()->accessibleName(), u"~Close"_s);
    QVERIFY(field.findChild<Button*>()->toolTip().contains(u"~Clear"));
    QCoreApplication::removeTranslator(&translator);
    QTRY_COMPARE(field.findChild<Button*>()->accessibleName(), u"Clear"_s);
}

QTEST_MAIN(TestControlsAccessible)
#include "tst_controls_accessible.moc"
