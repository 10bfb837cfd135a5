// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/search_reply.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

Result<DecodedHits> decoded(const QByteArray& reply, const ImportMapping& mapping = {}) {
    HitDecoder decoder(u"logs"_s, FieldNames(mapping, FieldNames::Guessing::CommonNames));
    return decoder.decode(PaddedBytes(std::string_view(reply.data(), static_cast<size_t>(reply.size()))));
}

QByteArray replyOf(const QByteArray& hits, const QByteArray& more = {}) {
    return "{\"took\":3,\"timed_out\":false,\"_shards\":{\"total\":2,\"successful\":2,\"skipped\":0,\"failed\":0}," + more
           + "\"hits\":{\"total\":{\"value\":2,\"relation\":\"eq\"},\"max_score\":null,\"hits\":[" + hits + "]}}";
}

const QByteArray first = "{\"_index\":\"logs-shop-2026.05.13\",\"_id\":\"a1\",\"_score\":null,\"_source\":{\"@timestamp\":\"20"
                         "26-05-13T10:00:00.123456789Z\",\"message\":\"Paid \\\"now\\\"\",\"log\":{\"level\":\"WARN\"},\"order"
                         "\":{\"id\":\"A-104233\"},\"event.duration\":1500000},\"sort\":[1778666400123456789,7]}";

} // namespace

class HitDecoderTest : public QObject {
    Q_OBJECT

private slots:
    void aHitIsAnEvent() {
        const auto read = decoded(replyOf(first));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->hits, 1);
        QCOMPARE(read->skipped, 0);
        QCOMPARE(read->events.size(), 1);
        QCOMPARE(read->events.source(), u"logs"_s);
        QCOMPARE(toIso8601(read->events.time(0)), u"2026-05-13T10:00:00.123456789Z"_s);
        QCOMPARE(read->events.severity(0), Severity::Warn);
        QCOMPARE(read->events.text(Field::OrderId, 0), std::string_view("A-104233"));
        QCOMPARE(read->events.text(Field::Message, 0), std::string_view("Paid \"now\""));
        QCOMPARE(read->events.number(Field::Duration, 0), std::optional<qint64>(1'500'000));
        QCOMPARE(read->events.sequence(0), identityOf("logs-shop-2026.05.13", "a1"));
        QCOMPARE(read->identities, std::vector<quint64>{identityOf("logs-shop-2026.05.13", "a1")});
        QCOMPARE(read->lastSort, QByteArray("[1778666400123456789,7]"));
        const std::string_view raw = read->events.raw(0);
        QVERIFY(raw.starts_with("{\"@timestamp\"") && raw.ends_with("1500000}"));
        QCOMPARE(read->events.rawFormat(0), RecordFormat::Json);
    }

    void membersComeInAnyOrder() {
        const QByteArray turned =
            "{\"sort\":[1],\"_source\": {\"a\":[1,{\"b\":\"}\"}],\"@timestamp\":\"2026-05-13T10:00:00Z\",\"messag"
            "e\":\"x\"} ,\"_id\":\"2\",\"_index\":\"i\"}";
        const QByteArray reply =
            "{\"hits\":{\"hits\":[" + turned
            + "],\"total\":7},\"pit_id\":\"new\",\"_shards\":{\"failed\":0,\"total\":1},\"timed_out\":false}";
        const auto read = decoded(reply);
        QVERIFY(read);
        QCOMPARE(read->events.size(), 1);
        QCOMPARE(read->events.sequence(0), identityOf("i", "2"));
        QCOMPARE(read->events.raw(0),
                 std::string_view("{\"a\":[1,{\"b\":\"}\"}],\"@timestamp\":\"2026-05-13T10:00:00Z\",\"message\":\"x\"}"));
        QCOMPARE(read->pointInTime, QByteArray("new"));
        QCOMPARE(read->completeness.total, 7);
    }

    void anAsynchronousAnswerIsUnwrapped() {
        const auto read =
            decoded("{\"id\":\"x\",\"is_running\":false,\"is_partial\":false,\"response\":" + replyOf(first) + '}');
        QVERIFY(read);
        QCOMPARE(read->events.size(), 1);
    }

    void whatIsNoEventIsSkipped_data() {
        QTest::addColumn<QByteArray>("source");
        QTest::newRow("no time") << QByteArray("\"_source\":{\"message\":\"x\"}");
        QTest::newRow("no readable time") << QByteArray("\"_source\":{\"@timestamp\":\"soon\"}");
        QTest::newRow("no record") << QByteArray("\"_source\":\"text\"");
        QTest::newRow("none at all") << QByteArray("\"fields\":{}");
    }
    void whatIsNoEventIsSkipped() {
        QFETCH(QByteArray, source);
        const auto read = decoded(replyOf("{\"_index\":\"i\",\"_id\":\"1\"," + source + ",\"sort\":[5]}," + first));
        QVERIFY(read);
        QCOMPARE(read->hits, 2);
        QCOMPARE(read->skipped, 1);
        QCOMPARE(read->events.size(), 1);
        QCOMPARE(read->identities.size(), size_t(1));
    }

    void halfACharacterIsNoReasonToLoseARecord() {
        const auto read = decoded(replyOf("{\"_index\":\"i\",\"_id\":\"1\",\"_source\":{\"message\":\"a\\ud800b\",\"@"
                                          "timestamp\":\"2026-05-13T10:00:00Z\",\"order\":{\"id\":\"A-1\"}}},"
                                          + first));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->events.size(), 2);
        QCOMPARE(read->events.text(Field::OrderId, 0), std::string_view("A-1"));
    }

    void thePartThatIsMissingIsTold() {
        const QByteArray reply =
            QByteArray(
                "{'took':9,'timed_out':true,'_shards':{'total':10,'failed':2,'failures':["
                "{'shard':0,'index':'logs-a','reason':{'type':'query_shard_exception','reason':'failed on #Ivanov# [x]'}},"
                "{'shard':1,'reason':{'type':'query_shard_exception','reason':'failed on #Petrov# [x]'}}]},"
                "'_clusters':{'total':2,'skipped':1,'details':{'eu':{'status':'skipped'},'(local)':{'status':'partial'},"
                "'us':{'status':'successful'}}},"
                "'hits':{'total':{'value':10000,'relation':'gte'},'hits':[]}}")
                .replace('\'', '"')
                .replace("#", "\\\"");
        const auto read = decoded(reply);
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const ReplyCompleteness& part = read->completeness;
        QVERIFY(part.isPartial() && part.timedOut && !part.totalExact);
        QCOMPARE(part.failedShards, 2);
        QCOMPARE(part.totalShards, 10);
        QCOMPARE(part.total, 10000);
        QCOMPARE(part.took, 9);
        QCOMPARE(part.missingClusters, QStringList{u"eu"_s});
        QCOMPARE(part.failures, QStringList{u"query_shard_exception: failed on “…” [x]"_s});
        QVERIFY(part.reason().contains(u"eu"_s) && part.reason().contains(u"10"_s));
        QVERIFY(!part.reason().contains(u"Ivanov"_s));
        QVERIFY(ReplyCompleteness().reason().isEmpty());
    }

    void whatIsNoAnswerIsSaidSo_data() {
        QTest::addColumn<QByteArray>("reply");
        const auto row = [](const char* name, const char* reply) {
            QTest::newRow(name) << QByteArray(reply).replace('\'', '"');
        };
        row("nothing", "");
        row("page", "<html></html>");
        row("list", "[1]");
        row("text", "'hits'");
        row("no hits", "{}");
        row("hits a list", "{'hits':[]}");
        row("hits.hits an object", "{'hits':{'hits':{}}}");
        row("hit a number", "{'hits':{'hits':[5]}}");
        row("no id", "{'hits':{'hits':[{'_index':'i','_source':{}}]}}");
        row("id a number", "{'hits':{'hits':[{'_index':'i','_id':5}]}}");
        row("sort a text", "{'hits':{'hits':[{'_index':'i','_id':'5','sort':'x'}]}}");
        row("took a text", "{'took':'1','hits':{'hits':[]}}");
        row("timed_out a number", "{'timed_out':1,'hits':{'hits':[]}}");
        row("_shards a list", "{'_shards':[],'hits':{'hits':[]}}");
        row("total below nothing", "{'hits':{'total':-5,'hits':[]}}");
        row("pit_id null", "{'pit_id':null,'hits':{'hits':[]}}");
        row("more behind", "{'hits':{'hits':[]}} {}");
        row("error", "{'error':{'type':'x_exception','reason':'no'},'status':500}");
        row("not UTF-8", "{'hits':{'hits':[]},'a':'\xFF'}");
        QTest::newRow("deep") << QByteArray(5000, '[');
        QTest::newRow("deep in hits") << QByteArray("{\"hits\":{\"hits\":[") + QByteArray(5000, '[');
    }
    void whatIsNoAnswerIsSaidSo() {
        QFETCH(QByteArray, reply);
        const auto read = decoded(reply);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Decode);
        QVERIFY(!read.error().message.isEmpty());
    }

    void aCutAnswerIsNoAnswer() {
        const QByteArray whole = replyOf(first + ',' + first);
        QVERIFY(decoded(whole));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto read = decoded(whole.left(size));
            QVERIFY2(!read, qPrintable(QString::number(size)));
            QCOMPARE(read.error().kind, ErrorKind::Decode);
        }
    }

    void aDecoderIsGoodForMany() {
        HitDecoder decoder(u"logs"_s, FieldNames({}, FieldNames::Guessing::CommonNames));
        const QByteArray good = replyOf(first);
        for (const QByteArray& reply : {good, QByteArray("{"), good}) {
            const auto read = decoder.decode(PaddedBytes(std::string_view(reply.data(), static_cast<size_t>(reply.size()))));
            QCOMPARE(read.has_value(), reply == good);
        }
    }

    void identitiesDiffer() {
        QVERIFY(identityOf("a", "bc") != identityOf("ab", "c"));
        QVERIFY(identityOf("a", "1") != identityOf("a", "2"));
        QCOMPARE(identityOf("a", "1"), identityOf("a", "1"));
    }

    void completenessIsReadOfAnyAnswer() {
        const auto read = readCompleteness("{\"pit_id\":\"x\",\"_shards\":{\"total\":5,\"failed\":1}}");
        QVERIFY(read && read->isPartial() && read->total == -1);
        QVERIFY(!readCompleteness("[]") && !readCompleteness("{") && !readCompleteness("{\"hits\":5}"));
    }
};

QTEST_GUILESS_MAIN(HitDecoderTest)
#include "tst_hit_decoder.moc"
