// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/json_walk.h"

#include <cstdint>
#include <optional>

namespace logloupe {

namespace {

/// Deeper values are kept as their own JSON text, so that hostile nesting cannot exhaust the stack.
constexpr int deepest = 64;

class Walker {
public:
    Walker(std::string_view json, const JsonLeafVisitor& visit)
        : m_json(json)
        , m_visit(visit) {}

    bool run() {
        skipSpace();
        if (peek() != '{' || !object(0))
            return m_stopped;
        skipSpace();
        return m_stopped || m_position == m_json.size();
    }

private:
    [[nodiscard]] char peek() const { return m_position < m_json.size() ? m_json[m_position] : '\0'; }

    bool take(char expected) {
        if (peek() != expected || m_position >= m_json.size())
            return false;
        ++m_position;
        return true;
    }

    void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r')
            ++m_position;
    }

    bool object(int depth) {
        ++m_position;
        skipSpace();
        if (take('}'))
            return true;
        for (;;) {
            skipSpace();
            const auto key = string();
            if (!key)
                return false;
            skipSpace();
            if (!take(':'))
                return false;
            const size_t parent = m_path.size();
            if (parent > 0)
                m_path += '.';
            m_path += *key;
            if (!value(depth + 1))
                return false;
            m_path.resize(parent);
            skipSpace();
            if (take('}'))
                return true;
            if (!take(','))
                return false;
        }
    }

    bool array(int depth) {
        ++m_position;
        skipSpace();
        if (take(']'))
            return true;
        for (;;) {
            if (!value(depth + 1))
                return false;
            skipSpace();
            if (take(']'))
                return true;
            if (!take(','))
                return false;
        }
    }

    bool value(int depth) {
        skipSpace();
        switch (peek()) {
        case '{':
            return depth < deepest ? object(depth) : verbatim();
        case '[':
            return depth < deepest ? array(depth) : verbatim();
        case '"': {
            auto text = string();
            return text && leaf(std::move(*text), false);
        }
        default:
            return literal();
        }
    }

    bool literal() {
        const size_t begin = m_position;
        while (m_position < m_json.size()
               && std::string_view(",]} \t\r\n:\"{[").find(m_json[m_position]) == std::string_view::npos)
            ++m_position;
        const std::string_view text = m_json.substr(begin, m_position - begin);
        if (text == "null")
            return leaf({}, true);
        const bool isNumber = !text.empty() && text.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
        return (isNumber || text == "true" || text == "false") && leaf(std::string(text), false);
    }

    /// Skips a nested value by counting brackets outside of strings.
    bool verbatim() {
        const size_t begin = m_position;
        size_t open = 0;
        while (m_position < m_json.size()) {
            const char c = m_json[m_position];
            if (c == '"') {
                if (!string())
                    return false;
                continue;
            }
            ++m_position;
            if (c == '{' || c == '[')
                ++open;
            if ((c == '}' || c == ']') && --open == 0)
                return leaf(std::string(m_json.substr(begin, m_position - begin)), false);
        }
        return false;
    }

    std::optional<std::string> string() {
        if (!take('"'))
            return {};
        std::string text;
        for (;;) {
            const size_t plain = m_json.find_first_of("\"\\", m_position);
            if (plain == std::string_view::npos)
                return {};
            text.append(m_json, m_position, plain - m_position);
            m_position = plain + 1;
            if (m_json[plain] == '"')
                return text;
            if (!escape(text))
                return {};
        }
    }

    bool escape(std::string& text) {
        const char c = peek();
        ++m_position;
        switch (c) {
        case '"':
        case '\\':
        case '/':
            text += c;
            return true;
        case 'b':
            text += '\b';
            return true;
        case 'f':
            text += '\f';
            return true;
        case 'n':
            text += '\n';
            return true;
        case 'r':
            text += '\r';
            return true;
        case 't':
            text += '\t';
            return true;
        case 'u':
            return unicode(text);
        default:
            return false;
        }
    }

    std::optional<std::uint32_t> hex4() {
        if (m_json.size() - std::min(m_position, m_json.size()) < 4)
            return {};
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = m_json[m_position++];
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0)
                return {};
            code = code * 16 + static_cast<std::uint32_t>(digit);
        }
        return code;
    }

    bool unicode(std::string& text) {
        auto code = hex4();
        if (!code)
            return false;
        if (*code >= 0xD800 && *code < 0xDC00 && m_json.substr(std::min(m_position, m_json.size()), 2) == "\\u") {
            const size_t second = m_position;
            m_position += 2;
            const auto low = hex4();
            if (low && *low >= 0xDC00 && *low < 0xE000)
                code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
            else
                m_position = second;
        }
        // A lone surrogate has no UTF-8 form.
        if (*code >= 0xD800 && *code < 0xE000)
            code = 0xFFFD;
        append(text, *code);
        return true;
    }

    static void append(std::string& text, std::uint32_t code) {
        if (code < 0x80) {
            text += static_cast<char>(code);
        } else if (code < 0x800) {
            text += static_cast<char>(0xC0 | (code >> 6));
            text += static_cast<char>(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            text += static_cast<char>(0xE0 | (code >> 12));
            text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            text += static_cast<char>(0xF0 | (code >> 18));
            text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
            text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (code & 0x3F));
        }
    }

    bool leaf(std::string&& text, bool isNull) {
        if (m_visit(m_path, std::move(text), isNull))
            return true;
        m_stopped = true;
        return false;
    }

    std::string_view m_json;
    const JsonLeafVisitor& m_visit;
    size_t m_position = 0;
    std::string m_path;
    bool m_stopped = false;
};

} // namespace

bool walkJsonObject(std::string_view json, const JsonLeafVisitor& visit) {
    return Walker(json, visit).run();
}

} // namespace logloupe
