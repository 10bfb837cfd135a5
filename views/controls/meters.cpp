// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/controls/meters.h"

#include "models/domain/human_format.h"
#include "views/controls/marks.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace logloupe {
namespace {

qreal share(qreal value) {
    return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
}

QColor colorOf(Token token, const QString& system) {
    const Theme& theme = Theme::current();
    return system.isEmpty() ? theme.color(token) : theme.systemColor(QStringView(system));
}

} // namespace

MeterBar::MeterBar(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MeterBar::setFraction(qreal fraction) {
    m_fraction = share(fraction);
    update();
}

void MeterBar::setColor(Token color) {
    m_color = color;
    m_system.clear();
    update();
}

void MeterBar::setSystem(const QString& system) {
    m_system = system;
    update();
}

void MeterBar::setUsualRange(qreal from, qreal to) {
    m_usualFrom = share(std::min(from, to));
    m_usualTo = share(std::max(from, to));
    update();
}

void MeterBar::setLimit(std::optional<qreal> at) {
    m_limit = at;
    update();
}

QSize MeterBar::sizeHint() const {
    return {scaled(80), scaled(16)};
}

QSize MeterBar::minimumSizeHint() const {
    return {scaled(24), scaled(12)};
}

QString MeterBar::spokenValue() const {
    return percentText(m_fraction);
}

void MeterBar::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QRectF area(rect());
    paintMeter(painter, area, 0, QColor());
    const auto part = [&](qreal from, qreal to, Token color) { paintMeterPart(painter, area, from, to, theme.color(color)); };
    const QColor color = colorOf(m_color, m_system);
    if (!m_limit) {
        paintMeter(painter, area, m_fraction, color);
    } else if (m_fraction > *m_limit) {
        // Only what is over the limit is in the colour of the value.
        paintMeterPart(painter, area, share(*m_limit), m_fraction, color);
    } else {
        part(0, m_fraction, Token::Control);
    }
    if (m_usualTo > m_usualFrom)
        part(m_usualFrom, m_usualTo, Token::GoodFill);
    if (m_limit) {
        const qreal at = std::min(area.width() - 1, std::round(area.width() * share(*m_limit)));
        paintHairline(painter, {at, area.top()}, {at, area.bottom()}, theme.text());
    }
}

Sparkline::Sparkline(QWidget* parent)
    : PaintedControl(parent) {}

void Sparkline::setValues(const QList<qreal>& values) {
    m_values = values;
    update();
}

void Sparkline::setShape(Shape shape) {
    m_shape = shape;
    update();
}

void Sparkline::setColor(Token color) {
    m_color = color;
    m_system.clear();
    update();
}

void Sparkline::setSystem(const QString& system) {
    m_system = system;
    update();
}

void Sparkline::setMaximum(qreal maximum) {
    m_maximum = maximum;
    update();
}

QSize Sparkline::sizeHint() const {
    return {scaled(96), scaled(28)};
}

QSize Sparkline::minimumSizeHint() const {
    return {scaled(32), scaled(16)};
}

qreal Sparkline::effectiveMaximum() const {
    if (m_maximum > 0)
        return m_maximum;
    qreal maximum = 0;
    for (const qreal value : m_values) {
        if (std::isfinite(value))
            maximum = std::max(maximum, value);
    }
    return maximum;
}

QString Sparkline::spokenValue() const {
    // The last and the highest value say what a glance at the shape would.
    const auto last = std::find_if(m_values.rbegin(), m_values.rend(), [](qreal value) { return std::isfinite(value); });
    if (last == m_values.rend())
        return {};
    return tr("last %1, highest %2")
        .arg(countText(static_cast<qint64>(std::llround(*last))),
             countText(static_cast<qint64>(std::llround(effectiveMaximum()))));
}

void Sparkline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const qreal maximum = effectiveMaximum();
    if (maximum <= 0)
        return;
    if (m_shape == Shape::Bars)
        paintBars(painter, maximum, colorOf(m_color, m_system));
    else
        paintLine(painter, maximum, colorOf(m_color, m_system));
}

void Sparkline::paintBars(QPainter& painter, qreal maximum, const QColor& color) const {
    const qreal ratio = devicePixelRatioF();
    const auto snap = [ratio](qreal value) { return std::round(value * ratio) / ratio; };
    const qreal step = width() / static_cast<qreal>(m_values.size());
    const qreal gap = step >= 3 ? 1 : 0;
    for (qsizetype index = 0; index < m_values.size(); ++index) {
        const qreal value = m_values[index];
        if (!std::isfinite(value) || value <= 0)
            continue;
        const qreal left = snap(static_cast<qreal>(index) * step);
        const qreal right = std::max(left + 1 / ratio, snap(static_cast<qreal>(index + 1) * step) - gap);
        const qreal barHeight = std::max(1.0, snap(height() * std::min(1.0, value / maximum)));
        painter.fillRect(QRectF(left, height() - barHeight, right - left, barHeight), color);
    }
}

void Sparkline::paintLine(QPainter& painter, qreal maximum, const QColor& color) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const qreal step = m_values.size() > 1 ? (width() - 2.0) / static_cast<qreal>(m_values.size() - 1) : 0;
    QPolygonF stretch;
    const auto drawStretch = [&] {
        if (stretch.size() > 1)
            painter.drawPolyline(stretch);
        else if (stretch.size() == 1)
            painter.drawPoint(stretch.first());
        stretch.clear();
    };
    for (qsizetype index = 0; index < m_values.size(); ++index) {
        const qreal value = m_values[index];
        if (!std::isfinite(value)) {
            drawStretch();
            continue;
        }
        const qreal room = height() - 2.0;
        stretch.append({1 + static_cast<qreal>(index) * step, height() - 1 - room * std::clamp(value / maximum, 0.0, 1.0)});
    }
    drawStretch();
}

} // namespace logloupe
