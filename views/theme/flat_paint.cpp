// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/flat_paint.h"

#include "views/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace logloupe {

void paintBox(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal cornerRadius,
              qreal borderWidth) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasBorder = border.isValid() && borderWidth > 0;
    painter.setPen(hasBorder ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = hasBorder ? borderWidth / 2 : 0;
    const qreal corner = std::max(0.0, cornerRadius - inset);
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRectF& rect, qreal cornerRadius) {
    paintBox(painter, rect, QColor(), Theme::current().accent(), cornerRadius, 2);
}

QColor disabledColor(const QColor& color) {
    QColor result = color;
    result.setAlphaF(0.55F);
    return result;
}

} // namespace logloupe
