// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/text_glyphs.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestThemeTextGlyphs : public QObject {
    Q_OBJECT
private slots:
    void visible_data();
    void visible();
    void keptLineEnds_data();
    void keptLineEnds();
    void everyHiddenCharacterIsShown();
    void longTextStaysWhole();
};

void TestThemeTextGlyphs::visible_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto unit = [](char16_t value) { return QString(QChar(value)); };
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("ascii") << u"GET /orders?a=b&c <b>"_s << u"GET /orders?a=b&c <b>"_s;
    QTest::newRow("cyrillic") << u"Заказ А-1 «готов»"_s << u"Заказ А-1 «готов»"_s;
    QTest::newRow("emoji beyond the first plane") << u"\U0001F48E ok"_s << u"\U0001F48E ok"_s;
    QTest::newRow("narrow space stays") << u"31\u202f204"_s << u"31\u202f204"_s;
    QTest::newRow("escape sequence") << u"\x1b[31mred"_s << u"␛[31mred"_s;
    QTest::newRow("nul") << QString(u"a"_s + QChar(u'\0') + u"b"_s) << u"a␀b"_s;
    QTest::newRow("line ends") << u"a\r\nb\tc"_s << u"a␍␊b␉c"_s;
    QTest::newRow("delete") << unit(0x7F) << u"␡"_s;
    QTest::newRow("C1 next line") << unit(0x85) << u"‹U+0085›"_s;
    QTest::newRow("C1 control sequence introducer") << unit(0x9B) << u"‹U+009B›"_s;
    QTest::newRow("right-to-left override") << u"cod\u202Egpj.exe"_s << u"cod‹U+202E›gpj.exe"_s;
    QTest::newRow("isolates") << u"\u2066a\u2069"_s << u"‹U+2066›a‹U+2069›"_s;
    QTest::newRow("marks") << u"\u200E\u200F\u061C"_s << u"‹U+200E›‹U+200F›‹U+061C›"_s;
    QTest::newRow("zero width") << u"a\u200Bb\uFEFF"_s << u"a‹U+200B›b‹U+FEFF›"_s;
    QTest::newRow("line and paragraph separator") << u"a\u2028b\u2029"_s << u"a‹U+2028›b‹U+2029›"_s;
    QTest::newRow("soft hyphen") << u"or\u00ADder"_s << u"or‹U+00AD›der"_s;
    QTest::newRow("tag characters") << u"a\U000E0041"_s << u"a‹U+E0041›"_s;
    QTest::newRow("lone high surrogate") << QString(unit(0xD83D) + u"x"_s) << u"\uFFFDx"_s;
    QTest::newRow("high surrogate at the end") << QString(u"x"_s + unit(0xD83D)) << u"x\uFFFD"_s;
    QTest::newRow("lone low surrogate") << QString(u"x"_s + unit(0xDC8E) + u"y"_s) << u"x\uFFFDy"_s;
    QTest::newRow("surrogates in the wrong order") << QString(unit(0xDC8E) + unit(0xD83D)) << u"\uFFFD\uFFFD"_s;
}

void TestThemeTextGlyphs::visible() {
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(visibleText(text), shown);
    QCOMPARE(hasHiddenCharacters(text), text != shown);
    QVERIFY2(!hasHiddenCharacters(shown), "what is shown hides nothing, so it can be shown again");
}

void TestThemeTextGlyphs::keptLineEnds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("unix") << u"a\n\tat b"_s << u"a\n\tat b"_s;
    QTest::newRow("windows") << u"a\r\nb\r\n"_s << u"a\nb\n"_s;
    QTest::newRow("a return alone could overwrite the line") << u"paid\rnot paid"_s << u"paid␍not paid"_s;
    QTest::newRow("return at the end") << u"a\r"_s << u"a␍"_s;
    QTest::newRow("other controls are still shown") << u"a\x07\n\u202Eb"_s << u"a␇\n‹U+202E›b"_s;
}

void TestThemeTextGlyphs::keptLineEnds() {
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(visibleText(text, LineEnds::Kept), shown);
    QVERIFY(!hasHiddenCharacters(shown, LineEnds::Kept));
}

void TestThemeTextGlyphs::everyHiddenCharacterIsShown() {
    // Qt's own tables are the independent witness: categories "control", "format", "line" and "paragraph separator".
    for (char32_t point = 0; point < 0x10000; ++point) {
        const QChar::Category category = QChar::category(point);
        const bool hides = category == QChar::Other_Control || category == QChar::Other_Surrogate
                           || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        // Format characters of Arabic, Syriac, Kaithi and the like are visible signs.
        const bool direction = (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E)
                               || (point >= 0x2060 && point <= 0x2069) || point == 0x061C || point == 0xFEFF;
        const QString text = QString(QChar(static_cast<char16_t>(point)));
        if (hides || direction)
            QVERIFY2(hasHiddenCharacters(text), qPrintable(QString::number(point, 16)));
        else if (QChar::isPrint(point) && category != QChar::Other_Format)
            QVERIFY2(!hasHiddenCharacters(text) || point == 0x034F || point == 0x115F || point == 0x1160 || point == 0x3164
                         || point == 0xFFA0,
                     qPrintable(QString::number(point, 16)));
    }
}

void TestThemeTextGlyphs::longTextStaysWhole() {
    QString text(100'000, u'x');
    text[99'999] = QChar(u'\u202E');
    const QString shown = visibleText(text);
    QCOMPARE(shown.size(), 99'999 + 8);
    QVERIFY(shown.endsWith(u"x‹U+202E›"_s));
}

QTEST_GUILESS_MAIN(TestThemeTextGlyphs)
#include "tst_theme_text_glyphs.moc"
