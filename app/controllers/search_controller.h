// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the search page shows: asks the source for events, counts and values side by side, a newer search ending the older one. GUI thread.

#include "app/controllers/masked_query.h"
#include "app/controllers/release_lookup.h"
#include "app/controllers/run_set.h"
#include "app/controllers/surrounding_lookup.h"
#include "connectors/api/event_source.h"
#include "models/items/event_text.h"
#include "views/pages/search_page.h"

#include <QPointer>

#include <map>
#include <set>

namespace logloupe {

class SearchController : public QObject {
    Q_OBJECT
public:
    /// All of them outlive the controller. `now`: of the workspace.
    SearchController(EventSource& source, SearchPage& page, EventText& text, std::function<TimePoint()> now,
                     QObject* parent = nullptr);

    /// Rows fetched at once; further ones come as the reader nears the end.
    static constexpr int pageRows = 50'000;
    /// Rows listed at most; then a notice says how many there are.
    static constexpr int mostRows = 200'000;
    void setRowLimits(int page, int most);

    /// Shows this search and runs it.
    void open(const QString& query, const TimeChoice& choice);
    /// Runs what the page asks for.
    void search();

    /// What was searched last, for an export: its query with the values behind masked ones in it, and the time with the selection in it.
    [[nodiscard]] const Query& query() const { return m_query; }
    [[nodiscard]] TimeRange listedRange() const { return m_listedRange; }
    [[nodiscard]] const Completeness& completeness() const { return m_completeness; }

signals:
    void completenessChanged(const logloupe::Completeness& completeness);
    /// A search began: for the history and the sidebar.
    void searchStarted(const QString& query, const logloupe::TimeChoice& choice);

private:
    /// The seam of two pages: rows at its time that are listed already.
    struct Seam {
        TimePoint time;
        std::set<std::pair<QString, quint64>> known;
    };

    void refreshFields();
    [[nodiscard]] QueryContext queryContext() const;
    void updateContext();
    void followText();
    void start();
    void findMaskedValues(const std::vector<MaskedTerm>& terms);
    void ask();
    void planBinsOf(const TimeChoice& choice);
    void listEvents();
    void fetchMore();
    void runSearch(const SearchRequest& request, std::shared_ptr<const Seam> seam);
    void take(const EventBatch& batch, const Seam* seam);
    void listed(const Outcome& outcome);
    void countEventsAnew();
    void showCounts(const CountTable& counts, const QString& note);
    void askValues();
    void askValuesOf(const FieldRef& field);
    void askOrders();
    void askClosedFields();
    void askCompletionValues(const FieldRef& field);
    void showReleases(const std::vector<Change>& releases);
    void answerFromBatches();
    void showVocabulary();
    [[nodiscard]] QString maskHint() const;
    void publish(const Outcome& outcome);
    [[nodiscard]] int binCount() const;

    EventSource& m_source;
    SearchPage& m_page;
    EventText& m_text;
    std::function<TimePoint()> m_now;
    ReleaseLookup m_releases;
    SurroundingLookup m_surrounding;
    int m_pageRows = pageRows;
    int m_mostRows = mostRows;

    QString m_searchedText; ///< the query as it was written
    TimeChoice m_searchedTime;
    QTimeZone m_zone; ///< in which the query was read and the bins were laid
    Query m_query;
    TimeRange m_range;    ///< asked for
    TimeRange m_binRange; ///< of the counts; empty when it has no bounds
    Duration m_step{};
    TimeRange m_listedRange;
    RunSet m_eventRuns;
    RunSet m_countRuns;
    RunSet m_valueRuns;
    RunSet m_maskRuns;
    RunSet m_standingRuns; ///< fields, completion: of no search
    QPointer<SearchRun> m_eventRun;
    bool m_hasSearched = false;
    qint64 m_matches = 0;
    bool m_matchesExact = true;
    qint64 m_examined = 0;
    std::vector<EventBatch> m_batches; ///< of the last search, for sources that do not count
    Completeness m_completeness;
    std::vector<FieldDescription> m_fields;
    std::map<std::string, int> m_valueLimits;
    std::vector<FieldRef> m_closedFields; ///< still to be counted
    std::map<std::string, FieldValues> m_completionValues;
};

} // namespace logloupe
