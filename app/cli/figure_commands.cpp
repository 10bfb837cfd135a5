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

#include <QJsonArray>
#include <QJsonDocument>

namespace logloupe {

namespace {

constexpr qint64 mostBins = 100'000;

FieldRef fieldNamed(const QString& name) {
    const auto canonical = fieldByAnyName(name);
    return canonical ? FieldRef::of(*canonical) : FieldRef::named(name.toStdString());
}

QString seconds(Duration duration) {
    return QString::number(static_cast<double>(duration.count()) / 1e9, 'f', 3);
}

} // namespace

void CountCommand::start() {
    const auto request = makeRequest();
    if (!request) {
        failWith(request.error());
        return;
    }
    const auto run =
        awaitAnswer<CountTable>(context().source().count(*request), this, [this](const Answered<CountTable>& answered) {
            if (!answered.value) {
                failWith(answered.value.error());
                return;
            }
            print(withMaskedRows(*answered.value));
            finishWith(answered.completeness);
        });
    watchProgress(run);
}

Result<CountRequest> CountCommand::makeRequest() {
    const auto query = queryFrom(0);
    if (!query)
        return failure(query.error());
    const auto step = stepOption(context().line, std::chrono::hours(1));
    if (!step)
        return failure(step.error());
    CountRequest request;
    request.query = *query;
    if (m_shape == Shape::Heatmap && query->matchesEverything())
        request.query = *parseQuery(QStringLiteral("log.level>=ERROR"));
    request.range = alignedRange(boundedRange(), *step, context().zone());
    request.step = *step;
    if (request.range.length() / *step > mostBins)
        return failure(
            {ErrorKind::Usage, tr("That would be more than 100 000 bins. Take a longer --step, or narrow --from and --to.")});
    const QString by =
        m_shape == Shape::Heatmap ? context().line.value("rows", QStringLiteral("service.name")) : context().line.value("by");
    if (!by.isEmpty())
        m_by = fieldNamed(by);
    request.by = m_by;
    return request;
}

CountTable CountCommand::withMaskedRows(CountTable counts) const {
    if (m_by) {
        for (std::string& row : counts.rows) {
            if (!row.empty())
                row = masked(m_by->name, toText(row)).toStdString();
        }
    }
    return counts;
}

void CountCommand::print(const CountTable& counts) {
    if (isFormat("json"))
        writeJson(QJsonDocument(m_shape == Shape::Heatmap ? heatmapJson(counts) : histogramJson(counts, m_by.has_value())));
    else if (isFormat("png"))
        console().writeBinary(heatmapPng(counts, context().zone(), context().now()));
    else if (isFormat("csv"))
        printCsv(counts);
    else
        printTable(counts);
}

void CountCommand::printTable(const CountTable& counts) {
    QStringList heads{tr("Time, %1").arg(zoneOffsetText(context().zone(), counts.start))};
    for (const std::string& row : counts.rows)
        heads << QLatin1Char('>') + (m_by ? toText(row.empty() ? "-" : row) : tr("Events"));
    TextTable table(heads);
    for (int column = 0; column < counts.columns; ++column) {
        QStringList cells{dateClockText(counts.bin(column).begin, context().zone(), context().now())};
        bool any = false;
        for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
            const quint64 count = counts.at(row, column);
            any = any || count > 0;
            cells << countText(static_cast<qint64>(count));
        }
        if (any)
            table.addRow(cells);
    }
    writeTable(table);
}

void CountCommand::printCsv(const CountTable& counts) {
    QStringList heads{QStringLiteral("time")};
    for (const std::string& row : counts.rows)
        heads << (m_by ? toText(row.empty() ? "-" : row) : QStringLiteral("count"));
    console().write(csvLine(heads));
    for (int column = 0; column < counts.columns; ++column) {
        QStringList cells{toIso8601(counts.bin(column).begin)};
        for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row)
            cells << QString::number(counts.at(row, column));
        console().write(csvLine(cells));
    }
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
    const auto run = awaitAnswer<TopValues>(context().source().top(request), this, [this](const Answered<TopValues>& answered) {
        if (!answered.value) {
            failWith(answered.value.error());
            return;
        }
        print(*answered.value);
        finishWith(answered.completeness);
    });
    watchProgress(run);
}

void TopCommand::print(const TopValues& top) {
    const auto shown = [this, &top](const std::string& value) { return masked(top.field.name, toText(value)); };
    if (isFormat("json")) {
        TopValues hidden = top;
        for (ValueCount& value : hidden.values)
            value.value = shown(value.value).toStdString();
        writeJson(QJsonDocument(topJson(hidden)));
        return;
    }
    if (isFormat("csv")) {
        console().write(csvLine({QStringLiteral("value"), QStringLiteral("count")}));
        for (const ValueCount& value : top.values)
            console().write(csvLine({shown(value.value), QString::number(value.count)}));
        return;
    }
    TextTable table({toText(top.field.name), QLatin1Char('>') + tr("Events")});
    for (const ValueCount& value : top.values)
        table.addRow({shown(value.value), countText(static_cast<qint64>(value.count))});
    writeTable(table);
    if (top.others > 0)
        console().writeLine(tr("%n event(s) with other values", nullptr, static_cast<int>(top.others)));
    if (top.missing > 0)
        console().writeLine(tr("%n event(s) without the field", nullptr, static_cast<int>(top.missing)));
}

void ProcessCommand::start() {
    const auto limit = numberOption(context().line, "limit", 1);
    if (!limit) {
        failWith(limit.error());
        return;
    }
    m_limit = *limit;
    // All of the given range counts here, not only the last 90 days that verdicts compare with.
    const auto run = awaitAnswer<StatusTransitions>(
        context().source().transitions({context().range}), this, [this](const Answered<StatusTransitions>& answered) {
            if (!answered.value) {
                failWith(answered.value.error());
                return;
            }
            const StatusProcess& configured = context().workspace.settings().process;
            print(*answered.value, configured.isDiscovered() ? discoverProcess(*answered.value) : configured);
            finishWith(answered.completeness);
        });
    watchProgress(run);
}

void ProcessCommand::print(const StatusTransitions& transitions, const StatusProcess& process) {
    if (m_question == Question::Durations)
        printDurations(transitions, process);
    else
        printVariants(transitions, process);
}

void ProcessCommand::printDurations(const StatusTransitions& transitions, const StatusProcess& process) {
    const auto durations = statusDurations(buildBaselines(transitions, process, asOf()));
    if (isFormat("json")) {
        writeJson(QJsonDocument(durationsJson(durations)));
        return;
    }
    if (isFormat("csv")) {
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
    writeTable(table);
}

void ProcessCommand::printVariants(const StatusTransitions& transitions, const StatusProcess& process) {
    VariantTable variants = buildVariants(transitions, process);
    const auto all = static_cast<qint64>(variants.variants.size());
    if (m_limit && *m_limit < all)
        variants.variants.resize(static_cast<size_t>(*m_limit));
    if (isFormat("json")) {
        writeJson(QJsonDocument(variantsJson(variants)));
        return;
    }
    const auto path = [&variants](const Variant& variant) {
        QStringList names;
        for (const std::string& name : variants.names(variant))
            names << toText(name);
        return names.join(QStringLiteral(" → "));
    };
    if (isFormat("csv")) {
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
    writeTable(table);
}

} // namespace logloupe
