// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/platform.h"

#include "connectors/elastic/reply_errors.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticPlatform {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

constexpr QByteArrayView jsonType("application/json");

/// A name as one step of a path: patterns, lists and remote clusters as they are, the rest percent-encoded.
QByteArray step(const QByteArray& text) {
    return text.toPercentEncoding("*,:");
}

HttpRequest request(const QByteArray& method, const QByteArray& pathAndQuery, const QByteArray& body = {}) {
    HttpRequest made;
    made.method = method;
    made.url = QUrl::fromEncoded(pathAndQuery, QUrl::StrictMode);
    if (!body.isEmpty())
        made.headers = {{"Content-Type", jsonType.toByteArray()}};
    made.headers.append({"Accept", jsonType.toByteArray()});
    made.body = body;
    return made;
}

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString asText(const QByteArray& id) {
    return QString::fromUtf8(id);
}

/// Of OpenSearch's X-OpenSearch-Version: "OpenSearch/3.4.0 (opensearch)".
QVersionNumber versionIn(const QByteArray& header) {
    const qsizetype slash = header.indexOf('/');
    return slash < 0 ? QVersionNumber() : QVersionNumber::fromString(asText(header.mid(slash + 1)));
}

std::optional<Platform> platformByHeaders(const HttpResponse& answer) {
    if (answer.header("X-elastic-product") == "Elasticsearch")
        return Platform{.family = PlatformFamily::Elasticsearch};
    if (const QByteArray version = answer.header("X-OpenSearch-Version"); version.startsWith("OpenSearch/"))
        return Platform{.family = PlatformFamily::OpenSearch, .version = versionIn(version)};
    // OpenSearch 2 tells nothing in headers; how its security plugin words a refusal is its own.
    constexpr int forbidden = 403;
    if (answer.status == forbidden && answer.body.contains("no permissions for [cluster:"))
        return Platform{.family = PlatformFamily::OpenSearch};
    return std::nullopt;
}

std::optional<Platform> platformByBody(const HttpResponse& answer) {
    const QJsonObject root = QJsonDocument::fromJson(answer.body).object();
    const QJsonObject version = root.value("version"_L1).toObject();
    const QString number = version.value("number"_L1).toString();
    if (number.isEmpty())
        return std::nullopt;
    const QVersionNumber read = QVersionNumber::fromString(number);
    const QString tagline = root.value("tagline"_L1).toString();
    if (version.value("distribution"_L1) == "opensearch"_L1 || tagline.startsWith("The OpenSearch Project"_L1))
        return Platform{.family = PlatformFamily::OpenSearch, .version = read};
    // Before 7.14 no header said so.
    const bool isElastic = answer.header("X-elastic-product") == "Elasticsearch" || tagline == "You Know, for Search"_L1;
    return isElastic ? std::optional(Platform{.family = PlatformFamily::Elasticsearch, .version = read}) : std::nullopt;
}

} // namespace

QString Platform::title() const {
    const QString name = family == PlatformFamily::Elasticsearch ? u"Elasticsearch"_s : u"OpenSearch"_s;
    return version.isNull() ? name : name + u' ' + version.toString();
}

bool Platform::sortsByShardDocument() const {
    return family == PlatformFamily::Elasticsearch || version.majorVersion() >= 3;
}

HttpRequest Platform::openPointInTime(const QString& index, int keepAliveSeconds) const {
    const QByteArray path = family == PlatformFamily::Elasticsearch ? "/_pit" : "/_search/point_in_time";
    return request("POST", '/' + step(index.toUtf8()) + path + "?keep_alive=" + QByteArray::number(keepAliveSeconds)
                               + "s&allow_no_indices=false");
}

Result<QByteArray> Platform::pointInTimeId(const QByteArray& body) const {
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    const QString id = root.value(family == PlatformFamily::Elasticsearch ? "id"_L1 : "pit_id"_L1).toString();
    if (id.isEmpty())
        return failure(
            {ErrorKind::Decode,
             ElasticPlatform::tr("The logging platform did not begin the search as it should. Try again; if it stays "
                                 "so, tell an administrator."),
             u"no id of a point in time"_s});
    return id.toUtf8();
}

HttpRequest Platform::closePointInTime(const QByteArray& id) const {
    if (family == PlatformFamily::Elasticsearch)
        return request("DELETE", "/_pit", compact({{u"id"_s, asText(id)}}));
    return request("DELETE", "/_search/point_in_time", compact({{u"pit_id"_s, QJsonArray{asText(id)}}}));
}

HttpRequest platformInfoRequest() {
    return request("GET", "/");
}

Result<Platform> readPlatform(const HttpResponse& answer) {
    if (answer.isSuccess() && !answer.isPage()) {
        if (auto platform = platformByBody(answer))
            return *std::move(platform);
    }
    constexpr int unauthorized = 401;
    constexpr int tooManyRequests = 429;
    constexpr int serverFault = 500;
    if (answer.status == unauthorized || answer.status == tooManyRequests || answer.status >= serverFault || answer.isPage())
        return failure(replyError(answer, {}));
    if (auto platform = platformByHeaders(answer))
        return *std::move(platform);
    return failure(
        {.kind = ErrorKind::Decode,
         .message = ElasticPlatform::tr("%1 is neither Elasticsearch nor OpenSearch. Check the address in the profile.")
                        .arg(answer.url.host()),
         .detail = u"HTTP %1"_s.arg(answer.status),
         .httpStatus = answer.status});
}

} // namespace logloupe
