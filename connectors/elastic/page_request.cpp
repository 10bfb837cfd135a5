// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/page_request.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

QString text(const std::string& utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject sortBy(const std::string& field, bool isOldestFirst, const QString& unmappedType) {
    return {{text(field), QJsonObject{{u"order"_s, isOldestFirst ? u"asc"_s : u"desc"_s}, {u"unmapped_type"_s, unmappedType}}}};
}

QJsonArray sortOf(const PageTemplate& pages, bool hasPointInTime) {
    const bool isNanos = pages.time.kind == NativeKind::DateNanos;
    QJsonArray sort{sortBy(pages.time.name, pages.isOldestFirst, isNanos ? u"date_nanos"_s : u"date"_s)};
    if (pages.pageBreak == PageBreak::TieBreaker)
        sort.append(sortBy(pages.tieBreaker, pages.isOldestFirst, u"keyword"_s));
    else if (pages.pageBreak == PageBreak::ShardDocument && hasPointInTime)
        sort.append(QJsonObject{{u"_shard_doc"_s, u"asc"_s}});
    return sort;
}

QJsonArray sortValues(const QByteArray& sort) {
    return QJsonDocument::fromJson(sort).array();
}

} // namespace

PageTemplate pageTemplate(const Platform& platform, const FieldMap& fields, const QString& preferredTieBreaker) {
    PageTemplate pages;
    if (const NativeField* time = fields.timeField())
        pages.time = *time;
    if (platform.sortsByShardDocument()) {
        pages.pageBreak = PageBreak::ShardDocument;
    } else if (const NativeField* tieBreaker = fields.tieBreaker(preferredTieBreaker)) {
        pages.pageBreak = PageBreak::TieBreaker;
        pages.tieBreaker = tieBreaker->name;
    }
    return pages;
}

QByteArray pageBody(const PageTemplate& pages, const PageRequest& request) {
    QJsonObject body{{u"size"_s, request.size},
                     {u"query"_s, filterOf(pages.query, request.range, pages.time)},
                     {u"sort"_s, sortOf(pages, !request.pointInTime.isEmpty())},
                     {u"track_total_hits"_s, request.countsAll}};
    if (!request.pointInTime.isEmpty())
        body.insert(u"pit"_s, QJsonObject{{u"id"_s, QString::fromUtf8(request.pointInTime)},
                                          {u"keep_alive"_s, u"%1s"_s.arg(request.keepSeconds)}});
    if (!request.after.isEmpty())
        body.insert(u"search_after"_s, sortValues(request.after));
    if (!pages.source.isUndefined())
        body.insert(u"_source"_s, pages.source);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::optional<TimePoint> sortInstant(const QByteArray& sort, const NativeField& time) {
    const QJsonValue first = sortValues(sort).at(0);
    // Of a hit without the field the server gives an end of the range of numbers.
    constexpr qint64 none = std::numeric_limits<qint64>::max();
    const qint64 value = first.toInteger(none);
    if (!first.isDouble() || value == none || value == std::numeric_limits<qint64>::min())
        return {};
    return time.kind == NativeKind::DateNanos ? TimePoint{value} : TimePoint::fromMilliseconds(value);
}

bool isWholeSort(const QByteArray& sort) {
    const QJsonArray values = sortValues(sort);
    return !values.isEmpty()
           && std::none_of(values.begin(), values.end(), [](const QJsonValue& value) { return value.isNull(); });
}

TimeRange restOf(const TimeRange& range, TimePoint instant, bool isOldestFirst, bool withInstant, const NativeField& time) {
    const Duration unit = time.kind == NativeKind::DateNanos ? Duration(1) : Duration(std::chrono::milliseconds(1));
    if (isOldestFirst)
        return range.intersected({withInstant ? instant : instant + unit, TimePoint::latest()});
    return range.intersected({TimePoint::earliest(), withInstant ? instant + unit : instant});
}

} // namespace logloupe
