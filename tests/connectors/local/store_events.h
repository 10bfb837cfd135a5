// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events made up for the store's tests: always the same for a seed, with everything that makes storing hard.

#include "connectors/api/search_run.h"
#include "connectors/local/store/event_store.h"
#include "connectors/local/store/local_source.h"
#include "models/domain/event_batch.h"

#include <QStringList>

#include <random>
#include <vector>

namespace logloupe::storetest {

enum class Oddity : quint8 {
    None,  ///< records as the company's systems write them
    Mixed, ///< text records, attributes, times out of order and equal, bytes that are no text, values at the ends of their range
};

/// Batches of events with sequence numbers from 0.
[[nodiscard]] std::vector<EventBatch> makeEvents(int events, quint64 seed, Oddity oddity, int rowsPerBatch = 700);

/// Imports the batches as one file.
void import(EventStore& store, const std::vector<EventBatch>& batches, const QString& name = QStringLiteral("events.ndjson"));

/// An event as text: everything of it but its sequence number and source. Two events are the same when their texts are.
[[nodiscard]] QString describe(const EventBatch& batch, int row);
[[nodiscard]] QStringList describeAll(const std::vector<EventBatch>& batches);

struct RunResult {
    std::vector<EventBatch> batches;
    Answer answer;
    Outcome outcome;
    int outcomes = 0;

    [[nodiscard]] QStringList events() const { return describeAll(batches); }
};

/// Waits for a run's end.
[[nodiscard]] RunResult finished(const std::unique_ptr<SearchRun>& run);

/// Queries of every kind, which match some of makeEvents().
[[nodiscard]] QStringList manyQueries();
[[nodiscard]] Query queryOf(const QString& text);

} // namespace logloupe::storetest
