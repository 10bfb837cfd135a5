// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_outcome.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

bool hasFailed(const PartOutcome& part) {
    return part.outcome.kind == Outcome::Kind::Failed || part.outcome.kind == Outcome::Kind::Cancelled;
}

Error errorOf(const PartOutcome& part) {
    // Nobody but the asker cancels: whoever says so himself has just stopped.
    Error error = part.outcome.error.value_or(
        Error{ErrorKind::Network, QCoreApplication::translate("MergedSource", "It stopped without an answer. Try again.")});
    if (error.source.isEmpty())
        error.source = part.source;
    return error;
}

/// The first one leads; what others say beside it is told too.
Error commonError(const std::vector<PartOutcome>& parts) {
    const auto first = std::find_if(parts.begin(), parts.end(),
                                    [](const PartOutcome& part) { return errorOf(part).kind != ErrorKind::Usage; });
    Error error = errorOf(first == parts.end() ? parts.front() : *first);
    const bool areAlike = std::all_of(parts.begin(), parts.end(),
                                      [&error](const PartOutcome& part) { return errorOf(part).message == error.message; });
    if (areAlike)
        return error;
    QStringList sentences{error.source + QStringLiteral(": ") + error.message};
    for (const PartOutcome& part : parts) {
        const Error other = errorOf(part);
        const QString sentence = other.source + QStringLiteral(": ") + other.message;
        if (!sentences.contains(sentence))
            sentences.append(sentence);
    }
    error.message = sentences.join(QChar::Space);
    return error;
}

/// States of one source as the answer tells them; what is wrong with the answer itself comes on top.
QList<SourceCompleteness> statesOf(const PartOutcome& part) {
    if (hasFailed(part))
        return {{part.source, SourceState::Failed, errorOf(part).message}};
    QList<SourceCompleteness> states = part.outcome.completeness.sources;
    if (states.isEmpty())
        states.append(
            {part.source, part.outcome.kind == Outcome::Kind::Partial ? SourceState::Partial : SourceState::Complete});
    if (!part.complaint.isEmpty()) {
        SourceCompleteness& own = states.first();
        if (own.state == SourceState::Complete)
            own.state = SourceState::Partial;
        own.reason = own.reason.isEmpty() ? part.complaint : own.reason + QStringLiteral("; ") + part.complaint;
    }
    return states;
}

} // namespace

Outcome mergedOutcome(const std::vector<PartOutcome>& parts) {
    if (std::all_of(parts.begin(), parts.end(), hasFailed) && !parts.empty())
        return Outcome::failed(commonError(parts));
    Completeness all;
    bool isWhole = true;
    for (const PartOutcome& part : parts) {
        const Completeness& own = part.outcome.completeness;
        all.shown += own.shown;
        all.total += std::max(own.total, own.shown);
        all.exact = all.exact && own.exact && !hasFailed(part);
        all.sources += statesOf(part);
        isWhole = isWhole && part.outcome.kind == Outcome::Kind::Complete;
    }
    return isWhole && all.isComplete() ? Outcome::complete(std::move(all)) : Outcome::partial(std::move(all));
}

} // namespace logloupe
