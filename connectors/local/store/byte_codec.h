// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Numbers to bytes and back, little endian and unaligned, as the store's files hold them. Reading never goes past the end: it gives zeros
// and remembers that it failed, so that a damaged file is noticed once, at the end. Values; one thread.

#include <QtGlobal>

#include <bit>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace logloupe::store {

static_assert(std::endian::native == std::endian::little, "The store's files are little endian and are read in place.");

template <typename Number>
[[nodiscard]] inline Number loadAt(const char* at) {
    static_assert(std::is_trivially_copyable_v<Number>);
    Number value;
    std::memcpy(&value, at, sizeof(Number));
    return value;
}

class ByteWriter {
public:
    explicit ByteWriter(std::string& target)
        : m_target(target) {}

    template <typename Number>
    void put(Number value) {
        static_assert(std::is_arithmetic_v<Number>);
        char bytes[sizeof(Number)];
        std::memcpy(bytes, &value, sizeof(Number));
        m_target.append(bytes, sizeof(Number));
    }
    void putBytes(std::string_view bytes) { m_target.append(bytes); }
    /// Seven bits a byte, the lowest first (LEB128).
    void putVarint(quint64 value) {
        while (value >= 0x80) {
            m_target.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_target.push_back(static_cast<char>(value));
    }
    void putText(std::string_view text) {
        putVarint(text.size());
        m_target.append(text);
    }
    /// Zeros up to the next multiple of eight.
    void align() { m_target.resize((m_target.size() + 7) & ~size_t{7}, '\0'); }
    [[nodiscard]] size_t size() const { return m_target.size(); }

private:
    std::string& m_target;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size()) {}

    template <typename Number>
    [[nodiscard]] Number take() {
        if (left() < sizeof(Number)) {
            fail();
            return {};
        }
        const auto value = loadAt<Number>(m_at);
        m_at += sizeof(Number);
        return value;
    }
    [[nodiscard]] quint64 takeVarint() {
        quint64 value = 0;
        for (unsigned shift = 0; shift < 64 && m_at < m_end; shift += 7) {
            const auto byte = static_cast<quint8>(*m_at++);
            value |= static_cast<quint64>(byte & 0x7FU) << shift;
            if (byte < 0x80)
                return value;
        }
        fail();
        return 0;
    }
    [[nodiscard]] std::string_view takeBytes(quint64 size) {
        if (left() < size) {
            fail();
            return {};
        }
        const std::string_view bytes(m_at, static_cast<size_t>(size));
        m_at += size;
        return bytes;
    }
    [[nodiscard]] std::string_view takeText() { return takeBytes(takeVarint()); }
    void skip(quint64 size) { (void)takeBytes(size); }

    [[nodiscard]] size_t left() const { return static_cast<size_t>(m_end - m_at); }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    [[nodiscard]] bool isAtEnd() const { return m_at == m_end; }

private:
    void fail() {
        m_failed = true;
        m_at = m_end;
    }

    const char* m_at;
    const char* m_end;
    bool m_failed = false;
};

} // namespace logloupe::store
