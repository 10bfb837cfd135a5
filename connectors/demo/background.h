// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is logged without an order: health checks, sign-ins, lists, catalogue pages, housekeeping, and the small faults of every day.

#include "connectors/demo/arrivals.h"
#include "connectors/demo/record_builder.h"

namespace logloupe::demo {

class Background {
public:
    explicit Background(World& world);

    void start();
    /// Wake::Heartbeat: one health check an hour of every system, so that silence means something.
    void heartbeat(quint32 system, qint64 time);
    /// Wake::Background: the arrival of that index, which calls for the next.
    void wake(quint32 index, qint64 time);
    /// One thing that happens now.
    void log(Random& random, qint64 time);

private:
    void logCatalogue(Random& random, qint64 time);
    void logStaff(Random& random, qint64 time);
    void logMachines(Random& random, qint64 time);
    void logFault(Random& random, qint64 time);

    World& m_world;
    Arrivals m_arrivals;
    Random m_random;
};

} // namespace logloupe::demo
