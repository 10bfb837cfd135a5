// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/search_field.h"

#include "views/controls/marks.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

namespace logloupe {
namespace {

int leadingWidth() {
    return scaled(8 + 16 + 8);
}

} // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_clear(new Button(this)) {
    m_clear->setKind(Button::Kind::Flat);
    m_clear->setControlSize(ControlSize::Small);
    m_clear->setIcon(Icon::Close);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->hide();
    connect(m_clear, &Button::clicked, this, [this] {
        clear();
        setFocus();
        emit cleared();
    });
    connect(this, &QLineEdit::textChanged, this, &SearchField::updateTrailing);
    retranslate();
    updateMeasures();
}

void SearchField::setLeadingIcon(Icon icon) {
    m_leadingIcon = icon;
    update();
}

void SearchField::setShortcutHint(const QString& keys) {
    m_shortcutHint = keys;
    updateTrailing();
}

void SearchField::setControlSize(ControlSize size) {
    m_size = size;
    updateGeometry();
}

void SearchField::setMono(bool mono) {
    m_mono = mono;
    updateMeasures();
}

QSize SearchField::sizeHint() const {
    return {scaled(240), controlHeight(m_size)};
}

QSize SearchField::minimumSizeHint() const {
    return {scaled(120), controlHeight(m_size)};
}

void SearchField::retranslate() {
    m_clear->setIconName(tr("Clear"));
}

void SearchField::updateMeasures() {
    // Setting the font sends the very event that leads here.
    if (m_measuring)
        return;
    const QScopedValueRollback<bool> guard(m_measuring, true);
    setFont(textFont(m_mono ? TextRole::Mono : TextRole::Base));
    updateTrailing();
    updateGeometry();
}

void SearchField::updateTrailing() {
    const bool hasText = !text().isEmpty();
    m_clear->setVisible(hasText && !isReadOnly());
    int trailing = 0;
    if (hasText)
        trailing = m_clear->sizeHint().width();
    else if (!m_shortcutHint.isEmpty())
        trailing = static_cast<int>(keyBadgeWidth(m_shortcutHint)) + space::xs;
    // The style's own padding of 6 stays on both sides.
    setTextMargins(leadingWidth() - scaled(8), 0, trailing, 0);
    update();
}

void SearchField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QColor color = isEnabled() ? (hasFocus() ? theme.accent() : theme.text2()) : disabledColor(theme.text3());
    const int size = scaled(16);
    paintIcon(painter, QRectF(scaled(8), (height() - size) / 2.0, size, size), m_leadingIcon, color);
    if (text().isEmpty() && !m_shortcutHint.isEmpty())
        paintKeyBadge(painter, QRectF(rect()).adjusted(0, 0, -space::s, 0), m_shortcutHint, theme.text2(),
                      theme.borderStrong());
}

void SearchField::resizeEvent(QResizeEvent* event) {
    QLineEdit::resizeEvent(event);
    const QSize clearSize = m_clear->sizeHint().boundedTo({width(), height() - 4});
    m_clear->setGeometry(width() - clearSize.width() - 4, (height() - clearSize.height()) / 2, clearSize.width(),
                         clearSize.height());
}

void SearchField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::StyleChange)
        updateMeasures();
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        if (text().isEmpty()) {
            clearFocus();
            event->ignore(); // whoever opened the field may close it
            return;
        }
        clear();
        emit cleared();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace logloupe
