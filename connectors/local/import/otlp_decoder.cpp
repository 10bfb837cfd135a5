// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/otlp_decoder.h"

#include "connectors/local/import/json_decoder.h"

#include <simdjson.h>

#include <algorithm>

namespace logloupe {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

struct Attribute {
    std::string name;
    std::string value;
};

constexpr int deepestAttribute = 32;

/// An AnyValue as text; kvlists become several attributes with dotted names.
void collect(const std::string& name, const element& any, std::vector<Attribute>& attributes, int depth) {
    object value;
    if (depth > deepestAttribute || any.get_object().get(value))
        return;
    for (const auto [key, content] : value) {
        std::string_view text;
        array entries;
        object list;
        if (key == "kvlistValue" && !content.get_object().get(list) && !list["values"].get_array().get(entries)) {
            for (const element entry : entries) {
                std::string_view entryKey;
                element entryValue;
                if (!entry["key"].get_string().get(entryKey) && !entry["value"].get(entryValue))
                    collect(name + '.' + std::string(entryKey), entryValue, attributes, depth + 1);
            }
        } else if (key == "arrayValue" && !content.get_object().get(list) && !list["values"].get_array().get(entries)) {
            for (const element entry : entries)
                collect(name, entry, attributes, depth + 1);
        } else if (!content.get_string().get(text)) {
            attributes.push_back({name, std::string(text)});
        } else if (content.is_number() || content.is_bool()) {
            attributes.push_back({name, simdjson::minify(content)});
        }
    }
}

void collectAll(const simdjson::simdjson_result<element>& list, std::vector<Attribute>& attributes) {
    array entries;
    if (list.get_array().get(entries))
        return;
    for (const element entry : entries) {
        std::string_view key;
        element value;
        if (!entry["key"].get_string().get(key) && !entry["value"].get(value))
            collect(std::string(key), value, attributes, 0);
    }
}

/// A string, or a number as its own text: 64-bit integers come as either.
std::string textOf(const simdjson::simdjson_result<element>& member) {
    element value;
    std::string_view text;
    if (member.get(value))
        return {};
    if (!value.get_string().get(text))
        return std::string(text);
    return value.is_number() ? simdjson::minify(value) : std::string();
}

std::optional<TimePoint> nanoseconds(const simdjson::simdjson_result<element>& member) {
    const std::string text = textOf(member);
    // Zero means unknown in the protocol.
    if (text.empty() || text == "0")
        return {};
    return readEpoch(text, TimePattern::Kind::EpochNanoseconds);
}

/// Finds the record texts of a request in the order in which the document holds them: the document object itself has lost them.
class RecordTexts {
public:
    explicit RecordTexts(std::string_view request)
        : m_request(request) {}

    /// The next object of the next logRecords list, verbatim.
    std::string_view next() {
        while (m_position < m_request.size()) {
            if (m_inList && m_request[m_position] == '{') {
                const size_t begin = m_position;
                m_position = endOfJsonObject(m_request, begin).value_or(m_request.size());
                return m_request.substr(begin, m_position - begin);
            }
            if (m_inList && m_request[m_position] == ']')
                m_inList = false;
            if (m_request[m_position] == '"') {
                const std::string_view text = string();
                if (!m_inList && text == "logRecords" && isKeyOfList())
                    m_inList = true;
                continue;
            }
            ++m_position;
        }
        return {};
    }

private:
    std::string_view string() {
        const size_t begin = ++m_position;
        while (m_position < m_request.size() && m_request[m_position] != '"')
            m_position += m_request[m_position] == '\\' ? 2 : 1;
        m_position = std::min(m_position, m_request.size());
        const std::string_view text = m_request.substr(begin, m_position - begin);
        m_position = std::min(m_position + 1, m_request.size());
        return text;
    }

    bool isKeyOfList() {
        const size_t colon = m_request.find_first_not_of(" \t\r\n", m_position);
        if (colon == std::string_view::npos || m_request[colon] != ':')
            return false;
        const size_t list = m_request.find_first_not_of(" \t\r\n", colon + 1);
        if (list == std::string_view::npos || m_request[list] != '[')
            return false;
        m_position = list + 1;
        return true;
    }

    std::string_view m_request;
    size_t m_position = 0;
    bool m_inList = false;
};

/// Bytes that are not UTF-8, which simdjson refuses, become question marks in a copy of the same length.
std::string withoutBadBytes(std::string_view text) {
    std::string result(text);
    size_t i = 0;
    while (i < result.size()) {
        const auto lead = static_cast<unsigned char>(result[i]);
        const size_t length = lead < 0x80                   ? 1
                              : lead >= 0xC2 && lead < 0xE0 ? 2
                              : lead >= 0xE0 && lead < 0xF0 ? 3
                              : lead >= 0xF0 && lead < 0xF5 ? 4
                                                            : 0;
        if (length > 0 && i + length <= result.size() && simdjson::validate_utf8(result.data() + i, length)) {
            i += length;
            continue;
        }
        result[i++] = '?';
    }
    return result;
}

} // namespace

struct OtlpDecoder::Parser {
    simdjson::dom::parser parser;
};

/// Reads one request; lives as long as it is read.
class OtlpReader {
public:
    OtlpReader(OtlpDecoder& decoder, std::string_view request, qint64 line, DecodedRows& rows)
        : m_decoder(decoder)
        , m_texts(request)
        , m_line(line)
        , m_rows(rows) {}

    /// False when the document holds no list of records at all.
    bool read(const element& document) {
        array resources;
        if (document["resourceLogs"].get_array().get(resources))
            return false;
        for (const element resource : resources) {
            std::vector<Attribute> attributes;
            collectAll(resource["resource"]["attributes"], attributes);
            array scopes;
            if (resource["scopeLogs"].get_array().get(scopes) && resource["instrumentationLibraryLogs"].get_array().get(scopes))
                continue;
            for (const element scope : scopes)
                readScope(scope, attributes);
        }
        return true;
    }

private:
    void readScope(const element& scope, const std::vector<Attribute>& resourceAttributes) {
        std::vector<Attribute> attributes = resourceAttributes;
        if (std::string name = textOf(scope["scope"]["name"]); !name.empty())
            attributes.push_back({"scope.name", std::move(name)});
        collectAll(scope["scope"]["attributes"], attributes);
        array records;
        if (scope["logRecords"].get_array().get(records))
            return;
        for (const element record : records)
            readRecord(record, attributes);
    }

    void readRecord(const element& record, const std::vector<Attribute>& inherited) {
        if (!record.is_object())
            return;
        const std::string_view raw = m_texts.next();
        std::vector<Attribute> attributes = inherited;
        collectAll(record["attributes"], attributes);
        element body;
        if (!record["body"].get(body))
            collect("message", body, attributes, 0);
        for (const auto& [name, member] : {std::pair("severityText", "severityText"),
                                           {"severityNumber", "severityNumber"},
                                           {"traceId", "traceId"},
                                           {"spanId", "spanId"},
                                           {"event.name", "eventName"}}) {
            if (std::string text = textOf(record[member]); !text.empty())
                attributes.push_back({name, std::move(text)});
        }
        RecordValues& values = m_decoder.m_values;
        values.clear();
        for (const Attribute& attribute : attributes)
            assign(attribute);
        auto time = nanoseconds(record["timeUnixNano"]);
        if (!time)
            time = nanoseconds(record["observedTimeUnixNano"]);
        if (time)
            values.setTime(*time);
        values.assignConstants(m_decoder.m_names.constants(), m_decoder.m_times);
        if (values.time())
            values.emitTo(m_rows.builder, m_line, raw, RecordFormat::Json);
        else
            m_rows.reject(m_line, values.missingTime(), raw);
    }

    void assign(const Attribute& attribute) {
        const auto targets = m_decoder.m_names.find(attribute.name);
        for (const FieldTarget& target : targets)
            m_decoder.m_values.assign(target, attribute.value, m_decoder.m_times);
        if (targets.empty())
            m_decoder.m_values.addAttribute(attribute.name, attribute.value);
    }

    OtlpDecoder& m_decoder;
    RecordTexts m_texts;
    qint64 m_line;
    DecodedRows& m_rows;
};

OtlpDecoder::OtlpDecoder(const ImportPlan& plan)
    : m_names(plan.mapping, FieldNames::Guessing::CommonNames)
    , m_times(plan.times)
    , m_parser(std::make_unique<Parser>()) {}

OtlpDecoder::~OtlpDecoder() = default;

void OtlpDecoder::decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) {
    const std::string_view text = chunk.text();
    qint64 line = firstLine;
    size_t position = 0;
    const auto advanceTo = [&](size_t to) {
        line += std::count(text.begin() + static_cast<std::ptrdiff_t>(position), text.begin() + static_cast<std::ptrdiff_t>(to),
                           '\n');
        position = to;
    };
    for (;;) {
        advanceTo(std::min(text.find_first_not_of(std::string_view(" \t\r\n[],\0", 8), position), text.size()));
        if (position == text.size())
            return;
        const auto end = text[position] == '{' ? endOfJsonObject(text, position) : std::nullopt;
        const size_t next = end ? *end : std::min(text.find('\n', position), text.size());
        const std::string_view request = text.substr(position, next - position);
        if (end)
            decodeRequest(request, line, rows);
        else
            rows.reject(line, RejectReason::NotJson, request);
        advanceTo(next);
    }
}

void OtlpDecoder::decodeRequest(std::string_view request, qint64 line, DecodedRows& rows) {
    element document;
    auto error = m_parser->parser.parse(request.data(), request.size()).get(document);
    if (error == simdjson::UTF8_ERROR)
        error = m_parser->parser.parse(withoutBadBytes(request)).get(document);
    if (error)
        rows.reject(line, RejectReason::NotJson, request);
    else if (!OtlpReader(*this, request, line, rows).read(document))
        rows.reject(line, RejectReason::NotOtlp, request);
}

} // namespace logloupe
