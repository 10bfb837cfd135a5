// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/record_fields.h"

#include "models/domain/json_walk.h"

namespace logloupe {

std::vector<RecordField> flattenJson(std::string_view json) {
    std::vector<RecordField> fields;
    walkJsonObject(json, [&fields](std::string_view path, std::string&& text, bool isNull) {
        if (!isNull)
            fields.push_back({std::string(path), std::move(text)});
        return true;
    });
    return fields;
}

std::optional<std::string> jsonField(std::string_view json, std::string_view name) {
    std::optional<std::string> found;
    walkJsonObject(json, [&found, name](std::string_view path, std::string&& text, bool isNull) {
        if (isNull || path != name)
            return true;
        found = std::move(text);
        return false;
    });
    return found;
}

std::optional<std::string> fieldText(const EventBatch& batch, int row, const FieldRef& field) {
    if (field.canonical) {
        if (!batch.has(*field.canonical, row))
            return {};
        if (fieldType(*field.canonical) == FieldType::Time)
            return toIso8601(batch.time(row)).toStdString();
        if (const auto number = batch.number(*field.canonical, row))
            return std::to_string(*number);
        return std::string(batch.text(*field.canonical, row));
    }
    for (const auto& [name, value] : batch.attributes(row)) {
        if (name == field.name)
            return std::string(value);
    }
    if (batch.rawFormat(row) == RecordFormat::Json)
        return jsonField(batch.raw(row), field.name);
    return {};
}

std::vector<RecordField> allRecordFields(const EventBatch& batch, int row) {
    std::vector<RecordField> fields;
    for (const Field field : allFields()) {
        if (auto text = fieldText(batch, row, FieldRef::of(field)))
            fields.push_back({std::string(fieldName(field)), std::move(*text)});
    }
    for (const auto& [name, value] : batch.attributes(row))
        fields.push_back({std::string(name), std::string(value)});
    if (batch.rawFormat(row) == RecordFormat::Json) {
        for (RecordField& field : flattenJson(batch.raw(row))) {
            if (!fieldByName(field.name))
                fields.push_back(std::move(field));
        }
    }
    return fields;
}

} // namespace logloupe
