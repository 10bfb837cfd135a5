// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/checksum.h"
#include "connectors/local/store/packed_column.h"
#include "connectors/local/store/row_texts.h"
#include "connectors/local/store/segment_builder.h"

#include <algorithm>

namespace logloupe::store {

namespace {

constexpr size_t recordDictionarySize = 24 << 10;

} // namespace

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

} // namespace logloupe::store
