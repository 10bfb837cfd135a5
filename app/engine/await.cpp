// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/await.h"

#include <QCoreApplication>

namespace logloupe {

QPointer<SearchRun> collectEvents(std::unique_ptr<SearchRun> run, QObject* owner, std::function<void(FoundEvents)> whenDone) {
    SearchRun* const held = run.release();
    held->setParent(owner);
    const auto found = std::make_shared<FoundEvents>();
    QObject::connect(held, &SearchRun::batchReady, held, [found](const EventBatch& batch) { found->batches.push_back(batch); });
    QObject::connect(held, &SearchRun::finished, held, [held, found, whenDone = std::move(whenDone)](const Outcome& outcome) {
        held->deleteLater();
        found->outcome = outcome;
        whenDone(std::move(*found));
    });
    return held;
}

QPointer<SearchRun> detail::awaitAnswer(std::unique_ptr<SearchRun> run, QObject* owner,
                                        std::function<void(Answer, Outcome)> whenDone) {
    SearchRun* const held = run.release();
    held->setParent(owner);
    const auto kept = std::make_shared<Answer>();
    QObject::connect(held, &SearchRun::answerReady, held, [kept](const Answer& answer) { *kept = answer; });
    QObject::connect(held, &SearchRun::finished, held, [held, kept, whenDone = std::move(whenDone)](const Outcome& outcome) {
        held->deleteLater();
        whenDone(std::move(*kept), outcome);
    });
    return held;
}

Error detail::errorOf(const Outcome& outcome) {
    if (outcome.error)
        return *outcome.error;
    if (outcome.kind == Outcome::Kind::Cancelled)
        return {ErrorKind::Cancelled, QCoreApplication::translate("Await", "Cancelled.")};
    return {ErrorKind::Decode, QCoreApplication::translate("Await", "The source gave no answer. Try again.")};
}

} // namespace logloupe
