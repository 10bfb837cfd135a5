// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/customer_orders.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace logloupe {

namespace {

CustomerOrder customerOrder(std::string order, std::vector<EventRef> events, const Baselines& baselines,
                            const StatusProcess& process, TimePoint now, const QTimeZone& zone) {
    const OrderTimeline timeline = buildTimeline(std::move(events), process, now);
    CustomerOrder result;
    result.order = std::move(order);
    if (const StatusStay* stay = timeline.current()) {
        result.status = stay->code;
        result.since = stay->entered;
    }
    result.created = timeline.events.front().time();
    result.last = timeline.events.back().time();
    result.events = static_cast<qint64>(timeline.events.size());
    result.errors = timeline.errors;
    result.verdict = judgeOrder(timeline, baselines, process, zone);
    return result;
}

/// Late, open, ended.
int urgency(const CustomerOrder& order) {
    switch (order.verdict.kind) {
    case VerdictKind::Late:
        return 0;
    case VerdictKind::Closed:
    case VerdictKind::Cancelled:
        return 2;
    default:
        return 1;
    }
}

} // namespace

std::vector<CustomerOrder> customerOrders(const std::vector<EventRef>& events, const Baselines& baselines,
                                          const StatusProcess& process, TimePoint now, const QTimeZone& zone) {
    std::map<std::string, std::vector<EventRef>, std::less<>> byOrder;
    for (const EventRef& event : events) {
        const std::string_view order = event.text(Field::OrderId);
        if (order.empty())
            continue;
        auto found = byOrder.find(order);
        if (found == byOrder.end())
            found = byOrder.emplace(std::string(order), std::vector<EventRef>()).first;
        found->second.push_back(event);
    }
    std::vector<CustomerOrder> orders;
    orders.reserve(byOrder.size());
    for (auto& [order, orderEvents] : byOrder)
        orders.push_back(customerOrder(order, std::move(orderEvents), baselines, process, now, zone));
    std::sort(orders.begin(), orders.end(), [](const CustomerOrder& left, const CustomerOrder& right) {
        const int leftUrgency = urgency(left);
        const int rightUrgency = urgency(right);
        if (leftUrgency != rightUrgency)
            return leftUrgency < rightUrgency;
        // Ended ones newest first, the others oldest first: those have waited longest.
        const qint64 leftTime = leftUrgency == 2 ? -left.last.nanoseconds : left.created.nanoseconds;
        const qint64 rightTime = rightUrgency == 2 ? -right.last.nanoseconds : right.created.nanoseconds;
        return std::tie(leftTime, left.order) < std::tie(rightTime, right.order);
    });
    return orders;
}

} // namespace logloupe
