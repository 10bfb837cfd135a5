// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/duration_sample.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace logloupe {

Duration quantile(const std::vector<qint64>& sortedNanoseconds, double share) {
    if (sortedNanoseconds.empty())
        return Duration::zero();
    const double position = std::clamp(share, 0.0, 1.0) * static_cast<double>(sortedNanoseconds.size() - 1);
    const size_t lower = static_cast<size_t>(position);
    const size_t upper = std::min(lower + 1, sortedNanoseconds.size() - 1);
    const double fraction = position - static_cast<double>(lower);
    const double low = static_cast<double>(sortedNanoseconds[lower]);
    const double high = static_cast<double>(sortedNanoseconds[upper]);
    if (fraction == 0.0)
        return Duration(sortedNanoseconds[lower]);
    return Duration(std::llround(low + (high - low) * fraction));
}

Rank DurationSample::rank(Duration elapsed) const {
    const auto faster = std::lower_bound(completed.begin(), completed.end(), elapsed.count()) - completed.begin();
    const auto openAndSlower = open.end() - std::upper_bound(open.begin(), open.end(), elapsed.count());
    return {faster, static_cast<qint64>(completed.size()) + openAndSlower};
}

SampleHistogram sampleHistogram(const DurationSample& sample, int bins, Duration reach) {
    SampleHistogram histogram;
    if (bins <= 0 || (sample.completed.empty() && sample.open.empty()))
        return histogram;
    // Half the range leaves room for what is added.
    const qint64 usualEnd = std::min<qint64>(sample.quantile(0.95).count(), std::numeric_limits<qint64>::max() / 2);
    const qint64 reachEnd = std::min<qint64>(reach.count(), std::numeric_limits<qint64>::max() / 2);
    const qint64 end = std::max<qint64>({usualEnd + usualEnd / 5, reachEnd + reachEnd / 20, bins});
    histogram.step = Duration(std::max<qint64>(1, end / bins + (end % bins != 0 ? 1 : 0)));
    histogram.counts.resize(static_cast<size_t>(bins));
    histogram.usualLow = sample.quantile(0.10);
    histogram.usualHigh = sample.quantile(0.90);
    const auto add = [&](qint64 value) {
        const qint64 bin = std::clamp<qint64>(value / histogram.step.count(), 0, bins - 1);
        ++histogram.counts[static_cast<size_t>(bin)];
    };
    for (const qint64 value : sample.completed)
        add(value);
    for (auto value = std::upper_bound(sample.open.begin(), sample.open.end(), reach.count()); value != sample.open.end();
         ++value)
        add(*value);
    return histogram;
}

} // namespace logloupe
