// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Counts of events by time bin, system, level and action, so that overviews need not look at events.
// Layout: RollupEntry after RollupEntry, by bin, then system, action, level.

#include "models/domain/severity.h"
#include "models/domain/time.h"

#include <QtGlobal>

#include <array>
#include <span>
#include <string>
#include <vector>

namespace logloupe::store {

struct RollupEntry {
    qint32 bin = 0;      ///< hours or minutes since 1970, rounded down
    quint16 service = 0; ///< code in the segment
    quint16 action = 0;
    quint32 count = 0;
    Severity severity = Severity::Unknown;
    std::array<quint8, 3> reserved{};
};
static_assert(sizeof(RollupEntry) == 16);

inline constexpr qint64 hourBin = 3'600'000'000'000;
inline constexpr qint64 minuteBin = 60'000'000'000;

/// The events' columns side by side; codes in the segment. Nothing when a code or a bin is too large for an entry.
[[nodiscard]] std::vector<RollupEntry> rollUp(qint64 bin, std::span<const qint64> times, std::span<const quint32> services,
                                              std::span<const quint32> actions, std::span<const quint32> severities);

/// Rounded down, also before 1970.
[[nodiscard]] constexpr qint64 binOf(qint64 time, qint64 bin) {
    return time / bin - (time % bin < 0 ? 1 : 0);
}

} // namespace logloupe::store
