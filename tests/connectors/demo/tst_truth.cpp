// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulated.h"

#include "models/domain/status_process.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace logloupe;

namespace {

QString key(const char* name) {
    return QString::fromLatin1(name);
}

QMap<QString, int> numbers(const QJsonObject& object) {
    QMap<QString, int> result;
    for (auto it = object.begin(); it != object.end(); ++it)
        result.insert(it.key(), it.value().toInt());
    return result;
}

QSet<QString> names(const QJsonValue& array) {
    QSet<QString> result;
    const QJsonArray values = array.toArray();
    for (const auto& value : values)
        result.insert(value.toString());
    return result;
}

bool isError(const ReadRecord& record) {
    return record.level == key("ERROR") || record.level == key("FATAL");
}

/// Records between the first and the last of an incident, both included.
std::vector<const ReadRecord*> during(const QJsonObject& incident) {
    const QString from = incident.value(key("from")).toString();
    const QString to = incident.value(key("to")).toString();
    std::vector<const ReadRecord*> found;
    for (const ReadRecord& record : demo().records) {
        if (record.time >= from && record.time <= to)
            found.push_back(&record);
    }
    return found;
}

struct LastStatus {
    QString status;
    qint64 entered = 0;
};

QMap<QString, LastStatus> lastStatuses() {
    QMap<QString, LastStatus> last;
    for (const ReadRecord& record : demo().records) {
        if (!record.statusNew.isEmpty())
            last[record.order] = {record.statusNew, milliseconds(record.time)};
    }
    return last;
}

} // namespace

/// The ground truth says what a reader of the records finds.
class TruthTest : public QObject {
    Q_OBJECT

private slots:
    void totals() {
        QMap<QString, int> levels;
        QMap<QString, int> systems;
        QMap<QString, int> errors;
        int withoutOrder = 0;
        for (const ReadRecord& record : demo().records) {
            ++levels[record.level];
            ++systems[record.system];
            withoutOrder += record.order.isEmpty();
            if (!record.errorType.isEmpty())
                ++errors[record.errorType];
        }
        const QJsonObject& truth = demo().truth;
        QCOMPARE(truth.value(key("events")).toInteger(), static_cast<qint64>(demo().records.size()));
        QCOMPARE(truth.value(key("bytes")).toInteger(), demo().bytes);
        QCOMPARE(truth.value(key("without_order")).toInt(), withoutOrder);
        QCOMPARE(numbers(truth.value(key("levels")).toObject()), levels);
        QCOMPARE(numbers(truth.value(key("systems")).toObject()), systems);
        QCOMPARE(numbers(truth.value(key("error_types")).toObject()), errors);
    }

    void statuses() {
        QMap<QString, int> entered;
        for (const ReadRecord& record : demo().records) {
            if (!record.statusNew.isEmpty())
                ++entered[record.statusNew];
        }
        QMap<QString, int> now;
        QMap<QString, int> over;
        int open = 0;
        int overAll = 0;
        const auto last = lastStatuses();
        for (const LastStatus& order : last) {
            ++now[order.status];
            const OrderStatus* status = StatusProcess::standard().find(order.status.toStdString());
            open += !status->isFinal;
            const bool late =
                status->limit && (demoNow().millisecondsSinceEpoch() - order.entered) * 1'000'000 > status->limit->count();
            over[order.status] += late;
            overAll += late;
        }
        const QJsonObject statuses = demo().truth.value(key("statuses")).toObject();
        QCOMPARE(statuses.size(), 11);
        for (auto it = statuses.begin(); it != statuses.end(); ++it) {
            const QJsonObject status = it.value().toObject();
            QCOMPARE(status.value(key("entered")).toInt(), entered.value(it.key()));
            QCOMPARE(status.value(key("now")).toInt(), now.value(it.key()));
            QCOMPARE(status.value(key("over_limit")).toInt(), over.value(it.key()));
        }
        QCOMPARE(demo().truth.value(key("created")).toInt(), static_cast<int>(last.size()));
        QCOMPARE(demo().truth.value(key("open")).toInt(), open);
        QCOMPARE(demo().truth.value(key("over_limit")).toInt(), overAll);
        QCOMPARE(overAll, 23);
    }

    void stuckOrders_data() {
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("orders");
        QTest::addColumn<QString>("lastAction"); ///< of those that change the order's course
        QTest::newRow("operator") << key("operator_overloaded") << key("MANUFACTURING_APPROVED") << 5
                                  << key("operator assigned");
        QTest::newRow("rejected") << key("message_rejected") << key("MANUFACTURING_APPROVED") << 2 << key("message rejected");
        QTest::newRow("nobody") << key("no_operator") << key("MANUFACTURING_APPROVED") << 4 << key("message consumed");
        QTest::newRow("large") << key("large_model") << key("MANUFACTURING_APPROVED") << 1 << key("operator assigned");
        QTest::newRow("price") << key("price_calculation") << key("MODEL_UPLOADED") << 1 << key("price calculation failed");
        QTest::newRow("unpaid") << key("not_paid") << key("PRICE_CALCULATED") << 2 << key("order status changed");
        QTest::newRow("unconfirmed") << key("not_confirmed") << key("PAID") << 4 << key("invoice issued");
        QTest::newRow("slow") << key("production_slow") << key("MANUFACTURING_STARTED") << 3 << key("production started");
        QTest::newRow("packing") << key("packaging_slow") << key("PACKAGING") << 1 << key("order status changed");
    }
    void stuckOrders() {
        QFETCH(QString, cause);
        QFETCH(QString, lastAction);
        static const QSet<QString> courses{key("operator assigned"),        key("message rejected"), key("message consumed"),
                                           key("price calculation failed"), key("invoice issued"),   key("production started"),
                                           key("order status changed")};
        const QJsonObject incident = demo().incident(key("stuck_orders"), cause);
        QTEST(incident.value(key("status")).toString(), "status");
        const QSet<QString> orders = names(incident.value(key("orders")));
        QTEST(static_cast<int>(orders.size()), "orders");
        const auto last = lastStatuses();
        for (const QString& order : orders) {
            QTEST(last.value(order).status, "status");
            QString action;
            for (const ReadRecord* record : demo().ofOrder(order)) {
                const bool elsewhere = record->action == key("message consumed") && record->system != key("mes-api");
                if (courses.contains(record->action) && !elsewhere)
                    action = record->action;
            }
            QCOMPARE(action, lastAction);
        }
    }

    void overloadedOperatorHasNineOrders() {
        const QJsonObject incident = demo().incident(key("stuck_orders"), key("operator_overloaded"));
        QCOMPARE(incident.value(key("operator_orders")).toInt(), 9);
        QMap<QString, QString> operators;
        for (const ReadRecord& record : demo().records) {
            if (record.action == key("operator assigned"))
                operators.insert(record.order, record.all.value(key("user.id")).toString());
        }
        QMap<QString, int> open;
        const auto last = lastStatuses();
        for (auto it = operators.begin(); it != operators.end(); ++it) {
            const QString status = last.value(it.key()).status;
            if (status == key("MANUFACTURING_APPROVED") || status == key("MANUFACTURING_STARTED"))
                ++open[it.value()];
        }
        QCOMPARE(open.value(incident.value(key("operator")).toString()), 9);
        int others = 0;
        for (auto it = open.begin(); it != open.end(); ++it) {
            if (it.key() != incident.value(key("operator")).toString())
                others += it.value();
        }
        const double usual = others / 23.0;
        QVERIFY2(usual > 2 && usual < 6, qPrintable(QString::number(usual)));
    }

    void priceCalculationBurst() {
        const QJsonObject incident = demo().incident(key("price_calculation_burst"));
        int failed = 0;
        QSet<QString> orders;
        for (const ReadRecord* record : during(incident)) {
            if (record->errorType == key("PriceCalculationFailed") && record->message.contains(key("non-manifold"))) {
                ++failed;
                orders.insert(record->order);
            }
        }
        QCOMPARE(incident.value(key("errors")).toInt(), failed);
        QCOMPARE(names(incident.value(key("orders"))), orders);
        QVERIFY(failed > 50);
    }

    void deadLetters() {
        const QJsonObject incident = demo().incident(key("dead_letters"));
        const QSet<QString> orders = names(incident.value(key("orders")));
        QCOMPARE(orders.size(), 26);
        int rejected = 0;
        int dead = 0;
        int again = 0;
        for (const ReadRecord* record : during(incident)) {
            if (!orders.contains(record->order))
                continue;
            rejected += record->errorType == key("MessageRejected");
            dead += record->action == key("message dead-lettered");
            again += record->action == key("message consumed") && record->message.startsWith(key("order.approved, after"));
        }
        QCOMPARE(rejected, incident.value(key("errors")).toInt());
        QCOMPARE(dead, incident.value(key("warnings")).toInt());
        QCOMPARE(rejected + dead + again, incident.value(key("events")).toInt());
        QCOMPARE(again, 26);
    }

    /// mes-api's clock runs ahead: what it publishes arrives before it was sent, and what it gets arrives late.
    void clockSkew() {
        const QJsonObject incident = demo().incident(key("clock_skew"));
        const QString from = incident.value(key("from")).toString();
        QMap<QString, qint64> published;
        std::vector<qint64> before;
        std::vector<qint64> after;
        for (const ReadRecord& record : demo().records) {
            const QString id = record.all.value(key("messaging.message.id")).toString();
            if (record.action == key("message published"))
                published.insert(id, milliseconds(record.time));
            else if (record.action == key("message consumed") && record.system == key("mes-api")
                     && !record.message.contains(key("min")))
                (record.time < from ? before : after).push_back(milliseconds(record.time) - published.value(id));
        }
        std::sort(before.begin(), before.end());
        std::sort(after.begin(), after.end());
        const qint64 offset = after[after.size() / 2] - before[before.size() / 2];
        QCOMPARE(incident.value(key("offset_ms")).toInt(), 400);
        QVERIFY2(qAbs(offset - 400) < 40, qPrintable(QString::number(offset)));
        QVERIFY(after.front() >= 400);
    }

    /// Every system is heard every hour, but crm in its silence.
    void silentSystem() {
        const QJsonObject incident = demo().incident(key("silent_system"));
        QCOMPARE(names(incident.value(key("systems"))), QSet<QString>{key("crm")});
        const qint64 from = milliseconds(incident.value(key("from")).toString());
        const qint64 to = milliseconds(incident.value(key("to")).toString());
        QCOMPARE(to - from, 5 * 3'600'000);
        QCOMPARE(localTime(incident.value(key("from")).toString()), key("Sun 02:00:00.000"));
        QMap<QString, QSet<qint64>> hours;
        for (const ReadRecord& record : demo().records) {
            const qint64 time = milliseconds(record.time);
            if (time >= from && time < to)
                hours[record.system].insert(time / 3'600'000);
        }
        QVERIFY(!hours.contains(key("crm")));
        QCOMPARE(hours.size(), 8);
        for (const QSet<qint64>& heard : std::as_const(hours))
            QCOMPARE(heard.size(), 5);
        QVERIFY(incident.value(key("suppressed")).toInt() >= 5);
    }

    void businessClientFlood() {
        const QJsonObject incident = demo().incident(key("b2b_flood"));
        int requests = 0;
        int refused = 0;
        for (const ReadRecord* record : during(incident)) {
            if (record->all.value(key("user.id")).toString() != incident.value(key("client")).toString())
                continue;
            requests += record->action == key("API request");
            refused += record->all.value(key("http.response.status_code")).toInt() == 429;
        }
        QCOMPARE(incident.value(key("requests")).toInt(), 1600);
        // The same client may have asked for something else in that time.
        QVERIFY(requests >= 1600 && requests <= 1605);
        QCOMPARE(incident.value(key("refused")).toInt(), refused);
    }

    void signInAttack() {
        const QJsonObject incident = demo().incident(key("sign_in_attack"));
        QStringList actions;
        for (const ReadRecord* record : during(incident)) {
            if (record->all.value(key("client.address")).toString() == incident.value(key("address")).toString()) {
                QCOMPARE(record->all.value(key("user.name")).toString(), incident.value(key("login")).toString());
                actions.append(record->action);
            }
        }
        QCOMPARE(actions.size(), incident.value(key("failures")).toInt() + 1);
        QCOMPARE(actions.count(key("sign-in failed")), 14);
        QCOMPARE(actions.constLast(), key("sign-in"));
        QCOMPARE(incident.value(key("success")), incident.value(key("to")));
    }

    void paymentOutage() {
        const QJsonObject incident = demo().incident(key("payment_outage"));
        int errors = 0;
        for (const ReadRecord* record : during(incident))
            errors += record->errorType == key("PaymentGatewayTimeout");
        // An unlucky payment of its own may fall into the time.
        QVERIFY(errors >= incident.value(key("errors")).toInt() && errors <= incident.value(key("errors")).toInt() + 3);
        QVERIFY(incident.value(key("errors")).toInt() > 100);
    }

    void badRelease() {
        const QJsonObject incident = demo().incident(key("bad_release"));
        QMap<QString, int> errors;
        int inSystem = 0;
        QString first;
        QSet<QString> rejectedOrders;
        for (const ReadRecord* record : during(incident)) {
            if (!isError(*record) || record->system != key("mes-api"))
                continue;
            ++inSystem;
            ++errors[record->errorType];
            if (first.isEmpty())
                first = record->time;
            if (record->errorType == key("MessageRejected")) {
                QCOMPARE(record->message, key("MessageRejected: unknown field engraving.font"));
                QCOMPARE(record->all.value(key("service.version")).toString(), incident.value(key("version")).toString());
                rejectedOrders.insert(record->order);
            }
        }
        const QMap<QString, int> expected{{key("MessageRejected"), 412},
                                          {key("DbTimeout"), 131},
                                          {key("PriceCalculationFailed"), 38},
                                          {key("HttpBadGateway"), 25},
                                          {key("SchemaRegistry"), 1}};
        QCOMPARE(errors, expected);
        QCOMPARE(inSystem, incident.value(key("errors_in_system")).toInt());
        QCOMPARE(rejectedOrders.size(), 389);
        QVERIFY(names(incident.value(key("orders"))).contains(rejectedOrders));
        QCOMPARE(incident.value(key("first_error")).toString(), first);
        const qint64 sinceRelease = milliseconds(first) - milliseconds(incident.value(key("released")).toString());
        QVERIFY2(sinceRelease > 0 && sinceRelease < 60'000, qPrintable(QString::number(sinceRelease)));
        QVERIFY(localTime(first).startsWith(key("Wed 14:02:0")));
    }

    /// "× 100": the hour of the bad release against the usual hours of that system.
    void badReleaseStandsOut() {
        QMap<qint64, int> hours;
        for (const ReadRecord& record : demo().records) {
            if (isError(record) && record.system == key("mes-api"))
                ++hours[milliseconds(record.time) / 3'600'000];
        }
        const int bad = hours.take(hours.lastKey());
        int others = 0;
        for (const int count : std::as_const(hours))
            others += count;
        QVERIFY(bad > 100 * others / (90 * 24));
    }
};

QTEST_GUILESS_MAIN(TruthTest)
#include "tst_truth.moc"
