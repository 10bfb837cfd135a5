// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that real systems wrote, read as a person would who has just found them.

#include "tests/cli/program.h"

#include <QFileInfo>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestCliRecordings : public QObject {
    Q_OBJECT

private slots:
    void permits() {
        const QString file = recordings() + u"/permit-receipt.csv"_s;
        if (!QFileInfo::exists(file))
            QSKIP("the shared recordings are not here");
        m_box.write(
            u"permits.json"_s,
            "{\"format\":\"csv\",\"fields\":{\"order.id\":\"case:concept:name\",\"order.status.new\":\"concept:name\","
            "\"user.id\":\"org:resource\",\"@timestamp\":\"time:timestamp\"},\"constants\":{\"service.name\":\"permits\"},"
            "\"process\":\"discovered\"}");
        const Ran imported = m_box.run(u"-w permits import %1 --mapping permits.json -f json"_s.arg(file).split(u' '));
        QVERIFY2(imported.code == 0, imported.told().constData());
        QCOMPARE(imported.object()[u"stored"].toInt(), 8577);
        QCOMPARE(imported.object()[u"rejected"].toInt(), 0);

        // What PM4Py 2.7 computes on the same file: cases, variants, and median and p90 of the most frequent ones in seconds.
        const QJsonArray variants = m_box.run("-w permits variants -f json").array();
        QCOMPARE(variants.size(), 116);
        int cases = 0;
        for (const auto& variant : variants)
            cases += variant[u"cases"].toInt();
        QCOMPARE(cases, 1434);
        const struct {
            int cases;
            int steps;
            double median;
            double p90;
        } known[] = {{713, 6, 481.038, 1195260.3444},
                     {123, 6, 169522.366, 1098135.7186},
                     {116, 1, 0.0, 0.0},
                     {115, 6, 101081.8, 593806.3646},
                     {75, 6, 186058.813, 1134223.9602}};
        for (qsizetype i = 0; i < 5; ++i) {
            QCOMPARE(variants[i][u"cases"].toInt(), known[i].cases);
            QCOMPARE(variants[i][u"statuses"].toArray().size(), known[i].steps);
            QVERIFY(std::abs(variants[i][u"median_s"].toDouble() - known[i].median) < 0.001);
            QVERIFY(std::abs(variants[i][u"p90_s"].toDouble() - known[i].p90) < 0.001);
        }
        // 2868.58 s and 1217821.8 s over all cases.
        const QString all = QString::fromUtf8(m_box.run("-w permits variants --limit 1").out).simplified();
        QVERIFY2(all.contains(u"47 min 48 s"_s) && all.contains(u"14 d 2 h"_s), qPrintable(all));
        const Ran one = m_box.run("-w permits case case-10011");
        QVERIFY2(one.code == 0 && one.out.contains("Confirmation of receipt"), one.told().constData());
    }

    void lines_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("mapping");
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("found");
        QTest::newRow("OpenSSH") << u"loghub/OpenSSH_2k.log"_s
                                 << QByteArray(
                                        "{\"format\":\"lines\",\"line_pattern\":\"^(?<time>\\\\w{3} +\\\\d+ [\\\\d:]{8}) "
                                        "(?<host>\\\\S+) sshd\\\\[(?<pid>\\\\d+)\\\\]: (?<text>.*)$\",\"fields\":{"
                                        "\"@timestamp\":\"time\",\"message\":\"text\",\"host.name\":\"host\","
                                        "\"process.pid\":\"pid\"},\"constants\":{\"service.name\":\"sshd\"}}")
                                 << u"\"Failed password\""_s << -1;
        QTest::newRow("Apache") << u"loghub/Apache_2k.log"_s
                                << QByteArray("{\"format\":\"lines\",\"line_pattern\":\"^\\\\[(?<time>[^\\\\]]+)\\\\] "
                                              "\\\\[(?<level>\\\\w+)\\\\] (?<text>.*)$\",\"fields\":{\"@timestamp\":\"time\","
                                              "\"log.level\":\"level\",\"message\":\"text\"},\"constants\":{\"service.name\":"
                                              "\"httpd\"}}")
                                << u"level:ERROR"_s << 595;
    }

    void lines() {
        QFETCH(QString, name);
        QFETCH(QByteArray, mapping);
        QFETCH(QString, query);
        QFETCH(int, found);
        const QString file = recordings() + u'/' + name;
        if (!QFileInfo::exists(file))
            QSKIP("the shared recordings are not here");
        m_box.write(u"mapping.json"_s, mapping);
        const QString workspace = QString::fromLatin1(QTest::currentDataTag());
        // By a pattern, and by itself.
        for (const QString& how : {QString(), u"plain"_s}) {
            QStringList words{u"-w"_s, workspace + how, u"import"_s, file, u"-f"_s, u"json"_s};
            if (how.isEmpty())
                words << u"--mapping"_s << u"mapping.json"_s;
            const Ran imported = m_box.run(words);
            QVERIFY2(imported.code == 0, imported.told().constData());
            QCOMPARE(imported.object()[u"stored"].toInt(), 2000);
        }
        QFile original(file);
        QVERIFY(original.open(QIODevice::ReadOnly));
        const auto wanted = found >= 0 ? found : static_cast<int>(original.readAll().count("Failed password"));
        const Ran ran = m_box.run({u"-w"_s, workspace, u"search"_s, query, u"-f"_s, u"ndjson"_s});
        QVERIFY2(ran.code == 0, ran.told().constData());
        QCOMPARE(ran.lines().size(), wanted);
    }

    void logsOfThisMachine_data() {
        QTest::addColumn<QString>("path");
        for (const char* path : {"/var/log/dpkg.log", "/var/log/apt/history.log", "/var/log/apt/term.log",
                                 "/var/log/alternatives.log", "/var/log/syslog", "/var/log/auth.log", "/var/log/kern.log"})
            QTest::newRow(path) << QString::fromLatin1(path);
    }

    void logsOfThisMachine() {
        QFETCH(QString, path);
        if (!QFileInfo(path).isReadable() || QFileInfo(path).size() == 0)
            QSKIP("this machine has no such log, or keeps it to itself");
        const Ran imported = m_box.run({u"-w"_s, u"machine"_s, u"import"_s, path, u"-f"_s, u"json"_s});
        QVERIFY2(imported.code == 0 && imported.object()[u"stored"].toInt() > 0, imported.told().constData());
        QVERIFY(!m_box.run("-w machine search --limit 5 -f ndjson").lines().isEmpty());
    }

private:
    Sandbox m_box;
};

QTEST_GUILESS_MAIN(TestCliRecordings)
#include "tst_cli_recordings.moc"
