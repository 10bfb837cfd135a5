// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/elastic_stub_query.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

QJsonArray asArray(const QJsonValue& value) {
    return value.isArray() ? value.toArray() : value.isUndefined() ? QJsonArray() : QJsonArray{value};
}

std::optional<qint64> bound(const QJsonValue& value) {
    if (value.isDouble())
        return value.toInteger();
    bool isNumber = false;
    const qint64 number = value.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : stubMilliseconds(value.toString());
}

/// Of the time field alone.
std::optional<bool> inRange(const QJsonObject& range, const StubDocument& document) {
    if (range.size() != 1 || !range.contains("@timestamp"_L1))
        return {};
    const QJsonObject bounds = range.begin().value().toObject();
    for (auto one = bounds.begin(); one != bounds.end(); ++one) {
        const auto limit = bound(one.value());
        if (one.key() == "format"_L1 || one.key() == "time_zone"_L1)
            continue;
        if (!limit)
            return {};
        const qint64 time = document.milliseconds;
        const bool isIn = one.key() == "gte"_L1   ? time >= *limit
                          : one.key() == "gt"_L1  ? time > *limit
                          : one.key() == "lte"_L1 ? time <= *limit
                                                  : time < *limit;
        if (!isIn)
            return false;
    }
    return true;
}

/// "message.keyword" is the same text as "message".
QJsonValue valueOf(const StubDocument& document, QString field) {
    if (field.endsWith(".keyword"_L1))
        field.chop(8);
    return document.source.value(field);
}

bool hasTerm(const QString& field, const QJsonValue& term, const StubDocument& document) {
    const QJsonObject how = term.toObject();
    const QJsonValue wanted = term.isObject() ? how.value("value"_L1) : term;
    const auto sensitivity = how.value("case_insensitive"_L1).toBool() ? Qt::CaseInsensitive : Qt::CaseSensitive;
    return valueOf(document, field).toString().compare(wanted.toString(), sensitivity) == 0;
}

std::optional<bool> matchesBool(const QJsonObject& parts, const StubDocument& document) {
    for (const auto& name : {"filter"_L1, "must"_L1}) {
        for (const QJsonValue& part : asArray(parts.value(name))) {
            const auto is = stubMatches(part.toObject(), document);
            if (!is || !*is)
                return is;
        }
    }
    for (const QJsonValue& part : asArray(parts.value("must_not"_L1))) {
        const auto is = stubMatches(part.toObject(), document);
        if (!is || *is)
            return is ? std::optional(false) : is;
    }
    const QJsonArray should = asArray(parts.value("should"_L1));
    bool isAny = should.isEmpty();
    for (const QJsonValue& part : should) {
        const auto is = stubMatches(part.toObject(), document);
        if (!is)
            return is;
        isAny = isAny || *is;
    }
    return isAny;
}

} // namespace

std::optional<qint64> stubMilliseconds(const QString& text) {
    QString cut = text;
    while (cut.endsWith(u'Z') || cut.endsWith(u'z'))
        cut.chop(1);
    constexpr qsizetype untilMilliseconds = 23;
    QDateTime time = QDateTime::fromString(cut.left(untilMilliseconds), Qt::ISODateWithMs);
    if (!time.isValid())
        return {};
    time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

std::optional<bool> stubMatches(const QJsonObject& query, const StubDocument& document) {
    if (query.size() != 1)
        return {};
    const QString kind = query.begin().key();
    const QJsonObject body = query.begin().value().toObject();
    if (kind == "match_all"_L1)
        return true;
    if (kind == "match_none"_L1)
        return false;
    if (kind == "bool"_L1)
        return matchesBool(body, document);
    if (kind == "range"_L1)
        return inRange(body, document);
    if (kind == "exists"_L1)
        return document.source.contains(body.value("field"_L1).toString());
    if (kind == "term"_L1 && body.size() == 1)
        return hasTerm(body.begin().key(), body.begin().value(), document);
    if (kind == "terms"_L1 && body.size() == 1) {
        const QJsonArray terms = body.begin().value().toArray();
        return std::any_of(terms.begin(), terms.end(),
                           [&](const QJsonValue& term) { return hasTerm(body.begin().key(), term, document); });
    }
    return {};
}

} // namespace logloupe
