// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/agenda.h"

#include <algorithm>

namespace logloupe::demo {

namespace {

bool isLater(const Agenda::Item& left, const Agenda::Item& right) {
    return left.time != right.time ? left.time > right.time : left.sequence > right.sequence;
}

} // namespace

void Agenda::wake(qint64 time, Wake wake, quint32 slot) {
    push({time, m_nextSequence++, slot, wake});
}

quint32 Agenda::newRecord() {
    if (m_freeRecords.empty()) {
        m_records.emplace_back();
        m_records.back().line.reserve(640);
        return static_cast<quint32>(m_records.size() - 1);
    }
    const quint32 slot = m_freeRecords.back();
    m_freeRecords.pop_back();
    m_records[slot].line.clear();
    m_records[slot].facts = {};
    return slot;
}

void Agenda::schedule(quint32 slot) {
    ++m_recordCount;
    push({m_records[slot].facts.time, m_nextSequence++, slot, Wake::Record});
}

Agenda::Item Agenda::takeFirst() {
    std::pop_heap(m_heap.begin(), m_heap.end(), isLater);
    const Item item = m_heap.back();
    m_heap.pop_back();
    return item;
}

void Agenda::push(Item item) {
    m_heap.push_back(item);
    std::push_heap(m_heap.begin(), m_heap.end(), isLater);
}

} // namespace logloupe::demo
