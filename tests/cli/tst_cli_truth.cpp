// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// simulate, import, ask: what the program finds against what was planted, and the shapes of its JSON.

#include "tests/cli/program.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

bool isTime(const QJsonValue& value) {
    static const QRegularExpression form(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z$"_s);
    return form.match(value.toString()).hasMatch();
}

QStringList keysOf(const QJsonObject& object) {
    return object.keys();
}

bool hasAll(const QJsonObject& object, const char* keys) {
    for (const QString& key : QString::fromLatin1(keys).split(u' ')) {
        if (!object.contains(key)) {
            qWarning() << "missing" << key << "in" << keysOf(object);
            return false;
        }
    }
    return true;
}

qint64 number(const QJsonValue& value) {
    return value.toInteger(-1);
}

} // namespace

class TestCliTruth : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        const Ran simulated = m_box.run("simulate --orders 600 --seed 11 --out events.ndjson --truth truth.json");
        QVERIFY2(simulated.code == 0 && simulated.out.isEmpty(), simulated.told().constData());
        m_truth = QJsonDocument::fromJson(m_box.read(u"truth.json"_s)).object();
        QVERIFY(number(m_truth[u"events"]) > 10'000);
        const Ran imported = m_box.run("-w t import events.ndjson --format json");
        QVERIFY2(imported.code == 0, imported.told().constData());
        const QJsonObject counts = imported.object();
        QVERIFY(hasAll(counts, "read stored rejected duplicates seconds reject_file"));
        QCOMPARE(number(counts[u"read"]), number(m_truth[u"events"]));
        QCOMPARE(number(counts[u"stored"]), number(m_truth[u"events"]));
        QCOMPARE(number(counts[u"rejected"]), 0);
        QCOMPARE(number(counts[u"duplicates"]), 0);
        QVERIFY(counts[u"seconds"].isDouble());
        QVERIFY(counts[u"reject_file"].isNull());
    }

    void theSameSeedGivesTheSameBytes() {
        const Ran again = m_box.run("simulate --orders 600 --seed 11");
        QVERIFY(again.code == 0);
        QVERIFY(again.out == m_box.read(u"events.ndjson"_s));
        QCOMPARE(number(m_truth[u"bytes"]), again.out.size());
        QVERIFY(m_box.run("simulate --orders 600 --seed 12").out != again.out);
    }

    void theSameFileTwiceAddsNothing() {
        const Ran again = m_box.run("-w t import events.ndjson --format json");
        QVERIFY2(again.code == 0, again.told().constData());
        QCOMPARE(number(again.object()[u"stored"]), 0);
        QCOMPARE(number(again.object()[u"duplicates"]), number(m_truth[u"events"]));
        QVERIFY2(!again.err.isEmpty(), again.told().constData());
    }

    void topValues_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("truth");
        QTest::newRow("systems") << u"service.name"_s << u"systems"_s;
        QTest::newRow("levels") << u"log.level"_s << u"levels"_s;
        QTest::newRow("levels by their short name") << u"level"_s << u"levels"_s;
        QTest::newRow("error types") << u"error.type"_s << u"error_types"_s;
    }

    void topValues() {
        QFETCH(QString, field);
        QFETCH(QString, truth);
        const Ran ran = m_box.run(u"-w t top %1 --limit 100 --format json"_s.arg(field).split(u' '));
        QVERIFY2(ran.code == 0, ran.told().constData());
        QJsonObject found;
        qint64 before = std::numeric_limits<qint64>::max();
        const QJsonArray values = ran.array();
        for (const auto& value : values) {
            found.insert(value[u"value"].toString(), value[u"count"]);
            QVERIFY(number(value[u"count"]) <= before);
            before = number(value[u"count"]);
        }
        QCOMPARE(found, m_truth[truth].toObject());
    }

    void histogramCountsEveryEvent() {
        const Ran ran = m_box.run("-w t histogram --step 1d --by level --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        QCOMPARE(ran.object()[u"step_s"].toInt(), 86400);
        qint64 events = 0;
        QHash<QString, qint64> levels;
        const QJsonArray bins = ran.object()[u"bins"].toArray();
        for (const auto& bin : bins) {
            QVERIFY(isTime(bin[u"time"]));
            events += number(bin[u"count"]);
            const QJsonObject by = bin[u"by"].toObject();
            for (auto it = by.begin(); it != by.end(); ++it)
                levels[it.key()] += number(it.value());
        }
        QCOMPARE(events, number(m_truth[u"events"]));
        const QJsonObject truth = m_truth[u"levels"].toObject();
        for (auto it = truth.begin(); it != truth.end(); ++it)
            QCOMPARE(levels.value(it.key()), number(it.value()));
    }

    void heatmapIsAMatrix() {
        const Ran ran = m_box.run(u"-w t heatmap --rows error.type --step 1d --format json"_s.split(u' '));
        QVERIFY2(ran.code == 0, ran.told().constData());
        const QJsonObject map = ran.object();
        QVERIFY(hasAll(map, "rows columns counts total"));
        const QJsonArray rows = map[u"rows"].toArray();
        const QJsonArray columns = map[u"columns"].toArray();
        const QJsonArray counts = map[u"counts"].toArray();
        QCOMPARE(counts.size(), rows.size());
        for (const auto& column : columns)
            QVERIFY(isTime(column));
        qint64 total = 0;
        for (qsizetype row = 0; row < rows.size(); ++row) {
            const QJsonArray line = counts[row].toArray();
            QCOMPARE(line.size(), columns.size());
            for (const auto& count : line)
                total += number(count);
        }
        QCOMPARE(number(map[u"total"]), total);
        // Without a query: what went wrong.
        const QJsonObject levels = m_truth[u"levels"].toObject();
        QCOMPARE(total, number(levels[u"ERROR"]) + std::max<qint64>(0, number(levels[u"FATAL"])));
    }

    void durationsKnowHowManyOrdersEntered() {
        const Ran ran = m_box.run("-w t durations --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        const QJsonObject statuses = m_truth[u"statuses"].toObject();
        QStringList order;
        const QJsonArray durations = ran.array();
        for (const auto& one : durations) {
            QVERIFY(hasAll(one.toObject(), "status orders median_s p90_s p95_s max_s"));
            order << one[u"status"].toString();
            QCOMPARE(number(one[u"orders"]), number(statuses[order.last()][u"entered"]));
            if (one[u"median_s"].isDouble()) {
                QVERIFY(one[u"median_s"].toDouble() <= one[u"p90_s"].toDouble());
                QVERIFY(one[u"p90_s"].toDouble() <= one[u"p95_s"].toDouble());
                QVERIFY(one[u"p95_s"].toDouble() <= one[u"max_s"].toDouble());
            }
        }
        QCOMPARE(order.join(u' '), u"CREATED MODEL_UPLOADED PRICE_CALCULATED PAID MANUFACTURING_APPROVED MANUFACTURING_STARTED "
                                   "MANUFACTURING_COMPLETED PACKAGING SHIPPED CLOSED CANCELLED"_s);
    }

    void variantsHoldEveryOrder() {
        const Ran ran = m_box.run("-w t variants --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        qint64 cases = 0;
        QHash<QString, qint64> now;
        const QJsonArray variants = ran.array();
        for (const auto& variant : variants) {
            QVERIFY(hasAll(variant.toObject(), "statuses cases median_s p90_s"));
            cases += number(variant[u"cases"]);
            now[variant[u"statuses"].toArray().last().toString()] += number(variant[u"cases"]);
        }
        QCOMPARE(cases, number(m_truth[u"created"]));
        const QJsonObject statuses = m_truth[u"statuses"].toObject();
        for (auto it = statuses.begin(); it != statuses.end(); ++it)
            QCOMPARE(now.value(it.key()), number(it.value()[u"now"]));
        QCOMPARE(m_box.run("-w t variants --limit 2 --format json").array().size(), 2);
    }

    void caseHasItsShape() {
        const Ran ran = m_box.run("-w t case A-104233 --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        const QJsonObject one = ran.object();
        QVERIFY(hasAll(
            one, "order customer status since late verdict statuses systems events errors summary events_list completeness"));
        QVERIFY(hasAll(one[u"verdict"].toObject(), "status elapsed_s usual_p10_s usual_p90_s percentile population"));
        QVERIFY(hasAll(one[u"completeness"].toObject(), "shown total exact sources"));
        QCOMPARE(one[u"order"].toString(), u"A-104233"_s);
        QCOMPARE(one[u"customer"].toString(), m_truth[u"featured"][u"customer"].toString());
        QCOMPARE(number(one[u"events"]), number(m_truth[u"featured"][u"events"]));
        QCOMPARE(one[u"events_list"].toArray().size(), number(one[u"events"]));
        QCOMPARE(number(one[u"completeness"][u"shown"]), number(one[u"events"]));
        QCOMPARE(number(one[u"completeness"][u"total"]), number(one[u"events"]));
        QVERIFY(one[u"late"].toBool());
        QVERIFY(isTime(one[u"since"]));
        const QJsonArray statuses = one[u"statuses"].toArray();
        for (const auto& status : statuses) {
            QVERIFY(hasAll(status.toObject(), "status entered left duration_s system actor"));
            QVERIFY(isTime(status[u"entered"]));
            QVERIFY(status[u"left"].isNull() == (status == statuses.last()));
        }
        QCOMPARE(statuses.last()[u"status"], one[u"status"]);
        const QJsonArray events = one[u"events_list"].toArray();
        for (const auto& event : events) {
            QVERIFY(hasAll(event.toObject(), "@timestamp service.name log.level event.action order.id message _source _raw"));
            QVERIFY(isTime(event[u"@timestamp"]));
            QVERIFY(QJsonDocument::fromJson(event[u"_raw"].toString().toUtf8()).isObject());
        }
        const QJsonArray sentences = one[u"summary"].toArray();
        for (const auto& sentence : sentences)
            QVERIFY(!sentence.toString().isEmpty());
        const QJsonArray sources = one[u"completeness"][u"sources"].toArray();
        QCOMPARE(sources.size(), 1);
        QCOMPARE(sources[0][u"state"].toString(), u"complete"_s);
    }

    void aCaseAsItStoodThen() {
        const Ran ran = m_box.run("-w t case A-104233 --to 2026-05-10T20:00 --zone Europe/Moscow --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        QCOMPARE(ran.object()[u"status"].toString(), u"PAID"_s);
        QVERIFY(number(ran.object()[u"events"]) < number(m_truth[u"featured"][u"events"]));
    }

    void customersHaveTheirOrders() {
        const Ran ran =
            m_box.run(u"-w t customer %1 --format json"_s.arg(m_truth[u"featured"][u"customer"].toString()).split(u' '));
        QVERIFY2(ran.code == 0, ran.told().constData());
        QStringList orders;
        const QJsonArray found = ran.array();
        for (const auto& order : found) {
            QVERIFY(hasAll(order.toObject(), "order status since verdict"));
            orders << order[u"order"].toString();
        }
        QVERIFY2(orders.contains(u"A-104233"_s), ran.told().constData());
    }

    void plantedOrdersAreLate() {
        QStringList seen;
        const QJsonArray incidents = m_truth[u"incidents"].toArray();
        for (const auto& incident : incidents) {
            if (incident[u"kind"].toString() != u"stuck_orders")
                continue;
            seen << incident[u"cause"].toString();
            // One of each cause: the rest is the same code over the same data.
            const QString order = incident[u"orders"].toArray().first().toString();
            const Ran ran = m_box.run({u"-w"_s, u"t"_s, u"case"_s, order, u"--format"_s, u"json"_s});
            QVERIFY2(ran.code == 0, ran.told().constData());
            QCOMPARE(ran.object()[u"status"].toString(), incident[u"status"].toString());
            QVERIFY2(ran.object()[u"late"].toBool(), qPrintable(incident[u"cause"].toString() + u' ' + order));
        }
        QVERIFY2(seen.size() >= 8, qPrintable(seen.join(u' ')));
    }

    void plantedIncidentsAreFound_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("count"); ///< key in the incident
        QTest::newRow("failed price calculations")
            << u"price_calculation_burst"_s << u"error.type:PriceCalculationFailed"_s << u"errors"_s;
        QTest::newRow("B2B flood") << u"b2b_flood"_s
                                   << u"user.id:b2b-03 and url.path:/b2b/v2/models and event.action:\"API request\""_s
                                   << u"requests"_s;
        QTest::newRow("refused requests") << u"b2b_flood"_s << u"http.response.status_code:429"_s << u"refused"_s;
        QTest::newRow("failed sign-ins") << u"sign_in_attack"_s
                                         << u"event.action:\"sign-in failed\" and client.address:203.0.113.77"_s
                                         << u"failures"_s;
        QTest::newRow("success after them") << u"sign_in_attack"_s << u"client.address:203.0.113.77"_s << u"events"_s;
        QTest::newRow("errors of the bad release")
            << u"bad_release"_s << u"system:mes-api and level>=ERROR"_s << u"errors_in_system"_s;
        QTest::newRow("payment outage") << u"payment_outage"_s << u"error.type:PaymentGatewayTimeout"_s << u"errors"_s;
    }

    void plantedIncidentsAreFound() {
        QFETCH(QString, kind);
        QFETCH(QString, query);
        QFETCH(QString, count);
        const QJsonObject incident = find(kind);
        QVERIFY2(!incident.isEmpty(), qPrintable(kind));
        // The last record belongs to the incident.
        const QString to =
            QDateTime::fromString(incident[u"to"].toString(), Qt::ISODateWithMs).addMSecs(1).toString(Qt::ISODateWithMs);
        const Ran ran = m_box.run({u"-w"_s, u"t"_s, u"histogram"_s, query, u"--step"_s, u"1h"_s, u"--format"_s, u"json"_s,
                                   u"--from"_s, incident[u"from"].toString(), u"--to"_s, to});
        QVERIFY2(ran.code == 0, ran.told().constData());
        qint64 found = 0;
        const QJsonArray bins = ran.object()[u"bins"].toArray();
        for (const auto& bin : bins)
            found += number(bin[u"count"]);
        // A few of the ordinary ones may fall into the same hours; none may be missing.
        const qint64 planted = number(incident[count]);
        QVERIFY2(found >= planted && found <= planted + planted / 10 + 3,
                 qPrintable(u"planted %1, found %2"_s.arg(planted).arg(found)));
    }

    void theSilentSystemIsSilent() {
        const QJsonObject silence = find(u"silent_system"_s);
        const Ran ran = m_box.run({u"-w"_s, u"t"_s, u"search"_s, u"system:crm"_s, u"--from"_s, silence[u"from"].toString(),
                                   u"--to"_s, silence[u"to"].toString(), u"-f"_s, u"ndjson"_s});
        QVERIFY2(ran.code == 0 && ran.out.isEmpty(), ran.told().constData());
    }

    void theSkewedClockIsTold() {
        // A message that was dead-lettered before it was rejected: the case says that the order of these events is not sure.
        const QJsonObject skew = find(u"clock_skew"_s);
        QCOMPARE(number(skew[u"offset_ms"]), 400);
        const QString order = find(u"dead_letters"_s)[u"orders"].toArray().first().toString();
        const Ran ran = m_box.run(
            {u"-w"_s, u"t"_s, u"search"_s, u"order.id:"_s + order + u" and messaging.message.id:*"_s, u"-f"_s, u"ndjson"_s});
        QVERIFY2(ran.code == 0, ran.told().constData());
        QHash<QString, QSet<QString>> ids;
        for (const QByteArray& line : ran.lines()) {
            const QJsonObject raw =
                QJsonDocument::fromJson(QJsonDocument::fromJson(line).object()[u"_raw"].toString().toUtf8()).object();
            const QString action = raw[u"event.action"].toString();
            if (raw[u"messaging.destination.name"].toString() == u"order.approved" || action == u"message dead-lettered")
                ids[raw[u"messaging.message.id"].toString()].insert(action);
        }
        // Published, rejected and dead-lettered is one and the same message.
        QCOMPARE(ids.size(), 1);
        QVERIFY2(ids.begin()->contains(u"message published"_s) && ids.begin()->contains(u"message rejected"_s)
                     && ids.begin()->contains(u"message dead-lettered"_s),
                 ran.told().constData());
    }

    void comparisonHasItsShape() {
        const Ran ran = m_box.run("-w t compare A-104233 A-103988 --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        QVERIFY(hasAll(ran.object(), "orders statuses differences total_s"));
        QVERIFY2(m_box.run("-w t compare A-104233").code == 0, "the nearest normal order");
    }

    void sourcesTellWhatTheyHold() {
        const Ran ran = m_box.run("-w t sources --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        QCOMPARE(ran.array().size(), 1);
        const QJsonObject source = ran.array().first().toObject();
        QVERIFY(hasAll(source, "name kind reachable state events from to fields retention_s clock_skew_s"));
        QCOMPARE(source[u"name"].toString(), u"t"_s);
        QCOMPARE(number(source[u"events"]), number(m_truth[u"events"]));
        QVERIFY(isTime(source[u"from"]) && isTime(source[u"to"]));
        QVERIFY(source[u"fields"].toArray().contains(u"order.id"_s));
    }

private:
    [[nodiscard]] QJsonObject find(const QString& kind) const {
        const QJsonArray incidents = m_truth[u"incidents"].toArray();
        for (const auto& incident : incidents) {
            if (incident[u"kind"].toString() == kind)
                return incident.toObject();
        }
        return {};
    }

    Sandbox m_box;
    QJsonObject m_truth;
};

QTEST_GUILESS_MAIN(TestCliTruth)
#include "tst_cli_truth.moc"
