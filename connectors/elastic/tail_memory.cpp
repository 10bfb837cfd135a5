// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/tail_memory.h"

#include <algorithm>

namespace logloupe {

namespace {

/// Of clocks that run far ahead: their events stay known until their time has come.
constexpr size_t mostKnown = 1'000'000;

} // namespace

std::vector<EventRef> TailMemory::take(std::span<const EventRef> events) {
    std::vector<EventRef> fresh;
    for (const EventRef& event : events) {
        noteNewest(event.time());
        if (m_known.try_emplace(event.batch.sequence(event.row), event.time().nanoseconds).second)
            fresh.push_back(event);
    }
    m_told += static_cast<qint64>(fresh.size());
    return fresh;
}

std::vector<EventRef> TailMemory::remember(std::span<const EventRef> events, TimePoint now) {
    std::vector<EventRef> fresh = take(events);
    m_told -= static_cast<qint64>(fresh.size());
    std::erase_if(fresh, [&](const EventRef& event) { return event.time() < m_begin || event.time() > now; });
    m_told += static_cast<qint64>(fresh.size());
    return fresh;
}

void TailMemory::forgetBefore(TimePoint time) {
    std::erase_if(m_known, [time](const auto& known) { return known.second < time.nanoseconds; });
    if (m_known.size() <= mostKnown)
        return;
    std::vector<qint64> times;
    times.reserve(m_known.size());
    for (const auto& known : m_known)
        times.push_back(known.second);
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() - mostKnown);
    std::nth_element(times.begin(), middle, times.end());
    std::erase_if(m_known, [limit = *middle](const auto& known) { return known.second < limit; });
}

} // namespace logloupe
