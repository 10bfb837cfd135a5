// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/aggregations.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

const FieldMap& fields() {
    static const FieldMap map = FieldMap::read(R"({"fields":{
        "@timestamp":{"date":{"type":"date"}},"message":{"text":{"type":"text","aggregatable":false}},
        "log.level":{"keyword":{"type":"keyword"}},"service.name":{"keyword":{"type":"keyword"}},
        "duration_ms":{"long":{"type":"long"}}}})",
                                               {})
                                    .value();
    return map;
}

/// 1 000 ms to 4 500 ms, in four bins of a second.
CountRequest fourBins(std::optional<Field> by = {}) {
    return {.query = {},
            .range = {TimePoint::fromMilliseconds(1'250), TimePoint::fromMilliseconds(4'500)},
            .step = std::chrono::seconds(1),
            .by = by ? std::optional(FieldRef::of(*by)) : std::nullopt,
            .rowLimit = 2};
}

QByteArray answer(const QByteArray& aggregations) {
    return R"({"took":2,"timed_out":false,"_shards":{"total":1,"failed":0},"hits":{"total":{"value":9,"relation":"eq"},"hits":[]},"aggregations":)"
           + aggregations + '}';
}

QByteArray bins(const QByteArrayList& buckets) {
    return R"({"buckets":[)" + buckets.join(',') + "]}";
}

QByteArray bin(int key, int count) {
    return R"({"key":)" + QByteArray::number(key) + R"(,"doc_count":)" + QByteArray::number(count) + '}';
}

} // namespace

class AggregationsTest : public QObject {
    Q_OBJECT

private slots:
    void aHistogramIsOneRequest() {
        const QJsonObject filter{{u"match_all"_s, QJsonObject()}};
        const auto body = countBody(fourBins(), fields(), filter);
        QVERIFY(body);
        QCOMPARE(
            QJsonDocument(*body).toJson(QJsonDocument::Compact),
            QByteArray(
                R"({"aggs":{"bins":{"date_histogram":{"field":"@timestamp","fixed_interval":"1000ms","min_doc_count":1,"offset":"250ms"}}},"query":{"match_all":{}},"size":0,"track_total_hits":true})"));
        const auto read = readCounts(answer("{\"bins\":" + bins({bin(1250, 3), bin(3250, 4)}) + '}'), fourBins());
        QVERIFY(read);
        QCOMPARE(read->value.columns, 4);
        QCOMPARE(read->value.rows, std::vector<std::string>{""});
        QCOMPARE(read->value.counts, (std::vector<quint64>{3, 0, 4, 0}));
        QCOMPARE(read->completeness.total, 9);
        QVERIFY(read->inexact.isEmpty());
    }

    void aHeatmapIsOneRequest() {
        const auto body = countBody(fourBins(Field::Service), fields(), {});
        QVERIFY(body);
        const QJsonObject rows = body->value(u"aggs"_s)[u"rows"_s].toObject();
        QCOMPARE(rows.value(u"terms"_s)[u"size"_s].toInt(), 2);
        QCOMPARE(rows.value(u"terms"_s)[u"field"_s].toString(), u"service.name"_s);
        const auto read = readCounts(answer("{\"bins\":" + bins({bin(1250, 9), bin(2250, 5)})
                                            + R"(,"rows":{"doc_count_error_upper_bound":3,"sum_other_doc_count":4,"buckets":[)"
                                            + R"({"key":"shop","doc_count":6,"bins":)" + bins({bin(1250, 6)})
                                            + R"(},{"key":"crm","doc_count":3,"bins":)" + bins({bin(1250, 1), bin(2250, 2)})
                                            + R"(}]},"without":{"doc_count":1,"bins":)" + bins({bin(2250, 1)}) + "}}"),
                                     fourBins(Field::Service));
        QVERIFY(read);
        QCOMPARE(read->value.rows, (std::vector<std::string>{"shop", "crm", "\xE2\x80\xA6"}));
        QCOMPARE(read->value.counts, (std::vector<quint64>{6, 0, 0, 0, 1, 2, 0, 0, 2, 3, 0, 0}));
        QVERIFY(read->inexact.contains(u"3"_s));
    }

    void spellingsOfALevelAreOneRow() {
        const auto read =
            readCounts(answer("{\"bins\":" + bins({bin(1250, 8)})
                              + R"(,"rows":{"doc_count_error_upper_bound":0,"buckets":[{"key":"WARN","doc_count":2,"bins":)"
                              + bins({bin(1250, 2)}) + R"(},{"key":"warning","doc_count":3,"bins":)" + bins({bin(1250, 3)})
                              + R"(},{"key":"odd","doc_count":1,"bins":)" + bins({bin(1250, 1)})
                              + R"(}]},"without":{"doc_count":2,"bins":)" + bins({bin(1250, 2)}) + "}}"),
                       fourBins(Field::Level));
        QVERIFY(read);
        QCOMPARE(read->value.rows, (std::vector<std::string>{"WARN", ""}));
        QCOMPARE(read->value.rowTotal(0), 5);
        QCOMPARE(read->value.rowTotal(1), 3);
    }

    void whatCannotBeCountedIsSaid() {
        CountRequest request = fourBins(Field::Message);
        QVERIFY(countBody(request, fields(), {}).error().message.contains(u"“message”"_s));
        QCOMPARE(countBody(fourBins(Field::OrderId), fields(), {}).error().kind, ErrorKind::Usage);
        request = fourBins();
        request.step = std::chrono::microseconds(5);
        QCOMPARE(countBody(request, fields(), {}).error().kind, ErrorKind::Usage);
        request.step = std::chrono::milliseconds(1);
        request.range.end = TimePoint::fromMilliseconds(200'000);
        QCOMPARE(countBody(request, fields(), {}).error().kind, ErrorKind::Usage);
        request.range = {};
        QCOMPARE(countBody(request, fields(), {}).error().kind, ErrorKind::Usage);
        QCOMPARE(countBody(fourBins(), FieldMap(), {}).error().kind, ErrorKind::Usage);
    }

    void rowsGiveWayToBins() {
        CountRequest request = fourBins(Field::Service);
        request.rowLimit = 200;
        request.range.end = TimePoint::fromMilliseconds(1'000'000);
        const auto body = countBody(request, fields(), {});
        QVERIFY(body);
        QCOMPARE(body->value(u"aggs"_s)[u"rows"_s][u"terms"_s][u"size"_s].toInt(), 60'000 / 999 - 2);
    }

    void topValuesAreOneRequest() {
        const TopRequest request{.field = FieldRef::of(Field::Service), .query = {}, .range = {}, .limit = 2};
        const auto body = topBody(request, fields(), {});
        QVERIFY(body);
        QCOMPARE(body->value(u"aggs"_s).toObject().keys(), QStringList({u"distinct"_s, u"values"_s, u"without"_s}));
        const auto read = readTop(
            answer(
                R"({"values":{"doc_count_error_upper_bound":0,"sum_other_doc_count":4,"buckets":[{"key":"b","doc_count":5},{"key":"a","doc_count":5}]},"distinct":{"value":7},"without":{"doc_count":2}})"),
            request);
        QVERIFY(read);
        QCOMPARE(read->value.values, (std::vector<ValueCount>{{"a", 5}, {"b", 5}}));
        QCOMPARE(read->value.others, 4);
        QCOMPARE(read->value.missing, 2);
        QCOMPARE(read->value.distinct, 7);
        QVERIFY(!read->value.distinctExact);
    }

    void durationsAreCountedInTheirOwnUnit() {
        const TopRequest request{.field = FieldRef::of(Field::Duration), .query = {}, .range = {}, .limit = 2};
        const auto body = topBody(request, fields(), {});
        QVERIFY(body);
        QCOMPARE(body->value(u"aggs"_s)[u"values"_s][u"meta"_s][u"scale"_s].toInt(), 1'000'000);
        const auto read = readTop(
            answer(
                R"({"values":{"meta":{"scale":1000000},"doc_count_error_upper_bound":-1,"sum_other_doc_count":0,"buckets":[{"key":15,"doc_count":5}]},"distinct":{"value":1},"without":{"doc_count":0}})"),
            request);
        QVERIFY(read);
        QCOMPARE(read->value.values, (std::vector<ValueCount>{{"15000000", 5}}));
        QVERIFY(read->value.distinctExact && !read->inexact.isEmpty());
    }

    void whatIsNoAnswerIsSaidSo_data() {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no aggregations") << QByteArray(R"({"took":1})");
        QTest::newRow("a list of them") << answer("[]");
        QTest::newRow("none asked") << answer("{}");
        QTest::newRow("buckets an object") << answer(R"({"bins":{"buckets":{}}})");
        QTest::newRow("count a text") << answer(R"({"bins":{"buckets":[{"key":1250,"doc_count":"3"}]}})");
        QTest::newRow("count below nothing") << answer(R"({"bins":{"buckets":[{"key":1250,"doc_count":-3}]}})");
        QTest::newRow("bin before the range") << answer(R"({"bins":{"buckets":[{"key":250,"doc_count":3}]}})");
        QTest::newRow("bin behind the range") << answer(R"({"bins":{"buckets":[{"key":9250,"doc_count":3}]}})");
        QTest::newRow("bin at the end of numbers") << answer(R"({"bins":{"buckets":[{"key":9e99,"doc_count":3}]}})");
        QTest::newRow("error") << QByteArray(R"({"error":{"type":"x"}})");
        QTest::newRow("deep") << R"({"aggregations":)" + QByteArray(100'000, '[');
    }
    void whatIsNoAnswerIsSaidSo() {
        QFETCH(QByteArray, reply);
        for (const CountRequest& request : {fourBins(), fourBins(Field::Service)}) {
            const auto read = readCounts(reply, request);
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::Decode);
        }
        QVERIFY(!readTop(reply, {.field = FieldRef::of(Field::Service), .query = {}, .range = {}}));
    }

    void changesNeedFewFields() {
        const QJsonArray names = transitionsSource(fields()).value(u"includes"_s).toArray();
        QVERIFY(names.contains(u"@timestamp"_s) && names.contains(u"order.status.new"_s) && names.contains(u"service.name"_s));
    }
};

QTEST_GUILESS_MAIN(AggregationsTest)
#include "tst_aggregations.moc"
