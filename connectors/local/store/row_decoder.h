// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Puts events of a segment together again. Neighbouring rows, forwards or backwards, share what was unpacked. One thread.

#include "connectors/local/store/markers.h"
#include "connectors/local/store/segment_reader.h"
#include "connectors/local/store/text_template.h"
#include "models/domain/event_batch.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace logloupe::store {

class RowDecoder {
public:
    explicit RowDecoder(std::shared_ptr<const SegmentReader> segment);

    /// Appends an event; `row` counts from the segment's start. False when it cannot be read, which the segment then remembers.
    bool append(quint32 row, EventBatchBuilder& builder);
    /// One Text field of an event, valid until the next call. Nothing when it cannot be read.
    [[nodiscard]] std::optional<std::string_view> text(int group, int rowInGroup, Field field);
    /// The same of a text that is kept whole, because no template fits it.
    [[nodiscard]] std::optional<std::string_view> wholeText(int group, int rowInGroup, Field field);
    /// What is kept of an event's record (record_residue.h), valid until the next call. Nothing when it cannot be read.
    struct Residue {
        std::string_view bytes;
        RecordFormat format = RecordFormat::Text;
        std::string_view attributes; ///< their number, then length and bytes of each name and value
    };
    [[nodiscard]] std::optional<Residue> residue(int group, int rowInGroup);

private:
    static constexpr std::array textFields{Field::UrlPath, Field::ErrorMessage, Field::ErrorStackTrace, Field::Message};

    struct UniqueText {
        quint16 row = 0;
        quint8 field = 0;
        std::string_view text;
    };
    struct Record {
        std::string_view residue;
        std::string_view attributes; ///< from their number on
    };

    [[nodiscard]] bool enter(int group);
    [[nodiscard]] bool unpackUniqueTexts();
    [[nodiscard]] bool unpackRecords(int frame);
    [[nodiscard]] std::optional<std::string_view> findUniqueText(int row, Field field);
    [[nodiscard]] ByteReader numbersOf(int row);
    void readCodedTexts(int row);
    [[nodiscard]] bool readTexts(int row);
    [[nodiscard]] bool readTemplatedText(int row, size_t index, ByteReader& numbers);
    void appendAttributes(std::string_view bytes, EventBatchBuilder& builder) const;

    std::shared_ptr<const SegmentReader> m_segment;
    std::array<const TextTable*, fieldCount> m_keywords{};
    std::array<const KeyIndex*, fieldCount> m_keys{};
    std::array<const TemplateTable*, textFields.size()> m_templates{};

    int m_group = -1;
    std::optional<GroupView> m_view;
    std::array<PackedColumn, fieldCount> m_columns;
    std::array<RowTexts, fieldCount> m_rowTexts;
    PackedColumn m_sequences;
    PackedColumn m_formats;
    std::vector<Field> m_coded; ///< Keyword and Key fields that events of the group have
    std::vector<Field> m_integers;
    bool m_hasUniqueTexts = false;
    std::string m_uniqueBytes;
    std::vector<UniqueText> m_unique;
    int m_frame = -1;
    std::string m_recordBytes;
    std::vector<Record> m_records;

    FieldTexts m_texts;
    std::array<TextBuffer, fieldCount> m_buffers;
    std::array<std::string, textFields.size()> m_written;
    std::string m_record;
};

} // namespace logloupe::store
