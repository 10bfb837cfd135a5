// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/event_batch.h"
#include "models/domain/record_fields.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

EventBatch sample() {
    EventBatchBuilder builder(u"store"_s);
    builder.append({100}, Severity::Info, 1);
    builder.setText(Field::Service, "shop");
    builder.setRaw(R"({"service.name":"shop","extra":{"a":1}})", RecordFormat::Json);
    builder.append({200}, Severity::Error, 2);
    builder.setText(Field::Service, "mes-api");
    builder.setText(Field::Service, "mes");
    builder.setText(Field::OrderId, "A-1");
    builder.setNumber(Field::Duration, 5);
    builder.setRaw("plain line", RecordFormat::Text);
    builder.addAttribute("channel", "Internet");
    builder.append({200}, Severity::Unknown, 3);
    return builder.build();
}

} // namespace

class TestEventBatch : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatWasSet() {
        const EventBatch batch = sample();
        QCOMPARE(batch.size(), 3);
        QCOMPARE(batch.source(), u"store"_s);
        QVERIFY(batch.text(Field::Service, 0) == "shop");
        QVERIFY(batch.text(Field::Service, 1) == "mes");
        QVERIFY(batch.text(Field::Service, 2).empty());
        QVERIFY(batch.text(Field::OrderId, 0).empty());
        QVERIFY(batch.text(Field::OrderId, 1) == "A-1");
        QVERIFY(batch.text(Field::Level, 1) == "ERROR");
        QVERIFY(!batch.has(Field::Level, 2));
        QVERIFY(!batch.number(Field::Duration, 0));
        QCOMPARE(*batch.number(Field::Duration, 1), 5);
        QVERIFY(!batch.number(Field::Duration, 2));
        QVERIFY(batch.raw(1) == "plain line");
        QVERIFY(batch.raw(2).empty());
        QVERIFY(batch.attributes(0).empty());
        QCOMPARE(batch.attributes(1).size(), size_t{1});
        QVERIFY(batch.attributes(2).empty());
        QCOMPARE(batch.codes(Field::Service).size(), size_t{3});
        QVERIFY(batch.codes(Field::Action).empty());
    }

    void aPartIsABatchOfItsOwn_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("count");
        QTest::newRow("all") << 0 << 3;
        QTest::newRow("none") << 1 << 0;
        QTest::newRow("first") << 0 << 1;
        QTest::newRow("middle") << 1 << 1;
        QTest::newRow("end") << 1 << 2;
    }
    void aPartIsABatchOfItsOwn() {
        QFETCH(int, first);
        QFETCH(int, count);
        const EventBatch whole = sample();
        // A part of a part too.
        for (const EventBatch& part : {whole.part(first, count), whole.part(0, first + count).part(first, count)}) {
            QCOMPARE(part.size(), count);
            QCOMPARE(part.source(), whole.source());
            QCOMPARE(part.times().size(), static_cast<size_t>(count));
            QCOMPARE(part.severities().size(), static_cast<size_t>(count));
            QCOMPARE(part.codes(Field::Service).size(), static_cast<size_t>(count));
            QCOMPARE(part.texts(Field::OrderId).size(), static_cast<size_t>(count));
            QVERIFY(part.codes(Field::Action).empty() && part.texts(Field::Message).empty());
            QVERIFY(part.memory() <= whole.memory());
            for (int row = 0; row < count; ++row) {
                const int from = first + row;
                QCOMPARE(part.time(row), whole.time(from));
                QCOMPARE(part.severity(row), whole.severity(from));
                QCOMPARE(part.sequence(row), whole.sequence(from));
                QCOMPARE(part.raw(row), whole.raw(from));
                QCOMPARE(part.rawFormat(row), whole.rawFormat(from));
                QCOMPARE(part.attributes(row), whole.attributes(from));
                QCOMPARE(part.number(Field::Duration, row), whole.number(Field::Duration, from));
                for (const Field field : {Field::Service, Field::OrderId, Field::Message, Field::Level})
                    QCOMPARE(part.text(field, row), whole.text(field, from));
            }
        }
    }

    void isEmptyAndReusableAfterBuild() {
        EventBatchBuilder builder(u"s"_s);
        builder.append({1}, Severity::Info, 1);
        builder.setText(Field::Service, "first");
        const EventBatch first = builder.build();
        QCOMPARE(builder.size(), 0);
        builder.append({2}, Severity::Info, 2);
        builder.setText(Field::Service, "second");
        const EventBatch second = builder.build();
        QVERIFY(first.text(Field::Service, 0) == "first");
        QVERIFY(second.text(Field::Service, 0) == "second");
        QVERIFY(EventBatch().isEmpty());
    }

    void viewsOutliveTheBuilder() {
        EventBatch batch;
        std::string_view view;
        {
            EventBatchBuilder builder(u"s"_s);
            for (int i = 0; i < 5000; ++i) {
                builder.append({i}, Severity::Info, static_cast<quint64>(i));
                builder.setText(Field::Message, std::string(50, 'x') + std::to_string(i));
            }
            batch = builder.build();
            view = batch.text(Field::Message, 4999);
        }
        QVERIFY(view == std::string(50, 'x') + "4999");
        QVERIFY(batch.memory() > 5000 * 50);
    }

    void ordersByTimeSourceSequence() {
        const EventBatch batch = sample();
        QVERIFY(isBefore(batch, 0, batch, 1));
        QVERIFY(isBefore(batch, 1, batch, 2));
        QVERIFY(!isBefore(batch, 2, batch, 1));
    }

    void readsAnyField_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected"); // empty: absent

        const QByteArray json =
            R"({"a":{"b":1,"c":[true,{"d":"x"}]},"a.e":"dotted","n":null,"u":"\u0416\ud83d\ude00\ud800","dup":"1","dup":"2"})"_ba;
        QTest::newRow("nested") << json << "a.b"_ba
                                << "1"_ba;
        QTest::newRow("dotted") << json << "a.e"_ba
                                << "dotted"_ba;
        QTest::newRow("in an array") << json << "a.c"_ba
                                     << "true"_ba;
        QTest::newRow("object in an array") << json << "a.c.d"_ba
                                            << "x"_ba;
        QTest::newRow("null") << json << "n"_ba
                              << ""_ba;
        QTest::newRow("escapes") << json << "u"_ba << QByteArray("Ж😀\xEF\xBF\xBD");
        QTest::newRow("first of duplicates") << json << "dup"_ba
                                             << "1"_ba;
        QTest::newRow("absent") << json << "z"_ba
                                << ""_ba;
        QTest::newRow("no object") << "[1]"_ba
                                   << "a"_ba
                                   << ""_ba;
        QTest::newRow("cut off") << "{\"a\":\"b"_ba
                                 << "a"_ba
                                 << ""_ba;
        QTest::newRow("before the fault") << "{\"a\":\"b\",\"c\":"_ba
                                          << "a"_ba
                                          << "b"_ba;
        QTest::newRow("lone backslash") << "{\"a\":\"\\"_ba
                                        << "a"_ba
                                        << ""_ba;
        QTest::newRow("short unicode") << "{\"a\":\"\\u12"_ba
                                       << "a"_ba
                                       << ""_ba;
    }

    void readsAnyField() {
        QFETCH(const QByteArray, json);
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, expected);
        const auto value = jsonField({json.constData(), static_cast<size_t>(json.size())},
                                     {name.constData(), static_cast<size_t>(name.size())});
        QCOMPARE(QByteArray::fromStdString(value.value_or("")), expected);
    }

    void survivesDeepNesting() {
        const std::string deep = "{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + ",\"b\":\"end\"}";
        QVERIFY(jsonField(deep, "b") == "end");
        const std::string open = "{\"a\":" + std::string(100'000, '{');
        QVERIFY(!jsonField(open, "b"));
    }

    void listsAllFieldsInOrder() {
        const EventBatch batch = sample();
        const auto first = allRecordFields(batch, 0);
        QCOMPARE(first.size(), size_t{4});
        QVERIFY(first.back() == (RecordField{"extra.a", "1"}));
        const auto second = allRecordFields(batch, 1);
        QVERIFY(second.back() == (RecordField{"channel", "Internet"}));
        QVERIFY(fieldText(batch, 1, FieldRef::named("channel")) == "Internet");
        QVERIFY(fieldText(batch, 1, FieldRef::named("event.duration")) == "5");
    }
};

QTEST_GUILESS_MAIN(TestEventBatch)
#include "tst_event_batch.moc"
