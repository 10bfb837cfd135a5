// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the importers' fuzz targets demand of every decoder, whatever the bytes.

#include "connectors/local/import/record_decoder.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace logloupe::fuzzing {

inline void require(bool condition) {
    if (!condition)
        std::abort();
}

inline ImportPlan planFor(ImportFormat format, LineFormat lineFormat = LineFormat::TimeFirst) {
    ImportPlan plan;
    plan.format = format;
    plan.lineFormat = lineFormat;
    plan.times.zone = QTimeZone("Europe/Amsterdam");
    plan.times.reference = {1'763'683'200'000'000'000};
    return plan;
}

/// Every record is a piece of the input, and every rejection has a line of it.
inline void decodeAndCheck(const ImportPlan& plan, std::string_view text) {
    const auto decoder = makeDecoder(plan);
    // Twice, since a decoder keeps caches.
    int rows = -1;
    for (int round = 0; round < 2; ++round) {
        DecodedRows decoded(QStringLiteral("fuzz"));
        decoder->decode(PaddedBytes(text), 1, decoded);
        const EventBatch events = decoded.builder.build();
        qint64 lines = 1;
        for (const char c : text)
            lines += c == '\n' ? 1 : 0;
        for (int row = 0; row < events.size(); ++row)
            require(text.find(events.raw(row)) != std::string_view::npos);
        for (const RejectedRecord& rejected : decoded.rejected)
            require(rejected.line >= 1 && rejected.line <= lines && text.find(rejected.record) != std::string_view::npos);
        require(rows < 0 || rows == events.size());
        rows = events.size();
    }
}

inline std::string_view textOf(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

} // namespace logloupe::fuzzing
