// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The window: sidebar, top bar, pages, status line, and the ways between them. Puts pages and controllers of one workspace together; opening another
// workspace makes new ones. GUI thread.

#include "app/engine/clock_watch.h"
#include "app/engine/demo_filler.h"
#include "app/engine/workspace.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/location.h"
#include "models/items/event_text.h"

#include <QWidget>

#include <memory>

class QMenu;
class QStackedWidget;

namespace logloupe {

class EmptyState;
class Sidebar;
class StatusLine;
class TopBar;
class WorkspacePages;

class MainWindow : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the window. With `keepState`, geometry and columns come from and go to the preferences; a tour does without.
    MainWindow(Preferences& preferences, Language& language, bool keepState, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens in the background; the window can be used meanwhile. `start`: where to go then; nothing: the demo's late order, else the search.
    void openWorkspace(const QString& nameOrFolder, std::optional<Location> start = {});
    [[nodiscard]] Workspace* workspace() const { return m_workspace.get(); }
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
    void adopt(OpenedStore opened);
    void fillDemo();
    void startAt();
    void showLocation(const Location& location);
    void remember(const Location& location);
    void closeItem(const QString& id);
    void refreshOpenItems();
    void refreshStatus();
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
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DemoFiller> m_demo;
    std::unique_ptr<ClockWatch> m_clocks;
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

    Sidebar* m_sidebar = nullptr;
    TopBar* m_top = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    StatusLine* m_status = nullptr;
    QMenu* m_zoneMenu = nullptr;
    QMenu* m_mainMenu = nullptr;
};

} // namespace logloupe
