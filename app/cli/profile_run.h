// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A command with a profile: finds or fetches the profile, restores its sign-in, then runs the command as far as the roles allow. One thread; needs an event loop.

#include "app/cli/command_run.h"
#include "app/cli/profile_choice.h"
#include "app/cli/sign_in_command.h"

#include <QTimer>

#include <memory>

namespace logloupe {

class ProfileRun : public QObject {
    Q_OBJECT
public:
    /// `openLink`: empty where no browser can be opened.
    ProfileRun(const CommandLine& line, Console& console, std::unique_ptr<TokenVault> vault, SignInCommand::OpenLink openLink);
    ~ProfileRun() override;

    /// Whether a command line is for it.
    [[nodiscard]] static bool isFor(const CommandLine& line);

    /// Ends with QCoreApplication::exit().
    void start();

private:
    void use(const Result<Profile>& profile);
    void signInOrOut(SignInCommand::Action action);
    void restore();
    void settleRestored();
    void runCommand();
    void stopWhenInterrupted();
    void fail(const Error& error);

    const CommandLine& m_line;
    Console& m_console;
    ProfileStore m_store;
    AuthClock m_clock;
    SignInCommand::OpenLink m_openLink;
    std::unique_ptr<TokenVault> m_vault;
    std::unique_ptr<WorkspaceAccess> m_access;
    std::unique_ptr<SignInCommand> m_signIn;
    std::unique_ptr<CommandRun> m_run;
    QTimer m_watch;
};

} // namespace logloupe
