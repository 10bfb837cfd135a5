// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The small marks that controls, grids and charts have in common, as functions on a painter. Colour never stands alone:
// each has a word or a shape. Text is drawn literally. Rectangles are in logical pixels. GUI thread only.

#include "models/domain/severity.h"
#include "views/theme/flat_paint.h" // paintBox, paintFocusRing
#include "views/theme/icons.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QRectF>
#include <QString>

class QFontMetricsF;
class QPainter;

namespace logloupe {

/// Measures of textFont(role), kept until the text scale changes.
[[nodiscard]] const QFontMetricsF& textMetrics(TextRole role);

/// One line, hidden characters made visible, with an ellipsis at the right when it does not fit.
void paintText(QPainter& painter, const QRectF& rect, const QString& text, TextRole role, const QColor& color,
               Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
/// Whole logical pixels.
[[nodiscard]] qreal textWidth(const QString& text, TextRole role);

/// Word in the level's colour, with a triangle (WARN) or octagon (ERROR, FATAL) before it. Returns the width used.
qreal paintLevelMark(QPainter& painter, const QRectF& rect, Severity severity);
[[nodiscard]] qreal levelMarkWidth(Severity severity);
/// Triangle or octagon alone, filled or outlined; nothing for quieter levels.
[[nodiscard]] Icon levelIcon(Severity severity);

/// Square in the system's colour, then its name. Returns the width used.
qreal paintSystemMark(QPainter& painter, const QRectF& rect, const QString& system, TextRole role = TextRole::Grid);
[[nodiscard]] qreal systemMarkWidth(const QString& system, TextRole role = TextRole::Grid);
/// The square alone, 8 by 8 about the centre, snapped to device pixels.
void paintSystemSquare(QPainter& painter, QPointF center, const QColor& color, qreal side = 8);

/// Pill 20 high, vertically centred in `rect`, elided when it does not fit. Returns the width used.
qreal paintPill(QPainter& painter, const QRectF& rect, const QString& text, const QColor& fill, const QColor& textColor);
[[nodiscard]] qreal pillWidth(const QString& text);

/// A key such as "Ctrl K" in a small outlined box, right-aligned in `rect`. Returns the width used.
qreal paintKeyBadge(QPainter& painter, const QRectF& rect, const QString& keys, const QColor& color, const QColor& outline);
[[nodiscard]] qreal keyBadgeWidth(const QString& keys);

/// Diagonal hatching, for what failed, is missing or has no records. Aligned to the device, so neighbours join.
void paintHatch(QPainter& painter, const QRectF& rect, const QColor& line, const QColor& background = Qt::transparent);

/// A horizontal or vertical line of 1 logical pixel that lies on whole device pixels.
void paintHairline(QPainter& painter, QPointF from, QPointF to, const QColor& color);

/// Track, then the filled part `fraction` (0 to 1). Height of the bar 6, centred.
void paintMeter(QPainter& painter, const QRectF& rect, qreal fraction, const QColor& fill);
/// A part of such a bar alone, from and to as shares of the width.
void paintMeterPart(QPainter& painter, const QRectF& rect, qreal from, qreal to, const QColor& fill);

} // namespace logloupe
