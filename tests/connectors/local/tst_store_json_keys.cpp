// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/local_source.h"
#include "models/domain/record_fields.h"
#include "models/query/matcher.h"
#include "tests/connectors/local/store_events.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

namespace {

using Counts = std::map<std::string, quint64>;

/// An event whose columns hold what its record repeats: the store cuts that out of the record, wherever it stands.
struct Sample {
    std::string record;
    std::string user = {};
    std::string message = {};
    std::string path = {};
    std::optional<qint64> status = {};
    RecordFormat format = RecordFormat::Json;
    std::string attribute = {};
};

constexpr auto key = "host.name";

std::vector<Sample> samples() {
    const std::string deep = [] {
        std::string text;
        for (int i = 0; i < 70; ++i)
            text += "{\"a\":";
        text += "{\"host.name\":\"deep\"}" + std::string(70, '}');
        return text;
    }();
    return {
        {R"({"host.name":"plain"})"},
        {R"({"host":{"name":"nested"}})"},
        {R"({"host":{"name":"first"},"host.name":"second"})"},
        {R"({"host.name":"second first","host":{"name":"first"}})"},
        {R"({"a":{"host.name":"not here","host":{"name":"nor here"}}})"},
        {R"({"name":"not here","xhost.name":"nor here","host.names":"nor here"})"},
        {R"({"host.name":null})"},
        {R"({"host.name":null,"host":{"name":"after null"}})"},
        {R"({"host.name":12.50e3})"},
        {R"({"host.name":true,"b":false})"},
        {R"({"host.name":[["in"],"lists"]})"},
        {R"({"host.name":[[],{},null,[null,7]]})"},
        {R"({"host":[{"other":1},{"name":"in a list of objects"}]})"},
        {R"({"host.name":{"name":"too deep"}})"},
        {R"({"host.name":""})"},
        {R"({"":{"host.name":"below nothing"}})"},
        {R"({"host":{"":"x"},"host.":{"name":"two points"}})"},
        {R"({"host.name":"twice","host.name":"again"})"},
        {R"({"host\u002ename":"escaped key"})"},
        {R"({"h\u006fst":{"n\u0061me":"escaped keys"}})"},
        {R"({"host.name":"a \"quoted\" \\ \u00e9\ud83d\ude00\n\/"})"},
        {R"({"a":"\\","host.name":"after a backslash"})"},
        {R"({"message":"says \"host.name\":\"x\" in it","host.name":"outside"})", {}, R"(says "host.name":"x" in it)"},
        {R"({"message":"says \"host.name\":\"x\" in it"})", {}, R"(says "host.name":"x" in it)"},
        {R"({"message":"says \"host.name\":\"x\" in it"})", {}, R"(says \"host.name\":\"x\" in it)"},
        {R"({"message":"a","host.name":"in a value"})", {}, R"(a","host.name":"in a value)"},
        {R"({"message":"a", "b":"host.name"})", {}, R"(host.name)"},
        {R"({"host.name":"half a key in a value"})", "name"},
        {R"({"host.name":"a key in a value","user.id":"host.name"})", "host.name"},
        {R"({"host":{"name":"half a path in a value"},"user.id":"host"})", "host"},
        {R"({"host.name" : "a colon in a value"})", {}, R"( : )"},
        {R"({"host.name":"brackets in a value"})", {}, R"({")"},
        {R"({"host.name":"operator 7","user.id":"operator 7"})", "operator 7"},
        {R"({"user.id":"operator 7","host.name":"of operator 7 it is"})", "operator 7"},
        {R"({"url.path":"/a/b","message":"GET /a/b took 7 ms","host.name":"GET /a/b took 7 ms"})",
         {},
         "GET /a/b took 7 ms",
         "/a/b"},
        {R"({"message":"a\\b \u0041","host.name":"a\\b"})", "a\\b", "a\\b A"},
        {R"({"message":"at /a\"b/c","host.name":"z"})", {}, "at /a\"b/c", "/a\"b/c"},
        {R"({"host.name":200})", {}, {}, {}, 200},
        {R"({"host.name":1200,"http.response.status_code":200})", {}, {}, {}, 200},
        {R"({"http.response.status_code":200,"host.name":"of 200 it is"})", {}, {}, {}, 200},
        {R"({"flag":true,"host.name":"a literal in a value"})", "true"},
        {R"({"n":null,"host.name":null,"host":{"name":"null in a value"}})", "null"},
        {R"({"a":"tab	in a string","host.name":"tab	too"})"},
        {"{\"a\":\"\x01\x02\",\"host.name\":\"marks\x03 as they are\"}"},
        {R"(  { "host.name" : "spaces"  } trailing)"},
        {R"({"host.name":"cut sho)"},
        {R"({"host.name":"before the fault",)"},
        {R"({"a":1,,"host.name":"behind a fault"})"},
        {R"({"a":tru,"host.name":"behind a fault"})"},
        {R"({"a":"\x","host.name":"behind a fault"})"},
        {R"(["host.name","no object"])"},
        {R"("host.name":"no object")"},
        {R"()"},
        {R"(host.name: no JSON, "host.name":"x")", {}, {}, {}, {}, RecordFormat::Text},
        {R"({"host.name":"JSON that is told to be text"})", {}, {}, {}, {}, RecordFormat::Text},
        {R"(line)", {}, {}, {}, {}, RecordFormat::Text, "attribute of a line"},
        {R"({"host.name":"record"})", {}, {}, {}, {}, RecordFormat::Json, "attribute before the record"},
        {deep},
        {R"({"host.name":)" + deep + "}"},
        {R"({"message":"nothing of it"})", {}, "nothing of it"},
    };
}

class Sampler {
public:
    Sampler()
        : m_builder(u"test"_s) {}

    void add(const Sample& sample) {
        m_time += 7'000'000;
        m_builder.append({m_time}, Severity::Info, m_sequence);
        m_builder.setText(Field::Service, "shop");
        m_builder.setText(Field::OrderId, "A-" + std::to_string(m_sequence++ % 500));
        for (const auto& [field, text] : {std::pair(Field::UserId, &sample.user), std::pair(Field::Message, &sample.message),
                                          std::pair(Field::UrlPath, &sample.path)}) {
            if (!text->empty())
                m_builder.setText(field, *text);
        }
        if (sample.status)
            m_builder.setNumber(Field::HttpStatus, *sample.status);
        m_builder.setRaw(sample.record, sample.format);
        if (!sample.attribute.empty())
            m_builder.addAttribute(key, sample.attribute);
    }
    [[nodiscard]] EventBatch batch() { return m_builder.build(); }

private:
    EventBatchBuilder m_builder;
    qint64 m_time = 1'770'000'000'000'000'000;
    quint64 m_sequence = 0;
};

/// Records put together from parts that make trouble side by side.
Sample randomSample(std::mt19937& random) {
    static const std::array<const char*, 26> parts{
        "\"host.name\"", "\"host\"", "\"name\"", ":",  ":",   ",", "{", "}", "\"x\"",          "\"",   "\\",      "\\\"",
        "name",          "host.",    "null",     "12", "200", "[", "]", " ", "\"na\\u006de\"", "true", "\"a b\"", "\"host.\"",
        "\"user 7\"",    "\"/p/q\""};
    static const std::array<const char*, 9> values{"name", "host.name", "user 7", "\":",  "\",\"host.name\":\"v",
                                                   "ho",   ":",         "\\",     "me\":"};
    const auto pick = [&random](const auto& list) { return std::string(list[random() % list.size()]); };
    Sample sample{random() % 2 == 0 ? "{" : "{\"user.id\":\"user 7\",\"host"};
    for (auto i = 2 + random() % 14; i > 0; --i)
        sample.record += pick(parts);
    if (random() % 2 == 0)
        sample.record += ",\"host.name\":\"end\"}";
    if (random() % 2 == 0)
        sample.user = pick(values);
    if (random() % 2 == 0)
        sample.message = pick(values) + pick(values);
    if (random() % 3 == 0)
        sample.path = pick(values);
    if (random() % 3 == 0)
        sample.status = 200;
    return sample;
}

} // namespace

/// Keys that have no column are answered from what is left of the records, the same as from the records themselves.
class TestStoreJsonKeys : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        Sampler sampler;
        // Often enough that templates are made, and in many groups; each beside its like and beside others.
        for (int round = 0; round < 40; ++round) {
            for (const Sample& sample : samples())
                sampler.add(sample);
        }
        std::mt19937 random(11);
        for (int i = 0; i < 4000; ++i)
            sampler.add(randomSample(random));
        // More values than a column keeps for all groups.
        for (int i = 0; i < 9000; ++i)
            sampler.add({"{\"request.id\":\"r-" + std::to_string(i * 7919 % 8000) + "\",\"host.name\":\"host-"
                         + std::to_string(i % 5) + "\"}"});
        m_batch = sampler.batch();
        QVERIFY(m_folder.isValid());
        auto store = EventStore::open(m_folder.path());
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        import(**store, {m_batch}, u"samples"_s);
        m_source = std::make_unique<LocalSource>(std::shared_ptr<EventStore>(std::move(*store)), u"local"_s);
    }
    void cleanupTestCase() { m_source.reset(); }

    void everySampleAlone_data() {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const Sample& sample : samples()) {
            std::string name = sample.record.substr(0, 60);
            std::replace_if(
                name.begin(), name.end(), [](char character) { return character < ' ' || character > '~'; }, '.');
            QTest::addRow("%d %s", index, name.c_str()) << index;
            ++index;
        }
    }
    void everySampleAlone() {
        QFETCH(int, index);
        const TimeRange one{m_batch.time(index), m_batch.time(index) + Duration(1)};
        const auto value = fieldText(m_batch, index, FieldRef::named(key));
        const auto top = std::get<TopValues>(
            finished(m_source->top({.field = FieldRef::named(key), .query = {}, .range = one, .limit = 9})).answer);
        QCOMPARE(top.missing, value && !value->empty() ? quint64{0} : quint64{1});
        if (top.missing == 0)
            QCOMPARE(top.values.front().value, *value);
        const RunResult there = finished(m_source->search({.query = queryOf(u"host.name:*"_s), .range = one}));
        QCOMPARE(there.events().size(), value ? 1 : 0);
    }

    void countsOfKeys_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("query");
        for (const QString& name : {u"host.name"_s, u"name"_s, u"host"_s, u"request.id"_s, u"host."_s, u"a.host.name"_s,
                                    u"user 7"_s, u"nowhere"_s, u"e"_s}) {
            for (const QString& query :
                 {u""_s, u"service.name:shop"_s, u"order.id:A-7*"_s, u"order.id:A-77"_s, u"user.id:name"_s,
                  u"host.name:end OR request.id:r-7*"_s, u"NOT host.name:host-1 host.name:*"_s, u"NOT request.id:*"_s})
                QTest::newRow(qPrintable(name + u" of "_s + query)) << name << query;
        }
    }
    void countsOfKeys() {
        QFETCH(QString, name);
        QFETCH(QString, query);
        const FieldRef field = FieldRef::named(name.toStdString());
        Counts expected;
        const Matcher matcher(queryOf(query));
        for (int row = 0; row < m_batch.size(); ++row) {
            if (matcher.matches(m_batch, row))
                ++expected[fieldText(m_batch, row, field).value_or("")];
        }
        // The second time from memory.
        for (int time = 0; time < 2; ++time) {
            const auto top = std::get<TopValues>(
                finished(m_source->top({.field = field, .query = queryOf(query), .range = {}, .limit = 1'000'000})).answer);
            Counts found;
            for (const ValueCount& value : top.values)
                found[value.value] = value.count;
            if (top.missing != 0)
                found[""] = top.missing;
            for (const auto& [value, count] : expected)
                QVERIFY2(found[value] == count, value.c_str());
            QCOMPARE(found.size(), expected.size());
        }
    }

    void searchesForKeys_data() {
        QTest::addColumn<QString>("query");
        for (const QString& query : {u"host.name:*"_s, u"NOT host.name:*"_s, u"host.name:plain"_s, u"host.name:*first*"_s,
                                     u"host.name:/^of/"_s, u"host.name>=1000"_s, u"request.id:r-4242"_s, u"request.id:*99"_s,
                                     u"request.id:* order.id:A-77"_s, u"name:*"_s, u"host.name:\"operator 7\" OR name:x"_s})
            QTest::newRow(qPrintable(query)) << query;
    }
    void searchesForKeys() {
        QFETCH(QString, query);
        const Matcher matcher(queryOf(query));
        QStringList expected;
        for (int row = 0; row < m_batch.size(); ++row) {
            if (matcher.matches(m_batch, row))
                expected.append(describe(m_batch, row));
        }
        QVERIFY(!expected.isEmpty());
        QCOMPARE(finished(m_source->search({.query = queryOf(query), .range = {}})).events(), expected);
    }

private:
    QTemporaryDir m_folder;
    EventBatch m_batch;
    std::unique_ptr<LocalSource> m_source;
};

QTEST_GUILESS_MAIN(TestStoreJsonKeys)
#include "tst_store_json_keys.moc"
