// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/json_record.h"

#include "connectors/records/padded_bytes.h"
#include "models/domain/json_walk.h"

namespace logloupe {

static_assert(PaddedBytes::padding >= simdjson::SIMDJSON_PADDING);

namespace {

using simdjson::ondemand::json_type;

std::string_view withoutTrailingBlanks(std::string_view token) {
    while (!token.empty() && (token.back() == ' ' || token.back() == '\t' || token.back() == '\r' || token.back() == '\n'))
        token.remove_suffix(1);
    return token;
}

/// Visits the known fields of one record; every function is false when simdjson met a fault.
class FieldVisitor {
public:
    FieldVisitor(const FieldNames& names, TimeReader& times, RecordValues& values)
        : m_names(names)
        , m_times(times)
        , m_values(values) {}

    bool object(simdjson::ondemand::object object) {
        for (auto member : object) {
            simdjson::ondemand::field field;
            std::string_view key;
            if (std::move(member).get(field) || field.unescaped_key().get(key))
                return false;
            if (m_path.empty()) {
                if (!value(key, field.value()))
                    return false;
                continue;
            }
            const size_t parent = m_path.size();
            m_path += '.';
            m_path += key;
            if (!value(m_path, field.value()))
                return false;
            m_path.resize(parent);
        }
        return true;
    }

private:
    bool value(std::string_view path, simdjson::ondemand::value& value) {
        const auto [targets, isParent] = m_names.meaningOf(path);
        if (targets.empty() && !isParent)
            return true;
        json_type type{};
        if (value.type().get(type))
            return false;
        switch (type) {
        case json_type::object: {
            simdjson::ondemand::object nested;
            return !isParent || (!value.get_object().get(nested) && descend(path, nested));
        }
        case json_type::array: {
            simdjson::ondemand::array elements;
            return !value.get_array().get(elements) && array(elements, targets);
        }
        default:
            return scalar(type, value, targets);
        }
    }

    bool descend(std::string_view path, const simdjson::ondemand::object& nested) {
        const std::string outer = m_path;
        m_path = std::string(path);
        const bool good = object(nested);
        m_path = outer;
        return good;
    }

    bool array(simdjson::ondemand::array elements, std::span<const FieldTarget> targets) {
        for (auto entry : elements) {
            simdjson::ondemand::value element;
            json_type type{};
            if (std::move(entry).get(element) || element.type().get(type))
                return false;
            if (type == json_type::object || type == json_type::array)
                continue;
            if (!scalar(type, element, targets))
                return false;
        }
        return true;
    }

    bool scalar(json_type type, simdjson::ondemand::value& value, std::span<const FieldTarget> targets) {
        std::string_view text;
        if (type == json_type::null || targets.empty())
            return true;
        if (type != json_type::string)
            text = withoutTrailingBlanks(value.raw_json_token());
        else if (value.get_string().get(text))
            return false;
        for (const FieldTarget& target : targets)
            m_values.assign(target, text, m_times);
        return true;
    }

    const FieldNames& m_names;
    TimeReader& m_times;
    RecordValues& m_values;
    std::string m_path;
};

} // namespace

bool readJsonRecord(const simdjson::ondemand::object& record, const FieldNames& names, TimeReader& times,
                    RecordValues& values) {
    return FieldVisitor(names, times, values).object(record);
}

bool readJsonRecordTolerantly(std::string_view record, const FieldNames& names, TimeReader& times, RecordValues& values) {
    return walkJsonObject(record, [&](std::string_view path, std::string&& text, bool isNull) {
        const auto targets = names.find(path);
        if (isNull || targets.empty())
            return true;
        const std::string_view kept = values.keep(std::move(text));
        for (const FieldTarget& target : targets)
            values.assign(target, kept, times);
        return true;
    });
}

} // namespace logloupe
