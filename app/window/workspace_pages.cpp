// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/workspace_pages.h"

#include "app/controllers/case_controller.h"
#include "app/controllers/customer_controller.h"
#include "app/controllers/errors_controller.h"
#include "app/controllers/search_controller.h"
#include "app/controllers/sources_controller.h"
#include "app/controllers/tail_controller.h"
#include "app/window/main_window.h"
#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/pages/case_page.h"
#include "views/pages/customer_page.h"
#include "views/pages/errors_page.h"
#include "views/pages/search_page.h"
#include "views/pages/settings_page.h"
#include "views/pages/sources_page.h"
#include "views/pages/tail_page.h"

#include <QStackedWidget>

namespace logloupe {

namespace {

std::function<TimePoint()> nowOf(Workspace& workspace) {
    return [&workspace] { return workspace.now(); };
}

/// What a newcomer sees highlights at work with.
QList<HighlightRule> demoHighlights(const QueryContext& context) {
    QList<HighlightRule> rules;
    for (const auto& [name, query] :
         {std::pair{WorkspacePages::tr("Order cards"), QStringLiteral("\"order card\"")},
          std::pair{WorkspacePages::tr("Price calculations"), QStringLiteral("action:\"price calculation*\"")},
          std::pair{WorkspacePages::tr("Errors"), QStringLiteral("level>=ERROR")}}) {
        if (const auto rule = HighlightRule::make(name, query, static_cast<int>(rules.size()), context))
            rules.append(*rule);
    }
    return rules;
}

} // namespace

WorkspacePages::WorkspacePages(Workspace& workspace, EventText& text, QStackedWidget& stack, EmptyState& empty)
    : m_workspace(workspace)
    , m_text(text)
    , m_stack(stack)
    , m_empty(empty)
    , m_casePage(std::make_unique<CasePage>(text))
    , m_customerPage(std::make_unique<CustomerPage>())
    , m_searchPage(std::make_unique<SearchPage>(text))
    , m_errorsPage(std::make_unique<ErrorsPage>(text))
    , m_tailPage(std::make_unique<TailPage>(text))
    , m_sourcesPage(std::make_unique<SourcesPage>(text))
    , m_settingsPage(std::make_unique<SettingsPage>())
    , m_case(std::make_unique<CaseController>(workspace, text, *m_casePage))
    , m_customer(std::make_unique<CustomerController>(workspace, text, *m_customerPage))
    , m_search(std::make_unique<SearchController>(workspace.source(), *m_searchPage, text, nowOf(workspace)))
    , m_errors(std::make_unique<ErrorsController>(workspace.source(), *m_errorsPage, text, nowOf(workspace)))
    , m_tail(std::make_unique<TailController>(workspace.tailSources(), text, *m_tailPage))
    , m_sources(std::make_unique<SourcesController>(workspace, text, *m_sourcesPage)) {
    for (QWidget* page : {static_cast<QWidget*>(m_casePage.get()), static_cast<QWidget*>(m_customerPage.get()),
                          static_cast<QWidget*>(m_searchPage.get()), static_cast<QWidget*>(m_errorsPage.get()),
                          static_cast<QWidget*>(m_tailPage.get()), static_cast<QWidget*>(m_sourcesPage.get()),
                          static_cast<QWidget*>(m_settingsPage.get())})
        stack.addWidget(page);
    if (workspace.settings().demoSeed)
        m_tailPage->setHighlights(demoHighlights({text.zone(), text.now()}));
}

WorkspacePages::~WorkspacePages() = default;

void WorkspacePages::connectTo(MainWindow& window) {
    connectCase(window);
    connectSearch(window);
    connectOthers(window);
}

void WorkspacePages::connectCase(MainWindow& window) {
    const auto toOrder = [&window](const QString& order) { window.go(Location::toOrder(order)); };
    const auto toCustomer = [&window](const QString& customer) { window.go(Location::toCustomer(customer)); };
    const auto toTrace = [&window](const QString& trace) {
        window.go(Location::toSearch(Query::forValue(FieldRef::of(Field::TraceId), trace).text()));
    };
    connect(m_casePage.get(), &CasePage::ticketRequested, &window, &MainWindow::copyTicket);
    connect(m_casePage.get(), &CasePage::customerRequested, &window, toCustomer);
    connect(m_casePage.get(), &CasePage::orderRequested, &window, toOrder);
    connect(m_casePage.get(), &CasePage::traceRequested, &window, toTrace);
    connect(m_casePage.get(), &CasePage::filterRequested, &window,
            [&window](const FieldRef& field, const QString& value, bool exclude) {
                const Query one = Query::forValue(field, value);
                window.go(Location::toSearch(exclude ? Query().butNot(one).text() : one.text()));
            });
    connect(m_customerPage.get(), &CustomerPage::orderRequested, &window, toOrder);
    connect(m_case.get(), &CaseController::completenessChanged, &window, &MainWindow::setCompleteness);
    connect(m_customer.get(), &CustomerController::completenessChanged, &window, &MainWindow::setCompleteness);
    connect(m_case.get(), &CaseController::shown, this, [this] { expect(false); });
    connect(m_customer.get(), &CustomerController::shown, this, [this] { expect(false); });
    connect(m_errorsPage.get(), &ErrorsPage::orderRequested, &window, toOrder);
    connect(m_errorsPage.get(), &ErrorsPage::customerRequested, &window, toCustomer);
    connect(m_errorsPage.get(), &ErrorsPage::traceRequested, &window, toTrace);
    connect(m_searchPage.get(), &SearchPage::orderRequested, &window, toOrder);
    connect(m_searchPage.get(), &SearchPage::customerRequested, &window, toCustomer);
    connect(m_tailPage.get(), &TailPage::orderRequested, &window, toOrder);
    connect(m_tailPage.get(), &TailPage::customerRequested, &window, toCustomer);
    connect(m_tailPage.get(), &TailPage::traceRequested, &window, toTrace);
}

void WorkspacePages::connectSearch(MainWindow& window) {
    connect(m_search.get(), &SearchController::completenessChanged, &window, [this, &window](const Completeness& completeness) {
        expect(false);
        window.setCompleteness(completeness);
    });
    connect(m_errors.get(), &ErrorsController::completenessChanged, &window, [this, &window](const Completeness& completeness) {
        expect(false);
        window.setCompleteness(completeness);
    });
    connect(m_search.get(), &SearchController::searchStarted, &window,
            [this, &window](const QString& query, const TimeChoice&) {
                m_searched = true;
                window.noteSearch(query);
            });
    connect(m_errors.get(), &ErrorsController::searchRequested, &window,
            [this, &window](const QString& query, TimeRange range, bool orders) {
                m_searchPage->setTimeChoice(TimeChoice::ofRange(range));
                m_searchPage->showOrders(orders);
                // The first search of a session would look at the last day instead.
                m_searched = true;
                window.go(Location::toSearch(query));
            });
    connect(m_searchPage.get(), &SearchPage::exportRequested, &window,
            [this, &window] { window.exportSearch(m_search->query(), m_search->listedRange()); });
}

void WorkspacePages::connectOthers(MainWindow& window) {
    connect(m_tail.get(), &TailController::completenessChanged, &window, [this, &window](const Completeness& completeness) {
        if (m_stack.currentWidget() == m_tailPage.get())
            window.setCompleteness(completeness);
    });
    connect(m_tail.get(), &TailController::rateChanged, &window, &MainWindow::setTailRate);
    connect(m_tailPage.get(), &TailPage::keepAsSearch, &window,
            [&window](const QString& query) { window.go(Location::toSearch(query)); });
    connect(m_sourcesPage.get(), &SourcesPage::chooseRequested, &window, &MainWindow::chooseFiles);
    connect(m_sourcesPage.get(), &SourcesPage::searchRequested, &window,
            [&window] { window.go(Location::toPage(Page::Search)); });
    connect(m_sources.get(), &SourcesController::imported, this, [this] {
        m_searched = false;
        m_errorsLoaded = false;
    });
}

QWidget* WorkspacePages::pageOf(const Location& location) const {
    switch (location.kind) {
    case Location::Kind::Order:
        return m_casePage.get();
    case Location::Kind::Customer:
        return m_customerPage.get();
    case Location::Kind::Search:
        return m_searchPage.get();
    case Location::Kind::Page:
        break;
    }
    switch (location.page) {
    case Page::Orders:
        return &m_empty;
    case Page::Search:
        return m_searchPage.get();
    case Page::Errors:
        return m_errorsPage.get();
    case Page::Tail:
        return m_tailPage.get();
    case Page::Sources:
        return m_sourcesPage.get();
    case Page::Settings:
        return m_settingsPage.get();
    }
    return &m_empty;
}

void WorkspacePages::expect(bool busy) {
    m_busy = busy;
}

void WorkspacePages::show(const Location& location, bool again) {
    QWidget* const page = pageOf(location);
    expect(false);
    if (page == m_casePage.get() && (!again || m_casePage->order() != location.text)) {
        expect(true);
        m_case->open(location.text);
    } else if (page == m_customerPage.get()) {
        expect(true);
        m_customer->open(location.text);
    } else if (page == m_searchPage.get() && (location.kind == Location::Kind::Search || !m_searched)) {
        expect(true);
        m_search->open(location.kind == Location::Kind::Search ? location.text : QString(),
                       m_searched ? m_searchPage->timeChoice() : TimeChoice::ofLast(std::chrono::hours(24)));
    } else if (page == m_errorsPage.get() && !m_errorsLoaded) {
        expect(true);
        m_errorsLoaded = true;
        m_errors->load();
    } else if (page == m_tailPage.get()) {
        m_tail->start();
    } else if (page == m_sourcesPage.get()) {
        m_sources->refresh();
    } else if (page == &m_empty) {
        askForOrder();
    }
    m_stack.setCurrentWidget(page);
}

void WorkspacePages::askForOrder() {
    m_empty.setMessage(Icon::Gem, tr("Which order?"));
    m_empty.setHint(tr("Type its number, or a customer's, into the field above (Ctrl K)."));
    m_empty.setAction({});
}

void WorkspacePages::retell(const Location& location) {
    if (m_stack.currentWidget() == &m_empty)
        askForOrder();
    m_tail->retell();
    m_sources->refresh();
    m_case->reload();
    if (location.kind == Location::Kind::Customer)
        m_customer->reload();
    if (m_errorsLoaded)
        m_errors->load();
    if (m_stack.currentWidget() == m_searchPage.get())
        m_search->search();
}

bool WorkspacePages::isBusy() const {
    // A live tail is worth a picture once a few seconds have come in.
    return m_busy || (m_stack.currentWidget() == m_tailPage.get() && m_tailPage->shown() < 60);
}

QString WorkspacePages::ticket() const {
    return m_case->ticket();
}

void WorkspacePages::focusPane(const Location& location, int direction) {
    QWidget* const page = pageOf(location);
    if (page == m_casePage.get())
        m_casePage->focusPane(direction);
    else if (page == m_customerPage.get())
        m_customerPage->focusPane();
    else if (page == m_searchPage.get())
        m_searchPage->focusPane(direction);
    else if (page == m_errorsPage.get())
        m_errorsPage->focusPane(direction);
    else if (page == m_tailPage.get())
        m_tailPage->focusPane(direction);
    else if (page == m_sourcesPage.get())
        m_sourcesPage->focusPane(direction);
    else if (page == m_settingsPage.get())
        m_settingsPage->focusPane();
}

void WorkspacePages::focusQuery() {
    m_searchPage->focusQuery();
}

void WorkspacePages::importFiles(const QStringList& paths) {
    m_sources->preview(paths);
}

void WorkspacePages::saveState(Preferences& preferences) const {
    preferences.setState(QStringLiteral("case"), m_casePage->saveSplitters());
    preferences.setState(QStringLiteral("search"), m_searchPage->saveSplitters());
    preferences.setState(QStringLiteral("errors"), m_errorsPage->saveSplitters());
    preferences.setState(QStringLiteral("tail"), m_tailPage->saveState());
}

void WorkspacePages::restoreState(const Preferences& preferences) {
    m_casePage->restoreSplitters(preferences.state(QStringLiteral("case")));
    m_searchPage->restoreSplitters(preferences.state(QStringLiteral("search")));
    m_errorsPage->restoreSplitters(preferences.state(QStringLiteral("errors")));
    m_tailPage->restoreState(preferences.state(QStringLiteral("tail")));
}

} // namespace logloupe
