// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/histogram_view.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/flow_layout.h"
#include "views/controls/labels.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/errors_page.h"
#include "views/pages/heat_cell_delegate.h"
#include "views/pages/heat_table_model.h"
#include "views/pages/pane_focus.h"
#include "views/pages/plain_label.h"
#include "views/pages/time_range_button.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
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
constexpr int lowOverviewHeight = 64;
constexpr int lowBelow = 560;   ///< lower pages keep their height for the rows and their names
constexpr int leastFacts = 160; ///< beside the header's controls

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

QWidget* ErrorsPage::makeHeader() {
    auto* header = new QWidget(this);
    header->setMinimumHeight(scaled(height::pageHeader));
    m_headerBox = new QVBoxLayout(header);
    m_headerBox->setContentsMargins(space::l, space::s, space::l, space::s);
    m_headerBox->setSpacing(space::s);
    m_headerLine = new QHBoxLayout;
    m_headerLine->setSpacing(space::m);
    m_title = plainLabel(TextRole::PageTitle, header);
    m_factsLabel = new ElidedLabel(QString(), TextRole::Base, Token::Text2, header);
    m_controls = new QWidget(header);
    auto* controls = new FlowLayout(m_controls, space::m, space::s);
    controls->setContentsMargins(0, 0, 0, 0);
    m_time = new TimeRangeButton(m_text, m_controls);
    m_time->setControlSize(ControlSize::Compact);
    m_time->setBrief(true);
    m_rowKind = new SegmentedControl(QStringList{QString(), QString(), QString(), QString()}, m_controls);
    m_levels = new SegmentedControl(QStringList{QString(), QString()}, m_controls);
    m_view = new SegmentedControl(QStringList{QString(), QString()}, m_controls);
    m_rowsLabel = plainLabel(TextRole::Base, m_controls);
    m_rowsLabel->setMinimumHeight(scaled(height::compactControl));
    const std::initializer_list<QWidget*> inOrder{m_time, m_rowsLabel, m_rowKind, m_levels, m_view};
    for (QWidget* control : inOrder)
        controls->addWidget(control);
    m_headerLine->addWidget(m_title);
    m_headerLine->addWidget(m_factsLabel, 1);
    m_headerBox->addLayout(m_headerLine);
    m_headerBox->addWidget(m_controls);
    return header;
}

void ErrorsPage::adaptHeader() {
    const int needed =
        m_title->sizeHint().width() + m_controls->sizeHint().width() + scaled(leastFacts) + 2 * space::l + 2 * space::m;
    const bool isOneLine = width() >= needed;
    if (isOneLine == (m_headerLine->indexOf(m_controls) >= 0))
        return;
    // The title and its facts keep their line; what does not fit beside them goes below, in as many lines as it needs.
    if (isOneLine) {
        m_headerBox->removeWidget(m_controls);
        m_headerLine->addWidget(m_controls, 0, Qt::AlignVCenter);
    } else {
        m_headerLine->removeWidget(m_controls);
        m_headerBox->addWidget(m_controls);
    }
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
    m_table->setItemDelegate(new HeatCellDelegate(m_table));
    m_mapStack->addWidget(m_map);
    m_mapStack->addWidget(m_table);
    layout->addWidget(m_mapStack, 1);
    m_overviewRow = new QWidget(part);
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
    m_why = new Button(QString(), Button::Kind::Outlined, bar);
    m_why->setIcon(Icon::Info);
    m_why->setControlSize(ControlSize::Small);
    m_openSearch = new Button(QString(), Button::Kind::Outlined, bar);
    m_openSearch->setIcon(Icon::Search);
    m_openSearch->setControlSize(ControlSize::Small);
    barLayout->addWidget(m_eventsTitle);
    barLayout->addWidget(m_eventsCaption, 1);
    barLayout->addWidget(m_why);
    barLayout->addWidget(m_openSearch);
    m_grid = new EventGrid(m_rows, m_text, GridStyle::forHeatmap(), heatmapColumns(), part);
    layout->addWidget(bar);
    layout->addWidget(m_grid, 1);
    return part;
}

void ErrorsPage::fitMap() {
    const bool isLow = height() < scaled(lowBelow);
    const int overview = scaled(isLow ? lowOverviewHeight : overviewHeight);
    m_overviewRow->setFixedHeight(overview);
    if (!m_mapFitted)
        return;
    const int wanted = m_map->sizeHint().height() + overview + m_legend->sizeHint().height() + 4 * space::s;
    const int room = std::max(m_stack->height(), scaled(300));
    const int most = isLow ? room * 2 / 3 : room * 3 / 5;
    m_vertical->setSizes({std::min(wanted, most), room - std::min(wanted, most)});
}

void ErrorsPage::showSide(bool shown) {
    m_sideWanted = shown;
    m_sideIsPage = shown;
    placeSide();
}

void ErrorsPage::placeSide() {
    const bool isBeside = width() >= scaled(sideFrom);
    // On a narrow page the panel takes the whole width, but only when it was asked for.
    const bool isShown = isBeside ? m_sideWanted : m_sideIsPage;
    m_side->setVisible(isShown);
    m_vertical->setVisible(isBeside || !isShown);
    m_why->setVisible(!isShown);
    m_side->setMinimumWidth(scaled(width::detailPanelNarrow - space::xxl));
    const bool roomy = width() >= scaled(roomyFrom);
    if (m_roomy != roomy) {
        m_roomy = roomy;
        const int side = scaled(roomy ? sideWidth : width::detailPanelNarrow);
        m_horizontal->setSizes({std::max(1, width() - side), side});
    }
}

void ErrorsPage::closeSide() {
    if (m_side->currentWidget() == m_detail) {
        m_side->setCurrentWidget(m_spike);
        m_sideIsPage = false;
        placeSide();
    } else {
        showSide(false);
    }
    m_grid->setFocus();
}

void ErrorsPage::alignOverview() {
    const QRect cells = m_map->geometryNow().cells;
    if (cells.width() < 1)
        return;
    const int left = m_overview->mapFromGlobal(m_map->mapToGlobal(cells.topLeft())).x();
    m_overview->setPlotEdges(std::pair(left, left + cells.width()));
    m_overviewLabel->setGeometry(0, space::s, std::max(0, left - scaled(36)), scaled(40));
}

QByteArray ErrorsPage::saveSplitters() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_vertical->saveState() << m_horizontal->saveState() << m_mapFitted;
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
    bool isFitted = true;
    stream >> isFitted;
    m_mapFitted = stream.status() != QDataStream::Ok || isFitted;
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
    m_why->setText(tr("Why"));
    m_why->setToolTip(tr("Why there is a spike, and the types of these errors"));
    updateFacts();
    updateCaption();
    adaptToWidth();
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
    adaptToWidth();
}

void ErrorsPage::adaptToWidth() {
    m_rowsLabel->setVisible(width() >= scaled(roomyFrom));
    m_legend->setVisible(width() >= scaled(sideFrom));
    adaptHeader();
    placeSide();
    fitMap();
    alignOverview();
}

void ErrorsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_side->isVisible()) {
        closeSide();
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
