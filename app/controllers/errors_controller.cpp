// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/errors_controller.h"

#include "app/controllers/event_counting.h"
#include "models/analysis/histogram.h"
#include "models/analysis/time_steps.h"
#include "models/domain/human_format.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace logloupe {

namespace {

constexpr int mostColumns = 7 * 24;
constexpr int systemRows = 60;
constexpr int otherRows = 14;
constexpr int typesListed = 8;
constexpr int typesBefore = 500;
constexpr int sparkBars = 18;
constexpr int mostCounted = 200'000; ///< events of a source that does not count
constexpr Duration day = std::chrono::hours(24);
constexpr Duration changesFrom = std::chrono::hours(6);
constexpr Duration around = std::chrono::seconds(30);
constexpr int aroundRows = 2000;
const std::string restRow = "\xE2\x80\xA6";

Query levelQuery(Severity least) {
    const auto query = parseQuery(QStringLiteral("level>=") + severityText(least));
    return query.value_or(Query());
}

Query exists(const FieldRef& field) {
    return Query(makeQueryNode(MatchExists{field}));
}

/// Rows of the systems that logged something but no error.
CountTable withQuietRows(const CountTable& counts, const CountTable& all) {
    CountTable result = counts;
    for (const std::string& name : all.rows) {
        if (name == restRow || std::find(counts.rows.begin(), counts.rows.end(), name) != counts.rows.end())
            continue;
        result.rows.push_back(name);
        result.counts.resize(result.counts.size() + static_cast<size_t>(result.columns));
    }
    return result;
}

} // namespace

ErrorsController::ErrorsController(EventSource& source, ErrorsPage& page, EventText& text, std::function<TimePoint()> now,
                                   QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_page(page)
    , m_text(text)
    , m_now(std::move(now))
    , m_releases(source) {
    connect(&page, &ErrorsPage::reloadRequested, this, &ErrorsController::load);
    connect(&page, &ErrorsPage::selectionChanged, this, &ErrorsController::choose);
    connect(&page, &ErrorsPage::surroundingRequested, this, &ErrorsController::showSurrounding);
    connect(&page, &ErrorsPage::searchRequested, this,
            [this] { emit searchRequested(m_focusQuery.text(), m_focusRange, false); });
    connect(&page, &ErrorsPage::ordersRequested, this,
            [this] { emit searchRequested(m_focusQuery.text(), m_focusRange, true); });
    connect(&page, &ErrorsPage::typeRequested, this, [this](const QString& type) {
        const FieldRef field = FieldRef::of(Field::ErrorType);
        const Query query =
            type.isEmpty() ? m_focusQuery.butNot(exists(field)) : m_focusQuery.andAlso(Query::forValue(field, type));
        emit searchRequested(query.text(), m_focusRange, false);
    });
    connect(&m_releases, &ReleaseLookup::found, this, [this](const std::vector<Change>& releases) {
        m_releasesBefore = releases;
        m_releasesKnown = true;
        describeChanges();
    });
}

FieldRef ErrorsController::rowField() const {
    switch (m_page.heatRows()) {
    case HeatRows::Endpoint:
        return FieldRef::of(Field::UrlPath);
    case HeatRows::ErrorType:
        return FieldRef::of(Field::ErrorType);
    case HeatRows::HttpStatus:
        return FieldRef::of(Field::HttpStatus);
    case HeatRows::System:
        break;
    }
    return FieldRef::of(Field::Service);
}

Query ErrorsController::baseQuery() const {
    return levelQuery(m_page.withWarnings() ? Severity::Warn : Severity::Error);
}

Query ErrorsController::rowQuery(int row) const {
    const FieldRef field = rowField();
    const std::string& name = m_counts->rows[static_cast<size_t>(row)];
    if (name.empty())
        return baseQuery().butNot(exists(field));
    if (name != restRow)
        return baseQuery().andAlso(Query::forValue(field, toText(name)));
    Query rest = baseQuery().andAlso(exists(field));
    for (const std::string& other : m_counts->rows) {
        if (other != restRow && !other.empty())
            rest = rest.butNot(Query::forValue(field, toText(other)));
    }
    return rest;
}

TimeRange ErrorsController::wholeRange() const {
    const TimeChoice choice = m_page.timeChoice();
    const TimePoint now = m_now();
    TimeRange range = choice.rangeAt(now);
    // Days are compared with days: several of them are whole ones, today among them.
    if (choice.last && *choice.last >= 2 * day)
        range.begin = floorToStep(now - *choice.last + day, day, m_text.zone());
    if (range.isUnbounded())
        range = range.intersected(m_source.health().range);
    return range;
}

void ErrorsController::load() {
    m_mapRuns.end();
    m_focusRuns.end();
    m_releases.stop();
    m_counts.reset();
    m_allEvents.reset();
    m_note.clear();
    m_systems = -1;
    m_orders = -1;
    m_page.showLoading();
    m_page.setFacts(-1, -1, -1);
    const TimeRange whole = wholeRange();
    if (whole.isUnbounded() || whole.isEmpty()) {
        m_page.showEmpty(m_source.health().events);
        return;
    }
    const BinPlan plan = planBins(whole, mostColumns, m_text.zone());
    m_step = plan.step;
    m_range = {plan.range.begin, whole.end};
    if (!m_source.capabilities().counts) {
        countFromEvents();
        return;
    }
    askCounts();
}

void ErrorsController::askCounts() {
    const bool bySystem = m_page.heatRows() == HeatRows::System;
    CountRequest request;
    // Where only some errors have the field, a row of all the others would drown them.
    const bool onlyWithField = m_page.heatRows() == HeatRows::Endpoint || m_page.heatRows() == HeatRows::HttpStatus;
    request.query = onlyWithField ? baseQuery().andAlso(exists(rowField())) : baseQuery();
    request.range = m_range;
    request.step = m_step;
    request.by = rowField();
    request.rowLimit = bySystem ? systemRows : otherRows;
    m_waitsForAll = bySystem;
    m_mapRuns.add(awaitAnswer<CountTable>(m_source.count(request), this, [this](Answered<CountTable> counts) {
        if (!counts.value) {
            m_page.showError(counts.value.error());
            Completeness failed;
            failed.sources = {{m_source.name(), SourceState::Failed, counts.value.error().message}};
            m_completeness = failed;
            emit completenessChanged(failed);
            return;
        }
        takeCounts(std::move(*counts.value), counts.completeness, {});
    }));
    if (bySystem) {
        CountRequest all = request;
        all.query = {};
        m_mapRuns.add(awaitAnswer<CountTable>(m_source.count(all), this, [this](Answered<CountTable> counts) {
            m_waitsForAll = false;
            if (counts.value)
                m_allEvents = std::move(*counts.value);
            settleMap();
        }));
    }
    if (onlyWithField) {
        CountRequest every = request;
        every.query = baseQuery();
        every.by.reset();
        every.step = m_range.length();
        m_mapRuns.add(awaitAnswer<CountTable>(m_source.count(every), this, [this](const Answered<CountTable>& counts) {
            if (!counts.value || !m_counts)
                return;
            m_note = tr("%1 of %2 have this field")
                         .arg(countText(static_cast<qint64>(m_counts->total())),
                              countText(static_cast<qint64>(counts.value->total())));
            settleMap();
        }));
    }
    if (!m_source.capabilities().top)
        return;
    m_mapRuns.add(awaitAnswer<TopValues>(
        m_source.top({FieldRef::of(Field::OrderId), baseQuery(), m_range, 1}), this, [this](const Answered<TopValues>& orders) {
            if (orders.value) {
                m_orders = static_cast<qint64>(orders.value->distinct);
                if (m_counts)
                    m_page.setFacts(static_cast<qint64>(m_counts->total()), m_systems, m_orders);
            }
        }));
    m_mapRuns.add(awaitAnswer<TopValues>(m_source.top({FieldRef::of(Field::Service), baseQuery(), m_range, 1}), this,
                                         [this](const Answered<TopValues>& systems) {
                                             if (systems.value) {
                                                 m_systems = static_cast<qint64>(systems.value->distinct);
                                                 if (m_counts)
                                                     m_page.setFacts(static_cast<qint64>(m_counts->total()), m_systems,
                                                                     m_orders);
                                             }
                                         }));
}

void ErrorsController::countFromEvents() {
    m_waitsForAll = false;
    SearchRequest request;
    request.query = baseQuery();
    request.range = m_range;
    request.order = SortOrder::NewestFirst;
    request.limit = mostCounted;
    m_mapRuns.add(collectEvents(m_source.search(request), this, [this](const FoundEvents& found) {
        if (found.outcome.kind == Outcome::Kind::Failed) {
            m_page.showError(*found.outcome.error);
            return;
        }
        const auto columns = static_cast<int>((m_range.length() + m_step - Duration(1)) / m_step);
        qint64 events = 0;
        for (const EventBatch& batch : found.batches)
            events += batch.size();
        const TopValues orders = topValuesOf(found.batches, m_range, FieldRef::of(Field::OrderId), 1);
        m_orders = static_cast<qint64>(orders.distinct);
        m_systems = static_cast<qint64>(topValuesOf(found.batches, m_range, FieldRef::of(Field::Service), 1).distinct);
        const int limit = m_page.heatRows() == HeatRows::System ? systemRows : otherRows;
        // Of the newest events when there are more: what is older is not zero, but not counted either.
        const QString note =
            events < found.outcome.completeness.total
                ? tr("counted from the newest %1 of %2").arg(countText(events), countText(found.outcome.completeness.total))
                : tr("counted here");
        takeCounts(countEvents(found.batches, m_range.begin, m_step, std::max(1, columns), rowField(), limit),
                   found.outcome.completeness, note);
    }));
}

void ErrorsController::takeCounts(CountTable counts, Completeness completeness, const QString& note) {
    m_counts = std::move(counts);
    m_note = note;
    const auto total = static_cast<qint64>(m_counts->total());
    m_completeness = std::move(completeness);
    m_completeness.total = std::max(m_completeness.total, total);
    m_completeness.shown = total;
    emit completenessChanged(m_completeness);
    QStringList reasons;
    for (const SourceCompleteness& source : m_completeness.sources) {
        if (source.state != SourceState::Complete)
            reasons << (source.reason.isEmpty() ? source.name : source.name + QStringLiteral(": ") + source.reason);
    }
    m_page.setPartial(reasons.join(QStringLiteral("; ")));
    settleMap();
}

void ErrorsController::settleMap() {
    if (!m_counts || m_waitsForAll)
        return;
    const bool bySystem = m_page.heatRows() == HeatRows::System;
    m_page.setFacts(static_cast<qint64>(m_counts->total()), m_systems, m_orders);
    if (m_counts->total() == 0) {
        m_page.showEmpty(m_allEvents ? static_cast<qint64>(m_allEvents->total()) : -1);
        return;
    }
    HeatmapData data;
    *m_counts = sortedRows(m_allEvents ? withQuietRows(*m_counts, *m_allEvents) : *m_counts, bySystem);
    data.counts = *m_counts;
    if (m_allEvents)
        data.silent = silentCells(data.counts, *m_allEvents);
    data.rowsAreSystems = bySystem;
    data.zone = m_text.zone();
    data.now = m_now();
    m_page.showMap(data, m_note);
    m_page.selectCell(worstSpike(data.counts));
}

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
        m_focusQuery = rowQuery(cell->row);
        m_focusRange = m_counts->bin(cell->column).intersected(m_range);
        m_facts.where = toText(m_counts->rows[static_cast<size_t>(cell->row)]);
        m_facts.count = m_counts->at(cell->row, cell->column);
        m_facts.usual = usualCount(*m_counts, *cell);
        if (m_facts.usual)
            m_facts.ratio = spikeRatio(m_facts.count, *m_facts.usual);
    } else {
        m_focusQuery = baseQuery();
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

void ErrorsController::showSurrounding(const EventRef& event) {
    m_aroundRuns.end();
    SearchRequest request;
    request.range = {event.time() - around, event.time() + around};
    request.limit = aroundRows;
    request.countTotal = false;
    m_aroundRuns.add(collectEvents(m_source.search(request), this,
                                   [this](const FoundEvents& found) { m_page.setSurrounding(found.batches); }));
}

} // namespace logloupe
