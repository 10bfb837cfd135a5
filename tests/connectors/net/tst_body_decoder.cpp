// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/body_decoder.h"
#include "packed.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace logloupe;

namespace {

constexpr qint64 noLimit = std::numeric_limits<qint64>::max();
const QByteArray text = "{\"hits\": [1, 2, 3], \"more\": \"" + QByteArray(5000, 'x') + "\"}";

/// Fed in pieces of that size.
BodyDecoder fed(const QByteArray& encoding, const QByteArray& bytes, qsizetype piece, qint64 limit = noLimit) {
    BodyDecoder decoder(encoding, limit);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        decoder.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    return decoder;
}

} // namespace

class TestBodyDecoder : public QObject {
    Q_OBJECT

private slots:
    void whole_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("not packed") << QByteArray() << text << text;
        QTest::newRow("identity") << QByteArray("Identity") << text << text;
        QTest::newRow("gzip") << QByteArray("gzip") << gzipped(text) << text;
        QTest::newRow("older name, in capitals") << QByteArray(" X-GZIP ") << gzipped(text) << text;
        QTest::newRow("deflate") << QByteArray("deflate") << deflated(text) << text;
        QTest::newRow("gzip of nothing") << QByteArray("gzip") << gzipped({}) << QByteArray();
        QTest::newRow("two members") << QByteArray("gzip") << gzipped(text) + gzipped("more") << text + "more";
        QTest::newRow("nothing came") << QByteArray("gzip") << QByteArray() << QByteArray();
    }
    void whole() {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, body);
        for (const qsizetype piece : {qsizetype{1}, qsizetype{7}, qsizetype{1 << 20}}) {
            const BodyDecoder decoder = fed(encoding, bytes, piece);
            QCOMPARE(decoder.state(), BodyDecoder::State::Good);
            QVERIFY(decoder.isWhole());
            QCOMPARE(decoder.body(), body);
        }
    }

    void everyCutIsNoticed_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("gzip") << QByteArray("gzip") << gzipped(text);
        QTest::newRow("deflate") << QByteArray("deflate") << deflated(text);
    }
    void everyCutIsNoticed() {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, bytes);
        for (qsizetype size = 1; size < bytes.size(); ++size)
            QVERIFY2(!fed(encoding, bytes.left(size), 1 << 20).isWhole(), qPrintable(QString::number(size)));
        const BodyDecoder second = fed("gzip", gzipped(text) + gzipped("more").chopped(1), 5);
        QVERIFY(!second.isWhole());
    }

    void everyFlippedBitIsNoticedOrChangesNothing() {
        const QByteArray packed = gzipped(text);
        for (qsizetype at = 0; at < packed.size(); ++at) {
            QByteArray flipped = packed;
            flipped[at] = static_cast<char>(flipped.at(at) ^ 0x10);
            const BodyDecoder decoder = fed("gzip", flipped, 1 << 20);
            QVERIFY(!decoder.isWhole() || decoder.body() == text); // a time or a system in the head says nothing
        }
    }

    void broken_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("JSON") << QByteArray("gzip") << text;
        QTest::newRow("unknown encoding") << QByteArray("br") << text;
        QTest::newRow("two encodings") << QByteArray("gzip, gzip") << gzipped(gzipped(text));
        QTest::newRow("rest behind gzip") << QByteArray("gzip") << gzipped(text) + "rest";
        QTest::newRow("rest behind deflate") << QByteArray("deflate") << deflated(text) + deflated(text);
    }
    void broken() {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, bytes);
        for (const qsizetype piece : {qsizetype{1}, qsizetype{1 << 20}}) {
            BodyDecoder decoder = fed(encoding, bytes, piece);
            QCOMPARE(decoder.state(), BodyDecoder::State::Broken);
            QVERIFY(!decoder.isWhole());
            QCOMPARE(decoder.take("x"), BodyDecoder::State::Broken);
        }
    }

    void D12_theLimitIsOfWhatWasUnpacked() {
        const QByteArray zeros(1 << 20, '0');
        for (const auto& [encoding, bytes] : {std::pair<QByteArray, QByteArray>("", zeros), {"gzip", gzipped(zeros)}}) {
            QVERIFY(fed(encoding, bytes, 1000, zeros.size()).isWhole());
            const BodyDecoder over = fed(encoding, bytes, 1000, zeros.size() - 1);
            QCOMPARE(over.state(), BodyDecoder::State::TooLarge);
            QVERIFY(!over.isWhole());
            QVERIFY(over.body().size() < zeros.size());
        }
        QVERIFY(fed("gzip", gzipped({}), 1, 0).isWhole());
        QCOMPARE(fed("gzip", gzipped("x"), 1, 0).state(), BodyDecoder::State::TooLarge);
    }

    void anyBytes() {
        QRandomGenerator random(20260513);
        const QByteArray packed = gzipped(text);
        for (int i = 0; i < 2000; ++i) {
            QByteArray bytes = packed.left(random.bounded(static_cast<int>(packed.size())));
            for (int j = 0; j < 20; ++j)
                bytes += static_cast<char>(random.bounded(256));
            const BodyDecoder decoder = fed("gzip", bytes, 1 + random.bounded(50), 10'000);
            QVERIFY(decoder.body().size() <= 10'000);
        }
    }
};

QTEST_APPLESS_MAIN(TestBodyDecoder)
#include "tst_body_decoder.moc"
