// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_snapshot.h"

namespace logloupe {

qint64 StoreSnapshot::events() const {
    qint64 events = 0;
    for (const auto& segment : segments)
        events += segment->rows();
    for (const EventBatch& batch : live)
        events += batch.size();
    return events;
}

TimeRange StoreSnapshot::range() const {
    if (events() == 0)
        return {};
    TimePoint first = TimePoint::latest();
    TimePoint last = TimePoint::earliest();
    for (const auto& segment : segments) {
        first = std::min(first, segment->facts().firstTime);
        last = std::max(last, segment->facts().lastTime);
    }
    for (const EventBatch& batch : live) {
        for (const qint64 time : batch.times()) {
            first = std::min(first, TimePoint{time});
            last = std::max(last, TimePoint{time});
        }
    }
    return {first, last + Duration(1)};
}

QStringList StoreSnapshot::damages() const {
    QStringList result = problems;
    for (const auto& segment : segments)
        result += segment->damages();
    return result;
}

} // namespace logloupe
