// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/figure_commands.h"

#include "app/cli/heatmap_picture.h"
#include "app/cli/text_table.h"
#include "models/analysis/discover_process.h"
#include "models/analysis/durations.h"
#include "models/analysis/heatmap.h"
#include "models/analysis/report_json.h"
#include "models/analysis/time_steps.h"
#include "models/analysis/variants.h"
#include "models/domain/human_format.h"
#include "models/query/field_alias.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace logloupe {

namespace {

constexpr qint64 mostBins = 100'000;

bool isJson(const CommandLine& line) {
    return line.format() == QStringLiteral("json");
}

FieldRef fieldNamed(const QString& name) {
    const auto canonical = fieldByAnyName(name);
    return canonical ? FieldRef::of(*canonical) : FieldRef::named(name.toStdString());
}

QString seconds(Duration duration) {
    return QString::number(static_cast<double>(duration.count()) / 1e9, 'f', 3);
}

} // namespace

void CountCommand::start() {
    const auto query = queryFrom(0);
    const auto step = stepOption(context().line, std::chrono::hours(1));
    if (!query || !step) {
        failWith(!query ? query.error() : step.error());
        return;
    }
    CountRequest request;
    request.query = *query;
    if (m_shape == Shape::Heatmap && query->matchesEverything())
        request.query = *parseQuery(QStringLiteral("log.level>=ERROR"));
    request.range = alignedRange(boundedRange(), *step, context().zone());
    request.step = *step;
    if (request.range.length() / *step > mostBins) {
        failWith(
            {ErrorKind::Usage, tr("That would be more than 100 000 bins. Take a longer --step, or narrow --from and --to.")});
        return;
    }
    const QString by =
        m_shape == Shape::Heatmap ? context().line.value("rows", QStringLiteral("service.name")) : context().line.value("by");
    m_split = !by.isEmpty();
    if (m_split)
        request.by = fieldNamed(by);
    awaitAnswer<CountTable>(context().source().count(request), this, [this](const Answered<CountTable>& answered) {
        if (!answered.value) {
            failWith(answered.value.error());
            return;
        }
        print(*answered.value);
        finishWith(answered.completeness);
    });
}

void CountCommand::print(const CountTable& counts) {
    const QString format = context().line.format();
    if (format == QStringLiteral("json")) {
        console().write(QJsonDocument(m_shape == Shape::Heatmap ? heatmapJson(counts) : histogramJson(counts, m_split))
                            .toJson(QJsonDocument::Compact)
                        + '\n');
    } else if (format == QStringLiteral("png")) {
        const QByteArray png = heatmapPng(counts, context().zone(), context().now());
        QFile file(context().line.value("output"));
        if (file.fileName().isEmpty())
            console().write(png);
        else if (!file.open(QIODevice::WriteOnly) || file.write(png) != png.size())
            console().warn(
                tr("%1 cannot be written. Check the folder's rights and the room on the disk.").arg(file.fileName()));
    } else {
        printTable(counts);
    }
}

void CountCommand::printTable(const CountTable& counts) {
    const bool csv = context().line.format() == QStringLiteral("csv");
    QStringList heads{csv ? QStringLiteral("time") : tr("Time, %1").arg(zoneOffsetText(context().zone(), counts.start))};
    for (const std::string& row : counts.rows)
        heads << (m_split ? toText(row.empty() ? "-" : row) : csv ? QStringLiteral("count") : tr("Events"));
    QStringList shownHeads = heads;
    for (qsizetype i = 1; i < shownHeads.size(); ++i)
        shownHeads[i].prepend(QLatin1Char('>'));
    TextTable table(shownHeads);
    if (csv)
        console().write(csvLine(heads));
    for (int column = 0; column < counts.columns; ++column) {
        const TimePoint begin = counts.bin(column).begin;
        QStringList cells{csv ? toIso8601(begin) : dateClockText(begin, context().zone(), context().now())};
        bool any = false;
        for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
            const quint64 count = counts.at(row, column);
            any = any || count > 0;
            cells << (csv ? QString::number(count) : countText(static_cast<qint64>(count)));
        }
        if (csv)
            console().write(csvLine(cells));
        else if (any)
            table.addRow(cells);
    }
    if (!csv)
        console().write(table.text());
}

void TopCommand::start() {
    const auto query = queryFrom(1);
    const auto limit = numberOption(context().line, "limit", 1);
    if (!query || !limit) {
        failWith(!query ? query.error() : limit.error());
        return;
    }
    const TopRequest request{fieldNamed(context().line.arguments.first()), *query, context().range,
                             static_cast<int>(std::min<qint64>(limit->value_or(10), 1'000'000))};
    awaitAnswer<TopValues>(context().source().top(request), this, [this](const Answered<TopValues>& answered) {
        if (!answered.value) {
            failWith(answered.value.error());
            return;
        }
        print(*answered.value);
        finishWith(answered.completeness);
    });
}

void TopCommand::print(const TopValues& top) {
    const auto shown = [this, &top](const std::string& value) { return masked(top.field.name, toText(value)); };
    if (isJson(context().line)) {
        TopValues hidden = top;
        for (ValueCount& value : hidden.values)
            value.value = shown(value.value).toStdString();
        console().write(QJsonDocument(topJson(hidden)).toJson());
        return;
    }
    if (context().line.format() == QStringLiteral("csv")) {
        console().write(csvLine({QStringLiteral("value"), QStringLiteral("count")}));
        for (const ValueCount& value : top.values)
            console().write(csvLine({shown(value.value), QString::number(value.count)}));
        return;
    }
    TextTable table({toText(top.field.name), QLatin1Char('>') + tr("Events")});
    for (const ValueCount& value : top.values)
        table.addRow({shown(value.value), countText(static_cast<qint64>(value.count))});
    console().write(table.text());
    if (top.others > 0)
        console().writeLine(tr("%n event(s) with other values", nullptr, static_cast<int>(top.others)));
    if (top.missing > 0)
        console().writeLine(tr("%n event(s) without the field", nullptr, static_cast<int>(top.missing)));
}

void ProcessCommand::start() {
    // All of the given range counts here, not only the last 90 days that verdicts compare with.
    awaitAnswer<StatusTransitions>(
        context().source().transitions({context().range}), this, [this](const Answered<StatusTransitions>& answered) {
            if (!answered.value) {
                failWith(answered.value.error());
                return;
            }
            const StatusProcess& configured = context().workspace.settings().process;
            print(*answered.value, configured.isDiscovered() ? discoverProcess(*answered.value) : configured);
            finishWith(answered.completeness);
        });
}

void ProcessCommand::print(const StatusTransitions& transitions, const StatusProcess& process) {
    if (m_question == Question::Durations) {
        printDurations(transitions, process);
        return;
    }
    const auto limit = numberOption(context().line, "limit", 1);
    if (limit)
        printVariants(transitions, process, *limit);
    else
        console().fail(limit.error());
}

void ProcessCommand::printDurations(const StatusTransitions& transitions, const StatusProcess& process) {
    const auto durations = statusDurations(buildBaselines(transitions, process, context().now()));
    const QString format = context().line.format();
    if (format == QStringLiteral("json")) {
        console().write(QJsonDocument(durationsJson(durations)).toJson());
        return;
    }
    if (format == QStringLiteral("csv")) {
        console().write(csvLine({QStringLiteral("status"), QStringLiteral("orders"), QStringLiteral("median_s"),
                                 QStringLiteral("p90_s"), QStringLiteral("p95_s"), QStringLiteral("max_s")}));
        for (const StatusDurations& one : durations)
            console().write(csvLine({toText(one.status), QString::number(one.orders), seconds(one.median), seconds(one.p90),
                                     seconds(one.p95), seconds(one.longest)}));
        return;
    }
    TextTable table({tr("Status"), QLatin1Char('>') + tr("Orders"), QLatin1Char('>') + tr("Median"), QStringLiteral(">p90"),
                     QStringLiteral(">p95"), QLatin1Char('>') + tr("Longest")});
    for (const StatusDurations& one : durations) {
        const auto shown = [&one](Duration duration) { return one.stays == 0 ? QStringLiteral("–") : durationText(duration); };
        table.addRow(
            {toText(one.status), countText(one.orders), shown(one.median), shown(one.p90), shown(one.p95), shown(one.longest)});
    }
    console().write(table.text());
}

void ProcessCommand::printVariants(const StatusTransitions& transitions, const StatusProcess& process,
                                   std::optional<qint64> limit) {
    VariantTable variants = buildVariants(transitions, process);
    const auto all = static_cast<qint64>(variants.variants.size());
    if (limit && *limit < all)
        variants.variants.resize(static_cast<size_t>(*limit));
    const QString format = context().line.format();
    if (format == QStringLiteral("json")) {
        console().write(QJsonDocument(variantsJson(variants)).toJson());
        return;
    }
    const auto path = [&variants](const Variant& variant) {
        QStringList names;
        for (const std::string& name : variants.names(variant))
            names << toText(name);
        return names.join(QStringLiteral(" → "));
    };
    if (format == QStringLiteral("csv")) {
        console().write(csvLine(
            {QStringLiteral("cases"), QStringLiteral("median_s"), QStringLiteral("p90_s"), QStringLiteral("statuses")}));
        for (const Variant& variant : variants.variants)
            console().write(
                csvLine({QString::number(variant.cases), seconds(variant.median), seconds(variant.p90), path(variant)}));
        return;
    }
    console().writeLine(
        tr("%1 cases, %2 variants; median %3, p90 %4")
            .arg(countText(variants.cases), countText(all), durationText(variants.median), durationText(variants.p90)));
    TextTable table({QLatin1Char('>') + tr("Cases"), QLatin1Char('>') + tr("Median"), QStringLiteral(">p90"), tr("Statuses")});
    for (const Variant& variant : variants.variants)
        table.addRow({countText(variant.cases), durationText(variant.median), durationText(variant.p90), path(variant)});
    console().write(table.text());
}

void SourcesCommand::start() {
    std::vector<SourceHealth> healths{context().source().health()};
    for (EventSource* source : context().workspace.tailSources()) {
        if (source != &context().source())
            healths.push_back(source->health());
    }
    if (isJson(context().line)) {
        QJsonArray array;
        for (const SourceHealth& health : healths) {
            QJsonObject skew;
            for (const auto& [system, ahead] : health.clockSkew)
                skew.insert(system, static_cast<double>(ahead.count()) / 1e9);
            QJsonObject one{{QStringLiteral("name"), health.name},
                            {QStringLiteral("kind"), health.kind},
                            {QStringLiteral("reachable"), health.reachable},
                            {QStringLiteral("state"), health.state},
                            {QStringLiteral("clock_skew_s"), skew}};
            if (health.events >= 0)
                one.insert(QStringLiteral("events"), health.events);
            if (!health.range.isUnbounded() && !health.range.isEmpty()) {
                one.insert(QStringLiteral("from"), toIso8601(health.range.begin));
                one.insert(QStringLiteral("to"), toIso8601(health.range.end));
            }
            array.append(one);
        }
        console().write(QJsonDocument(array).toJson());
    } else {
        TextTable table({tr("Source"), tr("Kind"), tr("State"), QLatin1Char('>') + tr("Events"), tr("From"), tr("To")});
        for (const SourceHealth& health : healths) {
            const bool known = !health.range.isUnbounded() && !health.range.isEmpty();
            const auto moment = [this, known](TimePoint point) {
                return known ? dateClockText(point, context().zone(), context().now()) : QString();
            };
            table.addRow({health.name, health.kind, health.state, health.events < 0 ? QString() : countText(health.events),
                          moment(health.range.begin), moment(health.range.end)});
        }
        console().write(table.text());
    }
    console().flush();
    emit finished(exit_code::complete);
}

} // namespace logloupe
