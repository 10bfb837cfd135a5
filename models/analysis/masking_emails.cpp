// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking_scanners.h"

#include <algorithm>

namespace logloupe {

namespace {

bool isLocalCharacter(char32_t code) {
    if (code < 0x80)
        return QChar::isLetterOrNumber(code)
               || std::string_view("._%+-!#$&'*?^`{|}~").find(static_cast<char>(code)) != std::string_view::npos;
    return QChar::isLetterOrNumber(code) || QChar::isMark(code) || QChar::category(code) == QChar::Other_Format
           || code == 0xFFFD || code == 0xAD;
}

bool isDomainCharacter(char32_t code) {
    return code == U'-' || code == U'.' || QChar::isLetterOrNumber(code)
           || (code >= 0x80
               && (QChar::isMark(code) || QChar::category(code) == QChar::Other_Format || code == 0xFFFD || code == 0xAD));
}

size_t previousCharacter(std::string_view text, size_t at) {
    size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80)
        --begin;
    return begin;
}

size_t localBegin(std::string_view text, size_t at) {
    constexpr size_t longestLocal = 256;
    const size_t limit = at - std::min(at, longestLocal);
    if (at > 1 && text[at - 1] == '"') {
        const size_t quote = text.rfind('"', at - 2);
        return quote != std::string_view::npos && quote >= limit ? quote : at;
    }
    size_t begin = at;
    while (begin > limit) {
        const size_t previous = previousCharacter(text, begin);
        if (!isLocalCharacter(characterAt(text, previous).code))
            break;
        begin = previous;
    }
    return begin;
}

/// The end of a domain with a dot and a last part of letters, or the begin where there is none.
size_t domainEnd(std::string_view text, size_t begin) {
    size_t end = begin;
    size_t labelLetters = 0;
    bool labelIsWord = true;
    bool hasDot = false;
    size_t best = begin;
    while (end < text.size()) {
        const Utf8Character character = characterAt(text, end);
        if (!isDomainCharacter(character.code))
            break;
        if (character.code == U'.') {
            hasDot = true;
            labelLetters = 0;
            labelIsWord = true;
        } else if (QChar::isLetter(character.code)) {
            ++labelLetters;
        } else {
            labelIsWord = labelIsWord && (character.code == U'-' || QChar::isDigit(character.code)) && labelLetters > 1;
        }
        end += character.size;
        if (hasDot && labelLetters >= 2 && labelIsWord)
            best = end;
    }
    return best;
}

} // namespace

void findEmails(std::string_view text, std::vector<MaskSpan>& spans) {
    const auto examine = [&](size_t at, size_t signSize) {
        const size_t begin = localBegin(text, at);
        const size_t end = domainEnd(text, at + signSize);
        if (begin == at || end == at + signSize)
            return;
        spans.push_back({begin, end, MaskKind::Email, canonicalValue(MaskKind::Email, text.substr(begin, end - begin))});
    };
    for (size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1))
        examine(at, 1);
    for (const std::string_view sign :
         {std::string_view("%40"), std::string_view("\xEF\xBC\xA0"), std::string_view("\xEF\xB9\xAB")}) {
        for (size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1))
            examine(at, sign.size());
    }
}

} // namespace logloupe
