// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/csv_decoder.h"

#include "connectors/local/import/text_lines.h"

#include <algorithm>

namespace logloupe {

CsvDecoder::CsvDecoder(const ImportPlan& plan)
    : m_delimiter(plan.delimiter)
    , m_columns(plan.columns)
    , m_names(plan.mapping, plan.mapping.fields.empty() ? FieldNames::Guessing::CommonNames : FieldNames::Guessing::None)
    , m_times(plan.times) {
    for (const std::string& column : m_columns)
        m_targets.push_back(m_names.find(column));
}

void CsvDecoder::decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) {
    const std::string_view text = chunk.text();
    qint64 line = firstLine;
    for (size_t position = 0; position < text.size();) {
        const auto end = endOfCsvRecord(text, position, m_delimiter);
        if (!end) {
            // Only this line is given up; those behind it may be whole.
            const size_t lineEnd = std::min(text.find('\n', position), text.size() - 1) + 1;
            rows.reject(line, RejectReason::UnclosedQuote, withoutLineEnd(text.substr(position, lineEnd - position)));
            position = lineEnd;
            ++line;
            continue;
        }
        const std::string_view record = text.substr(position, *end - position);
        if (!isBlank(withoutLineEnd(record)))
            decodeRecord(withoutLineEnd(record), line, rows);
        line += std::count(record.begin(), record.end(), '\n');
        position = *end;
    }
}

void CsvDecoder::decodeRecord(std::string_view record, qint64 line, DecodedRows& rows) {
    const auto& fields = m_fields.read(record, m_delimiter);
    const bool restIsEmpty =
        std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(std::min(m_columns.size(), fields.size())), fields.end(),
                    [](std::string_view field) { return field.empty(); });
    if (fields.size() < m_columns.size() || !restIsEmpty) {
        rows.reject(line, RejectReason::ColumnCount, record);
        return;
    }
    m_values.clear();
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (fields[i].empty())
            continue;
        if (m_targets[i].empty())
            m_values.addAttribute(m_columns[i], fields[i]);
        for (const FieldTarget& target : m_targets[i])
            m_values.assign(target, fields[i], m_times);
    }
    m_values.assignConstants(m_names.constants(), m_times);
    if (!m_values.time()) {
        rows.reject(line, m_values.missingTime(), record);
        return;
    }
    m_values.setNumber(Field::LogLine, line);
    m_values.emitTo(rows.builder, line, record, RecordFormat::Text);
}

} // namespace logloupe
