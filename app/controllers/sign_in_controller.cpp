// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/sign_in_controller.h"

#include "app/engine/workspace_settings.h"
#include "views/pages/sign_in_page.h"

#include <QFileInfo>

namespace logloupe {

using Step = SignInState::Step;

namespace {

constexpr std::chrono::seconds beat{1};

WorkspaceOption optionOf(const StoredProfile& stored) {
    WorkspaceOption option{WorkspaceOption::Kind::Profile, stored.id, stored.title()};
    if (!stored.profile) {
        option.problem = stored.error ? stored.error->message : QString();
        return option;
    }
    for (const ProfileSource& source : stored.profile->sources)
        option.sources << source.kind;
    option.signsIn = stored.profile->signIn.has_value();
    if (stored.profile->retention)
        option.keptDays =
            static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(*stored.profile->retention).count() / 24);
    return option;
}

} // namespace

SignInController::SignInController(const Parts& parts, SignInPage& page, QObject* parent)
    : QObject(parent)
    , m_parts(parts)
    , m_page(page)
    , m_follower(parts.openLink) {
    connect(&m_page, &SignInPage::chosen, this, &SignInController::choose);
    connect(&m_page, &SignInPage::triggered, this, &SignInController::act);
    connect(&m_parts.profiles, &ProfileStore::changed, this, &SignInController::refreshOptions);
    connect(&m_beat, &QTimer::timeout, this, &SignInController::show);
    m_beat.setInterval(beat);
    refreshOptions();
}

SignInController::~SignInController() = default;

void SignInController::refreshOptions() {
    QList<WorkspaceOption> options{{WorkspaceOption::Kind::Demo, QString::fromLatin1(demoWorkspaceName)}};
    if (!m_local.isEmpty())
        options.append({WorkspaceOption::Kind::Local, m_local, QFileInfo(m_local).fileName()});
    for (const StoredProfile& stored : m_parts.profiles.profiles()) {
        options.append(optionOf(stored));
        options.last().lastUsed = stored.id == m_lastUsed;
    }
    m_page.setOptions(options);
}

void SignInController::setLocalWorkspace(const QString& nameOrFolder) {
    m_local = nameOrFolder == QLatin1String(demoWorkspaceName) ? QString() : nameOrFolder;
    refreshOptions();
}

void SignInController::setLastUsed(const QString& profileId) {
    m_lastUsed = profileId;
    refreshOptions();
}

void SignInController::setZone(const QTimeZone& zone) {
    m_zone = zone;
    if (m_access && m_access->session() != nullptr)
        show();
}

void SignInController::setOpenProfile(const QString& profileId) {
    m_openProfile = profileId;
}

void SignInController::offer(const QString& profileId) {
    leave();
    const StoredProfile* const stored = m_parts.profiles.find(profileId);
    if (stored == nullptr)
        return;
    m_page.setCurrent(optionKey(optionOf(*stored)));
    if (stored->profile)
        begin(*stored->profile, false);
    else
        choose(optionOf(*stored));
}

void SignInController::choose(const WorkspaceOption& option) {
    leave();
    m_page.setCurrent(optionKey(option));
    if (option.kind != WorkspaceOption::Kind::Profile) {
        emit workspaceChosen(option.id);
        return;
    }
    if (!m_openProfile.isEmpty() && option.id == m_openProfile) {
        emit returned();
        return;
    }
    const StoredProfile* const stored = m_parts.profiles.find(option.id);
    if (stored != nullptr && stored->profile) {
        begin(*stored->profile, true);
        return;
    }
    SignInView view;
    view.state = SignInView::State::Broken;
    view.workspace = option.title;
    view.message = option.problem;
    m_page.setView(view);
}

void SignInController::begin(const Profile& profile, bool isWanted) {
    m_access = std::make_unique<WorkspaceAccess>(profile, AccessParts{m_parts.vault, m_parts.clock, m_parts.folder});
    m_wanted = isWanted;
    m_restored = true;
    m_way = SignInWay::Browser;
    if (!m_access->needsSignIn()) {
        SignInView view;
        view.workspace = profile.title;
        view.state = isWanted ? SignInView::State::Opening : SignInView::State::Choose;
        m_page.setView(view);
        if (isWanted)
            emit admitted();
        return;
    }
    // Queued: what the answer starts may change the session again.
    connect(m_access->session(), &SignInSession::stateChanged, this, &SignInController::follow, Qt::QueuedConnection);
    m_access->session()->restore();
    show();
}

void SignInController::follow() {
    if (!m_access || m_access->session() == nullptr)
        return;
    const SignInState& state = m_access->session()->state();
    if (state.step == Step::SignedOut && std::exchange(m_wanted, false)) {
        signIn(SignInWay::Browser, false);
        return;
    }
    if (state.step == Step::Failed || state.step == Step::NoRole || state.step == Step::Locked)
        m_wanted = false;
    show();
    if (state.step == Step::SignedIn) {
        m_beat.stop();
        disconnect(m_access->session(), nullptr, this, nullptr);
        emit admitted();
    }
}

void SignInController::show() {
    if (!m_access || m_access->session() == nullptr)
        return;
    const SignInView view = m_follower.follow(m_access->session()->state(), *m_access->profile(), m_parts.clock.now(), m_zone);
    if (isCountingDown(view) != m_beat.isActive())
        isCountingDown(view) ? m_beat.start() : m_beat.stop();
    m_page.setView(view);
}

void SignInController::signIn(SignInWay way, bool asksAnew) {
    m_wanted = false;
    m_restored = false;
    m_way = way;
    if (way == SignInWay::Device) {
        m_follower.expectNoLink();
        m_access->session()->signInWithDevice();
    } else {
        m_follower.expectLink();
        m_access->session()->signInWithBrowser(asksAnew);
    }
    show();
}

void SignInController::act(SignInAction action) {
    if (!m_access || m_access->session() == nullptr)
        return;
    switch (action) {
    case SignInAction::SignIn:
        signIn(SignInWay::Browser, false);
        break;
    case SignInAction::UseCode:
        signIn(SignInWay::Device, false);
        break;
    case SignInAction::OtherAccount:
        signIn(SignInWay::Browser, true);
        break;
    case SignInAction::TryAgain:
        if (m_restored && m_page.view().state == SignInView::State::Unreachable) {
            // The secret is still in the keyring: nobody has to sign in for a lost network.
            m_wanted = true;
            m_access->session()->restore();
            show();
        } else {
            signIn(m_way, false);
        }
        break;
    case SignInAction::Cancel:
        m_wanted = false;
        m_follower.expectNoLink();
        m_access->session()->cancel();
        show();
        break;
    case SignInAction::CopyLink:
    case SignInAction::CopyCode:
    case SignInAction::CopyDetails:
    case SignInAction::SwitchWorkspace:
        break;
    }
}

void SignInController::leave() {
    m_beat.stop();
    m_wanted = false;
    m_follower.expectNoLink();
    m_access.reset();
    m_page.setCurrent({});
    m_page.setView({});
}

std::unique_ptr<WorkspaceAccess> SignInController::takeAccess() {
    return std::move(m_access);
}

void SignInController::tellFailure(const Profile& profile, const Error& error) {
    SignInView view;
    view.state = SignInView::State::Broken;
    view.workspace = profile.title;
    view.message = error.message;
    view.detail = error.detail;
    m_page.setView(view);
}

} // namespace logloupe
