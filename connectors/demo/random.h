// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Random numbers that are the same everywhere: SplitMix64 (Steele, Lea, Flood 2014), integers only.

#include <QtGlobal>

namespace logloupe::demo {

class Random {
public:
    constexpr Random() = default;
    constexpr explicit Random(quint64 seed)
        : m_state(seed) {}
    /// A stream of its own for one thing of one kind, so that one thing's story never depends on another's.
    constexpr Random(quint64 seed, quint64 kind, quint64 index)
        : m_state(scrambled(scrambled(seed + 0x9e37'79b9'7f4a'7c15ULL * (kind + 1)) ^ index)) {}

    constexpr quint64 next() {
        m_state += 0x9e37'79b9'7f4a'7c15ULL;
        return scrambled(m_state);
    }
    /// 0 to bound - 1; bound above zero.
    constexpr quint32 below(quint32 bound) { return static_cast<quint32>(((next() >> 32) * bound) >> 32); }
    /// Both ends included.
    constexpr qint64 between(qint64 low, qint64 high) { return low + below(static_cast<quint32>(high - low + 1)); }
    /// Out of a thousand.
    constexpr bool chance(quint32 perMille) { return below(1000) < perMille; }

    static constexpr quint64 scrambled(quint64 value) {
        value = (value ^ (value >> 30)) * 0xbf58'476d'1ce4'e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d0'49bb'1331'11ebULL;
        return value ^ (value >> 31);
    }

private:
    quint64 m_state = 0;
};

} // namespace logloupe::demo
