// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/field_alias.h"
#include "models/query/field_binding.h"
#include "tree_dump.h"

#include <QSet>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class QueryEditingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void narrows();
    void excludes();
    void asksForValues_data();
    void asksForValues();
    void stayFlatHoweverOftenNarrowed();
    void bindsToOwnNames();
    void namesOfMissingAndUnmappedFields();
    void aliasesAreClear();
};

void QueryEditingTest::narrows() {
    const Query all;
    const Query order = Query::forOrder("A-1");
    QVERIFY(all.matchesEverything());
    QCOMPARE(all.andAlso(order).text(), order.text());
    QCOMPARE(order.andAlso(all).text(), order.text());
    QCOMPARE(order.andAlso(*parseQuery(u"a or b"_s)).text(), u"order.id:A-1 AND (a OR b)"_s);
    QCOMPARE(dumpTree(order.andAlso(*parseQuery(u"a b"_s)).root()), u"(and order.id=A-1 words:a words:b)"_s);
}

void QueryEditingTest::excludes() {
    const Query errors = *parseQuery(u"level:error"_s);
    QCOMPARE(errors.butNot(Query::forCustomer("C-1")).text(), u"log.level:error AND NOT customer.id:C-1"_s);
    QCOMPARE(Query().butNot(errors).text(), u"NOT log.level:error"_s);
    QCOMPARE(errors.butNot(*parseQuery(u"-a"_s)).text(), u"log.level:error AND a"_s);
    QCOMPARE(errors.butNot(*parseQuery(u"a or b"_s)).text(), u"log.level:error AND NOT (a OR b)"_s);
}

void QueryEditingTest::asksForValues_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("keyword") << u"service.name"_s << u"mes-api"_s << u"service.name:mes-api"_s;
    QTest::newRow("quoted") << u"event.action"_s << u"order \"x\" created"_s << u"event.action:\"order \\\"x\\\" created\""_s;
    QTest::newRow("stars are literal") << u"order.id"_s << u"A*"_s << u"order.id:\"A*\""_s;
    QTest::newRow("absent") << u"order.id"_s << u""_s << u"NOT order.id:*"_s;
    QTest::newRow("other field") << u"weird name"_s << u"x"_s << u"\"weird name\":x"_s;
    QTest::newRow("duration of nanoseconds") << u"event.duration"_s << u"214"_s << u"event.duration:214ns"_s;
    QTest::newRow("time") << u"@timestamp"_s << u"2026-05-11T10:00:00.5Z"_s << u"@timestamp:2026-05-11T10:00:00.5Z"_s;
}

void QueryEditingTest::asksForValues() {
    QFETCH(QString, field);
    QFETCH(QString, value);
    const Query query = Query::forValue(FieldRef::named(field.toStdString()), value);
    QTEST(query.text(), "text");
    const auto again = parseQuery(query.text());
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QVERIFY(*again == query);
}

void QueryEditingTest::stayFlatHoweverOftenNarrowed() {
    Query query;
    for (int i = 0; i < 1000; ++i)
        query = i % 2 ? query.andAlso(Query::forOrder("A-1")) : query.butNot(Query::forOrder("A-2"));
    QCOMPARE(std::get<MatchAnd>(query.root().value).children.size(), size_t(1000));
    QVERIFY(parseQuery(query.text()));
}

void QueryEditingTest::bindsToOwnNames() {
    FieldBinding binding;
    binding.add({.field = FieldRef::of(Field::Service), .names = {"app", "service"}});
    binding.add({.field = FieldRef::of(Field::OrderId), .names = {"orderId"}, .type = FieldType::Text});
    binding.add({.field = FieldRef::of(Field::SpanId), .names = {}});
    const auto query = parseQuery(u"timeout system:mes -order:A-1 level>=WARN (span:x or message:/y/)"_s);
    QVERIFY(query);
    const BoundQuery bound = binding.bind(query->root());
    QCOMPARE(dumpTree(*bound.root),
             u"(and words:timeout (or app=mes service=mes) (not orderId=A-1) log.level[4,] (or (not all) message/y/))"_s);
    QCOMPARE(bound.missing, std::vector{FieldRef::of(Field::SpanId)});
    QCOMPARE(bound.conflicts, std::vector{FieldRef::of(Field::OrderId)});
}

void QueryEditingTest::namesOfMissingAndUnmappedFields() {
    FieldBinding binding;
    binding.add({.field = FieldRef::of(Field::OrderId), .names = {"orderId"}, .type = FieldType::Key});
    QCOMPARE(binding.namesOf(FieldRef::named("k8s.pod")), std::vector<std::string>{"k8s.pod"});
    QCOMPARE(binding.fieldOf("orderId"), FieldRef::of(Field::OrderId));
    QCOMPARE(binding.fieldOf("k8s.pod"), FieldRef::named("k8s.pod"));
    QVERIFY(!binding.conflictOf(FieldRef::of(Field::OrderId)));
}

void QueryEditingTest::aliasesAreClear() {
    QSet<QString> seen;
    for (const FieldAlias& alias : fieldAliases()) {
        const QString name = alias.name.toString();
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
        QCOMPARE(name, name.toLower());
        // A canonical name always means itself.
        QVERIFY2(!fieldByName(name.toStdString()) || fieldByName(name.toStdString()) == alias.field, qPrintable(name));
        QCOMPARE(fieldByAnyName(name), std::optional(alias.field));
    }
    for (const Field field : allFields()) {
        QCOMPARE(fieldByAnyName(QString::fromStdString(std::string(fieldName(field)))), std::optional(field));
        QVERIFY(!fieldWord(FieldRef::of(field)).isEmpty());
    }
}

QTEST_GUILESS_MAIN(QueryEditingTest)
#include "tst_query_editing.moc"
