// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// OpenTelemetry logs in OTLP's JSON encoding, as the Collector's file exporter writes them: resourceLogs → scopeLogs → logRecords.
// Source: opentelemetry-proto, logs/v1/logs.proto, and the OTLP specification's section on JSON Protobuf encoding.
// The raw record of an event is its logRecord object; attributes of the resource, the scope and the record become its attributes.

#include "connectors/local/import/record_decoder.h"

#include <deque>
#include <memory>
#include <string>

namespace logloupe {

class OtlpDecoder final : public RecordDecoder {
public:
    explicit OtlpDecoder(const ImportPlan& plan);
    ~OtlpDecoder() override;

    /// Each JSON object of the chunk is one export request.
    void decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) override;

private:
    friend class OtlpReader;
    struct Parser;

    void decodeRequest(std::string_view request, qint64 line, DecodedRows& rows);

    FieldNames m_names;
    TimeReader m_times;
    RecordValues m_values;
    std::unique_ptr<Parser> m_parser;
};

} // namespace logloupe
