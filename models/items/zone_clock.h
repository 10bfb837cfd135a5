// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Local days and clock times of many instants, quickly: the zone's offset is asked for once between two changes of clocks.
// Each instance on one thread.

#include "models/domain/time.h"

#include <QString>
#include <QTimeZone>

namespace logloupe {

class ZoneClock {
public:
    explicit ZoneClock(const QTimeZone& zone = QTimeZone::utc());

    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }
    /// Seconds east of UTC in force at that time.
    [[nodiscard]] int offset(TimePoint point) const;
    /// Local days since 1 January 1970.
    [[nodiscard]] qint64 day(TimePoint point) const;
    /// An instant after `point`, not later than the end of its local day and never further than the next change of clocks.
    [[nodiscard]] TimePoint dayBound(TimePoint point) const;
    /// "10:31:52.904", cut, not rounded.
    [[nodiscard]] QString clockText(TimePoint point) const;

private:
    void seek(TimePoint point) const;

    QTimeZone m_zone;
    mutable TimeRange m_known{TimePoint{0}, TimePoint{0}}; ///< where m_offset holds
    mutable int m_offset = 0;
};

} // namespace logloupe
