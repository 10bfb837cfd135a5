// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which time a page looks at, and how that is said. Values; pure.

#include "models/domain/time.h"

#include <QString>

class QTimeZone;

namespace logloupe {

/// The last so long before now, an exact range, or everything.
struct TimeChoice {
    std::optional<Duration> last = {};
    std::optional<TimeRange> exact = {};

    bool operator==(const TimeChoice&) const = default;

    [[nodiscard]] static TimeChoice ofLast(Duration length) { return {length, {}}; }
    [[nodiscard]] static TimeChoice ofRange(TimeRange range) { return {{}, range}; }
    [[nodiscard]] static TimeChoice all() { return {}; }
    /// `now` itself is inside.
    [[nodiscard]] TimeRange rangeAt(TimePoint now) const;
};

/// "Wed 13 May 13:10 – 14:12", with seconds where the bounds have them.
[[nodiscard]] QString spanText(TimeRange range, const QTimeZone& zone, TimePoint now);
/// "Last 24 hours", "All time", or the exact range. Without the zone.
[[nodiscard]] QString choiceText(const TimeChoice& choice, const QTimeZone& zone, TimePoint now);
/// "last 7 days": inside a sentence such as "4 187 errors in 7 days". "in all" for everything.
[[nodiscard]] QString choiceLengthText(const TimeChoice& choice);

} // namespace logloupe
