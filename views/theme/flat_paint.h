// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Shapes that the application style and the controls draw alike. Logical pixels; GUI thread only.

#include "views/theme/typography.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace logloupe {

/// A box with a border of 1 px inside `rect`. Invalid colours draw nothing.
void paintBox(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal cornerRadius = radius,
              qreal borderWidth = 1);

/// 2 px accent outline just inside `rect`: where the keyboard is.
void paintFocusRing(QPainter& painter, const QRectF& rect, qreal cornerRadius = radius);

/// `color` at 55 %, for what cannot be used now.
[[nodiscard]] QColor disabledColor(const QColor& color);

} // namespace logloupe
