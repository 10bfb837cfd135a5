// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/group_texts.h"

#include <algorithm>
#include <charconv>

namespace logloupe::store {

GroupTexts::GroupTexts(std::shared_ptr<const SegmentReader> segment, RowDecoder& decoder)
    : m_segment(std::move(segment))
    , m_decoder(decoder) {
    for (size_t i = 0; i < textFields.size(); ++i)
        m_templates[i] = m_segment->has(textFields[i]) ? m_segment->templates(textFields[i]) : nullptr;
}

size_t GroupTexts::indexOf(Field field) {
    return static_cast<size_t>(std::find(textFields.begin(), textFields.end(), field) - textFields.begin());
}

bool GroupTexts::enter(int group, const GroupView& view) {
    if (group == m_group)
        return m_isGood;
    m_group = group;
    m_isGood = false;
    m_view = view;
    const int rows = view.rows();
    for (size_t i = 0; i < textFields.size(); ++i) {
        auto& codes = m_codes[i];
        std::fill_n(codes.begin(), rows, absentText);
        if (m_templates[i] != nullptr)
            view.codes(textFields[i]).forEachPresent(0, rows, [&codes](int row, qint64 code) {
                codes[static_cast<size_t>(row)] = static_cast<quint32>(code);
            });
    }
    quint32 count = 0;
    for (size_t row = 0; row < static_cast<size_t>(rows); ++row) {
        for (size_t i = 0; i < textFields.size(); ++i) {
            m_begins[i][row] = count;
            if (m_codes[i][row] >= firstTemplate)
                count += m_templates[i]->numbers[m_codes[i][row] - firstTemplate];
        }
    }
    m_numbers.resize(count);
    ByteReader reader(view.templateNumbers(0));
    for (quint64& number : m_numbers)
        number = reader.takeVarint();
    m_isGood = !reader.hasFailed();
    return m_isGood;
}

std::span<const quint64> GroupTexts::numbers(int row, Field field) const {
    const size_t index = indexOf(field);
    const quint32 code = m_codes[index][static_cast<size_t>(row)];
    if (code < firstTemplate)
        return {};
    return std::span(m_numbers).subspan(m_begins[index][static_cast<size_t>(row)],
                                        m_templates[index]->numbers[code - firstTemplate]);
}

std::optional<std::string_view> GroupTexts::text(int row, Field field) {
    m_text.clear();
    if (!append(row, field, m_text))
        return {};
    return m_text;
}

std::optional<std::string_view> GroupTexts::value(int row, Field field) {
    m_text.clear();
    if (!appendValue(row, field, m_text))
        return {};
    return m_text;
}

bool GroupTexts::append(int row, Field field, std::string& text) {
    const size_t index = indexOf(field);
    const quint32 code = m_codes[index][static_cast<size_t>(row)];
    if (code == absentText)
        return true;
    if (code == uniqueText) {
        const auto unique = m_decoder.wholeText(m_group, row, field);
        text.append(unique.value_or(std::string_view()));
        return unique.has_value();
    }
    TextBuffer buffer;
    const std::string_view pattern = m_templates[index]->patterns.at(code - firstTemplate, buffer);
    const quint64* number = m_numbers.data() + m_begins[index][static_cast<size_t>(row)];
    size_t literal = 0;
    for (size_t at = 0; at < pattern.size(); ++at) {
        if (!isMarker(pattern[at]))
            continue;
        text.append(pattern.substr(literal, at - literal));
        literal = at + 1;
        if (pattern[at] == numberMarker) {
            // Written with a one before it, see text_template.h.
            std::array<char, 24> digits{};
            const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number++).ptr;
            text.append(digits.data() + 1, end);
        } else if (!appendValue(row, fieldOfMarker(pattern[at]), text)) {
            return false;
        }
    }
    text.append(pattern.substr(literal));
    return true;
}

bool GroupTexts::appendValue(int row, Field field, std::string& text) {
    if (indexOf(field) != noText)
        return append(row, field, text);
    TextBuffer buffer;
    if (fieldType(field) == FieldType::Key && !isIndexed(field)) {
        const RowTexts texts = m_view->rowTexts(field);
        if (texts.has(row))
            text.append(texts.at(row, buffer));
        return true;
    }
    const quint32 code = m_view->codes(field).codeAt(row);
    if (code == 0)
        return true;
    if (fieldType(field) == FieldType::Keyword) {
        const TextTable* words = m_segment->keywords(field);
        if (words != nullptr)
            text.append(words->at(code, buffer));
        return words != nullptr;
    }
    const KeyIndex* keys = m_segment->keys(field);
    if (keys != nullptr)
        text.append(keys->text(code, buffer));
    return keys != nullptr;
}

} // namespace logloupe::store
