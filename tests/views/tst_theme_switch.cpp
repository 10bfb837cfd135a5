// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/flat_style.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QApplication>
#include <QFontInfo>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QTableWidget>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestThemeSwitch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }
    void init();
    void palettesFollowTheChoice();
    void unchangedChoiceIsQuiet();
    void systemFollowsTheDesktop();
    void textScale_data();
    void textScale();
    void roleFontsGrow();
    void rolesDiffer();
    void queriesHaveNoLigatures();
    void stockWidgetsTakeTheLook();
    void columnHeadsHaveRoomForTheirText_data() { textScale_data(); }
    void columnHeadsHaveRoomForTheirText();
};

void TestThemeSwitch::init() {
    ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    ThemeSwitch::instance().setTextScale(100);
}

void TestThemeSwitch::palettesFollowTheChoice() {
    QLabel label(u"text"_s);
    label.show();
    QSignalSpy spy(&ThemeSwitch::instance(), &ThemeSwitch::changed);
    QCOMPARE(label.palette().color(QPalette::WindowText), Theme::light().text());
    ThemeSwitch::instance().setChoice(ThemeChoice::Dark);
    QCOMPARE(spy.count(), 1);
    QVERIFY(Theme::current().isDark());
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), Theme::dark().text());
    QCOMPARE(QApplication::palette().color(QPalette::Highlight), Theme::dark().selected());
    ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    QCOMPARE(spy.count(), 2);
    QTRY_COMPARE(label.palette().color(QPalette::Window), Theme::light().surface());
}

void TestThemeSwitch::unchangedChoiceIsQuiet() {
    QSignalSpy spy(&ThemeSwitch::instance(), &ThemeSwitch::changed);
    ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    ThemeSwitch::instance().setTextScale(100);
    ThemeSwitch::instance().setTextScale(20);
    QCOMPARE(spy.count(), 0);
}

void TestThemeSwitch::systemFollowsTheDesktop() {
    // The test platform's desktop is light; a dark program must come back from dark by itself.
    ThemeSwitch::instance().setChoice(ThemeChoice::Dark);
    ThemeSwitch::instance().setChoice(ThemeChoice::System);
    QVERIFY(!Theme::current().isDark());
    QCOMPARE(ThemeSwitch::instance().choice(), ThemeChoice::System);
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), Theme::light().text());
}

void TestThemeSwitch::textScale_data() {
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("applied");
    QTest::newRow("usual") << 100 << 100;
    QTest::newRow("larger") << 125 << 125;
    QTest::newRow("largest") << 150 << 150;
    QTest::newRow("too large") << 400 << 150;
    QTest::newRow("too small") << -5 << 100;
}

void TestThemeSwitch::textScale() {
    QFETCH(const int, wanted);
    QFETCH(const int, applied);
    ThemeSwitch::instance().setTextScale(wanted);
    QCOMPARE(ThemeSwitch::instance().textScale(), applied);
    QCOMPARE(scaled(100), applied);
    QCOMPARE(QApplication::font().pixelSize(), scaled(13));
}

void TestThemeSwitch::roleFontsGrow() {
    QLabel title(u"Order"_s);
    setTextRole(title, TextRole::PageTitle);
    QCOMPARE(title.font().pixelSize(), 20);
    QCOMPARE(title.font().weight(), QFont::DemiBold);
    ThemeSwitch::instance().setTextScale(150);
    QCOMPARE(title.font().pixelSize(), 30);
    QCOMPARE(lineHeight(TextRole::Base), 30);
}

void TestThemeSwitch::rolesDiffer() {
    QCOMPARE(textFont(TextRole::Caption).pixelSize(), 11);
    QCOMPARE(textFont(TextRole::Grid).pixelSize(), 12);
    QCOMPARE(textFont(TextRole::Figure).pixelSize(), 24);
    QVERIFY(QFontInfo(textFont(TextRole::Mono)).fixedPitch());
    for (int role = 0; role < textRoleCount; ++role)
        QVERIFY2(QFontMetrics(textFont(static_cast<TextRole>(role))).height() <= lineHeight(static_cast<TextRole>(role)) + 2,
                 qPrintable(QString::number(role)));
}

void TestThemeSwitch::queriesHaveNoLigatures() {
    const QFontMetrics metrics(textFont(TextRole::Mono));
    QCOMPARE(metrics.horizontalAdvance(u">="_s), 2 * metrics.horizontalAdvance(u'>'));
    QVERIFY(textFont(TextRole::Mono).styleStrategy() & QFont::PreferNoShaping);
}

void TestThemeSwitch::stockWidgetsTakeTheLook() {
    QVERIFY(qobject_cast<FlatStyle*>(QApplication::style()) != nullptr);
    QScrollBar bar(Qt::Vertical);
    QCOMPARE(bar.sizeHint().width(), 12);
    QLineEdit edit;
    QCOMPARE(edit.sizeHint().height(), height::control);
    QPushButton button(u"Save"_s);
    QCOMPARE(button.sizeHint().height(), height::control);
    ThemeSwitch::instance().setTextScale(150);
    QCOMPARE(edit.sizeHint().height(), height::control * 3 / 2);
    QCOMPARE(button.sizeHint().height(), height::control * 3 / 2);

    // Drawn, the button has the surface's fill inside and the strong border around.
    ThemeSwitch::instance().setTextScale(100);
    button.setText(QString());
    button.resize(80, 32);
    const QImage image = button.grab().toImage();
    QCOMPARE(image.pixelColor(40, 16).rgb(), Theme::light().surface().rgb());
    QCOMPARE(image.pixelColor(40, 0).rgb(), Theme::light().borderStrong().rgb());
}

void TestThemeSwitch::columnHeadsHaveRoomForTheirText() {
    QFETCH(const int, wanted);
    ThemeSwitch::instance().setTextScale(wanted);
    QTableWidget table(1, 1);
    const QHeaderView& head = *table.horizontalHeader();
    QStyleOptionHeader option;
    option.initFrom(&head);
    option.rect = QRect(0, 0, 100, head.sizeHint().height());
    const QRect label = head.style()->subElementRect(QStyle::SE_HeaderLabel, &option, &head);
    QVERIFY2(label.height() >= QFontMetrics(head.font()).height(), qPrintable(QString::number(label.height())));
    QVERIFY(label.left() > 0);
}

QTEST_MAIN(TestThemeSwitch)
#include "tst_theme_switch.moc"
