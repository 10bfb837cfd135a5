// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/page_order.h"

#include "models/domain/batch_rows.h"

#include <algorithm>

namespace logloupe {

namespace {

/// Where times are so far from what the server sorts by that nothing would ever be let go.
constexpr size_t mostHeld = 20'000;

/// How many from the first on lie together in one batch.
size_t runLength(std::span<const EventRef> events) {
    size_t length = 1;
    while (length < events.size() && events[length].row == events[length - 1].row + 1
           && events[length].batch.times().data() == events[length - 1].batch.times().data())
        ++length;
    return length;
}

/// A few rows must not keep a whole page alive.
bool isWorthKeeping(std::span<const EventRef> events, size_t length) {
    return length * 2 >= static_cast<size_t>(events.front().batch.size());
}

} // namespace

PageOrder::PageOrder(bool isOldestFirst, const std::optional<Query>& kept, const TimeRange& within)
    : m_isOldestFirst(isOldestFirst)
    , m_within(within) {
    if (kept)
        m_matcher.emplace(*kept);
}

std::vector<EventRef> PageOrder::add(const DecodedHits& page, std::optional<TimePoint> lastInstant, bool isLast) {
    for (const int row : newRows(page))
        m_held.push_back({page.events, row});
    remember(page, lastInstant);
    std::stable_sort(m_held.begin(), m_held.end(),
                     [this](const EventRef& left, const EventRef& right) { return isBefore(left, right); });
    auto end = m_held.end();
    if (!isLast && m_lastInstant && m_held.size() <= mostHeld) {
        const qint64 limit = m_lastInstant->millisecondsSinceEpoch();
        end = std::find_if(m_held.begin(), m_held.end(), [&](const EventRef& event) {
            const qint64 millisecond = event.time().millisecondsSinceEpoch();
            return m_isOldestFirst ? millisecond >= limit : millisecond <= limit;
        });
    }
    std::vector<EventRef> ready(std::make_move_iterator(m_held.begin()), std::make_move_iterator(end));
    m_held.erase(m_held.begin(), end);
    return ready;
}

int PageOrder::newHits(const DecodedHits& page) const {
    const auto isNew = [this](quint64 identity) { return !m_known.contains(identity); };
    return page.skipped + static_cast<int>(std::count_if(page.identities.begin(), page.identities.end(), isNew));
}

std::vector<int> PageOrder::newRows(const DecodedHits& page) const {
    std::vector<int> rows;
    if (m_matcher) {
        rows = m_matcher->matchingRows(page.events);
    } else {
        rows.resize(static_cast<size_t>(page.events.size()));
        for (size_t i = 0; i < rows.size(); ++i)
            rows[i] = static_cast<int>(i);
    }
    std::erase_if(rows, [&](int row) { return m_known.contains(page.identities[static_cast<size_t>(row)]); });
    if (m_within != TimeRange())
        std::erase_if(rows, [&](int row) { return !m_within.contains(page.events.time(row)); });
    return rows;
}

void PageOrder::remember(const DecodedHits& page, std::optional<TimePoint> lastInstant) {
    if (!lastInstant)
        return;
    if (m_lastInstant != lastInstant)
        m_known.clear();
    m_lastInstant = lastInstant;
    m_known.insert(page.identities.begin(), page.identities.end());
}

bool PageOrder::isBefore(const EventRef& left, const EventRef& right) const {
    const auto of = [](const EventRef& event) { return std::pair(event.time(), event.batch.sequence(event.row)); };
    return m_isOldestFirst ? of(left) < of(right) : of(right) < of(left);
}

std::vector<EventBatch> batchesOf(std::span<const EventRef> events, int rows) {
    const auto most = static_cast<size_t>(rows);
    std::vector<EventBatch> batches;
    while (!events.empty()) {
        size_t length = runLength(events);
        const bool isPart = isWorthKeeping(events, length);
        while (!isPart && length < events.size()) {
            const auto rest = events.subspan(length);
            const size_t next = runLength(rest);
            if (isWorthKeeping(rest, next))
                break;
            length += next;
        }
        for (size_t first = 0; first < length; first += most) {
            const auto some = events.subspan(first, std::min(most, length - first));
            batches.push_back(isPart ? some.front().batch.part(some.front().row, static_cast<int>(some.size())) : rowsOf(some));
        }
        events = events.subspan(length);
    }
    return batches;
}

} // namespace logloupe
