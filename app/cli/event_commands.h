// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// search, export, tail: events as they are.

#include "app/cli/command.h"
#include "app/cli/event_writer.h"
#include "app/engine/await.h"

#include <QFile>
#include <QTimer>

namespace logloupe {

class SearchCommand : public Command {
    Q_OBJECT
public:
    explicit SearchCommand(const CommandContext& context);
    void start() override;

private:
    void write(const EventBatch& batch);

    EventWriter m_writer;
    std::unique_ptr<SearchRun> m_run;
    qint64 m_written = 0;
};

class ExportCommand : public Command {
    Q_OBJECT
public:
    explicit ExportCommand(const CommandContext& context);
    void start() override;

private:
    void end(const Outcome& outcome);

    QFile m_file;
    std::unique_ptr<EventWriter> m_writer;
    std::unique_ptr<SearchRun> m_run;
    qint64 m_written = 0;
};

class TailCommand : public Command {
    Q_OBJECT
public:
    explicit TailCommand(const CommandContext& context);
    void start() override;

private:
    void write(const EventBatch& batch);
    void tell(const QString& source, const TailNotice& notice);

    EventWriter m_writer;
    std::vector<std::unique_ptr<SearchRun>> m_runs;
    qint64 m_limit = -1;
    qint64 m_written = 0;
    int m_ended = 0;
};

} // namespace logloupe
