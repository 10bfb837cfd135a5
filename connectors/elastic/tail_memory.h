// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which events a live tail has told, as far back as they can come again. One thread at a time.

#include "models/domain/event_batch.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace logloupe {

class TailMemory {
public:
    explicit TailMemory(TimePoint begin)
        : m_begin(begin) {}

    /// Those that were not known yet.
    [[nodiscard]] std::vector<EventRef> take(std::span<const EventRef> events);
    /// Those of them that came between the tail's begin and `now`: what was there before is only remembered.
    [[nodiscard]] std::vector<EventRef> remember(std::span<const EventRef> events, TimePoint now);
    void noteNewest(TimePoint time) { m_newest = std::max(m_newest, time); }
    /// What is older cannot come again.
    void forgetBefore(TimePoint time);

    [[nodiscard]] TimePoint newest() const { return m_newest; } ///< earliest() before there was any
    [[nodiscard]] size_t size() const { return m_known.size(); }
    [[nodiscard]] qint64 told() const { return m_told; }

private:
    TimePoint m_begin;
    TimePoint m_newest = TimePoint::earliest();
    std::unordered_map<quint64, qint64> m_known; ///< identity to time
    qint64 m_told = 0;
};

} // namespace logloupe
