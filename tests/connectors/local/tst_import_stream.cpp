// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "import_decoding.h"

#include "connectors/local/import/byte_source.h"
#include "connectors/local/import/record_splitter.h"
#include "connectors/local/import/reject_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <zlib.h>
#include <zstd.h>

#include <unistd.h>

using namespace logloupe;
using namespace logloupe::importing;
using namespace Qt::StringLiterals;

class TestImportStream : public QObject {
    Q_OBJECT
private slots:
    void unpacking_data();
    void unpacking();
    void damage_data();
    void damage();
    void openFailures();
    void fileThatShrinksIsTold();
    void fileThatGrowsEndsWhereItStood();
    void skipping();
    void chunksJoinToTheWhole_data();
    void chunksJoinToTheWhole();
    void chunksBeginWithRecords();
    void tooLongRecordIsPassedOver();
    void headerIsPassedOver();
    void rejectFile();
};

namespace {

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

QByteArray zstd(const QByteArray& text) {
    QByteArray packed(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(text.size()))), '\0');
    packed.truncate(static_cast<qsizetype>(ZSTD_compress(packed.data(), static_cast<size_t>(packed.size()), text.constData(),
                                                         static_cast<size_t>(text.size()), 1)));
    return packed;
}

QByteArray utf16(const QString& text, bool littleEndian) {
    QByteArray bytes;
    for (const QChar unit : text) {
        const auto low = static_cast<char>(unit.unicode() & 0xFF);
        const auto high = static_cast<char>(unit.unicode() >> 8);
        bytes.append(littleEndian ? low : high).append(littleEndian ? high : low);
    }
    return bytes;
}

/// Reads in pieces of an awkward size; the error, if any, ends it.
QByteArray readAll(ByteSource& source, std::optional<Error>* error = nullptr) {
    QByteArray all;
    std::vector<char> piece(1013);
    for (;;) {
        const auto count = source.read(piece.data(), piece.size());
        if (!count && error)
            *error = count.error();
        if (!count || *count == 0)
            return all;
        all.append(piece.data(), static_cast<qsizetype>(*count));
    }
}

QByteArray longText() {
    QByteArray text;
    for (int i = 0; i < 60000; ++i)
        text += "line " + QByteArray::number(i) + " of a text\n";
    return text;
}

} // namespace

void TestImportStream::unpacking_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const QByteArray text = longText();
    QTest::newRow("plain") << text << text;
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("one byte") << QByteArray("a") << QByteArray("a");
    QTest::newRow("gzip") << gzip(text) << text;
    QTest::newRow("gzip, three members") << gzip(text) + gzip("x\n") + gzip(text) << text + "x\n" + text;
    QTest::newRow("gzip, padded") << gzip(text) + QByteArray(1000, '\0') << text;
    QTest::newRow("gzip of nothing") << gzip({}) << QByteArray();
    QTest::newRow("zstd") << zstd(text) << text;
    QTest::newRow("zstd, two frames") << zstd(text) + zstd("x\n") << text + "x\n";
    QTest::newRow("mark of UTF-8") << QByteArray("\xEF\xBB\xBF"
                                                 "abc")
                                   << QByteArray("abc");
    QTest::newRow("mark of UTF-8 in gzip") << gzip("\xEF\xBB\xBF"
                                                   "abc")
                                           << QByteArray("abc");
    QTest::newRow("UTF-16 LE") << "\xFF\xFE" + utf16(u"Zürich, 東京\n𝄞"_s, true) << u"Zürich, 東京\n𝄞"_s.toUtf8();
    QTest::newRow("UTF-16 BE") << "\xFE\xFF" + utf16(u"Zürich\n"_s, false) << u"Zürich\n"_s.toUtf8();
    QTest::newRow("UTF-16 LE without a mark") << utf16(u"time message\n"_s, true) << QByteArray("time message\n");
    QTest::newRow("bad bytes stay") << QByteArray("a\xff\xfe\xc3(\n") << QByteArray("a\xff\xfe\xc3(\n");
}

void TestImportStream::unpacking() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    const auto source = openBytes(bytes, u"x"_s);
    QVERIFY(source.has_value());
    std::optional<Error> error;
    QVERIFY(readAll(**source, &error) == text);
    QVERIFY(!error);
    QCOMPARE((*source)->readFromDisk(), bytes.size());
}

void TestImportStream::damage_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("keepsBeginning");
    const QByteArray text = longText();
    QTest::newRow("gzip, cut") << gzip(text).first(20000) << true;
    QTest::newRow("gzip, flipped") << gzip(text).replace(30000, 2, "\x55\xAA") << true;
    QTest::newRow("gzip, then rubbish") << gzip(text) + "rubbish" << true;
    QTest::newRow("gzip, head only") << gzip(text).first(5) << false;
    QTest::newRow("zstd, cut") << zstd(text).first(zstd(text).size() / 2) << false;
    QTest::newRow("zstd, head only") << zstd(text).first(5) << false;
}

void TestImportStream::damage() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, keepsBeginning);
    const auto source = openBytes(bytes, u"x.log"_s);
    std::optional<Error> error = source ? std::nullopt : std::optional(source.error());
    if (source) {
        const QByteArray text = readAll(**source, &error);
        if (keepsBeginning)
            QVERIFY(text.startsWith("line 0 of a text\nline 1"));
    }
    QVERIFY(error.has_value());
    QVERIFY(error->kind == ErrorKind::Storage);
    QVERIFY(error->message.contains(u"x.log"_s));
}

void TestImportStream::openFailures() {
    const QTemporaryDir folder;
    const auto missing = openByteSource(folder.filePath(u"missing.log"_s));
    QVERIFY(!missing.has_value());
    QVERIFY(missing.error().kind == ErrorKind::Storage);
    const auto directory = openByteSource(folder.path());
    QVERIFY(!directory.has_value());
    QVERIFY(directory.error().message.contains(u"folder"_s));
    QFile locked(folder.filePath(u"locked.log"_s));
    QVERIFY(locked.open(QIODevice::WriteOnly));
    locked.setPermissions({});
    if (::geteuid() == 0)
        QSKIP("root may read every file");
    QVERIFY(!openByteSource(locked.fileName()).has_value());
}

void TestImportStream::fileThatShrinksIsTold() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.log"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(longText());
    file.flush();
    const auto source = openByteSource(file.fileName());
    QVERIFY(source.has_value());
    std::vector<char> piece(1000);
    QVERIFY((*source)->read(piece.data(), piece.size()).has_value());
    QVERIFY(file.resize(5000));
    std::optional<Error> error;
    readAll(**source, &error);
    QVERIFY(error.has_value());
    QVERIFY2(error->message.contains(u"shorter"_s), qPrintable(error->message));
}

void TestImportStream::fileThatGrowsEndsWhereItStood() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"x.log"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("one\ntwo\n");
    file.flush();
    const auto source = openByteSource(file.fileName());
    QVERIFY(source.has_value());
    file.write("three\n");
    file.flush();
    QCOMPARE(readAll(**source), QByteArray("one\ntwo\n"));
}

void TestImportStream::skipping() {
    const QTemporaryDir folder;
    const QByteArray text = longText();
    for (const QByteArray& bytes : {text, gzip(text)}) {
        QFile file(folder.filePath(u"x.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto source = openByteSource(file.fileName());
        QVERIFY(source.has_value());
        QVERIFY((*source)->skip(2).value_or(false));
        QVERIFY((*source)->skip(200000).value_or(false));
        QVERIFY(readAll(**source) == text.sliced(200002));
        QVERIFY(!(*source)->skip(1).value_or(true));
    }
}

void TestImportStream::chunksJoinToTheWhole_data() {
    QTest::addColumn<ImportFormat>("format");
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("NDJSON") << ImportFormat::Ndjson << QByteArray("{\"ts\":1,\"m\":\"a long enough text\"}\n");
    QTest::newRow("CR LF") << ImportFormat::Ndjson << QByteArray("{\"ts\":1,\"m\":\"a long enough text\"}\r\n");
    QTest::newRow("list") << ImportFormat::JsonArray << QByteArray("{\n \"ts\": 1,\n \"m\": \"a } { \\\" text\"\n},\n");
    QTest::newRow("list in one line") << ImportFormat::JsonArray << QByteArray("{\"ts\":1,\"m\":\"a } { \\\" text\"},");
    QTest::newRow("table") << ImportFormat::Csv << QByteArray("1,\"a\nb \"\"c\"\" text\"\n");
    QTest::newRow("lines with traces") << ImportFormat::Lines
                                       << QByteArray("2025-06-24 14:36:53 x\n\tat a.b(C.java)\n\tat d\n");
}

void TestImportStream::chunksJoinToTheWhole() {
    QFETCH(ImportFormat, format);
    QFETCH(QByteArray, record);
    const int count = static_cast<int>(2.5 * RecordSplitter::chunkSize / static_cast<double>(record.size()));
    const QByteArray text = record.repeated(count);
    ImportPlan plan = planFor(format);
    plan.columns = {"time", "text"};
    plan.mapping.fields =
        format == ImportFormat::Csv ? std::vector<MappedField>{{"@timestamp", "time"}} : std::vector<MappedField>{};
    const auto source = openBytes(text, u"x"_s);
    // As if something stood before it, so that a table's first record is no header.
    RecordSplitter splitter(**source, plan, {.offset = 100, .line = 11});
    const auto decoder = makeDecoder(plan);
    QByteArray joined;
    int chunks = 0;
    int rows = 0;
    qint64 line = 11;
    ContentDigest digest;
    for (;;) {
        std::vector<RejectedRecord> rejected;
        const auto chunk = splitter.next(rejected);
        QVERIFY(chunk.has_value());
        QVERIFY(rejected.empty());
        if (!*chunk)
            break;
        ++chunks;
        const std::string_view bytes = (*chunk)->bytes.text();
        QCOMPARE((*chunk)->firstLine, line);
        QVERIFY((*chunk)->digestBefore.value() == digest.value());
        digest.add(bytes);
        QVERIFY((*chunk)->digest == digest.value());
        line += std::count(bytes.begin(), bytes.end(), '\n');
        joined.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
        QCOMPARE((*chunk)->end.offset, 100 + joined.size());
        QCOMPARE((*chunk)->end.line, line);
        DecodedRows decoded(u"x"_s);
        decoder->decode((*chunk)->bytes, (*chunk)->firstLine, decoded);
        QCOMPARE(decoded.rejected.size(), size_t(0));
        rows += decoded.builder.build().size();
    }
    QVERIFY(chunks >= 2);
    QVERIFY(joined == text);
    QCOMPARE(rows, count);
}

void TestImportStream::chunksBeginWithRecords() {
    const QByteArray record =
        QByteArray("2025-06-24 14:36:53 ERROR x\n") + QByteArray("\tat a.b.c(D.java:1)\n").repeated(30000);
    const auto source = openBytes(record.repeated(12), u"x"_s);
    RecordSplitter splitter(**source, planFor(ImportFormat::Lines));
    int chunks = 0;
    for (;;) {
        std::vector<RejectedRecord> rejected;
        const auto chunk = splitter.next(rejected);
        QVERIFY(chunk.has_value());
        if (!*chunk)
            break;
        ++chunks;
        QVERIFY((*chunk)->bytes.text().starts_with("2025-06-24"));
    }
    QVERIFY(chunks >= 2);
}

void TestImportStream::tooLongRecordIsPassedOver() {
    const QByteArray good = "{\"ts\":1}\n";
    const QByteArray text = good + QByteArray(40 << 20, 'x') + "\n" + good + QByteArray(20 << 20, '{');
    const auto source = openBytes(text, u"x"_s);
    RecordSplitter splitter(**source, planFor(ImportFormat::Ndjson));
    std::vector<RejectedRecord> rejected;
    QByteArray kept;
    qint64 largest = 0;
    for (;;) {
        const auto chunk = splitter.next(rejected);
        QVERIFY(chunk.has_value());
        if (!*chunk)
            break;
        largest = std::max(largest, static_cast<qint64>((*chunk)->bytes.size()));
        kept.append((*chunk)->bytes.text().data(), static_cast<qsizetype>((*chunk)->bytes.size()));
    }
    QCOMPARE(kept, good + good);
    QCOMPARE(rejected.size(), size_t(2));
    QCOMPARE(rejected[0].line, 2);
    QCOMPARE(rejected[1].line, 4);
    QVERIFY(rejected[0].reason == RejectReason::TooLong);
    QCOMPARE(rejected[0].record.size(), rejectedRecordLimit);
    QCOMPARE(splitter.emptyChunk().end.offset, text.size());
}

void TestImportStream::headerIsPassedOver() {
    ImportPlan plan = planFor(ImportFormat::Csv);
    plan.columns = {"a\nb", "c"};
    const auto source = openBytes("\"a\nb\",c\n1,2\n", u"x"_s);
    RecordSplitter splitter(**source, plan);
    std::vector<RejectedRecord> rejected;
    const auto chunk = splitter.next(rejected);
    QVERIFY(chunk.has_value() && chunk->has_value());
    QVERIFY((*chunk)->bytes.text() == "1,2\n");
    QCOMPARE((*chunk)->firstLine, 3);
    QVERIFY((*chunk)->digest == ContentDigest::of("\"a\nb\",c\n1,2\n"));
}

void TestImportStream::rejectFile() {
    const QTemporaryDir folder;
    const QString rejects = folder.filePath(u"deep/rejects"_s);
    {
        RejectFile none(rejects, u"x.log"_s);
        QVERIFY(none.write({}).has_value());
        QVERIFY(none.path().isEmpty());
        QVERIFY(!QDir(rejects).exists());
    }
    for (int number = 1; number <= 2; ++number) {
        RejectFile file(rejects, u"x.log"_s);
        QVERIFY(file.write({{12, RejectReason::NotJson, "{\"bro\xffken"}, {14, RejectReason::NoTime, "{}"}}).has_value());
        QVERIFY(file.flush().has_value());
        QCOMPARE(file.path(), rejects + u"/x.log-%1.rejects"_s.arg(number));
        QFile written(file.path());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(),
                 QByteArray("# line 12: not a complete JSON object\n{\"bro\xffken\n# line 14: no time in it\n{}\n"));
        QVERIFY(!(written.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
    RejectFile impossible(u"/proc/nowhere"_s, u"x.log"_s);
    const auto written = impossible.write({{1, RejectReason::NoTime, ""}});
    QVERIFY(!written.has_value());
    QVERIFY(written.error().kind == ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestImportStream)
#include "tst_import_stream.moc"
