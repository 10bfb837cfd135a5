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
#include "views/pages/time_range_button.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

namespace logloupe {

namespace {

/// All rows in one.
CountTable summed(const CountTable& counts) {
    CountTable sum{counts.start, counts.step, counts.columns, {std::string()}, {}};
    sum.counts.assign(static_cast<size_t>(counts.columns), 0);
    for (size_t i = 0; i < counts.counts.size(); ++i)
        sum.counts[i % static_cast<size_t>(counts.columns)] += counts.counts[i];
    return sum;
}

} // namespace

ErrorsPage::~ErrorsPage() = default;

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
        m_sideWanted = true;
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
    connect(m_why, &Button::clicked, this, [this] {
        showSide(true);
        m_spike->setFocus();
    });
    connect(m_spike, &SpikePanel::closeRequested, this, &ErrorsPage::closeSide);
    connect(m_spike, &SpikePanel::ordersRequested, this, &ErrorsPage::ordersRequested);
    connect(m_spike, &SpikePanel::typeRequested, this, &ErrorsPage::typeRequested);
    connect(m_detail, &EventDetail::closeRequested, this, &ErrorsPage::closeSide);
    connect(m_detail, &EventDetail::filterRequested, this, &ErrorsPage::filterRequested);
    connect(m_detail, &EventDetail::orderActivated, this, &ErrorsPage::orderRequested);
    connect(m_detail, &EventDetail::customerActivated, this, &ErrorsPage::customerRequested);
    connect(m_detail, &EventDetail::traceRequested, this, &ErrorsPage::traceRequested);
    connect(m_detail, &EventDetail::surroundingRequested, this, &ErrorsPage::surroundingRequested);
    connect(&m_text, &EventText::changed, this, [this] {
        m_data.zone = m_text.zone();
        m_data.now = m_text.now();
        m_map->setData(m_data);
        fillTable();
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
    fillTable();
    m_overview->setTimes(data.zone, data.now);
    m_overview->setSelection({});
    m_overview->setCounts(summed(data.counts), HistogramView::Series::Plain);
    m_stack->setCurrentWidget(m_horizontal);
    updateCaption();
    alignOverview();
    fitMap();
}

void ErrorsPage::fillTable() {
    m_tableModel->setData(m_data);
    // All heads are times of one form: the widest of a few days stands for all.
    QHeaderView* const heads = m_table->horizontalHeader();
    int widest = 0;
    for (int column = 0; column < m_tableModel->columnCount(); column += std::max(1, m_tableModel->columnCount() / 16))
        widest =
            std::max(widest, heads->fontMetrics()
                                 .boundingRect(m_tableModel->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString())
                                 .width());
    heads->setDefaultSectionSize(widest + widest / 8 + 2 * space::m);
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
    m_sideIsPage = false;
    placeSide();
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
    showSide(true);
}

QString ErrorsPage::stateText() const {
    QString text;
    if (m_stack->currentWidget() == m_empty) {
        for (const RunLabel* label : m_empty->findChildren<RunLabel*>())
            text += label->isHidden() ? QString() : label->spokenText() + QLatin1Char('\n');
    }
    return text.trimmed();
}

} // namespace logloupe
