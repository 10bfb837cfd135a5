// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/errors_controller.h"

#include "app/controllers/event_counting.h"
#include "app/controllers/missing_parts.h"
#include "models/analysis/endpoints.h"
#include "models/analysis/histogram.h"
#include "models/analysis/time_steps.h"
#include "models/domain/human_format.h"

#include <algorithm>

namespace logloupe {

namespace {

constexpr int mostColumns = 7 * 24;
constexpr int systemRows = 60;
constexpr int otherRows = 14;
constexpr int mostPaths = 20'000;    ///< that are put together by endpoint
constexpr int mostCounted = 200'000; ///< events of a source that does not count
constexpr Duration day = std::chrono::hours(24);
constexpr Duration longest = 30 * day; ///< looked at where nobody knows how far back a source goes
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

/// However much is in it, it is no row of its own.
void moveRestLast(CountTable& counts) {
    const auto rest = std::find(counts.rows.begin(), counts.rows.end(), restRow);
    if (rest == counts.rows.end())
        return;
    const auto first = counts.counts.begin() + (rest - counts.rows.begin()) * counts.columns;
    std::rotate(first, first + counts.columns, counts.counts.end());
    std::rotate(rest, rest + 1, counts.rows.end());
}

} // namespace

ErrorsController::ErrorsController(EventSource& source, ErrorsPage& page, EventText& text, std::function<TimePoint()> now,
                                   QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_page(page)
    , m_text(text)
    , m_now(std::move(now))
    , m_releases(source)
    , m_surrounding(source)
    , m_zone(text.zone()) {
    connect(&page, &ErrorsPage::reloadRequested, this, &ErrorsController::load);
    connect(&page, &ErrorsPage::selectionChanged, this, &ErrorsController::choose);
    connect(&page, &ErrorsPage::surroundingRequested, &m_surrounding, &SurroundingLookup::start);
    connect(&m_surrounding, &SurroundingLookup::found, &page, &ErrorsPage::setSurrounding);
    connect(&page, &ErrorsPage::searchRequested, this,
            [this] { emit searchRequested(m_shownQuery.text(), m_focusRange, false); });
    connect(&page, &ErrorsPage::ordersRequested, this,
            [this] { emit searchRequested(m_shownQuery.text(), m_focusRange, true); });
    connect(&page, &ErrorsPage::typeRequested, this, &ErrorsController::openType);
    connect(&page, &ErrorsPage::filterRequested, this, &ErrorsController::narrow);
    connect(&text, &EventText::changed, this, &ErrorsController::followText);
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

QString ErrorsController::shownValue(const std::string& logged) const {
    return m_text.queryValue(rowField(), toText(logged));
}

QString ErrorsController::whereText(const std::string& row) const {
    if (row == restRow)
        return tr("all others");
    if (row.empty())
        return tr("not given");
    return m_page.heatRows() == HeatRows::HttpStatus ? QStringLiteral("HTTP ") + shownValue(row) : shownValue(row);
}

void ErrorsController::showFacts() {
    if (m_counts)
        m_page.setFacts(m_errors >= 0 ? m_errors : static_cast<qint64>(m_counts->total()), m_systems, m_orders);
}

Query ErrorsController::rowQuery(const std::function<QString(const std::string&)>& valueOf, int row) const {
    const FieldRef field = rowField();
    const std::string& name = m_counts->rows[static_cast<size_t>(row)];
    if (name.empty())
        return baseQuery().butNot(exists(field));
    const auto only = [&](const std::string& value) {
        return m_page.heatRows() == HeatRows::Endpoint ? endpointQuery(valueOf(value)) : Query::forValue(field, valueOf(value));
    };
    if (name != restRow)
        return baseQuery().andAlso(only(name));
    Query rest = baseQuery().andAlso(exists(field));
    for (const std::string& other : m_counts->rows) {
        if (other != restRow && !other.empty())
            rest = rest.butNot(only(other));
    }
    return rest;
}

void ErrorsController::narrow(const FieldRef& field, const QString& value, bool exclude) {
    const Query part = Query::forValue(field, value);
    emit searchRequested((exclude ? m_shownQuery.butNot(part) : m_shownQuery.andAlso(part)).text(), m_focusRange, false);
}

void ErrorsController::openType(const QString& type) {
    const FieldRef field = FieldRef::of(Field::ErrorType);
    if (type.isEmpty())
        emit searchRequested(m_shownQuery.butNot(exists(field)).text(), m_focusRange, false);
    else
        narrow(field, type, false);
}

void ErrorsController::followText() {
    if (m_zone == m_text.zone())
        return;
    m_zone = m_text.zone();
    if (!m_counts)
        return;
    // Days and hours begin elsewhere now, and so do the bins.
    if (const auto cell = m_page.selectedCell())
        m_cellBefore = {m_counts->rows[static_cast<size_t>(cell->row)], m_counts->bin(cell->column).begin};
    load();
}

std::optional<HeatCell> ErrorsController::cellToChoose() const {
    if (m_cellBefore) {
        const auto row = std::find(m_counts->rows.begin(), m_counts->rows.end(), m_cellBefore->first);
        const qint64 column = (m_cellBefore->second - m_counts->start) / m_counts->step;
        if (row != m_counts->rows.end() && column >= 0 && column < m_counts->columns)
            return HeatCell{static_cast<int>(row - m_counts->rows.begin()), static_cast<int>(column)};
    }
    return worstSpike(*m_counts);
}

TimeRange ErrorsController::wholeRange() const {
    const TimeChoice choice = m_page.timeChoice();
    const TimePoint now = m_now();
    TimeRange range = choice.rangeAt(now);
    // Days are compared with days: several of them are whole ones, today among them.
    if (choice.last && *choice.last >= 2 * day)
        range.begin = floorToStep(now - *choice.last + day, day, m_text.zone());
    if (!range.isUnbounded())
        return range;
    const SourceHealth health = m_source.health();
    range = range.intersected(health.range);
    // A platform may not know how far back it goes.
    if (range.isUnbounded() && health.events != 0)
        range = range.intersected({now - health.retention.value_or(longest), {now.nanoseconds + 1}});
    return range;
}

void ErrorsController::load() {
    m_mapRuns.end();
    m_focusRuns.end();
    m_releases.stop();
    m_counts.reset();
    m_allEvents.reset();
    m_note.clear();
    m_errors = -1;
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
    request.rowLimit = bySystem ? systemRows : m_page.heatRows() == HeatRows::Endpoint ? mostPaths : otherRows;
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
            m_errors = static_cast<qint64>(counts.value->total());
            m_note = tr("%1 of %2 have this field")
                         .arg(countText(static_cast<qint64>(m_counts->total())),
                              countText(static_cast<qint64>(counts.value->total())));
            settleMap();
        }));
    }
    if (!m_source.capabilities().top)
        return;
    m_mapRuns.add(awaitAnswer<TopValues>(m_source.top({FieldRef::of(Field::OrderId), baseQuery(), m_range, 1}), this,
                                         [this](const Answered<TopValues>& orders) {
                                             if (orders.value) {
                                                 m_orders = static_cast<qint64>(orders.value->distinct);
                                                 showFacts();
                                             }
                                         }));
    m_mapRuns.add(awaitAnswer<TopValues>(m_source.top({FieldRef::of(Field::Service), baseQuery(), m_range, 1}), this,
                                         [this](const Answered<TopValues>& systems) {
                                             if (systems.value) {
                                                 m_systems = static_cast<qint64>(systems.value->distinct);
                                                 showFacts();
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
        const HeatRows by = m_page.heatRows();
        const int limit = by == HeatRows::System ? systemRows : by == HeatRows::Endpoint ? mostPaths : otherRows;
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
    m_counts = m_page.heatRows() == HeatRows::Endpoint ? byEndpoint(counts, otherRows) : std::move(counts);
    m_note = note;
    const auto total = static_cast<qint64>(m_counts->total());
    m_completeness = std::move(completeness);
    m_completeness.total = std::max(m_completeness.total, total);
    m_completeness.shown = total;
    emit completenessChanged(m_completeness);
    m_page.setPartial(missingParts(m_completeness));
    settleMap();
}

void ErrorsController::settleMap() {
    if (!m_counts || m_waitsForAll)
        return;
    const bool bySystem = m_page.heatRows() == HeatRows::System;
    showFacts();
    if (m_counts->total() == 0) {
        m_page.showEmpty(m_allEvents ? static_cast<qint64>(m_allEvents->total()) : -1);
        return;
    }
    HeatmapData data;
    *m_counts = sortedRows(m_allEvents ? withQuietRows(*m_counts, *m_allEvents) : *m_counts, bySystem);
    moveRestLast(*m_counts);
    data.counts = *m_counts;
    if (m_allEvents)
        data.silent = silentCells(data.counts, *m_allEvents);
    for (std::string& name : data.counts.rows) {
        if (!bySystem && !name.empty() && name != restRow)
            name = shownValue(name).toStdString();
    }
    data.rowsAreSystems = bySystem;
    data.zone = m_text.zone();
    data.now = m_now();
    m_page.showMap(data, m_note);
    const auto cell = cellToChoose();
    m_cellBefore.reset();
    m_page.selectCell(cell);
}

} // namespace logloupe
