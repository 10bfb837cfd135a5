// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/record_language.h"

#include <QList>
#include <QRegularExpression>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype deepest = 64;
constexpr qsizetype indentWidth = 2;
/// Enough to tell a language by; a megabyte of log is not read for it.
constexpr qsizetype sampleLength = 16'384;
/// Longer texts are not laid out anew: it would be felt.
constexpr qsizetype longestJson = 4 << 20;

[[nodiscard]] bool isSpace(QChar character) {
    return character == u' ' || character == u'\t' || character == u'\n' || character == u'\r';
}

[[nodiscard]] bool isDigit(QChar character) {
    return character >= u'0' && character <= u'9';
}

/// Writes JSON anew while it reads it.
class JsonPrinter {
public:
    explicit JsonPrinter(QStringView json)
        : m_json(json) {
        m_out.reserve(json.size() * 3 / 2);
    }

    [[nodiscard]] std::optional<QString> print() {
        skipSpace();
        const bool isContainer = !atEnd() && (peek() == u'{' || peek() == u'[');
        if (!isContainer || !value())
            return {};
        skipSpace();
        return atEnd() ? std::optional(std::move(m_out)) : std::nullopt;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_json.size(); }
    [[nodiscard]] QChar peek() const { return m_json.at(m_at); }
    [[nodiscard]] bool is(char16_t character) const { return !atEnd() && peek() == character; }

    void skipSpace() {
        while (!atEnd() && isSpace(peek()))
            ++m_at;
    }

    void newLine() {
        m_out += u'\n';
        m_out += QString(m_depth * indentWidth, u' ');
    }

    bool value() {
        skipSpace();
        if (atEnd())
            return false;
        if (peek() == u'{' || peek() == u'[')
            return container(peek() == u'{');
        if (peek() == u'"')
            return text();
        return peek() == u'-' || isDigit(peek()) ? number() : literal();
    }

    bool container(bool isObject) {
        const char16_t close = isObject ? u'}' : u']';
        m_out += m_json.at(m_at++);
        if (++m_depth > deepest)
            return false;
        skipSpace();
        if (is(close)) {
            --m_depth;
            m_out += m_json.at(m_at++);
            return true;
        }
        while (true) {
            newLine();
            if ((isObject && !name()) || !value())
                return false;
            skipSpace();
            if (atEnd())
                return false;
            const QChar next = m_json.at(m_at++);
            if (next == u',') {
                m_out += next;
                continue;
            }
            if (next != close)
                return false;
            --m_depth;
            newLine();
            m_out += next;
            return true;
        }
    }

    bool name() {
        skipSpace();
        if (!is(u'"') || !text())
            return false;
        skipSpace();
        if (!is(u':'))
            return false;
        ++m_at;
        m_out += u": "_s;
        return true;
    }

    bool text() {
        const qsizetype begin = m_at++;
        while (!atEnd()) {
            const QChar character = m_json.at(m_at++);
            if (character == u'"') {
                m_out += m_json.sliced(begin, m_at - begin);
                return true;
            }
            if (character < u' ' || (character == u'\\' && !escape()))
                return false;
        }
        return false;
    }

    bool escape() {
        if (atEnd())
            return false;
        const QChar kind = m_json.at(m_at++);
        if (kind != u'u')
            return u"\"\\/bfnrt"_s.contains(kind);
        for (int digit = 0; digit < 4; ++digit, ++m_at) {
            const bool isHex = !atEnd() && (isDigit(peek()) || (peek().toLower() >= u'a' && peek().toLower() <= u'f'));
            if (!isHex)
                return false;
        }
        return true;
    }

    bool digits() {
        const qsizetype begin = m_at;
        while (!atEnd() && isDigit(peek()))
            ++m_at;
        return m_at > begin;
    }

    bool number() {
        const qsizetype begin = m_at;
        if (is(u'-'))
            ++m_at;
        const bool leadingZero = is(u'0');
        const qsizetype whole = m_at;
        if (!digits() || (leadingZero && m_at - whole > 1))
            return false;
        if (is(u'.')) {
            ++m_at;
            if (!digits())
                return false;
        }
        if (is(u'e') || is(u'E')) {
            ++m_at;
            if (is(u'+') || is(u'-'))
                ++m_at;
            if (!digits())
                return false;
        }
        m_out += m_json.sliced(begin, m_at - begin);
        return true;
    }

    bool literal() {
        for (const QStringView word : {QStringView(u"true"), QStringView(u"false"), QStringView(u"null")}) {
            if (m_json.sliced(m_at).startsWith(word)) {
                m_out += word;
                m_at += word.size();
                return true;
            }
        }
        return false;
    }

    QStringView m_json;
    qsizetype m_at = 0;
    qsizetype m_depth = 0;
    QString m_out;
};

[[nodiscard]] QString sample(QStringView text) {
    return text.first(std::min(text.size(), sampleLength)).toString();
}

[[nodiscard]] bool looksLikeXml(QStringView text) {
    static const QRegularExpression begin(u"^<(?:\\?xml\\s|!DOCTYPE\\s|[A-Za-z_][\\w.:-]*(?:\\s[^<>]*)?/?>)"_s);
    return text.endsWith(u'>') && begin.match(sample(text)).hasMatch();
}

[[nodiscard]] bool looksLikeSql(QStringView text) {
    static const QRegularExpression begin(
        u"^(?:SELECT\\s.+\\sFROM\\s|SELECT\\s+[\\w.]+\\(|INSERT\\s+INTO\\s|UPDATE\\s+\\S+\\s+SET\\s|DELETE\\s+FROM\\s|WITH\\s+"
        u"\\w+\\s+AS\\s*\\(|"
        "(?:CREATE|ALTER|DROP)\\s+(?:UNIQUE\\s+)?(?:TABLE|INDEX|VIEW|SEQUENCE)\\s|MERGE\\s+INTO\\s|EXPLAIN\\s+(?:ANALYZE\\s+)?SELECT\\s)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return begin.match(sample(text)).hasMatch();
}

[[nodiscard]] bool looksLikeStackTrace(QStringView text) {
    static const QRegularExpression frame(
        u"^\\s*(?:at\\s+[\\w$.<>`+\\[\\],/@-]+\\s?\\(.*\\)|File \"[^\"]+\", line \\d+|Caused by: |Traceback \\(most recent call last\\):|\\.\\.\\. \\d+ more)"_s);
    int frames = 0;
    int lines = 0;
    for (const QStringView line : text.first(std::min(text.size(), sampleLength)).tokenize(u'\n')) {
        // Long lines are no frames; and the trace may begin below a few lines of message.
        if (++lines > 60)
            break;
        if (line.size() < 400 && frame.match(line.toString()).hasMatch() && ++frames >= 2)
            return true;
    }
    return false;
}

} // namespace

std::optional<QString> prettyJson(QStringView json) {
    return json.size() > longestJson ? std::nullopt : JsonPrinter(json).print();
}

RecordLanguage detectLanguage(QStringView text) {
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return RecordLanguage::Plain;
    if ((trimmed.front() == u'{' || trimmed.front() == u'[') && prettyJson(trimmed))
        return RecordLanguage::Json;
    if (trimmed.front() == u'<' && looksLikeXml(trimmed))
        return RecordLanguage::Xml;
    if (looksLikeSql(trimmed))
        return RecordLanguage::Sql;
    return looksLikeStackTrace(text) ? RecordLanguage::StackTrace : RecordLanguage::Plain;
}

FoldedText foldText(const QString& text) {
    FoldedText folded;
    qsizetype lines = 0;
    qsizetype taken = 0;
    for (qsizetype begin = 0; begin <= text.size();) {
        qsizetype end = text.indexOf(u'\n', begin);
        if (end < 0)
            end = text.size();
        if (lines == foldedLines || folded.text.size() >= foldedTotal)
            break;
        qsizetype length = std::min({end - begin, foldedLine, foldedTotal - folded.text.size()});
        // Half a surrogate pair is no character.
        if (length > 0 && length < end - begin && text.at(begin + length - 1).isHighSurrogate())
            --length;
        if (lines > 0) {
            folded.text += u'\n';
            ++taken;
        }
        folded.text += QStringView(text).sliced(begin, length);
        taken += length;
        if (length < end - begin)
            folded.text += QChar(0x2026);
        ++lines;
        begin = end + 1;
    }
    folded.hidden = text.size() - taken;
    if (folded.hidden == 0)
        folded.text = text;
    return folded;
}

} // namespace logloupe
