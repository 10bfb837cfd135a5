// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/import_run.h"
#include "connectors/local/store/row_decoder.h"
#include "connectors/local/store/store_snapshot.h"
#include "tests/connectors/local/store_events.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

namespace {

constexpr int fileEvents = 1200;
constexpr int segmentEvents = 50;
constexpr int chunkBytes = 20'000; // about 40 records
constexpr int liveBatch = 60;

std::vector<EventBatch> madeEvents() {
    return makeEvents(fileEvents, 7, Oddity::None, liveBatch);
}

/// A line on stdout is a promise: what it tells of is durable.
void promise(qint64 events) {
    std::printf("%lld\n", static_cast<long long>(events));
    std::fflush(stdout);
}

ImportResult importFile(EventStore& store, const QString& file) {
    const std::atomic<bool> never = false;
    return ImportRun(store, {.paths = {file}, .zone = QTimeZone::utc(), .threads = 2, .chunkBytes = chunkBytes}, never, {})
        .run();
}

/// The process that is killed: imports the file, going on where an earlier one was killed.
int writeImport(const QString& folder, const QString& file) {
    auto store = EventStore::open(folder);
    if (!store)
        return 2;
    (*store)->setSegmentSize(segmentEvents);
    const auto watch = (*store)->watch({.changed = [&] { promise((*store)->snapshot()->events()); }});
    const ImportResult result = importFile(**store, file);
    return result.error || result.files.first().error ? 3 : 0;
}

/// The other one: live events, each batch waited for.
int writeLive(const QString& folder) {
    auto store = EventStore::open(folder);
    if (!store)
        return 2;
    (*store)->setSegmentSize(segmentEvents * 4);
    const auto chunks = madeEvents();
    auto chunk = static_cast<size_t>((*store)->snapshot()->events()) / liveBatch;
    for (; chunk < chunks.size(); ++chunk) {
        if (!(*store)->appendLive(chunks[chunk]) || !(*store)->flushLive())
            return 3;
        promise(static_cast<qint64>(chunk + 1) * liveBatch);
    }
    return 0;
}

/// Every record of the store, in the order it was given.
QStringList recordsOf(const EventStore& store) {
    std::map<quint64, QString> records;
    const auto snapshot = store.snapshot();
    const auto add = [&](const EventBatch& batch) {
        for (int row = 0; row < batch.size(); ++row)
            records[batch.sequence(row)] = describe(batch, row);
    };
    for (const auto& segment : snapshot->segments) {
        store::RowDecoder decoder(segment);
        EventBatchBuilder builder(u"test"_s);
        for (quint32 row = 0; row < segment->rows(); ++row)
            (void)decoder.append(row, builder);
        add(builder.build());
    }
    for (const EventBatch& batch : snapshot->live)
        add(batch);
    QStringList result;
    for (const auto& [sequence, record] : records)
        result.append(record);
    return result;
}

} // namespace

/// Writers are killed at random moments; what they promised is there, once, and the rest can go on.
class TestStoreCrash : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_files.isValid());
        QFile file(filePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const EventBatch& batch : madeEvents()) {
            for (int row = 0; row < batch.size(); ++row) {
                const std::string_view raw = batch.raw(row);
                file.write(raw.data(), static_cast<qint64>(raw.size()));
                file.write("\n");
            }
        }
        file.close();
        // What an undisturbed import stores is what every disturbed one has to come to.
        const QTemporaryDir folder;
        auto store = EventStore::open(folder.path());
        QVERIFY(store);
        QCOMPARE(importFile(**store, filePath()).counts.stored, fileEvents);
        m_expected = recordsOf(**store);
        QCOMPARE(m_expected.size(), fileEvents);
    }

    void importsSurvive_data() { addSeeds(25); }
    /// Eight kills each: 200 in all.
    void importsSurvive() {
        QFETCH(int, seed);
        const QTemporaryDir folder;
        std::mt19937 random(static_cast<unsigned>(seed));
        qint64 promised = 0;
        for (int kill = 0; kill < 8; ++kill) {
            promised = std::max(promised, runAndKill({u"--import"_s, folder.path(), filePath()}, random, 4));
            checkImport(folder.path(), promised);
            if (QTest::currentTestFailed())
                return;
        }
        // Undisturbed it comes to its end, adding only what is missing; after that there is nothing to add.
        auto store = EventStore::open(folder.path());
        QVERIFY(store);
        const qint64 before = (*store)->snapshot()->events();
        const ImportResult rest = importFile(**store, filePath());
        QVERIFY(!rest.error && !rest.files.first().error);
        QCOMPARE(rest.counts.stored, fileEvents - before);
        QCOMPARE(rest.counts.duplicates, before);
        QCOMPARE(recordsOf(**store), m_expected);
        QCOMPARE((*store)->imports().size(), 1);
        QVERIFY((*store)->imports().front().isComplete);
        const ImportResult again = importFile(**store, filePath());
        QCOMPARE(again.counts.stored, 0);
        QCOMPARE(again.counts.duplicates, fileEvents);
        QVERIFY(again.files.first().notice.contains(u"imported before"_s));
        store->reset();
        QVERIFY((*EventStore::open(folder.path()))->notices().isEmpty());
    }

    void liveEventsSurvive_data() { addSeeds(4); }
    void liveEventsSurvive() {
        QFETCH(int, seed);
        const QTemporaryDir folder;
        const QStringList expected = describeAll(madeEvents());
        std::mt19937 random(static_cast<unsigned>(seed));
        qint64 promised = 0;
        for (int kill = 0; kill < 6; ++kill) {
            promised = std::max(promised, runAndKill({u"--live"_s, folder.path()}, random, 6));
            auto store = EventStore::open(folder.path());
            QVERIFY2(store, store ? "" : qPrintable(store.error().message));
            const QStringList stored = recordsOf(**store);
            QVERIFY2(stored.size() >= promised, qPrintable(u"%1 of %2"_s.arg(stored.size()).arg(promised)));
            QCOMPARE(stored, expected.first(stored.size()));
        }
    }

private:
    static void addSeeds(int count) {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= count; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }

    [[nodiscard]] QString filePath() const { return m_files.filePath(u"events.ndjson"_s); }

    /// Starts a writer and kills it after some of its promises, and a little later than that. The last promise.
    static qint64 runAndKill(const QStringList& arguments, std::mt19937& random, unsigned mostPromises) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), arguments);
        qint64 last = 0;
        const auto read = [&] {
            unsigned lines = 0;
            while (writer.canReadLine()) {
                last = std::max(last, writer.readLine().trimmed().toLongLong());
                ++lines;
            }
            return lines;
        };
        const auto wanted = static_cast<unsigned>(random() % mostPromises);
        for (unsigned seen = 0; seen < wanted && writer.state() != QProcess::NotRunning;) {
            writer.waitForReadyRead(20000);
            seen += read();
        }
        // A moment that no promise marks.
        for (auto spin = static_cast<unsigned>(random() % 6'000'000); spin > 0; --spin)
            asm volatile("");
        writer.kill();
        writer.waitForFinished();
        (void)read();
        return last;
    }

    void checkImport(const QString& folder, qint64 promised) const {
        auto opened = EventStore::open(folder);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        const EventStore& store = **opened;
        const qint64 events = store.snapshot()->events();
        QVERIFY2(events >= promised, qPrintable(u"%1 of %2"_s.arg(events).arg(promised)));
        const auto imports = store.imports();
        QVERIFY(imports.size() <= 1);
        if (!imports.empty()) {
            QCOMPARE(imports.front().events, events);
            QVERIFY(imports.front().isComplete || store.notices().join(u' ').contains(u"events.ndjson"_s));
        } else {
            QCOMPARE(events, 0);
        }
        QCOMPARE(store.snapshot()->damages(), QStringList());
        QCOMPARE(recordsOf(store), m_expected.first(events));
    }

    QTemporaryDir m_files;
    QStringList m_expected;
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--import"_s)
        return writeImport(arguments.value(2), arguments.value(3));
    if (arguments.value(1) == u"--live"_s)
        return writeLive(arguments.value(2));
    TestStoreCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_crash.moc"
