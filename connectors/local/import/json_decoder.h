// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// NDJSON and lists of JSON objects: ECS dotted or nested, Logstash, or any other by its common names. Fields that are not canonical stay in the record.

#include "connectors/local/import/record_decoder.h"

#include <memory>
#include <optional>

namespace logloupe {

class JsonDecoder final : public RecordDecoder {
public:
    explicit JsonDecoder(const ImportPlan& plan);
    ~JsonDecoder() override;

    void decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) override;

private:
    struct Parser;

    void decodeLines(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows);
    void decodeObjects(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows);
    void decodeRecord(std::string_view record, qint64 line, DecodedRows& rows);
    [[nodiscard]] bool readFast(std::string_view record);

    bool m_isList;
    FieldNames m_names;
    TimeReader m_times;
    RecordValues m_values;
    std::unique_ptr<Parser> m_parser;
};

/// One past the end of the JSON object that begins at a position; nothing when the text ends first. Looks at brackets and strings only.
[[nodiscard]] std::optional<size_t> endOfJsonObject(std::string_view text, size_t begin);

} // namespace logloupe
