// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/compare_steps.h"

#include "models/analysis/actor.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe::comparison {

namespace {

// More steps of one status than this are not aligned one by one but in the order they came; the table of the alignment stays small.
constexpr size_t mostAligned = 400;

QString tr(const char* text)
{
    return QCoreApplication::translate("CompareSteps", text);
}

const TimelineSpan* spanEndingWith(const OrderTimeline& timeline, EventIndex event)
{
    const auto found = std::find_if(timeline.spans.begin(), timeline.spans.end(), [event](const TimelineSpan& span) { return span.endEvent == event; });
    return found == timeline.spans.end() ? nullptr : &*found;
}

const TimelineMessage* messageOf(const OrderTimeline& timeline, EventIndex event)
{
    const auto found = std::find_if(timeline.messages.begin(), timeline.messages.end(),
                                    [event](const TimelineMessage& message) { return std::binary_search(message.events.begin(), message.events.end(), event); });
    return found == timeline.messages.end() ? nullptr : &*found;
}

QString messageText(const TimelineMessage* message, ActionKind action)
{
    const QString name = message ? toText(message->name) : QString();
    const bool isAgain = message && (message->rejections > 0 || message->deadLettered);
    switch (action) {
    case ActionKind::MessagePublished:
        return tr(QT_TRANSLATE_NOOP("CompareSteps", "%1 published")).arg(name).trimmed();
    case ActionKind::MessageDeadLettered:
        return tr(QT_TRANSLATE_NOOP("CompareSteps", "%1 dead-lettered")).arg(name).trimmed();
    case ActionKind::MessageRejected:
        return tr(QT_TRANSLATE_NOOP("CompareSteps", "%1 rejected")).arg(name).trimmed();
    default:
        break;
    }
    return (isAgain ? tr(QT_TRANSLATE_NOOP("CompareSteps", "%1 consumed, after a rejection")) : tr(QT_TRANSLATE_NOOP("CompareSteps", "%1 consumed"))).arg(name).trimmed();
}

QString withActor(const QString& text, const EventRef& event)
{
    const std::string_view actor = event.text(Field::UserId);
    const ActorRole role = actorRole(actor);
    if (role != ActorRole::Seller && role != ActorRole::Operator)
        return text;
    return text + QStringLiteral(", ") + actorText(actor);
}

QString errorText(const EventRef& event)
{
    const QString type = toText(event.text(Field::ErrorType));
    const std::string_view errorMessage = event.text(Field::ErrorMessage);
    const QString message = toText(errorMessage.empty() ? event.text(Field::Message) : errorMessage);
    if (type.isEmpty() || message.startsWith(type))
        return message;
    return message.isEmpty() ? type : type + QStringLiteral(": ") + message;
}

/// A price calculation or production that ended.
void describeSpan(Step& step, const OrderTimeline& timeline, EventIndex index)
{
    const TimelineSpan* span = spanEndingWith(timeline, index);
    const bool failed = timeline.actions[static_cast<size_t>(index)] == ActionKind::PriceCalculationFailed;
    if (!span || span->duration() <= Duration::zero()) {
        step.shown.text = failed ? tr(QT_TRANSLATE_NOOP("CompareSteps", "price calculation failed")) : tr(QT_TRANSLATE_NOOP("CompareSteps", "price calculation"));
        return;
    }
    step.shown.took = span->duration();
    step.time = span->begin;
    step.shown.text = (failed ? tr(QT_TRANSLATE_NOOP("CompareSteps", "price calculation failed after %1")) : tr(QT_TRANSLATE_NOOP("CompareSteps", "price calculation, %1")))
                          .arg(durationText(span->duration()));
}

/// Nothing for events that are no step: views, requests, health checks.
std::optional<Step> stepOf(const OrderTimeline& timeline, EventIndex index)
{
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
        step.kind = action == ActionKind::MessageRejected ? StepKind::Rejection : action == ActionKind::MessageDeadLettered ? StepKind::DeadLetter : StepKind::Other;
        step.shown.isProblem = step.shown.isProblem || step.kind != StepKind::Other;
        step.shown.text = step.kind == StepKind::Rejection && !errorText(event).isEmpty() ? errorText(event) : messageText(message, action);
        // The same message may be taken by several systems.
        step.key += '/' + (message ? message->name : std::string()) + '/' + step.shown.system;
        return step;
    }
    case ActionKind::ModelUploaded:
        step.shown.text = tr(QT_TRANSLATE_NOOP("CompareSteps", "model uploaded"));
        if (const auto size = event.number(Field::FileSize))
            step.shown.text += QStringLiteral(", ") + sizeText(*size);
        return step;
    case ActionKind::OrderCreated:
    case ActionKind::OrderChanged:
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
        step.shown.text = withActor(actionText(event.text(Field::Action)), event);
        return step;
    default:
        break;
    }
    if (!step.shown.isProblem)
        return {};
    step.kind = StepKind::Failure;
    step.shown.text = errorText(event);
    step.key += '!' + step.shown.system + '!' + std::string(event.text(Field::ErrorType));
    return step;
}

} // namespace

std::vector<Step> stepsBetween(const OrderTimeline& timeline, const StatusStay& stay)
{
    std::vector<Step> steps;
    for (size_t i = 0; i < timeline.events.size(); ++i) {
        const TimePoint time = timeline.events[i].time();
        // The event that ends the stay belongs to the next one, but records of the same instant that come before it do not.
        if (time < stay.entered || (stay.left && time >= *stay.left))
            continue;
        auto step = stepOf(timeline, static_cast<EventIndex>(i));
        if (!step)
            continue;
        step->shown.offset = std::max(Duration::zero(), step->time - stay.entered);
        steps.push_back(std::move(*step));
    }
    return steps;
}

std::vector<std::pair<int, int>> aligned(const std::vector<Step>& left, const std::vector<Step>& right)
{
    std::vector<std::pair<int, int>> pairs;
    const size_t rows = std::min(left.size(), mostAligned);
    const size_t columns = std::min(right.size(), mostAligned);
    // lengths[i][j]: longest common subsequence of what follows i and j.
    std::vector<int> lengths((rows + 1) * (columns + 1));
    const auto length = [&](size_t i, size_t j) -> int& { return lengths[i * (columns + 1) + j]; };
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;)
            length(i, j) = left[i].key == right[j].key ? length(i + 1, j + 1) + 1 : std::max(length(i + 1, j), length(i, j + 1));
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
    return pairs;
}

} // namespace logloupe::comparison
