// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/search_page.h"

#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/count_legend.h"
#include "views/pages/fields_panel.h"
#include "views/pages/pane_focus.h"
#include "views/pages/time_range_button.h"
#include "views/pages/value_counts_model.h"
#include "views/query/query_bar.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int fieldsFrom = 1000; ///< narrower pages have no fields beside the events
constexpr int roomyFrom = 1240;  ///< narrower ones have narrower panels
constexpr int narrowFields = 192;
constexpr int histogramHeight = 170;

enum ResultPage : int { GridPage, OrdersPage, EmptyPage };

QLabel* plainLabel(TextRole role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(*label, role);
    return label;
}

Button* flatButton(Icon icon, QWidget* parent) {
    auto* button = new Button(QString(), Button::Kind::Flat, parent);
    button->setIcon(icon);
    button->setControlSize(ControlSize::Compact);
    return button;
}

} // namespace

SearchPage::SearchPage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_query = new QueryBar(this);
    m_time = new TimeRangeButton(text, m_query);
    m_search = new Button(QString(), Button::Kind::Primary, m_query);
    m_query->addBeside(m_time);
    m_query->addBeside(m_search);
    layout->addWidget(m_query);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_fields = new FieldsPanel(m_columns);
    m_fields->model().setValueText(
        [this](const FieldRef& field, const QString& value) { return m_text.maskedText(field, value); });
    m_vertical = new QSplitter(Qt::Vertical, m_columns);
    m_vertical->setChildrenCollapsible(false);
    m_vertical->setHandleWidth(1);
    m_vertical->addWidget(makeHistogram());
    m_vertical->addWidget(makeResults());
    m_vertical->setStretchFactor(1, 1);
    m_vertical->setSizes({scaled(histogramHeight), scaled(600)});
    m_columns->addWidget(m_fields);
    m_columns->addWidget(m_vertical);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({scaled(width::fieldPanel), scaled(1200)});
    layout->addWidget(m_columns, 1);
    m_rows.setNewestFirst(true);
    connectParts();
    retranslate();
    setDetailVisible(false);
}

SearchPage::~SearchPage() = default;

QWidget* SearchPage::makeHistogram() {
    auto* part = new QWidget(m_vertical);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(space::l, space::s, space::l, space::xs);
    layout->setSpacing(space::xs);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(space::m);
    m_title = new ElidedLabel(QString(), TextRole::BaseStrong, Token::Text, part);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_stepText = plainLabel(TextRole::Grid, part);
    m_legend = new CountLegend(part);
    m_zoom = new Button(QString(), Button::Kind::Outlined, part);
    m_zoom->setControlSize(ControlSize::Small);
    m_bySystem = flatButton(Icon::Chart, part);
    m_bySystem->setControlSize(ControlSize::Small);
    m_bySystem->setCheckable(true);
    bar->addWidget(m_title);
    bar->addWidget(m_stepText);
    bar->addWidget(m_legend, 1);
    bar->addWidget(m_zoom);
    bar->addWidget(m_bySystem);
    layout->addLayout(bar);
    m_histogram = new HistogramView(part);
    layout->addWidget(m_histogram, 1);
    return part;
}

QWidget* SearchPage::makeList() {
    auto* list = new QWidget(m_horizontal);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QWidget(list);
    auto* barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(space::l, space::xs, space::s, space::xs);
    barLayout->setSpacing(space::s);
    m_kind = new SegmentedControl(QStringList{QString(), QString()}, bar);
    m_kind->setControlSize(ControlSize::Small);
    m_listed = new ElidedLabel(QString(), TextRole::Grid, Token::Text2, bar);
    m_listed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_order = flatButton(Icon::ChevronDown, bar);
    m_columnsButton = flatButton(Icon::Columns, bar);
    m_export = flatButton(Icon::Download, bar);
    barLayout->addWidget(m_kind);
    barLayout->addWidget(m_listed, 1);
    barLayout->addWidget(m_order);
    barLayout->addWidget(m_columnsButton);
    barLayout->addWidget(m_export);
    m_banner = new Banner(list);
    m_banner->hide();
    m_stack = new QStackedWidget(list);
    m_grid = new EventGrid(m_rows, m_text, GridStyle::forSearch(), searchColumns(), m_stack);
    m_ordersModel = new ValueCountsModel(this);
    m_orders = new QTableView(m_stack);
    m_orders->setModel(m_ordersModel);
    m_orders->setFrameShape(QFrame::NoFrame);
    m_orders->setShowGrid(false);
    m_orders->verticalHeader()->hide();
    m_orders->verticalHeader()->setDefaultSectionSize(scaled(height::listRow));
    m_orders->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_orders->horizontalHeader()->setDefaultSectionSize(scaled(160));
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_orders);
    m_stack->addWidget(m_empty);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    return list;
}

QWidget* SearchPage::makeResults() {
    m_horizontal = new QSplitter(Qt::Horizontal, m_vertical);
    m_horizontal->setChildrenCollapsible(false);
    m_horizontal->setHandleWidth(1);
    m_list = makeList();
    m_detail = new EventDetail(m_text, m_horizontal);
    m_horizontal->addWidget(m_list);
    m_horizontal->addWidget(m_detail);
    m_horizontal->setStretchFactor(0, 1);
    m_horizontal->setSizes({scaled(1000), scaled(width::detailPanel)});
    return m_horizontal;
}

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
    connect(m_bySystem, &Button::toggled, this, &SearchPage::splitChanged);
    connect(m_kind, &SegmentedControl::currentChanged, this, &SearchPage::showResultKind);
    connect(m_order, &Button::clicked, this, [this] {
        setNewestFirst(!isNewestFirst());
        emit searchRequested();
    });
    connect(m_columnsButton, &Button::clicked, this,
            [this] { m_grid->showColumnMenu(m_columnsButton->mapToGlobal(QPoint(0, m_columnsButton->height()))); });
    connect(m_export, &Button::clicked, this, &SearchPage::exportRequested);
    connect(m_banner, &Banner::actionTriggered, this, &SearchPage::retryRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &SearchPage::retryRequested);
    connect(m_grid, &EventGrid::currentChanged, this, [this](const EventRef& event) {
        m_detail->setEvent(event.batch.isEmpty() ? std::nullopt : std::optional(event));
        if (!event.batch.isEmpty() && width() >= scaled(fieldsFrom))
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
    const Query part = Query::forValue(field, value);
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

// Events.

void SearchPage::beginResults() {
    m_state = State::Loading;
    m_found = 0;
    m_matches = 0;
    m_notice.clear();
    m_error.reset();
    m_partial.clear();
    m_rows.clear();
    m_grid->setEndNotice({});
    m_zoom->setVisible(selection().has_value());
    updateState();
}

void SearchPage::addBatch(const EventBatch& batch) {
    const bool wasEmpty = m_rows.isEmpty();
    m_rows.add(batch);
    if (wasEmpty)
        updateState();
}

void SearchPage::showProgress(qint64 found) {
    m_found = found;
    if (m_state == State::Loading)
        updateState();
}

void SearchPage::endResults(qint64 matches, bool isExact, bool canFetchMore, const QString& notice) {
    m_state = State::Listed;
    m_matches = matches;
    m_matchesExact = isExact;
    m_notice = notice;
    GridNotice end;
    if (!notice.isEmpty()) {
        end.kind = MessageKind::Warn;
        end.text = notice;
        m_grid->setEndNotice(end);
    } else if (canFetchMore) {
        end.text = tr("Fetching more…");
        m_grid->setEndNotice(end);
    } else {
        m_grid->setEndNotice({});
    }
    updateState();
}

void SearchPage::showEmpty(qint64 examined) {
    m_state = State::Empty;
    m_examined = examined;
    updateState();
}

void SearchPage::showError(const Error& error) {
    m_state = State::Failed;
    m_error = error;
    if (error.kind == ErrorKind::Query)
        m_query->showProblem(error);
    updateState();
}

void SearchPage::showPartial(const QString& reasons) {
    m_partial = reasons;
    updateState();
}

void SearchPage::setSurrounding(const std::vector<EventBatch>& batches) {
    m_detail->setSurrounding(batches);
}

void SearchPage::updateState() {
    const bool hasRows = !m_rows.isEmpty();
    switch (m_state) {
    case State::Idle:
        m_empty->setMessage(Icon::Search, tr("Write what to look for, or press Enter for all events."));
        break;
    case State::Loading:
        m_empty->setMessage(Icon::Search, m_found > 0 ? tr("Searching… %1 so far").arg(countText(m_found)) : tr("Searching…"));
        break;
    case State::Empty:
        m_empty->setMessage(Icon::Search, tr("No events match. %1 searched.").arg(countText(m_examined)));
        break;
    case State::Failed:
        m_empty->setMessage(Icon::Warning, m_error->message);
        break;
    case State::Listed:
        break;
    }
    m_empty->setHint(m_state == State::Empty ? tr("Take a condition away, or look at a longer time.") : QString());
    m_empty->setAction(m_state == State::Failed ? tr("Try again") : QString());
    const bool failedBelow = m_state == State::Failed && hasRows;
    m_banner->setVisible(failedBelow || !m_partial.isEmpty());
    if (m_banner->isVisibleTo(this)) {
        m_banner->setKind(failedBelow ? MessageKind::Error : MessageKind::Warn);
        m_banner->setText(failedBelow ? m_error->message + QLatin1Char(' ') + tr("What was found before is below.")
                                      : m_partial);
        m_banner->setActions({tr("Try again")});
    }
    showResultKind();
    updateCounts();
}

void SearchPage::showResultKind() {
    const bool hasRows = !m_rows.isEmpty();
    const bool orders = m_kind->currentIndex() == 1;
    m_stack->setCurrentIndex(!hasRows && m_state != State::Listed ? EmptyPage : orders ? OrdersPage : GridPage);
    m_columnsButton->setEnabled(!orders);
    m_order->setEnabled(!orders);
    if (orders)
        m_detail->hide();
    updateCounts();
}

QString SearchPage::stateText() const {
    QString text;
    if (m_stack->currentIndex() == EmptyPage) {
        for (const RunLabel* label : m_empty->findChildren<RunLabel*>())
            text += label->isHidden() ? QString() : label->spokenText() + QLatin1Char('\n');
    }
    if (m_banner->isVisibleTo(const_cast<SearchPage*>(this))) {
        for (const RunLabel* label : m_banner->findChildren<RunLabel*>())
            text += label->spokenText();
    }
    return text.trimmed();
}

void SearchPage::updateCounts() {
    if (m_kind->currentIndex() == 1) {
        const bool cut = m_orderCount && *m_orderCount > m_ordersListed;
        m_listed->setText(cut ? tr("the %1 with the most events").arg(countText(static_cast<qint64>(m_ordersListed)))
                              : QString());
        return;
    }
    QString text;
    if (m_state == State::Loading && !m_rows.isEmpty())
        text = tr("Searching… %1 so far").arg(countText(std::max<qint64>(m_found, m_rows.size())));
    else if (m_state == State::Listed)
        text = m_rows.size() == m_matches && m_matchesExact
                   ? countText(m_matches)
                   : tr("%1 of %2")
                         .arg(countText(m_rows.size()),
                              (m_matchesExact ? QString() : QStringLiteral("≥ ")) + countText(m_matches));
    if (const auto range = selection(); range && !text.isEmpty())
        text = tr("%1 in %2", "a count of events, a time")
                   .arg(text, clockText(range->begin, m_text.zone()) + QChar(0x2013) + clockText(range->end, m_text.zone()));
    m_listed->setText(text);
}

void SearchPage::updateTitle() {
    const quint64 total = m_counts.total();
    m_title->setText(tr("%1 event(s)", nullptr, static_cast<int>(std::min<quint64>(total, 2'000'000'000)))
                         .arg(countText(static_cast<qint64>(total))));
    QString step;
    using namespace std::chrono_literals;
    if (m_counts.columns == 0)
        step.clear();
    else if (m_counts.step == 1min)
        step = tr("per minute");
    else if (m_counts.step == 1h)
        step = tr("per hour");
    else if (m_counts.step == 24h)
        step = tr("per day");
    else
        step = tr("per %1", "a length of time: 5 min").arg(durationText(m_counts.step));
    m_stepText->setText(m_countNote.isEmpty() ? step : step + QStringLiteral(" · ") + m_countNote);
}

void SearchPage::openOrder(int row) {
    if (row >= 0 && row < m_ordersModel->rowCount())
        emit orderRequested(m_ordersModel->value(row));
}

void SearchPage::selectWorstEvent() {
    if (m_rows.isEmpty())
        return;
    m_grid->setCurrentRow(m_rows.nextError(-1).value_or(0));
}

void SearchPage::setDetailVisible(bool visible) {
    m_detail->setVisible(visible && m_kind->currentIndex() == 0);
    m_list->setVisible(!m_detail->isVisibleTo(this) || width() >= scaled(fieldsFrom));
}

void SearchPage::adaptToWidth() {
    const bool roomy = width() >= scaled(roomyFrom);
    m_fields->setVisible(width() >= scaled(fieldsFrom));
    m_fields->setMinimumWidth(scaled(narrowFields - 24));
    if (m_roomy != roomy) {
        m_roomy = roomy;
        const int fields = scaled(roomy ? width::fieldPanel : narrowFields);
        const int detail = scaled(roomy ? width::detailPanel : width::detailPanelNarrow);
        m_columns->setSizes({fields, std::max(1, width() - fields)});
        m_horizontal->setSizes({std::max(1, width() - fields - detail), detail});
    }
    m_time->setBrief(!roomy);
    m_search->setShortcutHint(roomy ? tr("Enter") : QString());
    m_bySystem->setText(roomy ? tr("By system") : QString());
    m_list->setVisible(!m_detail->isVisibleTo(this) || width() >= scaled(fieldsFrom));
    for (Button* button : {m_columnsButton, m_export})
        button->setText(roomy ? (button == m_export ? tr("Export…") : tr("Columns")) : QString());
}

QByteArray SearchPage::saveSplitters() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_columns->saveState() << m_vertical->saveState() << m_horizontal->saveState();
    return state;
}

void SearchPage::restoreSplitters(const QByteArray& state) {
    QDataStream stream(state);
    for (QSplitter* splitter : {m_columns, m_vertical, m_horizontal}) {
        QByteArray one;
        stream >> one;
        if (stream.status() == QDataStream::Ok)
            splitter->restoreState(one);
    }
}

QString SearchPage::columnState() const {
    return m_grid->columnState();
}

void SearchPage::restoreColumns(const QString& state) {
    m_grid->restoreColumns(state);
}

void SearchPage::focusPane(int direction) {
    moveFocus({m_query, m_fields->list(), m_histogram, m_stack->currentWidget(), m_detail}, direction);
}

void SearchPage::focusQuery() {
    m_query->focusLine();
}

void SearchPage::focusFilter() {
    m_fields->focusFilter();
}

void SearchPage::retranslate() {
    m_search->setText(tr("Search"));
    m_zoom->setText(tr("Zoom to selection"));
    m_bySystem->setAccessibleName(tr("By system"));
    m_bySystem->setToolTip(tr("Bars by system instead of by level"));
    m_kind->setSegmentText(0, tr("Events"));
    m_kind->setSegmentText(1, tr("Orders"));
    m_order->setText(isNewestFirst() ? tr("Newest first") : tr("Oldest first"));
    m_order->setIcon(isNewestFirst() ? Icon::ChevronDown : Icon::ChevronUp);
    m_columnsButton->setAccessibleName(tr("Columns"));
    m_export->setAccessibleName(tr("Export…"));
    m_export->setToolTip(tr("Save these events as a file, masked as they are shown"));
    m_grid->setAccessibleName(tr("Events found"));
    m_orders->setAccessibleName(tr("Orders in these events"));
    m_histogram->setAccessibleName(tr("Events over time"));
    m_ordersModel->setTitles(tr("Order"), tr("Events"));
    adaptToWidth();
    updateState();
    updateTitle();
}

void SearchPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SearchPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    adaptToWidth();
}

void SearchPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Slash) {
        focusFilter();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_detail->isVisible()) {
        setDetailVisible(false);
        m_grid->setFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SearchPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface());
    painter.fillRect(0, m_query->geometry().bottom(), width(), 1, Theme::current().border());
}

} // namespace logloupe
