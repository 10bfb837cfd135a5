// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/errors_controller.h"
#include "app/controllers/event_counting.h"
#include "models/domain/human_format.h"

#include <algorithm>
#include <unordered_set>

namespace logloupe {

namespace {

constexpr int typesListed = 8;
constexpr int typesBefore = 500;
constexpr int sparkBars = 18;
constexpr Duration changesFrom = std::chrono::hours(6);

} // namespace

void ErrorsController::choose() {
    if (!m_counts)
        return;
    m_focusRuns.end();
    m_releases.stop();
    m_types.reset();
    m_typesBefore.reset();
    m_releasesBefore.clear();
    m_releasesKnown = false;
    m_allListed = false;
    m_listed = false;
    m_facts = {};
    m_facts.withWarnings = m_page.withWarnings();
    m_facts.step = m_step;
    const auto cell = m_page.selectedCell();
    if (cell) {
        m_focusQuery = rowQuery([](const std::string& logged) { return toText(logged); }, cell->row);
        m_shownQuery = rowQuery([this](const std::string& logged) { return shownValue(logged); }, cell->row);
        m_focusRange = m_counts->bin(cell->column).intersected(m_range);
        m_facts.where = whereText(m_counts->rows[static_cast<size_t>(cell->row)]);
        m_facts.whereIsSystem = m_page.heatRows() == HeatRows::System;
        m_facts.count = m_counts->at(cell->row, cell->column);
        m_facts.usual = usualCount(*m_counts, *cell);
        if (m_facts.usual)
            m_facts.ratio = spikeRatio(m_facts.count, *m_facts.usual);
    } else {
        m_focusQuery = baseQuery();
        m_shownQuery = m_focusQuery;
        m_focusRange = m_page.brush() ? m_page.brush()->intersected(m_range) : m_range;
        for (int column = 0; column < m_counts->columns; ++column) {
            if (!m_focusRange.contains(m_counts->bin(column).begin))
                continue;
            for (int row = 0; row < static_cast<int>(m_counts->rows.size()); ++row)
                m_facts.count += m_counts->at(row, column);
        }
    }
    m_facts.range = m_focusRange;
    m_page.beginEvents(m_facts.where, m_focusRange, static_cast<qint64>(m_facts.count));
    m_page.setSpike(m_facts);
    listEvents();
    showSpike();
}

void ErrorsController::listEvents() {
    SearchRequest request;
    request.query = m_focusQuery;
    request.range = m_focusRange;
    request.limit = m_mostEvents;
    SearchRun* const run = m_source.search(request).release();
    run->setParent(this);
    m_focusRuns.add(run);
    connect(run, &SearchRun::batchReady, this, [this](const EventBatch& batch) { m_page.addBatch(batch); });
    connect(run, &SearchRun::finished, this, [this, run](const Outcome& outcome) {
        run->deleteLater();
        if (outcome.kind == Outcome::Kind::Cancelled)
            return;
        const int rows = m_page.rows().size();
        if (outcome.kind == Outcome::Kind::Failed) {
            m_page.failEvents(*outcome.error);
        } else {
            const qint64 total = std::max<qint64>(outcome.completeness.total, rows);
            m_allListed = rows == total && outcome.kind == Outcome::Kind::Complete;
            m_page.endEvents(rows < total ? tr("The first %1 of %2 are listed. Open them in Search to see the rest.")
                                                .arg(countText(rows), countText(total))
                                          : QString());
        }
        m_listed = true;
        describeTypes();
        describeChanges();
    });
}

void ErrorsController::showSpike() {
    if (!m_source.capabilities().top)
        return;
    const FieldRef type = FieldRef::of(Field::ErrorType);
    m_focusRuns.add(awaitAnswer<TopValues>(m_source.top({type, m_focusQuery, m_focusRange, typesListed}), this,
                                           [this](const Answered<TopValues>& types) {
                                               if (types.value)
                                                   m_types = *types.value;
                                               describeTypes();
                                           }));
    m_focusRuns.add(awaitAnswer<TopValues>(m_source.top({type, m_focusQuery, {m_range.begin, m_focusRange.begin}, typesBefore}),
                                           this, [this](const Answered<TopValues>& types) {
                                               if (types.value)
                                                   m_typesBefore = *types.value;
                                               describeTypes();
                                           }));
    m_focusRuns.add(awaitAnswer<TopValues>(m_source.top({FieldRef::of(Field::OrderId), m_focusQuery, m_focusRange, 1}), this,
                                           [this](const Answered<TopValues>& orders) {
                                               if (orders.value)
                                                   m_facts.orders = orders.value->distinct;
                                               m_page.setSpike(m_facts);
                                           }));
    m_releases.start({m_focusRange.begin - changesFrom, m_focusRange.end});
}

void ErrorsController::describeTypes() {
    const EventRows& rows = m_page.rows();
    if (!m_types && m_listed && m_allListed) {
        // A source that gives no top values: the events themselves do, when all are here.
        std::vector<EventBatch> batches;
        for (int row = 0; row < rows.size(); ++row) {
            if (row == 0 || rows.batch(row).times().data() != rows.batch(row - 1).times().data())
                batches.push_back(rows.batch(row));
        }
        m_types = topValuesOf(batches, m_focusRange, FieldRef::of(Field::ErrorType), typesListed);
        m_facts.orders = topValuesOf(batches, m_focusRange, FieldRef::of(Field::OrderId), 1).distinct;
    }
    if (!m_types)
        return;
    std::vector<ErrorTypeFacts> types;
    for (const ValueCount& value : m_types->values)
        types.push_back({value.value, value.count});
    if (m_types->missing > 0)
        types.push_back({std::string(), m_types->missing});
    std::stable_sort(types.begin(), types.end(),
                     [](const ErrorTypeFacts& left, const ErrorTypeFacts& right) { return left.count > right.count; });
    if (m_typesBefore) {
        for (ErrorTypeFacts& type : types) {
            type.isNew = !type.type.empty() && m_typesBefore->distinct <= m_typesBefore->values.size()
                         && std::none_of(m_typesBefore->values.begin(), m_typesBefore->values.end(),
                                         [&type](const ValueCount& known) { return known.value == type.type; });
        }
    }
    if (m_listed && m_allListed) {
        std::vector<std::unordered_set<std::string>> orders(types.size());
        const Duration bar = std::max(Duration(1), m_focusRange.length() / sparkBars);
        for (int row = 0; row < rows.size(); ++row) {
            const EventBatch& batch = rows.batch(row);
            const int at = rows.batchRow(row);
            const std::string_view name = batch.text(Field::ErrorType, at);
            const auto found =
                std::find_if(types.begin(), types.end(), [name](const ErrorTypeFacts& type) { return type.type == name; });
            if (found == types.end())
                continue;
            if (!found->first) {
                found->first = batch.time(at);
                const FieldRef example =
                    FieldRef::of(batch.text(Field::ErrorMessage, at).empty() ? Field::Message : Field::ErrorMessage);
                found->example = m_text.field(batch, at, example).text;
                found->bars.resize(sparkBars);
            }
            found->last = batch.time(at);
            found->isFatal = found->isFatal || batch.severity(at) == Severity::Fatal;
            const qint64 column = (batch.time(at) - m_focusRange.begin) / bar;
            found->bars[static_cast<qsizetype>(std::clamp<qint64>(column, 0, sparkBars - 1))] += 1;
            if (const std::string_view order = batch.text(Field::OrderId, at); !order.empty())
                orders[static_cast<size_t>(found - types.begin())].emplace(order);
        }
        for (size_t i = 0; i < types.size(); ++i)
            types[i].orders = orders[i].size();
    }
    for (ErrorTypeFacts& type : types)
        type.type = m_text.queryValue(FieldRef::of(Field::ErrorType), toText(type.type)).toStdString();
    m_facts.types = std::move(types);
    m_facts.typesKnown = true;
    describeChanges();
}

void ErrorsController::describeChanges() {
    std::vector<Change> changes = m_releasesBefore;
    // A release after the last error of the cell did not bring it.
    const EventRows& rows = m_page.rows();
    if (m_listed && !rows.isEmpty())
        std::erase_if(changes, [last = rows.time(rows.size() - 1)](const Change& change) { return change.time > last; });
    for (const ErrorTypeFacts& type : m_facts.types) {
        if (type.isNew && type.first)
            changes.push_back({ChangeKind::FirstError, *type.first, m_facts.where.toStdString(), {}, type.type});
    }
    std::sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) { return left.time < right.time; });
    m_facts.changes = std::move(changes);
    m_facts.changesKnown = m_releasesKnown || !m_source.capabilities().counts || !m_source.capabilities().top;
    m_page.setSpike(m_facts);
}

} // namespace logloupe
