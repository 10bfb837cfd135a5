// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where an axis that spans weeks folds: stretches in which something is logged, and the silences between. Pure; any thread.

#include "models/domain/time.h"

#include <QString>

#include <span>
#include <vector>

namespace logloupe {

inline constexpr Duration foldedSilence = std::chrono::hours(6);

struct SilenceFolds {
    /// From a first to a last time, both inside (begin == end for a single moment); in order, never touching. Silence i lies between stretches i and i + 1.
    struct Stretch {
        TimePoint first;
        TimePoint last;

        bool operator==(const Stretch&) const = default;
    };
    std::vector<Stretch> stretches;

    [[nodiscard]] int silences() const { return stretches.empty() ? 0 : static_cast<int>(stretches.size()) - 1; }
    [[nodiscard]] Duration silence(int index) const;
};

/// Folds every pause longer than `threshold`. Times in any order. Empty for no times.
[[nodiscard]] SilenceFolds foldSilence(std::span<const TimePoint> times, Duration threshold = foldedSilence);

/// "3 days, nothing logged" from three days on, else "17 h, nothing logged".
[[nodiscard]] QString silenceText(Duration silence);
/// Its length alone: "3 days", "17 h", "1 d 21 h".
[[nodiscard]] QString silenceLengthText(Duration silence);

} // namespace logloupe
