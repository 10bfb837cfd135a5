// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/strict_json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

#include <optional>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace logloupe {

namespace {

class StrictJson {
    Q_DECLARE_TR_FUNCTIONS(StrictJson)
};

constexpr int deepest = 32;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int hexValue(char c) {
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Goes over the text once; the first fault ends it.
class StrictWalker {
public:
    explicit StrictWalker(const QByteArray& text)
        : m_text(text) {}

    /// What is wrong; nothing: it is an object as it should be.
    std::optional<QLatin1StringView> fault() {
        skipSpace();
        if (peek() != '{')
            return "no object"_L1;
        if (!value(0))
            return m_fault;
        skipSpace();
        if (m_at != m_text.size())
            return "text after the object"_L1;
        return std::nullopt;
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text.at(m_at) : '\0'; }

    bool fail(QLatin1StringView fault) {
        m_fault = fault;
        return false;
    }

    bool take(char expected) {
        if (m_at >= m_text.size() || m_text.at(m_at) != expected)
            return false;
        ++m_at;
        return true;
    }

    bool take(std::string_view word) {
        for (const char c : word)
            if (!take(c))
                return false;
        return true;
    }

    void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++m_at;
    }

    bool value(int depth) {
        switch (peek()) {
        case '{':
            return depth < deepest ? object(depth) : fail("nested too deep"_L1);
        case '[':
            return depth < deepest ? array(depth) : fail("nested too deep"_L1);
        case '"':
            return string().has_value();
        case 't':
            return take("true"sv) || fail("no value"_L1);
        case 'f':
            return take("false"sv) || fail("no value"_L1);
        case 'n':
            return take("null"sv) || fail("no value"_L1);
        default:
            return number();
        }
    }

    bool object(int depth) {
        QSet<QByteArray> keys;
        take('{');
        skipSpace();
        if (take('}'))
            return true;
        do {
            skipSpace();
            const std::optional<QByteArray> key = peek() == '"' ? string() : std::nullopt;
            if (!key)
                return m_fault.isEmpty() ? fail("no key"_L1) : false;
            if (keys.contains(*key))
                return fail("a key comes twice"_L1);
            keys.insert(*key);
            skipSpace();
            if (!take(':'))
                return fail("no colon"_L1);
            skipSpace();
            if (!value(depth + 1))
                return false;
            skipSpace();
        } while (take(','));
        return take('}') || fail("object does not end"_L1);
    }

    bool array(int depth) {
        take('[');
        skipSpace();
        if (take(']'))
            return true;
        do {
            skipSpace();
            if (!value(depth + 1))
                return false;
            skipSpace();
        } while (take(','));
        return take(']') || fail("array does not end"_L1);
    }

    bool digits() {
        if (!isDigit(peek()))
            return fail("no value"_L1);
        while (isDigit(peek()))
            ++m_at;
        return true;
    }

    bool number() {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (take('e') || take('E')) {
            if (!take('+'))
                take('-');
            return digits();
        }
        return true;
    }

    /// Without its escapes.
    std::optional<QByteArray> string() {
        QByteArray plain;
        take('"');
        while (m_at < m_text.size()) {
            const char c = m_text.at(m_at++);
            if (c == '"')
                return plain;
            if (static_cast<unsigned char>(c) < 0x20) {
                fail("control character"_L1);
                return std::nullopt;
            }
            if (c != '\\')
                plain += c;
            else if (!escape(plain))
                return std::nullopt;
        }
        fail("string does not end"_L1);
        return std::nullopt;
    }

    bool escape(QByteArray& plain) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char letter = peek();
        ++m_at;
        if (letter == 'u')
            return escapedCharacter(plain);
        const size_t which = letters.find(letter);
        if (which == std::string_view::npos)
            return fail("escape"_L1);
        plain += meanings[which];
        return true;
    }

    bool escapedCharacter(QByteArray& plain) {
        const int first = fourHex();
        if (first <= 0)
            return fail("escape"_L1);
        const auto unit = static_cast<char16_t>(first);
        if (QChar::isLowSurrogate(unit))
            return fail("half a surrogate pair"_L1);
        if (!QChar::isHighSurrogate(unit)) {
            plain += QString(QChar(unit)).toUtf8();
            return true;
        }
        const int second = take("\\u"sv) ? fourHex() : -1;
        if (second < 0 || !QChar::isLowSurrogate(static_cast<char16_t>(second)))
            return fail("half a surrogate pair"_L1);
        const char32_t whole = QChar::surrogateToUcs4(unit, static_cast<char16_t>(second));
        plain += QString::fromUcs4(&whole, 1).toUtf8();
        return true;
    }

    /// -1: not four hexadecimal digits.
    int fourHex() {
        int unit = 0;
        for (int count = 0; count < 4; ++count) {
            const int digit = hexValue(peek());
            if (digit < 0)
                return -1;
            unit = unit * 16 + digit;
            ++m_at;
        }
        return unit;
    }

    const QByteArray& m_text;
    qsizetype m_at = 0;
    QLatin1StringView m_fault;
};

Error notReadable(QLatin1StringView detail) {
    return {ErrorKind::Decode, StrictJson::tr("The server's answer cannot be read."), u"JSON: "_s + detail};
}

} // namespace

Result<QJsonObject> parseStrictJson(const QByteArray& text) {
    if (!text.isValidUtf8())
        return failure(notReadable("no UTF-8"_L1));
    if (const auto fault = StrictWalker(text).fault())
        return failure(notReadable(*fault));
    // Only a number that fits no double is left for Qt's reader to refuse.
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return failure(notReadable("number out of range"_L1));
    return document.object();
}

} // namespace logloupe
