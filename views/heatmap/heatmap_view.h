// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Counts by row and time as colours of fixed steps. Painted as one image, so that its cost is that of its pixels, not of its cells.
// GUI thread.

#include "models/domain/aggregates.h"
#include "views/controls/painted_control.h"
#include "views/heatmap/heatmap_geometry.h"

#include <QImage>
#include <QTimeZone>

#include <optional>

namespace logloupe {

struct HeatmapData {
    CountTable counts;
    /// Hatched: nothing at all was logged there, which is not the same as no errors.
    std::vector<HeatCell> silent;
    bool rowsAreSystems = true;
    QTimeZone zone = QTimeZone::utc();
    TimePoint now;
};

class HeatmapView : public PaintedControl {
    Q_OBJECT
public:
    explicit HeatmapView(QWidget* parent = nullptr);

    void setData(HeatmapData data);
    [[nodiscard]] const HeatmapData& data() const { return m_data; }
    void setSelectedCell(std::optional<HeatCell> cell);
    [[nodiscard]] std::optional<HeatCell> selectedCell() const { return m_selected; }
    /// Left edge of the cells, for whoever aligns something below.
    [[nodiscard]] HeatmapGeometry geometryNow() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;
    [[nodiscard]] QString spokenValue() const override;
    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Table; }
    /// Its rows are children: their names, and as value what they add up to and where they are highest.
    [[nodiscard]] QAccessibleInterface* createAccessible() override;

signals:
    void cellSelected(std::optional<logloupe::HeatCell> cell);
    /// Double click or Enter.
    void cellActivated(logloupe::HeatCell cell);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void refresh() override;

private:
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] bool isSilent(HeatCell cell) const;
    [[nodiscard]] QString cellText(HeatCell cell) const;
    [[nodiscard]] QString rowName(int row) const;
    [[nodiscard]] QString timeText(int column) const;
    [[nodiscard]] int highestColumn(int row) const;
    [[nodiscard]] QString rowValue(int row) const;
    void renderCells(const HeatmapGeometry& geometry);
    void measureNames();
    void paintSilence(QPainter& painter, const HeatmapGeometry& geometry) const;
    void paintLabels(QPainter& painter, const HeatmapGeometry& geometry) const;
    void paintDays(QPainter& painter, const HeatmapGeometry& geometry) const;
    void select(std::optional<HeatCell> cell);

    HeatmapData m_data;
    std::vector<bool> m_silent; ///< by row × columns + column
    std::optional<HeatCell> m_selected;
    QImage m_image; ///< of the cells
    bool m_imageIsOld = true;
    int m_widestName = 0;
};

/// The colour steps with their counts and the hatching, as one line.
class HeatmapLegend : public PaintedControl {
    Q_OBJECT
public:
    explicit HeatmapLegend(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QString spokenText() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace logloupe
