// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/highlight_row.h"

#include "models/domain/human_format.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

namespace logloupe {

namespace {

constexpr int swatchSide = 12;

} // namespace

HighlightSwatch::HighlightSwatch(int color, QWidget* parent)
    : QAbstractButton(parent)
    , m_color(color) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize HighlightSwatch::sizeHint() const {
    return {scaled(height::smallControl), scaled(height::smallControl)};
}

void HighlightSwatch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const qreal side = scaledF(swatchSide);
    const QRectF square((width() - side) / 2, (QWidget::height() - side) / 2, side, side);
    const Theme& theme = Theme::current();
    paintBox(painter, square, isChecked() ? highlightColors(m_color).fill : theme.surface(), theme.control(), markRadius);
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()).adjusted(2, 2, -2, -2));
}

HighlightRow::HighlightRow(const HighlightRule& rule, QWidget* parent)
    : QWidget(parent)
    , m_ruleName(rule.name())
    , m_swatch(new HighlightSwatch(rule.color(), this))
    , m_name(new ElidedLabel(rule.name(), TextRole::BaseMedium, Token::Text, this))
    , m_query(new ElidedLabel(rule.query(), TextRole::Mono, Token::Text2, this))
    , m_count(new ElidedLabel(QString(), TextRole::BaseMedium, Token::Text, this))
    , m_period(new ElidedLabel(QString(), TextRole::Caption, Token::Text2, this))
    , m_remove(Button::iconOnly(Icon::Close, QString(), Button::Kind::Flat, this)) {
    m_swatch->setChecked(rule.isEnabled());
    m_remove->setControlSize(ControlSize::Small);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_period->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_period->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_query->setVisible(rule.name() != rule.query());
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(space::s, space::s, space::s, space::s);
    layout->setHorizontalSpacing(space::xs);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_swatch, 0, 0);
    layout->addWidget(m_name, 0, 1);
    layout->addWidget(m_count, 0, 2);
    layout->addWidget(m_remove, 0, 3);
    layout->addWidget(m_query, 1, 1);
    layout->addWidget(m_period, 1, 2, 1, 2);
    layout->setColumnStretch(1, 1);
    connect(m_swatch, &QAbstractButton::toggled, this, &HighlightRow::toggled);
    connect(m_remove, &Button::clicked, this, &HighlightRow::removed);
    retranslate();
}

void HighlightRow::setCount(qint64 events) {
    m_events = events;
    m_count->setText(countText(events));
}

void HighlightRow::retranslate() {
    //: %1 is a highlight's name
    m_swatch->setAccessibleName(tr("Highlight %1").arg(m_ruleName));
    setPlainToolTip(*m_swatch, tr("Highlight %1").arg(m_ruleName));
    m_remove->setIconName(tr("Remove %1").arg(m_ruleName));
    m_period->setText(tr("in 5 min"));
    setCount(m_events);
}

void HighlightRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HighlightRow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(QRect(0, QWidget::height() - 1, width(), 1), Theme::current().border());
}

} // namespace logloupe
