// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/simulation.h"
#include "connectors/demo/simulation_writer.h"
#include "simulated.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QHash>
#include <QTest>

#include <algorithm>

using namespace logloupe;

namespace {

QByteArray hashOf(const SimulationSettings& settings) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto written = writeSimulation(settings, [&hash](std::string_view lines) {
        hash.addData(QByteArrayView(lines.data(), static_cast<qsizetype>(lines.size())));
        return true;
    });
    if (!written)
        return {};
    hash.addData(written->truth);
    return hash.result().toHex();
}

SimulationSettings small(quint64 seed) {
    SimulationSettings settings;
    settings.seed = seed;
    settings.orders = 300;
    return settings;
}

const QStringList process{QStringLiteral("CREATED"),
                          QStringLiteral("MODEL_UPLOADED"),
                          QStringLiteral("PRICE_CALCULATED"),
                          QStringLiteral("PAID"),
                          QStringLiteral("MANUFACTURING_APPROVED"),
                          QStringLiteral("MANUFACTURING_STARTED"),
                          QStringLiteral("MANUFACTURING_COMPLETED"),
                          QStringLiteral("PACKAGING"),
                          QStringLiteral("SHIPPED"),
                          QStringLiteral("CLOSED")};

} // namespace

class SimulationTest : public QObject {
    Q_OBJECT

private slots:
    /// The bytes are a contract between machines: compilers, libraries and architectures must not change them. Who changes what is simulated
    /// on purpose writes the new sums here.
    void sameBytesEverywhere_data() {
        QTest::addColumn<SimulationSettings>("settings");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("demo") << SimulationSettings{}
                              << QByteArray("5c9d023cefce93f9d70f1b2bfc49ab1b8ec123d7883c40b511d6e11f2733943f");
        QTest::newRow("small") << small(7) << QByteArray("5e0c2a860c336b83a517c9c7c7e8b278f2810f62108b771b09d8b6419ec9b935");
    }
    void sameBytesEverywhere() {
        QFETCH(SimulationSettings, settings);
        QFETCH(QByteArray, expected);
        QCOMPARE(hashOf(settings), expected);
    }

    void anotherSeedIsAnotherCompany() { QVERIFY(hashOf(small(7)) != hashOf(small(8))); }

    void everyLineIsAnEvent() {
        QCOMPARE(demo().broken, 0);
        static const QStringList systems{QStringLiteral("shop"),     QStringLiteral("shop-api"), QStringLiteral("crm"),
                                         QStringLiteral("crm-api"),  QStringLiteral("mes"),      QStringLiteral("mes-api"),
                                         QStringLiteral("rabbitmq"), QStringLiteral("postgres"), QStringLiteral("s3")};
        static const QStringList levels{QStringLiteral("DEBUG"), QStringLiteral("INFO"), QStringLiteral("WARN"),
                                        QStringLiteral("ERROR"), QStringLiteral("FATAL")};
        for (const ReadRecord& record : demo().records) {
            QVERIFY2(systems.contains(record.system), qPrintable(record.system));
            QVERIFY2(levels.contains(record.level), qPrintable(record.level));
            QVERIFY(!record.action.isEmpty() && !record.message.isEmpty());
            QVERIFY(!record.all.contains(QStringLiteral("order.status.current"))
                    || !record.all.value(QStringLiteral("order.status.current")).toString().isEmpty());
            if (!record.order.isEmpty())
                QVERIFY2(record.order.startsWith(QStringLiteral("A-")) && record.order.size() == 8, qPrintable(record.order));
        }
    }

    void risesInTimeWithinItsRange() {
        const SimulationSettings settings;
        QString last;
        for (const ReadRecord& record : demo().records) {
            QVERIFY(last <= record.time);
            last = record.time;
        }
        QVERIFY(milliseconds(demo().records.front().time) >= settings.begin.millisecondsSinceEpoch());
        QVERIFY(milliseconds(last) < settings.end.millisecondsSinceEpoch());
    }

    void ordersFollowTheProcess() {
        QHash<QString, QString> status;
        for (const ReadRecord& record : demo().records) {
            if (record.statusNew.isEmpty())
                continue;
            QCOMPARE(record.statusOld, status.value(record.order));
            const qsizetype before = process.indexOf(record.statusOld);
            if (record.statusNew == QStringLiteral("CANCELLED"))
                QVERIFY(before >= 0 && before < process.indexOf(QStringLiteral("SHIPPED")));
            else
                QCOMPARE(process.indexOf(record.statusNew), before + 1);
            status.insert(record.order, record.statusNew);
        }
        QCOMPARE(status.size(), 2900);
    }

    /// "Usually 6 to 20 h" is the 10 % to 90 % of the population; each bound may be off by the tolerance.
    void staysAreAsUsual_data() {
        QTest::addColumn<QString>("status");
        QTest::addColumn<double>("lowHours");
        QTest::addColumn<double>("highHours");
        QTest::newRow("CREATED") << process[0] << 3.0 / 60 << 40.0 / 60;
        QTest::newRow("MODEL_UPLOADED") << process[1] << 2.0 / 60 << 12.0 / 60;
        QTest::newRow("PRICE_CALCULATED") << process[2] << 2.0 << 96.0;
        QTest::newRow("PAID") << process[3] << 6.0 << 26.0;
        QTest::newRow("MANUFACTURING_APPROVED") << process[4] << 6.0 << 20.0;
        QTest::newRow("MANUFACTURING_STARTED") << process[5] << 24.0 << 72.0;
        QTest::newRow("SHIPPED") << process[8] << 24.0 << 120.0;
    }
    void staysAreAsUsual() {
        QFETCH(QString, status);
        QFETCH(double, lowHours);
        QFETCH(double, highHours);
        QHash<QString, qint64> entered;
        std::vector<double> hours;
        for (const ReadRecord& record : demo().records) {
            if (record.statusNew == status)
                entered.insert(record.order, milliseconds(record.time));
            else if (record.statusOld == status)
                hours.push_back(static_cast<double>(milliseconds(record.time) - entered.value(record.order)) / 3'600'000);
        }
        QVERIFY(hours.size() >= 400);
        std::sort(hours.begin(), hours.end());
        const double low = hours[hours.size() / 10];
        const double high = hours[hours.size() * 9 / 10];
        QVERIFY2(low > lowHours * 0.8 && low < lowHours * 1.2, qPrintable(QString::number(low)));
        QVERIFY2(high > highHours * 0.8 && high < highHours * 1.2, qPrintable(QString::number(high)));
    }

    void workloadIsWhatTheBenchmarksExpect() {
        SimulationSettings settings = settingsForEvents(400'000);
        Simulation simulation(settings);
        qint64 events = 0;
        qint64 bytes = 0;
        qint64 withoutOrder = 0;
        while (const auto record = simulation.next()) {
            ++events;
            bytes += static_cast<qint64>(record->line.size()) + 1;
            withoutOrder += record->line.find("\"order.id\"") == std::string_view::npos;
        }
        QVERIFY2(events > 390'000 && events < 410'000, qPrintable(QString::number(events)));
        QVERIFY2(bytes / events >= 400 && bytes / events <= 450, qPrintable(QString::number(bytes / events)));
        const auto perOrder = static_cast<double>(events - withoutOrder) / settings.orders;
        QVERIFY2(perOrder > 38 && perOrder < 44, qPrintable(QString::number(perOrder)));
        const double share = static_cast<double>(withoutOrder) / static_cast<double>(events);
        QVERIFY2(share > 0.07 && share < 0.11, qPrintable(QString::number(share)));
    }

    void personalDataBelongsToNobody() {
        int mails = 0;
        int phones = 0;
        int cards = 0;
        for (const ReadRecord& record : demo().records) {
            const QString mail = record.all.value(QStringLiteral("customer.email")).toString();
            mails += !mail.isEmpty();
            QVERIFY2(mail.isEmpty() || mail.endsWith(QStringLiteral("@example.com")), qPrintable(mail));
            for (const QString& text : {record.message, record.all.value(QStringLiteral("delivery.phone")).toString()}) {
                const qsizetype phone = text.indexOf(QStringLiteral("+7"));
                phones += phone >= 0;
                QVERIFY2(phone < 0 || QStringView(text).mid(phone).startsWith(QStringLiteral("+7 900 000-")), qPrintable(text));
            }
            const qsizetype card = record.message.indexOf(QStringLiteral("card "));
            if (card < 0 || record.action == QStringLiteral("page viewed"))
                continue;
            int sum = 0;
            int digits = 0;
            const QString number = record.message.mid(card + 5, 19);
            for (qsizetype i = number.size() - 1; i >= 0; --i) {
                if (!number[i].isDigit())
                    continue;
                const int value = number[i].digitValue() * (digits % 2 == 1 ? 2 : 1);
                sum += value > 9 ? value - 9 : value;
                ++digits;
            }
            ++cards;
            QVERIFY2(digits == 16 && sum % 10 == 0, qPrintable(number));
        }
        QVERIFY(mails > 1000 && phones > 10 && cards > 10);
    }

    void boundsWhatCannotBe_data() {
        QTest::addColumn<int>("orders");
        QTest::addColumn<qint64>("days");
        QTest::addColumn<int>("expectedOrders");
        QTest::addColumn<qint64>("expectedDays");
        QTest::newRow("nothing") << 0 << qint64(0) << 100 << qint64(14);
        QTest::newRow("negative") << -5 << qint64(-90) << 100 << qint64(14);
        QTest::newRow("as asked") << 500 << qint64(30) << 500 << qint64(30);
        QTest::newRow("too much") << 2'000'000'000 << qint64(20'000) << 5'000'000 << qint64(730);
    }
    void boundsWhatCannotBe() {
        QFETCH(int, orders);
        QFETCH(qint64, days);
        SimulationSettings settings;
        settings.orders = orders;
        settings.begin = {settings.end.nanoseconds - days * 86'400'000'000'000};
        const SimulationSettings bounded = settings.bounded();
        QTEST(bounded.orders, "expectedOrders");
        const qint64 length = (bounded.end - bounded.begin).count() / 86'400'000'000'000;
        QTEST(length, "expectedDays");
        QCOMPARE(bounded.bounded(), bounded);
    }

    void timesAtTheEndsOfTheRangeAreTaken() {
        SimulationSettings settings;
        settings.orders = 100;
        settings.begin = TimePoint::earliest();
        settings.end = TimePoint::latest();
        Simulation simulation(settings);
        QVERIFY(simulation.next().has_value());
    }

    void shortSimulationLeavesOutWhatWasBefore() {
        SimulationSettings settings;
        settings.orders = 200;
        settings.begin = {settings.end.nanoseconds - 14LL * 86'400'000'000'000};
        const ReadSimulation read = readSimulation(settings);
        QCOMPARE(read.broken, 0);
        QVERIFY(!read.ofOrder(QStringLiteral("A-104233")).empty());
        QVERIFY(read.ofOrder(QStringLiteral("A-103988")).empty()); // was created 15 days before the end
    }

    void writesTheSameIntoADevice() {
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        qint64 last = 0;
        double share = 0;
        const auto written = writeSimulation(small(7), buffer, [&](qint64 events, double done) {
            QVERIFY(events >= last && done >= share && done <= 1);
            last = events;
            share = done;
        });
        QVERIFY(written.has_value());
        QCOMPARE(written->bytes, buffer.data().size());
        QCOMPARE(written->events, buffer.data().count('\n'));
        QCOMPARE(last, written->events);
    }

    void stopsWhenAsked() {
        int chunks = 0;
        const auto sink = [&chunks](std::string_view) {
            ++chunks;
            return true;
        };
        const auto cancelled = writeSimulation({}, sink, {}, [&chunks] { return chunks == 3; });
        QVERIFY(!cancelled.has_value());
        QCOMPARE(cancelled.error().kind, ErrorKind::Cancelled);
        QCOMPARE(chunks, 3);
    }

    void aDeviceThatTakesNothingIsAnError() {
        QBuffer closed;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
        const auto written = writeSimulation(small(7), closed);
        QVERIFY(!written.has_value());
        QCOMPARE(written.error().kind, ErrorKind::Storage);
        QVERIFY(!written.error().message.isEmpty());
    }

    void liveRecordsGoOnAtTheirRate_data() {
        QTest::addColumn<int>("rate");
        QTest::newRow("slow") << 5;
        QTest::newRow("usual") << 275;
        QTest::newRow("fast") << 20'000;
    }
    void liveRecordsGoOnAtTheirRate() {
        QFETCH(int, rate);
        Simulation simulation;
        simulation.continueLive(rate);
        const qint64 begin = demoNow().millisecondsSinceEpoch();
        const qint64 seconds = rate > 1000 ? 5 : 600;
        qint64 events = 0;
        qint64 last = begin;
        while (true) {
            const auto record = simulation.next();
            QVERIFY(record.has_value());
            const qint64 time = record->time.millisecondsSinceEpoch();
            QVERIFY(time >= last);
            last = time;
            if (time >= begin + seconds * 1000)
                break;
            ++events;
        }
        // Some of a request's records come minutes later, so a short while sees fewer.
        const double share = static_cast<double>(events) / static_cast<double>(seconds * rate);
        QVERIFY2(share > 0.7 && share < 1.25, qPrintable(QString::number(share)));
    }
};

QTEST_GUILESS_MAIN(SimulationTest)
#include "tst_simulation.moc"
