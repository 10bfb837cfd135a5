// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The options of a profile's source of kind "elasticsearch" or "opensearch". Value; any thread. The format: resources/profile.schema.json.

#include "connectors/records/mapping.h"
#include "models/domain/profile.h"

#include <QUrl>

namespace logloupe {

enum class ElasticCredentials : quint8 {
    Bearer,      ///< the token of the sign-in
    ApiKey,      ///< "Authorization: ApiKey …" (Elasticsearch)
    Basic,       ///< over TLS or to a loopback address only, with a warning
    Certificate, ///< the client certificate of the profile's network settings
    None,        ///< with a warning
};

struct ElasticSettings {
    QString name;
    QUrl address;                             ///< without a trailing slash
    QString index = QStringLiteral("logs-*"); ///< option "index": a pattern, or several parted by commas
    ElasticCredentials credentials =
        ElasticCredentials::Bearer; ///< option "credentials": "bearer", "api_key", "basic", "certificate", "none"
    /// Options "secret_file": a file of the user's alone (mode 0600) beside the profile or absolute, holding the API key, or user:password. Never in the profile itself.
    QString secretFile = {};
    std::vector<MappedField> fields = {}; ///< option "fields": {"order.id": "orderNumber"}; ECS names where it says nothing
    QString tieBreaker =
        {}; ///< option "tie_breaker": a keyword field that is unique, for OpenSearch 2; empty: found among the known ones
    int pageSize = 5000;                       ///< option "page_size", 10 to 10 000 events a request
    int maxParallel = 4;                       ///< option "parallel", 1 to 16 requests at a time
    std::chrono::milliseconds pollEvery{1000}; ///< option "poll_ms", 200 to 60 000: of the live tail
    std::chrono::seconds lateness{
        30}; ///< option "lateness_s", 1 to 3 600: how late an event may reach the index and still be shown by a live tail
    QUrl dashboards = {};  ///< option "dashboards": the address of Kibana or OpenSearch Dashboards, for links
    QString dataView = {}; ///< option "data_view": the id of the data view (index pattern) there
    std::optional<Duration> retention = {};

    /// Usage: names the key, as Profile::parse() does, and what may stand there. Unknown options are a mistake too.
    [[nodiscard]] static Result<ElasticSettings> of(const ProfileSource& source);

    bool operator==(const ElasticSettings&) const = default;
};

} // namespace logloupe
