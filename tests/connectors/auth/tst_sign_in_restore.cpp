// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/kept_sign_in.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

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
