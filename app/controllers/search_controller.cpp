// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/search_controller.h"

#include "app/controllers/event_counting.h"
#include "models/analysis/histogram.h"
#include "models/analysis/time_steps.h"
#include "models/domain/human_format.h"
#include "models/query/field_alias.h"
#include "views/charts/histogram_view.h"

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

constexpr int valuesAtFirst = 5;
constexpr int completionValues = 30;
constexpr int ordersListed = 1000;
constexpr int systemsInBars = 12;
constexpr int pixelsPerBin = 11;
constexpr Duration around = std::chrono::seconds(30);
constexpr int aroundRows = 2000;

/// Whose values completion offers without being asked.
constexpr std::array usualFields{Field::Service, Field::Level, Field::Action, Field::ErrorType, Field::StatusNew};

} // namespace

SearchController::SearchController(EventSource& source, SearchPage& page, EventText& text, std::function<TimePoint()> now,
                                   QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_page(page)
    , m_text(text)
    , m_now(std::move(now))
    , m_releases(source) {
    connect(&page, &SearchPage::searchRequested, this, &SearchController::search);
    connect(&page, &SearchPage::retryRequested, this, &SearchController::search);
    connect(&page, &SearchPage::selectionChanged, this, &SearchController::listEvents);
    connect(&page, &SearchPage::splitChanged, this, &SearchController::countEventsAnew);
    connect(&page, &SearchPage::moreRequested, this, &SearchController::fetchMore);
    connect(&page, &SearchPage::surroundingRequested, this, &SearchController::showSurrounding);
    connect(&page, &SearchPage::completionValuesWanted, this, &SearchController::askCompletionValues);
    connect(&page, &SearchPage::valuesRequested, this, [this](const FieldRef& field, int limit) {
        if (limit > 0)
            m_valueLimits[field.name] = limit;
        askValuesOf(field);
    });
    connect(&m_releases, &ReleaseLookup::found, this, &SearchController::showReleases);
    connect(&source, &EventSource::changed, this, [this] {
        m_completionValues.clear();
        refreshFields();
    });
    connect(&text, &EventText::changed, this, &SearchController::updateContext);
    updateContext();
    refreshFields();
}

void SearchController::setRowLimits(int page, int most) {
    m_pageRows = page;
    m_mostRows = most;
}

void SearchController::updateContext() {
    QueryContext context;
    context.zone = m_text.zone();
    context.now = m_now();
    for (const FieldDescription& field : m_fields) {
        if (!field.field.canonical)
            context.knownFields.push_back(field.field.name);
    }
    m_page.setQueryContext(context);
}

void SearchController::refreshFields() {
    m_standingRuns.end();
    m_standingRuns.add(awaitAnswer<std::vector<FieldDescription>>(
        m_source.fields({}), this, [this](const Answered<std::vector<FieldDescription>>& fields) {
            if (!fields.value)
                return;
            m_fields = *fields.value;
            // The time is on every event and has no frequent values.
            std::erase_if(m_fields, [](const FieldDescription& field) {
                return field.type == FieldType::Time || field.type == FieldType::Text;
            });
            m_page.setFields(m_fields);
            m_fields = *fields.value;
            updateContext();
            m_page.setVocabulary({m_fields, {}});
            for (const Field field : usualFields)
                askCompletionValues(FieldRef::of(field));
            if (m_hasSearched)
                askValues();
        }));
}

void SearchController::open(const QString& query, const TimeChoice& choice) {
    m_page.setQueryText(query);
    m_page.setTimeChoice(choice);
    search();
}

void SearchController::search() {
    const auto query = m_page.query();
    if (!query)
        return;
    m_query = *query;
    m_hasSearched = true;
    const TimeChoice choice = m_page.timeChoice();
    m_range = choice.rangeAt(m_now());
    const TimeRange held = m_source.health().range;
    const TimeRange bounded = m_range.isUnbounded() ? m_range.intersected(held) : m_range;
    m_binRange = {};
    if (!bounded.isUnbounded() && !bounded.isEmpty()) {
        const BinPlan plan = planBins(bounded, binCount(), m_text.zone());
        m_step = plan.step;
        // A time that is counted back from now begins with a whole bin; one that was written out begins where it says.
        m_binRange = {choice.exact ? bounded.begin : plan.range.begin, bounded.end};
        if (!choice.exact && choice.last)
            m_range.begin = m_binRange.begin;
    }
    m_page.histogram()->setSelection({});
    emit searchStarted(m_page.queryText(), choice);
    m_page.setMarkers({});
    listEvents();
    countEventsAnew();
    askValues();
    if (!m_binRange.isUnbounded())
        m_releases.start(m_binRange);
    else
        m_releases.stop();
}

int SearchController::binCount() const {
    return std::clamp(m_page.histogram()->width() / pixelsPerBin, 24, 200);
}

// Events.

void SearchController::listEvents() {
    if (!m_hasSearched)
        return;
    m_eventRuns.end();
    m_closedFields.clear();
    m_batches.clear();
    m_matches = 0;
    m_matchesExact = true;
    m_examined = 0;
    m_listedRange = m_page.selection() ? m_range.intersected(*m_page.selection()) : m_range;
    m_page.beginResults();
    SearchRequest request;
    request.query = m_query;
    request.range = m_listedRange;
    request.order = m_page.isNewestFirst() ? SortOrder::NewestFirst : SortOrder::OldestFirst;
    request.limit = m_pageRows;
    runSearch(request, {});
}

void SearchController::fetchMore() {
    const EventRows& rows = m_page.rows();
    if (m_eventRun || rows.isEmpty() || rows.size() >= m_matches || rows.size() >= m_mostRows)
        return;
    auto seam = std::make_shared<Seam>();
    seam->time = rows.time(rows.size() - 1);
    for (int row = rows.size() - 1; row >= 0 && rows.time(row) == seam->time; --row)
        seam->known.emplace(rows.batch(row).source(), rows.batch(row).sequence(rows.batchRow(row)));
    SearchRequest request;
    request.query = m_query;
    request.range = m_listedRange;
    request.order = m_page.isNewestFirst() ? SortOrder::NewestFirst : SortOrder::OldestFirst;
    if (request.order == SortOrder::NewestFirst)
        request.range.end = {seam->time.nanoseconds + 1};
    else
        request.range.begin = seam->time;
    request.limit = std::min(m_pageRows, m_mostRows - rows.size()) + static_cast<int>(seam->known.size());
    request.countTotal = false;
    runSearch(request, seam);
}

void SearchController::runSearch(const SearchRequest& request, std::shared_ptr<const Seam> seam) {
    SearchRun* const run = m_source.search(request).release();
    run->setParent(this);
    m_eventRun = run;
    m_eventRuns.add(run);
    connect(run, &SearchRun::batchReady, this, [this, seam](const EventBatch& batch) { take(batch, seam.get()); });
    connect(run, &SearchRun::progressed, this, [this, isFirst = !seam](const Progress& progress) {
        m_examined = progress.examined;
        if (isFirst)
            m_page.showProgress(progress.found);
    });
    connect(run, &SearchRun::finished, this, [this, run, isFirst = !seam](const Outcome& outcome) {
        run->deleteLater();
        m_eventRun.clear();
        if (outcome.kind == Outcome::Kind::Cancelled)
            return;
        if (isFirst && outcome.kind != Outcome::Kind::Failed) {
            m_matches = std::max<qint64>(outcome.completeness.total, m_page.rows().size());
            m_matchesExact = outcome.completeness.exact;
        }
        listed(outcome);
        if (isFirst && outcome.kind != Outcome::Kind::Failed) {
            answerFromBatches();
            askClosedFields();
        }
    });
}

void SearchController::take(const EventBatch& batch, const Seam* seam) {
    EventBatch fresh = batch;
    if (seam != nullptr) {
        std::vector<int> rows;
        for (int row = 0; row < batch.size(); ++row) {
            if (batch.time(row) != seam->time || !seam->known.contains({batch.source(), batch.sequence(row)}))
                rows.push_back(row);
        }
        if (static_cast<int>(rows.size()) < batch.size())
            fresh = rowsOf(batch, rows);
    }
    m_page.addBatch(fresh);
    const Capabilities capabilities = m_source.capabilities();
    if (!capabilities.counts || !capabilities.top)
        m_batches.push_back(fresh);
}

void SearchController::listed(const Outcome& outcome) {
    publish(outcome);
    if (outcome.kind == Outcome::Kind::Failed) {
        m_page.showError(*outcome.error);
        return;
    }
    const int rows = m_page.rows().size();
    if (outcome.kind == Outcome::Kind::Partial) {
        QStringList reasons;
        for (const SourceCompleteness& source : outcome.completeness.sources) {
            if (source.state != SourceState::Complete)
                reasons << (source.reason.isEmpty() ? source.name : source.name + QStringLiteral(": ") + source.reason);
        }
        m_page.showPartial(tr("%1 of %2. %3").arg(countText(rows), countText(m_matches), reasons.join(QStringLiteral("; "))));
    }
    if (rows == 0) {
        const qint64 held = m_source.health().events;
        m_page.showEmpty(m_examined > 0 ? m_examined : std::max<qint64>(0, held));
        return;
    }
    QString notice;
    if (rows >= m_mostRows && rows < m_matches)
        notice = tr("The first %1 of %2 are listed. Narrow the time or the query to see the rest.")
                     .arg(countText(rows), countText(m_matches));
    m_page.endResults(m_matches, m_matchesExact, rows < m_matches && notice.isEmpty(), notice);
}

void SearchController::publish(const Outcome& outcome) {
    m_completeness = outcome.completeness;
    m_completeness.shown = m_page.rows().size();
    m_completeness.total = std::max(m_matches, m_completeness.shown);
    m_completeness.exact = m_matchesExact;
    if (outcome.kind == Outcome::Kind::Failed) {
        const QString name = outcome.error->source.isEmpty() ? m_source.name() : outcome.error->source;
        m_completeness.sources = {{name, SourceState::Failed, outcome.error->message}};
    }
    emit completenessChanged(m_completeness);
}

// Counts.

void SearchController::countEventsAnew() {
    if (!m_hasSearched)
        return;
    m_countRuns.end();
    if (!m_source.capabilities().counts || m_binRange.isUnbounded()) {
        answerFromBatches();
        return;
    }
    CountRequest request;
    request.query = m_query;
    request.range = m_binRange;
    request.step = m_step;
    request.by = FieldRef::of(m_page.isSplitBySystem() ? Field::Service : Field::Level);
    request.rowLimit = m_page.isSplitBySystem() ? systemsInBars : 200;
    m_countRuns.add(awaitAnswer<CountTable>(m_source.count(request), this, [this](const Answered<CountTable>& counts) {
        if (counts.value)
            showCounts(*counts.value, {});
        else
            showCounts({}, counts.value.error().message);
    }));
}

void SearchController::showCounts(const CountTable& counts, const QString& note) {
    m_page.setHistogram(counts, m_page.isSplitBySystem() ? HistogramView::Series::Systems : HistogramView::Series::Levels,
                        note);
}

void SearchController::answerFromBatches() {
    const Capabilities capabilities = m_source.capabilities();
    const EventRows& rows = m_page.rows();
    if (m_eventRun || rows.isEmpty() || m_page.selection())
        return;
    const QString note =
        rows.size() < m_matches ? tr("of the %1 events listed").arg(countText(rows.size())) : tr("counted here");
    if (!capabilities.counts && !m_batches.empty()) {
        const TimePoint first = std::min(rows.time(0), rows.time(rows.size() - 1));
        const TimePoint last = std::max(rows.time(0), rows.time(rows.size() - 1));
        TimeRange range = m_binRange;
        if (range.isUnbounded()) {
            const BinPlan plan = planBins({first, {last.nanoseconds + 1}}, binCount(), m_text.zone());
            range = plan.range;
            m_step = plan.step;
        }
        const auto columns = static_cast<int>((range.length() + m_step - Duration(1)) / m_step);
        const FieldRef by = FieldRef::of(m_page.isSplitBySystem() ? Field::Service : Field::Level);
        showCounts(countEvents(m_batches, range.begin, m_step, std::max(1, columns), by, systemsInBars), note);
    }
    if (!capabilities.top) {
        for (const FieldRef& field : m_page.openFields())
            m_page.setTopValues(topValuesOf(m_batches, m_range, field, valuesAtFirst));
        m_page.setOrders(topValuesOf(m_batches, m_range, FieldRef::of(Field::OrderId), ordersListed));
    }
}

// Values.

void SearchController::askValues() {
    if (!m_hasSearched)
        return;
    m_valueRuns.end();
    m_page.forgetTopValues();
    if (!m_source.capabilities().top)
        return;
    for (const FieldRef& field : m_page.openFields())
        askValuesOf(field);
    askOrders();
}

void SearchController::askValuesOf(const FieldRef& field) {
    if (!m_hasSearched)
        return;
    const auto limit = m_valueLimits.find(field.name);
    const int wanted = limit == m_valueLimits.end() ? valuesAtFirst : limit->second;
    if (!m_source.capabilities().top) {
        m_page.setTopValues(topValuesOf(m_batches, m_range, field, wanted));
        return;
    }
    m_valueRuns.add(
        awaitAnswer<TopValues>(m_source.top({field, m_query, m_range, wanted}), this, [this](const Answered<TopValues>& top) {
            if (top.value)
                m_page.setTopValues(*top.value);
        }));
}

void SearchController::askOrders() {
    if (!m_source.capabilities().top)
        return;
    m_valueRuns.add(awaitAnswer<TopValues>(m_source.top({FieldRef::of(Field::OrderId), m_query, m_range, ordersListed}), this,
                                           [this](const Answered<TopValues>& orders) {
                                               if (orders.value)
                                                   m_page.setOrders(*orders.value);
                                           }));
}

void SearchController::askClosedFields() {
    // How many values a closed field has is worth a question only when nothing else waits; one at a time.
    if (!m_source.capabilities().top || m_page.selection())
        return;
    const auto open = m_page.openFields();
    m_closedFields.clear();
    for (const FieldDescription& field : m_fields) {
        if (field.field.canonical && field.type == FieldType::Keyword
            && std::find(open.begin(), open.end(), field.field) == open.end())
            m_closedFields.push_back(field.field);
    }
    const auto next = std::make_shared<std::function<void()>>();
    *next = [this, weak = std::weak_ptr(next)] {
        if (m_closedFields.empty())
            return;
        const FieldRef field = m_closedFields.front();
        m_closedFields.erase(m_closedFields.begin());
        m_valueRuns.add(awaitAnswer<TopValues>(m_source.top({field, m_query, m_range, valuesAtFirst}), this,
                                               [this, self = weak.lock()](const Answered<TopValues>& top) {
                                                   if (top.value)
                                                       m_page.setTopValues(*top.value);
                                                   if (self)
                                                       (*self)();
                                               }));
    };
    (*next)();
}

void SearchController::askCompletionValues(const FieldRef& field) {
    const auto canonical = fieldByAnyName(toText(field.name));
    const FieldRef known = canonical ? FieldRef::of(*canonical) : field;
    if (m_completionValues.contains(known.name) || !m_source.capabilities().top)
        return;
    m_completionValues[known.name] = {known, {}, {}};
    TimeRange range;
    range.end = {m_now().nanoseconds + 1};
    m_standingRuns.add(awaitAnswer<TopValues>(m_source.top({known, {}, range, completionValues}), this,
                                              [this, known](const Answered<TopValues>& top) {
                                                  if (!top.value)
                                                      return;
                                                  FieldValues& values = m_completionValues[known.name];
                                                  values = {known, {}, top.value->distinct};
                                                  for (const ValueCount& value : top.value->values)
                                                      values.values.push_back(value.value);
                                                  CompletionVocabulary vocabulary{m_fields, {}};
                                                  for (const auto& [name, one] : m_completionValues) {
                                                      if (!one.values.empty())
                                                          vocabulary.values.push_back(one);
                                                  }
                                                  m_page.setVocabulary(std::move(vocabulary));
                                              }));
}

void SearchController::showReleases(const std::vector<Change>& releases) {
    std::vector<TimeMarker> markers;
    for (const Change& change : releases)
        markers.push_back(
            {change.time, tr("%1 release %2 %3", "time, system, version")
                              .arg(clockText(change.time, m_text.zone()), toText(change.system), toText(change.after))});
    m_page.setMarkers(std::move(markers));
}

void SearchController::showSurrounding(const EventRef& event) {
    m_aroundRuns.end();
    SearchRequest request;
    request.range = {event.time() - around, event.time() + around};
    request.limit = aroundRows;
    request.countTotal = false;
    m_aroundRuns.add(collectEvents(m_source.search(request), this,
                                   [this](const FoundEvents& found) { m_page.setSurrounding(found.batches); }));
}

} // namespace logloupe
