// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/order_timeline.h"

#include "models/analysis/actor.h"
#include "models/analysis/timeline_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace logloupe {

namespace {

// Customer side first, production last; the order of the case page.
constexpr std::array<std::string_view, 7> productSystems{"shop", "shop-api", "crm", "crm-api", "rabbitmq", "mes-api", "mes"};
constexpr std::array<std::string_view, 9> storageSystems{"postgres", "postgresql", "s3",       "minio", "mysql",
                                                         "oracle",   "redis",      "database", "db"};

/// Product systems by their place, others behind them, storage last.
size_t systemRank(const std::string& system) {
    const auto product = std::find(productSystems.begin(), productSystems.end(), system);
    if (product != productSystems.end())
        return static_cast<size_t>(product - productSystems.begin());
    if (system.empty())
        return productSystems.size() + 2;
    const bool isStorage = std::any_of(storageSystems.begin(), storageSystems.end(), [&](std::string_view name) {
        return system.starts_with(name)
               && (system.size() == name.size() || system[name.size()] == '-' || system[name.size()] == '.');
    });
    return productSystems.size() + (isStorage ? 1 : 0);
}

bool isSameRecord(const EventRef& left, const EventRef& right) {
    if (left.batch.source() == right.batch.source())
        return left.batch.sequence(left.row) == right.batch.sequence(right.row);
    const std::string_view raw = left.batch.raw(left.row);
    return !raw.empty() && raw == right.batch.raw(right.row);
}

/// Sorts, and drops what came twice: the same event of a source, or the same record from two sources.
int sortWithoutDuplicates(std::vector<EventRef>& events) {
    std::sort(events.begin(), events.end(), [](const EventRef& left, const EventRef& right) {
        return isBefore(left.batch, left.row, right.batch, right.row);
    });
    std::vector<EventRef> kept;
    kept.reserve(events.size());
    // A record's twin can only be among the events of its time; more than so many of one time are not searched through.
    constexpr std::ptrdiff_t searched = 64;
    for (EventRef& event : events) {
        const TimePoint time = event.time();
        const auto last = kept.rbegin() + std::min<std::ptrdiff_t>(searched, static_cast<std::ptrdiff_t>(kept.size()));
        const auto otherTime = std::find_if(kept.rbegin(), last, [&](const EventRef& other) { return other.time() != time; });
        if (std::none_of(kept.rbegin(), otherTime, [&](const EventRef& other) { return isSameRecord(other, event); }))
            kept.push_back(std::move(event));
    }
    const int dropped = static_cast<int>(events.size() - kept.size());
    events = std::move(kept);
    return dropped;
}

std::string mostFrequent(const std::vector<EventRef>& events, Field field) {
    std::map<std::string_view, int> counts;
    for (const EventRef& event : events) {
        const std::string_view text = event.text(field);
        if (!text.empty())
            ++counts[text];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& left, const auto& right) { return left.second < right.second; });
    return most == counts.end() ? std::string() : std::string(most->first);
}

MarkKind markKind(const EventRef& event) {
    const Severity severity = event.severity();
    if (severity >= Severity::Error)
        return MarkKind::Error;
    if (!event.text(Field::StatusNew).empty())
        return MarkKind::StatusChange;
    return severity == Severity::Warn ? MarkKind::Warning : MarkKind::Event;
}

void findLanes(OrderTimeline& timeline) {
    std::vector<std::string> firstSeen;
    std::unordered_map<std::string, int> lanes;
    for (const EventRef& event : timeline.events) {
        std::string system(event.text(Field::Service));
        if (lanes.try_emplace(system, 0).second)
            firstSeen.push_back(std::move(system));
    }
    for (const std::string& system : sortedSystems(firstSeen)) {
        lanes[system] = static_cast<int>(timeline.lanes.size());
        timeline.lanes.push_back({system, 0, 0});
    }
    timeline.laneOfEvent.reserve(timeline.events.size());
    for (const EventRef& event : timeline.events) {
        const int lane = lanes[std::string(event.text(Field::Service))];
        timeline.laneOfEvent.push_back(lane);
        ++timeline.lanes[static_cast<size_t>(lane)].events;
        if (event.severity() >= Severity::Error)
            ++timeline.lanes[static_cast<size_t>(lane)].errors;
    }
}

void findMarks(OrderTimeline& timeline) {
    timeline.marks.reserve(timeline.events.size());
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const EventRef& event = timeline.events[i];
        timeline.marks.push_back({markKind(event), event.time(), timeline.laneOfEvent[i], static_cast<EventIndex>(i), false});
        timeline.errors += event.severity() >= Severity::Error ? 1 : 0;
        timeline.warnings += event.severity() == Severity::Warn ? 1 : 0;
    }
}

void markUncertain(OrderTimeline& timeline) {
    for (const UncertainOrder& uncertain : timeline.uncertain) {
        timeline.marks[static_cast<size_t>(uncertain.cause)].orderUncertain = true;
        timeline.marks[static_cast<size_t>(uncertain.effect)].orderUncertain = true;
    }
}

/// The size belongs to the newest upload; a size logged elsewhere is taken when no upload is.
void findModel(OrderTimeline& timeline) {
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const EventRef& event = timeline.events[i];
        const bool isUpload = timeline.actions[i] == ActionKind::ModelUploaded && event.severity() < Severity::Error;
        if (const std::string_view model = event.text(Field::ModelId); !model.empty() && (isUpload || timeline.model.empty()))
            timeline.model = model;
        if (const auto size = event.number(Field::FileSize); size && *size >= 0 && (isUpload || !timeline.modelSize))
            timeline.modelSize = size;
    }
}

/// Who confirmed the order; without a confirmation, the first seller who dealt with it.
std::string sellerOf(const OrderTimeline& timeline) {
    std::string first;
    std::string confirmed;
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const std::string_view user = timeline.events[i].text(Field::UserId);
        if (user.empty() || actorRole(user) != ActorRole::Seller)
            continue;
        if (first.empty())
            first = user;
        const bool changesStatus = !timeline.events[i].text(Field::StatusNew).empty();
        if (changesStatus || timeline.actions[i] == ActionKind::SellerConfirmed)
            confirmed = user;
    }
    return confirmed.empty() ? first : confirmed;
}

} // namespace

Duration TimelineMessage::waited(TimePoint now) const {
    std::optional<TimePoint> begin = firstRejected;
    if (deadLettered && (!begin || *deadLettered < *begin))
        begin = deadLettered;
    if (!begin)
        return Duration::zero();
    return std::max(Duration::zero(), consumed.value_or(now) - *begin);
}

std::string_view OrderTimeline::systemOf(EventIndex event) const {
    if (event < 0 || static_cast<size_t>(event) >= laneOfEvent.size())
        return {};
    return lanes[static_cast<size_t>(laneOfEvent[static_cast<size_t>(event)])].system;
}

std::vector<EventRef> eventsOf(std::span<const EventBatch> batches) {
    std::vector<EventRef> events;
    for (const EventBatch& batch : batches) {
        for (int row = 0; row < batch.size(); ++row)
            events.push_back({batch, row});
    }
    return events;
}

std::vector<std::string> sortedSystems(const std::vector<std::string>& firstSeen) {
    std::vector<std::string> systems = firstSeen;
    std::stable_sort(systems.begin(), systems.end(),
                     [](const std::string& left, const std::string& right) { return systemRank(left) < systemRank(right); });
    return systems;
}

OrderTimeline buildTimeline(std::vector<EventRef> events, const StatusProcess& process, TimePoint now) {
    OrderTimeline timeline;
    timeline.now = now;
    timeline.range = {now, now};
    timeline.duplicates = sortWithoutDuplicates(events);
    timeline.events = std::move(events);
    if (timeline.events.empty())
        return timeline;
    timeline.range = {timeline.events.front().time(), timeline.events.back().time() + Duration(1)};
    timeline.order = mostFrequent(timeline.events, Field::OrderId);
    timeline.customer = mostFrequent(timeline.events, Field::CustomerId);
    timeline.actions.reserve(timeline.events.size());
    for (const EventRef& event : timeline.events)
        timeline.actions.push_back(actionKind(event.text(Field::Action)));
    findLanes(timeline);
    findMarks(timeline);
    findModel(timeline);
    timeline.seller = sellerOf(timeline);
    timeline::findStatuses(timeline, process);
    timeline::findSpans(timeline);
    timeline::findMessages(timeline);
    timeline::findRequests(timeline);
    timeline::findHolder(timeline, process);
    markUncertain(timeline);
    return timeline;
}

namespace timeline {

bool isBroker(std::string_view system) {
    return system.find("rabbit") != std::string_view::npos || system.find("kafka") != std::string_view::npos
           || system.find("broker") != std::string_view::npos || system.find("amqp") != std::string_view::npos;
}

int laneOf(const OrderTimeline& timeline, std::string_view system) {
    if (system.empty())
        return -1;
    for (size_t i = 0; i < timeline.lanes.size(); ++i) {
        if (timeline.lanes[i].system == system)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace timeline

} // namespace logloupe
