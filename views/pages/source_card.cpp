// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/source_card.h"

#include "models/domain/human_format.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/meters.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace logloupe {

namespace {

constexpr int dotSize = 8;

} // namespace

SourceCard::SourceCard(QWidget* parent)
    : QWidget(parent)
    , m_switch(new ToggleSwitch(this))
    , m_name(new ElidedLabel(QString(), TextRole::BaseStrong, Token::Text, this))
    , m_line(new ElidedLabel(QString(), TextRole::Grid, Token::Text2, this))
    , m_rate(new QLabel(this))
    , m_history(new Sparkline(this)) {
    setTextRole(*m_rate, TextRole::BaseStrong);
    m_rate->setTextFormat(Qt::PlainText);
    m_rate->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_history->setFixedWidth(scaled(96));
    m_switch->setChecked(true);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setHorizontalSpacing(space::m);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_switch, 0, 0, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_name, 0, 1);
    layout->addWidget(m_line, 1, 1);
    layout->addWidget(m_rate, 0, 2);
    layout->addWidget(m_history, 1, 2);
    layout->setColumnStretch(1, 1);
    connect(m_switch, &ToggleSwitch::clicked, this, [this] { emit toggled(m_switch->isChecked()); });
}

void SourceCard::setState(const TailSourceState& state) {
    if (state == m_state)
        return;
    m_state = state;
    m_switch->setChecked(state.enabled);
    m_switch->setAccessibleName(state.name);
    m_name->setText(state.name);
    QString line = state.state;
    if (state.dropped > 0)
        line += QStringLiteral("  ·  ") + tr("%n dropped", nullptr, static_cast<int>(state.dropped));
    m_line->setText(line);
    m_line->setColor(state.dropped > 0 || state.kind == MessageKind::Warn ? Token::WarnText
                     : state.kind == MessageKind::Error                   ? Token::ErrorText
                                                                          : Token::Text2);
    m_rate->setText(tr("%1/s").arg(countText(static_cast<qint64>(state.perSecond + 0.5))));
    m_history->setValues(state.history);
    m_history->setColor(state.kind == MessageKind::Good && state.enabled ? Token::Accent : Token::Text3);
    m_history->setAccessibleName(tr("Events a second of %1").arg(state.name));
    update();
}

void SourceCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    painter.setPen(QPen(theme.borderStrong(), 1));
    painter.setBrush(theme.surface());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    // The dot stands before the state's words.
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(m_state.enabled ? messageFill(m_state.kind) : Token::Text3));
    const QRectF line = m_line->geometry();
    painter.drawEllipse(QRectF(line.left() - dotSize - 3, line.center().y() - dotSize / 2.0, dotSize, dotSize));
}

} // namespace logloupe
