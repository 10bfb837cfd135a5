// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the case page is made of, and its fixed words.

#include "models/items/stay_table_model.h"
#include "views/controls/buttons.h"
#include "views/controls/key_value_list.h"
#include "views/controls/labels.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"
#include "views/controls/text_runs.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/lanes/lane_legend.h"
#include "views/lanes/lane_view.h"
#include "views/pages/case_page.h"
#include "views/pages/plain_label.h"
#include "views/pages/population_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int largestPopulation = 96;

QHBoxLayout* row(QWidget* parent, int vertical) {
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(space::l, vertical, space::l, vertical);
    layout->setSpacing(space::m);
    return layout;
}

} // namespace

QWidget* CasePage::makeHeader() {
    auto* header = new QWidget(this);
    auto* layout = row(header, space::s);
    m_title = plainLabel(TextRole::PageTitle, header);
    m_customerLabel = plainLabel(TextRole::Base, header);
    m_customer = new Button(QString(), Button::Kind::Link, header);
    m_status = new Pill(header);
    m_since = new ElidedLabel(header);
    m_since->setColor(Token::Text2);
    m_ticket = new Button(QString(), Button::Kind::Primary, header);
    m_ticket->setIcon(Icon::Copy);
    layout->addWidget(m_title);
    layout->addWidget(m_customerLabel);
    layout->addWidget(m_customer);
    layout->addWidget(m_status);
    layout->addWidget(m_since, 1);
    layout->addWidget(m_ticket);
    return header;
}

QWidget* CasePage::makeVerdict() {
    auto* part = new QWidget(this);
    auto* layout = row(part, 0);
    layout->setContentsMargins(space::l, 0, space::l, space::m);
    layout->setSpacing(space::xl);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::s);
    m_verdict = new VerdictBar(part);
    m_summary = new RunLabel(part);
    words->addWidget(m_verdict);
    words->addWidget(m_summary);
    words->addStretch();
    m_population = new PopulationView(part);
    m_population->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_population->setMaximumHeight(scaled(largestPopulation));
    m_facts = new KeyValueList(part);
    m_facts->setRowHeight(21);
    m_facts->setMaximumLines(1);
    m_facts->setMinimumWidth(scaled(240));
    layout->addLayout(words, 1);
    layout->addWidget(m_population, 0, Qt::AlignTop);
    layout->addWidget(m_facts);
    return part;
}

QWidget* CasePage::makeTimeline() {
    auto* part = new QWidget(this);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QWidget(part);
    auto* barLayout = row(bar, space::s);
    m_timelineTitle = plainLabel(TextRole::BaseStrong, bar);
    m_axisMode = new SegmentedControl(QStringList{QString(), QString(), QString()}, bar);
    m_legend = new LaneLegend(bar);
    m_zoomOut = Button::iconOnly(Icon::Minus, QString(), Button::Kind::Flat, bar);
    m_zoomIn = Button::iconOnly(Icon::Plus, QString(), Button::Kind::Flat, bar);
    m_fit = new Button(QString(), Button::Kind::Outlined, bar);
    for (Button* button : {m_zoomOut, m_zoomIn, m_fit})
        button->setControlSize(ControlSize::Small);
    barLayout->addWidget(m_timelineTitle);
    barLayout->addWidget(m_axisMode);
    barLayout->addStretch();
    barLayout->addWidget(m_legend);
    barLayout->addWidget(m_zoomOut);
    barLayout->addWidget(m_zoomIn);
    barLayout->addWidget(m_fit);
    m_timelineStack = new QStackedWidget(part);
    m_lanes = new LaneView(m_timelineStack);
    m_stays = new StayTableModel(this);
    m_table = new QTableView(m_timelineStack);
    m_table->setModel(m_stays);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_timelineStack->addWidget(m_lanes);
    m_timelineStack->addWidget(m_table);
    layout->addWidget(bar);
    layout->addWidget(m_timelineStack, 1);
    return part;
}

QWidget* CasePage::makeEvents() {
    m_horizontal = new QSplitter(Qt::Horizontal, this);
    m_horizontal->setChildrenCollapsible(false);
    auto* list = new QWidget(m_horizontal);
    auto* layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QWidget(list);
    auto* barLayout = row(bar, space::s);
    m_eventsTitle = plainLabel(TextRole::BaseStrong, bar);
    m_eventsCount = plainLabel(TextRole::Base, bar);
    m_filter = new SearchField(bar);
    m_filter->setLeadingIcon(Icon::Filter);
    m_filter->setShortcutHint(QStringLiteral("/"));
    m_filter->setControlSize(ControlSize::Compact);
    m_filter->setMaximumWidth(scaled(240));
    m_rowsKind = new SegmentedControl(QStringList{QString(), QString(), QString()}, bar);
    m_columns = new Button(QString(), Button::Kind::Flat, bar);
    m_columns->setIcon(Icon::Columns);
    m_columns->setControlSize(ControlSize::Compact);
    barLayout->addWidget(m_eventsTitle);
    barLayout->addWidget(m_eventsCount);
    barLayout->addWidget(m_filter, 1);
    barLayout->addWidget(m_rowsKind);
    barLayout->addStretch(1);
    barLayout->addWidget(m_columns);
    m_grid = new EventGrid(m_rows, m_text, GridStyle::forCase(), caseColumns(), list);
    layout->addWidget(bar);
    layout->addWidget(m_grid, 1);
    m_detail = new EventDetail(m_text, m_horizontal);
    m_horizontal->addWidget(list);
    m_horizontal->addWidget(m_detail);
    m_horizontal->setStretchFactor(0, 1);
    m_horizontal->setSizes({scaled(1000), scaled(width::detailPanel)});
    return m_horizontal;
}

void CasePage::retranslate() {
    m_customerLabel->setText(tr("Customer"));
    m_ticket->setText(tr("Copy for ticket"));
    m_timelineTitle->setText(tr("Timeline"));
    m_axisMode->setSegmentText(0, tr("Silence folded"));
    m_axisMode->setSegmentText(1, tr("True scale"));
    m_axisMode->setSegmentText(2, tr("Table"));
    m_zoomIn->setIconName(tr("Zoom in"));
    m_zoomOut->setIconName(tr("Zoom out"));
    m_fit->setText(tr("Fit"));
    m_eventsTitle->setText(tr("Events"));
    m_filter->setPlaceholderText(tr("Filter these events"));
    m_filter->setAccessibleName(tr("Filter these events"));
    m_rowsKind->setSegmentText(0, tr("All"));
    m_rowsKind->setSegmentText(1, tr("Status changes"));
    m_rowsKind->setSegmentText(2, tr("Problems"));
    m_columns->setText(tr("Columns"));
    m_table->setAccessibleName(tr("Statuses"));
    m_facts->setAccessibleName(tr("Facts"));
    if (m_report)
        fillHeader();
}

} // namespace logloupe
