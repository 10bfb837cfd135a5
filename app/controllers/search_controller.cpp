// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/search_controller.h"

#include "models/analysis/histogram.h"
#include "models/analysis/time_steps.h"
#include "models/domain/human_format.h"
#include "views/charts/histogram_view.h"

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

constexpr int pixelsPerBin = 11;
constexpr int maskedValuesRead = 5000;

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
    , m_releases(source)
    , m_surrounding(source)
    , m_zone(text.zone()) {
    connect(&page, &SearchPage::searchRequested, this, &SearchController::search);
    connect(&page, &SearchPage::retryRequested, this, &SearchController::search);
    connect(&page, &SearchPage::selectionChanged, this, &SearchController::listEvents);
    connect(&page, &SearchPage::splitChanged, this, &SearchController::countEventsAnew);
    connect(&page, &SearchPage::moreRequested, this, &SearchController::fetchMore);
    connect(&page, &SearchPage::surroundingRequested, &m_surrounding, &SurroundingLookup::start);
    connect(&m_surrounding, &SurroundingLookup::found, &page, &SearchPage::setSurrounding);
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
    connect(&text, &EventText::changed, this, &SearchController::followText);
    updateContext();
    refreshFields();
}

void SearchController::setRowLimits(int page, int most) {
    m_pageRows = page;
    m_mostRows = most;
}

QueryContext SearchController::queryContext() const {
    QueryContext context;
    context.zone = m_text.zone();
    context.now = m_now();
    for (const FieldDescription& field : m_fields) {
        if (!field.field.canonical)
            context.knownFields.push_back(field.field.name);
    }
    return context;
}

void SearchController::updateContext() {
    m_page.setQueryContext(queryContext());
}

void SearchController::followText() {
    updateContext();
    if (m_zone == m_text.zone())
        return;
    m_zone = m_text.zone();
    // Days and hours begin elsewhere now: of the bins, and of the dates in the query. What is being written meanwhile stays unsent.
    if (m_hasSearched)
        start();
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
    if (!m_page.query())
        m_page.beginResults();
    search();
}

void SearchController::search() {
    if (const auto query = m_page.query(); !query) {
        m_page.showError(query.error());
        return;
    }
    m_searchedText = m_page.queryText();
    m_searchedTime = m_page.timeChoice();
    emit searchStarted(m_searchedText, m_searchedTime);
    start();
}

void SearchController::start() {
    m_maskRuns.end();
    const auto query = parseQuery(m_searchedText, queryContext());
    if (!query)
        return;
    m_query = *query;
    const std::vector<MaskedTerm> unknown = unknownTerms(m_query, m_text);
    if (unknown.empty() || !m_source.capabilities().top)
        ask();
    else
        findMaskedValues(unknown);
}

void SearchController::findMaskedValues(const std::vector<MaskedTerm>& terms) {
    m_page.beginResults();
    const auto waiting = std::make_shared<int>(0);
    for (const MaskedTerm& term : terms)
        *waiting += term.field ? 1 : 0;
    if (*waiting == 0)
        ask();
    for (const MaskedTerm& term : terms) {
        if (!term.field)
            continue;
        const TopRequest request{*term.field, {}, {}, maskedValuesRead};
        m_maskRuns.add(
            awaitAnswer<TopValues>(m_source.top(request), this, [this, term, waiting](const Answered<TopValues>& top) {
                if (top.value) {
                    for (const ValueCount& value : top.value->values) {
                        if (const QString logged = toText(value.value); m_text.maskedText(*term.field, logged) == term.text)
                            static_cast<void>(m_text.queryValue(*term.field, logged));
                    }
                }
                if (--*waiting == 0)
                    ask();
            }));
    }
}

void SearchController::ask() {
    m_query = withLoggedValues(m_query, m_text);
    m_hasSearched = true;
    planBinsOf(m_searchedTime);
    m_page.histogram()->setSelection({});
    m_page.setMarkers({});
    listEvents();
    countEventsAnew();
    askValues();
    if (!m_binRange.isUnbounded())
        m_releases.start(m_binRange);
    else
        m_releases.stop();
}

void SearchController::planBinsOf(const TimeChoice& choice) {
    m_range = choice.rangeAt(m_now());
    const TimeRange held = m_source.health().range;
    const TimeRange bounded = m_range.isUnbounded() ? m_range.intersected(held) : m_range;
    m_binRange = {};
    if (bounded.isUnbounded() || bounded.isEmpty())
        return;
    const BinPlan plan = planBins(bounded, binCount(), m_text.zone());
    m_step = plan.step;
    // A time that is counted back from now begins with a whole bin; one that was written out begins where it says.
    m_binRange = {choice.exact ? bounded.begin : plan.range.begin, bounded.end};
    if (!choice.exact && choice.last)
        m_range.begin = m_binRange.begin;
}

int SearchController::binCount() const {
    return std::clamp(m_page.histogram()->width() / pixelsPerBin, 24, 200);
}

} // namespace logloupe
