// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a store holds at one moment, unchanging. Any thread.

#include "connectors/local/store/segment_reader.h"
#include "models/domain/event_batch.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace logloupe {

class StoreSnapshot {
public:
    std::vector<std::shared_ptr<const store::SegmentReader>> segments; ///< by number
    std::vector<EventBatch> live; ///< durable, but not in a segment yet; in the order they came
    QStringList problems;         ///< translated: segments that could not be opened
    qint64 missingEvents = 0;     ///< that were in them

    [[nodiscard]] qint64 events() const;
    /// Of all events; unbounded when there are none.
    [[nodiscard]] TimeRange range() const;
    /// problems, and what was found damaged since.
    [[nodiscard]] QStringList damages() const;
};

} // namespace logloupe
