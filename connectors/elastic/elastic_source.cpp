// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_source.h"

#include "connectors/elastic/elastic_connection.h"
#include "connectors/elastic/elastic_number_run.h"
#include "connectors/elastic/elastic_run.h"
#include "connectors/elastic/elastic_tail.h"
#include "connectors/elastic/elastic_transitions_run.h"

namespace logloupe {

struct ElasticSource::Parts {
    Parts(const ElasticSettings& settings, const NetworkSettings& network, AccessTokens* tokens, const ElasticPace& pace)
        : connection(settings, network, tokens, pace) {}

    /// A run and whoever answers it, which deletes itself when the run is over.
    template <typename Question, typename Asked>
    [[nodiscard]] std::unique_ptr<SearchRun> start(Asked asked) {
        auto [run, writer] = SearchRun::create();
        (new Question(connection, std::move(writer), std::move(asked), &questions))->start();
        return std::move(run);
    }

    ElasticConnection connection;
    QObject questions; ///< their parent; goes first, which frees whoever of the connection's threads waits for a consumer
};

ElasticSource::ElasticSource(const ElasticSettings& settings, const NetworkSettings& network, AccessTokens* tokens,
                             QObject* parent, const ElasticPace& pace)
    : EventSource(parent)
    , m_parts(std::make_unique<Parts>(settings, network, tokens, pace)) {
    connect(&m_parts->connection, &ElasticConnection::healthChanged, this, &ElasticSource::healthChanged);
}

ElasticSource::~ElasticSource() = default;

QString ElasticSource::name() const {
    return m_parts->connection.settings().name;
}

Capabilities ElasticSource::capabilities() const {
    return {.counts = true, .top = true, .transitions = true, .tail = true};
}

SourceHealth ElasticSource::health() const {
    return m_parts->connection.health();
}

std::unique_ptr<SearchRun> ElasticSource::search(const SearchRequest& request) {
    return m_parts->start<ElasticSearchRun>(request);
}

std::unique_ptr<SearchRun> ElasticSource::count(const CountRequest& request) {
    return m_parts->start<ElasticNumberRun>(NumberQuestion::of(request));
}

std::unique_ptr<SearchRun> ElasticSource::top(const TopRequest& request) {
    return m_parts->start<ElasticNumberRun>(NumberQuestion::of(request));
}

std::unique_ptr<SearchRun> ElasticSource::transitions(const TransitionsRequest& request) {
    return m_parts->start<ElasticTransitionsRun>(request);
}

std::unique_ptr<SearchRun> ElasticSource::fields(const FieldsRequest& request) {
    return m_parts->start<ElasticFieldsRun>(request);
}

std::unique_ptr<SearchRun> ElasticSource::tail(const TailRequest& request) {
    auto run = m_parts->start<ElasticTail>(request);
    run->setPatience(std::chrono::milliseconds(0));
    return run;
}

} // namespace logloupe
