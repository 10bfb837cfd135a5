// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events of several sources in the one order they are shown in. A source that is ahead is held, so that memory holds a few batches of each.

#include "connectors/api/merged_run.h"
#include "connectors/api/requests.h"

#include <deque>

namespace logloupe {

class MergedSearch : public MergedRun {
    Q_OBJECT
public:
    /// The parts are asked for `request` too: each may hold all that is wanted.
    MergedSearch(std::vector<Part> parts, const SearchRequest& request, RunWriter writer, std::chrono::milliseconds patience,
                 QObject* parent);
    ~MergedSearch() override;

protected:
    void takeBatch(size_t lane, const EventBatch& batch) override;
    void takeEnd(size_t lane) override;

private:
    /// What a source sent and nobody took yet.
    struct Queue {
        std::deque<EventBatch> batches;
        int row = 0; ///< the next one of the first batch
        qint64 received = 0;
        bool hasLast = false;
        qint64 last = 0; ///< time of the newest that came

        [[nodiscard]] bool isEmpty() const { return batches.empty(); }
        [[nodiscard]] const EventBatch& head() const { return batches.front(); }
    };

    void checkOrder(size_t lane, const EventBatch& batch);
    [[nodiscard]] bool isSooner(const EventBatch& left, int leftRow, const EventBatch& right, int rightRow) const;
    void merge();
    void mergeSoon();
    /// Whose event comes next; nothing while one that may have it still has to send.
    [[nodiscard]] std::optional<size_t> nextLane() const;
    [[nodiscard]] int rowsUpToOthers(size_t lane) const;
    void deliver(size_t lane, int rows);
    void balance();
    void fill();
    void settle();

    bool m_newestFirst = false;
    bool m_countTotal = true;
    qint64 m_left = 0; ///< events still wanted
    qint64 m_shown = 0;
    bool m_isFull = false; ///< nothing more is wanted but the numbers
    bool m_isCut = false;  ///< there was more than wanted
    bool m_isHeld = false;
    bool m_isMergePosted = false;
    std::vector<Queue> m_queues;
};

} // namespace logloupe
