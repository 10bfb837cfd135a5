// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_decoding.h"

#include "connectors/local/import/import_preview.h"

using namespace logloupe;
using namespace logloupe::importing;
using namespace Qt::StringLiterals;

class TestImportDetection : public QObject {
    Q_OBJECT
private slots:
    void formats_data();
    void formats();
    void refusals_data();
    void refusals();
    void tables_data();
    void tables();
    void tableMapping_data();
    void tableMapping();
    void mappingCountsBeforeWhatIsFound();
    void mappingOfAMissingColumnIsAFault();
    void systemIsNamedAfterTheFile();
    void preview();
    void previewOfWhatCannotBeRead_data();
    void previewOfWhatCannotBeRead();
    void zoneMatters_data();
    void zoneMatters();
};

namespace {

const DetectionContext context{.fileName = u"some.log"_s, .reference = {1'763'683'200'000'000'000}};

} // namespace

void TestImportDetection::formats_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("format");
    const auto row = [](const char* title, const QByteArray& text, const char* format) {
        QTest::newRow(title) << text << QByteArray(format);
    };
    row("NDJSON", "{\"ts\":1}\n{\"ts\":2}\n", "ndjson");
    row("NDJSON, one line without an end", "{\"ts\":1}", "ndjson");
    row("NDJSON after words", "starting\n{\"ts\":1}\n{\"ts\":2}\n", "ndjson");
    row("NDJSON behind a hole", QByteArray(100, '\0') + "{\"ts\":1}\n", "ndjson");
    row("list", "[{\"ts\":1},\n{\"ts\":2}]", "json");
    row("objects over lines", "{\n  \"ts\": 1\n}\n{\n  \"ts\": 2\n}\n", "json");
    row("OTLP", "{\"resourceLogs\":[{\"scopeLogs\":[]}]}\n", "otlp");
    row("OTLP over lines", "{\n  \"resourceLogs\": [\n {", "otlp");
    row("XES", "<?xml version=\"1.0\"?>\n<!-- x -->\n<log xes.version=\"1.0\">", "xes");
    row("table", "order,status,time\n1,A,2026-01-01\n2,B,2026-01-02\n", "csv");
    row("table, semicolons", "order;status;time\n1;A,x;2026-01-01\n2;B;2026-01-02\n", "csv");
    row("table, tabs", "order\tstatus\ttime\n1\tA\t2026-01-01\n", "csv");
    row("table, quoted line ends", "\"order\",\"note\",\"time\"\n1,\"a\nb, c\",2026-01-01\n2,\"\",2026-01-01\n", "csv");
    row("requests", "[2026-05-11T07:31:52Z][REQ][/x] order=1\n[2026-05-11T07:31:52Z][RESP][/x] order=1\n", "requests");
    row("syslog",
        "Dec 10 06:55:46 host sshd[1]: a\nDec 10 06:55:46 host kernel: b\nDec 10 06:55:47 host last message repeated\n",
        "lines syslog");
    row("syslog with priority", "<34>1 2003-10-11T22:14:15Z h a - - - x\n", "lines syslog");
    row("syslog with ISO time", "2025-06-24T14:36:25.1+02:00 host cron[1]: a\n2025-06-24T14:36:25.1+02:00 host cron[1]: b\n",
        "lines syslog");
    row("access", "1.2.3.4 - - [10/Oct/2000:13:55:36 +0000] \"GET / HTTP/1.0\" 200 1\n", "lines access");
    row("Apache error", "[Sun Dec 04 04:47:44 2005] [notice] x\n[Sun Dec 04 04:47:44 2005] [error] y\n", "lines apache-error");
    row("nginx error", "2025/06/24 14:36:53 [error] 1#2: *3 x\n", "lines nginx-error");
    row("logfmt", "time=2025-06-24T14:36:53Z level=info msg=\"a b\" x=1\n", "lines logfmt");
    row("apt", "\nStart-Date: 2025-06-24  14:36:25\nCommandline: a\nEnd-Date: 2025-06-24  14:36:26\n", "lines paragraphs");
    row("Spring", "2025-06-24T14:36:53.1+02:00  INFO 1 --- [main] a.B : x: y\n", "lines time-first");
    row("Log4j", "2015-07-29 17:41:44,747 - INFO  [a] - b\n2015-07-29 17:41:44,747 - WARN  [a] - b\n", "lines time-first");
    row("Java with traces", QByteArray("2025-06-24 14:36:53,1 ERROR x\n") + QByteArray("\tat a.b(C.java:1)\n").repeated(30),
        "lines time-first");
    row("level, then time", "INFO 2025-06-24 14:36:53 a\nWARN 2025-06-24 14:36:54 b, c\n", "lines time-first");
    row("no time", "one\ntwo, three\nfour\n", "lines plain");
    row("CR LF", "{\"ts\":1}\r\n{\"ts\":2}\r\n", "ndjson");
    row("bad bytes", "2025-06-24 14:36:53 \xff\xfe\n2025-06-24 14:36:53 \xc3(\n", "lines time-first");
}

void TestImportDetection::formats() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, format);
    const std::string bytes = text.toStdString();
    const auto plan = planImport(bytes, {}, context);
    QVERIFY(plan.has_value());
    std::string found(importFormatName(plan->format));
    if (plan->format == ImportFormat::Lines)
        found += " " + std::string(lineFormatName(plan->lineFormat));
    QCOMPARE(QByteArray::fromStdString(found), format);
    // What was found can be written as a mapping, and then is found again.
    const auto mapping = ImportMapping::parse(plan->mapping.toJson());
    QVERIFY(mapping.has_value());
    const auto again = planImport(bytes, *mapping, context);
    QVERIFY(again.has_value());
    QVERIFY(again->format == plan->format);
    if (plan->format == ImportFormat::Lines)
        QVERIFY(again->lineFormat == plan->lineFormat);
    QVERIFY(again->columns == plan->columns);
}

void TestImportDetection::refusals_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("word");
    QByteArray binary;
    for (int i = 0; i < 4096; ++i)
        binary.append(static_cast<char>(i * 7));
    QTest::newRow("binary") << binary << u"no text"_s;
    QTest::newRow("zeros") << QByteArray(5000, '\0') << u"no text"_s;
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("other XML") << QByteArray("<?xml version=\"1.0\"?><html/>") << u"XES"_s;
}

void TestImportDetection::refusals() {
    QFETCH(QByteArray, text);
    QFETCH(QString, word);
    const auto plan = planImport(text.toStdString(), {}, context);
    QVERIFY(!plan.has_value());
    QVERIFY(plan.error().kind == ErrorKind::Decode);
    QVERIFY2(plan.error().message.contains(word), qPrintable(plan.error().message));
    QVERIFY(plan.error().message.contains(u"some.log"_s));
}

void TestImportDetection::tables_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("columns"); // 0: no table
    QTest::newRow("names") << QByteArray("a,b,c\n1,2,3\n") << 3;
    QTest::newRow("names with colons") << QByteArray("case:concept:name,time:timestamp\n1,2\n") << 2;
    QTest::newRow("other letters") << QByteArray("заказ;время\n1;2\n") << 2;
    QTest::newRow("values only") << QByteArray("1,2,3\n4,5,6\n") << 0;
    QTest::newRow("one name twice") << QByteArray("a,a\n1,2\n") << 0;
    QTest::newRow("irregular") << QByteArray("a,b\n1\n1,2,3\n4\n") << 0;
    QTest::newRow("no rows") << QByteArray("a,b\n") << 0;
    QTest::newRow("last row is cut") << QByteArray("a,b\n1,2\n3,4\n5") << 2;
    QTest::newRow("open quote") << QByteArray("\"a,b\n1,2\n") << 0;
    QTest::newRow("empty") << QByteArray() << 0;
}

void TestImportDetection::tables() {
    QFETCH(QByteArray, text);
    QFETCH(int, columns);
    const auto table = findTable(text.toStdString(), {});
    QCOMPARE(table ? static_cast<int>(table->columns.size()) : 0, columns);
}

void TestImportDetection::tableMapping_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("column"); // empty: not mapped
    const QByteArray process = "case:concept:name,case:startdate,concept:name,org:resource,time:timestamp\nc1,2011-10-11 "
                               "13:42:22+02:00,Check,Anna,2011-10-12 13:42:22+02:00\n";
    QTest::newRow("case") << process << QByteArray("order.id") << QByteArray("case:concept:name");
    QTest::newRow("activity") << process << QByteArray("order.status.new") << QByteArray("concept:name");
    QTest::newRow("resource") << process << QByteArray("user.id") << QByteArray("org:resource");
    QTest::newRow("time") << process << QByteArray("@timestamp") << QByteArray("time:timestamp");
    const QByteArray shop = "Order ID,Level,Due date,Happened,Amount\nA-1,warn,2026-01-01,03.02.2026 "
                            "10:00,17\nA-2,info,,04.02.2026 10:00,1700000000\n";
    QTest::newRow("capitals") << shop << QByteArray("order.id") << QByteArray("Order ID");
    QTest::newRow("level") << shop << QByteArray("log.level") << QByteArray("Level");
    QTest::newRow("time by its values, not the due date") << shop << QByteArray("@timestamp") << QByteArray("Happened");
    QTest::newRow("nobody") << shop << QByteArray("user.id") << QByteArray();
    QTest::newRow("no time") << QByteArray("a,b\n1,2\n") << QByteArray("@timestamp") << QByteArray();
}

void TestImportDetection::tableMapping() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, column);
    const std::string bytes = text.toStdString();
    const auto table = findTable(bytes, {});
    QVERIFY(table.has_value());
    const ImportMapping mapping = proposeTableMapping(bytes, *table, {});
    const std::string* source = mapping.sourceOf(field.toStdString());
    QCOMPARE(source ? QByteArray::fromStdString(*source) : QByteArray(), column);
}

void TestImportDetection::mappingCountsBeforeWhatIsFound() {
    const auto mapping = ImportMapping::parse(
        R"({"format": "csv", "fields": {"order.id": "who", "@timestamp": "when"}, "time_format": "%m/%d/%Y", "zone": "Asia/Kolkata"})");
    QVERIFY(mapping.has_value());
    const std::string text = "who,when\n17,02/03/2026\n";
    const auto plan = planImport(text, *mapping, context);
    QVERIFY(plan.has_value());
    const Decoded decoded = decode(*plan, "17,02/03/2026\n");
    QCOMPARE(decoded.events.size(), 1);
    QCOMPARE(field(decoded.events, 0, "order.id"), u"17"_s);
    QCOMPARE(time(decoded.events, 0), u"2026-02-02T18:30:00.000000000Z"_s);
    // A day that cannot be a month gives the order away.
    const auto guessed = planImport("what,Date\nx,13/02/2026\n", {}, context);
    QVERIFY(guessed.has_value());
    QCOMPARE(guessed->mapping.timeFormat, std::string("%d/%m/%Y"));
    const auto american = planImport("what,Date\nx,02/13/2026\n", {}, context);
    QCOMPARE(american->mapping.timeFormat, std::string("%m/%d/%Y"));
}

void TestImportDetection::mappingOfAMissingColumnIsAFault() {
    const auto plan =
        planImport("a,b\n1,2\n", ImportMapping{.format = ImportFormat::Csv, .fields = {{"order.id", "nope"}}}, context);
    QVERIFY(!plan.has_value());
    QVERIFY(plan.error().kind == ErrorKind::Usage);
    QVERIFY(plan.error().message.contains(u"nope"_s));
}

void TestImportDetection::systemIsNamedAfterTheFile() {
    const auto plan = planImport("2025-06-24 14:36:53 x\n", {}, {.fileName = u"/var/log/dpkg.log.1"_s});
    QVERIFY(plan.has_value());
    const Decoded decoded = decode(*plan, "2025-06-24 14:36:53 x\n");
    QCOMPARE(field(decoded.events, 0, "service.name"), u"dpkg"_s);
}

void TestImportDetection::preview() {
    const QByteArray text = QByteArray("order,state,time\n") + QByteArray("A-1,x,2026-01-01 10:00\n").repeated(3)
                            + "A-2,y,never\nA-3,z,2026-01-01 1";
    const auto preview = previewImport(text, u"orders.csv"_s, {}, {.zone = QTimeZone("Europe/Amsterdam"), .rows = 2});
    QVERIFY(preview.has_value());
    QVERIFY(preview->format == ImportFormat::Csv);
    QVERIFY(!preview->formatText.isEmpty());
    QCOMPARE(preview->columns, (QStringList{u"order"_s, u"state"_s, u"time"_s}));
    QCOMPARE(preview->sample.size(), 2);
    QCOMPARE(field(preview->sample, 0, "order.id"), u"A-1"_s);
    QCOMPARE(field(preview->sample, 0, "state"), u"x"_s);
    QCOMPARE(time(preview->sample, 0), u"2026-01-01T09:00:00.000000000Z"_s);
    QCOMPARE(preview->zone, QByteArray("Europe/Amsterdam"));
    QVERIFY(preview->zoneMatters);
    QVERIFY(preview->notices.join(QLatin1Char(' ')).contains(u"Europe/Amsterdam"_s));
    // Changed in the dialog, it is used.
    ImportMapping changed = preview->mapping;
    changed.setSource("user.id", "state");
    const auto again = previewImport(text, u"orders.csv"_s, changed);
    QVERIFY(again.has_value());
    QCOMPARE(field(again->sample, 0, "user.id"), u"x"_s);
    // All rows are asked for, so that the one that cannot be read is told.
    const auto longer = previewImport(text + "0:00\n", u"orders.csv"_s);
    QCOMPARE(longer->sample.size(), 4);
    QCOMPARE(longer->rejected.size(), size_t(1));
    QCOMPARE(longer->rejected[0].line, 5);
}

void TestImportDetection::previewOfWhatCannotBeRead_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("xz") << QByteArray("\xFD\x37zXZ\0abc", 9);
    QTest::newRow("zip") << QByteArray("PK\x03\x04 and so on");
    QTest::newRow("broken gzip") << QByteArray("\x1F\x8B\x08\x00garbage");
    QTest::newRow("empty") << QByteArray();
}

void TestImportDetection::previewOfWhatCannotBeRead() {
    QFETCH(QByteArray, bytes);
    const auto preview = previewImport(bytes, u"x.log"_s);
    QVERIFY(!preview.has_value());
    QVERIFY(preview.error().message.contains(u"x.log"_s));
}

void TestImportDetection::zoneMatters_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matters");
    QTest::newRow("UTC") << QByteArray("{\"@timestamp\":\"2026-01-01T00:00:00Z\"}\n") << false;
    QTest::newRow("seconds") << QByteArray("{\"@timestamp\":1778484712}\n") << false;
    QTest::newRow("local") << QByteArray("{\"@timestamp\":\"2026-01-01T00:00:00\"}\n") << true;
    QTest::newRow("no times") << QByteArray("a\nb\n") << false;
}

void TestImportDetection::zoneMatters() {
    QFETCH(QByteArray, text);
    QFETCH(bool, matters);
    const auto preview = previewImport(text, u"x"_s);
    QVERIFY(preview.has_value());
    QCOMPARE(preview->zoneMatters, matters);
}

QTEST_GUILESS_MAIN(TestImportDetection)
#include "tst_import_detection.moc"
