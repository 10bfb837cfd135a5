// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/search_page.h"

#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/count_legend.h"
#include "views/pages/fields_panel.h"
#include "views/pages/time_range_button.h"
#include "views/pages/value_counts_model.h"
#include "views/query/query_bar.h"

#include <QTableView>

namespace logloupe {

SearchPage::~SearchPage() = default;

void SearchPage::connectParts() {
    connect(m_query, &QueryBar::submitted, this, &SearchPage::searchRequested);
    connect(m_query, &QueryBar::valuesWanted, this, &SearchPage::completionValuesWanted);
    connect(m_search, &Button::clicked, m_query, &QueryBar::submit);
    connect(m_time, &TimeRangeButton::choiceChanged, this, [this] { m_query->submit(); });
    connect(m_fields, &FieldsPanel::filterRequested, this, &SearchPage::narrow);
    connect(m_fields, &FieldsPanel::valuesRequested, this, &SearchPage::valuesRequested);
    connect(m_histogram, &HistogramView::selectionChanged, this, [this] {
        m_zoom->setVisible(selection().has_value());
        emit selectionChanged();
    });
    connect(m_histogram, &HistogramView::zoomRequested, this, &SearchPage::zoomTo);
    connect(m_zoom, &Button::clicked, this, [this] {
        if (const auto range = selection())
            zoomTo(*range);
    });
    connect(m_showFields, &Button::toggled, this, &SearchPage::adaptToWidth);
    connect(m_bySystem, &Button::toggled, this, &SearchPage::splitChanged);
    connect(m_kind, &SegmentedControl::currentChanged, this, &SearchPage::showResultKind);
    connect(m_order, &Button::clicked, this, [this] {
        // Rows are not given up for a query that cannot be read.
        if (query())
            setNewestFirst(!isNewestFirst());
        m_query->submit();
    });
    connect(m_columnsButton, &Button::clicked, this,
            [this] { m_grid->showColumnMenu(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height()))); });
    connect(m_export, &Button::clicked, this, &SearchPage::exportRequested);
    connect(m_banner, &Banner::actionTriggered, this, &SearchPage::retryRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &SearchPage::retryRequested);
    connect(m_grid, &EventGrid::currentChanged, this, [this](const EventRef& event) {
        // Rows that go away for a new search take the event along only when they come back without it.
        if (event.batch.isEmpty())
            return;
        m_detail->setEvent(event);
        if (width() >= scaled(fieldsFrom))
            setDetailVisible(true);
    });
    connect(m_grid, &EventGrid::activated, this, [this] { setDetailVisible(true); });
    connect(m_grid, &EventGrid::endApproached, this, &SearchPage::moreRequested);
    connect(m_grid, &EventGrid::orderActivated, this, &SearchPage::orderRequested);
    connect(m_grid, &EventGrid::filterRequested, this, &SearchPage::narrow);
    connect(m_grid, &EventGrid::surroundingRequested, this, [this](const EventRef& event) {
        m_detail->setEvent(event);
        setDetailVisible(true);
        m_detail->setPage(EventDetail::Page::Around);
    });
    connect(m_grid, &EventGrid::traceRequested, this, &SearchPage::searchTrace);
    connect(m_orders, &QTableView::activated, this, [this](const QModelIndex& index) { openOrder(index.row()); });
    connect(m_orders, &QTableView::clicked, this, [this](const QModelIndex& index) { openOrder(index.row()); });
    connect(m_detail, &EventDetail::filterRequested, this, &SearchPage::narrow);
    connect(m_detail, &EventDetail::orderActivated, this, &SearchPage::orderRequested);
    connect(m_detail, &EventDetail::customerActivated, this, &SearchPage::customerRequested);
    connect(m_detail, &EventDetail::traceRequested, this, &SearchPage::searchTrace);
    connect(m_detail, &EventDetail::surroundingRequested, this, &SearchPage::surroundingRequested);
    connect(m_detail, &EventDetail::closeRequested, this, [this] {
        setDetailVisible(false);
        m_grid->setFocus();
    });
    connect(m_detail, &EventDetail::eventActivated, this, [this](const EventRef& event) {
        if (!m_grid->showEvent(event))
            m_detail->setEvent(event);
    });
    connect(&m_text, &EventText::changed, this, [this] {
        m_histogram->setTimes(m_text.zone(), m_text.now());
        updateState();
    });
}

// What is asked.

void SearchPage::setQueryText(const QString& text) {
    m_query->setText(text);
}

QString SearchPage::queryText() const {
    return m_query->text();
}

Result<Query> SearchPage::query() const {
    return m_query->query();
}

void SearchPage::setQueryContext(const QueryContext& context) {
    m_query->setContext(context);
}

void SearchPage::setTimeChoice(const TimeChoice& choice) {
    m_time->setChoice(choice);
}

const TimeChoice& SearchPage::timeChoice() const {
    return m_time->choice();
}

void SearchPage::setNewestFirst(bool newestFirst) {
    if (newestFirst != isNewestFirst())
        m_rows.setNewestFirst(newestFirst);
    retranslate();
}

bool SearchPage::isSplitBySystem() const {
    return m_bySystem->isChecked();
}

std::optional<TimeRange> SearchPage::selection() const {
    return m_histogram->selection();
}

void SearchPage::narrow(const FieldRef& field, const QString& value, bool exclude) {
    const Query part = Query::forValue(field, m_text.queryValue(field, value));
    const auto known = query();
    // A line that cannot be read is not thrown away: the person sees it and decides.
    if (!known) {
        m_query->submit();
        return;
    }
    m_query->setText((exclude ? known->butNot(part) : known->andAlso(part)).text());
    m_query->submit();
}

void SearchPage::searchTrace(const QString& trace) {
    m_query->setText(Query::forValue(FieldRef::of(Field::TraceId), trace).text());
    m_query->submit();
}

void SearchPage::zoomTo(TimeRange range) {
    m_time->setChoice(TimeChoice::ofRange(range));
    m_histogram->setSelection({});
    m_query->submit();
}

// Answers.

void SearchPage::setFields(const std::vector<FieldDescription>& fields) {
    m_fields->model().setFields(fields);
}

void SearchPage::setTopValues(const TopValues& values) {
    m_fields->model().setTopValues(values);
}

void SearchPage::forgetTopValues() {
    m_fields->model().forgetValues();
}

std::vector<FieldRef> SearchPage::openFields() const {
    return m_fields->rows().openFields();
}

void SearchPage::setVocabulary(CompletionVocabulary vocabulary) {
    m_query->setVocabulary(std::move(vocabulary));
}

void SearchPage::setHistogram(const CountTable& counts, HistogramView::Series series, const QString& note) {
    m_counts = counts;
    m_series = series;
    m_countNote = note;
    m_histogram->setTimes(m_text.zone(), m_text.now());
    m_histogram->setCounts(counts, series);
    m_legend->setCounts(counts, series == HistogramView::Series::Levels);
    updateTitle();
}

void SearchPage::setMarkers(std::vector<TimeMarker> markers) {
    m_histogram->setMarkers(std::move(markers));
}

void SearchPage::setOrders(const TopValues& orders) {
    m_orderCount = orders.distinct;
    m_ordersListed = orders.values.size();
    m_ordersModel->setTop(orders);
    m_kind->setSegmentCount(1, static_cast<qint64>(orders.distinct));
    updateState();
}

void SearchPage::showOrders(bool shown) {
    m_kind->setCurrentIndex(shown ? 1 : 0);
}

} // namespace logloupe
