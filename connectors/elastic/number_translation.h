// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Conditions on numbers, levels and times in the Query DSL. Nothing where the way a field is indexed does not allow to ask. Pure; any thread.

#include "connectors/elastic/leaf_translation.h"

#include <optional>

namespace logloupe {

struct IntegerBounds {
    std::optional<qint64> low = {};
    std::optional<qint64> high = {}; ///< both inside
};

/// The whole numbers within; nothing where there are none, for one because a bound is no number.
[[nodiscard]] std::optional<IntegerBounds> integersWithin(const MatchRange& range);

/// Numbers that, multiplied with the scale and rounded, lie between, as records are read.
[[nodiscard]] std::optional<ServerCondition> integerBetween(const NativeField& native, qint64 scale, std::optional<qint64> low,
                                                            std::optional<qint64> high);
/// A number field compared with numbers as they are.
[[nodiscard]] std::optional<ServerCondition> numberBetween(const NativeField& native, const MatchRange& range);
/// The number that is written like the text.
[[nodiscard]] std::optional<ServerCondition> numberAsText(const NativeField& native, const QString& text);
[[nodiscard]] std::optional<ServerCondition> levelAmong(const std::vector<Severity>& wanted, const NativeField& native,
                                                        const FieldMap& fields);

} // namespace logloupe
