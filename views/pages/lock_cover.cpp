// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/lock_cover.h"

#include "views/pages/sign_in_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int panelWidth = 600;

/// The loupe and the name above the card.
class CoverHead : public PaintedControl {
public:
    using PaintedControl::PaintedControl;
    [[nodiscard]] QSize sizeHint() const override { return {scaled(200), scaled(40)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] QString spokenText() const override { return u"LogLoupe"_s; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int size = scaled(32);
        paintIcon(painter, QRectF(0, (QWidget::height() - size) / 2.0, size, size), Icon::Loupe, Theme::current().accent());
        painter.setFont(textFont(TextRole::PageTitle));
        painter.setPen(Theme::current().text());
        painter.drawText(QRect(size + space::m, 0, QWidget::width() - size - space::m, QWidget::height()),
                         Qt::AlignLeft | Qt::AlignVCenter, u"LogLoupe"_s);
    }
};

} // namespace

LockCover::LockCover(QWidget* parent)
    : QWidget(parent) {
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(scroll);
    m_panel = new SignInPanel(content);
    auto* column = new QWidget(content);
    column->setMaximumWidth(scaled(panelWidth));
    auto* inner = new QVBoxLayout(column);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(space::l);
    inner->addWidget(new CoverHead(column), 0, Qt::AlignLeft);
    inner->addWidget(m_panel);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(column, 1000);
    across->addStretch(1);
    auto* down = new QVBoxLayout(content);
    down->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    down->addStretch(2);
    down->addLayout(across);
    down->addStretch(3);
    scroll->setWidget(content);
    // The scroll area has just made both opaque.
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setAutoFillBackground(true);
    connect(m_panel, &SignInPanel::triggered, this, &LockCover::triggered);
    retranslate();
}

void LockCover::setView(const SignInView& view) {
    SignInView covering = view;
    covering.covers = true;
    m_panel->setView(covering);
}

const SignInView& LockCover::view() const {
    return m_panel->view();
}

void LockCover::focusAction() {
    m_panel->focusAction();
}

void LockCover::retranslate() {
    setAccessibleName(tr("Locked"));
}

void LockCover::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange && m_panel != nullptr)
        m_panel->parentWidget()->setMaximumWidth(scaled(panelWidth));
}

void LockCover::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().canvas());
}

} // namespace logloupe
