// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/platform.h"
#include "connectors/elastic/reply_errors.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

HttpResponse answer(int status, const QByteArray& body, const HttpHeaders& headers = {}) {
    return {.status = status, .url = QUrl(u"https://logs.example.com/logs-*/_search?x=1"_s), .headers = headers, .body = body};
}

QByteArray exception(const QByteArray& type, const QByteArray& reason, int status) {
    const QByteArray one = R"({"type":")" + type + R"(","reason":")" + reason + "\"}";
    return R"({"error":{"root_cause":[)" + one + R"(],"type":")" + type + R"(","reason":")" + reason + R"("},"status":)"
           + QByteArray::number(status) + '}';
}

const QByteArray token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJpdmFub3YifQ.c2ln";

} // namespace

class ReplyErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void eachRefusalHasItsKind_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("said");
        QTest::newRow("echoed claims") << 401
                                       << exception("security_exception",
                                                    "unable to authenticate with claims {sub=ivanov} " + token, 401)
                                       << ErrorKind::Auth << u"Sign in again"_s;
        QTest::newRow("plain 401") << 401 << QByteArray("Authentication finally failed") << ErrorKind::Auth << u"Sign in"_s;
        QTest::newRow("Elasticsearch's 403")
            << 403
            << exception("security_exception",
                         "action [indices:data/read/search] is unauthorized for user [ivanov] with effective roles [x] on "
                         "indices [logs-shop-*], this action is granted by the index privileges [read,all]",
                         403)
            << ErrorKind::Forbidden << u"“indices:data/read/search” on “logs-shop-*”"_s;
        QTest::newRow("OpenSearch's 403")
            << 403
            << exception("security_exception",
                         "no permissions for [indices:data/read/search] and User [name=ivanov, backend_roles=[x]]", 403)
            << ErrorKind::Forbidden << u"“indices:data/read/search” on “logs-*”"_s;
        QTest::newRow("403 of a gateway") << 403 << QByteArray("{}") << ErrorKind::Forbidden << u"administrator"_s;
        QTest::newRow("429") << 429 << exception("es_rejected_execution_exception", "queue full", 429) << ErrorKind::RateLimited
                             << u"too much"_s;
        QTest::newRow("bare 429") << 429 << QByteArray() << ErrorKind::RateLimited << u"too much"_s;
        QTest::newRow("breaker") << 503 << exception("circuit_breaking_exception", "[parent] Data too large", 503)
                                 << ErrorKind::RateLimited << u"memory"_s;
        QTest::newRow("parsing") << 400 << exception("parsing_exception", "unknown query [foo]", 400) << ErrorKind::Query
                                 << u"unknown query [foo]"_s;
        QTest::newRow("buckets, 400") << 400 << exception("too_many_buckets_exception", "x", 400) << ErrorKind::Query
                                      << u"so many parts"_s;
        QTest::newRow("buckets, 503") << 503 << exception("too_many_buckets_exception", "x", 503) << ErrorKind::Query
                                      << u"so many parts"_s;
        QTest::newRow("clauses") << 400 << exception("too_many_nested_clauses", "maxClauseCount is set to 1024", 400)
                                 << ErrorKind::Query << u"more parts"_s;
        QTest::newRow("disk full") << 403
                                   << exception(
                                          "cluster_block_exception",
                                          "index [logs-a] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)];",
                                          403)
                                   << ErrorKind::Storage << u"full"_s;
        QTest::newRow("flood stage")
            << 429
            << exception("cluster_block_exception",
                         "index [a] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has "
                         "read-only-allow-delete block];",
                         429)
            << ErrorKind::Storage << u"full"_s;
        QTest::newRow("starting") << 503 << QByteArray("OpenSearch Security not initialized.") << ErrorKind::Network
                                  << u"starting"_s;
        QTest::newRow("gateway") << 502 << QByteArray() << ErrorKind::Network << u"logs.example.com"_s;
        QTest::newRow("gateway is late") << 504 << QByteArray() << ErrorKind::Network << u"logs.example.com"_s;
        QTest::newRow("page") << 200 << QByteArray("<!DOCTYPE html><html>") << ErrorKind::Network << u"page"_s;
        QTest::newRow("no index") << 404 << exception("index_not_found_exception", "no such index [logs-*]", 404)
                                  << ErrorKind::Usage << u"“logs-*”"_s;
        QTest::newRow("expired") << 404
                                 << exception("search_context_missing_exception", "No search context found for id [7]", 404)
                                 << ErrorKind::Network << u"Ask again"_s;
        QTest::newRow("not JSON") << 400 << QByteArray("what?") << ErrorKind::Decode << u"does not understand"_s;
        QTest::newRow("deep") << 400 << QByteArray(100'000, '[') << ErrorKind::Decode << u"does not understand"_s;
        QTest::newRow("wrong types") << 500 << QByteArray(R"({"error":{"root_cause":5,"type":[],"reason":{}}})")
                                     << ErrorKind::Decode << u"does not understand"_s;
    }
    void eachRefusalHasItsKind() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, said);
        const Error error = replyError(answer(status, body), {});
        QCOMPARE(error.kind, kind);
        QCOMPARE(error.httpStatus, std::optional(status));
        QVERIFY2(error.message.contains(said), qPrintable(error.message));
        for (const QString& secret : {u"ivanov"_s, QString::fromLatin1(token), u"eyJ"_s})
            QVERIFY2(!error.message.contains(secret) && !error.detail.contains(secret), qPrintable(error.detail));
    }

    void wordsOfTheServerBringNoToken() {
        const Error error = replyError(answer(400, exception("parsing_exception", "bad " + token + " in 'secret'", 400)), {});
        QVERIFY2(!error.message.contains(u"eyJ"_s) && !error.message.contains(u"secret"_s), qPrintable(error.message));
    }

    void aServiceThatNamesAWaitIsBusy() {
        QCOMPARE(replyError(answer(503, {}, {{"Retry-After", "5"}}), {}).kind, ErrorKind::RateLimited);
    }

    void theRootOfAFailureCounts() {
        const HttpResponse expired = answer(
            404,
            R"({"error":{"type":"search_phase_execution_exception","reason":"all shards failed","root_cause":[],"failed_shards":[{"shard":0,"reason":{"type":"search_context_missing_exception","reason":"x"}}]},"status":404})");
        QVERIFY(isExpiredPointInTime(expired));
        QVERIFY(!isNoSuchIndex(expired));
        QVERIFY(!isExpiredPointInTime(answer(404, {})));
        QVERIFY(isNoSuchIndex(answer(404, exception("index_not_found_exception", "x", 404))));
    }

    void waitsAreRead_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("seconds") << QByteArray(" 120 ") << qint64(120'000);
        QTest::newRow("nothing") << QByteArray("0") << qint64(0);
        QTest::newRow("forever") << QByteArray("99999999999999999999") << qint64(86'400'000);
        QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(7'000);
        QTest::newRow("past") << QByteArray("Sun, 06 Nov 1994 08:49:00 GMT") << qint64(0);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("none") << QByteArray() << qint64(-1);
        QTest::newRow("below nothing") << QByteArray("-5") << qint64(-1);
    }
    void waitsAreRead() {
        QFETCH(QByteArray, header);
        QFETCH(qint64, milliseconds);
        const auto wait = retryAfter(answer(429, {}, {{"Retry-After", header}}), 784'111'770);
        QCOMPARE(wait ? wait->count() : -1, milliseconds);
    }

    void platformsAreKnown_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("title");
        QTest::addColumn<bool>("sorts");
        const QByteArray product = "X-elastic-product: Elasticsearch";
        QTest::newRow("OpenSearch 2") << 200 << QByteArray(R"({"version":{"distribution":"opensearch","number":"2.19.3"}})")
                                      << QByteArray() << u"OpenSearch 2.19.3"_s << false;
        QTest::newRow("OpenSearch 3") << 200 << QByteArray(R"({"version":{"distribution":"opensearch","number":"3.4.0"}})")
                                      << QByteArray() << u"OpenSearch 3.4.0"_s << true;
        QTest::newRow("Elasticsearch") << 200 << QByteArray(R"({"version":{"number":"8.19.21"}})") << product
                                       << u"Elasticsearch 8.19.21"_s << true;
        QTest::newRow("old Elasticsearch") << 200
                                           << QByteArray(R"({"version":{"number":"7.10.2"},"tagline":"You Know, for Search"})")
                                           << QByteArray() << u"Elasticsearch 7.10.2"_s << true;
        QTest::newRow("Elasticsearch tells no more") << 403 << QByteArray("{}") << product << u"Elasticsearch"_s << true;
        QTest::newRow("not served") << 400 << QByteArray(R"({"error":"no handler found"})") << product << u"Elasticsearch"_s
                                    << true;
        QTest::newRow("OpenSearch 3 tells no more")
            << 403 << QByteArray("{}") << QByteArray("X-OpenSearch-Version: OpenSearch/3.4.0 (opensearch)")
            << u"OpenSearch 3.4.0"_s << true;
        QTest::newRow("OpenSearch 2 tells no more")
            << 403 << exception("security_exception", "no permissions for [cluster:monitor/main] and User [name=x]", 403)
            << QByteArray() << u"OpenSearch"_s << false;
    }
    void platformsAreKnown() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, header);
        QFETCH(QString, title);
        QFETCH(bool, sorts);
        HttpHeaders headers;
        if (!header.isEmpty())
            headers.append({header.left(header.indexOf(':')), header.mid(header.indexOf(':') + 2)});
        const auto platform = readPlatform(answer(status, body, headers));
        QVERIFY(platform);
        QCOMPARE(platform->title(), title);
        QCOMPARE(platform->sortsByShardDocument(), sorts);
    }

    void anythingElseIsNoPlatform() {
        QCOMPARE(readPlatform(answer(200, R"({"version":{"number":"1"}})")).error().kind, ErrorKind::Decode);
        QCOMPARE(readPlatform(answer(200, "[]")).error().kind, ErrorKind::Decode);
        QCOMPARE(readPlatform(answer(404, {})).error().kind, ErrorKind::Decode);
        QCOMPARE(readPlatform(answer(200, "<html>")).error().kind, ErrorKind::Network);
        QCOMPARE(readPlatform(answer(401, {})).error().kind, ErrorKind::Auth);
        QCOMPARE(readPlatform(answer(503, {})).error().kind, ErrorKind::Network);
    }

    void requestsFollowThePlatform() {
        const Platform elastic;
        const Platform open{.family = PlatformFamily::OpenSearch};
        const auto line = [](const HttpRequest& request) { return request.method + ' ' + request.url.toEncoded(); };
        QCOMPARE(line(platformInfoRequest()), QByteArray("GET /"));
        QCOMPARE(line(elastic.openPointInTime(u"logs-*,eu:logs-*"_s, 60)),
                 QByteArray("POST /logs-*,eu:logs-*/_pit?keep_alive=60s&allow_no_indices=false"));
        QCOMPARE(line(open.openPointInTime(u"a/b?c#d"_s, 60)),
                 QByteArray("POST /a%2Fb%3Fc%23d/_search/point_in_time?keep_alive=60s&allow_no_indices=false"));
        QCOMPARE(line(elastic.closePointInTime("x")), QByteArray("DELETE /_pit"));
        QCOMPARE(elastic.closePointInTime("x").body, QByteArray(R"({"id":"x"})"));
        QCOMPARE(open.closePointInTime("x").body, QByteArray(R"({"pit_id":["x"]})"));
        QCOMPARE(elastic.pointInTimeId(R"({"id":"x"})").value(), QByteArray("x"));
        QCOMPARE(open.pointInTimeId(R"({"pit_id":"y","id":"x"})").value(), QByteArray("y"));
        QCOMPARE(open.pointInTimeId(R"({"id":"x"})").error().kind, ErrorKind::Decode);
        QCOMPARE(elastic.pointInTimeId("no").error().kind, ErrorKind::Decode);
    }
};

QTEST_GUILESS_MAIN(ReplyErrorsTest)
#include "tst_reply_errors.moc"
