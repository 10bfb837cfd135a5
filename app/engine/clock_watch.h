// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Learns from a workspace's newest events whose clock runs ahead or behind, and tells its source, whose health then says so. GUI thread (or the one
// thread of a command); the events are read and compared on others.

#include "connectors/local/store/local_source.h"

#include <QPointer>
#include <QTimer>

#include <functional>

namespace logloupe {

class ClockWatch : public QObject {
    Q_OBJECT
public:
    /// The source outlives it. Measures again when the source's events change.
    ClockWatch(LocalSource& source, std::function<TimePoint()> now, QObject* parent = nullptr);

    void measure();
    /// The same when there was nothing else to do for a while: the first page goes before.
    void measureSoon();

signals:
    /// The source's health tells what was found, be it nothing.
    void measured();

private:
    void compare(std::vector<EventBatch> batches);

    LocalSource& m_source;
    std::function<TimePoint()> m_now;
    QPointer<SearchRun> m_run;
    QTimer m_delay;
    quint64 m_round = 0;
};

} // namespace logloupe
