// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Walks every event of a snapshot that a query and a time range admit, group by group, on several threads. What is done with them is for the visitor.

#include "connectors/local/store/segment_query.h"
#include "connectors/local/store/store_snapshot.h"
#include "models/query/query.h"

#include <functional>
#include <memory>
#include <span>

class QThreadPool;

namespace logloupe::store {

/// One per thread.
class ScanVisitor {
public:
    virtual ~ScanVisitor() = default;
    ScanVisitor(const ScanVisitor&) = delete;
    ScanVisitor& operator=(const ScanVisitor&) = delete;

    /// A segment begins. True when the visitor knows its share without looking at groups; `isWhole`: all of it lies in the range.
    [[nodiscard]] virtual bool takeSegment(const std::shared_ptr<const SegmentReader>& segment, SegmentQuery& query,
                                           bool isWhole) = 0;
    /// The rows of a group that match; at least one.
    virtual void takeGroup(int group, const GroupView& view, const RowMask& rows) = 0;
    /// The segment ends.
    virtual void leaveSegment() = 0;
    /// Events that are not in a segment.
    virtual void takeLive(const EventBatch& batch, std::span<const int> rows) = 0;

protected:
    ScanVisitor() = default;
};

struct ScanOutcome {
    std::vector<std::unique_ptr<ScanVisitor>> visitors;
    bool hitRegexLimit = false;
};

/// Called between segments; segments done and to do.
using ScanProgress = std::function<void(qint64 done, qint64 all)>;

[[nodiscard]] ScanOutcome scanStore(QThreadPool& pool, const StoreSnapshot& snapshot, const Query& query, TimeRange range,
                                    const std::function<bool()>& isOver, const ScanProgress& progress,
                                    const std::function<std::unique_ptr<ScanVisitor>()>& makeVisitor);

/// Whether a segment has times in the range, and whether all of them are.
[[nodiscard]] bool overlaps(const SegmentFacts& facts, TimeRange range);
[[nodiscard]] bool isWithin(const SegmentFacts& facts, TimeRange range);
/// The rows of a group in the range: from first to before last.
[[nodiscard]] std::pair<int, int> rowsWithin(const GroupView& view, TimeRange range);

/// The rows of a query's candidates that lie in one group, as a mask; candidates is moved past them.
void takeCandidates(std::span<const quint32>& candidates, const GroupView& view, RowMask& mask);

} // namespace logloupe::store
