// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/json_decoder.h"

#include "connectors/local/import/text_lines.h"
#include "connectors/records/json_record.h"

#include <simdjson.h>

#include <algorithm>

namespace logloupe {

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
        if (!readJsonRecordTolerantly(record, m_names, m_times, m_values)) {
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
    return readJsonRecord(object, m_names, m_times, m_values) && document.current_location().error() == simdjson::OUT_OF_BOUNDS;
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
