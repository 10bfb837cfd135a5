// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A stand-in for Elasticsearch and OpenSearch by their published contract, for what real servers do not do on request: it is not one, and proves nothing about one. It holds
// documents, sorts them by a time in milliseconds as the real ones do, keeps points in time, pages by search_after, and misbehaves as a test tells it to. Aggregations are
// answered with what a test sets. Of one thread, on the loopback address.

#include "tests/servers/elastic_stub_query.h"
#include "tests/servers/http_test_server.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace logloupe {

enum class StubFlavor : quint8 { OpenSearch2, OpenSearch3, Elasticsearch8 };

class ElasticStub : public QObject {
    Q_OBJECT
public:
    explicit ElasticStub(StubFlavor flavor = StubFlavor::OpenSearch2, QObject* parent = nullptr);
    ~ElasticStub() override;

    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] QUrl url() const { return m_server.url(QString()); }

    /// Found from now on, but not in points in time opened before.
    void add(const QString& id, const QJsonObject& source, const QString& index = QStringLiteral("logs-shop-2026.05.13"));
    /// Everything kept for searches is gone, as after the death of the process.
    void restart() { m_pointsInTime.clear(); }

    /// Looks at a request first; what it answers is sent instead of the stub's own answer.
    std::function<std::optional<HttpTestResponse>(const HttpTestRequest& request)> intercept;
    /// Changes the answer to a search.
    std::function<void(QJsonObject& reply)> spoil;
    /// The value of the only Authorization that is let in; empty: everybody is.
    QByteArray authorization;
    QJsonObject aggregations; ///< the answer to every question that has some
    QJsonObject fields;       ///< of _field_caps; empty: no index
    QString tieBreaker;       ///< the field that search_after may be sorted by beside the time

    [[nodiscard]] const QList<HttpTestRequest>& requests() const { return m_server.requests(); }
    /// Requests whose path ends so: "_search", "_field_caps", "_pit", "point_in_time".
    [[nodiscard]] int asked(const QByteArray& api, const QByteArray& method = {}) const;
    /// The bodies of all searches, in their order.
    [[nodiscard]] QList<QJsonObject> searches() const;
    [[nodiscard]] int openPointsInTime() const { return static_cast<int>(m_pointsInTime.size()); }
    [[nodiscard]] int outdatedPointsInTime() const { return m_outdated; } ///< uses of an id that was not the newest

    [[nodiscard]] static HttpTestResponse json(const QJsonObject& body, int status = 200);
    /// {"error": {"root_cause": [{type, reason}], type, reason}, "status"}
    [[nodiscard]] static HttpTestResponse refusal(int status, const QString& type, const QString& reason);
    [[nodiscard]] static HttpTestResponse tooMany(const QByteArray& retryAfter = {});
    [[nodiscard]] static HttpTestResponse expiredPointInTime();
    [[nodiscard]] static HttpTestResponse page();
    /// What _field_caps says of a field of one type.
    [[nodiscard]] static QJsonObject caps(const QString& type, bool isAggregatable = true);

private:
    struct PointInTime {
        size_t documents = 0; ///< as many as there were
        QString id;           ///< the newest
    };

    [[nodiscard]] HttpTestResponse answer(const HttpTestRequest& request);
    [[nodiscard]] HttpTestResponse info() const;
    [[nodiscard]] HttpTestResponse openPointInTime();
    [[nodiscard]] HttpTestResponse closePointInTime(const QByteArray& body);
    [[nodiscard]] HttpTestResponse search(const QJsonObject& body);
    [[nodiscard]] std::vector<const StubDocument*> sorted(const QJsonObject& body, size_t documents) const;

    StubFlavor m_flavor;
    std::vector<StubDocument> m_documents;
    QHash<QString, PointInTime> m_pointsInTime;
    int m_nextPointInTime = 1;
    int m_outdated = 0;
    HttpTestServer m_server;
};

} // namespace logloupe
