// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The members of an answer that say how much of the truth it holds. Pure; any thread.
//
// Source: both references, "Search", response body; "Cross-cluster search" for _clusters.

#include "connectors/elastic/search_reply.h"

#include <QJsonObject>

namespace logloupe {

/// From took, timed_out, _shards, _clusters and hits.total, those that are there. Decode where one is of another type than it should be.
[[nodiscard]] Result<ReplyCompleteness> completenessOf(const QJsonObject& answer);

/// An answer that is not what was asked for; `detail` is technical.
[[nodiscard]] Error unreadableReply(const QString& detail);
/// An answer of 200 that holds an exception all the same.
[[nodiscard]] Error failedReply(const QJsonObject& error);

} // namespace logloupe
