// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// search, export, tail: events as they are.

#include "app/cli/command.h"
#include "app/cli/event_writer.h"
#include "app/engine/await.h"

namespace logloupe {

class SearchCommand : public Command {
    Q_OBJECT
public:
    explicit SearchCommand(const CommandContext& context);
    void start() override;
    void interrupt() override;

private:
    void write(const EventBatch& batch);
    void end(const Outcome& outcome);

    EventWriter m_writer;
    std::unique_ptr<SearchRun> m_run;
    qint64 m_written = 0;
};

class ExportCommand : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;
    void interrupt() override;

private:
    void write(const EventBatch& batch);
    void end(const Outcome& outcome);

    std::unique_ptr<OutputFile> m_file;
    std::unique_ptr<EventWriter> m_writer;
    std::unique_ptr<SearchRun> m_run;
    qint64 m_written = 0;
};

class TailCommand : public Command {
    Q_OBJECT
public:
    explicit TailCommand(const CommandContext& context);
    void start() override;
    void interrupt() override;

private:
    void follow(EventSource& source, const Query& query);
    void write(const EventBatch& batch);
    void end(const Outcome& outcome);
    void tell(const QString& source, const TailNotice& notice);

    EventWriter m_writer;
    std::vector<std::unique_ptr<SearchRun>> m_runs;
    qint64 m_limit = -1;
    qint64 m_written = 0;
    int m_ended = 0;
    int m_failed = 0;
    int m_failedCode = 0; ///< of the first one that failed
    bool m_isPartial = false;
};

} // namespace logloupe
