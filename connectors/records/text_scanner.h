// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Steps through a text of unknown content without ever passing its end. For decoders; any thread.

#include <QtGlobal>

#include <array>
#include <optional>
#include <string_view>

namespace logloupe {

class TextScanner {
public:
    explicit TextScanner(std::string_view text, size_t position = 0)
        : m_text(text)
        , m_position(position) {}

    [[nodiscard]] bool atEnd() const { return m_position >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_position]; }
    [[nodiscard]] size_t position() const { return m_position; }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_position); }
    [[nodiscard]] bool isDigit() const { return peek() >= '0' && peek() <= '9'; }
    void moveTo(size_t position) { m_position = position < m_text.size() ? position : m_text.size(); }

    bool take(char expected) {
        if (atEnd() || m_text[m_position] != expected)
            return false;
        ++m_position;
        return true;
    }

    bool takeText(std::string_view expected) {
        if (!rest().starts_with(expected))
            return false;
        m_position += expected.size();
        return true;
    }

    void skipSpaces() {
        while (peek() == ' ' || peek() == '\t')
            ++m_position;
    }

    /// Exactly so many digits, at most 9.
    std::optional<int> digits(size_t count) {
        if (m_text.size() - m_position < count)
            return {};
        int value = 0;
        for (size_t i = 0; i < count; ++i) {
            const char c = m_text[m_position + i];
            if (c < '0' || c > '9')
                return {};
            value = value * 10 + (c - '0');
        }
        m_position += count;
        return value;
    }

    /// One to so many digits.
    std::optional<int> digitsUpTo(size_t most) {
        int value = 0;
        size_t count = 0;
        for (; count < most && isDigit(); ++count)
            value = value * 10 + (m_text[m_position++] - '0');
        if (count == 0)
            return {};
        return value;
    }

    /// The digits after a decimal point as nanoseconds; those beyond the ninth are dropped.
    std::optional<int> fraction() {
        int value = 0;
        int count = 0;
        for (; isDigit(); ++m_position, ++count) {
            if (count < 9)
                value = value * 10 + (m_text[m_position] - '0');
        }
        if (count == 0)
            return {};
        for (; count < 9; ++count)
            value *= 10;
        return value;
    }

    /// Everything up to a character, which is taken too; nothing, and no step, when it does not come.
    std::optional<std::string_view> until(char end) {
        const size_t found = m_text.find(end, m_position);
        if (found == std::string_view::npos)
            return {};
        const std::string_view text = m_text.substr(m_position, found - m_position);
        m_position = found + 1;
        return text;
    }

    /// 1 to 12 for an English month of three letters.
    std::optional<int> monthName() {
        static constexpr std::string_view names = "janfebmaraprmayjunjulaugsepoctnovdec";
        if (m_text.size() - m_position < 3)
            return {};
        std::array<char, 3> lower{};
        for (size_t i = 0; i < 3; ++i)
            lower[i] = static_cast<char>(m_text[m_position + i] | 0x20);
        for (size_t month = 0; month < 12; ++month) {
            if (names.substr(month * 3, 3) == std::string_view(lower.data(), 3)) {
                m_position += 3;
                return static_cast<int>(month) + 1;
            }
        }
        return {};
    }

    /// Mon to Sun, any case.
    bool dayName() {
        static constexpr std::string_view names = "montuewedthufrisatsun";
        if (m_text.size() - m_position < 3)
            return false;
        std::array<char, 3> lower{};
        for (size_t i = 0; i < 3; ++i)
            lower[i] = static_cast<char>(m_text[m_position + i] | 0x20);
        for (size_t day = 0; day < 7; ++day) {
            if (names.substr(day * 3, 3) == std::string_view(lower.data(), 3)) {
                m_position += 3;
                return true;
            }
        }
        return false;
    }

    /// Z, UTC, GMT, +03, +0300, +03:00 in seconds; nothing, and no step, for anything else.
    std::optional<int> offset() {
        const size_t begin = m_position;
        if (takeText("UTC") || takeText("GMT") || take('Z') || take('z'))
            return 0;
        const bool negative = peek() == '-';
        if (!take('+') && !take('-'))
            return {};
        const auto hours = digits(2);
        if (hours && *hours <= 23) {
            const size_t afterHours = m_position;
            take(':');
            const auto minutes = digits(2);
            if (minutes && *minutes <= 59)
                return (negative ? -1 : 1) * (*hours * 3600 + *minutes * 60);
            m_position = afterHours;
            if (!isDigit() && peek() != ':')
                return (negative ? -1 : 1) * *hours * 3600;
        }
        m_position = begin;
        return {};
    }

private:
    std::string_view m_text;
    size_t m_position;
};

} // namespace logloupe
