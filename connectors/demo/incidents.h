// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What goes wrong apart from single orders: records of the planned incidents that belong to no order's own story.

#include "connectors/demo/order_life.h"

namespace logloupe::demo {

/// crm logs nothing for five hours: Sun 10 May 02:00 to 07:00 in the demo.
inline constexpr qint64 silenceFrom = 3 * day + 12 * hour + 32 * minute;
inline constexpr qint64 silenceTo = 3 * day + 7 * hour + 32 * minute;

class Incidents {
public:
    Incidents(World& world, OrderLife& orders);

    /// Puts everything on the agenda and tells the truth what is planned. What would lie before the begin is left out.
    void plan();
    /// Answers Wake::Flood; the slot says which part of an incident it is.
    void wake(quint32 part, qint64 time);
    /// True for a record that is lost.
    [[nodiscard]] bool isSilenced(const RecordFacts& facts) const;

private:
    enum class Part : quint8 { Flood, PaymentOutage, DatabaseTimeout, LockTimeout, BadGateway, CrmBadGateway, QueueList };

    [[nodiscard]] bool isInside(qint64 beforeEnd) const { return m_world.beforeEnd(beforeEnd) >= m_world.begin; }
    void repeat(Part part, qint64 from, qint64 to, quint32 count);
    void planReleases();
    void planSignIns();
    void logFlood(qint64 time, Random& random);
    void logPaymentOutage(qint64 time, Random& random);
    void logDuringBadRelease(Part part, qint64 time, Random& random);

    World& m_world;
    OrderLife& m_orders;
    Random m_random;
    quint32 m_floodRequests = 0;
};

} // namespace logloupe::demo
