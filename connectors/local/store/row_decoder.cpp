// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/row_decoder.h"

#include "connectors/local/store/record_residue.h"

#include <algorithm>
#include <charconv>

namespace logloupe::store {

namespace {

void skipVarints(ByteReader& reader, int count) {
    for (; count > 0; --count)
        (void)reader.takeVarint();
}

} // namespace

RowDecoder::RowDecoder(std::shared_ptr<const SegmentReader> segment)
    : m_segment(std::move(segment)) {
    for (const Field field : allFields()) {
        if (!m_segment->has(field))
            continue;
        if (fieldType(field) == FieldType::Keyword)
            m_keywords[static_cast<size_t>(field)] = m_segment->keywords(field);
        else if (fieldType(field) == FieldType::Key && isIndexed(field))
            m_keys[static_cast<size_t>(field)] = m_segment->keys(field);
    }
    for (size_t i = 0; i < textFields.size(); ++i)
        m_templates[i] = m_segment->has(textFields[i]) ? m_segment->templates(textFields[i]) : nullptr;
}

bool RowDecoder::enter(int group) {
    if (group == m_group)
        return m_view.has_value();
    m_group = group;
    m_frame = -1;
    m_hasUniqueTexts = false;
    m_coded.clear();
    m_integers.clear();
    m_view = m_segment->isReadable() ? m_segment->group(group) : std::nullopt;
    if (!m_view)
        return false;
    for (const Field field : allFields()) {
        const auto index = static_cast<size_t>(field);
        const FieldType type = fieldType(field);
        if (type == FieldType::Key && !isIndexed(field)) {
            m_rowTexts[index] = m_view->rowTexts(field);
            if (!m_rowTexts[index].isAbsent())
                m_coded.push_back(field);
            continue;
        }
        const bool isNumber = type == FieldType::Integer || type == FieldType::Time;
        m_columns[index] = isNumber ? m_view->numbers(field) : m_view->codes(field);
        if (m_columns[index].isAbsent())
            continue;
        if (type == FieldType::Integer)
            m_integers.push_back(field);
        else if (type == FieldType::Keyword || type == FieldType::Key)
            m_coded.push_back(field);
    }
    m_sequences = m_view->sequences();
    m_formats = m_view->formats();
    m_texts = {};
    return true;
}

bool RowDecoder::unpackUniqueTexts() {
    m_unique.clear();
    m_hasUniqueTexts = true;
    const GroupView::Frame frame = m_view->uniqueTexts();
    if (frame.size == 0)
        return true;
    if (!m_segment->recordDictionary().unpack(frame.packed, frame.size, m_uniqueBytes)) {
        m_segment->noteDamagedGroup(m_group);
        return false;
    }
    ByteReader reader(m_uniqueBytes);
    while (!reader.isAtEnd()) {
        UniqueText unique{.row = reader.take<quint16>(), .field = reader.take<quint8>(), .text = {}};
        unique.text = reader.takeText();
        m_unique.push_back(unique);
    }
    return !reader.hasFailed();
}

std::optional<std::string_view> RowDecoder::findUniqueText(int row, Field field) {
    if (!m_hasUniqueTexts && !unpackUniqueTexts())
        return {};
    const auto wanted = std::pair(row, static_cast<int>(field));
    const auto placeOf = [](const UniqueText& unique) { return std::pair<int, int>(unique.row, unique.field); };
    const auto found = std::lower_bound(m_unique.begin(), m_unique.end(), wanted,
                                        [&](const UniqueText& unique, const auto& place) { return placeOf(unique) < place; });
    if (found == m_unique.end() || placeOf(*found) != wanted)
        return {};
    return found->text;
}

bool RowDecoder::unpackRecords(int frame) {
    if (frame == m_frame)
        return !m_records.empty();
    m_frame = frame;
    m_records.clear();
    const GroupView::Frame packed = m_view->recordFrame(frame);
    if (!m_segment->recordDictionary().unpack(packed.packed, packed.size, m_recordBytes)) {
        m_segment->noteDamagedGroup(m_group);
        return false;
    }
    ByteReader reader(m_recordBytes);
    const int rows = std::min(rowsPerFrame, m_view->rows() - frame * rowsPerFrame);
    for (int row = 0; row < rows; ++row) {
        Record record;
        record.residue = reader.takeText();
        const char* begin = m_recordBytes.data() + (m_recordBytes.size() - reader.left());
        for (quint64 count = reader.takeVarint(); count > 0 && !reader.hasFailed(); --count) {
            (void)reader.takeText();
            (void)reader.takeText();
        }
        const char* end = m_recordBytes.data() + (m_recordBytes.size() - reader.left());
        record.attributes = {begin, static_cast<size_t>(end - begin)};
        m_records.push_back(record);
    }
    if (reader.hasFailed()) {
        m_records.clear();
        m_segment->noteDamagedGroup(m_group);
    }
    return !m_records.empty();
}

ByteReader RowDecoder::numbersOf(int row) {
    const int checkpoint = row / rowsPerCheckpoint;
    ByteReader numbers(m_view->templateNumbers(checkpoint));
    int before = 0;
    for (size_t i = 0; i < textFields.size(); ++i) {
        const PackedColumn& column = m_columns[static_cast<size_t>(textFields[i])];
        if (m_templates[i] == nullptr || column.isAbsent())
            continue;
        column.forEachPresent(checkpoint * rowsPerCheckpoint, row, [&](int, qint64 code) {
            if (code >= firstTemplate)
                before += m_templates[i]->numbers[static_cast<size_t>(code - firstTemplate)];
        });
    }
    skipVarints(numbers, before);
    return numbers;
}

void RowDecoder::readCodedTexts(int row) {
    for (const Field field : m_coded) {
        const auto index = static_cast<size_t>(field);
        std::string_view& text = m_texts[index];
        if (fieldType(field) == FieldType::Keyword) {
            text = m_keywords[index]->at(m_columns[index].codeAt(row), m_buffers[index]);
        } else if (isIndexed(field)) {
            const quint32 code = m_columns[index].codeAt(row);
            text = code == 0 ? std::string_view() : m_keys[index]->text(code, m_buffers[index]);
        } else {
            text = m_rowTexts[index].at(row, m_buffers[index]);
        }
    }
}

bool RowDecoder::readTemplatedText(int row, size_t index, ByteReader& numbers) {
    const Field field = textFields[index];
    std::string_view& text = m_texts[static_cast<size_t>(field)];
    text = {};
    const quint32 code = m_columns[static_cast<size_t>(field)].codeAt(row);
    if (code == absentText)
        return true;
    if (code == uniqueText) {
        const auto unique = findUniqueText(row, field);
        text = unique.value_or(std::string_view());
        return unique.has_value();
    }
    TextBuffer buffer;
    m_written[index].clear();
    appendFromTemplate(m_templates[index]->patterns.at(code - firstTemplate, buffer), m_texts, numbers, m_written[index]);
    text = m_written[index];
    return true;
}

bool RowDecoder::readTexts(int row) {
    readCodedTexts(row);
    ByteReader numbers = numbersOf(row);
    for (size_t i = 0; i < textFields.size(); ++i) {
        if (!readTemplatedText(row, i, numbers))
            return false;
    }
    return !numbers.hasFailed();
}

std::optional<std::string_view> RowDecoder::text(int group, int rowInGroup, Field field) {
    if (!enter(group) || !readTexts(rowInGroup))
        return {};
    return m_texts[static_cast<size_t>(field)];
}

std::optional<std::string_view> RowDecoder::wholeText(int group, int rowInGroup, Field field) {
    return enter(group) ? findUniqueText(rowInGroup, field) : std::nullopt;
}

std::optional<RowDecoder::Residue> RowDecoder::residue(int group, int rowInGroup) {
    if (!enter(group) || !unpackRecords(rowInGroup / rowsPerFrame))
        return {};
    const Record& record = m_records[static_cast<size_t>(rowInGroup % rowsPerFrame)];
    return Residue{.bytes = record.residue,
                   .format = static_cast<RecordFormat>(m_formats.codeAt(rowInGroup)),
                   .attributes = record.attributes};
}

void RowDecoder::appendAttributes(std::string_view bytes, EventBatchBuilder& builder) const {
    ByteReader reader(bytes);
    for (quint64 count = reader.takeVarint(); count > 0; --count) {
        const std::string_view name = reader.takeText();
        builder.addAttribute(name, reader.takeText());
    }
}

bool RowDecoder::append(quint32 row, EventBatchBuilder& builder) {
    const int group = m_segment->groupOf(row);
    if (!enter(group))
        return false;
    const auto inGroup = static_cast<int>(row - m_view->entry().firstRow);
    if (!readTexts(inGroup) || !unpackRecords(inGroup / rowsPerFrame))
        return false;
    const TimePoint time{m_columns[static_cast<size_t>(Field::Timestamp)].at(inGroup)};
    const auto severity = static_cast<Severity>(m_columns[static_cast<size_t>(Field::Level)].at(inGroup));
    builder.append(time, severity, static_cast<quint64>(m_sequences.at(inGroup)));
    for (const Field field : m_coded) {
        if (!m_texts[static_cast<size_t>(field)].empty())
            builder.setText(field, m_texts[static_cast<size_t>(field)]);
    }
    for (const Field field : textFields) {
        if (!m_texts[static_cast<size_t>(field)].empty())
            builder.setText(field, m_texts[static_cast<size_t>(field)]);
    }
    std::array<std::array<char, 24>, integerFields.size()> digits;
    for (size_t i = 0; i < m_integers.size(); ++i) {
        const auto index = static_cast<size_t>(m_integers[i]);
        const qint64 number = m_columns[index].at(inGroup);
        m_texts[index] = {};
        if (number == absentNumber)
            continue;
        builder.setNumber(m_integers[i], number);
        const auto end = std::to_chars(digits[i].data(), digits[i].data() + digits[i].size(), number).ptr;
        m_texts[index] = {digits[i].data(), static_cast<size_t>(end - digits[i].data())};
    }
    m_texts[static_cast<size_t>(Field::Level)] = severityName(severity);
    const Record& record = m_records[static_cast<size_t>(inGroup % rowsPerFrame)];
    m_record.clear();
    appendFromResidue(record.residue, m_texts, time, m_record);
    builder.setRaw(m_record, static_cast<RecordFormat>(m_formats.codeAt(inGroup)));
    if (m_segment->facts().hasAttributes)
        appendAttributes(record.attributes, builder);
    return true;
}

} // namespace logloupe::store
