// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_backlog.h"

#include <algorithm>

namespace logloupe {

void EventBacklog::add(const EventBatch& batch) {
    if (batch.isEmpty())
        return;
    m_batches.push_back(batch);
    count(batch, 1);
    while (m_size > m_limit && m_batches.size() > 1)
        m_lost += takeFront().size();
}

std::vector<EventBatch> EventBacklog::take(qint64 events) {
    std::vector<EventBatch> taken;
    while (events > 0 && !m_batches.empty()) {
        taken.push_back(takeFront());
        events -= taken.back().size();
    }
    return taken;
}

void EventBacklog::clear() {
    *this = EventBacklog(m_limit);
}

EventBatch EventBacklog::takeFront() {
    EventBatch batch = std::move(m_batches.front());
    m_batches.pop_front();
    count(batch, -1);
    return batch;
}

void EventBacklog::count(const EventBatch& batch, qint64 sign) {
    m_size += sign * batch.size();
    const auto change = [this, sign](std::string_view system, qint64 events) {
        const auto found = m_systems.try_emplace(std::string(system)).first;
        found->second += sign * events;
        if (found->second == 0)
            m_systems.erase(found);
    };
    const auto codes = batch.codes(Field::Service);
    if (codes.empty()) {
        change({}, batch.size());
    } else {
        const auto names = batch.dictionary(Field::Service);
        std::vector<qint64> events(names.size());
        for (const quint32 code : codes)
            ++events[code];
        for (size_t code = 0; code < names.size(); ++code) {
            if (events[code] > 0)
                change(names[code], events[code]);
        }
    }
    for (const Severity severity : batch.severities()) {
        m_errors += severity >= Severity::Error ? sign : 0;
        m_warnings += severity == Severity::Warn ? sign : 0;
    }
}

std::vector<std::pair<std::string, qint64>> EventBacklog::bySystem() const {
    std::vector<std::pair<std::string, qint64>> systems(m_systems.begin(), m_systems.end());
    std::sort(systems.begin(), systems.end(), [](const auto& left, const auto& right) {
        return left.second != right.second ? left.second > right.second : left.first < right.first;
    });
    return systems;
}

} // namespace logloupe
