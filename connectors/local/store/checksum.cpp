// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/checksum.h"

#include "connectors/local/store/byte_codec.h"

#include <array>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace logloupe::store {

namespace {

constexpr quint32 reflectedPolynomial = 0x82F63B78;

constexpr std::array<quint32, 256> makeTable() {
    std::array<quint32, 256> table{};
    for (quint32 byte = 0; byte < 256; ++byte) {
        quint32 value = byte;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? (value >> 1) ^ reflectedPolynomial : value >> 1;
        table[byte] = value;
    }
    return table;
}

constexpr auto table = makeTable();

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) quint32 checksumByInstruction(std::string_view bytes) {
    quint64 value = 0xFFFFFFFF;
    const char* at = bytes.data();
    size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8)
        value = _mm_crc32_u64(value, loadAt<quint64>(at));
    auto narrow = static_cast<quint32>(value);
    for (; left > 0; --left, ++at)
        narrow = _mm_crc32_u8(narrow, static_cast<quint8>(*at));
    return ~narrow;
}
#endif

} // namespace

quint32 checksumByTable(std::string_view bytes) {
    quint32 value = 0xFFFFFFFF;
    for (const char byte : bytes)
        value = (value >> 8) ^ table[(value ^ static_cast<quint8>(byte)) & 0xFFU];
    return ~value;
}

quint32 checksum(std::string_view bytes) {
#if defined(__x86_64__)
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2") != 0;
    if (hasInstruction)
        return checksumByInstruction(bytes);
#endif
    return checksumByTable(bytes);
}

} // namespace logloupe::store
