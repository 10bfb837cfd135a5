// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/report_json.h"

#include "models/analysis/case_json.h"
#include "models/domain/human_format.h"

namespace logloupe {

namespace {

QJsonArray namesJson(const std::vector<std::string>& names) {
    QJsonArray array;
    for (const std::string& name : names)
        array.append(toText(name));
    return array;
}

QJsonValue optionalSeconds(const std::optional<Duration>& duration) {
    return duration ? QJsonValue(secondsJson(*duration)) : QJsonValue();
}

// Counts beyond 2^63 cannot come from a log.
qint64 countJson(quint64 count) {
    return static_cast<qint64>(count);
}

QJsonValue stepJson(const std::optional<ComparedStep>& step) {
    if (!step)
        return {};
    return QJsonObject{{QStringLiteral("offset_s"), secondsJson(step->offset)},
                       {QStringLiteral("system"), toText(step->system)},
                       {QStringLiteral("text"), step->text},
                       {QStringLiteral("problem"), step->isProblem},
                       {QStringLiteral("took_s"), optionalSeconds(step->took)}};
}

QJsonObject comparedStatusJson(const ComparedStatus& status) {
    QJsonArray steps;
    for (const ComparedRow& row : status.rows) {
        steps.append(QJsonObject{{QStringLiteral("left"), stepJson(row.sides[0])},
                                 {QStringLiteral("right"), stepJson(row.sides[1])},
                                 {QStringLiteral("missing"), row.sides[0] ? row.missing[1] : row.missing[0]},
                                 {QStringLiteral("difference"), row.difference}});
    }
    return {{QStringLiteral("status"), toText(status.status)},
            {QStringLiteral("usual_p10_s"), optionalSeconds(status.usualLow)},
            {QStringLiteral("usual_p90_s"), optionalSeconds(status.usualHigh)},
            {QStringLiteral("left_s"), optionalSeconds(status.durations[0])},
            {QStringLiteral("right_s"), optionalSeconds(status.durations[1])},
            {QStringLiteral("difference_s"), optionalSeconds(status.difference)},
            {QStringLiteral("steps"), steps}};
}

} // namespace

QJsonArray durationsJson(const std::vector<StatusDurations>& durations) {
    QJsonArray array;
    for (const StatusDurations& status : durations) {
        // Nobody has left the status yet: there is no figure, not even zero.
        const auto seconds = [&](Duration duration) {
            return status.stays > 0 ? QJsonValue(secondsJson(duration)) : QJsonValue();
        };
        array.append(QJsonObject{{QStringLiteral("status"), toText(status.status)},
                                 {QStringLiteral("orders"), status.orders},
                                 {QStringLiteral("completed"), status.stays},
                                 {QStringLiteral("median_s"), seconds(status.median)},
                                 {QStringLiteral("p90_s"), seconds(status.p90)},
                                 {QStringLiteral("p95_s"), seconds(status.p95)},
                                 {QStringLiteral("max_s"), seconds(status.longest)}});
    }
    return array;
}

QJsonArray variantsJson(const VariantTable& table) {
    QJsonArray array;
    for (const Variant& variant : table.variants) {
        array.append(QJsonObject{{QStringLiteral("statuses"), namesJson(table.names(variant))},
                                 {QStringLiteral("cases"), variant.cases},
                                 {QStringLiteral("median_s"), secondsJson(variant.median)},
                                 {QStringLiteral("p90_s"), secondsJson(variant.p90)}});
    }
    return array;
}

QJsonObject histogramJson(const CountTable& counts, bool split) {
    QJsonArray bins;
    for (int column = 0; column < counts.columns; ++column) {
        quint64 total = 0;
        QJsonObject by;
        for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
            const quint64 count = counts.at(row, column);
            total += count;
            if (split && count > 0)
                by.insert(toText(counts.rows[static_cast<size_t>(row)]), countJson(count));
        }
        bins.append(QJsonObject{{QStringLiteral("time"), toIso8601(counts.bin(column).begin)},
                                {QStringLiteral("count"), countJson(total)},
                                {QStringLiteral("by"), by}});
    }
    return {{QStringLiteral("step_s"), secondsJson(counts.step)}, {QStringLiteral("bins"), bins}};
}

QJsonObject heatmapJson(const CountTable& counts) {
    QJsonArray columns;
    for (int column = 0; column < counts.columns; ++column)
        columns.append(toIso8601(counts.bin(column).begin));
    QJsonArray matrix;
    for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
        QJsonArray line;
        for (int column = 0; column < counts.columns; ++column)
            line.append(countJson(counts.at(row, column)));
        matrix.append(line);
    }
    return {{QStringLiteral("rows"), namesJson(counts.rows)},
            {QStringLiteral("columns"), columns},
            {QStringLiteral("counts"), matrix},
            {QStringLiteral("total"), countJson(counts.total())}};
}

QJsonArray topJson(const TopValues& top) {
    QJsonArray array;
    for (const ValueCount& value : top.values)
        array.append(
            QJsonObject{{QStringLiteral("value"), toText(value.value)}, {QStringLiteral("count"), countJson(value.count)}});
    return array;
}

QJsonArray customerJson(const std::vector<CustomerOrder>& orders) {
    QJsonArray array;
    for (const CustomerOrder& order : orders) {
        array.append(QJsonObject{{QStringLiteral("order"), toText(order.order)},
                                 {QStringLiteral("status"), toText(order.status)},
                                 {QStringLiteral("since"), order.since ? QJsonValue(toIso8601(*order.since)) : QJsonValue()},
                                 {QStringLiteral("late"), order.verdict.isLate()},
                                 {QStringLiteral("verdict"), verdictCode(order.verdict.kind)},
                                 {QStringLiteral("sentence"), sentenceText(order.verdict.sentence)},
                                 {QStringLiteral("created"), toIso8601(order.created)},
                                 {QStringLiteral("last"), toIso8601(order.last)},
                                 {QStringLiteral("events"), order.events},
                                 {QStringLiteral("errors"), order.errors}});
    }
    return array;
}

QJsonObject comparisonJson(const Comparison& comparison) {
    QJsonArray statuses;
    for (const ComparedStatus& status : comparison.statuses)
        statuses.append(comparedStatusJson(status));
    QJsonArray differences;
    for (const ComparedDifference& difference : comparison.differences)
        differences.append(difference.text);
    return {{QStringLiteral("orders"), QJsonArray{toText(comparison.orders[0]), toText(comparison.orders[1])}},
            {QStringLiteral("statuses"), statuses},
            {QStringLiteral("differences"), differences},
            {QStringLiteral("total_s"), QJsonArray{secondsJson(comparison.totals[0]), secondsJson(comparison.totals[1])}},
            {QStringLiteral("difference_s"), optionalSeconds(comparison.totalDifference)},
            {QStringLiteral("steps"), comparison.steps},
            {QStringLiteral("matched"), comparison.matchedSteps}};
}

} // namespace logloupe
