// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/tail_page.h"

#include "models/domain/human_format.h"
#include "models/query/matcher.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/pane_focus.h"
#include "views/pages/source_card.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr qint64 backlogStep = 100;
constexpr Duration lateAfter = std::chrono::seconds(5);
constexpr std::array levelNames{"DEBUG", "INFO", "WARN", "ERROR"};

} // namespace

TailPage::TailPage(EventText& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text) {
    m_rows.setLimit(keptRows);
    m_rows.setLateAfter(lateAfter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    m_cards = new QWidget(this);
    auto* cards = new QHBoxLayout(m_cards);
    cards->setContentsMargins(space::l, 0, space::l, space::m);
    cards->setSpacing(space::m);
    layout->addWidget(m_cards);
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
    m_splitter->setStretchFactor(0, 1);
    layout->addWidget(m_splitter, 1);
    connectParts();
    retranslate();
}

TailPage::~TailPage() = default;

QWidget* TailPage::makeHeader() {
    auto* header = new QWidget(this);
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::m);
    m_title = new QLabel(header);
    setTextRole(*m_title, TextRole::PageTitle);
    m_facts = new QLabel(header);
    m_facts->setTextFormat(Qt::PlainText);
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

QWidget* TailPage::makeFilterRow() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::l, space::s, space::l, space::s);
    layout->setSpacing(space::m);
    m_filter = new SearchField(row);
    m_filter->setLeadingIcon(Icon::Filter);
    m_filter->setMono(true);
    m_filter->setShortcutHint(QStringLiteral("/"));
    m_filter->setControlSize(ControlSize::Compact);
    m_filterNote = new QLabel(row);
    m_filterNote->setTextFormat(Qt::PlainText);
    setTextRole(*m_filterNote, TextRole::Grid);
    m_levels = new SegmentedControl(row);
    for (const char* name : levelNames)
        m_levels->addSegment(QString::fromLatin1(name));
    m_columns = new Button(QString(), Button::Kind::Flat, row);
    m_columns->setIcon(Icon::Columns);
    m_columns->setControlSize(ControlSize::Compact);
    layout->addWidget(m_filter, 3);
    layout->addWidget(m_filterNote, 2);
    layout->addWidget(m_levels);
    layout->addWidget(m_columns);
    return row;
}

void TailPage::connectParts() {
    connect(m_pause, &Button::clicked, this, [this] { setPaused(!m_paused); });
    connect(m_clear, &Button::clicked, this, &TailPage::clearAll);
    connect(m_keep, &Button::clicked, this, [this] { emit keepAsSearch(filterText()); });
    connect(m_filter, &SearchField::textChanged, this, &TailPage::applyFilter);
    connect(m_levels, &SegmentedControl::currentChanged, this, &TailPage::applyFilter);
    connect(m_columns, &Button::clicked, this,
            [this] { m_grid->showColumnMenu(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
    connect(m_banner, &Banner::actionTriggered, this, [this](int action) {
        if (action == 0)
            release(backlogStep);
        else
            setPaused(false);
    });
    connect(m_grid, &EventGrid::currentChanged, this, [this](const EventRef&) { m_detail->setEvent(m_grid->currentEvent()); });
    connect(m_grid, &EventGrid::activated, this, [this](const EventRef& event) {
        m_detail->setEvent(event);
        m_detail->show();
    });
    connect(m_grid, &EventGrid::orderActivated, this, &TailPage::orderRequested);
    connect(m_grid, &EventGrid::traceRequested, this, &TailPage::traceRequested);
    connect(m_grid, &EventGrid::noticeActivated, this, &TailPage::noticeActivated);
    connect(m_detail, &EventDetail::closeRequested, m_detail, &QWidget::hide);
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
            m_cards->layout()->addWidget(card);
            connect(card, &SourceCard::toggled, this,
                    [this, name = state.name](bool enabled) { emit sourceToggled(name, enabled); });
        }
        card->setState(state);
    }
    fillHeader();
}

void TailPage::fillHeader() {
    double perSecond = 0;
    for (const TailSourceState& state : std::as_const(m_states))
        perSecond += state.perSecond;
    m_facts->setText(tr("%n source(s)", nullptr, static_cast<int>(m_states.size())) + QStringLiteral(", ")
                     + tr("%n event(s) a second", nullptr, static_cast<int>(perSecond + 0.5)));
}

void TailPage::add(const EventBatch& batch) {
    if (!m_paused) {
        m_rows.add(batch);
        return;
    }
    m_backlog.push_back(batch);
    m_waiting += batch.size();
    while (m_waiting > keptBacklog && m_backlog.size() > 1) {
        m_waiting -= m_backlog.front().size();
        m_lost += m_backlog.front().size();
        m_backlog.erase(m_backlog.begin());
    }
    showBacklog();
}

void TailPage::addNotice(const GridNotice& notice) {
    m_grid->addNotice(notice);
}

void TailPage::setPaused(bool paused) {
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (paused) {
        m_pausedAt = m_rows.isEmpty() ? m_text.now() : m_rows.time(m_rows.size() - 1);
    } else {
        release(m_waiting);
        m_lost = 0;
        m_grid->goToEnd();
    }
    retranslate();
    showBacklog();
}

void TailPage::release(qint64 events) {
    // Whole batches: they are small, and a part of one would come again.
    while (!m_backlog.empty() && events > 0) {
        const EventBatch batch = m_backlog.front();
        m_backlog.erase(m_backlog.begin());
        m_waiting -= batch.size();
        events -= batch.size();
        m_rows.add(batch);
    }
    showBacklog();
}

void TailPage::showBacklog() {
    m_banner->setVisible(m_paused);
    if (m_paused) {
        QString waits =
            tr("%n event(s) wait, kept up to %1.", nullptr, static_cast<int>(m_waiting)).arg(countText(keptBacklog));
        if (m_lost > 0)
            waits += QChar::Space + tr("%n older one(s) left before they were shown.", nullptr, static_cast<int>(m_lost));
        m_banner->setText(
            TextRuns{{tr("Paused at %1.").arg(clockMillisecondsText(m_pausedAt, m_text.zone()).left(8)) + QChar::Space, true},
                     {waits, false}});
        m_banner->setActions({tr("Show the next %1").arg(backlogStep), tr("Skip to now")});
    }
    emit backlogChanged();
}

void TailPage::clearAll() {
    m_rows.clear();
    m_backlog.clear();
    m_waiting = 0;
    m_lost = 0;
    m_grid->setNotices({});
    m_detail->setEvent({});
    showBacklog();
}

QString TailPage::filterText() const {
    QString text = m_filter->text().trimmed();
    if (m_levels->currentIndex() > 0) {
        const QString level =
            QStringLiteral("log.level>=") + QString::fromLatin1(levelNames[static_cast<size_t>(m_levels->currentIndex())]);
        text = text.isEmpty() ? level : QStringLiteral("(%1) and %2").arg(text, level);
    }
    return text;
}

void TailPage::applyFilter() {
    const QString text = filterText();
    const auto query = parseQuery(text, {m_text.zone(), m_text.now()});
    m_filterNote->setText(query ? QString() : query.error().message);
    // Half a query changes nothing: what is shown stays shown until it is whole.
    if (!query)
        return;
    if (query->matchesEverything()) {
        m_rows.setFilter({});
        return;
    }
    const auto matcher = std::make_shared<Matcher>(*query);
    m_rows.setFilter([matcher](const EventBatch& batch) { return matcher->matchingRows(batch); });
    const int total = m_rows.total();
    if (total > 0)
        m_filterNote->setText(tr("hides %1").arg(percentText(static_cast<double>(total - m_rows.size()) / total)));
}

void TailPage::focusPane(int direction) {
    moveFocus({m_pause, m_filter, m_grid, m_detail}, direction);
}

void TailPage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void TailPage::retranslate() {
    m_title->setText(tr("Live tail"));
    m_pause->setText(m_paused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(m_paused ? Icon::Play : Icon::Pause);
    m_pause->setShortcutHint(tr("Space"));
    m_keep->setText(tr("Keep as a search"));
    m_clear->setText(tr("Clear"));
    m_filter->setPlaceholderText(tr("Filter, such as order:A-104233 or not path:/health"));
    m_filter->setAccessibleName(tr("Filter the live events"));
    m_columns->setText(tr("Columns"));
    fillHeader();
}

void TailPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showBacklog();
    }
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
        m_detail->hide();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TailPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
