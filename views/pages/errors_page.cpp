// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/errors_page.h"

#include "models/domain/human_format.h"
#include "views/charts/histogram_view.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/heat_table_model.h"
#include "views/pages/pane_focus.h"
#include "views/pages/time_range_button.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int sideFrom = 1000; ///< narrower pages show the panel instead of the map
constexpr int roomyFrom = 1240;
constexpr int sideWidth = 412;
constexpr int overviewHeight = 92;
constexpr int cellWidth = 56; ///< of the table

QLabel* plainLabel(TextRole role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(*label, role);
    return label;
}

/// All rows in one.
CountTable summed(const CountTable& counts) {
    CountTable sum{counts.start, counts.step, counts.columns, {std::string()}, {}};
    sum.counts.assign(static_cast<size_t>(counts.columns), 0);
    for (size_t i = 0; i < counts.counts.size(); ++i)
        sum.counts[i % static_cast<size_t>(counts.columns)] += counts.counts[i];
    return sum;
}

} // namespace

ErrorsPage::ErrorsPage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    m_banner = new Banner(this);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_stack = new QStackedWidget(this);
    m_horizontal = new QSplitter(Qt::Horizontal, m_stack);
    m_horizontal->setChildrenCollapsible(false);
    m_horizontal->setHandleWidth(1);
    m_vertical = new QSplitter(Qt::Vertical, m_horizontal);
    m_vertical->setChildrenCollapsible(false);
    m_vertical->setHandleWidth(1);
    m_vertical->addWidget(makeMap());
    m_vertical->addWidget(makeEvents());
    m_vertical->setStretchFactor(1, 1);
    m_side = new QStackedWidget(m_horizontal);
    m_spike = new SpikePanel(m_side);
    m_detail = new EventDetail(text, m_side);
    m_side->addWidget(m_spike);
    m_side->addWidget(m_detail);
    m_horizontal->addWidget(m_vertical);
    m_horizontal->addWidget(m_side);
    m_horizontal->setStretchFactor(0, 1);
    m_horizontal->setSizes({scaled(1000), scaled(sideWidth)});
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_horizontal);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    m_time->setChoice(TimeChoice::ofLast(std::chrono::hours(24 * 7)));
    connectParts();
    retranslate();
    showLoading();
}

ErrorsPage::~ErrorsPage() = default;

QWidget* ErrorsPage::makeHeader() {
    auto* header = new QWidget(this);
    header->setMinimumHeight(scaled(height::pageHeader));
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::m);
    m_title = plainLabel(TextRole::PageTitle, header);
    m_factsLabel = new ElidedLabel(QString(), TextRole::Base, Token::Text2, header);
    m_time = new TimeRangeButton(m_text, header);
    m_time->setControlSize(ControlSize::Compact);
    m_rowsLabel = plainLabel(TextRole::Base, header);
    m_rowKind = new SegmentedControl(QStringList{QString(), QString(), QString(), QString()}, header);
    m_levels = new SegmentedControl(QStringList{QString(), QString()}, header);
    m_view = new SegmentedControl(QStringList{QString(), QString()}, header);
    layout->addWidget(m_title);
    layout->addWidget(m_factsLabel, 1);
    layout->addWidget(m_time);
    layout->addWidget(m_rowsLabel);
    layout->addWidget(m_rowKind);
    layout->addWidget(m_levels);
    layout->addWidget(m_view);
    return header;
}

QWidget* ErrorsPage::makeMap() {
    auto* part = new QWidget(m_vertical);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::xs);
    auto* bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    m_mapTitle = plainLabel(TextRole::BaseStrong, part);
    m_mapCaption = new ElidedLabel(QString(), TextRole::Grid, Token::Text2, part);
    m_legend = new HeatmapLegend(part);
    m_legend->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    bar->addWidget(m_mapTitle, 0, Qt::AlignVCenter);
    bar->addWidget(m_mapCaption, 1);
    bar->addWidget(m_legend);
    layout->addLayout(bar);
    m_mapStack = new QStackedWidget(part);
    m_map = new HeatmapView(m_mapStack);
    m_tableModel = new HeatTableModel(this);
    m_table = new QTableView(m_mapStack);
    m_table->setModel(m_tableModel);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(scaled(height::smallControl));
    m_table->horizontalHeader()->setDefaultSectionSize(scaled(cellWidth * 2));
    m_mapStack->addWidget(m_map);
    m_mapStack->addWidget(m_table);
    layout->addWidget(m_mapStack, 1);
    m_overviewRow = new QWidget(part);
    m_overviewRow->setFixedHeight(scaled(overviewHeight));
    auto* overview = new QVBoxLayout(m_overviewRow);
    overview->setContentsMargins(0, 0, 0, 0);
    m_overview = new HistogramView(m_overviewRow);
    overview->addWidget(m_overview);
    m_overviewLabel = plainLabel(TextRole::Caption, m_overviewRow);
    m_overviewLabel->setWordWrap(true);
    m_overviewLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
    layout->addWidget(m_overviewRow);
    m_map->installEventFilter(this);
    return part;
}

QWidget* ErrorsPage::makeEvents() {
    auto* part = new QWidget(m_vertical);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QWidget(part);
    auto* barLayout = new QHBoxLayout(bar);
    barLayout->setContentsMargins(space::l, space::xs, space::l, space::xs);
    barLayout->setSpacing(space::s);
    m_eventsTitle = plainLabel(TextRole::BaseStrong, bar);
    m_eventsCaption = new ElidedLabel(QString(), TextRole::Grid, Token::Text2, bar);
    m_openSearch = new Button(QString(), Button::Kind::Outlined, bar);
    m_openSearch->setIcon(Icon::Search);
    m_openSearch->setControlSize(ControlSize::Small);
    barLayout->addWidget(m_eventsTitle);
    barLayout->addWidget(m_eventsCaption, 1);
    barLayout->addWidget(m_openSearch);
    m_grid = new EventGrid(m_rows, m_text, GridStyle::forHeatmap(), heatmapColumns(), part);
    layout->addWidget(bar);
    layout->addWidget(m_grid, 1);
    return part;
}

void ErrorsPage::connectParts() {
    connect(m_time, &TimeRangeButton::choiceChanged, this, &ErrorsPage::reloadRequested);
    connect(m_rowKind, &SegmentedControl::currentChanged, this, &ErrorsPage::reloadRequested);
    connect(m_levels, &SegmentedControl::currentChanged, this, &ErrorsPage::reloadRequested);
    connect(m_banner, &Banner::actionTriggered, this, &ErrorsPage::reloadRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &ErrorsPage::reloadRequested);
    connect(m_view, &SegmentedControl::currentChanged, m_mapStack, &QStackedWidget::setCurrentIndex);
    connect(m_map, &HeatmapView::cellSelected, this, [this] {
        m_overview->setSelection({});
        m_sideWanted = true;
        emit selectionChanged();
    });
    connect(m_map, &HeatmapView::cellActivated, this, [this] { m_grid->setFocus(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (!index.isValid() || !m_table->isVisible())
            return;
        m_map->setSelectedCell(HeatCell{index.row(), index.column()});
        m_overview->setSelection({});
        emit selectionChanged();
    });
    connect(m_overview, &HistogramView::selectionChanged, this, [this] {
        m_map->setSelectedCell({});
        m_sideWanted = true;
        emit selectionChanged();
    });
    connect(m_overview, &HistogramView::zoomRequested, this, [this](TimeRange range) {
        m_time->setChoice(TimeChoice::ofRange(range));
        emit reloadRequested();
    });
    connect(m_vertical, &QSplitter::splitterMoved, this, [this] { m_mapFitted = false; });
    connect(m_openSearch, &Button::clicked, this, &ErrorsPage::searchRequested);
    connect(m_grid, &EventGrid::activated, this, &ErrorsPage::showEventDetail);
    connect(m_grid, &EventGrid::currentChanged, this, [this](const EventRef& event) {
        if (m_side->currentWidget() == m_detail)
            m_detail->setEvent(event);
    });
    connect(m_grid, &EventGrid::orderActivated, this, &ErrorsPage::orderRequested);
    connect(m_grid, &EventGrid::filterRequested, this, &ErrorsPage::filterRequested);
    connect(m_grid, &EventGrid::traceRequested, this, &ErrorsPage::traceRequested);
    connect(m_grid, &EventGrid::surroundingRequested, this, [this](const EventRef& event) {
        showEventDetail(event);
        m_detail->setPage(EventDetail::Page::Around);
    });
    connect(m_spike, &SpikePanel::closeRequested, this, [this] { showSide(false); });
    connect(m_spike, &SpikePanel::ordersRequested, this, &ErrorsPage::ordersRequested);
    connect(m_spike, &SpikePanel::typeRequested, this, &ErrorsPage::typeRequested);
    connect(m_detail, &EventDetail::closeRequested, this, [this] {
        m_side->setCurrentWidget(m_spike);
        m_grid->setFocus();
    });
    connect(m_detail, &EventDetail::filterRequested, this, &ErrorsPage::filterRequested);
    connect(m_detail, &EventDetail::orderActivated, this, &ErrorsPage::orderRequested);
    connect(m_detail, &EventDetail::customerActivated, this, &ErrorsPage::customerRequested);
    connect(m_detail, &EventDetail::traceRequested, this, &ErrorsPage::traceRequested);
    connect(m_detail, &EventDetail::surroundingRequested, this, &ErrorsPage::surroundingRequested);
    connect(&m_text, &EventText::changed, this, [this] {
        m_data.zone = m_text.zone();
        m_data.now = m_text.now();
        m_map->setData(m_data);
        m_tableModel->setData(m_data);
        m_overview->setTimes(m_text.zone(), m_text.now());
        m_spike->setFacts(m_spike->facts(), m_text.zone(), m_text.now());
        updateCaption();
    });
}

HeatRows ErrorsPage::heatRows() const {
    return static_cast<HeatRows>(std::max(0, m_rowKind->currentIndex()));
}

void ErrorsPage::setHeatRows(HeatRows rows) {
    m_rowKind->setCurrentIndex(static_cast<int>(rows));
}

bool ErrorsPage::withWarnings() const {
    return m_levels->currentIndex() == 1;
}

void ErrorsPage::setTimeChoice(const TimeChoice& choice) {
    m_time->setChoice(choice);
}

const TimeChoice& ErrorsPage::timeChoice() const {
    return m_time->choice();
}

void ErrorsPage::showLoading() {
    m_banner->hide();
    // What is on the screen stays until there is something newer.
    if (m_data.counts.columns > 0 && m_stack->currentWidget() == m_horizontal)
        return;
    m_empty->setMessage(Icon::Grid, tr("Counting errors…"));
    m_empty->setHint({});
    m_empty->setAction({});
    m_stack->setCurrentWidget(m_empty);
}

void ErrorsPage::showError(const Error& error) {
    m_empty->setMessage(Icon::Warning, error.message);
    m_empty->setHint(error.source);
    m_empty->setAction(tr("Try again"));
    m_stack->setCurrentWidget(m_empty);
}

void ErrorsPage::showEmpty(qint64 examined) {
    m_data = {};
    m_empty->setMessage(Icon::Check, examined >= 0 ? tr("No errors in this time. %1 searched.").arg(countText(examined))
                                                   : tr("No errors in this time."));
    m_empty->setHint({});
    m_empty->setAction({});
    m_stack->setCurrentWidget(m_empty);
}

void ErrorsPage::showMap(const HeatmapData& data, const QString& note) {
    m_data = data;
    m_note = note;
    m_map->setSelectedCell({});
    m_map->setData(data);
    m_tableModel->setData(data);
    m_overview->setTimes(data.zone, data.now);
    m_overview->setSelection({});
    m_overview->setCounts(summed(data.counts), HistogramView::Series::Plain);
    m_stack->setCurrentWidget(m_horizontal);
    updateCaption();
    alignOverview();
    fitMap();
}

void ErrorsPage::fitMap() {
    const int wanted = m_map->sizeHint().height() + scaled(overviewHeight) + m_legend->sizeHint().height() + 4 * space::s;
    const int room = std::max(height() - scaled(height::pageHeader), scaled(300));
    m_vertical->setSizes({std::min(wanted, room * 3 / 5), std::max(room - wanted, room * 2 / 5)});
}

void ErrorsPage::setFacts(qint64 errors, qint64 systems, qint64 orders) {
    m_errors = errors;
    m_systems = systems;
    m_orders = orders;
    updateFacts();
}

void ErrorsPage::updateFacts() {
    QStringList facts;
    const auto plural = [](qint64 count) { return static_cast<int>(std::min<qint64>(count, 2'000'000'000)); };
    if (m_errors >= 0) {
        const QString length = choiceLengthText(timeChoice());
        const QString errors = withWarnings()
                                   ? tr("%1 error(s) and warnings", nullptr, plural(m_errors)).arg(countText(m_errors))
                                   : tr("%1 error(s)", nullptr, plural(m_errors)).arg(countText(m_errors));
        facts << (length.isEmpty() ? errors : tr("%1 in %2", "4 187 errors, 7 days").arg(errors, length));
    }
    if (m_systems >= 0)
        facts << tr("%1 system(s)", nullptr, plural(m_systems)).arg(countText(m_systems));
    if (m_orders >= 0)
        facts << tr("%1 order(s)", nullptr, plural(m_orders)).arg(countText(m_orders));
    m_factsLabel->setText(facts.join(QStringLiteral(", ")));
}

void ErrorsPage::updateCaption() {
    using namespace std::chrono_literals;
    const Duration step = m_data.counts.step;
    if (step == 1h)
        m_mapTitle->setText(withWarnings() ? tr("Errors and warnings an hour") : tr("Errors an hour"));
    else if (step == 24h)
        m_mapTitle->setText(withWarnings() ? tr("Errors and warnings a day") : tr("Errors a day"));
    else
        m_mapTitle->setText((withWarnings() ? tr("Errors and warnings per %1") : tr("Errors per %1")).arg(durationText(step)));
    if (m_data.counts.columns == 0)
        return;
    const TimeRange range{m_data.counts.start, m_data.counts.start + m_data.counts.step * m_data.counts.columns};
    QString caption = dateText(range.begin, m_text.zone(), m_text.now());
    const QString last = dateText(range.end - Duration(1), m_text.zone(), m_text.now());
    if (last != caption)
        caption += QStringLiteral(" – ") + last;
    caption += QStringLiteral(", ") + zoneOffsetText(m_text.zone(), range.begin);
    m_mapCaption->setText(m_note.isEmpty() ? caption : caption + QStringLiteral(" · ") + m_note);
}

void ErrorsPage::setPartial(const QString& reasons) {
    m_banner->setVisible(!reasons.isEmpty());
    m_banner->setKind(MessageKind::Warn);
    m_banner->setText(reasons);
    m_banner->setActions({tr("Try again")});
}

std::optional<HeatCell> ErrorsPage::selectedCell() const {
    return m_map->selectedCell();
}

std::optional<TimeRange> ErrorsPage::brush() const {
    return m_overview->selection();
}

void ErrorsPage::selectCell(std::optional<HeatCell> cell) {
    m_map->setSelectedCell(cell);
    if (cell)
        m_table->setCurrentIndex(m_tableModel->index(cell->row, cell->column));
    m_overview->setSelection({});
    emit selectionChanged();
}

void ErrorsPage::beginEvents(const QString& where, TimeRange range, qint64 matches) {
    m_eventsWhere = where;
    m_eventsRange = range;
    m_matches = matches;
    m_rows.clear();
    m_grid->setEndNotice({});
    m_side->setCurrentWidget(m_spike);
    m_eventsTitle->setText(selectedCell() ? tr("Events in the cell")
                           : brush()      ? tr("Events in this time")
                                          : tr("All of these events"));
    QStringList caption;
    if (!where.isEmpty())
        caption << where;
    caption << spanText(range, m_text.zone(), m_text.now());
    const int plural = static_cast<int>(std::min<qint64>(matches, 2'000'000'000));
    caption << tr("%1 event(s)", nullptr, plural).arg(countText(matches));
    m_eventsCaption->setText(caption.join(QStringLiteral(", ")));
    showSide(m_sideWanted);
}

void ErrorsPage::addBatch(const EventBatch& batch) {
    m_rows.add(batch);
}

void ErrorsPage::endEvents(const QString& notice) {
    if (notice.isEmpty())
        return;
    GridNotice end;
    end.kind = MessageKind::Warn;
    end.text = notice;
    m_grid->setEndNotice(end);
}

void ErrorsPage::failEvents(const Error& error) {
    GridNotice end;
    end.kind = MessageKind::Error;
    end.text = error.message;
    m_grid->setEndNotice(end);
}

void ErrorsPage::setSpike(const SpikeFacts& facts) {
    m_spike->setFacts(facts, m_text.zone(), m_text.now());
}

void ErrorsPage::setSurrounding(const std::vector<EventBatch>& batches) {
    m_detail->setSurrounding(batches);
}

void ErrorsPage::showEventDetail(const EventRef& event) {
    m_detail->setEvent(event);
    m_side->setCurrentWidget(m_detail);
    m_sideWanted = true;
    showSide(true);
}

void ErrorsPage::showSide(bool shown) {
    m_sideWanted = shown;
    const bool beside = width() >= scaled(sideFrom);
    // On a narrow page an event takes the whole width; why there is a spike is read beside the map only.
    const bool detail = m_side->currentWidget() == m_detail;
    m_side->setVisible(shown && (beside || detail));
    m_vertical->setVisible(beside || !m_side->isVisibleTo(this));
    const bool roomy = width() >= scaled(roomyFrom);
    m_side->setMinimumWidth(scaled(width::detailPanelNarrow - space::xxl));
    if (m_roomy != roomy) {
        m_roomy = roomy;
        const int side = scaled(roomy ? sideWidth : width::detailPanelNarrow);
        m_horizontal->setSizes({std::max(1, width() - side), side});
    }
}

void ErrorsPage::alignOverview() {
    const QRect cells = m_map->geometryNow().cells;
    if (cells.width() < 1)
        return;
    const int left = m_overview->mapFromGlobal(m_map->mapToGlobal(cells.topLeft())).x();
    m_overview->setPlotEdges(std::pair(left, left + cells.width()));
    m_overviewLabel->setGeometry(0, space::s, std::max(0, left - scaled(36)), scaled(40));
}

QString ErrorsPage::stateText() const {
    QString text;
    if (m_stack->currentWidget() == m_empty) {
        for (const RunLabel* label : m_empty->findChildren<RunLabel*>())
            text += label->isHidden() ? QString() : label->spokenText() + QLatin1Char('\n');
    }
    return text.trimmed();
}

QByteArray ErrorsPage::saveSplitters() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_vertical->saveState() << m_horizontal->saveState();
    return state;
}

void ErrorsPage::restoreSplitters(const QByteArray& state) {
    QDataStream stream(state);
    for (QSplitter* splitter : {m_vertical, m_horizontal}) {
        QByteArray one;
        stream >> one;
        if (stream.status() == QDataStream::Ok)
            splitter->restoreState(one);
    }
}

void ErrorsPage::focusPane(int direction) {
    moveFocus({m_time, m_mapStack->currentWidget(), m_overview, m_grid, m_side->currentWidget()}, direction);
}

void ErrorsPage::retranslate() {
    m_title->setText(tr("Errors"));
    m_rowsLabel->setText(tr("Rows"));
    m_rowKind->setSegmentText(0, tr("System"));
    m_rowKind->setSegmentText(1, tr("Endpoint"));
    m_rowKind->setSegmentText(2, tr("Error type"));
    m_rowKind->setSegmentText(3, tr("HTTP status"));
    m_rowKind->setAccessibleName(tr("Rows"));
    m_levels->setSegmentText(0, tr("ERROR and FATAL"));
    m_levels->setSegmentText(1, tr("With WARN"));
    m_levels->setAccessibleName(tr("Levels"));
    m_view->setSegmentText(0, tr("Map"));
    m_view->setSegmentText(1, tr("Table"));
    m_view->setAccessibleName(tr("Shown as"));
    m_openSearch->setText(tr("Open in Search"));
    m_overviewLabel->setText(tr("All rows"));
    m_map->setAccessibleName(tr("Errors by row and time"));
    m_table->setAccessibleName(tr("Errors by row and time"));
    m_overview->setAccessibleName(tr("Errors of all rows over time"));
    m_grid->setAccessibleName(tr("Events chosen"));
    updateFacts();
    updateCaption();
}

bool ErrorsPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_map && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        QMetaObject::invokeMethod(this, &ErrorsPage::alignOverview, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void ErrorsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ErrorsPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_time->setBrief(true);
    const bool roomy = width() >= scaled(roomyFrom);
    m_rowsLabel->setVisible(roomy);
    m_factsLabel->setVisible(width() >= scaled(sideFrom));
    m_legend->setVisible(width() >= scaled(sideFrom));
    showSide(m_sideWanted);
    fitMap();
    alignOverview();
}

void ErrorsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_side->isVisible()) {
        if (m_side->currentWidget() == m_detail)
            m_side->setCurrentWidget(m_spike);
        else
            m_sideWanted = false;
        showSide(m_sideWanted);
        return;
    }
    QWidget::keyPressEvent(event);
}

void ErrorsPage::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface());
    painter.fillRect(0, m_stack->geometry().top() - 1, width(), 1, Theme::current().border());
}

} // namespace logloupe
