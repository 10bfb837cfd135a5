// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/underline_tabs.h"

#include "views/controls/marks.h"
#include "views/theme/flat_paint.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace logloupe {
namespace {

constexpr int gap = 18;
constexpr int tabHeight = 28;

} // namespace

UnderlineTabs::UnderlineTabs(QWidget* parent)
    : QTabBar(parent) {
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize UnderlineTabs::tabSizeHint(int index) const {
    // As wide when chosen as when not, or the others would jump.
    return {static_cast<int>(std::ceil(textWidth(tabText(index), TextRole::GridStrong))) + scaled(gap), scaled(tabHeight)};
}

QSize UnderlineTabs::minimumSizeHint() const {
    return {scaled(80), scaled(tabHeight)};
}

void UnderlineTabs::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.sunken());
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border());
    const int hovered = underMouse() ? tabAt(mapFromGlobal(QCursor::pos())) : -1;
    for (int index = 0; index < count(); ++index) {
        const QRect tab = tabRect(index).adjusted(0, 0, -scaled(gap) + 2, 0);
        const bool chosen = index == currentIndex();
        const QColor color = chosen || index == hovered ? theme.text() : theme.text2();
        paintText(painter, tab.adjusted(0, 0, 0, -3), tabText(index), chosen ? TextRole::GridStrong : TextRole::Grid, color);
        if (chosen)
            painter.fillRect(QRect(tab.left(), height() - 2, tab.width() - 2, 2), theme.accent());
        if (chosen && hasFocus())
            paintFocusRing(painter, QRectF(tab).adjusted(-4, 2, 2, -4));
    }
}

bool UnderlineTabs::event(QEvent* event) {
    if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverLeave)
        update();
    return QTabBar::event(event);
}

} // namespace logloupe
