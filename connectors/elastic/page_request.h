// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One page of a search as the body of _search, and where the page after it begins. Pure; any thread.

#include "connectors/elastic/field_map.h"
#include "connectors/elastic/platform.h"
#include "connectors/elastic/query_translation.h"
#include "models/domain/time.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace logloupe {

/// By what hits of the same time are told apart, so that the next page begins exactly where one ended.
enum class PageBreak : quint8 {
    ShardDocument, ///< _shard_doc of a point in time
    TieBreaker,    ///< a unique field
    SameInstant,   ///< nothing: the last instant is asked for again, and what is known of it left out
};

/// The same for every page of one search.
struct PageTemplate {
    TranslatedQuery query;
    NativeField time;
    std::string tieBreaker = {};
    PageBreak pageBreak = PageBreak::SameInstant;
    bool isOldestFirst = true;
    QJsonValue source = QJsonValue::Undefined; ///< which parts of the records are wanted; undefined: all
};

[[nodiscard]] PageTemplate pageTemplate(const Platform& platform, const FieldMap& fields, const QString& preferredTieBreaker);

struct PageRequest {
    TimeRange range = {};
    int size = 0;
    bool countsAll = false;
    QByteArray pointInTime = {}; ///< empty: without, and then not by _shard_doc
    int keepSeconds = 0;
    QByteArray after = {}; ///< the sort values of the hit before, as JSON; empty: from the begin
};

[[nodiscard]] QByteArray pageBody(const PageTemplate& pages, const PageRequest& request);

/// The time in a hit's sort values. Nothing where there is none, as of a hit without a time.
[[nodiscard]] std::optional<TimePoint> sortInstant(const QByteArray& sort, const NativeField& time);
/// Whether every sort value is there, so that search_after goes on exactly.
[[nodiscard]] bool isWholeSort(const QByteArray& sort);
/// What is left of the range when everything up to an instant is told: with the instant itself, or without.
[[nodiscard]] TimeRange restOf(const TimeRange& range, TimePoint instant, bool isOldestFirst, bool withInstant,
                               const NativeField& time);

} // namespace logloupe
