// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a heatmap shows over a CountTable of one row per system, endpoint, type or status. Pure; any thread.

#include "models/domain/aggregates.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace logloupe {

struct HeatCell {
    int row = 0;
    int column = 0;

    bool operator==(const HeatCell&) const = default;
};

/// What is usual for a cell: the same time of day on the other days of the table.
struct UsualCount {
    quint64 low = 0;  ///< p10, rounded down
    quint64 high = 0; ///< p90, rounded up
    double median = 0;
    int days = 0; ///< compared with
};

/// Nothing when the step does not divide a day or fewer than three other days are there.
[[nodiscard]] std::optional<UsualCount> usualCount(const CountTable& counts, HeatCell cell);
/// How many times the usual: "×100". Nothing when it is less than twice the usual. Over a median of 0 the count itself.
[[nodiscard]] std::optional<double> spikeRatio(quint64 count, const UsualCount& usual);
/// "usually 3–9 in this hour"
[[nodiscard]] QString usualCountText(const UsualCount& usual, Duration step);
/// "×100"
[[nodiscard]] QString ratioText(double ratio);

/// The cell with the largest ratio over its usual among those of at least `smallest` events.
[[nodiscard]] std::optional<HeatCell> worstSpike(const CountTable& counts, quint64 smallest = 10);

/// Cells in which a row logged nothing at all, by the counts of all its events (same bins, rows matched by name): such a cell is not zero but
/// unknown. Bins that begin after the last event of all rows are left out, and so are rows that `allEvents` does not count.
[[nodiscard]] std::vector<HeatCell> silentCells(const CountTable& counts, const CountTable& allEvents);

/// Rows in the order of systems when they name systems, else by falling total, then name.
[[nodiscard]] CountTable sortedRows(const CountTable& counts, bool rowsAreSystems);

} // namespace logloupe
