// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/batch_rows.h"

namespace logloupe {

namespace {

void append(EventBatchBuilder& builder, const EventBatch& batch, int row) {
    builder.append(batch.time(row), batch.severity(row), batch.sequence(row));
    for (const Field field : allFields()) {
        if (fieldType(field) == FieldType::Integer) {
            if (const auto number = batch.number(field, row))
                builder.setNumber(field, *number);
        } else if (fieldType(field) != FieldType::Time && fieldType(field) != FieldType::Level && batch.has(field, row)) {
            builder.setText(field, batch.text(field, row));
        }
    }
    builder.setRaw(batch.raw(row), batch.rawFormat(row));
    for (const auto& [name, value] : batch.attributes(row))
        builder.addAttribute(name, value);
}

} // namespace

EventBatch rowsOf(const EventBatch& batch, const std::vector<int>& rows) {
    EventBatchBuilder builder(batch.source());
    for (const int row : rows)
        append(builder, batch, row);
    return builder.build();
}

EventBatch rowsOf(std::span<const EventRef> events) {
    if (events.empty())
        return {};
    EventBatchBuilder builder(events.front().batch.source());
    for (const EventRef& event : events)
        append(builder, event.batch, event.row);
    return builder.build();
}

} // namespace logloupe
