// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/count_legend.h"

#include "models/domain/human_format.h"
#include "models/domain/severity.h"
#include "views/controls/marks.h"

#include <QPainter>

#include <algorithm>

namespace logloupe {

namespace {

constexpr int mark = 10;

Severity levelOf(const std::string& name) {
    return parseSeverity(name).value_or(Severity::Unknown);
}

} // namespace

CountLegend::CountLegend(QWidget* parent)
    : PaintedControl(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CountLegend::setCounts(const CountTable& counts, bool rowsAreLevels) {
    m_levels = rowsAreLevels;
    m_entries.clear();
    for (int row = 0; row < static_cast<int>(counts.rows.size()); ++row) {
        if (const quint64 count = counts.rowTotal(row); count > 0)
            m_entries.push_back({counts.rows[static_cast<size_t>(row)], count});
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [this](const Entry& left, const Entry& right) {
        return m_levels ? levelOf(left.name) > levelOf(right.name) : left.count > right.count;
    });
    updateGeometry();
    announce();
    update();
}

QString CountLegend::entryText(const Entry& entry) const {
    const QString name = toText(entry.name);
    return (name.isEmpty() ? (m_levels ? tr("no level") : tr("no system")) : name) + QLatin1Char(' ')
           + countText(static_cast<qint64>(entry.count));
}

QColor CountLegend::entryColor(const Entry& entry) const {
    return m_levels ? Theme::current().level(levelOf(entry.name)).fill : Theme::current().systemColor(entry.name);
}

QSize CountLegend::sizeHint() const {
    qreal width = 0;
    for (const Entry& entry : m_entries)
        width += scaledF(mark) + space::xs + 2 + textWidth(entryText(entry), TextRole::Grid) + space::l;
    return {static_cast<int>(width), lineHeight(TextRole::Grid)};
}

QSize CountLegend::minimumSizeHint() const {
    return {0, lineHeight(TextRole::Grid)};
}

QString CountLegend::spokenText() const {
    QStringList words;
    for (const Entry& entry : m_entries)
        words << entryText(entry);
    return words.join(QStringLiteral(", "));
}

void CountLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    qreal left = 0;
    for (const Entry& entry : m_entries) {
        const QString text = entryText(entry);
        const qreal side = scaledF(mark);
        const qreal wide = textWidth(text, TextRole::Grid) + 1;
        // An entry that does not fit whole is left out; the tooltip of the bars has them all.
        if (left + side + space::xs + 2 + wide > width())
            break;
        paintBox(painter, QRectF(left, (height() - side) / 2, side, side), entryColor(entry), QColor(), 1);
        left += side + space::xs + 2;
        paintText(painter, QRectF(left, 0, wide, height()), text, TextRole::Grid, theme.text2());
        left += wide + space::l;
    }
}

} // namespace logloupe
