// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_decoding.h"

#include "connectors/local/import/json_decoder.h"

using namespace logloupe;
using namespace logloupe::importing;
using namespace Qt::StringLiterals;

class TestImportJson : public QObject {
    Q_OBJECT
private slots:
    void fields_data();
    void fields();
    void rejections_data();
    void rejections();
    void recordIsVerbatim_data();
    void recordIsVerbatim();
    void mappingComesFirst();
    void constantsFillGaps();
    void listsOfObjects();
    void otlp();
    void otlpRejections_data();
    void otlpRejections();
};

void TestImportJson::fields_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* title, const char* json, const char* name, const char* expected) {
        QTest::newRow(title) << QByteArray(json) << QByteArray(name) << QString::fromUtf8(expected);
    };
    const char* const ecs =
        R"({"@timestamp":"2026-05-11T07:31:52.904Z","service.name":"mes","log.level":"warning","order.id":"A-1","http.response.status_code":503,)"
        R"("event.duration":1200,"message":"caf\u00e9 \"x\"\n"})";
    row("time", ecs, "@timestamp", "2026-05-11T07:31:52.904000000Z");
    row("service", ecs, "service.name", "mes");
    row("level", ecs, "log.level", "WARN");
    row("number", ecs, "http.response.status_code", "503");
    row("duration", ecs, "event.duration", "1200");
    row("escapes", ecs, "message", "café \"x\"\n");
    const char* const nested =
        R"({"@timestamp":1778484712904,"service":{"name":"crm","version":"1.2"},"log":{"level":"error","file":{"x":[1,{"y":2}]}},)"
        R"("http":{"response":{"status_code":"404"}},"order":{"status":{"old":"PAID","new":"CLOSED"}}})";
    row("nested time", nested, "@timestamp", "2026-05-11T07:31:52.904000000Z");
    row("nested service", nested, "service.name", "crm");
    row("nested level", nested, "log.level", "ERROR");
    row("number in quotes", nested, "http.response.status_code", "404");
    row("nested deep", nested, "order.status.new", "CLOSED");
    row("other field stays reachable", nested, "log.file.x", "1");
    row("ts in seconds", R"({"ts":1778484712.904,"level":"info","msg":"hello"})", "message", "hello");
    row("time as a text", R"({"time":"2026-05-11 07:31:52,904","severity":"CRITICAL"})", "log.level", "FATAL");
    row("pino", R"({"level":50,"time":1778484712904,"msg":"x"})", "log.level", "ERROR");
    row("journald", R"({"__REALTIME_TIMESTAMP":"1778484712904123","PRIORITY":"4","MESSAGE":"m","SYSLOG_IDENTIFIER":"cron"})",
        "log.level", "WARN");
    row("journald's system",
        R"({"__REALTIME_TIMESTAMP":"1778484712904123","PRIORITY":"4","MESSAGE":"m","SYSLOG_IDENTIFIER":"cron"})",
        "service.name", "cron");
    row("camel case", R"({"time":1778484712,"orderId":"A-7"})", "order.id", "A-7");
    row("Serilog", R"({"@t":"2026-05-11T07:31:52Z","@m":"text","@l":"Warning"})", "log.level", "WARN");
    row("Elasticsearch's export", R"({"_index":"x","_source":{"@timestamp":"2026-05-11T07:31:52Z","order":{"id":"A-9"}}})",
        "order.id", "A-9");
    row("canonical beats alias, before", R"({"ts":1,"message":"good","msg":"bad"})", "message", "good");
    row("canonical beats alias, after", R"({"ts":1,"msg":"bad","message":"good"})", "message", "good");
    row("unit in the name", R"({"ts":1,"duration_ms":1.5})", "event.duration", "1500000");
    row("duplicate key, last", R"({"ts":1,"message":"a","message":"b"})", "message", "b");
    row("null is absent", R"({"ts":1,"message":null})", "message", "");
    row("empty is absent", R"({"ts":1,"message":""})", "message", "");
    row("a boolean as text", R"({"ts":1,"order.id":true})", "order.id", "true");
    row("a big number as text", R"({"ts":1,"order.id":123456789012345678901234567890})", "order.id",
        "123456789012345678901234567890");
    row("a number that is none", R"({"ts":1,"http.response.status_code":"many"})", "http.response.status_code", "");
    row("list of values, last", R"({"ts":1,"user":{"id":["a","b"]}})", "user.id", "b");
    row("bad level stays unknown", R"({"ts":1,"level":"so-so"})", "log.level", "");
    row("first good time", R"({"timestamp":"soon","time":"2026-05-11T07:31:52Z"})", "@timestamp",
        "2026-05-11T07:31:52.000000000Z");
    row("bad UTF-8", "{\"ts\":1,\"order.id\":\"A-1\",\"message\":\"\xff\xfe\"}", "order.id", "A-1");
    row("control character", "{\"ts\":1,\"order.id\":\"A-1\",\"message\":\"a\tb\x01\"}", "order.id", "A-1");
    row("lone surrogate", R"({"ts":1,"message":"\ud800x"})", "message", "\xEF\xBF\xBDx");
    row("blanks", " \t{ \"ts\" : 1 , \"order.id\" : \"A-1\" } \r", "order.id", "A-1");
    row("hole before the line", "", "", "");
}

void TestImportJson::fields() {
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);
    if (json.isEmpty()) {
        json = QByteArray(5000, '\0') + R"({"ts":1,"order.id":"A-1"})";
        name = "order.id";
        expected = u"A-1"_s;
    }
    const Decoded decoded = decode(planFor(ImportFormat::Ndjson), json.toStdString() + "\n\n");
    QCOMPARE(decoded.rejected.size(), size_t(0));
    QCOMPARE(decoded.events.size(), 1);
    QCOMPARE(field(decoded.events, 0, name.toStdString()), expected);
}

void TestImportJson::rejections_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("reason");
    const auto row = [](const char* title, const QByteArray& line, RejectReason reason) {
        QTest::newRow(title) << line << static_cast<int>(reason);
    };
    row("text", "hello", RejectReason::NotJson);
    row("cut", R"({"ts":1,"message":"abc)", RejectReason::NotJson);
    row("open", R"({"ts":1)", RejectReason::NotJson);
    row("two objects", R"({"ts":1}{"ts":2})", RejectReason::NotJson);
    row("rest", R"({"ts":1} x)", RejectReason::NotJson);
    row("array", R"([{"ts":1}])", RejectReason::NotJson);
    row("number", "5", RejectReason::NotJson);
    row("no colon", R"({"ts" 1})", RejectReason::NotJson);
    row("only brackets", QByteArray(3000, '{'), RejectReason::NotJson);
    row("no time", R"({"message":"x"})", RejectReason::NoTime);
    row("unreadable time", R"({"@timestamp":"soon"})", RejectReason::UnreadableTime);
    row("time too late", R"({"@timestamp":"2300-01-01T00:00:00Z"})", RejectReason::UnreadableTime);
    row("time an object", R"({"@timestamp":{"a":1}})", RejectReason::NoTime);
    row("NUL bytes", QByteArray("{\"ts\":\0 1}", 10), RejectReason::NotJson);
}

void TestImportJson::rejections() {
    QFETCH(QByteArray, line);
    QFETCH(int, reason);
    const std::string good = R"({"ts":1})";
    const Decoded decoded = decode(planFor(ImportFormat::Ndjson), good + "\n" + line.toStdString() + "\n" + good, 41);
    QCOMPARE(decoded.events.size(), 2);
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QCOMPARE(decoded.rejected[0].line, 42);
    QCOMPARE(static_cast<int>(decoded.rejected[0].reason), reason);
    QCOMPARE(decoded.rejected[0].record, line.toStdString());
}

void TestImportJson::recordIsVerbatim_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("blanks and order") << QByteArray(R"( {"z":1,  "ts":1, "a":[ ]} )");
    QTest::newRow("bad bytes") << QByteArray("{\"ts\":1,\"m\":\"\xc3\x28\xff\"}");
    QTest::newRow("deep") << QByteArray(R"({"ts":1,"a":)") + QByteArray(2000, '[') + QByteArray(2000, ']') + "}";
    QTest::newRow("long") << QByteArray(R"({"ts":1,"message":")") + QByteArray(3 << 20, 'x') + "\"}";
}

void TestImportJson::recordIsVerbatim() {
    QFETCH(QByteArray, line);
    const Decoded decoded = decode(planFor(ImportFormat::Ndjson), line.toStdString() + "\r\n");
    QCOMPARE(decoded.events.size(), 1);
    QVERIFY(decoded.events.raw(0) == line.toStdString());
    QVERIFY(decoded.events.rawFormat(0) == RecordFormat::Json);
}

void TestImportJson::mappingComesFirst() {
    ImportPlan plan = planFor(ImportFormat::Ndjson);
    plan.mapping.fields = {{"@timestamp", "when.at"}, {"message", "level"}, {"ticket", "t"}, {"order.id", "level"}};
    plan.times.pattern = "%d.%m.%Y %H:%M";
    const Decoded decoded =
        decode(plan, R"({"when":{"at":"03.05.2026 10:15"},"@timestamp":"2020-01-01","level":"info","t":"T-5","message":"no"})");
    QCOMPARE(decoded.events.size(), 1);
    QCOMPARE(time(decoded.events, 0), u"2026-05-03T10:15:00.000000000Z"_s);
    QCOMPARE(field(decoded.events, 0, "message"), u"info"_s);
    QCOMPARE(field(decoded.events, 0, "order.id"), u"info"_s);
    QCOMPARE(field(decoded.events, 0, "log.level"), QString());
    QCOMPARE(field(decoded.events, 0, "ticket"), u"T-5"_s);
}

void TestImportJson::constantsFillGaps() {
    ImportPlan plan = planFor(ImportFormat::Ndjson);
    plan.mapping.constants = {{"service.name", "fallback"}, {"log.level", "debug"}, {"team", "blue"}};
    const Decoded decoded = decode(plan, "{\"ts\":1}\n{\"ts\":1,\"service\":\"own\",\"level\":\"error\"}");
    QCOMPARE(decoded.events.size(), 2);
    QCOMPARE(field(decoded.events, 0, "service.name"), u"fallback"_s);
    QCOMPARE(field(decoded.events, 0, "log.level"), u"DEBUG"_s);
    QCOMPARE(field(decoded.events, 0, "team"), u"blue"_s);
    QCOMPARE(field(decoded.events, 1, "service.name"), u"own"_s);
    QCOMPARE(field(decoded.events, 1, "log.level"), u"ERROR"_s);
}

void TestImportJson::listsOfObjects() {
    const std::string list = "[\n  {\n    \"ts\": 1,\n    \"message\": \"a ] } \\\" [\"\n  },\n  {\"ts\": 2}, oops\n, {\"x\": "
                             "1}, {\"ts\": 3}\n]\n{\"ts\": 4";
    const Decoded decoded = decode(planFor(ImportFormat::JsonArray), list);
    QCOMPARE(decoded.events.size(), 3);
    QCOMPARE(field(decoded.events, 0, "message"), u"a ] } \" ["_s);
    QCOMPARE(decoded.rejected.size(), size_t(3));
    QCOMPARE(decoded.rejected[0].record, std::string("oops"));
    QCOMPARE(decoded.rejected[0].line, 6);
    QVERIFY(decoded.rejected[1].reason == RejectReason::NoTime);
    QCOMPARE(decoded.rejected[1].line, 7);
    QCOMPARE(decoded.rejected[2].line, 9);
}

void TestImportJson::otlp() {
    const std::string request =
        R"({"resourceLogs":[{"scopeLogs":[{"scope":{"name":"http"},"logRecords":[{"timeUnixNano":"1778484712904123456","severityNumber":17,"body":{"stringValue":"boom"},)"
        R"("attributes":[{"key":"order.id","value":{"stringValue":"A-1"}},{"key":"http.response.status_code","value":{"intValue":"500"}},{"key":"ratio","value":{"doubleValue":0.5}},)"
        R"({"key":"nested","value":{"kvlistValue":{"values":[{"key":"a","value":{"boolValue":true}}]}}}],"traceId":"abc","spanId":"def"},{"observedTimeUnixNano":1778484712000000000},)"
        R"({"body":{"stringValue":"no time"}}]}],"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"mes"}},{"key":"host.name","value":{"stringValue":"h1"}}]}}]})";
    const Decoded decoded = decode(planFor(ImportFormat::Otlp), request + "\n");
    QCOMPARE(decoded.events.size(), 2);
    const EventBatch& events = decoded.events;
    QCOMPARE(time(events, 0), u"2026-05-11T07:31:52.904123456Z"_s);
    QCOMPARE(field(events, 0, "log.level"), u"ERROR"_s);
    QCOMPARE(field(events, 0, "message"), u"boom"_s);
    QCOMPARE(field(events, 0, "service.name"), u"mes"_s);
    QCOMPARE(field(events, 0, "order.id"), u"A-1"_s);
    QCOMPARE(field(events, 0, "http.response.status_code"), u"500"_s);
    QCOMPARE(field(events, 0, "trace.id"), u"abc"_s);
    QCOMPARE(field(events, 0, "nested.a"), u"true"_s);
    QCOMPARE(field(events, 0, "host.name"), u"h1"_s);
    QVERIFY(events.raw(0).starts_with(R"({"timeUnixNano":"1778484712904123456")"));
    QVERIFY(events.raw(0).ends_with(R"("spanId":"def"})"));
    QVERIFY(events.raw(1) == R"({"observedTimeUnixNano":1778484712000000000})");
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QVERIFY(decoded.rejected[0].reason == RejectReason::NoTime);
}

void TestImportJson::otlpRejections_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("reason");
    QTest::newRow("other JSON") << QByteArray(R"({"a":1})") << static_cast<int>(RejectReason::NotOtlp);
    QTest::newRow("traces") << QByteArray(R"({"resourceSpans":[]})") << static_cast<int>(RejectReason::NotOtlp);
    QTest::newRow("cut") << QByteArray(R"({"resourceLogs":[)") << static_cast<int>(RejectReason::NotJson);
    QTest::newRow("no JSON inside") << QByteArray(R"({"resourceLogs" nonsense})") << static_cast<int>(RejectReason::NotJson);
    QTest::newRow("text") << QByteArray("hello") << static_cast<int>(RejectReason::NotJson);
    QTest::newRow("deep") << QByteArray(R"({"resourceLogs":)") + QByteArray(5000, '[') + QByteArray(5000, ']') + "}"
                          << static_cast<int>(RejectReason::NotJson);
}

void TestImportJson::otlpRejections() {
    QFETCH(QByteArray, text);
    QFETCH(int, reason);
    const Decoded decoded = decode(planFor(ImportFormat::Otlp), text.toStdString());
    QCOMPARE(decoded.events.size(), 0);
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QCOMPARE(static_cast<int>(decoded.rejected[0].reason), reason);
}

QTEST_GUILESS_MAIN(TestImportJson)
#include "tst_import_json.moc"
