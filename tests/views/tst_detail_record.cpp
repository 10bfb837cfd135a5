// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/detail/record_highlighter.h"
#include "views/detail/record_language.h"
#include "views/detail/record_view.h"
#include "views/theme/theme.h"

#include <QJsonDocument>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

/// The colour a piece of text has, or an invalid one when its characters differ.
QColor colorOf(const QTextDocument& document, const QString& piece) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const qsizetype at = block.text().indexOf(piece);
        if (at < 0)
            continue;
        QColor color = Theme::current().text();
        for (const QTextLayout::FormatRange& range : block.layout()->formats()) {
            if (range.start <= at && at + piece.size() <= range.start + range.length)
                color = range.format.foreground().color();
        }
        return color;
    }
    return {};
}

} // namespace

class TestDetailRecord : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ThemeSwitch::instance().install(ThemeChoice::Light); }

    void languageIsToldByTheContent_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<RecordLanguage>("language");
        QTest::newRow("empty") << QString() << RecordLanguage::Plain;
        QTest::newRow("sentence") << u"order A-1 was paid"_s << RecordLanguage::Plain;
        QTest::newRow("object") << u" {\"a\":1}\n"_s << RecordLanguage::Json;
        QTest::newRow("array") << u"[1,2]"_s << RecordLanguage::Json;
        QTest::newRow("broken object") << u"{\"a\":1"_s << RecordLanguage::Plain;
        QTest::newRow("log line in brackets") << u"[2026-05-11][REQ][/orders]"_s << RecordLanguage::Plain;
        QTest::newRow("xml declaration") << u"<?xml version=\"1.0\"?>\n<a/>"_s << RecordLanguage::Xml;
        QTest::newRow("element") << u"<order id=\"1\"><ring/></order>"_s << RecordLanguage::Xml;
        QTest::newRow("less than") << u"<3 days>"_s << RecordLanguage::Plain;
        QTest::newRow("syslog priority") << u"<34>Oct 11 su: failed"_s << RecordLanguage::Plain;
        QTest::newRow("select") << u"select o.id\nfrom orders o where o.id = ?"_s << RecordLanguage::Sql;
        QTest::newRow("update") << u"UPDATE orders SET status = 'PAID'"_s << RecordLanguage::Sql;
        QTest::newRow("words that begin like sql") << u"select a ring from the list"_s << RecordLanguage::Sql;
        QTest::newRow("update in prose") << u"update of the order failed"_s << RecordLanguage::Plain;
        QTest::newRow("java") << u"a.B: no\n\tat a.B.c(B.java:1)\n\tat a.D.e(D.java:2)"_s << RecordLanguage::StackTrace;
        QTest::newRow("java caused by") << u"a.B: no\n\tat a.B.c(B.java:1)\nCaused by: x.Y"_s << RecordLanguage::StackTrace;
        QTest::newRow("python")
            << u"Traceback (most recent call last):\n  File \"a.py\", line 3, in f\n    g()\nValueError: no"_s
            << RecordLanguage::StackTrace;
        QTest::newRow("dotnet") << u"System.Exception: no\n   at A.B(String c) in /a/b.cs:line 3\n   at A.D()"_s
                                << RecordLanguage::StackTrace;
        QTest::newRow("one frame is no trace") << u"thrown\n\tat a.B.c(B.java:1)"_s << RecordLanguage::Plain;
    }

    void languageIsToldByTheContent() {
        QFETCH(const QString, text);
        QFETCH(const RecordLanguage, language);
        QCOMPARE(detectLanguage(text), language);
    }

    void jsonIsLaidOutAsWritten() {
        const QString given =
            u"{ \"b\":1.50,\"a\":{\"x\":[1,-2e+5,{}],\"y\":[]},\"a\":\"\\u0041 \\\" {\",\"n\":null,\"t\":true}"_s;
        const QString expected =
            u"{\n  \"b\": 1.50,\n  \"a\": {\n    \"x\": [\n      1,\n      -2e+5,\n      {}\n    ],\n    \"y\": []\n  },\n"
            "  \"a\": \"\\u0041 \\\" {\",\n  \"n\": null,\n  \"t\": true\n}"_s;
        QCOMPARE(prettyJson(given).value_or(QString()), expected);
        QCOMPARE(prettyJson(expected).value_or(QString()), expected);
    }

    void onlyJsonIsJson_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"",          "1",           "\"a\"",      "{",     "}",     "{]",   "[}",   "{\"a\"}", "{\"a\":}",
              "{a:1}",     "[1,]",        "{\"a\":1,}", "[1 2]", "[01]",  "[1.]", "[.5]", "[1e]",    "[-]",
              "[\"\\x\"]", "[\"\\u12\"]", "[\"a\nb\"]", "[tru]", "{} {}", "[1]x", "[\"",  "[\"\\",   "{\"a\":[{\"b\":"})
            QTest::newRow(qPrintable(u"'%1'"_s.arg(QString::fromLatin1(text)))) << QString::fromLatin1(text);
        QTest::newRow("deep") << QString(100'000, u'[');
        QTest::newRow("deeper than shown") << QString(65, u'[') + QString(65, u']');
    }

    void onlyJsonIsJson() {
        QFETCH(const QString, text);
        QVERIFY(!prettyJson(text));
    }

    void agreesWithQtOnMutations() {
        // Every text one character away from a valid one: whoever of the two takes it, the other must too. Fractions and escapes are left
        // out, as Qt reads more of them than the RFC allows.
        const QString valid = u"{\"a\":[1,23,null],\"b\":\"xy\"}"_s;
        for (qsizetype at = 0; at < valid.size(); ++at) {
            for (const QChar replacement : {u'{', u'}', u'[', u']', u':', u'"', u'0', u'-', u'e', u' ', u'n'}) {
                QString text = valid;
                text[at] = replacement;
                QJsonParseError error{};
                (void)QJsonDocument::fromJson(text.toUtf8(), &error);

                QVERIFY2(prettyJson(text).has_value() == (error.error == QJsonParseError::NoError), qPrintable(text));
            }
        }
    }

    void longTextsFold_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("folds");
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("short") << u"a\nb\n"_s << false;
        QTest::newRow("as long as a line may be") << QString(foldedLine, u'x') << false;
        QTest::newRow("a character too many") << QString(foldedLine + 1, u'x') << true;
        QTest::newRow("64 KiB in a line") << QString(65'536, u'x') << true;
        QTest::newRow("many lines") << QString(u"abc\n"_s).repeated(1000) << true;
        QTest::newRow("half a character at the cut")
            << QString(foldedLine - 1, u'x') + QString::fromUcs4(U"\U0001F48D\U0001F48D", 2) << true;
    }

    void longTextsFold() {
        QFETCH(const QString, text);
        QFETCH(const bool, folds);
        const FoldedText folded = foldText(text);
        QCOMPARE(folded.hidden > 0, folds);
        QVERIFY(folded.text.isValidUtf16());
        if (!folds)
            QCOMPARE(folded.text, text);
        else
            QVERIFY(folded.text.size() <= foldedTotal + 2 * foldedLines);
        const qsizetype marks = folded.text.count(QChar(0x2026));
        QCOMPARE(folded.text.size() - marks + folded.hidden, text.size());
    }

    void aLongRecordShowsAllWhenAsked() {
        RecordView view(RecordView::Layout::AsLogged);
        view.resize(300, 200);
        const QString text(65'536, u'x');
        view.setText(text);
        QVERIFY(view.isFolded());
        QVERIFY(view.shownText().size() < 2000);
        const int folded = view.heightForWidth(300);
        view.showAll();
        QVERIFY(!view.isFolded());
        QCOMPARE(view.shownText(), text);
        QVERIFY(view.heightForWidth(300) > folded * 10);
    }

    void textIsLiteral() {
        RecordView view(RecordView::Layout::AsLogged);
        const QString evil = u"<b>bold</b> &amp; \u202Eright\u001b[31m\n<img src='file:///x'>"_s;
        view.setText(evil);
        QCOMPARE(view.shownText(), u"<b>bold</b> &amp; ‹U+202E›right␛[31m\n<img src='file:///x'>"_s);
    }

    void prettyOnlyWhereAsked() {
        RecordView pretty(RecordView::Layout::Pretty);
        RecordView raw(RecordView::Layout::AsLogged);
        for (RecordView* view : {&pretty, &raw})
            view->setText(u"{\"a\":1}"_s);
        QCOMPARE(pretty.shownText(), u"{\n  \"a\": 1\n}"_s);
        QCOMPARE(raw.shownText(), u"{\"a\":1}"_s);
        QCOMPARE(raw.language(), RecordLanguage::Json);
    }

    void jsonHasTheThemesColors_data() {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }

    void jsonHasTheThemesColors() {
        QFETCH(const ThemeChoice, choice);
        ThemeSwitch::instance().setChoice(choice);
        QTextDocument document;
        RecordHighlighter highlighter(&document);
        highlighter.setLanguage(RecordLanguage::Json);
        document.setPlainText(
            u"{\n  \"order\": \"A-1\",\n  \"size\": 48.2,\n  \"late\": true,\n  \"mail\": \"‹e-mail 3f2a›\"\n}"_s);
        highlighter.rehighlight();
        const Theme& theme = Theme::current();
        QCOMPARE(colorOf(document, u"order"_s), theme.color(Token::JsonKey));
        QCOMPARE(colorOf(document, u"A-1"_s), theme.color(Token::JsonString));
        QCOMPARE(colorOf(document, u"48.2"_s), theme.color(Token::JsonNumber));
        QCOMPARE(colorOf(document, u"true"_s), theme.color(Token::JsonKeyword));
        QCOMPARE(colorOf(document, u"‹e-mail 3f2a›"_s), theme.color(Token::WarnText));
        ThemeSwitch::instance().setChoice(ThemeChoice::Light);
    }

    void everyLanguageIsColored_data() {
        QTest::addColumn<RecordLanguage>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("piece");
        QTest::addColumn<Token>("token");
        QTest::newRow("sql keyword") << RecordLanguage::Sql << u"SELECT id FROM orders WHERE id = 'A-1'"_s << u"SELECT"_s
                                     << Token::JsonKeyword;
        QTest::newRow("sql text") << RecordLanguage::Sql << u"SELECT id FROM orders WHERE id = 'A-1'"_s << u"A-1"_s
                                  << Token::JsonString;
        QTest::newRow("xml element") << RecordLanguage::Xml << u"<order id=\"1\">x</order>"_s << u"order"_s
                                     << Token::JsonKeyword;
        QTest::newRow("java exception") << RecordLanguage::StackTrace
                                        << u"a.b.MessageRejected: no ring\n\tat a.b.C.d(C.java:118)"_s
                                        << u"a.b.MessageRejected"_s << Token::ErrorText;
        QTest::newRow("java frame") << RecordLanguage::StackTrace << u"\tat a.b.C.d(C.java:118)"_s << u"a.b.C.d"_s
                                    << Token::JsonKey;
        QTest::newRow("java file") << RecordLanguage::StackTrace << u"\tat a.b.C.d(C.java:118)"_s << u"C.java"_s
                                   << Token::JsonString;
        QTest::newRow("java line") << RecordLanguage::StackTrace << u"\tat a.b.C.d(C.java:118)"_s << u"118"_s
                                   << Token::JsonNumber;
        QTest::newRow("java cause") << RecordLanguage::StackTrace << u"x\nCaused by: x.IllegalState: no"_s
                                    << u"x.IllegalState"_s << Token::ErrorText;
        QTest::newRow("python file") << RecordLanguage::StackTrace << u"  File \"/a/b.py\", line 10, in run"_s << u"/a/b.py"_s
                                     << Token::JsonString;
        QTest::newRow("python line") << RecordLanguage::StackTrace << u"  File \"/a/b.py\", line 10, in run"_s << u"10"_s
                                     << Token::JsonNumber;
        QTest::newRow("python function") << RecordLanguage::StackTrace << u"  File \"/a/b.py\", line 10, in run"_s << u"run"_s
                                         << Token::JsonKey;
        QTest::newRow("python exception") << RecordLanguage::StackTrace << u"    f()\nValueError: open mesh"_s
                                          << u"ValueError"_s << Token::ErrorText;
        QTest::newRow("dotnet method") << RecordLanguage::StackTrace
                                       << u"   at Mes.Api.Reader.Read(String x) in /src/Reader.cs:line 42"_s
                                       << u"Mes.Api.Reader.Read"_s << Token::JsonKey;
        QTest::newRow("dotnet file") << RecordLanguage::StackTrace
                                     << u"   at Mes.Api.Reader.Read(String x) in /src/Reader.cs:line 42"_s << u"Reader.cs"_s
                                     << Token::JsonString;
        QTest::newRow("dotnet line") << RecordLanguage::StackTrace
                                     << u"   at Mes.Api.Reader.Read(String x) in /src/Reader.cs:line 42"_s << u"line 42"_s
                                     << Token::JsonNumber;
    }

    void everyLanguageIsColored() {
        QFETCH(const RecordLanguage, language);
        QFETCH(const QString, text);
        QFETCH(const QString, piece);
        QFETCH(const Token, token);
        QTextDocument document;
        RecordHighlighter highlighter(&document);
        highlighter.setLanguage(language);
        document.setPlainText(text);
        highlighter.rehighlight();
        QCOMPARE(colorOf(document, piece), Theme::current().color(token));
    }
};

QTEST_MAIN(TestDetailRecord)
#include "tst_detail_record.moc"
