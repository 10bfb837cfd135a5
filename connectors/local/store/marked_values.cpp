// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/marked_values.h"

#include "connectors/local/store/record_residue.h"

#include <algorithm>

namespace logloupe::store {

namespace {

bool isPlainText(std::string_view text) {
    return text.find_first_of("\"\\") == std::string_view::npos;
}

} // namespace

MarkedValues::MarkedValues(std::shared_ptr<const SegmentReader> segment, RowDecoder& decoder)
    : m_segment(std::move(segment))
    , m_decoder(decoder) {}

void MarkedValues::enter(int group, const GroupView& view, int row) {
    if (group != m_group)
        m_columns.fill({});
    m_group = group;
    m_view = &view;
    m_row = row;
}

MarkedValues::Plain MarkedValues::learnKeyword(Field field) {
    const TextTable* words = m_segment->has(field) ? m_segment->keywords(field) : nullptr;
    if (words == nullptr)
        return Plain::ByText;
    auto& codes = m_plainCodes[static_cast<size_t>(field)];
    TextBuffer buffer;
    for (quint32 code = 0; code < words->size(); ++code)
        codes.push_back(isPlainText(words->at(code, buffer)) ? PlainCode::Yes : PlainCode::LookAtText);
    const bool isAlways = std::all_of(codes.begin(), codes.end(), [](PlainCode plain) { return plain == PlainCode::Yes; });
    return isAlways ? Plain::Always : Plain::ByCode;
}

bool MarkedValues::repeatsPlainOnly(std::string_view pattern) {
    return std::all_of(pattern.begin(), pattern.end(), [this](char character) {
        if (!isMarker(character) || character == numberMarker || character == markerOf(Field::UrlPath))
            return true;
        const Field field = fieldOfMarker(character);
        return fieldType(field) != FieldType::Text && learn(field) == Plain::Always;
    });
}

MarkedValues::Plain MarkedValues::learnTemplates(Field field) {
    const TemplateTable* table = m_segment->has(field) ? m_segment->templates(field) : nullptr;
    if (table == nullptr)
        return Plain::ByText;
    auto& codes = m_plainCodes[static_cast<size_t>(field)];
    codes = {PlainCode::Yes, PlainCode::LookAtText};
    TextBuffer buffer;
    for (quint32 index = 0; index < table->patterns.size(); ++index) {
        const std::string_view pattern = table->patterns.at(index, buffer);
        if (!isPlainText(pattern) || !repeatsPlainOnly(pattern))
            codes.push_back(PlainCode::LookAtText);
        else if (field != Field::UrlPath && pattern.find(markerOf(Field::UrlPath)) != std::string_view::npos)
            codes.push_back(PlainCode::WhenPathIs);
        else
            codes.push_back(PlainCode::Yes);
    }
    return Plain::ByCode;
}

MarkedValues::Plain MarkedValues::learn(Field field) {
    Plain& plain = m_plain[static_cast<size_t>(field)];
    if (plain != Plain::Unknown)
        return plain;
    switch (fieldType(field)) {
    case FieldType::Time:
    case FieldType::Level:
    case FieldType::Integer:
        plain = Plain::Always;
        break;
    case FieldType::Key: {
        const ByteSet& bytes = m_segment->facts().bytes[static_cast<size_t>(field)];
        plain = bytes.has('"') || bytes.has('\\') ? Plain::ByText : Plain::Always;
        break;
    }
    case FieldType::Keyword:
        plain = learnKeyword(field);
        break;
    case FieldType::Text:
        plain = learnTemplates(field);
        break;
    }
    return plain;
}

quint32 MarkedValues::codeOf(Field field) {
    auto& column = m_columns[static_cast<size_t>(field)];
    if (!column)
        column = m_view->codes(field);
    return column->codeAt(m_row);
}

bool MarkedValues::isPlain(Field field) {
    switch (learn(field)) {
    case Plain::Always:
        return true;
    case Plain::ByCode:
        switch (m_plainCodes[static_cast<size_t>(field)][codeOf(field)]) {
        case PlainCode::Yes:
            return true;
        case PlainCode::WhenPathIs:
            return isPlain(Field::UrlPath);
        case PlainCode::LookAtText:
            break;
        }
        break;
    default:
        break;
    }
    return readText(field) && isPlainText(m_values[static_cast<size_t>(field)]);
}

GroupTexts& MarkedValues::texts() {
    if (!m_texts)
        m_texts = std::make_unique<GroupTexts>(m_segment, m_decoder);
    return *m_texts;
}

bool MarkedValues::readText(Field field) {
    std::string& value = m_values[static_cast<size_t>(field)];
    switch (fieldType(field)) {
    case FieldType::Time:
        return true; // Written by the form that follows its marker.
    case FieldType::Level:
        value = severityName(static_cast<Severity>(codeOf(field)));
        return true;
    case FieldType::Integer:
        value = std::to_string(m_view->numbers(field).at(m_row));
        return true;
    default:
        break;
    }
    if (!texts().enter(m_group, *m_view))
        return false;
    const auto text = texts().value(m_row, field);
    value = text.value_or(std::string_view());
    return text.has_value();
}

bool MarkedValues::append(std::string_view residue, std::string& record) {
    FieldTexts fields;
    for (size_t at = 0; at < residue.size(); ++at) {
        if (!isMarker(residue[at]))
            continue;
        const Field field = fieldOfMarker(residue[at]);
        if (!readText(field))
            return false;
        fields[static_cast<size_t>(field)] = m_values[static_cast<size_t>(field)];
        at += field == Field::Timestamp ? 1 : 0;
    }
    appendFromResidue(residue, fields, {m_view->times().at(m_row)}, record);
    return true;
}

} // namespace logloupe::store
