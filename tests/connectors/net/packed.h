// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Bodies as servers pack them, made by another way than the one that unpacks them.

#include <QByteArray>

#include <array>

namespace logloupe {

/// As "Content-Encoding: deflate" has it (RFC 9110): the zlib format, which qCompress() puts a length before.
inline QByteArray deflated(const QByteArray& bytes) {
    // Of nothing qCompress() makes nothing.
    return bytes.isEmpty() ? QByteArray("\x78\x9c\x03\0\0\0\0\x01", 8) : qCompress(bytes).mid(4);
}

/// RFC 1952, section 8.
inline quint32 checksum(const QByteArray& bytes) {
    static const auto table = [] {
        std::array<quint32, 256> values{};
        for (quint32 i = 0; i < values.size(); ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value >> 1) ^ ((value & 1) != 0 ? 0xEDB88320U : 0U);
            values.at(i) = value;
        }
        return values;
    }();
    quint32 sum = 0xFFFFFFFFU;
    for (const char byte : bytes)
        sum = table.at((sum ^ static_cast<quint8>(byte)) & 0xFFU) ^ (sum >> 8);
    return ~sum;
}

inline QByteArray littleEndian(quint32 value) {
    QByteArray bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>((value >> shift) & 0xFFU);
    return bytes;
}

inline QByteArray gzipped(const QByteArray& bytes) {
    const QByteArray zlib = deflated(bytes);
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + zlib.sliced(2, zlib.size() - 6) + littleEndian(checksum(bytes))
           + littleEndian(static_cast<quint32>(bytes.size()));
}

} // namespace logloupe
