// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/case_summary.h"

#include "models/analysis/actor.h"
#include "models/analysis/case_state.h"
#include "models/analysis/moment_text.h"
#include "models/analysis/status_words.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace logloupe {

namespace {

// A request younger than this may still be answered.
constexpr Duration answerTakes = std::chrono::minutes(1);

QString told(const char* text, int count = -1) {
    return QCoreApplication::translate("CaseSummary", text, nullptr, count);
}

QString capitalized(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// An actor at the beginning of a sentence: words get a capital, an id stays as it is logged.
QString subjectText(std::string_view actor) {
    const ActorRole role = actorRole(actor);
    const bool isInWords = role == ActorRole::Seller || role == ActorRole::Operator;
    return isInWords ? capitalized(actorText(actor)) : actorText(actor);
}

QString timesText(int count) {
    if (count == 1)
        return QCoreApplication::translate("Times", "once");
    if (count == 2)
        return QCoreApplication::translate("Times", "twice");
    return QCoreApplication::translate("Times", "%1 times", nullptr, count).arg(countText(count));
}

// A smaller difference of clocks is marked where it matters and needs no sentence.
constexpr Duration noticeableSkew = std::chrono::seconds(1);

class Story {
public:
    Story(const OrderTimeline& timeline, const StatusProcess& process, const QTimeZone& zone)
        : m_timeline(timeline)
        , m_process(process)
        , m_zone(zone) {}

    QList<Sentence> tell() {
        if (m_timeline.events.empty()) {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Nothing is logged for this order.")));
            return m_sentences;
        }
        if (knowsPhases()) {
            tellCreation();
            tellPrices();
            tellPayment();
            tellMessages();
            tellTaking();
            tellProduction();
            tellShipping();
        } else {
            tellSteps();
        }
        tellUnanswered();
        tellErrors();
        tellClocks();
        m_sentences.append(stateSentences(m_timeline, m_process, m_zone));
        return m_sentences;
    }

private:
    void add(const QString& pattern, const QStringList& arguments = {}) {
        m_sentences.append(composeSentence(pattern, arguments));
    }
    [[nodiscard]] QString moment(TimePoint point) const { return momentText(point, m_zone, m_timeline.now); }
    [[nodiscard]] QString momentAfter(TimePoint point, TimePoint mentioned) const {
        return momentAfterText(point, mentioned, m_zone, m_timeline.now);
    }
    [[nodiscard]] const EventRef& event(EventIndex index) const { return m_timeline.events[static_cast<size_t>(index)]; }

    [[nodiscard]] bool knowsPhases() const {
        if (m_timeline.statuses.empty())
            return std::any_of(m_timeline.actions.begin(), m_timeline.actions.end(),
                               [](ActionKind action) { return action != ActionKind::Other; });
        return !m_process.isDiscovered()
               && std::any_of(m_timeline.statuses.begin(), m_timeline.statuses.end(),
                              [](const StatusStay& stay) { return orderPhase(stay.code) != OrderPhase::Unknown; });
    }

    /// The first event of an action that did not fail; -1 for none.
    [[nodiscard]] EventIndex first(ActionKind action) const {
        for (size_t i = 0; i < m_timeline.actions.size(); ++i) {
            if (m_timeline.actions[i] == action && m_timeline.events[i].severity() < Severity::Error)
                return static_cast<EventIndex>(i);
        }
        return -1;
    }

    [[nodiscard]] const StatusStay* firstStay(OrderPhase phase) const {
        const auto found = std::find_if(m_timeline.statuses.begin(), m_timeline.statuses.end(),
                                        [phase](const StatusStay& stay) { return orderPhase(stay.code) == phase; });
        return found == m_timeline.statuses.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool isCustomer(std::string_view actor) const {
        return actorRole(actor) == ActorRole::Customer || (!actor.empty() && actor == m_timeline.customer);
    }

    /// The shop logs its visitors without a user id: what a customer's record there names nobody for, the customer did.
    [[nodiscard]] bool isCustomersDoing(EventIndex index) const {
        const std::string_view actor = event(index).text(Field::UserId);
        const std::string_view system = m_timeline.systemOf(index);
        const bool inTheShop = system == "shop" || system == "shop-api";
        return isCustomer(actor) || (actor.empty() && inTheShop && !event(index).text(Field::CustomerId).empty());
    }

    void tellCreation() {
        const EventIndex created = first(ActionKind::OrderCreated);
        const EventIndex uploaded = first(ActionKind::ModelUploaded);
        const StatusStay* stay = firstStay(OrderPhase::Customer);
        if (created < 0 && !stay) {
            if (uploaded >= 0)
                tellUpload(uploaded);
            return;
        }
        const TimePoint time = created >= 0 ? event(created).time() : stay->entered;
        const std::string actor = created >= 0 ? std::string(event(created).text(Field::UserId)) : stay->actor;
        const ActorRole role = actorRole(actor);
        const bool byCustomer = created >= 0 ? isCustomersDoing(created) : isCustomer(actor);
        const bool sameHand = uploaded >= 0 && event(uploaded).time() >= time && event(uploaded).number(Field::FileSize)
                              && isCustomersDoing(uploaded);
        if (byCustomer && sameHand) {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The customer created the order %1 and uploaded the model (%2) %3.")),
                {moment(time), sizeText(*event(uploaded).number(Field::FileSize)), momentAfter(event(uploaded).time(), time)});
        } else {
            if (byCustomer)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "The customer created the order %1.")), {moment(time)});
            else if (actor.empty() || role == ActorRole::System)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "The order was created %1.")), {moment(time)});
            else
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "%1 created the order %2.")), {subjectText(actor), moment(time)});
            if (uploaded >= 0)
                tellUpload(uploaded);
        }
        tellLaterUploads(uploaded);
    }

    void tellUpload(EventIndex uploaded) {
        const QString time = moment(event(uploaded).time());
        if (const auto size = event(uploaded).number(Field::FileSize))
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The model (%1) was uploaded %2.")), {sizeText(*size), time});
        else
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The model was uploaded %1.")), {time});
    }

    void tellLaterUploads(EventIndex firstUpload) {
        int count = 0;
        EventIndex last = -1;
        for (size_t i = static_cast<size_t>(std::max(0, firstUpload + 1)); firstUpload >= 0 && i < m_timeline.actions.size();
             ++i) {
            if (m_timeline.actions[i] != ActionKind::ModelUploaded || m_timeline.events[i].severity() >= Severity::Error)
                continue;
            ++count;
            last = static_cast<EventIndex>(i);
        }
        if (count > 0)
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "The model was uploaded %1 more times, last %2."), count),
                {countText(count), moment(event(last).time())});
    }

    void tellPrices() {
        int failed = 0;
        const TimelineSpan* success = nullptr;
        const TimelineSpan* last = nullptr;
        int failedAfterSuccess = 0;
        for (const TimelineSpan& span : m_timeline.spans) {
            if (span.kind != SpanKind::PriceCalculation)
                continue;
            last = &span;
            if (span.state == SpanState::Finished) {
                success = &span;
                failedAfterSuccess = 0;
            }
            if (span.state != SpanState::Failed)
                continue;
            ++failed;
            ++failedAfterSuccess;
            m_toldErrors.insert(span.endEvent);
        }
        if (!last)
            return;
        if (success && failed == 0) {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The price was calculated in %1.")), {durationText(success->duration())});
        } else if (success && failedAfterSuccess == 0) {
            if (failed == 1)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "The first price calculation failed, the second succeeded.")));
            else
                add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 price calculations failed, then one succeeded."), failed),
                    {countText(failed)});
        } else if (failed == 1) {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "A price calculation failed %1.")), {moment(lastFailure())});
        } else if (failed > 1) {
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 price calculations failed, the last %2."), failed),
                {countText(failed), moment(lastFailure())});
        }
    }

    [[nodiscard]] TimePoint lastFailure() const {
        TimePoint time;
        for (const TimelineSpan& span : m_timeline.spans) {
            if (span.state == SpanState::Failed)
                time = span.end;
        }
        return time;
    }

    void tellPayment() {
        const StatusStay* paid = firstStay(OrderPhase::Approval);
        const StatusStay* approved = firstStay(OrderPhase::ProductionQueue);
        const EventIndex payment = first(ActionKind::OrderPaid);
        std::optional<TimePoint> paidTime;
        if (paid)
            paidTime = paid->entered;
        else if (payment >= 0)
            paidTime = event(payment).time();
        if (!approved) {
            if (paidTime)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "Paid %1.")), {moment(*paidTime)});
            return;
        }
        const bool knowsWho = !approved->actor.empty() && actorRole(approved->actor) != ActorRole::System;
        const QString who = knowsWho ? actorText(approved->actor, ActorForm::By) : QString();
        if (paidTime && *paidTime <= approved->entered) {
            const QString day = dayText(*paidTime, m_zone, m_timeline.now);
            if (knowsWho)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "Paid %1, approved for production %2 %3.")),
                    {day, who, moment(approved->entered)});
            else
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "Paid %1, approved for production %2.")),
                    {day, moment(approved->entered)});
        } else if (knowsWho) {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Approved for production %1 %2.")), {who, moment(approved->entered)});
        } else {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Approved for production %1.")), {moment(approved->entered)});
        }
    }

    void tellMessages() {
        std::vector<const TimelineMessage*> troubled;
        for (const TimelineMessage& message : m_timeline.messages) {
            if (message.rejections == 0 && !message.deadLettered)
                continue;
            troubled.push_back(&message);
            for (const EventIndex index : message.events) {
                const ActionKind action = m_timeline.actions[static_cast<size_t>(index)];
                if (action == ActionKind::MessageRejected || action == ActionKind::MessageDeadLettered)
                    m_toldErrors.insert(index);
            }
        }
        constexpr size_t toldOneByOne = 2;
        if (troubled.size() <= toldOneByOne) {
            for (const TimelineMessage* message : troubled)
                tellMessage(*message);
            return;
        }
        Duration longest{};
        for (const TimelineMessage* message : troubled) {
            if (message->consumed || !hasMovedOn(*message))
                longest = std::max(longest, message->waited(m_timeline.now));
        }
        add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 messages did not get through at once; the longest wait was %2."),
                 static_cast<int>(troubled.size())),
            {countText(static_cast<qint64>(troubled.size())), durationText(longest)});
    }

    /// The order went on after the message's last record, so it does not wait for it, whatever became of the message.
    [[nodiscard]] bool hasMovedOn(const TimelineMessage& message) const {
        return !m_timeline.statuses.empty() && m_timeline.statuses.back().entered > event(message.events.back()).time();
    }

    void tellLostSight(const TimelineMessage& message, bool toProduction) {
        if (message.rejections > 0 && toProduction)
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Production rejected the message %1.")), {timesText(message.rejections)});
        else if (message.rejections > 0)
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The message %1 was rejected %2.")),
                {toText(message.name), timesText(message.rejections)});
        else
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The message %1 was dead-lettered.")), {toText(message.name)});
    }

    void tellMessage(const TimelineMessage& message) {
        const QString waited = durationText(message.waited(m_timeline.now));
        const QString name = toText(message.name);
        const bool toProduction = message.consumer == "mes-api" || message.consumer == "mes";
        if (!message.consumed && hasMovedOn(message)) {
            tellLostSight(message, toProduction);
        } else if (message.rejections == 0) {
            if (message.consumed)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "The message %1 was dead-lettered and received %2 later.")),
                    {name, waited});
            else
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "The message %1 was dead-lettered and has been waiting for %2.")),
                    {name, waited});
        } else if (toProduction) {
            if (message.consumed)
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "Production rejected the message %1 and received it %2 later.")),
                    {timesText(message.rejections), waited});
            else
                add(told(QT_TRANSLATE_NOOP("CaseSummary", "Production rejected the message %1; it has been waiting for %2.")),
                    {timesText(message.rejections), waited});
        } else if (message.consumed) {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The message %1 was rejected %2 and received %3 later.")),
                {name, timesText(message.rejections), waited});
        } else {
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "The message %1 was rejected %2; it has been waiting for %3.")),
                {name, timesText(message.rejections), waited});
        }
    }

    /// The state sentence tells of the operator while it is the holder.
    void tellTaking() {
        if (m_timeline.holder.kind == HolderKind::Operator
            && orderPhase(m_timeline.statuses.back().code) == OrderPhase::ProductionQueue)
            return;
        EventIndex taken = first(ActionKind::TakenFromQueue);
        if (taken < 0)
            taken = first(ActionKind::OperatorAssigned);
        if (taken < 0 || event(taken).text(Field::UserId).empty())
            return;
        add(told(QT_TRANSLATE_NOOP("CaseSummary", "%1 took the order %2.")),
            {subjectText(event(taken).text(Field::UserId)), moment(event(taken).time())});
    }

    void tellProduction() {
        const EventIndex started = first(ActionKind::ProductionStarted);
        const EventIndex finished = first(ActionKind::ProductionFinished);
        const StatusStay* startedStay = firstStay(OrderPhase::Production);
        const StatusStay* finishedStay = firstStay(OrderPhase::Packing);
        std::optional<TimePoint> begin;
        std::optional<TimePoint> end;
        if (started >= 0 || startedStay)
            begin = started >= 0 ? event(started).time() : startedStay->entered;
        if (finished >= 0 || finishedStay)
            end = finished >= 0 ? event(finished).time() : finishedStay->entered;
        if (begin && end && *begin <= *end)
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Production started %1 and finished %2.")),
                {moment(*begin), momentAfter(*end, *begin)});
        else if (end)
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Production finished %1.")), {moment(*end)});
        else if (begin
                 && orderPhase(m_timeline.statuses.empty() ? std::string() : m_timeline.statuses.back().code)
                        != OrderPhase::Production)
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Production started %1.")), {moment(*begin)});
    }

    void tellShipping() {
        const StatusStay* packed = firstStay(OrderPhase::Shipping);
        const StatusStay* shipped = firstStay(OrderPhase::Delivery);
        if (packed && shipped)
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Packed %1 and shipped %2.")),
                {moment(packed->entered), momentAfter(shipped->entered, packed->entered)});
        else if (shipped && shipped != m_timeline.current())
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "Shipped %1.")), {moment(shipped->entered)});
    }

    /// For a process that nobody configured: the codes are the only words there are.
    void tellSteps() {
        if (m_timeline.statuses.size() < 2)
            return;
        const StatusStay& begin = m_timeline.statuses.front();
        if (begin.actor.empty())
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "It began %1 with %2.")), {moment(begin.entered), toText(begin.code)});
        else
            add(told(QT_TRANSLATE_NOOP("CaseSummary", "It began %1 with %2, %3.")),
                {moment(begin.entered), toText(begin.code), actorText(begin.actor, ActorForm::By)});
        const int between = static_cast<int>(m_timeline.statuses.size()) - 2;
        if (between > 0)
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 steps followed."), between), {countText(between)});
    }

    void tellUnanswered() {
        const int count = static_cast<int>(
            std::count_if(m_timeline.requests.begin(), m_timeline.requests.end(), [&](const TimelineRequest& request) {
                return !request.answered && m_timeline.now - request.begin > answerTakes;
            }));
        if (count > 0)
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 requests got no answer."), count), {countText(count)});
    }

    void tellErrors() {
        int count = 0;
        std::set<int> lanes;
        for (size_t i = 0; i < m_timeline.events.size(); ++i) {
            if (m_timeline.events[i].severity() < Severity::Error || m_toldErrors.contains(static_cast<EventIndex>(i)))
                continue;
            ++count;
            lanes.insert(m_timeline.laneOfEvent[i]);
        }
        QStringList systems;
        for (const int lane : lanes) {
            if (!m_timeline.lanes[static_cast<size_t>(lane)].system.empty())
                systems.append(toText(m_timeline.lanes[static_cast<size_t>(lane)].system));
        }
        const bool toldSome = std::any_of(m_toldErrors.begin(), m_toldErrors.end(),
                                          [&](EventIndex index) { return event(index).severity() >= Severity::Error; });
        if (count == 0)
            return;
        const QString list = systems.join(QStringLiteral(", "));
        if (systems.isEmpty())
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 errors are logged."), count), {countText(count)});
        else if (toldSome)
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 more errors are logged in %2."), count), {countText(count), list});
        else
            add(told(QT_TRANSLATE_N_NOOP("CaseSummary", "%1 errors are logged in %2."), count), {countText(count), list});
    }

    void tellClocks() {
        const auto worst =
            std::max_element(m_timeline.uncertain.begin(), m_timeline.uncertain.end(),
                             [](const UncertainOrder& left, const UncertainOrder& right) { return left.by < right.by; });
        if (worst == m_timeline.uncertain.end() || worst->by < noticeableSkew)
            return;
        const QString causeSystem = toText(m_timeline.systemOf(worst->cause));
        const QString effectSystem = toText(m_timeline.systemOf(worst->effect));
        if (causeSystem == effectSystem)
            return;
        add(told(QT_TRANSLATE_NOOP("CaseSummary",
                                   "The clocks of %1 and %2 differ by at least %3, so the order of some events is uncertain.")),
            {causeSystem, effectSystem, durationText(worst->by)});
    }

    const OrderTimeline& m_timeline;
    const StatusProcess& m_process;
    const QTimeZone& m_zone;
    QList<Sentence> m_sentences;
    std::set<EventIndex> m_toldErrors;
};

} // namespace

QList<Sentence> summarize(const OrderTimeline& timeline, const StatusProcess& process, const QTimeZone& zone) {
    return Story(timeline, process, zone).tell();
}

} // namespace logloupe
