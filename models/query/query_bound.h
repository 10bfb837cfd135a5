// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reads the right side of a comparison in the unit of its field. Pure; any thread.

#include "models/query/query.h"

#include <optional>

namespace logloupe {

enum class BoundProblem : quint8 {
    NotATime,
    NotALevel,
    NotANumber,
    NotADuration,
    DurationWithoutUnit, ///< a small number: nobody means nanoseconds
    NotASize,
};

struct BoundReading {
    QueryBound bound;
    std::optional<BoundProblem> problem = {};
};

/// Times: everything parseTimeOption() reads, and "now-2h". Levels: everything parseSeverity() reads. event.duration: parseDuration(), "min" and "sec"
/// too, or nanoseconds from 1 000 000 on. file.size: bytes, or with B, kB, MB, GB, TB (decimal), KiB, MiB, GiB, TiB, in any case and in Russian.
[[nodiscard]] BoundReading readBound(const FieldRef& field, const QString& text, const QueryContext& context);

/// A decimal number, whole text: an optional sign, digits, a fraction, an exponent. Nothing for anything else, nor for infinity.
[[nodiscard]] std::optional<double> readNumber(QStringView text);

/// How exact a time was written decides what `field:time` covers.
/// The half open span a date ("2026-05-11": the day), an hour, a minute or a second covers; one nanosecond for finer times and for relative ones.
[[nodiscard]] std::optional<TimeRange> readTimeSpan(const QString& text, const QueryContext& context);

} // namespace logloupe
