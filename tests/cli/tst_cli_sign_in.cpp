// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real program signing in, with a real gnome-keyring on a bus of the test's own, and several copies of it at once.

#include "tests/servers/private_bus.h"
#include "tests/servers/soon.h"
#include "tests/servers/test_provider.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <memory>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestCliSignIn : public QObject {
    Q_OBJECT

private:
    PrivateBus m_bus;
    QProcess m_keyring;
    TestProvider m_provider;
    QByteArray m_said; ///< by every run

    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList& words) const {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(m_bus.environment());
        process->start(QString::fromUtf8(LOGLOUPE_PROGRAM), QStringList{u"--profile"_s, profileFile()} + words);
        return process;
    }
    /// Its exit code; -1: it crashed or did not end.
    [[nodiscard]] int end(QProcess& process, QByteArray* out = nullptr) {
        const bool hasEnded = soon([&process] { return process.state() == QProcess::NotRunning; });
        const QByteArray said = process.readAllStandardOutput();
        m_said += said + process.readAllStandardError();
        if (out != nullptr)
            *out = said;
        return hasEnded && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
    [[nodiscard]] QString profileFile() const { return m_bus.environment().value(u"HOME"_s) + u"/two.json"_s; }
    [[nodiscard]] int refreshes() const { return m_provider.count(ProviderEndpoint::Refresh); }

private slots:
    void initTestCase() {
        const QString program = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        if (program.isEmpty() || m_bus.address().isEmpty())
            QSKIP("gnome-keyring or dbus-daemon is not installed: the program was not tried on a keyring");
        m_keyring.setProcessEnvironment(m_bus.environment());
        m_keyring.setStandardErrorFile(QProcess::nullDevice());
        m_keyring.start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_keyring.waitForStarted());
        m_keyring.write("\n"); // the empty password
        m_keyring.closeWriteChannel();
        const auto bus = QDBusConnection::connectToBus(m_bus.address(), u"cli-sign-in"_s);
        QVERIFY(soon([&bus] { return bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value(); }));
        QDBusConnection::disconnectFromBus(u"cli-sign-in"_s);
        const QString home = m_bus.environment().value(u"HOME"_s); // made by asking for it
        QFile profile(profileFile());
        QVERIFY2(profile.open(QIODevice::WriteOnly), qPrintable(home));
        profile.write(
            QJsonDocument(
                QJsonObject{{u"id"_s, u"two"_s},
                            {u"title"_s, u"Two"_s},
                            {u"sign_in"_s, QJsonObject{{u"issuer"_s, m_provider.issuer()}, {u"client_id"_s, u"logloupe"_s}}},
                            {u"sources"_s, QJsonArray{QJsonObject{{u"name"_s, u"here"_s}, {u"kind"_s, u"local"_s}}}}})
                .toJson());
    }
    void cleanupTestCase() {
        m_keyring.kill();
        m_keyring.waitForFinished();
    }

    void A7_B4_severalCopiesShareOneSignIn() {
        const auto signIn = start({u"sign-in"_s, u"--device"_s});
        QVERIFY(soon([this] { return m_provider.count(ProviderEndpoint::Device) == 1; }));
        m_provider.approveDevice();
        const int code = end(*signIn);
        QVERIFY2(code == 0, m_said.constData());
        QVERIFY2(m_said.contains("WDJB-MJHT"), m_said.constData());
        QCOMPARE(refreshes(), 0);

        constexpr int rounds = 3;
        for (int round = 1; round <= rounds; ++round) {
            const auto first = start({u"whoami"_s, u"--format"_s, u"json"_s});
            const auto second = start({u"whoami"_s, u"--format"_s, u"json"_s});
            for (QProcess* const process : {first.get(), second.get()}) {
                QByteArray out;
                QCOMPARE(end(*process, &out), 0);
                const QJsonObject account = QJsonDocument::fromJson(out).object();
                QVERIFY2(account.value(u"signed_in"_s).toBool(), out.constData());
                QCOMPARE(account.value(u"account"_s).toString(), m_provider.person.name);
            }
            QCOMPARE(refreshes(), 2 * round); // each with the token of the one before
        }
    }

    void B7_signOutOfOneIsOfAll() {
        QCOMPARE(end(*start({u"sign-out"_s})), 0);
        QCOMPARE(m_provider.count(ProviderEndpoint::Revocation), 1);
        const int before = refreshes();
        QCOMPARE(end(*start({u"whoami"_s})), 4);
        QCOMPARE(refreshes(), before);
    }

    void B10_noSecretWasSaid() {
        QVERIFY(m_provider.secrets().size() > 10);
        for (const QByteArray& secret : m_provider.secrets())
            QVERIFY(!m_said.contains(secret));
    }
};

QTEST_GUILESS_MAIN(TestCliSignIn)
#include "tst_cli_sign_in.moc"
