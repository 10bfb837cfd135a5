// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/diagnostics.h"

#include "models/query/field_alias.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Query", text);
}

/// Optimal string alignment distance.
int typingSlips(const QString& left, const QString& right) {
    const qsizetype width = right.size() + 1;
    std::vector<int> cells(static_cast<size_t>((left.size() + 1) * width));
    const auto cell = [&](qsizetype row, qsizetype column) -> int& { return cells[static_cast<size_t>(row * width + column)]; };
    for (qsizetype row = 0; row <= left.size(); ++row)
        cell(row, 0) = static_cast<int>(row);
    for (qsizetype column = 0; column < width; ++column)
        cell(0, column) = static_cast<int>(column);
    for (qsizetype row = 1; row <= left.size(); ++row) {
        for (qsizetype column = 1; column < width; ++column) {
            const int change = left[row - 1] == right[column - 1] ? 0 : 1;
            int best = std::min({cell(row - 1, column) + 1, cell(row, column - 1) + 1, cell(row - 1, column - 1) + change});
            if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                best = std::min(best, cell(row - 2, column - 2) + 1);
            cell(row, column) = best;
        }
    }
    return cell(left.size(), width - 1);
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

QString nearestName(const QString& word, const QStringList& candidates) {
    constexpr qsizetype longestName = 64;
    if (word.size() > longestName)
        return {};
    const QString folded = word.toCaseFolded();
    int fewest = std::min(2, static_cast<int>(folded.size()) / 3) + 1;
    QString nearest;
    for (const QString& candidate : candidates) {
        if (candidate.size() > longestName)
            continue;
        const int slips = typingSlips(folded, candidate.toCaseFolded());
        if (slips < fewest) {
            fewest = slips;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace logloupe
