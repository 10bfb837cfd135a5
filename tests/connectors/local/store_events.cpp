// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/connectors/local/store_events.h"

#include "connectors/local/store/content_digest.h"
#include "connectors/local/store/store_writer.h"
#include "models/query/query.h"

#include <QEventLoop>
#include <QTest>

#include <array>

using namespace Qt::StringLiterals;

namespace logloupe::storetest {

namespace {

constexpr qint64 begin = 1'770'000'000'000'000'000;

class Maker {
public:
    explicit Maker(quint64 seed)
        : m_random(seed) {}

    int below(int limit) { return static_cast<int>(m_random() % static_cast<quint64>(limit)); }
    bool oneIn(int chance) { return below(chance) == 0; }
    std::string hex(int digits) {
        std::string text;
        for (int i = 0; i < digits; ++i)
            text += "0123456789abcdef"[below(16)];
        return text;
    }
    template <size_t Count>
    std::string pick(const std::array<const char*, Count>& words) {
        return words[static_cast<size_t>(below(static_cast<int>(Count)))];
    }

private:
    std::mt19937_64 m_random;
};

constexpr std::array systems{"shop", "shop-api", "crm-api", "mes-api", "rabbitmq", "Склад"};
constexpr std::array actions{"order created", "order status changed", "API request", "API response", "page viewed", "failure"};
constexpr std::array statuses{"CREATED", "MODEL_UPLOADED", "PRICE_CALCULATED", "PAID", "SHIPPED"};
constexpr std::array errors{"TimeoutException", "IOException", "PSQLException", "ÄußerungsFehler"};

class EventMaker {
public:
    EventMaker(Maker& maker, EventBatchBuilder& builder, Oddity oddity)
        : m_maker(maker)
        , m_builder(builder)
        , m_oddity(oddity) {}

    void make(qint64 time, quint64 sequence) {
        const auto severity = static_cast<Severity>(1 + m_maker.below(6));
        m_builder.append({time}, severity, sequence);
        m_json = "{\"@timestamp\":\"" + toIso8601({time}).toStdString().substr(0, 23) + "Z\",\"log.level\":\""
                 + std::string(severityName(severity)) + "\"";
        text(Field::Service, m_maker.pick(systems));
        other("host.name", "host-" + std::to_string(m_maker.below(4)));
        text(Field::Action, m_maker.pick(actions));
        const std::string order = "A-" + std::to_string(100000 + m_maker.below(200));
        if (!m_maker.oneIn(12)) {
            text(Field::OrderId, order);
            text(Field::CustomerId, "C-" + std::to_string(10000 + m_maker.below(50)));
            text(Field::TraceId, m_maker.hex(32));
        }
        text(Field::SpanId, m_maker.hex(16));
        if (m_maker.oneIn(4)) {
            text(Field::StatusOld, m_maker.pick(statuses));
            text(Field::StatusNew, m_maker.pick(statuses));
        }
        if (m_maker.oneIn(3)) {
            text(Field::HttpMethod, m_maker.oneIn(2) ? "GET" : "POST");
            text(Field::UrlPath, m_maker.oneIn(3) ? std::string("/health") : "/api/v1/orders/" + order);
            number(Field::HttpStatus, m_maker.oneIn(9) ? 500 : 200);
        }
        if (m_maker.oneIn(3))
            number(Field::Duration, m_maker.below(400) * qint64{1'000'000'000});
        if (m_maker.oneIn(10)) {
            text(Field::ErrorType, m_maker.pick(errors));
            text(Field::ErrorMessage, "Timeout after " + std::to_string(m_maker.below(5000)) + " ms");
            text(Field::ErrorStackTrace,
                 "TimeoutException\\n\\tat Pricing.run(Pricing.java:" + std::to_string(m_maker.below(9)) + ")");
        }
        if (m_maker.oneIn(20))
            text(Field::UserId, "operator " + std::to_string(m_maker.below(20)));
        text(Field::Message, message(order));
        m_json += "}";
        if (m_oddity == Oddity::Mixed && m_maker.oneIn(4))
            makeOdd(time);
        else
            m_builder.setRaw(m_json, RecordFormat::Json);
    }

private:
    std::string message(const std::string& order) {
        switch (m_maker.below(7)) {
        case 0:
            return "Order " + order + " created";
        case 1:
            return "Price calculated in " + std::to_string(m_maker.below(900)) + " ms";
        case 2:
            return "Заказ " + order + " оплачен";
        case 3:
            return "note " + m_maker.hex(12) + " of " + std::to_string(m_maker.below(1000));
        case 4:
            return "Queue order.paid depth 007, retry " + std::to_string(m_maker.below(3));
        case 5:
            return "ok";
        default:
            return "GET /health 200 in " + std::to_string(m_maker.below(30)) + " ms";
        }
    }

    void text(Field field, const std::string& value) {
        m_builder.setText(field, value);
        other(fieldName(field), value);
    }
    void number(Field field, qint64 value) {
        m_builder.setNumber(field, value);
        m_json += ",\"" + std::string(fieldName(field)) + "\":" + std::to_string(value);
    }
    void other(std::string_view name, const std::string& value) {
        m_json += ",\"" + std::string(name) + "\":\"" + value + "\"";
    }

    void makeOdd(qint64 time) {
        switch (m_maker.below(8)) {
        case 0:
            m_builder.setRaw("", RecordFormat::Text);
            return;
        case 1:
            m_builder.setRaw("control \x01\x02\x1F and \x1B[31mred\x1B[0m \xFF\xFE", RecordFormat::Text);
            return;
        case 2:
            m_builder.setRaw(std::string("null \0 inside", 13), RecordFormat::Text);
            return;
        case 3:
            m_builder.setRaw("[2026-05-11 10:31:52,904] plain line", RecordFormat::Text);
            m_builder.addAttribute("thread", "main-" + std::to_string(m_maker.below(3)));
            m_builder.addAttribute("", "without a name");
            return;
        case 4:
            m_builder.setText(Field::Message, std::string(9000, 'x') + "\x03 long" + std::to_string(m_maker.below(3)));
            m_builder.setRaw("long", RecordFormat::Text);
            return;
        case 5:
            m_builder.setNumber(Field::FileSize,
                                m_maker.oneIn(2) ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min() + 1);
            m_builder.setNumber(Field::Duration, -5);
            m_builder.setRaw(toIso8601({time}).toStdString() + " with nanoseconds", RecordFormat::Text);
            return;
        case 6:
            m_builder.setText(Field::OrderId, m_maker.oneIn(2) ? "a-100007" : "Ж-1");
            m_builder.setText(Field::ClientAddress, "10.0.0." + std::to_string(m_maker.below(5)));
            m_builder.setText(Field::MessageId, m_maker.oneIn(2) ? "no hex" : m_maker.hex(16));
            m_builder.setRaw(m_json, RecordFormat::Json);
            return;
        default:
            m_builder.setSeverity(Severity::Unknown);
            m_builder.setText(Field::Message, "");
            m_builder.setText(Field::Service, "");
            m_builder.setRaw("{\"nested\":{\"depth\":\"" + std::to_string(m_maker.below(4)) + "\"},\"flag\":true}",
                             RecordFormat::Json);
            return;
        }
    }

    Maker& m_maker;
    EventBatchBuilder& m_builder;
    Oddity m_oddity;
    std::string m_json;
};

} // namespace

std::vector<EventBatch> makeEvents(int events, quint64 seed, Oddity oddity, int rowsPerBatch) {
    Maker maker(seed);
    std::vector<EventBatch> batches;
    EventBatchBuilder builder(u"test"_s);
    EventMaker event(maker, builder, oddity);
    qint64 time = begin;
    for (int i = 0; i < events; ++i) {
        time += maker.below(40) * 1'000'000LL;
        qint64 own = time;
        if (oddity == Oddity::Mixed && maker.oneIn(10))
            own -= maker.below(100'000) * 1'000'000LL;
        if (oddity == Oddity::Mixed && maker.oneIn(500))
            own = maker.oneIn(2) ? -1'234'567'890'123 : maker.below(1000);
        event.make(own, static_cast<quint64>(i));
        if (builder.size() == rowsPerBatch)
            batches.push_back(builder.build());
    }
    if (builder.size() > 0)
        batches.push_back(builder.build());
    return batches;
}

void import(EventStore& store, const std::vector<EventBatch>& batches, const QString& name) {
    const QByteArray head = name.toUtf8();
    auto writer = store.beginImport(name, {head.constData(), static_cast<size_t>(head.size())});
    QVERIFY2(writer, writer ? "" : qPrintable(writer.error().message));
    quint64 index = 0;
    qint64 line = 1;
    for (const EventBatch& batch : batches) {
        line += batch.size();
        const auto done =
            (*writer)->append({.index = index++, .events = batch, .end = {line * 100, line}, .digest = index, .rejected = 0});
        QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    }
    const auto record = (*writer)->commit();
    QVERIFY2(record, record ? "" : qPrintable(record.error().message));
}

QString describe(const EventBatch& batch, int row) {
    QString text = toIso8601(batch.time(row)) + u' ' + QString::number(static_cast<int>(batch.severity(row)));
    const auto add = [&text](std::string_view value) {
        text += u" | "_s + QString::fromLatin1(value.data(), static_cast<qsizetype>(value.size()));
    };
    for (const Field field : allFields()) {
        if (!batch.has(field, row))
            continue;
        add(fieldName(field));
        if (const auto number = batch.number(field, row))
            text += QString::number(*number);
        else
            add(batch.text(field, row));
    }
    add(batch.rawFormat(row) == RecordFormat::Json ? "json" : "text");
    add(batch.raw(row));
    for (const auto& [name, value] : batch.attributes(row)) {
        add(name);
        add(value);
    }
    return text;
}

QStringList describeAll(const std::vector<EventBatch>& batches) {
    QStringList texts;
    for (const EventBatch& batch : batches) {
        for (int row = 0; row < batch.size(); ++row)
            texts.append(describe(batch, row));
    }
    return texts;
}

RunResult finished(const std::unique_ptr<SearchRun>& run) {
    RunResult result;
    QEventLoop loop;
    QObject::connect(run.get(), &SearchRun::batchReady, &loop,
                     [&](const EventBatch& batch) { result.batches.push_back(batch); });
    QObject::connect(run.get(), &SearchRun::answerReady, &loop, [&](const Answer& answer) { result.answer = answer; });
    QObject::connect(run.get(), &SearchRun::finished, &loop, [&](const Outcome& outcome) {
        result.outcome = outcome;
        ++result.outcomes;
        loop.quit();
    });
    loop.exec();
    return result;
}

QStringList manyQueries() {
    return {
        u""_s,
        u"A-100007"_s,
        u"order.id:a-100007"_s,
        u"order.id:A-1000*"_s,
        u"order.id:\"Ж-1\""_s,
        u"customer.id:C-10007 level>=WARN"_s,
        u"level:ERROR"_s,
        u"NOT level:INFO"_s,
        u"service.name:mes-api"_s,
        u"service.name:mes-api level:ERROR"_s,
        u"service.name:\"склад\""_s,
        u"service.name:sh*"_s,
        u"NOT service.name:shop"_s,
        u"event.action:\"order status changed\" order.status.new:PAID"_s,
        u"created"_s,
        u"заказ"_s,
        u"\"оплачен\" OR health"_s,
        u"calculated in 4"_s,
        u"\"in 42 ms\""_s,
        u"42"_s,
        u"007"_s,
        u"\"order a-10000\""_s,
        u"message:\"Order A-1000\""_s,
        u"message:*calc*ms"_s,
        u"message:/in \\d+ ms$/"_s,
        u"/Price.*9 ms/"_s,
        u"/price calculated in \\d+ ms/i"_s,
        u"message:/Order A-10000\\d created/"_s,
        u"message:/^(GET|note) /"_s,
        u"message:/in [0-9]{2} ms/"_s,
        u"message:/retry?/"_s,
        u"message:*order*a-1000?7*"_s,
        u"message:*order*created*"_s,
        u"message:*created*order*"_s,
        u"message:*Queue*007*"_s,
        u"url.path:*orders*7"_s,
        u"/a-10000.*cre/i"_s,
        u"message:12"_s,
        u"message:*health*ms"_s,
        u"NOT host.name:host-1"_s,
        u"host.name:/-[12]$/ level>=ERROR"_s,
        u"host.name:*3 order.id:A-1000*"_s,
        u"flag:true"_s,
        u"nested.depth:1 OR host.name:HOST-0"_s,
        u"message:100"_s,
        u"0000"_s,
        u"error.message:/after 4\\d+ ms/"_s,
        u"url.path:orders"_s,
        u"url.path:*"_s,
        u"NOT url.path:*"_s,
        u"error.message:4999"_s,
        u"error.stack_trace:\"java:7\""_s,
        u"error.type:ÄUSSERUNGSFEHLER OR error.type:äußerungsfehler"_s,
        u"http.response.status_code:500"_s,
        u"http.response.status_code>=400"_s,
        u"event.duration>5m"_s,
        u"event.duration:[1m TO 2m}"_s,
        u"NOT event.duration:*"_s,
        u"file.size:*"_s,
        u"host.name:host-2"_s,
        u"host.name:*"_s,
        u"thread:main-1"_s,
        u"nested.depth>2"_s,
        u"nested.depth:* OR thread:*"_s,
        u"span.id:ab*"_s,
        u"messaging.message.id:*"_s,
        u"client.address:10.0.0.3"_s,
        u"trace.id:/^00/"_s,
        u"beef"_s,
        u"user.id:operator*"_s,
        u"@timestamp>=2026-02-02T02:40:30Z @timestamp<2026-02-02T02:41:00Z"_s,
        u"(level:FATAL OR level:ERROR) AND NOT (service.name:shop OR order.id:A-10001*)"_s,
        u"nowhere-to-be-found"_s,
        u"service.name:nobody OR order.id:A-9"_s,
        u"xxxxx"_s,
    };
}

Query queryOf(const QString& text) {
    const auto query = parseQuery(text);
    if (!query)
        qFatal("The test's query %s cannot be read: %s", qPrintable(text), qPrintable(query.error().message));
    return *query;
}

} // namespace logloupe::storetest
