// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/cover_controller.h"
#include "app/controllers/sign_in_controller.h"
#include "demo_window.h"
#include "tests/servers/scripted_browser.h"
#include "tests/servers/soon.h"
#include "tests/servers/test_provider.h"
#include "views/pages/lock_cover.h"
#include "views/pages/sign_in_page.h"

#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

using State = SignInView::State;

/// Stands still until it is moved.
class SetClock : public AuthClock {
public:
    [[nodiscard]] qint64 now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds beat() const override { return std::chrono::milliseconds(1); }
    void move(qint64 seconds) { m_now += seconds; }

private:
    qint64 m_now = 1'780'000'000;
};

/// A page, a provider, and a person at a browser.
struct Stage {
    SetClock clock;
    TestProvider provider{[this] { return clock.now(); }};
    ScriptedBrowser browser;
    QTemporaryDir folder;
    std::unique_ptr<TokenVault> vault = makeMemoryVault();
    ProfileStore profiles{folder.filePath(u"profiles"_s)};
    SignInPage page;
    QList<QUrl> opened;
    bool hasBrowser = true;
    std::unique_ptr<SignInController> controller;

    Stage() {
        Profile profile;
        profile.id = u"prod"_s;
        profile.title = u"Production"_s;
        profile.signIn = ProfileSignIn{provider.issuer(), u"logloupe"_s};
        profile.roles = Profile::standardRoles();
        profile.sources = {{u"here"_s, u"local"_s}};
        const bool isSaved = profiles.save(profile).has_value();
        Q_ASSERT(isSaved);
        Q_UNUSED(isSaved);
        controller = make();
    }
    std::unique_ptr<SignInController> make() {
        return std::make_unique<SignInController>(
            SignInController::Parts{profiles, *vault, clock, folder.filePath(u"locks"_s), opener()}, page);
    }
    LinkOpener opener() {
        return [this](const QUrl& link) {
            opened << link;
            return hasBrowser;
        };
    }
    [[nodiscard]] WorkspaceOption production() const { return {WorkspaceOption::Kind::Profile, u"prod"_s, u"Production"_s}; }
    [[nodiscard]] bool isSoon(State state) const {
        return soon([this, state] { return page.view().state == state; });
    }
    /// The person signs in with the page that was opened last.
    void comeBack() { browser.open(provider.authorize(opened.last())); }
    [[nodiscard]] std::unique_ptr<WorkspaceAccess> admit() {
        QSignalSpy admitted(controller.get(), &SignInController::admitted);
        controller->choose(production());
        if (!isSoon(State::WaitingBrowser))
            return nullptr;
        comeBack();
        return soon([&admitted] { return !admitted.isEmpty(); }) ? controller->takeAccess() : nullptr;
    }
};

} // namespace

class TestSignInController : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        useTemporaryHome();
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }

    void theDemoNeedsNobody() {
        Stage stage;
        QSignalSpy chosen(stage.controller.get(), &SignInController::workspaceChosen);
        stage.controller->choose({WorkspaceOption::Kind::Demo, u"demo"_s});
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.front().front().toString(), u"demo"_s);
        QVERIFY(stage.provider.requests().empty());
    }

    void whoHasARoleIsAdmitted() {
        Stage stage;
        const auto access = stage.admit();
        QVERIFY(access != nullptr);
        QVERIFY(!access->whyNotEnter());
        QVERIFY(access->rights().mayOpen(Screen::Search));
        QCOMPARE(stage.page.view().state, State::Opening);
    }

    void A9_theBrowserOpensOnceAndAfterAClickAlone() {
        Stage stage;
        // Standing before a profile asks the keyring and nobody else.
        stage.controller->offer(u"prod"_s);
        QVERIFY(stage.isSoon(State::Ready));
        QVERIFY(stage.opened.isEmpty());
        stage.controller->act(SignInAction::SignIn);
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        QCOMPARE(stage.opened.size(), 1);
        // Time goes by and the state is told anew: the same link is opened no second time.
        stage.clock.move(10);
        stage.controller->setZone(QTimeZone::utc());
        QCOMPARE(stage.page.view().secondsLeft, 290);
        QCOMPARE(stage.opened.size(), 1);
        stage.controller->act(SignInAction::TryAgain);
        QVERIFY(soon([&stage] { return stage.opened.size() == 2; }));
        QVERIFY(stage.opened.first() != stage.opened.last());
    }

    void A6_cancelLeadsBackToTheClick() {
        Stage stage;
        stage.controller->choose(stage.production());
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        QCOMPARE(stage.page.view().link, stage.opened.last().toString(QUrl::FullyEncoded));
        stage.controller->act(SignInAction::Cancel);
        QVERIFY(stage.isSoon(State::Ready));
        QCOMPARE(stage.opened.size(), 1);
    }

    void A7_withoutABrowserThereIsTheCode() {
        Stage stage;
        stage.hasBrowser = false;
        stage.controller->choose(stage.production());
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        QVERIFY(stage.page.view().browserFailed);
        QSignalSpy admitted(stage.controller.get(), &SignInController::admitted);
        stage.controller->act(SignInAction::UseCode);
        QVERIFY(stage.isSoon(State::WaitingDevice));
        QVERIFY(!stage.page.view().userCode.isEmpty());
        QCOMPARE(stage.opened.size(), 1);
    }

    void C1_withoutARoleNobodyIsAdmitted() {
        Stage stage;
        stage.provider.person.roles = {u"mes-operator"_s};
        QSignalSpy admitted(stage.controller.get(), &SignInController::admitted);
        stage.controller->choose(stage.production());
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        stage.comeBack();
        QVERIFY(stage.isSoon(State::NoRole));
        QCOMPARE(admitted.size(), 0);
        QCOMPARE(stage.page.view().account, stage.provider.person.name);
        QCOMPARE(stage.page.view().rolesFound, QStringList{u"mes-operator"_s});
        QCOMPARE(stage.page.view().rolesThatOpen, (QStringList{u"Support"_s, u"Поддержка"_s, u"Поддержка_Logs"_s}));
        QVERIFY(stage.page.view().checked.isValid());
    }

    void A3_aRefusalIsSaidAndCanBeTriedAgain() {
        Stage stage;
        stage.provider.turnOn(ProviderFault::Denied);
        stage.controller->choose(stage.production());
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        stage.comeBack();
        QVERIFY(stage.isSoon(State::Refused));
        stage.provider.turnOff(ProviderFault::Denied);
        stage.controller->act(SignInAction::TryAgain);
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        QCOMPARE(stage.opened.size(), 2);
    }

    void whatStandsInTheWayHasItsOwnCard_data() {
        QTest::addColumn<Error>("error");
        QTest::addColumn<State>("state");
        QTest::newRow("refused") << Error{ErrorKind::Auth, u"no"_s, u"access_denied"_s} << State::Refused;
        QTest::newRow("clock") << Error{ErrorKind::Auth, u"clock"_s, u"clock"_s} << State::ClockWrong;
        QTest::newRow("certificate") << Error{ErrorKind::Tls, u"tls"_s, u"host: x"_s} << State::NotTrusted;
        QTest::newRow("network") << Error{ErrorKind::Network, u"gone"_s} << State::Unreachable;
        QTest::newRow("keyring locked") << Error{ErrorKind::Storage, u"locked"_s} << State::Failed;
        QTest::newRow("token") << Error{ErrorKind::Auth, u"no"_s, u"nonce"_s} << State::Failed;
    }
    void whatStandsInTheWayHasItsOwnCard() {
        QFETCH(Error, error);
        QFETCH(State, state);
        Stage stage;
        SignInState failed;
        failed.step = SignInState::Step::Failed;
        failed.error = error;
        SignInFollower follower(stage.opener());
        const SignInView view =
            follower.follow(failed, *stage.profiles.find(u"prod"_s)->profile, stage.clock.now(), QTimeZone::utc());
        QCOMPARE(view.state, state);
        QCOMPARE(view.message, error.message);
        QCOMPARE(view.detail, error.detail);
        QCOMPARE(view.host, u"127.0.0.1"_s);
        QVERIFY(stage.opened.isEmpty());
    }

    void aProviderThatDoesNotAnswerIsNamed() {
        Stage stage;
        stage.provider.spoil(ProviderEndpoint::Discovery, Spoil::Html);
        stage.controller->choose(stage.production());
        QVERIFY(stage.isSoon(State::Unreachable));
        QVERIFY(!stage.page.view().message.isEmpty());
        QVERIFY(stage.opened.isEmpty());
    }

    void aSignInThatIsRememberedNeedsNoBrowser() {
        Stage stage;
        QVERIFY(stage.admit() != nullptr);
        const qsizetype before = stage.opened.size();
        stage.controller = stage.make();
        QSignalSpy admitted(stage.controller.get(), &SignInController::admitted);
        stage.controller->offer(u"prod"_s);
        QVERIFY(soon([&admitted] { return !admitted.isEmpty(); }));
        QCOMPARE(stage.opened.size(), before);
    }

    void aProfileThatCannotBeReadHidesNoOther() {
        Stage stage;
        QFile broken(stage.folder.filePath(u"profiles/bad.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"id\": 7}");
        broken.close();
        stage.profiles.reload();
        QVERIFY(stage.profiles.find(u"prod"_s) != nullptr);
        stage.controller->offer(u"bad"_s);
        QCOMPARE(stage.page.view().state, State::Broken);
        QVERIFY(!stage.page.view().message.isEmpty());
    }

    void D7_tenMinutesWithoutInputCoverTheContent() {
        Stage stage;
        const auto access = stage.admit();
        QVERIFY(access != nullptr);
        LockCover cover;
        CoverController control(*access, stage.clock, stage.opener(), cover);
        QVERIFY(!control.isCovering());
        stage.clock.move(299);
        access->lookAtClock();
        access->noteActivity();
        stage.clock.move(599);
        access->lookAtClock();
        QVERIFY(!control.isCovering());
        QSignalSpy changed(&control, &CoverController::changed);
        stage.clock.move(1);
        access->lookAtClock();
        QVERIFY(control.isCovering());
        QVERIFY(!changed.isEmpty());
    }

    void D7_aFreshSignInOfTheSamePersonUncovers() {
        Stage stage;
        const auto access = stage.admit();
        QVERIFY(access != nullptr);
        LockCover cover;
        CoverController control(*access, stage.clock, stage.opener(), cover);
        access->coverNow();
        QVERIFY(control.isCovering());
        QCOMPARE(cover.view().state, State::Covered);
        QCOMPARE(cover.view().account, stage.provider.person.name);
        const qsizetype before = stage.opened.size();
        emit cover.triggered(SignInAction::SignIn);
        QVERIFY(soon([&cover] { return cover.view().state == State::WaitingBrowser; }));
        QCOMPARE(stage.opened.size(), before + 1);
        stage.comeBack();
        QVERIFY(soon([&control] { return !control.isCovering(); }));
        QVERIFY(!access->whyNotEnter());
    }

    void B5_aLockedAccountCoversAndSaysWhy() {
        Stage stage;
        const auto access = stage.admit();
        QVERIFY(access != nullptr);
        LockCover cover;
        CoverController control(*access, stage.clock, stage.opener(), cover);
        stage.provider.turnOn(ProviderFault::RefreshRevoked);
        access->session()->lookAgain();
        QVERIFY(soon([&control] { return control.isCovering(); }));
        QVERIFY(soon([&cover] { return cover.view().state == State::Locked; }));
        QVERIFY(!cover.view().message.isEmpty());
        stage.provider.turnOff(ProviderFault::RefreshRevoked);
        emit cover.triggered(SignInAction::TryAgain);
        QVERIFY(soon([&cover] { return cover.view().state == State::WaitingBrowser; }));
        stage.comeBack();
        QVERIFY(soon([&control] { return !control.isCovering(); }));
    }
};

QTEST_MAIN(TestSignInController)
#include "tst_sign_in_controller.moc"
