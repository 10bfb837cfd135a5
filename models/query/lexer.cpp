// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/lexer.h"

#include "models/query/field_alias.h"

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

bool isNameStart(QChar character) {
    return character.isLetter() || character == u'_' || character == u'@';
}

bool isNamePart(QChar character) {
    return character.isLetterOrNumber() || character == u'_' || character == u'.' || character == u'-';
}

QChar closingQuote(QChar opening) {
    switch (opening.unicode()) {
    case u'"':
        return u'"';
    case u'“':
    case u'„':
        return u'”';
    case u'«':
        return u'»';
    case u'‹':
        return u'›';
    default:
        return {};
    }
}

bool isClosingQuote(QChar opening, QChar character) {
    // „German and Russian handwriting quotes“ close with the character that opens English ones.
    return character == closingQuote(opening) || (opening == u'„' && character == u'“');
}

/// OrderService.java:118 is a place in a source file.
bool namesSourceFile(QStringView name) {
    static constexpr QLatin1StringView endings[] = {".java"_L1, ".kt"_L1, ".scala"_L1, ".py"_L1, ".cs"_L1, ".cpp"_L1, ".cc"_L1,
                                                    ".h"_L1,    ".js"_L1, ".ts"_L1,    ".go"_L1, ".rb"_L1, ".php"_L1, ".rs"_L1};
    return std::any_of(std::begin(endings), std::end(endings), [&](QLatin1StringView ending) { return name.endsWith(ending); });
}

/// java.lang.IllegalStateException:text is the head of a stack trace.
bool namesException(QStringView name) {
    const QStringView last = name.sliced(name.lastIndexOf(u'.') + 1);
    return !last.isEmpty() && last[0].isUpper() && (last.endsWith("Exception"_L1) || last.endsWith("Error"_L1));
}

class Lexer {
public:
    Lexer(const QString& text, const KnownFieldNames& knownFields)
        : m_text(text)
        , m_knownFields(knownFields) {}

    std::vector<QueryToken> run() {
        while (true) {
            skipSpaces();
            if (m_at >= m_text.size())
                return std::move(m_tokens);
            readToken();
        }
    }

private:
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    [[nodiscard]] QChar charAt(qsizetype at) const { return at < m_text.size() ? m_text[at] : QChar(); }
    [[nodiscard]] bool isEnd(qsizetype at) const { return at >= m_text.size(); }
    [[nodiscard]] bool isBreak(qsizetype at) const {
        return isEnd(at) || m_text[at].isSpace() || m_text[at] == u')' || m_text[at] == u'(';
    }
    /// Directly after a field's operator.
    [[nodiscard]] bool atValue() const { return !m_tokens.empty() && m_tokens.back().kind == TokenKind::Compare; }
    [[nodiscard]] bool inValueGroup() const { return !m_groups.empty() && m_groups.back(); }
    [[nodiscard]] bool isValueNow() const { return m_inRange || inValueGroup() || atValue(); }

    void skipSpaces() {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || (inValueGroup() && m_text[m_at] == u',')))
            ++m_at;
    }

    QueryToken& add(TokenKind kind, qsizetype begin, qsizetype end, const QString& text = {}) {
        const bool isValue = isValueNow();
        m_tokens.push_back({.kind = kind, .begin = static_cast<int>(begin), .end = static_cast<int>(end), .text = text});
        m_tokens.back().isValue = isValue;
        m_at = end;
        return m_tokens.back();
    }

    void readToken() {
        if (m_inRange) {
            readRangePart();
            return;
        }
        if (readParenthesis() || readRangeOpen() || readQuoted() || readRegex() || readOperator() || readGroupComparison())
            return;
        if (!isValueNow() && readField())
            return;
        readWord();
    }

    bool readParenthesis() {
        const QChar character = peek();
        if (character == u'(') {
            const bool opensValues = isValueNow();
            add(TokenKind::Open, m_at, m_at + 1);
            m_groups.push_back(opensValues);
            return true;
        }
        if (character != u')')
            return false;
        add(TokenKind::Close, m_at, m_at + 1);
        if (!m_groups.empty())
            m_groups.pop_back();
        return true;
    }

    bool readRangeOpen() {
        const QChar character = peek();
        if (!isValueNow() || (character != u'[' && character != u'{'))
            return false;
        add(TokenKind::RangeOpen, m_at, m_at + 1, QString(character));
        m_inRange = true;
        return true;
    }

    void readRangePart() {
        const QChar character = peek();
        if (character == u']' || character == u'}') {
            add(TokenKind::RangeClose, m_at, m_at + 1, QString(character));
            m_inRange = false;
            return;
        }
        if (readQuoted())
            return;
        if (character == u'(' || character == u')') {
            // The range was left open: what follows is read as usual.
            m_inRange = false;
            return;
        }
        const bool isTo = (QStringView(m_text).sliced(m_at).startsWith("to"_L1, Qt::CaseInsensitive))
                          && (isEnd(m_at + 2) || m_text[m_at + 2].isSpace());
        if (isTo && m_tokens.back().kind != TokenKind::RangeOpen)
            add(TokenKind::RangeTo, m_at, m_at + 2);
        else
            readWord();
    }

    bool readQuoted() {
        const QChar opening = peek();
        const QChar closing = closingQuote(opening);
        if (closing.isNull())
            return false;
        const bool isMask = opening == u'‹';
        QString content;
        qsizetype at = m_at + 1;
        while (!isEnd(at) && !isClosingQuote(opening, m_text[at])) {
            if (m_text[at] == u'\\' && (charAt(at + 1) == u'\\' || isClosingQuote(opening, charAt(at + 1))))
                ++at;
            content += m_text[at++];
        }
        const bool isTerminated = !isEnd(at);
        const qsizetype end = isTerminated ? at + 1 : at;
        if (isMask)
            content = opening + content + (isTerminated ? QString(closing) : QString());
        if (!isMask && isTerminated && !isValueNow() && !content.isEmpty() && charAt(end) == u':') {
            const qsizetype begin = m_at;
            add(TokenKind::Field, begin, end, content).isQuoted = true;
            add(TokenKind::Compare, end, end + 1, u":"_s);
            return true;
        }
        add(TokenKind::Phrase, m_at, end, content).isTerminated = isTerminated;
        return true;
    }

    bool readRegex() {
        if (peek() != u'/')
            return false;
        // A path holds no spaces, so that a slash further on does not close it.
        const QueryToken* field = atValue() && m_tokens.size() >= 2 ? &m_tokens[m_tokens.size() - 2] : nullptr;
        const bool isPath = field && !field->isQuoted && fieldByAnyName(field->text) == Field::UrlPath;
        QString pattern;
        qsizetype at = m_at + 1;
        while (!isEnd(at) && m_text[at] != u'/') {
            if (isPath && m_text[at].isSpace())
                return false;
            if (m_text[at] == u'\\' && !isEnd(at + 1)) {
                if (m_text[at + 1] != u'/')
                    pattern += m_text[at];
                ++at;
            }
            pattern += m_text[at++];
        }
        if (isEnd(at) || pattern.isEmpty())
            return false;
        const bool ignoreCase = charAt(at + 1) == u'i' && isBreak(at + 2);
        if (!ignoreCase && !isBreak(at + 1) && !(inValueGroup() && charAt(at + 1) == u','))
            return false;
        add(TokenKind::Regex, m_at, at + (ignoreCase ? 2 : 1), pattern).ignoreCase = ignoreCase;
        return true;
    }

    bool readOperator() {
        const QChar first = peek();
        const QChar second = peek(1);
        if (atValue())
            return false;
        if ((first == u'&' && second == u'&') || (first == u'|' && second == u'|')) {
            add(first == u'&' ? TokenKind::And : TokenKind::Or, m_at, m_at + 2);
            return true;
        }
        if (first != u'-' && first != u'!')
            return false;
        if (inValueGroup() && first == u'-' && second.isDigit())
            return false;
        const bool beforeTerm =
            second.isLetterOrNumber() || u"_@*?\"(/\\“„«‹"_s.contains(second) || (first == u'!' && second == u'!');
        if (second.isNull() || !beforeTerm)
            return false;
        add(TokenKind::Not, m_at, m_at + 1);
        return true;
    }

    /// The length of a comparison operator at a place, 0 for none. => is an arrow, not an operator.
    [[nodiscard]] int comparisonLength(qsizetype at) const {
        const QChar first = charAt(at);
        const QChar second = charAt(at + 1);
        if (first == u'!')
            return second == u'=' ? 2 : 0;
        if (first == u'<' || first == u'>')
            return second == u'=' ? 2 : 1;
        if (first != u'=' || second == u'>')
            return 0;
        return second == u'=' ? 2 : 1;
    }

    [[nodiscard]] QString comparisonText(qsizetype at, int length) const {
        const QString written = m_text.mid(at, length);
        return written == "=="_L1 ? u"="_s : written;
    }

    /// field:>=5 and field:(>1 AND <5)
    bool readGroupComparison() {
        if (!isValueNow())
            return false;
        if (atValue() && m_tokens.back().text != ":"_L1)
            return false;
        const int length = comparisonLength(m_at);
        if (length == 0)
            return false;
        add(TokenKind::Compare, m_at, m_at + length, comparisonText(m_at, length));
        skipSpaces();
        return true;
    }

    [[nodiscard]] bool isKnown(QStringView name) const {
        if (fieldByAnyName(name))
            return true;
        const std::string utf8 = name.toString().toStdString();
        return std::find(m_knownFields.begin(), m_knownFields.end(), utf8) != m_knownFields.end();
    }

    /// "Error: connection refused" is a text, "level: ERROR" is a field.
    [[nodiscard]] static bool isShortNameOfText(QStringView name) {
        const auto field = fieldByAnyName(name);
        const bool isText = field == Field::Message || field == Field::ErrorMessage || field == Field::ErrorStackTrace;
        return isText && fieldByName(name.toString().toStdString()) != field;
    }

    [[nodiscard]] bool isFieldBeforeColon(QStringView name, bool known, qsizetype colon) const {
        const QChar next = charAt(colon + 1);
        if (known && next.isSpace() && isShortNameOfText(name))
            return false;
        if (known)
            return next != u':' && !(next == u'/' && charAt(colon + 2) == u'/');
        if (isEnd(colon + 1) || next.isSpace() || next == u':' || next == u')')
            return false;
        if (next == u'/' && charAt(colon + 2) == u'/')
            return false;
        if (name.size() == 1 && (next == u'\\' || next == u'/'))
            return false;
        return !(namesSourceFile(name) && next.isDigit()) && !namesException(name);
    }

    /// List<Order>, pasted from code.
    [[nodiscard]] bool isGeneric(qsizetype open) const {
        if (charAt(open) != u'<')
            return false;
        qsizetype at = open + 1;
        while (!isEnd(at) && (isNamePart(m_text[at]) || m_text[at] == u','))
            ++at;
        return charAt(at) == u'>';
    }

    bool readField() {
        if (!isNameStart(peek()))
            return false;
        qsizetype nameEnd = m_at + 1;
        while (!isEnd(nameEnd) && isNamePart(m_text[nameEnd]))
            ++nameEnd;
        if (m_text[nameEnd - 1] == u'-')
            return false; // an arrow: a->b
        const QStringView name = QStringView(m_text).sliced(m_at, nameEnd - m_at);
        if (keywordKind(name))
            return false;
        const bool known = isKnown(name);
        const qsizetype begin = m_at;
        if (charAt(nameEnd) == u':') {
            if (!isFieldBeforeColon(name, known, nameEnd))
                return false;
            add(TokenKind::Field, begin, nameEnd, name.toString());
            add(TokenKind::Compare, nameEnd, nameEnd + 1, u":"_s);
            return true;
        }
        qsizetype operatorBegin = nameEnd;
        while (known && !isEnd(operatorBegin) && m_text[operatorBegin].isSpace())
            ++operatorBegin;
        const int length = comparisonLength(operatorBegin);
        if (length == 0 || (!known && (isBreak(operatorBegin + length) || isGeneric(operatorBegin))))
            return false;
        const QString comparison = comparisonText(operatorBegin, length);
        add(TokenKind::Field, begin, nameEnd, name.toString());
        add(TokenKind::Compare, operatorBegin, operatorBegin + length, comparison);
        return true;
    }

    /// getOrder(id) pasted from a stack trace: the end of parentheses that hold no space, or 0.
    [[nodiscard]] qsizetype callEnd(qsizetype open) const {
        int depth = 0;
        constexpr qsizetype longestCall = 256; // keeps hostile texts linear
        const qsizetype last = std::min(open + longestCall, m_text.size());
        for (qsizetype at = open; at < last && !m_text[at].isSpace() && m_text[at] != u'"'; ++at) {
            if (m_text[at] == u'(')
                ++depth;
            if (m_text[at] == u')' && --depth == 0)
                return at + 1;
        }
        return 0;
    }

    [[nodiscard]] bool endsWord(qsizetype at) const {
        const QChar character = m_text[at];
        if (character.isSpace() || character == u'"' || character == u')')
            return true;
        if (m_inRange)
            return character == u']' || character == u'}' || character == u'(';
        if (inValueGroup() && character == u',')
            return true;
        return (character == u'&' || character == u'|') && charAt(at + 1) == character;
    }

    void readWord() {
        const qsizetype begin = m_at;
        QString pattern; // with \ before * ? \ that mean themselves
        QString literal;
        bool hasWildcards = false;
        bool hasEscapes = false;
        qsizetype at = m_at;
        while (!isEnd(at) && (!endsWord(at) || at == begin)) {
            QChar character = m_text[at];
            if (character == u'(' && at > begin) {
                const qsizetype end = keywordKind(QStringView(m_text).sliced(begin, at - begin)) ? 0 : callEnd(at);
                if (end == 0)
                    break;
                literal += QStringView(m_text).sliced(at, end - at);
                appendLiteral(pattern, QStringView(m_text).sliced(at, end - at));
                at = end;
                continue;
            }
            const bool isEscape = character == u'\\' && !isEnd(at + 1) && isEscapable(m_text[at + 1]);
            if (isEscape) {
                hasEscapes = true;
                character = m_text[++at];
            }
            ++at;
            literal += character;
            if (!isEscape && (character == u'*' || character == u'?')) {
                hasWildcards = true;
                pattern += character;
            } else {
                appendLiteral(pattern, QStringView(&character, 1));
            }
        }
        const auto keyword = hasEscapes || atValue() || m_inRange ? std::nullopt : keywordKind(literal);
        if (keyword)
            add(*keyword, begin, at);
        else
            add(TokenKind::Word, begin, at, hasWildcards ? pattern : literal).hasWildcards = hasWildcards;
    }

    static void appendLiteral(QString& pattern, QStringView text) {
        for (const QChar character : text) {
            if (character == u'*' || character == u'?' || character == u'\\')
                pattern += u'\\';
            pattern += character;
        }
    }

    const QString& m_text;
    const KnownFieldNames& m_knownFields;
    std::vector<QueryToken> m_tokens;
    std::vector<bool> m_groups; ///< per open parenthesis: does it hold values of a field?
    qsizetype m_at = 0;
    bool m_inRange = false;
};

} // namespace

std::vector<QueryToken> tokenizeQuery(const QString& text, const KnownFieldNames& knownFields) {
    return Lexer(text, knownFields).run();
}

bool isEscapable(QChar character) {
    return character.isSpace() || u"\\\"*?()[]{}:<>=!&|/-,“„«‹"_s.contains(character);
}

std::optional<TokenKind> keywordKind(QStringView word) {
    if (word.compare("and"_L1, Qt::CaseInsensitive) == 0 || word == u"И")
        return TokenKind::And;
    if (word.compare("or"_L1, Qt::CaseInsensitive) == 0 || word == u"ИЛИ")
        return TokenKind::Or;
    if (word.compare("not"_L1, Qt::CaseInsensitive) == 0 || word == u"НЕ")
        return TokenKind::Not;
    return std::nullopt;
}

} // namespace logloupe
