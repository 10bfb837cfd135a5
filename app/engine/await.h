// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From a run's signals to one call with the whole result. The run becomes a child of `owner`: destroying the owner, or the returned run, cancels it
// and nothing is called. Thread: the owner's.

#include "connectors/api/search_run.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace logloupe {

struct FoundEvents {
    std::vector<EventBatch> batches;
    Outcome outcome; ///< of any kind: what was found before a failure is kept
};

/// Gathers every batch of a search.
QPointer<SearchRun> collectEvents(std::unique_ptr<SearchRun> run, QObject* owner, std::function<void(FoundEvents)> whenDone);

/// The answer of a question, or why there is none. A partial answer comes with its completeness.
template <typename Value>
struct Answered {
    Result<Value> value;
    Completeness completeness;
};

namespace detail {
QPointer<SearchRun> awaitAnswer(std::unique_ptr<SearchRun> run, QObject* owner, std::function<void(Answer, Outcome)> whenDone);
[[nodiscard]] Error errorOf(const Outcome& outcome);
} // namespace detail

template <typename Value>
QPointer<SearchRun> awaitAnswer(std::unique_ptr<SearchRun> run, QObject* owner, std::function<void(Answered<Value>)> whenDone) {
    return detail::awaitAnswer(std::move(run), owner, [whenDone = std::move(whenDone)](Answer answer, const Outcome& outcome) {
        if (auto* value = std::get_if<Value>(&answer))
            whenDone({std::move(*value), outcome.completeness});
        else
            whenDone({failure(detail::errorOf(outcome)), outcome.completeness});
    });
}

} // namespace logloupe
