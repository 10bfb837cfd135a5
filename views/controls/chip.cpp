// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/chip.h"

#include "views/controls/marks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

constexpr int padding = 6;
constexpr int removeWidth = 24;

} // namespace

Chip::Chip(QWidget* parent)
    : PaintedControl(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Chip::setCondition(const QString& key, const QString& value, bool negated) {
    m_key = key;
    m_value = value;
    m_negated = negated;
    m_unfinished = false;
    refresh();
    announce();
}

void Chip::setUnfinished(const QString& text) {
    m_key.clear();
    m_value = text;
    m_negated = false;
    m_unfinished = true;
    refresh();
    announce();
}

void Chip::setRemovable(bool removable) {
    m_removable = removable;
    refresh();
}

bool Chip::showsRemove() const {
    return m_removable && !m_unfinished;
}

QSize Chip::sizeHint() const {
    qreal width = 2 * padding + textWidth(m_value, TextRole::Grid) + 1;
    if (!m_key.isEmpty())
        width += textWidth(m_key, TextRole::Grid) + 2 * padding;
    if (showsRemove())
        width += scaledF(removeWidth) - padding;
    return {static_cast<int>(std::ceil(width)), scaled(height::smallControl)};
}

QSize Chip::minimumSizeHint() const {
    return {std::min(sizeHint().width(), scaled(80)), scaled(height::smallControl)};
}

QString Chip::spokenText() const {
    return m_key.isEmpty() ? m_value : m_key + u' ' + m_value;
}

QRectF Chip::removeRect() const {
    if (!showsRemove())
        return {};
    const qreal removeRoom = scaledF(removeWidth);
    return {width() - removeRoom, 0, removeRoom, static_cast<qreal>(height())};
}

void Chip::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_unfinished) {
        painter.setPen(QPen(theme.color(Token::WarnText), 1, Qt::DashLine));
        painter.setBrush(theme.surface());
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius - 1, radius - 1);
        paintText(painter, QRectF(rect()).adjusted(padding, 0, -padding, 0), m_value, TextRole::Grid,
                  theme.color(Token::WarnText));
    } else {
        paintCondition(painter);
    }
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void Chip::paintCondition(QPainter& painter) const {
    const Theme& theme = Theme::current();
    const QRectF box(rect());
    const QColor outline = m_negated ? theme.color(Token::ErrorText) : theme.borderStrong();
    paintBox(painter, box, underMouse() ? theme.hover() : theme.surface(), QColor());
    qreal left = 0;
    if (!m_key.isEmpty()) {
        const qreal keyWidth = std::min(textWidth(m_key, TextRole::Grid) + 2 * padding, box.width() * 0.6);
        QPainterPath shape;
        shape.addRoundedRect(box, radius, radius);
        painter.save();
        painter.setClipPath(shape);
        painter.fillRect(QRectF(0, 0, keyWidth, box.height()), m_negated ? theme.color(Token::ErrorSoft) : theme.sunken());
        painter.restore();
        paintText(painter, QRectF(padding, 0, keyWidth - padding, box.height()), m_key, TextRole::Grid,
                  m_negated ? theme.color(Token::ErrorText) : theme.text2());
        left = keyWidth;
    }
    const qreal right = showsRemove() ? removeRect().left() : box.right() - padding;
    paintText(painter, QRectF(left + padding, 0, right - left - padding, box.height()), m_value, TextRole::Grid, theme.text());
    if (showsRemove()) {
        const bool overRemove = removeRect().contains(QPointF(mapFromGlobal(QCursor::pos()))) && underMouse();
        const qreal size = scaledF(12);
        paintIcon(painter, QRectF(0, 0, size, size).translated(removeRect().center() - QPointF(size / 2, size / 2)),
                  Icon::Close, overRemove ? theme.text() : theme.text3());
    }
    paintBox(painter, box, QColor(), outline);
}

void Chip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit activated();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (showsRemove()) {
            emit removeRequested();
            return;
        }
        break;
    default:
        break;
    }
    PaintedControl::keyPressEvent(event);
}

void Chip::mouseMoveEvent(QMouseEvent* event) {
    update();
    PaintedControl::mouseMoveEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    if (removeRect().contains(event->position()))
        emit removeRequested();
    else
        emit activated();
}

} // namespace logloupe
