// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/charts/histogram_view.h"

#include "models/domain/human_format.h"
#include "views/charts/accessible_parts.h"
#include "views/charts/time_ticks.h"
#include "views/controls/labels.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <numeric>

namespace logloupe {

namespace {

constexpr int gridLines = 3;

} // namespace

HistogramView::HistogramView(QWidget* parent)
    : PaintedControl(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HistogramView::setCounts(const CountTable& counts, Series series) {
    m_counts = counts;
    m_series = series;
    m_cursorBin = std::min(m_cursorBin, counts.columns - 1);
    announce();
    update();
}

void HistogramView::setMarkers(std::vector<TimeMarker> markers) {
    m_markers = std::move(markers);
    update();
}

void HistogramView::setTimes(const QTimeZone& zone, TimePoint now) {
    m_zone = zone;
    m_now = now;
    update();
}

void HistogramView::setSelection(std::optional<TimeRange> selection) {
    m_selection = selection;
    update();
}

void HistogramView::setPlotEdges(std::optional<std::pair<int, int>> leftAndRight) {
    m_plotEdges = leftAndRight;
    update();
}

QSize HistogramView::sizeHint() const {
    return {scaled(600), scaled(136)};
}

QSize HistogramView::minimumSizeHint() const {
    return {scaled(200), scaled(96)};
}

QString HistogramView::spokenText() const {
    return tr("%n event(s) over time", nullptr,
              static_cast<int>(std::min<quint64>(m_counts.total(), std::numeric_limits<int>::max())));
}

QString HistogramView::spokenValue() const {
    return m_cursorBin >= 0 ? binText(m_cursorBin) : QString();
}

HistogramGeometry HistogramView::geometryNow() const {
    HistogramGeometry geometry;
    geometry.bins = m_counts.columns;
    geometry.range = {m_counts.start, m_counts.start + m_counts.step * m_counts.columns};
    quint64 most = 0;
    for (int bin = 0; bin < m_counts.columns; ++bin)
        most = std::max(most, binTotal(bin));
    geometry.top = roundTop(most);
    const int labelWidth =
        QFontMetrics(textFont(TextRole::Caption)).horizontalAdvance(countText(static_cast<qint64>(geometry.top))) + space::s;
    geometry.plot = QRectF(rect()).adjusted(labelWidth, lineHeight(TextRole::Caption) + space::xs, -space::s,
                                            -lineHeight(TextRole::Caption) - space::xs);
    if (m_plotEdges) {
        geometry.plot.setLeft(m_plotEdges->first);
        geometry.plot.setRight(m_plotEdges->second);
    }
    return geometry;
}

quint64 HistogramView::binTotal(int bin) const {
    quint64 sum = 0;
    for (int row = 0; row < static_cast<int>(m_counts.rows.size()); ++row)
        sum += m_counts.at(row, bin);
    return sum;
}

QColor HistogramView::seriesColor(int row) const {
    const std::string& name = m_counts.rows[static_cast<size_t>(row)];
    const Theme& theme = Theme::current();
    if (m_series == Series::Systems)
        return theme.systemColor(name);
    if (m_series == Series::Plain)
        return theme.control();
    return theme.level(parseSeverity(name).value_or(Severity::Unknown)).fill;
}

std::vector<int> HistogramView::stackOrder() const {
    std::vector<int> order(m_counts.rows.size());
    std::iota(order.begin(), order.end(), 0);
    if (m_series == Series::Levels) {
        std::stable_sort(order.begin(), order.end(), [this](int left, int right) {
            return parseSeverity(m_counts.rows[static_cast<size_t>(left)]).value_or(Severity::Unknown)
                   < parseSeverity(m_counts.rows[static_cast<size_t>(right)]).value_or(Severity::Unknown);
        });
    }
    return order;
}

QString HistogramView::binTime(int bin) const {
    const TimeRange range = m_counts.bin(bin);
    return dateClockText(range.begin, m_zone, m_now) + QStringLiteral(" – ") + clockText(range.end, m_zone) + QLatin1Char(' ')
           + zoneOffsetText(m_zone, range.begin);
}

QStringList HistogramView::binCounts(int bin) const {
    QStringList counts;
    auto order = stackOrder();
    std::reverse(order.begin(), order.end());
    for (const int row : order) {
        const quint64 count = m_counts.at(row, bin);
        if (count == 0)
            continue;
        const QString figure = countText(static_cast<qint64>(count));
        const QString name = toText(m_counts.rows[static_cast<size_t>(row)]);
        counts << (m_series == Series::Plain ? figure : (name.isEmpty() ? tr("no level") : name) + QLatin1Char(' ') + figure);
    }
    return counts;
}

QString HistogramView::binText(int bin) const {
    return (QStringList{binTime(bin)} + binCounts(bin)).join(QLatin1Char('\n'));
}

QAccessibleInterface* HistogramView::createAccessible() {
    AccessibleParts bins;
    bins.count = [this] { return m_counts.columns; };
    bins.name = [this](int bin) { return binTime(bin); };
    bins.value = [this](int bin) {
        const QStringList counts = binCounts(bin);
        return counts.isEmpty() ? countText(0) : counts.join(QStringLiteral(", "));
    };
    bins.place = [this](int bin) {
        const HistogramGeometry geometry = geometryNow();
        const qreal left = geometry.binLeft(bin);
        return QRectF(left, geometry.plot.top(), geometry.binLeft(bin + 1) - left, geometry.plot.height()).toRect();
    };
    bins.current = [this] { return m_cursorBin; };
    bins.choose = [this](int bin) {
        m_cursorBin = bin;
        select(m_counts.bin(bin));
        update();
    };
    return makeAccessibleParts(this, std::move(bins));
}

void HistogramView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const HistogramGeometry geometry = geometryNow();
    painter.fillRect(rect(), Theme::current().surface());
    if (geometry.plot.width() < 1 || geometry.bins == 0)
        return;
    paintAxes(painter, geometry);
    paintBars(painter, geometry);
    paintSelection(painter, geometry);
    paintMarkers(painter, geometry);
    if (hasFocus()) {
        painter.setPen(QPen(Theme::current().accent(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void HistogramView::paintAxes(QPainter& painter, const HistogramGeometry& geometry) const {
    const Theme& theme = Theme::current();
    painter.setFont(textFont(TextRole::Caption));
    const QFontMetrics metrics(painter.font());
    // A top below the number of lines would repeat whole numbers.
    const int lines = geometry.top < gridLines ? static_cast<int>(geometry.top) : geometry.top % 3 == 0 ? 3 : 2;
    for (int line = 0; line <= lines; ++line) {
        const quint64 value = geometry.top * static_cast<quint64>(line) / static_cast<quint64>(lines);
        const qreal y = std::floor(geometry.yOf(value)) + 0.5;
        painter.setPen(line == 0 ? theme.borderStrong() : theme.border());
        painter.drawLine(QPointF(geometry.plot.left(), y), QPointF(geometry.plot.right(), y));
        painter.setPen(theme.text3());
        painter.drawText(QRectF(0, y - metrics.height() / 2.0, geometry.plot.left() - space::xs, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter, countText(static_cast<qint64>(value)));
    }
    const int most = std::max(1, static_cast<int>(geometry.plot.width())
                                     / (metrics.horizontalAdvance(QStringLiteral("Wed 30 May")) + space::xl));
    qreal free = geometry.plot.left() - space::xs;
    for (const TimeTick& tick : timeTicks(geometry.range, m_zone, m_now, most)) {
        const qreal x = geometry.xOf(tick.time);
        const qreal width = metrics.horizontalAdvance(tick.label);
        const qreal left = std::min(x, geometry.plot.right() - width);
        if (left < free)
            continue;
        painter.setPen(tick.isDate ? theme.text2() : theme.text3());
        painter.drawText(QRectF(left, geometry.plot.bottom() + 2, width + 1, metrics.height()), Qt::AlignLeft, tick.label);
        free = left + width + space::s;
    }
}

void HistogramView::paintBars(QPainter& painter, const HistogramGeometry& geometry) const {
    const auto order = stackOrder();
    std::vector<QColor> colors;
    colors.reserve(order.size());
    for (const int row : order)
        colors.push_back(seriesColor(row));
    for (int bin = 0; bin < geometry.bins; ++bin) {
        const qreal left = geometry.binLeft(bin);
        const qreal width = geometry.binLeft(bin + 1) - left;
        const qreal gap = width >= 4 ? 1 : 0;
        quint64 below = 0;
        for (size_t i = 0; i < order.size(); ++i) {
            const quint64 count = m_counts.at(order[i], bin);
            if (count == 0)
                continue;
            const qreal bottom = geometry.yOf(below);
            below += count;
            // One error among thousands must still be seen.
            const qreal top = std::min(geometry.yOf(below), bottom - 1);
            painter.fillRect(QRectF(left, top, std::max<qreal>(1, width - gap), bottom - top), colors[i]);
        }
    }
}

void HistogramView::paintMarkers(QPainter& painter, const HistogramGeometry& geometry) const {
    const Theme& theme = Theme::current();
    painter.setFont(textFont(TextRole::Caption));
    const QFontMetrics metrics(painter.font());
    qreal taken = geometry.plot.left();
    for (const TimeMarker& marker : m_markers) {
        if (!geometry.range.contains(marker.time))
            continue;
        const qreal x = std::floor(geometry.xOf(marker.time)) + 0.5;
        painter.setPen(QPen(theme.text(), 1, Qt::DashLine));
        painter.drawLine(QPointF(x, geometry.plot.top() - metrics.height()), QPointF(x, geometry.plot.bottom()));
        const qreal width = metrics.horizontalAdvance(marker.label);
        const qreal left = x - width - space::xs;
        if (left < taken)
            continue;
        painter.setPen(theme.text());
        painter.drawText(QPointF(left, geometry.plot.top() - metrics.descent() - 1), marker.label);
        taken = x + space::s;
    }
}

void HistogramView::paintSelection(QPainter& painter, const HistogramGeometry& geometry) const {
    const Theme& theme = Theme::current();
    if (m_selection) {
        const QRectF box(geometry.xOf(m_selection->begin), geometry.plot.top() - 2,
                         geometry.xOf(m_selection->end) - geometry.xOf(m_selection->begin), geometry.plot.height() + 2);
        QColor soft = theme.accent();
        soft.setAlphaF(0.10F);
        painter.fillRect(box, soft);
        painter.setPen(QPen(theme.accent(), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(textFont(TextRole::CaptionStrong));
        const QString label = clockText(m_selection->begin, m_zone) + QStringLiteral("–") + clockText(m_selection->end, m_zone);
        const qreal width = QFontMetricsF(painter.font()).horizontalAdvance(label) + 1;
        painter.drawText(QRectF(std::min(box.left() + 2, geometry.plot.right() - width), 0, width, box.top()),
                         Qt::AlignLeft | Qt::AlignBottom, label);
    }
    if (m_cursorBin >= 0 && hasFocus()) {
        painter.setPen(QPen(theme.accent(), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(geometry.binLeft(m_cursorBin), geometry.plot.top(),
                                geometry.binLeft(m_cursorBin + 1) - geometry.binLeft(m_cursorBin), geometry.plot.height()));
    }
}

void HistogramView::select(std::optional<TimeRange> selection) {
    if (m_selection == selection)
        return;
    m_selection = selection;
    update();
    emit selectionChanged(selection);
}

void HistogramView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_dragFrom = event->position().x();
    m_dragged = false;
}

void HistogramView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_dragFrom || std::abs(event->position().x() - *m_dragFrom) < 3)
        return;
    m_dragged = true;
    setSelection(selectedBins(geometryNow(), *m_dragFrom, event->position().x()));
}

void HistogramView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_dragFrom)
        return;
    const qreal from = *std::exchange(m_dragFrom, std::nullopt);
    if (m_dragged) {
        m_selection.reset();
        select(selectedBins(geometryNow(), from, event->position().x()));
        return;
    }
    const HistogramGeometry geometry = geometryNow();
    const auto bin = geometry.binAt(event->position().x());
    m_cursorBin = bin.value_or(-1);
    select(bin && !m_selection ? std::optional(m_counts.bin(*bin)) : std::nullopt);
}

void HistogramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const auto bin = geometryNow().binAt(event->position().x()))
        emit zoomRequested(m_selection.value_or(m_counts.bin(*bin)));
}

void HistogramView::leaveEvent(QEvent*) {
    QToolTip::hideText();
}

void HistogramView::keyPressEvent(QKeyEvent* event) {
    const int last = m_counts.columns - 1;
    int bin = m_cursorBin;
    switch (event->key()) {
    case Qt::Key_Left:
        bin = bin < 0 ? last : std::max(0, bin - 1);
        break;
    case Qt::Key_Right:
        bin = std::min(last, bin + 1);
        break;
    case Qt::Key_Home:
        bin = 0;
        break;
    case Qt::Key_End:
        bin = last;
        break;
    case Qt::Key_Escape:
        select({});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selection)
            emit zoomRequested(*m_selection);
        return;
    default:
        PaintedControl::keyPressEvent(event);
        return;
    }
    if (last < 0)
        return;
    const TimeRange moved = m_counts.bin(bin);
    if ((event->modifiers() & Qt::ShiftModifier) != 0 && m_selection)
        select(TimeRange{std::min(m_selection->begin, moved.begin), std::max(m_selection->end, moved.end)});
    else
        select(moved);
    m_cursorBin = bin;
    announce();
    update();
}

bool HistogramView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto bin = geometryNow().binAt(help->pos().x()))
            QToolTip::showText(help->globalPos(), plainToolTip(binText(*bin)), this);
        else
            QToolTip::hideText();
        return true;
    }
    return PaintedControl::event(event);
}

} // namespace logloupe
