// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// sign-in, sign-out, whoami: what a person in a terminal does with a profile's sign-in. Links, codes for a device and sentences go to standard error, who is signed in to
// standard output; tokens go nowhere. One thread; nothing blocks.

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/engine/workspace_access.h"

#include <QObject>

#include <functional>

namespace logloupe {

class SignInCommand : public QObject {
    Q_OBJECT
public:
    enum class Action : quint8 { SignIn, SignOut, WhoAmI };
    /// Opens a link in the person's browser; false where there is none.
    using OpenLink = std::function<bool(const QUrl&)>;

    /// All outlive it; the access needs a sign-in. `openLink`: empty where there is no display, so that a device grant is begun.
    SignInCommand(const CommandLine& line, Console& console, WorkspaceAccess& access, Action action, OpenLink openLink);

    void start();
    /// Ctrl+C.
    void interrupt();

    /// What a command line's name means; nothing for others.
    [[nodiscard]] static std::optional<Action> actionOf(const CommandLine& line);
    /// A display, and no wish for a device grant.
    [[nodiscard]] static bool mayOpenBrowser(const CommandLine& line);

signals:
    void finished(int exitCode);

private:
    void follow();
    void settleRestored(const SignInState& state);
    void settleAttempt(const SignInState& state);
    void settleSignOut(const SignInState& state);
    void showLink(const SignInState& state);
    void showAccount(bool isNew);
    void end(int exitCode);
    void endWith(const Error& error);

    const CommandLine& m_line;
    Console& m_console;
    WorkspaceAccess& m_access;
    SignInSession& m_session;
    Action m_action;
    OpenLink m_openLink;
    enum class Phase : quint8 { Restoring, Attempting, SigningOut, Ended };
    Phase m_phase = Phase::Restoring;
    QUrl m_shownLink;
    bool m_saidKeyring = false;
};

/// What a person in a terminal does about an error of the access: the sentence, and the command that helps.
[[nodiscard]] Error withCommand(const Error& error, const Profile& profile);

} // namespace logloupe
