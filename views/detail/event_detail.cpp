// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/event_detail.h"

#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/key_value_list.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/detail/event_detail_parts.h"
#include "views/detail/record_view.h"
#include "views/detail/underline_tabs.h"
#include "views/grid/event_grid.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int titleLines = 4;
constexpr int valueLines = 4;
constexpr int fieldRow = 24;
constexpr int wordsFrom = 360; ///< in a narrower panel the words would run into the values

[[nodiscard]] QScrollArea* scrolled(QWidget* content) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->setFocusPolicy(Qt::NoFocus);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

[[nodiscard]] GridStyle aroundStyle() {
    GridStyle style = GridStyle::forHeatmap();
    style.rowHeight = height::tailRow;
    return style;
}

} // namespace

/// A field long enough to be read in a box of its own: a stack trace, a statement, a document.
struct EventDetail::Section {
    ElidedLabel* label = nullptr;
    RecordView* view = nullptr;
};

EventDetail::EventDetail(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    buildHeader(*box);
    buildPages(*box);
    connect(&m_text, &EventText::changed, this, &EventDetail::fill);
    retranslate();
    fill();
}

EventDetail::~EventDetail() = default;

void EventDetail::buildHeader(QVBoxLayout& box) {
    m_header = new QWidget(this);
    auto* row = new QHBoxLayout(m_header);
    row->setContentsMargins(space::l, space::xs, space::s, space::xs);
    row->setSpacing(space::s);
    m_level = new LevelMark(m_header);
    m_system = new SystemMark(m_header);
    m_time = new ElidedLabel(QString(), TextRole::Mono, Token::Text2, m_header);
    m_copy = Button::iconOnly(Icon::Copy, QString(), Button::Kind::Flat, m_header);
    m_close = Button::iconOnly(Icon::Close, QString(), Button::Kind::Flat, m_header);
    for (Button* button : {m_copy, m_close})
        button->setControlSize(ControlSize::Compact);
    row->addWidget(m_level);
    row->addWidget(m_system);
    row->addWidget(m_time, 1);
    row->addWidget(m_copy);
    row->addWidget(m_close);
    box.addWidget(m_header);
    connect(m_copy, &Button::clicked, this, &EventDetail::copyRecord);
    connect(m_close, &Button::clicked, this, &EventDetail::closeRequested);

    m_tabRow = new QWidget(this);
    auto* tabRow = new QHBoxLayout(m_tabRow);
    tabRow->setContentsMargins(space::l, 0, 0, 0);
    m_tabs = new UnderlineTabs(m_tabRow);
    for (int tab = 0; tab < 3; ++tab)
        m_tabs->addTab(QString());
    tabRow->addWidget(m_tabs, 1);
    box.addWidget(m_tabRow);
}

QWidget* EventDetail::buildEventPage() {
    auto* content = new QWidget;
    auto* box = new QVBoxLayout(content);
    // The list keeps 2 px at its sides for the focus ring; what stands above and below lines up with its text.
    constexpr int ring = 2;
    box->setContentsMargins(space::l - ring, space::s, space::l - ring, space::m);
    box->setSpacing(space::xs);
    auto* above = new QVBoxLayout;
    above->setContentsMargins(ring, 0, ring, 0);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(ring, 0, ring, 0);
    below->setSpacing(space::s);
    m_title = new RunLabel({}, TextRole::BaseStrong, content);
    m_title->setMaximumLines(titleLines);
    m_context = new RunLabel({}, TextRole::Grid, content);
    m_list = new KeyValueList(content);
    m_list->setRole(TextRole::Grid);
    m_list->setRowHeight(fieldRow);
    m_list->setMaximumLines(valueLines);
    m_moreFields = new Button(QString(), Button::Kind::Link, content);
    m_moreFields->setControlSize(ControlSize::Small);
    m_sectionBox = new QVBoxLayout;
    m_sectionBox->setSpacing(space::xs);
    m_pretty = new RecordView(RecordView::Layout::Pretty, content);
    above->addWidget(m_title);
    above->addWidget(m_context);
    below->addLayout(m_sectionBox);
    below->addWidget(m_pretty);
    box->addLayout(above);
    box->addWidget(m_list);
    box->addWidget(m_moreFields, 0, Qt::AlignLeft);
    box->addLayout(below);
    box->addStretch(1);
    connect(m_list, &KeyValueList::actionTriggered, this, &EventDetail::runAction);
    connect(m_list, &KeyValueList::valueActivated, this, &EventDetail::openValue);
    connect(m_list, &KeyValueList::contextMenuRequested, this, &EventDetail::showFieldMenu);
    connect(m_moreFields, &Button::clicked, this, [this] {
        m_allFields = !m_allFields;
        fillFields();
    });
    return content;
}

void EventDetail::buildPages(QVBoxLayout& box) {
    m_pages = new QStackedWidget(this);
    m_eventScroll = scrolled(buildEventPage());
    m_pages->addWidget(m_eventScroll);

    auto* record = new QWidget;
    auto* recordBox = new QVBoxLayout(record);
    recordBox->setContentsMargins(space::l, space::m, space::l, space::m);
    m_raw = new RecordView(RecordView::Layout::AsLogged, record);
    recordBox->addWidget(m_raw);
    recordBox->addStretch(1);
    m_recordScroll = scrolled(record);
    m_pages->addWidget(m_recordScroll);

    m_aroundGrid = new EventGrid(m_around, m_text, aroundStyle(), tailColumns(), this);
    m_aroundGrid->setColumnShown(EventColumn::Level, false);
    m_pages->addWidget(m_aroundGrid);
    connect(m_aroundGrid, &EventGrid::activated, this, &EventDetail::eventActivated);
    box.addWidget(m_pages, 1);

    m_empty = new EmptyState(this);
    box.addWidget(m_empty, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &EventDetail::pageChanged);
}

QSize EventDetail::sizeHint() const {
    return {scaled(width::detailPanel), scaled(480)};
}

QSize EventDetail::minimumSizeHint() const {
    return {scaled(240), scaled(160)};
}

void EventDetail::retranslate() {
    m_tabs->setTabText(0, tr("Event"));
    m_tabs->setTabText(1, tr("Raw record"));
    m_tabs->setTabText(2, tr("30 s around"));
    m_tabs->setAccessibleName(tr("Event detail"));
    m_copy->setIconName(tr("Copy the record"));
    m_close->setIconName(tr("Close the detail"));
    m_list->setAccessibleName(tr("Fields"));
    m_aroundGrid->setAccessibleName(tr("Events 30 s around"));
    m_empty->setMessage(Icon::Info, tr("No event is chosen."));
    m_empty->setHint(tr("Choose a row to see its fields and its record."));
}

void EventDetail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fill();
    }
}

void EventDetail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.surface());
    if (!m_event)
        return;
    const QRect tabs = m_tabRow->geometry();
    painter.fillRect(tabs, theme.sunken());
    painter.fillRect(QRect(tabs.left(), tabs.top() - 1, tabs.width(), 1), theme.border());
    painter.fillRect(QRect(tabs.left(), tabs.bottom(), tabs.width(), 1), theme.border());
}

void EventDetail::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_close->isVisibleTo(this)) {
        emit closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

// --- content ---

void EventDetail::setEvent(const std::optional<EventRef>& event) {
    m_event = event && event->row >= 0 && event->row < event->batch.size() ? event : std::nullopt;
    m_context->setRuns({});
    m_context->hide();
    m_around.clear();
    m_aroundIsOld = true;
    fill();
    m_eventScroll->verticalScrollBar()->setValue(0);
    m_recordScroll->verticalScrollBar()->setValue(0);
    pageChanged();
}

void EventDetail::setContext(const TextRuns& runs) {
    m_context->setRuns(runs);
    m_context->setVisible(!runs.isEmpty());
}

void EventDetail::setSurrounding(const std::vector<EventBatch>& batches) {
    m_around.clear();
    for (const EventBatch& batch : batches)
        m_around.add(batch);
    m_aroundIsOld = false;
    if (m_event)
        m_aroundGrid->showEvent(*m_event);
}

void EventDetail::setRevealOffered(bool offered) {
    m_revealOffered = offered;
    fill();
}

void EventDetail::setClosable(bool closable) {
    m_close->setVisible(closable);
}

EventDetail::Page EventDetail::page() const {
    return static_cast<Page>(m_tabs->currentIndex());
}

void EventDetail::setPage(Page page) {
    m_tabs->setCurrentIndex(static_cast<int>(page));
}

void EventDetail::addPage(QWidget* page, const QString& title) {
    m_pages->addWidget(page);
    m_tabs->addTab(title);
}

void EventDetail::setPageTitle(QWidget* page, const QString& title) {
    if (const int index = m_pages->indexOf(page); index >= 0)
        m_tabs->setTabText(index, title);
}

void EventDetail::pageChanged() {
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    if (page() == Page::Around && m_event && m_aroundIsOld)
        emit surroundingRequested(*m_event);
}

void EventDetail::fill() {
    const bool any = m_event.has_value();
    for (QWidget* part : {m_header, m_tabRow, static_cast<QWidget*>(m_pages)})
        part->setVisible(any);
    m_empty->setVisible(!any);
    if (!any)
        return;
    const EventBatch& batch = m_event->batch;
    const int row = m_event->row;
    m_level->setSeverity(batch.severity(row));
    m_level->setVisible(batch.severity(row) != Severity::Unknown);
    m_system->setSystem(m_text.cell(batch, row, EventColumn::System));
    m_system->setVisible(batch.has(Field::Service, row));
    fillTime();
    m_title->setRuns({{m_text.cell(batch, row, EventColumn::Message), true, Token::Text, {}}});
    m_context->setVisible(!m_context->runs().isEmpty());
    fillFields();
    const QString record = m_text.record(batch, row);
    m_pretty->setText(record);
    m_pretty->setVisible(!record.isEmpty());
    m_raw->setText(record);
}

void EventDetail::fillTime() {
    if (!m_event)
        return;
    // Without room for the day the clock must still be read whole: the day is in the tooltip.
    const TimePoint time = m_event->batch.time(m_event->row);
    const QString moment = m_text.moment(time);
    int room = width() - space::l - space::s - m_copy->sizeHint().width() - 4 * space::s;
    for (const QWidget* part :
         {static_cast<QWidget*>(m_level), static_cast<QWidget*>(m_system), static_cast<QWidget*>(m_close)})
        room -= part->isVisibleTo(m_header) ? part->sizeHint().width() : 0;
    m_time->setText(textWidth(moment, TextRole::Mono) <= room ? moment : m_text.clock().clockText(time));
    setPlainToolTip(*m_time, moment + u' ' + zoneOffsetText(m_text.zone(), time));
}

void EventDetail::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fillTime();
    if (m_hadRoom != hasRoomForWords())
        fillFields();
}

bool EventDetail::hasRoomForWords() const {
    return width() >= scaled(wordsFrom);
}

void EventDetail::fillFields() {
    if (!m_event)
        return;
    QList<EventFieldText> fields = m_text.fields(m_event->batch, m_event->row);
    fillSections(fields);
    const DetailFields shown = detailFields(fields, m_allFields);
    m_fields = shown.fields;
    const DetailOffers offers{
        isHeard(SIGNAL(filterRequested(logloupe::FieldRef, QString, bool)) + 1),
        isHeard(SIGNAL(orderActivated(QString)) + 1),
        isHeard(SIGNAL(customerActivated(QString)) + 1),
        isHeard(SIGNAL(traceRequested(QString)) + 1),
        m_revealOffered,
        hasRoomForWords(),
    };
    m_hadRoom = offers.hasRoom;
    QList<KeyValueRow> rows;
    for (const EventFieldText& field : std::as_const(m_fields))
        rows.append(detailRow(field, offers));
    m_list->setRows(rows);
    m_moreFields->setVisible(shown.hidden > 0 || m_allFields);
    m_moreFields->setText(m_allFields ? tr("Show fewer fields") : tr("Show %n more field(s)", nullptr, shown.hidden));
}

void EventDetail::fillSections(const QList<EventFieldText>& fields) {
    const QList<EventFieldText> texts = sectionFields(fields);
    while (m_sections.size() < static_cast<size_t>(texts.size())) {
        Section section;
        section.label = new ElidedLabel(QString(), TextRole::Mono, Token::Text2, this);
        section.view = new RecordView(RecordView::Layout::Pretty, this);
        m_sectionBox->addWidget(section.label);
        m_sectionBox->addWidget(section.view);
        m_sections.push_back(section);
    }
    for (size_t index = 0; index < m_sections.size(); ++index) {
        const bool used = index < static_cast<size_t>(texts.size());
        m_sections[index].label->setVisible(used);
        m_sections[index].view->setVisible(used);
        if (!used)
            continue;
        const EventFieldText& field = texts.at(static_cast<qsizetype>(index));
        m_sections[index].label->setText(toText(field.field.name));
        m_sections[index].view->setText(field.value);
    }
}

} // namespace logloupe
