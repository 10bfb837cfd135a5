// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/local_source.h"
#include "connectors/local/store/store_snapshot.h"
#include "models/domain/record_fields.h"
#include "models/query/matcher.h"
#include "tests/connectors/local/store_events.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace logloupe;
using namespace logloupe::storetest;

/// The store answers every query as Matcher does, whatever is in segments and whatever is live.
class TestStoreSearch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        auto store = EventStore::open(m_folder.path());
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        (*store)->setSegmentSize(segmentSize);
        const auto live = makeEvents(400, 4, Oddity::Mixed);
        const auto first = makeEvents(1600, 1, Oddity::None);
        const auto second = makeEvents(2600, 2, Oddity::Mixed);
        const auto third = makeEvents(3, 3, Oddity::Mixed);
        import(**store, first, u"first"_s);
        import(**store, second, u"second"_s);
        import(**store, third, u"third"_s);
        for (const EventBatch& batch : live)
            QVERIFY((*store)->appendLive(batch));
        QVERIFY((*store)->flushLive());
        for (const auto* batches : {&first, &second, &third, &live})
            addExpected(*batches);
        std::stable_sort(m_events.begin(), m_events.end(),
                         [](const EventRef& left, const EventRef& right) { return left.time() < right.time(); });
        // Segments of several groups, and several segments.
        const auto snapshot = (*store)->snapshot();
        QVERIFY(snapshot->segments.size() >= 4);
        QVERIFY(std::any_of(snapshot->segments.begin(), snapshot->segments.end(),
                            [](const auto& segment) { return segment->groups().size() > 1; }));
        m_part = {m_events[1100].time(), m_events[2500].time()};
        m_source = std::make_unique<LocalSource>(std::shared_ptr<EventStore>(std::move(*store)), u"local"_s);
    }

    void cleanupTestCase() { m_source.reset(); }

    void searches_data() { addQueries(); }
    void searches() {
        QFETCH(QString, text);
        const Query query = queryOf(text);
        QStringList expected = matching(query, TimeRange());
        RunResult found = finished(m_source->search({.query = query, .range = {}}));
        QCOMPARE(found.outcomes, 1);
        QCOMPARE(found.outcome.kind, Outcome::Kind::Complete);
        compare(found.events(), expected);
        QCOMPARE(found.outcome.completeness.total, expected.size());

        std::reverse(expected.begin(), expected.end());
        found = finished(m_source->search({.query = query, .range = {}, .order = SortOrder::NewestFirst}));
        compare(found.events(), expected);
    }

    void searchesPartOfTime_data() { addQueries(); }
    void searchesPartOfTime() {
        QFETCH(QString, text);
        const Query query = queryOf(text);
        const QStringList expected = matching(query, m_part);
        compare(finished(m_source->search({.query = query, .range = m_part})).events(), expected);

        const qint64 limit = 100;
        const RunResult limited =
            finished(m_source->search({.query = query, .range = m_part, .order = SortOrder::NewestFirst, .limit = limit}));
        QStringList last = expected.last(std::min<qsizetype>(limit, expected.size()));
        std::reverse(last.begin(), last.end());
        compare(limited.events(), last);
        QCOMPARE(limited.outcome.completeness.total, expected.size());
        QVERIFY(limited.outcome.completeness.exact);
    }

    void counts_data() { addQueries(); }
    void counts() {
        QFETCH(QString, text);
        const Query query = queryOf(text);
        const TimeRange whole{TimePoint{-86'400'000'000'000}, TimePoint{1'780'000'000'000'000'000}};
        for (const auto& [range, step] :
             {std::pair(whole, Duration(std::chrono::hours(24 * 30))), std::pair(m_part, Duration(std::chrono::seconds(7)))}) {
            for (const auto& by : groupings()) {
                const CountRequest request{.query = query, .range = range, .step = step, .by = by};
                const RunResult counted = finished(m_source->count(request));
                QCOMPARE(counted.outcome.kind, Outcome::Kind::Complete);
                compareCounts(std::get<CountTable>(counted.answer), request);
            }
        }
    }

    void topValues_data() { addQueries(); }
    void topValues() {
        QFETCH(QString, text);
        const Query query = queryOf(text);
        for (const TimeRange range : {TimeRange(), m_part}) {
            for (const auto& by : groupings()) {
                if (!by)
                    continue;
                const TopRequest request{.field = *by, .query = query, .range = range, .limit = 7};
                const RunResult counted = finished(m_source->top(request));
                compareTop(std::get<TopValues>(counted.answer), request);
            }
        }
    }

    void countsByHourMatchTheEvents() {
        // Whole hours let the store answer from its summaries.
        const qint64 hour = 3'600'000'000'000;
        const TimeRange range{TimePoint{m_events[500].time().nanoseconds / hour * hour - hour},
                              TimePoint{m_events.back().time().nanoseconds / hour * hour + hour}};
        for (const char* name : {"", "service.name", "log.level", "event.action"}) {
            for (const QString& text :
                 {u""_s, u"level>=ERROR"_s, u"NOT service.name:shop event.action:failure"_s, u"service.name:*"_s}) {
                const auto by = *name == 0 ? std::nullopt : std::optional(FieldRef::named(name));
                const CountRequest request{.query = queryOf(text), .range = range, .step = Duration(hour), .by = by};
                compareCounts(std::get<CountTable>(finished(m_source->count(request)).answer), request);
            }
        }
    }

    void transitionsAreThoseOfTheEvents() {
        const TimeRange range{m_events[2400].time(), m_events[2500].time()};
        const auto transitions = std::get<StatusTransitions>(finished(m_source->transitions({range})).answer);
        std::set<std::string_view> wanted;
        for (const EventRef& event : m_events) {
            if (range.contains(event.time()) && !event.text(Field::StatusNew).empty() && !event.text(Field::OrderId).empty())
                wanted.insert(event.text(Field::OrderId));
        }
        QVERIFY(wanted.size() > 3);
        std::map<std::string_view, QStringList> expected;
        for (const EventRef& event : m_events) {
            if (wanted.contains(event.text(Field::OrderId)) && !event.text(Field::StatusNew).empty())
                expected[event.text(Field::OrderId)].append(describeChange(
                    event.text(Field::OrderId), event.text(Field::StatusNew), event.text(Field::Service), event.time()));
        }
        QStringList expectedChanges;
        for (const auto& [order, changes] : expected)
            expectedChanges += changes;
        QStringList found;
        for (size_t i = 0; i < transitions.time.size(); ++i)
            found.append(describeChange(transitions.orders[transitions.order[i]], transitions.statuses[transitions.status[i]],
                                        transitions.systems[transitions.system[i]], {transitions.time[i]}));
        compare(found, expectedChanges);
        QCOMPARE(transitions.orders.size(), wanted.size());
    }

    void knowsTheFields() {
        const auto fields = std::get<std::vector<FieldDescription>>(finished(m_source->fields({})).answer);
        QStringList names;
        for (const FieldDescription& description : fields)
            names.append(QString::fromStdString(description.field.name));
        for (const QString& name :
             {u"@timestamp"_s, u"order.id"_s, u"client.address"_s, u"host.name"_s, u"nested.depth"_s, u"thread"_s})
            QVERIFY2(names.contains(name), qPrintable(name));
        QVERIFY(!names.contains(u"service.version"_s));
    }

    void refusesImpossibleBins() {
        for (const auto& [range, step] :
             {std::pair(TimeRange(), Duration(1'000'000'000)), std::pair(TimeRange{{0}, {1'000'000'000'000}}, Duration(1)),
              std::pair(TimeRange{{0}, {10}}, Duration(0))}) {
            const RunResult result = finished(m_source->count({.query = {}, .range = range, .step = step}));
            QCOMPARE(result.outcome.kind, Outcome::Kind::Failed);
            QCOMPARE(result.outcome.error->kind, ErrorKind::Usage);
        }
    }

    void cancelledRunsEndOnce() {
        const auto run = m_source->search({.query = {}, .range = {}});
        run->cancel();
        const RunResult result = finished(run);
        QCOMPARE(result.outcome.kind, Outcome::Kind::Cancelled);
        QCOMPARE(result.batches.size(), 0);
    }

    void healthTellsOfEverything() {
        const SourceHealth health = m_source->health();
        QCOMPARE(health.events, static_cast<qint64>(m_events.size()));
        QCOMPARE(health.range.begin, m_events.front().time());
        QCOMPARE(health.range.end, m_events.back().time() + Duration(1));
    }

private:
    void addExpected(const std::vector<EventBatch>& batches) {
        for (const EventBatch& batch : batches) {
            for (int row = 0; row < batch.size(); ++row)
                m_events.push_back({batch, row});
        }
    }

    static void addQueries() {
        QTest::addColumn<QString>("text");
        for (const QString& text : manyQueries())
            QTest::newRow(text.isEmpty() ? "everything" : qPrintable(text)) << text;
    }

    static std::vector<std::optional<FieldRef>> groupings() {
        std::vector<std::optional<FieldRef>> result{std::nullopt};
        for (const char* name : {"service.name", "log.level", "order.id", "http.response.status_code", "url.path", "span.id",
                                 "host.name", "message"})
            result.push_back(FieldRef::named(name));
        return result;
    }

    QStringList matching(const Query& query, TimeRange range) const {
        const Matcher matcher(query);
        QStringList result;
        for (const EventRef& event : m_events) {
            if (range.contains(event.time()) && matcher.matches(event.batch, event.row))
                result.append(describe(event.batch, event.row));
        }
        return result;
    }

    static void compare(const QStringList& found, const QStringList& expected) {
        for (qsizetype i = 0; i < std::min(found.size(), expected.size()); ++i)
            QCOMPARE(found[i], expected[i]);
        QCOMPARE(found.size(), expected.size());
    }

    void compareCounts(const CountTable& table, const CountRequest& request) const {
        const Matcher matcher(request.query);
        std::map<std::string, std::map<int, quint64>> expected;
        const qint64 step = request.step.count();
        const qint64 length = request.range.length().count();
        const auto columns = static_cast<size_t>((length + step - 1) / step);
        QCOMPARE(table.start, request.range.begin);
        QCOMPARE(table.columns, static_cast<int>(columns));
        for (const EventRef& event : m_events) {
            if (!request.range.contains(event.time()) || !matcher.matches(event.batch, event.row))
                continue;
            const int bin = static_cast<int>((event.time().nanoseconds - request.range.begin.nanoseconds) / step);
            ++expected[request.by ? fieldText(event.batch, event.row, *request.by).value_or("") : ""][bin];
        }
        quint64 total = 0;
        for (const auto& [name, counts] : expected) {
            quint64 ofValue = 0;
            for (const auto& [bin, count] : counts)
                ofValue += count;
            total += ofValue;
            const auto found = std::find(table.rows.begin(), table.rows.end(), name);
            if (found == table.rows.end()) {
                QVERIFY(expected.size() > static_cast<size_t>(request.rowLimit));
                continue;
            }
            const auto row = static_cast<int>(found - table.rows.begin());
            for (const auto& [bin, count] : counts)
                QCOMPARE(table.at(row, bin), count);
            // With the same sum, every other bin is empty.
            QCOMPARE(table.rowTotal(row), ofValue);
        }
        QCOMPARE(table.total(), total);
        for (int row = 1; row < static_cast<int>(std::min<size_t>(table.rows.size(), 200)); ++row)
            QVERIFY(table.rowTotal(row - 1) >= table.rowTotal(row));
    }

    void compareTop(const TopValues& top, const TopRequest& request) const {
        const Matcher matcher(request.query);
        std::map<std::string, quint64> counts;
        quint64 missing = 0;
        for (const EventRef& event : m_events) {
            if (!request.range.contains(event.time()) || !matcher.matches(event.batch, event.row))
                continue;
            const auto value = fieldText(event.batch, event.row, request.field);
            if (value && !value->empty())
                ++counts[*value];
            else
                ++missing;
        }
        std::vector<ValueCount> sorted;
        for (const auto& [value, count] : counts)
            sorted.push_back({value, count});
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const ValueCount& left, const ValueCount& right) { return left.count > right.count; });
        QCOMPARE(top.distinct, sorted.size());
        QCOMPARE(top.missing, missing);
        quint64 others = 0;
        for (size_t i = static_cast<size_t>(request.limit); i < sorted.size(); ++i)
            others += sorted[i].count;
        QCOMPARE(top.others, others);
        sorted.resize(std::min<size_t>(sorted.size(), static_cast<size_t>(request.limit)));
        QVERIFY(top.values == sorted);
    }

    static QString describeChange(std::string_view order, std::string_view status, std::string_view system, TimePoint time) {
        return u"%1 %2 %3 %4"_s.arg(QString::fromUtf8(order.data(), static_cast<qsizetype>(order.size())),
                                    QString::fromUtf8(status.data(), static_cast<qsizetype>(status.size())),
                                    QString::fromUtf8(system.data(), static_cast<qsizetype>(system.size())), toIso8601(time));
    }

    static constexpr int segmentSize = 1400;

    QTemporaryDir m_folder;
    TimeRange m_part; ///< from within a segment to within another
    std::unique_ptr<LocalSource> m_source;
    std::vector<EventRef> m_events; ///< in the order of time, then as imported
};

QTEST_GUILESS_MAIN(TestStoreSearch)
#include "tst_store_search.moc"
