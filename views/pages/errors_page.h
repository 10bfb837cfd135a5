// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// When and where errors rose, and why: rows by time as colours, an overview below to choose a time in, the events of what is chosen, and what
// may have caused them. Shows values; what it asks for goes out as signals. GUI thread.

#include "models/domain/error.h"
#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "views/heatmap/heatmap_view.h"
#include "views/pages/spike_panel.h"
#include "views/pages/time_choice.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace logloupe {

class Banner;
class Button;
class ElidedLabel;
class EmptyState;
class EventDetail;
class EventGrid;
class HeatTableModel;
class HistogramView;
class SegmentedControl;
class TimeRangeButton;

/// What a row of the heatmap is.
enum class HeatRows : quint8 { System, Endpoint, ErrorType, HttpStatus };

class ErrorsPage : public QWidget {
    Q_OBJECT
public:
    /// `text` outlives the page.
    explicit ErrorsPage(EventText& text, QWidget* parent = nullptr);
    ~ErrorsPage() override;

    [[nodiscard]] HeatRows heatRows() const;
    void setHeatRows(HeatRows rows);
    [[nodiscard]] bool withWarnings() const;
    void setTimeChoice(const TimeChoice& choice);
    [[nodiscard]] const TimeChoice& timeChoice() const;

    // The map.
    void showLoading();
    void showError(const Error& error);
    /// `note`: translated; why the counts are not whole, or which events have no row. May be empty.
    void showMap(const HeatmapData& data, const QString& note);
    void showEmpty(qint64 examined);
    /// "4 187 errors in 7 days, 8 systems, 1 122 orders"; a number below zero is not known yet.
    void setFacts(qint64 errors, qint64 systems, qint64 orders);
    void setPartial(const QString& reasons);

    // What is chosen: a cell, or a time over all rows.
    [[nodiscard]] std::optional<HeatCell> selectedCell() const;
    [[nodiscard]] std::optional<TimeRange> brush() const;
    void selectCell(std::optional<HeatCell> cell);
    void beginEvents(const QString& where, TimeRange range, qint64 matches);
    void addBatch(const EventBatch& batch);
    /// `notice`: translated, when not all of them are listed.
    void endEvents(const QString& notice);
    void failEvents(const Error& error);
    void setSpike(const SpikeFacts& facts);
    void setSurrounding(const std::vector<EventBatch>& batches);
    [[nodiscard]] const EventRows& rows() const { return m_rows; }

    [[nodiscard]] QByteArray saveSplitters() const;
    void restoreSplitters(const QByteArray& state);
    void focusPane(int direction);

    [[nodiscard]] HeatmapView* map() const { return m_map; }
    [[nodiscard]] HistogramView* overview() const { return m_overview; }
    [[nodiscard]] SpikePanel* spike() const { return m_spike; }
    [[nodiscard]] EventGrid* grid() const { return m_grid; }
    [[nodiscard]] QString stateText() const;

signals:
    /// Time, rows or levels were changed by a person, or the same is asked for again.
    void reloadRequested();
    /// selectedCell() or brush() is another one.
    void selectionChanged();
    /// A type of the spike panel.
    void typeRequested(const QString& type);
    void searchRequested();
    void ordersRequested();
    void orderRequested(const QString& order);
    void customerRequested(const QString& customer);
    void traceRequested(const QString& trace);
    void filterRequested(const logloupe::FieldRef& field, const QString& value, bool exclude);
    void surroundingRequested(const logloupe::EventRef& event);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeMap();
    [[nodiscard]] QWidget* makeEvents();
    void connectParts();
    void retranslate();
    void updateFacts();
    void updateCaption();
    void alignOverview();
    void fillTable();
    void fitMap();
    void adaptToWidth();
    void adaptHeader();
    void showEventDetail(const EventRef& event);
    void showSide(bool shown);
    void placeSide();
    void closeSide();

    EventText& m_text;
    EventRows m_rows;
    HeatmapData m_data;
    QString m_note;
    qint64 m_errors = -1;
    qint64 m_systems = -1;
    qint64 m_orders = -1;
    QString m_eventsWhere;
    TimeRange m_eventsRange{TimePoint{0}, TimePoint{0}};
    qint64 m_matches = 0;
    bool m_sideWanted = true;    ///< beside the map
    bool m_sideIsPage = false;   ///< instead of it, where there is no room beside it
    bool m_mapFitted = true;     ///< nobody moved the line below the map
    std::optional<bool> m_roomy; ///< how the panels were measured last

    QVBoxLayout* m_headerBox = nullptr;
    QHBoxLayout* m_headerLine = nullptr;
    QWidget* m_controls = nullptr; ///< of the header
    QLabel* m_title = nullptr;
    ElidedLabel* m_factsLabel = nullptr;
    TimeRangeButton* m_time = nullptr;
    QLabel* m_rowsLabel = nullptr;
    SegmentedControl* m_rowKind = nullptr;
    SegmentedControl* m_levels = nullptr;
    SegmentedControl* m_view = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QSplitter* m_horizontal = nullptr;
    QSplitter* m_vertical = nullptr;
    QLabel* m_mapTitle = nullptr;
    ElidedLabel* m_mapCaption = nullptr;
    HeatmapLegend* m_legend = nullptr;
    QStackedWidget* m_mapStack = nullptr;
    HeatmapView* m_map = nullptr;
    QTableView* m_table = nullptr;
    HeatTableModel* m_tableModel = nullptr;
    QWidget* m_overviewRow = nullptr;
    QLabel* m_overviewLabel = nullptr;
    HistogramView* m_overview = nullptr;
    QLabel* m_eventsTitle = nullptr;
    ElidedLabel* m_eventsCaption = nullptr;
    Button* m_why = nullptr; ///< brings the side back
    Button* m_openSearch = nullptr;
    EventGrid* m_grid = nullptr;
    QStackedWidget* m_side = nullptr;
    SpikePanel* m_spike = nullptr;
    EventDetail* m_detail = nullptr;
};

} // namespace logloupe
