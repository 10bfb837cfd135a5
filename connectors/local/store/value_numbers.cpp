// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/value_numbers.h"

#include <algorithm>

namespace logloupe::store {

ValueNumbers::ValueNumbers() {
    (void)of({});
}

quint32 ValueNumbers::of(std::string_view text) {
    const auto found = m_numbers.find(text);
    if (found != m_numbers.end())
        return found->second;
    const auto number = static_cast<quint32>(m_names.size());
    m_names.emplace_back(text);
    m_numbers.emplace(m_names.back(), number);
    return number;
}

SegmentValues::SegmentValues(std::shared_ptr<const SegmentReader> segment, FieldRef field, ValueNumbers& numbers)
    : m_segment(std::move(segment))
    , m_field(std::move(field))
    , m_numbers(numbers) {
    if (!m_field.canonical || !m_segment->has(*m_field.canonical))
        return;
    const Field canonical = *m_field.canonical;
    switch (fieldType(canonical)) {
    case FieldType::Level:
        m_numberOfCode.assign(allSeverities.size(), unknown);
        break;
    case FieldType::Keyword:
        m_numberOfCode.assign(m_segment->facts().uses[static_cast<size_t>(canonical)].size(), unknown);
        break;
    case FieldType::Key:
        if (const KeyIndex* keys = isIndexed(canonical) ? m_segment->keys(canonical) : nullptr)
            m_numberOfCode.assign(keys->count() + 1, unknown);
        break;
    case FieldType::Text:
        if (const TemplateTable* templates = m_segment->templates(canonical)) {
            m_numberOfCode.assign(firstTemplate + templates->patterns.size(), unknown);
            m_isPlain.assign(m_numberOfCode.size(), 0);
            TextBuffer buffer;
            for (quint32 code = firstTemplate; code < m_isPlain.size(); ++code) {
                const std::string_view pattern = templates->patterns.at(code - firstTemplate, buffer);
                m_isPlain[code] = std::none_of(pattern.begin(), pattern.end(), isMarker) ? 1 : 0;
            }
        }
        break;
    default:
        break;
    }
}

RowDecoder& SegmentValues::decoder() {
    if (!m_decoder)
        m_decoder = std::make_unique<RowDecoder>(m_segment);
    return *m_decoder;
}

std::string_view SegmentValues::textOfCode(quint32 code, TextBuffer& buffer) const {
    const Field field = *m_field.canonical;
    switch (fieldType(field)) {
    case FieldType::Level:
        return severityName(static_cast<Severity>(code));
    case FieldType::Keyword:
        return m_segment->keywords(field)->at(code, buffer);
    case FieldType::Key:
        return code == 0 ? std::string_view() : m_segment->keys(field)->text(code, buffer);
    case FieldType::Text:
        return code < firstTemplate ? std::string_view()
                                    : m_segment->templates(field)->patterns.at(code - firstTemplate, buffer);
    default:
        return {};
    }
}

quint32 SegmentValues::numberOfCode(quint32 code) {
    quint32& number = m_numberOfCode[code];
    if (number == unknown) {
        TextBuffer buffer;
        number = m_numbers.of(textOfCode(code, buffer));
    }
    return number;
}

void SegmentValues::read(int group, const GroupView& view, const RowMask& rows, std::span<quint32> values) {
    if (!m_field.canonical)
        return readRecords(group, view, rows, values);
    std::fill_n(values.begin(), rows.rows, 0U);
    const Field field = *m_field.canonical;
    if (!m_segment->has(field))
        return;
    switch (fieldType(field)) {
    case FieldType::Level:
    case FieldType::Keyword:
        return readCodes(view.codes(field), rows, values);
    case FieldType::Key:
        return isIndexed(field) ? readCodes(view.codes(field), rows, values) : readRowTexts(view.rowTexts(field), rows, values);
    case FieldType::Time:
    case FieldType::Integer:
        return readNumbers(view.numbers(field), rows, values);
    case FieldType::Text:
        return readTexts(group, view.codes(field), rows, values);
    }
}

void SegmentValues::readCodes(const PackedColumn& column, const RowMask& rows, std::span<quint32> values) {
    column.forEachPresent(0, rows.rows, [&](int row, qint64 code) {
        const auto index = static_cast<size_t>(row);
        if (rows.in[index] == 0)
            return;
        const quint32 known = m_numberOfCode[static_cast<size_t>(code)];
        values[index] = known != unknown ? known : numberOfCode(static_cast<quint32>(code));
    });
}

void SegmentValues::readNumbers(const PackedColumn& column, const RowMask& rows, std::span<quint32> values) {
    const bool isTime = m_field.canonical == Field::Timestamp;
    column.forEachPresent(0, rows.rows, [&](int row, qint64 value) {
        if (rows.in[static_cast<size_t>(row)] != 0)
            values[static_cast<size_t>(row)] = m_numbers.of(isTime ? toIso8601({value}).toStdString() : std::to_string(value));
    });
}

void SegmentValues::readRowTexts(const RowTexts& texts, const RowMask& rows, std::span<quint32> values) {
    TextBuffer buffer;
    for (int row = 0; row < rows.rows; ++row) {
        if (rows.in[static_cast<size_t>(row)] != 0 && texts.has(row))
            values[static_cast<size_t>(row)] = m_numbers.of(texts.at(row, buffer));
    }
}

void SegmentValues::readTexts(int group, const PackedColumn& column, const RowMask& rows, std::span<quint32> values) {
    column.forEachPresent(0, rows.rows, [&](int row, qint64 code) {
        const auto index = static_cast<size_t>(row);
        if (rows.in[index] == 0)
            return;
        if (m_isPlain[static_cast<size_t>(code)] != 0)
            values[index] = numberOfCode(static_cast<quint32>(code));
        else
            values[index] = m_numbers.of(decoder().text(group, row, *m_field.canonical).value_or(std::string_view()));
    });
}

void SegmentValues::readRecords(int group, const GroupView& view, const RowMask& rows, std::span<quint32> values) {
    if (!m_others)
        m_others = std::make_unique<OtherValues>(m_segment, m_field, decoder());
    const auto codes = m_others->codes(group, view, rows);
    if (codes)
        m_numberOfOwnCode.assign(codes->ends.size() + 1, unknown);
    const bool isOwn = codes && codes->hasOwnTexts();
    for (int row = 0; row < rows.rows; ++row) {
        const auto index = static_cast<size_t>(row);
        values[index] = 0;
        if (rows.in[index] == 0)
            continue;
        if (!codes) {
            values[index] = m_numbers.of(m_others->read(group, view, row).value_or(std::string_view()));
            continue;
        }
        const quint16 code = codes->codes[index];
        if (code == 0)
            continue;
        auto& numbers = isOwn ? m_numberOfOwnCode : m_numberOfCode;
        if (code >= numbers.size())
            numbers.resize(code + size_t{1}, unknown);
        if (numbers[code] == unknown)
            numbers[code] = m_numbers.of(m_others->text(*codes, code));
        values[index] = numbers[code];
    }
}

} // namespace logloupe::store
