// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/csv_record.h"

namespace logloupe {

namespace {

/// One past the closing quote of the field that opens at a position; nothing when it is never closed.
std::optional<size_t> endOfQuoted(std::string_view text, size_t opening) {
    for (size_t quote = text.find('"', opening + 1); quote != std::string_view::npos; quote = text.find('"', quote + 2)) {
        if (quote + 1 >= text.size() || text[quote + 1] != '"')
            return quote + 1;
    }
    return {};
}

std::string unquoted(std::string_view inner) {
    std::string result;
    result.reserve(inner.size());
    for (size_t i = 0; i < inner.size(); ++i) {
        result += inner[i];
        if (inner[i] == '"')
            ++i;
    }
    return result;
}

} // namespace

std::optional<size_t> endOfCsvRecord(std::string_view text, size_t begin, char delimiter) {
    // Most records have no quote at all.
    const size_t lineEnd = text.find('\n', begin);
    const std::string_view line = text.substr(begin, lineEnd == std::string_view::npos ? lineEnd : lineEnd - begin);
    if (line.find('"') == std::string_view::npos)
        return lineEnd == std::string_view::npos ? text.size() : lineEnd + 1;
    size_t position = begin;
    while (position < text.size()) {
        if (text[position] == '"') {
            const auto end = endOfQuoted(text, position);
            if (!end)
                return {};
            position = *end;
        }
        const char stops[] = {delimiter, '\n', '\0'};
        position = text.find_first_of(stops, position, 2);
        if (position == std::string_view::npos)
            return text.size();
        if (text[position++] == '\n')
            return position;
    }
    return position;
}

const std::vector<std::string_view>& CsvFields::read(std::string_view record, char delimiter) {
    m_fields.clear();
    m_unquoted.clear();
    size_t position = 0;
    for (;;) {
        size_t end = 0;
        if (position < record.size() && record[position] == '"') {
            const size_t close = endOfQuoted(record, position).value_or(record.size());
            end = std::min(record.find(delimiter, close), record.size());
            const size_t innerEnd = close > position + 1 && record[close - 1] == '"' ? close - 1 : close;
            const std::string_view inner = record.substr(position + 1, innerEnd - position - 1);
            if (inner.find('"') == std::string_view::npos)
                m_fields.push_back(inner);
            else
                m_fields.push_back(m_unquoted.emplace_back(unquoted(inner)));
        } else {
            end = std::min(record.find(delimiter, position), record.size());
            m_fields.push_back(record.substr(position, end - position));
        }
        if (end == record.size())
            return m_fields;
        position = end + 1;
    }
}

std::string_view withoutLineEnd(std::string_view record) {
    if (record.ends_with('\n'))
        record.remove_suffix(1);
    if (record.ends_with('\r'))
        record.remove_suffix(1);
    return record;
}

} // namespace logloupe
