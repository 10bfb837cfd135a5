// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the servers are asked for each form of query, and on events of all sorts: that it finds whatever the Matcher finds. Beside the differential test on real servers this one holds the
// translation to its word with a small reading of the Query DSL of its own.

#include "connectors/elastic/query_translation.h"
#include "dsl_reading.h"
#include "models/query/matcher.h"

#include <QJsonDocument>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

const QByteArray caps = R"({"fields":{
  "@timestamp":{"date":{"type":"date","searchable":true,"aggregatable":true}},
  "message":{"text":{"type":"text","searchable":true,"aggregatable":false}},
  "error.message":{"wildcard":{"type":"wildcard","searchable":true,"aggregatable":true}},
  "url.path":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}},
  "service.name":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}},
  "order":{"object":{"type":"object","searchable":false,"aggregatable":false}},
  "order.id":{"text":{"type":"text","searchable":true,"aggregatable":false}},
  "order.id.keyword":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}},
  "customer.id":{"long":{"type":"long","searchable":true,"aggregatable":true}},
  "log.level":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}},
  "http.response.status_code":{"long":{"type":"long","searchable":true,"aggregatable":true}},
  "event.duration":{"long":{"type":"long","searchable":true,"aggregatable":true}},
  "client.address":{"ip":{"type":"ip","searchable":true,"aggregatable":true}},
  "user.id":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true,"indices":["a"]},
             "long":{"type":"long","searchable":true,"aggregatable":true,"indices":["b"]}},
  "retry":{"boolean":{"type":"boolean","searchable":true,"aggregatable":true}},
  "queue.name":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}},
  "labels":{"flattened":{"type":"flattened","searchable":true,"aggregatable":true}},
  "attempts":{"double":{"type":"double","searchable":true,"aggregatable":true}}}})";

const FieldMap& fields() {
    static const FieldMap map = FieldMap::read(caps, {}).value();
    return map;
}

Query queryOf(const QString& text) {
    const auto query = parseQuery(text);
    return query ? *query : Query();
}

QJsonObject json(const char* text) {
    return QJsonDocument::fromJson(QByteArray(text).replace('\'', '"')).object();
}

} // namespace

class QueryTranslationTest : public QObject {
    Q_OBJECT

private slots:
    void eachFormIsAsked_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QJsonObject>("filter");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char* text, const char* filter, bool exact = true) {
            QTest::newRow(text) << QString::fromUtf8(text) << json(filter) << exact;
        };
        row("", "{'match_all':{}}");
        row("service.name:Shop", "{'term':{'service.name':{'value':'Shop','case_insensitive':true}}}");
        row("service.name:\"12-3\"", "{'term':{'service.name':{'value':'12-3'}}}");
        row("service.name:шоп", "{'regexp':{'service.name':{'value':'[шШ][оО][пП]','flags':'NONE'}}}");
        row("service.name:sh?p*", "{'wildcard':{'service.name':{'value':'sh?p*','case_insensitive':true}}}");
        row("order.id:A-104233", "{'term':{'order.id.keyword':{'value':'A-104233','case_insensitive':true}}}");
        row("A-104233", "{'term':{'order.id.keyword':{'value':'A-104233','case_insensitive':true}}}");
        row("customer.id:42", "{'term':{'customer.id':42}}");
        row("customer.id:C-42", "{'match_none':{}}");
        row("customer.id:042", "{'exists':{'field':'customer.id'}}", false);
        row("message:timeout", "{'wildcard':{'message':{'value':'*timeout*','case_insensitive':true}}}");
        row("message:\"time out\"",
            "{'bool':{'filter':[{'wildcard':{'message':{'value':'*time*','case_insensitive':true}}},"
            "{'wildcard':{'message':{'value':'*out*','case_insensitive':true}}}]}}",
            false);
        row("message:\"->\"", "{'exists':{'field':'message'}}", false);
        row("error.message:\"a*b\"", "{'wildcard':{'error.message':{'value':'*a\\\\*b*','case_insensitive':true}}}");
        row("url.path:\"/api\"",
            "{'bool':{'should':[{'wildcard':{'url.path':{'value':'*/api*','case_insensitive':true}}},"
            "{'term':{'_ignored':'url.path'}}],'minimum_should_match':1}}",
            false);
        row("status:404", "{'range':{'http.response.status_code':{'gte':403.5,'lt':404.5}}}");
        row("status:5xx", "{'range':{'http.response.status_code':{'gte':499.5,'lt':599.5}}}");
        row("duration:>1.5s", "{'range':{'event.duration':{'gte':1500000000.5}}}");
        row("level:fatal",
            "{'regexp':{'log.level':{'value':'fatal|critical|crit|panic|emerg|emergency|alert|f|c|0|1|2|60','flags':'NONE',"
            "'case_insensitive':true}}}");
        row("retry:true", "{'terms':{'retry':[true]}}");
        row("client.address:\"10.0.0.1\"", "{'term':{'client.address':'10.0.0.1'}}");
        row("attempts:>=2.5", "{'range':{'attempts':{'gte':2.5}}}");
        row("user.id:anna", "{'exists':{'field':'user.id'}}", false);
        row("labels.team:x", "{'match_all':{}}", false);
        row("nowhere.else:x", "{'match_none':{}}");
        row("NOT nowhere.else:x", "{'match_all':{}}");
        row("trace.id:x OR nowhere:y", "{'match_none':{}}");
        row("message:/time.?out/", "{'exists':{'field':'message'}}", false);
        row("/time.?out/", "{'match_all':{}}", false);
        row("NOT message:/a/", "{'match_all':{}}", false);
        row("NOT service.name:shop",
            "{'bool':{'must_not':[{'term':{'service.name':{'value':'shop','case_insensitive':true}}}]}}");
        row("service.name:a AND NOT message:/x/", "{'term':{'service.name':{'value':'a','case_insensitive':true}}}", false);
        row("service.name:1 OR service.name:2",
            "{'bool':{'should':[{'term':{'service.name':{'value':'1'}}},{'term':{'service.name':{'value':'2'}}}],"
            "'minimum_should_match':1}}");
        row("customer.id:*", "{'exists':{'field':'customer.id'}}");
    }
    void eachFormIsAsked() {
        QFETCH(QString, text);
        QFETCH(QJsonObject, filter);
        QFETCH(bool, exact);
        QVERIFY(parseQuery(text));
        const TranslatedQuery translated = translateQuery(queryOf(text), fields());
        QVERIFY2(translated.filter == filter, QJsonDocument(translated.filter).toJson(QJsonDocument::Compact).constData());
        QCOMPARE(translated.exact, exact);
        QCOMPARE(translated.inexact.isEmpty(), exact);
    }

    void nothingIsAskedOfAnUnknownSource() {
        const TranslatedQuery translated = translateQuery(queryOf(u"service.name:x"_s), FieldMap());
        QVERIFY(!translated.exact);
        QCOMPARE(translated.filter, json("{'match_all':{}}"));
    }

    void longAndDeepQueriesAreCut() {
        QString deep = u"service.name:x"_s;
        for (int i = 0; i < 40; ++i)
            deep = (i % 2 == 0 ? u"(service.name:a "_s : u"NOT (service.name:b OR "_s) + deep + u')';
        QStringList many;
        for (int i = 0; i < 2000; ++i)
            many << u"customer.id:%1"_s.arg(i);
        for (const QString& text : {deep, many.join(u" OR "_s)}) {
            const auto query = parseQuery(text);
            if (!query)
                continue; // longer than the language itself takes
            const TranslatedQuery translated = translateQuery(*query, fields());
            QVERIFY(!translated.exact);
            const QByteArray dsl = QJsonDocument(translated.filter).toJson(QJsonDocument::Compact);
            QVERIFY(dsl.count("\"term\"") + dsl.count("\"wildcard\"") < 1024);
        }
    }

    void timesAreHalfOpen() {
        const NativeField time{.name = "t", .kind = NativeKind::DateNanos};
        const TimePoint begin = *parseIso8601("2026-05-13T10:00:00Z", QTimeZone::utc());
        QCOMPARE(timeFilter({begin, begin + Duration(5)}, time),
                 json("{'range':{'t':{'format':'strict_date_optional_time_nanos','gte':'2026-05-13T10:00:00.000000000Z','lte':"
                      "'2026-05-13T10:00:00.000000004Z'}}}"));
        QCOMPARE(timeFilter({}, time), json("{'match_all':{}}"));
        QCOMPARE(timeFilter({begin, begin}, time), json("{'match_none':{}}"));
        QCOMPARE(timeFilter({TimePoint{-5}, TimePoint{-1}}, time), json("{'match_none':{}}"));
        QCOMPARE(filterOf(translateQuery({}, fields()), {}, time), json("{'bool':{'filter':[]}}"));
        QCOMPARE(filterOf(translateQuery(queryOf(u"customer.id:1"_s), fields()), {TimePoint{0}, TimePoint::latest()}, time),
                 json("{'bool':{'filter':[{'range':{'t':{'format':'strict_date_optional_time_nanos','gte':"
                      "'1970-01-01T00:00:00.000000000Z'}}},{'term':{'customer.id':1}}]}}"));
    }

    /// Pieces of queries in all combinations on events of all sorts.
    void nothingIsLost() {
        const QStringList leaves{u"service.name:SHOP"_s,
                                 u"service.name:шОп"_s,
                                 u"service.name:s*p"_s,
                                 u"service.name:*"_s,
                                 u"service.name:s?op"_s,
                                 u"message:out"_s,
                                 u"message:\"time-out 5\""_s,
                                 u"message:\"e o\""_s,
                                 u"message:ПЛАТЁЖ"_s,
                                 u"message:/t[io]m/"_s,
                                 u"timeout"_s,
                                 u"shop"_s,
                                 u"плат"_s,
                                 u"\"*\""_s,
                                 u"order.id:a-1"_s,
                                 u"order.id:A-*"_s,
                                 u"order.id:*"_s,
                                 u"customer.id:42"_s,
                                 u"customer.id:4*"_s,
                                 u"level:warn"_s,
                                 u"level:>=warn"_s,
                                 u"level:<error"_s,
                                 u"level:*"_s,
                                 u"status:404"_s,
                                 u"status:>=400"_s,
                                 u"status:4xx"_s,
                                 u"status:*"_s,
                                 u"duration:>1s"_s,
                                 u"duration:<=1500ms"_s,
                                 u"url.path:\"/API\""_s,
                                 u"client.address:\"10.0.0.1\""_s,
                                 u"user.id:anna"_s,
                                 u"retry:true"_s,
                                 u"retry:r"_s,
                                 u"attempts:>2"_s,
                                 u"attempts:2"_s,
                                 u"queue.name:pay"_s,
                                 u"queue.name:*ay"_s,
                                 u"labels.team:x"_s,
                                 u"nowhere:x"_s,
                                 u"error.message:'a*'"_s,
                                 u"error.message:Boom"_s,
                                 u"@timestamp:>=2026-05-13T10:00:00.0005Z"_s,
                                 u"@timestamp:2026-05-13"_s};
        const EventBatch events = dsl::events();
        const std::vector<QJsonObject> documents = dsl::documents();
        QCOMPARE(static_cast<size_t>(events.size()), documents.size());
        int exact = 0;
        int found = 0;
        const auto check = [&](const QString& text) {
            const auto query = parseQuery(text);
            QVERIFY2(query, qPrintable(text));
            const TranslatedQuery translated = translateQuery(*query, fields());
            exact += translated.exact ? 1 : 0;
            const Matcher matcher(*query);
            for (int row = 0; row < events.size(); ++row) {
                const bool wanted = matcher.matches(events, row);
                const bool got = dsl::finds(translated.filter, documents[static_cast<size_t>(row)], fields());
                found += wanted ? 1 : 0;
                const auto tell = [&] {
                    return text + u" on "_s
                           + QString::fromUtf8(
                               QJsonDocument(documents[static_cast<size_t>(row)]).toJson(QJsonDocument::Compact))
                           + u": "_s + QString::fromUtf8(QJsonDocument(translated.filter).toJson(QJsonDocument::Compact));
                };
                QVERIFY2(got || !wanted, qPrintable(u"lost: "_s + tell()));
                QVERIFY2(!translated.exact || got == wanted, qPrintable(u"not exact: "_s + tell()));
            }
        };
        for (const QString& one : leaves) {
            check(one);
            check(u"NOT "_s + one);
            for (const QString& other : leaves) {
                check(one + u" AND NOT "_s + other);
                check(u"NOT ("_s + one + u" OR "_s + other + u")"_s);
                check(u"("_s + one + u" OR NOT "_s + other + u") AND level:*"_s);
            }
        }
        QVERIFY(exact > 500 && found > 1000);
    }
};

QTEST_GUILESS_MAIN(QueryTranslationTest)
#include "tst_query_translation.moc"
