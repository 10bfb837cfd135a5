// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/pattern_pieces.h"

using namespace Qt::StringLiterals;

namespace logloupe::store {

namespace {

void close(QString& piece, QStringList& pieces) {
    if (!piece.isEmpty())
        pieces.append(std::exchange(piece, {}));
}

/// Letters that Unicode's case folding makes equal to others outside of ASCII (long s, Kelvin sign), and everything outside of ASCII.
bool hasForeignCases(QChar character) {
    return character.unicode() >= 0x80 || u"sSkK"_s.contains(character);
}

/// Escapes that stand for a class, a place or a control character; others with letters or digits are not known here.
bool isKnownEscape(QChar character) {
    return u"dDwWsSbBAzZnrtfv"_s.contains(character);
}

/// The end of a class that begins at an opening bracket: behind its closing one; nothing when it never closes.
std::optional<qsizetype> endOfClass(const QString& pattern, qsizetype begin) {
    qsizetype at = begin + 1;
    if (at < pattern.size() && pattern[at] == u'^')
        ++at;
    // A bracket in the first place is a member.
    if (at < pattern.size() && pattern[at] == u']')
        ++at;
    for (; at < pattern.size(); ++at) {
        // Named classes and their like are not known here.
        if (pattern[at] == u'[')
            return {};
        if (pattern[at] == u'\\')
            ++at;
        else if (pattern[at] == u']')
            return at + 1;
    }
    return {};
}

} // namespace

PatternPieces piecesOfWildcards(const QString& pattern) {
    PatternPieces result{.texts = {}, .isExact = true};
    QString piece;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == u'*' || pattern[at] == u'?') {
            close(piece, result.texts);
            result.isExact = result.isExact && pattern[at] == u'*';
            continue;
        }
        if (pattern[at] == u'\\' && at + 1 < pattern.size())
            ++at;
        piece.append(pattern[at]);
    }
    close(piece, result.texts);
    result.isExact = result.isExact && !result.texts.isEmpty();
    return result;
}

PatternPieces piecesOfRegex(const QString& pattern, bool ignoreCase) {
    // Groups, choices and settings make parts of it optional or change what others mean.
    if (pattern.contains(u'(') || pattern.contains(u'|'))
        return {};
    PatternPieces result;
    QString piece;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        QChar character = pattern[at];
        switch (character.unicode()) {
        case u'.':
        case u'^':
        case u'$':
        case u'+':
            close(piece, result.texts);
            continue;
        case u'*':
        case u'?':
        case u'{':
            // What stands before it may be absent, or is repeated.
            piece.chop(1);
            close(piece, result.texts);
            if (character == u'{') {
                const qsizetype end = pattern.indexOf(u'}', at);
                if (end < 0)
                    return {};
                at = end;
            }
            continue;
        case u'[': {
            close(piece, result.texts);
            const auto end = endOfClass(pattern, at);
            if (!end)
                return {};
            at = *end - 1;
            continue;
        }
        case u'\\':
            if (++at == pattern.size())
                return {};
            character = pattern[at];
            if (character.isLetterOrNumber() || character == u'_') {
                if (!isKnownEscape(character))
                    return {};
                close(piece, result.texts);
                continue;
            }
            break;
        default:
            break;
        }
        if (ignoreCase ? hasForeignCases(character) : character.unicode() >= 0x80)
            close(piece, result.texts);
        else
            piece.append(character);
    }
    close(piece, result.texts);
    return result;
}

} // namespace logloupe::store
