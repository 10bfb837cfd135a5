// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/bin_counts.h"
#include "connectors/local/store/needle.h"
#include "connectors/local/store/pattern_pieces.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace logloupe::store;

/// What is certain of a pattern, a number's digits and counts by bin.
class TestStorePatterns : public QObject {
    Q_OBJECT

private slots:
    void wildcards_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("pieces");
        QTest::addColumn<bool>("isExact");
        QTest::newRow("parts") << u"*calc*ms"_s << u"calc|ms"_s << true;
        QTest::newRow("one of any") << u"a?b*c"_s << u"a|b|c"_s << false;
        QTest::newRow("escaped") << u"a\\*b\\?*\\\\"_s << u"a*b?|\\"_s << true;
        QTest::newRow("nothing certain") << u"*?*"_s << u""_s << false;
        QTest::newRow("everything") << u"**"_s << u""_s << false;
    }
    void wildcards() {
        QFETCH(QString, pattern);
        QFETCH(QString, pieces);
        QFETCH(bool, isExact);
        const PatternPieces found = piecesOfWildcards(pattern);
        QCOMPARE(found.texts.join(u'|'), pieces);
        QCOMPARE(found.isExact, isExact);
    }

    void regexes_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("ignoreCase");
        QTest::addColumn<QString>("pieces");
        QTest::newRow("run") << u"tim.*out"_s << false << u"tim;out"_s;
        QTest::newRow("digits") << u"in \\d+ ms$"_s << false << u"in ; ms"_s;
        QTest::newRow("optional letter") << u"colou?r"_s << false << u"colo;r"_s;
        QTest::newRow("any number of a letter") << u"ab*c"_s << false << u"a;c"_s;
        QTest::newRow("at least one") << u"ab+c"_s << false << u"ab;c"_s;
        QTest::newRow("counted") << u"ab{0,3}c"_s << false << u"a;c"_s;
        QTest::newRow("open brace") << u"ab{c"_s << false << u""_s;
        QTest::newRow("class") << u"x[abc]y"_s << false << u"x;y"_s;
        QTest::newRow("class with brackets") << u"x[]a\\]]y"_s << false << u"x;y"_s;
        QTest::newRow("optional class") << u"x[ab]?y"_s << false << u"x;y"_s;
        QTest::newRow("named class") << u"x[[:alpha:]]y"_s << false << u""_s;
        QTest::newRow("open class") << u"x[ab"_s << false << u""_s;
        QTest::newRow("choice") << u"ab|cd"_s << false << u""_s;
        QTest::newRow("group") << u"(ab)?cd"_s << false << u""_s;
        QTest::newRow("setting") << u"(?i)abc"_s << false << u""_s;
        QTest::newRow("quoted") << u"\\Qab*\\Ec"_s << false << u""_s;
        QTest::newRow("hexadecimal") << u"a\\x41b"_s << false << u""_s;
        QTest::newRow("escaped point") << u"a\\.b"_s << false << u"a.b"_s;
        QTest::newRow("escaped and optional") << u"a\\.?b"_s << false << u"a;b"_s;
        QTest::newRow("backslash at the end") << u"ab\\"_s << false << u""_s;
        QTest::newRow("letters with cases of their own") << u"ask it"_s << true << u"a; it"_s;
        QTest::newRow("outside of ASCII") << u"aäb"_s << false << u"a;b"_s;
        QTest::newRow("optional outside of ASCII") << u"aä?b"_s << false << u"a;b"_s;
    }
    void regexes() {
        QFETCH(QString, pattern);
        QFETCH(bool, ignoreCase);
        QFETCH(QString, pieces);
        const PatternPieces found = piecesOfRegex(pattern, ignoreCase);
        QCOMPARE(found.texts.join(u';'), pieces);
        QVERIFY(!found.isExact);
    }

    void digitsAreFoundAsInText() {
        std::mt19937_64 random(5);
        for (const char* text : {"0", "7", "42", "00", "007", "4242", "99999999999999999"}) {
            const Needle needle(QString::fromLatin1(text));
            QVERIFY(needle.isShortNumber());
            for (int i = 0; i < 20'000; ++i) {
                std::string digits = std::to_string(random() % (quint64{1} << (random() % 56)));
                digits.insert(0, random() % 3, '0');
                if (digits.size() > 17)
                    continue;
                const quint64 number = std::stoull("1" + digits);
                QCOMPARE(needle.isAmongDigits(number), digits.find(text) != std::string::npos);
            }
        }
        QVERIFY(!Needle(u"123456789012345678"_s).isShortNumber());
        QVERIFY(!Needle(u"1a"_s).isShortNumber());
        QVERIFY(Needle(u"99999999999999999"_s).isAmongDigits(199999999999999999));
    }

    void countsAreTheSameFewOrMany() {
        std::mt19937 random(3);
        for (const int bins : {1, 5, 1000}) {
            std::vector<quint64> expected(static_cast<size_t>(bins));
            BinCounts one;
            BinCounts two;
            for (int i = 0; i < 900; ++i) {
                const int bin = static_cast<int>(random() % static_cast<unsigned>(bins));
                BinCounts& counts = i % 3 == 0 ? one : two;
                counts.add(bin, static_cast<quint64>(i), bins);
                expected[static_cast<size_t>(bin)] += static_cast<quint64>(i);
            }
            one.add(two, bins);
            std::vector<quint64> row(static_cast<size_t>(bins));
            one.addTo(row);
            QVERIFY(row == expected);
            QCOMPARE(one.total(), quint64(899 * 900 / 2));
        }
    }
};

QTEST_GUILESS_MAIN(TestStorePatterns)
#include "tst_store_patterns.moc"
