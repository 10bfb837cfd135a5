// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/needle.h"

#include "connectors/local/store/markers.h"

#include <QList>

#include <algorithm>

namespace logloupe::store {

Needle::Needle(const QString& text)
    : m_text(text) {
    for (const uint character : text.toUcs4()) {
        m_characters.push_back(CaselessCharacter::of(character));
        m_isDigits = m_isDigits && character >= '0' && character <= '9';
    }
}

bool Needle::canBeIn(const ByteSet& bytes) const {
    return std::all_of(m_characters.begin(), m_characters.end(), [&](const CaselessCharacter& character) {
        return std::any_of(character.variants.begin(), character.variants.end(), [&](const CaselessCharacter::Bytes& variant) {
            return std::all_of(variant.bytes.begin(), variant.bytes.begin() + variant.size,
                               [&](char byte) { return bytes.has(byte); });
        });
    });
}

bool Needle::beginsAtEndOf(std::string_view literal) const {
    // A beginning of it, but not all of it, ends the literal.
    constexpr size_t longestCharacter = 4;
    const size_t longest = m_characters.size() * longestCharacter;
    for (size_t begin = literal.size() > longest ? literal.size() - longest : 0; begin < literal.size(); ++begin) {
        size_t at = begin;
        for (size_t i = 0; i + 1 < m_characters.size() && at < literal.size(); ++i) {
            const size_t size = m_characters[i].sizeAt(literal, at);
            if (size == 0)
                break;
            at += size;
        }
        if (at == literal.size())
            return true;
    }
    return false;
}

bool Needle::endsAtBeginOf(std::string_view literal, bool isBetweenValues) const {
    for (size_t first = 1; first < m_characters.size(); ++first) {
        size_t at = 0;
        size_t i = first;
        for (; i < m_characters.size() && at < literal.size(); ++i) {
            const size_t size = m_characters[i].sizeAt(literal, at);
            if (size == 0)
                break;
            at += size;
        }
        if (i == m_characters.size() || (isBetweenValues && at == literal.size()))
            return true;
    }
    return false;
}

TemplateMatch Needle::in(std::string_view pattern, const std::function<bool(Field)>& fieldMayHold) const {
    bool isPerhaps = false;
    bool isAfterValue = false;
    for (size_t begin = 0; begin <= pattern.size();) {
        size_t end = begin;
        while (end < pattern.size() && !isMarker(pattern[end]))
            ++end;
        const std::string_view literal = pattern.substr(begin, end - begin);
        const bool isBeforeValue = end < pattern.size();
        if (m_text.isIn(literal))
            return TemplateMatch::Always;
        isPerhaps =
            isPerhaps || (isBeforeValue && beginsAtEndOf(literal)) || (isAfterValue && endsAtBeginOf(literal, isBeforeValue));
        if (isBeforeValue && !isPerhaps)
            isPerhaps = pattern[end] == numberMarker ? m_isDigits : fieldMayHold(fieldOfMarker(pattern[end]));
        isAfterValue = isBeforeValue;
        begin = end + 1;
    }
    return isPerhaps ? TemplateMatch::Perhaps : TemplateMatch::Never;
}

} // namespace logloupe::store
