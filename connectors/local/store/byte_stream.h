// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Reading and writing of the small variable-length numbers and texts that segments are made of. Reads never pass the end: a reader that met
// bad bytes says so with failed(). Any thread.

#include <QtGlobal>

#include <string>
#include <string_view>

namespace logloupe {

class ByteWriter {
public:
    explicit ByteWriter(std::string& out)
        : m_out(out)
    {
    }

    /// LEB128, 1 to 10 bytes.
    void number(quint64 value)
    {
        while (value >= 0x80) {
            m_out += static_cast<char>(value | 0x80);
            value >>= 7;
        }
        m_out += static_cast<char>(value);
    }
    void bytes(std::string_view bytes) { m_out += bytes; }
    void text(std::string_view text)
    {
        number(text.size());
        bytes(text);
    }

private:
    std::string& m_out;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes)
        : m_next(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_next == m_end; }

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 64 && m_next != m_end; shift += 7) {
            const auto byte = static_cast<quint8>(*m_next++);
            value |= static_cast<quint64>(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }
    std::string_view text() { return bytes(number()); }
    std::string_view bytes(quint64 count)
    {
        if (count > static_cast<quint64>(m_end - m_next)) {
            m_failed = true;
            return {};
        }
        const std::string_view found(m_next, static_cast<size_t>(count));
        m_next += count;
        return found;
    }

private:
    const char* m_next;
    const char* m_end;
    bool m_failed = false;
};

} // namespace logloupe
