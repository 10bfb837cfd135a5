// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_snapshot.h"
#include "connectors/local/store/store_writer.h"
#include "tests/connectors/local/store_events.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

namespace {

std::span<const char> headOf(std::string_view text) {
    return {text.data(), text.size()};
}

ImportChunk chunkOf(quint64 index, const EventBatch& events) {
    const auto end = static_cast<qint64>(index + 1);
    return {
        .index = index, .events = events, .end = {end * 1000, end * events.size() + 1}, .digest = index + 100, .rejected = 2};
}

} // namespace

/// Imports: all or resumable, in order from several threads, found again by their beginning.
class TestStoreImports : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = EventStore::open(m_folder->path());
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        m_store = std::move(*store);
        m_batches = makeEvents(3000, 21, Oddity::Mixed, 100);
    }

    void countsWhatItStored() {
        auto writer = m_store->beginImport(u"file"_s, headOf("head"));
        QVERIFY(writer);
        for (size_t i = 0; i < m_batches.size(); ++i)
            QVERIFY((*writer)->append(chunkOf(i, m_batches[i])));
        QCOMPARE((*writer)->committed().events, 0);
        const auto record = (*writer)->commit();
        QVERIFY(record);
        QCOMPARE(record->events, 3000);
        QCOMPARE(record->rejected, 60);
        QCOMPARE(record->position.offset, 30'000);
        QCOMPARE(record->digest, quint64(129));
        QVERIFY(record->isComplete);
        QCOMPARE(m_store->imports().size(), 1);
        QVERIFY(m_store->imports().front() == *record);
    }

    void beginningIsCommittedSoon() {
        auto writer = m_store->beginImport(u"file"_s, headOf("head"));
        for (size_t i = 0; i < 50; ++i)
            QVERIFY((*writer)->append(chunkOf(i, m_batches[i % m_batches.size()])));
        // Far less than a usual segment.
        QCOMPARE((*writer)->committed().events, 4000);
        QCOMPARE(m_store->snapshot()->events(), 4000);
    }

    void findsAFileByItsBeginning() {
        import(*m_store, m_batches, u"abc"_s);
        import(*m_store, m_batches, u"abcdef"_s);
        QCOMPARE(m_store->findImports(headOf("abcdefgh")).size(), 2);
        QCOMPARE(m_store->findImports(headOf("abcd")).size(), 1);
        QCOMPARE(m_store->findImports(headOf("ab")).size(), 0);
        QCOMPARE(m_store->findImports(headOf("xbcdef")).size(), 0);
    }

    void chunksMayComeInAnyOrderFromManyThreads() {
        m_store->setSegmentSize(250);
        auto writer = m_store->beginImport(u"file"_s, headOf("head"));
        std::atomic<size_t> next{0};
        std::atomic<int> failures{0};
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (size_t chunk = next++; chunk < m_batches.size(); chunk = next++) {
                    if (!(*writer)->append(chunkOf(chunk, m_batches[chunk])))
                        ++failures;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QVERIFY((*writer)->commit());
        QCOMPARE(failures, 0);
        QCOMPARE(m_store->snapshot()->segments.size(), 10);
        compareWithStored(describeAll(m_batches));
    }

    /// Events are told in the order of their numbers, and a reader that finds a stray segment goes by its name.
    void segmentsAreNumberedInTheOrderOfTheFile() {
        m_store->setSegmentSize(100);
        auto writer = m_store->beginImport(u"file"_s, headOf("head"));
        // The first chunk releases two more, which came early. While its own segment is stored, the last one overtakes them.
        QVERIFY((*writer)->append(chunkOf(1, m_batches[1])));
        QVERIFY((*writer)->append(chunkOf(2, m_batches[2])));
        std::thread overtaker;
        bool isOvertaken = false;
        const auto watch = m_store->watch({.changed = [&] {
            if (std::exchange(isOvertaken, true))
                return;
            overtaker = std::thread([&] { (void)(*writer)->append(chunkOf(3, m_batches[3])); });
            const QDir segments(m_folder->filePath(u"segments"_s));
            (void)QTest::qWaitFor([&] { return !segments.entryList({u"*.part"_s}).isEmpty(); });
        }});
        const bool appended = (*writer)->append(chunkOf(0, m_batches[0])).has_value();
        QVERIFY(overtaker.joinable());
        overtaker.join();
        QVERIFY(appended);
        QVERIFY((*writer)->commit());
        m_batches.resize(4);
        compareWithStored(describeAll(m_batches));
        const auto& segments = m_store->snapshot()->segments;
        QCOMPARE(segments.size(), 4);
        for (size_t i = 1; i < segments.size(); ++i) {
            QVERIFY(segments[i]->facts().id > segments[i - 1]->facts().id);
            QVERIFY(segments[i]->facts().firstSequence > segments[i - 1]->facts().firstSequence);
        }
    }

    void earlyChunksWaitForTheirTurn() {
        m_store->setSegmentSize(100);
        auto writer = m_store->beginImport(u"file"_s, headOf("head"));
        QVERIFY((*writer)->append(chunkOf(2, m_batches[2])));
        QVERIFY((*writer)->append(chunkOf(1, m_batches[1])));
        QCOMPARE((*writer)->committed().events, 0);
        QVERIFY((*writer)->append(chunkOf(0, m_batches[0])));
        QCOMPARE((*writer)->committed().events, 300);
        QCOMPARE((*writer)->committed().position.offset, 3000);
    }

    void whatWasNotSealedIsDropped() {
        {
            m_store->setSegmentSize(1000);
            auto writer = m_store->beginImport(u"file"_s, headOf("head"));
            for (size_t i = 0; i < 15; ++i)
                QVERIFY((*writer)->append(chunkOf(i, m_batches[i])));
        }
        QCOMPARE(m_store->snapshot()->events(), 1000);
        const auto found = m_store->findImports(headOf("head"));
        QCOMPARE(found.size(), 1);
        QVERIFY(!found.front().isComplete);
        QCOMPARE(found.front().position.offset, 10'000);
        QCOMPARE(found.front().digest, quint64(109));

        auto writer = m_store->beginImport(u"file"_s, headOf("head"), found.front());
        for (size_t i = 10; i < m_batches.size(); ++i) {
            ImportChunk chunk = chunkOf(i, m_batches[i]);
            chunk.index -= 10;
            QVERIFY((*writer)->append(std::move(chunk)));
        }
        const auto record = (*writer)->commit();
        QCOMPARE(record->id, found.front().id);
        QCOMPARE(record->events, 3000);
        QCOMPARE(record->rejected, 60);
        QCOMPARE(m_store->imports().size(), 1);
        compareWithStored(describeAll(m_batches));
    }

    void suspendedImportsKeepEverything() {
        auto writer = m_store->beginImport(u"file"_s, headOf("head"));
        for (size_t i = 0; i < 7; ++i)
            QVERIFY((*writer)->append(chunkOf(i, m_batches[i])));
        const auto record = (*writer)->suspend();
        QVERIFY(record);
        QVERIFY(!record->isComplete);
        QCOMPARE(record->events, 700);
        QCOMPARE(m_store->snapshot()->events(), 700);
        writer->reset();
        reopen();
        QCOMPARE(m_store->imports().front().events, 700);
        QVERIFY(m_store->notices().first().contains(u"file"_s));
    }

    void emptyImportsAreRemembered() {
        auto writer = m_store->beginImport(u"empty"_s, {});
        const auto record = (*writer)->commit();
        QVERIFY(record);
        QVERIFY(record->isComplete);
        QCOMPARE(m_store->snapshot()->events(), 0);
        QVERIFY(m_store->snapshot()->range().isUnbounded());
        QCOMPARE(m_store->findImports(headOf("anything")).size(), 1);
    }

    void watchersHearOfChanges() {
        std::atomic<int> changes{0};
        std::atomic<int> live{0};
        auto watch = m_store->watch(
            {.changed = [&] { ++changes; }, .appended = [&](const EventBatch& events) { live += events.size(); }});
        import(*m_store, m_batches);
        QVERIFY(changes >= 2);
        QVERIFY(m_store->appendLive(m_batches.front()));
        QVERIFY(m_store->flushLive());
        QCOMPARE(live, 100);
        watch.reset();
        const int before = changes;
        import(*m_store, m_batches, u"second"_s);
        QCOMPARE(changes, before);
    }

    void liveEventsAreThereAfterwards() {
        const auto live = makeEvents(500, 22, Oddity::Mixed, 50);
        for (const EventBatch& batch : live)
            QVERIFY(m_store->appendLive(batch));
        QVERIFY(m_store->flushLive());
        QCOMPARE(m_store->snapshot()->events(), 500);
        reopen();
        QCOMPARE(m_store->snapshot()->events(), 500);
        compareWithStored(describeAll(live));
        // More of them become a segment.
        m_store->setSegmentSize(2000);
        const auto many = makeEvents(1900, 23, Oddity::None, 300);
        for (const EventBatch& batch : many)
            QVERIFY(m_store->appendLive(batch));
        QVERIFY(m_store->flushLive());
        QCOMPARE(m_store->snapshot()->segments.size(), 1);
        QCOMPARE(m_store->snapshot()->events(), 2400);
        reopen();
        QCOMPARE(m_store->snapshot()->events(), 2400);
        compareWithStored(describeAll(live) + describeAll(many));
    }

    void liveEventsHaveRisingSequences() {
        import(*m_store, m_batches);
        for (const EventBatch& batch : m_batches)
            QVERIFY(m_store->appendLive(batch));
        QVERIFY(m_store->flushLive());
        reopen();
        QVERIFY(m_store->appendLive(m_batches.front()));
        QVERIFY(m_store->flushLive());
        quint64 latest = 0;
        for (const EventBatch& batch : m_store->snapshot()->live) {
            for (int row = 0; row < batch.size(); ++row) {
                QVERIFY(batch.sequence(row) > latest);
                latest = batch.sequence(row);
            }
        }
        QVERIFY(latest >= 6100);
    }

    void tailTellsOfNewEvents() {
        auto source = std::make_unique<LocalSource>(m_store, u"local"_s);
        const auto run = source->tail({queryOf(u"level>=ERROR"_s)});
        int connected = 0;
        std::vector<EventBatch> seen;
        Outcome outcome;
        int outcomes = 0;
        connect(run.get(), &SearchRun::noticed, this,
                [&](const TailNotice& notice) { connected += notice.kind == TailNotice::Kind::Connected ? 1 : 0; });
        connect(run.get(), &SearchRun::batchReady, this, [&](const EventBatch& batch) { seen.push_back(batch); });
        connect(run.get(), &SearchRun::finished, this, [&](const Outcome& end) {
            outcome = end;
            ++outcomes;
        });
        QVERIFY(source->store()->appendLive(m_batches.front()));
        QVERIFY(source->store()->flushLive());
        QStringList expected;
        for (int row = 0; row < m_batches.front().size(); ++row) {
            if (m_batches.front().severity(row) >= Severity::Error)
                expected.append(describe(m_batches.front(), row));
        }
        QTRY_COMPARE(describeAll(seen).size(), expected.size());
        QCOMPARE(describeAll(seen), expected);
        QCOMPARE(seen.front().source(), u"local"_s);
        QCOMPARE(connected, 1);
        // A source that goes ends its runs.
        source.reset();
        QTRY_COMPARE(outcomes, 1);
    }

private:
    void reopen() {
        m_store.reset();
        m_store = std::move(*EventStore::open(m_folder->path()));
    }

    void compareWithStored(QStringList expected) {
        LocalSource source(m_store, u"local"_s);
        const RunResult result = finished(source.search({.query = {}, .range = {}}));
        QCOMPARE(result.outcome.kind, Outcome::Kind::Complete);
        QStringList stored = result.events();
        stored.sort();
        expected.sort();
        QCOMPARE(stored, expected);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<EventStore> m_store;
    std::vector<EventBatch> m_batches;
};

QTEST_GUILESS_MAIN(TestStoreImports)
#include "tst_store_imports.moc"
