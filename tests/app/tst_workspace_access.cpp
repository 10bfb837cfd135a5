// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/workspace_access.h"

#include "access_stage.h"
#include "memory_source.h"

#include <QSignalSpy>
#include <QTest>

#include <cstdlib>
#include <memory>

using namespace logloupe;
using namespace Qt::StringLiterals;
using Step = SignInState::Step;

class TestWorkspaceAccess : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<AccessStage> m_stage;

    [[nodiscard]] WorkspaceAccess& access() const { return *m_stage->access; }
    [[nodiscard]] bool waitForCover(Step step) const {
        return QTest::qWaitFor([this, step] { return access().coverState().step == step; });
    }
    void pass(qint64 seconds) const {
        m_stage->clock.move(seconds);
        access().lookAtClock();
    }
    /// The person at the browser answers the fresh sign-in.
    [[nodiscard]] bool answerCover() const {
        access().uncover(SignInWay::Browser);
        if (!waitForCover(Step::WaitingBrowser))
            return false;
        m_stage->browser.open(m_stage->provider.authorize(access().coverState().link));
        return true;
    }

private slots:
    void init() { m_stage = std::make_unique<AccessStage>(); }
    void cleanup() { m_stage.reset(); }

    void withoutAProfileEverythingIsAllowedAndNothingCovered() {
        WorkspaceAccess open;
        QCOMPARE(open.rights(), AccessRights::everything());
        QVERIFY(!open.needsSignIn() && open.profile() == nullptr);
        QVERIFY(!open.whyNotEnter() && !open.whyNotOpen(Screen::Charts) && !open.whyNotReveal() && !open.whyNotExport());
        open.lookAtClock();
        open.noteActivity();
        open.uncover(SignInWay::Browser);
        QVERIFY(!open.isCovered());
    }

    void aProfileWithoutSignInAllowsEverything() {
        m_stage->profile.signIn.reset();
        m_stage->restart();
        QVERIFY(!access().needsSignIn());
        QCOMPARE(access().rights(), AccessRights::everything());
        QVERIFY(!access().whyNotEnter());
    }

    void C1_nothingIsAskedBeforeTheSignIn() {
        MemorySource source;
        GuardedSource guard(source);
        access().guard(guard);
        QVERIFY(access().rights().isNothing());
        QCOMPARE(access().whyNotEnter()->kind, ErrorKind::Auth);
        QCOMPARE(access().whyNotOpen(Screen::Case)->message, u"“Atelier” asks you to sign in first."_s);
        const auto run = guard.search({{}, {}});
        QCOMPARE(source.searches, 0);
        QSignalSpy changed(&access(), &WorkspaceAccess::rightsChanged);
        QVERIFY(m_stage->signIn());
        QCOMPARE(changed.size(), 1);
        QVERIFY(!access().whyNotEnter() && !access().whyNotOpen(Screen::Case));
        const auto allowed = guard.search({{}, {}});
        QCOMPARE(source.searches, 1);
    }

    void C1_withoutARoleTheAccountAndTheRolesAreNamed() {
        m_stage->provider.person.roles = {u"offline_access"_s};
        MemorySource source;
        GuardedSource guard(source);
        access().guard(guard);
        QVERIFY(m_stage->signIn(Step::NoRole));
        QVERIFY(access().rights().isNothing());
        const auto error = access().whyNotEnter();
        QCOMPARE(error->kind, ErrorKind::Forbidden);
        QVERIFY(error->message.contains(u"Vera Example"_s));
        QVERIFY(error->message.contains(u"Support, Поддержка, Поддержка_Logs"_s));
        const auto run = guard.search({{}, {}});
        QCOMPARE(source.searches, 0);
    }

    void whatARoleDoesNotAllowIsExplained() {
        QVERIFY(m_stage->signIn());
        const auto charts = access().whyNotOpen(Screen::Charts);
        QCOMPARE(charts->kind, ErrorKind::Forbidden);
        QCOMPARE(charts->message, u"Your role Support does not allow this: Charts."_s);
        QCOMPARE(access().whyNotExport()->kind, ErrorKind::Forbidden);
        QCOMPARE(access().whyNotReveal()->kind, ErrorKind::Forbidden);
        QCOMPARE(access().whyNotArchive()->kind, ErrorKind::Forbidden);
        QVERIFY(!access().whyNotOpen(Screen::Tail));
    }

    void rolesOfTheAccountDecide() {
        m_stage->provider.person.roles = {u"Поддержка_Logs"_s};
        QVERIFY(m_stage->signIn());
        QVERIFY(!access().whyNotExport());
        QCOMPARE(access().rights(), m_stage->profile.rightsOf({u"Поддержка_Logs"_s}));
    }

    void C3_aRoleTakenAwayTakesTheRights() {
        MemorySource source;
        GuardedSource guard(source);
        access().guard(guard);
        QVERIFY(m_stage->signIn());
        source.hold();
        const auto run = guard.search({{}, {}});
        QSignalSpy finished(run.get(), &SearchRun::finished);
        m_stage->provider.person.roles = {};
        access().session()->lookAgain();
        QVERIFY(m_stage->waitFor(Step::Locked));
        QVERIFY(access().rights().isNothing());
        QVERIFY(access().whyNotEnter());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(qvariant_cast<Outcome>(finished.first().first()).error->kind, ErrorKind::Forbidden);
    }

    void rightsComeBackAfterARestart() {
        QVERIFY(m_stage->signIn());
        m_stage->restart();
        QVERIFY(access().rights().isNothing());
        access().session()->restore();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
        QVERIFY(!access().rights().isNothing());
        QVERIFY(!access().isCovered());
    }

    void D7_tenMinutesWithoutInputCover_data() {
        QTest::addColumn<QList<int>>("waits"); // seconds; below zero: input after so many
        QTest::addColumn<bool>("covered");
        QTest::newRow("599 s") << QList<int>{599} << false;
        QTest::newRow("600 s") << QList<int>{600} << true;
        QTest::newRow("in parts") << QList<int>{300, 299, 1} << true;
        QTest::newRow("input between") << QList<int>{300, -299, 599} << false;
        QTest::newRow("input too late") << QList<int>{-600} << true;
        QTest::newRow("after a sleep") << QList<int>{-36000} << true;
    }
    void D7_tenMinutesWithoutInputCover() {
        QFETCH(QList<int>, waits);
        QFETCH(bool, covered);
        QVERIFY(m_stage->signIn());
        QSignalSpy changed(&access(), &WorkspaceAccess::coverChanged);
        for (const int wait : waits) {
            m_stage->clock.move(std::abs(wait));
            if (wait < 0)
                access().noteActivity();
            else
                access().lookAtClock();
        }
        QCOMPARE(access().isCovered(), covered);
        QCOMPARE(changed.size(), covered ? 1 : 0);
        // A cover takes no rights: what was asked goes on underneath.
        QVERIFY(!access().rights().isNothing() || m_stage->step() != Step::SignedIn);
    }

    void D7_aClockSetBackGivesNoTime() {
        QVERIFY(m_stage->signIn());
        pass(400);
        pass(-3000);
        pass(200);
        QVERIFY(access().isCovered());
    }

    void D7_timeBeforeTheSignInDoesNotCount() {
        pass(5000);
        QVERIFY(m_stage->signIn());
        pass(10);
        QVERIFY(!access().isCovered());
    }

    void D7_inputDoesNotUncover() {
        QVERIFY(m_stage->signIn());
        pass(600);
        access().noteActivity();
        QVERIFY(access().isCovered());
        access().session()->lookAgain();
        QTest::qWait(1);
        QVERIFY(access().isCovered());
    }

    void D7_aFreshSignInOfTheSameAccountUncovers() {
        QVERIFY(m_stage->signIn());
        const QByteArray kept = m_stage->vault.kept.value(u"atelier"_s);
        pass(600);
        const int before = m_stage->provider.count(ProviderEndpoint::Token);
        QVERIFY(answerCover());
        QTRY_VERIFY(!access().isCovered());
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Token), before + 1);
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QCOMPARE(access().coverState().step, Step::SignedOut);
        QVERIFY(!kept.isEmpty());
        // And the ten minutes begin anew.
        pass(599);
        QVERIFY(!access().isCovered());
    }

    void D7_theProviderMustAskAnew() {
        QVERIFY(m_stage->signIn());
        pass(600);
        access().uncover(SignInWay::Browser);
        QVERIFY(waitForCover(Step::WaitingBrowser));
        const QString link = access().coverState().link.toString();
        QVERIFY(link.contains(u"prompt=login"_s));
        QVERIFY(link.contains(u"max_age=0"_s));
        access().cancelUncover();
        QCOMPARE(access().coverState().step, Step::SignedOut);
        // A provider that let the browser's old session pass says so by its auth_time.
        m_stage->provider.idTokenTimes.authenticated = -3600;
        QVERIFY(answerCover());
        QVERIFY(waitForCover(Step::Failed));
        QVERIFY(access().isCovered());
    }

    void D7_anotherAccountDoesNotUncover() {
        QVERIFY(m_stage->signIn());
        pass(600);
        m_stage->provider.person.subject = u"somebody-else"_s;
        QVERIFY(answerCover());
        QVERIFY(waitForCover(Step::Failed));
        QVERIFY(access().isCovered());
        QCOMPARE(access().coverState().error->kind, ErrorKind::Forbidden);
        QVERIFY(access().coverState().error->message.startsWith(u"This is covered for Vera Example"_s));
        QCOMPARE(access().session()->state().account.name, u"Vera Example"_s);
    }

    void D7_endingTheProgramDoesNotUncover() {
        QVERIFY(m_stage->signIn());
        pass(600);
        QVERIFY(access().isCovered());
        m_stage->restart();
        QVERIFY(access().isCovered());
        access().session()->restore();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
        QVERIFY(access().isCovered());
        QVERIFY(answerCover());
        QTRY_VERIFY(!access().isCovered());
        m_stage->restart();
        QVERIFY(!access().isCovered());
    }

    void D7_aNewSignInAfterTheCoverNeedsNoSecond() {
        QVERIFY(m_stage->signIn());
        pass(600);
        m_stage->restart();
        m_stage->clock.move(5);
        QVERIFY(m_stage->signIn());
        QTRY_VERIFY(!access().isCovered());
    }

    void D7_signingOutTakesTheCoverAway() {
        QVERIFY(m_stage->signIn());
        pass(600);
        access().session()->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(!access().isCovered());
        QVERIFY(access().rights().isNothing());
    }

    void everyPartOfTheProfileReachesTheSignIn() {
        Profile profile = m_stage->profile;
        profile.signIn->scopes = {u"openid"_s, u"groups"_s};
        profile.signIn->rolePath = u"groups"_s;
        profile.signIn->redirectHost = u"localhost"_s;
        profile.signIn->audience = u"logs"_s;
        profile.signIn->maxAgeSeconds = 60;
        profile.signIn->skewSeconds = 5;
        profile.network = {.authorities = {u"A"_s}, .clientCertificate = u"B"_s, .clientKey = u"C"_s, .proxy = u"http://p:1"_s};
        const SignInSettings settings = signInSettingsOf(profile);
        QCOMPARE(settings.profile, u"atelier"_s);
        QCOMPARE(settings.issuer, m_stage->provider.issuer());
        QCOMPARE(settings.clientId, u"logloupe"_s);
        QCOMPARE(settings.scopes, profile.signIn->scopes);
        QCOMPARE(settings.rolePath, u"groups"_s);
        QCOMPARE(settings.admittedRoles, profile.admittedRoles());
        QCOMPARE(settings.redirectHost, u"localhost"_s);
        QCOMPARE(settings.audience, u"logs"_s);
        QVERIFY(settings.maxAge == std::chrono::seconds(60));
        QVERIFY(settings.skew == std::chrono::seconds(5));
        const NetworkSettings network{
            .extraAuthorities = {"A"}, .clientCertificate = "B", .clientKey = "C", .proxy = u"http://p:1"_s};
        QCOMPARE(settings.network, network);
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceAccess)
#include "tst_workspace_access.moc"
