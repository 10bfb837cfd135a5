// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/count_legend.h"
#include "views/pages/fields_panel.h"
#include "views/pages/pane_focus.h"
#include "views/pages/plain_label.h"
#include "views/pages/search_page.h"
#include "views/pages/time_range_button.h"
#include "views/pages/value_counts_model.h"
#include "views/query/query_bar.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int roomyFrom = 1240; ///< narrower ones have narrower panels
constexpr int narrowFields = 192;
constexpr int histogramHeight = 170;

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
    m_showFields = flatButton(Icon::Filter, part);
    m_showFields->setControlSize(ControlSize::Small);
    m_showFields->setCheckable(true);
    m_bySystem = flatButton(Icon::Chart, part);
    m_bySystem->setControlSize(ControlSize::Small);
    m_bySystem->setCheckable(true);
    bar->addWidget(m_title);
    bar->addWidget(m_stepText);
    bar->addWidget(m_legend, 1);
    bar->addWidget(m_zoom);
    bar->addWidget(m_showFields);
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
    const bool hasRoom = width() >= scaled(fieldsFrom);
    m_fields->setVisible(hasRoom || m_showFields->isChecked());
    m_showFields->setVisible(!hasRoom);
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
    if (!m_fields->isVisibleTo(this))
        m_showFields->setChecked(true);
    m_fields->focusFilter();
}

void SearchPage::retranslate() {
    m_search->setText(tr("Search"));
    m_zoom->setText(tr("Zoom to selection"));
    m_showFields->setText(tr("Fields"));
    m_showFields->setToolTip(tr("Fields and their most frequent values"));
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
