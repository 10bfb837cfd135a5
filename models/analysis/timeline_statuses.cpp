// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/timeline_parts.h"

#include <algorithm>

namespace logloupe::timeline {

namespace {

struct Entry {
    EventIndex event = -1;
    TimePoint time;
    std::string_view before;
    std::string_view after;
};

std::vector<Entry> statusEntries(const OrderTimeline& timeline) {
    std::vector<Entry> entries;
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const EventRef& event = timeline.events[i];
        const std::string_view after = event.text(Field::StatusNew);
        if (!after.empty())
            entries.push_back({static_cast<EventIndex>(i), event.time(), event.text(Field::StatusOld), after});
    }
    return entries;
}

/// Two changes of different systems in the wrong order: each names the old status that only the other order explains.
void repairOrder(OrderTimeline& timeline, std::vector<Entry>& entries) {
    for (size_t i = 0; i + 1 < entries.size(); ++i) {
        Entry& first = entries[i];
        Entry& second = entries[i + 1];
        const bool otherWayRound = !first.before.empty() && first.before == second.after && first.after != second.before;
        const bool fitsBefore = i == 0 || second.before.empty() || second.before == entries[i - 1].after;
        const bool fitsAsItIs = i > 0 && first.before == entries[i - 1].after;
        const Duration by = second.time - first.time;
        if (!otherWayRound || !fitsBefore || fitsAsItIs || by > largestSkew
            || timeline.systemOf(first.event) == timeline.systemOf(second.event))
            continue;
        timeline.uncertain.push_back({second.event, first.event, std::max(by, Duration(1))});
        std::swap(first, second);
    }
}

/// The first change names the status before it; the order's creation tells since when, if it is logged.
void prependFirstStatus(OrderTimeline& timeline, const Entry& first) {
    if (first.before.empty() || first.before == first.after)
        return;
    const auto created = std::find(timeline.actions.begin(), timeline.actions.end(), ActionKind::OrderCreated);
    if (created == timeline.actions.end())
        return;
    const EventIndex event = static_cast<EventIndex>(created - timeline.actions.begin());
    const TimePoint time = timeline.events[static_cast<size_t>(event)].time();
    if (time > first.time)
        return;
    StatusStay stay;
    stay.code = first.before;
    stay.entered = time;
    stay.system = timeline.systemOf(event);
    stay.actor = timeline.events[static_cast<size_t>(event)].text(Field::UserId);
    stay.event = event;
    timeline.statuses.push_back(std::move(stay));
}

/// Several records tell of one change, an answer to a request among them; the one that calls itself a status change knows who made it.
void preferStatusChange(OrderTimeline& timeline, const Entry& entry) {
    StatusStay& stay = timeline.statuses.back();
    const auto isStatusChange = [&](EventIndex event) {
        return event >= 0 && timeline.actions[static_cast<size_t>(event)] == ActionKind::StatusChanged;
    };
    if (isStatusChange(stay.event) || !isStatusChange(entry.event) || entry.time - stay.entered > largestSkew)
        return;
    stay.system = timeline.systemOf(entry.event);
    stay.actor = timeline.events[static_cast<size_t>(entry.event)].text(Field::UserId);
    stay.event = entry.event;
}

} // namespace

void findStatuses(OrderTimeline& timeline, const StatusProcess& process) {
    std::vector<Entry> entries = statusEntries(timeline);
    if (entries.empty())
        return;
    if (!process.isDiscovered())
        repairOrder(timeline, entries);
    prependFirstStatus(timeline, entries.front());
    for (const Entry& entry : entries) {
        const bool isRepetition = !timeline.statuses.empty() && timeline.statuses.back().code == entry.after;
        if (isRepetition && !process.isDiscovered()) {
            preferStatusChange(timeline, entry);
            continue;
        }
        const EventRef& event = timeline.events[static_cast<size_t>(entry.event)];
        StatusStay stay;
        stay.code = entry.after;
        stay.entered = timeline.statuses.empty() ? entry.time : std::max(entry.time, timeline.statuses.back().entered);
        stay.system = timeline.systemOf(entry.event);
        stay.actor = event.text(Field::UserId);
        stay.event = entry.event;
        stay.gapBefore = !timeline.statuses.empty() && !entry.before.empty() && entry.before != timeline.statuses.back().code;
        if (!timeline.statuses.empty())
            timeline.statuses.back().left = stay.entered;
        timeline.statuses.push_back(std::move(stay));
    }
    for (StatusStay& stay : timeline.statuses)
        stay.duration = std::max(Duration::zero(), stay.left.value_or(timeline.now) - stay.entered);
}

} // namespace logloupe::timeline
