// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Every order that is on its way: creates them, moves them from status to status, and forgets them once they are closed.

#include "connectors/demo/order_phases.h"

#include <vector>

namespace logloupe::demo {

class OrderLife {
public:
    /// Numbers that plans ask for are kept for them; the others rise from firstNumber.
    OrderLife(World& world, std::vector<Plan> plans, quint32 firstNumber);

    [[nodiscard]] const std::vector<Plan>& plans() const { return m_plans; }
    /// Planned (index of the plan) or as it comes (-1). Gives the order's slot.
    quint32 create(qint64 time, qint32 plan = -1);
    /// Answers Wake::Order.
    void wake(quint32 slot, qint64 time);

    /// For the live tail, where things must happen now: a look at one of the open orders, or its next status. False when there is none.
    bool lookAtAny(Random& random, qint64 time);
    bool hurryAny(Random& random, qint64 time);

    /// Some order in that status whose plan belongs to the incident (None: that has no plan); nothing when none is found in a few tries.
    [[nodiscard]] const Order* any(Random& random, Status status, Incident incident) const;

private:
    void advance(quint32 slot, qint64 time);
    void scheduleWake(quint32 slot, qint64 time);
    void chooseStay(Order& order, Status status, qint64 time);
    void play(Order& order, Status status, qint64 time);
    [[nodiscard]] const Plan* planOf(const Order& order) const;
    [[nodiscard]] quint32 nextNumber();
    [[nodiscard]] quint32 anyCustomer(Random& random) const;

    World& m_world;
    std::vector<Plan> m_plans;
    std::vector<quint32> m_kept; ///< numbers, rising
    quint32 m_nextNumber;
    quint32 m_customers;
    std::vector<Order> m_orders;
    std::vector<quint32> m_free;
};

} // namespace logloupe::demo
