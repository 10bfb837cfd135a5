// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/session_time.h"

#include <QTimerEvent>

#include <algorithm>
#include <iterator>
#include <utility>

namespace logloupe {

SessionTime::SessionTime(const AuthClock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_last(clock.now()) {}

QDateTime SessionTime::nowUtc() const {
    return QDateTime::fromSecsSinceEpoch(now(), Qt::UTC);
}

void SessionTime::after(qint64 seconds, QObject* context, std::function<void()> call) {
    advance();
    m_entries.push_back({m_elapsed + seconds, context, std::move(call)});
    if (!m_timer.isActive())
        m_timer.start(static_cast<int>(m_clock.beat().count()), Qt::CoarseTimer, this);
}

qint64 SessionTime::elapsed() {
    advance();
    return m_elapsed;
}

void SessionTime::advance() {
    const qint64 step = m_clock.now() - m_last;
    m_last += step;
    m_step += step;
    m_elapsed += std::max<qint64>(step, 0);
}

void SessionTime::look() {
    advance();
    const qint64 step = std::exchange(m_step, 0);
    std::erase_if(m_entries, [](const Entry& entry) { return entry.context.isNull(); });
    const auto isLater = [this](const Entry& entry) { return entry.due > m_elapsed; };
    const auto firstDue = std::stable_partition(m_entries.begin(), m_entries.end(), isLater);
    const std::vector<Entry> due(std::make_move_iterator(firstDue), std::make_move_iterator(m_entries.end()));
    m_entries.erase(firstDue, m_entries.end());
    if (m_entries.empty())
        m_timer.stop();
    const QPointer<SessionTime> self(this);
    for (const Entry& entry : due)
        if (entry.context)
            entry.call();
    if (self && (step > jumpSeconds || step < -jumpSeconds))
        emit jumped();
}

void SessionTime::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_timer.timerId())
        look();
    else
        QObject::timerEvent(event);
}

} // namespace logloupe
