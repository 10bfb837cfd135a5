// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/demo_source.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace logloupe;
using namespace std::chrono_literals;

namespace {

LiveStreamSettings settings() {
    LiveStreamSettings result;
    result.simulation.orders = 300;
    result.name = QStringLiteral("live");
    return result;
}

/// A clock that the test turns.
struct HandClock {
    std::shared_ptr<std::atomic<qint64>> nanoseconds = std::make_shared<std::atomic<qint64>>(demoNow().nanoseconds);

    void advance(Duration duration) const { *nanoseconds += duration.count(); }
    [[nodiscard]] DemoClock clock() const {
        return [held = nanoseconds] { return TimePoint{held->load()}; };
    }
};

struct Listener {
    explicit Listener(std::unique_ptr<SearchRun> started)
        : run(std::move(started)) {
        QObject::connect(run.get(), &SearchRun::batchReady, run.get(),
                         [this](const EventBatch& batch) { batches.append(batch); });
        QObject::connect(run.get(), &SearchRun::noticed, run.get(),
                         [this](const TailNotice& notice) { notices.append(notice); });
        QObject::connect(run.get(), &SearchRun::finished, run.get(),
                         [this](const Outcome& outcome) { outcomes.append(outcome); });
    }
    [[nodiscard]] int events() const {
        int count = 0;
        for (const EventBatch& batch : batches)
            count += batch.size();
        return count;
    }

    std::unique_ptr<SearchRun> run;
    QList<EventBatch> batches;
    QList<TailNotice> notices;
    QList<Outcome> outcomes;
};

} // namespace

class DemoSourceTest : public QObject {
    Q_OBJECT

private slots:
    void tailsFromNowOn() {
        const HandClock hand;
        DemoSource source(settings(), hand.clock());
        source.setRate(100);
        Listener listener(source.tail({}));
        QTRY_COMPARE(listener.notices.size(), 1);
        QCOMPARE(listener.notices.constFirst().kind, TailNotice::Kind::Connected);
        QVERIFY(listener.batches.isEmpty());
        hand.advance(20s);
        QTRY_VERIFY(listener.events() > 800);
        for (const EventBatch& batch : listener.batches)
            QVERIFY(batch.time(0) >= demoNow());
        QVERIFY(listener.outcomes.isEmpty());
    }

    void asksOnlyForWhatMatches() {
        const HandClock hand;
        DemoSource source(settings(), hand.clock());
        source.setRate(300);
        Listener listener(source.tail({Query::forValue(FieldRef::of(Field::Service), QStringLiteral("shop-api"))}));
        Listener all(source.tail({}));
        QTRY_COMPARE(all.notices.size(), 1);
        hand.advance(20s);
        QTRY_VERIFY(listener.events() > 100 && all.events() > listener.events());
        for (const EventBatch& batch : listener.batches) {
            for (int row = 0; row < batch.size(); ++row)
                QCOMPARE(batch.text(Field::Service, row), std::string_view("shop-api"));
        }
    }

    void aLaterTailGoesOnWhereTimeIs() {
        const HandClock hand;
        DemoSource source(settings(), hand.clock());
        source.setRate(100);
        {
            Listener first(source.tail({}));
            QTRY_COMPARE(first.notices.size(), 1);
        }
        hand.advance(60s);
        Listener second(source.tail({}));
        QTRY_COMPARE(second.notices.size(), 1);
        hand.advance(10s);
        QTRY_VERIFY(second.events() > 300);
        QVERIFY(second.batches.constFirst().time(0) >= demoNow() + 60s);
    }

    void cancelledTailEndsOnce() {
        const HandClock hand;
        DemoSource source(settings(), hand.clock());
        Listener listener(source.tail({}));
        QTRY_COMPARE(listener.notices.size(), 1);
        listener.run->cancel();
        hand.advance(10s);
        QTRY_COMPARE(listener.outcomes.size(), 1);
        QCOMPARE(listener.outcomes.constFirst().kind, Outcome::Kind::Cancelled);
        QVERIFY(listener.batches.isEmpty());
    }

    void tailOutlivesNothing() {
        const HandClock hand;
        auto source = std::make_unique<DemoSource>(settings(), hand.clock());
        Listener listener(source->tail({}));
        QTRY_COMPARE(listener.notices.size(), 1);
        source.reset();
        QTRY_COMPARE(listener.outcomes.size(), 1);
        QCOMPARE(listener.outcomes.constFirst().kind, Outcome::Kind::Failed);
    }

    void destroyedRunsAreForgotten() {
        const HandClock hand;
        DemoSource source(settings(), hand.clock());
        for (int i = 0; i < 20; ++i)
            source.tail({}).reset();
        Listener listener(source.tail({}));
        QTRY_COMPARE(listener.notices.size(), 1);
    }

    void findsWhatItKept_data() {
        QTest::addColumn<bool>("newestFirst");
        QTest::addColumn<qint64>("limit");
        QTest::newRow("oldest first") << false << qint64(-1);
        QTest::newRow("newest first") << true << qint64(-1);
        QTest::newRow("the first 50") << false << qint64(50);
        QTest::newRow("the newest 50") << true << qint64(50);
    }
    void findsWhatItKept() {
        QFETCH(bool, newestFirst);
        QFETCH(qint64, limit);
        const HandClock hand;
        DemoSource source(settings(), hand.clock());
        source.setRate(100);
        Listener tail(source.tail({}));
        QTRY_COMPARE(tail.notices.size(), 1);
        hand.advance(20s);
        QTRY_VERIFY(tail.events() > 800);

        SearchRequest request;
        request.range = {demoNow() + 5s, demoNow() + 15s};
        request.order = newestFirst ? SortOrder::NewestFirst : SortOrder::OldestFirst;
        if (limit >= 0)
            request.limit = limit;
        Listener search(source.search(request));
        QTRY_COMPARE(search.outcomes.size(), 1);
        QCOMPARE(search.outcomes.constFirst().kind, Outcome::Kind::Complete);
        qint64 expected = 0;
        for (const EventBatch& batch : tail.batches) {
            for (int row = 0; row < batch.size(); ++row)
                expected += request.range.contains(batch.time(row));
        }
        QCOMPARE(search.outcomes.constFirst().completeness.total, expected);
        QCOMPARE(search.events(), static_cast<int>(limit >= 0 ? limit : expected));
        QCOMPARE(search.outcomes.constFirst().completeness.shown, static_cast<qint64>(search.events()));
        TimePoint last = newestFirst ? TimePoint::latest() : TimePoint::earliest();
        for (const EventBatch& batch : search.batches) {
            for (int row = 0; row < batch.size(); ++row) {
                QVERIFY(request.range.contains(batch.time(row)));
                QVERIFY(newestFirst ? batch.time(row) <= last : last <= batch.time(row));
                last = batch.time(row);
            }
        }
    }

    void searchBeforeAnyTailFindsNothing() {
        DemoSource source(settings(), HandClock().clock());
        Listener search(source.search({}));
        QTRY_COMPARE(search.outcomes.size(), 1);
        QCOMPARE(search.outcomes.constFirst().kind, Outcome::Kind::Complete);
        QCOMPARE(search.events(), 0);
    }

    void saysWhatItCannotAnswer() {
        DemoSource source(settings(), HandClock().clock());
        QVERIFY(source.capabilities().tail);
        QVERIFY(!source.capabilities().counts && !source.capabilities().top && !source.capabilities().transitions);
        for (int i = 0; i < 3; ++i) {
            Listener listener(i == 0 ? source.count({}) : i == 1 ? source.top({}) : source.transitions({}));
            QTRY_COMPARE(listener.outcomes.size(), 1);
            QCOMPARE(listener.outcomes.constFirst().kind, Outcome::Kind::Failed);
            QCOMPARE(listener.outcomes.constFirst().error->kind, ErrorKind::Usage);
            QVERIFY(!listener.outcomes.constFirst().error->message.isEmpty());
        }
    }

    void knowsItsFields() {
        DemoSource source(settings(), HandClock().clock());
        const auto run = source.fields({});
        std::vector<FieldDescription> fields;
        connect(run.get(), &SearchRun::answerReady, run.get(),
                [&fields](const Answer& answer) { fields = std::get<std::vector<FieldDescription>>(answer); });
        QSignalSpy finished(run.get(), &SearchRun::finished);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(fields.size(), static_cast<size_t>(fieldCount));
    }

    void offersThreeSources() {
        const auto sources = demoLiveSources(true);
        QCOMPARE(sources.size(), 3U);
        QStringList systems;
        for (const LiveStreamSettings& source : sources) {
            QVERIFY(!source.name.isEmpty());
            systems += source.systems;
        }
        QCOMPARE(systems.size(), 9);
        QCOMPARE(systems.removeDuplicates(), 0);
        QVERIFY(!sources[1].disturbances.empty() && !sources[2].disturbances.empty());
        QVERIFY(demoLiveSources(false)[1].disturbances.empty());
    }
};

QTEST_GUILESS_MAIN(DemoSourceTest)
#include "tst_demo_source.moc"
