// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_decoding.h"

#include "connectors/local/import/key_values.h"
#include "connectors/local/import/stack_trace.h"

using namespace logloupe;
using namespace logloupe::importing;
using namespace Qt::StringLiterals;

using Expected = QList<std::pair<QByteArray, QString>>;

class TestImportLines : public QObject {
    Q_OBJECT
private slots:
    void oneLine_data();
    void oneLine();
    void noRecord_data();
    void noRecord();
    void severalLines_data();
    void severalLines();
    void linesBeforeTheFirstRecordAreRejected();
    void everyLineKeepsItsNumber();
    void pattern();
    void stackTraces_data();
    void stackTraces();
};

void TestImportLines::oneLine_data() {
    QTest::addColumn<LineFormat>("format");
    QTest::addColumn<bool>("requests");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char* title, LineFormat format, const char* line, const Expected& expected) {
        QTest::newRow(title) << format << false << QByteArray(line) << expected;
    };
    const auto request = [](const char* title, const char* line, const Expected& expected) {
        QTest::newRow(title) << LineFormat::TimeFirst << true << QByteArray(line) << expected;
    };
    row("syslog, RFC 3164", LineFormat::Syslog,
        "Nov 10 06:55:46 LabSZ sshd[24200]: Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2",
        {{"@timestamp", u"2025-11-10T06:55:46.000000000Z"_s},
         {"service.name", u"sshd"_s},
         {"host.name", u"LabSZ"_s},
         {"process.pid", u"24200"_s},
         {"user.id", u"webmaster"_s},
         {"client.address", u"173.234.31.186"_s},
         {"message", u"Failed password for invalid user webmaster from 173.234.31.186 port 38926 ssh2"_s}});
    row("syslog with priority", LineFormat::Syslog, "<34>Oct 11 22:14:15 mymachine su: 'su root' failed",
        {{"log.level", u"FATAL"_s}, {"service.name", u"su"_s}, {"message", u"'su root' failed"_s}});
    row("syslog, RFC 5424", LineFormat::Syslog,
        "<165>1 2003-10-11T22:14:15.003Z host evntslog 77 ID47 [ex@32473 iut=\"3\" order_id=\"A-\\]1\"][b@1 c=\"d\"] "
        "\xEF\xBB\xBFSome event",
        {{"@timestamp", u"2003-10-11T22:14:15.003000000Z"_s},
         {"log.level", u"INFO"_s},
         {"service.name", u"evntslog"_s},
         {"iut", u"3"_s},
         {"c", u"d"_s},
         {"process.pid", u"77"_s},
         {"message", u"Some event"_s}});
    row("syslog, RFC 5424 without anything", LineFormat::Syslog, "<165>1 2003-10-11T22:14:15Z - - - - -",
        {{"message", QString()}, {"service.name", QString()}});
    row("syslog, ISO time", LineFormat::Syslog, "2025-06-24T14:36:25.123456+02:00 host CRON[12]: (root) CMD (x)",
        {{"@timestamp", u"2025-06-24T12:36:25.123456000Z"_s}, {"service.name", u"CRON"_s}, {"message", u"(root) CMD (x)"_s}});
    row("syslog without a tag", LineFormat::Syslog, "Nov 10 06:55:46 host last message repeated 3 times",
        {{"service.name", QString()}, {"message", u"last message repeated 3 times"_s}});
    row("access, combined", LineFormat::WebAccess,
        "127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] \"GET /a.gif?x=1 HTTP/1.0\" 200 2326 \"http://e/s\" \"Mozilla "
        "\\\"x\\\"\"",
        {{"@timestamp", u"2000-10-10T20:55:36.000000000Z"_s},
         {"client.address", u"127.0.0.1"_s},
         {"user.id", u"frank"_s},
         {"http.request.method", u"GET"_s},
         {"url.path", u"/a.gif"_s},
         {"url.query", u"x=1"_s},
         {"http.response.status_code", u"200"_s},
         {"log.level", u"INFO"_s},
         {"http.request.referrer", u"http://e/s"_s}});
    row("access with host", LineFormat::WebAccess, "shop:443 ::1 - - [10/Oct/2000:13:55:36 +0000] \"-\" 408 -",
        {{"url.domain", u"shop:443"_s},
         {"client.address", u"::1"_s},
         {"user.id", QString()},
         {"log.level", u"WARN"_s},
         {"http.request.method", QString()}});
    row("access, server error", LineFormat::WebAccess, "1.2.3.4 - - [10/Oct/2000:13:55:36 +0000] \"POST / HTTP/2.0\" 502 0",
        {{"log.level", u"ERROR"_s}});
    row("Apache 2.2 error", LineFormat::ApacheError,
        "[Sun Dec 04 04:47:44 2005] [error] [client 1.2.3.4] Directory index forbidden",
        {{"@timestamp", u"2005-12-04T04:47:44.000000000Z"_s},
         {"log.level", u"ERROR"_s},
         {"client.address", u"1.2.3.4"_s},
         {"message", u"Directory index forbidden"_s}});
    row("Apache 2.4 error", LineFormat::ApacheError,
        "[Fri Sep 09 10:42:29.902022 2011] [core:warn] [pid 35708:tid 432] [client 72.15.99.187:4711] [x] File",
        {{"log.level", u"WARN"_s},
         {"apache.module", u"core"_s},
         {"process.pid", u"35708"_s},
         {"client.address", u"72.15.99.187"_s},
         {"message", u"[x] File"_s}});
    row("nginx error", LineFormat::NginxError,
        "2025/06/24 14:36:53 [error] 12#34: *1 open() failed, client: 10.0.0.1, server: shop, request: \"GET /x HTTP/1.1\", "
        "host: \"shop\"",
        {{"log.level", u"ERROR"_s},
         {"client.address", u"10.0.0.1"_s},
         {"url.path", u"/x"_s},
         {"url.domain", u"shop"_s},
         {"process.pid", u"12"_s}});
    row("logfmt", LineFormat::Logfmt, R"(time="2025-06-24T14:36:53Z" level=warn msg="slow \"query\"\nx" order_id=A-1 took=5s)",
        {{"log.level", u"WARN"_s}, {"message", u"slow \"query\"\nx"_s}, {"order.id", u"A-1"_s}, {"took", u"5s"_s}});
    row("Log4j", LineFormat::TimeFirst, "2015-07-29 17:41:44,747 - WARN  [Quorum[myid=1]/0:0:2181:Fast@774] - Send worker",
        {{"log.level", u"WARN"_s},
         {"process.thread.name", u"Quorum[myid=1]/0:0:2181:Fast@774"_s},
         {"message", u"Send worker"_s}});
    row("Logback", LineFormat::TimeFirst, "2025-06-24 14:36:53.123 [main] INFO  c.e.Foo - Started in 3 s",
        {{"log.level", u"INFO"_s},
         {"log.logger", u"c.e.Foo"_s},
         {"process.thread.name", u"main"_s},
         {"message", u"Started in 3 s"_s}});
    row("Spring Boot", LineFormat::TimeFirst,
        "2025-06-24T14:36:53.123+02:00  INFO 1234 --- [           main] c.e.Foo   : Started: yes",
        {{"log.level", u"INFO"_s},
         {"process.pid", u"1234"_s},
         {"process.thread.name", u"main"_s},
         {"log.logger", u"c.e.Foo"_s},
         {"message", u"Started: yes"_s}});
    row("Python", LineFormat::TimeFirst, "2025-06-24 14:36:53,123 - shop.cart - ERROR - cart is empty - really",
        {{"log.level", u"ERROR"_s}, {"log.logger", u"shop.cart"_s}, {"message", u"cart is empty - really"_s}});
    row("Python, other", LineFormat::TimeFirst, "2025-06-24 14:36:53,123 INFO shop: 3 items",
        {{"log.logger", u"shop"_s}, {"message", u"3 items"_s}});
    row("loguru", LineFormat::TimeFirst, "2025-06-24 14:36:53.123 | INFO     | mod:func:12 - done",
        {{"log.level", u"INFO"_s}, {"log.logger", u"mod:func:12"_s}, {"message", u"done"_s}});
    row("PostgreSQL", LineFormat::TimeFirst, "2025-06-24 14:36:53.123 UTC [123] bob@shop ERROR:  relation \"x\" does not exist",
        {{"log.level", u"ERROR"_s}, {"message", u"relation \"x\" does not exist"_s}});
    row("level before", LineFormat::TimeFirst, "[WARN] [2025-06-24 14:36:53] disk is full",
        {{"log.level", u"WARN"_s}, {"message", u"disk is full"_s}});
    row("program before", LineFormat::TimeFirst, "update-alternatives 2025-06-24 14:36:53: run with --quiet",
        {{"service.name", u"update-alternatives"_s}, {"message", u"run with --quiet"_s}});
    row("dpkg", LineFormat::TimeFirst, "2025-06-24 14:36:25 status error-free libc6:amd64",
        {{"log.level", QString()}, {"message", u"status error-free libc6:amd64"_s}});
    row("error in the message only", LineFormat::TimeFirst, "2025-06-24 14:36:25 an error occurred",
        {{"log.level", QString()}, {"message", u"an error occurred"_s}});
    row("I am no level", LineFormat::TimeFirst, "2025-06-24 14:36:25 I am here",
        {{"log.level", QString()}, {"message", u"I am here"_s}});
    row("keys in the message", LineFormat::TimeFirst,
        "2025-06-24 14:36:25 INFO paid order_id=A-7, customerId=C-9 trace_id=\"ab\" x=y",
        {{"order.id", u"A-7"_s}, {"customer.id", u"C-9"_s}, {"trace.id", u"ab"_s}});
    row("only a time", LineFormat::TimeFirst, "2025-06-24 14:36:25", {{"message", QString()}});
    row("plain", LineFormat::Plain,
        "Font directories:", {{"@timestamp", u"2025-11-21T00:00:00.000000000Z"_s}, {"message", u"Font directories:"_s}});
    request("request",
            "[2026-05-11T07:31:52.904Z][REQ][POST /api/orders/A-1042/price] customer.id=C-17 status=PAID service=mes-api "
            "trace_id=ab",
            {{"@timestamp", u"2026-05-11T07:31:52.904000000Z"_s},
             {"order.id", u"A-1042"_s},
             {"customer.id", u"C-17"_s},
             {"order.status.old", u"PAID"_s},
             {"order.status.new", QString()},
             {"http.request.method", u"POST"_s},
             {"url.path", u"/api/orders/A-1042/price"_s},
             {"service.name", u"mes-api"_s},
             {"trace.id", u"ab"_s},
             {"log.level", u"INFO"_s}});
    request("response",
            "[2026-05-11 07:31:53] [RESP] [/api/orders] "
            "{\"order\":{\"id\":\"A-9\"},\"order_status\":\"CLOSED\",\"status\":500,\"extra\":1}",
            {{"order.id", u"A-9"_s},
             {"order.status.new", u"CLOSED"_s},
             {"order.status.old", QString()},
             {"http.response.status_code", u"500"_s},
             {"log.level", u"ERROR"_s},
             {"extra", u"1"_s}});
    request("pairs with colons", "[2026-05-11T07:31:53Z][RESP][/x] order: A-3, status: PAID",
            {{"order.id", u"A-3"_s}, {"order.status.new", u"PAID"_s}});
    request("nothing behind", "[1778484712][req][GET /orders/search]",
            {{"order.id", QString()}, {"http.request.method", u"GET"_s}});
}

void TestImportLines::oneLine() {
    QFETCH(LineFormat, format);
    QFETCH(bool, requests);
    QFETCH(QByteArray, line);
    QFETCH(Expected, expected);
    const ImportPlan plan = planFor(requests ? ImportFormat::Requests : ImportFormat::Lines, format);
    const Decoded decoded = decode(plan, line.toStdString() + "\n");
    QCOMPARE(decoded.events.size(), 1);
    QVERIFY(decoded.events.raw(0) == line.toStdString());
    for (const auto& [name, value] : expected) {
        const QString read = field(decoded.events, 0, name.toStdString());
        QVERIFY2(read == value, qPrintable(u"%1: %2, expected %3"_s.arg(QString::fromLatin1(name), read, value)));
    }
}

void TestImportLines::noRecord_data() {
    QTest::addColumn<LineFormat>("format");
    QTest::addColumn<bool>("requests");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](LineFormat format, const QByteArray& line) {
        QTest::addRow("%s: %s", lineFormatName(format).data(), line.left(40).constData()) << format << false << line;
    };
    for (const LineFormat format : {LineFormat::Syslog, LineFormat::WebAccess, LineFormat::ApacheError, LineFormat::NginxError,
                                    LineFormat::Logfmt, LineFormat::Paragraphs, LineFormat::TimeFirst}) {
        for (const char* line : {"hello", "[", "]", "<", "<999>1 x", "<34>1 ", "2025-13-45 99:99:99 x",
                                 "Foo 99 06:55:46 host a: b", "\xff\xfe\xfd", "[Sun Dec 44 04:47:44 2005",
                                 "1.2.3.4 - - [x] \"GET", "=", "a=", "=b", "\"", "Start-Date: ", "Start-Date: never"})
            row(format, line);
        row(format, QByteArray("a\0b", 3));
    }
    for (const char* line : {"[", "[]", "[][][]", "[2026-05-11][GET][/x]", "[soon][REQ][/x]", "[2026-05-11T07:31:53Z][REQ][/x"})
        QTest::addRow("request %s", line) << LineFormat::TimeFirst << true << QByteArray(line);
}

void TestImportLines::noRecord() {
    QFETCH(LineFormat, format);
    QFETCH(bool, requests);
    QFETCH(QByteArray, line);
    const Decoded decoded =
        decode(planFor(requests ? ImportFormat::Requests : ImportFormat::Lines, format), line.toStdString());
    QCOMPARE(decoded.events.size(), 0);
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QVERIFY(decoded.rejected[0].reason == RejectReason::NoPattern);
    QCOMPARE(decoded.rejected[0].record, line.toStdString());
}

void TestImportLines::severalLines_data() {
    QTest::addColumn<LineFormat>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Expected>("expected");
    QTest::newRow("Java") << LineFormat::TimeFirst
                          << QByteArray("2025-06-24 14:36:53 ERROR [main] c.e.Foo - failed\njava.lang.IllegalStateException: "
                                        "no stock\n\tat c.e.Foo.bar(Foo.java:12)\n"
                                        "\tat c.e.Foo.main(Foo.java:3)\nCaused by: java.io.IOException: disk\n\t... 2 more")
                          << Expected{{"message", u"failed"_s},
                                      {"error.type", u"java.lang.IllegalStateException"_s},
                                      {"error.message", u"no stock"_s},
                                      {"log.line", u"1"_s}};
    QTest::newRow("Python") << LineFormat::TimeFirst
                            << QByteArray("2025-06-24 14:36:53,1 - a - ERROR - failed\r\nTraceback (most recent call "
                                          "last):\r\n  File \"x.py\", line 1, in f\r\n    g()\r\n"
                                          "ValueError: bad price")
                            << Expected{{"message", u"failed"_s},
                                        {"error.type", u"ValueError"_s},
                                        {"error.message", u"bad price"_s}};
    QTest::newRow("wrapped message") << LineFormat::TimeFirst
                                     << QByteArray("2025-06-24 14:36:53 INFO select *\n  from t\n\n  where x")
                                     << Expected{{"message", u"select *\n  from t\n\n  where x"_s},
                                                 {"error.stack_trace", QString()}};
    QTest::newRow("block")
        << LineFormat::Paragraphs
        << QByteArray("Start-Date: 2025-06-24  14:36:25\nCommandline: apt-get upgrade\nEnd-Date: 2025-06-24  14:36:30")
        << Expected{{"@timestamp", u"2025-06-24T14:36:25.000000000Z"_s},
                    {"message", u"Commandline: apt-get upgrade\nEnd-Date: 2025-06-24  14:36:30"_s}};
}

void TestImportLines::severalLines() {
    QFETCH(LineFormat, format);
    QFETCH(QByteArray, text);
    QFETCH(Expected, expected);
    const std::string record = text.toStdString();
    const Decoded decoded = decode(planFor(ImportFormat::Lines, format), record + "\n\n" + record + "\n");
    QCOMPARE(decoded.rejected.size(), size_t(0));
    QCOMPARE(decoded.events.size(), 2);
    QVERIFY(decoded.events.raw(0) == record);
    QVERIFY(decoded.events.raw(1) == record);
    for (const auto& [name, value] : expected) {
        const QString read = field(decoded.events, 0, name.toStdString());
        QVERIFY2(read == value, qPrintable(u"%1: %2, expected %3"_s.arg(QString::fromLatin1(name), read, value)));
    }
}

void TestImportLines::linesBeforeTheFirstRecordAreRejected() {
    const Decoded decoded = decode(planFor(ImportFormat::Lines), "rest of something\n\tat a.b\n2025-06-24 14:36:53 x\n", 100);
    QCOMPARE(decoded.events.size(), 1);
    QCOMPARE(decoded.rejected.size(), size_t(2));
    QCOMPARE(decoded.rejected[1].line, 101);
    QCOMPARE(field(decoded.events, 0, "log.line"), u"102"_s);
}

void TestImportLines::everyLineKeepsItsNumber() {
    const Decoded decoded = decode(planFor(ImportFormat::Lines, LineFormat::Plain), "a\n\nb\r\nc", 7);
    QCOMPARE(decoded.events.size(), 3);
    QCOMPARE(field(decoded.events, 0, "log.line"), u"7"_s);
    QCOMPARE(field(decoded.events, 1, "log.line"), u"9"_s);
    QCOMPARE(field(decoded.events, 2, "log.line"), u"10"_s);
    QVERIFY(decoded.events.raw(1) == "b");
}

void TestImportLines::pattern() {
    ImportPlan plan = planFor(ImportFormat::Lines, LineFormat::Pattern);
    plan.mapping.linePattern = u"^(?<when>\\S+) <(?<level>\\w+)> (?<order_id>A-\\d+)? ?(?<who>[^:]*): (?<message>.*)$"_s;
    plan.mapping.fields = {{"@timestamp", "when"}, {"user.id", "who"}};
    plan.times.pattern = "%d.%m.%Y/%H:%M";
    const Decoded decoded =
        decode(plan, "03.05.2026/10:15 <warning> A-12 Анна: done \xff\nnot this\n03.05.2026/10:16 <info> bob: ok\n");
    QCOMPARE(decoded.events.size(), 2);
    QCOMPARE(time(decoded.events, 0), u"2026-05-03T10:15:00.000000000Z"_s);
    QCOMPARE(field(decoded.events, 0, "log.level"), u"WARN"_s);
    QCOMPARE(field(decoded.events, 0, "order.id"), u"A-12"_s);
    QCOMPARE(field(decoded.events, 0, "user.id"), u"Анна"_s);
    QVERIFY(decoded.events.raw(0).ends_with("done \xff\nnot this"));
    QCOMPARE(field(decoded.events, 1, "order.id"), QString());
    QCOMPARE(field(decoded.events, 1, "user.id"), u"bob"_s);
}

void TestImportLines::stackTraces_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("found");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("C#") << QByteArray(
        "System.InvalidOperationException: Sequence contains no elements\n   at Shop.Cart.Total() in /src/Cart.cs:line 3")
                        << true << QByteArray("System.InvalidOperationException");
    QTest::newRow("JavaScript") << QByteArray("TypeError: x is not a function\n    at foo (/a/b.js:1:2)") << true
                                << QByteArray("TypeError");
    QTest::newRow("frames only") << QByteArray("\tat a.b.C.d(C.java:1)") << true << QByteArray();
    QTest::newRow("text") << QByteArray("Note: nothing\nmore") << false << QByteArray();
    QTest::newRow("empty") << QByteArray() << false << QByteArray();
}

void TestImportLines::stackTraces() {
    QFETCH(QByteArray, text);
    QFETCH(bool, found);
    QFETCH(QByteArray, type);
    const std::string bytes = text.toStdString();
    const auto trace = recogniseStackTrace(bytes);
    QCOMPARE(trace.has_value(), found);
    if (trace)
        QCOMPARE(QByteArray(trace->type.data(), static_cast<qsizetype>(trace->type.size())), type);
}

QTEST_GUILESS_MAIN(TestImportLines)
#include "tst_import_lines.moc"
