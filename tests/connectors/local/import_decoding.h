// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the importers' tests share: text in, rows and rejections out.

#include "connectors/local/import/format_detection.h"
#include "connectors/local/import/record_decoder.h"
#include "models/domain/record_fields.h"

#include <QTest>

#include <string>

namespace logloupe::importing {

struct Decoded {
    EventBatch events;
    std::vector<RejectedRecord> rejected;
};

inline Decoded decode(const ImportPlan& plan, std::string_view text, qint64 firstLine = 1) {
    DecodedRows rows(QStringLiteral("test"));
    makeDecoder(plan)->decode(PaddedBytes(text), firstLine, rows);
    return {rows.builder.build(), std::move(rows.rejected)};
}

inline ImportPlan planFor(ImportFormat format, LineFormat lineFormat = LineFormat::TimeFirst) {
    ImportPlan plan;
    plan.format = format;
    plan.lineFormat = lineFormat;
    plan.times.reference = {1'763'683'200'000'000'000}; // 2025-11-21
    return plan;
}

/// A field of a row as text; empty when it is not there.
inline QString field(const EventBatch& events, int row, std::string_view name) {
    const auto text = fieldText(events, row, FieldRef::named(name));
    return text ? QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())) : QString();
}

inline QString time(const EventBatch& events, int row) {
    return toIso8601(events.time(row));
}

} // namespace logloupe::importing
