// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How much is taken of an answer, and what becomes of one that cannot be unpacked.

#include "net_stage.h"
#include "packed.h"

#include <limits>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpTestServer::Handler answering(const QByteArray& body, const QByteArray& encoding) {
    return [body, encoding](const HttpTestRequest&) {
        return HttpTestResponse{.headers = {{"Content-Encoding", encoding}}, .body = body};
    };
}

} // namespace

class TestHttpLimits : public QObject {
    Q_OBJECT

private slots:
    void D12_theLimitCountsWhatWasUnpacked_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("packed");
        const QByteArray zeros(32 << 20, '0');
        QTest::newRow("deflate") << QByteArray("deflate") << deflated(zeros);
        QTest::newRow("gzip") << QByteArray("gzip") << gzipped(zeros);
    }
    void D12_theLimitCountsWhatWasUnpacked() {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        QVERIFY(packed.size() < 100'000);
        HttpTestServer server(answering(packed, encoding));
        HttpClient client({});
        Answer refused;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 1 << 20}, refused));
        QVERIFY(!refused.isGood());
        QCOMPARE(refused.error().kind, ErrorKind::Decode);
        QVERIFY(refused.error().message.contains(u"127.0.0.1"_s));
        for (const qint64 limit : {qint64{32 << 20}, std::numeric_limits<qint64>::max()}) {
            Answer taken;
            QVERIFY(ask(client, {.url = server.url(), .bodyLimit = limit}, taken));
            QVERIFY2(taken.isGood(), taken.isGood() ? "" : qPrintable(taken.error().detail));
            QCOMPARE(taken.response().body.size(), 32 << 20);
        }
        Answer oneLess;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = (32 << 20) - 1}, oneLess));
        QVERIFY(!oneLess.isGood());
    }

    void D12_anOrdinaryLogReplyOf30MegabytesIsTaken() {
        QByteArray lines;
        while (lines.size() < (30 << 20))
            lines += "{\"@timestamp\":\"2026-05-13T10:15:00Z\",\"order\":" + QByteArray::number(lines.size()) + "}\n";
        HttpTestServer server(answering(gzipped(lines), "gzip"));
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 64 << 20}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
        QVERIFY(answer.response().body == lines);
    }

    void whatCannotBeUnpackedIsNoAnswer_data() {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("packed");
        QByteArray flipped = gzipped(QByteArray(100'000, 'x') + "abcdefghijklmnopqrstuvwxyz");
        flipped[flipped.size() / 2] = static_cast<char>(~flipped.at(flipped.size() / 2));
        QTest::newRow("gzip that is none") << QByteArray("gzip") << QByteArray("{\"hits\": []}");
        QTest::newRow("gzip with flipped bits") << QByteArray("gzip") << flipped;
        QTest::newRow("deflate that is none") << QByteArray("deflate") << QByteArray(1000, '\xff');
        QTest::newRow("encoding nobody asked for") << QByteArray("br") << QByteArray("\x0b\x02\x80hello\x03");
        const QByteArray whole = gzipped("{\"hits\": []}");
        // As long as Content-Length says it is.
        QTest::newRow("gzip without its last byte") << QByteArray("gzip") << whole.chopped(1);
        QTest::newRow("gzip without its checksum") << QByteArray("gzip") << whole.chopped(8);
        QTest::newRow("gzip cut in the middle") << QByteArray("gzip") << whole.left(whole.size() / 2);
        QTest::newRow("gzip, nothing but its head") << QByteArray("gzip") << whole.left(10);
        QTest::newRow("deflate without its last byte") << QByteArray("deflate") << deflated("{\"hits\": []}").chopped(1);
    }
    void whatCannotBeUnpackedIsNoAnswer() {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        HttpTestServer server(answering(packed, encoding));
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url()}, answer));
        QVERIFY2(!answer.isGood(), answer.isGood() ? answer.response().body.left(100).constData() : "");
        QCOMPARE(answer.error().kind, ErrorKind::Decode);
    }

    void packedAndEmpty() {
        HttpTestServer server(answering({}, "gzip"));
        HttpClient client({});
        for (const QByteArray& method : {QByteArray("GET"), QByteArray("HEAD")}) {
            Answer answer;
            QVERIFY(ask(client, {.method = method, .url = server.url()}, answer));
            QVERIFY(answer.isGood());
            QCOMPARE(answer.response().body, QByteArray());
        }
        QCOMPARE(server.requests().first().header("Accept-Encoding"), QByteArray("gzip, deflate"));
    }

    void theAnswerThatIsTooLargeMayDestroyItsExchange() {
        HttpTestServer server([](const HttpTestRequest&) { return text("four"); });
        HttpClient client({});
        for (int i = 0; i < 20; ++i) {
            std::unique_ptr<HttpExchange> exchange;
            int calls = 0;
            exchange = client.send({.url = server.url(), .bodyLimit = 1}, [&](const Result<HttpResponse>&) {
                exchange.reset();
                ++calls;
            });
            QTRY_COMPARE(calls, 1);
        }
    }

    void theLimitIsExact() {
        HttpTestServer server([](const HttpTestRequest&) { return text(QByteArray(1000, 'x')); });
        HttpClient client({});
        Answer fits;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 1000}, fits));
        QVERIFY(fits.isGood());
        Answer over;
        QVERIFY(ask(client, {.url = server.url(), .bodyLimit = 999}, over));
        QVERIFY(!over.isGood());
    }
};

QTEST_GUILESS_MAIN(TestHttpLimits)
#include "tst_http_limits.moc"
