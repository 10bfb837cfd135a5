// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The part of the query language that the stand-in for Elasticsearch and OpenSearch understands. Pure.

#include <QJsonObject>
#include <QString>

#include <optional>

namespace logloupe {

struct StubDocument {
    QString index;
    QString id;
    QJsonObject source; ///< with dotted names as keys
    qint64 milliseconds = 0;
    qint64 position = 0; ///< among all, as _shard_doc
};

/// The time of an ISO 8601 text in UTC, cut to the millisecond as a "date" field keeps it.
[[nodiscard]] std::optional<qint64> stubMilliseconds(const QString& text);
/// Nothing for a query it does not understand.
[[nodiscard]] std::optional<bool> stubMatches(const QJsonObject& query, const StubDocument& document);

} // namespace logloupe
