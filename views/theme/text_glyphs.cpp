// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/text_glyphs.h"

#include <QLatin1Char>

namespace logloupe {
namespace {

using namespace Qt::StringLiterals;

/// Characters that take no room or turn the direction of others. Sources: Unicode 15, Bidi_Control and Default_Ignorable_Code_Point,
/// without the variation selectors, which only choose between shapes.
bool isInvisible(char32_t c) {
    switch (c) {
    case 0x00AD: // soft hyphen
    case 0x034F: // combining grapheme joiner
    case 0x061C: // Arabic letter mark
    case 0x115F: // Hangul fillers
    case 0x1160:
    case 0x3164:
    case 0xFFA0:
    case 0x180E: // Mongolian vowel separator
    case 0xFEFF: // zero width no-break space
        return true;
    default:
        return (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)
               || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
    }
}

bool isControl(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool isKept(char32_t c, LineEnds lineEnds) {
    return lineEnds == LineEnds::Kept && (c == u'\n' || c == u'\t');
}

struct CodePoint {
    char32_t value = 0;
    qsizetype length = 1;
    bool isLoneSurrogate = false;
};

CodePoint codePointAt(QStringView text, qsizetype index) {
    const QChar unit = text[index];
    if (!unit.isSurrogate())
        return {unit.unicode()};
    if (unit.isHighSurrogate() && index + 1 < text.size() && text[index + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(unit, text[index + 1]), 2};
    return {unit.unicode(), 1, true};
}

bool needsGlyph(const CodePoint& point, LineEnds lineEnds) {
    return point.isLoneSurrogate || isInvisible(point.value) || (isControl(point.value) && !isKept(point.value, lineEnds));
}

void appendGlyph(QString& out, const CodePoint& point) {
    const char32_t c = point.value;
    if (point.isLoneSurrogate)
        out += QChar(QChar::ReplacementCharacter);
    else if (c < 0x20)
        out += QChar(static_cast<char16_t>(0x2400 + c));
    else if (c == 0x7F)
        out += QChar(u'\u2421');
    else
        out += u"‹U+%1›"_s.arg(QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, u'0'));
}

} // namespace

bool hasHiddenCharacters(QStringView text, LineEnds lineEnds) {
    for (qsizetype index = 0; index < text.size();) {
        const char16_t unit = text[index].unicode();
        if (unit >= 0x20 && unit < 0x7F) {
            ++index;
            continue;
        }
        const CodePoint point = codePointAt(text, index);
        if (needsGlyph(point, lineEnds))
            return true;
        index += point.length;
    }
    return false;
}

QString visibleText(QStringView text, LineEnds lineEnds) {
    if (!hasHiddenCharacters(text, lineEnds))
        return text.toString();
    QString out;
    out.reserve(text.size() + 16);
    for (qsizetype index = 0; index < text.size();) {
        const CodePoint point = codePointAt(text, index);
        const bool isLineEndPair =
            lineEnds == LineEnds::Kept && point.value == u'\r' && index + 1 < text.size() && text[index + 1] == u'\n';
        if (isLineEndPair) {
            // A line end of two characters is one line end.
        } else if (needsGlyph(point, lineEnds)) {
            appendGlyph(out, point);
        } else {
            out += text.mid(index, point.length);
        }
        index += point.length;
    }
    return out;
}

} // namespace logloupe
