// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/field_map.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

QByteArray field(const QByteArray& name, const QByteArray& type) {
    return "\"" + name + "\":{\"" + type + "\":{\"type\":\"" + type + "\",\"searchable\":true,\"aggregatable\":true}}";
}

FieldMap mapOf(const QByteArrayList& fields, const std::vector<MappedField>& mapped = {}) {
    const auto read = FieldMap::read(R"({"indices":["a"],"fields":{)" + fields.join(',') + "}}", mapped);
    return read ? *read : FieldMap();
}

std::string nameOf(const NativeField* native) {
    return native ? native->name : std::string();
}

} // namespace

class FieldMapTest : public QObject {
    Q_OBJECT

private slots:
    void canonicalFieldsAreFound() {
        const FieldMap map = mapOf({field("@timestamp", "date"), field("severity", "keyword"), field("level", "keyword"),
                                    field("service", "object"), field("app", "keyword"), field("orderNumber", "keyword"),
                                    field("message", "text"), field("message.keyword", "keyword"), field("_id", "_id"),
                                    field("duration_ms", "long"), field("time", "keyword")});
        QCOMPARE(nameOf(map.timeField()), std::string("@timestamp"));
        QCOMPARE(nameOf(map.find(FieldRef::of(Field::Level))), std::string("level"));
        QCOMPARE(nameOf(map.find(FieldRef::of(Field::Service))), std::string("app"));
        QCOMPARE(nameOf(map.find(FieldRef::of(Field::OrderId))), std::string("orderNumber"));
        QCOMPARE(nameOf(map.find(FieldRef::of(Field::Message))), std::string("message"));
        QCOMPARE(nameOf(map.findExact(FieldRef::of(Field::Message))), std::string("message.keyword"));
        QCOMPARE(map.find(FieldRef::of(Field::Message))->keyword, std::string("message.keyword"));
        QVERIFY(!map.find(FieldRef::named("message.keyword")));
        QVERIFY(!map.find(FieldRef::of(Field::CustomerId)));
        QVERIFY(!map.find(FieldRef::named("_id")));
        QCOMPARE(map.scaleOf(Field::Duration), 1'000'000);
        QCOMPARE(map.scaleOf(Field::FileSize), 1);
        const auto& mapping = map.mapping();
        QVERIFY(std::find(mapping.begin(), mapping.end(), MappedField{"service.name", "app"}) != mapping.end());
        QVERIFY(std::none_of(mapping.begin(), mapping.end(), [](const MappedField& one) { return one.from == "duration_ms"; }));
    }

    void theProfileNamesFieldsFirst() {
        const FieldMap map = mapOf({field("ts", "date_nanos"), field("@timestamp", "date"), field("nr", "long"),
                                    field("order.id", "keyword"), field("tenant", "keyword")},
                                   {{"order.id", "nr"}, {"customer.id", "missing"}, {"@timestamp", "ts"}, {"shop", "tenant"}});
        QCOMPARE(nameOf(map.find(FieldRef::of(Field::OrderId))), std::string("nr"));
        QCOMPARE(map.timeField()->kind, NativeKind::DateNanos);
        QVERIFY(!map.find(FieldRef::of(Field::CustomerId)));
        QCOMPARE(nameOf(map.find(FieldRef::named("shop"))), std::string("tenant"));
    }

    void contradictionsAreShown() {
        const QByteArray text = R"({"fields":{
            "status":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true,"indices":["a","b","c","d"]},
                      "long":{"type":"long","searchable":true,"aggregatable":true,"indices":["e"]},
                      "unmapped":{"type":"unmapped","indices":["z"]}},
            "name":{"keyword":{"type":"keyword","indices":["a"]},"text":{"type":"text","aggregatable":false,"indices":["b"]}},
            "n":{"long":{"type":"long"},"float":{"type":"float"}},
            "t":{"date":{"type":"date"},"date_nanos":{"type":"date_nanos"}},
            "gone":{"unmapped":{"type":"unmapped"}}}})";
        const auto map = FieldMap::read(text, {});
        QVERIFY(map);
        QCOMPARE(map->find(FieldRef::named("status"))->kind, NativeKind::Other);
        QCOMPARE(map->find(FieldRef::named("status"))->conflict, QStringList({u"keyword in a, b, c, …"_s, u"long in e"_s}));
        QCOMPARE(map->find(FieldRef::named("name"))->kind, NativeKind::Text);
        QVERIFY(!map->find(FieldRef::named("name"))->aggregatable);
        QCOMPARE(map->find(FieldRef::named("n"))->kind, NativeKind::Number);
        QCOMPARE(map->find(FieldRef::named("t"))->kind, NativeKind::Date);
        QVERIFY(!map->find(FieldRef::named("gone")));
        QCOMPARE(map->conflicts().size(), 2);
        QVERIFY(map->conflicts().last().contains(u"“status”"_s));
        QCOMPARE(map->conflicts(1).size(), 2);
        QVERIFY(map->conflicts(0).first().contains(u"2"_s));
    }

    void nestedAndFlattenedFieldsHideTheirs() {
        const FieldMap map = mapOf({field("items", "nested"), field("items.sku", "keyword"), field("labels", "flattened"),
                                    field("order", "object"), field("order.id", "keyword")});
        QCOMPARE(map.find(FieldRef::named("items.sku"))->kind, NativeKind::Other);
        QVERIFY(!map.find(FieldRef::named("items.sku"))->searchable);
        QVERIFY(map.mayHide(FieldRef::named("labels.team")));
        QVERIFY(!map.mayHide(FieldRef::named("order.other")));
        QVERIFY(!map.mayHide(FieldRef::named("nowhere.else")));
    }

    void tieBreakersAreSortable() {
        const FieldMap map = mapOf({field("event.id", "keyword"), field("uid", "text"), field("uid.raw", "keyword")});
        QCOMPARE(nameOf(map.tieBreaker({})), std::string("event.id"));
        QCOMPARE(nameOf(map.tieBreaker(u"uid"_s)), std::string("uid.raw"));
        QVERIFY(!map.tieBreaker(u"none"_s));
        QVERIFY(!mapOf({field("a", "keyword")}).tieBreaker({}));
    }

    void fieldsAreDescribedSorted() {
        const auto described = mapOf({field("zeta", "long"), field("level", "keyword"), field("labels", "flattened"),
                                      field("alpha", "text"), field("alpha.raw", "keyword")})
                                   .descriptions();
        QCOMPARE(described.size(), size_t(3));
        QCOMPARE(described[0], (FieldDescription{FieldRef::named("alpha"), FieldType::Text}));
        QCOMPARE(described[1], (FieldDescription{FieldRef::of(Field::Level), FieldType::Level}));
        QCOMPARE(described[2], (FieldDescription{FieldRef::named("zeta"), FieldType::Integer}));
    }

    void tenThousandFieldsAreMany() {
        QByteArrayList fields;
        for (int i = 0; i < 10'000; ++i)
            fields << field("group" + QByteArray::number(i % 100) + ".field" + QByteArray::number(i), "keyword");
        const FieldMap map = mapOf(fields);
        QCOMPARE(map.descriptions().size(), size_t(10'000));
        QVERIFY(map.find(FieldRef::named("group7.field9907")));
    }

    void whatIsNoListIsSaidSo_data() {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("list") << QByteArray("[]");
        QTest::newRow("no fields") << QByteArray("{}");
        QTest::newRow("fields a list") << QByteArray(R"({"fields":[]})");
        QTest::newRow("a field a text") << QByteArray(R"({"fields":{"a":"keyword"}})");
        QTest::newRow("cut") << QByteArray(R"({"fields":{"a":{"keyword":{)");
        QTest::newRow("deep") << QByteArray(R"({"fields":)") + QByteArray(100'000, '[');
    }
    void whatIsNoListIsSaidSo() {
        QFETCH(QByteArray, reply);
        const auto read = FieldMap::read(reply, {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Decode);
    }

    void oddFactsDoNoHarm() {
        const auto map = FieldMap::read(
            R"({"fields":{"a":{"keyword":5},"b":{},"":{"keyword":{}},"c":{"keyword":{"indices":5,"searchable":"x"}}}})", {});
        QVERIFY(map);
        QCOMPARE(map->find(FieldRef::named("a"))->kind, NativeKind::Keyword);
        QVERIFY(!map->find(FieldRef::named("b")));
    }
};

QTEST_GUILESS_MAIN(FieldMapTest)
#include "tst_field_map.moc"
