// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events over time as stacked bars, the worst on top, with a selection that is dragged or moved by keys. GUI thread.

#include "models/domain/aggregates.h"
#include "views/charts/histogram_geometry.h"
#include "views/controls/painted_control.h"

#include <QTimeZone>

#include <optional>
#include <vector>

namespace logloupe {

/// Something that happened at one moment and may explain a change: a release.
struct TimeMarker {
    TimePoint time;
    QString label;
};

class HistogramView : public PaintedControl {
    Q_OBJECT
public:
    explicit HistogramView(QWidget* parent = nullptr);

    /// What the rows of the table are: levels get the levels' colours and order, systems the systems', plain ones a neutral grey.
    enum class Series : quint8 { Levels, Systems, Plain };
    void setCounts(const CountTable& counts, Series series);
    void setMarkers(std::vector<TimeMarker> markers);
    void setTimes(const QTimeZone& zone, TimePoint now);
    void setSelection(std::optional<TimeRange> selection);
    /// Makes the plot begin and end where another view's does; nothing: as narrow as the axis' labels.
    void setPlotEdges(std::optional<std::pair<int, int>> leftAndRight);
    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;
    [[nodiscard]] QString spokenValue() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }
    /// Its bins are children: their times, and as value what was counted in them.
    [[nodiscard]] QAccessibleInterface* createAccessible() override;

signals:
    /// A person selected bins, or nothing (Esc, a click).
    void selectionChanged(std::optional<logloupe::TimeRange> selection);
    /// Double click or Enter: look at this part only.
    void zoomRequested(logloupe::TimeRange range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] HistogramGeometry geometryNow() const;
    [[nodiscard]] QColor seriesColor(int row) const;
    [[nodiscard]] std::vector<int> stackOrder() const;
    [[nodiscard]] quint64 binTotal(int bin) const;
    [[nodiscard]] QString binText(int bin) const;
    [[nodiscard]] QString binTime(int bin) const;
    [[nodiscard]] QStringList binCounts(int bin) const;
    void select(std::optional<TimeRange> selection);
    void paintAxes(QPainter& painter, const HistogramGeometry& geometry) const;
    void paintBars(QPainter& painter, const HistogramGeometry& geometry) const;
    void paintMarkers(QPainter& painter, const HistogramGeometry& geometry) const;
    void paintSelection(QPainter& painter, const HistogramGeometry& geometry) const;

    CountTable m_counts;
    Series m_series = Series::Levels;
    std::vector<TimeMarker> m_markers;
    QTimeZone m_zone = QTimeZone::utc();
    TimePoint m_now;
    std::optional<TimeRange> m_selection;
    std::optional<std::pair<int, int>> m_plotEdges;
    std::optional<qreal> m_dragFrom;
    bool m_dragged = false;
    int m_cursorBin = -1;
};

} // namespace logloupe
