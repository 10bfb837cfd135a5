// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "profile_sample.h"

#include <QComboBox>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(logloupe::ProfilePage)

class TestProfileDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void whatIsNotTouchedStays_data() {
        QTest::addColumn<Profile>("profile");
        Profile plain;
        plain.id = u"here"_s;
        plain.title = u"Here"_s;
        plain.roles = Profile::standardRoles();
        plain.sources = {{u"here"_s, u"local"_s, {}, {{u"workspace"_s, u"demo"_s}}}};
        QTest::newRow("every part") << sampleProfile();
        QTest::newRow("no sign-in, no network") << plain;
        Profile atOnce = sampleProfile();
        atOnce.signIn->maxAgeSeconds = 0;
        QTest::newRow("asks at every sign-in") << atOnce;
    }
    void whatIsNotTouchedStays() {
        QFETCH(Profile, profile);
        const ProfileDialog dialog(profile);
        QCOMPARE(dialog.profile(), profile);
    }

    void whatIsChangedIsSaved() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        QSignalSpy saved(&dialog, &ProfileDialog::saveRequested);
        profileField(dialog, u"Title"_s)->setText(u" Main "_s);
        profileField(dialog, u"Scopes"_s)->setText(u"openid  groups"_s);
        auto* const roles = profileField<QTableWidget>(dialog, u"Roles, and what they may"_s);
        roles->item(0, roles->columnCount() - 1)->setCheckState(Qt::Checked);
        roles->item(0, 1)->setCheckState(Qt::Unchecked);
        auto* const sources = profileField<QTableWidget>(dialog, u"Sources"_s);
        static_cast<QComboBox*>(sources->cellWidget(1, 1))->setCurrentText(u"loki"_s);
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saidBeside(dialog), QStringList());
        QCOMPARE(saved.size(), 1);
        Profile expected = sampleProfile();
        expected.title = u"Main"_s;
        expected.signIn->scopes = {u"openid"_s, u"groups"_s};
        expected.roles[0].archive = true;
        expected.roles[0].screens.removeAll(Screen::Case);
        expected.sources[1].kind = u"loki"_s;
        QCOMPARE(saved.front().front().value<Profile>(), expected);
    }

    void enterInAFieldSavesAndPressesNoOtherButton() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        QSignalSpy saved(&dialog, &ProfileDialog::saveRequested);
        QTest::keyClick(profileField(dialog, u"Title"_s), Qt::Key_Return);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.front().front().value<Profile>(), sampleProfile());
    }

    void rolesAndSourcesComeAndGo() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, ProfilePage::Roles);
        QTest::mouseClick(profileButton(dialog, u"Add a role"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().roles.size(), 4);
        auto* const roles = profileField<QTableWidget>(dialog, u"Roles, and what they may"_s);
        QCOMPARE(roles->currentRow(), 3);
        roles->setCurrentCell(0, 0);
        QTest::mouseClick(profileButton(dialog, u"Remove the role"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().roles.size(), 3);
        QCOMPARE(dialog.profile().roles.first().role, u"Поддержка"_s);
        QCOMPARE(dialog.profile().roles.first().systems, QStringList{u"crm"_s});
        openPage(dialog, ProfilePage::Sources);
        auto* const sources = profileField<QTableWidget>(dialog, u"Sources"_s);
        sources->setCurrentCell(0, 0);
        QTest::mouseClick(profileButton(dialog, u"Remove the source"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().sources.size(), 1);
        QCOMPARE(dialog.profile().sources.first().name, u"logs"_s);
        QTest::mouseClick(profileButton(dialog, u"Add a source"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().sources.last().kind, u"local"_s);
    }

    void aMistakeStandsBesideItsField_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<ProfilePage>("page");
        const auto row = [](const char* name, const QString& field, const QString& value, const QString& pointer,
                            ProfilePage page) { QTest::newRow(name) << field << value << pointer << page; };
        row("address", u"Sign-in address (issuer)"_s, u"http://sso.atelier.example"_s, u"/sign_in/issuer"_s,
            ProfilePage::SignIn);
        row("client", u"Client id"_s, u""_s, u"/sign_in/client_id"_s, ProfilePage::SignIn);
        row("role path", u"Where the roles stand"_s, u""_s, u"/sign_in/role_path"_s, ProfilePage::SignIn);
        const QString maxAge = u"Ask for the password again after, seconds"_s;
        row("age is a word", maxAge, u"an hour"_s, u"/sign_in/max_age_s"_s, ProfilePage::SignIn);
        row("age below zero", maxAge, u"-1"_s, u"/sign_in/max_age_s"_s, ProfilePage::SignIn);
        row("age of more than a year", maxAge, u"31536001"_s, u"/sign_in/max_age_s"_s, ProfilePage::SignIn);
        row("age beyond numbers", maxAge, u"99999999999999999999"_s, u"/sign_in/max_age_s"_s, ProfilePage::SignIn);
        const QString kept = u"Kept for, days, where a source does not say"_s;
        row("kept for no day", kept, u"0"_s, u"/retention_days"_s, ProfilePage::Sources);
        row("kept for a part of a day", kept, u"1.5"_s, u"/retention_days"_s, ProfilePage::Sources);
        row("proxy", u"Proxy"_s, u"proxy.atelier.example"_s, u"/network/proxy"_s, ProfilePage::Network);
    }
    void aMistakeStandsBesideItsField() {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, pointer);
        QFETCH(ProfilePage, page);
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, page == ProfilePage::Roles ? ProfilePage::SignIn : ProfilePage::Roles);
        QSignalSpy saved(&dialog, &ProfileDialog::saveRequested);
        QLineEdit* const edit = profileField(dialog, name);
        QVERIFY(edit != nullptr);
        edit->setText(value);
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saved.size(), 0);
        const QStringList said = saidBeside(dialog);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().startsWith(pointer + u':'), qPrintable(said.first()));
        QVERIFY(edit->isVisible()); // its page has come up
        QCOMPARE(dialog.findChild<UnderlineTabs*>()->currentIndex(), static_cast<int>(page));
        QCoreApplication::sendPostedEvents();
        for (const RunLabel* const label : dialog.findChildren<RunLabel*>()) {
            if (label->isVisible())
                QVERIFY(std::abs(label->mapTo(&dialog, QPoint()).y() - edit->mapTo(&dialog, QPoint(0, edit->height())).y())
                        < 24);
        }
        edit->setText(u""_s);
        if (page != ProfilePage::SignIn || pointer.endsWith(u"max_age_s"_s)) { // which may be left out
            QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
            QCOMPARE(saved.size(), 1);
            QCOMPARE(saidBeside(dialog), QStringList());
        }
    }

    void aMistakeInARowChoosesIt() {
        Profile profile = sampleProfile();
        ProfileDialog dialog(profile);
        dialog.show();
        auto* const sources = profileField<QTableWidget>(dialog, u"Sources"_s);
        sources->item(1, 3)->setText(u"a month"_s);
        sources->setCurrentCell(0, 0);
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saidBeside(dialog).size(), 1);
        QVERIFY(saidBeside(dialog).first().startsWith(u"/sources/1/retention_days:"_s));
        QCOMPARE(sources->currentRow(), 1);
        sources->item(1, 3)->setText(u"30"_s);

        auto* const roles = profileField<QTableWidget>(dialog, u"Roles, and what they may"_s);
        roles->item(2, 0)->setText(u"Support"_s);
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QVERIFY(saidBeside(dialog).first().startsWith(u"/roles/2/role:"_s));
        QCOMPARE(roles->currentRow(), 2);
        QVERIFY(roles->isVisible());
    }

    void withoutSignInOnlyLocalSources() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        QSignalSpy saved(&dialog, &ProfileDialog::saveRequested);
        profileField(dialog, u"Sign-in address (issuer)"_s)->clear();
        profileField(dialog, u"Client id"_s)->clear();
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saved.size(), 0);
        QVERIFY(saidBeside(dialog).first().startsWith(u"/sign_in:"_s));
        openPage(dialog, ProfilePage::Sources);
        profileField<QTableWidget>(dialog, u"Sources"_s)->setCurrentCell(1, 0);
        QTest::mouseClick(profileButton(dialog, u"Remove the source"_s), Qt::LeftButton);
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saved.size(), 1);
        QVERIFY(!saved.front().front().value<Profile>().signIn);
    }

    void findingsAreSaid() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        QSignalSpy tested(&dialog, &ProfileDialog::testRequested);
        // Of the texts: names of files are for the store to look at.
        QTest::mouseClick(profileButton(dialog, u"Test"_s), Qt::LeftButton);
        QCOMPARE(tested.size(), 1);
        dialog.showFindings({{u"Sign-in"_s, true, u"answers"_s}, {u"<b>logs</b>"_s, false, u"no"_s}}, true);
        QCOMPARE(saidBeside(dialog).size(), 3);
        const QString said = saidBeside(dialog).join(u'\n');
        QVERIFY(said.contains(u"<b>logs</b>: no"));
        QVERIFY(said.contains(u"Testing…"));
        dialog.showFindings({{u"logs"_s, true, u"answers anybody"_s, true}}, false);
        QCOMPARE(saidBeside(dialog), QStringList{u"! logs: answers anybody"_s});
        dialog.showFindings({}, false);
        QCOMPARE(saidBeside(dialog).size(), 0);
    }

    void manyFindingsLeaveRoomForThePages() {
        ProfileDialog dialog(sampleProfile());
        dialog.resize(680, 420);
        dialog.show();
        QList<ProfileFinding> findings;
        for (int i = 0; i < 64; ++i)
            findings.append({u"source %1"_s.arg(i), false, u"does not answer"_s});
        dialog.showFindings(findings, false);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(dialog.height(), 420);
        QVERIFY(profileField(dialog, u"Sign-in address (issuer)"_s)->visibleRegion().boundingRect().height() > 20);
        QVERIFY(profileButton(dialog, u"Save"_s)->visibleRegion().boundingRect().height() > 20);
    }
};

QTEST_MAIN(TestProfileDialog)
#include "tst_profile_dialog.moc"
