// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/buttons.h"
#include "views/pages/profile_dialog.h"

#include <QComboBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

Profile sample() {
    Profile profile;
    profile.id = u"prod"_s;
    profile.title = u"Production"_s;
    profile.signIn = ProfileSignIn{u"https://sso.atelier.example/realms/staff"_s, u"logloupe"_s, {u"openid"_s, u"profile"_s}};
    profile.signIn->maxAgeSeconds = 3600;
    profile.roles = Profile::standardRoles();
    profile.roles[1].systems = QStringList{u"crm"_s};
    profile.sources = {{u"here"_s, u"local"_s}, {u"logs"_s, u"opensearch"_s, u"https://logs.atelier.example"_s}};
    profile.maskedKeys = {u"nickname"_s};
    profile.serverAddress = u"https://hand.atelier.example/prod.json"_s;
    return profile;
}

Button* button(const QWidget& dialog, const QString& text) {
    for (Button* button : dialog.findChildren<Button*>()) {
        if (button->label() == text)
            return button;
    }
    return nullptr;
}

QLineEdit* field(const QWidget& dialog, const QString& name) {
    for (QLineEdit* edit : dialog.findChildren<QLineEdit*>()) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

QStringList mistakes(const QWidget& dialog) {
    QStringList texts;
    for (const RunLabel* label : dialog.findChildren<RunLabel*>()) {
        if (label->isVisible() && !label->spokenText().isEmpty())
            texts << label->spokenText();
    }
    return texts;
}

} // namespace

class TestProfileDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void whatIsNotTouchedStays() {
        const ProfileDialog dialog(sample());
        QCOMPARE(dialog.profile(), sample());
    }

    void whatIsChangedIsSaved() {
        ProfileDialog dialog(sample());
        dialog.show();
        QSignalSpy saved(&dialog, &ProfileDialog::saveRequested);
        field(dialog, u"Title"_s)->setText(u" Main "_s);
        field(dialog, u"Scopes"_s)->setText(u"openid  groups"_s);
        auto* const roles = dialog.findChildren<QTableWidget*>().at(0);
        roles->item(0, roles->columnCount() - 1)->setCheckState(Qt::Checked);
        roles->item(0, 1)->setCheckState(Qt::Unchecked);
        auto* const sources = dialog.findChildren<QTableWidget*>().at(1);
        static_cast<QComboBox*>(sources->cellWidget(1, 1))->setCurrentText(u"loki"_s);
        QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saved.size(), 1);
        Profile expected = sample();
        expected.title = u"Main"_s;
        expected.signIn->scopes = {u"openid"_s, u"groups"_s};
        expected.roles[0].archive = true;
        expected.roles[0].screens.removeAll(Screen::Case);
        expected.sources[1].kind = u"loki"_s;
        QCOMPARE(saved.front().front().value<Profile>(), expected);
    }

    void rolesAndSourcesComeAndGo() {
        ProfileDialog dialog(sample());
        dialog.show();
        QTest::mouseClick(button(dialog, u"Add a role"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().roles.size(), 4);
        auto* const roles = dialog.findChildren<QTableWidget*>().at(0);
        roles->setCurrentCell(0, 0);
        QTest::mouseClick(button(dialog, u"Remove the role"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().roles.size(), 3);
        QCOMPARE(dialog.profile().roles.first().role, u"Поддержка"_s);
        QCOMPARE(dialog.profile().roles.first().systems, QStringList{u"crm"_s});
        auto* const sources = dialog.findChildren<QTableWidget*>().at(1);
        sources->setCurrentCell(0, 0);
        QTest::mouseClick(button(dialog, u"Remove the source"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().sources.size(), 1);
        QCOMPARE(dialog.profile().sources.first().name, u"logs"_s);
    }

    void aMistakeStandsBesideItsField_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("address") << u"Sign-in address (issuer)"_s << u"http://sso.atelier.example"_s << u"/sign_in/issuer"_s;
        QTest::newRow("client") << u"Client id"_s << u""_s << u"/sign_in/client_id"_s;
        QTest::newRow("role path") << u"Where the roles stand"_s << u""_s << u"/sign_in/role_path"_s;
    }
    void aMistakeStandsBesideItsField() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, pointer);
        ProfileDialog dialog(sample());
        dialog.show();
        QSignalSpy saved(&dialog, &ProfileDialog::saveRequested);
        QLineEdit* const edit = field(dialog, name);
        edit->setText(value);
        QTest::mouseClick(button(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saved.size(), 0);
        const QStringList said = mistakes(dialog);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().startsWith(pointer), qPrintable(said.first()));
        QCoreApplication::sendPostedEvents();
        for (const RunLabel* label : dialog.findChildren<RunLabel*>()) {
            if (label->isVisible())
                QVERIFY(std::abs(label->geometry().top() - edit->geometry().bottom()) < 24);
        }
    }

    void findingsAreSaid() {
        ProfileDialog dialog(sample());
        dialog.show();
        QSignalSpy tested(&dialog, &ProfileDialog::testRequested);
        QTest::mouseClick(button(dialog, u"Test"_s), Qt::LeftButton);
        QCOMPARE(tested.size(), 1);
        dialog.showFindings({{u"Sign-in"_s, true, u"answers"_s}, {u"<b>logs</b>"_s, false, u"no"_s}}, true);
        QCOMPARE(mistakes(dialog).size(), 3);
        const QString said = mistakes(dialog).join(u'\n');
        QVERIFY(said.contains(u"<b>logs</b>: no"));
        QVERIFY(said.contains(u"Testing…"));
        dialog.showFindings({{u"Sign-in"_s, true, u"answers"_s}}, false);
        QCOMPARE(mistakes(dialog).size(), 1);
    }
};

QTEST_MAIN(TestProfileDialog)
#include "tst_profile_dialog.moc"
