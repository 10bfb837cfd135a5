// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Search in the order of time: segments overlap in time, so their matches are merged. One thread at a time; blocking.

#include "connectors/api/requests.h"
#include "connectors/local/store/store_scan.h"

#include <deque>

namespace logloupe::store {

/// The matches of one segment one after another, forwards or backwards in time.
class SegmentCursor {
public:
    SegmentCursor(const QueryProgram& program, std::shared_ptr<const SegmentReader> segment, TimeRange range, SortOrder order);

    /// Moves to the next match; false at the end.
    [[nodiscard]] bool next();
    [[nodiscard]] qint64 time() const { return m_time; }
    [[nodiscard]] quint64 sequence() const { return m_sequence; }
    /// Appends the current match; false when it is damaged.
    [[nodiscard]] bool append(EventBatchBuilder& builder);
    [[nodiscard]] const SegmentReader& segment() const { return *m_segment; }

private:
    [[nodiscard]] bool enterNextGroup();
    [[nodiscard]] bool fillMask(int group);

    std::shared_ptr<const SegmentReader> m_segment;
    SegmentQuery m_query;
    TimeRange m_range;
    bool m_isForward;
    std::unique_ptr<RowDecoder> m_decoder; ///< made for the first match: most segments have none
    int m_nextGroup;
    std::optional<GroupView> m_view;
    PackedColumn m_times;
    PackedColumn m_sequences;
    RowMask m_mask;
    int m_row = 0;
    qint64 m_time = 0;
    quint64 m_sequence = 0;
};

/// All matches of a snapshot, merged.
class StoreSearch {
public:
    StoreSearch(std::shared_ptr<const StoreSnapshot> snapshot, const SearchRequest& request, QString source);
    ~StoreSearch();

    /// The next matches, at most so many; an empty batch at the end, or when isOver() turned true.
    [[nodiscard]] EventBatch next(int rows, const std::function<bool()>& isOver);
    /// Matches that could not be read.
    [[nodiscard]] qint64 damaged() const { return m_damaged; }
    [[nodiscard]] bool hitRegexLimit() const;
    /// Events in segments that are done with, of eventsToExamine().
    [[nodiscard]] qint64 examined() const { return m_examined; }
    [[nodiscard]] qint64 toExamine() const { return m_toExamine; }

private:
    struct Place {
        qint64 time = 0;
        quint64 sequence = 0;
        size_t cursor = 0; ///< index in m_cursors, or liveCursor
    };
    static constexpr size_t liveCursor = static_cast<size_t>(-1);

    void openLive(const Query& query);
    void openSegmentsUpTo(qint64 time);
    [[nodiscard]] bool isAfter(const Place& left, const Place& right) const;
    void push(Place place);
    [[nodiscard]] Place pop();
    void append(const Place& place, EventBatchBuilder& builder);
    void advance(const Place& place);

    std::shared_ptr<const StoreSnapshot> m_snapshot;
    SearchRequest m_request;
    QString m_source;
    QueryProgram m_program;
    bool m_liveHitLimit = false;
    std::deque<std::shared_ptr<const SegmentReader>>
        m_waiting; ///< segments not begun yet, in the order of their first match's earliest time
    std::vector<std::unique_ptr<SegmentCursor>> m_cursors;
    std::vector<Place> m_heap;
    struct LiveEvent {
        size_t batch = 0;
        int row = 0;
    };
    std::vector<LiveEvent> m_live; ///< in the asked order
    size_t m_nextLive = 0;
    qint64 m_damaged = 0;
    qint64 m_examined = 0;
    qint64 m_toExamine = 0;
};

} // namespace logloupe::store
