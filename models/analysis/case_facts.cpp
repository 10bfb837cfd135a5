// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/case_facts.h"

#include "models/analysis/actor.h"
#include "models/analysis/status_words.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

Sentence plain(const QString& text) {
    return {{text, false, Tone::Plain}};
}

QString holderName(const Holder& holder) {
    switch (holder.kind) {
    case HolderKind::Nobody:
        return {};
    case HolderKind::Customer:
        return QCoreApplication::translate("CaseFacts", "the customer");
    case HolderKind::Seller:
        return holder.actor.empty() ? QCoreApplication::translate("CaseFacts", "a seller") : actorText(holder.actor);
    case HolderKind::AnyOperator:
        return QCoreApplication::translate("CaseFacts", "nobody yet");
    case HolderKind::Queue:
        return holder.actor.empty() ? QCoreApplication::translate("CaseFacts", "the queue") : toText(holder.actor);
    case HolderKind::Operator:
        return actorText(holder.actor);
    case HolderKind::System:
        break;
    }
    return {};
}

std::optional<CaseFact> ageFact(const OrderTimeline& timeline, const Baselines& baselines, const StatusProcess& process) {
    if (timeline.events.empty())
        return {};
    const StatusStay* current = timeline.current();
    const TimePoint begin = current ? timeline.statuses.front().entered : timeline.range.begin;
    const OrderStatus* rules = current ? process.find(current->code) : nullptr;
    const bool hasEnded = rules && rules->isFinal;
    const Duration age = std::max(Duration::zero(), (hasEnded ? current->entered : timeline.now) - begin);
    QString text = durationText(age);
    const DurationSample& leadTime = baselines.leadTime;
    // How long whole orders take says nothing about one that was given up.
    const bool isCancelled = current && orderPhase(current->code) == OrderPhase::Cancelled;
    if (leadTime.count() >= smallestPopulation && !isCancelled)
        text = QCoreApplication::translate("CaseFacts", "%1, usually %2")
                   .arg(text, durationRangeText(leadTime.quantile(usualLowShare), leadTime.quantile(usualHighShare)));
    return CaseFact{hasEnded ? QCoreApplication::translate("CaseFacts", "Took")
                             : QCoreApplication::translate("CaseFacts", "Age"),
                    plain(text)};
}

CaseFact errorsFact(const OrderTimeline& timeline) {
    const QString label = QCoreApplication::translate("CaseFacts", "Errors");
    const QString warnings =
        QCoreApplication::translate("CaseFacts", "%1 warnings", nullptr, timeline.warnings).arg(countText(timeline.warnings));
    if (timeline.errors == 0)
        return {label, plain(timeline.warnings == 0 ? QCoreApplication::translate("CaseFacts", "none") : warnings)};
    Sentence value{
        {QCoreApplication::translate("CaseFacts", "%1 errors", nullptr, timeline.errors).arg(countText(timeline.errors)), false,
         Tone::Error}};
    if (timeline.warnings > 0)
        value.append({QStringLiteral(", ") + warnings, false, Tone::Plain});
    return {label, value};
}

std::optional<CaseFact> modelFact(const OrderTimeline& timeline) {
    QStringList parts;
    if (!timeline.model.empty())
        parts.append(toText(timeline.model));
    if (timeline.modelSize)
        parts.append(sizeText(*timeline.modelSize));
    if (parts.isEmpty())
        return {};
    return CaseFact{QCoreApplication::translate("CaseFacts", "Model"), plain(parts.join(QStringLiteral(", ")))};
}

} // namespace

QString holderText(const Holder& holder) {
    const QString name = holderName(holder);
    const QString system = toText(holder.system);
    if (name.isEmpty() || system.isEmpty())
        return name + system;
    return name + QStringLiteral(", ") + system;
}

QList<CaseFact> caseFacts(const OrderTimeline& timeline, const Baselines& baselines, const StatusProcess& process) {
    QList<CaseFact> facts;
    if (auto age = ageFact(timeline, baselines, process))
        facts.append(*age);
    if (const QString holder = holderText(timeline.holder); !holder.isEmpty())
        facts.append({QCoreApplication::translate("CaseFacts", "With now"), plain(holder)});
    else if (const StatusStay* current = timeline.current(); current && process.isDiscovered() && !current->actor.empty())
        facts.append({QCoreApplication::translate("CaseFacts", "Last by"), plain(actorText(current->actor))});
    if (!timeline.seller.empty())
        facts.append({QCoreApplication::translate("CaseFacts", "Seller"), plain(actorText(timeline.seller))});
    if (auto model = modelFact(timeline))
        facts.append(*model);
    facts.append(errorsFact(timeline));
    return facts;
}

} // namespace logloupe
