// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/key_values.h"

namespace logloupe {

namespace {

bool isKeyCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '@'
           || c == '-';
}

size_t endOfQuoted(std::string_view text, size_t begin, bool& escaped) {
    for (size_t i = begin; i < text.size(); ++i) {
        if (text[i] == '"')
            return i;
        if (text[i] == '\\') {
            escaped = true;
            ++i;
        }
    }
    return std::string_view::npos;
}

} // namespace

std::optional<KeyValue> KeyValues::next() {
    for (;;) {
        const size_t equals = m_text.find('=', m_position);
        if (equals == std::string_view::npos)
            return {};
        size_t keyBegin = equals;
        while (keyBegin > m_position && isKeyCharacter(m_text[keyBegin - 1]))
            --keyBegin;
        m_position = equals + 1;
        if (keyBegin == equals || m_position >= m_text.size())
            continue;
        KeyValue found{.key = m_text.substr(keyBegin, equals - keyBegin)};
        if (m_text[m_position] == '"') {
            const size_t close = endOfQuoted(m_text, m_position + 1, found.escaped);
            if (close != std::string_view::npos) {
                found.value = m_text.substr(m_position + 1, close - m_position - 1);
                m_position = close + 1;
                return found;
            }
            found.escaped = false;
        }
        const size_t end = std::min(m_text.find_first_of(" \t,;)]}\"&\r\n", m_position), m_text.size());
        found.value = m_text.substr(m_position, end - m_position);
        m_position = end;
        if (!found.value.empty())
            return found;
    }
}

std::string unescaped(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        switch (text[++i]) {
        case 'n':
            result += '\n';
            break;
        case 't':
            result += '\t';
            break;
        case 'r':
            result += '\r';
            break;
        case '"':
        case '\\':
            result += text[i];
            break;
        default:
            result += '\\';
            result += text[i];
        }
    }
    return result;
}

void assignKeysIn(std::string_view message, RecordValues& values, TimeReader& times) {
    KeyValues pairs(message);
    while (const auto pair = pairs.next()) {
        const auto target = commonKeyField(pair->key);
        // The first stays: a later pair of the same name is mostly part of something quoted.
        if (target && !values.has(target->field))
            values.assign(*target, pair->value, times);
    }
}

} // namespace logloupe
