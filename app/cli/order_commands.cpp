// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/order_commands.h"

#include "app/cli/case_html.h"
#include "app/cli/terminal_text.h"
#include "app/cli/text_table.h"
#include "connectors/demo/simulation.h"
#include "models/analysis/case_json.h"
#include "models/analysis/customer_orders.h"
#include "models/analysis/report_json.h"
#include "models/analysis/ticket_text.h"
#include "models/domain/human_format.h"

#include <QJsonDocument>

namespace logloupe {

namespace {

std::function<PopulationCache&()> populationOf(Workspace& workspace) {
    return [&workspace]() -> PopulationCache& { return workspace.population(); };
}

QString signedText(Duration duration) {
    return (duration.count() > 0 ? QStringLiteral("+") : QString()) + durationText(duration);
}

} // namespace

CaseCommand::CaseCommand(const CommandContext& context)
    : Command(context)
    , m_loader(context.source(), populationOf(context.workspace), [now = asOf()] { return now; }) {
    connect(&m_loader, &CaseLoader::failed, this, &CaseCommand::failWith);
    connect(&m_loader, &CaseLoader::loaded, this, &CaseCommand::print);
}

void CaseCommand::start() {
    m_order = context().line.arguments.value(0);
    if (m_order.isEmpty() && context().workspace.settings().demoSeed)
        m_order = QString::fromUtf8(featuredOrder.data(), static_cast<qsizetype>(featuredOrder.size()));
    if (m_order.isEmpty())
        failWith({ErrorKind::Usage, tr("Which order? Write logloupe case ORDER.")});
    else
        m_loader.load(m_order, context().zone(), context().range.begin);
}

void CaseCommand::print(const std::shared_ptr<const LoadedCase>& loaded) {
    const auto mask = [this](std::string_view field, const QString& value) { return masked(field, value); };
    const auto maskLine = [mask](const QString& line) { return mask("message", line); };
    if (isFormat("json")) {
        writeJson(QJsonDocument(caseJson(loaded->report, loaded->completeness, mask)));
    } else if (isFormat("html")) {
        console().write(caseHtml(loaded->report, loaded->completeness, context().text));
    } else if (loaded->report.timeline.events.empty()) {
        console().writeLine(terminalText(tr("Nothing is logged about order %1.").arg(m_order)));
    } else {
        console().write(terminalLines(ticketText(loaded->report, loaded->completeness, context().zone(), maskLine)));
        printEvents(loaded->report.timeline);
    }
    finishWith(loaded->completeness);
}

void CaseCommand::printEvents(const OrderTimeline& timeline) {
    QStringList heads;
    for (const EventColumn column : caseColumns())
        heads << context().text.title(column, timeline.now);
    TextTable table(heads);
    for (const EventRef& event : timeline.events) {
        QStringList cells;
        for (const EventColumn column : caseColumns()) {
            const QString cell = context().text.cell(event.batch, event.row, column);
            cells << (column == EventColumn::Time ? context().text.moment(event.time()) : cell);
        }
        table.addRow(cells);
    }
    console().write(QByteArrayLiteral("\n"));
    writeTable(table);
}

void CustomerCommand::start() {
    SearchRequest request;
    request.query = Query::forCustomer(context().line.arguments.first().toStdString());
    request.range = context().range;
    collectEvents(context().source().search(request), this, [this](FoundEvents found) {
        if (found.outcome.error) {
            failWith(*found.outcome.error);
            return;
        }
        context().workspace.population().request(
            this, [this, found = std::move(found)](const Result<std::shared_ptr<const Population>>& population) {
                if (population)
                    print(found, **population);
                else
                    failWith(population.error());
            });
    });
}

void CustomerCommand::print(const FoundEvents& found, const Population& population) {
    const auto orders =
        customerOrders(eventsOf(found.batches), population.baselines, population.process, asOf(), context().zone());
    if (isFormat("json")) {
        writeJson(QJsonDocument(customerJson(orders)));
    } else if (orders.empty()) {
        console().writeLine(terminalText(tr("Nothing is logged about customer %1.").arg(context().line.arguments.first())));
    } else {
        TextTable table({tr("Order"), tr("Status"), tr("Since, %1").arg(zoneOffsetText(context().zone(), context().now())),
                         tr("Verdict"), QLatin1Char('>') + tr("Events"), QLatin1Char('>') + tr("Errors")});
        for (const CustomerOrder& order : orders) {
            const QString since = order.since ? dateClockText(*order.since, context().zone(), context().now()) : QString();
            table.addRow({toText(order.order), toText(order.status), since, sentenceText(order.verdict.sentence),
                          countText(order.events), countText(order.errors)});
        }
        writeTable(table);
    }
    finishWith(found.outcome.completeness);
}

CompareCommand::CompareCommand(const CommandContext& context)
    : Command(context)
    , m_loader(context.source(), populationOf(context.workspace), [now = asOf()] { return now; })
    , m_orders(context.line.arguments) {
    connect(&m_loader, &CaseLoader::failed, this, &CompareCommand::failWith);
    connect(&m_loader, &CaseLoader::loaded, this, [this](const std::shared_ptr<const LoadedCase>& loaded) {
        if (loaded->report.timeline.events.empty()) {
            failWith({ErrorKind::Usage,
                      tr("Nothing is logged about order %1.").arg(m_orders.value(static_cast<qsizetype>(m_loaded.size())))});
            return;
        }
        m_loaded.push_back(loaded);
        if (m_loaded.size() == 2) {
            print();
            return;
        }
        if (m_orders.size() == 1)
            chooseNormal(*loaded);
        else
            loadNext();
    });
}

void CompareCommand::start() {
    loadNext();
}

void CompareCommand::loadNext() {
    m_loader.load(m_orders.at(static_cast<qsizetype>(m_loaded.size())), context().zone(), context().range.begin);
}

void CompareCommand::chooseNormal(const LoadedCase& loaded) {
    const Population& population = *loaded.population;
    const auto candidates =
        normalOrders(population.transitions, population.baselines, population.process, loaded.report.timeline);
    const auto nearest = nearestNormalOrder(candidates, loaded.report.timeline.modelSize);
    if (!nearest) {
        failWith({ErrorKind::Usage, tr("No finished order has gone the same way. Name the order to compare with.")});
        return;
    }
    console().warn(normalOrderText(*nearest, context().zone(), context().now()));
    // The normal one stands at the left, the given one at the right.
    m_orders.append(toText(nearest->order));
    loadNext();
}

Comparison CompareCommand::compared(const LoadedCase& left, const LoadedCase& right) const {
    Comparison comparison =
        compareOrders(left.report.timeline, right.report.timeline, left.population->baselines, left.population->process);
    const auto mask = [this](QString& text) { text = masked("message", text); };
    for (ComparedDifference& difference : comparison.differences)
        mask(difference.text);
    for (ComparedStatus& status : comparison.statuses) {
        for (ComparedRow& row : status.rows) {
            for (const size_t side : {0U, 1U}) {
                mask(row.missing[side]);
                if (row.sides[side])
                    mask(row.sides[side]->text);
            }
        }
    }
    return comparison;
}

void CompareCommand::print() {
    const bool found = context().line.arguments.size() == 1;
    const LoadedCase& left = *m_loaded[found ? 1 : 0];
    const LoadedCase& right = *m_loaded[found ? 0 : 1];
    const Comparison comparison = compared(left, right);
    if (isFormat("json"))
        writeJson(QJsonDocument(comparisonJson(comparison)));
    else
        printTable(comparison);
    Completeness completeness = left.completeness;
    completeness.merge(right.completeness);
    finishWith(completeness);
}

void CompareCommand::printTable(const Comparison& comparison) {
    for (const ComparedDifference& difference : comparison.differences)
        console().writeLine(QStringLiteral("· ") + terminalText(difference.text));
    TextTable table({tr("Status"), toText(comparison.orders[0]), toText(comparison.orders[1]), tr("Difference"), tr("Usual")});
    for (const ComparedStatus& status : comparison.statuses) {
        const auto side = [&status](size_t index) {
            return status.durations[index] ? durationText(*status.durations[index]) : QStringLiteral("–");
        };
        const QString usual =
            status.usualLow && status.usualHigh ? durationRangeText(*status.usualLow, *status.usualHigh) : QString();
        table.addRow(
            {toText(status.status), side(0), side(1), (status.differenceText + QChar::Space + status.note).trimmed(), usual});
        for (const ComparedRow& row : status.rows) {
            const auto step = [&row](size_t index) {
                return row.sides[index] ? signedText(row.sides[index]->offset) + QStringLiteral("  ") + row.sides[index]->text
                                        : row.missing[index];
            };
            table.addRow({QString(), step(0), step(1), row.difference, QString()});
        }
    }
    writeTable(table);
}

} // namespace logloupe
