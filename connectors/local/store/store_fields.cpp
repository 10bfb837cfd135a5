// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_fields.h"

#include "connectors/local/store/row_decoder.h"
#include "models/domain/record_fields.h"

#include <algorithm>
#include <set>

namespace logloupe::store {

namespace {

constexpr size_t segmentsLookedAt = 24;
constexpr quint32 rowsLookedAt = 64;

void addNames(const EventBatch& batch, std::set<std::string>& names) {
    for (int row = 0; row < batch.size(); ++row) {
        for (RecordField& field : allRecordFields(batch, row)) {
            if (!fieldByName(field.name))
                names.insert(std::move(field.name));
        }
    }
}

} // namespace

std::vector<FieldDescription> fieldsOf(const StoreSnapshot& snapshot) {
    std::set<std::string> others;
    const auto& segments = snapshot.segments;
    const size_t step = std::max<size_t>(1, segments.size() / segmentsLookedAt);
    for (size_t i = 0; i < segments.size(); i += step) {
        RowDecoder decoder(segments[i]);
        EventBatchBuilder builder{QString()};
        const quint32 rowStep = std::max<quint32>(1, segments[i]->rows() / rowsLookedAt);
        for (quint32 row = 0; row < segments[i]->rows(); row += rowStep)
            (void)decoder.append(row, builder);
        addNames(builder.build(), others);
    }
    for (const EventBatch& batch : snapshot.live)
        addNames(batch, others);

    std::vector<FieldDescription> fields;
    for (const Field field : allFields()) {
        const auto isInSegment = [field](const auto& segment) { return segment->has(field); };
        const auto isInBatch = [field](const EventBatch& batch) {
            for (int row = 0; row < batch.size(); ++row) {
                if (batch.has(field, row))
                    return true;
            }
            return false;
        };
        if (std::any_of(segments.begin(), segments.end(), isInSegment)
            || std::any_of(snapshot.live.begin(), snapshot.live.end(), isInBatch))
            fields.push_back({FieldRef::of(field), fieldType(field)});
    }
    for (const std::string& name : others)
        fields.push_back({FieldRef::named(name), FieldType::Keyword});
    return fields;
}

} // namespace logloupe::store
