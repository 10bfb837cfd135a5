// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/actor.h"
#include "models/analysis/status_words.h"
#include "models/analysis/timeline_parts.h"

#include <algorithm>

namespace logloupe::timeline {

namespace {

/// The newest event of these actions; -1 for none.
EventIndex lastOf(const OrderTimeline& timeline, std::initializer_list<ActionKind> actions) {
    for (size_t i = timeline.actions.size(); i-- > 0;) {
        const bool isWanted = std::find(actions.begin(), actions.end(), timeline.actions[i]) != actions.end();
        if (isWanted && timeline.events[i].severity() < Severity::Error)
            return static_cast<EventIndex>(i);
    }
    return -1;
}

Holder holderFrom(const OrderTimeline& timeline, HolderKind kind, EventIndex event) {
    Holder holder;
    holder.kind = kind;
    holder.event = event;
    if (event >= 0) {
        holder.actor = timeline.events[static_cast<size_t>(event)].text(Field::UserId);
        holder.system = timeline.systemOf(event);
        holder.since = timeline.events[static_cast<size_t>(event)].time();
    }
    return holder;
}

/// The message that tells production of the order and did not reach it.
const TimelineMessage* stuckMessage(const OrderTimeline& timeline, TimePoint since) {
    for (auto message = timeline.messages.rbegin(); message != timeline.messages.rend(); ++message) {
        const bool isStuck = message->state == MessageState::Rejected || message->state == MessageState::DeadLettered;
        if (isStuck && message->published.value_or(since) >= since)
            return &*message;
    }
    return nullptr;
}

Holder queueHolder(const OrderTimeline& timeline, const TimelineMessage& message) {
    EventIndex last = message.events.back();
    for (const EventIndex event : message.events) {
        if (timeline.actions[static_cast<size_t>(event)] == ActionKind::MessageDeadLettered)
            last = event;
    }
    Holder holder = holderFrom(timeline, HolderKind::Queue, last);
    const std::string_view destination = timeline.events[static_cast<size_t>(last)].text(Field::MessageDestination);
    holder.actor = destination.empty() ? message.name : std::string(destination);
    return holder;
}

/// Whoever has the order in hand in production.
Holder operatorHolder(const OrderTimeline& timeline, const StatusStay& stay) {
    const EventIndex taken =
        lastOf(timeline, {ActionKind::OperatorAssigned, ActionKind::TakenFromQueue, ActionKind::ProductionStarted});
    if (taken >= 0) {
        Holder holder = holderFrom(timeline, HolderKind::Operator, taken);
        if (actorRole(holder.actor) != ActorRole::System && !holder.actor.empty())
            return holder;
    }
    Holder holder;
    holder.kind = HolderKind::AnyOperator;
    holder.since = stay.entered;
    return holder;
}

Holder personHolder(HolderKind kind, std::string actor, const StatusStay& stay) {
    Holder holder;
    holder.kind = kind;
    holder.actor = std::move(actor);
    holder.since = stay.entered;
    return holder;
}

Holder systemHolder(std::string system, const StatusStay& stay) {
    Holder holder;
    holder.kind = HolderKind::System;
    holder.system = std::move(system);
    holder.since = stay.entered;
    return holder;
}

Holder pricingHolder(const OrderTimeline& timeline, const StatusStay& stay) {
    std::string system;
    for (const TimelineSpan& span : timeline.spans) {
        if (span.kind == SpanKind::PriceCalculation)
            system = timeline.lanes[static_cast<size_t>(span.lane)].system;
    }
    return systemHolder(std::move(system), stay);
}

} // namespace

void findHolder(OrderTimeline& timeline, const StatusProcess& process) {
    const StatusStay* stay = timeline.current();
    if (!stay || process.isDiscovered())
        return;
    switch (orderPhase(stay->code)) {
    case OrderPhase::Unknown:
    case OrderPhase::Done:
    case OrderPhase::Cancelled:
    case OrderPhase::Delivery:
        break;
    case OrderPhase::Customer:
    case OrderPhase::Payment:
        timeline.holder = personHolder(HolderKind::Customer, timeline.customer, *stay);
        break;
    case OrderPhase::Pricing:
        timeline.holder = pricingHolder(timeline, *stay);
        break;
    case OrderPhase::Approval:
        timeline.holder = personHolder(HolderKind::Seller, {}, *stay);
        timeline.holder.system = laneOf(timeline, "crm") >= 0 ? "crm" : "";
        break;
    case OrderPhase::ProductionQueue:
        if (const TimelineMessage* stuck = stuckMessage(timeline, stay->entered)) {
            timeline.holder = queueHolder(timeline, *stuck);
            break;
        }
        timeline.holder = operatorHolder(timeline, *stay);
        break;
    case OrderPhase::Production:
        timeline.holder = operatorHolder(timeline, *stay);
        break;
    case OrderPhase::Packing:
    case OrderPhase::Shipping:
        timeline.holder = actorRole(stay->actor) == ActorRole::Operator
                              ? holderFrom(timeline, HolderKind::Operator, stay->event)
                              : systemHolder(stay->system, *stay);
        break;
    }
}

} // namespace logloupe::timeline
