// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A piece of a file in memory, followed by readable bytes that simdjson may look at beyond the end.

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace logloupe {

class PaddedBytes {
public:
    /// At least simdjson's SIMDJSON_PADDING (checked where that is known).
    static constexpr size_t padding = 64;

    PaddedBytes() = default;
    explicit PaddedBytes(std::string_view text) { assign(text); }

    void assign(std::string_view text) {
        resize(text.size());
        if (!text.empty())
            std::memcpy(data(), text.data(), text.size());
    }
    /// Keeps what is there; new bytes are not initialised.
    void resize(size_t size) {
        if (size + padding > m_capacity)
            grow(size);
        m_size = size;
        std::memset(m_bytes.get() + size, 0, padding);
    }
    void append(std::string_view text) {
        const size_t before = m_size;
        resize(before + text.size());
        if (!text.empty())
            std::memcpy(data() + before, text.data(), text.size());
    }

    [[nodiscard]] char* data() { return m_bytes.get(); }
    [[nodiscard]] size_t size() const { return m_size; }
    [[nodiscard]] std::string_view text() const { return {m_bytes.get(), m_size}; }

private:
    void grow(size_t size) {
        const size_t capacity = size + size / 4 + padding;
        std::unique_ptr<char[]> bytes(new char[capacity]);
        if (m_size > 0)
            std::memcpy(bytes.get(), m_bytes.get(), m_size);
        m_bytes = std::move(bytes);
        m_capacity = capacity;
    }

    std::unique_ptr<char[]> m_bytes;
    size_t m_size = 0;
    size_t m_capacity = 0;
};

} // namespace logloupe
