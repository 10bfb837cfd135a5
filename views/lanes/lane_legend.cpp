// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_legend.h"

#include "views/theme/icons.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QPainter>

namespace logloupe {

namespace {

constexpr int markRoom = 16;

} // namespace

LaneLegend::LaneLegend(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

static QStringList legendWords() {
    return {LaneLegend::tr("event"), LaneLegend::tr("status change"), LaneLegend::tr("message"),
            LaneLegend::tr("price calculation"), LaneLegend::tr("error")};
}

QSize LaneLegend::sizeHint() const {
    const QFontMetrics metrics(textFont(TextRole::Caption));
    int width = 0;
    for (const QString& word : legendWords())
        width += markRoom + space::xs + metrics.horizontalAdvance(word) + space::l;
    return {width, std::max(16, metrics.height())};
}

QString LaneLegend::spokenText() const {
    return legendWords().join(QStringLiteral(", "));
}

void LaneLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    painter.setFont(textFont(TextRole::Caption));
    const QFontMetrics metrics(painter.font());
    qreal left = 0;
    const qreal middle = height() / 2.0;
    const QStringList words = legendWords();
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QPointF center(left + markRoom / 2.0, middle);
        painter.setPen(Qt::NoPen);
        switch (i) {
        case 0:
            painter.setBrush(theme.systemColor(u"shop"));
            painter.drawEllipse(center, 3.5, 3.5);
            break;
        case 1:
            painter.setBrush(theme.text());
            painter.drawPolygon(
                QPolygonF({center + QPointF(0, -5), center + QPointF(5, 0), center + QPointF(0, 5), center + QPointF(-5, 0)}));
            break;
        case 2:
            painter.setPen(QPen(theme.text2(), 1));
            painter.drawLine(center + QPointF(0, -6), center + QPointF(0, 6));
            painter.setBrush(theme.text2());
            painter.drawPolygon(QPolygonF({center + QPointF(0, 6), center + QPointF(3, 1), center + QPointF(-3, 1)}));
            break;
        case 3:
            painter.setBrush(theme.systemColor(u"mes-api"));
            painter.drawRoundedRect(QRectF(center.x() - 6, middle - 4, 12, 8), markRadius, markRadius);
            break;
        default:
            paintIcon(painter, QRectF(center.x() - 7, middle - 7, 14, 14), Icon::Error, theme.level(Severity::Error).fill);
        }
        left += markRoom + space::xs;
        painter.setPen(theme.text2());
        painter.drawText(QRectF(left, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, words[i]);
        left += metrics.horizontalAdvance(words[i]) + space::l;
    }
}

} // namespace logloupe
