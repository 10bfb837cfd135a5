// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_axis.h"

#include "models/analysis/silence.h"

#include <algorithm>
#include <cmath>

namespace logloupe {

namespace {

/// A stretch deserves room for what happened in it, but a busy one must not squeeze the others to nothing.
qreal weightOf(std::span<const TimePoint> times, const SilenceFolds::Stretch& stretch) {
    const auto count = std::count_if(times.begin(), times.end(),
                                     [&stretch](TimePoint time) { return stretch.first <= time && time <= stretch.last; });
    return std::pow(static_cast<qreal>(count), 0.75);
}

} // namespace

LaneAxis::LaneAxis(std::span<const TimePoint> times, AxisMode mode, qreal width) {
    if (times.empty())
        return;
    const SilenceFolds folds = foldSilence(times, mode == AxisMode::Folded ? foldedSilence : Duration::max());
    const auto count = static_cast<qreal>(folds.stretches.size());
    // The whole order in one look comes before roomy folds: they narrow first, then the stretches do.
    const qreal gap = count > 1 ? std::clamp((width - count * roomyStretch) / (count - 1), leastGap, gapWidth) : gapWidth;
    const qreal gaps = gap * (count - 1);
    const qreal least = std::clamp((width - gaps) / count, leastStretch, roomyStretch);
    m_width = std::max(width, count * least + gaps);
    std::vector<qreal> stretchWeights;
    qreal weights = 0;
    for (const auto& stretch : folds.stretches)
        weights += stretchWeights.emplace_back(weightOf(times, stretch));
    const qreal spare = std::max(0.0, m_width - gaps - count * least);
    qreal left = 0;
    for (size_t i = 0; i < folds.stretches.size(); ++i) {
        const auto& stretch = folds.stretches[i];
        const qreal right = left + least + spare * stretchWeights[i] / weights;
        m_stretches.push_back({stretch.first, stretch.last, left, right});
        m_anchors.push_back({stretch.first, left + margin});
        if (stretch.last > stretch.first)
            m_anchors.push_back({stretch.last, right - margin});
        if (i + 1 < folds.stretches.size())
            m_gaps.push_back({folds.silence(static_cast<int>(i)), right, right + gap});
        left = right + gap;
    }
}

qreal LaneAxis::xOf(TimePoint time) const {
    if (m_anchors.empty())
        return 0;
    const auto after = std::lower_bound(m_anchors.begin(), m_anchors.end(), time,
                                        [](const Anchor& anchor, TimePoint point) { return anchor.time < point; });
    if (after == m_anchors.begin())
        return after->x;
    if (after == m_anchors.end())
        return m_anchors.back().x;
    const auto before = after - 1;
    const auto share =
        static_cast<qreal>((time - before->time).count()) / static_cast<qreal>((after->time - before->time).count());
    return before->x + (after->x - before->x) * share;
}

TimePoint LaneAxis::timeAt(qreal x) const {
    if (m_anchors.empty())
        return {};
    const auto after = std::lower_bound(m_anchors.begin(), m_anchors.end(), x,
                                        [](const Anchor& anchor, qreal value) { return anchor.x < value; });
    if (after == m_anchors.begin())
        return after->time;
    if (after == m_anchors.end())
        return m_anchors.back().time;
    const auto before = after - 1;
    const qreal share = (x - before->x) / (after->x - before->x);
    return before->time
           + Duration(static_cast<qint64>(std::llround(share * static_cast<qreal>((after->time - before->time).count()))));
}

} // namespace logloupe
