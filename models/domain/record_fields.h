// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Fields of a record that are not canonical: read from the record itself. Any thread.

#include "models/domain/event_batch.h"

#include <optional>
#include <string>
#include <vector>

namespace logloupe {

struct RecordField {
    std::string name;  ///< dotted path: nested objects are joined with '.', array elements share the array's name
    std::string value; ///< text as people read it; null is left out

    bool operator==(const RecordField&) const = default;
};

/// Reads a JSON object into dotted names. Duplicate keys stay as several entries; nesting deeper than 64 levels is kept as its own JSON text;
/// a record that is not a JSON object gives nothing.
[[nodiscard]] std::vector<RecordField> flattenJson(std::string_view json);

/// One field by dotted name, the first if there are several: {"a":{"b":1}} and {"a.b":1} both answer to "a.b".
[[nodiscard]] std::optional<std::string> jsonField(std::string_view json, std::string_view name);

/// Any field of an event as text: canonical ones from the batch (times as ISO 8601, durations in nanoseconds), others from the record.
[[nodiscard]] std::optional<std::string> fieldText(const EventBatch& batch, int row, const FieldRef& field);

/// All fields of an event: the canonical ones it has in the order of Field, then the others in the record's order.
[[nodiscard]] std::vector<RecordField> allRecordFields(const EventBatch& batch, int row);

} // namespace logloupe
