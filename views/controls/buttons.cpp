// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/buttons.h"

#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>

namespace logloupe {
namespace {

constexpr int gap = 8;

TextRole roleFor(Button::Kind kind, ControlSize size) {
    if (kind == Button::Kind::Link)
        return size == ControlSize::Normal ? TextRole::Base : TextRole::Grid;
    return size == ControlSize::Normal ? TextRole::BaseMedium : TextRole::Grid;
}

int iconSide(ControlSize size) {
    return scaled(size == ControlSize::Small ? 14 : 16);
}

QString escapedMnemonic(const QString& text) {
    return QString(text).replace(u'&', QLatin1String("&&"));
}

bool isMeasureEvent(const QEvent& event) {
    return event.type() == QEvent::StyleChange || event.type() == QEvent::PaletteChange;
}

} // namespace

int controlHeight(ControlSize size) {
    switch (size) {
    case ControlSize::Normal:
        return scaled(height::control);
    case ControlSize::Compact:
        return scaled(height::compactControl);
    case ControlSize::Small:
        break;
    }
    return scaled(height::smallControl);
}

Button::Button(QWidget* parent)
    : QPushButton(parent) {
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAutoDefault(false);
}

Button::Button(const QString& text, Kind kind, QWidget* parent)
    : Button(parent) {
    setText(text);
    setKind(kind);
}

Button* Button::iconOnly(Icon icon, const QString& name, Kind kind, QWidget* parent) {
    auto* button = new Button(parent);
    button->setKind(kind);
    button->setIcon(icon);
    button->setIconName(name);
    return button;
}

void Button::setText(const QString& text) {
    m_label = visibleText(text);
    QPushButton::setText(escapedMnemonic(m_label));
}

void Button::setIconName(const QString& name) {
    setAccessibleName(name);
    setPlainToolTip(*this, name);
}

void Button::setKind(Kind kind) {
    m_kind = kind;
    setCursor(kind == Kind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

void Button::setControlSize(ControlSize size) {
    m_size = size;
    updateGeometry();
    update();
}

void Button::setIcon(Icon icon) {
    m_icon = icon;
    updateGeometry();
    update();
}

void Button::setShortcutHint(const QString& keys) {
    m_shortcutHint = keys;
    updateGeometry();
    update();
}

void Button::setDangerous(bool dangerous) {
    m_dangerous = dangerous;
    update();
}

void Button::setChevron(bool chevron) {
    m_chevron = chevron;
    updateGeometry();
    update();
}

void Button::setTextToken(Token token) {
    m_token = token;
    m_hasToken = true;
    update();
}

void Button::clearTextToken() {
    m_hasToken = false;
    update();
}

int Button::padding() const {
    if (m_kind == Kind::Link)
        return 2;
    if (m_label.isEmpty())
        return scaled(6);
    return scaled(m_size == ControlSize::Normal ? 12 : 10);
}

QSize Button::sizeHint() const {
    qreal width = 2 * padding();
    int parts = 0;
    const auto add = [&](qreal partWidth) {
        width += partWidth + (parts > 0 ? gap : 0);
        ++parts;
    };
    if (m_icon != Icon::None)
        add(iconSide(m_size));
    if (!m_label.isEmpty())
        add(textWidth(m_label, roleFor(m_kind, m_size)) + 1);
    if (!m_shortcutHint.isEmpty())
        add(keyBadgeWidth(m_shortcutHint));
    if (m_chevron || menu() != nullptr)
        add(scaled(12));
    const int height = controlHeight(m_kind == Kind::Link ? ControlSize::Small : m_size);
    return {std::max(static_cast<int>(width), m_kind == Kind::Link ? 0 : height), height};
}

QSize Button::minimumSizeHint() const {
    return sizeHint();
}

QColor Button::foreground() const {
    const Theme& theme = Theme::current();
    if (!isEnabled())
        return disabledColor(theme.text3());
    if (m_hasToken)
        return theme.color(m_token);
    if (m_dangerous)
        return theme.color(Token::ErrorText);
    switch (m_kind) {
    case Kind::Primary:
        return theme.onAccent();
    case Kind::Link:
        return underMouse() ? theme.accentStrong() : theme.accent();
    case Kind::Flat:
        return isChecked() ? theme.accentStrong() : theme.text2();
    case Kind::Outlined:
        break;
    }
    return isChecked() ? theme.accentStrong() : theme.text();
}

void Button::paintFrame(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const bool active = isEnabled() && (underMouse() || isDown());
    switch (m_kind) {
    case Kind::Primary:
        paintBox(painter, rect(), !isEnabled() ? theme.hover() : active ? theme.accentStrong() : theme.accent(), QColor());
        break;
    case Kind::Outlined:
        paintBox(painter, rect(),
                 isChecked() || isDown() ? theme.selected()
                 : active                ? theme.hover()
                                         : theme.surface(),
                 isChecked() ? theme.accent() : theme.borderStrong());
        break;
    case Kind::Flat:
        if (isChecked() || active)
            paintBox(painter, rect(), isChecked() ? theme.selected() : theme.hover(), QColor());
        break;
    case Kind::Link:
        break;
    }
}

void Button::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintFrame(painter);
    const QColor color = foreground();
    const TextRole role = roleFor(m_kind, m_size);
    // Content narrower than the button is centred, as one block.
    const qreal spare = std::max(0, width() - sizeHint().width());
    QRectF room = QRectF(rect()).adjusted(padding() + spare / 2, 0, -padding() - spare / 2, 0);
    if (m_icon != Icon::None) {
        const int size = iconSide(m_size);
        const qreal left =
            m_label.isEmpty() && m_shortcutHint.isEmpty() && !m_chevron ? room.center().x() - size / 2.0 : room.left();
        paintIcon(painter, QRectF(left, room.center().y() - size / 2.0, size, size), m_icon, color);
        room.setLeft(room.left() + size + gap);
    }
    if (m_chevron || menu() != nullptr) {
        const int size = scaled(12);
        paintIcon(painter, QRectF(room.right() - size, room.center().y() - size / 2.0, size, size), Icon::ChevronDown, color);
        room.setRight(room.right() - size - gap);
    }
    if (!m_shortcutHint.isEmpty()) {
        const QColor outline = m_kind == Kind::Primary ? color : Theme::current().borderStrong();
        const qreal used =
            paintKeyBadge(painter, room, m_shortcutHint, m_kind == Kind::Primary ? color : Theme::current().text2(), outline);
        room.setRight(room.right() - used - gap);
    }
    if (!m_label.isEmpty()) {
        paintText(painter, room, m_label, role, color);
        if (m_kind == Kind::Link && underMouse() && isEnabled()) {
            const qreal baseline = room.center().y() + textMetrics(role).ascent() / 2;
            paintHairline(painter, {room.left(), baseline}, {room.left() + textWidth(m_label, role), baseline}, color);
        }
    }
    if (hasFocus()) {
        paintFocusRing(painter, rect());
        if (m_kind == Kind::Primary)
            paintBox(painter, QRectF(rect()).adjusted(2, 2, -2, -2), QColor(), Theme::current().onAccent(), radius - 1);
    }
}

void Button::changeEvent(QEvent* event) {
    QPushButton::changeEvent(event);
    if (isMeasureEvent(*event)) {
        updateGeometry();
        update();
    }
}

void Button::keyPressEvent(QKeyEvent* event) {
    // Qt lets only a dialog's buttons answer to Enter; here every button does.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat())
            menu() != nullptr ? showMenu() : click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

ToggleSwitch::ToggleSwitch(QWidget* parent)
    : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

ToggleSwitch::ToggleSwitch(const QString& text, QWidget* parent)
    : ToggleSwitch(parent) {
    setText(text);
}

void ToggleSwitch::setText(const QString& text) {
    m_label = visibleText(text);
    QAbstractButton::setText(escapedMnemonic(m_label));
    updateGeometry();
}

QSize ToggleSwitch::sizeHint() const {
    const int textPart = m_label.isEmpty() ? 0 : gap + static_cast<int>(textWidth(m_label, TextRole::Base)) + 1;
    return {scaled(28) + 6 + textPart, scaled(height::smallControl)};
}

void ToggleSwitch::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const qreal trackHeight = scaledF(16);
    const QRectF track(3, std::round((height() - trackHeight) / 2), scaledF(28), trackHeight);
    const bool on = isChecked();
    QColor fill = on ? (underMouse() ? theme.accentStrong() : theme.accent()) : theme.surface();
    QColor knob = on ? theme.onAccent() : (underMouse() ? theme.text2() : theme.control());
    QColor border = on ? QColor() : theme.control();
    if (!isEnabled()) {
        fill = on ? theme.borderStrong() : theme.surface();
        border = theme.borderStrong();
        knob = on ? theme.surface() : theme.borderStrong();
    }
    paintBox(painter, track, fill, border, trackHeight / 2);
    const qreal side = trackHeight - 6;
    paintBox(painter, QRectF(on ? track.right() - side - 3 : track.left() + 3, track.top() + 3, side, side), knob, QColor(),
             side / 2);
    if (!m_label.isEmpty()) {
        const QRectF room = QRectF(rect()).adjusted(track.right() + gap, 0, 0, 0);
        paintText(painter, room, m_label, TextRole::Base, isEnabled() ? theme.text() : disabledColor(theme.text3()));
    }
    if (hasFocus())
        paintFocusRing(painter, track.adjusted(-3, -3, 3, 3), trackHeight / 2 + 3);
}

void ToggleSwitch::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (isMeasureEvent(*event)) {
        updateGeometry();
        update();
    }
}

void ToggleSwitch::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier) {
        if (!event->isAutoRepeat())
            click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace logloupe
