// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/mapping.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestMapping : public QObject {
    Q_OBJECT
private slots:
    void everyKeyIsRead();
    void formatsBackToAnEqualMapping();
    void faultsNameTheKey_data();
    void faultsNameTheKey();
    void sourcesAreSetAndRemoved();
};

namespace {

const QByteArray complete = R"({"format": "csv",
    "fields": {"order.id": "case:concept:name", "order.status.new": "concept:name", "user.id": "org:resource", "@timestamp": "time:timestamp"},
    "constants": {"service.name": "permits"}, "time_format": "%Y-%m-%d %H:%M:%S.%f%z", "zone": "Europe/Amsterdam", "line_pattern": "^(?<time>\\S+) (?<message>.*)$",
    "line_format": "syslog", "delimiter": ";", "process": ["CREATED", "CLOSED"]})";

} // namespace

void TestMapping::everyKeyIsRead() {
    const auto mapping = ImportMapping::parse(complete);
    QVERIFY(mapping.has_value());
    QVERIFY(mapping->format == ImportFormat::Csv);
    QVERIFY(mapping->lineFormat == LineFormat::Syslog);
    QCOMPARE(mapping->fields.size(), size_t(4));
    QVERIFY(mapping->sourceOf("order.id"));
    QCOMPARE(*mapping->sourceOf("order.id"), std::string("case:concept:name"));
    QVERIFY(!mapping->sourceOf("customer.id"));
    QCOMPARE(mapping->constants.front().from, std::string("permits"));
    QCOMPARE(mapping->zoneOr(QTimeZone::utc()).id(), QByteArray("Europe/Amsterdam"));
    QCOMPARE(mapping->linePattern, u"^(?<time>\\S+) (?<message>.*)$"_s);
    QVERIFY(mapping->delimiter == ';');
    QVERIFY(mapping->process.has_value());
    QVERIFY(!mapping->process->isDiscovered());
    QCOMPARE(mapping->process->statuses().size(), size_t(2));
    QVERIFY(ImportMapping::parse(R"({"process": "discovered"})")->process->isDiscovered());
    QVERIFY(ImportMapping::parse("{}")->fields.empty());
}

void TestMapping::formatsBackToAnEqualMapping() {
    const auto mapping = ImportMapping::parse(complete);
    QVERIFY(mapping.has_value());
    const auto again = ImportMapping::parse(mapping->toJson());
    QVERIFY(again.has_value());
    QVERIFY(*again == *mapping);
    QVERIFY(ImportMapping::parse(ImportMapping().toJson()) == ImportMapping());
}

void TestMapping::faultsNameTheKey_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    QTest::newRow("not json") << QByteArray("{") << u"JSON"_s;
    QTest::newRow("no object") << QByteArray("[]") << u"object"_s;
    QTest::newRow("empty") << QByteArray() << u"JSON"_s;
    QTest::newRow("unknown key") << QByteArray(R"({"feilds": {}})") << u"feilds"_s;
    QTest::newRow("format") << QByteArray(R"({"format": "docx"})") << u"docx"_s;
    QTest::newRow("line_format") << QByteArray(R"({"line_format": "x"})") << u"line_format"_s;
    QTest::newRow("fields") << QByteArray(R"({"fields": []})") << u"fields"_s;
    QTest::newRow("field's value") << QByteArray(R"({"fields": {"order.id": 5}})") << u"fields → order.id"_s;
    QTest::newRow("constant's value") << QByteArray(R"({"constants": {"a": null}})") << u"constants → a"_s;
    QTest::newRow("time_format") << QByteArray(R"({"time_format": "%Q"})") << u"time_format"_s;
    QTest::newRow("zone") << QByteArray(R"({"zone": "Mars/Olympus"})") << u"Mars/Olympus"_s;
    QTest::newRow("line_pattern") << QByteArray(R"({"line_pattern": "(?<a>"})") << u"line_pattern"_s;
    QTest::newRow("no group") << QByteArray(R"x({"line_pattern": "(.*)"})x") << u"named group"_s;
    QTest::newRow("delimiter") << QByteArray(R"({"delimiter": ",,"})") << u"delimiter"_s;
    QTest::newRow("process") << QByteArray(R"({"process": 5})") << u"process"_s;
    QTest::newRow("process's status") << QByteArray(R"({"process": [5]})") << u"process"_s;
    QTest::newRow("deep nesting") << QByteArray(100000, '[') << u"JSON"_s;
}

void TestMapping::faultsNameTheKey() {
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    const auto mapping = ImportMapping::parse(json);
    QVERIFY(!mapping.has_value());
    QVERIFY(mapping.error().kind == ErrorKind::Usage);
    QVERIFY2(mapping.error().message.contains(named), qPrintable(mapping.error().message));
}

void TestMapping::sourcesAreSetAndRemoved() {
    ImportMapping mapping;
    mapping.setSource("user.id", "who");
    mapping.setSource("order.id", "a");
    mapping.setSource("order.id", "b");
    QCOMPARE(mapping.fields.size(), size_t(2));
    QCOMPARE(*mapping.sourceOf("order.id"), std::string("b"));
    QVERIFY(ImportMapping::parse(mapping.toJson()) == mapping);
    mapping.setSource("order.id", "");
    QVERIFY(!mapping.sourceOf("order.id"));
}

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
