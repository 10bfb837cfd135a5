// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/source_card.h"

#include "models/domain/human_format.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/meters.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <cmath>

namespace logloupe {

namespace {

constexpr int dotSize = 8;
constexpr qsizetype shownTicks = 48;

} // namespace

SourceCard::SourceCard(QWidget* parent)
    : QWidget(parent)
    , m_switch(new ToggleSwitch(this))
    , m_name(new ElidedLabel(QString(), TextRole::BaseStrong, Token::Text, this))
    , m_systems(new ElidedLabel(QString(), TextRole::Grid, Token::Text2, this))
    , m_dot(new QWidget(this))
    , m_line(new ElidedLabel(QString(), TextRole::Grid, Token::Text2, this))
    , m_dropped(new ElidedLabel(QString(), TextRole::Grid, Token::WarnText, this))
    , m_rate(new QLabel(this))
    , m_history(new Sparkline(this)) {
    setTextRole(*m_rate, TextRole::BaseStrong);
    m_rate->setTextFormat(Qt::PlainText);
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_history->setMinimumWidth(32);
    m_history->setMaximumWidth(scaled(96));
    m_dropped->setIcon(Icon::Warning);
    m_dropped->hide();
    m_dot->setFixedSize(dotSize + space::xs, dotSize);
    m_switch->setChecked(true);
    auto* name = new QHBoxLayout;
    name->setSpacing(space::s);
    name->addWidget(m_name);
    name->addWidget(m_systems, 1);
    auto* state = new QHBoxLayout;
    state->setSpacing(0);
    state->addWidget(m_dot);
    state->addWidget(m_line, 1);
    state->addWidget(m_dropped);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setHorizontalSpacing(space::m);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_switch, 0, 0, 2, 1, Qt::AlignVCenter);
    layout->addLayout(name, 0, 1);
    layout->addLayout(state, 1, 1);
    layout->addWidget(m_rate, 0, 2);
    layout->addWidget(m_history, 1, 2);
    layout->setColumnStretch(1, 1);
    setMinimumWidth(scaled(216));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // all are equally wide
    connect(m_switch, &ToggleSwitch::clicked, this, [this] { emit toggled(m_switch->isChecked()); });
}

void SourceCard::setState(const TailSourceState& state) {
    if (state == m_state)
        return;
    m_state = state;
    tell();
}

void SourceCard::tell() {
    m_switch->setChecked(m_state.enabled);
    m_switch->setAccessibleName(m_state.name);
    m_name->setText(m_state.name);
    m_systems->setText(m_state.systems);
    m_line->setText(m_state.state);
    m_line->setColor(m_state.kind == MessageKind::Warn    ? Token::WarnText
                     : m_state.kind == MessageKind::Error ? Token::ErrorText
                                                          : Token::Text2);
    m_dropped->setText(tr("%n dropped", nullptr, static_cast<int>(m_state.dropped)));
    m_dropped->setVisible(m_state.dropped > 0);
    m_rate->setText(tr("%1/s").arg(countText(std::llround(m_state.perSecond))));
    // The newest stands at the right from the first second on.
    QList<qreal> history(std::max<qsizetype>(shownTicks - m_state.history.size(), 0), 0);
    m_history->setValues(history + m_state.history);
    m_history->setColor(m_state.kind == MessageKind::Good && m_state.enabled ? Token::Accent : Token::Text3);
    m_history->setAccessibleName(tr("Events a second of %1").arg(m_state.name));
    update();
}

void SourceCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tell();
}

void SourceCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    painter.setPen(QPen(theme.borderStrong(), 1));
    painter.setBrush(theme.surface());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_state.enabled ? messageFill(m_state.kind) : Token::Text3));
    const QRectF room = m_dot->geometry();
    painter.drawEllipse(QRectF(room.left(), room.center().y() - dotSize / 2.0, dotSize, dotSize));
}

} // namespace logloupe
