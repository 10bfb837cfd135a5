// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_decoding.h"

#include "connectors/local/import/csv_record.h"
#include "connectors/local/import/xes_decoder.h"

using namespace logloupe;
using namespace logloupe::importing;
using namespace Qt::StringLiterals;

class TestImportCsv : public QObject {
    Q_OBJECT
private slots:
    void fieldsOfARecord_data();
    void fieldsOfARecord();
    void recordEnds_data();
    void recordEnds();
    void columnsBecomeFields();
    void rejections_data();
    void rejections();
    void unclosedQuoteCostsOneLine();
    void xes();
    void xesInPieces();
    void xesFaults_data();
    void xesFaults();
};

void TestImportCsv::fieldsOfARecord_data() {
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("plain") << QByteArray("a,b,c") << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("empty") << QByteArray(",") << QStringList{QString(), QString()};
    QTest::newRow("quoted") << QByteArray("\"a,b\",c") << QStringList{u"a,b"_s, u"c"_s};
    QTest::newRow("doubled") << QByteArray("\"say \"\"hi\"\"\",\"\"\"\"") << QStringList{u"say \"hi\""_s, u"\""_s};
    QTest::newRow("line end") << QByteArray("\"a\r\nb\",c") << QStringList{u"a\r\nb"_s, u"c"_s};
    QTest::newRow("empty quotes") << QByteArray("\"\",x") << QStringList{QString(), u"x"_s};
    QTest::newRow("quote inside") << QByteArray("5\" pipe,x") << QStringList{u"5\" pipe"_s, u"x"_s};
    QTest::newRow("text after quote") << QByteArray("\"a\"b,x") << QStringList{u"a"_s, u"x"_s};
    QTest::newRow("unclosed") << QByteArray("\"abc") << QStringList{u"abc"_s};
    QTest::newRow("one quote") << QByteArray("\"") << QStringList{QString()};
}

void TestImportCsv::fieldsOfARecord() {
    QFETCH(QByteArray, record);
    QFETCH(QStringList, fields);
    CsvFields reader;
    const std::string text = record.toStdString();
    QStringList read;
    for (const std::string_view value : reader.read(text, ','))
        read.append(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
    QCOMPARE(read, fields);
}

void TestImportCsv::recordEnds_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("end"); // -1: open
    QTest::newRow("line") << QByteArray("a,b\nc") << 4;
    QTest::newRow("last") << QByteArray("a,b") << 3;
    QTest::newRow("quoted line end") << QByteArray("a,\"b\nc\"\nd") << 8;
    QTest::newRow("doubled at the end") << QByteArray("\"a\"\"\"\nb") << 6;
    QTest::newRow("open") << QByteArray("a,\"b\nc\nd") << -1;
    QTest::newRow("quote inside a field") << QByteArray("5\" pipe\nb") << 8;
    QTest::newRow("only a quote") << QByteArray("\"") << -1;
}

void TestImportCsv::recordEnds() {
    QFETCH(QByteArray, text);
    QFETCH(int, end);
    const std::string bytes = text.toStdString();
    const auto found = endOfCsvRecord(bytes, 0, ',');
    QCOMPARE(found ? static_cast<int>(*found) : -1, end);
}

namespace {

ImportPlan permits() {
    ImportPlan plan = planFor(ImportFormat::Csv);
    plan.columns = {"case", "activity", "who", "when", "channel"};
    plan.mapping.fields = {{"order.id", "case"},
                           {"order.status.new", "activity"},
                           {"message", "activity"},
                           {"user.id", "who"},
                           {"@timestamp", "when"}};
    plan.mapping.constants = {{"service.name", "permits"}};
    plan.times.zone = QTimeZone("Europe/Amsterdam");
    return plan;
}

} // namespace

void TestImportCsv::columnsBecomeFields() {
    const Decoded decoded = decode(
        permits(),
        "c-1,\"Check, first\",,2011-10-11 13:45:40.276000+02:00,Internet\r\n\nc-2,\"two\nlines\",R5,2011-07-01 10:00,\n", 2);
    QCOMPARE(decoded.rejected.size(), size_t(0));
    QCOMPARE(decoded.events.size(), 2);
    QCOMPARE(time(decoded.events, 0), u"2011-10-11T11:45:40.276000000Z"_s);
    QCOMPARE(time(decoded.events, 1), u"2011-07-01T08:00:00.000000000Z"_s);
    QCOMPARE(field(decoded.events, 0, "order.id"), u"c-1"_s);
    QCOMPARE(field(decoded.events, 0, "order.status.new"), u"Check, first"_s);
    QCOMPARE(field(decoded.events, 0, "message"), u"Check, first"_s);
    QCOMPARE(field(decoded.events, 0, "channel"), u"Internet"_s);
    QCOMPARE(field(decoded.events, 0, "user.id"), QString());
    QCOMPARE(field(decoded.events, 0, "service.name"), u"permits"_s);
    QCOMPARE(field(decoded.events, 0, "log.line"), u"2"_s);
    QCOMPARE(field(decoded.events, 1, "log.line"), u"4"_s);
    QVERIFY(decoded.events.raw(1) == "c-2,\"two\nlines\",R5,2011-07-01 10:00,");
}

void TestImportCsv::rejections_data() {
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<int>("reason");
    QTest::newRow("too few") << QByteArray("c-1,a") << static_cast<int>(RejectReason::ColumnCount);
    QTest::newRow("too many") << QByteArray("c-1,a,b,2011-07-01,x,y") << static_cast<int>(RejectReason::ColumnCount);
    QTest::newRow("no time") << QByteArray("c-1,a,b,,x") << static_cast<int>(RejectReason::NoTime);
    QTest::newRow("bad time") << QByteArray("c-1,a,b,soon,x") << static_cast<int>(RejectReason::UnreadableTime);
    QTest::newRow("NUL bytes") << QByteArray("\0\0\0", 3) << static_cast<int>(RejectReason::ColumnCount);
}

void TestImportCsv::rejections() {
    QFETCH(QByteArray, record);
    QFETCH(int, reason);
    const Decoded decoded = decode(permits(), record.toStdString() + "\nc-2,a,b,2011-07-01,x,,\n", 2);
    QCOMPARE(decoded.events.size(), 1);
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QCOMPARE(decoded.rejected[0].line, 2);
    QCOMPARE(static_cast<int>(decoded.rejected[0].reason), reason);
    QCOMPARE(decoded.rejected[0].record, record.toStdString());
}

void TestImportCsv::unclosedQuoteCostsOneLine() {
    const Decoded decoded = decode(permits(), "c-1,\"open,b,2011-07-01,x\nc-2,a,b,2011-07-01,x\nc-3,a,b,2011-07-01,x", 2);
    QCOMPARE(decoded.events.size(), 2);
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QVERIFY(decoded.rejected[0].reason == RejectReason::UnclosedQuote);
    QCOMPARE(field(decoded.events, 0, "log.line"), u"3"_s);
}

namespace {

const std::string document = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="x"/>
  <string key="concept:name" value="whole log"/>
  <trace>
    <string key="concept:name" value="case &amp; 1"/>
    <string key="channel" value="web"/>
    <event>
      <string key="concept:name" value="Register"/>
      <string key="org:resource" value="Anna"/>
      <date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
      <string key="note" value="x"><string key="inner" value="y"/></string>
    </event>
    <event><string key="concept:name" value="No time"/></event>
  </trace>
  <trace>
    <string key="concept:name" value="case 2"/>
    <event><string key="concept:name" value="Close"/><date key="time:timestamp" value="2011-10-12T00:00:00Z"/></event>
  </trace>
</log>
)";

Decoded readXes(const std::string& text, size_t pieceSize) {
    DecodedRows rows(u"test"_s);
    XesDecoder decoder(planFor(ImportFormat::Xes));
    for (size_t i = 0; i < text.size() && decoder.feed(std::string_view(text).substr(i, pieceSize), rows);)
        i += pieceSize;
    decoder.finish(rows);
    return {rows.builder.build(), std::move(rows.rejected)};
}

} // namespace

void TestImportCsv::xes() {
    const Decoded decoded = readXes(document, document.size());
    QCOMPARE(decoded.events.size(), 2);
    QCOMPARE(field(decoded.events, 0, "order.id"), u"case & 1"_s);
    QCOMPARE(field(decoded.events, 0, "order.status.new"), u"Register"_s);
    QCOMPARE(field(decoded.events, 0, "user.id"), u"Anna"_s);
    QCOMPARE(field(decoded.events, 0, "case:channel"), u"web"_s);
    QCOMPARE(field(decoded.events, 0, "note"), u"x"_s);
    QCOMPARE(field(decoded.events, 0, "inner"), QString());
    QCOMPARE(field(decoded.events, 0, "log.line"), u"8"_s);
    QCOMPARE(time(decoded.events, 0), u"2011-10-11T11:45:40.276000000Z"_s);
    QVERIFY(decoded.events.raw(0).starts_with("<event>\n"));
    QVERIFY(decoded.events.raw(0).ends_with("</event>"));
    QCOMPARE(field(decoded.events, 1, "order.id"), u"case 2"_s);
    QCOMPARE(decoded.rejected.size(), size_t(1));
    QVERIFY(decoded.rejected[0].reason == RejectReason::NoTime);
    QCOMPARE(decoded.rejected[0].line, 14);
}

void TestImportCsv::xesInPieces() {
    for (const size_t pieceSize : {size_t(1), size_t(7), size_t(100)}) {
        const Decoded decoded = readXes(document, pieceSize);
        QCOMPARE(decoded.events.size(), 2);
        QCOMPARE(field(decoded.events, 1, "order.status.new"), u"Close"_s);
        QCOMPARE(decoded.rejected.size(), size_t(1));
    }
}

void TestImportCsv::xesFaults_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("events");
    QTest::newRow("cut") << QByteArray::fromStdString(document.substr(0, document.rfind("<trace>"))) << 1;
    QTest::newRow("tags crossed") << QByteArray("<log><trace></log>") << 0;
    QTest::newRow("text") << QByteArray("hello") << 0;
    QTest::newRow("bomb") << QByteArray(
        "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><log>&d;</log>")
                          << 0;
    QTest::newRow("deep") << QByteArray("<log>") + QByteArray("<string key=\"a\" value=\"b\">").repeated(20000) << 0;
}

void TestImportCsv::xesFaults() {
    QFETCH(QByteArray, text);
    QFETCH(int, events);
    const Decoded decoded = readXes(text.toStdString(), 4096);
    QCOMPARE(decoded.events.size(), events);
    QVERIFY(!decoded.rejected.empty());
    QVERIFY(decoded.rejected.back().reason == RejectReason::NotXml);
}

QTEST_GUILESS_MAIN(TestImportCsv)
#include "tst_import_csv.moc"
