// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/import_run.h"
#include "connectors/local/store/store_snapshot.h"
#include "tests/connectors/local/store_events.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

namespace {

QByteArray record(int number) {
    return "{\"@timestamp\":\"2026-05-11T07:31:52.904Z\",\"order.id\":\"A-" + QByteArray::number(number)
           + "\",\"message\":\"step\"}\n";
}

QByteArray records(int count, int first = 0) {
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += record(first + i);
    return text;
}

qint64 mostMemory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss * 1024;
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

/// A process' standard input for as long as it lives.
class StandardInput {
public:
    explicit StandardInput(const QByteArray& bytes) {
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe for the test");
        m_kept = ::dup(STDIN_FILENO);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
        m_feeder = std::thread([bytes, end = ends[1]] {
            for (qsizetype at = 0; at < bytes.size();) {
                const auto written = ::write(end, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
                if (written <= 0)
                    break;
                at += written;
            }
            ::close(end);
        });
    }
    ~StandardInput() {
        m_feeder.join();
        if (m_kept >= 0) {
            ::dup2(m_kept, STDIN_FILENO);
            ::close(m_kept);
        }
    }
    Q_DISABLE_COPY_MOVE(StandardInput)

private:
    int m_kept = -1;
    std::thread m_feeder;
};

} // namespace

/// Whatever is handed to the importer: a clear sentence, nothing lost, no crash.
class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = EventStore::open(m_folder->filePath(u"workspace"_s));
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        m_store = std::move(*store);
    }

    void cleanup() {
        m_store.reset();
        m_folder.reset();
    }

    void oddRecords_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("stored");
        QTest::addColumn<int>("rejected");
        QTest::addColumn<QString>("reason");
        const QByteArray good = record(1);
        const auto timed = [&](const QByteArray& time) {
            return good + "{\"@timestamp\":" + time + ",\"message\":\"m\"}\n" + good;
        };
        const QString badTime = u"years 1678 to 2261"_s;
        QTest::newRow("year 1") << timed("\"0001-01-01T00:00:00Z\"") << 2 << 1 << badTime;
        QTest::newRow("year 9999") << timed("\"9999-12-31T23:59:59Z\"") << 2 << 1 << badTime;
        QTest::newRow("year 1677") << timed("\"1677-01-01T00:00:00Z\"") << 2 << 1 << badTime;
        QTest::newRow("year 2262, the last day") << timed("\"2262-04-11T23:47:16.854Z\"") << 3 << 0 << u""_s;
        QTest::newRow("year 2262, a second later") << timed("\"2262-04-11T23:47:17Z\"") << 2 << 1 << badTime;
        QTest::newRow("epoch without end") << timed("1e300") << 2 << 1 << badTime;
        QTest::newRow("epoch, largest number") << timed("18446744073709551615") << 2 << 1 << badTime;
        QTest::newRow("epoch, smallest number") << timed("-9223372036854775808") << 3 << 0 << u""_s;
        QTest::newRow("a time that is an object") << timed("{}") << 2 << 1 << u""_s;
        QTest::newRow("key twice") << good + "{\"@timestamp\":1,\"message\":\"a\",\"message\":\"b\"}\n" << 2 << 0 << u""_s;
        QTest::newRow("time twice") << good + "{\"@timestamp\":1,\"@timestamp\":\"no\",\"message\":\"b\"}\n" << 2 << 0 << u""_s;
        QTest::newRow("500 deep") << good + "{\"@timestamp\":1,\"a\":" + QByteArray(500, '[') + QByteArray(500, ']') + "}\n"
                                  << 2 << 0 << u""_s;
        QTest::newRow("a million deep") << good + "{\"@timestamp\":1,\"a\":" + QByteArray(1'000'000, '[') + "\n" + good << 2
                                        << 1 << u"JSON"_s;
        QTest::newRow("a million deep and closed")
            << good + "{\"@timestamp\":1,\"a\":" + QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']') + "}\n" + good << 3
            << 0 << u""_s;
        QTest::newRow("bytes that are no text") << good + "\xFF\xFE\x80{\"\n" + good << 2 << 1 << u"JSON"_s;
        QTest::newRow("no line end") << good + "{\"@timestamp\":1" << 1 << 1 << u"JSON"_s;
    }
    void oddRecords() {
        QFETCH(QByteArray, text);
        QFETCH(int, stored);
        QFETCH(int, rejected);
        QFETCH(QString, reason);
        const ImportResult result = import(write(u"x.ndjson"_s, text));
        QVERIFY2(!result.error, result.error ? qPrintable(result.error->message) : "");
        QCOMPARE(result.counts.stored, stored);
        QCOMPARE(result.counts.rejected, rejected);
        if (rejected > 0) {
            QFile rejects(result.rejectFile());
            QVERIFY(rejects.open(QIODevice::ReadOnly));
            const QString heading = QString::fromUtf8(rejects.readLine());
            QVERIFY2(heading.startsWith(u"# line 2: "_s) && heading.contains(reason), qPrintable(heading));
        }
        QCOMPARE(everything().size(), stored);
        // A question that every record has to be walked through for.
        LocalSource source(m_store, u"local"_s);
        const RunResult walked = finished(source.search({.query = queryOf(u"NOT no.such.field:*"_s), .range = {}}));
        QCOMPARE(walked.outcome.kind, Outcome::Kind::Complete);
        QCOMPARE(walked.events().size(), stored);
        // Known when it comes again, whatever is in it.
        const ImportResult again = import(m_folder->filePath(u"x.ndjson"_s));
        QCOMPARE(again.counts.stored, 0);
    }

    void lineOfTwoGigabytes() {
        QFile file(m_folder->filePath(u"x.ndjson"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // What the file is shows at its beginning.
        file.write(records(1000));
        const qint64 begin = file.pos();
        // Zeros that take no room on disk.
        QVERIFY(file.resize(begin + (qint64(2) << 30)));
        QVERIFY(file.seek(file.size()));
        file.write("\n" + records(2, 1000));
        file.close();
        const qint64 before = mostMemory();
        const ImportResult result = import(file.fileName());
        QVERIFY(!result.error && !result.files.first().error);
        QCOMPARE(result.counts.stored, 1002);
        QCOMPARE(result.counts.rejected, 1);
        QFile rejects(result.rejectFile());
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        QVERIFY(rejects.readLine().startsWith("# line 1001: longer than 16 MiB"));
        QVERIFY(rejects.size() < 2 << 20);
        QCOMPARE(everything().size(), 1002);
#if !defined(__SANITIZE_ADDRESS__)
        QVERIFY2(mostMemory() - before < 200 << 20, qPrintable(QString::number((mostMemory() - before) >> 20)));
#else
        Q_UNUSED(before)
#endif
    }

    void filesThatCannotBeRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        QByteArray binary;
        for (int i = 0; i < 4096; ++i)
            binary.append(static_cast<char>(i * 7));
        QTest::newRow("binary") << binary << u"x.log"_s;
        QTest::newRow("zeros") << records(3) + QByteArray(5000, '\0') + "\n" + records(3) << u"x.log"_s;
        QTest::newRow("program") << QByteArray("\x7F"
                                               "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
                                               16)
                                        .repeated(100)
                                 << u"x.log"_s;
        QTest::newRow("gzip that is none") << QByteArray("\x1F\x8B nonsense") << u"damaged"_s;
        QTest::newRow("zstd that is none") << QByteArray("\x28\xB5\x2F\xFD nonsense") << u"damaged"_s;
        QTest::newRow("zip") << QByteArray("PK\x03\x04 and more") << u"zip"_s;
    }
    void filesThatCannotBeRead() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const ImportResult result = import(write(u"x.log"_s, bytes));
        QVERIFY(!result.error);
        const FileImport& file = result.files.first();
        const QString told = file.error ? file.error->message : file.notice;
        QVERIFY2(told.contains(sentence), qPrintable(told));
        QCOMPARE(result.counts.stored, 0);
        QCOMPARE(m_store->imports().size(), 0);
    }

    void missingAndForbiddenFiles() {
        const ImportResult missing = import(m_folder->filePath(u"nowhere"_s));
        QVERIFY(missing.files.first().error->message.contains(u"no file"_s));
        const ImportResult folder = import(m_folder->path());
        QVERIFY(folder.files.first().error->message.contains(u"folder"_s));
        const QString path = write(u"secret"_s, records(1));
        ::chmod(QFile::encodeName(path).constData(), 0);
        if (::geteuid() == 0)
            QSKIP("root may read every file");
        QVERIFY(import(path).files.first().error->message.contains(u"may not be read"_s));
    }

    void fileThatShrinksKeepsWhatWasRead() {
        const QString path = write(u"x.ndjson"_s, records(100'000));
        std::atomic<bool> cut = false;
        const std::atomic<bool> never = false;
        m_store->setSegmentSize(500);
        // Cut while the first segment is committed, when most of it has not been read.
        const auto watch = m_store->watch({.changed = [&] {
            if (m_store->snapshot()->events() > 0 && !cut.exchange(true))
                QFile::resize(path, 300'000);
        }});
        const ImportResult result = ImportRun(*m_store, request(path, 20'000), never, {}).run();
        QVERIFY(cut);
        QVERIFY(!result.error);
        QVERIFY(result.files.first().error);
        QVERIFY2(result.files.first().error->message.contains(u"shorter"_s), qPrintable(result.files.first().error->message));
        const qint64 stored = m_store->snapshot()->events();
        QVERIFY(stored >= 500 && stored < 100'000);
        QCOMPARE(result.counts.stored, stored);
        QCOMPARE(everything().size(), stored);
        QVERIFY(!m_store->imports().front().isComplete);
    }

    void fullDiskKeepsWhatWasStored() {
        QCOMPARE(import(write(u"small.ndjson"_s, records(2000))).counts.stored, 2000);
        // Records that hardly pack, so that a segment outgrows the limit.
        QByteArray hard;
        quint64 word = 1;
        for (int i = 0; i < 20'000; ++i) {
            QByteArray noise;
            for (int part = 0; part < 8; ++part)
                noise += QByteArray::number(word = word * 6364136223846793005U + 1442695040888963407U, 36);
            hard += "{\"@timestamp\":1,\"message\":\"" + noise + "\"}\n";
        }
        const QString path = write(u"large.ndjson"_s, hard);
        {
            const FileSizeLimit full(300'000);
            const ImportResult result = import(path);
            QVERIFY(result.error);
            QCOMPARE(result.error->kind, ErrorKind::Storage);
            QVERIFY2(result.error->message.contains(u"full"_s), qPrintable(result.error->message));
        }
        QCOMPARE(QDir(m_store->folder() + u"/segments"_s).entryList({u"*.part"_s}).size(), 0);
        const qint64 kept = m_store->snapshot()->events();
        QVERIFY(kept >= 2000);
        reopen();
        QCOMPARE(m_store->snapshot()->events(), kept);
        // With room again, the rest comes in.
        const ImportResult rest = import(path);
        QVERIFY(!rest.error && !rest.files.first().error);
        QCOMPARE(m_store->snapshot()->events(), 22'000);
        QCOMPARE(everything().size(), 22'000);
    }

    void standardInputComesOnce() {
        const QByteArray text = records(3000);
        const auto importInput = [&](const QByteArray& bytes) {
            const StandardInput input(bytes);
            return import(u"-"_s);
        };
        QCOMPARE(importInput(text).counts.stored, 3000);
        const ImportResult again = importInput(text);
        QVERIFY(!again.error && !again.files.first().error);
        QCOMPARE(again.counts.stored, 0);
        QCOMPARE(again.counts.duplicates, 3000);
        QVERIFY2(again.files.first().notice.contains(u"imported before"_s), qPrintable(again.files.first().notice));
        // The file it came from is known too, and what goes on behind it comes in alone.
        QCOMPARE(import(write(u"x.ndjson"_s, text)).counts.stored, 0);
        const ImportResult grown = importInput(text + records(10, 3000));
        QCOMPARE(grown.counts.stored, 10);
        QVERIFY(grown.files.first().notice.contains(u"grown"_s));
        // The same beginning is not enough.
        const ImportResult other = importInput(text.chopped(2) + " }\n");
        QCOMPARE(other.counts.stored, 3000);
        const ImportResult shorter = importInput(records(2000));
        QCOMPARE(shorter.counts.stored, 2000);
        QCOMPARE(m_store->snapshot()->events(), 8010);
        QCOMPARE(everything().size(), 8010);
        QCOMPARE(QDir(m_store->folder()).entryList({u"stream-*"_s}).size(), 0);
    }

    void pipeComesOnce() {
        const QString path = m_folder->filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        for (const int stored : {500, 0}) {
            std::thread feeder([&] {
                QFile pipe(path);
                if (pipe.open(QIODevice::WriteOnly))
                    pipe.write(records(500));
            });
            const ImportResult result = import(path);
            feeder.join();
            QVERIFY(!result.error && !result.files.first().error);
            QCOMPARE(result.counts.stored, stored);
        }
    }

    void timesAtTheEndsOfTheirRange() {
        EventBatchBuilder builder(u"test"_s);
        quint64 sequence = 0;
        for (const qint64 time :
             {std::numeric_limits<qint64>::min() + 1, qint64{-1}, qint64{0}, std::numeric_limits<qint64>::max() - 1}) {
            builder.append({time}, Severity::Info, sequence++);
            builder.setRaw(toIso8601({time}).toStdString(), RecordFormat::Text);
        }
        storetest::import(*m_store, {builder.build()}, u"x"_s);
        QCOMPARE(everything().size(), 4);
        LocalSource source(m_store, u"local"_s);
        const RunResult counted = finished(source.count({.query = {},
                                                         .range = {TimePoint::fromSeconds(-10), TimePoint::fromSeconds(10)},
                                                         .step = std::chrono::seconds(1)}));
        QCOMPARE(std::get<CountTable>(counted.answer).total(), quint64(2));
        QCOMPARE(source.health().range.begin.nanoseconds, std::numeric_limits<qint64>::min() + 1);
    }

private:
    QString write(const QString& name, const QByteArray& bytes) {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a file of the test");
        return file.fileName();
    }

    [[nodiscard]] ImportRequest request(const QString& path, size_t chunkBytes = usualChunk) const {
        return {.paths = {path},
                .zone = QTimeZone::utc(),
                .rejectsFolder = m_folder->filePath(u"rejects"_s),
                .threads = 2,
                .chunkBytes = chunkBytes};
    }

    ImportResult import(const QString& path) {
        const std::atomic<bool> never = false;
        return ImportRun(*m_store, request(path), never, {}).run();
    }

    QStringList everything() {
        LocalSource source(m_store, u"local"_s);
        const RunResult result = finished(source.search({.query = {}, .range = {}}));
        return result.outcome.kind == Outcome::Kind::Complete ? result.events() : QStringList();
    }

    void reopen() {
        m_store.reset();
        m_store = std::move(*EventStore::open(m_folder->filePath(u"workspace"_s)));
    }

    static constexpr size_t usualChunk = size_t(4) << 20;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<EventStore> m_store;
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
