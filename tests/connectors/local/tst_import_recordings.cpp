// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that real systems wrote, where they are at hand: shared test recordings and this machine's own logs. Numbers are facts about the files
// that other tools report too.

#include "import_decoding.h"

#include "connectors/local/import/byte_source.h"
#include "connectors/local/import/record_splitter.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

using namespace logloupe;
using namespace logloupe::importing;
using namespace Qt::StringLiterals;

class TestImportRecordings : public QObject {
    Q_OBJECT
private slots:
    void recordings_data();
    void recordings();
    void permitProcess();
    void logsOfThisMachine_data();
    void logsOfThisMachine();
};

namespace {

QString dataFolder() {
    const QString given = qEnvironmentVariable("LOGLOUPE_SHARED_DATA");
    return given.isEmpty() ? QDir::cleanPath(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + u"/../shared/data"_s) : given;
}

struct FileRead {
    ImportPlan plan;
    std::vector<EventBatch> batches;
    qint64 rows = 0;
    qint64 rejected = 0;
};

std::optional<FileRead> readFile(const QString& path) {
    auto source = openByteSource(path);
    if (!source)
        return {};
    const QByteArray beginning = readBeginning(**source, detectionBytes);
    const auto plan = planImport({beginning.constData(), static_cast<size_t>(beginning.size())}, {},
                                 {.fileName = path, .reference = {1'763'683'200'000'000'000}});
    if (!plan)
        return {};
    FileRead file{.plan = *plan, .batches = {}};
    source = openByteSource(path);
    RecordSplitter splitter(**source, *plan);
    const auto decoder = makeDecoder(*plan);
    std::vector<RejectedRecord> rejected;
    for (;;) {
        const auto chunk = splitter.next(rejected);
        if (!chunk || !*chunk)
            break;
        DecodedRows rows(u"x"_s);
        decoder->decode((*chunk)->bytes, (*chunk)->firstLine, rows);
        file.batches.push_back(rows.builder.build());
        file.rows += file.batches.back().size();
        file.rejected += static_cast<qint64>(rows.rejected.size());
    }
    file.rejected += static_cast<qint64>(rejected.size());
    return file;
}

} // namespace

void TestImportRecordings::recordings_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<ImportFormat>("format");
    QTest::addColumn<LineFormat>("lineFormat");
    QTest::addColumn<qint64>("rows");
    QTest::newRow("OpenSSH") << u"loghub/OpenSSH_2k.log"_s << ImportFormat::Lines << LineFormat::Syslog << qint64(2000);
    QTest::newRow("Apache") << u"loghub/Apache_2k.log"_s << ImportFormat::Lines << LineFormat::ApacheError << qint64(2000);
    QTest::newRow("ZooKeeper") << u"loghub/Zookeeper_2k.log"_s << ImportFormat::Lines << LineFormat::TimeFirst << qint64(2000);
    QTest::newRow("permits") << u"permit-receipt.csv"_s << ImportFormat::Csv << LineFormat::TimeFirst << qint64(8577);
}

void TestImportRecordings::recordings() {
    QFETCH(QString, name);
    QFETCH(ImportFormat, format);
    QFETCH(LineFormat, lineFormat);
    QFETCH(qint64, rows);
    const QString path = dataFolder() + u'/' + name;
    if (!QFileInfo::exists(path))
        QSKIP("the shared recordings are not here");
    const auto file = readFile(path);
    QVERIFY(file.has_value());
    QVERIFY(file->plan.format == format);
    if (format == ImportFormat::Lines)
        QVERIFY(file->plan.lineFormat == lineFormat);
    QCOMPARE(file->rows, rows);
    QCOMPARE(file->rejected, 0);
    for (const EventBatch& batch : file->batches) {
        for (int row = 0; row < batch.size(); ++row)
            QVERIFY(!batch.text(Field::Message, row).empty());
    }
}

void TestImportRecordings::permitProcess() {
    const QString path = dataFolder() + u"/permit-receipt.csv"_s;
    if (!QFileInfo::exists(path))
        QSKIP("the shared recordings are not here");
    const auto file = readFile(path);
    QVERIFY(file.has_value());
    QVERIFY(file->plan.mapping.process && file->plan.mapping.process->isDiscovered());
    QSet<QByteArray> cases;
    for (const EventBatch& batch : file->batches) {
        for (int row = 0; row < batch.size(); ++row) {
            const std::string_view order = batch.text(Field::OrderId, row);
            cases.insert(QByteArray(order.data(), static_cast<qsizetype>(order.size())));
            QVERIFY(!batch.text(Field::StatusNew, row).empty());
            QVERIFY(!batch.text(Field::UserId, row).empty());
        }
    }
    QCOMPARE(cases.size(), 1434);
    QCOMPARE(time(file->batches.front(), 0), u"2011-10-11T11:45:40.276000000Z"_s);
}

void TestImportRecordings::logsOfThisMachine_data() {
    QTest::addColumn<QString>("path");
    for (const char* path :
         {"/var/log/dpkg.log", "/var/log/apt/history.log", "/var/log/apt/term.log", "/var/log/alternatives.log",
          "/var/log/bootstrap.log", "/var/log/syslog", "/var/log/auth.log", "/var/log/kern.log", "/var/log/fontconfig.log"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void TestImportRecordings::logsOfThisMachine() {
    QFETCH(QString, path);
    const QFileInfo info(path);
    if (!info.isReadable() || info.size() == 0)
        QSKIP("this machine has no such log, or keeps it to itself");
    const auto file = readFile(path);
    QVERIFY(file.has_value());
    QVERIFY(file->rows > 0);
    // A log that was rotated may begin in the middle of a record.
    QVERIFY2(file->rejected <= 20 + file->rows / 100, qPrintable(QString::number(file->rejected)));
}

QTEST_GUILESS_MAIN(TestImportRecordings)
#include "tst_import_recordings.moc"
