// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Pages of hits as the server sorts them, by milliseconds, become events sorted by nanoseconds, then sequence. What shares the last millisecond of a page is held back
// until the next one tells the rest of it. Pure; an instance on one thread at a time.

#include "connectors/elastic/search_reply.h"
#include "models/domain/event_batch.h"
#include "models/query/matcher.h"

#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

namespace logloupe {

class PageOrder {
public:
    /// What is let through where the server finds more than was asked for: `kept`, the query's own matches; `within`, times finer than the server's.
    PageOrder(bool isOldestFirst, const std::optional<Query>& kept, const TimeRange& within = {});

    /// Events that can be told now. `lastInstant`: of the page's last hit, as the server sorted it; nothing of a page without hits. `isLast`: no page follows.
    [[nodiscard]] std::vector<EventRef> add(const DecodedHits& page, std::optional<TimePoint> lastInstant, bool isLast);
    /// Hits of a page that no page before it had.
    [[nodiscard]] int newHits(const DecodedHits& page) const;
    [[nodiscard]] bool hitRegexLimit() const { return m_matcher && m_matcher->hitRegexLimit(); }

private:
    [[nodiscard]] std::vector<int> newRows(const DecodedHits& page) const;
    void remember(const DecodedHits& page, std::optional<TimePoint> lastInstant);
    [[nodiscard]] bool isBefore(const EventRef& left, const EventRef& right) const;

    bool m_isOldestFirst;
    std::optional<Matcher> m_matcher;
    TimeRange m_within;
    std::vector<EventRef> m_held;
    std::unordered_set<quint64> m_known; ///< all hits of the last instant are among these
    std::optional<TimePoint> m_lastInstant;
};

/// The events as batches of at most so many rows. Most of a page that lies together is not copied.
[[nodiscard]] std::vector<EventBatch> batchesOf(std::span<const EventRef> events, int rows);

} // namespace logloupe
