// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One command over an opened workspace, from filling the demo to its exit code. One thread; needs an event loop.

#include "app/cli/command.h"
#include "app/engine/demo_filler.h"

#include <QTimer>

#include <memory>

namespace logloupe {

class CommandRun : public QObject {
    Q_OBJECT
public:
    /// `access`: who may see what, and outlives the run; null: everybody everything.
    CommandRun(const CommandLine& line, Console& console, OpenedStore opened, WorkspaceAccess* access = nullptr);
    ~CommandRun() override;

    /// Ends with QCoreApplication::exit().
    void start();

private:
    void fillDemo();
    void run();
    [[nodiscard]] Result<CommandContext> makeContext();
    /// --source: only those are asked. Gives the names of those that keep nothing to ask. Unknown names, and a choice of which none can be asked, are wrong use.
    [[nodiscard]] Result<QStringList> chooseSources();
    [[nodiscard]] Error whyUnreadable(const QString& name) const;
    void stopWhenInterrupted();
    void fail(const Error& error);

    const CommandLine& m_line;
    Console& m_console;
    std::unique_ptr<Workspace> m_held;
    Workspace& m_workspace;
    EventText m_text;
    QTimer m_watch;
    std::unique_ptr<DemoFiller> m_demo;
    std::unique_ptr<Command> m_command;
};

} // namespace logloupe
