// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/heatmap/heatmap_view.h"

#include "views/controls/marks.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>

namespace logloupe {

namespace {

constexpr int swatch = 44;
constexpr int swatchHeight = 9;

QString stepText(int step) {
    const auto& thresholds = Theme::heatThresholds;
    const auto index = static_cast<size_t>(step);
    if (step == 0)
        return QStringLiteral("0");
    if (step + 1 == Theme::heatSteps)
        return QString::number(thresholds[index]) + QLatin1Char('+');
    return QString::number(thresholds[index]) + QChar(0x2013) + QString::number(thresholds[index + 1] - 1);
}

} // namespace

HeatmapLegend::HeatmapLegend(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize HeatmapLegend::sizeHint() const {
    const QFontMetrics metrics(textFont(TextRole::Caption));
    const int words = std::max(scaled(swatch), metrics.horizontalAdvance(tr("no records")));
    return {Theme::heatSteps * (scaled(swatch) + 2) + space::l + words, swatchHeight + space::xs + metrics.height()};
}

QString HeatmapLegend::spokenText() const {
    return tr("Colour steps: 0, 1, 3, 10, 30, 100, 300 and more; hatched where nothing was logged");
}

void HeatmapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& theme = Theme::current();
    painter.setFont(textFont(TextRole::Caption));
    const int step = scaled(swatch);
    int left = 0;
    for (int i = 0; i < Theme::heatSteps; ++i) {
        painter.fillRect(left, 0, step, swatchHeight, theme.heat(i));
        painter.setPen(theme.text3());
        painter.drawText(QRect(left, swatchHeight + space::xs, step, height() - swatchHeight - space::xs),
                         Qt::AlignHCenter | Qt::AlignTop, stepText(i));
        left += step + 2;
    }
    left += space::l;
    const int rest = width() - left;
    paintHatch(painter, QRectF(left + (rest - step) / 2.0, 0, step, swatchHeight), theme.borderStrong());
    painter.setPen(theme.text3());
    painter.drawText(QRect(left, swatchHeight + space::xs, rest, height() - swatchHeight - space::xs),
                     Qt::AlignHCenter | Qt::AlignTop, tr("no records"));
}

} // namespace logloupe
