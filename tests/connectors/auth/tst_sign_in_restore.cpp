// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/kept_sign_in.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QPointer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

namespace {

/// One whose keyring is locked: it says nothing until the person has given its password.
class AskingVault : public TokenVault {
public:
    explicit AskingVault(TokenVault& behind)
        : m_behind(behind) {}

    [[nodiscard]] Kind kind() const override { return m_behind.kind(); }
    [[nodiscard]] bool asksPerson() const override { return m_isAsking; }
    void read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) override {
        whenOpen(context, [this, profile, context, done] { m_behind.read(profile, context, done); });
    }
    void write(const QString& profile, const QByteArray& secret, QObject* context,
               std::function<void(std::optional<Error>)> done) override {
        whenOpen(context, [this, profile, secret, context, done] { m_behind.write(profile, secret, context, done); });
    }
    void erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) override {
        whenOpen(context, [this, profile, context, done] { m_behind.erase(profile, context, done); });
    }
    void givePassword() {
        m_isLocked = false;
        m_isAsking = false;
        emit asksPersonChanged();
        for (const auto& call : std::exchange(m_waiting, {}))
            call();
    }

private:
    void whenOpen(QObject* context, const std::function<void()>& call) {
        if (!m_isLocked) {
            call();
            return;
        }
        m_waiting.push_back([guard = QPointer(context), call] {
            if (guard)
                call();
        });
        m_isAsking = true;
        emit asksPersonChanged();
    }

    TokenVault& m_behind;
    bool m_isLocked = true;
    bool m_isAsking = false;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace

// What an earlier run kept, and what other copies of the program did to it meanwhile.
class SignInRestoreTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SignInStage> m_stage;

    [[nodiscard]] int refreshes() const { return m_stage->provider.count(ProviderEndpoint::Refresh); }

private slots:
    void init() {
        m_stage = std::make_unique<SignInStage>();
        QVERIFY(m_stage->signIn());
        m_stage->provider.forgetRequests();
    }
    void cleanup() { m_stage.reset(); }

    void restoresFromTheVault() {
        m_stage->session = m_stage->makeSession();
        m_stage->session->restore();
        QCOMPARE(m_stage->step(), Step::Restoring);
        const std::shared_ptr<GivenToken> early = m_stage->request();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
        EVENTUALLY_COMPARE(early->answers, 1);
        QVERIFY(early->token.has_value());
        QCOMPARE(refreshes(), 1);
        QCOMPARE(m_stage->session->state().account.subject, m_stage->provider.person.subject);
        QVERIFY(!m_stage->session->state().signedIn.isValid());
    }

    void waitsForWhoUnlocksTheKeyringAndSaysSo() {
        AskingVault vault(*m_stage->vault);
        SignInSession session(m_stage->settings, vault, m_stage->clock, m_stage->folder.path());
        session.restore();
        EVENTUALLY(session.state().keyringAsks);
        QCOMPARE(session.state().step, Step::Restoring);
        m_stage->clock.move(200);
        settle();
        QCOMPARE(session.state().step, Step::Restoring);
        QVERIFY(session.state().keyringAsks);
        QVERIFY(m_stage->provider.requests().empty());
        vault.givePassword();
        EVENTUALLY(session.state().step == Step::SignedIn);
        QVERIFY(!session.state().keyringAsks);
    }

    void signsInByBrowserWhileTheKeyringAsks() {
        AskingVault vault(*m_stage->vault);
        m_stage->session = std::make_unique<SignInSession>(m_stage->settings, vault, m_stage->clock, m_stage->folder.path());
        m_stage->session->restore();
        EVENTUALLY(m_stage->session->state().keyringAsks);
        QVERIFY(m_stage->begin());
        QVERIFY(m_stage->session->state().keyringAsks); // in every state that there is meanwhile
        m_stage->comeBack();
        QVERIFY(m_stage->waitFor(Step::Checking));
        settle();
        QVERIFY(m_stage->session->state().keyringAsks);
        vault.givePassword();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
        QVERIFY(!m_stage->kept().isEmpty());
    }

    void restoresNothingFromAnEmptyVault() {
        m_stage->vault->erase(m_stage->settings.profile, this, [](const std::optional<Error>&) {});
        m_stage->session = m_stage->makeSession();
        m_stage->session->restore();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->provider.requests().empty());
    }

    void secretOfAnotherProviderStaysHere_data() {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("client");
        QTest::newRow("issuer") << u"https://issuer.example"_s << u"logloupe"_s;
        QTest::newRow("client") << QString() << u"other"_s;
    }
    void secretOfAnotherProviderStaysHere() {
        QFETCH(const QString, issuer);
        QFETCH(const QString, client);
        SignInSettings other = m_stage->settings;
        if (!issuer.isEmpty())
            other.issuer = issuer;
        other.clientId = client;
        m_stage->vault->write(m_stage->settings.profile, keptText({u"x"_s, "secret-refresh"}, other), this,
                              [](const std::optional<Error>&) {});
        m_stage->session = m_stage->makeSession();
        m_stage->session->restore();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->provider.requests().empty());
    }

    void B5_restoreWithoutNetworkKeepsTheSecret() {
        const QByteArray before = m_stage->kept();
        m_stage->session = m_stage->makeSession();
        m_stage->provider.spoil(ProviderEndpoint::Discovery, Spoil::Status503);
        m_stage->session->restore();
        QVERIFY(m_stage->waitFor(Step::Failed));
        QCOMPARE(m_stage->session->state().error->kind, ErrorKind::Network);
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Network);
        QCOMPARE(m_stage->kept(), before);
        m_stage->provider.mend(ProviderEndpoint::Discovery);
        m_stage->session->restore();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
    }

    void B5_restoreOfAnEndedSessionLocks() {
        m_stage->provider.endSessions();
        m_stage->session = m_stage->makeSession();
        m_stage->session->restore();
        QVERIFY(m_stage->waitFor(Step::Locked));
        QVERIFY(m_stage->kept().isEmpty());
    }

    void signOutInAnotherCopyLocksThisOne() {
        const std::unique_ptr<SignInSession> second = m_stage->makeSession();
        second->restore();
        EVENTUALLY_COMPARE(second->state().step, Step::SignedIn);
        second->signOut();
        EVENTUALLY_COMPARE(second->state().step, Step::SignedOut);
        m_stage->session->lookAgain();
        QVERIFY(m_stage->waitFor(Step::Locked));
    }

    void otherAccountInAnotherCopyLocksThisOneAndStays() {
        const QByteArray others = keptText({u"somebody-else"_s, "their-refresh"}, m_stage->settings);
        m_stage->vault->write(m_stage->settings.profile, others, this, [](const std::optional<Error>&) {});
        m_stage->session->lookAgain();
        QVERIFY(m_stage->waitFor(Step::Locked));
        QCOMPARE(m_stage->kept(), others);
        QCOMPARE(refreshes(), 0);
    }

    void keptTextReadsOnlyItsOwn() {
        const SignInSettings& settings = m_stage->settings;
        const KeptSignIn kept{u"Ünïcode"_s, "a.b-c"};
        QCOMPARE(readKeptText(keptText(kept, settings), settings), kept);
        for (const QByteArray& text : {QByteArray(), QByteArray("{}"), QByteArray("[]"), QByteArray("junk"),
                                       keptText({{}, "x"}, settings), keptText({u"x"_s, {}}, settings)})
            QVERIFY(!readKeptText(text, settings));
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInRestoreTest)
#include "tst_sign_in_restore.moc"
