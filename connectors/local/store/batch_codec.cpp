// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/batch_codec.h"

#include "connectors/local/store/byte_codec.h"
#include "connectors/local/store/segment_format.h"

#include <algorithm>

namespace logloupe::store {

namespace {

constexpr quint8 endOfFields = 0xFF;

bool isTextual(Field field) {
    const FieldType type = fieldType(field);
    return type == FieldType::Keyword || type == FieldType::Key || type == FieldType::Text;
}

} // namespace

void putBatch(std::string& target, const EventBatch& batch) {
    ByteWriter writer(target);
    writer.putVarint(static_cast<quint64>(batch.size()));
    for (int row = 0; row < batch.size(); ++row) {
        writer.put(batch.time(row).nanoseconds);
        writer.put(static_cast<quint8>(batch.severity(row)));
        for (const Field field : freeTextFields()) {
            const std::string_view text = batch.text(field, row);
            if (text.empty())
                continue;
            writer.put(static_cast<quint8>(field));
            writer.putText(text);
        }
        for (const Field field : integerFields) {
            const auto number = batch.number(field, row);
            if (!number)
                continue;
            writer.put(static_cast<quint8>(field));
            writer.put(*number);
        }
        writer.put(endOfFields);
        writer.put(static_cast<quint8>(batch.rawFormat(row)));
        writer.putText(batch.raw(row));
        const auto attributes = batch.attributes(row);
        writer.putVarint(attributes.size());
        for (const auto& [name, value] : attributes) {
            writer.putText(name);
            writer.putText(value);
        }
    }
}

std::optional<EventBatch> readBatch(std::string_view bytes, const QString& source, quint64 firstSequence) {
    ByteReader reader(bytes);
    EventBatchBuilder builder(source);
    const quint64 rows = reader.takeVarint();
    for (quint64 row = 0; row < rows && !reader.hasFailed(); ++row) {
        const TimePoint time{reader.take<qint64>()};
        const auto severity = reader.take<quint8>();
        if (severity >= allSeverities.size())
            return {};
        builder.append(time, static_cast<Severity>(severity), firstSequence + row);
        while (!reader.hasFailed()) {
            const auto index = reader.take<quint8>();
            if (index == endOfFields)
                break;
            if (index >= fieldCount)
                return {};
            const auto field = static_cast<Field>(index);
            if (isTextual(field))
                builder.setText(field, reader.takeText());
            else
                builder.setNumber(field, reader.take<qint64>());
        }
        const auto format = reader.take<quint8>();
        builder.setRaw(reader.takeText(),
                       format == static_cast<quint8>(RecordFormat::Json) ? RecordFormat::Json : RecordFormat::Text);
        for (quint64 left = reader.takeVarint(); left > 0 && !reader.hasFailed(); --left) {
            const std::string_view name = reader.takeText();
            builder.addAttribute(name, reader.takeText());
        }
    }
    if (reader.hasFailed())
        return {};
    return builder.build();
}

void copyEvent(const EventBatch& batch, int row, quint64 sequence, EventBatchBuilder& builder) {
    builder.append(batch.time(row), batch.severity(row), sequence);
    for (const Field field : freeTextFields()) {
        if (const std::string_view text = batch.text(field, row); !text.empty())
            builder.setText(field, text);
    }
    for (const Field field : integerFields) {
        if (const auto number = batch.number(field, row))
            builder.setNumber(field, *number);
    }
    builder.setRaw(batch.raw(row), batch.rawFormat(row));
    for (const auto& [name, value] : batch.attributes(row))
        builder.addAttribute(name, value);
}

} // namespace logloupe::store
