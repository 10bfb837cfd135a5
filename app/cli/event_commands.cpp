// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/event_commands.h"

#include "models/domain/human_format.h"

#include <QFileInfo>

namespace logloupe {

SearchCommand::SearchCommand(const CommandContext& context)
    : Command(context)
    , m_writer(context.line.format(), context.text) {}

void SearchCommand::start() {
    const auto query = queryFrom(0);
    const auto limit = numberOption(context().line, "limit", 0);
    const QString sort = context().line.value("sort", QStringLiteral("time"));
    if (!query || !limit) {
        failWith(!query ? query.error() : limit.error());
        return;
    }
    if (sort != QStringLiteral("time") && sort != QStringLiteral("-time")) {
        failWith({ErrorKind::Usage, tr("--sort is time (oldest first) or -time (newest first).")});
        return;
    }
    SearchRequest request;
    request.query = *query;
    request.range = context().range;
    request.order = sort == QStringLiteral("time") ? SortOrder::OldestFirst : SortOrder::NewestFirst;
    request.limit = *limit;
    console().write(m_writer.head());
    m_run = context().source().search(request);
    connect(m_run.get(), &SearchRun::batchReady, this, &SearchCommand::write);
    connect(m_run.get(), &SearchRun::progressed, this, [this](const Progress& progress) {
        console().progress(tr("Searching… %1 so far").arg(countText(progress.found)));
    });
    connect(m_run.get(), &SearchRun::finished, this, [this](const Outcome& outcome) {
        if (outcome.kind == Outcome::Kind::Failed) {
            failWith(*outcome.error);
            return;
        }
        console().write(m_writer.tail());
        console().flush();
        console().endProgress();
        if (outcome.kind == Outcome::Kind::Cancelled) {
            emit finished(console().isClosed() ? exit_code::complete : exit_code::interrupted);
            return;
        }
        if (context().line.format() == QStringLiteral("table") && !context().line.has("quiet"))
            console().warn(tr("%1 of %2").arg(countText(m_written), countText(outcome.completeness.total)));
        finishWith(outcome.completeness);
    });
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

ExportCommand::ExportCommand(const CommandContext& context)
    : Command(context)
    , m_file(context.line.value("output")) {}

void ExportCommand::start() {
    const auto query = queryFrom(0);
    if (!query) {
        failWith(query.error());
        return;
    }
    const QString suffix = QFileInfo(m_file.fileName()).suffix().toLower();
    if (suffix != QStringLiteral("ndjson") && suffix != QStringLiteral("csv")) {
        failWith({ErrorKind::Usage, tr("Name the file to write with -o, ending in .ndjson or .csv.")});
        return;
    }
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        failWith({ErrorKind::Storage,
                  tr("%1 cannot be written. Check the folder's rights and the room on the disk.").arg(m_file.fileName()),
                  m_file.errorString()});
        return;
    }
    m_writer = std::make_unique<EventWriter>(suffix, context().text);
    m_file.write(m_writer->head());
    SearchRequest request;
    request.query = *query;
    request.range = context().range;
    m_run = context().source().search(request);
    connect(m_run.get(), &SearchRun::batchReady, this, [this](const EventBatch& batch) {
        QByteArray bytes;
        for (int row = 0; row < batch.size(); ++row)
            bytes += m_writer->event(batch, row);
        m_written += batch.size();
        if (m_file.write(bytes) != bytes.size() || Console::isInterrupted())
            m_run->cancel();
        console().progress(tr("Written: %1").arg(countText(m_written)));
    });
    connect(m_run.get(), &SearchRun::finished, this, &ExportCommand::end);
}

void ExportCommand::end(const Outcome& outcome) {
    m_file.write(m_writer->tail());
    m_file.close();
    console().endProgress();
    if (outcome.kind == Outcome::Kind::Failed) {
        failWith(*outcome.error);
        return;
    }
    if (m_file.error() != QFileDevice::NoError) {
        failWith({ErrorKind::Storage,
                  tr("%1 is not complete. Check the room on the disk and try again.").arg(m_file.fileName()),
                  m_file.errorString()});
        return;
    }
    if (outcome.kind == Outcome::Kind::Cancelled) {
        emit finished(exit_code::interrupted);
        return;
    }
    console().warn(tr("Written: %1").arg(countText(m_written)));
    finishWith(outcome.completeness);
}

TailCommand::TailCommand(const CommandContext& context)
    : Command(context)
    , m_writer(context.line.format(), context.text) {}

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
        if (!wanted.isEmpty() && !wanted.contains(source->name()))
            continue;
        m_runs.push_back(source->tail({*query}));
        SearchRun* run = m_runs.back().get();
        connect(run, &SearchRun::batchReady, this, &TailCommand::write);
        connect(run, &SearchRun::noticed, this, [this, source](const TailNotice& notice) { tell(source->name(), notice); });
        connect(run, &SearchRun::finished, this, [this](const Outcome& outcome) {
            if (outcome.kind == Outcome::Kind::Failed)
                console().fail(*outcome.error);
            if (++m_ended == static_cast<int>(m_runs.size()))
                emit finished(outcome.kind == Outcome::Kind::Failed ? exit_code::failed
                              : Console::isInterrupted()            ? exit_code::interrupted
                                                                    : exit_code::complete);
        });
    }
    if (m_runs.empty()) {
        failWith({ErrorKind::Usage, tr("There is no such source. See logloupe sources.")});
        return;
    }
    // Ctrl+C is seen even when nothing comes.
    auto* watch = new QTimer(this);
    connect(watch, &QTimer::timeout, this, [this] {
        if (Console::isInterrupted()) {
            for (const auto& run : m_runs)
                run->cancel();
        }
    });
    watch->start(100);
}

void TailCommand::write(const EventBatch& batch) {
    for (int row = 0; row < batch.size() && (m_limit < 0 || m_written < m_limit); ++row) {
        console().write(m_writer.event(batch, row));
        ++m_written;
    }
    // Whoever reads along wants to see each event now.
    if (!console().flush() || m_written == m_limit) {
        for (const auto& run : m_runs)
            run->cancel();
    }
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
