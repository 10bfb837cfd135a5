// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/transition_table.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace logloupe {

quint32 TransitionTable::Names::of(std::string_view name) {
    const auto [place, isNew] = numbers.try_emplace(std::string(name), static_cast<quint32>(names.size()));
    if (isNew)
        names.emplace_back(name);
    return place->second;
}

void TransitionTable::add(std::span<const EventRef> events) {
    constexpr quint32 most = std::numeric_limits<quint16>::max();
    for (const EventRef& event : events) {
        const std::string_view order = event.text(Field::OrderId);
        const std::string_view status = event.text(Field::StatusNew);
        if (order.empty() || status.empty())
            continue;
        const quint32 statusNumber = m_statuses.of(status);
        const quint32 systemNumber = m_systems.of(event.text(Field::Service));
        // More names than that are no statuses.
        if (statusNumber <= most && systemNumber <= most)
            m_changes.push_back({m_orders.of(order), static_cast<quint16>(statusNumber), static_cast<quint16>(systemNumber),
                                 event.time().nanoseconds, event.batch.sequence(event.row)});
    }
}

StatusTransitions TransitionTable::build(const TimeRange& range) const {
    std::vector<char> isWanted(m_orders.names.size(), 0);
    for (const Change& change : m_changes) {
        if (range.contains({change.time}))
            isWanted[change.order] = 1;
    }
    std::vector<quint32> byName;
    for (quint32 order = 0; order < isWanted.size(); ++order) {
        if (isWanted[order] != 0)
            byName.push_back(order);
    }
    std::sort(byName.begin(), byName.end(),
              [this](quint32 left, quint32 right) { return m_orders.names[left] < m_orders.names[right]; });
    StatusTransitions result;
    result.statuses = m_statuses.names;
    result.systems = m_systems.names;
    std::vector<quint32> place(m_orders.names.size(), 0);
    for (const quint32 order : byName) {
        place[order] = static_cast<quint32>(result.orders.size());
        result.orders.push_back(m_orders.names[order]);
    }
    std::vector<Change> changes;
    for (Change change : m_changes) {
        if (isWanted[change.order] == 0)
            continue;
        change.order = place[change.order];
        changes.push_back(change);
    }
    std::sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
        return std::tie(left.order, left.time, left.sequence) < std::tie(right.order, right.time, right.sequence);
    });
    for (const Change& change : changes) {
        result.order.push_back(change.order);
        result.status.push_back(change.status);
        result.system.push_back(change.system);
        result.time.push_back(change.time);
    }
    return result;
}

} // namespace logloupe
