// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal_text.h"

#include "views/theme/text_glyphs.h"

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

struct Block {
    char32_t first;
    char32_t last;
};

/// Wide and full-width characters, joined where only unassigned ones lie between; by rising code. Source: Unicode 15, EastAsianWidth.txt.
constexpr std::array wideBlocks{
    Block{0x1100, 0x115F},   Block{0x231A, 0x231B},   Block{0x2329, 0x232A},   Block{0x23E9, 0x23EC},   Block{0x23F0, 0x23F0},
    Block{0x23F3, 0x23F3},   Block{0x25FD, 0x25FE},   Block{0x2614, 0x2615},   Block{0x2648, 0x2653},   Block{0x267F, 0x267F},
    Block{0x2693, 0x2693},   Block{0x26A1, 0x26A1},   Block{0x26AA, 0x26AB},   Block{0x26BD, 0x26BE},   Block{0x26C4, 0x26C5},
    Block{0x26CE, 0x26CE},   Block{0x26D4, 0x26D4},   Block{0x26EA, 0x26EA},   Block{0x26F2, 0x26F3},   Block{0x26F5, 0x26F5},
    Block{0x26FA, 0x26FA},   Block{0x26FD, 0x26FD},   Block{0x2705, 0x2705},   Block{0x270A, 0x270B},   Block{0x2728, 0x2728},
    Block{0x274C, 0x274C},   Block{0x274E, 0x274E},   Block{0x2753, 0x2755},   Block{0x2757, 0x2757},   Block{0x2795, 0x2797},
    Block{0x27B0, 0x27B0},   Block{0x27BF, 0x27BF},   Block{0x2B1B, 0x2B1C},   Block{0x2B50, 0x2B50},   Block{0x2B55, 0x2B55},
    Block{0x2E80, 0x303E},   Block{0x3041, 0xA4CF},   Block{0xA960, 0xA97C},   Block{0xAC00, 0xD7A3},   Block{0xF900, 0xFAFF},
    Block{0xFE10, 0xFE19},   Block{0xFE30, 0xFE6B},   Block{0xFF01, 0xFF60},   Block{0xFFE0, 0xFFE6},   Block{0x16FE0, 0x18CFF},
    Block{0x1AFF0, 0x1B2FB}, Block{0x1F004, 0x1F004}, Block{0x1F0CF, 0x1F0CF}, Block{0x1F18E, 0x1F18E}, Block{0x1F191, 0x1F19A},
    Block{0x1F200, 0x1F320}, Block{0x1F32D, 0x1F335}, Block{0x1F337, 0x1F37C}, Block{0x1F37E, 0x1F393}, Block{0x1F3A0, 0x1F3CA},
    Block{0x1F3CF, 0x1F3D3}, Block{0x1F3E0, 0x1F3F0}, Block{0x1F3F4, 0x1F3F4}, Block{0x1F3F8, 0x1F43E}, Block{0x1F440, 0x1F440},
    Block{0x1F442, 0x1F4FC}, Block{0x1F4FF, 0x1F53D}, Block{0x1F54B, 0x1F567}, Block{0x1F57A, 0x1F57A}, Block{0x1F595, 0x1F596},
    Block{0x1F5A4, 0x1F5A4}, Block{0x1F5FB, 0x1F64F}, Block{0x1F680, 0x1F6C5}, Block{0x1F6CC, 0x1F6CC}, Block{0x1F6D0, 0x1F6D7},
    Block{0x1F6DC, 0x1F6DF}, Block{0x1F6EB, 0x1F6EC}, Block{0x1F6F4, 0x1F6FC}, Block{0x1F7E0, 0x1F7F0}, Block{0x1F90C, 0x1F93A},
    Block{0x1F93C, 0x1F945}, Block{0x1F947, 0x1F9FF}, Block{0x1FA70, 0x1FAF8}, Block{0x20000, 0x3FFFD},
};

bool isWide(char32_t c) {
    if (c < wideBlocks.front().first)
        return false;
    const auto after = std::upper_bound(wideBlocks.begin(), wideBlocks.end(), c,
                                        [](char32_t value, const Block& block) { return value < block.first; });
    return after != wideBlocks.begin() && c <= std::prev(after)->last;
}

bool takesNoCell(char32_t c) {
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
    case QChar::Other_Control:
        return true;
    default:
        // Vowels and finals of Hangul written in parts join the syllable before them.
        return c >= 0x1160 && c <= 0x11FF;
    }
}

struct Character {
    qsizetype length = 1; ///< UTF-16 units
    qsizetype width = 1;
};

Character characterAt(QStringView text, qsizetype at) {
    const QChar unit = text[at];
    if (unit.unicode() >= 0x20 && unit.unicode() < 0x7F)
        return {};
    Character character;
    char32_t code = unit.unicode();
    if (unit.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
        code = QChar::surrogateToUcs4(unit, text[at + 1]);
        character.length = 2;
    }
    character.width = takesNoCell(code) ? 0 : isWide(code) ? 2 : 1;
    return character;
}

/// Units of the text that fit into the width; at least one character, so that a wide one in a narrow column ends.
qsizetype unitsWithin(QStringView text, qsizetype width) {
    qsizetype used = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const Character character = characterAt(text, at);
        if (used > 0 && used + character.width > width)
            break;
        used += character.width;
        at += character.length;
    }
    return at;
}

} // namespace

QString terminalText(const QString& text) {
    return visibleText(text);
}

QString terminalLines(const QString& text) {
    return visibleText(text, LineEnds::Kept);
}

qsizetype displayWidth(QStringView text) {
    qsizetype width = 0;
    for (qsizetype at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        width += character.width;
        at += character.length;
    }
    return width;
}

QString padded(const QString& text, qsizetype width, bool toTheRight) {
    const QString spaces(std::max<qsizetype>(0, width - displayWidth(text)), QChar::Space);
    return toTheRight ? spaces + text : text + spaces;
}

QStringList wrapped(const QString& text, qsizetype width) {
    if (width <= 0)
        return {text};
    QStringList parts;
    QStringView rest(text);
    while (true) {
        const qsizetype fits = unitsWithin(rest, width);
        if (fits == rest.size())
            break;
        // A space right behind the part also ends a word.
        const qsizetype space = rest.left(fits + 1).lastIndexOf(QChar::Space);
        const bool atSpace = space > 0;
        parts << rest.left(atSpace ? space : fits).toString();
        rest = rest.mid(atSpace ? space + 1 : fits);
    }
    parts << rest.toString();
    return parts;
}

} // namespace logloupe
