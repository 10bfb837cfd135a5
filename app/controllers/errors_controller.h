// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the errors page shows: counts by row and time, then everything about the cell or the time chosen in it. GUI thread.

#include "app/controllers/release_lookup.h"
#include "app/controllers/run_set.h"
#include "app/controllers/surrounding_lookup.h"
#include "connectors/api/event_source.h"
#include "models/items/event_text.h"
#include "views/pages/errors_page.h"

#include <functional>

namespace logloupe {

class ErrorsController : public QObject {
    Q_OBJECT
public:
    /// All of them outlive the controller. `now`: of the workspace.
    ErrorsController(EventSource& source, ErrorsPage& page, EventText& text, std::function<TimePoint()> now,
                     QObject* parent = nullptr);

    /// Events listed of a cell at most; a notice says how many there are.
    static constexpr int mostEvents = 20'000;
    void setMostEvents(int events) { m_mostEvents = events; }

    /// Counts anew. The worst spike is chosen when nothing is.
    void load();

    [[nodiscard]] const Completeness& completeness() const { return m_completeness; }

signals:
    void completenessChanged(const logloupe::Completeness& completeness);
    /// Show these events on the search page; with `orders`, its orders.
    void searchRequested(const QString& query, logloupe::TimeRange range, bool orders);

private:
    [[nodiscard]] FieldRef rowField() const;
    [[nodiscard]] Query baseQuery() const;
    [[nodiscard]] Query rowQuery(const std::function<QString(const std::string&)>& valueOf, int row) const;
    [[nodiscard]] QString shownValue(const std::string& logged) const;
    [[nodiscard]] QString whereText(const std::string& row) const;
    void showFacts();
    [[nodiscard]] TimeRange wholeRange() const;
    void askCounts();
    void countFromEvents();
    void takeCounts(CountTable counts, Completeness completeness, const QString& note);
    void settleMap();
    void choose();
    void listEvents();
    void showSpike();
    void describeTypes();
    void describeChanges();
    void followText();
    void narrow(const FieldRef& field, const QString& value, bool exclude);
    void openType(const QString& type);
    [[nodiscard]] std::optional<HeatCell> cellToChoose() const;

    EventSource& m_source;
    ErrorsPage& m_page;
    EventText& m_text;
    std::function<TimePoint()> m_now;
    ReleaseLookup m_releases;
    SurroundingLookup m_surrounding;
    QTimeZone m_zone; ///< in which the bins were laid
    int m_mostEvents = mostEvents;

    RunSet m_mapRuns;
    RunSet m_focusRuns;
    TimeRange m_range; ///< of the bins
    Duration m_step{};
    std::optional<CountTable> m_counts;
    std::optional<CountTable> m_allEvents;
    bool m_waitsForAll = false;
    QString m_note;
    qint64 m_errors = -1; ///< also those without the rows' field
    qint64 m_systems = -1;
    qint64 m_orders = -1;
    Completeness m_completeness;

    /// What was chosen before the bins were laid anew: the row's name, the begin of the bin.
    std::optional<std::pair<std::string, TimePoint>> m_cellBefore;

    /// What is chosen.
    Query m_focusQuery;
    Query m_shownQuery; ///< the same with masked values, for the search page
    TimeRange m_focusRange;
    SpikeFacts m_facts;
    bool m_allListed = false;
    bool m_listed = false;
    std::optional<TopValues> m_types;
    std::optional<TopValues> m_typesBefore;
    std::vector<Change> m_releasesBefore;
    bool m_releasesKnown = false;
};

} // namespace logloupe
