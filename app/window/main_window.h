// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window: sidebar, top bar, pages, status line, and the ways between them. Puts pages and controllers of one workspace together; opening another
// workspace makes new ones. GUI thread.

#include "app/controllers/sign_in_controller.h"
#include "app/engine/clock_watch.h"
#include "app/engine/demo_filler.h"
#include "app/engine/workspace.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/location.h"
#include "models/items/event_text.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QMenu;
class QStackedWidget;

namespace logloupe {

class Banner;
class CoverController;
class EmptyState;
class LockCover;
class Sidebar;
class SignInPage;
class StatusLine;
class TopBar;
class WorkspacePages;

/// What the window signs in with; tests bring their own.
struct SignInTools {
    TokenVault* vault = nullptr;      ///< null: the system's keyring
    const AuthClock* clock = nullptr; ///< null: the computer's
    LinkOpener openLink = {};         ///< empty: the person's browser
};

class MainWindow : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the window, and what the tools point to. With `keepState`, geometry and columns come from and go to the preferences; a tour does without.
    MainWindow(Preferences& preferences, Language& language, bool keepState, QWidget* parent = nullptr,
               const SignInTools& tools = {});
    ~MainWindow() override;

    /// Opens in the background; the window can be used meanwhile. `start`: where to go then; nothing: the demo's late order, else the search.
    void openWorkspace(const QString& nameOrFolder, std::optional<Location> start = {});
    [[nodiscard]] Workspace* workspace() const { return m_workspace.get(); }
    /// The way in, before a profile of this id as if nobody had clicked yet; an empty id chooses none. A workspace that is open stays so underneath.
    void showSignIn(const QString& profileId = {});
    [[nodiscard]] SignInPage& signInPage();
    /// For a picture: nobody's profiles are read and nobody is asked.
    void showSignInSample(const QList<WorkspaceOption>& options, const QString& current, const SignInView& view);
    /// Asks whether a profile's file is to be kept on this computer, on the sign-in page.
    void offerProfile(const QString& path);
    /// What --profile names: a file, the id of one that is kept here, or an address.
    void useProfile(const QString& text);
    /// Null where no sign-in is needed.
    [[nodiscard]] WorkspaceAccess* access() const { return m_access.get(); }
    /// A workspace is shown, and nothing stands before it.
    [[nodiscard]] bool isUsable() const;
    void go(const Location& location);
    [[nodiscard]] Location location() const { return m_location; }
    /// Something of what is shown is still on its way.
    [[nodiscard]] bool isBusy() const;
    void importFiles(const QStringList& paths);
    void setZone(const QTimeZone& zone);

    // From the pages.
    void setCompleteness(const Completeness& completeness);
    /// A word in the status line, until the next page.
    void setNotice(const QString& notice);
    void setTailRate(double eventsPerSecond);
    void copyTicket();
    void chooseFiles();
    /// A search began on its page: it becomes where one is.
    void noteSearch(const QString& query);
    /// Asks for a file and writes every match into it, masked.
    void exportSearch(const Query& query, TimeRange range);

signals:
    /// The workspace is open; its first page may still be loading.
    void opened();
    /// It could not be opened; the window says why.
    void openFailed(const logloupe::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeShortcuts();
    void makeMenus();
    void fillZoneMenu();
    void fillMainMenu();
    void arrangeSidebar();
    void adopt(OpenedStore opened, std::unique_ptr<WorkspaceAccess> access = nullptr);
    void makePages();
    /// Takes everything of the workspace away but its access, which whoever signs out still needs.
    std::unique_ptr<WorkspaceAccess> releaseWorkspace();
    void closeWorkspace();
    void makeSignIn();
    void makeSignInPage();
    [[nodiscard]] const AuthClock& clock() const;
    [[nodiscard]] LinkOpener linkOpener() const;
    [[nodiscard]] QTimeZone entranceZone() const;
    void showEntranceHelp();
    void openAdmitted();
    void leaveSignIn();
    void watchAccess();
    void refreshAccess();
    void followRights();
    void refreshPerson();
    void refreshCover();
    void returnFromCover();
    void closePopups();
    void fillPersonMenu();
    void signOut();
    void addProfile(const QString& path);
    void askForProfileFile();
    void askForProfileAddress();
    void fetchProfile(const QString& address);
    void askToRemove(const QString& profileId);
    void editProfile(const QString& profileId);
    void tellAdded(const Result<Profile>& profile);
    [[nodiscard]] std::optional<Error> whyNotShow(const Location& location) const;
    void fillDemo();
    void startAt();
    void followPlatforms();
    void showLocation(const Location& location);
    void remember(const Location& location);
    void closeItem(const QString& id);
    void refreshOpenItems();
    void refreshStatus();
    void refreshEntrance();
    void refreshZone();
    void refreshSettings();
    void useTheme(ThemeChoice choice);
    void useLanguage(const QString& code);
    void useTextScale(int percent);
    void useZone(const QByteArray& id);
    void writeExport(const QString& path, const Query& query, TimeRange range);
    void retranslate();
    void saveState();

    Preferences& m_preferences;
    Language& m_language;
    bool m_keepState;
    EventText m_text;
    SignInTools m_tools;
    AuthClock m_clock;
    std::unique_ptr<TokenVault> m_vault;
    std::unique_ptr<ProfileStore> m_profiles;
    std::unique_ptr<SignInController> m_signIn;
    std::unique_ptr<WorkspaceAccess> m_admitted; ///< while its workspace is being opened
    std::unique_ptr<WorkspaceAccess> m_access;   ///< of the workspace, where it has a profile
    std::unique_ptr<WorkspaceAccess> m_leaving;  ///< while its sign-out is told to the provider
    std::unique_ptr<CoverController> m_coverControl;
    bool m_atEntrance = false;
    QString m_person;        ///< subject of the account whose work is shown
    bool m_hasRights = true; ///< as the pages were last filled
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DemoFiller> m_demo;
    std::unique_ptr<ClockWatch> m_clocks;
    QTimer m_minute; ///< of a workspace whose time goes on
    std::unique_ptr<WorkspacePages> m_pages;
    std::optional<Location> m_start;
    Location m_location;
    History m_history;
    QList<Location> m_open; ///< orders, customers and searches, the newest first
    Completeness m_completeness;
    QString m_notice; ///< a word in the status line, until the next page
    quint64 m_opening = 0;
    std::unique_ptr<SearchRun> m_export;
    std::optional<bool> m_sidebarOpen; ///< as the person chose; nothing: as the width allows
    bool m_altAlone = false;           ///< Alt went down and nothing else since

    QStackedWidget* m_whole = nullptr;
    QWidget* m_shell = nullptr;
    SignInPage* m_signInPage = nullptr;
    LockCover* m_cover = nullptr;
    Banner* m_banner = nullptr;
    QMenu* m_personMenu = nullptr;
    Sidebar* m_sidebar = nullptr;
    TopBar* m_top = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    StatusLine* m_status = nullptr;
    QMenu* m_zoneMenu = nullptr;
    QMenu* m_mainMenu = nullptr;
};

} // namespace logloupe
