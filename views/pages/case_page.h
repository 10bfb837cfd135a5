// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What happened to one order, and is it late: verdict, story, facts, lanes, events, detail. Shows values; what it asks for goes out as signals. GUI thread.

#include "models/analysis/case_report.h"
#include "models/domain/error.h"
#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "views/lanes/lane_axis.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace logloupe {

class Button;
class ElidedLabel;
class EmptyState;
class EventDetail;
class EventGrid;
class KeyValueList;
class LaneView;
class Pill;
class PopulationView;
class RunLabel;
class SearchField;
class SegmentedControl;
class StayTableModel;
class VerdictBar;

class CasePage : public QWidget {
    Q_OBJECT
public:
    /// `text` outlives the page.
    explicit CasePage(EventText& text, QWidget* parent = nullptr);
    ~CasePage() override;

    void showLoading(const QString& order, qint64 events);
    void showError(const Error& error);
    /// `batches`: the order's events. An empty timeline shows that nothing is known of the order.
    void showCase(const QString& order, std::shared_ptr<const CaseReport> report, const Baselines& baselines,
                  const std::vector<EventBatch>& batches);
    [[nodiscard]] QString order() const { return m_order; }
    [[nodiscard]] const std::shared_ptr<const CaseReport>& report() const { return m_report; }
    /// The answer to surroundingsRequested().
    void showSurroundings(const std::vector<EventBatch>& batches);

    [[nodiscard]] QByteArray saveSplitters() const;
    void restoreSplitters(const QByteArray& state);
    /// Moves the focus into the next or the previous pane.
    void focusPane(int direction);
    void focusFilter();
    /// What a reader of the picture should look at first: the newest error, else the newest status change. For a first view.
    void selectWorstEvent();

signals:
    void retryRequested();
    void customerRequested(const QString& customer);
    void orderRequested(const QString& order);
    void traceRequested(const QString& trace);
    void filterRequested(const logloupe::FieldRef& field, const QString& value, bool exclude);
    void surroundingsRequested(const logloupe::EventRef& event);
    void ticketRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Rows : quint8 { All, StatusChanges, Problems };

    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeVerdict();
    [[nodiscard]] QWidget* makeTimeline();
    [[nodiscard]] QWidget* makeEvents();
    void connectParts();
    void retranslate();
    void fillHeader();
    void fillPopulation(const Baselines& baselines);
    void applyFilter();
    void showRow(int row);
    void showTimelineEvent(int event);
    /// As high as the page, or as high as its parts need.
    void placeContent();
    void keepFirstLook();
    [[nodiscard]] bool hasPopulationRoom() const;
    void setDetailVisible(bool visible);

    EventText& m_text;
    QString m_order;
    std::shared_ptr<const CaseReport> m_report;
    EventRows m_rows;

    QStackedWidget* m_stack = nullptr;
    QScrollArea* m_scroll = nullptr;
    QWidget* m_content = nullptr;
    bool m_isNarrow = false;
    int m_firstLook = -1;       ///< chosen by the page, kept in sight until a person looks elsewhere
    bool m_hasOwnSizes = false; ///< a person chose the panels' sizes
    EmptyState* m_empty = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_customerLabel = nullptr;
    Button* m_customer = nullptr;
    Pill* m_status = nullptr;
    ElidedLabel* m_since = nullptr;
    Button* m_ticket = nullptr;
    VerdictBar* m_verdict = nullptr;
    RunLabel* m_summary = nullptr;
    PopulationView* m_population = nullptr;
    KeyValueList* m_facts = nullptr;
    QLabel* m_timelineTitle = nullptr;
    SegmentedControl* m_axisMode = nullptr;
    QWidget* m_legend = nullptr;
    Button* m_zoomOut = nullptr;
    Button* m_zoomIn = nullptr;
    Button* m_fit = nullptr;
    QStackedWidget* m_timelineStack = nullptr;
    LaneView* m_lanes = nullptr;
    QTableView* m_table = nullptr;
    StayTableModel* m_stays = nullptr;
    QSplitter* m_vertical = nullptr;
    QSplitter* m_horizontal = nullptr;
    QLabel* m_eventsTitle = nullptr;
    QLabel* m_eventsCount = nullptr;
    SearchField* m_filter = nullptr;
    SegmentedControl* m_rowsKind = nullptr;
    Button* m_columns = nullptr;
    EventGrid* m_grid = nullptr;
    EventDetail* m_detail = nullptr;
};

} // namespace logloupe
