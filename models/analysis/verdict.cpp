// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/verdict.h"

#include "models/analysis/moment_text.h"
#include "models/analysis/status_words.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

int pluralOf(qint64 count) {
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QString usualRange(const StayVerdict& stay) {
    return durationRangeText(*stay.usualLow, *stay.usualHigh);
}

Sentence lateSentence(const Verdict& verdict, const QString& status, const QString& elapsed) {
    const StayVerdict& stay = verdict.stay;
    const QString population = countText(stay.population);
    const int plural = pluralOf(stay.population);
    if (!stay.slowerThan)
        return composeSentence(QCoreApplication::translate("Verdict", "**Late:** in %1 **%2**, over the limit of %3"),
                               {status, elapsed, durationText(*stay.limit)});
    const QString share = percentText(*stay.slowerThan);
    if (*stay.slowerThan < lateShare)
        return composeSentence(
            QCoreApplication::translate("Verdict", "**Late:** in %1 **%2**, over the limit of %3, slower than %4 of %5 orders",
                                        nullptr, plural),
            {status, elapsed, durationText(*stay.limit), share, population});
    return composeSentence(QCoreApplication::translate(
                               "Verdict", "**Late:** in %1 **%2**, usually %3, slower than %4 of %5 orders", nullptr, plural),
                           {status, elapsed, usualRange(stay), share, population});
}

Sentence onTimeSentence(const Verdict& verdict, const QString& status, const QString& elapsed) {
    const StayVerdict& stay = verdict.stay;
    if (stay.slowerThan)
        return composeSentence(QCoreApplication::translate("Verdict", "**On time:** in %1 **%2**, usually %3 in %4 orders",
                                                           nullptr, pluralOf(stay.population)),
                               {status, elapsed, usualRange(stay), countText(stay.population)});
    return composeSentence(QCoreApplication::translate("Verdict", "**On time:** in %1 **%2**, the limit is %3"),
                           {status, elapsed, durationText(*stay.limit)});
}

Sentence endedSentence(const Verdict& verdict, const OrderTimeline& timeline, const Baselines& baselines,
                       const QTimeZone& zone) {
    const QString moment = momentText(verdict.since, zone, timeline.now);
    const QString elapsed = durationText(verdict.elapsed);
    if (verdict.kind == VerdictKind::Cancelled)
        return composeSentence(QCoreApplication::translate("Verdict", "**Cancelled** %1, after **%2**"), {moment, elapsed});
    const DurationSample& leadTime = baselines.leadTime;
    const bool isUsualKnown = leadTime.count() >= smallestPopulation;
    const QString usual =
        isUsualKnown ? durationRangeText(leadTime.quantile(usualLowShare), leadTime.quantile(usualHighShare)) : QString();
    if (orderPhase(verdict.status) != OrderPhase::Done) {
        const QString status = toText(verdict.status);
        return isUsualKnown
                   ? composeSentence(QCoreApplication::translate("Verdict", "**Ended** with %1 %2, after **%3**, usually %4"),
                                     {status, moment, elapsed, usual})
                   : composeSentence(QCoreApplication::translate("Verdict", "**Ended** with %1 %2, after **%3**"),
                                     {status, moment, elapsed});
    }
    return isUsualKnown
               ? composeSentence(QCoreApplication::translate("Verdict", "**Closed** %1, after **%2**, usually %3"),
                                 {moment, elapsed, usual})
               : composeSentence(QCoreApplication::translate("Verdict", "**Closed** %1, after **%2**"), {moment, elapsed});
}

Sentence verdictSentence(const Verdict& verdict, const OrderTimeline& timeline, const Baselines& baselines,
                         const QTimeZone& zone) {
    const QString status = toText(verdict.status);
    const QString elapsed = durationText(verdict.elapsed);
    switch (verdict.kind) {
    case VerdictKind::NoStatus:
        return composeSentence(QCoreApplication::translate("Verdict", "No status change is logged for this order"), {});
    case VerdictKind::Unknown:
        return composeSentence(QCoreApplication::translate("Verdict", "In %1 **%2**; too few orders to say what is usual"),
                               {status, elapsed});
    case VerdictKind::OnTime:
        return onTimeSentence(verdict, status, elapsed);
    case VerdictKind::OverUsual:
        return composeSentence(QCoreApplication::translate(
                                   "Verdict", "**Longer than usual:** in %1 **%2**, usually %3, slower than %4 of %5 orders",
                                   nullptr, pluralOf(verdict.stay.population)),
                               {status, elapsed, usualRange(verdict.stay), percentText(*verdict.stay.slowerThan),
                                countText(verdict.stay.population)});
    case VerdictKind::Late:
        return lateSentence(verdict, status, elapsed);
    case VerdictKind::Closed:
    case VerdictKind::Cancelled:
        break;
    }
    return endedSentence(verdict, timeline, baselines, zone);
}

VerdictKind stayKind(const StayVerdict& stay, bool isOpen) {
    const bool isSlow = stay.slowerThan && *stay.slowerThan >= lateShare;
    const bool isOverUsual = stay.slowerThan && *stay.slowerThan > usualHighShare;
    if (isOpen && (stay.overLimit || isSlow))
        return VerdictKind::Late;
    if (isOverUsual || stay.overLimit)
        return VerdictKind::OverUsual;
    return stay.slowerThan || stay.limit ? VerdictKind::OnTime : VerdictKind::Unknown;
}

} // namespace

StayVerdict judgeStay(std::string_view status, Duration elapsed, bool isOpen, const Baselines& baselines,
                      const StatusProcess& process) {
    StayVerdict verdict;
    if (const StatusBaseline* baseline = baselines.find(status); baseline && baseline->isKnown()) {
        const Rank rank = baseline->stays.rank(elapsed);
        verdict.usualLow = baseline->usualLow();
        verdict.usualHigh = baseline->usualHigh();
        verdict.slowerThan = rank.share();
        verdict.population = rank.population;
    }
    if (const OrderStatus* rules = process.find(status); rules && rules->limit) {
        verdict.limit = rules->limit;
        verdict.overLimit = elapsed > *rules->limit;
    }
    verdict.kind = stayKind(verdict, isOpen);
    return verdict;
}

Verdict judgeOrder(const OrderTimeline& timeline, const Baselines& baselines, const StatusProcess& process,
                   const QTimeZone& zone) {
    Verdict verdict;
    if (const StatusStay* stay = timeline.current()) {
        verdict.status = stay->code;
        verdict.since = stay->entered;
        const OrderStatus* rules = process.find(stay->code);
        if (rules && rules->isFinal) {
            verdict.kind = orderPhase(stay->code) == OrderPhase::Cancelled ? VerdictKind::Cancelled : VerdictKind::Closed;
            verdict.elapsed = std::max(Duration::zero(), stay->entered - timeline.statuses.front().entered);
        } else {
            verdict.elapsed = stay->duration;
            verdict.stay = judgeStay(stay->code, stay->duration, true, baselines, process);
            verdict.kind = verdict.stay.kind;
        }
    }
    verdict.sentence = verdictSentence(verdict, timeline, baselines, zone);
    return verdict;
}

QString usualText(const StayVerdict& stay, bool brief) {
    if (!stay.slowerThan)
        return {};
    if (stay.kind == VerdictKind::OnTime || stay.kind == VerdictKind::Unknown)
        return QCoreApplication::translate("Verdict", "usually %1").arg(usualRange(stay));
    if (brief)
        return QCoreApplication::translate("Verdict", "usually %1, slower than %2")
            .arg(usualRange(stay), percentText(*stay.slowerThan));
    return QCoreApplication::translate("Verdict", "usually %1, slower than %2 of %3 orders", nullptr, pluralOf(stay.population))
        .arg(usualRange(stay), percentText(*stay.slowerThan), countText(stay.population));
}

QString verdictWord(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::NoStatus:
        return QCoreApplication::translate("Verdict", "no status");
    case VerdictKind::Unknown:
        return QCoreApplication::translate("Verdict", "not known");
    case VerdictKind::OnTime:
        return QCoreApplication::translate("Verdict", "on time");
    case VerdictKind::OverUsual:
        return QCoreApplication::translate("Verdict", "longer than usual");
    case VerdictKind::Late:
        return QCoreApplication::translate("Verdict", "late");
    case VerdictKind::Closed:
        return QCoreApplication::translate("Verdict", "closed");
    case VerdictKind::Cancelled:
        return QCoreApplication::translate("Verdict", "cancelled");
    }
    return {};
}

QString verdictCode(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::NoStatus:
        return QStringLiteral("no_status");
    case VerdictKind::Unknown:
        return QStringLiteral("unknown");
    case VerdictKind::OnTime:
        return QStringLiteral("on_time");
    case VerdictKind::OverUsual:
        return QStringLiteral("over_usual");
    case VerdictKind::Late:
        return QStringLiteral("late");
    case VerdictKind::Closed:
        return QStringLiteral("closed");
    case VerdictKind::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

} // namespace logloupe
