// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Which names of fields tell that their value is personal. Pure; any thread.

#include "models/analysis/masking.h"

#include <span>

namespace logloupe {

/// How sure a name must be. A field or a JSON key "name" stands for a person unless its owner is a thing (service.name, "file":{"name":…});
/// before "=" in a running text it is as often a thread's or a queue's, so there the owner must be named a person.
enum class KeyPlace : quint8 { Field, RunningText };

/// Parents, the nearest three of which count, from the outermost on; the key itself may hold dots, which part it further. Case and _ - make no difference: firstName, first_name.
[[nodiscard]] std::optional<MaskKind> maskKindOfKey(std::span<const std::string> parents, std::string_view key, KeyPlace place);

/// Numbers of orders, models, traces, messages and operators: never masked.
[[nodiscard]] bool isIdentifierKey(std::span<const std::string> parents, std::string_view key);
/// Durations, sizes, times and counts: long numbers that may look like anything.
[[nodiscard]] bool isMeasureKey(std::string_view key);

/// All of the above about a key of a record; remembered per thread, since records of a source share their keys.
struct KeyFacts {
    std::optional<MaskKind> kind; ///< as of KeyPlace::Field
    bool isIdentifier = false;
    bool isMeasure = false;
};
[[nodiscard]] KeyFacts keyFacts(std::span<const std::string> parents, std::string_view key);

} // namespace logloupe
