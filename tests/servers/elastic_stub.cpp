// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/elastic_stub.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

QJsonObject bodyOf(const HttpTestRequest& request) {
    return QJsonDocument::fromJson(request.body).object();
}

QByteArray pathOf(const HttpTestRequest& request) {
    return request.target.left(request.target.indexOf('?') < 0 ? request.target.size() : request.target.indexOf('?'));
}

bool hasSort(const QJsonArray& sort, const QString& field) {
    return std::any_of(sort.begin(), sort.end(), [&](const QJsonValue& one) { return one.toObject().contains(field); });
}

bool isAscending(const QJsonObject& sort) {
    const QJsonValue how = sort.begin().value();
    return (how.isString() ? how.toString() : how.toObject().value("order"_L1).toString()) != "desc"_L1;
}

QJsonValue sortValue(const StubDocument& document, const QString& field) {
    if (field == "@timestamp"_L1)
        return document.milliseconds;
    if (field == "_shard_doc"_L1)
        return document.position;
    return document.source.value(field).isString() ? document.source.value(field) : QJsonValue(QJsonValue::Null);
}

/// Below zero: left comes first. What is missing comes last.
int compare(const QJsonValue& left, const QJsonValue& right, bool ascending) {
    if (left.isNull() || right.isNull())
        return (left.isNull() ? 1 : 0) - (right.isNull() ? 1 : 0);
    int result = 0;
    if (left.isString())
        result = left.toString().compare(right.toString());
    else
        result = left.toInteger() < right.toInteger() ? -1 : left.toInteger() > right.toInteger() ? 1 : 0;
    return ascending ? result : -result;
}

QJsonArray sortValues(const StubDocument& document, const QJsonArray& sort) {
    QJsonArray values;
    for (const QJsonValue& one : sort)
        values.append(sortValue(document, one.toObject().begin().key()));
    return values;
}

int compare(const QJsonArray& left, const QJsonArray& right, const QJsonArray& sort) {
    for (qsizetype i = 0; i < sort.size(); ++i) {
        if (const int result = compare(left.at(i), right.at(i), isAscending(sort.at(i).toObject())); result != 0)
            return result;
    }
    return 0;
}

} // namespace

ElasticStub::ElasticStub(StubFlavor flavor, QObject* parent)
    : QObject(parent)
    , m_flavor(flavor)
    , m_server([this](const HttpTestRequest& request) { return answer(request); }) {
    fields = {{u"@timestamp"_s, caps(u"date"_s)},         {u"message"_s, caps(u"text"_s, false)},
              {u"message.keyword"_s, caps(u"keyword"_s)}, {u"service.name"_s, caps(u"keyword"_s)},
              {u"order.id"_s, caps(u"keyword"_s)},        {u"order.status.new"_s, caps(u"keyword"_s)},
              {u"log.level"_s, caps(u"keyword"_s)}};
}

ElasticStub::~ElasticStub() = default;

void ElasticStub::add(const QString& id, const QJsonObject& source, const QString& index) {
    StubDocument document{index, id, source, 0, static_cast<qint64>(m_documents.size())};
    document.milliseconds = stubMilliseconds(source.value("@timestamp"_L1).toString()).value_or(0);
    m_documents.push_back(std::move(document));
}

int ElasticStub::asked(const QByteArray& api, const QByteArray& method) const {
    return static_cast<int>(std::count_if(requests().begin(), requests().end(), [&](const HttpTestRequest& request) {
        return pathOf(request).endsWith('/' + api) && (method.isEmpty() || request.method == method);
    }));
}

QList<QJsonObject> ElasticStub::searches() const {
    QList<QJsonObject> bodies;
    for (const HttpTestRequest& request : requests()) {
        if (request.method == "POST" && pathOf(request).endsWith("/_search"))
            bodies.append(bodyOf(request));
    }
    return bodies;
}

HttpTestResponse ElasticStub::json(const QJsonObject& body, int status) {
    return {.status = status,
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpTestResponse ElasticStub::refusal(int status, const QString& type, const QString& reason) {
    const QJsonObject cause{{u"type"_s, type}, {u"reason"_s, reason}};
    QJsonObject error = cause;
    error.insert(u"root_cause"_s, QJsonArray{cause});
    return json({{u"error"_s, error}, {u"status"_s, status}}, status);
}

HttpTestResponse ElasticStub::tooMany(const QByteArray& retryAfter) {
    HttpTestResponse response =
        refusal(429, u"opensearch_rejected_execution_exception"_s, u"rejected execution on search thread pool"_s);
    if (!retryAfter.isEmpty())
        response.headers.append(std::pair<QByteArray, QByteArray>("Retry-After", retryAfter));
    return response;
}

HttpTestResponse ElasticStub::expiredPointInTime() {
    return refusal(404, u"search_context_missing_exception"_s, u"No search context found for id [1]"_s);
}

HttpTestResponse ElasticStub::page() {
    return {.headers = {{"Content-Type", "text/html"}}, .body = "<!doctype html><title>Accept the terms</title>"};
}

QJsonObject ElasticStub::caps(const QString& type, bool isAggregatable) {
    return {{type, QJsonObject{{u"type"_s, type},
                               {u"searchable"_s, true},
                               {u"aggregatable"_s, isAggregatable},
                               {u"metadata_field"_s, false}}}};
}

HttpTestResponse ElasticStub::answer(const HttpTestRequest& request) {
    if (intercept) {
        if (const auto instead = intercept(request))
            return *instead;
    }
    if (!authorization.isEmpty() && request.header("Authorization") != authorization) {
        // Elasticsearch says which token it did not take.
        HttpTestResponse refused = refusal(401, u"security_exception"_s,
                                           u"failed to authenticate "_s + QString::fromUtf8(request.header("Authorization")));
        refused.headers.append(std::pair<QByteArray, QByteArray>("WWW-Authenticate", "Bearer realm=\"security\""));
        return refused;
    }
    const QByteArray path = pathOf(request);
    if (path == "/")
        return info();
    if (path.endsWith("/_field_caps"))
        return fields.isEmpty() ? refusal(404, u"index_not_found_exception"_s, u"no such index [logs-*]"_s)
                                : json({{u"indices"_s, QJsonArray{u"logs-shop-2026.05.13"_s}}, {u"fields"_s, fields}});
    const QByteArray pointInTime = m_flavor == StubFlavor::Elasticsearch8 ? "/_pit" : "/_search/point_in_time";
    if (path.endsWith(pointInTime))
        return request.method == "DELETE" ? closePointInTime(request.body) : openPointInTime();
    if (path.endsWith("/_search"))
        return search(bodyOf(request));
    return refusal(404, u"unknown"_s, u"no handler found"_s);
}

HttpTestResponse ElasticStub::info() const {
    if (m_flavor == StubFlavor::Elasticsearch8) {
        HttpTestResponse response =
            json({{u"version"_s, QJsonObject{{u"number"_s, u"8.19.21"_s}}}, {u"tagline"_s, u"You Know, for Search"_s}});
        response.headers.append(std::pair<QByteArray, QByteArray>("X-elastic-product", "Elasticsearch"));
        return response;
    }
    const QString number = m_flavor == StubFlavor::OpenSearch2 ? u"2.19.3"_s : u"3.4.0"_s;
    return json({{u"version"_s, QJsonObject{{u"distribution"_s, u"opensearch"_s}, {u"number"_s, number}}},
                 {u"tagline"_s, u"The OpenSearch Project: https://opensearch.org/"_s}});
}

HttpTestResponse ElasticStub::openPointInTime() {
    const QString id = u"pit-%1"_s.arg(m_nextPointInTime++);
    m_pointsInTime.insert(id, {m_documents.size(), id + u"~0"_s});
    return json({{m_flavor == StubFlavor::Elasticsearch8 ? u"id"_s : u"pit_id"_s, id + u"~0"_s}});
}

HttpTestResponse ElasticStub::closePointInTime(const QByteArray& body) {
    const QJsonObject read = QJsonDocument::fromJson(body).object();
    const QString id = m_flavor == StubFlavor::Elasticsearch8 ? read.value("id"_L1).toString()
                                                              : read.value("pit_id"_L1).toArray().at(0).toString();
    const bool isKnown = m_pointsInTime.remove(id.section(u'~', 0, 0)) > 0;
    return json({{u"succeeded"_s, isKnown}, {u"num_freed"_s, isKnown ? 1 : 0}}, isKnown ? 200 : 404);
}

std::vector<const StubDocument*> ElasticStub::sorted(const QJsonObject& body, size_t documents) const {
    const QJsonObject query = body.value("query"_L1).toObject();
    const QJsonArray sort = body.value("sort"_L1).toArray();
    std::vector<std::pair<QJsonArray, const StubDocument*>> found;
    for (size_t i = 0; i < documents; ++i) {
        if (stubMatches(query, m_documents[i]).value_or(false))
            found.emplace_back(sortValues(m_documents[i], sort), &m_documents[i]);
    }
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto& left, const auto& right) { return compare(left.first, right.first, sort) < 0; });
    std::vector<const StubDocument*> result;
    for (const auto& [values, document] : found)
        result.push_back(document);
    return result;
}

HttpTestResponse ElasticStub::search(const QJsonObject& body) {
    const QJsonArray sort = body.value("sort"_L1).toArray();
    const QJsonObject pit = body.value("pit"_L1).toObject();
    if (hasSort(sort, u"_shard_doc"_s) && (m_flavor == StubFlavor::OpenSearch2 || pit.isEmpty()))
        return refusal(400, u"query_shard_exception"_s, u"No mapping found for [_shard_doc] in order to sort on"_s);
    if (body.contains("query"_L1) && !m_documents.empty()
        && !stubMatches(body.value("query"_L1).toObject(), m_documents.front()))
        return refusal(400, u"parsing_exception"_s, u"unknown query"_s);
    if (body.value("size"_L1).toInt(10) > 10'000)
        return refusal(400, u"illegal_argument_exception"_s, u"Result window is too large"_s);
    size_t visible = m_documents.size();
    QJsonObject reply;
    if (!pit.isEmpty()) {
        const QString used = pit.value("id"_L1).toString();
        const auto place = m_pointsInTime.find(used.section(u'~', 0, 0));
        if (place == m_pointsInTime.end())
            return expiredPointInTime();
        m_outdated += place->id == used ? 0 : 1;
        place->id = used.section(u'~', 0, 0) + u'~' + QString::number(used.section(u'~', 1).toInt() + 1);
        visible = place->documents;
        reply.insert(u"pit_id"_s, place->id);
    }
    const std::vector<const StubDocument*> found = sorted(body, visible);
    const QJsonArray after = body.value("search_after"_L1).toArray();
    QJsonArray hits;
    for (const StubDocument* document : found) {
        if (hits.size() >= body.value("size"_L1).toInt(10))
            break;
        const QJsonArray values = sortValues(*document, sort);
        if (after.isEmpty() || compare(values, after, sort) > 0)
            hits.append(QJsonObject{{u"_index"_s, document->index},
                                    {u"_id"_s, document->id},
                                    {u"_score"_s, QJsonValue::Null},
                                    {u"_source"_s, document->source},
                                    {u"sort"_s, values}});
    }
    QJsonObject result{{u"max_score"_s, QJsonValue::Null}, {u"hits"_s, hits}};
    if (body.value("track_total_hits"_L1).toBool(true))
        result.insert(u"total"_s, QJsonObject{{u"value"_s, static_cast<qint64>(found.size())}, {u"relation"_s, u"eq"_s}});
    reply.insert(u"took"_s, 1);
    reply.insert(u"timed_out"_s, false);
    reply.insert(u"_shards"_s, QJsonObject{{u"total"_s, 1}, {u"successful"_s, 1}, {u"skipped"_s, 0}, {u"failed"_s, 0}});
    reply.insert(u"hits"_s, result);
    if (body.contains("aggs"_L1) || body.contains("aggregations"_L1))
        reply.insert(u"aggregations"_s, aggregations);
    if (spoil)
        spoil(reply);
    return json(reply);
}

} // namespace logloupe
