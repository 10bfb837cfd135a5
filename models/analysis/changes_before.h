// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What changed shortly before things went wrong: releases, first errors. Pure; any thread.

#include "models/domain/aggregates.h"
#include "models/domain/event_batch.h"

#include <QString>

#include <span>
#include <string>
#include <vector>

namespace logloupe {

enum class ChangeKind : quint8 { Release, FirstError };

struct Change {
    ChangeKind kind = ChangeKind::Release;
    TimePoint time;
    std::string system;
    std::string before; ///< version before a release; empty when none is known
    std::string after;  ///< version released; type of the first error
    bool operator==(const Change&) const = default;
};

/// A release is a system's first event with a service.version it had not logged before, when it had logged another one. Events of any systems in any order.
[[nodiscard]] std::vector<Change> releases(std::span<const EventRef> events);

/// The same from counts by service.version of one system: to the begin of the first bin.
[[nodiscard]] std::vector<Change> releases(const std::string& system, const CountTable& countsByVersion);

/// Releases in `range`, and the first error of each type that no event before `range.begin` has, by time.
[[nodiscard]] std::vector<Change> changesBefore(std::span<const EventRef> events, TimeRange range);

/// "release mes-api 4.18.1 → 4.18.2", "first error"
[[nodiscard]] QString changeText(const Change& change);

} // namespace logloupe
