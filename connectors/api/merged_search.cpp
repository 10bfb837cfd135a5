// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_search.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <limits>

namespace logloupe {

namespace {

/// A source with so many batches waiting is held; it goes on when there are fewer than half of them.
constexpr size_t mostWaiting = 4;
/// Where sources take turns event by event the parts are many and small; a window has other things to do in between.
constexpr int partsATurn = 512;

} // namespace

MergedSearch::MergedSearch(std::vector<Part> parts, const SearchRequest& request, RunWriter writer,
                           std::chrono::milliseconds patience, QObject* parent)
    : MergedRun(std::move(parts), std::move(writer), patience, parent)
    , m_newestFirst(request.order == SortOrder::NewestFirst)
    , m_countTotal(request.countTotal)
    , m_left(std::max<qint64>(0, request.limit.value_or(std::numeric_limits<qint64>::max())))
    , m_isFull(m_left == 0)
    , m_queues(size()) {
    this->writer().onHeld([self = QPointer(this)](bool held) {
        if (!self)
            return;
        self->m_isHeld = held;
        if (!held)
            self->mergeSoon();
    });
}

MergedSearch::~MergedSearch() = default;

bool MergedSearch::isSooner(const EventBatch& left, int leftRow, const EventBatch& right, int rightRow) const {
    return m_newestFirst ? isBefore(right, rightRow, left, leftRow) : isBefore(left, leftRow, right, rightRow);
}

void MergedSearch::checkOrder(size_t lane, const EventBatch& batch) {
    Queue& queue = m_queues[lane];
    for (const qint64 time : batch.times()) {
        if (queue.hasLast && (m_newestFirst ? time > queue.last : time < queue.last))
            result(lane).complaint = QCoreApplication::translate(
                "MergedSource", "sent its events out of order, so the list may not be in order of time");
        queue.hasLast = true;
        queue.last = time;
    }
}

void MergedSearch::takeBatch(size_t lane, const EventBatch& batch) {
    if (batch.isEmpty())
        return;
    m_queues[lane].received += batch.size();
    if (m_isFull) {
        m_isCut = true;
        return;
    }
    checkOrder(lane, batch);
    m_queues[lane].batches.push_back(batch);
    merge();
}

void MergedSearch::takeEnd(size_t lane) {
    const auto& error = result(lane).outcome.error;
    // Who may see no more of it does not see what came meanwhile either.
    if (error && (error->kind == ErrorKind::Forbidden || error->kind == ErrorKind::Auth))
        m_queues[lane].batches.clear();
    merge();
}

void MergedSearch::mergeSoon() {
    if (std::exchange(m_isMergePosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_isMergePosted = false;
            merge();
        },
        Qt::QueuedConnection);
}

std::optional<size_t> MergedSearch::nextLane() const {
    std::optional<size_t> next;
    for (size_t lane = 0; lane < m_queues.size(); ++lane) {
        const Queue& queue = m_queues[lane];
        if (queue.isEmpty()) {
            if (isRunning(lane))
                return {};
            continue;
        }
        if (!next || isSooner(queue.head(), queue.row, m_queues[*next].head(), m_queues[*next].row))
            next = lane;
    }
    return next;
}

int MergedSearch::rowsUpToOthers(size_t lane) const {
    std::optional<size_t> second;
    for (size_t other = 0; other < m_queues.size(); ++other) {
        const Queue& queue = m_queues[other];
        if (other == lane || queue.isEmpty())
            continue;
        if (!second || isSooner(queue.head(), queue.row, m_queues[*second].head(), m_queues[*second].row))
            second = other;
    }
    const Queue& own = m_queues[lane];
    const int waiting = own.head().size() - own.row;
    if (!second)
        return waiting;
    const Queue& bound = m_queues[*second];
    int rows = 1;
    while (rows < waiting && !isSooner(bound.head(), bound.row, own.head(), own.row + rows))
        ++rows;
    return rows;
}

void MergedSearch::deliver(size_t lane, int rows) {
    Queue& queue = m_queues[lane];
    const auto wanted = static_cast<int>(std::min<qint64>(rows, m_left));
    const EventBatch& head = queue.head();
    const bool isWhole = wanted == head.size();
    writer().deliver(isWhole ? head : head.part(queue.row, wanted));
    m_shown += wanted;
    m_left -= wanted;
    queue.row += wanted;
    if (queue.row == head.size()) {
        queue.batches.pop_front();
        queue.row = 0;
    }
}

void MergedSearch::merge() {
    for (int part = 0; !isOver() && !m_isHeld && !m_isFull; ++part) {
        const auto lane = nextLane();
        if (!lane)
            break;
        if (part == partsATurn) {
            mergeSoon();
            break;
        }
        deliver(*lane, rowsUpToOthers(*lane));
        if (m_left == 0)
            fill();
    }
    if (isOver())
        return;
    balance();
    settle();
}

/// As much is there as was wanted.
void MergedSearch::fill() {
    m_isFull = true;
    for (Queue& queue : m_queues) {
        m_isCut = m_isCut || !queue.isEmpty();
        queue.batches.clear();
        queue.row = 0;
    }
}

void MergedSearch::balance() {
    for (size_t lane = 0; lane < m_queues.size(); ++lane) {
        const size_t waiting = m_queues[lane].batches.size();
        if (waiting >= mostWaiting)
            hold(lane, true);
        else if (waiting < mostWaiting / 2)
            hold(lane, false);
    }
}

void MergedSearch::settle() {
    const bool isDrained = std::all_of(m_queues.begin(), m_queues.end(), [](const Queue& queue) { return queue.isEmpty(); });
    const bool knowsEnough = m_isFull && !m_countTotal;
    if (!isDrained || (isAnyRunning() && !knowsEnough))
        return;
    std::vector<PartOutcome> parts = results();
    bool isAnyCut = m_isCut;
    for (size_t lane = 0; lane < parts.size(); ++lane) {
        Completeness& own = parts[lane].outcome.completeness;
        if (isRunning(lane)) {
            parts[lane].outcome = Outcome::complete({});
            isAnyCut = true;
        }
        own.total = std::max(own.total, m_queues[lane].received);
    }
    Outcome outcome = mergedOutcome(parts);
    Completeness& all = outcome.completeness;
    all.shown = m_shown;
    if (!m_countTotal && m_isFull) {
        all.exact = all.exact && !isAnyCut;
        all.total = isAnyCut ? m_shown : std::max(all.total, m_shown);
    }
    all.total = std::max(all.total, m_shown);
    finish(std::move(outcome));
}

} // namespace logloupe
