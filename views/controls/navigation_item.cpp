// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/navigation_item.h"

#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

constexpr int padding = 8;
constexpr int gap = 10;
constexpr int iconSide = 16;

} // namespace

NavigationItem::NavigationItem(QWidget* parent)
    : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

NavigationItem::NavigationItem(Icon icon, const QString& text, Kind kind, QWidget* parent)
    : NavigationItem(parent) {
    m_icon = icon;
    m_kind = kind;
    setText(text);
}

void NavigationItem::setText(const QString& text) {
    m_label = visibleText(text);
    updateAccessible();
    update();
}

void NavigationItem::setIcon(Icon icon) {
    m_icon = icon;
    update();
}

void NavigationItem::setBadge(const QString& badge, BadgeKind kind) {
    m_badge = badge;
    m_badgeKind = kind;
    updateAccessible();
    update();
}

void NavigationItem::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    updateGeometry();
    update();
}

void NavigationItem::setClosable(bool closable) {
    m_closable = closable;
    update();
}

void NavigationItem::updateAccessible() {
    setAccessibleName(m_badge.isEmpty() ? m_label : m_label + u' ' + m_badge);
}

QSize NavigationItem::sizeHint() const {
    const int itemHeight = scaled(m_kind == Kind::Page ? height::navigationRow : height::navigationSmallRow);
    if (m_collapsed)
        return {scaled(iconSide + 2 * padding), itemHeight};
    qreal itemWidth = scaled(iconSide) + 2 * padding + gap + textWidth(m_label, TextRole::BaseMedium);
    if (!m_badge.isEmpty())
        itemWidth += textWidth(m_badge, TextRole::CaptionStrong) + scaled(16) + gap;
    return {static_cast<int>(std::ceil(itemWidth)), itemHeight};
}

QSize NavigationItem::minimumSizeHint() const {
    return {scaled(iconSide + 2 * padding), sizeHint().height()};
}

QRectF NavigationItem::closeRect() const {
    if (!m_closable || m_collapsed || !(underMouse() || hasFocus()))
        return {};
    const qreal side = std::min<qreal>(height(), scaledF(24));
    return {width() - side - 2, (height() - side) / 2, side, side};
}

void NavigationItem::paintBadge(QPainter& painter, QRectF& room) const {
    const Theme& theme = Theme::current();
    const bool alert = m_badgeKind == BadgeKind::Alert;
    const QColor fill = alert ? theme.color(Token::ErrorSoft) : theme.hover();
    const QColor color = alert ? theme.color(Token::ErrorText) : theme.text2();
    if (m_collapsed) {
        const QRectF dot(room.right() - 10, room.top() + 4, 6, 6);
        paintBox(painter, dot, alert ? theme.color(Token::ErrorFill) : theme.text3(), QColor(), 3);
        return;
    }
    const TextRole role = alert ? TextRole::CaptionStrong : TextRole::Caption;
    const qreal badgeWidth = textWidth(m_badge, role) + scaledF(14);
    const qreal badgeHeight = scaledF(18);
    const QRectF badge(std::round(room.right() - badgeWidth), std::round(room.center().y() - badgeHeight / 2), badgeWidth,
                       badgeHeight);
    paintBox(painter, badge, fill, QColor(), badgeHeight / 2);
    paintText(painter, badge, m_badge, role, color, Qt::AlignCenter);
    room.setRight(badge.left() - space::xs);
}

void NavigationItem::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const bool page = m_kind == Kind::Page;
    if (isChecked())
        paintBox(painter, rect(), page ? theme.selected() : theme.hover(), QColor());
    else if (underMouse() && isEnabled())
        paintBox(painter, rect(), theme.hover(), QColor());
    QColor color = isChecked() ? (page ? theme.accentStrong() : theme.text()) : theme.text2();
    if (!isEnabled())
        color = disabledColor(theme.text3());

    const qreal side = scaledF(iconSide);
    const qreal iconLeft = m_collapsed ? (width() - side) / 2 : padding;
    paintIcon(painter, QRectF(iconLeft, (height() - side) / 2, side, side), m_icon, color);
    QRectF room = QRectF(rect()).adjusted(m_collapsed ? 0 : padding + side + gap, 0, m_collapsed ? 0 : -padding, 0);
    if (!m_badge.isEmpty())
        paintBadge(painter, room);
    if (!m_collapsed) {
        if (const QRectF close = closeRect(); !close.isEmpty()) {
            const qreal size = scaledF(12);
            paintIcon(painter, QRectF(0, 0, size, size).translated(close.center() - QPointF(size / 2, size / 2)), Icon::Close,
                      theme.text2());
            room.setRight(std::min(room.right(), close.left()));
        }
        const TextRole role = page ? (isChecked() ? TextRole::BaseStrong : TextRole::BaseMedium) : TextRole::Grid;
        paintText(painter, room, m_label, role, color);
    }
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void NavigationItem::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        updateGeometry();
        update();
    }
}

void NavigationItem::keyPressEvent(QKeyEvent* event) {
    if (m_closable && event->key() == Qt::Key_Delete) {
        emit closeRequested();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!event->isAutoRepeat())
            click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void NavigationItem::mouseReleaseEvent(QMouseEvent* event) {
    const bool middle = event->button() == Qt::MiddleButton && rect().contains(event->position().toPoint());
    const bool onClose = event->button() == Qt::LeftButton && closeRect().contains(event->position());
    if (m_closable && (middle || onClose)) {
        setDown(false);
        emit closeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

bool NavigationItem::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const qreal room = width() - 2 * padding - scaled(iconSide) - gap;
        if (m_collapsed || textMetrics(TextRole::BaseMedium).horizontalAdvance(m_label) > room)
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(m_label), this);
        else
            event->ignore();
        return true;
    }
    return QAbstractButton::event(event);
}

} // namespace logloupe
