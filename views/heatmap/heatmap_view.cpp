// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/heatmap/heatmap_view.h"

#include "models/domain/human_format.h"
#include "views/charts/accessible_parts.h"
#include "views/charts/time_ticks.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"
#include "views/theme/text_glyphs.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRegion>
#include <QToolTip>

#include <array>

namespace logloupe {

namespace {

constexpr int leastRowHeight = 6;
constexpr int mark = 8;
constexpr std::string_view restRow = "\xE2\x80\xA6"; ///< what a CountTable calls the rows beyond its limit

} // namespace

HeatmapView::HeatmapView(QWidget* parent)
    : PaintedControl(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void HeatmapView::setData(HeatmapData data) {
    m_data = std::move(data);
    m_silent.assign(m_data.counts.counts.size(), false);
    for (const HeatCell cell : m_data.silent)
        m_silent[static_cast<size_t>(cell.row) * static_cast<size_t>(m_data.counts.columns)
                 + static_cast<size_t>(cell.column)] = true;
    if (m_selected
        && (m_selected->row >= static_cast<int>(m_data.counts.rows.size()) || m_selected->column >= m_data.counts.columns))
        m_selected.reset();
    m_imageIsOld = true;
    measureNames();
    updateGeometry();
    announce();
    update();
}

void HeatmapView::setSelectedCell(std::optional<HeatCell> cell) {
    m_selected = cell;
    announce();
    update();
}

HeatmapGeometry HeatmapView::geometryNow() const {
    HeatmapGeometry geometry;
    geometry.rows = static_cast<int>(m_data.counts.rows.size());
    geometry.columns = m_data.counts.columns;
    const int top = scaled(height::dayHead);
    const int left = labelWidth();
    const int room = this->height() - top;
    geometry.rowHeight =
        geometry.rows == 0 ? scaled(height::lane) : std::clamp(room / geometry.rows, leastRowHeight, scaled(height::lane));
    geometry.rowGap = geometry.rowHeight > 12 ? 3 : 1;
    geometry.cells = QRect(left, top, std::max(0, width() - left - 1), geometry.rowHeight * geometry.rows);
    return geometry;
}

void HeatmapView::measureNames() {
    const QFontMetrics metrics(textFont(TextRole::Base));
    m_widestName = 0;
    for (int row = 0; row < static_cast<int>(m_data.counts.rows.size()); ++row)
        m_widestName = std::max(m_widestName, metrics.horizontalAdvance(rowName(row)));
}

int HeatmapView::labelWidth() const {
    const int widest = std::max(scaled(64), m_widestName);
    return std::min(widest + mark + space::s + space::m, std::max(scaled(96), width() / 4));
}

QSize HeatmapView::sizeHint() const {
    const int rows = std::max<int>(1, static_cast<int>(m_data.counts.rows.size()));
    return {scaled(720), scaled(height::dayHead) + std::min(rows, 14) * scaled(height::lane)};
}

QSize HeatmapView::minimumSizeHint() const {
    const int rows = std::max<int>(1, static_cast<int>(m_data.counts.rows.size()));
    return {scaled(320), scaled(height::dayHead) + std::min(rows * leastRowHeight, scaled(120))};
}

QString HeatmapView::rowName(int row) const {
    const std::string& name = m_data.counts.rows[static_cast<size_t>(row)];
    if (name == restRow)
        return tr("all others");
    return name.empty() ? tr("not given") : visibleText(toText(name));
}

bool HeatmapView::isSilent(HeatCell cell) const {
    return m_silent[static_cast<size_t>(cell.row) * static_cast<size_t>(m_data.counts.columns)
                    + static_cast<size_t>(cell.column)];
}

QString HeatmapView::timeText(int column) const {
    const TimeRange range = m_data.counts.bin(column);
    return dateClockText(range.begin, m_data.zone, m_data.now) + QStringLiteral("–") + clockText(range.end, m_data.zone)
           + QLatin1Char(' ') + zoneOffsetText(m_data.zone, range.begin);
}

QString HeatmapView::cellText(HeatCell cell) const {
    const quint64 count = m_data.counts.at(cell.row, cell.column);
    const QString what = count == 0 && isSilent(cell) ? tr("nothing logged") : countText(static_cast<qint64>(count));
    return rowName(cell.row) + QLatin1Char('\n') + timeText(cell.column) + QLatin1Char('\n') + what;
}

int HeatmapView::highestColumn(int row) const {
    int highest = 0;
    for (int column = 1; column < m_data.counts.columns; ++column) {
        if (m_data.counts.at(row, column) > m_data.counts.at(row, highest))
            highest = column;
    }
    return highest;
}

QString HeatmapView::rowValue(int row) const {
    const quint64 total = m_data.counts.rowTotal(row);
    if (total == 0 || m_data.counts.columns == 0)
        return countText(static_cast<qint64>(total));
    const int highest = highestColumn(row);
    return tr("%1 in all, at most %2: %3", "counts, a time")
        .arg(countText(static_cast<qint64>(total)), countText(static_cast<qint64>(m_data.counts.at(row, highest))),
             timeText(highest));
}

QAccessibleInterface* HeatmapView::createAccessible() {
    AccessibleParts rows;
    rows.role = QAccessible::Row;
    rows.count = [this] { return static_cast<int>(m_data.counts.rows.size()); };
    rows.name = [this](int row) { return rowName(row); };
    rows.value = [this](int row) { return rowValue(row); };
    rows.place = [this](int row) {
        const HeatmapGeometry geometry = geometryNow();
        return QRect(0, geometry.cells.top() + row * geometry.rowHeight, width(), geometry.rowHeight);
    };
    rows.current = [this] { return m_selected ? m_selected->row : -1; };
    rows.choose = [this](int row) {
        if (m_data.counts.columns > 0)
            select(HeatCell{row, highestColumn(row)});
    };
    return makeAccessibleParts(this, std::move(rows));
}

QString HeatmapView::spokenText() const {
    return tr("Heatmap, %n row(s)", nullptr, static_cast<int>(m_data.counts.rows.size()));
}

QString HeatmapView::spokenValue() const {
    return m_selected ? cellText(*m_selected).replace(QLatin1Char('\n'), QStringLiteral(", ")) : QString();
}

void HeatmapView::renderCells(const HeatmapGeometry& geometry) {
    const qreal ratio = devicePixelRatioF();
    HeatmapGeometry device = geometry;
    device.cells = QRect(0, 0, qRound(geometry.cells.width() * ratio), qRound(geometry.cells.height() * ratio));
    // Opaque, so that showing it is no more than a copy; kept, so that new counts need no new memory.
    if (m_image.size() != device.cells.size())
        m_image = QImage(device.cells.size(), QImage::Format_RGB32);
    m_imageIsOld = false;
    if (m_image.isNull())
        return;
    m_image.setDevicePixelRatio(ratio);
    const Theme& theme = Theme::current();
    const QRgb surface = theme.surface().rgb();
    // Every count's colour by the count: steps would be guessed wrong at every other cell.
    constexpr quint64 highest = Theme::heatThresholds.back();
    std::array<QRgb, highest + 1> colors{};
    for (quint64 count = 0; count <= highest; ++count)
        colors[count] = theme.heatFor(count).rgb();
    const auto columns = static_cast<size_t>(device.columns);
    std::vector<size_t> edges(columns + 1);
    for (size_t column = 0; column <= columns; ++column)
        edges[column] = static_cast<size_t>(device.columnLeft(static_cast<int>(column)));
    const size_t gap = device.cells.width() / std::max(1, device.columns) >= 4 ? static_cast<size_t>(qRound(ratio)) : 0;
    const bool hasSilence = !m_data.silent.empty();
    // One line is composed per row and copied down its height.
    std::vector<QRgb> line(static_cast<size_t>(device.cells.width()), surface);
    const std::vector<QRgb> between(line);
    for (int row = 0; row < device.rows; ++row) {
        const quint64* const counts = m_data.counts.counts.data() + static_cast<size_t>(row) * columns;
        for (size_t column = 0; column < columns; ++column) {
            const quint64 count = counts[column];
            const bool isBlank = hasSilence && count == 0 && isSilent({row, static_cast<int>(column)});
            const QRgb color = isBlank ? surface : colors[std::min(count, highest)];
            const size_t right = std::min(line.size(), std::max(edges[column] + 1, edges[column + 1] - gap));
            for (size_t x = edges[column]; x < right; ++x)
                line[x] = color;
        }
        const int top = qRound(row * geometry.rowHeight * ratio);
        const int bottom = std::min(m_image.height(), qRound(((row + 1) * geometry.rowHeight - geometry.rowGap) * ratio));
        const int end = row + 1 == device.rows ? m_image.height() : qRound((row + 1) * geometry.rowHeight * ratio);
        for (int y = top; y < std::min(end, m_image.height()); ++y) {
            const std::vector<QRgb>& source = y < bottom ? line : between;
            std::copy(source.begin(), source.end(), reinterpret_cast<QRgb*>(m_image.scanLine(y)));
        }
    }
    if (hasSilence) {
        QPainter painter(&m_image);
        painter.translate(-geometry.cells.topLeft());
        paintSilence(painter, geometry);
    }
}

void HeatmapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const HeatmapGeometry geometry = geometryNow();
    const QColor surface = Theme::current().surface();
    if (geometry.rows == 0 || geometry.columns == 0 || geometry.cells.width() < 1) {
        painter.fillRect(rect(), surface);
        return;
    }
    if (m_imageIsOld || !qFuzzyCompare(m_image.devicePixelRatio(), devicePixelRatioF()))
        renderCells(geometry);
    // Not below the cells, which cover what is there.
    for (const QRect& around : QRegion(rect()).subtracted(geometry.cells))
        painter.fillRect(around, surface);
    painter.drawImage(geometry.cells.topLeft(), m_image);
    paintDays(painter, geometry);
    paintLabels(painter, geometry);
    if (m_selected) {
        painter.setPen(QPen(Theme::current().accent(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(geometry.cellRect(*m_selected)).adjusted(-1, -1, 1, 1));
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().accent(), 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void HeatmapView::paintSilence(QPainter& painter, const HeatmapGeometry& geometry) const {
    for (int row = 0; row < geometry.rows; ++row) {
        int begin = -1;
        for (int column = 0; column <= geometry.columns; ++column) {
            const bool blank = column < geometry.columns && m_data.counts.at(row, column) == 0 && isSilent({row, column});
            if (blank && begin < 0)
                begin = column;
            if (!blank && begin >= 0) {
                QRect area = geometry.cellRect({row, begin});
                area.setRight(geometry.columnLeft(column) - 1);
                paintHatch(painter, area, Theme::current().borderStrong());
                begin = -1;
            }
        }
    }
}

void HeatmapView::paintDays(QPainter& painter, const HeatmapGeometry& geometry) const {
    const Theme& theme = Theme::current();
    painter.setFont(textFont(TextRole::CaptionStrong));
    const QFontMetrics metrics(painter.font());
    const TimeRange range{m_data.counts.start, m_data.counts.start + m_data.counts.step * m_data.counts.columns};
    const int most = std::max(1, geometry.cells.width() / (metrics.horizontalAdvance(QStringLiteral("Wed 30 May")) + space::l));
    const double length = static_cast<double>(range.length().count());
    for (const TimeTick& tick : timeTicks(range, m_data.zone, m_data.now, most)) {
        const double share = static_cast<double>((tick.time - range.begin).count()) / length;
        const int x = geometry.cells.left() + static_cast<int>(share * geometry.cells.width());
        painter.setPen(theme.borderStrong());
        painter.drawLine(x, space::xs, x, geometry.cells.bottom());
        painter.setPen(tick.isDate ? theme.text() : theme.text3());
        if (x + space::xs + metrics.horizontalAdvance(tick.label) <= geometry.cells.right())
            painter.drawText(QRect(x + space::xs, 0, geometry.cells.right() - x, geometry.cells.top()),
                             Qt::AlignLeft | Qt::AlignVCenter, tick.label);
    }
}

void HeatmapView::paintLabels(QPainter& painter, const HeatmapGeometry& geometry) const {
    const Theme& theme = Theme::current();
    painter.setFont(textFont(geometry.rowHeight >= scaled(18) ? TextRole::Base : TextRole::Caption));
    const QFontMetrics metrics(painter.font());
    // Names of rows lower than a line would run into each other; the tool tip still tells them.
    if (geometry.rowHeight < metrics.capHeight() + 2)
        return;
    for (int row = 0; row < geometry.rows; ++row) {
        const QRect cell = geometry.cellRect({row, 0});
        int left = 0;
        if (m_data.rowsAreSystems) {
            painter.fillRect(QRect(left, cell.center().y() - mark / 2 + 1, mark, mark),
                             theme.systemColor(m_data.counts.rows[static_cast<size_t>(row)]));
            left += mark + space::s;
        }
        painter.setPen(theme.text());
        const int room = geometry.cells.left() - space::s - left;
        painter.drawText(QRect(left, cell.top(), room, cell.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(rowName(row), Qt::ElideRight, room));
    }
}

void HeatmapView::select(std::optional<HeatCell> cell) {
    if (cell == m_selected)
        return;
    setSelectedCell(cell);
    emit cellSelected(cell);
}

void HeatmapView::resizeEvent(QResizeEvent* event) {
    m_imageIsOld = true;
    PaintedControl::resizeEvent(event);
}

void HeatmapView::refresh() {
    m_imageIsOld = true;
    measureNames();
    PaintedControl::refresh();
}

void HeatmapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        select(geometryNow().cellAt(event->position().toPoint()));
}

void HeatmapView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto cell = geometryNow().cellAt(event->position().toPoint()))
        emit cellActivated(*cell);
}

void HeatmapView::keyPressEvent(QKeyEvent* event) {
    const int rows = static_cast<int>(m_data.counts.rows.size());
    const int columns = m_data.counts.columns;
    HeatCell cell = m_selected.value_or(HeatCell{0, columns - 1});
    switch (event->key()) {
    case Qt::Key_Left:
        cell.column -= m_selected ? 1 : 0;
        break;
    case Qt::Key_Right:
        cell.column += 1;
        break;
    case Qt::Key_Up:
        cell.row -= 1;
        break;
    case Qt::Key_Down:
        cell.row += m_selected ? 1 : 0;
        break;
    case Qt::Key_Home:
        cell.column = 0;
        break;
    case Qt::Key_End:
        cell.column = columns - 1;
        break;
    case Qt::Key_Escape:
        select({});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selected)
            emit cellActivated(*m_selected);
        return;
    default:
        PaintedControl::keyPressEvent(event);
        return;
    }
    if (rows > 0 && columns > 0)
        select(HeatCell{std::clamp(cell.row, 0, rows - 1), std::clamp(cell.column, 0, columns - 1)});
}

bool HeatmapView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = geometryNow().cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), plainToolTip(cellText(*cell)), this);
        else
            QToolTip::hideText();
        return true;
    }
    return PaintedControl::event(event);
}

} // namespace logloupe
