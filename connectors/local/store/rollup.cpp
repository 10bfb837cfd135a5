// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/rollup.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace logloupe::store {

namespace {

auto keyOf(const RollupEntry& entry) {
    return std::tuple(entry.bin, entry.service, entry.action, entry.severity);
}

} // namespace

std::vector<RollupEntry> rollUp(qint64 bin, std::span<const qint64> times, std::span<const quint32> services,
                                std::span<const quint32> actions, std::span<const quint32> severities) {
    constexpr quint32 mostCodes = std::numeric_limits<quint16>::max();
    std::vector<RollupEntry> entries;
    // Times rise, so a bin is finished before the next begins.
    std::unordered_map<quint64, quint32> counts;
    qint64 current = 0;
    const auto flush = [&] {
        for (const auto& [key, count] : counts) {
            entries.push_back({.bin = static_cast<qint32>(current),
                               .service = static_cast<quint16>(key >> 24),
                               .action = static_cast<quint16>(key >> 8),
                               .count = count,
                               .severity = static_cast<Severity>(key & 0xFFU)});
        }
        counts.clear();
    };
    for (size_t row = 0; row < times.size(); ++row) {
        const qint64 index = binOf(times[row], bin);
        if (services[row] > mostCodes || actions[row] > mostCodes || index != static_cast<qint32>(index))
            return {};
        if (index != current) {
            flush();
            current = index;
        }
        ++counts[quint64{services[row]} << 24 | quint64{actions[row]} << 8 | severities[row]];
    }
    flush();
    std::sort(entries.begin(), entries.end(),
              [](const RollupEntry& left, const RollupEntry& right) { return keyOf(left) < keyOf(right); });
    return entries;
}

} // namespace logloupe::store
