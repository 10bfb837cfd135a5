// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/main_window.h"

#include "app/controllers/cover_controller.h"
#include "app/window/workspace_pages.h"
#include "connectors/demo/simulation.h"
#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/pages/lock_cover.h"
#include "views/pages/settings_page.h"
#include "views/pages/sign_in_page.h"
#include "views/shell/sidebar.h"
#include "views/shell/status_line.h"
#include "views/shell/top_bar.h"
#include "views/theme/icons.h"
#include "views/theme/typography.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <cmath>

namespace logloupe {

namespace {

constexpr int sidebarFrom = 1300; ///< narrower windows show its icons only
constexpr qsizetype mostOpen = 12;

} // namespace

MainWindow::MainWindow(Preferences& preferences, Language& language, bool keepState, QWidget* parent, const SignInTools& tools)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_language(language)
    , m_keepState(keepState)
    , m_tools(tools)
    , m_whole(new QStackedWidget(this))
    , m_shell(new QWidget(m_whole))
    , m_cover(new LockCover(m_whole))
    , m_banner(new Banner(m_shell))
    , m_sidebar(new Sidebar(m_shell))
    , m_top(new TopBar(m_shell))
    , m_stack(new QStackedWidget(m_shell))
    , m_empty(new EmptyState(m_stack))
    , m_status(new StatusLine(this)) {
    setWindowIcon(applicationIcon());
    setMinimumSize(960, 540);
    setAcceptDrops(true);
    m_stack->addWidget(m_empty);
    auto* main = new QVBoxLayout;
    main->setSpacing(0);
    main->addWidget(m_top);
    main->addWidget(m_banner);
    main->addWidget(m_stack, 1);
    m_banner->hide();
    auto* upper = new QHBoxLayout(m_shell);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->setSpacing(0);
    upper->addWidget(m_sidebar);
    upper->addLayout(main, 1);
    m_whole->addWidget(m_shell);
    m_whole->addWidget(m_cover);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_whole, 1);
    whole->addWidget(m_status);
    connect(m_sidebar, &Sidebar::workspaceRequested, this, [this] { showSignIn(); });
    connect(m_sidebar, &Sidebar::pageRequested, this, [this](Page page) { go(Location::toPage(page)); });
    connect(m_sidebar, &Sidebar::itemRequested, this, [this](const QString& id) {
        const auto found =
            std::find_if(m_open.begin(), m_open.end(), [&id](const Location& location) { return location.id() == id; });
        if (found != m_open.end())
            go(*found);
    });
    connect(m_sidebar, &Sidebar::itemCloseRequested, this, &MainWindow::closeItem);
    connect(m_top, &TopBar::submitted, this, [this](const QString& text) {
        if (!m_workspace)
            return;
        go(locationOf(text, {m_text.zone(), m_workspace->now()}));
        m_top->clearSearch();
    });
    connect(m_top, &TopBar::backRequested, this, [this] {
        if (m_history.canGoBack())
            showLocation(m_history.goBack());
    });
    connect(m_top, &TopBar::forwardRequested, this, [this] {
        if (m_history.canGoForward())
            showLocation(m_history.goForward());
    });
    connect(&m_text, &EventText::changed, this, &MainWindow::refreshZone);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (m_workspace)
            m_text.setNow(m_workspace->now());
    });
    makeMenus();
    makeShortcuts();
    retranslate();
    resize(1600, 900);
    if (m_keepState)
        restoreGeometry(m_preferences.state(QStringLiteral("geometry")));
    if (const QByteArray sidebar = m_preferences.state(QStringLiteral("sidebar")); m_keepState && !sidebar.isEmpty())
        m_sidebarOpen = sidebar == "open";
    arrangeSidebar();
    qApp->installEventFilter(this);
}

MainWindow::~MainWindow() = default;

void MainWindow::openWorkspace(const QString& nameOrFolder, std::optional<Location> start) {
    m_start = std::move(start);
    m_admitted.reset();
    leaveSignIn();
    m_empty->setMessage(Icon::Database, tr("Opening %1…").arg(nameOrFolder));
    m_empty->setHint({});
    m_empty->setAction({});
    m_stack->setCurrentWidget(m_empty);
    const quint64 attempt = ++m_opening;
    QtConcurrent::run(&OpenedStore::open, nameOrFolder, OpenMode::ReadWrite)
        .then(this, [this, attempt, nameOrFolder](Result<OpenedStore> opened) {
            if (attempt != m_opening)
                return;
            if (!opened) {
                m_empty->setMessage(Icon::Warning, opened.error().message);
                m_empty->setHint(QDir::toNativeSeparators(workspaceFolder(nameOrFolder)));
                emit openFailed(opened.error());
                return;
            }
            if (m_keepState) {
                m_preferences.setWorkspace(nameOrFolder);
                m_preferences.setProfile({});
            }
            adopt(std::move(*opened));
        });
}

void MainWindow::adopt(OpenedStore opened, std::unique_ptr<WorkspaceAccess> access) {
    closeWorkspace();
    forgetColorNames();
    m_access = std::move(access);
    m_workspace =
        m_access ? std::make_unique<Workspace>(std::move(opened), *m_access) : std::make_unique<Workspace>(std::move(opened));
    m_text.setMask(m_workspace->mask());
    m_text.setNow(m_workspace->now());
    m_text.setZone(m_preferences.zone().isEmpty() ? m_workspace->zone() : QTimeZone(m_preferences.zone()));
    makePages();
    m_sidebar->setWorkspace(m_workspace->title());
    m_notice = (m_workspace->store()->notices() + m_workspace->notices()).join(QChar::Space);
    watchAccess();
    refreshOpenItems();
    refreshZone();
    if (m_workspace->needsDemo())
        fillDemo();
    else
        startAt();
}

void MainWindow::makePages() {
    m_pages.reset();
    m_pages = std::make_unique<WorkspacePages>(*m_workspace, m_text, *m_stack, *m_empty);
    m_pages->connectTo(*this);
    if (m_keepState)
        m_pages->restoreState(m_preferences);
    connect(&m_workspace->source(), &EventSource::changed, this, [this] { m_text.setNow(m_workspace->now()); });
    connect(&m_workspace->source(), &EventSource::healthChanged, this, &MainWindow::refreshStatus);
    connect(&m_pages->settingsPage(), &SettingsPage::themeChosen, this, &MainWindow::useTheme);
    connect(&m_pages->settingsPage(), &SettingsPage::languageChosen, this, &MainWindow::useLanguage);
    connect(&m_pages->settingsPage(), &SettingsPage::textScaleChosen, this, &MainWindow::useTextScale);
    connect(&m_pages->settingsPage(), &SettingsPage::zoneChosen, this, &MainWindow::useZone);
    refreshSettings();
}

void MainWindow::fillDemo() {
    m_demo = std::make_unique<DemoFiller>(*m_workspace);
    m_empty->setMessage(Icon::Gem, tr("Preparing the demo: a jewellery maker's systems over 90 days"));
    connect(m_demo.get(), &DemoFiller::progressed, this, [this](double share) { m_empty->setHint(percentText(share)); });
    connect(m_demo.get(), &DemoFiller::finished, this, [this](const std::optional<Error>& error) {
        m_demo.release()->deleteLater();
        m_empty->setHint({});
        if (error) {
            m_empty->setMessage(Icon::Warning, error->message);
            emit openFailed(*error);
            return;
        }
        m_text.setNow(m_workspace->now());
        startAt();
    });
    m_demo->start();
}

void MainWindow::startAt() {
    m_clocks = std::make_unique<ClockWatch>(m_workspace->localSource(), [this] { return m_workspace->now(); });
    m_clocks->measureSoon();
    if (m_workspace->hasPlatforms())
        followPlatforms();
    emit opened();
    if (m_start)
        go(*std::exchange(m_start, std::nullopt));
    else if (m_access && whyNotShow(Location::toPage(Page::Search)))
        go(Location::toPage(Page::Orders));
    else if (m_workspace->settings().demoSeed)
        go(Location::toOrder(QString::fromUtf8(featuredOrder)));
    else if (m_workspace->hasPlatforms() || m_workspace->source().health().events > 0)
        go(Location::toPage(Page::Search));
    else
        go(Location::toPage(Page::Sources));
}

void MainWindow::go(const Location& location) {
    if (!m_workspace)
        return;
    m_history.visit(location);
    showLocation(location);
}

void MainWindow::showLocation(const Location& location) {
    const bool sameText = location == m_location;
    m_location = location;
    m_notice.clear();
    remember(location);
    if (const auto why = whyNotShow(location)) {
        m_empty->setMessage(Icon::Lock, why->message);
        m_empty->setHint({});
        m_empty->setAction({});
        m_stack->setCurrentWidget(m_empty);
    } else {
        m_pages->show(location, sameText);
    }
    m_sidebar->setCurrentPage(location.shownOn());
    m_sidebar->setCurrentItem(location.id());
    m_top->setHistory(m_history.canGoBack(), m_history.canGoForward());
    const QString what = location.kind == Location::Kind::Order ? location.text : m_workspace->title();
    // Titles are seen by the system's window list: an order's number may stand there, a customer's or a query may not.
    setWindowTitle(what + QStringLiteral(" – LogLoupe"));
    refreshStatus();
}

void MainWindow::remember(const Location& location) {
    if (location.id().isEmpty())
        return;
    if (!m_open.contains(location))
        m_open.prepend(location);
    while (m_open.size() > mostOpen)
        m_open.removeLast();
    refreshOpenItems();
}

void MainWindow::closeItem(const QString& id) {
    const bool wasShown = m_location.id() == id;
    const Page page = m_location.shownOn();
    m_open.removeIf([&id](const Location& location) { return location.id() == id; });
    refreshOpenItems();
    if (wasShown)
        go(m_open.isEmpty() ? Location::toPage(page) : m_open.first());
}

void MainWindow::refreshOpenItems() {
    QList<OpenItem> items;
    for (const Location& location : std::as_const(m_open)) {
        const Icon icon = location.kind == Location::Kind::Order      ? Icon::Gem
                          : location.kind == Location::Kind::Customer ? Icon::User
                                                                      : Icon::Search;
        items.append({location.id(), icon, location.text});
    }
    m_sidebar->setOpenItems(items);
    m_sidebar->setCurrentItem(m_location.id());
}

void MainWindow::setCompleteness(const Completeness& completeness) {
    m_completeness = completeness;
    refreshStatus();
}

void MainWindow::setNotice(const QString& notice) {
    m_notice = notice;
    refreshStatus();
}

void MainWindow::noteSearch(const QString& query) {
    const Location location = query.trimmed().isEmpty() ? Location::toPage(Page::Search) : Location::toSearch(query);
    if (location == m_location)
        return;
    m_location = location;
    m_history.visit(location);
    remember(location);
    m_sidebar->setCurrentItem(location.id());
    m_top->setHistory(m_history.canGoBack(), m_history.canGoForward());
}

void MainWindow::setTailRate(double eventsPerSecond) {
    m_sidebar->setTailRate(eventsPerSecond < 0.5 ? QString() : tr("%1/s").arg(countText(std::llround(eventsPerSecond))));
}

void MainWindow::refreshStatus() {
    if (!m_workspace) {
        refreshEntrance();
        return;
    }
    QList<StatusPart> left = m_completeness.sources.isEmpty() ? QList<StatusPart>() : completenessParts(m_completeness);
    if (m_workspace->store()->isReadOnly())
        left.append({tr("opened for reading only"), Token::WarnText});
    if (!m_notice.isEmpty())
        left.append({m_notice, Token::Text});
    const TimePoint now = m_workspace->now();
    QList<StatusPart> right;
    for (const auto& [system, skew] : m_workspace->source().health().clockSkew)
        right.append({tr("clock of %1 %2").arg(system, signedDurationText(skew)), Token::Text2, Icon::Clock, {}, true});
    if (m_workspace->settings().frozenNow || m_workspace->isAsOfLastEvent())
        right.append(
            {tr("as of %1")
                 .arg(dateClockText(now, m_text.zone(), TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch()))),
             Token::Text2,
             Icon::Clock,
             {},
             true});
    right.append({m_text.isMasking() ? tr("personal data masked") : tr("personal data shown"), Token::Text2, Icon::EyeOff});
    right.append(
        {QString::fromUtf8(m_text.zone().id()) + QStringLiteral(" · ") + zoneOffsetText(m_text.zone(), now), Token::Text2});
    m_status->setParts(left, right);
}

bool MainWindow::isBusy() const {
    return m_demo || !m_pages || m_pages->isBusy();
}

void MainWindow::setZone(const QTimeZone& zone) {
    if (zone == m_text.zone() || !zone.isValid())
        return;
    m_text.setZone(zone);
    if (m_pages)
        m_pages->retell(m_location);
}

void MainWindow::refreshZone() {
    if (!m_workspace)
        return;
    refreshSettings();
    m_top->setZoneText(QString::fromUtf8(m_text.zone().id()) + QStringLiteral(" · ")
                       + zoneOffsetText(m_text.zone(), m_workspace->now()));
    refreshStatus();
}

void MainWindow::refreshSettings() {
    if (!m_pages)
        return;
    SettingsState state{
        ThemeSwitch::instance().choice(),    Language::known(),  m_language.current(),
        ThemeSwitch::instance().textScale(), m_text.zone().id(), QDir::toNativeSeparators(m_workspace->folder())};
    m_pages->settingsPage().setState(state);
}

void MainWindow::copyTicket() {
    const QString ticket = m_pages ? m_pages->ticket() : QString();
    if (ticket.isEmpty())
        return;
    QApplication::clipboard()->setText(ticket);
    setNotice(tr("Copied for the ticket"));
}

void MainWindow::importFiles(const QStringList& paths) {
    if (!m_workspace || paths.isEmpty())
        return;
    go(Location::toPage(Page::Sources));
    m_pages->importFiles(paths);
}

void MainWindow::retranslate() {
    setAccessibleName(QStringLiteral("LogLoupe"));
    m_text.retranslate();
    refreshStatus();
    refreshAccess();
    if (m_signInPage != nullptr)
        m_signInPage->setLanguages(Language::known(), m_language.current());
}

void MainWindow::arrangeSidebar() {
    m_sidebar->setCollapsed(!m_sidebarOpen.value_or(width() >= scaled(sidebarFrom)));
}

void MainWindow::saveState() {
    if (!m_keepState)
        return;
    m_preferences.setState(QStringLiteral("geometry"), saveGeometry());
    m_preferences.setState(QStringLiteral("sidebar"), !m_sidebarOpen   ? QByteArray()
                                                      : *m_sidebarOpen ? QByteArrayLiteral("open")
                                                                       : QByteArrayLiteral("closed"));
    if (m_pages)
        m_pages->saveState(m_preferences);
}

} // namespace logloupe
