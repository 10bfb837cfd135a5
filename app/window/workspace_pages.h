// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Every page of one workspace with its controller, and the ways between them. GUI thread.

#include "app/engine/workspace.h"
#include "app/settings/preferences.h"
#include "app/window/location.h"

#include <memory>

class QStackedWidget;

namespace logloupe {

class CaseController;
class CasePage;
class CustomerController;
class CustomerPage;
class EmptyState;
class ErrorsController;
class ErrorsPage;
class MainWindow;
class SearchController;
class SearchPage;
class SettingsPage;
class SourcesController;
class SourcesPage;
class TailController;
class TailPage;

class WorkspacePages : public QObject {
    Q_OBJECT
public:
    /// The pages become children of the stack; destroying this takes them away.
    WorkspacePages(Workspace& workspace, EventText& text, QStackedWidget& stack, EmptyState& empty);
    ~WorkspacePages() override;

    void connectTo(MainWindow& window);
    /// `again`: it is shown already, and only needs to be in front.
    void show(const Location& location, bool again);
    /// The same in another language or zone.
    void retell(const Location& location);
    /// What is shown is still on its way.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] SettingsPage& settingsPage() const { return *m_settingsPage; }
    [[nodiscard]] QString ticket() const;
    void focusPane(const Location& location, int direction);
    void focusQuery();
    void importFiles(const QStringList& paths);
    void saveState(Preferences& preferences) const;
    void restoreState(const Preferences& preferences);

private:
    void connectCase(MainWindow& window);
    void connectSearch(MainWindow& window);
    void connectOthers(MainWindow& window);
    [[nodiscard]] QWidget* pageOf(const Location& location) const;
    void askForOrder();
    void expect(bool busy);

    Workspace& m_workspace;
    EventText& m_text;
    QStackedWidget& m_stack;
    EmptyState& m_empty;
    bool m_searched = false;
    bool m_errorsLoaded = false;
    bool m_busy = false;

    // Pages before their controllers, which go first.
    std::unique_ptr<CasePage> m_casePage;
    std::unique_ptr<CustomerPage> m_customerPage;
    std::unique_ptr<SearchPage> m_searchPage;
    std::unique_ptr<ErrorsPage> m_errorsPage;
    std::unique_ptr<TailPage> m_tailPage;
    std::unique_ptr<SourcesPage> m_sourcesPage;
    std::unique_ptr<SettingsPage> m_settingsPage;
    std::unique_ptr<CaseController> m_case;
    std::unique_ptr<CustomerController> m_customer;
    std::unique_ptr<SearchController> m_search;
    std::unique_ptr<ErrorsController> m_errors;
    std::unique_ptr<TailController> m_tail;
    std::unique_ptr<SourcesController> m_sources;
};

} // namespace logloupe
