// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/compare_steps.h"

#include "models/analysis/actor.h"
#include "models/analysis/status_words.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe::comparison {

namespace {

// More steps of one status than this are not aligned one by one but in the order they came; the table of the alignment stays small.
constexpr size_t mostAligned = 400;

QString told(const char* text) {
    return QCoreApplication::translate("CompareSteps", text);
}

const TimelineSpan* spanEndingWith(const OrderTimeline& timeline, EventIndex event) {
    const auto found = std::find_if(timeline.spans.begin(), timeline.spans.end(),
                                    [event](const TimelineSpan& span) { return span.endEvent == event; });
    return found == timeline.spans.end() ? nullptr : &*found;
}

const TimelineMessage* messageOf(const OrderTimeline& timeline, EventIndex event) {
    const auto found =
        std::find_if(timeline.messages.begin(), timeline.messages.end(), [event](const TimelineMessage& message) {
            return std::binary_search(message.events.begin(), message.events.end(), event);
        });
    return found == timeline.messages.end() ? nullptr : &*found;
}

QString messageText(const TimelineMessage* message, ActionKind action) {
    const QString name = message ? toText(message->name) : QString();
    const bool isAgain = message && (message->rejections > 0 || message->deadLettered);
    switch (action) {
    case ActionKind::MessagePublished:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "%1 published")).arg(name).trimmed();
    case ActionKind::MessageDeadLettered:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "%1 dead-lettered")).arg(name).trimmed();
    case ActionKind::MessageRejected:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "%1 rejected")).arg(name).trimmed();
    default:
        break;
    }
    return (isAgain ? told(QT_TRANSLATE_NOOP("CompareSteps", "%1 consumed, after a rejection"))
                    : told(QT_TRANSLATE_NOOP("CompareSteps", "%1 consumed")))
        .arg(name)
        .trimmed();
}

QString withActor(const QString& text, const EventRef& event) {
    const std::string_view actor = event.text(Field::UserId);
    const ActorRole role = actorRole(actor);
    if (role != ActorRole::Seller && role != ActorRole::Operator)
        return text;
    return text + QStringLiteral(", ") + actorText(actor);
}

QString errorText(const EventRef& event) {
    const QString type = toText(event.text(Field::ErrorType));
    const std::string_view errorMessage = event.text(Field::ErrorMessage);
    const QString message = toText(errorMessage.empty() ? event.text(Field::Message) : errorMessage);
    if (type.isEmpty() || message.startsWith(type))
        return message;
    return message.isEmpty() ? type : type + QStringLiteral(": ") + message;
}

/// A price calculation or production that ended.
void describeSpan(Step& step, const OrderTimeline& timeline, EventIndex index) {
    const TimelineSpan* span = spanEndingWith(timeline, index);
    const bool failed = timeline.actions[static_cast<size_t>(index)] == ActionKind::PriceCalculationFailed;
    step.shown.what = failed ? told(QT_TRANSLATE_NOOP("CompareSteps", "price calculation failed"))
                             : told(QT_TRANSLATE_NOOP("CompareSteps", "price calculation"));
    step.shown.text = step.shown.what;
    if (!span || span->duration() <= Duration::zero())
        return;
    step.shown.took = span->duration();
    step.time = span->begin;
    step.shown.text = (failed ? told(QT_TRANSLATE_NOOP("CompareSteps", "price calculation failed after %1"))
                              : told(QT_TRANSLATE_NOOP("CompareSteps", "price calculation, %1")))
                          .arg(durationText(span->duration()));
}

/// What a status change means as a step: what was done to get there.
QString changeWords(std::string_view status) {
    switch (orderPhase(status)) {
    case OrderPhase::Payment:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "price offered"));
    case OrderPhase::Approval:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "order paid"));
    case OrderPhase::ProductionQueue:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "seller’s confirmation"));
    case OrderPhase::Production:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "production started"));
    case OrderPhase::Packing:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "production finished"));
    case OrderPhase::Shipping:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "packing started"));
    case OrderPhase::Delivery:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "order shipped"));
    case OrderPhase::Done:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "order closed"));
    case OrderPhase::Cancelled:
        return told(QT_TRANSLATE_NOOP("CompareSteps", "order cancelled"));
    default:
        break;
    }
    return QStringLiteral("→ ") + toText(status);
}

/// A message that arrived is one step, when it did; one that did not is the step of its publishing.
bool isToldElsewhere(const TimelineMessage* message, ActionKind action) {
    return action == ActionKind::MessagePublished && message && message->consumed;
}

/// Nothing for events that are no step: views, requests, health checks.
std::optional<Step> stepOf(const OrderTimeline& timeline, EventIndex index) {
    const EventRef& event = timeline.events[static_cast<size_t>(index)];
    const ActionKind action = timeline.actions[static_cast<size_t>(index)];
    Step step;
    step.time = event.time();
    step.shown.event = index;
    step.shown.system = timeline.systemOf(index);
    step.shown.isProblem = event.severity() >= Severity::Error;
    step.key = std::to_string(static_cast<int>(action));
    switch (action) {
    case ActionKind::PriceCalculationFailed:
        step.kind = StepKind::PriceFailure;
        step.shown.isProblem = true;
        describeSpan(step, timeline, index);
        return step;
    case ActionKind::PriceCalculationFinished:
        describeSpan(step, timeline, index);
        return step;
    case ActionKind::MessageRejected:
    case ActionKind::MessageDeadLettered:
    case ActionKind::MessagePublished:
    case ActionKind::MessageConsumed: {
        const TimelineMessage* message = messageOf(timeline, index);
        if (isToldElsewhere(message, action))
            return {};
        step.kind = action == ActionKind::MessageRejected       ? StepKind::Rejection
                    : action == ActionKind::MessageDeadLettered ? StepKind::DeadLetter
                                                                : StepKind::Other;
        step.shown.isProblem = step.shown.isProblem || step.kind != StepKind::Other;
        step.shown.text =
            step.kind == StepKind::Rejection && !errorText(event).isEmpty() ? errorText(event) : messageText(message, action);
        // The same message may be taken by several systems.
        step.key += '/' + (message ? message->name : std::string()) + '/' + step.shown.system;
        return step;
    }
    case ActionKind::ModelUploaded:
        step.beginsStay = true;
        step.shown.what = told(QT_TRANSLATE_NOOP("CompareSteps", "model uploaded"));
        step.shown.text = step.shown.what;
        if (const auto size = event.number(Field::FileSize))
            step.shown.text += QStringLiteral(", ") + sizeText(*size);
        return step;
    case ActionKind::OrderChanged:
        step.kind = StepKind::Optional;
        [[fallthrough]];
    case ActionKind::OrderCreated:
    case ActionKind::OrderPaid:
    case ActionKind::SellerConfirmed:
    case ActionKind::InvoiceIssued:
    case ActionKind::TakenFromQueue:
    case ActionKind::OperatorAssigned:
    case ActionKind::ProductionStarted:
    case ActionKind::ProductionFinished:
    case ActionKind::OrderPacked:
    case ActionKind::OrderShipped:
    case ActionKind::OrderCancelled:
        step.beginsStay = action == ActionKind::OrderCreated;
        step.shown.what = actionText(event.text(Field::Action));
        step.shown.text = withActor(step.shown.what, event);
        return step;
    default:
        break;
    }
    if (const std::string_view status = event.text(Field::StatusNew); !status.empty() && !step.shown.isProblem) {
        step.shown.what = changeWords(status);
        step.shown.text = withActor(step.shown.what, event);
        step.key = "status/" + std::string(status);
        return step;
    }
    if (!step.shown.isProblem)
        return {};
    step.kind = StepKind::Failure;
    step.shown.text = errorText(event);
    step.key += '!' + step.shown.system + '!' + std::string(event.text(Field::ErrorType));
    return step;
}

/// The stay a step belongs to; -1 for before the first.
int stayOf(const OrderTimeline& timeline, EventIndex index, const Step& step) {
    TimePoint time = timeline.events[static_cast<size_t>(index)].time();
    if (const TimelineMessage* message = messageOf(timeline, index); message && message->published)
        time = std::min(time, *message->published);
    for (size_t i = timeline.statuses.size(); i-- > 0;) {
        const StatusStay& stay = timeline.statuses[i];
        if (stay.event == index)
            return step.beginsStay || i == 0 ? static_cast<int>(i) : static_cast<int>(i) - 1;
        if (time >= stay.entered)
            return static_cast<int>(i);
    }
    return -1;
}

/// Steps of equal key that the sequences left over on both sides.
void joinSwapped(std::vector<std::pair<int, int>>& pairs, const std::vector<Step>& left, const std::vector<Step>& right) {
    if (pairs.size() > 2 * mostAligned)
        return;
    for (size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].first < 0 || pairs[i].second >= 0)
            continue;
        const std::string& key = left[static_cast<size_t>(pairs[i].first)].key;
        const auto twin = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
            return pair.first < 0 && right[static_cast<size_t>(pair.second)].key == key;
        });
        if (twin == pairs.end())
            continue;
        pairs[i].second = twin->second;
        const size_t gone = static_cast<size_t>(twin - pairs.begin());
        pairs.erase(twin);
        if (gone < i)
            --i;
    }
}

} // namespace

std::vector<std::vector<Step>> stepsOfStays(const OrderTimeline& timeline) {
    std::vector<std::vector<Step>> steps(timeline.statuses.size());
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const EventIndex index = static_cast<EventIndex>(i);
        auto step = stepOf(timeline, index);
        if (step && step->shown.what.isEmpty())
            step->shown.what = step->shown.text;
        const int stay = step ? stayOf(timeline, index, *step) : -1;
        if (stay < 0)
            continue;
        step->shown.offset = std::max(Duration::zero(), step->time - timeline.statuses[static_cast<size_t>(stay)].entered);
        steps[static_cast<size_t>(stay)].push_back(std::move(*step));
    }
    for (std::vector<Step>& ofStay : steps)
        std::stable_sort(ofStay.begin(), ofStay.end(),
                         [](const Step& left, const Step& right) { return left.shown.offset < right.shown.offset; });
    return steps;
}

std::vector<std::pair<int, int>> aligned(const std::vector<Step>& left, const std::vector<Step>& right) {
    std::vector<std::pair<int, int>> pairs;
    const size_t rows = std::min(left.size(), mostAligned);
    const size_t columns = std::min(right.size(), mostAligned);
    // lengths[i][j]: longest common subsequence of what follows i and j.
    std::vector<int> lengths((rows + 1) * (columns + 1));
    const auto length = [&](size_t i, size_t j) -> int& { return lengths[i * (columns + 1) + j]; };
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;)
            length(i, j) =
                left[i].key == right[j].key ? length(i + 1, j + 1) + 1 : std::max(length(i + 1, j), length(i, j + 1));
    }
    size_t i = 0;
    size_t j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && left[i].key == right[j].key && length(i, j) == length(i + 1, j + 1) + 1)
            pairs.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
        else if (j >= columns || (i < rows && length(i + 1, j) >= length(i, j + 1)))
            pairs.emplace_back(static_cast<int>(i++), -1);
        else
            pairs.emplace_back(-1, static_cast<int>(j++));
    }
    for (; i < left.size(); ++i)
        pairs.emplace_back(static_cast<int>(i), -1);
    for (; j < right.size(); ++j)
        pairs.emplace_back(-1, static_cast<int>(j));
    joinSwapped(pairs, left, right);
    return pairs;
}

} // namespace logloupe::comparison
