// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/connectors/auth/sign_in_stage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

class SignInAdmissionTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SignInStage> m_stage;

    [[nodiscard]] int refreshes() const { return m_stage->provider.count(ProviderEndpoint::Refresh); }

private slots:
    void init() { m_stage = std::make_unique<SignInStage>(); }
    void cleanup() { m_stage.reset(); }

    void C1_noRoleNoToken() {
        m_stage->provider.person.roles = {u"mes-operator"_s, u"offline_access"_s};
        QVERIFY(m_stage->signIn(Step::NoRole));
        const SignInState& state = m_stage->session->state();
        QCOMPARE(state.account.name, m_stage->provider.person.name);
        QCOMPARE(state.account.roles, m_stage->provider.person.roles);
        QVERIFY(state.account.admittedBy.isEmpty());
        QVERIFY(state.checked.isValid());
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Forbidden);
        const std::shared_ptr<GivenToken> replaced = m_stage->replace("any");
        EVENTUALLY_COMPARE(replaced->answers, 1);
        QCOMPARE(replaced->token.error().kind, ErrorKind::Forbidden);
        QCOMPARE(refreshes(), 0);
        QVERIFY(m_stage->kept().isEmpty());
    }

    void C1_roleGivenLaterLetsIn() {
        m_stage->provider.person.roles = {u"mes-operator"_s};
        QVERIFY(m_stage->signIn(Step::NoRole));
        m_stage->provider.person.roles.append(u"Support"_s);
        m_stage->session->lookAgain();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
        QVERIFY(m_stage->token().has_value());
        QVERIFY(!m_stage->kept().isEmpty());
        m_stage->session->lookAgain();
        EVENTUALLY_COMPARE(refreshes(), 2);
        settle();
        QCOMPARE(m_stage->step(), Step::SignedIn);
    }

    void C1_restoredWithoutRole() {
        QVERIFY(m_stage->signIn());
        m_stage->provider.person.roles = {u"mes-operator"_s};
        m_stage->session = m_stage->makeSession();
        m_stage->session->restore();
        QVERIFY(m_stage->waitFor(Step::NoRole));
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Forbidden);
        QVERIFY(m_stage->kept().isEmpty());
    }

    void C2_wholeNameDecides_data() {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<QStringList>("admittedBy");
        QTest::newRow("Russian") << QStringList{u"Поддержка"_s} << QStringList{u"Поддержка"_s};
        QTest::newRow("decomposed") << QStringList{u"Поддержка"_s.normalized(QString::NormalizationForm_D)}
                                    << QStringList{u"Поддержка"_s};
        QTest::newRow("longer") << QStringList{u"Поддержка_Logs"_s} << QStringList();
        QTest::newRow("other case") << QStringList{u"support"_s} << QStringList();
        QTest::newRow("with a space") << QStringList{u"Support "_s} << QStringList();
        QTest::newRow("both") << QStringList{u"Поддержка"_s, u"Support"_s} << QStringList{u"Support"_s, u"Поддержка"_s};
    }
    void C2_wholeNameDecides() {
        QFETCH(const QStringList, roles);
        QFETCH(const QStringList, admittedBy);
        m_stage->provider.person.roles = roles;
        QVERIFY(m_stage->signIn(admittedBy.isEmpty() ? Step::NoRole : Step::SignedIn));
        QCOMPARE(m_stage->session->state().account.admittedBy, admittedBy);
    }

    void C3_looksEveryFourMinutes() {
        m_stage->provider.accessTokenLifetime = 8 * 3600;
        QVERIFY(m_stage->signIn());
        for (int look = 1; look <= 3; ++look) {
            m_stage->clock.move(239);
            settle();
            QCOMPARE(refreshes(), look - 1);
            m_stage->clock.move(1);
            EVENTUALLY_COMPARE(refreshes(), look);
            EVENTUALLY_COMPARE(m_stage->session->state().checked, QDateTime::fromSecsSinceEpoch(m_stage->clock.now(), Qt::UTC));
        }
    }

    void C3_clockThatJumpsMakesALook_data() {
        QTest::addColumn<qint64>("jump");
        QTest::newRow("forward") << 7200LL;
        QTest::newRow("back") << -7200LL;
    }
    void C3_clockThatJumpsMakesALook() {
        QFETCH(const qint64, jump);
        m_stage->provider.accessTokenLifetime = 24 * 3600;
        QVERIFY(m_stage->signIn());
        m_stage->clock.move(jump);
        EVENTUALLY_COMPARE(refreshes(), 1);
        settle();
        QCOMPARE(refreshes(), 1);
        QCOMPARE(m_stage->step(), Step::SignedIn);
    }

    void C3_lockedWithinFiveMinutes_data() {
        QTest::addColumn<bool>("isDisabled");
        QTest::addColumn<QStringList>("roles");
        QTest::newRow("disabled") << true << QStringList{u"Support"_s};
        QTest::newRow("role removed") << false << QStringList{u"offline_access"_s};
        QTest::newRow("all roles removed") << false << QStringList();
    }
    void C3_lockedWithinFiveMinutes() {
        QFETCH(const bool, isDisabled);
        QFETCH(const QStringList, roles);
        m_stage->provider.accessTokenLifetime = 24 * 3600;
        QVERIFY(m_stage->signIn());
        m_stage->provider.person.isDisabled = isDisabled;
        m_stage->provider.person.roles = roles;
        m_stage->clock.move(300);
        QVERIFY(m_stage->waitFor(Step::Locked));
        const SignInState& state = m_stage->session->state();
        QVERIFY(state.error.has_value());
        QCOMPARE(state.account.name, m_stage->provider.person.name);
        QVERIFY(m_stage->kept().isEmpty());
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Auth);
    }

    void C3_afterASleepNoTokenLeavesBeforeTheLook() {
        m_stage->provider.accessTokenLifetime = 24 * 3600;
        QVERIFY(m_stage->signIn());
        m_stage->provider.person.isDisabled = true;
        m_stage->clock.move(3600);
        const Result<QByteArray> token = m_stage->token(); // before any beat noticed
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::Auth);
        QCOMPARE(m_stage->step(), Step::Locked);
    }

    void C3_withoutRefreshTokenUserinfoIsAsked() {
        m_stage->provider.turnOn(ProviderFault::NoRefreshToken);
        m_stage->provider.accessTokenLifetime = 24 * 3600;
        QVERIFY(m_stage->signIn());
        QVERIFY(m_stage->kept().isEmpty());
        m_stage->clock.move(240);
        EVENTUALLY_COMPARE(m_stage->provider.count(ProviderEndpoint::UserInfo), 1);
        settle();
        QCOMPARE(m_stage->step(), Step::SignedIn);
        m_stage->provider.person.isDisabled = true;
        m_stage->clock.move(240);
        QVERIFY(m_stage->waitFor(Step::Locked));
        QVERIFY(!m_stage->token());
    }

    void C3_withoutRefreshTokenItRunsOut() {
        m_stage->provider.turnOn(ProviderFault::NoRefreshToken);
        QVERIFY(m_stage->signIn());
        m_stage->clock.move(301);
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Auth);
        QCOMPARE(m_stage->step(), Step::Locked);
    }

    void C4_groupsKeptElsewhereAreNoGroups() {
        m_stage->provider.turnOn(ProviderFault::RolesElsewhere);
        QVERIFY(m_stage->signIn(Step::NoRole));
        QVERIFY(m_stage->session->state().error.has_value());
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Forbidden);
        QVERIFY(m_stage->kept().isEmpty());
    }

    void C4_groupsThatMoveElsewhereLock() {
        QVERIFY(m_stage->signIn());
        m_stage->provider.turnOn(ProviderFault::RolesElsewhere);
        m_stage->session->lookAgain();
        QVERIFY(m_stage->waitFor(Step::Locked));
        QVERIFY(m_stage->kept().isEmpty());
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInAdmissionTest)
#include "tst_sign_in_admission.moc"
