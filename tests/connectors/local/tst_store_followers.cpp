// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/importer.h"
#include "connectors/local/store/store_snapshot.h"
#include "tests/connectors/local/store_events.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

namespace {

/// What a tail has given so far.
struct Followed {
    explicit Followed(std::unique_ptr<SearchRun> started)
        : run(std::move(started)) {
        QObject::connect(run.get(), &SearchRun::batchReady, run.get(),
                         [this](const EventBatch& batch) { batches.push_back(batch); });
    }
    [[nodiscard]] qsizetype size() const {
        qsizetype events = 0;
        for (const EventBatch& batch : batches)
            events += batch.size();
        return events;
    }
    [[nodiscard]] QStringList sorted() const {
        QStringList events = describeAll(batches);
        events.sort();
        return events;
    }
    std::unique_ptr<SearchRun> run;
    std::vector<EventBatch> batches;
};

QStringList sortedErrors(const std::vector<EventBatch>& batches) {
    QStringList errors;
    for (const EventBatch& batch : batches) {
        for (int row = 0; row < batch.size(); ++row) {
            if (batch.severity(row) >= Severity::Error)
                errors.append(describe(batch, row));
        }
    }
    errors.sort();
    return errors;
}

} // namespace

/// Those who look at the store while it grows: searches, tails, and other processes.
class TestStoreFollowers : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = opened();
        QVERIFY(m_store && !m_store->isReadOnly());
        m_events = makeEvents(3000, 31, Oddity::Mixed, 100);
    }

    void cleanup() {
        m_store.reset();
        m_folder.reset();
    }

    void searchWorksWhileAnImportGoesOn() {
        constexpr int count = 60'000;
        QFile file(m_folder->filePath(u"x.ndjson"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < count; ++i)
            file.write("{\"@timestamp\":" + QByteArray::number(1'778'000'000 + i) + ",\"log.level\":\"ERROR\",\"order.id\":\"A-"
                       + QByteArray::number(i % 500) + "\",\"message\":\"step\"}\n");
        file.close();
        // The import waits once its beginning is stored.
        std::atomic<bool> isWaiting = false;
        QSemaphore goOn;
        const auto watch = m_store->watch({.changed = [&] {
            if (m_store->snapshot()->events() > 0 && !isWaiting.exchange(true))
                goOn.acquire();
        }});
        LocalSource source(m_store, u"local"_s);
        QSignalSpy changed(&source, &LocalSource::changed);
        Importer importer(*m_store);
        QSignalSpy ended(&importer, &Importer::finished);
        importer.start({.paths = {file.fileName()}, .threads = 2});
        QTRY_VERIFY_WITH_TIMEOUT(isWaiting, 20000);
        const qint64 begun = m_store->snapshot()->events();
        // Far less than the file: the first page does not wait for a usual segment.
        QVERIFY2(begun >= 500 && begun < count / 4, qPrintable(QString::number(begun)));
        const RunResult page = finished(source.search({.query = queryOf(u"level:ERROR"_s), .range = {}, .limit = 500}));
        QCOMPARE(page.outcome.kind, Outcome::Kind::Complete);
        QCOMPARE(page.events().size(), 500);
        QCOMPARE(page.outcome.completeness.total, begun);
        QVERIFY(page.events().constFirst().contains(u"A-0"_s));
        const RunResult counted =
            finished(source.top({.field = FieldRef::of(Field::OrderId), .query = {}, .range = {}, .limit = 1000}));
        QCOMPARE(std::get<TopValues>(counted.answer).distinct, quint64(500));
        QVERIFY(importer.isRunning());
        goOn.release();
        QVERIFY(ended.count() == 1 || ended.wait(60000));
        QVERIFY(!changed.isEmpty());
        QCOMPARE(finished(source.search({.query = {}, .range = {}, .limit = 1})).outcome.completeness.total, count);
    }

    void tailTellsOfImports() {
        m_store->setSegmentSize(500);
        LocalSource source(m_store, u"local"_s);
        import(*m_store, makeEvents(200, 32, Oddity::None), u"before"_s);
        Followed tail(source.tail({queryOf(u"level>=ERROR"_s)}));
        import(*m_store, m_events, u"now"_s);
        const QStringList expected = sortedErrors(m_events);
        QTRY_COMPARE_WITH_TIMEOUT(tail.size(), expected.size(), 20000);
        QCOMPARE(tail.sorted(), expected);
        QCOMPARE(tail.batches.front().source(), u"local"_s);
        // Live events still come, once, also when they become a segment.
        const auto live = makeEvents(700, 33, Oddity::None, 100);
        for (const EventBatch& batch : live)
            QVERIFY(m_store->appendLive(batch));
        QVERIFY(m_store->flushLive());
        const auto last = makeEvents(100, 34, Oddity::None, 100);
        import(*m_store, last, u"last"_s);
        QStringList all = expected + sortedErrors(live) + sortedErrors(last);
        all.sort();
        QTRY_COMPARE_WITH_TIMEOUT(tail.size(), all.size(), 20000);
        QCOMPARE(tail.sorted(), all);
    }

    void tailOfManyEventsWaitsForItsReader() {
        m_store->setSegmentSize(30'000);
        LocalSource source(m_store, u"local"_s);
        Followed tail(source.tail({Query()}));
        const auto many = makeEvents(60'000, 35, Oddity::None, 3000);
        import(*m_store, many, u"many"_s);
        // The import has ended before anything was read here, and did not wait for it.
        QCOMPARE(tail.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(tail.size(), 60'000, 30000);
    }

    void sourceThatGoesEndsItsTails() {
        auto source = std::make_unique<LocalSource>(m_store, u"local"_s);
        const auto run = source->tail({Query()});
        QSignalSpy ended(run.get(), &SearchRun::finished);
        const auto dropped = source->tail({Query()});
        source.reset();
        QVERIFY(ended.count() == 1 || ended.wait(5000));
        QCOMPARE(ended.count(), 1);
    }

    void secondOpenerSeesWhatIsAdded() {
        import(*m_store, makeEvents(200, 32, Oddity::None), u"before"_s);
        const auto reader = opened();
        QVERIFY(reader && reader->isReadOnly());
        QCOMPARE(reader->notices().size(), 1);
        QVERIFY(reader->notices().first().contains(u"reading only"_s));
        qint64 appended = 0;
        int changes = 0;
        const auto watch = reader->watch(
            {.changed = [&] { ++changes; }, .appended = [&](const EventBatch& batch) { appended += batch.size(); }});
        (void)refreshed(reader);
        changes = 0;
        QVERIFY(!refreshed(reader));
        QCOMPARE(changes, 0);

        import(*m_store, m_events, u"file"_s);
        QCOMPARE(reader->snapshot()->events(), 200);
        QVERIFY(refreshed(reader));
        QCOMPARE(reader->snapshot()->events(), 3200);
        QCOMPARE(reader->imports().size(), 2);
        QCOMPARE(changes, 1);

        // Live events come as they are written, and stay single when they move into a segment.
        m_store->setSegmentSize(600);
        const auto live = makeEvents(1000, 33, Oddity::Mixed, 100);
        qint64 written = 0;
        for (const EventBatch& batch : live) {
            QVERIFY(m_store->appendLive(batch));
            QVERIFY(m_store->flushLive());
            written += batch.size();
            if (written % 300 != 0)
                continue;
            QVERIFY(refreshed(reader));
            QCOMPARE(reader->snapshot()->events(), 3200 + written);
            QCOMPARE(appended, written);
        }
        QVERIFY(refreshed(reader));
        QCOMPARE(appended, 1000);
        QVERIFY(!refreshed(reader));
        QCOMPARE(sortedEvents(reader), sortedEvents(m_store));
        QVERIFY(!reader->appendLive(live.front()));
    }

    void secondOpenersSourceFollowsByItself() {
        const auto reader = opened();
        LocalSource source(reader, u"reader"_s);
        QSignalSpy changed(&source, &LocalSource::changed);
        Followed tail(source.tail({queryOf(u"level>=ERROR"_s)}));
        import(*m_store, m_events, u"file"_s);
        const auto live = makeEvents(500, 33, Oddity::None, 100);
        for (const EventBatch& batch : live)
            QVERIFY(m_store->appendLive(batch));
        QVERIFY(m_store->flushLive());
        QStringList expected = sortedErrors(m_events) + sortedErrors(live);
        expected.sort();
        QTRY_COMPARE_WITH_TIMEOUT(tail.size(), expected.size(), 20000);
        QCOMPARE(tail.sorted(), expected);
        QVERIFY(!changed.isEmpty());
    }

    void refreshOutlivesADamagedManifest() {
        import(*m_store, m_events, u"file"_s);
        const auto reader = opened();
        QVERIFY(reader->isReadOnly());
        m_store.reset();
        QFile manifest(m_folder->path() + u"/manifest.sqlite"_s);
        QVERIFY(manifest.open(QIODevice::WriteOnly));
        manifest.write(QByteArray(5000, 'x'));
        manifest.close();
        const auto refreshed = reader->refresh();
        QVERIFY(!refreshed);
        QVERIFY(refreshed.error().message.contains(u"rebuild"_s));
        QCOMPARE(reader->snapshot()->events(), 3000);
    }

private:
    [[nodiscard]] std::shared_ptr<EventStore> opened() const {
        auto store = EventStore::open(m_folder->path());
        return store ? std::shared_ptr<EventStore>(std::move(*store)) : nullptr;
    }
    static bool refreshed(const std::shared_ptr<EventStore>& store) {
        const auto result = store->refresh();
        return result && *result;
    }
    static QStringList sortedEvents(const std::shared_ptr<EventStore>& store) {
        LocalSource source(store, u"local"_s);
        QStringList events = finished(source.search({.query = {}, .range = {}})).events();
        events.sort();
        return events;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<EventStore> m_store;
    std::vector<EventBatch> m_events;
};

QTEST_GUILESS_MAIN(TestStoreFollowers)
#include "tst_store_followers.moc"
