// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/case_json.h"

#include "models/domain/human_format.h"
#include "models/domain/record_fields.h"

#include <QJsonArray>

#include <cmath>

namespace logloupe {

namespace {

QString masked(const FieldMask& mask, std::string_view field, const QString& value) {
    return mask ? mask(field, value) : value;
}

QJsonValue optionalSeconds(const std::optional<Duration>& duration) {
    return duration ? QJsonValue(secondsJson(*duration)) : QJsonValue();
}

QString stateName(SourceState state) {
    switch (state) {
    case SourceState::Complete:
        return QStringLiteral("complete");
    case SourceState::Partial:
        return QStringLiteral("partial");
    case SourceState::Failed:
        return QStringLiteral("failed");
    case SourceState::Archived:
        break;
    }
    return QStringLiteral("archived");
}

QJsonObject verdictJson(const Verdict& verdict) {
    const StayVerdict& stay = verdict.stay;
    return {{QStringLiteral("status"), toText(verdict.status)},
            {QStringLiteral("elapsed_s"), secondsJson(verdict.elapsed)},
            {QStringLiteral("usual_p10_s"), optionalSeconds(stay.usualLow)},
            {QStringLiteral("usual_p90_s"), optionalSeconds(stay.usualHigh)},
            {QStringLiteral("percentile"),
             stay.slowerThan ? QJsonValue(std::floor(*stay.slowerThan * 1000.0 + 1e-9) / 10.0) : QJsonValue()},
            {QStringLiteral("population"), stay.population},
            {QStringLiteral("kind"), verdictCode(verdict.kind)},
            {QStringLiteral("limit_s"), optionalSeconds(stay.limit)},
            {QStringLiteral("sentence"), sentenceText(verdict.sentence)}};
}

QJsonArray statusesJson(const OrderTimeline& timeline, const FieldMask& mask) {
    QJsonArray statuses;
    for (const StatusStay& stay : timeline.statuses) {
        statuses.append(QJsonObject{{QStringLiteral("status"), toText(stay.code)},
                                    {QStringLiteral("entered"), toIso8601(stay.entered)},
                                    {QStringLiteral("left"), stay.left ? QJsonValue(toIso8601(*stay.left)) : QJsonValue()},
                                    {QStringLiteral("duration_s"), secondsJson(stay.duration)},
                                    {QStringLiteral("system"), toText(stay.system)},
                                    {QStringLiteral("actor"), masked(mask, fieldName(Field::UserId), toText(stay.actor))}});
    }
    return statuses;
}

} // namespace

double secondsJson(Duration duration) {
    return static_cast<double>(duration.count()) / 1e9;
}

QJsonObject eventJson(const EventRef& event, const FieldMask& mask) {
    QJsonObject object{{QStringLiteral("@timestamp"), toIso8601(event.time())}};
    for (const Field field : allFields()) {
        const QString name = toText(fieldName(field));
        if (field == Field::Timestamp || !event.batch.has(field, event.row))
            continue;
        if (fieldType(field) == FieldType::Integer)
            object.insert(name, event.number(field).value_or(0));
        else if (field == Field::Level)
            object.insert(name, severityText(event.severity()));
        else
            object.insert(name, masked(mask, fieldName(field), toText(event.text(field))));
    }
    object.insert(QStringLiteral("_source"), event.batch.source());
    object.insert(QStringLiteral("_raw"), masked(mask, "_raw", toText(event.batch.raw(event.row))));
    return object;
}

QJsonObject completenessJson(const Completeness& completeness) {
    QJsonArray sources;
    for (const SourceCompleteness& source : completeness.sources)
        sources.append(QJsonObject{{QStringLiteral("name"), source.name},
                                   {QStringLiteral("state"), stateName(source.state)},
                                   {QStringLiteral("reason"), source.reason}});
    return {{QStringLiteral("shown"), completeness.shown},
            {QStringLiteral("total"), completeness.total},
            {QStringLiteral("exact"), completeness.exact},
            {QStringLiteral("sources"), sources}};
}

QJsonObject caseJson(const CaseReport& report, const Completeness& completeness, const FieldMask& mask) {
    const OrderTimeline& timeline = report.timeline;
    QJsonArray systems;
    for (const TimelineLane& lane : timeline.lanes) {
        if (!lane.system.empty())
            systems.append(toText(lane.system));
    }
    QJsonArray summary;
    for (const Sentence& sentence : report.summary)
        summary.append(masked(mask, fieldName(Field::Message), sentenceText(sentence)));
    QJsonArray events;
    for (const EventRef& event : timeline.events)
        events.append(eventJson(event, mask));
    const StatusStay* current = timeline.current();
    return {{QStringLiteral("order"), toText(timeline.order)},
            {QStringLiteral("customer"), masked(mask, fieldName(Field::CustomerId), toText(timeline.customer))},
            {QStringLiteral("status"), current ? toText(current->code) : QString()},
            {QStringLiteral("since"), current ? QJsonValue(toIso8601(current->entered)) : QJsonValue()},
            {QStringLiteral("late"), report.verdict.isLate()},
            {QStringLiteral("verdict"), verdictJson(report.verdict)},
            {QStringLiteral("statuses"), statusesJson(timeline, mask)},
            {QStringLiteral("systems"), systems},
            {QStringLiteral("events"), static_cast<qint64>(timeline.events.size())},
            {QStringLiteral("errors"), timeline.errors},
            {QStringLiteral("warnings"), timeline.warnings},
            {QStringLiteral("summary"), summary},
            {QStringLiteral("events_list"), events},
            {QStringLiteral("completeness"), completenessJson(completeness)}};
}

} // namespace logloupe
