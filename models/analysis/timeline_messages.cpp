// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/timeline_parts.h"

#include "models/domain/record_fields.h"

#include <algorithm>
#include <unordered_map>

namespace logloupe::timeline {

namespace {

// A publisher's own record of the change that made it publish is at most this much older than the queue's record of the message.
constexpr Duration publishingTakes = std::chrono::seconds(10);

bool isMessageAction(ActionKind action) {
    return action == ActionKind::MessagePublished || action == ActionKind::MessageConsumed
           || action == ActionKind::MessageRejected || action == ActionKind::MessageDeadLettered;
}

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

/// The first word of the message when it is a dotted name: "order.approved for mes-api".
std::string_view leadingName(std::string_view message) {
    const auto end = std::find_if_not(message.begin(), message.end(), isNameCharacter);
    std::string_view word = message.substr(0, static_cast<size_t>(end - message.begin()));
    while (!word.empty() && word.back() == '.')
        word.remove_suffix(1);
    return word.find('.') != std::string_view::npos && word.front() != '.' ? word : std::string_view();
}

std::string messageName(const EventRef& event) {
    static const FieldRef routingKey = FieldRef::named("messaging.rabbitmq.destination.routing_key");
    if (const auto key = fieldText(event.batch, event.row, routingKey); key && !key->empty())
        return *key;
    const std::string_view name = leadingName(event.text(Field::Message));
    return std::string(name.empty() ? event.text(Field::MessageDestination) : name);
}

/// The newest message of that name that still travels; for one without an id. A message ends with its consumption.
int openMessage(const OrderTimeline& timeline, const std::string& name) {
    for (size_t i = timeline.messages.size(); i-- > 0;) {
        const TimelineMessage& message = timeline.messages[i];
        const auto isConsumption = [&](EventIndex event) {
            return timeline.actions[static_cast<size_t>(event)] == ActionKind::MessageConsumed;
        };
        if (message.name == name && std::none_of(message.events.begin(), message.events.end(), isConsumption))
            return static_cast<int>(i);
    }
    return -1;
}

/// Sorts the records of messages into one story per message.
void groupMessages(OrderTimeline& timeline) {
    std::unordered_map<std::string, int> byId;
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        if (!isMessageAction(timeline.actions[i]))
            continue;
        const EventRef& event = timeline.events[i];
        const std::string id(event.text(Field::MessageId));
        std::string name = messageName(event);
        int index = -1;
        if (!id.empty()) {
            const auto [found, isNew] = byId.try_emplace(id, static_cast<int>(timeline.messages.size()));
            index = isNew ? -1 : found->second;
        } else if (timeline.actions[i] != ActionKind::MessagePublished) {
            index = openMessage(timeline, name);
        }
        if (index < 0) {
            index = static_cast<int>(timeline.messages.size());
            timeline.messages.emplace_back();
            timeline.messages.back().id = id;
        }
        TimelineMessage& message = timeline.messages[static_cast<size_t>(index)];
        const bool tellsName = timeline.actions[i] == ActionKind::MessagePublished || message.name.empty();
        if (tellsName && !name.empty())
            message.name = std::move(name);
        message.events.push_back(static_cast<EventIndex>(i));
    }
}

class MessageStory {
public:
    MessageStory(OrderTimeline& timeline, TimelineMessage& message)
        : m_timeline(timeline)
        , m_message(message) {}

    void tell() {
        findBroker();
        tellPublishing();
        for (const EventIndex event : inCausalOrder()) {
            switch (actionOf(event)) {
            case ActionKind::MessageRejected:
                reject(event);
                break;
            case ActionKind::MessageDeadLettered:
                deadLetter(event);
                break;
            case ActionKind::MessageConsumed:
                consume(event);
                break;
            default:
                break;
            }
        }
        if (m_waitingSince)
            addWait(m_timeline.now, -1);
        findContradictions();
    }

private:
    [[nodiscard]] ActionKind actionOf(EventIndex event) const { return m_timeline.actions[static_cast<size_t>(event)]; }
    [[nodiscard]] TimePoint timeOf(EventIndex event) const { return m_timeline.events[static_cast<size_t>(event)].time(); }
    [[nodiscard]] int laneOfEvent(EventIndex event) const { return m_timeline.laneOfEvent[static_cast<size_t>(event)]; }
    [[nodiscard]] bool isBrokerEvent(EventIndex event) const { return isBroker(m_timeline.systemOf(event)); }

    /// A message is dead-lettered because it was rejected, even when the clocks of the two systems say otherwise.
    std::vector<EventIndex> inCausalOrder() {
        std::vector<EventIndex> ordered = m_message.events;
        for (size_t i = 0; i + 1 < ordered.size(); ++i) {
            const bool isSwapped = actionOf(ordered[i]) == ActionKind::MessageDeadLettered
                                   && actionOf(ordered[i + 1]) == ActionKind::MessageRejected
                                   && (i == 0 || actionOf(ordered[i - 1]) != ActionKind::MessageRejected)
                                   && laneOfEvent(ordered[i]) != laneOfEvent(ordered[i + 1]);
            const Duration by = timeOf(ordered[i + 1]) - timeOf(ordered[i]);
            if (!isSwapped || by > largestSkew)
                continue;
            if (by > Duration::zero())
                m_timeline.uncertain.push_back({ordered[i + 1], ordered[i], by});
            std::swap(ordered[i], ordered[i + 1]);
        }
        return ordered;
    }

    void findBroker() {
        for (const EventIndex event : m_message.events) {
            if (isBrokerEvent(event)) {
                m_brokerLane = laneOfEvent(event);
                return;
            }
        }
        for (size_t i = 0; i < m_timeline.lanes.size() && m_brokerLane < 0; ++i) {
            if (isBroker(m_timeline.lanes[i].system))
                m_brokerLane = static_cast<int>(i);
        }
    }

    void tellPublishing() {
        EventIndex publisher = -1;
        EventIndex queue = -1;
        for (const EventIndex event : m_message.events) {
            if (actionOf(event) != ActionKind::MessagePublished)
                continue;
            EventIndex& place = isBrokerEvent(event) ? queue : publisher;
            if (place < 0)
                place = event;
        }
        if (publisher < 0 && queue < 0)
            return;
        const EventIndex first = publisher >= 0 ? publisher : queue;
        m_message.published = timeOf(first);
        m_message.publisher = publisher >= 0 ? std::string(m_timeline.systemOf(publisher))
                                             : std::string(m_timeline.events[static_cast<size_t>(queue)].text(Field::UserId));
        m_atQueue = queue >= 0 ? queue : publisher;
        m_queueLane = queue >= 0 || m_brokerLane < 0 ? laneOfEvent(m_atQueue) : m_brokerLane;
        if (publisher >= 0 && queue >= 0)
            addLeg(MessageLegKind::Publish, laneOfEvent(publisher), laneOfEvent(queue), timeOf(publisher), timeOf(queue),
                   publisher, queue);
        else if (publisher >= 0 && m_brokerLane >= 0)
            addLeg(MessageLegKind::Publish, laneOfEvent(publisher), m_brokerLane, timeOf(publisher), timeOf(publisher),
                   publisher, -1);
        else if (queue >= 0)
            addLegFromPublishersLane(queue);
    }

    /// Only the queue logged the message, and named its sender: the arrow starts at what the sender logged just before.
    void addLegFromPublishersLane(EventIndex queue) {
        const int lane = laneOf(m_timeline, m_message.publisher);
        if (lane < 0)
            return;
        EventIndex cause = -1;
        for (EventIndex event = queue - 1; event >= 0 && timeOf(queue) - timeOf(event) <= publishingTakes; --event) {
            if (laneOfEvent(event) != lane || isMessageAction(actionOf(event)))
                continue;
            if (cause < 0)
                cause = event;
            if (m_timeline.marks[static_cast<size_t>(event)].kind == MarkKind::StatusChange) {
                cause = event;
                break;
            }
        }
        if (cause >= 0)
            addLeg(MessageLegKind::Publish, lane, laneOfEvent(queue), timeOf(cause), timeOf(queue), cause, queue);
    }

    /// The lane of who got the message: the system that logs it, or the one the broker names.
    [[nodiscard]] int receiverLane(EventIndex event) const {
        if (!isBrokerEvent(event))
            return laneOfEvent(event);
        return laneOf(m_timeline, m_timeline.events[static_cast<size_t>(event)].text(Field::UserId));
    }

    void nameConsumer(EventIndex event) {
        const int lane = receiverLane(event);
        if (lane >= 0 && (m_message.consumer.empty() || actionOf(event) == ActionKind::MessageConsumed))
            m_message.consumer = m_timeline.lanes[static_cast<size_t>(lane)].system;
    }

    void deliver(MessageLegKind kind, EventIndex event) {
        const TimePoint time = timeOf(event);
        const bool isAgain = m_message.rejections > (kind == MessageLegKind::Reject ? 1 : 0) || m_message.deadLettered;
        if (isAgain)
            ++m_timeline.retries;
        EventIndex from = m_atQueue;
        TimePoint begin = from >= 0 ? timeOf(from) : time;
        if (m_waitingSince) {
            addWait(time, event);
            from = -1;
            begin = time;
        } else if (isAgain) {
            from = -1;
            begin = time;
        }
        const int fromLane = m_queueLane >= 0 ? m_queueLane : m_brokerLane;
        const int toLane = receiverLane(event);
        if (fromLane >= 0 && toLane >= 0 && fromLane != toLane)
            addLeg(kind, fromLane, toLane, std::min(begin, time), time, from, event);
        nameConsumer(event);
    }

    void reject(EventIndex event) {
        if (!m_message.firstRejected)
            m_message.firstRejected = timeOf(event);
        ++m_message.rejections;
        deliver(MessageLegKind::Reject, event);
        m_message.state = MessageState::Rejected;
    }

    void deadLetter(EventIndex event) {
        if (!m_message.deadLettered)
            m_message.deadLettered = timeOf(event);
        m_message.state = MessageState::DeadLettered;
        if (!m_waitingSince) {
            m_waitingSince = timeOf(event);
            m_waitingEvent = event;
        }
    }

    void consume(EventIndex event) {
        deliver(MessageLegKind::Deliver, event);
        if (!m_message.consumed)
            m_message.consumed = timeOf(event);
        m_message.state = MessageState::Consumed;
    }

    void addWait(TimePoint end, EventIndex endEvent) {
        const int lane = m_brokerLane >= 0 ? m_brokerLane : laneOfEvent(m_waitingEvent);
        addLeg(MessageLegKind::Wait, lane, lane, *m_waitingSince, std::max(*m_waitingSince, end), m_waitingEvent, endEvent);
        m_waitingSince.reset();
    }

    void addLeg(MessageLegKind kind, int fromLane, int toLane, TimePoint begin, TimePoint end, EventIndex from, EventIndex to) {
        m_message.legs.push_back({kind, fromLane, toLane, begin, end, from, to});
    }

    /// A message cannot arrive before it was sent: then the clocks of two systems differ.
    void findContradictions() {
        if (m_atQueue < 0)
            return;
        for (const EventIndex event : m_message.events) {
            if (actionOf(event) != ActionKind::MessagePublished && timeOf(event) < timeOf(m_atQueue)
                && laneOfEvent(event) != laneOfEvent(m_atQueue))
                m_timeline.uncertain.push_back({m_atQueue, event, timeOf(m_atQueue) - timeOf(event)});
        }
    }

    OrderTimeline& m_timeline;
    TimelineMessage& m_message;
    int m_brokerLane = -1;
    int m_queueLane = -1;
    EventIndex m_atQueue = -1;
    std::optional<TimePoint> m_waitingSince;
    EventIndex m_waitingEvent = -1;
};

} // namespace

void findMessages(OrderTimeline& timeline) {
    groupMessages(timeline);
    for (TimelineMessage& message : timeline.messages)
        MessageStory(timeline, message).tell();
}

} // namespace logloupe::timeline
