// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The lane diagram of one order: a time axis, the status band, a lane per system with what happened there and what travelled between the systems.
// Geometry is computed once per size (lane_layout.h, status_band.h) and replayed here. GUI thread.

#include "models/analysis/case_report.h"
#include "views/charts/time_ticks.h"
#include "views/lanes/lane_axis.h"
#include "views/lanes/lane_layout.h"
#include "views/lanes/status_band.h"

#include <QAbstractScrollArea>
#include <QPixmap>
#include <QTimeZone>

#include <memory>

namespace logloupe {

class LaneView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit LaneView(QWidget* parent = nullptr);
    ~LaneView() override;

    /// The same order in another language or zone, or with newer events, keeps its scale and its current event.
    void setCase(std::shared_ptr<const CaseReport> report, const QTimeZone& zone);
    void setAxisMode(AxisMode mode);
    [[nodiscard]] AxisMode axisMode() const { return m_mode; }
    /// Marks the event and brings it into sight; -1 marks none.
    void setCurrentEvent(EventIndex event);
    [[nodiscard]] EventIndex currentEvent() const { return m_current; }

    /// 1: everything fits the width. Up to 64.
    void zoomBy(qreal factor);
    void fit();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What the mark at the cursor says, for assistive technology and tool tips.
    [[nodiscard]] QString markText(int mark) const;
    [[nodiscard]] const LaneLayout& laneLayout() const { return m_layout; }
    [[nodiscard]] const LaneAxis& axis() const { return m_axis; }
    [[nodiscard]] qreal zoom() const { return m_zoom; }

    /// What assistive technology reads row by row: first the statuses, then the lanes.
    [[nodiscard]] int spokenRows() const;
    [[nodiscard]] QString spokenRowName(int row) const;
    [[nodiscard]] QString spokenRowValue(int row) const;
    /// In the view's coordinates.
    [[nodiscard]] QRect spokenRowRect(int row) const;

signals:
    /// A person chose a mark, by mouse or keys.
    void eventChosen(int event);
    /// Double click or Enter.
    void eventActivated(int event);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void layOut();
    [[nodiscard]] std::vector<TimeTick> stretchTicks(const LaneAxis::Stretch& stretch) const;
    void zoomAround(qreal factor, qreal viewportX);
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] int headHeight() const;
    [[nodiscard]] QPointF toLanes(QPoint viewportPoint) const;
    void choose(int mark);
    void chooseEvent(EventIndex event);
    void step(int direction);
    void stepToKind(int direction, MarkKind kind);
    void pan(int direction);
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void stepLane(int direction);
    [[nodiscard]] QString tipAt(QPoint viewportPoint) const;
    void paintAxis(QPainter& painter) const;
    void paintBand(QPainter& painter) const;
    void paintSegmentWords(QPainter& painter, const BandSegment& segment) const;
    void paintLanes(QPainter& painter) const;
    void paintGaps(QPainter& painter) const;
    void paintLegs(QPainter& painter) const;
    void paintSpans(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintCurrentMark(QPainter& painter) const;
    /// Everything but what is current.
    void paintPicture();
    void clipToLanes(QPainter& painter) const;
    void paintMark(QPainter& painter, const PlacedMark& mark, bool isCurrent) const;
    void paintLabels(QPainter& painter) const;
    [[nodiscard]] std::pair<qreal, qreal> shownPart() const;
    void paintNow(QPainter& painter) const;
    [[nodiscard]] bool showsNow() const;
    [[nodiscard]] QString nowText() const;
    /// Of the words on the line of now.
    [[nodiscard]] QRectF nowBox() const;
    void paintNames(QPainter& painter) const;
    [[nodiscard]] QColor toneColor(Tone tone) const;
    [[nodiscard]] QColor laneColor(int lane) const;

    std::shared_ptr<const CaseReport> m_report;
    QTimeZone m_zone = QTimeZone::utc();
    AxisMode m_mode = AxisMode::Folded;
    qreal m_zoom = 1;
    EventIndex m_current = -1;
    LaneAxis m_axis;
    LaneLayout m_layout;
    std::vector<BandSegment> m_band;
    std::vector<std::vector<TimeTick>> m_ticks; ///< per stretch
    QPixmap m_picture;                          ///< of what is shown, until it is laid out anew or moved
};

} // namespace logloupe
