// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/population_view.h"

#include "models/domain/human_format.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>

#include <algorithm>

namespace logloupe {

PopulationView::PopulationView(QWidget* parent)
    : PaintedControl(parent) {}

void PopulationView::setSample(const SampleHistogram& histogram, Duration elapsed, bool late, const QString& caption) {
    m_histogram = histogram;
    m_elapsed = elapsed;
    m_late = late;
    m_caption = caption;
    announce();
    update();
}

void PopulationView::clear() {
    setSample({}, {}, false, {});
}

QSize PopulationView::sizeHint() const {
    return {scaled(232), scaled(84)};
}

QSize PopulationView::minimumSizeHint() const {
    return {scaled(160), scaled(72)};
}

QString PopulationView::spokenText() const {
    if (m_histogram.counts.empty())
        return {};
    return m_caption + QStringLiteral(", ")
           + tr("usually %1, this order %2")
                 .arg(durationRangeText(m_histogram.usualLow, m_histogram.usualHigh), durationText(m_elapsed));
}

void PopulationView::paintEvent(QPaintEvent*) {
    if (m_histogram.counts.empty() || m_histogram.step.count() <= 0)
        return;
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.setFont(textFont(TextRole::Caption));
    const QFontMetrics metrics(painter.font());
    painter.setPen(theme.text3());
    painter.drawText(QRect(0, 0, QWidget::width(), metrics.height()), Qt::AlignLeft,
                     metrics.elidedText(m_caption, Qt::ElideRight, QWidget::width()));
    const QRectF plot(0, metrics.height() + 3, QWidget::width() - 1, QWidget::height() - 2 * metrics.height() - 6);
    const auto count = static_cast<int>(m_histogram.counts.size());
    const qint64 highest = std::max<qint64>(1, *std::max_element(m_histogram.counts.begin(), m_histogram.counts.end()));
    const double reach = static_cast<double>(m_histogram.step.count()) * count;
    const auto xOf = [&plot, reach](Duration duration) {
        return plot.left() + plot.width() * std::clamp(static_cast<double>(duration.count()) / reach, 0.0, 1.0);
    };
    for (int bin = 0; bin < count; ++bin) {
        const qreal left = std::floor(plot.left() + plot.width() * bin / count);
        const qreal right = std::floor(plot.left() + plot.width() * (bin + 1) / count);
        const qint64 value = m_histogram.counts[static_cast<size_t>(bin)];
        if (value == 0)
            continue;
        const qreal tall = std::max<qreal>(1, plot.height() * static_cast<qreal>(value) / static_cast<qreal>(highest));
        const Duration middle = m_histogram.step * bin + m_histogram.step / 2;
        const bool usual = m_histogram.usualLow <= middle && middle <= m_histogram.usualHigh;
        painter.fillRect(QRectF(left, plot.bottom() - tall, std::max<qreal>(1, right - left - 1), tall),
                         usual ? theme.good().fill : theme.borderStrong());
    }
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), theme.borderStrong());
    const auto label = [&painter, &metrics, &plot](qreal x, const QString& text) {
        const qreal width = metrics.horizontalAdvance(text);
        painter.drawText(QPointF(std::clamp(x - width / 2, plot.left(), std::max(plot.left(), plot.right() - width)),
                                 plot.bottom() + 2 + metrics.ascent()),
                         text);
    };
    painter.setPen(theme.text3());
    const qreal lowX = xOf(m_histogram.usualLow);
    const qreal highX = xOf(m_histogram.usualHigh);
    const QString low = durationRangeText(m_histogram.usualLow, m_histogram.usualLow);
    const QString high = durationRangeText(m_histogram.usualHigh, m_histogram.usualHigh);
    if (highX - lowX > (metrics.horizontalAdvance(low) + metrics.horizontalAdvance(high)) / 2.0 + space::s)
        label(lowX, low);
    label(highX, high);
    const qreal x = std::min(xOf(m_elapsed), plot.right() - 1);
    const QColor own = m_late ? theme.level(Severity::Error).fill : theme.text();
    painter.fillRect(QRectF(x - 1, plot.top(), 2, plot.height() + 1), own);
    painter.setFont(textFont(TextRole::CaptionStrong));
    painter.setPen(m_late ? theme.level(Severity::Error).text : theme.text());
    const QString text = durationText(m_elapsed);
    const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(text);
    const bool rightFits = x + space::xs + width <= plot.right();
    painter.drawText(QPointF(rightFits ? x + space::xs : x - space::xs - width, plot.top() + metrics.ascent()), text);
}

} // namespace logloupe
