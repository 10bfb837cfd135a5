// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_transitions_run.h"

#include "connectors/elastic/aggregations.h"

namespace logloupe {

namespace {

Query statusChanges() {
    return Query(makeQueryNode(MatchAnd{{makeQueryNode(MatchExists{FieldRef::of(Field::StatusNew)}),
                                         makeQueryNode(MatchExists{FieldRef::of(Field::OrderId)})}}));
}

} // namespace

ElasticTransitionsRun::ElasticTransitionsRun(ElasticConnection& connection, RunWriter writer, TransitionsRequest request,
                                             QObject* parent)
    : ElasticRun(connection, std::move(writer), parent)
    , m_request(request)
    , m_table(std::make_shared<TransitionTable>()) {}

void ElasticTransitionsRun::begin(const ElasticKnowledgePointer& knowledge) {
    PagesAsked asked{.query = statusChanges(),
                     .range = {m_request.since, TimePoint::latest()},
                     .source = transitionsSource(knowledge->fields)};
    const auto sink = [table = m_table](std::span<const EventRef> events) {
        table->add(events);
        return true;
    };
    ElasticPager& pages = openPages(knowledge, std::move(asked), sink);
    connect(&pages, &ElasticPager::finished, this, &ElasticTransitionsRun::takeEnd);
    pages.start();
}

void ElasticTransitionsRun::takeEnd(const PagesEnd& end) {
    connection().run([table = m_table, range = m_request.range, end, connection = &connection(),
                      run = QPointer<ElasticTransitionsRun>(this)] {
        const StatusTransitions transitions = table->build(range);
        connection->post([run, transitions, end] {
            if (run)
                run->takeTable(transitions, end);
        });
    });
}

void ElasticTransitionsRun::takeTable(const StatusTransitions& transitions, const PagesEnd& end) {
    const auto changes = static_cast<qint64>(transitions.time.size());
    writer().answer(transitions);
    finish({.range = m_request.range,
            .shown = changes,
            .total = changes,
            .exact = end.problems.isEmpty(),
            .problems = end.problems});
}

} // namespace logloupe
