// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A fast 64-bit digest of bytes that come in pieces: XXH64 (Yann Collet, xxHash specification 0.1.1) with seed 0. It recognises files, it does not
// protect against somebody who makes two files look alike on purpose. Value; one thread at a time.

#include <QtGlobal>

#include <array>
#include <string_view>

namespace logloupe {

class ContentDigest {
public:
    void add(std::string_view bytes);
    /// Of everything added so far; more may be added afterwards.
    [[nodiscard]] quint64 value() const;
    [[nodiscard]] quint64 size() const { return m_size; }

    [[nodiscard]] static quint64 of(std::string_view bytes);

private:
    std::array<quint64, 4> m_lanes = initialLanes();
    std::array<char, 32> m_rest{};
    quint64 m_size = 0;

    [[nodiscard]] static std::array<quint64, 4> initialLanes();
};

} // namespace logloupe
