// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/import_run.h"
#include "connectors/local/import/importer.h"
#include "connectors/local/store/store_snapshot.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <zlib.h>

#include <unistd.h>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestImporter : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void recordsAreStoredAndBadOnesKept();
    void sameFileAddsNothing_data();
    void sameFileAddsNothing();
    void grownFileGoesOn();
    void cutLastLineIsReadAgainWhenWhole();
    void filesThatBeginAlikeAreTwo();
    void cancelledImportGoesOn();
    void everyFormat_data();
    void everyFormat();
    void oneFileFailingStopsNoOther();
    void standardInput();
    void tableWithoutATime();
    void readOnlyStoreIsToldAtOnce();
    void importerTellsOnceAndOnItsThread();
    void importerCanBeDestroyedWhileItRuns();

private:
    QString write(const QString& name, const QByteArray& bytes);
    ImportResult import(const QStringList& paths, const std::optional<ImportMapping>& mapping = {});
    [[nodiscard]] qint64 events() const { return m_store->snapshot()->events(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EventStore> m_store;
};

namespace {

QByteArray record(int number) {
    return R"({"@timestamp":"2026-05-11T07:31:52.904Z","service.name":"mes","order.id":"A-)" + QByteArray::number(number)
           + "\",\"message\":\"step\"}\n";
}

QByteArray records(int count, int first = 0) {
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += record(first + i);
    return text;
}

QByteArray gzip(const QByteArray& text) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(text.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.constData()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

void compare(const ImportCounts& counts, qint64 stored, qint64 rejected, qint64 duplicates) {
    QCOMPARE(counts.stored, stored);
    QCOMPARE(counts.rejected, rejected);
    QCOMPARE(counts.duplicates, duplicates);
    QCOMPARE(counts.read, stored + rejected + duplicates);
}

} // namespace

void TestImporter::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = EventStore::open(m_folder->filePath(u"workspace"_s));
    QVERIFY(store.has_value());
    m_store = std::move(*store);
}

void TestImporter::cleanup() {
    m_store.reset();
    m_folder.reset();
}

QString TestImporter::write(const QString& name, const QByteArray& bytes) {
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a file of the test");
    return file.fileName();
}

ImportResult TestImporter::import(const QStringList& paths, const std::optional<ImportMapping>& mapping) {
    const std::atomic<bool> never = false;
    const ImportRequest request{.paths = paths,
                                .mapping = mapping,
                                .zone = QTimeZone::utc(),
                                .rejectsFolder = m_folder->filePath(u"rejects"_s),
                                .threads = 2};
    return ImportRun(*m_store, request, never, {}).run();
}

void TestImporter::recordsAreStoredAndBadOnesKept() {
    const QString path = write(u"x.ndjson"_s, records(1000) + "oops\n" + records(50000, 1000) + "{\"a\":1}\n");
    const ImportResult result = import({path});
    QVERIFY(!result.error);
    compare(result.counts, 51000, 2, 0);
    QCOMPARE(events(), 51000);
    QCOMPARE(result.files.size(), 1);
    QVERIFY(!result.files[0].error);
    QVERIFY(result.files[0].mapping->format == ImportFormat::Ndjson);
    QFile rejects(result.rejectFile());
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QCOMPARE(rejects.readAll(),
             QByteArray("# line 1001: not a complete JSON object\noops\n# line 51002: no time in it\n{\"a\":1}\n"));
}

void TestImporter::sameFileAddsNothing_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("packed");
    QTest::newRow("again") << u"x.ndjson"_s << false;
    QTest::newRow("other name") << u"y.log"_s << false;
    QTest::newRow("packed") << u"x.ndjson.gz"_s << true;
}

void TestImporter::sameFileAddsNothing() {
    QFETCH(QString, name);
    QFETCH(bool, packed);
    const QByteArray text = records(20000) + "oops\n";
    import({write(u"x.ndjson"_s, text)});
    const ImportResult again = import({write(name, packed ? gzip(text) : text)});
    QVERIFY(!again.error);
    compare(again.counts, 0, 0, 20001);
    QVERIFY(again.files[0].notice.contains(u"imported before"_s));
    QVERIFY(again.rejectFile().isEmpty());
    QCOMPARE(events(), 20000);
}

void TestImporter::grownFileGoesOn() {
    const QByteArray before = records(30000);
    import({write(u"x.ndjson"_s, before)});
    const ImportResult result = import({write(u"x.ndjson"_s, before + "oops\n" + records(500, 30000))});
    compare(result.counts, 500, 1, 30000);
    QVERIFY(result.files[0].notice.contains(u"grown"_s));
    QCOMPARE(events(), 30500);
    // The number of a rejected line counts from the file's beginning.
    QFile rejects(result.rejectFile());
    QVERIFY(rejects.open(QIODevice::ReadOnly));
    QVERIFY(rejects.readLine().startsWith("# line 30001: "));
    compare(import({m_folder->filePath(u"x.ndjson"_s)}).counts, 0, 0, 30501);
    QCOMPARE(events(), 30500);
}

void TestImporter::cutLastLineIsReadAgainWhenWhole() {
    const QByteArray before = records(10);
    const QByteArray cut = record(10);
    compare(import({write(u"x.ndjson"_s, before + cut.first(30))}).counts, 10, 1, 0);
    import({write(u"x.ndjson"_s, before + cut + records(5, 11))});
    QCOMPARE(events(), 16);
}

void TestImporter::filesThatBeginAlikeAreTwo() {
    const QByteArray shared = records(5000);
    import({write(u"x.ndjson"_s, shared + record(1) + record(2))});
    const ImportResult other = import({write(u"y.ndjson"_s, shared + record(3) + record(4))});
    compare(other.counts, 5002, 0, 0);
    QVERIFY(other.files[0].notice.isEmpty());
    QCOMPARE(events(), 10004);
}

void TestImporter::cancelledImportGoesOn() {
    constexpr int count = 400'000;
    const QString path = write(u"x.ndjson"_s, records(count));
    std::atomic<bool> cancelled = false;
    const ImportRequest request{
        .paths = {path}, .zone = QTimeZone::utc(), .rejectsFolder = m_folder->filePath(u"rejects"_s), .threads = 2};
    ImportProgress seen;
    const ImportResult first = ImportRun(*m_store, request, cancelled, [&](const ImportProgress& progress) {
                                   seen = progress;
                                   cancelled = true;
                               }).run();
    QVERIFY(first.cancelled);
    QVERIFY(first.counts.stored > 0 && first.counts.stored < count);
    QCOMPARE(events(), first.counts.stored);
    QCOMPARE(seen.bytesTotal, QFile(path).size());
    QVERIFY(seen.bytesRead > 0 && seen.bytesRead < seen.bytesTotal && seen.secondsLeft > 0);
    const ImportResult second = import({path});
    compare(second.counts, count - first.counts.stored, 0, first.counts.stored);
    QVERIFY(second.files[0].notice.contains(u"interrupted"_s));
    QCOMPARE(events(), count);
}

void TestImporter::everyFormat_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    const QByteArray event = "<event><string key=\"concept:name\" value=\"a\"/><date key=\"time:timestamp\" "
                             "value=\"2011-10-11T13:45:40Z\"/></event>\n";
    QTest::newRow("table") << QByteArray("order,time\n") + QByteArray("A-1,2026-01-01\n").repeated(1000) << 1000;
    QTest::newRow("list") << QByteArray("[") + QByteArray("{\"ts\":1},\n").repeated(1000) + "]" << 1000;
    QTest::newRow("OTLP") << QByteArray(
                                 R"({"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":5},{"timeUnixNano":6}]}]}]})"
                                 "\n")
                                 .repeated(500)
                          << 1000;
    QTest::newRow("requests") << QByteArray("[2026-05-11T07:31:52Z][REQ][/x] order=1\n").repeated(1000) << 1000;
    QTest::newRow("lines with traces") << QByteArray("2025-06-24 14:36:53 x\n\tat a.b(C.java:1)\n").repeated(1000) << 1000;
    QTest::newRow("plain") << QByteArray("nothing but words\n").repeated(1000) << 1000;
    QTest::newRow("XES") << QByteArray("<?xml version=\"1.0\"?><log><trace><string key=\"concept:name\" value=\"c\"/>\n")
                                + event.repeated(1000) + "</trace></log>\n"
                         << 1000;
}

void TestImporter::everyFormat() {
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    const QString path = write(u"x.log"_s, text);
    const ImportResult result = import({path});
    QVERIFY(!result.error && !result.files[0].error);
    compare(result.counts, count, 0, 0);
    QCOMPARE(events(), count);
    compare(import({path}).counts, 0, 0, count);
    QCOMPARE(events(), count);
}

void TestImporter::oneFileFailingStopsNoOther() {
    QByteArray binary;
    for (int i = 0; i < 4096; ++i)
        binary.append(static_cast<char>(i * 7));
    const QStringList paths{m_folder->filePath(u"missing"_s),
                            m_folder->path(),
                            write(u"binary"_s, binary),
                            write(u"empty"_s, {}),
                            write(u"cut.gz"_s, gzip(records(5000)).chopped(9)),
                            write(u"good"_s, records(3))};
    const ImportResult result = import(paths);
    QVERIFY(!result.error);
    QCOMPARE(result.files.size(), 6);
    for (const int failed : {0, 1, 2, 4})
        QVERIFY2(result.files[failed].error && !result.files[failed].error->message.isEmpty(), qPrintable(paths[failed]));
    QVERIFY(!result.files[3].error);
    QVERIFY(result.files[3].notice.contains(u"empty"_s));
    // What could be unpacked of the cut file stays.
    QVERIFY(result.files[4].counts.stored > 0);
    QCOMPARE(result.files[5].counts.stored, 3);
    QCOMPARE(events(), result.counts.stored);
}

void TestImporter::standardInput() {
    const QString path = write(u"x.ndjson"_s, records(100));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int kept = ::dup(STDIN_FILENO);
    QVERIFY(::dup2(file.handle(), STDIN_FILENO) >= 0);
    const ImportResult result = import({u"-"_s});
    if (kept >= 0) {
        ::dup2(kept, STDIN_FILENO);
        ::close(kept);
    }
    QVERIFY(!result.error && !result.files[0].error);
    compare(result.counts, 100, 0, 0);
}

void TestImporter::tableWithoutATime() {
    const ImportResult result = import({write(u"x.csv"_s, "a,b\n1,2\n3,4\n")});
    QVERIFY(result.files[0].error.has_value());
    QVERIFY(result.files[0].error->kind == ErrorKind::Decode);
    QVERIFY(result.files[0].error->message.contains(u"@timestamp"_s));
    QCOMPARE(events(), 0);
}

void TestImporter::readOnlyStoreIsToldAtOnce() {
    const QString path = write(u"x.ndjson"_s, records(3));
    m_store.reset();
    auto store = EventStore::open(m_folder->filePath(u"workspace"_s), OpenMode::ReadOnly);
    QVERIFY(store.has_value());
    m_store = std::move(*store);
    const ImportResult result = import({path, path});
    QVERIFY(result.error.has_value());
    QVERIFY(result.error->kind == ErrorKind::Storage);
    QCOMPARE(result.files.size(), 1);
    compare(result.counts, 0, 0, 0);
}

void TestImporter::importerTellsOnceAndOnItsThread() {
    const QString path = write(u"x.ndjson"_s, records(50000));
    Importer importer(*m_store);
    QList<ImportResult> results;
    connect(&importer, &Importer::finished, this, [&](const ImportResult& result) {
        QCOMPARE(QThread::currentThread(), importer.thread());
        QVERIFY(!importer.isRunning());
        results.append(result);
    });
    QSignalSpy progress(&importer, &Importer::progressed);
    QSignalSpy finished(&importer, &Importer::finished);
    importer.start({.paths = {path}, .rejectsFolder = m_folder->filePath(u"rejects"_s)});
    QVERIFY(importer.isRunning());
    importer.start({.paths = {path, path}});
    QVERIFY(finished.wait(60000));
    QVERIFY(!progress.isEmpty());
    QCOMPARE(results.size(), 1);
    compare(results[0].counts, 50000, 0, 0);
    // It can be used again.
    importer.start({.paths = {path}, .rejectsFolder = m_folder->filePath(u"rejects"_s)});
    QVERIFY(finished.wait(60000));
    compare(results.at(1).counts, 0, 0, 50000);
}

void TestImporter::importerCanBeDestroyedWhileItRuns() {
    const QString path = write(u"x.ndjson"_s, records(200000));
    bool told = false;
    {
        Importer importer(*m_store);
        connect(&importer, &Importer::finished, this, [&] { told = true; });
        importer.start({.paths = {path}, .rejectsFolder = m_folder->filePath(u"rejects"_s)});
    }
    QVERIFY(!told);
    const ImportResult rest = import({path});
    QVERIFY(!rest.error);
    QCOMPARE(rest.counts.read, 200000);
    QCOMPARE(events(), 200000);
}

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
