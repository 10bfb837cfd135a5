// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What does not fit a column: the verbatim records of a few rows and the texts of their fields. A text that stands in its record, as almost all do, is
// kept as a place in it. Before compression a block is
//   for each row: size of the record, its format, fields, attributes
//   then all records one after another
// A field is its number, then place * 2 and size for a text in the record, or size * 2 + 1 and the bytes for another. Any thread.

#include "models/domain/event_batch.h"

#include <span>
#include <string>
#include <vector>

namespace logloupe {

struct BatchRow {
    const EventBatch* batch = nullptr;
    int row = 0;
};

/// Appends the uncompressed block.
void encodeRowBlock(std::span<const BatchRow> rows, std::string& out);

struct DecodedRow {
    struct FieldText {
        Field field = Field::Message;
        std::string_view text;
    };
    std::string_view raw;
    RecordFormat format = RecordFormat::Text;
    std::vector<FieldText> fields;
    std::vector<EventBatch::Attribute> attributes;
};

/// Views point into `bytes`. False for bytes that no block has.
[[nodiscard]] bool decodeRowBlock(std::string_view bytes, int rows, std::vector<DecodedRow>& decoded);

} // namespace logloupe
