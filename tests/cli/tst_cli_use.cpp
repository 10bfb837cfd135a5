// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the program is used and answers: exit codes, what goes where, pipes, Ctrl+C, terminals.

#include "tests/cli/program.h"

#include <QFileInfo>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestCliUse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QByteArray records;
        for (int i = 0; i < 3000; ++i) {
            const QByteArray time = "2026-05-0" + QByteArray::number(1 + i / 1000)
                                    + "T10:" + QByteArray::number(10 + i / 100 % 10) + ":" + QByteArray::number(10 + i % 50)
                                    + "." + QByteArray::number(100 + i % 900) + "Z";
            records += "{\"@timestamp\":\"" + time + "\",\"service.name\":\"shop\",\"log.level\":\""
                       + (i % 10 == 0 ? "ERROR" : "INFO") + "\",\"order.id\":\"A-" + QByteArray::number(100000 + i / 10)
                       + "\",\"customer.id\":\"C-7\",\"user.email\":\"anna.petrova@example.com\",\"message\":\"step "
                       + QByteArray::number(i) + "\"}\n";
        }
        m_box.write(u"events.ndjson"_s, records);
        const Ran ran = m_box.run("-w small import events.ndjson --format json");
        QVERIFY2(ran.code == 0 && ran.object().value(u"stored"_s).toInt() == 3000, ran.told().constData());
    }

    void answers_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("err");

        const auto row = [](const char* name, const char* words, int code, const char* out, const char* err) {
            QTest::newRow(name) << QString::fromUtf8(words).split(u'|', Qt::SkipEmptyParts) << code << QString::fromUtf8(out)
                                << QString::fromUtf8(err);
        };
        row("version", "--version", 0, "logloupe ", "");
        row("version of a command", "case|--version", 0, "logloupe ", "");
        row("help", "--help", 0, "Usage: logloupe [COMMAND] [OPTIONS]", "");
        row("help of a command", "search|--help", 0, "Usage: logloupe search [QUERY]", "");
        row("help before the command", "--help|search", 0, "Usage: logloupe search [QUERY]", "");
        row("help in Russian", "--help|--lang|ru", 0, "logloupe", "");
        row("unknown command", "serch", 2, "", "Did you mean search?");
        row("command of a later version", "groups", 2, "", "This version has no command “groups”. There are: case,");
        row("case save of a later version", "case|save|A-1", 2, "", "one word too many");
        row("unknown option", "search|--limt|3", 2, "", "Did you mean --limit?");
        row("nothing found is complete", "-w|small|search|nothingofthekind", 0, "", "0 of 0");
        row("unknown order is complete", "-w|small|case|A-1", 0, "Nothing is logged about order A-1.", "");
        row("unknown customer is complete", "-w|small|customer|C-1", 0, "Nothing is logged about customer C-1.", "");
        row("wrong query", "-w|small|search|level>=", 2, "", "level>=\n       ^\n");
        row("the column is told", "-w|small|search|level>=", 2, "", "(column 8)");
        row("wrong query of several words", "-w|small|histogram|shop|and|(paid", 2, "", "shop and (paid\n");
        row("wide characters before the mark", "-w|small|search|订单 and level>=", 2, "", "                ^\n");
        row("wrong zone", "-w|small|search|--zone|Mars/Olympus", 2, "", "There is no time zone “Mars/Olympus”.");
        row("from after to", "-w|small|search|--from|-1h|--to|-2h", 2, "", "--from “-1h” is later than --to “-2h”.");
        row("no time", "-w|small|search|--from|soon", 2, "", "--from “soon” is no time.");
        row("wrong limit", "-w|small|variants|--limit|x", 2, "", "--limit is a whole number of at least 1.");
        row("wrong step", "-w|small|histogram|--step|0h", 2, "", "--step “0h” is no length of time.");
        row("too many bins", "-w|small|histogram|--step|1ms", 2, "", "more than 100 000 bins");
        row("no such workspace", "-w|nowhere|search", 2, "", "There is no workspace “nowhere”.");
        row("unknown source", "-w|small|search|--source|else", 2, "", "There is no source “else” here. There are: small.");
        row("the source itself", "-w|small|search|--source|small|--limit|1", 0, "step 0", "1 of 3");
        row("export without a file", "-w|small|export", 2, "", "-o");
        row("export of another kind", "-w|small|export|-o|x.pdf", 2, "", ".ndjson or .csv");
        row("export into no folder", "-w|small|export|-o|nowhere/x.csv", 1, "", "cannot be written");
        row("picture of a wrong size", "tour|--out|t|--size|huge", 2, "", "--size is width x height");
        row("tour without a folder", "tour", 2, "", "--out DIR");
        row("simulate to an unknown profile", "simulate|--to|elk", 2, "", "There is no profile “elk”");
        row("simulate to two places", "simulate|--to|elk|--out|x", 2, "", "Name --out or --to, not both.");
        row("simulate into no folder", "simulate|--out|nowhere/x", 1, "", "cannot be written");
        row("mapping is not there", "-w|small|import|events.ndjson|--mapping|none.json", 2, "",
            "The mapping none.json cannot be read.");
        row("compare with an unknown order", "-w|small|compare|A-100000|A-1", 2, "", "Nothing is logged about order A-1.");
        row("quiet", "-w|small|search|--limit|1|--quiet", 0, "step 0", "");
    }

    void answers() {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, out);
        QFETCH(QString, err);
        const Ran ran = m_box.run(words);
        QVERIFY2(ran.code == code, ran.told().constData());
        QVERIFY2(QString::fromUtf8(ran.out).contains(out), ran.told().constData());
        QVERIFY2(ran.err.contains(err.isEmpty() ? QString() : err.left(60)), ran.told().constData());
        if (code == 2 || code == 1)
            QVERIFY2(ran.out.isEmpty(), ran.told().constData());
        if (words.contains(u"--quiet"_s))
            QVERIFY2(ran.err.isEmpty(), ran.told().constData());
    }

    void formatsAreWhatTheySay_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("begins");
        QTest::newRow("search table") << u"search"_s << u"Time, UTC"_s;
        QTest::newRow("search ndjson") << u"search -f ndjson"_s << u"{\"@timestamp\":\"2026-05-01T10:10:10.100000000Z\""_s;
        QTest::newRow("search csv") << u"search -f csv"_s << u"@timestamp,"_s;
        QTest::newRow("search json") << u"search -f json"_s << u"[\n{"_s;
        QTest::newRow("case text") << u"case A-100000"_s << u"Order A-100000, customer C-7"_s;
        QTest::newRow("case json") << u"case A-100000 -f json"_s << u"{"_s;
        QTest::newRow("case html") << u"case A-100000 -f html"_s << u"<!DOCTYPE html>"_s;
        QTest::newRow("case png") << u"case A-100000 -f png"_s << u"\x89PNG"_s;
        QTest::newRow("case svg") << u"case A-100000 -f svg"_s << u"<?xml"_s;
        QTest::newRow("customer json") << u"customer C-7 -f json"_s << u"["_s;
        QTest::newRow("histogram csv") << u"histogram --step 1d -f csv"_s
                                       << u"time,count\n2026-05-01T00:00:00.000000000Z,1000\n"_s;
        QTest::newRow("histogram text") << u"histogram --step 1d"_s << u"Time, UTC"_s;
        QTest::newRow("heatmap csv") << u"heatmap --step 1d -f csv"_s << u"time,shop\n2026-05-01T00:00:00.000000000Z,100\n"_s;
        QTest::newRow("heatmap png") << u"heatmap --step 1d -f png"_s << u"\x89PNG"_s;
        QTest::newRow("top csv") << u"top level -f csv"_s << u"value,count\nINFO,2700\nERROR,300\n"_s;
        QTest::newRow("durations csv") << u"durations -f csv"_s << u"status,orders,median_s,p90_s,p95_s,max_s\n"_s;
        QTest::newRow("variants csv") << u"variants -f csv"_s << u"cases,median_s,p90_s,statuses\n"_s;
        QTest::newRow("sources text") << u"sources"_s << u"Source"_s;
    }

    void formatsAreWhatTheySay() {
        QFETCH(QString, words);
        QFETCH(QString, begins);
        const Ran ran = m_box.run((u"-w small "_s + words).split(u' '));
        QVERIFY2(ran.code == 0, ran.told().constData());
        const QByteArray wanted = begins == u"\x89PNG"_s ? begins.toLatin1() : begins.toUtf8();
        QVERIFY2(ran.out.startsWith(wanted), ran.told().constData());
        // The same into a file.
        if (!words.startsWith(u"case"_s) && !words.startsWith(u"heatmap"_s))
            return;
        const Ran kept = m_box.run((u"-w small "_s + words + u" -o kept"_s).split(u' '));
        QVERIFY2(kept.code == 0 && kept.out.isEmpty(), kept.told().constData());
        QVERIFY2(m_box.read(u"kept"_s).startsWith(wanted), kept.told().constData());
    }

    void sortsAndLimits() {
        const Ran newest = m_box.run("-w small search --sort -time --limit 2 -f ndjson");
        QCOMPARE(newest.lines().size(), 2);
        QVERIFY2(newest.out.contains("step 2999"), newest.told().constData());
        QVERIFY(newest.lines().constFirst() != newest.lines().constLast());
        QCOMPARE(m_box.run("-w small search --limit 0 -f ndjson").lines().size(), 0);
        QCOMPARE(m_box.run("-w small search -f ndjson --from 2026-05-02 --to 2026-05-03").lines().size(), 1000);
        // Half open: the end is not in, the beginning is.
        QCOMPARE(m_box.run("-w small search -f ndjson --to 2026-05-01T10:10:10.100Z").lines().size(), 0);
        QCOMPARE(
            m_box.run("-w small search -f ndjson --from 2026-05-01T10:10:10.100Z --to 2026-05-01T10:10:10.101Z").lines().size(),
            1);
        // Local times are of the zone that was asked for; Moscow is three hours ahead.
        QCOMPARE(m_box
                     .run("-w small search -f ndjson --zone Europe/Moscow --from 2026-05-01T13:10:10.100 --to "
                          "2026-05-01T13:10:10.101")
                     .lines()
                     .size(),
                 1);
    }

    void personalDataIsMaskedEverywhere_data() {
        QTest::addColumn<QString>("words");
        for (const char* words :
             {"search -f ndjson", "search -f csv", "search -f json", "search", "top user.email", "top user.email -f json",
              "top user.email -f csv", "histogram --by user.email -f json", "histogram --by user.email",
              "histogram --by user.email -f csv", "heatmap level>=INFO --rows user.email", "case A-100000 -f json",
              "case A-100000 -f html", "case A-100000"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }

    void personalDataIsMaskedEverywhere() {
        QFETCH(QString, words);
        const Ran ran = m_box.run((u"-w small "_s + words).split(u' '));
        QVERIFY2(ran.code == 0, ran.told().constData());
        QVERIFY2(!ran.out.contains("petrova"), ran.told().constData());
        if (words.contains(u"user.email"_s))
            QVERIFY2(QString::fromUtf8(ran.out).contains(u"‹"_s), ran.told().constData());
    }

    void exportIsWholeOrNotThere() {
        m_box.write(u"there.csv"_s, "what was there before\n");
        const Ran wrong = m_box.run("-w small export level>= -o there.csv");
        QCOMPARE(wrong.code, 2);
        QCOMPARE(m_box.read(u"there.csv"_s), QByteArray("what was there before\n"));
        const Ran csv = m_box.run("-w small export level:ERROR -o there.csv");
        QVERIFY2(csv.code == 0 && csv.out.isEmpty(), csv.told().constData());
        QCOMPARE(m_box.read(u"there.csv"_s).count('\n'), 301);
        QVERIFY(!m_box.read(u"there.csv"_s).contains("petrova"));
        const Ran ndjson = m_box.run("-w small export -o all.ndjson");
        QVERIFY2(ndjson.code == 0, ndjson.told().constData());
        QCOMPARE(m_box.read(u"all.ndjson"_s).count('\n'), 3000);
    }

    void remembersTheWorkspace() {
        const Sandbox box;
        box.write(u"one.ndjson"_s, "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"message\":\"the only one\"}"
                                   "\n");
        QCOMPARE(box.run("--workspace ./here import one.ndjson").code, 0);
        QVERIFY(QFileInfo::exists(box.path(u"here/segments"_s)));
        const Ran again = box.run("search -f ndjson");
        QVERIFY2(again.code == 0 && again.lines().size() == 1, again.told().constData());
        // Asking in a folder that holds no workspace makes none.
        QCOMPARE(box.run("--workspace ./home search").code, 2);
        QVERIFY(!QFileInfo::exists(box.path(u"home/segments"_s)));
    }

    void aClosedPipeIsNoError_data() {
        QTest::addColumn<QString>("words");
        QTest::newRow("search") << u"-w small search -f ndjson"_s;
        QTest::newRow("case") << u"-w small case A-100000 -f json"_s;
        QTest::newRow("simulation") << u"simulate --orders 2000"_s;
        QTest::newRow("live stream") << u"simulate --orders 100 --live --rate 5000"_s;
        QTest::newRow("tail") << u"-w demo tail"_s;
    }

    void aClosedPipeIsNoError() {
        QFETCH(QString, words);
        int ends[2];
        QVERIFY(::pipe(ends) == 0);
        QProcess process;
        m_box.prepare(process, words.split(u' '));
        process.setChildProcessModifier([ends] {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
        });
        process.start();
        QVERIFY(process.waitForStarted());
        ::close(ends[1]);
        char byte = 0;
        QCOMPARE(::read(ends[0], &byte, 1), ssize_t(1));
        ::close(ends[0]);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }

    void aFullOutputIsAFailure_data() {
        QTest::addColumn<QString>("words");
        QTest::newRow("search") << u"-w small search -f ndjson"_s;
        QTest::newRow("help of everything else") << u"-w small case A-100000 -f json"_s;
        QTest::newRow("simulate") << u"simulate --orders 100"_s;
    }

    void aFullOutputIsAFailure() {
        if (!QFileInfo::exists(u"/dev/full"_s))
            QSKIP("there is no /dev/full here");
        QFETCH(QString, words);
        QProcess process;
        m_box.prepare(process, words.split(u' '));
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("Standard output took not everything"));
    }

    void ctrlCEndsCleanly_data() {
        QTest::addColumn<QString>("words");
        QTest::newRow("simulate") << u"simulate --orders 100 --live --rate 200"_s;
        QTest::newRow("tail") << u"tail"_s;
        QTest::newRow("import from a pipe") << u"-w pipe import -"_s;
        QTest::newRow("demo that is being made") << u"-w demo case"_s;
    }

    void ctrlCEndsCleanly() {
        QFETCH(QString, words);
        const Sandbox box;
        QProcess process;
        box.prepare(process, words.split(u' '));
        process.start();
        QVERIFY(process.waitForStarted());
        if (words.contains(u"import"_s)) {
            process.write("{\"@timestamp\":\"2026-05-01T10:00:00Z\"}\n");
            while (!QFileInfo::exists(box.path(u"data/logloupe/logloupe/workspaces/pipe/segments"_s))
                   && !QFileInfo::exists(box.path(u"data/logloupe/workspaces/pipe/segments"_s)))
                QVERIFY(!process.waitForFinished(20));
        } else if (words.contains(u"demo"_s)) {
            QVERIFY(!process.waitForFinished(300));
        } else {
            QVERIFY(process.waitForReadyRead());
        }
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        if (words.contains(u"demo"_s)) {
            // What was begun is finished the next time.
            const Ran again = box.run("-w demo case A-104233");
            QVERIFY2(again.code == 0 && again.out.contains("142 of 142 events"), again.told().constData());
        }
    }

    void readersDoNotHinderAWriter() {
        const Sandbox box;
        box.write(u"one.ndjson"_s, "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"message\":\"one\"}"
                                   "\n");
        box.write(u"two.ndjson"_s, "{\"@timestamp\":\"2026-05-01T10:00:01Z\",\"message\":\"two\"}"
                                   "\n");
        QCOMPARE(box.run("-w both import one.ndjson").code, 0);
        QProcess reader;
        box.prepare(reader, u"-w both tail"_s.split(u' '));
        reader.start();
        QVERIFY(reader.waitForStarted());
        QVERIFY(!reader.waitForFinished(300));
        const Ran second = box.run("-w both import two.ndjson");
        QVERIFY2(second.code == 0, second.told().constData());
        ::kill(static_cast<pid_t>(reader.processId()), SIGINT);
        QVERIFY(reader.waitForFinished());
        QCOMPARE(reader.exitCode(), 130);
        QCOMPARE(box.run("-w both search -f ndjson").lines().size(), 2);
    }

    void oneWriterOnly() {
        const Sandbox box;
        box.write(u"one.ndjson"_s, "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"message\":\"one\"}"
                                   "\n");
        QCOMPARE(box.run("-w both import one.ndjson").code, 0);
        QProcess writer;
        box.prepare(writer, u"-w both import -"_s.split(u' '));
        writer.start();
        QVERIFY(writer.waitForStarted());
        Ran second;
        // It takes a moment until the first one holds the workspace.
        for (int i = 0; i < 100 && second.code != 1; ++i) {
            QVERIFY(!writer.waitForFinished(20));
            second = box.run("-w both import one.ndjson");
        }
        QVERIFY2(second.code == 1 && second.err.contains(u"Another LogLoupe is writing this workspace."_s),
                 second.told().constData());
        const Ran read = box.run("-w both search -f ndjson");
        QVERIFY2(read.code == 0 && read.lines().size() == 1, read.told().constData());
        QVERIFY2(read.err.contains(u"Another LogLoupe has this workspace open"_s), read.told().constData());
        writer.closeWriteChannel();
        QVERIFY(writer.waitForFinished());
    }

    void terminalsAreNotDriven_data() {
        QTest::addColumn<QString>("words");
        for (const char* words :
             {"search", "search -f ndjson", "search -f csv", "search -f json", "case X-1", "case X-1 -f json",
              "top service.name", "top service.name -f csv", "histogram --by service.name", "case \x1b[31m", "search \x1b[31m",
              "\x1b[31m", "import \x1b[31m.log"})
            QTest::newRow(QByteArray(words).replace('\x1b', "ESC").constData()) << QString::fromLatin1(words);
    }

    void terminalsAreNotDriven() {
        QFETCH(QString, words);
        const Sandbox box;
        box.write(u"evil.ndjson"_s,
                  "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"order.id\":\"X-1\",\"service.name\":\"a\\u001b[2Jb\\u009b31m\","
                  "\"message\":\"\\u001b]0;owned\\u0007 \\u202e \\r over\"}\n");
        QCOMPARE(box.run("-w evil import evil.ndjson").code, 0);
        const Ran ran = box.runOnTerminal((u"-w evil "_s + words).split(u' '), 60);
        QVERIFY2(ran.code >= 0 && !ran.out.isEmpty(), ran.told().constData());
        // What it draws itself: an empty progress line.
        QByteArray out = ran.out;
        out.replace("\r\x1b[K", "").replace("\r\n", "\n");
        const QString text = QString::fromUtf8(out);
        for (const QChar c : text)
            QVERIFY2(c == u'\n' || c == u'\t'
                         || (c.unicode() >= 0x20 && c.unicode() != 0x7f && c.unicode() != 0x9b && c.unicode() != 0x202e),
                     ran.told().constData());
    }

    void tablesFitTheTerminal() {
        const Sandbox box;
        box.write(u"long.ndjson"_s, "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"order.id\":\"X-1\",\"message\":\""
                                        + QByteArray("word ").repeated(60) + "\"}\n");
        QCOMPARE(box.run("-w long import long.ndjson").code, 0);
        const Ran ran = box.runOnTerminal(u"-w long search"_s.split(u' '), 100);
        const QList<QByteArray> lines = ran.lines();
        QVERIFY2(lines.size() > 5, ran.told().constData());
        for (const QByteArray& line : lines)
            QVERIFY2(QString::fromUtf8(line).trimmed().size() <= 100, line.constData());
        // In a pipe a record is a line.
        QCOMPARE(box.run("-w long search").lines().size(), 2);
    }

    void progressIsABarOnATerminal() {
        const Ran ran = m_box.runOnTerminal(u"simulate --orders 3000 --out big.ndjson"_s.split(u' '), 80);
        QCOMPARE(ran.code, 0);
        QVERIFY2(QString::fromUtf8(ran.out).contains(u"░"_s), ran.told().constData());
        const Ran quiet = m_box.runOnTerminal(u"simulate --orders 3000 --out big.ndjson --quiet"_s.split(u' '), 80);
        QVERIFY2(!QString::fromUtf8(quiet.out).contains(u"░"_s), quiet.told().constData());
    }

    void russian() {
        const Ran ran = m_box.run("-w small case A-100000 --lang ru");
        QVERIFY2(ran.code == 0 && QString::fromUtf8(ran.out).contains(u"Заказ A-100000"_s), ran.told().constData());
        const Ran wrong = m_box.run("--lang ru -w small search level>=");
        QVERIFY2(wrong.code == 2 && wrong.err.contains(u"позиция"_s), wrong.told().constData());
    }

private:
    Sandbox m_box;
};

QTEST_GUILESS_MAIN(TestCliUse)
#include "tst_cli_use.moc"
