// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/event_counting.h"
#include "app/controllers/search_controller.h"
#include "models/analysis/histogram.h"
#include "models/domain/human_format.h"
#include "models/query/field_alias.h"
#include "views/charts/histogram_view.h"

#include <algorithm>

namespace logloupe {

namespace {

constexpr int valuesAtFirst = 5;
constexpr int completionValues = 30;
constexpr int ordersListed = 1000;
constexpr int systemsInBars = 12;
/// Of a source that does not know how far back it goes: it may be years.
constexpr Duration completionSpan = std::chrono::hours(24 * 7);

} // namespace

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
    if (m_source.health().range.isUnbounded())
        range.begin = m_now() - completionSpan;
    m_standingRuns.add(awaitAnswer<TopValues>(
        m_source.top({known, {}, range, completionValues}), this, [this, known](const Answered<TopValues>& top) {
            if (!top.value)
                return;
            FieldValues values{known, {}, top.value->distinct};
            for (const ValueCount& value : top.value->values)
                values.values.push_back(m_text.queryValue(known, toText(value.value)).toStdString());
            m_completionValues[known.name] = std::move(values);
            showVocabulary();
        }));
}

void SearchController::showVocabulary() {
    CompletionVocabulary vocabulary{m_fields, {}};
    for (const auto& [name, values] : m_completionValues) {
        if (!values.values.empty())
            vocabulary.values.push_back(values);
    }
    m_page.setVocabulary(std::move(vocabulary));
}

void SearchController::showReleases(const std::vector<Change>& releases) {
    std::vector<TimeMarker> markers;
    for (const Change& change : releases)
        markers.push_back(
            {change.time, tr("%1 release %2 %3", "time, system, version")
                              .arg(clockText(change.time, m_text.zone()), toText(change.system), toText(change.after))});
    m_page.setMarkers(std::move(markers));
}

} // namespace logloupe
