// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/text_table.h"

#include <algorithm>

namespace logloupe::store {

namespace {

constexpr size_t headerSize = 8;
constexpr std::string_view hexDigits = "0123456789abcdef";

constexpr bool isHexDigit(char character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
}

constexpr quint8 hexValue(char digit) {
    return static_cast<quint8>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

} // namespace

bool isPackableHex(std::string_view text) {
    return text.size() % 2 == 0 && !text.empty() && text.size() <= TextBuffer().size()
           && std::all_of(text.begin(), text.end(), isHexDigit);
}

void packHex(std::string_view text, char* to) {
    for (size_t i = 0; i + 1 < text.size(); i += 2)
        *to++ = static_cast<char>(hexValue(text[i]) << 4 | hexValue(text[i + 1]));
}

std::string_view unpackHex(const char* from, size_t bytes, TextBuffer& buffer) {
    for (size_t i = 0; i < bytes; ++i) {
        const auto byte = static_cast<quint8>(from[i]);
        buffer[2 * i] = hexDigits[byte >> 4];
        buffer[2 * i + 1] = hexDigits[byte & 0xFU];
    }
    return {buffer.data(), 2 * bytes};
}

void putTextTable(std::string& target, std::span<const std::string_view> texts) {
    const bool isHex = !texts.empty() && std::all_of(texts.begin(), texts.end(), [&](std::string_view text) {
        return text.size() == texts.front().size() && isPackableHex(text);
    });
    const size_t hexBytes = isHex ? texts.front().size() / 2 : 0;
    ByteWriter writer(target);
    writer.align();
    writer.put(static_cast<quint32>(texts.size()));
    writer.put(static_cast<quint8>(isHex ? 1 : 0));
    writer.put(static_cast<quint8>(hexBytes));
    writer.put(quint16{0});
    if (isHex) {
        size_t at = target.size();
        target.resize(at + texts.size() * hexBytes);
        for (const std::string_view text : texts) {
            packHex(text, target.data() + at);
            at += hexBytes;
        }
        return;
    }
    quint32 begin = 0;
    for (const std::string_view text : texts) {
        writer.put(begin);
        begin += static_cast<quint32>(text.size());
    }
    writer.put(begin);
    for (const std::string_view text : texts)
        writer.putBytes(text);
}

bool TextTable::open(std::string_view bytes) {
    if (bytes.size() < headerSize)
        return false;
    m_count = loadAt<quint32>(bytes.data());
    m_hexBytes = loadAt<quint8>(bytes.data() + 5);
    const size_t space = bytes.size() - headerSize;
    const char* body = bytes.data() + headerSize;
    if (loadAt<quint8>(bytes.data() + 4) == 1) {
        m_bytes = body;
        return m_hexBytes > 0 && m_hexBytes * 2U <= TextBuffer().size() && space >= size_t{m_count} * m_hexBytes;
    }
    const size_t beginsSize = (size_t{m_count} + 1) * sizeof(quint32);
    if (m_hexBytes != 0 || space < beginsSize)
        return false;
    m_begins = reinterpret_cast<const quint32*>(body);
    m_bytes = body + beginsSize;
    const std::span<const quint32> begins(m_begins, size_t{m_count} + 1);
    return std::is_sorted(begins.begin(), begins.end()) && begins.back() <= space - beginsSize;
}

} // namespace logloupe::store
