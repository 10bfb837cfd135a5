// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/segmented_control.h"
#include "views/pages/settings_page.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

SettingsState state() {
    return {ThemeChoice::Dark, {{u"en"_s, u"English"_s}, {u"ru"_s, u"Русский"_s}}, u"ru"_s, 125, QByteArray("Europe/Moscow"),
            u"/data/orders"_s};
}

QAbstractButton* segment(const QWidget& page, const QString& text) {
    for (QAbstractButton* button : page.findChildren<QAbstractButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestSettingsPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void showingChoosesNothing() {
        SettingsPage page;
        QSignalSpy theme(&page, &SettingsPage::themeChosen);
        QSignalSpy language(&page, &SettingsPage::languageChosen);
        QSignalSpy scale(&page, &SettingsPage::textScaleChosen);
        QSignalSpy zone(&page, &SettingsPage::zoneChosen);
        page.setState(state());
        page.setState(state());
        QCOMPARE(theme.size() + language.size() + scale.size() + zone.size(), 0);
        QVERIFY(segment(page, u"Dark"_s)->isChecked());
        QVERIFY(segment(page, u"Русский"_s)->isChecked());
        QVERIFY(segment(page, u"125\u202f%"_s)->isChecked());
        QCOMPARE(page.findChild<QComboBox*>()->currentText(), u"Europe/Moscow"_s);
        QStringList labels;
        for (const QLabel* label : page.findChildren<QLabel*>())
            labels << label->text();
        QVERIFY(labels.contains(u"/data/orders"_s));
    }

    void eachChoiceIsTold() {
        SettingsPage page;
        page.setState(state());
        page.resize(1000, 600);
        page.show();
        QSignalSpy theme(&page, &SettingsPage::themeChosen);
        QSignalSpy language(&page, &SettingsPage::languageChosen);
        QSignalSpy scale(&page, &SettingsPage::textScaleChosen);
        QSignalSpy zone(&page, &SettingsPage::zoneChosen);
        QTest::mouseClick(segment(page, u"Light"_s), Qt::LeftButton);
        QCOMPARE(theme.size(), 1);
        QCOMPARE(theme.front().front().value<ThemeChoice>(), ThemeChoice::Light);
        QTest::mouseClick(segment(page, u"English"_s), Qt::LeftButton);
        QCOMPARE(language.front().front().toString(), u"en"_s);
        QTest::mouseClick(segment(page, u"150\u202f%"_s), Qt::LeftButton);
        QCOMPARE(scale.front().front().toInt(), 150);
        auto* zones = page.findChild<QComboBox*>();
        emit zones->activated(zones->findData(QByteArray("Asia/Tokyo")));
        QCOMPARE(zone.front().front().toByteArray(), QByteArray("Asia/Tokyo"));
    }
};

QTEST_MAIN(TestSettingsPage)
#include "tst_settings_page.moc"
