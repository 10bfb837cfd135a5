// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is still to come, by time: finished records waiting for their turn, and wake-up calls for whatever makes more of them.
// Equal times keep the order in which they were added.

#include "connectors/demo/truth.h"

#include <deque>
#include <string>
#include <vector>

namespace logloupe::demo {

enum class Wake : quint8 { Record, Arrival, Plan, Order, Background, Heartbeat, Flood, Live };

class Agenda {
public:
    struct Item {
        qint64 time;
        quint64 sequence;
        quint32 slot; ///< of the record, of the order, or whatever the wake's maker wants to know
        Wake wake;
    };
    struct PendingRecord {
        std::string line;
        RecordFacts facts;
    };

    void wake(qint64 time, Wake wake, quint32 slot = 0);
    /// An empty record to be filled; schedule() then gives it its turn at facts.time.
    [[nodiscard]] quint32 newRecord();
    [[nodiscard]] PendingRecord& record(quint32 slot) { return m_records[slot]; }
    void schedule(quint32 slot);
    /// The record's place may be used again.
    void release(quint32 slot) { m_freeRecords.push_back(slot); }

    /// How many records were ever put on it.
    [[nodiscard]] quint64 recordCount() const { return m_recordCount; }
    [[nodiscard]] bool isEmpty() const { return m_heap.empty(); }
    [[nodiscard]] const Item& first() const { return m_heap.front(); }
    Item takeFirst();

private:
    void push(Item item);

    std::vector<Item> m_heap;
    std::deque<PendingRecord> m_records; ///< a builder holds a reference while others are added
    std::vector<quint32> m_freeRecords;
    quint64 m_nextSequence = 0;
    quint64 m_recordCount = 0;
};

} // namespace logloupe::demo
