// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Answers with numbers: counts by time and value, most frequent values, status changes. Blocking; on a worker thread, using the pool for more.

#include "connectors/api/requests.h"
#include "connectors/local/store/store_scan.h"

namespace logloupe::store {

/// What a question is answered with, beside the question.
struct ScanContext {
    QThreadPool& pool;
    const StoreSnapshot& snapshot;
    std::function<bool()> isOver;
    ScanProgress progress;
};

template <typename Answer>
struct Answered {
    Answer answer;
    bool hitRegexLimit = false;
};

[[nodiscard]] Answered<CountTable> countEvents(const ScanContext& context, const CountRequest& request);
[[nodiscard]] Answered<TopValues> topValues(const ScanContext& context, const TopRequest& request);
[[nodiscard]] StatusTransitions statusTransitions(const ScanContext& context, const TransitionsRequest& request);
[[nodiscard]] qint64 countMatches(const ScanContext& context, const Query& query, TimeRange range, bool& hitRegexLimit);

/// Indices of counters by falling count, then by name; those that counted nothing are left out.
[[nodiscard]] std::vector<size_t> byFallingCount(const std::vector<std::string>& names, const std::vector<quint64>& counts);

} // namespace logloupe::store
