// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Find and narrow events: query, fields with their values, events over time, the events themselves and one of them in full. Shows values;
// what it asks for goes out as signals. GUI thread.

#include "models/domain/aggregates.h"
#include "models/domain/error.h"
#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "models/query/completion.h"
#include "views/charts/histogram_view.h"
#include "views/pages/time_choice.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace logloupe {

class Banner;
class Button;
class CountLegend;
class ElidedLabel;
class EmptyState;
class EventDetail;
class EventGrid;
class FieldsPanel;
class QueryBar;
class SegmentedControl;
class TimeRangeButton;
class ValueCountsModel;

class SearchPage : public QWidget {
    Q_OBJECT
public:
    /// `text` outlives the page.
    explicit SearchPage(EventText& text, QWidget* parent = nullptr);
    ~SearchPage() override;

    // What is asked.
    void setQueryText(const QString& text);
    [[nodiscard]] QString queryText() const;
    /// As the page reads it; MatchAll for an empty line.
    [[nodiscard]] Result<Query> query() const;
    void setQueryContext(const QueryContext& context);
    void setTimeChoice(const TimeChoice& choice);
    [[nodiscard]] const TimeChoice& timeChoice() const;
    [[nodiscard]] bool isNewestFirst() const { return m_rows.isNewestFirst(); }
    void setNewestFirst(bool newestFirst);
    [[nodiscard]] bool isSplitBySystem() const;
    [[nodiscard]] std::optional<TimeRange> selection() const;

    // Answers. `total` of all matches in the whole range; nothing while not known.
    void setFields(const std::vector<FieldDescription>& fields);
    void setTopValues(const TopValues& values);
    void forgetTopValues();
    [[nodiscard]] std::vector<FieldRef> openFields() const;
    void setVocabulary(CompletionVocabulary vocabulary);
    /// `note`: translated; why the counts are less than they could be. Empty: they are whole.
    void setHistogram(const CountTable& counts, HistogramView::Series series, const QString& note);
    void setMarkers(std::vector<TimeMarker> markers);
    void setOrders(const TopValues& orders);
    /// The orders of the events found in place of the events, or these again.
    void showOrders(bool shown);

    // Events, for each search: beginResults(), batches, then one of the ends.
    void beginResults();
    void addBatch(const EventBatch& batch);
    void showProgress(qint64 found);
    /// `matches`: in the time looked at, of which `rows` are listed; `canFetchMore`: further rows come as the reader nears the end.
    void endResults(qint64 matches, bool isExact, bool canFetchMore, const QString& notice);
    /// `hint`: translated, what else to try; empty: what usually helps.
    void showEmpty(qint64 examined, const QString& hint = {});
    /// Rows found before the failure stay.
    void showError(const Error& error);
    void showPartial(const QString& reasons);
    void setSurrounding(const std::vector<EventBatch>& batches);
    [[nodiscard]] const EventRows& rows() const { return m_rows; }

    [[nodiscard]] QByteArray saveSplitters() const;
    void restoreSplitters(const QByteArray& state);
    [[nodiscard]] QString columnState() const;
    void restoreColumns(const QString& state);
    /// Moves the focus into the next or the previous pane.
    void focusPane(int direction);
    void focusQuery();
    void focusFilter();
    /// Chooses the first error among the rows, else the first row. For a first view.
    void selectWorstEvent();

    [[nodiscard]] QueryBar* queryBar() const { return m_query; }
    [[nodiscard]] TimeRangeButton* timeButton() const { return m_time; }
    [[nodiscard]] EventGrid* grid() const { return m_grid; }
    [[nodiscard]] HistogramView* histogram() const { return m_histogram; }
    [[nodiscard]] FieldsPanel* fieldsPanel() const { return m_fields; }
    [[nodiscard]] EventDetail* detail() const { return m_detail; }
    /// What stands where the events would, or above them: for tests and assistive technology.
    [[nodiscard]] QString stateText() const;

signals:
    /// Query, time or order of time were changed by a person.
    void searchRequested();
    /// Bins of the histogram were chosen, or none are any more: the events of this time alone are listed.
    void selectionChanged();
    void splitChanged(bool bySystem);
    void valuesRequested(const logloupe::FieldRef& field, int limit);
    /// For completion: a field's values, when they are not known yet.
    void completionValuesWanted(const logloupe::FieldRef& field);
    void moreRequested();
    void retryRequested();
    void surroundingRequested(const logloupe::EventRef& event);
    void orderRequested(const QString& order);
    void customerRequested(const QString& customer);
    void exportRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class State : quint8 { Idle, Loading, Listed, Empty, Failed };
    static constexpr int fieldsFrom = 1000; ///< narrower pages have no fields beside the events

    [[nodiscard]] QWidget* makeHistogram();
    [[nodiscard]] QWidget* makeResults();
    [[nodiscard]] QWidget* makeList();
    void connectParts();
    void retranslate();
    void narrow(const FieldRef& field, const QString& value, bool exclude);
    void searchTrace(const QString& trace);
    void zoomTo(TimeRange range);
    void updateCounts();
    void updateState();
    void updateTitle();
    void showResultKind();
    void setDetailVisible(bool visible);
    void settleDetail();
    void adaptToWidth();
    void openOrder(int row);

    EventText& m_text;
    EventRows m_rows;
    CountTable m_counts;
    HistogramView::Series m_series = HistogramView::Series::Levels;
    QString m_countNote;
    State m_state = State::Idle;
    qint64 m_found = 0; ///< while searching
    qint64 m_matches = 0;
    bool m_matchesExact = true;
    QString m_notice;
    qint64 m_examined = 0;
    QString m_emptyHint;
    std::optional<Error> m_error;
    QString m_partial;
    std::optional<EventRef> m_lastEvent; ///< in the detail when the search began
    std::optional<quint64> m_orderCount;
    std::optional<bool> m_roomy; ///< how the panels were measured last
    quint64 m_ordersListed = 0;

    QueryBar* m_query = nullptr;
    TimeRangeButton* m_time = nullptr;
    Button* m_search = nullptr;
    QSplitter* m_columns = nullptr;
    FieldsPanel* m_fields = nullptr;
    QSplitter* m_vertical = nullptr;
    ElidedLabel* m_title = nullptr;
    QLabel* m_stepText = nullptr;
    CountLegend* m_legend = nullptr;
    Button* m_zoom = nullptr;
    Button* m_showFields = nullptr;
    Button* m_bySystem = nullptr;
    HistogramView* m_histogram = nullptr;
    QSplitter* m_horizontal = nullptr;
    QWidget* m_list = nullptr;
    SegmentedControl* m_kind = nullptr;
    ElidedLabel* m_listed = nullptr;
    Button* m_order = nullptr;
    Button* m_columnsButton = nullptr;
    Button* m_export = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    EventGrid* m_grid = nullptr;
    QTableView* m_orders = nullptr;
    ValueCountsModel* m_ordersModel = nullptr;
    EmptyState* m_empty = nullptr;
    EventDetail* m_detail = nullptr;
};

} // namespace logloupe
