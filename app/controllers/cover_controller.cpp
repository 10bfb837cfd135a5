// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/cover_controller.h"

#include "views/pages/lock_cover.h"

namespace logloupe {

using Step = SignInState::Step;

CoverController::CoverController(WorkspaceAccess& access, const AuthClock& clock, LinkOpener openLink, LockCover& cover,
                                 QObject* parent)
    : QObject(parent)
    , m_access(access)
    , m_clock(clock)
    , m_cover(cover)
    , m_follower(std::move(openLink)) {
    m_beat.setInterval(std::chrono::seconds(1));
    connect(&m_beat, &QTimer::timeout, this, &CoverController::show);
    connect(&m_cover, &LockCover::triggered, this, &CoverController::act);
    connect(&m_access, &WorkspaceAccess::coverChanged, this, &CoverController::show);
    connect(m_access.session(), &SignInSession::stateChanged, this, &CoverController::show);
    show();
}

void CoverController::setZone(const QTimeZone& zone) {
    m_zone = zone;
    show();
}

bool CoverController::isStanding() const {
    return m_access.session()->state().step == Step::SignedIn;
}

bool CoverController::isCovering() const {
    return m_access.isCovered() || !isStanding();
}

SignInView CoverController::currentView() {
    const SignInState& session = m_access.session()->state();
    if (!isStanding())
        return m_follower.follow(session, *m_access.profile(), m_clock.now(), m_zone);
    SignInView view = m_follower.follow(m_access.coverState(), *m_access.profile(), m_clock.now(), m_zone);
    view.account = session.account.name;
    if (m_access.coverState().step == Step::SignedOut)
        view.state = SignInView::State::Covered;
    return view;
}

void CoverController::show() {
    if (isCovering()) {
        const SignInView view = currentView();
        m_cover.setView(view);
        if (isCountingDown(view) != m_beat.isActive())
            isCountingDown(view) ? m_beat.start() : m_beat.stop();
    } else {
        m_beat.stop();
    }
    emit changed();
}

void CoverController::signIn(SignInWay way, bool asksAnew) {
    m_way = way;
    if (way == SignInWay::Browser)
        m_follower.expectLink();
    else
        m_follower.expectNoLink();
    if (isStanding())
        m_access.uncover(way);
    else if (way == SignInWay::Browser)
        m_access.session()->signInWithBrowser(asksAnew);
    else
        m_access.session()->signInWithDevice();
}

void CoverController::act(SignInAction action) {
    switch (action) {
    case SignInAction::SignIn:
        signIn(SignInWay::Browser, false);
        break;
    case SignInAction::UseCode:
        signIn(SignInWay::Device, false);
        break;
    case SignInAction::TryAgain:
        signIn(m_way, false);
        break;
    case SignInAction::OtherAccount:
        signIn(SignInWay::Browser, true);
        break;
    case SignInAction::Cancel:
        m_follower.expectNoLink();
        if (isStanding())
            m_access.cancelUncover();
        else
            m_access.session()->cancel();
        break;
    case SignInAction::SwitchWorkspace:
        emit switchRequested();
        break;
    case SignInAction::CopyLink:
    case SignInAction::CopyCode:
    case SignInAction::CopyDetails:
        break;
    }
}

} // namespace logloupe
