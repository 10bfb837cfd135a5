// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One order's story as values: what happened in which system, in which status it was how long, what travelled between the systems.
// Built from any events of the order: out of order, incomplete or duplicated ones are fine. Nothing is invented: what the events do not say stays
// empty. Pure; any thread. Times are as logged; durations never negative.

#include "models/analysis/action.h"
#include "models/domain/event_batch.h"
#include "models/domain/status_process.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace logloupe {

/// An index into OrderTimeline::events; -1 for none.
using EventIndex = int;

struct StatusStay {
    std::string code;
    TimePoint entered;
    std::optional<TimePoint> left = {}; ///< nothing: the order is still in it
    Duration duration{};                ///< to `left`, or to now
    std::string system;                 ///< that logged the entry
    std::string actor;                  ///< who changed it; empty when not logged
    EventIndex event = -1;              ///< that entered it; -1 when only a later change tells that the order was in it
    bool gapBefore = false; ///< the entry names another old status than the one before: a change between them is not logged

    [[nodiscard]] bool isOpen() const { return !left; }
};

enum class MarkKind : quint8 { Event, StatusChange, Warning, Error };

/// One per event, in the events' order. An error that is a status change too is an Error.
struct TimelineMark {
    MarkKind kind = MarkKind::Event;
    TimePoint time;
    int lane = 0;
    EventIndex event = 0;
    bool orderUncertain = false; ///< clocks of two systems contradict each other about what came first
};

struct TimelineLane {
    std::string system; ///< empty: events that name no system
    int events = 0;
    int errors = 0;
};

enum class SpanKind : quint8 { PriceCalculation, Production };
enum class SpanState : quint8 { Running, Finished, Failed };

struct TimelineSpan {
    SpanKind kind = SpanKind::PriceCalculation;
    SpanState state = SpanState::Running;
    int lane = 0;
    TimePoint begin;
    TimePoint end; ///< now while running; where no end is logged, at the latest when the next began or the order moved on
    EventIndex startEvent = -1; ///< -1: only the end is logged, and the begin follows from its duration
    EventIndex endEvent = -1;
    std::string reason; ///< of a failure, as logged

    [[nodiscard]] Duration duration() const { return end - begin; }
};

enum class MessageLegKind : quint8 {
    Publish, ///< publisher to queue
    Deliver, ///< queue to consumer
    Reject,  ///< queue to the consumer that rejected it
    Wait,    ///< dead-lettered, waiting in the queue's lane: dashed
};

/// One arrow (or dashed line) of a message.
struct MessageLeg {
    MessageLegKind kind = MessageLegKind::Publish;
    int fromLane = 0;
    int toLane = 0;
    TimePoint begin;
    TimePoint end;
    EventIndex fromEvent = -1;
    EventIndex toEvent = -1;
};

enum class MessageState : quint8 { Published, Consumed, Rejected, DeadLettered };

struct TimelineMessage {
    std::string name;      ///< "order.approved"; empty when not logged
    std::string id;        ///< messaging.message.id; empty when not logged
    std::string publisher; ///< system; empty when not logged
    std::string consumer;  ///< system; empty until delivered
    std::optional<TimePoint> published = {};
    std::optional<TimePoint> firstRejected = {};
    std::optional<TimePoint> deadLettered = {};
    std::optional<TimePoint> consumed = {};
    int rejections = 0;
    MessageState state = MessageState::Published; ///< the last that is known
    std::vector<MessageLeg> legs;
    std::vector<EventIndex> events;

    /// From the first rejection or dead-lettering until it was consumed, or until `now`; zero for a message that went straight through.
    [[nodiscard]] Duration waited(TimePoint now) const;
};

/// A request and its answer in one system, paired by http.request.id or span, else by trace and path, else by method and path in order of time.
struct TimelineRequest {
    int lane = 0;
    std::string method;
    std::string path;
    TimePoint begin;
    std::optional<TimePoint> answered = {};
    std::optional<qint64> httpStatus = {};
    EventIndex requestEvent = -1;
    EventIndex responseEvent = -1;
};

enum class HolderKind : quint8 { Nobody, Customer, Seller, Operator, AnyOperator, Queue, System };

/// With whom the order is now.
struct Holder {
    HolderKind kind = HolderKind::Nobody;
    std::string actor;  ///< user.id, or the name of the queue; empty when nobody in person
    std::string system; ///< where; empty when not known
    std::optional<TimePoint> since = {};
    EventIndex event = -1;
};

/// Two events whose times contradict cause and effect: an answer before its request, a message consumed before it was published.
struct UncertainOrder {
    EventIndex cause = -1;
    EventIndex effect = -1;
    Duration by{}; ///< how much earlier the effect is stamped; above zero
};

struct OrderTimeline {
    std::string order;
    std::string customer;
    std::string model;
    std::optional<qint64> modelSize = {}; ///< bytes
    std::string seller;
    Holder holder;
    TimePoint now;
    TimeRange range; ///< first event to one nanosecond after the last; empty without events

    std::vector<EventRef> events;    ///< sorted (isBefore), without duplicates
    std::vector<ActionKind> actions; ///< of each event
    std::vector<int> laneOfEvent;
    std::vector<TimelineLane>
        lanes; ///< customer side first, production last, then databases and files; the order never changes
    std::vector<TimelineMark> marks;
    std::vector<StatusStay> statuses;
    std::vector<TimelineSpan> spans;
    std::vector<TimelineMessage> messages;
    std::vector<TimelineRequest> requests;
    std::vector<UncertainOrder> uncertain;

    int errors = 0;     ///< ERROR and FATAL
    int warnings = 0;   ///< WARN
    int retries = 0;    ///< deliveries after a rejection and price calculations after a failed one
    int duplicates = 0; ///< events left out because the same record came twice

    [[nodiscard]] const StatusStay* current() const { return statuses.empty() ? nullptr : &statuses.back(); }
    [[nodiscard]] std::string_view systemOf(EventIndex event) const;
};

/// All events of the batches, in order.
[[nodiscard]] std::vector<EventRef> eventsOf(std::span<const EventBatch> batches);

[[nodiscard]] OrderTimeline buildTimeline(std::vector<EventRef> events, const StatusProcess& process, TimePoint now);

/// The systems of the product from the customer to production; others by their first appearance; databases and file stores last.
[[nodiscard]] std::vector<std::string> sortedSystems(const std::vector<std::string>& firstSeen);

} // namespace logloupe
