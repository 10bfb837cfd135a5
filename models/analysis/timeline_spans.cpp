// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/status_words.h"
#include "models/analysis/timeline_parts.h"

#include <algorithm>

namespace logloupe::timeline {

namespace {

struct SpanRule {
    SpanKind kind;
    ActionKind start;
    ActionKind finish;
    std::optional<ActionKind> failure;
    OrderPhase phase; ///< an order beyond it has ended the span, logged or not
};

constexpr SpanRule priceRule{SpanKind::PriceCalculation, ActionKind::PriceCalculationStarted,
                             ActionKind::PriceCalculationFinished, ActionKind::PriceCalculationFailed, OrderPhase::Pricing};
constexpr SpanRule productionRule{
    SpanKind::Production, ActionKind::ProductionStarted, ActionKind::ProductionFinished, {}, OrderPhase::Production};

std::string reasonOf(const EventRef& event) {
    const std::string_view message = event.text(Field::ErrorMessage);
    return std::string(message.empty() ? event.text(Field::Message) : message);
}

/// The newest running span of the lane, else of any lane: some systems log the end elsewhere.
TimelineSpan* runningSpan(std::vector<TimelineSpan>& spans, int lane) {
    TimelineSpan* any = nullptr;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        if (span->state != SpanState::Running || span->endEvent >= 0)
            continue;
        if (span->lane == lane)
            return &*span;
        if (!any)
            any = &*span;
    }
    return any;
}

TimelineSpan spanFromEnd(const OrderTimeline& timeline, SpanKind kind, EventIndex end) {
    const EventRef& event = timeline.events[static_cast<size_t>(end)];
    TimelineSpan span;
    span.kind = kind;
    span.lane = timeline.laneOfEvent[static_cast<size_t>(end)];
    span.end = event.time();
    const qint64 duration = std::max<qint64>(0, event.number(Field::Duration).value_or(0));
    span.begin = span.end - Duration(duration);
    return span;
}

/// Spans whose end is not logged: they ended at the latest when the next began, or when the order moved on.
void boundRunning(const OrderTimeline& timeline, const SpanRule& rule, std::vector<TimelineSpan>& spans) {
    for (size_t i = 0; i < spans.size(); ++i) {
        TimelineSpan& span = spans[i];
        if (span.state != SpanState::Running)
            continue;
        span.end = std::max(span.begin, timeline.now);
        for (const StatusStay& stay : timeline.statuses) {
            const OrderPhase phase = orderPhase(stay.code);
            if (stay.entered > span.begin && phase > rule.phase && phase != OrderPhase::Unknown)
                span.end = std::min(span.end, stay.entered);
        }
        if (i + 1 < spans.size())
            span.end = std::min(span.end, std::max(span.begin, spans[i + 1].begin));
    }
}

void findSpansOf(OrderTimeline& timeline, const SpanRule& rule) {
    std::vector<TimelineSpan> spans;
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const ActionKind action = timeline.actions[i];
        const EventRef& event = timeline.events[i];
        const EventIndex index = static_cast<EventIndex>(i);
        if (action == rule.start) {
            TimelineSpan span;
            span.kind = rule.kind;
            span.lane = timeline.laneOfEvent[i];
            span.begin = event.time();
            span.startEvent = index;
            spans.push_back(std::move(span));
            continue;
        }
        const bool failed = rule.failure && action == *rule.failure;
        if (action != rule.finish && !failed)
            continue;
        TimelineSpan* span = runningSpan(spans, timeline.laneOfEvent[i]);
        if (!span)
            span = &spans.emplace_back(spanFromEnd(timeline, rule.kind, index));
        span->end = event.time();
        span->endEvent = index;
        span->state = failed ? SpanState::Failed : SpanState::Finished;
        if (failed)
            span->reason = reasonOf(event);
    }
    boundRunning(timeline, rule, spans);
    timeline.spans.insert(timeline.spans.end(), spans.begin(), spans.end());
}

} // namespace

void findSpans(OrderTimeline& timeline) {
    findSpansOf(timeline, priceRule);
    bool failedBefore = false;
    for (const TimelineSpan& span : timeline.spans) {
        timeline.retries += failedBefore ? 1 : 0;
        failedBefore = span.state == SpanState::Failed;
    }
    findSpansOf(timeline, productionRule);
    std::stable_sort(timeline.spans.begin(), timeline.spans.end(),
                     [](const TimelineSpan& left, const TimelineSpan& right) { return left.begin < right.begin; });
}

} // namespace logloupe::timeline
