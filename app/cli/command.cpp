// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"

#include "app/cli/terminal_text.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

constexpr qsizetype excerptLength = 72;

/// The query's line with the place marked under it, as compilers do. A long query is cut around the place.
QString queryExcerpt(const QString& query, qsizetype position) {
    const qsizetype first = query.size() <= excerptLength ? 0 : std::max<qsizetype>(0, position - excerptLength * 2 / 3);
    const QString before = (first > 0 ? QStringLiteral("…") : QString()) + terminalText(query.mid(first, position - first));
    const QString behind = terminalText(query.mid(position, first + excerptLength - position));
    return before + behind + (query.size() > first + excerptLength ? QStringLiteral("…") : QString()) + QLatin1Char('\n')
           + QString(displayWidth(before), QChar::Space) + QStringLiteral("^\n");
}

} // namespace

int exitCodeOf(const Error& error) {
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return exit_code::interrupted;
    case ErrorKind::Query:
    case ErrorKind::Usage:
        return exit_code::wrongUse;
    case ErrorKind::Partial:
        return exit_code::partial;
    case ErrorKind::Auth:
    case ErrorKind::Forbidden:
        return exit_code::signInNeeded;
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::RateLimited:
    case ErrorKind::Decode:
    case ErrorKind::Storage:
        break;
    }
    return exit_code::failed;
}

void Command::failWith(const Error& error) {
    console().flush();
    console().fail(error);
    emit finished(exitCodeOf(error));
}

void Command::finishWith(Completeness completeness) {
    console().flush();
    console().endProgress();
    for (const QString& source : m_context.liveOnly)
        completeness.sources.append(
            {source, SourceState::Failed,
             QCoreApplication::translate("Command", "keeps nothing to ask; watch it with logloupe tail")});
    const QList<SourceHealth> unreadable = unreadableSources();
    for (const SourceHealth& source : unreadable)
        completeness.sources.append({source.name, SourceState::Failed, source.state});
    for (const SourceCompleteness& source : completeness.sources) {
        if (source.state != SourceState::Complete)
            console().warn(source.name + QStringLiteral(": ") + source.reason);
    }
    emit finished(completeness.isComplete() ? exit_code::complete : exit_code::partial);
}

QList<SourceHealth> Command::unreadableSources() const {
    const QStringList wanted = m_context.line.values("source");
    QList<SourceHealth> sources = m_context.workspace.unreadableSources();
    if (!wanted.isEmpty())
        sources.removeIf([&wanted](const SourceHealth& source) { return !wanted.contains(source.name); });
    return sources;
}

void Command::watchProgress(const SearchRun* run) {
    if (run == nullptr)
        return;
    connect(run, &SearchRun::progressed, this, [this](const Progress& progress) {
        std::optional<double> share;
        if (progress.toExamine > 0)
            share = static_cast<double>(progress.examined) / static_cast<double>(progress.toExamine);
        console().progress(QCoreApplication::translate("Command", "Searching… %1 so far").arg(countText(progress.found)),
                           share);
    });
}

void Command::writeJson(const QJsonDocument& json) {
    console().write(json.toJson());
}

void Command::writeTable(const TextTable& table) {
    console().write(table.text(console().lineWidth()));
}

Result<Query> Command::queryFrom(int firstArgument) const {
    const QString text = m_context.line.arguments.mid(firstArgument).join(QChar::Space);
    auto query = parseQuery(text, {m_context.zone(), m_context.now()});
    if (query)
        return query;
    Error error = query.error();
    if (error.position) {
        error.message = queryExcerpt(text, *error.position) + error.message + QLatin1Char(' ')
                        + QCoreApplication::translate("Command", "(column %1)").arg(*error.position + 1);
    }
    return failure(error);
}

TimeRange Command::boundedRange() const {
    const TimeRange held = m_context.source().health().range;
    TimeRange range = m_context.range;
    if (range.begin == TimePoint::earliest())
        range.begin = held.isUnbounded() ? m_context.now() - std::chrono::hours(24) : held.begin;
    if (range.end == TimePoint::latest())
        range.end = held.isUnbounded() ? m_context.now() : std::max(held.end, range.begin + Duration(1));
    return range;
}

QString Command::masked(std::string_view field, const QString& value) const {
    const auto mask = m_context.workspace.mask();
    if (field == "_raw")
        return mask->maskedRecord(value, RecordFormat::Json);
    return mask->maskedValue(FieldRef::named(field), value);
}

} // namespace logloupe
