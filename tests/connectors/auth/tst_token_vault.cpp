// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_vault.h"
#include "tests/connectors/auth/fake_secret_service.h"
#include "tests/servers/private_bus.h"

#include <QCoreApplication>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusReply>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;

/// Qt D-Bus keeps a few hundred bytes of the fake service's calls that are never answered; the vault itself does not use it.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libQt6DBus";
}

namespace logloupe {

namespace {

const char* kindName(TokenVault::Kind kind) {
    switch (kind) {
    case TokenVault::Kind::Unknown:
        return "Unknown";
    case TokenVault::Kind::Keyring:
        return "Keyring";
    case TokenVault::Kind::MemoryOnly:
        return "MemoryOnly";
    case TokenVault::Kind::Locked:
        return "Locked";
    }
    return "";
}

/// What this program does when it is started as the one that uses a vault: "read", "write=…" and "erase" in order, a line of output for each. The keyring's library keeps its
/// connection for the life of a process, so that each story needs one of its own.
class VaultUser : public QObject {
public:
    VaultUser(const QStringList& steps, std::chrono::milliseconds patience)
        : m_steps(steps)
        , m_vault(makeKeyringVault(patience, 10 * patience)) {
        connect(m_vault.get(), &TokenVault::asksPersonChanged, this, [this] {
            std::puts(m_vault->asksPerson() ? "a person is asked" : "nobody is asked any more");
            std::fflush(stdout);
        });
    }

    void next() {
        if (m_steps.isEmpty()) {
            QCoreApplication::quit();
            return;
        }
        const QString step = m_steps.takeFirst();
        const auto said = [this](const std::optional<Error>& error) { say(error ? "error" : "done"); };
        if (step == "read"_L1)
            m_vault->read(u"profile"_s, this,
                          [this](const Result<QByteArray>& secret) { say(secret ? '<' + *secret + '>' : "error"); });
        else if (step == "erase"_L1)
            m_vault->erase(u"profile"_s, this, said);
        else
            m_vault->write(u"profile"_s, step.section(u'=', 1).toUtf8(), this, said);
    }

private:
    void say(const QByteArray& what) {
        std::printf("%s %s\n", what.constData(), kindName(m_vault->kind()));
        std::fflush(stdout);
        next();
    }

    QStringList m_steps;
    std::unique_ptr<TokenVault> m_vault;
};

int useVault(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    VaultUser user(arguments.mid(3), std::chrono::milliseconds(arguments.value(2).toInt()));
    user.next();
    return QCoreApplication::exec();
}

} // namespace

class TokenVaultTest : public QObject {
    Q_OBJECT

private:
    static constexpr int patience = 10'000;
    std::unique_ptr<PrivateBus> m_bus;

    /// The lines another process says while it goes through these steps.
    [[nodiscard]] QStringList use(const QStringList& steps, int milliseconds = patience,
                                  const std::function<void(const QString&)>& onLine = {}) const {
        QProcess process;
        process.setProcessEnvironment(m_bus->environment());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(),
                      QStringList{u"--use-vault"_s, QString::number(milliseconds)} + steps);
        QStringList lines;
        const auto takeLines = [&] {
            while (process.canReadLine()) {
                lines << QString::fromUtf8(process.readLine()).trimmed();
                if (onLine)
                    onLine(lines.last());
            }
        };
        const auto hasEnded = [&] {
            takeLines();
            return process.state() == QProcess::NotRunning;
        };
        if (!QTest::qWaitFor(hasEnded, 20'000)) {
            process.kill();
            process.waitForFinished();
            return {u"it did not end"_s};
        }
        takeLines();
        return lines;
    }

private slots:
    void init() {
        m_bus = std::make_unique<PrivateBus>();
        if (m_bus->address().isEmpty())
            QSKIP("dbus-daemon is not installed: the vault was not tried on a keyring");
    }
    void cleanup() { m_bus.reset(); }

    void memoryForgetsWithTheProgram() {
        const std::unique_ptr<TokenVault> vault = makeMemoryVault();
        QCOMPARE(vault->kind(), TokenVault::Kind::Unknown);
        QList<QByteArray> read;
        const auto note = [&read](const Result<QByteArray>& secret) { read.append(*secret); };
        vault->read(u"a"_s, this, note);
        QVERIFY(read.isEmpty()); // from the event loop alone
        vault->write(u"a"_s, "secret", this, [](const std::optional<Error>& error) { QVERIFY(!error); });
        vault->read(u"a"_s, this, note);
        vault->read(u"b"_s, this, note);
        QTRY_COMPARE(read.size(), 3);
        QCOMPARE(vault->kind(), TokenVault::Kind::MemoryOnly);
        vault->erase(u"a"_s, this, [](const std::optional<Error>& error) { QVERIFY(!error); });
        vault->read(u"a"_s, this, note);
        QTRY_COMPARE(read.size(), 4);
        QVERIFY(read.last().isEmpty());
    }

    void absentKeyringIsMemoryOnly() {
        QCOMPARE(use({u"read"_s, u"write=one"_s, u"read"_s, u"erase"_s, u"read"_s}),
                 QStringList({u"<> MemoryOnly"_s, u"done MemoryOnly"_s, u"<one> MemoryOnly"_s, u"done MemoryOnly"_s,
                              u"<> MemoryOnly"_s}));
    }

    void keyringKeepsBeyondTheProgram() {
        const FakeSecretService service(m_bus->address());
        QCOMPARE(use({u"read"_s, u"write=one"_s, u"write=two"_s}),
                 QStringList({u"<> Keyring"_s, u"done Keyring"_s, u"done Keyring"_s}));
        QCOMPARE(service.items().size(), 1); // no probe stays behind
        QCOMPARE(use({u"read"_s, u"erase"_s, u"read"_s}),
                 QStringList({u"<two> Keyring"_s, u"done Keyring"_s, u"<> Keyring"_s}));
        QVERIFY(service.items().isEmpty());
        QCOMPARE(use({u"erase"_s}), QStringList({u"done Keyring"_s}));
    }

    void lockedKeyringIsNotAnEmptyOne() {
        FakeSecretService service(m_bus->address());
        QCOMPARE(use({u"write=kept"_s}), QStringList({u"done Keyring"_s}));
        const QByteArray before = service.items().cbegin()->secret;
        service.isLocked = true;
        QCOMPARE(use({u"read"_s, u"write=other"_s, u"read"_s, u"erase"_s}),
                 QStringList({u"error Locked"_s, u"done Locked"_s, u"<other> Locked"_s, u"error Locked"_s}));
        QCOMPARE(service.items().size(), 1);
        QCOMPARE(service.items().cbegin()->secret, before);
        service.isLocked = false;
        QCOMPARE(use({u"read"_s}), QStringList({u"<kept> Keyring"_s}));
    }

    void personIsWaitedForLongerThanASilentKeyring() {
        FakeSecretService service(m_bus->address());
        QCOMPARE(use({u"write=kept"_s}), QStringList({u"done Keyring"_s}));
        service.isLocked = true;
        service.asksPerson = true;
        // Whatever asks for it first says that a person is asked, once; then it goes on as if nothing had been.
        const QStringList said = use({u"read"_s, u"write=newer"_s, u"read"_s}, 300, [&service](const QString& line) {
            if (line == "a person is asked"_L1)
                QTimer::singleShot(700, &service, &FakeSecretService::givePassword); // more than one patience later
        });
        QCOMPARE(said, QStringList({u"a person is asked"_s, u"nobody is asked any more"_s, u"<kept> Keyring"_s,
                                    u"done Keyring"_s, u"<newer> Keyring"_s}));
        QVERIFY(!service.isAsking());
        QCOMPARE(service.items().size(), 1);
    }

    void personWhoDoesNotWantToOrDoesNotCome_data() {
        QTest::addColumn<bool>("dismisses");
        QTest::newRow("dismisses") << true;
        QTest::newRow("does not come") << false;
    }
    void personWhoDoesNotWantToOrDoesNotCome() {
        QFETCH(const bool, dismisses);
        FakeSecretService service(m_bus->address());
        QCOMPARE(use({u"write=kept"_s}), QStringList({u"done Keyring"_s}));
        service.isLocked = true;
        service.asksPerson = true;
        const QStringList said = use({u"read"_s, u"write=other"_s}, 300, [&](const QString& line) {
            if (dismisses && line == "a person is asked"_L1)
                service.dismiss();
        });
        QCOMPARE(said, QStringList({u"a person is asked"_s, u"nobody is asked any more"_s, u"error Locked"_s,
                                    u"done Locked"_s})); // in memory
        service.isLocked = false;
        QCOMPARE(use({u"read"_s}), QStringList({u"<kept> Keyring"_s})); // not written over
    }

    void keyringThatLocksWhileInUse() {
        FakeSecretService service(m_bus->address());
        service.locksAfterStores = 2; // the probe and the first secret
        QCOMPARE(use({u"write=kept"_s, u"read"_s, u"write=newer"_s, u"read"_s}),
                 QStringList({u"done Keyring"_s, u"error Locked"_s, u"done Locked"_s, u"<newer> Locked"_s}));
        QCOMPARE(service.items().size(), 1);
    }

    void silentKeyringIsGivenUpAndNotWrittenTo() {
        FakeSecretService service(m_bus->address());
        service.isSilent = true;
        QCOMPARE(use({u"read"_s, u"write=one"_s, u"read"_s}, 300),
                 QStringList({u"<> MemoryOnly"_s, u"done MemoryOnly"_s, u"<one> MemoryOnly"_s}));
        QVERIFY(!service.calls().isEmpty());
        QVERIFY(!service.calls().contains(u"CreateItem"_s));
        QVERIFY(service.items().isEmpty());
    }

    void keyringThatDiesMidCall_data() {
        QTest::addColumn<int>("store");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("at the probe") << 0
                                      << QStringList({u"done MemoryOnly"_s, u"<one> MemoryOnly"_s, u"done MemoryOnly"_s,
                                                      u"<> MemoryOnly"_s});
        // What it held before it died nobody can tell any more.
        QTest::newRow("at the secret") << 1
                                       << QStringList({u"done MemoryOnly"_s, u"<one> MemoryOnly"_s, u"error MemoryOnly"_s,
                                                       u"error MemoryOnly"_s});
    }
    void keyringThatDiesMidCall() {
        QFETCH(const int, store);
        QFETCH(const QStringList, said);
        FakeSecretService service(m_bus->address());
        service.diesAtStore = store;
        QCOMPARE(use({u"write=one"_s, u"read"_s, u"erase"_s, u"read"_s}), said);
    }

    void realKeyring() {
        const QString program = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        if (program.isEmpty())
            QSKIP("gnome-keyring is not installed: the vault was not tried on it");
        QProcess daemon;
        daemon.setProcessEnvironment(m_bus->environment());
        daemon.setStandardErrorFile(QProcess::nullDevice());
        daemon.start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(daemon.waitForStarted());
        daemon.write("\n"); // the empty password
        daemon.closeWriteChannel();
        const auto bus = QDBusConnection::connectToBus(m_bus->address(), u"real-keyring"_s);
        QTRY_VERIFY(bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value());
        QCOMPARE(use({u"read"_s, u"write=one"_s, u"read"_s}),
                 QStringList({u"<> Keyring"_s, u"done Keyring"_s, u"<one> Keyring"_s}));
        QCOMPARE(use({u"read"_s}), QStringList({u"<one> Keyring"_s}));

        QDBusInterface service(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s,
                               bus);
        const QDBusReply<QDBusObjectPath> collection = service.call(u"ReadAlias"_s, u"default"_s);
        QVERIFY(collection.isValid());
        service.call(u"Lock"_s, QVariant::fromValue(QList<QDBusObjectPath>{collection.value()}));
        const QStringList said = use({u"read"_s, u"write=other"_s});
        QCOMPARE(said.size(), 2);
        QVERIFY2(!said[0].startsWith(u'<') && said[0] != "error Keyring"_L1, qPrintable(said[0]));
        QVERIFY2(!said[1].endsWith("Keyring"_L1), qPrintable(said[1]));
        daemon.kill();
        daemon.waitForFinished();
        QDBusConnection::disconnectFromBus(u"real-keyring"_s);
    }
};

} // namespace logloupe

int main(int argc, char** argv) {
    if (argc > 2 && qstrcmp(argv[1], "--use-vault") == 0)
        return logloupe::useVault(argc, argv);
    QCoreApplication application(argc, argv);
    logloupe::TokenVaultTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_token_vault.moc"
