// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/live_stream.h"

#include <QSet>
#include <QTest>

using namespace logloupe;
using namespace std::chrono_literals;

namespace {

LiveStreamSettings settings(std::vector<Disturbance> disturbances = {}, QStringList systems = {}) {
    LiveStreamSettings result;
    result.simulation.orders = 300;
    result.name = QStringLiteral("live");
    result.systems = std::move(systems);
    result.disturbances = std::move(disturbances);
    return result;
}

struct Taken {
    std::vector<quint64> sequences;
    QList<TailNotice> notices;
    TimePoint last = demoNow();
    bool sorted = true;
};

void take(LiveStream& stream, TimePoint until, Taken& taken) {
    for (const LiveStream::Item& item : stream.takeUntil(until)) {
        if (const auto* notice = std::get_if<TailNotice>(&item)) {
            taken.notices.append(*notice);
            continue;
        }
        const EventBatch& batch = std::get<EventBatch>(item);
        for (int row = 0; row < batch.size(); ++row) {
            taken.sorted = taken.sorted && taken.last <= batch.time(row) && batch.time(row) < until;
            taken.last = batch.time(row);
            taken.sequences.push_back(batch.sequence(row));
        }
    }
}

} // namespace

class LiveStreamTest : public QObject {
    Q_OBJECT

private slots:
    void givesEventsAsTheirTimeComes() {
        LiveStream stream(settings(), 100);
        Taken taken;
        for (int tick = 0; tick <= 600; ++tick)
            take(stream, demoNow() + 100ms * tick, taken);
        QVERIFY(taken.sorted);
        QVERIFY(taken.notices.isEmpty());
        QVERIFY2(taken.sequences.size() > 4000 && taken.sequences.size() < 8000,
                 qPrintable(QString::number(taken.sequences.size())));
        for (size_t i = 0; i < taken.sequences.size(); ++i)
            QCOMPARE(taken.sequences[i], i);
    }

    /// How often it is asked changes nothing.
    void ticksDoNotMatter() {
        LiveStream often(settings(), 100);
        LiveStream once(settings(), 100);
        Taken many;
        Taken one;
        for (int tick = 0; tick <= 100; ++tick)
            take(often, demoNow() + 100ms * tick, many);
        take(once, demoNow() + 10s, one);
        QCOMPARE(many.sequences, one.sequences);
    }

    void timeNeverRunsBack() {
        LiveStream stream(settings(), 100);
        Taken taken;
        take(stream, demoNow() + 5s, taken);
        QVERIFY(stream.takeUntil(demoNow() + 5s).empty());
        QVERIFY(stream.takeUntil(demoNow() + 1s).empty());
        QVERIFY(stream.takeUntil(TimePoint::earliest()).empty());
    }

    void holdsToItsSystems() {
        LiveStream stream(settings({}, {QStringLiteral("mes"), QStringLiteral("mes-api")}), 200);
        QSet<QByteArray> systems;
        for (const LiveStream::Item& item : stream.takeUntil(demoNow() + 60s)) {
            const EventBatch& batch = std::get<EventBatch>(item);
            QCOMPARE(batch.source(), QStringLiteral("live"));
            for (int row = 0; row < batch.size(); ++row) {
                const std::string_view system = batch.text(Field::Service, row);
                systems.insert(QByteArray(system.data(), static_cast<qsizetype>(system.size())));
            }
        }
        QCOMPARE(systems, (QSet<QByteArray>{"mes", "mes-api"}));
    }

    void decodesItsRecords() {
        LiveStream stream(settings(), 200);
        int orders = 0;
        int durations = 0;
        for (const LiveStream::Item& item : stream.takeUntil(demoNow() + 30s)) {
            const EventBatch& batch = std::get<EventBatch>(item);
            for (int row = 0; row < batch.size(); ++row) {
                QVERIFY(batch.severity(row) != Severity::Unknown);
                QVERIFY(!batch.text(Field::Message, row).empty());
                QVERIFY(batch.raw(row).starts_with("{\"@timestamp\":\""));
                QCOMPARE(batch.rawFormat(row), RecordFormat::Json);
                orders += batch.has(Field::OrderId, row);
                durations += batch.number(Field::Duration, row).value_or(0) > 0;
            }
        }
        QVERIFY(orders > 100 && durations > 100);
    }

    void dropsAndTells() {
        LiveStream stream(settings({{Disturbance::Kind::Dropped, 10s, 2300ms, 12}}), 100);
        Taken taken;
        for (int tick = 0; tick <= 200; ++tick)
            take(stream, demoNow() + 100ms * tick, taken);
        QCOMPARE(taken.notices.size(), 1);
        const TailNotice notice = taken.notices.constFirst();
        QCOMPARE(notice.kind, TailNotice::Kind::Dropped);
        QCOMPARE(notice.events, 12);
        QCOMPARE(notice.range, (TimeRange{demoNow() + 10s, demoNow() + 12300ms}));
        QVERIFY(!notice.reason.isEmpty());
        QVERIFY(taken.sorted);
        // Twelve sequence numbers are missing in one place, and what was dropped can still be found.
        int missing = 0;
        for (size_t i = 1; i < taken.sequences.size(); ++i)
            missing += static_cast<int>(taken.sequences[i] - taken.sequences[i - 1]) - 1;
        QCOMPARE(missing, 12);
        qint64 kept = 0;
        for (const EventBatch& batch : stream.kept())
            kept += batch.size();
        QCOMPARE(kept, static_cast<qint64>(taken.sequences.size()) + 12);
    }

    void losesItsConnectionAndCatchesUp() {
        LiveStream stream(settings({{Disturbance::Kind::Outage, 10s, 6s, 0}}), 100);
        Taken taken;
        take(stream, demoNow() + 10s, taken);
        QVERIFY(taken.notices.isEmpty());
        const size_t before = taken.sequences.size();
        for (int tick = 101; tick < 160; ++tick)
            take(stream, demoNow() + 100ms * tick, taken);
        QCOMPARE(taken.sequences.size(), before);
        QCOMPARE(taken.notices.size(), 1);
        QCOMPARE(taken.notices.constFirst().kind, TailNotice::Kind::Disconnected);
        QCOMPARE(taken.notices.constFirst().retryIn, 6000ms);
        take(stream, demoNow() + 16s, taken);
        QCOMPARE(taken.notices.size(), 2);
        QCOMPARE(taken.notices.constLast().kind, TailNotice::Kind::Reconnected);
        QCOMPARE(taken.notices.constLast().events, static_cast<qint64>(taken.sequences.size() - before));
        QVERIFY(taken.notices.constLast().events > 0);
        for (size_t i = 0; i < taken.sequences.size(); ++i)
            QCOMPARE(taken.sequences[i], i);
    }

    void anOutageEndsWhenAskedTo() {
        LiveStream stream(settings({{Disturbance::Kind::Outage, 10s, 6s, 0}}), 100);
        Taken taken;
        stream.endOutage(demoNow() + 1s); // there is none yet
        take(stream, demoNow() + 10s, taken);
        take(stream, demoNow() + 12s, taken);
        QCOMPARE(taken.notices.size(), 1);
        stream.endOutage(demoNow() + 12s);
        take(stream, demoNow() + 13s, taken);
        QCOMPARE(taken.notices.size(), 2);
        QCOMPARE(taken.notices.constLast().kind, TailNotice::Kind::Reconnected);
        QCOMPARE(taken.notices.constLast().range, (TimeRange{demoNow() + 10s, demoNow() + 12s}));
        take(stream, demoNow() + 30s, taken);
        QCOMPARE(taken.notices.size(), 2);
        QVERIFY(taken.sorted);
        for (size_t i = 0; i < taken.sequences.size(); ++i)
            QCOMPARE(taken.sequences[i], i);
    }

    void troublesComeAgain() {
        LiveStreamSettings repeated = settings({{Disturbance::Kind::Outage, 5s, 1s, 0}});
        repeated.repeatAfter = 20s;
        LiveStream stream(repeated, 50);
        Taken taken;
        for (int tick = 0; tick <= 610; ++tick)
            take(stream, demoNow() + 100ms * tick, taken);
        QList<qint64> seconds;
        for (const TailNotice& notice : taken.notices) {
            if (notice.kind == TailNotice::Kind::Reconnected)
                seconds.append((notice.range.begin - demoNow()).count() / 1'000'000'000);
        }
        QCOMPARE(seconds, (QList<qint64>{5, 25, 45}));
    }

    void changesItsRate() {
        LiveStream stream(settings(), 10);
        Taken slow;
        take(stream, demoNow() + 300s, slow);
        stream.setRate(300);
        Taken fast;
        take(stream, demoNow() + 330s, fast);
        QVERIFY2(slow.sequences.size() < 4500, qPrintable(QString::number(slow.sequences.size())));
        QVERIFY2(fast.sequences.size() > 5000, qPrintable(QString::number(fast.sequences.size())));
    }

    void keepsTheNewest() {
        LiveStreamSettings few = settings();
        few.keptEvents = 1000;
        LiveStream stream(few, 200);
        for (int second = 1; second <= 20; ++second)
            (void)stream.takeUntil(demoNow() + 1s * second);
        qint64 kept = 0;
        for (const EventBatch& batch : stream.kept())
            kept += batch.size();
        QVERIFY2(kept >= 1000 && kept < 2000, qPrintable(QString::number(kept)));
    }
};

QTEST_GUILESS_MAIN(LiveStreamTest)
#include "tst_live_stream.moc"
