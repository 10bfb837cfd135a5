// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/case_state.h"

#include "models/analysis/actor.h"
#include "models/analysis/moment_text.h"
#include "models/analysis/status_words.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace logloupe {

namespace {

QString told(const char* text) {
    return QCoreApplication::translate("CaseState", text);
}

Sentence productionQueueSentence(const OrderTimeline& timeline, const QTimeZone& zone) {
    const Holder& holder = timeline.holder;
    const QString since = holder.since ? sinceText(*holder.since, zone, timeline.now) : QString();
    switch (holder.kind) {
    case HolderKind::Operator:
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting for %1**, who took the order %2.")),
                               {actorText(holder.actor, ActorForm::Whom), momentText(*holder.since, zone, timeline.now)});
    case HolderKind::Queue:
        if (holder.actor.empty())
            return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting in the queue** %1.")), {since});
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting in the queue %1** %2.")),
                               {toText(holder.actor), since});
    default:
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting for an operator** %1.")), {since});
    }
}

Sentence productionSentence(const OrderTimeline& timeline, const QString& since) {
    if (timeline.holder.kind == HolderKind::Operator)
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**In production** %1, with %2.")),
                               {since, actorText(timeline.holder.actor, ActorForm::Whom)});
    return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**In production** %1.")), {since});
}

Sentence pricingSentence(const OrderTimeline& timeline, const QString& since) {
    for (const TimelineSpan& span : timeline.spans) {
        if (span.kind == SpanKind::PriceCalculation && span.state == SpanState::Running && span.end >= timeline.now)
            return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**The price is being calculated**, for %1 so far.")),
                                   {durationText(span.duration())});
    }
    return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting for the price** %1.")), {since});
}

Sentence cancelledSentence(const OrderTimeline& timeline, const StatusStay& stay, const QString& moment) {
    const ActorRole role = actorRole(stay.actor);
    if (role == ActorRole::Customer || (!stay.actor.empty() && stay.actor == timeline.customer))
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**The customer cancelled the order** %1.")), {moment});
    if (stay.actor.empty() || role == ActorRole::System)
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**The order was cancelled** %1.")), {moment});
    return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**The order was cancelled** %1 %2.")),
                           {actorText(stay.actor, ActorForm::By), moment});
}

/// A status without known words: its code says it.
Sentence codeSentence(const OrderTimeline& timeline, const StatusStay& stay, const StatusProcess& process,
                      const QTimeZone& zone) {
    const QString moment = momentText(stay.entered, zone, timeline.now);
    const QString code = toText(stay.code);
    const OrderStatus* rules = process.find(stay.code);
    const bool isEnd = rules && rules->isFinal;
    if (!isEnd && !process.isDiscovered())
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now in %1** %2.")),
                               {code, sinceText(stay.entered, zone, timeline.now)});
    if (stay.actor.empty())
        return isEnd ? composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Ended with %1** %2.")), {code, moment})
                     : composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**The last step is %1**, %2.")), {code, moment});
    const QString who = actorText(stay.actor, ActorForm::By);
    return isEnd
               ? composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Ended with %1** %2, %3.")), {code, moment, who})
               : composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**The last step is %1**, %2, %3.")), {code, moment, who});
}

Sentence lastEventSentence(const OrderTimeline& timeline, const QTimeZone& zone) {
    if (timeline.events.empty())
        return {};
    const QString moment = momentText(timeline.events.back().time(), zone, timeline.now);
    const QString system = toText(timeline.systemOf(static_cast<EventIndex>(timeline.events.size()) - 1));
    if (system.isEmpty())
        return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "No status change is logged; the last event was %1.")),
                               {moment});
    return composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "No status change is logged; the last event was %1 in %2.")),
                           {moment, system});
}

} // namespace

QList<Sentence> stateSentences(const OrderTimeline& timeline, const StatusProcess& process, const QTimeZone& zone) {
    const StatusStay* stay = timeline.current();
    if (!stay)
        return {lastEventSentence(timeline, zone)};
    const QString since = sinceText(stay->entered, zone, timeline.now);
    const QString moment = momentText(stay->entered, zone, timeline.now);
    switch (process.isDiscovered() ? OrderPhase::Unknown : orderPhase(stay->code)) {
    case OrderPhase::Unknown:
        return {codeSentence(timeline, *stay, process, zone)};
    case OrderPhase::Customer:
        return {composeSentence(
            told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting for the customer to upload the model** %1.")), {since})};
    case OrderPhase::Pricing:
        return {pricingSentence(timeline, since)};
    case OrderPhase::Payment:
        return {
            composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting for the customer’s payment** %1.")), {since})};
    case OrderPhase::Approval:
        return {
            composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting for a seller’s confirmation** %1.")), {since})};
    case OrderPhase::ProductionQueue:
        return {productionQueueSentence(timeline, zone),
                composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "Production has not started.")), {})};
    case OrderPhase::Production:
        return {productionSentence(timeline, since)};
    case OrderPhase::Packing:
        return {composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Now waiting to be packed** %1.")), {since})};
    case OrderPhase::Shipping:
        return {composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Being packed** %1.")), {since})};
    case OrderPhase::Delivery:
        return {composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**On its way to the customer** %1.")), {since})};
    case OrderPhase::Done:
        return {composeSentence(told(QT_TRANSLATE_NOOP("CaseState", "**Closed** %1.")), {moment})};
    case OrderPhase::Cancelled:
        break;
    }
    return {cancelledSentence(timeline, *stay, moment)};
}

} // namespace logloupe
