// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/event_table_model.h"
#include "models/items/event_text.h"
#include "models/items/fields_model.h"
#include "models/items/orders_model.h"
#include "models/items/sources_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

constexpr TimePoint moment{1'778'484'712'904'000'000}; // 2026-05-11T07:31:52.904Z

/// Hides one word everywhere, and everything in one field.
class WordMask : public TextMask {
public:
    QString maskedValue(const FieldRef& field, const QString& value) const override {
        return field.name == "customer.email" ? token : QString(value).replace(u"Ivanova"_s, token);
    }
    QString maskedRecord(const QString& record, RecordFormat) const override {
        return QString(record).replace(u"Ivanova"_s, token);
    }

    const QString token = u"‹name 3f2a›"_s;
};

EventBatch oneEvent(const std::function<void(EventBatchBuilder&)>& fill) {
    EventBatchBuilder builder(u"store"_s);
    builder.append(moment, Severity::Error, 1);
    fill(builder);
    return builder.build();
}

} // namespace

class TestEventText : public QObject {
    Q_OBJECT

private slots:
    void cellsSayWhatTheEventHas_data() {
        QTest::addColumn<EventColumn>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("time") << EventColumn::Time << u"10:31:52.904"_s;
        QTest::newRow("system") << EventColumn::System << u"mes-api"_s;
        QTest::newRow("level") << EventColumn::Level << u"ERROR"_s;
        QTest::newRow("order") << EventColumn::Order << u"A-104233"_s;
        QTest::newRow("message") << EventColumn::Message << u"no ring"_s;
        QTest::newRow("status") << EventColumn::Status << u"PAID → CLOSED"_s;
        QTest::newRow("http") << EventColumn::HttpStatus << u"502"_s;
        QTest::newRow("source") << EventColumn::Source << u"store"_s;
        QTest::newRow("absent text") << EventColumn::Customer << QString();
        QTest::newRow("absent number") << EventColumn::Elapsed << QString();
        QTest::newRow("absent actor") << EventColumn::Actor << QString();
        QTest::newRow("absent action") << EventColumn::Action << QString();
    }

    void cellsSayWhatTheEventHas() {
        QFETCH(const EventColumn, column);
        QFETCH(const QString, text);
        EventText texts;
        texts.setZone(QTimeZone("Europe/Moscow"));
        const EventBatch batch = oneEvent([](EventBatchBuilder& builder) {
            builder.setText(Field::Service, "mes-api");
            builder.setText(Field::OrderId, "A-104233");
            builder.setText(Field::Message, "no ring");
            builder.setText(Field::StatusOld, "PAID");
            builder.setText(Field::StatusNew, "CLOSED");
            builder.setNumber(Field::HttpStatus, 502);
        });
        QCOMPARE(texts.cell(batch, 0, column), text);
    }

    void anEventWithoutMessageStillSaysSomething() {
        EventText texts;
        const auto said = [&texts](const std::function<void(EventBatchBuilder&)>& fill) {
            return texts.cell(oneEvent(fill), 0, EventColumn::Message);
        };
        QCOMPARE(said([](EventBatchBuilder& builder) {
                     builder.setText(Field::ErrorType, "Timeout");
                     builder.setText(Field::ErrorMessage, "no answer");
                 }),
                 u"Timeout: no answer"_s);
        QCOMPARE(said([](EventBatchBuilder& builder) {
                     builder.setText(Field::HttpMethod, "GET");
                     builder.setText(Field::UrlPath, "/orders");
                     builder.setNumber(Field::HttpStatus, 200);
                 }),
                 u"GET /orders 200"_s);
        QCOMPARE(said([](EventBatchBuilder& builder) { builder.setRaw("first\nsecond", RecordFormat::Text); }), u"first"_s);
        QCOMPARE(said([](EventBatchBuilder&) {}), QString());
        QCOMPARE(said([](EventBatchBuilder& builder) { builder.setText(Field::Message, "\xff\xfe"); }),
                 QString(2, QChar(0xFFFD)));
    }

    void nothingLeavesUnmasked() {
        const EventBatch batch = oneEvent([](EventBatchBuilder& builder) {
            for (const Field field : allFields()) {
                const FieldType type = fieldType(field);
                if (type == FieldType::Keyword || type == FieldType::Key || type == FieldType::Text)
                    builder.setText(field, "to Ivanova");
            }
            builder.setRaw(R"({"name":"Ivanova","customer":{"email":"x@example.org"}})", RecordFormat::Json);
        });
        EventText texts;
        texts.setMask(std::make_shared<WordMask>());
        for (const EventColumnFacts& facts : eventColumns())
            QVERIFY2(!texts.cell(batch, 0, facts.column).contains(u"Ivanova"_s), facts.id);
        QVERIFY(!texts.record(batch, 0).contains(u"Ivanova"_s));
        bool mailSeen = false;
        for (const EventFieldText& field : texts.fields(batch, 0)) {
            QVERIFY2(!field.text.contains(u"Ivanova"_s) && !field.value.contains(u"Ivanova"_s), field.field.name.c_str());
            mailSeen = mailSeen || (field.field.name == "customer.email" && field.isMasked && field.text == u"‹name 3f2a›"_s);
        }
        QVERIFY(mailSeen);
        const QList<EventColumn> all = [] {
            QList<EventColumn> columns;
            for (const EventColumnFacts& facts : eventColumns())
                columns.append(facts.column);
            return columns;
        }();
        QVERIFY(!texts.line(batch, 0, all).contains(u"Ivanova"_s));
        EventRows rows;
        rows.add(batch);
        EventTableModel model(rows, texts);
        model.setColumns(all);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.index(0, column).data().toString().contains(u"Ivanova"_s));
        // Without a record's message its first line is shown: that is masked as a record.
        const EventBatch bare =
            oneEvent([](EventBatchBuilder& builder) { builder.setRaw("paid by Ivanova", RecordFormat::Text); });
        QCOMPARE(texts.cell(bare, 0, EventColumn::Message), u"paid by ‹name 3f2a›"_s);
    }

    void copiedLinesStayOneLine() {
        EventText texts;
        const EventBatch batch = oneEvent([](EventBatchBuilder& builder) { builder.setText(Field::Message, "a\tb\r\nc"); });
        QCOMPARE(texts.line(batch, 0, {EventColumn::Time, EventColumn::Message}), u"2026-05-11T07:31:52.904000000Z\ta b  c"_s);
    }

    void fieldsPeopleAskForComeFirst() {
        EventText texts;
        const EventBatch batch = oneEvent([](EventBatchBuilder& builder) {
            builder.setText(Field::TraceId, "5b8e");
            builder.setText(Field::OrderId, "A-1");
            builder.setText(Field::Message, "m");
            builder.setRaw(R"({"zebra":1,"apple":2})", RecordFormat::Json);
        });
        QStringList names;
        for (const EventFieldText& field : texts.fields(batch, 0))
            names.append(QString::fromStdString(field.field.name));
        QCOMPARE(names.first(), u"order.id"_s);
        QVERIFY(names.indexOf(u"trace.id"_s) < names.indexOf(u"zebra"_s));
        QVERIFY(names.indexOf(u"zebra"_s) < names.indexOf(u"apple"_s));
    }

    void headTellsTheZone() {
        EventText texts;
        QSignalSpy changes(&texts, &EventText::changed);
        texts.setZone(QTimeZone("Europe/Moscow"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(texts.title(EventColumn::Time, moment), u"Time, UTC+3"_s);
        QCOMPARE(texts.title(EventColumn::System, moment), u"System"_s);
        texts.setZone(QTimeZone("Europe/Berlin"));
        QCOMPARE(texts.title(EventColumn::Time, {1'768'435'200'000'000'000}), u"Time, UTC+1"_s); // January
        QCOMPARE(texts.title(EventColumn::Time, moment), u"Time, UTC+2"_s);
    }

    void tokensAreFound_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<TextSpan>>("spans");
        QTest::newRow("none") << u"plain text"_s << QList<TextSpan>{};
        QTest::newRow("one") << u"to ‹e-mail 3f2a›, soon"_s << QList<TextSpan>{{3, 13}};
        QTest::newRow("two") << u"‹ip 19ab›‹login 77e0›"_s << QList<TextSpan>{{0, 9}, {9, 12}};
        QTest::newRow("not hexadecimal") << u"‹name 3f2z›"_s << QList<TextSpan>{};
        QTest::newRow("no word") << u"‹3f2a›"_s << QList<TextSpan>{};
        QTest::newRow("hidden character") << u"‹U+202E›"_s << QList<TextSpan>{};
        QTest::newRow("never closed") << u"‹name 3f2a"_s << QList<TextSpan>{};
        QTest::newRow("opened twice") << u"‹‹ip 19ab›"_s << QList<TextSpan>{{0, 10}, {1, 9}};
        QTest::newRow("far apart") << u"‹"_s + QString(100, u'x') + u" 19ab›"_s << QList<TextSpan>{};
    }

    void tokensAreFound() {
        QFETCH(const QString, text);
        QFETCH(const QList<TextSpan>, spans);
        QCOMPARE(maskedTokens(text), spans);
    }

    void tableModelKeepsItsPromises() {
        EventRows rows;
        EventText texts;
        EventTableModel model(rows, texts);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        rows.setLimit(20);
        for (int step = 0; step < 12; ++step) {
            EventBatchBuilder builder(step % 2 == 0 ? u"a"_s : u"b"_s);
            for (int row = 0; row < 5; ++row)
                builder.append({(step / 2 * 10 + row * (step % 3 + 1))}, Severity::Info,
                               static_cast<quint64>(step) * 5 + static_cast<quint64>(row));
            rows.add(builder.build());
            QCOMPARE(model.rowCount(), rows.size());
        }
        rows.setFilter([](const EventBatch& batch) {
            return batch.source() == u"a" ? std::vector<int>{0, 1} : std::vector<int>{};
        });
        QCOMPARE(model.rowCount(), rows.size());
        texts.setZone(QTimeZone("Europe/Moscow"));
        model.setColumns(tailColumns());
        QCOMPARE(model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"Message"_s);
        rows.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void fieldsModelKeepsItsPromises() {
        FieldsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto description = [](const char* name) { return FieldDescription{FieldRef::named(name), FieldType::Keyword}; };
        model.setFields({description("service.name"), description("log.level"), description("extra.one")});
        model.setTopValues({FieldRef::of(Field::Service), {{"mes-api", 30}, {"crm", 10}}, 2, true, 0, 0});
        const QModelIndex service = model.indexOf(FieldRef::of(Field::Service));
        QCOMPARE(model.rowCount(service), 2);
        QCOMPARE(service.data(FieldsModel::CountRole).toLongLong(), 2);
        QVERIFY(service.data(FieldsModel::IsLoadedRole).toBool());
        const QModelIndex crm = model.index(1, 0, service);
        QCOMPARE(crm.parent(), service);
        QCOMPARE(crm.data().toString(), u"crm"_s);
        QCOMPARE(model.loggedValue(crm), u"crm"_s);
        QVERIFY(qAbs(crm.data(FieldsModel::ShareRole).toDouble() - 1.0 / 3) < 1e-9);
        model.setTopValues({FieldRef::of(Field::Service), {{"mes", 5}}, 1, true, 0, 0});
        QCOMPARE(model.rowCount(service), 1);
        model.setTopValues({FieldRef::of(Field::Service), {}, 0, true, 0, 0});
        QCOMPARE(model.rowCount(model.indexOf(FieldRef::of(Field::Service))), 0);
        model.setTopValues({FieldRef::named("unknown"), {{"x", 5}}, 1, true, 0, 0});
        model.setNameFilter(u"EXTRA"_s);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.total(), 3);
        QVERIFY(!model.indexOf(FieldRef::of(Field::Service)).isValid());
        // Values that come while their field is hidden are there when it is shown again.
        model.setTopValues({FieldRef::of(Field::Level), {{"INFO", 5}}, 1, true, 0, 0});
        model.setNameFilter(QString());
        QCOMPARE(model.rowCount(model.indexOf(FieldRef::of(Field::Level))), 1);
        model.setFields({description("log.level")});
        QCOMPARE(model.rowCount(model.indexOf(FieldRef::of(Field::Level))), 1);
        QVERIFY(!model.indexOf(FieldRef::of(Field::Level)).data(FieldsModel::IsLoadedRole).toBool());
    }

    void fieldValuesAreMasked() {
        FieldsModel model;
        model.setValueText(
            [](const FieldRef&, const QString& value) { return QString(value).replace(u"Ivanova"_s, u"‹name 3f2a›"_s); });
        model.setFields({{FieldRef::of(Field::UserId), FieldType::Keyword}});
        model.setTopValues({FieldRef::of(Field::UserId), {{"Ivanova", 3}}, 1, true, 0, 0});
        const QModelIndex value = model.index(0, 0, model.index(0, 0));
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole), int(FieldsModel::ValueRole)})
            QVERIFY(value.data(role).toString().startsWith(u"‹name 3f2a›"_s));
        QCOMPARE(model.loggedValue(value), u"Ivanova"_s);
    }

    void ordersModelKeepsItsPromises() {
        OrdersModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        CustomerOrder order;
        order.order = "A-104233";
        order.status = "PAID";
        order.since = moment;
        order.created = moment;
        order.last = moment;
        order.events = 142;
        order.errors = 2;
        model.setTimes(QTimeZone("Europe/Moscow"), moment);
        order.verdict.elapsed = std::chrono::hours(26);
        CustomerOrder closed = order;
        closed.verdict.kind = VerdictKind::Closed;
        model.setOrders({order, {}, closed});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, int(OrdersModel::Column::InStatus)).data().toString(), u"1 d 2 h"_s);
        QCOMPARE(model.index(2, int(OrdersModel::Column::InStatus)).data().toString(), u"1 d 2 h in all"_s);
        QCOMPARE(model.index(0, int(OrdersModel::Column::Order)).data().toString(), u"A-104233"_s);
        QCOMPARE(model.index(0, int(OrdersModel::Column::Created)).data().toString(), u"Mon 11 May 10:31"_s);
        QCOMPARE(model.index(0, int(OrdersModel::Column::Errors)).data().toString(), u"2"_s);
        QCOMPARE(model.index(0, int(OrdersModel::Column::Events)).data(OrdersModel::SortRole).toLongLong(), 142);
        QCOMPARE(model.index(1, int(OrdersModel::Column::InStatus)).data().toString(), QString());
        QCOMPARE(model.headerData(int(OrdersModel::Column::Created), Qt::Horizontal, Qt::DisplayRole).toString(),
                 u"Created, UTC+3"_s);
    }

    void sourcesModelKeepsItsPromises() {
        SourcesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SourceRow store;
        store.name = u"store"_s;
        store.events = 31'204;
        model.setSources({store});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QCOMPARE(model.index(0, int(SourcesModel::Column::Events)).data().toString(), u"31\u202f204"_s);
        QCOMPARE(model.index(0, int(SourcesModel::Column::From)).data().toString(), QString());
        store.events = -1;
        store.range = {moment, moment};
        model.setSources({store});
        QCOMPARE(resets.size(), 0);
        QCOMPARE(model.index(0, int(SourcesModel::Column::Events)).data().toString(), QString());
        store.name = u"other"_s;
        model.setSources({store, store});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(model.rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(TestEventText)
#include "tst_event_text.moc"
