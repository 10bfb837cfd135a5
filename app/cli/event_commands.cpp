// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/event_commands.h"

#include "models/domain/human_format.h"

#include <QFileInfo>

namespace logloupe {

SearchCommand::SearchCommand(const CommandContext& context)
    : Command(context)
    , m_writer(context.line.format(), context.text, context.console.lineWidth()) {}

void SearchCommand::start() {
    const auto query = queryFrom(0);
    const auto limit = numberOption(context().line, "limit", 0);
    if (!query || !limit) {
        failWith(!query ? query.error() : limit.error());
        return;
    }
    SearchRequest request;
    request.query = *query;
    request.range = context().range;
    request.order = context().line.value("sort") == QStringLiteral("-time") ? SortOrder::NewestFirst : SortOrder::OldestFirst;
    request.limit = *limit;
    console().write(m_writer.head());
    m_run = context().source().search(request);
    connect(m_run.get(), &SearchRun::batchReady, this, &SearchCommand::write);
    connect(m_run.get(), &SearchRun::finished, this, &SearchCommand::end);
    watchProgress(m_run.get());
}

void SearchCommand::interrupt() {
    m_run->cancel();
}

void SearchCommand::write(const EventBatch& batch) {
    for (int row = 0; row < batch.size(); ++row) {
        ++m_written;
        if (!console().write(m_writer.event(batch, row)) || Console::isInterrupted()) {
            m_run->cancel();
            return;
        }
    }
}

void SearchCommand::end(const Outcome& outcome) {
    console().write(m_writer.tail());
    console().flush();
    console().endProgress();
    if (outcome.kind == Outcome::Kind::Failed) {
        failWith(*outcome.error);
        return;
    }
    if (outcome.kind == Outcome::Kind::Cancelled) {
        emit finished(Console::isInterrupted() ? exit_code::interrupted : exit_code::complete);
        return;
    }
    if (isFormat("table") && !context().line.has("quiet"))
        console().warn(tr("%1 of %2").arg(countText(m_written), countText(outcome.completeness.total)));
    finishWith(outcome.completeness);
}

void ExportCommand::start() {
    const auto query = queryFrom(0);
    if (!query) {
        failWith(query.error());
        return;
    }
    const QString path = context().line.value("output");
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QStringLiteral("ndjson") && suffix != QStringLiteral("csv")) {
        failWith({ErrorKind::Usage, tr("Name the file to write with -o, ending in .ndjson or .csv.")});
        return;
    }
    auto file = OutputFile::open(path);
    if (!file) {
        failWith(file.error());
        return;
    }
    m_file = std::move(*file);
    m_writer = std::make_unique<EventWriter>(suffix, context().text);
    m_file->write(m_writer->head());
    SearchRequest request;
    request.query = *query;
    request.range = context().range;
    m_run = context().source().search(request);
    connect(m_run.get(), &SearchRun::batchReady, this, &ExportCommand::write);
    connect(m_run.get(), &SearchRun::finished, this, &ExportCommand::end);
}

void ExportCommand::interrupt() {
    if (m_run)
        m_run->cancel();
}

void ExportCommand::write(const EventBatch& batch) {
    QByteArray bytes;
    for (int row = 0; row < batch.size(); ++row)
        bytes += m_writer->event(batch, row);
    m_written += batch.size();
    if (!m_file->write(bytes) || Console::isInterrupted())
        m_run->cancel();
    console().progress(tr("Written: %1").arg(countText(m_written)));
}

void ExportCommand::end(const Outcome& outcome) {
    console().endProgress();
    if (outcome.kind == Outcome::Kind::Failed) {
        failWith(*outcome.error);
        return;
    }
    if (Console::isInterrupted()) {
        console().warn(tr("Stopped. %1 was not written.").arg(m_file->path()));
        emit finished(exit_code::interrupted);
        return;
    }
    m_file->write(m_writer->tail());
    if (const auto done = m_file->commit(); !done) {
        failWith(done.error());
        return;
    }
    console().warn(tr("Written: %1").arg(countText(m_written)));
    finishWith(outcome.completeness);
}

TailCommand::TailCommand(const CommandContext& context)
    : Command(context)
    , m_writer(context.line.format(), context.text, context.console.lineWidth()) {}

void TailCommand::start() {
    const auto query = queryFrom(0);
    const auto limit = numberOption(context().line, "limit", 1);
    if (!query || !limit) {
        failWith(!query ? query.error() : limit.error());
        return;
    }
    m_limit = limit->value_or(-1);
    const QStringList wanted = context().line.values("source");
    for (EventSource* source : context().workspace.tailSources()) {
        if (wanted.isEmpty() || wanted.contains(source->name()))
            follow(*source, *query);
    }
    const QList<SourceHealth> unreadable = unreadableSources();
    for (const SourceHealth& source : unreadable) {
        console().warn(source.name + QStringLiteral(": ") + source.state);
        m_isPartial = true;
    }
    if (m_runs.empty())
        failWith(
            {ErrorKind::Usage, tr("%1 does not change while it is watched. Search it: logloupe search").arg(wanted.first())});
}

void TailCommand::follow(EventSource& source, const Query& query) {
    m_runs.push_back(source.tail({query}));
    SearchRun* run = m_runs.back().get();
    connect(run, &SearchRun::batchReady, this, &TailCommand::write);
    connect(run, &SearchRun::noticed, this, [this, name = source.name()](const TailNotice& notice) { tell(name, notice); });
    connect(run, &SearchRun::finished, this, &TailCommand::end);
}

void TailCommand::interrupt() {
    for (const auto& run : m_runs)
        run->cancel();
}

void TailCommand::end(const Outcome& outcome) {
    if (outcome.kind == Outcome::Kind::Failed) {
        if (m_failed++ == 0)
            m_failedCode = exitCodeOf(*outcome.error);
        console().fail(*outcome.error);
    }
    if (++m_ended < static_cast<int>(m_runs.size()))
        return;
    const bool failedAll = m_failed == static_cast<int>(m_runs.size());
    emit finished(Console::isInterrupted()      ? exit_code::interrupted
                  : failedAll                   ? m_failedCode
                  : m_failed > 0 || m_isPartial ? exit_code::partial
                                                : exit_code::complete);
}

void TailCommand::write(const EventBatch& batch) {
    for (int row = 0; row < batch.size() && (m_limit < 0 || m_written < m_limit); ++row) {
        console().write(m_writer.event(batch, row));
        ++m_written;
    }
    // Whoever reads along wants to see each event now.
    if (!console().flush() || m_written == m_limit)
        interrupt();
}

void TailCommand::tell(const QString& source, const TailNotice& notice) {
    switch (notice.kind) {
    case TailNotice::Kind::Connected:
        return;
    case TailNotice::Kind::Disconnected:
        console().warn(tr("%1 lost the connection. %2").arg(source, notice.reason));
        return;
    case TailNotice::Kind::Reconnected:
        console().warn(
            tr("%1 reconnected; %n event(s) of the gap were read again", nullptr, static_cast<int>(notice.events)).arg(source));
        return;
    case TailNotice::Kind::Dropped:
        console().warn(tr("%n event(s) dropped by %1", nullptr, static_cast<int>(notice.events)).arg(source));
        return;
    }
}

} // namespace logloupe
