// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing to a stand-in for a cluster that keeps what it is given by _bulk's published contract, and misbehaves on request.

#include "connectors/elastic/bulk_writer.h"
#include "tests/servers/http_test_server.h"
#include "tests/servers/soon.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

namespace {

/// Documents by index and id.
class KeepingCluster {
public:
    /// Of a document that was not there before: 0 stores it, everything else is answered and nothing stored. `attempt` counts requests that bore it, from 1.
    std::function<int(const QJsonObject& document, int attempt)> decide = [](const QJsonObject&, int) { return 0; };
    /// What comes instead of the answer to the n-th request, from 1, after its documents were stored (or not).
    std::function<std::optional<HttpTestResponse>(int request)> instead = [](int) { return std::nullopt; };
    bool storesWhenInstead = true;

    QMap<QByteArray, QMap<QString, QJsonObject>> documents;
    int requests = 0;

    [[nodiscard]] int count() const {
        int sum = 0;
        for (const auto& index : documents)
            sum += static_cast<int>(index.size());
        return sum;
    }

    HttpTestResponse answer(const HttpTestRequest& request) {
        ++requests;
        const auto other = instead(requests);
        if (other && !storesWhenInstead)
            return *other;
        QJsonArray items;
        const QList<QByteArray> lines = request.body.split('\n');
        for (qsizetype line = 0; line + 1 < lines.size(); line += 2)
            items.append(QJsonObject{{u"create"_s, take(lines[line], lines[line + 1])}});
        if (other)
            return *other;
        return {.status = 200,
                .headers = {{"Content-Type", "application/json"}},
                .body = QJsonDocument(QJsonObject{{u"items"_s, items}}).toJson(QJsonDocument::Compact)};
    }

private:
    QJsonObject take(const QByteArray& action, const QByteArray& record) {
        const QJsonObject place = QJsonDocument::fromJson(action).object().value("create"_L1).toObject();
        const QByteArray index = place.value("_index"_L1).toString().toUtf8();
        const QString id = place.value("_id"_L1).toString();
        const QJsonObject document = QJsonDocument::fromJson(record).object();
        if (documents.value(index).contains(id))
            return {{u"status"_s, 409}, {u"error"_s, QJsonObject{{u"type"_s, u"version_conflict_engine_exception"_s}}}};
        if (const int refusal = decide(document, ++m_attempts[id]); refusal != 0)
            return {{u"status"_s, refusal},
                    {u"error"_s, QJsonObject{{u"type"_s, refusal == 429 ? u"es_rejected_execution_exception"_s
                                                                        : u"mapper_parsing_exception"_s},
                                             {u"reason"_s, u"of a value that must not be shown"_s}}}};
        documents[index].insert(id, document);
        return {{u"status"_s, 201}};
    }

    QMap<QString, int> m_attempts;
};

ElasticPace quick() {
    ElasticPace pace;
    pace.firstRetry = std::chrono::milliseconds(1);
    pace.longestRetry = std::chrono::milliseconds(5);
    pace.answerWithin = std::chrono::milliseconds(5000);
    return pace;
}

struct Play {
    KeepingCluster cluster;
    HttpTestServer server{[this](const HttpTestRequest& request) { return cluster.answer(request); }};
    HttpClient http{NetworkSettings{}};
    ElasticClient client{settings(), http, nullptr, nullptr, quick()};
    BulkWriter writer{client, u"logs"_s, nullptr, quick()};
    int finishes = 0;
    std::optional<Error> error;

    Play() {
        QObject::connect(&writer, &BulkWriter::finished, &writer, [this](const std::optional<Error>& why) {
            ++finishes;
            error = why;
        });
    }
    [[nodiscard]] ElasticSettings settings() const {
        ElasticSettings settings;
        settings.name = u"logs"_s;
        settings.address = server.url(QString());
        settings.credentials = ElasticCredentials::None;
        settings.maxParallel = 2;
        return settings;
    }
    /// As people write: waits where the writer has enough.
    bool write(int records) {
        bool hasRoom = true;
        QObject::connect(&writer, &BulkWriter::roomAgain, &writer, [&hasRoom] { hasRoom = true; });
        for (int number = 0; number < records && finishes == 0; ++number) {
            if (!hasRoom && !soon([&] { return hasRoom || finishes > 0; }))
                return false;
            const QByteArray record = R"({"@timestamp":"2026-05-13T11:00:00Z","n":)" + QByteArray::number(number) + "}";
            hasRoom = writer.add({record.data(), static_cast<size_t>(record.size())}, "shop-api",
                                 TimePoint::fromSeconds(1'778'671'920));
        }
        writer.finish();
        QObject::disconnect(&writer, &BulkWriter::roomAgain, nullptr, nullptr);
        return soon([this] { return finishes > 0; });
    }
    static int numberOf(const QJsonObject& document) { return document.value("n"_L1).toInt(); }
};

} // namespace

class BulkWriterTest : public QObject {
    Q_OBJECT
private slots:
    void indexPerSystemAndDay_data();
    void indexPerSystemAndDay();
    void storesEverythingOnce();
    void givesEveryRecordAnEventId();
    void sameRunAgainAddsNothing();
    void countsEachItemByItsAnswer();
    void triesBusyItemsAgain();
    void givesUpWhereItemsStayBusy();
    void waitsWhereTheWholeRequestIsRefused();
    void lostAnswerDoublesNothing();
    void halvesWhatIsTooLarge();
    void stopsWhereNothingMayBeWritten();
    void endsWhereNobodyAnswers();
    void endsOnAnswersThatAreNone_data();
    void endsOnAnswersThatAreNone();
    void neverHoldsMoreThanItsShare();
    void nothingToWrite();
};

void BulkWriterTest::indexPerSystemAndDay_data() {
    QTest::addColumn<QByteArray>("system");
    QTest::addColumn<qint64>("nanoseconds");
    QTest::addColumn<QByteArray>("index");
    constexpr qint64 day = 86'400'000'000'000;
    QTest::newRow("usual") << QByteArray("shop-api") << qint64(1'778'671'920'000'000'000)
                           << QByteArray("logs-shop-api-2026.05.13");
    QTest::newRow("last of a day") << QByteArray("mes") << 20'586 * day - 1 << QByteArray("logs-mes-2026.05.12");
    QTest::newRow("first of a day") << QByteArray("mes") << 20'586 * day << QByteArray("logs-mes-2026.05.13");
    QTest::newRow("before 1970") << QByteArray("mes") << qint64(-1) << QByteArray("logs-mes-1969.12.31");
    QTest::newRow("capitals, blanks") << QByteArray("MES Api/2") << qint64(0) << QByteArray("logs-mes-api-2-1970.01.01");
    QTest::newRow("quotes") << QByteArray("a\"b\\c\n") << qint64(0) << QByteArray("logs-a-b-c--1970.01.01");
    QTest::newRow("none") << QByteArray() << qint64(0) << QByteArray("logs-unknown-1970.01.01");
}

void BulkWriterTest::indexPerSystemAndDay() {
    QFETCH(const QByteArray, system);
    QFETCH(const qint64, nanoseconds);
    QFETCH(const QByteArray, index);
    QCOMPARE(dailyIndex(u"logs"_s, {system.data(), static_cast<size_t>(system.size())}, {nanoseconds}), index);
}

void BulkWriterTest::storesEverythingOnce() {
    Play play;
    QVERIFY(play.write(9001));
    QVERIFY(!play.error);
    QCOMPARE(play.finishes, 1);
    QCOMPARE(play.cluster.count(), 9001);
    QCOMPARE(play.cluster.documents.keys(), QList<QByteArray>{"logs-shop-api-2026.05.13"});
    QCOMPARE(play.writer.counts(), (BulkCounts{.sent = 9001, .stored = 9001}));
    QSet<int> numbers;
    for (const QJsonObject& document : play.cluster.documents.first())
        numbers.insert(Play::numberOf(document));
    QCOMPARE(numbers.size(), 9001);
}

void BulkWriterTest::givesEveryRecordAnEventId() {
    Play play;
    play.writer.add(R"({"n":1})", "mes", {});
    play.writer.add(R"({"n":1})", "mes", {}); // the same bytes, another record
    play.writer.add(R"({"n":2,"event.id":"own"})", "mes", {});
    play.writer.add("{}", "mes", {});
    play.writer.finish();
    QVERIFY(soon([&play] { return play.finishes > 0; }));
    QCOMPARE(play.cluster.count(), 4);
    const auto documents = play.cluster.documents.first();
    for (auto document = documents.begin(); document != documents.end(); ++document) {
        const bool hasOwn = Play::numberOf(*document) == 2;
        QCOMPARE(document->value("event.id"_L1).toString(), hasOwn ? u"own"_s : document.key());
    }
}

void BulkWriterTest::sameRunAgainAddsNothing() {
    Play first;
    QVERIFY(first.write(50));
    Play again;
    again.cluster.documents = first.cluster.documents;
    QVERIFY(again.write(60));
    QCOMPARE(again.cluster.count(), 60);
    QCOMPARE(again.writer.counts(), (BulkCounts{.sent = 60, .stored = 10, .repeated = 50}));
}

void BulkWriterTest::countsEachItemByItsAnswer() {
    Play play;
    play.cluster.decide = [](const QJsonObject& document, int) { return Play::numberOf(document) % 10 == 3 ? 400 : 0; };
    QVERIFY(play.write(100));
    QVERIFY(!play.error);
    QCOMPARE(play.cluster.count(), 90);
    QCOMPARE(play.writer.counts(),
             (BulkCounts{.sent = 100, .stored = 90, .refused = 10, .reasons = {u"mapper_parsing_exception"_s}}));
}

void BulkWriterTest::triesBusyItemsAgain() {
    Play play;
    play.cluster.decide = [](const QJsonObject& document, int attempt) {
        return Play::numberOf(document) % 2 == 0 && attempt < 3 ? 429 : 0;
    };
    QVERIFY(play.write(100));
    QVERIFY(!play.error);
    QCOMPARE(play.cluster.count(), 100);
    QCOMPARE(play.cluster.requests, 3);
    QCOMPARE(play.writer.counts(), (BulkCounts{.sent = 100, .stored = 100, .retries = 100}));
}

void BulkWriterTest::givesUpWhereItemsStayBusy() {
    Play play;
    play.cluster.decide = [](const QJsonObject& document, int) { return Play::numberOf(document) == 7 ? 429 : 0; };
    QVERIFY(play.write(10));
    QVERIFY(play.error && play.error->kind == ErrorKind::RateLimited);
    QCOMPARE(play.finishes, 1);
    QCOMPARE(play.writer.counts().stored, 9);
    QCOMPARE(play.cluster.requests, 2 + quick().mostRetries - 1);
}

void BulkWriterTest::waitsWhereTheWholeRequestIsRefused() {
    Play play;
    play.cluster.storesWhenInstead = false;
    play.cluster.instead = [](int request) -> std::optional<HttpTestResponse> {
        if (request > 2)
            return {};
        return HttpTestResponse{.status = 429,
                                .headers = {{"Content-Type", "application/json"}},
                                .body = R"({"error":{"type":"circuit_breaking_exception","reason":"too large"},"status":429})"};
    };
    QVERIFY(play.write(100));
    QVERIFY(!play.error);
    QCOMPARE(play.writer.counts(), (BulkCounts{.sent = 100, .stored = 100}));
    QCOMPARE(play.cluster.requests, 3);
}

void BulkWriterTest::lostAnswerDoublesNothing() {
    Play play;
    // The records are stored, the answer breaks off in its middle.
    play.cluster.instead = [](int request) -> std::optional<HttpTestResponse> {
        if (request != 2)
            return {};
        return HttpTestResponse{
            .verbatim = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"items\":[{"};
    };
    QVERIFY(play.write(9000));
    QVERIFY2(!play.error, qPrintable(play.error ? play.error->message + play.error->detail : QString()));
    QCOMPARE(play.cluster.count(), 9000);
    const BulkCounts& counts = play.writer.counts();
    QCOMPARE(counts.stored, 9000);
    QCOMPARE(counts.repeated, 0);
    QCOMPARE(counts.sent, 9000);
    QVERIFY(counts.retries > 0);
}

void BulkWriterTest::halvesWhatIsTooLarge() {
    Play play;
    play.cluster.storesWhenInstead = false;
    play.cluster.instead = [](int request) {
        return request <= 3 ? std::optional(HttpTestResponse{.status = 413}) : std::nullopt;
    };
    QVERIFY(play.write(8));
    QVERIFY(!play.error);
    QCOMPARE(play.cluster.count(), 8);
    QCOMPARE(play.writer.counts().stored, 8);

    Play never;
    never.cluster.storesWhenInstead = false;
    never.cluster.instead = [](int) { return HttpTestResponse{.status = 413}; };
    QVERIFY(never.write(8));
    QCOMPARE(never.writer.counts().refused, 8);
}

void BulkWriterTest::stopsWhereNothingMayBeWritten() {
    Play play;
    play.cluster.decide = [](const QJsonObject&, int) { return 403; };
    QVERIFY(play.write(30'000));
    QVERIFY(play.error && play.error->kind == ErrorKind::Forbidden);
    QVERIFY(!play.error->message.contains("must not be shown"_L1));
    QCOMPARE(play.finishes, 1);
    QCOMPARE(play.writer.counts().stored, 0);
    QVERIFY(play.cluster.requests <= 3);
}

void BulkWriterTest::endsWhereNobodyAnswers() {
    Play play;
    play.server.close();
    QVERIFY(play.write(10));
    QVERIFY(play.error && play.error->kind == ErrorKind::Network);
    QCOMPARE(play.finishes, 1);
    QCOMPARE(play.writer.counts().stored, 0);
}

void BulkWriterTest::endsOnAnswersThatAreNone_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a page") << QByteArray("<html>sign in</html>");
    QTest::newRow("no items") << QByteArray(R"({"took":1})");
    QTest::newRow("too few") << QByteArray(R"({"items":[{"create":{"status":201}}]})");
    QTest::newRow("too many") << QByteArray(
        R"({"items":[{"create":{"status":201}},{"create":{"status":201}},{"create":{"status":201}}]})");
    QTest::newRow("items of other kinds") << QByteArray(R"({"items":[1,"x"]})");
    QTest::newRow("empty items") << QByteArray(R"({"items":[{},{}]})");
    QTest::newRow("status is a text") << QByteArray(R"({"items":[{"create":{"status":"201"}},{"create":{"status":"201"}}]})");
    QTest::newRow("items is an object") << QByteArray(R"({"items":{"create":{"status":201}}})");
    QTest::newRow("deep") << QByteArray(R"({"items":)") + QByteArray(5000, '[') + QByteArray(5000, ']') + "}";
}

void BulkWriterTest::endsOnAnswersThatAreNone() {
    QFETCH(const QByteArray, body);
    Play play;
    play.cluster.instead = [body](int) {
        return HttpTestResponse{.headers = {{"Content-Type", "application/json"}}, .body = body};
    };
    QVERIFY(play.write(2));
    QVERIFY(play.error && play.error->kind == ErrorKind::Decode);
    QCOMPARE(play.finishes, 1);
    QCOMPARE(play.writer.counts().stored, 0);
}

void BulkWriterTest::neverHoldsMoreThanItsShare() {
    Play play;
    play.cluster.instead = [](int) { return HttpTestResponse{.isHeld = true}; };
    qint64 taken = 0;
    while (play.writer.add(R"({"n":1})", "mes", {}) && taken < 100'000)
        ++taken;
    QVERIFY2(taken < 4000 * 3, qPrintable(QString::number(taken))); // two requests on their way, and one that is ready
    QVERIFY(soon([&play] { return play.cluster.requests == 2; }));
    QCOMPARE(play.writer.counts().sent, 8000);
}

void BulkWriterTest::nothingToWrite() {
    Play play;
    play.writer.finish();
    QCOMPARE(play.finishes, 0);
    QVERIFY(soon([&play] { return play.finishes > 0; }));
    QVERIFY(!play.error);
    QCOMPARE(play.cluster.requests, 0);
}

QTEST_GUILESS_MAIN(BulkWriterTest)
#include "tst_bulk_writer.moc"
