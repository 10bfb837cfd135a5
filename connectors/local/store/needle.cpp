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
    if (isShortNumber()) {
        m_number = text.toULongLong();
        for (size_t i = 0; i < m_characters.size(); ++i)
            m_modulus *= 10;
    }
}

bool Needle::isAmongDigits(quint64 number) const {
    // As long as the one that was put before the digits is not among those compared.
    for (; number >= m_modulus; number /= 10) {
        if (number % m_modulus == m_number)
            return true;
    }
    return false;
}

std::optional<size_t> Needle::endIn(std::string_view text, size_t from) const {
    for (size_t begin = from; begin < text.size(); ++begin) {
        size_t at = begin;
        size_t i = 0;
        for (; i < m_characters.size() && at < text.size(); ++i) {
            const size_t size = m_characters[i].sizeAt(text, at);
            if (size == 0)
                break;
            at += size;
        }
        if (i == m_characters.size())
            return at;
    }
    return {};
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

namespace {

/// Whether the pieces stand one after the other in what a template says itself.
bool followEachOther(std::span<const Needle> pieces, std::string_view pattern) {
    size_t piece = 0;
    for (size_t begin = 0; begin <= pattern.size() && piece < pieces.size();) {
        size_t end = begin;
        while (end < pattern.size() && !isMarker(pattern[end]))
            ++end;
        const std::string_view literal = pattern.substr(begin, end - begin);
        size_t at = 0;
        for (auto next = pieces[piece].endIn(literal, at); next; next = pieces[piece].endIn(literal, at)) {
            at = *next;
            if (++piece == pieces.size())
                break;
        }
        begin = end + 1;
    }
    return piece == pieces.size();
}

} // namespace

TemplateMatch piecesIn(std::span<const Needle> pieces, bool areExact, std::string_view pattern,
                       const std::function<bool(const Needle&, Field)>& fieldMayHold) {
    for (const Needle& piece : pieces) {
        if (piece.in(pattern, [&](Field field) { return fieldMayHold(piece, field); }) == TemplateMatch::Never)
            return TemplateMatch::Never;
    }
    return areExact && followEachOther(pieces, pattern) ? TemplateMatch::Always : TemplateMatch::Perhaps;
}

} // namespace logloupe::store
