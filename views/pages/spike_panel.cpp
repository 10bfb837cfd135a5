// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/spike_panel.h"

#include "models/domain/human_format.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/controls/text_runs.h"
#include "views/pages/error_types_list.h"
#include "views/pages/plain_label.h"
#include "views/pages/time_choice.h"

#include <QEvent>
#include <QGridLayout>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

namespace logloupe {

namespace {

/// A box on sunken ground.
class SunkenBox : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBox(painter, QRectF(rect()), Theme::current().sunken(), Theme::current().border());
    }
};

} // namespace

SpikePanel::SpikePanel(QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::s, 0, space::m);
    layout->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, 0, space::s, 0);
    m_title = plainLabel(TextRole::PanelTitle, this);
    m_close = Button::iconOnly(Icon::Close, QString(), Button::Kind::Flat, this);
    m_close->setControlSize(ControlSize::Small);
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    layout->addLayout(top);
    auto* facts = new QHBoxLayout;
    facts->setContentsMargins(space::l, 0, space::l, 0);
    facts->setSpacing(space::s);
    m_figure = plainLabel(TextRole::Figure, this);
    m_where = new RunLabel(this);
    m_where->setMaximumLines(2);
    facts->addWidget(m_figure);
    facts->addWidget(m_where, 1);
    layout->addLayout(facts);
    m_usual = new RunLabel(this);
    m_usual->setContentsMargins(0, 0, 0, 0);
    auto* usual = new QHBoxLayout;
    usual->setContentsMargins(space::l, 0, space::l, 0);
    usual->addWidget(m_usual);
    layout->addLayout(usual);
    auto* boxRow = new QHBoxLayout;
    boxRow->setContentsMargins(space::l, 0, space::l, space::xs);
    m_changesBox = new SunkenBox(this);
    auto* box = new QVBoxLayout(m_changesBox);
    box->setContentsMargins(space::m, space::s, space::m, space::s);
    box->setSpacing(space::xs);
    m_changesTitle = plainLabel(TextRole::GridStrong, m_changesBox);
    box->addWidget(m_changesTitle);
    m_changes = new QGridLayout;
    m_changes->setHorizontalSpacing(space::l);
    m_changes->setVerticalSpacing(2);
    m_changes->setColumnStretch(1, 1);
    box->addLayout(m_changes);
    boxRow->addWidget(m_changesBox);
    layout->addLayout(boxRow);
    auto* typesRow = new QHBoxLayout;
    typesRow->setContentsMargins(space::l, space::xs, space::l, 0);
    m_typesTitle = plainLabel(TextRole::CaptionStrong, this);
    typesRow->addWidget(m_typesTitle);
    layout->addLayout(typesRow);
    m_model = new ErrorTypesModel(this);
    m_types = new QListView(this);
    m_types->setModel(m_model);
    m_types->setItemDelegate(new ErrorTypeDelegate(m_types));
    m_types->setFrameShape(QFrame::NoFrame);
    m_types->setMouseTracking(true);
    m_types->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_types->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_types, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::l, 0, space::l, 0);
    m_orders = new Button(QString(), Button::Kind::Outlined, this);
    m_orders->setControlSize(ControlSize::Small);
    m_orders->setIcon(Icon::Gem);
    foot->addWidget(m_orders);
    foot->addStretch();
    layout->addLayout(foot);
    connect(m_close, &Button::clicked, this, &SpikePanel::closeRequested);
    connect(m_orders, &Button::clicked, this, &SpikePanel::ordersRequested);
    const auto choose = [this](const QModelIndex& index) {
        emit typeRequested(QString::fromStdString(m_model->type(index.row()).type));
    };
    connect(m_types, &QListView::activated, this, choose);
    connect(m_types, &QListView::clicked, this, choose);
    fill();
}

SpikePanel::~SpikePanel() = default;

void SpikePanel::setFacts(const SpikeFacts& facts, const QTimeZone& zone, TimePoint now) {
    m_facts = facts;
    m_zone = zone;
    m_now = now;
    fill();
}

void SpikePanel::fill() {
    m_title->setText(m_facts.ratio ? tr("Why this spike") : tr("What is here"));
    m_close->setIconName(tr("Close"));
    m_figure->setText(countText(static_cast<qint64>(m_facts.count)));
    const int plural = static_cast<int>(std::min<quint64>(m_facts.count, 2'000'000'000));
    const QString what = m_facts.withWarnings ? tr("error(s) and warnings", nullptr, plural) : tr("error(s)", nullptr, plural);
    const QString when = m_facts.range.isUnbounded() ? QString() : spanText(m_facts.range, m_zone, m_now);
    const QString whatWhere = m_facts.where.isEmpty() ? tr("%1, %2", "errors, time").arg(what, when)
                              : m_facts.whereIsSystem
                                  ? tr("%1 in %2, %3", "errors, system, time").arg(what, m_facts.where, when)
                                  : tr("%1: %2, %3", "errors, HTTP 502, time").arg(what, m_facts.where, when);
    m_where->setRuns({{whatWhere, false, Token::Text2}});
    TextRuns usual;
    if (m_facts.usual)
        usual.append({usualCountText(*m_facts.usual, m_facts.step), false, Token::Text2});
    if (m_facts.ratio) {
        usual.append({QStringLiteral(", "), false, Token::Text2});
        usual.append({ratioText(*m_facts.ratio), true, Token::ErrorText});
    }
    m_usual->setRuns(usual);
    m_usual->setVisible(!usual.isEmpty());
    fillChanges();
    const auto types = static_cast<int>(m_facts.types.size());
    m_typesTitle->setText(types == 0 ? (m_facts.typesKnown ? QString() : tr("Counting types…"))
                                     : tr("%n type(s) of errors, by count", nullptr, types));
    m_model->setTypes(m_facts.types, m_zone);
    m_types->setAccessibleName(tr("Types of errors"));
    m_orders->setVisible(m_facts.orders > 0);
    m_orders->setText(tr("Orders affected %1").arg(countText(static_cast<qint64>(m_facts.orders))));
}

void SpikePanel::fillChanges() {
    m_changesTitle->setText(tr("What changed before it"));
    while (QLayoutItem* item = m_changes->takeAt(0)) {
        // The labels may be what is being clicked.
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const bool isOtherDay =
        !m_facts.changes.empty()
        && dateText(m_facts.changes.front().time, m_zone, m_now) != dateText(m_facts.range.begin, m_zone, m_now);
    int row = 0;
    for (const Change& change : m_facts.changes) {
        const QString clock = clockMillisecondsText(change.time, m_zone).left(8);
        const QString time = isOtherDay ? dateText(change.time, m_zone, m_now) + QLatin1Char(' ') + clock : clock;
        auto* when = new ElidedLabel(time, TextRole::Mono, Token::Text2, m_changesBox);
        when->setElideMode(Qt::ElideNone);
        const bool isError = change.kind == ChangeKind::FirstError;
        auto* what =
            new ElidedLabel(changeText(change), TextRole::Grid, isError ? Token::ErrorText : Token::Text, m_changesBox);
        m_changes->addWidget(when, row, 0);
        m_changes->addWidget(what, row++, 1);
    }
    if (m_facts.changes.empty())
        m_changes->addWidget(new ElidedLabel(m_facts.changesKnown ? tr("No release and no new type of error.") : tr("Looking…"),
                                             TextRole::Grid, Token::Text2, m_changesBox),
                             0, 0, 1, 2);
}

QString SpikePanel::spokenText() const {
    QStringList words{m_title->text(), m_figure->text(), m_where->spokenText(), m_usual->spokenText()};
    for (const Change& change : m_facts.changes)
        words << changeText(change);
    return words.join(QStringLiteral(", "));
}

void SpikePanel::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

void SpikePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace logloupe
