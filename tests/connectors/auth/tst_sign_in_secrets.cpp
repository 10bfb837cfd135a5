// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/connectors/auth/sign_in_stage.h"
#include "tests/servers/fault_proxy.h"

#include <QDirIterator>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

namespace {

QMutex messagesMutex;
QByteArray messages;

void keepMessage(QtMsgType, const QMessageLogContext&, const QString& message) {
    const QMutexLocker lock(&messagesMutex);
    messages += message.toUtf8() + '\n';
}

/// Standard output and error go into a file while it lives.
class OutputInto {
public:
    explicit OutputInto(const QString& file)
        : m_output(dup(STDOUT_FILENO))
        , m_error(dup(STDERR_FILENO)) {
        std::fflush(nullptr);
        QFile target(file);
        if (!target.open(QIODevice::WriteOnly))
            qFatal("no file for the output");
        dup2(target.handle(), STDOUT_FILENO);
        dup2(target.handle(), STDERR_FILENO);
    }
    ~OutputInto() {
        std::fflush(nullptr);
        dup2(m_output, STDOUT_FILENO);
        dup2(m_error, STDERR_FILENO);
        ::close(m_output);
        ::close(m_error);
    }
    OutputInto(const OutputInto&) = delete;
    OutputInto& operator=(const OutputInto&) = delete;

private:
    int m_output;
    int m_error;
};

} // namespace

// B10: everything a sign-in does, with marked secrets, and then a search for them in all that was written, said and shown.
class SignInSecretsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QList<QByteArray> m_secrets;
    QByteArray m_shown; ///< what a person or a log may get to see of the states

    void noteState(const SignInStage& stage) {
        const SignInState& state = stage.session->state();
        if (state.error)
            m_shown += (state.error->message + u'\n' + state.error->detail + u'\n' + state.error->source + u'\n').toUtf8();
        // The link belongs to the browser: it holds state and nonce, and neither code nor token.
        m_shown += state.userCode.toUtf8() + '\n' + state.account.name.toUtf8() + '\n' + state.link.toEncoded() + '\n';
    }
    void watch(SignInStage& stage) {
        connect(stage.session.get(), &SignInSession::stateChanged, this, [this, &stage] { noteState(stage); });
    }
    void noteToken(const Result<QByteArray>& token) {
        if (!token)
            m_shown += (token.error().message + u'\n' + token.error().detail + u'\n').toUtf8();
    }
    void noteSecrets(const SignInStage& stage) {
        m_secrets += stage.provider.secrets();
        for (const ProviderRequest& request : stage.provider.requests())
            for (const auto& [name, value] : request.form.queryItems(QUrl::FullyDecoded))
                if (name == "code_verifier"_L1 || name == "device_code"_L1 || name == "id_token_hint"_L1)
                    m_secrets.append(value.toLatin1());
    }

    void goodDay() {
        SignInStage stage;
        watch(stage);
        QVERIFY(stage.signIn());
        for (const BrowserPage& page : stage.browser.pages())
            m_shown += page.body;
        m_shown += stage.browser.last().url.toEncoded();
        noteToken(stage.token());
        const std::shared_ptr<GivenToken> replaced = stage.replace(*stage.token());
        EVENTUALLY_COMPARE(replaced->answers, 1);
        for (const Spoil spoil : {Spoil::Html, Spoil::Status500, Spoil::NotJson, Spoil::Huge, Spoil::ErrorWith200}) {
            stage.provider.spoil(ProviderEndpoint::Refresh, spoil);
            stage.clock.move(400);
            noteToken(stage.token());
            stage.provider.mend(ProviderEndpoint::Refresh);
        }
        if (stage.step() != Step::SignedIn)
            QVERIFY(stage.signIn());
        stage.session = stage.makeSession();
        watch(stage);
        stage.session->restore();
        QVERIFY(stage.waitFor(Step::SignedIn));
        stage.session->signOut();
        QVERIFY(stage.waitFor(Step::SignedOut));
        noteSecrets(stage);
    }
    void badDay(ProviderFault fault) {
        SignInStage stage;
        watch(stage);
        stage.provider.turnOn(fault);
        QVERIFY(stage.begin());
        stage.comeBack();
        EVENTUALLY(stage.browser.isDone());
        for (const BrowserPage& page : stage.browser.pages())
            m_shown += page.body;
        noteToken(stage.token());
        if (stage.step() == Step::SignedIn) {
            const std::shared_ptr<GivenToken> replaced = stage.replace(*stage.token());
            EVENTUALLY_COMPARE(replaced->answers, 1);
            noteToken(replaced->token);
        }
        stage.session->signOut();
        QVERIFY(stage.waitFor(Step::SignedOut));
        noteSecrets(stage);
    }
    void dayWithoutBrowser() {
        SignInStage stage;
        watch(stage);
        stage.session->signInWithDevice();
        QVERIFY(stage.waitFor(Step::WaitingDevice));
        stage.provider.approveDevice();
        stage.clock.move(2);
        QVERIFY(stage.waitFor(Step::SignedIn));
        stage.provider.endSessions();
        stage.session->lookAgain();
        QVERIFY(stage.waitFor(Step::Locked));
        noteSecrets(stage);
    }
    /// A network that spoils the answer in which the tokens are, each time one is wanted.
    void stormyDay(Fault fault) {
        SignInStage stage;
        FaultProxy proxy(stage.provider.port());
        for (const ProviderEndpoint endpoint :
             {ProviderEndpoint::Token, ProviderEndpoint::Revocation, ProviderEndpoint::EndSession})
            stage.provider.standBehind(endpoint, u"http://127.0.0.1:%1"_s.arg(proxy.port()));
        const auto turn = [&proxy](Fault wanted) {
            proxy.setFault(wanted);
            proxy.closeConnections();
            settle();
        };
        watch(stage);
        proxy.setLimit(-1);
        QVERIFY(stage.begin());
        turn(fault);
        stage.comeBack();
        QVERIFY(stage.waitFor(Step::Failed));
        noteToken(stage.token());
        turn(Fault::None);
        QVERIFY(stage.signIn());
        turn(fault);
        const std::shared_ptr<GivenToken> replaced = stage.replace(*stage.token());
        EVENTUALLY_COMPARE(replaced->answers, 1);
        noteToken(replaced->token);
        stage.session->signOut();
        QVERIFY(stage.waitFor(Step::SignedOut));
        noteState(stage);
        for (const BrowserPage& page : stage.browser.pages())
            m_shown += page.body;
        noteSecrets(stage);
    }
    /// Files below the home that hold one of these.
    [[nodiscard]] QStringList filesWith(const QList<QByteArray>& secrets) const {
        QStringList found;
        for (QDirIterator files(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray content = file.readAll();
            for (const QByteArray& secret : secrets)
                if (content.contains(secret))
                    found.append(file.fileName());
        }
        return found;
    }
    [[nodiscard]] static bool holdsNone(const QByteArray& text, const QList<QByteArray>& secrets) {
        return std::none_of(secrets.cbegin(), secrets.cend(),
                            [&text](const QByteArray& secret) { return text.contains(secret); });
    }

private slots:
    void initTestCase() {
        for (const char* name :
             {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "TMPDIR"}) {
            const QString folder = m_home.filePath(QString::fromLatin1(name));
            QVERIFY(QDir().mkpath(folder));
            QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            qputenv(name, folder.toUtf8());
        }
        QLoggingCategory::setFilterRules(u"*.debug=true\n*.info=true"_s);
    }

    void B10_noSecretIsWrittenSaidOrShown() {
        const QString output = m_home.filePath(u"output"_s);
        const QtMessageHandler before = qInstallMessageHandler(keepMessage);
        {
            const OutputInto into(output);
            std::puts("the output is caught");
            goodDay();
            for (const ProviderFault fault :
                 {ProviderFault::WrongState, ProviderFault::CodeTwice, ProviderFault::ServerError,
                  ProviderFault::IdTokenBadSignature, ProviderFault::IdTokenUnsigned, ProviderFault::IdTokenHuge,
                  ProviderFault::OtherTokenType, ProviderFault::RefreshRevoked, ProviderFault::RefreshOtherSubject,
                  ProviderFault::UserInfoOtherSubject, ProviderFault::AccessTokenOpaque})
                badDay(fault);
            dayWithoutBrowser();
            for (const Fault fault : {Fault::Reset, Fault::Truncate, Fault::CaptivePortal, Fault::WrongCertificate})
                stormyDay(fault);
        }
        qInstallMessageHandler(before);
        QFile caught(output);
        QVERIFY(caught.open(QIODevice::ReadOnly));
        if (QTest::currentTestFailed())
            QFAIL(caught.readAll().constData());

        m_secrets.removeAll(QByteArray());
        QVERIFY(m_secrets.size() > 40);
        QVERIFY(m_shown.size() > 1000);
        QCOMPARE(filesWith({"the output is caught"}), QStringList{output});
        QCOMPARE(filesWith(m_secrets), QStringList());
        QVERIFY(holdsNone(messages, m_secrets));
        QVERIFY(holdsNone(m_shown, m_secrets));
    }

    void B10_theSearchFindsWhatIsThere() {
        QFile planted(m_home.filePath(u"HOME/.hidden"_s));
        QVERIFY(planted.open(QIODevice::WriteOnly));
        planted.write("…token-7-canary…");
        planted.close();
        QCOMPARE(filesWith({"token-7-canary"}), QStringList{planted.fileName()});
        QVERIFY(!holdsNone("x token-7-canary y", {"token-7-canary"}));
        QVERIFY(planted.remove());
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInSecretsTest)
#include "tst_sign_in_secrets.moc"
