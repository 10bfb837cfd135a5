// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/terminal_text.h"
#include "app/cli/text_table.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestTerminalText : public QObject {
    Q_OBJECT

private slots:
    void width_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("Latin") << u"order"_s << 5;
        QTest::newRow("Cyrillic") << u"заказ"_s << 5;
        QTest::newRow("narrow space") << u"31\u202f204"_s << 6;
        QTest::newRow("Chinese") << u"订单"_s << 4;
        QTest::newRow("Hangul") << u"주문"_s << 4;
        QTest::newRow("full-width letter") << u"Ａ"_s << 2;
        QTest::newRow("combining mark") << u"e\u0301"_s << 1;
        QTest::newRow("emoji beyond 16 bits") << u"💍"_s << 2;
        QTest::newRow("ideograph beyond 16 bits") << QString::fromUcs4(U"\U00020000", 1) << 2;
        QTest::newRow("control picture") << u"␛"_s << 1;
        QTest::newRow("arrow") << u"→"_s << 1;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << 1;
    }

    void width() {
        QFETCH(QString, text);
        QFETCH(int, width);
        QCOMPARE(displayWidth(text), qsizetype(width));
    }

    void wraps_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("fits") << u"short"_s << 10 << QStringList{u"short"_s};
        QTest::newRow("no width") << u"as long as it is"_s << 0 << QStringList{u"as long as it is"_s};
        QTest::newRow("at a space") << u"one two three"_s << 8 << QStringList{u"one two"_s, u"three"_s};
        QTest::newRow("space right behind") << u"one two three"_s << 7 << QStringList{u"one two"_s, u"three"_s};
        QTest::newRow("long word") << u"abcdefghij"_s << 4 << QStringList{u"abcd"_s, u"efgh"_s, u"ij"_s};
        QTest::newRow("wide characters") << u"订单已付款"_s << 5 << QStringList{u"订单"_s, u"已付"_s, u"款"_s};
        QTest::newRow("wider than the column") << u"订单"_s << 1 << QStringList{u"订"_s, u"单"_s};
        QTest::newRow("marks stay with their letter") << u"ae\u0301i"_s << 2 << QStringList{u"ae\u0301"_s, u"i"_s};
        QTest::newRow("nothing") << QString() << 5 << QStringList{QString()};
    }

    void wraps() {
        QFETCH(QString, text);
        QFETCH(int, width);
        QFETCH(QStringList, parts);
        QCOMPARE(wrapped(text, width), parts);
    }

    void nothingDrivesTheTerminal() {
        // Escape sequences, the eight-bit introducer, a title, a bell, a carriage return that writes over, a direction that turns.
        const QString hostile = u"\x1b[2J\u009b31m\x1b]0;title\x07\r\u202e\u2028 end"_s;
        TextTable table({hostile, u">"_s + hostile});
        table.addRow({hostile, hostile});
        for (const QString& text : {terminalText(hostile), terminalLines(hostile), table.text(), table.text(20)}) {
            for (const QChar c : text)
                QVERIFY2(c == u'\n'
                             || (c.unicode() >= 0x20 && c.unicode() != 0x7f && (c.unicode() < 0x80 || c.unicode() > 0x9f)
                                 && c.unicode() != 0x202e && c.unicode() != 0x2028),
                         qPrintable(QString::number(c.unicode(), 16)));
        }
        QCOMPARE(terminalText(u"a\nb\tc"_s), u"a␊b␉c"_s);
        QCOMPARE(terminalLines(u"a\nb\tc"_s), u"a\nb\tc"_s);
    }

    void columnsLineUp() {
        TextTable table({u"Customer"_s, u">Orders"_s, u"Note"_s});
        table.addRow({u"订单公司"_s, u"2"_s, u"x"_s});
        table.addRow({u"Rene\u0301"_s, u"1 204"_s, QString()});
        QCOMPARE(table.text(), u"Customer  Orders  Note\n订单公司       2  x\nRene\u0301       1 204\n"_s);
    }

    void wideTablesAreWrapped() {
        TextTable table({u"Order"_s, u"Message"_s, u">Events"_s});
        table.addRow({u"A-104233"_s, u"production rejected the message and received it again later"_s, u"142"_s});
        for (const int width : {40, 50, 60}) {
            const QStringList lines = table.text(width).split(u'\n', Qt::SkipEmptyParts);
            QVERIFY(lines.size() > 2);
            for (const QString& line : lines)
                QVERIFY2(displayWidth(line) <= width, qPrintable(line));
            QString message;
            for (const QString& line : lines.mid(1))
                message += line.mid(10, width - 18).trimmed() + u' ';
            QCOMPARE(message.trimmed(), u"production rejected the message and received it again later"_s);
        }
        QCOMPARE(table.text().count(u'\n'), 2);
        // Narrower than what stays readable: wider than asked, and whole.
        QVERIFY(table.text(5).contains(u"production"_s));
    }

    void csv_data() {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QString>("line");
        QTest::newRow("plain") << QStringList{u"a"_s, u"b"_s} << u"a,b\n"_s;
        QTest::newRow("comma") << QStringList{u"a,b"_s} << u"\"a,b\"\n"_s;
        QTest::newRow("quote") << QStringList{u"a\"b"_s} << u"\"a\"\"b\"\n"_s;
        QTest::newRow("line feed") << QStringList{u"a\nb"_s} << u"\"a\nb\"\n"_s;
        QTest::newRow("formula") << QStringList{u"=1+1"_s} << u"'=1+1\n"_s;
        QTest::newRow("formula with a comma") << QStringList{u"=A(1,2)"_s} << u"\"'=A(1,2)\"\n"_s;
        QTest::newRow("empty") << QStringList{QString(), QString()} << u",\n"_s;
    }

    void csv() {
        QFETCH(QStringList, cells);
        QFETCH(QString, line);
        QCOMPARE(csvLine(cells), line);
    }
};

QTEST_GUILESS_MAIN(TestTerminalText)
#include "tst_terminal_text.moc"
