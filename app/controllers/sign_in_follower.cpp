// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/sign_in_follower.h"

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

using Step = SignInState::Step;
using State = SignInView::State;

State failedState(const std::optional<Error>& error) {
    if (!error)
        return State::Failed;
    if (error->kind == ErrorKind::Tls)
        return State::NotTrusted;
    // What the sign-in says of itself in the detail, see connectors/auth/sign_in_errors.cpp.
    if (error->detail == u"access_denied"_s)
        return State::Refused;
    if (error->detail == u"clock"_s)
        return State::ClockWrong;
    return error->kind == ErrorKind::Network ? State::Unreachable : State::Failed;
}

State stateOf(const SignInState& state) {
    switch (state.step) {
    case Step::SignedOut:
        return State::Ready;
    case Step::Restoring:
    case Step::Discovering:
        return State::Connecting;
    case Step::WaitingBrowser:
        return State::WaitingBrowser;
    case Step::WaitingDevice:
        return State::WaitingDevice;
    case Step::Checking:
        return State::Checking;
    case Step::SignedIn:
        return State::Opening;
    case Step::NoRole:
        return State::NoRole;
    case Step::Locked:
        return State::Locked;
    case Step::Failed:
        return failedState(state.error);
    }
    return State::Failed;
}

} // namespace

SignInFollower::SignInFollower(LinkOpener openLink)
    : m_openLink(std::move(openLink)) {}

SignInView SignInFollower::follow(const SignInState& state, const Profile& profile, qint64 now, const QTimeZone& zone) {
    SignInView view;
    view.state = stateOf(state);
    view.workspace = profile.title;
    view.host = profile.signIn ? QUrl(profile.signIn->issuer).host() : QString();
    view.account = state.account.name;
    view.rolesFound = state.account.roles;
    view.rolesThatOpen = profile.admittedRoles();
    view.checked = state.checked.toTimeZone(zone);
    view.memoryOnly = state.memoryOnly;
    view.keyringAsks = state.keyringAsks;
    if (state.error) {
        view.message = state.error->message;
        view.detail = state.error->detail;
    }
    const bool waits = view.state == State::WaitingBrowser || view.state == State::WaitingDevice;
    if (!waits) {
        m_link.clear();
        return view;
    }
    view.link = state.link.toString(QUrl::FullyEncoded);
    view.userCode = state.userCode;
    view.secondsLeft = static_cast<int>(std::max<qint64>(state.until.toSecsSinceEpoch() - now, 0));
    if (state.link != m_link) {
        m_link = state.link;
        m_secondsInAll = std::max(view.secondsLeft, 1);
        m_failed = false;
        if (view.state == State::WaitingBrowser && std::exchange(m_mayOpen, false))
            m_failed = !m_openLink(m_link);
    }
    view.secondsInAll = m_secondsInAll;
    view.browserFailed = m_failed;
    return view;
}

bool isCountingDown(const SignInView& view) {
    return view.state == State::WaitingBrowser || view.state == State::WaitingDevice;
}

} // namespace logloupe
