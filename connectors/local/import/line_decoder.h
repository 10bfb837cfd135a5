// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Text lines by a grammar. Lines that begin no record belong to the one before: stack traces, wrapped messages, blocks.

#include "connectors/local/import/line_grammar.h"

namespace logloupe {

class LineDecoder final : public RecordDecoder {
public:
    explicit LineDecoder(const ImportPlan& plan);

    void decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) override;
    [[nodiscard]] bool startsRecord(std::string_view line) override;

private:
    void emitRecord(std::string_view record, size_t firstLineSize, qint64 line, DecodedRows& rows);
    void assignFollowing(std::string_view record, size_t firstLineSize);

    std::unique_ptr<LineGrammar> m_grammar;
    std::vector<MappedField> m_constants;
    TimeReader m_times;
    std::array<RecordValues, 2> m_buffers;
    RecordValues* m_values = &m_buffers[0]; ///< of the record that is being gathered
    RecordValues* m_next = &m_buffers[1];
};

} // namespace logloupe
