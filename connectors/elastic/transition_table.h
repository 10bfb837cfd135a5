// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Gathers status changes out of events that come in any order. Pure; one thread at a time.

#include "models/domain/aggregates.h"
#include "models/domain/event_batch.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace logloupe {

class TransitionTable {
public:
    void add(std::span<const EventRef> events);
    /// Of orders that have a change in the range, all their changes.
    [[nodiscard]] StatusTransitions build(const TimeRange& range) const;

private:
    struct Names {
        std::vector<std::string> names = {};
        std::unordered_map<std::string, quint32> numbers = {};
        [[nodiscard]] quint32 of(std::string_view name);
    };
    struct Change {
        quint32 order = 0;
        quint16 status = 0;
        quint16 system = 0;
        qint64 time = 0;
        quint64 sequence = 0;
    };

    Names m_orders;
    Names m_statuses;
    Names m_systems;
    std::vector<Change> m_changes;
};

} // namespace logloupe
