// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/diagnostics.h"

#include "models/domain/nearest_name.h"
#include "models/query/field_alias.h"

#include <QCoreApplication>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Query", text);
}

QString levelProblemText(const QString& text) {
    QStringList names;
    for (const Severity severity : allSeverities) {
        const std::string_view name = severityName(severity);
        if (!name.empty())
            names += QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    }
    const QString nearest = nearestName(text, names);
    if (!nearest.isEmpty())
        return translated(QT_TRANSLATE_NOOP("Query", "“%1” is not a level. Did you mean %2?")).arg(text, nearest);
    return translated(QT_TRANSLATE_NOOP("Query", "“%1” is not a level. Levels are %2.")).arg(text, names.join(", "_L1));
}

} // namespace

Error queryError(int position, const QString& message) {
    Error error;
    error.kind = ErrorKind::Query;
    error.message = message;
    error.position = position;
    return error;
}

QString boundProblemText(BoundProblem problem, const QString& text) {
    switch (problem) {
    case BoundProblem::NotATime:
        return translated(QT_TRANSLATE_NOOP("Query", "“%1” is not a time. Write 2026-05-11, 2026-05-11T10:30, -2h or now."))
            .arg(text);
    case BoundProblem::NotALevel:
        return levelProblemText(text);
    case BoundProblem::NotANumber:
        return translated(QT_TRANSLATE_NOOP("Query", "“%1” is not a number.")).arg(text);
    case BoundProblem::NotADuration:
        return translated(QT_TRANSLATE_NOOP(
                              "Query", "“%1” is not a duration. Write a number with a unit, such as 250ms, 30s, 5m or 2h."))
            .arg(text);
    case BoundProblem::DurationWithoutUnit:
        return translated(QT_TRANSLATE_NOOP("Query", "Add a unit to the duration: %1ms, %1s, %1m or %1h.")).arg(text);
    case BoundProblem::NotASize:
        return translated(QT_TRANSLATE_NOOP("Query",
                                            "“%1” is not a size. Write bytes, or a number with a unit, such as 500kB or 10MB."))
            .arg(text);
    }
    return {};
}

QString unknownFieldText(const QString& name, const std::vector<std::string>& knownFields) {
    QStringList candidates;
    for (const Field field : allFields())
        candidates += QString::fromStdString(std::string(fieldName(field)));
    for (const std::string& known : knownFields)
        candidates += QString::fromStdString(known);
    for (const FieldAlias& alias : fieldAliases())
        candidates += alias.name.toString();
    const QString nearest = nearestName(name, candidates);
    if (!nearest.isEmpty())
        return translated(QT_TRANSLATE_NOOP("Query", "Field “%1” is not known here. Did you mean %2?")).arg(name, nearest);
    return translated(
               QT_TRANSLATE_NOOP("Query", "Field “%1” is not known here. To search for this text, put it in quotation marks."))
        .arg(name);
}

} // namespace logloupe
