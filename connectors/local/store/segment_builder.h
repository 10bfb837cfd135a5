// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Inside buildSegment(): the columns of a segment are gathered (segment_columns.cpp), its groups are written (segment_groups.cpp), then what belongs to it
// as a whole (segment_writer.cpp). One thread.

#include "connectors/local/store/frame_codec.h"
#include "connectors/local/store/segment_facts.h"
#include "connectors/local/store/segment_format.h"
#include "connectors/local/store/segment_rows.h"

#include <memory>
#include <span>

namespace logloupe::store {

/// The bytes of a value as they stand in memory.
template <typename Value>
std::string_view bytesOf(const Value& value) {
    return {reinterpret_cast<const char*>(&value), sizeof(Value)};
}

class SegmentBuilder {
public:
    SegmentBuilder(std::span<const EventBatch> batches, SegmentFacts& facts);
    ~SegmentBuilder();
    Q_DISABLE_COPY_MOVE(SegmentBuilder)

    [[nodiscard]] std::string build();

private:
    [[nodiscard]] size_t rows() const { return m_rows.size(); }
    [[nodiscard]] const EventBatch& batchOf(size_t row) const { return m_batches[m_rows[row].batch]; }
    [[nodiscard]] int rowInBatch(size_t row) const { return static_cast<int>(m_rows[row].row); }
    quint32& present(Field field) { return m_facts.present[static_cast<size_t>(field)]; }

    void putBlock(BlockKind kind, Field field, std::string_view bytes);

    void gatherPlainColumns();
    void gatherKeywords();
    void gatherKeys();
    void gatherTemplates();
    void makeRecordDictionary();
    void putGroups();
    void putGroup(size_t begin, size_t end);
    void putNumbers(std::string& group, size_t begin, size_t end) const;
    void putUniqueTexts(std::string& texts, size_t begin, size_t end) const;
    void putRecord(std::string& records, size_t row) const;
    void putField(std::string& group, Field field, size_t begin, size_t end) const;
    void putRollups();
    void putFactsBlock();
    void putTail();

    std::span<const EventBatch> m_batches;
    SegmentFacts& m_facts;
    std::vector<InputRow> m_rows;
    TakenApart m_apart;
    std::vector<qint64> m_times;
    std::vector<qint64> m_sequences;
    std::vector<quint32> m_formats;
    std::array<std::vector<quint32>, fieldCount>
        m_codes; ///< of Level, Keyword, indexed and Text fields; empty: absent everywhere
    std::array<std::vector<qint64>, fieldCount> m_numbers;
    std::array<std::vector<std::string_view>, fieldCount> m_rowTexts;
    std::string m_recordDictionary;
    std::unique_ptr<FrameWriter> m_frames;
    std::vector<GroupEntry> m_groups;
    std::vector<BlockEntry> m_blocks;
    std::string m_file;
};

} // namespace logloupe::store
