// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/json_decoder.h"

#include "connectors/local/import/text_lines.h"
#include "models/domain/json_walk.h"

#include <simdjson.h>

#include <algorithm>

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

struct JsonDecoder::Parser {
    simdjson::ondemand::parser parser;
};

JsonDecoder::JsonDecoder(const ImportPlan& plan)
    : m_isList(plan.format == ImportFormat::JsonArray)
    , m_names(plan.mapping, FieldNames::Guessing::CommonNames)
    , m_times(plan.times)
    , m_parser(std::make_unique<Parser>()) {}

JsonDecoder::~JsonDecoder() = default;

void JsonDecoder::decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) {
    rows.builder.reserve(static_cast<int>(chunk.size() / 400), static_cast<qint64>(chunk.size()));
    if (m_isList)
        decodeObjects(chunk, firstLine, rows);
    else
        decodeLines(chunk, firstLine, rows);
}

void JsonDecoder::decodeLines(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) {
    TextLines lines(chunk.text(), firstLine);
    while (const auto line = lines.next()) {
        if (!isBlank(*line))
            decodeRecord(*line, lines.number(), rows);
    }
}

void JsonDecoder::decodeObjects(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) {
    const std::string_view text = chunk.text();
    qint64 line = firstLine;
    size_t position = 0;
    const auto advanceTo = [&](size_t to) {
        line += std::count(text.begin() + static_cast<std::ptrdiff_t>(position), text.begin() + static_cast<std::ptrdiff_t>(to),
                           '\n');
        position = to;
    };
    for (;;) {
        advanceTo(std::min(text.find_first_not_of(" \t\r\n[],", position), text.size()));
        if (position == text.size())
            return;
        const auto end = text[position] == '{' ? endOfJsonObject(text, position) : std::nullopt;
        const size_t next = end ? *end : std::min(text.find('\n', position), text.size());
        if (end)
            decodeRecord(text.substr(position, next - position), line, rows);
        else
            rows.reject(line, RejectReason::NotJson, text.substr(position, next - position));
        advanceTo(next);
    }
}

void JsonDecoder::decodeRecord(std::string_view record, qint64 line, DecodedRows& rows) {
    m_values.clear();
    if (!readFast(record)) {
        m_values.clear();
        if (!readTolerantly(record)) {
            rows.reject(line, RejectReason::NotJson, record);
            return;
        }
    }
    m_values.assignConstants(m_names.constants(), m_times);
    if (!m_values.time())
        rows.reject(line, m_values.missingTime(), record);
    else
        m_values.emitTo(rows.builder, line, record, RecordFormat::Json);
}

bool JsonDecoder::readFast(std::string_view record) {
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    if (m_parser->parser.iterate(record.data(), record.size(), record.size() + PaddedBytes::padding).get(document)
        || document.get_object().get(object))
        return false;
    return FieldVisitor(m_names, m_times, m_values).object(object)
           && document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

/// What simdjson refuses but people's files hold: bytes that are not UTF-8, control characters in strings, lone surrogates, very deep nesting.
bool JsonDecoder::readTolerantly(std::string_view record) {
    return walkJsonObject(record, [this](std::string_view path, std::string&& text, bool isNull) {
        const auto targets = m_names.find(path);
        if (isNull || targets.empty())
            return true;
        const std::string_view kept = m_values.keep(std::move(text));
        for (const FieldTarget& target : targets)
            m_values.assign(target, kept, m_times);
        return true;
    });
}

std::optional<size_t> endOfJsonObject(std::string_view text, size_t begin) {
    size_t open = 0;
    for (size_t i = begin; i < text.size(); ++i) {
        switch (text[i]) {
        case '{':
            ++open;
            break;
        case '}':
            if (--open == 0)
                return i + 1;
            break;
        case '"':
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\')
                    ++i;
            }
            break;
        default:
            break;
        }
    }
    return {};
}

} // namespace logloupe
