// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/case_page.h"

#include "models/domain/human_format.h"
#include "models/items/stay_table_model.h"
#include "models/query/matcher.h"
#include "views/controls/banner.h"
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
#include "views/pages/pane_focus.h"
#include "views/pages/population_view.h"
#include "views/pages/sentence_runs.h"

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

constexpr int populationBins = 24;
constexpr int factsFrom = 1180;       ///< narrower pages have no room for the facts
constexpr int detailPageBelow = 1000; ///< narrower pages show the detail instead of the list
constexpr int zoomPercent = 150;

QLabel* plainLabel(TextRole role, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(*label, role);
    return label;
}

QHBoxLayout* row(QWidget* parent, int vertical) {
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(space::l, vertical, space::l, vertical);
    layout->setSpacing(space::m);
    return layout;
}

} // namespace

CasePage::CasePage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    m_stack = new QStackedWidget(this);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    auto* content = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeVerdict());
    m_vertical = new QSplitter(Qt::Vertical, content);
    m_vertical->setChildrenCollapsible(false);
    m_vertical->addWidget(makeTimeline());
    m_vertical->addWidget(makeEvents());
    m_vertical->setStretchFactor(1, 1);
    layout->addWidget(m_vertical, 1);
    m_stack->addWidget(content);
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_empty);
    connectParts();
    retranslate();
}

CasePage::~CasePage() = default;

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
    m_facts = new KeyValueList(part);
    m_facts->setRowHeight(21);
    m_facts->setMaximumLines(1);
    m_facts->setMinimumWidth(scaled(240));
    layout->addLayout(words, 1);
    layout->addWidget(m_population);
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

void CasePage::connectParts() {
    connect(m_empty, &EmptyState::actionTriggered, this, &CasePage::retryRequested);
    connect(m_ticket, &Button::clicked, this, &CasePage::ticketRequested);
    connect(m_customer, &Button::clicked, this, [this] { emit customerRequested(m_customer->label()); });
    connect(m_axisMode, &SegmentedControl::currentChanged, this, [this](int index) {
        if (index < 2)
            m_lanes->setAxisMode(index == 0 ? AxisMode::Folded : AxisMode::TrueScale);
        m_timelineStack->setCurrentIndex(index < 2 ? 0 : 1);
        for (QWidget* control :
             {static_cast<QWidget*>(m_zoomIn), static_cast<QWidget*>(m_zoomOut), static_cast<QWidget*>(m_fit)})
            control->setEnabled(index < 2);
    });
    connect(m_zoomIn, &Button::clicked, m_lanes, [this] { m_lanes->zoomBy(zoomPercent / 100.0); });
    connect(m_zoomOut, &Button::clicked, m_lanes, [this] { m_lanes->zoomBy(100.0 / zoomPercent); });
    connect(m_fit, &Button::clicked, m_lanes, &LaneView::fit);
    connect(m_lanes, &LaneView::eventChosen, this, &CasePage::showEvent);
    connect(m_lanes, &LaneView::eventActivated, this, [this](int event) {
        showEvent(event);
        m_grid->setFocus();
    });
    connect(m_filter, &SearchField::textChanged, this, &CasePage::applyFilter);
    connect(m_rowsKind, &SegmentedControl::currentChanged, this, &CasePage::applyFilter);
    connect(m_columns, &Button::clicked, this,
            [this] { m_grid->showColumnMenu(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
    connect(m_grid, &EventGrid::currentChanged, this, [this](const EventRef&) { showRow(m_grid->currentRow()); });
    connect(m_grid, &EventGrid::activated, this, [this](const EventRef&) { setDetailVisible(true); });
    connect(m_grid, &EventGrid::filterRequested, this, &CasePage::filterRequested);
    connect(m_grid, &EventGrid::surroundingRequested, this, [this](const EventRef& event) {
        m_detail->setEvent(event);
        setDetailVisible(true);
        m_detail->setPage(EventDetail::Page::Around);
    });
    connect(m_grid, &EventGrid::traceRequested, this, &CasePage::traceRequested);
    connect(m_detail, &EventDetail::filterRequested, this, &CasePage::filterRequested);
    connect(m_detail, &EventDetail::orderActivated, this, &CasePage::orderRequested);
    connect(m_detail, &EventDetail::customerActivated, this, &CasePage::customerRequested);
    connect(m_detail, &EventDetail::eventActivated, this, [this](const EventRef& event) { m_detail->setEvent(event); });
    connect(m_detail, &EventDetail::traceRequested, this, &CasePage::traceRequested);
    connect(m_detail, &EventDetail::surroundingRequested, this, &CasePage::surroundingsRequested);
    connect(m_detail, &EventDetail::closeRequested, this, [this] { setDetailVisible(false); });
    connect(&m_text, &EventText::changed, this, [this] {
        if (m_report) {
            m_lanes->setCase(m_report, m_text.zone());
            m_stays->setReport(m_report, m_text.zone());
        }
    });
}

void CasePage::showLoading(const QString& order, qint64 events) {
    m_order = order;
    m_empty->setMessage(Icon::Gem, tr("Order %1").arg(order));
    m_empty->setHint(events > 0 ? tr("Searching… %1 so far").arg(countText(events)) : tr("Searching…"));
    m_empty->setAction({});
    m_stack->setCurrentIndex(1);
}

void CasePage::showError(const Error& error) {
    m_empty->setMessage(Icon::Warning, error.message);
    m_empty->setHint(error.source);
    m_empty->setAction(tr("Try again"));
    m_stack->setCurrentIndex(1);
}

void CasePage::showCase(const QString& order, std::shared_ptr<const CaseReport> report, const Baselines& baselines,
                        const std::vector<EventBatch>& batches) {
    const bool sameOrder = m_report && order == m_order;
    m_order = order;
    m_report = std::move(report);
    m_rows.clear();
    for (const EventBatch& batch : batches)
        m_rows.add(batch);
    if (m_report->timeline.events.empty()) {
        m_empty->setMessage(Icon::Gem, tr("Nothing is logged about order %1.").arg(order));
        m_empty->setHint(tr("Check the number, or search for a part of it with a star: %1*")
                             .arg(order.left(std::max<qsizetype>(3, order.size() - 2))));
        m_empty->setAction({});
        m_stack->setCurrentIndex(1);
        return;
    }
    fillHeader();
    fillPopulation(baselines);
    m_lanes->setCase(m_report, m_text.zone());
    m_stays->setReport(m_report, m_text.zone());
    m_table->resizeColumnsToContents();
    if (!sameOrder) {
        m_filter->clear();
        m_rowsKind->setCurrentIndex(0);
        m_lanes->updateGeometry();
    }
    applyFilter();
    m_stack->setCurrentIndex(0);
    if (!sameOrder)
        m_vertical->setSizes({m_lanes->sizeHint().height() + scaled(44), height()});
}

void CasePage::fillHeader() {
    const OrderTimeline& timeline = m_report->timeline;
    const TimePoint now = timeline.now;
    m_title->setText(tr("Order %1").arg(toText(timeline.order)));
    const bool hasCustomer = !timeline.customer.empty();
    m_customerLabel->setVisible(hasCustomer);
    m_customer->setVisible(hasCustomer);
    m_customer->setText(toText(timeline.customer));
    const StatusStay* current = timeline.current();
    m_status->setVisible(current != nullptr);
    if (current != nullptr)
        m_status->setStatus(toText(current->code));
    m_since->setText(current == nullptr ? QString()
                                        : tr("since %1 %2")
                                              .arg(dateClockText(current->entered, m_text.zone(), now),
                                                   zoneOffsetText(m_text.zone(), current->entered)));
    m_verdict->setVerdict(verdictMessage(m_report->verdict.kind), sentenceRuns(m_report->verdict.sentence));
    m_summary->setRuns(sentenceRuns(joinSentences(m_report->summary)));
    QList<KeyValueRow> facts;
    for (const CaseFact& fact : m_report->facts) {
        KeyValueRow one{fact.label, sentenceText(fact.value)};
        // A fact takes the tone of its loudest part.
        for (const SentenceRun& run : fact.value) {
            if (run.tone == Tone::Error || run.tone == Tone::Warning) {
                one.valueColor = toneToken(run.tone);
                break;
            }
        }
        facts.append(one);
    }
    m_facts->setRows(facts);
    m_eventsCount->setText(tr("%1 of %2").arg(countText(m_rows.size()), countText(m_rows.total())));
}

void CasePage::fillPopulation(const Baselines& baselines) {
    const Verdict& verdict = m_report->verdict;
    const StatusBaseline* baseline = baselines.find(verdict.status);
    if (baseline == nullptr || !baseline->isKnown() || verdict.kind == VerdictKind::Closed
        || verdict.kind == VerdictKind::Cancelled) {
        m_population->clear();
        m_population->hide();
        return;
    }
    constexpr Duration day = std::chrono::hours(24);
    const int days = static_cast<int>(std::max<qint64>(1, (baselines.period.length() + day / 2) / day));
    const int orders = static_cast<int>(std::max(verdict.stay.population, baseline->stays.count()));
    m_population->setSample(
        sampleHistogram(baseline->stays, populationBins, verdict.elapsed), verdict.elapsed, verdict.isLate(),
        tr("%n order(s)", nullptr, orders) + QStringLiteral(", ") + tr("%n day(s), time in this status", nullptr, days));
    m_population->setVisible(width() >= factsFrom);
}

void CasePage::applyFilter() {
    const auto kind = static_cast<Rows>(std::max(0, m_rowsKind->currentIndex()));
    const QString words = m_filter->text().trimmed();
    std::shared_ptr<Matcher> matcher;
    if (!words.isEmpty()) {
        const auto parsed = parseQuery(words, {m_text.zone(), m_text.now()});
        // Half a query is plain words until it is whole.
        matcher = std::make_shared<Matcher>(parsed ? *parsed : Query(makeQueryNode(MatchWords{words})));
    }
    if (!matcher && kind == Rows::All) {
        m_rows.setFilter({});
    } else {
        m_rows.setFilter([matcher, kind](const EventBatch& batch) {
            std::vector<int> rows;
            if (matcher) {
                rows = matcher->matchingRows(batch);
            } else {
                for (int i = 0; i < batch.size(); ++i)
                    rows.push_back(i);
            }
            std::erase_if(rows, [&batch, kind](int i) {
                return (kind == Rows::StatusChanges && !isStatusChange(batch, i))
                       || (kind == Rows::Problems && batch.severity(i) < Severity::Warn);
            });
            return rows;
        });
    }
    if (m_report) {
        m_eventsCount->setText(tr("%1 of %2").arg(countText(m_rows.size()), countText(m_rows.total())));
        m_rowsKind->setSegmentCount(1, static_cast<qint64>(m_report->timeline.statuses.size()));
        m_rowsKind->setSegmentCount(2, m_report->timeline.errors + m_report->timeline.warnings);
    }
}

void CasePage::showRow(int row) {
    const auto current = m_grid->currentEvent();
    m_detail->setEvent(current);
    if (!current || !m_report || row < 0)
        return;
    const auto& events = m_report->timeline.events;
    const auto found = std::find_if(events.begin(), events.end(), [&current](const EventRef& event) {
        return event.time() == current->time() && event.batch.sequence(event.row) == current->batch.sequence(current->row)
               && event.batch.source() == current->batch.source();
    });
    if (found != events.end())
        m_lanes->setCurrentEvent(static_cast<int>(found - events.begin()));
}

void CasePage::showEvent(int event) {
    const EventRef& chosen = m_report->timeline.events[static_cast<size_t>(event)];
    if (!m_grid->showEvent(chosen)) {
        // The filter hides it: what was asked for by hand is shown.
        m_filter->clear();
        m_rowsKind->setCurrentIndex(0);
        m_grid->showEvent(chosen);
    }
    m_detail->setEvent(chosen);
}

void CasePage::selectWorstEvent() {
    if (!m_report || m_report->timeline.events.empty())
        return;
    const auto& marks = m_report->timeline.marks;
    for (const MarkKind kind : {MarkKind::Error, MarkKind::StatusChange}) {
        const auto found =
            std::find_if(marks.rbegin(), marks.rend(), [kind](const TimelineMark& mark) { return mark.kind == kind; });
        if (found != marks.rend()) {
            m_lanes->setCurrentEvent(found->event);
            showEvent(found->event);
            return;
        }
    }
}

void CasePage::setDetailVisible(bool visible) {
    m_detail->setVisible(visible);
    if (width() < scaled(detailPageBelow))
        m_horizontal->widget(0)->setVisible(!visible);
    if (!visible)
        m_grid->setFocus();
}

void CasePage::showSurroundings(const std::vector<EventBatch>& batches) {
    m_detail->setSurrounding(batches);
}

QByteArray CasePage::saveSplitters() const {
    return m_horizontal->saveState();
}

void CasePage::restoreSplitters(const QByteArray& state) {
    m_horizontal->restoreState(state);
}

void CasePage::focusPane(int direction) {
    moveFocus({m_ticket, m_timelineStack->currentWidget(), m_grid, m_detail}, direction);
}

void CasePage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
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

void CasePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CasePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool roomy = event->size().width() >= scaled(factsFrom);
    m_facts->setVisible(roomy);
    m_population->setVisible(roomy && !m_population->spokenText().isEmpty());
    m_legend->setVisible(event->size().width() >= scaled(detailPageBelow));
}

void CasePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Slash) {
        focusFilter();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_detail->isVisible()) {
        setDetailVisible(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

void CasePage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
