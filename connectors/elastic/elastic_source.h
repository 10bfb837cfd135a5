// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A cluster of Elasticsearch or OpenSearch as a source. It asks product, version and fields at the first question, and again after a failure.
//
// Searches page through a point in time by search_after until every match is delivered, or the limit; memory holds two pages. Cancelling frees the server's side too. Replies are decoded on a
// worker thread. A live tail polls with an overlap of the settings' lateness and tells each event once.

#include "connectors/api/event_source.h"
#include "connectors/elastic/elastic_pace.h"
#include "connectors/elastic/elastic_settings.h"
#include "connectors/net/access_tokens.h"
#include "connectors/net/network_settings.h"

#include <memory>

namespace logloupe {

class ElasticSource : public EventSource {
    Q_OBJECT
public:
    /// `tokens` may be null where the settings want no bearer; it outlives the source.
    ElasticSource(const ElasticSettings& settings, const NetworkSettings& network, AccessTokens* tokens,
                  QObject* parent = nullptr, const ElasticPace& pace = {});
    ~ElasticSource() override;

    [[nodiscard]] QString name() const override;
    /// Everything but what the server turned out not to have.
    [[nodiscard]] Capabilities capabilities() const override;
    /// Names the product once it is known; the state tells of waiting, conflicts of types, missing credentials.
    [[nodiscard]] SourceHealth health() const override;
    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace logloupe
