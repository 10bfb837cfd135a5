// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a segment says about itself: enough to tell whether a question concerns it, and to make a new manifest from the segments alone.

#include "connectors/local/store/import_record.h"
#include "models/domain/field.h"
#include "models/domain/time.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace logloupe::store {

/// The bytes that occur in a field's values.
struct ByteSet {
    std::array<quint64, 4> bits{};

    void add(std::string_view text) {
        for (const char character : text)
            bits[static_cast<quint8>(character) >> 6] |= quint64{1} << (static_cast<quint8>(character) & 63U);
    }
    [[nodiscard]] bool has(char character) const {
        return ((bits[static_cast<quint8>(character) >> 6] >> (static_cast<quint8>(character) & 63U)) & 1U) != 0;
    }
};

struct SegmentFacts {
    quint64 id = 0;
    quint32 rows = 0;
    quint64 firstSequence = 0;
    TimePoint firstTime;
    TimePoint lastTime;
    bool hasAttributes = false;
    std::array<quint32, fieldCount> present{}; ///< events that have the field
    std::array<ByteSet, fieldCount> bytes{};   ///< of Key fields
    /// For Keyword and Text fields: how many events have the code.
    std::array<std::vector<quint32>, fieldCount> uses{};

    /// The import it belongs to as it stood when the segment was sealed; live events have none.
    std::optional<ImportRecord> import = {};
    quint64 headDigest = 0; ///< of the file's first headSize bytes
    qint64 headSize = 0;
    quint64 liveLog = 0; ///< the log whose events it took over, or 0
};

void putFacts(std::string& target, const SegmentFacts& facts);
[[nodiscard]] std::optional<SegmentFacts> readFacts(std::string_view bytes);

} // namespace logloupe::store
