// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Tables with a header line. Columns the mapping does not name become attributes of the event under their own names.

#include "connectors/local/import/csv_record.h"
#include "connectors/local/import/record_decoder.h"

namespace logloupe {

class CsvDecoder final : public RecordDecoder {
public:
    /// plan.columns are the header's names. The chunks do not hold the header line.
    explicit CsvDecoder(const ImportPlan& plan);

    void decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) override;

private:
    void decodeRecord(std::string_view record, qint64 line, DecodedRows& rows);

    char m_delimiter;
    std::vector<std::string> m_columns;
    FieldNames m_names;
    std::vector<std::span<const FieldTarget>> m_targets; ///< by column
    TimeReader m_times;
    RecordValues m_values;
    CsvFields m_fields;
};

} // namespace logloupe
