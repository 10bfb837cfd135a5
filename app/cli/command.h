// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A command at work: started once the workspace is open, ends with an exit code. One thread; nothing blocks.

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/text_table.h"
#include "app/engine/workspace.h"
#include "models/items/event_text.h"

#include <QJsonDocument>
#include <QObject>

#include <algorithm>
#include <memory>

namespace logloupe {

/// What a command works with. All outlive it.
struct CommandContext {
    const CommandLine& line;
    Console& console;
    Workspace& workspace;
    EventText& text;           ///< zone, now and mask of this run
    TimeRange range;           ///< --from and --to
    QStringList liveOnly = {}; ///< sources that were asked for and keep nothing to search in

    [[nodiscard]] EventSource& source() const { return workspace.source(); }
    [[nodiscard]] const QTimeZone& zone() const { return text.zone(); }
    [[nodiscard]] TimePoint now() const { return text.now(); }
};

class Command : public QObject {
    Q_OBJECT
public:
    explicit Command(const CommandContext& context)
        : m_context(context) {}

    virtual void start() = 0;
    /// Ctrl+C. Whoever has something worth printing prints it before it ends.
    virtual void interrupt() { emit finished(exit_code::interrupted); }

signals:
    void finished(int exitCode);

protected:
    [[nodiscard]] const CommandContext& context() const { return m_context; }
    [[nodiscard]] Console& console() const { return m_context.console; }
    /// Prints the error; the exit code fits its kind.
    void failWith(const Error& error);
    /// Complete, or partial with its reasons on standard error.
    void finishWith(Completeness completeness);
    /// Sources that cannot be read, of those that --source names.
    [[nodiscard]] QList<SourceHealth> unreadableSources() const;
    /// Shows how far a question is.
    void watchProgress(const SearchRun* run);
    void writeJson(const QJsonDocument& json);
    void writeTable(const TextTable& table);
    /// The words of the command line as a query, or a failure that points at the column.
    [[nodiscard]] Result<Query> queryFrom(int firstArgument) const;
    /// The given range, brought to what the source holds where it is open: for questions that need bounds.
    [[nodiscard]] TimeRange boundedRange() const;
    /// The moment that states and durations are of: now, or --to when that is earlier.
    [[nodiscard]] TimePoint asOf() const { return std::min(m_context.now(), m_context.range.end); }
    [[nodiscard]] QString masked(std::string_view field, const QString& value) const;
    [[nodiscard]] bool isFormat(const char* format) const { return m_context.line.format() == QLatin1String(format); }

private:
    CommandContext m_context;
};

[[nodiscard]] int exitCodeOf(const Error& error);

/// Null for the commands that need no workspace, and those that draw.
[[nodiscard]] std::unique_ptr<Command> makeCommand(const CommandContext& context);

} // namespace logloupe
