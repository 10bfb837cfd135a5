// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/profile_run.h"

#include "app/cli/command_rights.h"

#include <QCoreApplication>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int watchMilliseconds = 50;

bool isImport(const CommandLine& line) {
    return QLatin1String(line.command->name) == "import"_L1;
}

} // namespace

ProfileRun::ProfileRun(const CommandLine& line, Console& console, std::unique_ptr<TokenVault> vault,
                       SignInCommand::OpenLink openLink)
    : m_line(line)
    , m_console(console)
    , m_openLink(std::move(openLink))
    , m_vault(std::move(vault)) {
    connect(&m_watch, &QTimer::timeout, this, &ProfileRun::stopWhenInterrupted);
    m_watch.start(watchMilliseconds);
}

ProfileRun::~ProfileRun() = default;

bool ProfileRun::isFor(const CommandLine& line) {
    return line.command != nullptr && (line.has("profile") || SignInCommand::actionOf(line));
}

void ProfileRun::start() {
    const QString named = m_line.value("profile");
    if (named.isEmpty())
        use(onlyProfile(m_store));
    else if (ProfileStore::isAddress(named))
        m_store.fetch(named, this, [this](const Result<Profile>& profile) { use(profile); });
    else
        use(profileNamed(named, m_store));
}

void ProfileRun::use(const Result<Profile>& profile) {
    if (!profile) {
        fail(profile.error());
        return;
    }
    m_access = std::make_unique<WorkspaceAccess>(*profile, AccessParts{*m_vault, m_clock, accessFolder()});
    const auto action = SignInCommand::actionOf(m_line);
    if (action && !m_access->needsSignIn())
        fail({ErrorKind::Usage, tr("“%1” needs no sign-in.").arg(profile->title)});
    else if (action)
        signInOrOut(*action);
    else if (m_access->needsSignIn())
        restore();
    else
        runCommand();
}

void ProfileRun::signInOrOut(SignInCommand::Action action) {
    m_signIn = std::make_unique<SignInCommand>(m_line, m_console, *m_access, action, m_openLink);
    connect(m_signIn.get(), &SignInCommand::finished, this, [](int code) { QCoreApplication::exit(code); });
    m_signIn->start();
}

void ProfileRun::restore() {
    // Queued: what the answer starts may change the session again.
    connect(m_access->session(), &SignInSession::stateChanged, this, &ProfileRun::settleRestored, Qt::QueuedConnection);
    m_access->session()->restore();
}

void ProfileRun::settleRestored() {
    if (m_access->session()->state().step == SignInState::Step::Restoring || m_run)
        return;
    disconnect(m_access->session(), nullptr, this, nullptr);
    if (const auto error = whyNotRun(m_line, *m_access))
        fail(withCommand(*error, *m_access->profile()));
    else
        runCommand();
}

void ProfileRun::runCommand() {
    auto opened = OpenedStore::openFor(*m_access->profile(), isImport(m_line) ? OpenMode::ReadWrite : OpenMode::ReadOnly,
                                       m_line.value("workspace"));
    if (opened && isImport(m_line) && opened->store->isReadOnly())
        opened = failure({ErrorKind::Storage, tr("Another LogLoupe is writing this workspace. Close it first.")});
    if (!opened) {
        fail(opened.error());
        return;
    }
    m_watch.stop();
    m_run = std::make_unique<CommandRun>(m_line, m_console, std::move(*opened), m_access.get());
    m_run->start();
}

void ProfileRun::stopWhenInterrupted() {
    if (!Console::isInterrupted())
        return;
    m_watch.stop();
    if (m_signIn)
        m_signIn->interrupt();
    else
        QCoreApplication::exit(exit_code::interrupted);
}

void ProfileRun::fail(const Error& error) {
    m_console.fail(error);
    QCoreApplication::exit(exitCodeOf(error));
}

} // namespace logloupe
