// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_question.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <algorithm>

namespace logloupe {

namespace {

bool hasAnswered(const PartOutcome& part) {
    return part.outcome.kind == Outcome::Kind::Complete || part.outcome.kind == Outcome::Kind::Partial;
}

Outcome refused(const QString& source, const QString& why) {
    return Outcome::failed({ErrorKind::Decode, why, {}, {}, {}, source});
}

/// Merges what came and writes down what is wrong with it.
void answer(RunWriter& writer, const MergedQuestion::Merge& merge, std::vector<PartOutcome> results,
            std::vector<Answer> answers) {
    std::vector<PartAnswer> parts;
    std::vector<size_t> lanes;
    for (size_t lane = 0; lane < results.size(); ++lane) {
        if (!hasAnswered(results[lane]))
            continue;
        lanes.push_back(lane);
        parts.push_back({std::move(answers[lane])});
    }
    Answer merged = merge(parts);
    for (size_t part = 0; part < parts.size(); ++part) {
        PartOutcome& result = results[lanes[part]];
        if (!parts[part].refusal.isEmpty())
            result.outcome = refused(result.source, parts[part].refusal);
        result.complaint = parts[part].complaint;
    }
    Outcome outcome = mergedOutcome(results);
    if (outcome.kind != Outcome::Kind::Failed)
        writer.answer(std::move(merged));
    writer.finish(std::move(outcome));
}

} // namespace

MergedQuestion::MergedQuestion(std::vector<Part> parts, Merge merge, RunWriter writer, std::chrono::milliseconds patience,
                               QObject* parent)
    : MergedRun(std::move(parts), std::move(writer), patience, parent)
    , m_merge(std::move(merge))
    , m_answers(size()) {}

MergedQuestion::~MergedQuestion() = default;

void MergedQuestion::takeAnswer(size_t lane, const Answer& answer) {
    m_answers[lane] = answer;
}

void MergedQuestion::takeEnd(size_t /*lane*/) {
    if (isAnyRunning())
        return;
    // From here on the worker has the writer; nothing is to be ended here any more.
    writer().onOver([] {});
    QThreadPool::globalInstance()->start(
        [writer = writer(), merge = m_merge, results = results(), answers = std::move(m_answers)]() mutable {
            if (!writer.isOver())
                answer(writer, merge, std::move(results), std::move(answers));
        });
    stop();
}

} // namespace logloupe
