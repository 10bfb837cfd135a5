// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/search_run.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

EventBatch oneEvent(qint64 time) {
    EventBatchBuilder builder(u"scripted"_s);
    builder.append({time}, Severity::Info, static_cast<quint64>(time));
    return builder.build();
}

/// What a consumer saw of a run.
struct Witness {
    explicit Witness(SearchRun& run)
        : thread(QThread::currentThread()) {
        QObject::connect(&run, &SearchRun::batchReady, &run, [this](const EventBatch& batch) {
            note();
            events += batch.size();
        });
        QObject::connect(&run, &SearchRun::answerReady, &run, [this](const Answer&) {
            note();
            ++answers;
        });
        QObject::connect(&run, &SearchRun::finished, &run, [this](const Outcome& outcome) {
            note();
            outcomes.append(outcome);
        });
    }
    void note() {
        onOtherThread = onOtherThread || QThread::currentThread() != thread;
        afterTheEnd += outcomes.isEmpty() ? 0 : 1;
    }
    QThread* thread;
    int events = 0;
    int answers = 0;
    int afterTheEnd = 0;
    bool onOtherThread = false;
    QList<Outcome> outcomes;
};

void spinUntilIdle() {
    // Posted events may post further ones; a few turns deliver all of them.
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
}

} // namespace

/// A scripted source that misbehaves in every way: the consumer must see one orderly run each time.
class TestSearchRun : public QObject {
    Q_OBJECT

private slots:
    void deliversThenFinishesOnce() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        QVERIFY(writer.deliver(oneEvent(1)));
        writer.finish(Outcome::complete({1, 1, true, {}}));
        QCOMPARE(witness.events, 0); // never from within the call
        spinUntilIdle();
        QCOMPARE(witness.events, 1);
        QCOMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.outcomes.first().kind, Outcome::Kind::Complete);
        QVERIFY(run->isFinished());
    }

    void ignoresWhatComesTwiceOrLate() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        writer.finish(Outcome::complete({}));
        writer.finish(Outcome::failed({ErrorKind::Network, u"late"_s}));
        QVERIFY(!writer.deliver(oneEvent(1)));
        writer.answer(CountTable{});
        spinUntilIdle();
        writer.finish(Outcome::complete({}));
        spinUntilIdle();
        QCOMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.events + witness.answers + witness.afterTheEnd, 0);
    }

    void aWriterThatVanishesFailsTheRun() {
        auto pair = SearchRun::create();
        Witness witness(*pair.first);
        {
            const RunWriter lost = std::move(pair.second);
            Q_UNUSED(lost)
        }
        spinUntilIdle();
        QCOMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.outcomes.first().kind, Outcome::Kind::Failed);
        QCOMPARE(witness.outcomes.first().error->kind, ErrorKind::Network);
    }

    void silenceEndsTheRun() {
        auto [run, writer] = SearchRun::create();
        run->setPatience(std::chrono::milliseconds(20));
        QSignalSpy finished(run.get(), &SearchRun::finished);
        QVERIFY(finished.wait());
        QCOMPARE(finished.first().first().value<Outcome>().kind, Outcome::Kind::Failed);
        QVERIFY(writer.isOver());
    }

    void aRetryIsAskedForWhileItIsOffered() {
        auto [run, writer] = SearchRun::create();
        int asked = 0;
        QVERIFY(!run->canRetry());
        run->retryNow(); // nobody listens
        writer.onRetry([&asked] { ++asked; });
        QVERIFY(run->canRetry());
        run->retryNow();
        run->retryNow();
        QCOMPARE(asked, 2);
        writer.onRetry({});
        QVERIFY(!run->canRetry());
        // The offer ends with the run, and lets go of what it held.
        const auto held = std::make_shared<int>(0);
        writer.onRetry([held, &asked] { ++asked; });
        QCOMPARE(held.use_count(), 2);
        writer.finish(Outcome::complete({}));
        QCOMPARE(held.use_count(), 1);
        QVERIFY(!run->canRetry());
        run->retryNow();
        writer.onRetry([held, &asked] { ++asked; });
        QCOMPARE(held.use_count(), 1);
        QCOMPARE(asked, 2);
        // It may end the run that asks.
        auto [second, secondWriter] = SearchRun::create();
        secondWriter.onRetry([writer = &secondWriter] { writer->finish(Outcome::complete({})); });
        second->retryNow();
        spinUntilIdle();
        QVERIFY(second->isFinished());
    }

    void cancelEndsAtOnceAndOnlyOnce() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        bool told = false;
        writer.onOver([&told] { told = true; });
        writer.deliver(oneEvent(1));
        run->cancel();
        run->cancel();
        QVERIFY(told);
        QVERIFY(writer.isOver());
        QVERIFY(!writer.deliver(oneEvent(2)));
        writer.finish(Outcome::complete({}));
        spinUntilIdle();
        QCOMPARE(witness.events, 0);
        QCOMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.outcomes.first().kind, Outcome::Kind::Cancelled);
    }

    void cancelFromASlotStopsWhatWasQueued() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        connect(run.get(), &SearchRun::batchReady, run.get(), &SearchRun::cancel);
        writer.deliver(oneEvent(1));
        writer.deliver(oneEvent(2));
        writer.finish(Outcome::complete({}));
        spinUntilIdle();
        QCOMPARE(witness.events, 1);
        QCOMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.outcomes.first().kind, Outcome::Kind::Cancelled);
    }

    void destroyingCancelsSilently() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        writer.deliver(oneEvent(1));
        run.reset();
        QVERIFY(writer.isOver());
        QVERIFY(!writer.deliver(oneEvent(2)));
        spinUntilIdle();
        QCOMPARE(witness.events, 0);
        QVERIFY(witness.outcomes.isEmpty());
    }

    void destroyingFromASlotIsSafe() {
        auto pair = SearchRun::create();
        std::unique_ptr<SearchRun> run = std::move(pair.first);
        int seen = 0;
        connect(run.get(), &SearchRun::batchReady, qApp, [&run, &seen] {
            ++seen;
            run.reset();
        });
        pair.second.deliver(oneEvent(1));
        pair.second.deliver(oneEvent(2));
        spinUntilIdle();
        QCOMPARE(seen, 1);
    }

    void manyThreadsAreOneOrderlyRun() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        QSignalSpy finished(run.get(), &SearchRun::finished);
        std::vector<std::thread> threads;
        std::atomic<int> waiting = 4;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([writer = writer, &waiting]() mutable {
                for (int i = 0; i < 200; ++i)
                    writer.deliverPaced(oneEvent(i));
                if (--waiting == 0)
                    writer.finish(Outcome::complete({}));
            });
        }
        QVERIFY(finished.wait());
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(witness.events, 800);
        QVERIFY(!witness.onOtherThread);
        QCOMPARE(witness.outcomes.size(), 1);
    }

    void whileHeldNothingArrives() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        QList<bool> told;
        run->setHeld(true);
        writer.onHeld([&told](bool held) { told << held; });
        writer.deliver(oneEvent(1));
        writer.finish(Outcome::complete({}));
        spinUntilIdle();
        QCOMPARE(witness.events, 0);
        QVERIFY(witness.outcomes.isEmpty());
        QCOMPARE(told, QList<bool>{true});
        run->setHeld(false);
        spinUntilIdle();
        QCOMPARE(witness.events, 1);
        QCOMPARE(witness.outcomes.size(), 1);
    }

    void holdingFromASlotKeepsTheRestInOrder() {
        auto [run, writer] = SearchRun::create();
        QList<qint64> times;
        connect(run.get(), &SearchRun::batchReady, run.get(), [&, held = run.get()](const EventBatch& batch) {
            times << batch.time(0).nanoseconds;
            held->setHeld(true);
        });
        QList<bool> told;
        writer.onHeld([&told](bool held) { told << held; });
        for (int i = 0; i < 3; ++i)
            writer.deliver(oneEvent(i));
        spinUntilIdle();
        QCOMPARE(times, QList<qint64>{0});
        writer.deliver(oneEvent(3));
        for (int i = 0; i < 4; ++i) {
            run->setHeld(false);
            spinUntilIdle();
        }
        QCOMPARE(times, (QList<qint64>{0, 1, 2, 3}));
        QCOMPARE(told, (QList<bool>{true, false, true, false, true, false, true, false, true}).first(told.size()));
        QVERIFY(told.size() >= 7);
    }

    void aHeldPacedWriterWaits() {
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        run->setHeld(true);
        std::atomic<int> sent = 0;
        std::thread producer([writer = std::move(writer), &sent]() mutable {
            for (int i = 0; i < 40 && writer.deliverPaced(oneEvent(i)); ++i)
                ++sent;
            writer.finish(Outcome::complete({}));
        });
        QTRY_VERIFY(sent >= 4);
        spinUntilIdle();
        QVERIFY(sent < 20 && witness.events == 0);
        run->setHeld(false);
        QTRY_COMPARE(witness.outcomes.size(), 1);
        producer.join();
        QCOMPARE(witness.events, 40);
    }

    void aHeldRunIsNotTakenForSilent() {
        auto [run, writer] = SearchRun::create();
        run->setPatience(std::chrono::milliseconds(10));
        run->setHeld(true);
        Witness witness(*run);
        QTest::qWait(40);
        QVERIFY(witness.outcomes.isEmpty());
        run->setHeld(false);
        QTRY_COMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.outcomes.first().kind, Outcome::Kind::Failed);
    }

    void aHeldRunCanBeEnded_data() {
        QTest::addColumn<bool>("cancels");
        QTest::newRow("cancelled") << true;
        QTest::newRow("taken back") << false;
    }
    void aHeldRunCanBeEnded() {
        QFETCH(bool, cancels);
        auto [run, writer] = SearchRun::create();
        Witness witness(*run);
        run->setHeld(true);
        writer.deliver(oneEvent(1));
        spinUntilIdle();
        if (cancels)
            run->cancel();
        else
            writer.finishAtOnce(Outcome::failed({ErrorKind::Forbidden, u"no"_s}));
        spinUntilIdle();
        QCOMPARE(witness.events, 0);
        QCOMPARE(witness.outcomes.size(), 1);
        QCOMPARE(witness.outcomes.first().kind, cancels ? Outcome::Kind::Cancelled : Outcome::Kind::Failed);
        // Too late for another end.
        writer.finishAtOnce(Outcome::complete({}));
        run->setHeld(false);
        spinUntilIdle();
        QCOMPARE(witness.outcomes.size(), 1);
    }

    void aPacedWriterIsReleasedByDestruction() {
        auto pair = SearchRun::create();
        std::thread producer([writer = std::move(pair.second)]() mutable {
            while (writer.deliverPaced(oneEvent(1))) {}
        });
        pair.first.reset();
        producer.join(); // would hang if the writer were still waiting
        QVERIFY(!pair.first);
    }
};

QTEST_GUILESS_MAIN(TestSearchRun)
#include "tst_search_run.moc"
