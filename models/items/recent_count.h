// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How many events there were in the last minutes of a stream, by the events' own times. Value; each instance on one thread.

#include "models/domain/time.h"

#include <deque>

namespace logloupe {

class RecentCount {
public:
    static constexpr Duration span = std::chrono::minutes(5);

    /// Times may come in any order; those older than the span before the newest one are forgotten.
    void add(TimePoint time);
    /// Events in the span that ends at `now`, to the second; those after `now` count too, because clocks differ.
    [[nodiscard]] qint64 count(TimePoint now) const;
    void clear() { m_seconds.clear(); }

private:
    struct Second {
        qint64 second = 0; ///< since 1970
        qint64 events = 0;
    };
    std::deque<Second> m_seconds; ///< rising
};

} // namespace logloupe
