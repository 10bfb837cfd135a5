// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_scan.h"

#include "connectors/local/store/parallel_work.h"
#include "models/query/matcher.h"

#include <QThreadPool>

#include <atomic>

namespace logloupe::store {

namespace {

class SegmentScan {
public:
    SegmentScan(const std::shared_ptr<const SegmentReader>& segment, SegmentQuery& query, TimeRange range, ScanVisitor& visitor,
                const std::function<bool()>& isOver)
        : m_segment(segment)
        , m_query(query)
        , m_range(range)
        , m_visitor(visitor)
        , m_isOver(isOver) {}

    void run() {
        if (m_query.candidates())
            visitCandidates(*m_query.candidates());
        else
            visitGroups();
    }

private:
    void visitGroups() {
        const auto groups = m_segment->groups();
        for (int index = 0; index < static_cast<int>(groups.size()) && !m_isOver(); ++index) {
            const GroupEntry& entry = groups[static_cast<size_t>(index)];
            if (entry.lastTime < m_range.begin.nanoseconds || entry.firstTime >= m_range.end.nanoseconds)
                continue;
            const auto view = m_segment->group(index);
            if (!view)
                continue;
            const auto [first, last] = rowsWithin(*view, m_range);
            if (first == last)
                continue;
            m_mask.setRange(first, last, view->rows());
            visit(index, *view);
        }
    }

    void visitCandidates(std::span<const quint32> candidates) {
        while (!candidates.empty() && !m_isOver()) {
            const int index = m_segment->groupOf(candidates.front());
            const auto view = m_segment->group(index);
            if (!view) {
                const GroupEntry& entry = m_segment->groups()[static_cast<size_t>(index)];
                while (!candidates.empty() && candidates.front() < entry.firstRow + entry.rows)
                    candidates = candidates.subspan(1);
                continue;
            }
            takeCandidates(candidates, *view, m_mask);
            const auto [first, last] = rowsWithin(*view, m_range);
            std::fill(m_mask.in.begin(), m_mask.in.begin() + first, quint8{0});
            std::fill(m_mask.in.begin() + last, m_mask.in.end(), quint8{0});
            visit(index, *view);
        }
    }

    void visit(int index, const GroupView& view) {
        m_query.narrow(index, view, m_mask);
        if (!m_mask.isEmpty())
            m_visitor.takeGroup(index, view, m_mask);
    }

    const std::shared_ptr<const SegmentReader>& m_segment;
    SegmentQuery& m_query;
    TimeRange m_range;
    ScanVisitor& m_visitor;
    const std::function<bool()>& m_isOver;
    RowMask m_mask;
};

struct Worker {
    std::unique_ptr<QueryProgram> program;
    std::unique_ptr<ScanVisitor> visitor;
};

void scanLive(const StoreSnapshot& snapshot, const Query& query, TimeRange range, ScanVisitor& visitor, bool& hitLimit) {
    const Matcher matcher(query);
    for (const EventBatch& batch : snapshot.live) {
        std::vector<int> rows = matcher.matchingRows(batch);
        std::erase_if(rows, [&](int row) { return !range.contains(batch.time(row)); });
        if (!rows.empty())
            visitor.takeLive(batch, rows);
    }
    hitLimit = hitLimit || matcher.hitRegexLimit();
}

} // namespace

bool overlaps(const SegmentFacts& facts, TimeRange range) {
    return facts.firstTime < range.end && range.begin <= facts.lastTime;
}

bool isWithin(const SegmentFacts& facts, TimeRange range) {
    return range.contains(facts.firstTime) && range.contains(facts.lastTime);
}

std::pair<int, int> rowsWithin(const GroupView& view, TimeRange range) {
    const int first = view.firstRowFrom(range.begin.nanoseconds);
    return {first, std::max(first, view.firstRowFrom(range.end.nanoseconds))};
}

void takeCandidates(std::span<const quint32>& candidates, const GroupView& view, RowMask& mask) {
    mask.setRange(0, 0, view.rows());
    const quint32 end = view.entry().firstRow + view.entry().rows;
    while (!candidates.empty() && candidates.front() < end) {
        mask.in[candidates.front() - view.entry().firstRow] = 1;
        candidates = candidates.subspan(1);
    }
}

ScanOutcome scanStore(QThreadPool& pool, const StoreSnapshot& snapshot, const Query& query, TimeRange range,
                      const std::function<bool()>& isOver, const ScanProgress& progress,
                      const std::function<std::unique_ptr<ScanVisitor>()>& makeVisitor) {
    std::vector<Worker> workers(static_cast<size_t>(workerCount(pool)));
    for (Worker& worker : workers)
        worker.visitor = makeVisitor();
    std::vector<std::shared_ptr<const SegmentReader>> segments;
    for (const auto& segment : snapshot.segments) {
        if (overlaps(segment->facts(), range))
            segments.push_back(segment);
    }
    std::atomic<qint64> done{0};
    const auto scanSegment = [&](int index, int item) {
        Worker& worker = workers[static_cast<size_t>(index)];
        if (!worker.program)
            worker.program = std::make_unique<QueryProgram>(query);
        const auto& segment = segments[static_cast<size_t>(item)];
        SegmentQuery bound(*worker.program, segment);
        if (!bound.matchesNothing() && segment->isReadable()) {
            if (!worker.visitor->takeSegment(segment, bound, isWithin(segment->facts(), range)))
                SegmentScan(segment, bound, range, *worker.visitor, isOver).run();
            worker.visitor->leaveSegment();
        }
        progress(++done, static_cast<qint64>(segments.size()));
    };
    forEachInParallel(pool, static_cast<int>(segments.size()), isOver, scanSegment);
    ScanOutcome outcome;
    scanLive(snapshot, query, range, *workers.front().visitor, outcome.hitRegexLimit);
    for (Worker& worker : workers) {
        outcome.hitRegexLimit = outcome.hitRegexLimit || (worker.program && worker.program->hitLimit());
        outcome.visitors.push_back(std::move(worker.visitor));
    }
    return outcome;
}

} // namespace logloupe::store
