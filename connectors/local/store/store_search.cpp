// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_search.h"

#include "connectors/local/store/batch_codec.h"
#include "models/query/matcher.h"

#include <algorithm>

namespace logloupe::store {

SegmentCursor::SegmentCursor(const QueryProgram& program, std::shared_ptr<const SegmentReader> segment, TimeRange range,
                             SortOrder order)
    : m_segment(std::move(segment))
    , m_query(program, m_segment)
    , m_range(range)
    , m_isForward(order == SortOrder::OldestFirst)
    , m_nextGroup(m_isForward ? 0 : static_cast<int>(m_segment->groups().size()) - 1) {}

bool SegmentCursor::fillMask(int group) {
    const GroupEntry& entry = m_segment->groups()[static_cast<size_t>(group)];
    if (entry.lastTime < m_range.begin.nanoseconds || entry.firstTime >= m_range.end.nanoseconds)
        return false;
    std::span<const quint32> candidates;
    if (m_query.candidates()) {
        const auto& all = *m_query.candidates();
        const auto first = std::lower_bound(all.begin(), all.end(), entry.firstRow);
        candidates = std::span(first, all.end());
        if (candidates.empty() || candidates.front() >= entry.firstRow + entry.rows)
            return false;
    }
    m_view = m_segment->group(group);
    if (!m_view)
        return false;
    const auto [first, last] = rowsWithin(*m_view, m_range);
    if (m_query.candidates()) {
        takeCandidates(candidates, *m_view, m_mask);
        std::fill(m_mask.in.begin(), m_mask.in.begin() + first, quint8{0});
        std::fill(m_mask.in.begin() + last, m_mask.in.end(), quint8{0});
    } else {
        m_mask.setRange(first, last, m_view->rows());
    }
    m_query.narrow(group, *m_view, m_mask);
    return !m_mask.isEmpty();
}

bool SegmentCursor::enterNextGroup() {
    const auto groups = static_cast<int>(m_segment->groups().size());
    if (m_query.matchesNothing() || !m_segment->isReadable())
        return false;
    while (m_nextGroup >= 0 && m_nextGroup < groups) {
        const int group = m_nextGroup;
        m_nextGroup += m_isForward ? 1 : -1;
        if (!fillMask(group))
            continue;
        m_times = m_view->times();
        m_sequences = m_view->sequences();
        m_row = m_isForward ? -1 : m_view->rows();
        return true;
    }
    return false;
}

bool SegmentCursor::append(EventBatchBuilder& builder) {
    if (!m_decoder)
        m_decoder = std::make_unique<RowDecoder>(m_segment);
    return m_decoder->append(m_view->entry().firstRow + static_cast<quint32>(m_row), builder);
}

bool SegmentCursor::next() {
    while (m_view || enterNextGroup()) {
        const int step = m_isForward ? 1 : -1;
        int row = m_row + step;
        while (row >= 0 && row < m_mask.rows && m_mask.in[static_cast<size_t>(row)] == 0)
            row += step;
        if (row >= 0 && row < m_mask.rows) {
            m_row = row;
            m_time = m_times.at(row);
            m_sequence = static_cast<quint64>(m_sequences.at(row));
            return true;
        }
        m_view.reset();
    }
    return false;
}

StoreSearch::StoreSearch(std::shared_ptr<const StoreSnapshot> snapshot, const SearchRequest& request, QString source)
    : m_snapshot(std::move(snapshot))
    , m_request(request)
    , m_source(std::move(source))
    , m_program(m_request.query) {
    std::vector<std::shared_ptr<const SegmentReader>> segments;
    for (const auto& segment : m_snapshot->segments) {
        if (!overlaps(segment->facts(), m_request.range))
            continue;
        segments.push_back(segment);
        m_toExamine += segment->rows();
    }
    const bool isForward = m_request.order == SortOrder::OldestFirst;
    std::stable_sort(segments.begin(), segments.end(), [isForward](const auto& left, const auto& right) {
        return isForward ? left->facts().firstTime < right->facts().firstTime
                         : left->facts().lastTime > right->facts().lastTime;
    });
    m_waiting.assign(segments.begin(), segments.end());
    openLive(m_request.query);
}

StoreSearch::~StoreSearch() = default;

bool StoreSearch::hitRegexLimit() const {
    return m_liveHitLimit || m_program.hitLimit();
}

void StoreSearch::openLive(const Query& query) {
    const Matcher matcher(query);
    const auto& live = m_snapshot->live;
    for (size_t batch = 0; batch < live.size(); ++batch) {
        for (const int row : matcher.matchingRows(live[batch])) {
            if (m_request.range.contains(live[batch].time(row)))
                m_live.push_back({batch, row});
        }
    }
    m_liveHitLimit = matcher.hitRegexLimit();
    const bool isForward = m_request.order == SortOrder::OldestFirst;
    std::sort(m_live.begin(), m_live.end(), [&](const LiveEvent& left, const LiveEvent& right) {
        const auto placeOf = [&](const LiveEvent& event) {
            return std::pair(live[event.batch].time(event.row), live[event.batch].sequence(event.row));
        };
        return isForward ? placeOf(left) < placeOf(right) : placeOf(right) < placeOf(left);
    });
    advance({.cursor = liveCursor});
}

bool StoreSearch::isAfter(const Place& left, const Place& right) const {
    const auto a = std::pair(left.time, left.sequence);
    const auto b = std::pair(right.time, right.sequence);
    return m_request.order == SortOrder::OldestFirst ? b < a : a < b;
}

void StoreSearch::push(Place place) {
    m_heap.push_back(place);
    std::push_heap(m_heap.begin(), m_heap.end(),
                   [this](const Place& left, const Place& right) { return isAfter(left, right); });
}

StoreSearch::Place StoreSearch::pop() {
    std::pop_heap(m_heap.begin(), m_heap.end(), [this](const Place& left, const Place& right) { return isAfter(left, right); });
    const Place place = m_heap.back();
    m_heap.pop_back();
    return place;
}

void StoreSearch::advance(const Place& place) {
    if (place.cursor == liveCursor) {
        if (m_nextLive == m_live.size())
            return;
        const LiveEvent& event = m_live[m_nextLive++];
        const EventBatch& batch = m_snapshot->live[event.batch];
        push({batch.time(event.row).nanoseconds, batch.sequence(event.row), liveCursor});
        return;
    }
    auto& cursor = m_cursors[place.cursor];
    if (cursor->next()) {
        push({cursor->time(), cursor->sequence(), place.cursor});
        return;
    }
    m_examined += cursor->segment().rows();
    cursor.reset();
}

void StoreSearch::openSegmentsUpTo(qint64 time) {
    const bool isForward = m_request.order == SortOrder::OldestFirst;
    while (!m_waiting.empty()) {
        const SegmentFacts& facts = m_waiting.front()->facts();
        const bool isLater = isForward ? facts.firstTime.nanoseconds > time : facts.lastTime.nanoseconds < time;
        if (isLater)
            return;
        m_cursors.push_back(std::make_unique<SegmentCursor>(m_program, m_waiting.front(), m_request.range, m_request.order));
        m_waiting.pop_front();
        advance({.cursor = m_cursors.size() - 1});
    }
}

void StoreSearch::append(const Place& place, EventBatchBuilder& builder) {
    if (place.cursor == liveCursor) {
        const LiveEvent& event = m_live[m_nextLive - 1];
        const EventBatch& batch = m_snapshot->live[event.batch];
        copyEvent(batch, event.row, batch.sequence(event.row), builder);
        return;
    }
    if (!m_cursors[place.cursor]->append(builder))
        ++m_damaged;
}

EventBatch StoreSearch::next(int rows, const std::function<bool()>& isOver) {
    EventBatchBuilder builder(m_source);
    builder.reserve(std::min(rows, 4096), 0);
    while (builder.size() < rows && !isOver()) {
        // Whatever is in the heap can only be next when no waiting segment begins before it.
        if (m_heap.empty()) {
            if (m_waiting.empty())
                break;
            const SegmentFacts& facts = m_waiting.front()->facts();
            openSegmentsUpTo(m_request.order == SortOrder::OldestFirst ? facts.firstTime.nanoseconds
                                                                       : facts.lastTime.nanoseconds);
            continue;
        }
        openSegmentsUpTo(m_heap.front().time);
        const Place place = pop();
        append(place, builder);
        advance(place);
    }
    return builder.build();
}

} // namespace logloupe::store
