// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

namespace logloupe {

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

void Command::finishWith(const Completeness& completeness) {
    console().flush();
    console().endProgress();
    for (const SourceCompleteness& source : completeness.sources) {
        if (source.state != SourceState::Complete)
            console().warn(source.name + QStringLiteral(": ") + source.reason);
    }
    emit finished(completeness.isComplete() ? exit_code::complete : exit_code::partial);
}

Result<Query> Command::queryFrom(int firstArgument) const {
    const QString text = m_context.line.arguments.mid(firstArgument).join(QChar::Space);
    auto query = parseQuery(text, {m_context.zone(), m_context.now()});
    if (query)
        return query;
    Error error = query.error();
    if (error.position) {
        // The place is shown under the query, as compilers do.
        error.message = text + QLatin1Char('\n') + QString(*error.position, QChar::Space) + QStringLiteral("^\n")
                        + error.message + QLatin1Char(' ')
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
