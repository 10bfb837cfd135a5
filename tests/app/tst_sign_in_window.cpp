// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo_window.h"
#include "tests/servers/scripted_browser.h"
#include "tests/servers/soon.h"
#include "tests/servers/test_provider.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/pages/lock_cover.h"
#include "views/pages/search_page.h"
#include "views/pages/sign_in_page.h"
#include "views/shell/sidebar.h"
#include "views/shell/status_line.h"
#include "views/shell/top_bar.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
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

/// The window before a profile of its own, a provider, and a person at a browser.
struct Stage {
    SetClock clock;
    TestProvider provider{[this] { return clock.now(); }};
    ScriptedBrowser browser;
    std::unique_ptr<TokenVault> vault = makeMemoryVault();
    QList<QUrl> opened;
    Profile profile;
    Preferences preferences;
    Language language;
    std::unique_ptr<MainWindow> window;

    explicit Stage(const QString& id, const QList<RoleRights>& roles = Profile::standardRoles()) {
        profile.id = id;
        profile.title = u"Production"_s;
        profile.signIn = ProfileSignIn{provider.issuer(), u"logloupe"_s};
        profile.roles = roles;
        profile.sources = {{u"here"_s, u"local"_s}};
        const bool isSaved = ProfileStore().save(profile).has_value();
        Q_ASSERT(isSaved);
        Q_UNUSED(isSaved);
        language.use(u"en"_s);
        window = std::make_unique<MainWindow>(preferences, language, false, nullptr,
                                              SignInTools{vault.get(), &clock, [this](const QUrl& link) {
                                                              opened << link;
                                                              return true;
                                                          }});
        window->resize(1600, 900);
        window->show();
    }
    [[nodiscard]] SignInPage& page() const { return window->signInPage(); }
    [[nodiscard]] QString storeFolder() const { return workspaceFolder(OpenedStore::workspaceOf(profile)); }
    void comeBack() { browser.open(provider.authorize(opened.last())); }
    void choose() { emit page().chosen({WorkspaceOption::Kind::Profile, profile.id, profile.title}); }
    [[nodiscard]] bool isSoon(State state) const {
        return soon([this, state] { return page().view().state == state; });
    }
    [[nodiscard]] bool enter() {
        window->showSignIn(profile.id);
        choose();
        if (!soon([this] { return !opened.isEmpty() && page().view().state == State::WaitingBrowser; }))
            return false;
        comeBack();
        return soon([this] { return window->workspace() != nullptr && window->isUsable() && !window->isBusy(); });
    }
    [[nodiscard]] QString status() const { return window->findChild<StatusLine*>()->spokenText(); }
    [[nodiscard]] QStringList sidebarPages() const {
        QStringList pages;
        for (const NavigationItem* item : window->findChild<Sidebar*>()->findChildren<NavigationItem*>()) {
            if (!item->isHidden() && item->isCheckable())
                pages << item->label();
        }
        return pages;
    }
    [[nodiscard]] Button* personButton() const {
        for (Button* button : window->findChild<TopBar*>()->findChildren<Button*>()) {
            if (button->iconKind() == Icon::User)
                return button;
        }
        return nullptr;
    }
};

bool isPerceivable(const QWidget* widget) {
    if (widget == nullptr)
        return false;
    const auto* const spoken = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
    return widget->isVisible() || (spoken != nullptr && !spoken->state().invisible);
}

} // namespace

class TestSignInWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        useTemporaryHome();
        ThemeSwitch::instance().install(ThemeChoice::Light);
    }

    void C1_nothingIsReadBeforeAdmission() {
        Stage stage(u"before"_s);
        QSignalSpy opened(stage.window.get(), &MainWindow::opened);
        stage.window->showSignIn(stage.profile.id);
        QVERIFY(stage.isSoon(State::Ready));
        QVERIFY(stage.status().contains(u"Not signed in. Nothing has been read yet."));
        QVERIFY(!isPerceivable(stage.window->findChild<Sidebar*>()));
        stage.provider.person.roles = {u"mes-operator"_s};
        stage.choose();
        QVERIFY(stage.isSoon(State::WaitingBrowser));
        stage.comeBack();
        QVERIFY(stage.isSoon(State::NoRole));
        QVERIFY(stage.window->workspace() == nullptr);
        QVERIFY(!stage.window->isUsable());
        QVERIFY(!QFileInfo::exists(stage.storeFolder()));
        QCOMPARE(opened.size(), 0);
    }

    void whoIsAdmittedSeesTheWorkspaceAndTheirName() {
        Stage stage(u"enter"_s);
        QVERIFY(stage.enter());
        QCOMPARE(stage.opened.size(), 1);
        QCOMPARE(stage.personButton()->label(), u"Vera Example · Support"_s);
        QVERIFY(stage.personButton()->isVisible());
        QVERIFY(QFileInfo::exists(stage.storeFolder()));
        QCOMPARE(stage.sidebarPages().size(), 6);
        QMenu* const menu = stage.personButton()->menu();
        emit menu->aboutToShow();
        QStringList texts;
        for (const QAction* action : menu->actions())
            texts << action->text();
        const QString all = texts.join(u'\n');
        for (const QString& text : {u"Vera Example"_s, u"Roles: Support"_s, u"Lock now"_s, u"Sign out"_s})
            QVERIFY2(all.contains(text), qPrintable(all));
    }

    void pagesARoleMayNotOpenAreAbsentOrExplained() {
        Stage stage(u"searchonly"_s, {{.role = u"Support"_s, .screens = {Screen::Search}}});
        QVERIFY(stage.enter());
        QCOMPARE(stage.sidebarPages(), (QStringList{u"Search"_s, u"Settings"_s}));
        stage.window->go(Location::toPage(Page::Errors));
        QVERIFY(isPerceivable(stage.window->findChild<EmptyState*>()));
        QString said;
        for (const RunLabel* label : stage.window->findChild<EmptyState*>()->findChildren<RunLabel*>())
            said += label->spokenText();
        QVERIFY2(said.contains(u"Support"), qPrintable(said));
        QVERIFY2(said.contains(u"Errors"), qPrintable(said));
    }

    void D7_theCoverHidesEverythingAndTheQuerySurvives() {
        Stage stage(u"cover"_s);
        QVERIFY(stage.enter());
        const Location there = Location::toSearch(u"level>=ERROR"_s);
        stage.window->go(there);
        QVERIFY(soon([&stage] { return !stage.window->isBusy(); }));
        QVERIFY(isPerceivable(stage.window->findChild<SearchPage*>()));
        auto* const menu = new QMenu(stage.window.get());
        menu->addAction(u"A-104233"_s);
        menu->popup(QPoint(10, 10));
        stage.clock.move(601);
        stage.window->access()->lookAtClock();
        QVERIFY(!stage.window->isUsable());
        QVERIFY(!menu->isVisible());
        QVERIFY(isPerceivable(stage.window->findChild<LockCover*>()));
        for (const QWidget* content : {static_cast<QWidget*>(stage.window->findChild<SearchPage*>()),
                                       static_cast<QWidget*>(stage.window->findChild<Sidebar*>()),
                                       static_cast<QWidget*>(stage.window->findChild<TopBar*>()),
                                       static_cast<QWidget*>(stage.window->findChild<StatusLine*>())})
            QVERIFY2(!isPerceivable(content), content->metaObject()->className());
        QCOMPARE(stage.window->windowTitle(), u"LogLoupe"_s);
        // No key reaches what lies underneath.
        QTest::keyClick(stage.window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(stage.window->location(), there);
        emit stage.window->findChild<LockCover*>()->triggered(SignInAction::SignIn);
        QVERIFY(soon([&stage] { return stage.opened.size() == 2; }));
        stage.comeBack();
        QVERIFY(soon([&stage] { return stage.window->isUsable(); }));
        QCOMPARE(stage.window->location(), there);
        QVERIFY(isPerceivable(stage.window->findChild<SearchPage*>()));
    }

    void D7_inputKeepsTheCoverAway() {
        Stage stage(u"input"_s);
        QVERIFY(stage.enter());
        stage.clock.move(299);
        stage.window->access()->lookAtClock();
        stage.clock.move(299);
        QTest::mouseMove(stage.window.get(), QPoint(200, 200));
        QTest::mouseClick(stage.window.get(), Qt::LeftButton, {}, QPoint(300, 20));
        stage.clock.move(10);
        stage.window->access()->lookAtClock();
        QVERIFY(stage.window->isUsable());
    }

    void B7_signingOutLeavesNothingOpen() {
        Stage stage(u"out"_s);
        QVERIFY(stage.enter());
        QMenu* const menu = stage.personButton()->menu();
        emit menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == u"Sign out"_s) {
                action->trigger();
                break;
            }
        }
        QVERIFY(stage.window->workspace() == nullptr);
        QVERIFY(!stage.window->isUsable());
        QVERIFY(stage.personButton()->isHidden());
        QVERIFY(soon([&stage] { return stage.provider.count(ProviderEndpoint::Revocation) > 0; }));
        // Nothing in the keyring lets anybody in again.
        stage.window->showSignIn(stage.profile.id);
        QVERIFY(stage.isSoon(State::Ready));
    }

    void B5_anAccountThatIsLockedIsCoveredWithTheReason() {
        Stage stage(u"locked"_s);
        QVERIFY(stage.enter());
        stage.provider.turnOn(ProviderFault::RefreshRevoked);
        stage.window->access()->session()->lookAgain();
        const auto* const cover = stage.window->findChild<LockCover*>();
        QVERIFY(soon([cover] { return cover->isVisible() && cover->view().state == State::Locked; }));
        QVERIFY(!cover->view().message.isEmpty());
        QVERIFY(!isPerceivable(stage.window->findChild<Sidebar*>()));
        emit stage.window->findChild<LockCover*>()->triggered(SignInAction::SwitchWorkspace);
        QVERIFY(soon([&stage] { return stage.window->workspace() == nullptr; }));
        QVERIFY(stage.page().isVisible());
    }

    void aProfilesFileIsOfferedAndKeptWhenAgreed() {
        Stage stage(u"offer"_s);
        QTemporaryDir folder;
        Profile other = stage.profile;
        other.id = u"handed-out"_s;
        other.title = u"<b>Handed</b> out"_s;
        QFile file(folder.filePath(u"other.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(other.toJson());
        file.close();
        stage.window->offerProfile(file.fileName());
        auto* const box = stage.window->findChild<QMessageBox*>();
        QVERIFY(box != nullptr);
        QCOMPARE(box->textFormat(), Qt::PlainText);
        QVERIFY(box->text().contains(u"<b>Handed</b> out"));
        QVERIFY(ProfileStore().find(other.id) == nullptr);
        for (QAbstractButton* button : box->buttons()) {
            if (button->text() == u"Add"_s)
                button->click();
        }
        QVERIFY(ProfileStore().find(other.id) != nullptr);
        QVERIFY(stage.isSoon(State::Ready));
        QVERIFY(stage.opened.isEmpty());
        // What is no profile is refused with the reason.
        QFile wrong(folder.filePath(u"wrong.json"_s));
        QVERIFY(wrong.open(QIODevice::WriteOnly));
        wrong.write("{\"id\": 7}");
        wrong.close();
        stage.window->offerProfile(wrong.fileName());
        QString said;
        for (const RunLabel* label : stage.page().findChild<Banner*>()->findChildren<RunLabel*>())
            said += label->spokenText();
        QVERIFY2(said.contains(u"/id"), qPrintable(said));
    }
};

QTEST_MAIN(TestSignInWindow)
#include "tst_sign_in_window.moc"
