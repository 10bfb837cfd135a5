// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_writer.h"

#include "connectors/local/store/checksum.h"
#include "connectors/local/store/frame_codec.h"
#include "connectors/local/store/packed_column.h"
#include "connectors/local/store/rollup.h"
#include "connectors/local/store/row_texts.h"
#include "connectors/local/store/segment_format.h"
#include "connectors/local/store/segment_rows.h"

#include <algorithm>

namespace logloupe::store {

namespace {

/// A rollup that is hardly smaller than the events is not worth its place.
constexpr size_t rowsPerRollupEntry = 8;
constexpr size_t recordDictionarySize = 24 << 10;

template <typename Value>
std::string_view bytesOf(const Value& value) {
    return {reinterpret_cast<const char*>(&value), sizeof(Value)};
}

class SegmentBuilder {
public:
    SegmentBuilder(std::span<const EventBatch> batches, SegmentFacts& facts)
        : m_batches(batches)
        , m_facts(facts)
        , m_rows(sortedRows(batches))
        , m_apart(takeApart(batches, m_rows)) {}

    std::string build() {
        ByteWriter writer(m_file);
        writer.putBytes({segmentMagic.data(), segmentMagic.size()});
        writer.put(formatVersion);
        writer.put(quint32{0});
        gatherPlainColumns();
        gatherKeywords();
        gatherKeys();
        gatherTemplates();
        makeRecordDictionary();
        putGroups();
        putRollups();
        putFactsBlock();
        putTail();
        return std::move(m_file);
    }

private:
    [[nodiscard]] size_t rows() const { return m_rows.size(); }
    [[nodiscard]] const EventBatch& batchOf(size_t row) const { return m_batches[m_rows[row].batch]; }
    [[nodiscard]] int rowInBatch(size_t row) const { return static_cast<int>(m_rows[row].row); }
    quint32& present(Field field) { return m_facts.present[static_cast<size_t>(field)]; }

    void putBlock(BlockKind kind, Field field, std::string_view bytes) {
        ByteWriter writer(m_file);
        writer.align();
        m_blocks.push_back({kind, static_cast<quint16>(field), checksum(bytes), m_file.size(), bytes.size()});
        writer.putBytes(bytes);
    }

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

void SegmentBuilder::gatherPlainColumns() {
    auto& levels = m_codes[static_cast<size_t>(Field::Level)];
    for (size_t i = 0; i < rows(); ++i) {
        const EventBatch& batch = batchOf(i);
        const int row = rowInBatch(i);
        m_times.push_back(m_rows[i].time);
        m_sequences.push_back(static_cast<qint64>(m_facts.firstSequence + m_rows[i].position));
        m_formats.push_back(static_cast<quint32>(batch.rawFormat(row)));
        levels.push_back(static_cast<quint32>(batch.severity(row)));
        present(Field::Level) += batch.severity(row) != Severity::Unknown ? 1 : 0;
    }
    for (const Field field : integerFields) {
        auto& numbers = m_numbers[static_cast<size_t>(field)];
        numbers.resize(rows(), absentNumber);
        for (size_t i = 0; i < rows(); ++i) {
            const auto number = batchOf(i).number(field, rowInBatch(i));
            numbers[i] = number.value_or(absentNumber);
            present(field) += number ? 1 : 0;
        }
        if (present(field) == 0)
            numbers.clear();
    }
    m_facts.rows = static_cast<quint32>(rows());
    present(Field::Timestamp) = m_facts.rows;
    m_facts.firstTime = {m_times.front()};
    m_facts.lastTime = {m_times.back()};
    m_facts.hasAttributes = std::any_of(m_batches.begin(), m_batches.end(), [](const EventBatch& batch) {
        for (int row = 0; row < batch.size(); ++row) {
            if (!batch.attributes(row).empty())
                return true;
        }
        return false;
    });
}

void SegmentBuilder::gatherKeywords() {
    for (const Field field : allFields()) {
        if (fieldType(field) != FieldType::Keyword)
            continue;
        KeywordColumn column;
        column.gather(m_batches, m_rows, field);
        if (column.codes.empty())
            continue;
        std::string block;
        putTextTable(block, column.dictionary);
        putBlock(BlockKind::Keywords, field, block);
        m_codes[static_cast<size_t>(field)] = std::move(column.codes);
        m_facts.uses[static_cast<size_t>(field)] = column.uses;
        present(field) = m_facts.rows - column.uses[0];
    }
}

void SegmentBuilder::gatherKeys() {
    for (const Field field : allFields()) {
        if (fieldType(field) != FieldType::Key)
            continue;
        ByteSet& bytes = m_facts.bytes[static_cast<size_t>(field)];
        auto& codes = m_codes[static_cast<size_t>(field)];
        auto& texts = m_rowTexts[static_cast<size_t>(field)];
        KeyIndexBuilder builder;
        quint32 known = 0;
        for (size_t i = 0; i < rows(); ++i) {
            const std::string_view text = batchOf(i).text(field, rowInBatch(i));
            present(field) += text.empty() ? 0 : 1;
            if (!isIndexed(field)) {
                bytes.add(text);
                texts.push_back(text);
                continue;
            }
            const quint32 code = builder.add(text);
            codes.push_back(code);
            if (code > known) {
                known = code;
                bytes.add(text);
            }
        }
        if (present(field) == 0) {
            codes.clear();
            texts.clear();
        } else if (isIndexed(field)) {
            std::string block;
            builder.finish(block, codes);
            putBlock(BlockKind::Keys, field, block);
        }
    }
}

void SegmentBuilder::gatherTemplates() {
    for (size_t i = 0; i < TakenApart::textFields.size(); ++i) {
        const Field field = TakenApart::textFields[i];
        std::string block;
        const auto codeOf = m_apart.builders[i].finish(block);
        auto& codes = m_codes[static_cast<size_t>(field)];
        auto& uses = m_facts.uses[static_cast<size_t>(field)];
        codes.resize(rows());
        uses.resize(firstTemplate);
        for (size_t row = 0; row < rows(); ++row) {
            const quint32 index = m_apart.patterns[i][row];
            codes[row] = index == 0 ? absentText : index == TakenApart::keptWhole ? uniqueText : codeOf[index - 1];
            if (codes[row] >= uses.size())
                uses.resize(codes[row] + 1);
            ++uses[codes[row]];
        }
        present(field) = m_facts.rows - uses[absentText];
        if (present(field) == 0)
            codes.clear();
        else
            putBlock(BlockKind::Templates, field, block);
    }
}

void SegmentBuilder::makeRecordDictionary() {
    // Records from all over the segment; those of the same kind are not worth a second place, and short jumps find most kinds.
    const size_t step = std::max<size_t>(1, rows() / 512);
    std::vector<std::string_view> kinds;
    for (size_t row = 0; row < rows() && m_recordDictionary.size() < recordDictionarySize; row += step) {
        const std::string_view residue = m_apart.residues.at(row);
        if (residue.size() > recordDictionarySize / 8 || std::find(kinds.begin(), kinds.end(), residue) != kinds.end())
            continue;
        kinds.push_back(residue);
        m_recordDictionary.append(residue);
    }
    if (!m_recordDictionary.empty())
        putBlock(BlockKind::RecordDictionary, Field::Message, m_recordDictionary);
    m_frames = std::make_unique<FrameWriter>(m_recordDictionary);
}

void SegmentBuilder::putNumbers(std::string& group, size_t begin, size_t end) const {
    constexpr size_t fields = TakenApart::textFields.size();
    std::string bytes;
    ByteWriter numberWriter(bytes);
    std::vector<quint32> checkpoints;
    for (size_t row = begin; row < end; ++row) {
        if ((row - begin) % rowsPerCheckpoint == 0)
            checkpoints.push_back(static_cast<quint32>(bytes.size()));
        size_t number = row == 0 ? 0 : m_apart.numbersEnd[row - 1][fields - 1];
        for (size_t i = 0; i < fields; ++i) {
            const auto& codes = m_codes[static_cast<size_t>(TakenApart::textFields[i])];
            const bool isTemplate = !codes.empty() && codes[row] >= firstTemplate;
            for (; number < m_apart.numbersEnd[row][i]; ++number) {
                if (isTemplate)
                    numberWriter.putVarint(m_apart.numbers[number]);
            }
        }
    }
    ByteWriter writer(group);
    for (const quint32 checkpoint : checkpoints)
        writer.put(checkpoint);
    writer.putBytes(bytes);
}

void SegmentBuilder::putUniqueTexts(std::string& texts, size_t begin, size_t end) const {
    ByteWriter writer(texts);
    for (size_t row = begin; row < end; ++row) {
        for (const Field field : TakenApart::textFields) {
            const auto& codes = m_codes[static_cast<size_t>(field)];
            if (codes.empty() || codes[row] != uniqueText)
                continue;
            writer.put(static_cast<quint16>(row - begin));
            writer.put(static_cast<quint8>(field));
            writer.putText(batchOf(row).text(field, rowInBatch(row)));
        }
    }
}

void SegmentBuilder::putRecord(std::string& records, size_t row) const {
    ByteWriter writer(records);
    writer.putText(m_apart.residues.at(row));
    if (!m_facts.hasAttributes) {
        writer.putVarint(0);
        return;
    }
    const auto attributes = batchOf(row).attributes(rowInBatch(row));
    writer.putVarint(attributes.size());
    for (const auto& [name, value] : attributes) {
        writer.putText(name);
        writer.putText(value);
    }
}

void SegmentBuilder::putField(std::string& group, Field field, size_t begin, size_t end) const {
    const auto index = static_cast<size_t>(field);
    const size_t count = end - begin;
    static const std::vector<quint32> noCodes(rowsPerGroup);
    static const std::vector<qint64> noNumbers(rowsPerGroup, absentNumber);
    static const std::vector<std::string_view> noTexts;
    switch (fieldType(field)) {
    case FieldType::Time:
        packNumbers(group, std::span(m_times).subspan(begin, count));
        return;
    case FieldType::Integer:
        packNumbers(group, m_numbers[index].empty() ? std::span(noNumbers).first(count)
                                                    : std::span(m_numbers[index]).subspan(begin, count));
        return;
    case FieldType::Key:
        if (!isIndexed(field)) {
            putRowTexts(group,
                        m_rowTexts[index].empty() ? std::span(noTexts) : std::span(m_rowTexts[index]).subspan(begin, count));
            return;
        }
        break;
    default:
        break;
    }
    packCodes(group,
              m_codes[index].empty() ? std::span(noCodes).first(count) : std::span(m_codes[index]).subspan(begin, count));
}

void SegmentBuilder::putGroup(size_t begin, size_t end) {
    const size_t count = end - begin;
    std::string group;
    ByteWriter writer(group);
    std::array<quint32, columnCount + 1> begins{};
    group.resize(sizeof(begins));
    const auto open = [&](size_t column) {
        writer.align();
        begins[column] = static_cast<quint32>(group.size());
    };
    for (const Field field : allFields()) {
        open(static_cast<size_t>(field));
        putField(group, field, begin, end);
    }
    open(static_cast<size_t>(ColumnId::Sequence));
    packNumbers(group, std::span(m_sequences).subspan(begin, count));
    open(static_cast<size_t>(ColumnId::Format));
    packCodes(group, std::span(m_formats).subspan(begin, count));
    open(static_cast<size_t>(ColumnId::Numbers));
    putNumbers(group, begin, end);

    std::string frames;
    std::string unpacked;
    FrameList list;
    putUniqueTexts(unpacked, begin, end);
    if (!unpacked.empty()) {
        m_frames->append(unpacked, frames);
        list.uniqueTextsSize = static_cast<quint32>(frames.size());
        list.uniqueTextsUnpacked = static_cast<quint32>(unpacked.size());
    }
    std::vector<quint32> frameBegins;
    std::vector<quint32> frameSizes;
    for (size_t frame = begin; frame < end; frame += rowsPerFrame) {
        unpacked.clear();
        for (size_t row = frame; row < std::min(end, frame + rowsPerFrame); ++row)
            putRecord(unpacked, row);
        frameBegins.push_back(static_cast<quint32>(frames.size()));
        frameSizes.push_back(static_cast<quint32>(unpacked.size()));
        m_frames->append(unpacked, frames);
    }
    frameBegins.push_back(static_cast<quint32>(frames.size()));
    list.frames = static_cast<quint32>(frameSizes.size());
    open(static_cast<size_t>(ColumnId::Frames));
    writer.putBytes(bytesOf(list));
    for (const quint32 at : frameBegins)
        writer.put(at);
    for (const quint32 size : frameSizes)
        writer.put(size);
    open(columnCount);
    std::memcpy(group.data(), begins.data(), sizeof(begins));

    GroupEntry entry{.columnsSize = static_cast<quint32>(group.size()), .columnsChecksum = checksum(group)};
    entry.rows = static_cast<quint32>(count);
    entry.firstRow = static_cast<quint32>(begin);
    entry.firstTime = m_times[begin];
    entry.lastTime = m_times[end - 1];
    for (size_t i = 0; i < integerFields.size(); ++i) {
        entry.low[i] = std::numeric_limits<qint64>::max();
        entry.high[i] = std::numeric_limits<qint64>::min();
        const auto& numbers = m_numbers[static_cast<size_t>(integerFields[i])];
        for (size_t row = begin; row < end && !numbers.empty(); ++row) {
            if (numbers[row] == absentNumber)
                continue;
            entry.low[i] = std::min(entry.low[i], numbers[row]);
            entry.high[i] = std::max(entry.high[i], numbers[row]);
        }
    }
    ByteWriter fileWriter(m_file);
    fileWriter.align();
    entry.offset = m_file.size();
    entry.size = static_cast<quint32>(group.size() + frames.size());
    fileWriter.putBytes(group);
    fileWriter.putBytes(frames);
    m_groups.push_back(entry);
}

void SegmentBuilder::putGroups() {
    size_t begin = 0;
    size_t bytes = 0;
    for (size_t row = 0; row < rows(); ++row) {
        bytes += batchOf(row).raw(rowInBatch(row)).size();
        if (row + 1 - begin == rowsPerGroup || bytes >= recordBytesPerGroup || row + 1 == rows()) {
            putGroup(begin, row + 1);
            begin = row + 1;
            bytes = 0;
        }
    }
    putBlock(BlockKind::Groups, Field::Timestamp,
             {reinterpret_cast<const char*>(m_groups.data()), m_groups.size() * sizeof(GroupEntry)});
}

void SegmentBuilder::putRollups() {
    const std::vector<quint32> none(rows());
    const auto codesOf = [&](Field field) -> std::span<const quint32> {
        const auto& codes = m_codes[static_cast<size_t>(field)];
        return codes.empty() ? none : codes;
    };
    for (const auto& [kind, bin] : {std::pair(BlockKind::HourRollup, hourBin), std::pair(BlockKind::MinuteRollup, minuteBin)}) {
        const auto entries = rollUp(bin, m_times, codesOf(Field::Service), codesOf(Field::Action), codesOf(Field::Level));
        if (!entries.empty() && entries.size() * rowsPerRollupEntry <= rows())
            putBlock(kind, Field::Service,
                     {reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(RollupEntry)});
    }
}

void SegmentBuilder::putFactsBlock() {
    std::string block;
    putFacts(block, m_facts);
    putBlock(BlockKind::Facts, Field::Timestamp, block);
}

void SegmentBuilder::putTail() {
    ByteWriter writer(m_file);
    writer.align();
    const std::string_view list(reinterpret_cast<const char*>(m_blocks.data()), m_blocks.size() * sizeof(BlockEntry));
    SegmentTail tail{
        .listOffset = m_file.size(), .listSize = static_cast<quint32>(list.size()), .listChecksum = checksum(list)};
    tail.tailChecksum = checksum(bytesOf(tail).substr(0, offsetof(SegmentTail, tailChecksum)));
    writer.putBytes(list);
    writer.putBytes(bytesOf(tail));
}

} // namespace

std::string buildSegment(std::span<const EventBatch> batches, SegmentFacts& facts) {
    return SegmentBuilder(batches, facts).build();
}

} // namespace logloupe::store
