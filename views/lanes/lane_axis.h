// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// From time to x and back on an axis that folds silence: each stretch in which something is logged has its own scale. Logical pixels from the left edge of the
// plot. Pure; any thread.

#include "models/domain/time.h"

#include <QtGlobal>

#include <span>
#include <vector>

namespace logloupe {

enum class AxisMode : quint8 {
    Folded,   ///< silence over six hours folds into a gap
    TrueScale ///< one scale from the first to the last time
};

class LaneAxis {
public:
    struct Stretch {
        TimePoint first;
        TimePoint last;
        qreal left = 0; ///< with its margins
        qreal right = 0;
    };
    struct Gap {
        Duration length{};
        qreal left = 0;
        qreal right = 0;
    };

    static constexpr qreal margin = 16;        ///< between the edge of a stretch and its first or last time
    static constexpr qreal gapWidth = 72;      ///< of a fold, where there is room
    static constexpr qreal leastGap = 48;      ///< in an order with many folds
    static constexpr qreal roomyStretch = 104; ///< room for a date and a time
    static constexpr qreal leastStretch = 48;

    LaneAxis() = default;
    /// Times in any order; the axis is as wide as asked or as its stretches need, whichever is more.
    LaneAxis(std::span<const TimePoint> times, AxisMode mode, qreal width);

    [[nodiscard]] bool isEmpty() const { return m_stretches.empty(); }
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] const std::vector<Stretch>& stretches() const { return m_stretches; }
    [[nodiscard]] const std::vector<Gap>& gaps() const { return m_gaps; }

    /// Rising with time; brought into the axis outside of its times. Within a gap time passes evenly.
    [[nodiscard]] qreal xOf(TimePoint time) const;
    [[nodiscard]] TimePoint timeAt(qreal x) const;

private:
    struct Anchor {
        TimePoint time;
        qreal x = 0;
    };
    std::vector<Stretch> m_stretches;
    std::vector<Gap> m_gaps;
    std::vector<Anchor> m_anchors; ///< rising in both
    qreal m_width = 0;
};

} // namespace logloupe
