// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/caseless_text.h"

#include <QTest>

#include <random>

using namespace logloupe;
using namespace Qt::StringLiterals;

class CaselessTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compares_data();
    void compares();
    void findsAtEveryPlace_data();
    void findsAtEveryPlace();
    void agreesWithDecodedSearch();
    void matchesPatterns_data();
    void matchesPatterns();
    void survivesIllFormedBytes();
};

void CaselessTextTest::compares_data() {
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isIn");
    QTest::addColumn<bool>("equals");
    QTest::newRow("empty in empty") << u""_s << u""_s << true << true;
    QTest::newRow("empty in text") << u""_s << u"a"_s << true << false;
    QTest::newRow("text in empty") << u"a"_s << u""_s << false << false;
    QTest::newRow("ascii") << u"TimeOut"_s << u"tIMEoUT"_s << true << true;
    QTest::newRow("cyrillic") << u"Ёлка"_s << u"ёЛКА"_s << true << true;
    QTest::newRow("cyrillic within") << u"ЗАКАЗ"_s << u"ваш заказ готов"_s << true << false;
    QTest::newRow("greek final sigma") << u"ΣΑΣ"_s << u"σας"_s << true << true;
    QTest::newRow("sharp s is itself") << u"ß"_s << u"ss"_s << false << false;
    QTest::newRow("cases of uneven length") << u"Ⱥb"_s << u"xⱥBy"_s << true << false;
    QTest::newRow("beyond the basic plane") << u"𐐀"_s << u"𐐨"_s << true << true;
    QTest::newRow("kelvin is not k") << u"k"_s << u"\u212A"_s << false << false;
    QTest::newRow("longer than the text") << u"abc"_s << u"ab"_s << false << false;
    QTest::newRow("signs have no case") << u"[a]"_s << u"{A}"_s << false << false;
}

void CaselessTextTest::compares() {
    QFETCH(QString, wanted);
    QFETCH(QString, text);
    const CaselessText caseless(wanted);
    QTEST(caseless.isIn(text.toStdString()), "isIn");
    QTEST(caseless.equals(text.toStdString()), "equals");
}

void CaselessTextTest::findsAtEveryPlace_data() {
    QTest::addColumn<QString>("wanted");
    QTest::newRow("letter") << u"x"_s;
    QTest::newRow("word") << u"xYz"_s;
    QTest::newRow("long") << u"xaaaaaaaaaaaaaaaaaaaaay"_s;
    QTest::newRow("cyrillic") << u"Жук"_s;
}

void CaselessTextTest::findsAtEveryPlace() {
    QFETCH(QString, wanted);
    const CaselessText caseless(wanted);
    const std::string inside = wanted.toUpper().toStdString();
    for (size_t before = 0; before < 50; ++before) {
        for (size_t after = 0; after < 20; ++after) {
            // A string of exactly this size, so that reading past its end is seen by the sanitizer.
            const std::string text = std::string(before, 'a') + inside + std::string(after, 'a');
            const std::vector<char> exact(text.begin(), text.end());
            QVERIFY(caseless.isIn({exact.data(), exact.size()}));
            QVERIFY(!caseless.isIn({exact.data(), exact.size() - after - 1}));
        }
    }
}

void CaselessTextTest::agreesWithDecodedSearch() {
    std::mt19937 random(7);
    const QString letters = u"abABkKжЖёЁςσΣßⱥȺ💎"_s;
    const auto textOf = [&](size_t longest) {
        QString text;
        for (size_t i = random() % (longest + 1); i > 0; --i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<size_t>(letters.size() - 2));
            text += random() % 8 == 0 ? u"💎"_s : letters.mid(at, 1);
        }
        return text;
    };
    for (int i = 0; i < 20'000; ++i) {
        const QString wanted = textOf(4);
        const QString text = textOf(24);
        const CaselessText caseless(wanted);
        QVERIFY2(caseless.isIn(text.toStdString()) == text.contains(wanted, Qt::CaseInsensitive),
                 qPrintable(wanted + u" in "_s + text));
        QVERIFY2(caseless.equals(text.toStdString()) == (text.compare(wanted, Qt::CaseInsensitive) == 0),
                 qPrintable(wanted + u" is "_s + text));
    }
}

void CaselessTextTest::matchesPatterns_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("equals");
    QTest::addColumn<bool>("isIn");
    QTest::newRow("star") << u"a*c"_s << u"ABBC"_s << true << true;
    QTest::newRow("star takes nothing") << u"a*c"_s << u"ac"_s << true << true;
    QTest::newRow("later star is longer") << u"a*b*c"_s << u"abxbyc"_s << true << true;
    QTest::newRow("question mark") << u"a?c"_s << u"aЖc"_s << true << true;
    QTest::newRow("question mark is one") << u"a?c"_s << u"ac"_s << false << false;
    QTest::newRow("part") << u"b?d"_s << u"abcde"_s << false << true;
    QTest::newRow("escaped") << uR"(a\*c)"_s << u"a*c"_s << true << true;
    QTest::newRow("escaped is literal") << uR"(a\*c)"_s << u"abc"_s << false << false;
    QTest::newRow("backslash") << uR"(C:\\x*)"_s << uR"(c:\xyz)"_s << true << true;
    QTest::newRow("backslash before a letter is itself") << uR"(C:\x*)"_s << uR"(c:\xyz)"_s << true << true;
    QTest::newRow("star and question mark") << u"*??"_s << u"Ж"_s << false << false;
    QTest::newRow("star and question mark fit") << u"*??"_s << u"ЖЖ"_s << true << true;
    QTest::newRow("empty") << u""_s << u""_s << true << true;
    QTest::newRow("stars only") << u"**"_s << u""_s << true << true;
}

void CaselessTextTest::matchesPatterns() {
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const CaselessPattern caseless(pattern);
    QTEST(caseless.equals(text.toStdString()), "equals");
    QTEST(caseless.isIn(text.toStdString()), "isIn");
}

void CaselessTextTest::survivesIllFormedBytes() {
    const std::string bytes("\xff\xd0 \xd0\x96\xf0\x9f\x92 \xc0\x80 timeout\xe2", 20);
    QVERIFY(CaselessText(u"TIMEOUT"_s).isIn(bytes));
    QVERIFY(CaselessText(u"ж"_s).isIn(bytes));
    QVERIFY(!CaselessText(u"Р"_s).isIn(bytes));
    QVERIFY(CaselessPattern(u"*time????"_s).equals(bytes));
    QVERIFY(CaselessPattern(u"?? ж*"_s).equals(bytes));
}

QTEST_GUILESS_MAIN(CaselessTextTest)
#include "tst_caseless_text.moc"
