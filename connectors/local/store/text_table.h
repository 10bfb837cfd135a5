// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A list of texts, readable in place. Texts that are all hexadecimal numbers of the same even length are kept as half as many bytes.
//
// Layout, at a multiple of eight: quint32 count, quint8 kind, quint8 hexBytes, quint16 0, then
//   Plain  quint32 begin[count + 1] into the bytes that follow
//   Hex    count * hexBytes bytes

#include "connectors/local/store/byte_codec.h"

#include <array>
#include <span>

namespace logloupe::store {

/// Where a hexadecimal text is written when it is read.
using TextBuffer = std::array<char, 64>;

/// Lower-case hexadecimal digits, an even number of them that fits a TextBuffer.
[[nodiscard]] bool isPackableHex(std::string_view text);
void packHex(std::string_view text, char* to);
[[nodiscard]] std::string_view unpackHex(const char* from, size_t bytes, TextBuffer& buffer);

void putTextTable(std::string& target, std::span<const std::string_view> texts);

class TextTable {
public:
    TextTable() = default;
    /// False when the bytes are no such table.
    [[nodiscard]] bool open(std::string_view bytes);

    [[nodiscard]] quint32 size() const { return m_count; }
    /// Valid as long as the bytes and the buffer, until the buffer's next use.
    [[nodiscard]] std::string_view at(quint32 index, TextBuffer& buffer) const {
        if (m_hexBytes != 0)
            return unpackHex(m_bytes + size_t{index} * m_hexBytes, m_hexBytes, buffer);
        return {m_bytes + m_begins[index], m_begins[index + 1] - m_begins[index]};
    }

private:
    quint32 m_count = 0;
    quint8 m_hexBytes = 0;
    const quint32* m_begins = nullptr;
    const char* m_bytes = nullptr;
};

} // namespace logloupe::store
