// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/recent_count.h"

#include <algorithm>

namespace logloupe {

namespace {

constexpr qint64 spanSeconds = std::chrono::duration_cast<std::chrono::seconds>(RecentCount::span).count();

qint64 secondOf(TimePoint time) {
    constexpr qint64 second = 1'000'000'000;
    const qint64 whole = time.nanoseconds / second;
    return time.nanoseconds % second < 0 ? whole - 1 : whole;
}

} // namespace

void RecentCount::add(TimePoint time) {
    const qint64 second = secondOf(time);
    // Nearly always the newest second or one shortly before it.
    auto at = m_seconds.end();
    while (at != m_seconds.begin() && std::prev(at)->second > second)
        --at;
    if (at != m_seconds.begin() && std::prev(at)->second == second)
        ++std::prev(at)->events;
    else
        m_seconds.insert(at, {second, 1});
    while (m_seconds.front().second <= m_seconds.back().second - spanSeconds)
        m_seconds.pop_front();
}

qint64 RecentCount::count(TimePoint now) const {
    const qint64 oldest = secondOf(now) - spanSeconds;
    qint64 events = 0;
    for (const Second& second : m_seconds)
        events += second.second > oldest ? second.events : 0;
    return events;
}

} // namespace logloupe
