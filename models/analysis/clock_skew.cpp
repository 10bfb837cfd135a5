// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/clock_skew.h"

#include "models/analysis/action.h"
#include "models/analysis/timeline_parts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>

namespace logloupe {

namespace {

constexpr size_t fewestSamples = 5;
/// A producer writes of what it sends at once; what it wrote longer before or after has another cause.
constexpr Duration causeWindow = std::chrono::seconds(2);
/// The shortest way, but for the few that are wrong.
constexpr size_t shareOfOutliers = 50;

struct Moment {
    TimePoint time;
    std::string_view system;
    ActionKind action = ActionKind::Other;
};

struct Ways {
    std::vector<qint64> fromBroker; ///< taken after it was there, nanoseconds
    std::vector<qint64> toBroker;   ///< there after it was written of
};

using Traces = std::unordered_map<std::string_view, std::vector<Moment>>;

Traces tracesOf(std::span<const EventBatch> batches) {
    Traces traces;
    for (const EventBatch& batch : batches) {
        for (int row = 0; row < batch.size(); ++row) {
            const std::string_view trace = batch.text(Field::TraceId, row);
            if (!trace.empty())
                traces[trace].push_back(
                    {batch.time(row), batch.text(Field::Service, row), actionKind(batch.text(Field::Action, row))});
        }
    }
    return traces;
}

/// A consumer of the message, or of another of the same trace, is no witness of how it was sent.
bool consumes(const std::vector<Moment>& moments, std::string_view system) {
    return std::any_of(moments.begin(), moments.end(), [system](const Moment& moment) {
        return moment.system == system && moment.action == ActionKind::MessageConsumed;
    });
}

void collect(const std::vector<Moment>& moments, std::map<std::string_view, Ways>& ways) {
    const auto isPublished = [](const Moment& moment) {
        return moment.action == ActionKind::MessagePublished && timeline::isBroker(moment.system);
    };
    // With several messages in a trace it is not known which was taken.
    if (std::count_if(moments.begin(), moments.end(), isPublished) != 1)
        return;
    const TimePoint there = std::find_if(moments.begin(), moments.end(), isPublished)->time;
    std::map<std::string_view, qint64> nearest;
    for (const Moment& moment : moments) {
        if (timeline::isBroker(moment.system) || moment.system.empty())
            continue;
        const Duration after = moment.time - there;
        if (moment.action == ActionKind::MessageConsumed) {
            if (after > -timeline::largestSkew && after < timeline::largestSkew)
                ways[moment.system].fromBroker.push_back(after.count());
        } else if (after > -causeWindow && after < causeWindow && !consumes(moments, moment.system)) {
            const auto [known, isNew] = nearest.try_emplace(moment.system, -after.count());
            if (!isNew && std::abs(known->second) > std::abs(after.count()))
                known->second = -after.count();
        }
    }
    // Only the one who was closest to the message sent it.
    const auto producer = std::min_element(nearest.begin(), nearest.end(), [](const auto& left, const auto& right) {
        return std::abs(left.second) < std::abs(right.second);
    });
    if (producer != nearest.end())
        ways[producer->first].toBroker.push_back(producer->second);
}

std::optional<qint64> shortest(std::vector<qint64>& ways) {
    if (ways.size() < fewestSamples)
        return {};
    const auto at = ways.begin() + static_cast<std::ptrdiff_t>(ways.size() / shareOfOutliers);
    std::nth_element(ways.begin(), at, ways.end());
    return *at;
}

} // namespace

std::vector<std::pair<std::string, Duration>> findClockSkew(std::span<const EventBatch> batches) {
    std::map<std::string_view, Ways> ways;
    for (const auto& [trace, moments] : tracesOf(batches))
        collect(moments, ways);
    std::vector<std::pair<std::string, Duration>> found;
    for (auto& [system, both] : ways) {
        const auto from = shortest(both.fromBroker);
        const auto to = shortest(both.toBroker);
        qint64 ahead = 0;
        if (from && to)
            ahead = (*from - *to) / 2;
        else if (from && *from < 0)
            ahead = *from; // at least that far behind
        if (std::abs(ahead) >= smallestClockSkew.count())
            found.emplace_back(system, Duration(ahead));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) {
        return std::chrono::abs(left.second) > std::chrono::abs(right.second);
    });
    return found;
}

} // namespace logloupe
