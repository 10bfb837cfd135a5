// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/store_snapshot.h"
#include "connectors/local/store/store_writer.h"
#include "tests/connectors/local/store_events.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

namespace {

QString segmentFile(const QString& folder, int number) {
    const QDir directory(folder + u"/segments"_s);
    const QStringList names = directory.entryList({u"*.segment"_s}, QDir::Files, QDir::Name);
    return names.size() > number ? directory.filePath(names[number]) : QString();
}

QByteArray readFile(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

std::shared_ptr<EventStore> opened(const QString& folder) {
    auto store = EventStore::open(folder);
    return store ? std::shared_ptr<EventStore>(std::move(*store)) : nullptr;
}

RunResult everything(const std::shared_ptr<EventStore>& store) {
    LocalSource source(store, u"local"_s);
    return finished(source.search({.query = {}, .range = {}}));
}

/// Lets no file of this process grow beyond a size, as a full disk would.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

} // namespace

/// Damaged, cut, missing and newer files, full disks, two writers: a clear sentence, and nothing else is lost.
class TestStoreDamage : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_first = makeEvents(2500, 11, Oddity::Mixed);
        m_second = makeEvents(400, 12, Oddity::None);
        const auto store = opened(m_folder->path());
        import(*store, m_first, u"first"_s);
        import(*store, m_second, u"second"_s);
    }

    void flippedBitsAreFound() {
        const QString path = segmentFile(m_folder->path(), 0);
        const QByteArray whole = readFile(path);
        QVERIFY(whole.size() > 50'000);
        QSet<QString> originals;
        for (const QString& event : describeAll(m_first) + describeAll(m_second))
            originals.insert(event);
        int found = 0;
        int harmless = 0;
        const qsizetype flips = 200;
        for (qsizetype i = 0; i < flips; ++i) {
            const qsizetype offset = whole.size() * i / flips + i % 7;
            QByteArray flipped = whole;
            flipped[offset] = static_cast<char>(flipped[offset] ^ (1 << (i % 8)));
            writeFile(path, flipped);
            auto store = EventStore::open(m_folder->path());
            if (!store) {
                // Only the version in the head can do that.
                QVERIFY2(offset < 16, qPrintable(QString::number(offset)));
                QVERIFY(store.error().message.contains(u"newer version"_s));
                ++found;
                continue;
            }
            const RunResult result = everything(std::shared_ptr<EventStore>(std::move(*store)));
            const QStringList events = result.events();
            for (const QString& event : events)
                QVERIFY2(originals.contains(event), qPrintable(u"offset %1: %2"_s.arg(offset).arg(event)));
            QVERIFY(events.size() >= 400);
            if (result.outcome.kind == Outcome::Kind::Complete) {
                QCOMPARE(events.size(), 2900);
                ++harmless;
                continue;
            }
            QCOMPARE(result.outcome.kind, Outcome::Kind::Partial);
            QVERIFY2(result.outcome.completeness.sources.first().reason.contains(u"egment 1"_s),
                     qPrintable(result.outcome.completeness.sources.first().reason));
            ++found;
        }
        // Padding and unused bits are the only places where a flip means nothing.
        QVERIFY2(harmless < flips / 20, qPrintable(QString::number(harmless)));
        QVERIFY(found > 0);
    }

    void countsLeaveDamagedPartsOut() {
        const QString path = segmentFile(m_folder->path(), 0);
        QByteArray bytes = readFile(path);
        bytes[2000] = static_cast<char>(bytes[2000] ^ 1);
        writeFile(path, bytes);
        LocalSource source(opened(m_folder->path()), u"local"_s);
        const RunResult result = finished(source.top({.field = FieldRef::of(Field::OrderId), .query = {}, .range = {}}));
        QCOMPARE(result.outcome.kind, Outcome::Kind::Partial);
        // What is lost is named, and what is counted and what is lost add up.
        const QString reason = result.outcome.completeness.sources.first().reason;
        QVERIFY2(reason.contains(u"egment 1"_s) && reason.contains(u"2500"_s), qPrintable(reason));
        QCOMPARE(result.outcome.completeness.total, 2900 - 2500);
    }

    void cutSegmentsAreNamed_data() {
        QTest::addColumn<int>("percent");
        for (const int percent : {0, 1, 50, 99})
            QTest::addRow("%d %%", percent) << percent;
    }
    void cutSegmentsAreNamed() {
        QFETCH(int, percent);
        const QString path = segmentFile(m_folder->path(), 0);
        writeFile(path, readFile(path).first(QFileInfo(path).size() * percent / 100));
        const auto store = opened(m_folder->path());
        QVERIFY(store);
        QVERIFY(store->notices().join(u' ').contains(u"Segment 1"_s));
        const RunResult result = everything(store);
        QCOMPARE(result.outcome.kind, Outcome::Kind::Partial);
        QCOMPARE(result.events().size(), 400);
    }

    void missingSegmentsAreNamed() {
        QVERIFY(QFile::remove(segmentFile(m_folder->path(), 1)));
        const RunResult result = everything(opened(m_folder->path()));
        QCOMPARE(result.outcome.kind, Outcome::Kind::Partial);
        QVERIFY(result.outcome.completeness.sources.first().reason.contains(u"Segment 2"_s));
        QCOMPARE(result.events().size(), 2500);
    }

    void damagedManifestIsRebuilt_data() {
        QTest::addColumn<int>("offset");
        for (const int offset : {0, 30, 101, 4100, 8200})
            QTest::addRow("at %d", offset) << offset;
    }
    void damagedManifestIsRebuilt() {
        QFETCH(int, offset);
        const QString path = m_folder->path() + u"/manifest.sqlite"_s;
        QByteArray bytes = readFile(path);
        QVERIFY(bytes.size() > offset + 64);
        bytes.replace(offset, 64, QByteArray(64, '\x5A'));
        writeFile(path, bytes);
        const auto store = EventStore::open(m_folder->path());
        QVERIFY(!store);
        QCOMPARE(store.error().kind, ErrorKind::Storage);
        QVERIFY2(store.error().message.contains(u"rebuild"_s), qPrintable(store.error().message));

        const auto rebuilt = EventStore::rebuild(m_folder->path());
        QVERIFY2(rebuilt, rebuilt ? "" : qPrintable(rebuilt.error().message));
        const auto again = opened(m_folder->path());
        QVERIFY(again);
        QCOMPARE(again->imports().size(), 2);
        QVERIFY(again->imports().front().isComplete);
        QCOMPARE(again->imports().front().events, 2500);
        const RunResult result = everything(again);
        QCOMPARE(result.outcome.kind, Outcome::Kind::Complete);
        QCOMPARE(result.events().size(), 2900);
    }

    void missingManifestIsMadeAnew() {
        for (const QString& suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_folder->path() + u"/manifest.sqlite"_s + suffix);
        const auto store = opened(m_folder->path());
        QVERIFY(store);
        QCOMPARE(store->notices().size(), 1);
        QCOMPARE(everything(store).events().size(), 2900);
    }

    void newerVersionsAreRefused() {
        const QString path = segmentFile(m_folder->path(), 0);
        QByteArray bytes = readFile(path);
        bytes[8] = 9;
        writeFile(path, bytes);
        const auto store = EventStore::open(m_folder->path());
        QVERIFY(!store);
        QVERIFY(store.error().message.contains(u"newer version"_s));
    }

    void secondOpenerReads() {
        const auto first = opened(m_folder->path());
        const auto second = EventStore::open(m_folder->path());
        QVERIFY(second);
        QVERIFY((*second)->isReadOnly());
        QCOMPARE((*second)->notices().size(), 1);
        QCOMPARE((*second)->snapshot()->events(), 2900);
        QVERIFY(!(*second)->appendLive(m_second.front()));
        QVERIFY(!(*second)->beginImport(u"more"_s, {}));
        QVERIFY(!EventStore::rebuild(m_folder->path()));
    }

    void readOnlyNeedsAWorkspace() {
        const QTemporaryDir empty;
        const auto store = EventStore::open(empty.path(), OpenMode::ReadOnly);
        QVERIFY(!store);
        QVERIFY(QDir(empty.path()).isEmpty());
        const auto there = EventStore::open(m_folder->path(), OpenMode::ReadOnly);
        QVERIFY(there);
        QVERIFY((*there)->isReadOnly());
        QCOMPARE((*there)->snapshot()->events(), 2900);
    }

    void writeFailureEndsTheImportOnly() {
        const auto store = opened(m_folder->path());
        const auto more = makeEvents(3000, 13, Oddity::None);
        {
            const FileSizeLimit full(100'000);
            auto writer = store->beginImport(u"third"_s, {});
            QVERIFY(writer);
            QVERIFY((*writer)->append({.index = 0, .events = more.front(), .end = {100, 701}, .digest = 1}));
            quint64 index = 1;
            for (size_t i = 1; i < more.size(); ++i)
                (void)(*writer)->append({.index = index++, .events = more[i], .end = {}, .digest = 1});
            const auto record = (*writer)->commit();
            QVERIFY(!record);
            QCOMPARE(record.error().kind, ErrorKind::Storage);
            QVERIFY2(record.error().message.contains(u"full"_s), qPrintable(record.error().message));
            QVERIFY(!(*writer)->append({.index = index, .events = more.front(), .end = {}, .digest = 1}));
        }
        QCOMPARE(store->snapshot()->events(), 2900);
        QVERIFY(QDir(m_folder->path() + u"/segments"_s).entryList({u"*.part"_s}).isEmpty());
        import(*store, more, u"third"_s);
        QCOMPARE(everything(store).events().size(), 5900);
    }

    void liveLogSurvivesAFullDisk() {
        {
            const auto store = opened(m_folder->path());
            QVERIFY(store->appendLive(m_second.front()));
            QVERIFY(store->flushLive());
            const FileSizeLimit full(QFileInfo(segmentFile(m_folder->path(), 1)).size());
            const auto much = makeEvents(20'000, 14, Oddity::None, 20'000);
            (void)store->appendLive(much.front());
            const auto flushed = store->flushLive();
            QVERIFY(!flushed);
            QVERIFY(flushed.error().message.contains(u"full"_s));
            QCOMPARE(store->snapshot()->events(), 2900 + m_second.front().size());
        }
        QCOMPARE(opened(m_folder->path())->snapshot()->events(), 2900 + m_second.front().size());
    }

    void smallFileSystemFills() {
        const QTemporaryDir mount;
        const QByteArray target = QFile::encodeName(mount.path());
        if (::mount("tmpfs", target.constData(), "tmpfs", 0, "size=1m") != 0)
            QSKIP("A small file system can only be mounted by root.");
        {
            const auto store = opened(mount.path());
            QVERIFY(store);
            import(*store, m_second, u"small"_s);
            auto writer = store->beginImport(u"large"_s, {});
            QVERIFY(writer);
            const auto much = makeEvents(30'000, 15, Oddity::None, 30'000);
            (void)(*writer)->append({.index = 0, .events = much.front(), .end = {}, .digest = 1});
            const auto record = (*writer)->commit();
            QVERIFY(!record);
            QVERIFY2(record.error().message.contains(u"full"_s), qPrintable(record.error().message));
            QCOMPARE(everything(store).events().size(), 400);
        }
        QCOMPARE(everything(opened(mount.path())).events().size(), 400);
        ::umount2(target.constData(), MNT_DETACH);
    }

    void damagedLiveLogKeepsTheRest() {
        {
            const auto store = opened(m_folder->path());
            for (const EventBatch& batch : m_first) {
                QVERIFY(store->appendLive(batch));
                QVERIFY(store->flushLive());
            }
        }
        const QDir live(m_folder->path() + u"/live"_s);
        const QString path = live.filePath(live.entryList(QDir::Files).constFirst());
        const QByteArray whole = readFile(path);
        QByteArray bytes = whole;
        bytes[100] = static_cast<char>(bytes[100] ^ 4);
        writeFile(path, bytes);
        auto store = opened(m_folder->path());
        QCOMPARE(store->snapshot()->events(), 2900 + 2500 - 700);
        QVERIFY(store->notices().join(u' ').contains(u"damaged"_s));
        store.reset();
        writeFile(path, whole.first(whole.size() - 3));
        store = opened(m_folder->path());
        QCOMPARE(store->snapshot()->events(), 2900 + 2500 - 400);
        QVERIFY(store->notices().isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<EventBatch> m_first;
    std::vector<EventBatch> m_second;
};

QTEST_GUILESS_MAIN(TestStoreDamage)
#include "tst_store_damage.moc"
