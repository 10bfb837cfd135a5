// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The half of paging that runs on worker threads: bytes of a page to events in order, up to the limit. One page at a time, whichever thread.

#include "connectors/elastic/field_map.h"
#include "connectors/elastic/page_order.h"
#include "connectors/elastic/search_reply.h"

#include <functional>
#include <limits>

namespace logloupe {

/// What a page said, for whoever asks for the next one.
struct PageFacts {
    std::optional<Error> error = {};
    QByteArray lastSort = {};
    QByteArray pointInTime = {};
    std::optional<TimePoint> lastInstant = {};
    ReplyCompleteness completeness = {};
    int hits = 0;
    int newHits = 0;
    int skipped = 0;
    qint64 shown = 0;    ///< events of all pages that may be told by now
    bool isLast = false; ///< there is no page behind
    bool isFull = false; ///< the limit is reached
    bool isCut = false;  ///< and there is more than it
    bool hitRegexLimit = false;
};

class PageWork {
public:
    /// Takes events in order; false when nothing more is wanted. May wait.
    using Sink = std::function<bool(std::span<const EventRef> events)>;

    PageWork(const QString& source, const FieldNames& names, PageOrder order, NativeField time, std::optional<qint64> limit,
             Sink sink)
        : m_decoder(source, names)
        , m_order(std::move(order))
        , m_time(std::move(time))
        , m_limit(std::max<qint64>(0, limit.value_or(std::numeric_limits<qint64>::max())))
        , m_sink(std::move(sink)) {}

    /// `size`: of hits asked for. What is ready waits for deliver().
    [[nodiscard]] PageFacts read(const QByteArray& reply, int size);
    bool deliver();

private:
    HitDecoder m_decoder;
    PageOrder m_order;
    NativeField m_time;
    qint64 m_limit;
    Sink m_sink;
    std::vector<EventRef> m_ready;
    PaddedBytes m_bytes;
    qint64 m_shown = 0;
};

} // namespace logloupe
