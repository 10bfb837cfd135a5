// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "event_story.h"

#include "models/analysis/case_json.h"
#include "models/analysis/report_json.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

using namespace logloupe;
using namespace logloupe::testing;
using namespace Qt::StringLiterals;

class TestJson : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }

    void writesACase() {
        const Baselines baselines = buildBaselines(usualOrders(412), StatusProcess::standard(), lateOrderNow());
        const CaseReport report = buildCaseReport(lateOrder(), StatusProcess::standard(), baselines, lateOrderNow(), moscow());
        const QJsonObject json = caseJson(report, {17, 17, true, {{u"local"_s}}}, {});
        // The keys of the command line's contract.
        for (const QString& key : {u"order"_s, u"customer"_s, u"status"_s, u"since"_s, u"late"_s, u"verdict"_s, u"statuses"_s,
                                   u"systems"_s, u"events"_s, u"errors"_s, u"summary"_s, u"events_list"_s, u"completeness"_s})
            QVERIFY2(json.contains(key), qPrintable(key));
        QCOMPARE(json[u"order"_s], u"A-104233"_s);
        QCOMPARE(json[u"since"_s], u"2026-05-11T07:31:52.040000000Z"_s);
        QCOMPARE(json[u"late"_s], true);
        QCOMPARE(json[u"events"_s], 17);
        QCOMPARE(json[u"systems"_s].toArray().size(), 6);
        const QJsonObject verdict = json[u"verdict"_s].toObject();
        QCOMPARE(verdict[u"status"_s], u"MANUFACTURING_APPROVED"_s);
        QCOMPARE(verdict[u"elapsed_s"_s].toDouble(), 187207.96);
        // The stays are whole seconds from 6 to 20 h.
        QCOMPARE(std::round(verdict[u"usual_p10_s"_s].toDouble()), 26639.0);
        QCOMPARE(std::round(verdict[u"usual_p90_s"_s].toDouble()), 66960.0);
        QCOMPARE(verdict[u"percentile"_s].toDouble(), 100.0);
        QCOMPARE(verdict[u"population"_s].toInt(), 412);
        const QJsonObject paid = json[u"statuses"_s].toArray()[3].toObject();
        QCOMPARE(paid[u"status"_s], u"PAID"_s);
        QCOMPARE(paid[u"left"_s], u"2026-05-11T07:31:52.040000000Z"_s);
        QCOMPARE(paid[u"duration_s"_s].toDouble(), 64261.036);
        QVERIFY(json[u"statuses"_s].toArray()[4].toObject()[u"left"_s].isNull());
        QCOMPARE(json[u"completeness"_s].toObject()[u"sources"_s].toArray()[0].toObject()[u"state"_s], u"complete"_s);
    }

    void writesEvents() {
        EventStory story("A-1", "C-1");
        story.event("2026-05-01T00:00:00.123456789Z", "mes-api", "API response", Severity::Warn)
            .with(Field::HttpStatus, 502)
            .with(Field::Duration, 1'500'000)
            .raw("{\"a\":\"\xff\"}");
        const QJsonObject json = eventJson(story.events().front(), [](std::string_view field, const QString& value) {
            return field == "customer.id" ? u"‹customer›"_s : value;
        });
        QCOMPARE(json[u"@timestamp"_s], u"2026-05-01T00:00:00.123456789Z"_s);
        QCOMPARE(json[u"log.level"_s], u"WARN"_s);
        QCOMPARE(json[u"http.response.status_code"_s], 502);
        QCOMPARE(json[u"event.duration"_s], 1'500'000);
        QCOMPARE(json[u"customer.id"_s], u"‹customer›"_s);
        QCOMPARE(json[u"_source"_s], u"test"_s);
        QCOMPARE(json[u"_raw"_s], u"{\"a\":\"\uFFFD\"}"_s);
        QVERIFY(!json.contains(u"user.id"_s));
    }

    void hidesTheRecordBehindTheMask() {
        const CaseReport report = buildCaseReport(lateOrder(), StatusProcess::standard(), {}, lateOrderNow(), moscow());
        const QByteArray json =
            QJsonDocument(caseJson(report, {}, [](std::string_view, const QString&) { return u"‹hidden›"_s; })).toJson();
        QVERIFY(!json.contains("C-20817"));
        QVERIFY(!json.contains("seller 4"));
    }

    void writesDurations() {
        const QJsonArray json = durationsJson({{"PAID", 12, 10, std::chrono::milliseconds(1500), std::chrono::seconds(2),
                                                std::chrono::seconds(3), std::chrono::seconds(4)},
                                               {"CLOSED", 3, 0, {}, {}, {}, {}}});
        QCOMPARE(
            QJsonDocument(json).toJson(QJsonDocument::Compact),
            QByteArray(
                R"([{"completed":10,"max_s":4,"median_s":1.5,"orders":12,"p90_s":2,"p95_s":3,"status":"PAID"},{"completed":0,"max_s":null,"median_s":null,"orders":3,"p90_s":null,"p95_s":null,"status":"CLOSED"}])"));
    }

    void writesVariants() {
        const VariantTable table{{"A", "B"}, {{{1, 0}, 3, std::chrono::seconds(9), std::chrono::seconds(10)}}, 3, {}, {}};
        QCOMPARE(QJsonDocument(variantsJson(table)).toJson(QJsonDocument::Compact),
                 QByteArray(R"([{"cases":3,"median_s":9,"p90_s":10,"statuses":["B","A"]}])"));
    }

    void writesCounts() {
        const CountTable counts{{0}, std::chrono::minutes(1), 2, {"ERROR", "INFO"}, {0, 2, 3, 4}};
        QCOMPARE(
            QJsonDocument(heatmapJson(counts)).toJson(QJsonDocument::Compact),
            QByteArray(
                R"({"columns":["1970-01-01T00:00:00.000000000Z","1970-01-01T00:01:00.000000000Z"],"counts":[[0,2],[3,4]],"rows":["ERROR","INFO"],"total":9})"));
        QCOMPARE(
            QJsonDocument(histogramJson(counts, true)).toJson(QJsonDocument::Compact),
            QByteArray(
                R"({"bins":[{"by":{"INFO":3},"count":3,"time":"1970-01-01T00:00:00.000000000Z"},{"by":{"ERROR":2,"INFO":4},"count":6,"time":"1970-01-01T00:01:00.000000000Z"}],"step_s":60})"));
        QCOMPARE(histogramJson(counts, false)[u"bins"_s].toArray()[1].toObject()[u"by"_s].toObject().size(), 0);
        QCOMPARE(QJsonDocument(topJson({FieldRef::of(Field::ErrorType), {{"DbTimeout", 7}}, 1, true, 0, 0}))
                     .toJson(QJsonDocument::Compact),
                 QByteArray(R"([{"count":7,"value":"DbTimeout"}])"));
    }

    void writesComparisonsAndCustomers() {
        const OrderTimeline left = buildTimeline(normalOrder(), StatusProcess::standard(), lateOrderNow());
        const OrderTimeline right = buildTimeline(lateOrder(), StatusProcess::standard(), lateOrderNow());
        const QJsonObject comparison = comparisonJson(compareOrders(left, right, {}, StatusProcess::standard()));
        QCOMPARE(comparison[u"orders"_s].toArray(), (QJsonArray{u"A-103988"_s, u"A-104233"_s}));
        QCOMPARE(comparison[u"statuses"_s].toArray().size(), 10);
        QVERIFY(comparison[u"statuses"_s].toArray()[9].toObject()[u"right_s"_s].isNull());
        const QJsonArray customer =
            customerJson(customerOrders(lateOrder(), {}, StatusProcess::standard(), lateOrderNow(), moscow()));
        QCOMPARE(customer[0].toObject()[u"verdict"_s], u"late"_s);
        QCOMPARE(customer[0].toObject()[u"late"_s], true);
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
