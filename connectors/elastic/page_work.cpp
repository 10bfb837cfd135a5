// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/page_work.h"

#include "connectors/elastic/page_request.h"

namespace logloupe {

PageFacts PageWork::read(const QByteArray& reply, int size) {
    m_bytes.assign({reply.constData(), static_cast<size_t>(reply.size())});
    Result<DecodedHits> decoded = m_decoder.decode(m_bytes);
    if (!decoded)
        return {.error = decoded.error()};
    PageFacts facts{.lastSort = decoded->lastSort,
                    .pointInTime = decoded->pointInTime,
                    .completeness = std::move(decoded->completeness),
                    .hits = decoded->hits,
                    .skipped = decoded->skipped};
    if (facts.hits > 0)
        facts.lastInstant = sortInstant(facts.lastSort, m_time);
    facts.newHits = m_order.newHits(*decoded);
    // A server out of time gives fewer than there are. Behind hits without a time there are only more of them.
    const bool isShort = facts.hits < size && !(facts.completeness.timedOut && facts.newHits > 0);
    facts.isLast = facts.hits == 0 || isShort || !facts.lastInstant;
    m_ready = m_order.add(*decoded, facts.lastInstant, facts.isLast);
    const qint64 left = m_limit - m_shown;
    if (static_cast<qint64>(m_ready.size()) > left) {
        m_ready.resize(static_cast<size_t>(left));
        facts.isCut = true;
    }
    m_shown += static_cast<qint64>(m_ready.size());
    facts.isFull = m_shown >= m_limit;
    facts.isCut = facts.isCut || (facts.isFull && !facts.isLast);
    facts.shown = m_shown;
    facts.hitRegexLimit = m_order.hitRegexLimit();
    return facts;
}

bool PageWork::deliver() {
    const std::vector<EventRef> ready = std::exchange(m_ready, {});
    return ready.empty() || m_sink(ready);
}

} // namespace logloupe
