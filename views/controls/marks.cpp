// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/marks.h"

#include "views/theme/text_glyphs.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <array>
#include <cmath>

namespace logloupe {
namespace {

constexpr qreal levelIconSize = 14;
constexpr qreal levelGap = 4;
constexpr qreal systemSide = 8;
constexpr qreal systemGap = 8;

TextRole levelRole(Severity severity) {
    return severity >= Severity::Warn ? TextRole::CaptionStrong : TextRole::Caption;
}

qreal pillPadding() {
    return scaledF(8);
}

} // namespace

const QFontMetricsF& textMetrics(TextRole role) {
    struct Entry {
        int scale = 0;
        QFontMetricsF metrics{QFont()};
    };
    static std::array<Entry, textRoleCount> cache;
    Entry& entry = cache[static_cast<size_t>(role)];
    if (entry.scale != textScalePercent()) {
        entry.metrics = QFontMetricsF(textFont(role));
        entry.scale = textScalePercent();
    }
    return entry.metrics;
}

void paintText(QPainter& painter, const QRectF& rect, const QString& text, TextRole role, const QColor& color,
               Qt::Alignment alignment) {
    const QString shown = visibleText(text);
    const QFontMetricsF& metrics = textMetrics(role);
    painter.setFont(textFont(role));
    painter.setPen(color);
    const bool fits = metrics.horizontalAdvance(shown) <= rect.width();
    // A hair of slack: a rectangle as wide as the text itself must not clip its last pixel.
    const QRectF room = fits ? rect.adjusted(0, 0, alignment.testFlag(Qt::AlignLeft) ? 1 : 0, 0) : rect;
    painter.drawText(room, static_cast<int>(alignment) | Qt::TextSingleLine,
                     fits ? shown : metrics.elidedText(shown, Qt::ElideRight, rect.width()));
}

qreal textWidth(const QString& text, TextRole role) {
    return std::ceil(textMetrics(role).horizontalAdvance(visibleText(text)));
}

Icon levelIcon(Severity severity) {
    switch (severity) {
    case Severity::Warn:
        return Icon::Warning;
    case Severity::Error:
    case Severity::Fatal:
        return Icon::Error;
    default:
        return Icon::None;
    }
}

qreal levelMarkWidth(Severity severity) {
    const qreal iconWidth = levelIcon(severity) == Icon::None ? 0 : scaledF(levelIconSize) + levelGap;
    return iconWidth + textWidth(severityText(severity), levelRole(severity));
}

qreal paintLevelMark(QPainter& painter, const QRectF& rect, Severity severity) {
    const QColor color = Theme::current().level(severity).text;
    QRectF room = rect;
    if (const Icon mark = levelIcon(severity); mark != Icon::None) {
        const qreal size = scaledF(levelIconSize);
        paintIcon(painter, QRectF(rect.left(), rect.center().y() - size / 2, size, size), mark, color);
        room.setLeft(rect.left() + size + levelGap);
    }
    paintText(painter, room, severityText(severity), levelRole(severity), color);
    return std::min(rect.width(), levelMarkWidth(severity));
}

void paintSystemSquare(QPainter& painter, QPointF center, const QColor& color, qreal side) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    const auto snap = [ratio](qreal value) { return std::round(value * ratio) / ratio; };
    paintBox(painter, QRectF(snap(center.x() - side / 2), snap(center.y() - side / 2), side, side), color, QColor(),
             markRadius);
}

qreal systemMarkWidth(const QString& system, TextRole role) {
    return systemSide + systemGap + textWidth(system, role);
}

qreal paintSystemMark(QPainter& painter, const QRectF& rect, const QString& system, TextRole role) {
    const Theme& theme = Theme::current();
    paintSystemSquare(painter, {rect.left() + systemSide / 2, rect.center().y()}, theme.systemColor(QStringView(system)),
                      systemSide);
    paintText(painter, rect.adjusted(systemSide + systemGap, 0, 0, 0), system, role, theme.text());
    return std::min(rect.width(), systemMarkWidth(system, role));
}

qreal pillWidth(const QString& text) {
    return textWidth(text, TextRole::CaptionStrong) + 2 * pillPadding();
}

qreal paintPill(QPainter& painter, const QRectF& rect, const QString& text, const QColor& fill, const QColor& textColor) {
    const qreal width = std::min(pillWidth(text), rect.width());
    const qreal pillHeight = std::min(scaledF(height::pill), rect.height());
    const QRectF pill(rect.left(), std::round(rect.center().y() - pillHeight / 2), width, pillHeight);
    paintBox(painter, pill, fill, QColor());
    paintText(painter, pill.adjusted(pillPadding(), 0, -pillPadding(), 0), text, TextRole::CaptionStrong, textColor);
    return width;
}

qreal keyBadgeWidth(const QString& keys) {
    return std::max(textWidth(keys, TextRole::Caption) + scaledF(10), scaledF(16));
}

qreal paintKeyBadge(QPainter& painter, const QRectF& rect, const QString& keys, const QColor& color, const QColor& outline) {
    const qreal width = keyBadgeWidth(keys);
    const qreal badgeHeight = scaledF(18);
    const QRectF badge(std::round(rect.right() - width), std::round(rect.center().y() - badgeHeight / 2), width, badgeHeight);
    paintBox(painter, badge, QColor(), outline, 3);
    paintText(painter, badge, keys, TextRole::Caption, color, Qt::AlignCenter);
    return width;
}

void paintHatch(QPainter& painter, const QRectF& rect, const QColor& line, const QColor& background) {
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    if (background.alpha() > 0)
        painter.fillRect(rect, background);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, 1));
    // Lines x + y = k * step in the painter's coordinates, so that neighbouring areas join.
    constexpr qreal step = 6;
    const qreal first = std::floor((rect.left() + rect.top()) / step) * step;
    for (qreal sum = first; sum <= rect.right() + rect.bottom(); sum += step)
        painter.drawLine(QPointF(sum - rect.top(), rect.top()), QPointF(sum - rect.bottom(), rect.bottom()));
    painter.restore();
}

void paintHairline(QPainter& painter, QPointF from, QPointF to, const QColor& color) {
    const qreal ratio = painter.device()->devicePixelRatioF();
    const auto snap = [ratio](qreal value) { return std::floor(value * ratio) / ratio; };
    const bool isHorizontal = from.y() == to.y();
    const QPointF start(snap(std::min(from.x(), to.x())), snap(std::min(from.y(), to.y())));
    const QPointF end(snap(std::max(from.x(), to.x())), snap(std::max(from.y(), to.y())));
    painter.fillRect(
        isHorizontal ? QRectF(start, QSizeF(end.x() - start.x(), 1)) : QRectF(start, QSizeF(1, end.y() - start.y())), color);
}

void paintMeterPart(QPainter& painter, const QRectF& rect, qreal from, qreal to, const QColor& fill) {
    constexpr qreal thickness = 6;
    const qreal left = rect.left() + rect.width() * from;
    // Something is never nothing: the smallest part still shows.
    const qreal width = to > from ? std::max(1.0, rect.width() * (to - from)) : 0;
    painter.fillRect(QRectF(left, std::round(rect.center().y() - thickness / 2), width, thickness), fill);
}

void paintMeter(QPainter& painter, const QRectF& rect, qreal fraction, const QColor& fill) {
    paintMeterPart(painter, rect, 0, 1, Theme::current().hover());
    paintMeterPart(painter, rect, 0, std::isfinite(fraction) ? std::clamp(fraction, 0.0, 1.0) : 0, fill);
}

} // namespace logloupe
