// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What each part of the profile's dialogue makes of what is written in it.

#include "profile_sample.h"
#include "views/pages/pem_text.h"

#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

// Not real ones: only what stands around them is looked at.
const QByteArray certificatePem = "-----BEGIN CERTIFICATE-----\nYXRlbGllcg==\n-----END CERTIFICATE-----\n";
const QByteArray keyPem = "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n";
const QByteArray passwordKeyPem = "-----BEGIN ENCRYPTED PRIVATE KEY-----\ncanary\n-----END ENCRYPTED PRIVATE KEY-----\n";
const QByteArray oldPasswordKeyPem =
    "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\ncanary\n-----END RSA PRIVATE KEY-----\n";
const auto systemsOfSupport = u"Systems that “Support” sees, one on a line"_s;
const auto authoritiesLabel = u"Certificates trusted beside the system's"_s;

} // namespace

class TestProfileParts : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString& name, const QByteArray& content) const {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    /// Presses the button and chooses that file.
    static void choose(ProfileDialog& dialog, const QString& button, const QString& about, const QString& path) {
        openPage(dialog, ProfilePage::Network);
        QTest::mouseClick(profileButton(dialog, button, about), Qt::LeftButton);
        auto* const files = dialog.findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        emit files->fileSelected(path);
        delete files;
    }

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void systemsBelongToTheChosenRole() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, ProfilePage::Roles);
        auto* const systems = profileField<QPlainTextEdit>(dialog, systemsOfSupport);
        QVERIFY(systems != nullptr); // of the first role, chosen from the start
        QCOMPARE(systems->toPlainText(), QString());
        systems->setPlainText(u" shop \n\n shop, old\ncrm"_s);
        auto* const roles = profileField<QTableWidget>(dialog, u"Roles, and what they may"_s);
        roles->setCurrentCell(1, 0);
        QCOMPARE(systems->accessibleName(), u"Systems that “Поддержка” sees, one on a line"_s);
        QCOMPARE(systems->toPlainText(), u"crm"_s);
        systems->clear();
        const Profile profile = dialog.profile();
        QCOMPARE(profile.roles[0].systems, QStringList({u"shop"_s, u"shop, old"_s, u"crm"_s}));
        QVERIFY(!profile.roles[1].systems.has_value());
        roles->item(1, 0)->setText(u"<b>Hotline</b>\u202e"_s);
        QVERIFY(systems->accessibleName().contains(u"<b>Hotline</b>"_s));
        QVERIFY(!systems->accessibleName().contains(QChar(0x202e)));
    }

    void withoutARoleThereAreNoSystemsToWrite() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, ProfilePage::Roles);
        auto* const systems = profileField<QPlainTextEdit>(dialog, systemsOfSupport);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(systems->isEnabled());
            QTest::mouseClick(profileButton(dialog, u"Remove the role"_s), Qt::LeftButton);
        }
        QVERIFY(!systems->isEnabled());
        QVERIFY(dialog.profile().roles.isEmpty());
        QTest::mouseClick(profileButton(dialog, u"Add a role"_s), Qt::LeftButton);
        QVERIFY(systems->isEnabled());
        systems->setPlainText(u"erp"_s);
        QCOMPARE(dialog.profile().roles[0].systems, QStringList{u"erp"_s});
    }

    void removingARoleLeavesTheOthersTheirSystems() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, ProfilePage::Roles);
        QTest::mouseClick(profileButton(dialog, u"Remove the role"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().roles[0].systems, QStringList{u"crm"_s});
        QCOMPARE(profileField<QTableWidget>(dialog, u"Roles, and what they may"_s)->currentRow(), 0);
        QVERIFY(profileField<QPlainTextEdit>(dialog, u"Systems that “Поддержка” sees, one on a line"_s) != nullptr);
        QVERIFY(!dialog.profile().roles[1].systems.has_value());
    }

    void ages_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("seconds"); // -1: none
        QTest::addColumn<QString>("meant");
        QTest::newRow("hours") << u"28800"_s << 28800 << u"= 8 h"_s;
        QTest::newRow("with spaces") << u" 28\u202f800 "_s << 28800 << u"= 8 h"_s;
        QTest::newRow("at once") << u"0"_s << 0 << u"at every sign-in"_s;
        QTest::newRow("never") << u""_s << -1 << u""_s;
        QTest::newRow("a year") << u"31536000"_s << 31'536'000 << u"= 365 d"_s;
    }
    void ages() {
        QFETCH(QString, text);
        QFETCH(int, seconds);
        QFETCH(QString, meant);
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        auto* const age = profileField(dialog, u"Ask for the password again after, seconds"_s);
        age->setText(text);
        QCOMPARE(dialog.profile().signIn->maxAgeSeconds.value_or(-1), seconds);
        const auto labels = age->parentWidget()->findChildren<QLabel*>();
        QCOMPARE(labels.size(), 1);
        QCOMPARE(labels.first()->text(), meant);
    }

    void retentionOfProfileAndSource() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        auto* const sources = profileField<QTableWidget>(dialog, u"Sources"_s);
        QCOMPARE(sources->item(0, 3)->text(), QString());
        QCOMPARE(sources->item(1, 3)->text(), u"30"_s);
        QCOMPARE(profileField(dialog, u"Kept for, days, where a source does not say"_s)->text(), u"183"_s);
        sources->item(0, 3)->setText(u"7"_s);
        sources->item(1, 3)->setText(QString());
        profileField(dialog, u"Kept for, days, where a source does not say"_s)->setText(u"1 000"_s);
        const Profile profile = dialog.profile();
        QCOMPARE(profile.sources[0].retention, std::optional<Duration>(std::chrono::hours(7 * 24)));
        QVERIFY(!profile.sources[1].retention.has_value());
        QCOMPARE(profile.retention, std::optional<Duration>(std::chrono::hours(1000 * 24)));
    }

    void networkIsChosenAndTakenAway() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, ProfilePage::Network);
        auto* const authorities = profileField<QListWidget>(dialog, authoritiesLabel);
        QCOMPARE(authorities->count(), 1);
        choose(dialog, u"Add from a file…"_s, authoritiesLabel, file(u"ca.pem"_s, "Bag Attributes\n" + certificatePem));
        choose(dialog, u"From a file…"_s, u"Client certificate"_s, file(u"client.pem"_s, certificatePem + certificatePem));
        choose(dialog, u"From a file…"_s, u"Its key"_s, file(u"key.pem"_s, keyPem));
        profileField(dialog, u"Proxy"_s)->setText(u" socks5://127.0.0.1:1080 "_s);
        QCOMPARE(saidBeside(dialog), QStringList());
        const ProfileNetwork network = dialog.profile().network;
        QCOMPARE(network.authorities, QStringList({u"company-ca.pem"_s, QString::fromLatin1(certificatePem)}));
        QCOMPARE(network.clientCertificate, QString::fromLatin1(certificatePem + certificatePem));
        QCOMPARE(network.clientKey, QString::fromLatin1(keyPem));
        QCOMPARE(network.proxy, u"socks5://127.0.0.1:1080"_s);
        QVERIFY(Profile::parse(dialog.profile().toJson()).has_value());
        // A key is never shown.
        for (const QLineEdit* const field : dialog.findChildren<QLineEdit*>())
            QVERIFY(!field->text().contains(u"canary"_s));

        authorities->setCurrentRow(0);
        QTest::mouseClick(profileButton(dialog, u"Remove"_s, authoritiesLabel), Qt::LeftButton);
        QTest::mouseClick(profileButton(dialog, u"Remove"_s, u"Client certificate"_s), Qt::LeftButton);
        QTest::mouseClick(profileButton(dialog, u"Remove"_s, u"Its key"_s), Qt::LeftButton);
        QCOMPARE(dialog.profile().network.authorities, QStringList{QString::fromLatin1(certificatePem)});
        QCOMPARE(dialog.profile().network.clientCertificate, QString());
        QCOMPARE(dialog.profile().network.clientKey, QString());
    }

    void aCertificateWithoutItsKeyIsAMistakeThere() {
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        openPage(dialog, ProfilePage::Network);
        QTest::mouseClick(profileButton(dialog, u"Remove"_s, u"Its key"_s), Qt::LeftButton);
        openPage(dialog, ProfilePage::SignIn);
        QTest::mouseClick(profileButton(dialog, u"Save"_s), Qt::LeftButton);
        QCOMPARE(saidBeside(dialog).size(), 1);
        QVERIFY(saidBeside(dialog).first().startsWith(u"/network/client_key:"_s));
        QVERIFY(profileField(dialog, u"Its key"_s)->isVisible());
    }

    void filesThatAreNotTaken_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("isForKey");
        QTest::addColumn<QString>("said");
        QTest::newRow("no PEM") << QByteArray("\x30\x82\x01") << false << u"is no PEM file"_s;
        QTest::newRow("empty") << QByteArray() << false << u"is no PEM file"_s;
        QTest::newRow("too large") << certificatePem + QByteArray(70'000, 'x') << false << u"larger than 64 KiB"_s;
        QTest::newRow("key as certificate") << certificatePem + keyPem << false << u"There is a private key in"_s;
        QTest::newRow("certificate as key") << certificatePem << true << u"There is no private key in"_s;
        QTest::newRow("key with a password") << passwordKeyPem << true << u"has a password"_s;
        QTest::newRow("key with a password, older form") << oldPasswordKeyPem << true << u"has a password"_s;
        QTest::newRow("a request") << QByteArray(
            "-----BEGIN CERTIFICATE REQUEST-----\nYQ==\n-----END CERTIFICATE REQUEST-----\n")
                                   << false << u"There is no certificate in"_s;
    }
    void filesThatAreNotTaken() {
        QFETCH(QByteArray, content);
        QFETCH(bool, isForKey);
        QFETCH(QString, said);
        ProfileDialog dialog(sampleProfile());
        dialog.show();
        const QString about = isForKey ? u"Its key"_s : u"Client certificate"_s;
        choose(dialog, u"From a file…"_s, about, file(u"chosen.pem"_s, content));
        QCOMPARE(saidBeside(dialog).size(), 1);
        QVERIFY2(saidBeside(dialog).first().contains(said), qPrintable(saidBeside(dialog).first()));
        QVERIFY(saidBeside(dialog).first().contains(u"chosen.pem"_s));
        QVERIFY(!saidBeside(dialog).first().contains(m_folder.path()));
        QCOMPARE(dialog.profile(), sampleProfile());
        const auto gone = readPemFile(m_folder.filePath(u"gone.pem"_s), PemKind::Certificates);
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::Storage);
    }

    void pemIsDescribedByItsFingerprint() {
        // printf atelier | sha256sum
        QCOMPARE(
            describePem(QString::fromLatin1(certificatePem + certificatePem)),
            u"2 certificate(s), SHA-256 F4:D6:5B:24:83:B3:4A:8D:50:BC:F2:C9:E0:53:07:7C:4D:C7:C0:0B:65:00:8C:E1:98:8C:E4:EC:A4:57:41:C8"_s);
        QCOMPARE(describePem(QString::fromLatin1(keyPem)), u"Private key"_s);
        QCOMPARE(describePem(u"company-ca.pem"_s), u"company-ca.pem"_s);
        QCOMPARE(describePem(u"-----BEGIN CERTIFICATE-----"_s).section(u' ', 0, 1), u"1 certificate(s),"_s);
        QCOMPARE(describePem({}), QString());
    }
};

QTEST_MAIN(TestProfileParts)
#include "tst_profile_parts.moc"
