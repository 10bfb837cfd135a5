// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sign_in_command.h"

#include "app/cli/account_text.h"
#include "app/cli/command.h"

#include <QJsonDocument>
#include <QTimer>

#include <utility>

namespace logloupe {

using Step = SignInState::Step;
using namespace Qt::StringLiterals;

namespace {

/// The browser still fetches the page that tells how it went.
constexpr std::chrono::milliseconds lastPage{1500};

bool isUnderWay(Step step) {
    return step == Step::Restoring || step == Step::Discovering || step == Step::WaitingBrowser || step == Step::WaitingDevice
           || step == Step::Checking;
}

} // namespace

Error withCommand(const Error& error, const Profile& profile) {
    if (error.kind != ErrorKind::Auth)
        return error;
    Error told = error;
    told.message += QChar::Space + SignInCommand::tr("Run: logloupe --profile %1 sign-in").arg(profile.id);
    return told;
}

SignInCommand::SignInCommand(const CommandLine& line, Console& console, WorkspaceAccess& access, Action action,
                             OpenLink openLink)
    : m_line(line)
    , m_console(console)
    , m_access(access)
    , m_session(*access.session())
    , m_action(action)
    , m_openLink(std::move(openLink)) {
    // Queued: whoever ends takes the session away.
    connect(&m_session, &SignInSession::stateChanged, this, &SignInCommand::follow, Qt::QueuedConnection);
}

std::optional<SignInCommand::Action> SignInCommand::actionOf(const CommandLine& line) {
    const QLatin1String name(line.command == nullptr ? "" : line.command->name);
    if (name == "sign-in"_L1)
        return Action::SignIn;
    if (name == "sign-out"_L1)
        return Action::SignOut;
    if (name == "whoami"_L1)
        return Action::WhoAmI;
    return {};
}

bool SignInCommand::mayOpenBrowser(const CommandLine& line) {
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") || !qEnvironmentVariableIsEmpty("DISPLAY");
    return hasDisplay && !platform.startsWith("offscreen") && !platform.startsWith("minimal") && !line.has("device");
}

void SignInCommand::start() {
    if (m_action == Action::SignOut) {
        m_phase = Phase::SigningOut;
        m_session.signOut();
        return;
    }
    m_session.restore();
}

void SignInCommand::interrupt() {
    m_session.cancel();
    end(exit_code::interrupted);
}

void SignInCommand::follow() {
    const SignInState state = m_session.state();
    if (state.keyringAsks && !std::exchange(m_saidKeyring, true))
        m_console.warn(tr("The system asks for the password of your keyring. This goes on when you have given it."));
    if (m_phase == Phase::Attempting)
        showLink(state);
    if (m_phase == Phase::Ended || isUnderWay(state.step))
        return;
    switch (m_phase) {
    case Phase::Restoring:
        settleRestored(state);
        break;
    case Phase::Attempting:
        settleAttempt(state);
        break;
    case Phase::SigningOut:
        settleSignOut(state);
        break;
    case Phase::Ended:
        break;
    }
}

void SignInCommand::settleRestored(const SignInState& state) {
    if (state.step == Step::SignedIn) {
        showAccount(false);
        end(exit_code::complete);
        return;
    }
    if (m_action == Action::WhoAmI) {
        if (m_line.format() == u"json"_s)
            m_console.write(QJsonDocument(accountJson(m_access)).toJson());
        endWith(withCommand(*m_access.whyNotEnter(), *m_access.profile()));
        return;
    }
    // Whatever was kept did not help, be it for the network's sake: a person is there to try.
    m_phase = Phase::Attempting;
    if (m_openLink)
        m_session.signInWithBrowser(state.step == Step::NoRole);
    else
        m_session.signInWithDevice();
}

void SignInCommand::settleAttempt(const SignInState& state) {
    if (state.step == Step::SignedIn)
        showAccount(true);
    if (state.step == Step::SignedIn && state.memoryOnly) {
        endWith({ErrorKind::Storage, tr("This computer has no keyring that could be used, so that the sign-in ends with this "
                                        "command. Install or unlock one, "
                                        "such as gnome-keyring.")});
        return;
    }
    if (const auto error = m_access.whyNotEnter()) {
        endWith(*error);
        return;
    }
    end(exit_code::complete);
}

void SignInCommand::settleSignOut(const SignInState& state) {
    if (state.error)
        m_console.fail(*state.error);
    m_console.warn(tr("Signed out of “%1”.").arg(m_access.profile()->title));
    end(exit_code::complete);
}

void SignInCommand::showLink(const SignInState& state) {
    if (state.link.isEmpty() || state.link == m_shownLink)
        return;
    m_shownLink = state.link;
    const QString link = QString::fromLatin1(state.link.toEncoded());
    if (state.step == Step::WaitingDevice)
        m_console.warn(tr("Open this link on any device, and type the code %1 there:").arg(state.userCode) + u"\n  "_s + link);
    else if (state.step == Step::WaitingBrowser && m_openLink && m_openLink(state.link))
        m_console.warn(tr("Sign in in the browser that opens. If none does, open this link:") + u"\n  "_s + link);
    else
        m_console.warn(tr("Open this link in a browser of this computer:") + u"\n  "_s + link);
}

void SignInCommand::showAccount(bool isNew) {
    if (m_line.format() == u"json"_s) {
        m_console.write(QJsonDocument(accountJson(m_access)).toJson());
        return;
    }
    if (m_action == Action::SignIn && !isNew)
        m_console.warn(tr("Signed in already. To be somebody else, sign out first: logloupe --profile %1 sign-out")
                           .arg(m_access.profile()->id));
    m_console.write(accountText(m_access, zoneOption(m_line).value_or(QTimeZone::systemTimeZone())));
}

void SignInCommand::endWith(const Error& error) {
    m_console.flush();
    m_console.fail(error);
    end(exitCodeOf(error));
}

void SignInCommand::end(int exitCode) {
    const bool wasBrowsing = m_phase == Phase::Attempting && m_openLink && exitCode != exit_code::interrupted;
    m_phase = Phase::Ended;
    m_console.flush();
    QTimer::singleShot(wasBrowsing ? lastPage : std::chrono::milliseconds(0), this,
                       [this, exitCode] { emit finished(exitCode); });
}

} // namespace logloupe
