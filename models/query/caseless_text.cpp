// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/caseless_text.h"

#include <QHash>

#include <algorithm>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace logloupe {

namespace {

constexpr char32_t firstBeyondAscii = 0x80;

/// Letter forms of old Slavonic books (Cyrillic Extended-C); they would make every Russian word one of uneven length.
constexpr bool isOldCyrillic(char32_t character) {
    return character >= 0x1C80 && character <= 0x1C88;
}

using CaseClasses = QHash<char32_t, std::vector<char32_t>>;

/// Characters beyond ASCII by what they fold to, where that is not just themselves.
const CaseClasses& caseClasses() {
    static const CaseClasses classes = [] {
        constexpr char32_t lastCased = 0x1E943; // the end of Adlam, the last script with case
        CaseClasses result;
        for (char32_t character = firstBeyondAscii; character <= lastCased; ++character) {
            const char32_t folded = QChar::toCaseFolded(character);
            if (folded != character && folded >= firstBeyondAscii && !isOldCyrillic(character))
                result[folded].push_back(character);
        }
        return result;
    }();
    return classes;
}

CaselessCharacter::Bytes encoded(char32_t character) {
    CaselessCharacter::Bytes result;
    const QByteArray utf8 = QString::fromUcs4(&character, 1).toUtf8();
    result.size = static_cast<quint8>(std::min<qsizetype>(utf8.size(), 4));
    std::copy_n(utf8.begin(), result.size, result.bytes.begin());
    return result;
}

/// Length of the UTF-8 character at a place; 1 for a byte that begins none.
size_t characterSize(std::string_view text, size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const size_t wanted = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
    size_t size = 1;
    while (size < wanted && at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80)
        ++size;
    return size == wanted ? size : 1;
}

} // namespace

CaselessCharacter CaselessCharacter::of(char32_t character) {
    CaselessCharacter result;
    if (character < firstBeyondAscii) {
        const auto lower = static_cast<char32_t>(QChar::toLower(character));
        const auto upper = static_cast<char32_t>(QChar::toUpper(character));
        result.variants.push_back(encoded(lower));
        if (upper != lower)
            result.variants.push_back(encoded(upper));
        return result;
    }
    const char32_t folded = QChar::toCaseFolded(character);
    if (folded < firstBeyondAscii || isOldCyrillic(character)) {
        result.variants.push_back(encoded(character));
        return result;
    }
    result.variants.push_back(encoded(folded));
    const auto others = caseClasses().constFind(folded);
    if (others != caseClasses().constEnd()) {
        for (const char32_t other : *others)
            result.variants.push_back(encoded(other));
    }
    return result;
}

size_t CaselessCharacter::sizeAt(std::string_view text, size_t at) const {
    if (at >= text.size())
        return 0;
    const char first = text[at];
    const size_t left = text.size() - at;
    for (const Bytes& variant : variants) {
        if (first != variant.bytes[0])
            continue;
        if (variant.size == 1
            || (left >= variant.size && std::memcmp(text.data() + at, variant.bytes.data(), variant.size) == 0))
            return variant.size;
    }
    return 0;
}

CaselessText::CaselessText(const QString& text) {
    for (const uint character : text.toUcs4())
        m_characters.push_back(CaselessCharacter::of(character));
    chooseProbes();
}

void CaselessText::chooseProbes() {
    // The last byte of a character tells more than its first, which all letters of an alphabet share.
    const auto isSteady = [](const CaselessCharacter& character) {
        const auto& variants = character.variants;
        return variants.size() <= 2 && std::all_of(variants.begin(), variants.end(), [&](const auto& variant) {
                   return variant.size == variants.front().size;
               });
    };
    m_hasProbes = !m_characters.empty() && std::all_of(m_characters.begin(), m_characters.end(), isSteady);
    if (!m_hasProbes)
        return;
    const auto probeAt = [](const CaselessCharacter& character, size_t begin) {
        const auto& one = character.variants.front();
        const auto& other = character.variants.back();
        return Probe{begin + one.size - 1, one.bytes[one.size - 1U], other.bytes[other.size - 1U]};
    };
    m_first = probeAt(m_characters.front(), 0);
    for (const CaselessCharacter& character : m_characters) {
        const auto& one = character.variants.front();
        const auto& other = character.variants.back();
        m_one.append(one.bytes.data(), one.size);
        m_other.append(other.bytes.data(), other.size);
        m_last = probeAt(character, m_size);
        m_size += one.size;
    }
    m_isAscii = m_size == m_characters.size();
}

bool CaselessText::fitsAt(std::string_view text, size_t at) const {
    const char* place = text.data() + at;
    for (size_t i = 0; i < m_size; ++i) {
        if (place[i] != m_one[i] && place[i] != m_other[i])
            return false;
    }
    // Bytes of two cases may mix to a third letter.
    return m_isAscii || sizeAt(text, at) > 0;
}

size_t CaselessText::sizeAt(std::string_view text, size_t at) const {
    const size_t begin = at;
    for (const CaselessCharacter& character : m_characters) {
        const size_t size = character.sizeAt(text, at);
        if (size == 0)
            return 0;
        at += size;
    }
    return at - begin;
}

size_t CaselessText::findCandidate(std::string_view text, size_t from) const {
    const size_t end = text.size() - m_size + 1; // the caller checked the size
    size_t at = from;
#ifdef __SSE2__
    // Sixteen places at once, after Wojciech Muła's "SIMD-friendly algorithms for substring searching".
    const __m128i firstOne = _mm_set1_epi8(m_first.one);
    const __m128i firstOther = _mm_set1_epi8(m_first.other);
    const __m128i lastOne = _mm_set1_epi8(m_last.one);
    const __m128i lastOther = _mm_set1_epi8(m_last.other);
    for (; at + 16 <= end; at += 16) {
        const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + m_first.offset));
        const __m128i last = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at + m_last.offset));
        const __m128i fitsFirst = _mm_or_si128(_mm_cmpeq_epi8(first, firstOne), _mm_cmpeq_epi8(first, firstOther));
        const __m128i fitsLast = _mm_or_si128(_mm_cmpeq_epi8(last, lastOne), _mm_cmpeq_epi8(last, lastOther));
        const int places = _mm_movemask_epi8(_mm_and_si128(fitsFirst, fitsLast));
        if (places != 0)
            return at + static_cast<size_t>(__builtin_ctz(static_cast<unsigned>(places)));
    }
#endif
    const auto fits = [&](const Probe& probe) {
        const char byte = text[at + probe.offset];
        return byte == probe.one || byte == probe.other;
    };
    while (at < end && !(fits(m_first) && fits(m_last)))
        ++at;
    return at;
}

bool CaselessText::isIn(std::string_view text) const {
    if (m_characters.empty())
        return true;
    if (!m_hasProbes) {
        for (size_t at = 0; at < text.size(); ++at) {
            if (sizeAt(text, at) > 0)
                return true;
        }
        return false;
    }
    if (text.size() < m_size)
        return false;
    const size_t end = text.size() - m_size + 1;
    for (size_t at = findCandidate(text, 0); at < end; at = findCandidate(text, at + 1)) {
        if (fitsAt(text, at))
            return true;
    }
    return false;
}

bool CaselessText::equals(std::string_view text) const {
    if (m_characters.empty())
        return text.empty();
    if (m_hasProbes)
        return text.size() == m_size && fitsAt(text, 0);
    return !text.empty() && sizeAt(text, 0) == text.size();
}

CaselessPattern::CaselessPattern(const QString& pattern) {
    const QList<uint> characters = pattern.toUcs4();
    for (qsizetype at = 0; at < characters.size(); ++at) {
        const uint character = characters[at];
        const bool isEscape = character == U'\\' && at + 1 < characters.size()
                              && (characters[at + 1] == U'*' || characters[at + 1] == U'?' || characters[at + 1] == U'\\');
        if (!isEscape && character == U'*') {
            if (m_whole.empty() || m_whole.back().kind != Kind::AnyRun)
                m_whole.push_back({Kind::AnyRun, {}});
        } else if (!isEscape && character == U'?') {
            m_whole.push_back({Kind::AnyOne, {}});
        } else {
            m_whole.push_back({Kind::Character, CaselessCharacter::of(isEscape ? characters[++at] : character)});
        }
    }
    m_part = open(m_whole);
}

std::vector<CaselessPattern::Element> CaselessPattern::open(const std::vector<Element>& elements) {
    std::vector<Element> result = elements;
    if (result.empty() || result.front().kind != Kind::AnyRun)
        result.insert(result.begin(), Element{Kind::AnyRun, {}});
    if (result.back().kind != Kind::AnyRun)
        result.push_back({Kind::AnyRun, {}});
    return result;
}

size_t CaselessPattern::sizeAt(const Element& element, std::string_view text, size_t at) {
    return element.kind == Kind::AnyOne ? characterSize(text, at) : element.character.sizeAt(text, at);
}

size_t CaselessPattern::nextPlace(const Element& element, std::string_view text, size_t at) {
    while (at < text.size() && sizeAt(element, text, at) == 0)
        ++at;
    return at;
}

bool CaselessPattern::fits(const std::vector<Element>& elements, std::string_view text) {
    // Only the latest run ever needs to be made longer: whatever an earlier one could gain, the latest can take.
    constexpr auto none = static_cast<size_t>(-1);
    size_t element = 0;
    size_t at = 0;
    size_t runElement = none;
    size_t runAt = 0;
    while (at < text.size()) {
        if (element < elements.size() && elements[element].kind == Kind::AnyRun) {
            runElement = ++element;
            runAt = at;
            if (element == elements.size())
                return true;
            runAt = nextPlace(elements[element], text, at);
            at = runAt;
            continue;
        }
        const size_t size = element < elements.size() ? sizeAt(elements[element], text, at) : 0;
        if (size > 0) {
            ++element;
            at += size;
            continue;
        }
        if (runElement == none)
            return false;
        element = runElement;
        runAt = nextPlace(elements[element], text, runAt + characterSize(text, runAt));
        at = runAt;
    }
    while (element < elements.size() && elements[element].kind == Kind::AnyRun)
        ++element;
    return element == elements.size();
}

bool CaselessPattern::isIn(std::string_view text) const {
    return fits(m_part, text);
}

bool CaselessPattern::equals(std::string_view text) const {
    return fits(m_whole, text);
}

} // namespace logloupe
