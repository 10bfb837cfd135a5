// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_run.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

namespace logloupe {

namespace {

constexpr int watchMilliseconds = 50;

bool isCommand(const CommandLine& line, const char* name) {
    return QLatin1String(line.command->name) == QLatin1String(name);
}

QStringList namesOf(const std::vector<EventSource*>& sources) {
    QStringList names;
    for (const EventSource* source : sources)
        names << source->name();
    return names;
}

} // namespace

CommandRun::CommandRun(const CommandLine& line, Console& console, OpenedStore opened, WorkspaceAccess* access)
    : m_line(line)
    , m_console(console)
    , m_held(access == nullptr ? std::make_unique<Workspace>(std::move(opened))
                               : std::make_unique<Workspace>(std::move(opened), *access))
    , m_workspace(*m_held) {
    connect(&m_watch, &QTimer::timeout, this, &CommandRun::stopWhenInterrupted);
    m_watch.start(watchMilliseconds);
}

CommandRun::~CommandRun() = default;

void CommandRun::start() {
    if (m_workspace.needsDemo()) {
        fillDemo();
        return;
    }
    for (const QString& notice : m_workspace.notices() + m_workspace.store()->notices())
        m_console.warn(notice);
    run();
}

void CommandRun::fillDemo() {
    m_demo = std::make_unique<DemoFiller>(m_workspace);
    connect(m_demo.get(), &DemoFiller::progressed, this,
            [this](double share) { m_console.progress(tr("Preparing the demo"), share); });
    connect(m_demo.get(), &DemoFiller::finished, this, [this](const std::optional<Error>& error) {
        m_console.endProgress();
        if (error)
            fail(*error);
        else
            run();
    });
    m_demo->start();
}

void CommandRun::run() {
    const auto context = makeContext();
    if (!context) {
        fail(context.error());
        return;
    }
    m_command = makeCommand(*context);
    connect(
        m_command.get(), &Command::finished, this, [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    m_command->start();
}

Result<CommandContext> CommandRun::makeContext() {
    const auto zone = m_line.has("zone") ? zoneOption(m_line) : Result<QTimeZone>(m_workspace.zone());
    if (!zone)
        return failure(zone.error());
    const auto range = rangeOption(m_line, m_workspace.now(), *zone);
    if (!range)
        return failure(range.error());
    const auto liveOnly = chooseSources();
    if (!liveOnly)
        return failure(liveOnly.error());
    if (m_line.has("output") && !isCommand(m_line, "export")) {
        if (const auto opened = m_console.writeInto(m_line.value("output")); !opened)
            return failure(opened.error());
    }
    if (m_line.format() == QStringLiteral("png") && m_console.isTerminal())
        return failure({ErrorKind::Usage, tr("A picture does not go to a terminal. Name a file with -o FILE.")});
    m_text.setZone(*zone);
    m_text.setNow(m_workspace.now());
    m_text.setMask(m_workspace.mask());
    return CommandContext{m_line, m_console, m_workspace, m_text, *range, *liveOnly};
}

Result<QStringList> CommandRun::chooseSources() {
    const QStringList kept = namesOf(m_workspace.sources());
    QStringList others = namesOf(m_workspace.tailSources());
    others.removeIf([&kept](const QString& name) { return kept.contains(name); });
    QStringList unreadable;
    for (const SourceHealth& source : m_workspace.unreadableSources())
        unreadable << source.name;
    QStringList asked;
    QStringList liveOnly;
    const QStringList wanted = m_line.values("source");
    for (const QString& name : wanted) {
        if (kept.contains(name))
            asked << name;
        else if (others.contains(name))
            liveOnly << name;
        else if (!unreadable.contains(name))
            return failure(
                {ErrorKind::Usage,
                 tr("There is no source “%1” here. There are: %2.").arg(name, (kept + others + unreadable).join(u", "))});
    }
    if (wanted.isEmpty() || isCommand(m_line, "import"))
        return QStringList();
    if (!asked.isEmpty())
        m_workspace.chooseSources(asked);
    if (isCommand(m_line, "sources"))
        return QStringList();
    if (asked.isEmpty() && liveOnly.isEmpty())
        return failure(whyUnreadable(wanted.first()));
    if (isCommand(m_line, "tail"))
        return QStringList();
    if (asked.isEmpty())
        return failure(
            {ErrorKind::Usage, tr("%1 keeps nothing to ask. Watch it: logloupe tail --source \"%1\"").arg(liveOnly.first())});
    return liveOnly;
}

Error CommandRun::whyUnreadable(const QString& name) const {
    for (const SourceHealth& source : m_workspace.unreadableSources()) {
        if (source.name == name)
            return {ErrorKind::Usage, source.name + QStringLiteral(": ") + source.state, {}, {}, {}, source.name};
    }
    return {};
}

void CommandRun::stopWhenInterrupted() {
    if (!Console::isInterrupted())
        return;
    m_watch.stop();
    m_console.endProgress();
    if (m_command)
        m_command->interrupt();
    else
        QCoreApplication::exit(exit_code::interrupted);
}

void CommandRun::fail(const Error& error) {
    m_console.fail(error);
    QCoreApplication::exit(exitCodeOf(error));
}

} // namespace logloupe
