// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Two programs of one person, on one keyring (a real gnome-keyring on a bus of the test's own) and one provider that rotates refresh tokens and ends the session of whoever
// comes with an old one. This executable is the programs, too: each a process with a session and the vault of the system.

#include "connectors/auth/kept_sign_in.h"
#include "tests/connectors/auth/sign_in_stage.h"
#include "tests/servers/fault_proxy.h"
#include "tests/servers/private_bus.h"
#include "tests/servers/soon.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDirIterator>
#include <QSocketNotifier>
#include <QStandardPaths>
#include <QTest>

#include <array>
#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

/// Qt D-Bus keeps a few hundred bytes of a connection that a keyring leaves.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libQt6DBus";
}

namespace logloupe {

using Step = SignInState::Step;

namespace {

/// The computer's clock, looked at often.
class QuickClock : public AuthClock {
public:
    [[nodiscard]] std::chrono::milliseconds beat() const override { return std::chrono::milliseconds(20); }
};

SignInSettings settingsFor(const QString& issuer) {
    SignInSettings settings;
    settings.profile = u"two-programs"_s;
    settings.issuer = issuer;
    settings.clientId = u"logloupe"_s;
    settings.admittedRoles = {u"Support"_s};
    return settings;
}

/// Does what a line of its input says, and says on its output how it stands. Never a token.
class Program : public QObject {
public:
    Program(const QString& issuer, const QString& lockFolder)
        : m_vault(makeKeyringVault())
        , m_session(settingsFor(issuer), *m_vault, m_clock, lockFolder)
        , m_input(STDIN_FILENO, QSocketNotifier::Read) {
        connect(&m_session, &SignInSession::stateChanged, this, &Program::tell);
        connect(&m_input, &QSocketNotifier::activated, this, &Program::read);
    }

private:
    static void say(const QByteArray& line) {
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
    }
    void tell() {
        const SignInState& state = m_session.state();
        if (state.step == Step::WaitingBrowser)
            say("link " + state.link.toEncoded());
        else if (state.step == Step::SignedIn)
            say(state.providerUnreachable ? "unreachable" : state.memoryOnly ? "signed in, memory only" : "signed in");
        else if (state.step == Step::SignedOut)
            say("signed out");
        else if (state.step == Step::Locked || state.step == Step::Failed)
            say((state.step == Step::Locked ? "locked: " : "failed: ") + state.error->message.toUtf8());
    }
    void read() {
        std::array<char, 256> bytes{};
        const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_received += QByteArray(bytes.data(), count);
        for (qsizetype end = m_received.indexOf('\n'); end >= 0; end = m_received.indexOf('\n')) {
            const QByteArray line = m_received.left(end);
            m_received.remove(0, end + 1);
            obey(line);
        }
    }
    void obey(const QByteArray& line) {
        if (line == "restore")
            m_session.restore();
        else if (line == "browser")
            m_session.signInWithBrowser();
        else if (line == "look")
            m_session.lookAgain();
        else if (line == "out")
            m_session.signOut();
        else if (line == "token")
            m_session.request(this, [](const Result<QByteArray>& token) { say(token ? "token" : "no token"); });
    }

    QuickClock m_clock;
    std::unique_ptr<TokenVault> m_vault;
    SignInSession m_session;
    QSocketNotifier m_input;
    QByteArray m_received;
};

int beProgram(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    Program program(arguments.value(2), arguments.value(3));
    return QCoreApplication::exec();
}

/// One of the two, from outside.
class Started {
public:
    Started(const PrivateBus& bus, const QString& issuer, const QString& lockFolder) {
        m_process.setProcessEnvironment(bus.environment());
        m_process.start(QCoreApplication::applicationFilePath(), {u"--be-program"_s, issuer, lockFolder});
    }
    ~Started() { kill(); }
    Q_DISABLE_COPY_MOVE(Started)

    void tell(const QByteArray& line) {
        m_last.clear();
        m_process.write(line + '\n');
    }
    /// What it says next after tell(), the last line of it.
    [[nodiscard]] QByteArray answer() {
        const bool isAnswered = soon([this] {
            while (m_process.canReadLine()) {
                m_last = m_process.readLine().trimmed();
                m_said += m_last + '\n';
            }
            return !m_last.isEmpty();
        });
        return isAnswered ? m_last : "nothing";
    }
    /// All of its output, and what it complained of.
    [[nodiscard]] QByteArray said() { return m_said + m_process.readAllStandardError(); }
    [[nodiscard]] QByteArray asked(const QByteArray& line) {
        tell(line);
        return answer();
    }
    void kill() {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    QByteArray m_last;
    QByteArray m_said;
};

} // namespace

class TwoProgramsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<QProcess> m_keyring;
    std::unique_ptr<QTemporaryDir> m_locks;
    std::unique_ptr<TestProvider> m_provider;

    [[nodiscard]] std::unique_ptr<Started> start() const {
        return std::make_unique<Started>(*m_bus, m_provider->issuer(), m_locks->path());
    }
    [[nodiscard]] int refreshes() const { return m_provider->count(ProviderEndpoint::Refresh); }
    /// By its link, as the person's browser goes.
    [[nodiscard]] QByteArray signIn(Started& program) const {
        const QByteArray link = program.asked("browser");
        if (!link.startsWith("link "))
            return link;
        ScriptedBrowser browser;
        program.tell({});
        browser.open(m_provider->authorize(QUrl::fromEncoded(link.mid(5))));
        const QByteArray said = program.answer();
        static_cast<void>(soon([&browser] { return browser.isDone(); }));
        return said;
    }

private slots:
    void init() {
        const QString program = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        m_bus = std::make_unique<PrivateBus>();
        if (program.isEmpty() || m_bus->address().isEmpty())
            QSKIP("gnome-keyring or dbus-daemon is not installed: two programs on one keyring were not tried");
        m_keyring = std::make_unique<QProcess>();
        m_keyring->setProcessEnvironment(m_bus->environment());
        m_keyring->setStandardErrorFile(QProcess::nullDevice());
        m_keyring->start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_keyring->waitForStarted());
        m_keyring->write("\n"); // the empty password
        m_keyring->closeWriteChannel();
        const auto bus = QDBusConnection::connectToBus(m_bus->address(), u"two-programs"_s);
        QVERIFY(soon([&bus] { return bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value(); }));
        QDBusConnection::disconnectFromBus(u"two-programs"_s);
        m_locks = std::make_unique<QTemporaryDir>();
        m_provider = std::make_unique<TestProvider>();
    }
    void cleanup() {
        m_provider.reset();
        if (m_keyring) {
            m_keyring->kill();
            m_keyring->waitForFinished();
        }
        m_keyring.reset();
        m_bus.reset();
    }

    void B4_bothSeeTheSignInAndRenewIt() {
        const auto first = start();
        const auto second = start();
        QCOMPARE(second->asked("restore"), QByteArray("signed out"));
        QCOMPARE(signIn(*first), QByteArray("signed in"));
        QCOMPARE(second->asked("restore"), QByteArray("signed in"));
        QCOMPARE(refreshes(), 1);
        // Each has the other's old refresh token in its memory by now: the keyring's is the one that counts.
        for (int round = 0; round < 3; ++round) {
            QCOMPARE(first->asked("look"), QByteArray("signed in"));
            QCOMPARE(second->asked("look"), QByteArray("signed in"));
        }
        QCOMPARE(refreshes(), 7);
        QCOMPARE(first->asked("token"), QByteArray("token"));
        QCOMPARE(second->asked("token"), QByteArray("token"));
    }

    void B10_theKeyringAloneHoldsTheSecret() {
        const auto first = start();
        const auto second = start();
        QCOMPARE(signIn(*first), QByteArray("signed in"));
        QCOMPARE(second->asked("restore"), QByteArray("signed in"));
        QCOMPARE(first->asked("look"), QByteArray("signed in"));
        const QList<QByteArray> secrets = m_provider->secrets();
        QVERIFY(secrets.size() >= 7); // a code, a verifier, and tokens of three answers
        QStringList places;
        const QProcessEnvironment home = m_bus->environment();
        for (const QString& folder : {home.value(u"HOME"_s) + u"/.."_s, m_locks->path()}) {
            for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const QByteArray content = file.readAll();
                for (const QByteArray& secret : secrets) {
                    if (content.contains(secret) && !places.contains(QFileInfo(file).dir().dirName()))
                        places << QFileInfo(file).dir().dirName();
                }
            }
        }
        QVERIFY2(places.isEmpty() || places == QStringList{u"keyrings"_s}, qPrintable(places.join(u' ')));
        for (const QByteArray& secret : secrets)
            QVERIFY(!first->said().contains(secret) && !second->said().contains(secret));
    }

    void B4_bothAtOnceWaitForEachOther() {
        const auto first = start();
        const auto second = start();
        const auto third = start();
        QCOMPARE(signIn(*first), QByteArray("signed in"));
        second->tell("restore");
        third->tell("restore");
        QCOMPARE(second->answer(), QByteArray("signed in"));
        QCOMPARE(third->answer(), QByteArray("signed in"));
        for (int round = 0; round < 5; ++round) {
            for (Started* const program : {first.get(), second.get(), third.get()})
                program->tell("look");
            for (Started* const program : {first.get(), second.get(), third.get()})
                QCOMPARE(program->answer(), QByteArray("signed in"));
        }
        QCOMPARE(refreshes(), 17);
    }

    void B7_signOutInOneIsSeenByTheOther() {
        const auto first = start();
        const auto second = start();
        QCOMPARE(signIn(*first), QByteArray("signed in"));
        QCOMPARE(second->asked("restore"), QByteArray("signed in"));
        QCOMPARE(first->asked("out"), QByteArray("signed out"));
        QCOMPARE(m_provider->count(ProviderEndpoint::Revocation), 1);
        const int before = refreshes();
        QCOMPARE(second->asked("look"), QByteArray("locked: You signed out in another window of LogLoupe."));
        QCOMPARE(refreshes(), before); // nothing was asked for it
        QCOMPARE(second->asked("token"), QByteArray("no token"));
        QCOMPARE(start()->asked("restore"), QByteArray("signed out"));
        // And in again, by the other one.
        QCOMPARE(signIn(*second), QByteArray("signed in"));
        QCOMPARE(first->asked("restore"), QByteArray("signed in"));
    }

    void B4_oneThatDiesInARefreshHoldsNobodyUp() {
        FaultProxy proxy(m_provider->port());
        m_provider->standBehind(ProviderEndpoint::Token, u"http://127.0.0.1:%1"_s.arg(proxy.port()));
        m_provider->turnOn(ProviderFault::RefreshNotRotated); // what is lost with the answer is another matter
        const auto first = start();
        const auto second = start();
        QCOMPARE(signIn(*first), QByteArray("signed in"));
        QCOMPARE(second->asked("restore"), QByteArray("signed in"));
        proxy.setDelay(std::chrono::seconds(60));
        proxy.setFault(Fault::Latency);
        const int before = refreshes();
        first->tell("look");
        QVERIFY(soon([this, before] { return refreshes() > before; }));
        proxy.setFault(Fault::None);
        first->kill(); // with the lock in its hand
        QCOMPARE(second->asked("look"), QByteArray("signed in"));
        QCOMPARE(start()->asked("restore"), QByteArray("signed in"));
    }
};

} // namespace logloupe

int main(int argc, char** argv) {
    if (argc > 3 && qstrcmp(argv[1], "--be-program") == 0)
        return logloupe::beProgram(argc, argv);
    QCoreApplication application(argc, argv);
    logloupe::TwoProgramsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_two_programs.moc"
