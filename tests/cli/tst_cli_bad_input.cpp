// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What goes wrong with files, disks and workspaces: a sentence, an exit code, and nothing lost.

#include "tests/cli/program.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

QByteArray record(const QByteArray& message, const QByteArray& time = "2026-05-01T10:00:00Z") {
    return "{\"@timestamp\":\"" + time + "\",\"service.name\":\"shop\",\"message\":\"" + message + "\"}\n";
}

QByteArray records(int count) {
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += record("record " + QByteArray::number(i) + " " + QByteArray::number(qHash(i, 7)).repeated(20),
                      "2026-05-01T10:00:00." + QByteArray::number(i % 1'000'000).rightJustified(6, '0') + "Z");
    return all;
}

/// Every file below the workspace of that name.
QStringList filesOf(const Sandbox& box, const QString& workspace, const QString& pattern) {
    QStringList found;
    QDirIterator files(box.path(u"data"_s), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains(u"/workspaces/"_s + workspace + u'/'))
            found << path;
    }
    return found;
}

void overwrite(const QString& path, qint64 at, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestCliBadInput : public QObject {
    Q_OBJECT

private slots:
    void filesThatCannotBeRead_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown") << u"nowhere.log"_s << u"There is no file nowhere.log."_s;
        QTest::newRow("folder") << u"folder"_s << u"folder is a folder. Name the files in it."_s;
        QTest::newRow("loop of links") << u"loop"_s << u"loop"_s;
        QTest::newRow("link to nowhere") << u"dangling"_s << u"There is no file"_s;
        QTest::newRow("file as a folder") << u"good.ndjson/x"_s << u"good.ndjson/x"_s;
        QTest::newRow("empty") << u"empty"_s << u"empty"_s;
        QTest::newRow("binary") << u"binary"_s << u"binary is no text."_s;
        QTest::newRow("cut gzip") << u"cut.gz"_s << u"cut.gz"_s;
        QTest::newRow("no right") << u"secret"_s << u"secret may not be read by this user."_s;
        QTest::newRow("name too long") << QString(5000, u'x') << u"xxx"_s;
        QTest::newRow("control characters") << u"\x1b[31m\n.log"_s << u"There is no file ␛[31m"_s;
    }

    void filesThatCannotBeRead() {
        QFETCH(QString, name);
        QFETCH(QString, says);
        const Sandbox box;
        box.write(u"good.ndjson"_s, record("good"));
        QDir(box.path({})).mkdir(u"folder"_s);
        QFile::link(u"loop"_s, box.path(u"loop"_s));
        QFile::link(u"nothing"_s, box.path(u"dangling"_s));
        box.write(u"empty"_s, {});
        QByteArray binary;
        for (int i = 0; i < 20'000; ++i)
            binary.append(static_cast<char>(i * 37 % 256));
        box.write(u"binary"_s, binary);
        box.write(u"cut.gz"_s, QByteArray::fromHex("1f8b0800000000000003"));
        QFile::setPermissions(box.write(u"secret"_s, record("secret")), {});
        if (name == u"secret"_s && ::geteuid() == 0)
            QSKIP("root may read everything");

        const Ran alone = box.run({u"-w"_s, u"w"_s, u"import"_s, name, u"--format"_s, u"json"_s});
        const bool isOnlyEmpty = name == u"empty"_s;
        QVERIFY2(alone.code == (isOnlyEmpty ? alone.code : 1), alone.told().constData());
        QVERIFY2(alone.err.contains(says), alone.told().constData());
        QCOMPARE(alone.object()[u"stored"].toInt(-1), 0);
        // Beside a good file: that one is read.
        const Ran both = box.run({u"-w"_s, u"w"_s, u"import"_s, name, u"good.ndjson"_s, u"--format"_s, u"json"_s});
        QVERIFY2(both.code == (isOnlyEmpty ? both.code : 3), both.told().constData());
        QCOMPARE(both.object()[u"stored"].toInt(-1), 1);
        QVERIFY2(both.err.contains(says), both.told().constData());
        QCOMPARE(box.run("-w w search -f ndjson").lines().size(), 1);
    }

    void recordsThatCannotBeRead_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<bool>("isStored");
        const QByteArray deep(10'000, '[');
        const QByteArray deepEnd(10'000, ']');
        QTest::newRow("nested deeply") << QByteArray("{\"@timestamp\":\"2026-05-01T10:00:01Z\",\"message\":\"x\",\"a\":" + deep
                                                     + deepEnd + "}\n")
                                       << false;
        QTest::newRow("nested and never closed")
            << QByteArray("{\"@timestamp\":\"2026-05-01T10:00:01Z\",\"a\":" + deep + "\n") << false;
        QTest::newRow("the same key twice")
            << QByteArray("{\"@timestamp\":\"2026-05-01T10:00:01Z\",\"message\":\"first\",\"message\":\"second\"}"
                          "\n")
            << true;
        QTest::newRow("cut in the middle") << QByteArray("{\"@timestamp\":\"2026-05-01T10:00:01Z\",\"mess"
                                                         "\n")
                                           << false;
        QTest::newRow("a time that cannot be") << record("x", "2026-13-45T99:00:00Z") << false;
        QTest::newRow("a time before what is kept") << record("x", "1500-01-01T00:00:00Z") << false;
        QTest::newRow("a time after what is kept") << record("x", "9999-12-31T23:59:59Z") << false;
        QTest::newRow("bytes that are no UTF-8") << record("caf\xe9 \xff\xfe") << true;
        QTest::newRow("null characters") << record("a\\u0000b") << true;
        QTest::newRow("numbers out of range")
            << QByteArray("{\"@timestamp\":\"2026-05-01T10:00:01Z\",\"message\":\"x\",\"event.duration\":1e999}"
                          "\n")
            << false;
        QTest::newRow("no time") << QByteArray("{\"message\":\"no time\"}"
                                               "\n")
                                 << false;
    }

    void recordsThatCannotBeRead() {
        QFETCH(QByteArray, line);
        QFETCH(bool, isStored);
        const Sandbox box;
        box.write(u"mixed.ndjson"_s, record("before") + line + record("after"));
        const Ran ran = box.run("-w w import mixed.ndjson --format json");
        QVERIFY2(ran.code == 0, ran.told().constData());
        const QJsonObject counts = ran.object();
        QCOMPARE(counts[u"read"].toInt(), 3);
        QCOMPARE(counts[u"stored"].toInt() + counts[u"rejected"].toInt(), 3);
        if (isStored)
            QCOMPARE(counts[u"stored"].toInt(), 3);
        if (counts[u"rejected"].toInt() > 0) {
            QFile rejects(counts[u"reject_file"].toString());
            QVERIFY(rejects.open(QIODevice::ReadOnly));
            QVERIFY(rejects.readAll().contains('2'));
        }
        const Ran found = box.run("-w w search -f ndjson");
        QVERIFY2(found.code == 0 && found.lines().size() == counts[u"stored"].toInt(), found.told().constData());
        QVERIFY(found.out.contains("before") && found.out.contains("after"));
    }

    void aVeryLongLineTakesLittleMemory() {
        const Sandbox box;
        // 48 MB in one line, between two others.
        box.write(u"long.ndjson"_s, record("before") + "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"message\":\""
                                        + QByteArray(48 << 20, 'x') + "\"}\n" + record("after"));
        QProcess process;
        box.prepare(process, u"-w w import long.ndjson --format json"_s.split(u' '));
#ifndef __SANITIZE_ADDRESS__
        process.setChildProcessModifier([] {
            const rlimit most{1500UL << 20, 1500UL << 20};
            ::setrlimit(RLIMIT_AS, &most);
        });
#endif
        process.start();
        QVERIFY(process.waitForFinished(120'000));
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAllStandardError().constData());
        const Ran found = box.run("-w w search -f ndjson before or after");
        QVERIFY2(found.lines().size() == 2, found.told().constData());
    }

    void aFileThatGrowsGoesOn() {
        const Sandbox box;
        box.write(u"app.ndjson"_s, record("one"));
        QCOMPARE(box.run("-w w import app.ndjson").code, 0);
        box.write(u"app.ndjson"_s, record("one") + record("two"));
        const Ran more = box.run("-w w import app.ndjson --format json");
        QVERIFY2(more.code == 0, more.told().constData());
        QCOMPARE(more.object()[u"stored"].toInt(), 1);
        QCOMPARE(box.run("-w w search -f ndjson").lines().size(), 2);
    }

    void aFullDiskKeepsWhatWasThere() {
        const Sandbox box;
        box.write(u"small.ndjson"_s, record("there before"));
        QCOMPARE(box.run("-w w import small.ndjson").code, 0);
        box.write(u"big.ndjson"_s, records(60'000));
        QProcess process;
        box.prepare(process, u"-w w import big.ndjson"_s.split(u' '));
        // No file may grow beyond this: the write fails as on a full disk.
        process.setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit most{256 << 10, 256 << 10};
            ::setrlimit(RLIMIT_FSIZE, &most);
        });
        process.start();
        QVERIFY(process.waitForFinished(120'000));
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && (process.exitCode() == 1 || process.exitCode() == 3),
                 err.constData());
        QVERIFY2(err.contains("What was stored before is kept") || err.contains("what was stored before is kept"),
                 err.constData());
        QVERIFY2(box.run("-w w search -f ndjson \"there before\"").lines().size() == 1, "what was there before");
        // With room again the file is read to its end, and nothing twice.
        const Ran again = box.run("-w w import big.ndjson --format json");
        QVERIFY2(again.code == 0, again.told().constData());
        QCOMPARE(box.run("-w w histogram --step 1d -f csv").out,
                 QByteArray("time,count\n2026-05-01T00:00:00.000000000Z,60001\n"));
    }

    void aFullDiskIsToldByEveryWriter_data() {
        QTest::addColumn<QString>("words");
        QTest::newRow("simulate") << u"simulate --orders 200 --out out.ndjson"_s;
        QTest::newRow("export") << u"-w w export -o out.csv"_s;
    }

    void aFullDiskIsToldByEveryWriter() {
        QFETCH(QString, words);
        const Sandbox box;
        box.write(u"some.ndjson"_s, records(3000));
        QCOMPARE(box.run("-w w import some.ndjson").code, 0);
        QProcess process;
        box.prepare(process, words.split(u' '));
        process.setChildProcessModifier([] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit most{128 << 10, 128 << 10};
            ::setrlimit(RLIMIT_FSIZE, &most);
        });
        process.start();
        QVERIFY(process.waitForFinished(120'000));
        const QByteArray err = process.readAllStandardError();
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1, err.constData());
        QVERIFY2(err.contains("could not be written to its end"), err.constData());
        if (words.contains(u"export"_s))
            QVERIFY2(!QFileInfo::exists(box.path(u"out.csv"_s)), "half an export");
    }

    void aWorkspaceOfANewerVersion() {
        const Sandbox box;
        box.write(u"one.ndjson"_s, record("one"));
        QCOMPARE(box.run("-w w import one.ndjson").code, 0);
        const QString folder = QFileInfo(filesOf(box, u"w"_s, u"*.segment"_s).constFirst()).absolutePath() + u"/.."_s;
        QFile settings(folder + u"/workspace.json"_s);
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("{\"version\": 99}");
        settings.close();
        for (const char* words : {"-w w search", "-w w import one.ndjson", "-w w sources"}) {
            const Ran ran = box.run(words);
            QVERIFY2(ran.code == 1 && ran.err.contains(u"newer LogLoupe"_s), ran.told().constData());
        }
    }

    void damagedSettingsAreNamed_data() {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<QString>("key");
        QTest::newRow("no JSON") << QByteArray("{") << u"{"_s;
        QTest::newRow("zone") << QByteArray("{\"version\":1,\"zone\":\"Mars/Olympus\"}") << u"zone"_s;
        QTest::newRow("now") << QByteArray("{\"version\":1,\"now\":\"soon\"}") << u"now"_s;
        QTest::newRow("process") << QByteArray("{\"version\":1,\"process\":7}") << u"process"_s;
        QTest::newRow("status without a code") << QByteArray("{\"version\":1,\"process\":[{\"code\":\"\"}]}") << u"process"_s;
    }

    void damagedSettingsAreNamed() {
        QFETCH(QByteArray, settings);
        QFETCH(QString, key);
        const Sandbox box;
        box.write(u"one.ndjson"_s, record("one"));
        QCOMPARE(box.run("-w ./w import one.ndjson").code, 0);
        box.write(u"w/workspace.json"_s, settings);
        const Ran ran = box.run("-w ./w search");
        QVERIFY2(ran.code == 1 && ran.err.contains(u'“' + key + u'”'), ran.told().constData());
        // Taken away, the events are there again.
        QVERIFY(QFile::remove(box.path(u"w/workspace.json"_s)));
        QCOMPARE(box.run("-w ./w search -f ndjson").lines().size(), 1);
    }

    void aDamagedListIsMadeAnew() {
        const Sandbox box;
        box.write(u"some.ndjson"_s, records(2000));
        QCOMPARE(box.run("-w w import some.ndjson").code, 0);
        const QStringList lists = filesOf(box, u"w"_s, u"manifest*"_s);
        QVERIFY(!lists.isEmpty());
        for (const QString& list : lists)
            overwrite(list, 0, QByteArray(4096, 'x'));
        for (const char* words : {"-w w sources", "-w w search", "-w w import some.ndjson"}) {
            const Ran ran = box.run(words);
            QVERIFY2(ran.code == 1, ran.told().constData());
            QVERIFY2(ran.err.contains(u"sources --rebuild"_s), ran.told().constData());
        }
        const Ran rebuilt = box.run("-w w sources --rebuild --format json");
        QVERIFY2(rebuilt.code == 0, rebuilt.told().constData());
        QCOMPARE(rebuilt.array().first()[u"events"].toInt(), 2000);
        QCOMPARE(box.run("-w w search -f ndjson").lines().size(), 2000);
        const Ran again = box.run("-w w import some.ndjson --format json");
        QVERIFY2(again.code == 0 && again.object()[u"stored"].toInt(-1) == 0, again.told().constData());
    }

    void aMissingListIsMadeAnew() {
        const Sandbox box;
        box.write(u"some.ndjson"_s, records(100));
        QCOMPARE(box.run("-w w import some.ndjson").code, 0);
        for (const QString& list : filesOf(box, u"w"_s, u"manifest*"_s))
            QVERIFY(QFile::remove(list));
        const Ran ran = box.run("-w w search -f ndjson");
        QVERIFY2(ran.code == 0 && ran.lines().size() == 100, ran.told().constData());
        QVERIFY2(ran.err.contains(u"made anew"_s), ran.told().constData());
    }

    void aDamagedSegmentIsPartial() {
        const Sandbox box;
        box.write(u"one.ndjson"_s, records(2000));
        box.write(u"two.ndjson"_s, record("whole"));
        QCOMPARE(box.run("-w w import one.ndjson").code, 0);
        QCOMPARE(box.run("-w w import two.ndjson").code, 0);
        QStringList segments = filesOf(box, u"w"_s, u"*.segment"_s);
        std::sort(segments.begin(), segments.end());
        const qint64 size = QFileInfo(segments.first()).size();
        overwrite(segments.first(), size / 3, QByteArray(64, '\x5a'));
        const Ran ran = box.run("-w w search -f ndjson");
        QVERIFY2(ran.code == 3, ran.told().constData());
        QVERIFY2(ran.out.contains("whole") && !ran.err.isEmpty(), ran.told().constData());
    }

    void foldersThatAreNoWorkspace() {
        const Sandbox box;
        box.write(u"file"_s, "x");
        const Ran file = box.run("-w ./file import file");
        QVERIFY2(file.code == 1 && !file.err.isEmpty(), file.told().constData());
        const Ran slash = box.run({u"-w"_s, u"/proc/none/x"_s, u"import"_s, u"file"_s});
        QVERIFY2(slash.code == 1 && !slash.err.isEmpty(), slash.told().constData());
        QCOMPARE(box.run("-w ./home sources").code, 2);
    }

    void wrongMappings_data() {
        QTest::addColumn<QByteArray>("mapping");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("an unknown format") << QByteArray("{\"format\":\"excel\"}");
        QTest::newRow("an unknown zone") << QByteArray("{\"zone\":\"Mars/Olympus\"}");
        QTest::newRow("a pattern that is none") << QByteArray("{\"line_pattern\":\"(?<x>[\"}");
        QTest::newRow("an unknown process") << QByteArray("{\"process\":\"guessed\"}");
        QTest::newRow("a column that is not there")
            << QByteArray("{\"format\":\"csv\",\"fields\":{\"order.id\":\"nowhere\",\"@timestamp\":\"time\"}}");
    }

    void wrongMappings() {
        QFETCH(QByteArray, mapping);
        const Sandbox box;
        box.write(u"mapping.json"_s, mapping);
        box.write(u"table.csv"_s, "time,order\n2026-05-01 10:00:00,A-1\n");
        const Ran ran = box.run("-w w import table.csv --mapping mapping.json");
        QVERIFY2(ran.code == 2 || ran.code == 1, ran.told().constData());
        QVERIFY2(ran.err.size() > 10, ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliBadInput)
#include "tst_cli_bad_input.moc"
