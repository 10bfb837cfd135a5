// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures drawn without a display.

#include "tests/cli/program.h"

#include <QFileInfo>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestCliPictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_box.write(u"events.ndjson"_s,
                    "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"service.name\":\"shop\",\"log.level\":\"ERROR\","
                    "\"order.id\":\"A-100000\",\"customer.id\":\"C-7\",\"message\":\"paid\"}\n");
        QCOMPARE(m_box.run("-w small import events.ndjson").code, 0);
    }

    void picturesDoNotGoToATerminal_data() {
        QTest::addColumn<QString>("words");
        QTest::newRow("case") << u"case A-100000 -f png"_s;
        QTest::newRow("heatmap") << u"heatmap -f png"_s;
    }

    void picturesDoNotGoToATerminal() {
        QFETCH(QString, words);
        const Ran ran = m_box.runOnTerminal((u"-w small "_s + words).split(u' '), 80);
        QVERIFY2(ran.code == 2 && ran.out.contains("-o FILE"), ran.told().constData());
    }

    void tourDrawsEveryScreen() {
        const Ran ran = m_box.run("-w small tour --out pictures --size 1024x700 --theme dark --lang ru");
        QVERIFY2(ran.code == 0, ran.told().constData());
        const QByteArray index = m_box.read(u"pictures/index.html"_s);
        for (const QByteArray& line : ran.lines()) {
            QVERIFY2(m_box.read(QString::fromUtf8(line)).startsWith("\x89PNG"), line.constData());
            QVERIFY(index.contains(QFileInfo(QString::fromUtf8(line)).fileName().toUtf8()));
        }
        QVERIFY(ran.lines().size() >= 6);
    }

private:
    Sandbox m_box;
};

QTEST_GUILESS_MAIN(TestCliPictures)
#include "tst_cli_pictures.moc"
