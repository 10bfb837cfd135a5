// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Durations of many orders, and where one of them stands among them. Values; any thread.

#include "models/domain/time.h"

#include <optional>
#include <vector>

namespace logloupe {

/// Of sorted values, linear between the two nearest (Hyndman and Fan's type 7, the default of NumPy and therefore of PM4Py's figures).
/// `share` 0 to 1. Zero without values.
[[nodiscard]] Duration quantile(const std::vector<qint64>& sortedNanoseconds, double share);

/// How an elapsed time compares: "slower than 97 % of 412 orders".
struct Rank {
    qint64 faster = 0;     ///< ended sooner
    qint64 population = 0; ///< ended, or still open after more than the elapsed time

    [[nodiscard]] double share() const {
        return population == 0 ? 0.0 : static_cast<double>(faster) / static_cast<double>(population);
    }
};

/// Completed durations and the ages of those still open.
struct DurationSample {
    std::vector<qint64> completed; ///< nanoseconds, sorted
    std::vector<qint64> open;      ///< nanoseconds so far, sorted

    [[nodiscard]] qint64 count() const { return static_cast<qint64>(completed.size()); }
    /// Of the completed ones.
    [[nodiscard]] Duration quantile(double share) const { return logloupe::quantile(completed, share); }
    [[nodiscard]] Duration longest() const { return completed.empty() ? Duration::zero() : Duration(completed.back()); }
    /// An open one that has lasted longer than `elapsed` is known to be slower and counts; one that has lasted less may still become
    /// either and is left out. So every order of the population can be shown: it was faster, as fast, or slower.
    [[nodiscard]] Rank rank(Duration elapsed) const;
};

/// Bins of a sample for a small picture; the last bin also holds everything longer.
struct SampleHistogram {
    Duration step{};
    std::vector<qint64> counts;
    Duration usualLow{};  ///< p10
    Duration usualHigh{}; ///< p90
};

/// `bins` bins from zero to a little over `reach` or p95, whichever is more; completed ones, and open ones that are already longer than `reach`.
[[nodiscard]] SampleHistogram sampleHistogram(const DurationSample& sample, int bins, Duration reach);

} // namespace logloupe
