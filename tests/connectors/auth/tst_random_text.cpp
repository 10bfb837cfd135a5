// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/base64_url.h"
#include "connectors/auth/random_text.h"

#include <QSet>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace logloupe;

class RandomTextTest : public QObject {
    Q_OBJECT

private slots:
    void A2_has256BitsInCharactersOfAVerifier() {
        // RFC 7636 section 4.1: 43 to 128 unreserved characters.
        for (int round = 0; round < 100; ++round) {
            const QByteArray text = randomText();
            QCOMPARE(text.size(), 43);
            const auto bytes = fromStrictBase64Url(text);
            QVERIFY(bytes.has_value());
            QCOMPARE(bytes->size(), 32);
        }
    }

    void A2_isNewEachTimeInEveryByte() {
        constexpr int rounds = 2000;
        QSet<QByteArray> texts;
        std::array<QSet<char>, 32> seen;
        for (int round = 0; round < rounds; ++round) {
            const QByteArray text = randomText();
            texts.insert(text);
            const QByteArray bytes = fromStrictBase64Url(text).value_or(QByteArray());
            QCOMPARE(bytes.size(), 32);
            for (size_t index = 0; index < seen.size(); ++index)
                seen[index].insert(bytes.at(static_cast<qsizetype>(index)));
        }
        QCOMPARE(texts.size(), rounds);
        // 2000 draws of 256 values leave out 0.1 of them on the average.
        for (const QSet<char>& values : seen)
            QVERIFY(values.size() > 240);
    }

    void A2_challengeIsS256() {
        // The example of RFC 7636, appendix B.
        QCOMPARE(codeChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                 QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void base64UrlTakesOneSpellingOnly_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isTaken");

        QTest::newRow("nothing") << QByteArray() << QByteArray() << true;
        QTest::newRow("one byte") << QByteArray("_w") << QByteArray("\xff") << true;
        QTest::newRow("two bytes") << QByteArray("-_8") << QByteArray("\xfb\xff") << true;
        QTest::newRow("three bytes") << QByteArray("AAEC") << QByteArray("\0\1\2", 3) << true;
        QTest::newRow("padding") << QByteArray("_w==") << QByteArray() << false;
        QTest::newRow("plain base64") << QByteArray("/+8") << QByteArray() << false;
        QTest::newRow("length of one") << QByteArray("A") << QByteArray() << false;
        QTest::newRow("length of five") << QByteArray("AAECA") << QByteArray() << false;
        QTest::newRow("last bits of one byte") << QByteArray("_x") << QByteArray() << false;
        QTest::newRow("last bits of two bytes") << QByteArray("-_9") << QByteArray() << false;
        QTest::newRow("space") << QByteArray("AA EC") << QByteArray() << false;
        QTest::newRow("end of line") << QByteArray("AAEC\n") << QByteArray() << false;
        QTest::newRow("NUL") << QByteArray("AAE\0", 4) << QByteArray() << false;
        QTest::newRow("not ASCII") << QByteArray("AAE\xd0") << QByteArray() << false;
        QTest::newRow("padding within") << QByteArray("_w==AAEC") << QByteArray() << false;
    }
    void base64UrlTakesOneSpellingOnly() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isTaken);
        const auto read = fromStrictBase64Url(text);
        QCOMPARE(read.has_value(), isTaken);
        QCOMPARE(read.value_or(QByteArray()), bytes);
        if (read)
            QCOMPARE(toBase64Url(*read), text);
    }
};

QTEST_GUILESS_MAIN(RandomTextTest)
#include "tst_random_text.moc"
