// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/clock_skew.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

class Log {
public:
    void add(std::string_view system, std::string_view action, int trace, Duration time) {
        m_builder.append(TimePoint::fromSeconds(1'700'000'000) + time, Severity::Info, m_sequence++);
        m_builder.setText(Field::Service, system);
        m_builder.setText(Field::Action, action);
        m_builder.setText(Field::TraceId, "trace " + std::to_string(trace));
    }

    /// `count` messages from one to the other, whose clocks run ahead by so much.
    void send(std::string_view producer, Duration producerAhead, std::string_view consumer, Duration consumerAhead,
              int count = 20) {
        for (int i = 0; i < count; ++i, ++m_trace) {
            const Duration at = std::chrono::seconds(10 * m_trace);
            add(producer, "order status changed", m_trace, at + producerAhead);
            add("rabbitmq", "message published", m_trace, at + milliseconds(20 + i));
            add(consumer, "message consumed", m_trace, at + milliseconds(60 + 3 * i) + consumerAhead);
        }
    }

    [[nodiscard]] std::vector<std::pair<std::string, Duration>> skew() {
        const std::vector<EventBatch> batches{m_builder.build()};
        return findClockSkew(batches);
    }

private:
    EventBatchBuilder m_builder{u"test"_s};
    quint64 m_sequence = 0;
    int m_trace = 0;
};

} // namespace

class TestClockSkew : public QObject {
    Q_OBJECT

private slots:
    void findsTheClockThatDiffers_data() {
        QTest::addColumn<int>("ahead");
        QTest::newRow("ahead") << 400;
        QTest::newRow("far ahead") << 900;
        QTest::newRow("behind") << -400;
        QTest::newRow("not at all") << 0;
        QTest::newRow("hardly") << 80;
    }

    void findsTheClockThatDiffers() {
        QFETCH(const int, ahead);
        Log log;
        log.send("crm-api", {}, "mes-api", milliseconds(ahead));
        log.send("mes-api", milliseconds(ahead), "crm-api", {});
        const auto found = log.skew();
        if (std::abs(ahead) < 150) {
            QVERIFY(found.empty());
            return;
        }
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.front().first, std::string("mes-api"));
        const qint64 difference = std::abs((found.front().second - milliseconds(ahead)).count());
        QVERIFY2(difference < 50'000'000, qPrintable(QString::number(difference)));
    }

    void fewMessagesProveNothing() {
        Log log;
        log.send("crm-api", {}, "mes-api", milliseconds(400), 4);
        log.send("mes-api", milliseconds(400), "crm-api", {}, 4);
        QVERIFY(log.skew().empty());
    }

    void slowConsumersAreNoSkew() {
        Log log;
        log.send("crm-api", {}, "mes-api", milliseconds(5000));
        QVERIFY(log.skew().empty());
    }

    void takenBeforeItWasThere() {
        Log log;
        log.send("crm-api", {}, "mes-api", milliseconds(-900));
        const auto found = log.skew();
        QCOMPARE(found.size(), 1);
        QVERIFY(found.front().second < milliseconds(-700));
    }

    void nothingAndNonsense() {
        QVERIFY(findClockSkew({}).empty());
        Log log;
        for (int i = 0; i < 50; ++i) {
            log.add("", "message consumed", i, {});
            log.add("rabbitmq", "message published", i, Duration::max() / 4);
            log.add("rabbitmq", "message published", i + 1000, {});
        }
        QVERIFY(log.skew().empty());
    }
};

QTEST_GUILESS_MAIN(TestClockSkew)
#include "tst_clock_skew.moc"
