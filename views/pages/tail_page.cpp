// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page's parts: what stands where, what each does, in which words. What comes through it is in tail_page_stream.cpp.

#include "views/pages/tail_page.h"

#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/highlights_panel.h"
#include "views/pages/pane_focus.h"
#include "views/pages/source_card.h"
#include "views/pages/waiting_panel.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include <cmath>

namespace logloupe {

namespace {

constexpr qint64 backlogStep = 100;
constexpr Duration lateAfter = std::chrono::seconds(5);
constexpr int backlogMilliseconds = 100;
constexpr int filterMilliseconds = 150;
constexpr int sideWidth = 312;
constexpr int sideFrom = 1080;  ///< narrower pages show the panel at the side only when asked
constexpr int wordsFrom = 1000; ///< narrower pages have icons alone on their lesser buttons
constexpr int cardsHeight = 66;
constexpr qint32 stateVersion = 1;

} // namespace

TailPage::TailPage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    m_rows.setLimit(keptRows);
    m_rows.setLateAfter(lateAfter);
    m_backlogRefresh.setSingleShot(true);
    m_backlogRefresh.setInterval(backlogMilliseconds);
    m_filterDelay.setSingleShot(true);
    m_filterDelay.setInterval(filterMilliseconds);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeCards());
    layout->addWidget(makeFilterRow());
    m_banner = new Banner(this);
    m_banner->setKind(MessageKind::Warn);
    m_banner->setIcon(Icon::Pause);
    m_banner->hide();
    layout->addWidget(m_banner);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_grid = new EventGrid(m_rows, m_text, GridStyle::forTail(), tailColumns(), m_splitter);
    m_grid->setTail(true);
    m_detail = new EventDetail(m_text, m_splitter);
    m_detail->hide();
    m_splitter->addWidget(m_grid);
    m_splitter->addWidget(m_detail);
    m_splitter->addWidget(makeSide());
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setStretchFactor(2, 0);
    layout->addWidget(m_splitter, 1);
    connectParts();
    connectEvents();
    retranslate();
    arrange();
}

TailPage::~TailPage() = default;

QWidget* TailPage::makeHeader() {
    auto* header = new QWidget(this);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::m);
    m_title = new QLabel(header);
    m_title->setTextFormat(Qt::PlainText);
    setTextRole(*m_title, TextRole::PageTitle);
    m_facts = new ElidedLabel(QString(), TextRole::Base, Token::Text2, header);
    m_pause = new Button(QString(), Button::Kind::Primary, header);
    m_keep = new Button(QString(), Button::Kind::Outlined, header);
    m_keep->setIcon(Icon::Archive);
    m_clear = new Button(QString(), Button::Kind::Outlined, header);
    m_clear->setIcon(Icon::Close);
    layout->addWidget(m_title);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_pause);
    layout->addWidget(m_keep);
    layout->addWidget(m_clear);
    return header;
}

QWidget* TailPage::makeCards() {
    m_cardArea = new QScrollArea(this);
    m_cardArea->setFrameShape(QFrame::NoFrame);
    m_cardArea->setWidgetResizable(true);
    m_cardArea->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_cardArea->setFocusPolicy(Qt::NoFocus);
    m_cards = new QWidget(m_cardArea);
    auto* cards = new QHBoxLayout(m_cards);
    cards->setContentsMargins(space::l, 0, space::l, space::s);
    cards->setSpacing(space::m);
    m_cardArea->setWidget(m_cards);
    m_cards->setAutoFillBackground(false);
    m_cardArea->viewport()->setAutoFillBackground(false);
    return m_cardArea;
}

QWidget* TailPage::makeFilterRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::l, space::xs, space::l, space::s);
    layout->setSpacing(space::m);
    m_filter = new SearchField(row);
    m_filter->setLeadingIcon(Icon::Filter);
    m_filter->setMono(true);
    m_filter->setShortcutHint(QStringLiteral("/"));
    m_filter->setControlSize(ControlSize::Compact);
    m_filterNote = new ElidedLabel(QString(), TextRole::Grid, Token::Text2, row);
    m_levels = new SegmentedControl(row);
    for (const char* name : {"DEBUG", "INFO", "WARN", "ERROR"})
        m_levels->addSegment(QString::fromLatin1(name));
    m_columns = new Button(QString(), Button::Kind::Flat, row);
    m_columns->setIcon(Icon::Columns);
    m_columns->setControlSize(ControlSize::Compact);
    m_sideToggle = new Button(QString(), Button::Kind::Outlined, row);
    m_sideToggle->setIcon(Icon::Rules);
    m_sideToggle->setControlSize(ControlSize::Compact);
    m_sideToggle->setCheckable(true);
    layout->addWidget(m_filter, 3);
    layout->addWidget(m_filterNote, 2);
    layout->addWidget(m_levels);
    layout->addWidget(m_columns);
    layout->addWidget(m_sideToggle);
    return row;
}

QWidget* TailPage::makeSide() {
    m_side = new QScrollArea(m_splitter);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(m_side);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_highlights = new HighlightsPanel([this] { return QueryContext{m_text.zone(), m_text.now()}; }, content);
    m_waitingPanel = new WaitingPanel(content);
    m_waitingPanel->hide();
    layout->addWidget(m_highlights);
    layout->addWidget(m_waitingPanel);
    layout->addStretch();
    m_side->setWidget(content);
    content->setAutoFillBackground(false);
    m_side->viewport()->setAutoFillBackground(false);
    return m_side;
}

void TailPage::connectParts() {
    connect(m_pause, &Button::clicked, this, [this] { setPaused(!m_paused); });
    connect(m_clear, &Button::clicked, this, &TailPage::clearAll);
    connect(m_keep, &Button::clicked, this, [this] { emit keepAsSearch(filterText()); });
    connect(&m_backlogRefresh, &QTimer::timeout, this, &TailPage::showBacklog);
    connect(&m_filterDelay, &QTimer::timeout, this, &TailPage::applyFilter);
    // Each keystroke would walk a hundred thousand rows.
    connect(m_filter, &SearchField::textChanged, &m_filterDelay, qOverload<>(&QTimer::start));
    connect(m_filter, &SearchField::returnPressed, this, [this] {
        m_filterDelay.stop();
        applyFilter();
    });
    connect(m_levels, &SegmentedControl::currentChanged, this, &TailPage::applyFilter);
    connect(m_columns, &Button::clicked, this,
            [this] { m_grid->showColumnMenu(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
    connect(m_sideToggle, &Button::clicked, this, [this](bool checked) {
        m_sideChosen = checked;
        if (checked)
            m_detail->hide();
        arrange();
    });
    connect(m_highlights, &HighlightsPanel::rulesChanged, this, &TailPage::highlightsChanged);
    connect(m_banner, &Banner::actionTriggered, this, [this](int action) {
        if (action == 0)
            release(backlogStep);
        else
            setPaused(false);
    });
}

void TailPage::connectEvents() {
    connect(m_grid, &EventGrid::currentChanged, this, [this](const EventRef&) { m_detail->setEvent(m_grid->currentEvent()); });
    connect(m_grid, &EventGrid::activated, this, [this](const EventRef& event) {
        m_detail->setEvent(event);
        showDetail(true);
    });
    connect(m_grid, &EventGrid::orderActivated, this, &TailPage::orderRequested);
    connect(m_grid, &EventGrid::traceRequested, this, &TailPage::traceRequested);
    connect(m_grid, &EventGrid::noticeActivated, this, &TailPage::noticeActivated);
    connect(m_detail, &EventDetail::closeRequested, this, [this] { showDetail(false); });
    connect(m_detail, &EventDetail::orderActivated, this, &TailPage::orderRequested);
    connect(m_detail, &EventDetail::customerActivated, this, &TailPage::customerRequested);
    connect(m_detail, &EventDetail::traceRequested, this, &TailPage::traceRequested);
}

void TailPage::setSources(const QList<TailSourceState>& sources) {
    m_states = sources;
    for (const TailSourceState& state : sources) {
        SourceCard*& card = m_cardOf[state.name];
        if (card == nullptr) {
            card = new SourceCard(m_cards);
            static_cast<QHBoxLayout*>(m_cards->layout())->addWidget(card, 1);
            card->show();
            connect(card, &SourceCard::toggled, this,
                    [this, name = state.name](bool enabled) { emit sourceToggled(name, enabled); });
        }
        card->setState(state);
    }
    fillHeader();
    tellFilter();
    tellCounts();
}

void TailPage::fillHeader() {
    double perSecond = 0;
    for (const TailSourceState& state : std::as_const(m_states))
        perSecond += state.perSecond;
    m_facts->setText(tr("%n source(s)", nullptr, static_cast<int>(m_states.size())) + QStringLiteral(", ")
                     + tr("%n event(s) a second", nullptr, static_cast<int>(std::lround(perSecond))));
}

void TailPage::arrange() {
    const bool hasRoom = width() >= scaled(sideFrom);
    const bool side = m_sideChosen.value_or(hasRoom) && m_detail->isHidden();
    if (side && m_side->isHidden()) {
        m_side->show();
        m_splitter->setSizes({std::max(width() - scaled(sideWidth), 1), 0, scaled(sideWidth)});
    }
    m_side->setVisible(side);
    m_side->setMinimumWidth(scaled(sideWidth) * 5 / 6);
    m_sideToggle->setChecked(side);
    const bool hasWords = width() >= scaled(wordsFrom);
    const QString highlights = tr("Highlights %1").arg(m_highlights->rules().size());
    m_columns->setText(hasWords ? tr("Columns") : QString());
    m_columns->setIconName(tr("Columns"));
    m_sideToggle->setText(hasWords ? highlights : QString());
    m_sideToggle->setIconName(highlights);
    m_keep->setText(hasWords ? tr("Keep as a search") : QString());
    m_keep->setIconName(tr("Keep as a search"));
    m_clear->setText(hasWords ? tr("Clear") : QString());
    m_clear->setIconName(tr("Clear"));
    m_cardArea->setFixedHeight(scaled(cardsHeight) + space::s);
}

void TailPage::showDetail(bool shown) {
    m_detail->setVisible(shown);
    if (!shown)
        m_grid->setFocus(Qt::OtherFocusReason);
    arrange();
}

void TailPage::focusPane(int direction) {
    moveFocus({m_pause, m_filter, m_grid, m_detail, m_side}, direction);
}

void TailPage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

QString TailPage::filterNote() const {
    return m_filterNote->text();
}

QByteArray TailPage::saveState() const {
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << stateVersion << m_splitter->saveState() << m_grid->columnState() << highlightsToJson(highlights())
           << static_cast<qint32>(m_sideChosen ? (*m_sideChosen ? 1 : 0) : -1);
    return state;
}

bool TailPage::restoreState(const QByteArray& state) {
    QDataStream stream(state);
    qint32 version = 0;
    QByteArray splitter;
    QString columns;
    QByteArray rules;
    qint32 side = -1;
    stream >> version >> splitter >> columns >> rules >> side;
    if (stream.status() != QDataStream::Ok || version != stateVersion)
        return false;
    m_splitter->restoreState(splitter);
    m_grid->restoreColumns(columns);
    m_sideChosen = side < 0 ? std::nullopt : std::optional(side == 1);
    setHighlights(highlightsFromJson(rules, {m_text.zone(), m_text.now()}));
    m_detail->hide();
    arrange();
    return true;
}

void TailPage::retranslate() {
    m_title->setText(tr("Live tail"));
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(m_paused ? Icon::Play : Icon::Pause);
    m_pause->setShortcutHint(tr("Space"));
    m_filter->setPlaceholderText(tr("Filter, such as order:A-104233 or not path:/health"));
    m_filter->setAccessibleName(tr("Filter the live events"));
    m_levels->setAccessibleName(tr("Least level"));
    fillHeader();
    arrange();
}

void TailPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        tellFilter();
        showBacklog();
    }
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        arrange();
}

void TailPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void TailPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    // Space pauses and the arrows walk at once, without a way through the sidebar.
    m_grid->setFocus(Qt::OtherFocusReason);
}

void TailPage::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
        setPaused(!m_paused);
        return;
    case Qt::Key_Slash:
        focusFilter();
        return;
    case Qt::Key_Escape:
        showDetail(false);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TailPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
