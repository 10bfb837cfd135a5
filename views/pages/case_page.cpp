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
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/lanes/lane_view.h"
#include "views/pages/load_state.h"
#include "views/pages/pane_focus.h"
#include "views/pages/population_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int factsFrom = 1260;      ///< narrower pages have no room for the facts
constexpr int populationFrom = 1000; ///< nor these for the population
constexpr int narrowDetail = 360;
constexpr int detailPageBelow = 1000; ///< narrower pages show the detail instead of the list
constexpr int zoomPercent = 150;

} // namespace

CasePage::CasePage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    m_stack = new QStackedWidget(this);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    // A window too low for everything scrolls; nothing is squeezed.
    m_scroll = new QScrollArea(m_stack);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content = new QWidget(m_scroll);
    m_content->setAutoFillBackground(false);
    auto* content = m_content;
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
    m_scroll->setWidget(m_content);
    m_stack->addWidget(m_scroll);
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_empty);
    m_scroll->viewport()->installEventFilter(this);
    m_grid->installEventFilter(this);
    connectParts();
    retranslate();
}

CasePage::~CasePage() = default;

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
    connect(m_lanes, &LaneView::eventChosen, this, &CasePage::showTimelineEvent);
    connect(m_lanes, &LaneView::eventActivated, this, [this](int event) {
        showTimelineEvent(event);
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
    showLoadState(*m_empty, Icon::Gem, tr("Order %1").arg(order), events);
    m_stack->setCurrentIndex(1);
}

void CasePage::showError(const Error& error) {
    showFailure(*m_empty, error);
    m_stack->setCurrentIndex(1);
}

void CasePage::showCase(const QString& order, std::shared_ptr<const CaseReport> report, const Baselines& baselines,
                        const std::vector<EventBatch>& batches) {
    // The order that is on the page, not the one that is being looked for.
    const bool sameOrder = m_report && toText(m_report->timeline.order) == order;
    if (!sameOrder)
        m_firstLook = -1;
    const std::optional<EventRef> current = sameOrder ? m_grid->currentEvent() : std::nullopt;
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
    if (current)
        m_grid->showEvent(*current);
    m_stack->setCurrentIndex(0);
    placeContent();
    if (!sameOrder)
        m_vertical->setSizes({m_lanes->sizeHint().height() + scaled(44), height()});
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
    if (found == events.end())
        return;
    const int index = static_cast<int>(found - events.begin());
    if (index != m_firstLook)
        m_firstLook = -1;
    m_lanes->setCurrentEvent(index);
}

void CasePage::showTimelineEvent(int event) {
    m_firstLook = -1;
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
            showTimelineEvent(found->event);
            m_firstLook = found->event;
            keepFirstLook();
            return;
        }
    }
}

void CasePage::setDetailVisible(bool visible) {
    m_detail->setVisible(visible);
    if (m_isNarrow)
        m_horizontal->widget(0)->setVisible(!visible);
    if (visible && m_isNarrow)
        m_detail->setFocus();
    else if (!visible)
        m_grid->setFocus();
}

void CasePage::showSurroundings(const std::vector<EventBatch>& batches) {
    m_detail->setSurrounding(batches);
}

QByteArray CasePage::saveSplitters() const {
    return m_horizontal->saveState();
}

void CasePage::restoreSplitters(const QByteArray& state) {
    m_hasOwnSizes = m_horizontal->restoreState(state);
}

void CasePage::focusPane(int direction) {
    moveFocus({m_ticket, m_timelineStack->currentWidget(), m_grid, m_detail}, direction);
    if (QWidget* const focused = m_content->focusWidget(); focused != nullptr && m_content->isAncestorOf(focused))
        m_scroll->ensureWidgetVisible(focused, 0, space::s);
}

void CasePage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void CasePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        placeContent();
    }
}

void CasePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int wide = event->size().width();
    m_facts->setVisible(wide >= scaled(factsFrom));
    m_population->setVisible(hasPopulationRoom() && m_population->hasSample());
    const bool narrow = wide < scaled(detailPageBelow);
    if (narrow != m_isNarrow) {
        // In a narrow page the detail takes the place of the list, once it is asked for.
        m_isNarrow = narrow;
        m_detail->setVisible(!narrow);
        m_horizontal->widget(0)->setVisible(true);
    }
    if (!m_hasOwnSizes && !narrow) {
        const int panel = wide < scaled(factsFrom) ? scaled(narrowDetail) : scaled(width::detailPanel);
        m_horizontal->setSizes({wide - panel, panel});
    }
    placeContent();
}

bool CasePage::hasPopulationRoom() const {
    return width() >= scaled(populationFrom);
}

void CasePage::placeContent() {
    const QSize room = m_scroll->viewport()->size();
    // The legend is shown whole or not at all.
    int barWidth = m_legend->parentWidget()->layout()->sizeHint().width();
    if (m_legend->isHidden())
        barWidth += m_legend->sizeHint().width() + space::m;
    m_legend->setVisible(barWidth <= room.width());
    QLayout* const layout = m_content->layout();
    layout->activate();
    const int least =
        layout->hasHeightForWidth() ? layout->minimumHeightForWidth(room.width()) : layout->minimumSize().height();
    m_content->resize(room.width(), std::max(room.height(), least));
}

bool CasePage::eventFilter(QObject* watched, QEvent* event) {
    // The viewport is narrower once its scroll bar is shown.
    if (watched == m_scroll->viewport() && event->type() == QEvent::Resize)
        placeContent();
    if (watched == m_grid && event->type() == QEvent::Resize && m_firstLook >= 0)
        QMetaObject::invokeMethod(this, &CasePage::keepFirstLook, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

void CasePage::keepFirstLook() {
    if (m_firstLook < 0 || !m_report)
        return;
    const EventRef& event = m_report->timeline.events[static_cast<size_t>(m_firstLook)];
    m_grid->showTime(event.time());
    m_grid->showEvent(event);
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
