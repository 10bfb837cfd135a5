// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/content_digest.h"

#include "connectors/local/store/byte_codec.h"

#include <algorithm>
#include <bit>

namespace logloupe {

namespace {

using store::loadAt;

constexpr quint64 prime1 = 0x9E3779B185EBCA87;
constexpr quint64 prime2 = 0xC2B2AE3D27D4EB4F;
constexpr quint64 prime3 = 0x165667B19E3779F9;
constexpr quint64 prime4 = 0x85EBCA77C2B2AE63;
constexpr quint64 prime5 = 0x27D4EB2F165667C5;

quint64 mixed(quint64 lane, quint64 word) {
    return std::rotl(lane + word * prime2, 31) * prime1;
}

void mixStripe(std::array<quint64, 4>& lanes, const char* stripe) {
    for (size_t lane = 0; lane < lanes.size(); ++lane)
        lanes[lane] = mixed(lanes[lane], loadAt<quint64>(stripe + lane * 8));
}

quint64 mergedLanes(const std::array<quint64, 4>& lanes) {
    quint64 value = std::rotl(lanes[0], 1) + std::rotl(lanes[1], 7) + std::rotl(lanes[2], 12) + std::rotl(lanes[3], 18);
    for (const quint64 lane : lanes)
        value = (value ^ mixed(0, lane)) * prime1 + prime4;
    return value;
}

quint64 withRest(quint64 value, std::string_view rest) {
    const char* at = rest.data();
    size_t left = rest.size();
    for (; left >= 8; left -= 8, at += 8)
        value = std::rotl(value ^ mixed(0, loadAt<quint64>(at)), 27) * prime1 + prime4;
    if (left >= 4) {
        value = std::rotl(value ^ loadAt<quint32>(at) * prime1, 23) * prime2 + prime3;
        left -= 4;
        at += 4;
    }
    for (; left > 0; --left, ++at)
        value = std::rotl(value ^ static_cast<quint8>(*at) * prime5, 11) * prime1;
    return value;
}

quint64 avalanched(quint64 value) {
    value = (value ^ (value >> 33)) * prime2;
    value = (value ^ (value >> 29)) * prime3;
    return value ^ (value >> 32);
}

} // namespace

std::array<quint64, 4> ContentDigest::initialLanes() {
    return {prime1 + prime2, prime2, 0, 0 - prime1};
}

void ContentDigest::add(std::string_view bytes) {
    size_t held = m_size % m_rest.size();
    m_size += bytes.size();
    if (held > 0) {
        const size_t taken = std::min(m_rest.size() - held, bytes.size());
        std::copy_n(bytes.data(), taken, m_rest.data() + held);
        bytes.remove_prefix(taken);
        held += taken;
        if (held < m_rest.size())
            return;
        mixStripe(m_lanes, m_rest.data());
    }
    for (; bytes.size() >= m_rest.size(); bytes.remove_prefix(m_rest.size()))
        mixStripe(m_lanes, bytes.data());
    std::copy_n(bytes.data(), bytes.size(), m_rest.data());
}

quint64 ContentDigest::value() const {
    const quint64 start = m_size >= m_rest.size() ? mergedLanes(m_lanes) : prime5;
    return avalanched(withRest(start + m_size, {m_rest.data(), m_size % m_rest.size()}));
}

quint64 ContentDigest::of(std::string_view bytes) {
    ContentDigest digest;
    digest.add(bytes);
    return digest.value();
}

} // namespace logloupe
