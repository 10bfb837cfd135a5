// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/top_bar.h"

#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace logloupe {

namespace {

constexpr int shortestPerson = 96;

} // namespace

TopBar::TopBar(QWidget* parent)
    : QWidget(parent)
    , m_back(Button::iconOnly(Icon::Back, QString(), Button::Kind::Flat, this))
    , m_forward(Button::iconOnly(Icon::Forward, QString(), Button::Kind::Flat, this))
    , m_field(new SearchField(this))
    , m_zone(new Button(QString(), Button::Kind::Flat, this))
    , m_person(new Button(QString(), Button::Kind::Flat, this))
    , m_menu(Button::iconOnly(Icon::Menu, QString(), Button::Kind::Flat, this)) {
    m_zone->setIcon(Icon::Globe);
    m_person->setIcon(Icon::User);
    m_person->hide();
    m_field->setShortcutHint(QStringLiteral("Ctrl K"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, 0, space::m, 1);
    layout->setSpacing(space::xs);
    layout->addWidget(m_back);
    layout->addWidget(m_forward);
    layout->addSpacing(space::s);
    layout->addWidget(m_field, 10);
    layout->addStretch(1);
    layout->addWidget(m_zone);
    layout->addWidget(m_person);
    layout->addWidget(m_menu);
    connect(m_back, &Button::clicked, this, &TopBar::backRequested);
    connect(m_forward, &Button::clicked, this, &TopBar::forwardRequested);
    connect(m_field, &SearchField::returnPressed, this, [this] {
        const QString text = m_field->text().trimmed();
        if (!text.isEmpty())
            emit submitted(text);
    });
    retranslate();
    applyMeasures();
}

void TopBar::setHistory(bool canGoBack, bool canGoForward) {
    m_back->setEnabled(canGoBack);
    m_forward->setEnabled(canGoForward);
}

void TopBar::setZoneText(const QString& text) {
    m_zone->setText(text);
}

void TopBar::setZoneMenu(QMenu* menu) {
    m_zone->setMenu(menu);
}

void TopBar::setPersonText(const QString& text) {
    m_personText = text;
    tellPerson();
}

void TopBar::setPersonMenu(QMenu* menu) {
    m_person->setMenu(menu);
    // The mockup's button has no chevron: the name says that there is more to it.
    m_person->setChevron(false);
}

void TopBar::tellPerson() {
    // A long name gives way before the field does; the menu has all of it.
    const int room = std::max(QWidget::width() / 6, scaled(shortestPerson));
    m_person->setText(QFontMetrics(textFont(TextRole::BaseMedium)).elidedText(visibleText(m_personText), Qt::ElideRight, room));
    m_person->setAccessibleName(m_personText.isEmpty() ? QString() : tr("Account: %1").arg(visibleText(m_personText)));
    m_person->setVisible(!m_personText.isEmpty());
}

void TopBar::setMainMenu(QMenu* menu) {
    // Not setMenu(): the icon says menu already, without a chevron beside it.
    m_mainMenu = menu;
    connect(m_menu, &Button::clicked, this, &TopBar::openMainMenu);
}

void TopBar::openMainMenu() {
    if (m_mainMenu != nullptr)
        m_mainMenu->popup(m_menu->mapToGlobal(QPoint(m_menu->width() - m_mainMenu->sizeHint().width(), m_menu->height())));
}

void TopBar::focusSearch() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void TopBar::clearSearch() {
    m_field->clear();
}

void TopBar::retranslate() {
    m_back->setIconName(tr("Back"));
    m_forward->setIconName(tr("Forward"));
    m_menu->setIconName(tr("Menu"));
    m_field->setPlaceholderText(tr("Order, customer, or a few words"));
    m_field->setAccessibleName(tr("Order, customer, or a few words"));
    tellPerson();
}

void TopBar::applyMeasures() {
    setFixedHeight(scaled(height::topBar));
    m_field->setMaximumWidth(scaled(560));
    tellPerson();
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    tellPerson();
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().surface());
    painter.fillRect(QRect(0, QWidget::height() - 1, QWidget::width(), 1), Theme::current().border());
}

void TopBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        applyMeasures();
}

} // namespace logloupe
