// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Goes through the lines of a text without copying. Ends are LF or CR LF; NUL bytes before a line, which a truncated log leaves behind, are passed over.

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace logloupe {

class TextLines {
public:
    explicit TextLines(std::string_view text, qint64 firstLine = 1)
        : m_text(text)
        , m_nextNumber(firstLine) {}

    /// The next line without its end; nothing after the last.
    std::optional<std::string_view> next() {
        if (m_position >= m_text.size())
            return {};
        m_begin = m_position;
        const size_t end = m_text.find('\n', m_position);
        m_position = end == std::string_view::npos ? m_text.size() : end + 1;
        size_t last = end == std::string_view::npos ? m_text.size() : end;
        if (last > m_begin && m_text[last - 1] == '\r')
            --last;
        while (m_begin < last && m_text[m_begin] == '\0')
            ++m_begin;
        ++m_nextNumber;
        return m_text.substr(m_begin, last - m_begin);
    }
    /// Number of the line that next() gave last.
    [[nodiscard]] qint64 number() const { return m_nextNumber - 1; }
    /// Where that line begins in the text.
    [[nodiscard]] size_t begin() const { return m_begin; }

private:
    std::string_view m_text;
    size_t m_position = 0;
    size_t m_begin = 0;
    qint64 m_nextNumber;
};

[[nodiscard]] inline bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace logloupe
