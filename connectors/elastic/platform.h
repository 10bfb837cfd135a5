// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Elasticsearch and OpenSearch are one connector; where they differ is data, kept here. Value; any thread.
//
// Sources: the REST references of Elasticsearch 8 and OpenSearch 2 and 3 ("Point in time", "Search", "Info").

#include "connectors/net/http.h"

#include <QVersionNumber>

namespace logloupe {

enum class PlatformFamily : quint8 { Elasticsearch, OpenSearch };

struct Platform {
    PlatformFamily family = PlatformFamily::Elasticsearch;
    QVersionNumber version = {}; ///< null where the server does not tell

    /// "OpenSearch 2.19.3": a name, not translated.
    [[nodiscard]] QString title() const;
    /// Whether a search in a point in time can be sorted by _shard_doc: not by OpenSearch 2.
    [[nodiscard]] bool sortsByShardDocument() const;

    // Requests relative to the source's address: method, path and query in url, body. `index` is a pattern such as "logs-*", a list of them, remote clusters included.

    [[nodiscard]] HttpRequest openPointInTime(const QString& index, int keepAliveSeconds) const;
    /// The id in the answer to openPointInTime(). Decode where there is none.
    [[nodiscard]] Result<QByteArray> pointInTimeId(const QByteArray& body) const;
    [[nodiscard]] HttpRequest closePointInTime(const QByteArray& id) const;

    bool operator==(const Platform&) const = default;
};

/// GET /
[[nodiscard]] HttpRequest platformInfoRequest();
/// From its answer: `version.distribution` and `version.number`, `X-elastic-product`. A server that does not serve GET / to this account (403, 404, 400) is told by its headers
/// alone. Decode where it is neither of the two.
[[nodiscard]] Result<Platform> readPlatform(const HttpResponse& answer);

} // namespace logloupe
