// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query_writing.h"

#include "models/query/field_alias.h"
#include "models/query/lexer.h"

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString& text) {
    QString result = u"\""_s;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            result += u'\\';
        result += character;
    }
    return result + u'"';
}

bool isPlainName(const QString& name) {
    const auto isPlain = [](QChar character) {
        return (character.isLetterOrNumber() && !character.isSurrogate()) || character == u'_' || character == u'.'
               || character == u'-';
    };
    const bool startsWell = name.size() > 1 && (name[0].isLetter() || name[0] == u'_' || name[0] == u'@');
    return startsWell && std::all_of(name.begin() + 1, name.end(), isPlain) && !name.endsWith(u'-');
}

/// The lexer takes some plain names followed by a value for places in files or heads of stack traces.
bool readsAsField(const QString& name) {
    const std::vector<QueryToken> tokens = tokenizeQuery(name + u":1"_s);
    return tokens.size() == 3 && tokens[0].kind == TokenKind::Field && tokens[0].text == name;
}

} // namespace

QString writeFieldName(const FieldRef& field) {
    if (field.canonical)
        return QString::fromStdString(std::string(fieldName(*field.canonical)));
    const QString name = QString::fromStdString(field.name);
    const bool isBare = isPlainName(name) && !fieldByAnyName(name) && readsAsField(name);
    return isBare ? name : quoted(name);
}

QString writeValue(const QString& text) {
    const auto isPlain = [](QChar character) { return character.isLetterOrNumber() || u"_.-@:+"_s.contains(character); };
    const bool startsPlain = !text.isEmpty() && (text[0].isLetterOrNumber() || text[0] == u'_');
    const bool isBare = startsPlain && std::all_of(text.begin(), text.end(), isPlain) && !text.contains(".."_L1)
                        && !keywordKind(text) && text.compare("to"_L1, Qt::CaseInsensitive) != 0;
    return isBare ? text : quoted(text);
}

QString writeWords(const QString& text) {
    const auto isPlain = [](QChar character) { return character.isLetter() || character == u'_'; };
    const bool isBare = !text.isEmpty() && std::all_of(text.begin(), text.end(), isPlain) && !keywordKind(text);
    return isBare ? text : quoted(text);
}

QString writePattern(const QString& pattern) {
    QString result;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const QChar character = pattern[at];
        const bool isEscape = character == u'\\' && at + 1 < pattern.size() && u"*?\\"_s.contains(pattern[at + 1]);
        if (isEscape) {
            result += character;
            result += pattern[++at];
            continue;
        }
        if (character != u'*' && character != u'?' && isEscapable(character))
            result += u'\\';
        result += character;
    }
    return result;
}

} // namespace logloupe
