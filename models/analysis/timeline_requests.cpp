// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/timeline_parts.h"

#include "models/domain/record_fields.h"

#include <algorithm>

namespace logloupe::timeline {

namespace {

// How many unpaired records back a pair is looked for, so that a flood of requests stays linear.
constexpr size_t searchedBack = 256;

enum class Match : quint8 { None, Path, Trace, Id };

/// What ties a request to its answer, read once per record.
struct Exchange {
    EventIndex event = -1;
    int lane = 0;
    std::string id; ///< http.request.id, else the span
    bool isIdOfRequest = false;
    std::string_view trace;
    std::string_view path;
    std::string_view method;
};

Exchange exchangeOf(const OrderTimeline& timeline, EventIndex index) {
    static const FieldRef requestId = FieldRef::named("http.request.id");
    const EventRef& event = timeline.events[static_cast<size_t>(index)];
    Exchange exchange{index,
                      timeline.laneOfEvent[static_cast<size_t>(index)],
                      {},
                      false,
                      event.text(Field::TraceId),
                      event.text(Field::UrlPath),
                      event.text(Field::HttpMethod)};
    exchange.id = fieldText(event.batch, event.row, requestId).value_or(std::string());
    exchange.isIdOfRequest = !exchange.id.empty();
    if (exchange.id.empty())
        exchange.id = event.text(Field::SpanId);
    return exchange;
}

/// How surely two records are a request and its answer.
Match match(const Exchange& left, const Exchange& right) {
    if (left.lane != right.lane)
        return Match::None;
    const auto contradict = [](std::string_view one, std::string_view other) {
        return !one.empty() && !other.empty() && one != other;
    };
    const bool comparable = left.isIdOfRequest == right.isIdOfRequest;
    if (comparable && !left.id.empty() && left.id == right.id)
        return Match::Id;
    // Spans may be of the records themselves, so only ids of the request rule a pair out.
    if (comparable && left.isIdOfRequest && contradict(left.id, right.id))
        return Match::None;
    if (contradict(left.trace, right.trace) || contradict(left.path, right.path) || contradict(left.method, right.method))
        return Match::None;
    if (!left.trace.empty() && left.trace == right.trace)
        return Match::Trace;
    return !left.path.empty() && left.path == right.path ? Match::Path : Match::None;
}

/// The surest match among the newest open records; the oldest of equally sure ones.
std::optional<size_t> bestMatch(const std::vector<Exchange>& open, const Exchange& other, bool openAreRequests) {
    std::optional<size_t> best;
    Match bestKind = Match::None;
    const size_t first = open.size() > searchedBack ? open.size() - searchedBack : 0;
    for (size_t i = first; i < open.size(); ++i) {
        const Match kind = openAreRequests ? match(open[i], other) : match(other, open[i]);
        if (kind > bestKind) {
            best = i;
            bestKind = kind;
        }
    }
    // Without an id a late request has nothing that ties it to an earlier answer.
    if (!openAreRequests && bestKind < Match::Id)
        return {};
    return best;
}

TimelineRequest requestOf(const OrderTimeline& timeline, EventIndex index) {
    const EventRef& event = timeline.events[static_cast<size_t>(index)];
    TimelineRequest request;
    request.lane = timeline.laneOfEvent[static_cast<size_t>(index)];
    request.method = event.text(Field::HttpMethod);
    request.path = event.text(Field::UrlPath);
    request.begin = event.time();
    request.requestEvent = index;
    return request;
}

void answer(const OrderTimeline& timeline, TimelineRequest& request, EventIndex response) {
    const EventRef& event = timeline.events[static_cast<size_t>(response)];
    request.answered = std::max(request.begin, event.time());
    request.httpStatus = event.number(Field::HttpStatus);
    request.responseEvent = response;
}

} // namespace

void findRequests(OrderTimeline& timeline) {
    std::vector<Exchange> openRequests;
    std::vector<Exchange> openResponses;
    std::vector<int> requestOfEvent(timeline.events.size(), -1);
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const bool isRequest = timeline.actions[i] == ActionKind::ApiRequest;
        if (!isRequest && timeline.actions[i] != ActionKind::ApiResponse)
            continue;
        const EventIndex index = static_cast<EventIndex>(i);
        Exchange exchange = exchangeOf(timeline, index);
        if (!isRequest) {
            const auto found = bestMatch(openRequests, exchange, true);
            if (!found) {
                openResponses.push_back(std::move(exchange));
                continue;
            }
            answer(timeline,
                   timeline.requests[static_cast<size_t>(requestOfEvent[static_cast<size_t>(openRequests[*found].event)])],
                   index);
            openRequests.erase(openRequests.begin() + static_cast<std::ptrdiff_t>(*found));
            continue;
        }
        requestOfEvent[i] = static_cast<int>(timeline.requests.size());
        timeline.requests.push_back(requestOf(timeline, index));
        const auto earlier = bestMatch(openResponses, exchange, false);
        if (!earlier) {
            openRequests.push_back(std::move(exchange));
            continue;
        }
        const EventIndex response = openResponses[*earlier].event;
        openResponses.erase(openResponses.begin() + static_cast<std::ptrdiff_t>(*earlier));
        answer(timeline, timeline.requests.back(), response);
        if (const Duration by = timeline.events[i].time() - timeline.events[static_cast<size_t>(response)].time();
            by > Duration::zero())
            timeline.uncertain.push_back({index, response, by});
    }
}

} // namespace logloupe::timeline
