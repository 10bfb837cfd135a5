// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is let into a workspace, what they see of it, and the cover over it.

#include "app/controllers/cover_controller.h"
#include "app/window/main_window.h"
#include "app/window/workspace_pages.h"
#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/pages/lock_cover.h"
#include "views/pages/sign_in_page.h"
#include "views/shell/sidebar.h"
#include "views/shell/status_line.h"
#include "views/shell/top_bar.h"
#include "views/theme/text_glyphs.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QMenu>
#include <QStackedWidget>
#include <QToolTip>
#include <QtConcurrentRun>

namespace logloupe {

namespace {

constexpr std::array everyPage{Page::Orders, Page::Search, Page::Errors, Page::Tail, Page::Sources, Page::Settings};

std::optional<Screen> screenOf(const Location& location) {
    switch (location.kind) {
    case Location::Kind::Order:
        return Screen::Case;
    case Location::Kind::Customer:
        return Screen::Customer;
    case Location::Kind::Search:
        return Screen::Search;
    case Location::Kind::Page:
        break;
    }
    switch (location.page) {
    case Page::Orders:
        return Screen::Case;
    case Page::Search:
        return Screen::Search;
    case Page::Errors:
        return Screen::Errors;
    case Page::Tail:
        return Screen::Tail;
    case Page::Sources:
        return Screen::Sources;
    case Page::Settings:
        break;
    }
    return {};
}

} // namespace

const AuthClock& MainWindow::clock() const {
    return m_tools.clock != nullptr ? *m_tools.clock : m_clock;
}

LinkOpener MainWindow::linkOpener() const {
    if (m_tools.openLink)
        return m_tools.openLink;
    return [](const QUrl& link) { return QDesktopServices::openUrl(link); };
}

bool MainWindow::isUsable() const {
    return m_whole->currentWidget() == m_shell;
}

void MainWindow::closeWorkspace() {
    releaseWorkspace();
}

std::unique_ptr<WorkspaceAccess> MainWindow::releaseWorkspace() {
    saveState();
    m_coverControl.reset();
    m_pages.reset();
    m_demo.reset();
    m_clocks.reset();
    m_minute.stop();
    m_export.reset();
    m_workspace.reset();
    m_open.clear();
    m_history = {};
    m_location = {};
    m_completeness = {};
    m_notice.clear();
    m_person.clear();
    m_banner->hide();
    refreshOpenItems();
    m_sidebar->setWorkspace({});
    m_sidebar->setTailRate({});
    m_top->setHistory(false, false);
    m_top->setPersonText({});
    setWindowTitle(QStringLiteral("LogLoupe"));
    m_status->setParts({}, {});
    return std::move(m_access);
}

void MainWindow::followPlatforms() {
    m_minute.start(std::chrono::minutes(1));
    // Learnt meanwhile: the first order should not wait for it.
    if (!m_access || m_access->rights().mayOpen(Screen::Case))
        m_workspace->population().request(this, [](const Result<std::shared_ptr<const Population>>&) {});
}

void MainWindow::openAdmitted() {
    m_admitted = m_signIn->takeAccess();
    if (!m_admitted)
        return;
    closeWorkspace();
    refreshStatus();
    const quint64 attempt = ++m_opening;
    QtConcurrent::run([profile = *m_admitted->profile()] {
        return OpenedStore::openFor(profile, OpenMode::ReadWrite);
    }).then(this, [this, attempt](Result<OpenedStore> opened) {
        if (attempt != m_opening || !m_admitted)
            return;
        std::unique_ptr<WorkspaceAccess> access = std::move(m_admitted);
        if (!opened) {
            m_signIn->tellFailure(*access->profile(), opened.error());
            emit openFailed(opened.error());
            return;
        }
        if (m_keepState)
            m_preferences.setProfile(access->profile()->id);
        m_signIn->setLastUsed(access->profile()->id);
        m_signIn->leave();
        m_atEntrance = false;
        adopt(std::move(*opened), std::move(access));
    });
}

void MainWindow::watchAccess() {
    m_hasRights = !m_access || !m_access->rights().isNothing();
    if (m_access && m_access->needsSignIn()) {
        SignInSession* const session = m_access->session();
        m_person = session->state().account.subject;
        m_coverControl = std::make_unique<CoverController>(*m_access, clock(), linkOpener(), *m_cover);
        m_coverControl->setZone(m_text.zone());
        connect(m_coverControl.get(), &CoverController::changed, this, &MainWindow::refreshCover);
        // Queued: it takes the one away that says so.
        connect(
            m_coverControl.get(), &CoverController::switchRequested, this,
            [this] {
                closeWorkspace();
                showSignIn();
            },
            Qt::QueuedConnection);
        connect(m_access.get(), &WorkspaceAccess::rightsChanged, this, &MainWindow::followRights);
        connect(session, &SignInSession::stateChanged, this, &MainWindow::refreshPerson, Qt::QueuedConnection);
        connect(m_banner, &Banner::actionTriggered, session, &SignInSession::lookAgain);
    }
    refreshAccess();
    refreshCover();
}

std::optional<Error> MainWindow::whyNotShow(const Location& location) const {
    const auto screen = screenOf(location);
    if (!m_access || !screen)
        return {};
    // Where one is asked for an order or a customer, either is enough.
    if (location == Location::toPage(Page::Orders)
        && (m_access->rights().mayOpen(Screen::Customer) || m_access->rights().mayOpen(Screen::Orders)))
        return {};
    return m_access->whyNotOpen(*screen);
}

void MainWindow::refreshAccess() {
    QList<Page> pages;
    for (const Page page : everyPage) {
        if (!whyNotShow(Location::toPage(page)))
            pages.append(page);
    }
    m_sidebar->setPages(pages);
    refreshPerson();
}

void MainWindow::followRights() {
    if (!m_access)
        return;
    if (m_access->rights().isNothing())
        m_hasRights = false;
    refreshAccess();
    if (m_pages && isUsable() && m_hasRights)
        showLocation(m_location);
}

void MainWindow::refreshPerson() {
    if (!m_access || !m_access->needsSignIn()) {
        m_top->setPersonText({});
        m_banner->hide();
        return;
    }
    const SignInState& state = m_access->session()->state();
    const QStringList roles = state.account.admittedBy;
    m_top->setPersonText(roles.isEmpty() ? state.account.name : state.account.name + QStringLiteral(" · ") + roles.first());
    if (state.providerUnreachable) {
        m_banner->setKind(MessageKind::Warn);
        m_banner->setText(tr("%1 does not answer, so your sign-in cannot be checked. What is open stays open.")
                              .arg(QUrl(m_access->profile()->signIn->issuer).host()));
        m_banner->setActions({tr("Try again")});
    }
    m_banner->setVisible(state.providerUnreachable);
}

void MainWindow::refreshCover() {
    const bool covers = m_coverControl && m_coverControl->isCovering();
    QWidget* const front = covers         ? static_cast<QWidget*>(m_cover)
                           : m_atEntrance ? static_cast<QWidget*>(m_signInPage)
                                          : m_shell;
    QWidget* const before = m_whole->currentWidget();
    if (front == before)
        return;
    if (covers) {
        closePopups();
        setWindowTitle(QStringLiteral("LogLoupe"));
    }
    m_whole->setCurrentWidget(front);
    m_status->setVisible(!covers);
    if (covers)
        m_cover->focusAction();
    else if (before == m_cover && m_pages && isUsable())
        returnFromCover();
}

void MainWindow::returnFromCover() {
    const QString person = m_access ? m_access->session()->state().account.subject : QString();
    const bool isOther = person != std::exchange(m_person, person);
    const bool hadRights = std::exchange(m_hasRights, true);
    if (isOther) {
        // What one person looked for is not for the next one.
        makePages();
        m_open.clear();
        m_history = {};
        m_completeness = {};
        refreshOpenItems();
        startAt();
        return;
    }
    if (!hadRights)
        m_pages->retell(m_location);
    showLocation(m_location);
}

void MainWindow::closePopups() {
    QToolTip::hideText();
    while (QWidget* const popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            break;
    }
    for (QDialog* const dialog : findChildren<QDialog*>()) {
        if (dialog->isVisible())
            dialog->reject();
    }
}

void MainWindow::fillPersonMenu() {
    m_personMenu->clear();
    if (!m_access || !m_access->needsSignIn())
        return;
    const SignInState& state = m_access->session()->state();
    // Names and roles come from the provider: no ampersand of theirs is a key.
    const auto tell = [this](const QString& text) {
        m_personMenu->addAction(visibleText(text).replace(QLatin1Char('&'), QStringLiteral("&&")))->setEnabled(false);
    };
    tell(state.account.name);
    tell(tr("Roles: %1").arg(state.account.admittedBy.join(QStringLiteral(", "))));
    if (state.until.isValid()) {
        const TimePoint until = TimePoint::fromMilliseconds(state.until.toMSecsSinceEpoch());
        tell(tr("Checked anew by %1")
                 .arg(clockText(until, m_text.zone()) + QChar::Space + zoneOffsetText(m_text.zone(), until)));
    }
    if (state.memoryOnly)
        tell(tr("No keyring: you sign in again after closing LogLoupe"));
    m_personMenu->addSeparator();
    m_personMenu->addAction(tr("Lock now"), this, [this] {
        if (m_access)
            m_access->coverNow();
    });
    m_personMenu->addAction(tr("Workspaces…"), this, [this] { showSignIn(); });
    m_personMenu->addAction(tr("Sign out"), this, &MainWindow::signOut);
}

void MainWindow::signOut() {
    if (!m_access || !m_access->needsSignIn())
        return;
    m_leaving = releaseWorkspace();
    SignInSession* const session = m_leaving->session();
    // Queued: it takes the session away that says so.
    connect(
        session, &SignInSession::stateChanged, this,
        [this, session] {
            if (!m_leaving || m_leaving->session() != session || session->state().step != SignInState::Step::SignedOut)
                return;
            const SignInState state = session->state();
            m_leaving.reset();
            signInPage().showMessage(state.error ? MessageKind::Warn : MessageKind::Good,
                                     state.error ? state.error->message : tr("You are signed out."));
            // The person has just asked for it: the company's page ends its own session.
            if (!state.link.isEmpty())
                linkOpener()(state.link);
        },
        Qt::QueuedConnection);
    showSignIn();
    session->signOut();
}

} // namespace logloupe
