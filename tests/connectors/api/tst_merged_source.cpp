// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several scripted sources as one: events in one order, whatever each of them does.

#include "connectors/api/merged_source.h"

#include "connectors/api/guarded_source.h"
#include "scripted_source.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

EventBatch eventsAt(const QString& source, const QList<qint64>& times, quint64 sequence = 0) {
    EventBatchBuilder builder(source);
    for (const qint64 time : times) {
        builder.append({time}, Severity::Info, sequence++);
        builder.setText(Field::Service, source.toStdString());
    }
    return builder.build();
}

/// What came out of a run; "a1 b2": the event of time 1 of source a, then that of time 2 of b.
struct Heard {
    explicit Heard(SearchRun& run) {
        QObject::connect(&run, &SearchRun::batchReady, &run, [this](const EventBatch& batch) {
            for (int row = 0; row < batch.size(); ++row) {
                events << batch.source() + QString::number(batch.time(row).nanoseconds);
                sequences << batch.sequence(row);
            }
        });
        QObject::connect(&run, &SearchRun::progressed, &run, [this](const Progress& one) { progress = one; });
        QObject::connect(&run, &SearchRun::noticed, &run, [this](const TailNotice& one) { notices.push_back(one); });
        QObject::connect(&run, &SearchRun::finished, &run, [this](const Outcome& outcome) { outcomes.push_back(outcome); });
    }
    [[nodiscard]] QString text() const { return events.join(u' '); }
    [[nodiscard]] const Outcome& outcome() const { return outcomes.front(); }
    [[nodiscard]] SourceState stateOf(const QString& name) const {
        for (const SourceCompleteness& one : outcome().completeness.sources) {
            if (one.name == name)
                return one.state;
        }
        return SourceState::Archived;
    }
    [[nodiscard]] QString reasonOf(const QString& name) const {
        for (const SourceCompleteness& one : outcome().completeness.sources) {
            if (one.name == name)
                return one.reason;
        }
        return {};
    }

    QStringList events;
    QList<quint64> sequences;
    Progress progress;
    std::vector<TailNotice> notices;
    std::vector<Outcome> outcomes;
};

void settle() {
    for (int i = 0; i < 24; ++i)
        QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

struct Stage {
    ScriptedSource a{u"a"_s};
    ScriptedSource b{u"b"_s};
    ScriptedSource c{u"c"_s};
    MergedSource all{u"all"_s, {&a, &b, &c}};

    [[nodiscard]] std::vector<ScriptedSource*> sources() { return {&a, &b, &c}; }
    /// The writer of the newest run.
    [[nodiscard]] static RunWriter& writer(ScriptedSource& source) { return source.writers.back(); }
    static void send(ScriptedSource& source, const QList<qint64>& times, quint64 sequence = 0) {
        writer(source).deliver(eventsAt(source.called, times, sequence));
    }
    static void end(ScriptedSource& source, qint64 total = 0) {
        writer(source).finish(Outcome::complete({total, total, true, {{source.called, SourceState::Complete}}}));
    }
    static void fail(ScriptedSource& source, ErrorKind kind, const QString& message) {
        writer(source).finish(Outcome::failed({kind, message}));
    }
};

SearchRequest newestFirst() {
    SearchRequest request;
    request.order = SortOrder::NewestFirst;
    return request;
}

SearchRequest limitedTo(qint64 limit, bool countTotal = true) {
    SearchRequest request;
    request.limit = limit;
    request.countTotal = countTotal;
    return request;
}

} // namespace

class TestMergedSource : public QObject {
    Q_OBJECT

private slots:
    void eventsComeInOneOrder_data() {
        QTest::addColumn<bool>("newest");
        QTest::addColumn<QList<qint64>>("a");
        QTest::addColumn<QList<qint64>>("b");
        QTest::addColumn<QString>("expected");
        QTest::newRow("taking turns") << false << QList<qint64>{1, 3, 5} << QList<qint64>{2, 4} << u"a1 b2 a3 b4 a5"_s;
        QTest::newRow("one after the other") << false << QList<qint64>{5, 6} << QList<qint64>{1, 2} << u"b1 b2 a5 a6"_s;
        QTest::newRow("at the same time by name")
            << false << QList<qint64>{1, 1, 2} << QList<qint64>{1, 2, 2} << u"a1 a1 b1 a2 b2 b2"_s;
        QTest::newRow("newest first") << true << QList<qint64>{5, 3, 1} << QList<qint64>{4, 3} << u"a5 b4 b3 a3 a1"_s;
        QTest::newRow("one has nothing") << false << QList<qint64>{} << QList<qint64>{1, 2} << u"b1 b2"_s;
        QTest::newRow("none has anything") << false << QList<qint64>{} << QList<qint64>{} << QString();
    }
    void eventsComeInOneOrder() {
        QFETCH(bool, newest);
        QFETCH(QList<qint64>, a);
        QFETCH(QList<qint64>, b);
        QFETCH(QString, expected);
        Stage stage;
        const auto run = stage.all.search(newest ? newestFirst() : SearchRequest());
        Heard heard(*run);
        QCOMPARE(stage.a.searches.at(0).order, newest ? SortOrder::NewestFirst : SortOrder::OldestFirst);
        if (!a.isEmpty())
            Stage::send(stage.a, a);
        Stage::end(stage.a, a.size());
        Stage::end(stage.c);
        // The last one is the slow one.
        settle();
        QVERIFY(heard.outcomes.empty());
        if (!b.isEmpty())
            Stage::send(stage.b, b);
        settle();
        Stage::end(stage.b, b.size());
        settle();
        QCOMPARE(heard.text(), expected);
        QCOMPARE(heard.outcomes.size(), size_t(1));
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Complete);
        QCOMPARE(heard.outcome().completeness.shown, a.size() + b.size());
        QCOMPARE(heard.outcome().completeness.total, a.size() + b.size());
        QVERIFY(heard.outcome().completeness.exact);
        QCOMPARE(heard.outcome().completeness.sources.size(), 3);
    }

    void manyEventsInManyBatches_data() {
        QTest::addColumn<bool>("newest");
        QTest::newRow("oldest first") << false;
        QTest::newRow("newest first") << true;
    }
    void manyEventsInManyBatches() {
        QFETCH(bool, newest);
        std::mt19937 random(newest ? 7 : 11);
        Stage stage;
        const auto run = stage.all.search(newest ? newestFirst() : SearchRequest());
        Heard heard(*run);
        QStringList expected;
        std::vector<std::pair<qint64, QString>> reference;
        std::vector<std::pair<ScriptedSource*, std::vector<EventBatch>>> scripts;
        for (ScriptedSource* source : stage.sources()) {
            std::vector<qint64> times(3000);
            for (qint64& time : times)
                time = static_cast<qint64>(random() % 4000);
            std::sort(times.begin(), times.end());
            if (newest)
                std::reverse(times.begin(), times.end());
            std::vector<EventBatch> batches;
            for (size_t first = 0; first < times.size();) {
                const size_t end = std::min(times.size(), first + 1 + random() % 200);
                batches.push_back(eventsAt(source->called,
                                           QList<qint64>(times.begin() + static_cast<std::ptrdiff_t>(first),
                                                         times.begin() + static_cast<std::ptrdiff_t>(end)),
                                           first));
                first = end;
            }
            for (const qint64 time : times)
                reference.emplace_back(time, source->called);
            scripts.emplace_back(source, std::move(batches));
        }
        std::sort(reference.begin(), reference.end());
        if (newest)
            std::reverse(reference.begin(), reference.end());
        for (const auto& [time, source] : reference)
            expected << source + QString::number(time);
        // They send as it happens.
        std::vector<size_t> next(scripts.size());
        for (bool anyLeft = true; anyLeft;) {
            anyLeft = false;
            for (size_t i = 0; i < scripts.size(); ++i) {
                for (size_t some = random() % 4; some > 0 && next[i] < scripts[i].second.size(); --some)
                    Stage::writer(*scripts[i].first).deliver(scripts[i].second[next[i]++]);
                anyLeft = anyLeft || next[i] < scripts[i].second.size();
            }
            QCoreApplication::processEvents();
        }
        for (ScriptedSource* source : stage.sources())
            Stage::end(*source, 3000);
        QTRY_COMPARE(heard.outcomes.size(), size_t(1));
        QCOMPARE(heard.events.size(), expected.size());
        QCOMPARE(heard.events, expected);
    }

    void limits_data() {
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<bool>("countTotal");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<bool>("exact");
        QTest::newRow("cut, counted") << qint64(2) << true << u"a1 b2"_s << qint64(105) << true;
        QTest::newRow("cut, not counted") << qint64(2) << false << u"a1 b2"_s << qint64(2) << false;
        QTest::newRow("nothing wanted but the number") << qint64(0) << true << QString() << qint64(105) << true;
        QTest::newRow("more than there is") << qint64(200) << true << u"a1 b2 a3 b4"_s << qint64(105) << true;
    }
    void limits() {
        QFETCH(qint64, limit);
        QFETCH(bool, countTotal);
        QFETCH(QString, expected);
        QFETCH(qint64, total);
        QFETCH(bool, exact);
        Stage stage;
        const auto run = stage.all.search(limitedTo(limit, countTotal));
        Heard heard(*run);
        QCOMPARE(stage.b.searches.at(0).limit, std::optional(limit));
        Stage::end(stage.c);
        Stage::send(stage.a, {1, 3});
        Stage::send(stage.b, {2, 4});
        settle();
        QCOMPARE(!heard.outcomes.empty(), limit == 2 && !countTotal);
        Stage::end(stage.a, 100);
        Stage::end(stage.b, 5);
        settle();
        QCOMPARE(heard.text(), expected);
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Complete);
        QCOMPARE(heard.outcome().completeness.shown, heard.events.size());
        QCOMPARE(heard.outcome().completeness.total, total);
        QCOMPARE(heard.outcome().completeness.exact, exact);
        for (ScriptedSource* source : stage.sources())
            QVERIFY(Stage::writer(*source).isOver());
    }

    void aLimitThatIsJustReachedIsExact() {
        Stage stage;
        const auto run = stage.all.search(limitedTo(2, false));
        Heard heard(*run);
        Stage::end(stage.b);
        Stage::end(stage.c);
        settle();
        Stage::send(stage.a, {1});
        settle();
        Stage::send(stage.a, {2});
        Stage::end(stage.a, 2);
        settle();
        QCOMPARE(heard.text(), u"a1 a2"_s);
        // Whether more would have come was not known when the second one was there.
        QVERIFY(!heard.outcome().completeness.exact);
        QCOMPARE(heard.outcome().completeness.total, 2);
    }

    void aFastSourceWaitsForASlowOne() {
        Stage stage;
        const auto run = stage.all.search({});
        Heard heard(*run);
        Stage::end(stage.c);
        std::atomic<int> sent = 0;
        std::thread fast([writer = Stage::writer(stage.a), &sent]() mutable {
            for (int i = 0; i < 500 && writer.deliverPaced(eventsAt(u"a"_s, {i})); ++i)
                ++sent;
            writer.finish(Outcome::complete({500, 500, true, {}}));
        });
        QTRY_VERIFY(sent >= 8);
        for (int i = 0; i < 50; ++i)
            QTest::qWait(1);
        QVERIFY2(sent < 40, qPrintable(QString::number(sent)));
        QVERIFY(heard.events.isEmpty());
        Stage::send(stage.b, {250});
        QTRY_VERIFY(heard.events.contains(u"b250"_s));
        QVERIFY(heard.outcomes.empty());
        Stage::end(stage.b, 1);
        QTRY_COMPARE(heard.outcomes.size(), size_t(1));
        fast.join();
        QCOMPARE(heard.events.size(), 501);
        QCOMPARE(heard.events.indexOf(u"b250"_s), 251);
    }

    void oneBadSourceHidesNothing_data() {
        QTest::addColumn<QString>("vice");
        QTest::addColumn<SourceState>("state");
        for (const char* vice : {"fails at once", "fails in the middle", "vanishes", "is silent from the start", "falls silent",
                                 "says that it was cancelled"})
            QTest::newRow(vice) << QString::fromLatin1(vice) << SourceState::Failed;
        QTest::newRow("is out of order") << u"is out of order"_s << SourceState::Partial;
        QTest::newRow("is partial") << u"is partial"_s << SourceState::Partial;
        QTest::newRow("is partial without a word") << u"is partial without a word"_s << SourceState::Partial;
        QTest::newRow("is archived") << u"is archived"_s << SourceState::Archived;
    }
    void oneBadSourceHidesNothing() {
        QFETCH(QString, vice);
        QFETCH(SourceState, state);
        Stage stage;
        stage.all.setPatience(std::chrono::milliseconds(30));
        const auto run = stage.all.search({});
        Heard heard(*run);
        Stage::send(stage.a, {1, 5});
        Stage::end(stage.a, 2);
        Stage::send(stage.c, {2, 6});
        Stage::end(stage.c, 2);
        RunWriter& bad = Stage::writer(stage.b);
        if (vice != u"fails at once" && vice != u"is silent from the start" && vice != u"vanishes")
            Stage::send(stage.b, vice == u"is out of order" ? QList<qint64>{4, 3} : QList<qint64>{3, 4});
        if (vice.startsWith(u"fails"))
            Stage::fail(stage.b, ErrorKind::Network, u"b is gone."_s);
        else if (vice == u"vanishes")
            stage.b.writers.clear();
        else if (vice == u"says that it was cancelled")
            bad.finish({Outcome::Kind::Cancelled, {}, {}});
        else if (vice == u"is out of order")
            Stage::end(stage.b, 2);
        else if (vice == u"is partial")
            bad.finish(Outcome::partial({2, 2, true, {{u"b"_s, SourceState::Partial, u"1 of 5 shards failed"_s}}}));
        else if (vice == u"is partial without a word")
            bad.finish(Outcome::partial({2, 2, true, {}}));
        else if (vice == u"is archived")
            bad.finish(Outcome::partial({2, 2, false, {{u"b"_s, SourceState::Archived, u"older than 30 days"_s}}}));
        QTRY_COMPARE(heard.outcomes.size(), size_t(1));
        const bool isWhole = heard.events.size() == 6;
        QCOMPARE(heard.text(), vice == u"is out of order" ? u"a1 c2 b4 b3 a5 c6"_s
                               : isWhole                  ? u"a1 c2 b3 b4 a5 c6"_s
                                                          : u"a1 c2 a5 c6"_s);
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Partial);
        QCOMPARE(heard.outcome().completeness.sources.size(), 3);
        QCOMPARE(heard.stateOf(u"b"_s), state);
        QVERIFY(!heard.reasonOf(u"b"_s).isEmpty() || vice == u"is partial without a word");
        QCOMPARE(heard.stateOf(u"a"_s), SourceState::Complete);
        QCOMPARE(heard.stateOf(u"c"_s), SourceState::Complete);
        QCOMPARE(heard.outcome().completeness.shown, heard.events.size());
        QCOMPARE(heard.outcome().completeness.exact, state == SourceState::Partial);
    }

    void whenAllFailItIsTheFirstOnesError() {
        Stage stage;
        const auto run = stage.all.search({});
        Heard heard(*run);
        Stage::fail(stage.c, ErrorKind::Network, u"No answer."_s);
        Stage::fail(stage.a, ErrorKind::Auth, u"Sign in."_s);
        Stage::fail(stage.b, ErrorKind::Network, u"No answer."_s);
        settle();
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Failed);
        QCOMPARE(heard.outcome().error->kind, ErrorKind::Auth);
        QCOMPARE(heard.outcome().error->source, u"a"_s);
        QCOMPARE(heard.outcome().error->message, u"a: Sign in. b: No answer. c: No answer."_s);
    }

    void anErrorOfAllIsSaidOnce() {
        Stage stage;
        const auto run = stage.all.search({});
        Heard heard(*run);
        for (ScriptedSource* source : stage.sources())
            Stage::writer(*source).finish(Outcome::failed({ErrorKind::Query, u"What is this?"_s, {}, {}, 4}));
        settle();
        QCOMPARE(heard.outcome().error->message, u"What is this?"_s);
        QCOMPARE(heard.outcome().error->position, std::optional(4));
    }

    void cancellingAndForgettingReachAll_data() {
        QTest::addColumn<QString>("how");
        for (const char* how : {"cancelled", "destroyed", "destroyed from a slot", "source destroyed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void cancellingAndForgettingReachAll() {
        QFETCH(QString, how);
        std::vector<std::unique_ptr<ScriptedSource>> sources;
        std::vector<EventSource*> pointers;
        for (const QString& name : {u"a"_s, u"b"_s}) {
            sources.push_back(std::make_unique<ScriptedSource>(name));
            pointers.push_back(sources.back().get());
        }
        auto all = std::make_unique<MergedSource>(u"all"_s, pointers);
        auto search = all->search({});
        auto count = all->count({{}, {{0}, {10}}, Duration(1)});
        auto tail = all->tail({});
        std::vector<std::unique_ptr<Heard>> heard;
        for (SearchRun* run : {search.get(), count.get(), tail.get()})
            heard.push_back(std::make_unique<Heard>(*run));
        if (how == u"cancelled") {
            for (SearchRun* run : {search.get(), count.get(), tail.get()})
                run->cancel();
        } else if (how == u"destroyed") {
            search.reset();
            count.reset();
            tail.reset();
        } else if (how == u"destroyed from a slot") {
            count.reset();
            tail.reset();
            connect(search.get(), &SearchRun::batchReady, qApp, [&search] { search.reset(); });
            for (const auto& source : sources)
                source->writers[0].deliver(eventsAt(source->called, {1, 2, 3}));
        } else {
            all.reset();
        }
        settle();
        for (const auto& source : sources) {
            for (const RunWriter& writer : source->writers)
                QVERIFY(writer.isOver());
        }
        for (const auto& one : heard) {
            QCOMPARE(one->outcomes.size(), size_t(how == u"cancelled" || how == u"source destroyed" ? 1 : 0));
            if (how == u"cancelled")
                QCOMPARE(one->outcome().kind, Outcome::Kind::Cancelled);
        }
    }

    void progressIsAddedUp() {
        Stage stage;
        const auto run = stage.all.search({});
        Heard heard(*run);
        Stage::writer(stage.a).progress({1, 10, 100});
        Stage::writer(stage.b).progress({2, 20, 200});
        settle();
        QCOMPARE(heard.progress.found, 3);
        QCOMPARE(heard.progress.examined, 30);
        QCOMPARE(heard.progress.toExamine, 0); // of one it is not known
        Stage::writer(stage.c).progress({4, 5, 6});
        settle();
        QCOMPARE(heard.progress.toExamine, 306);
    }

    void C3_whatWasForbiddenMeanwhileIsNotShown() {
        ScriptedSource a(u"a"_s);
        ScriptedSource slow(u"slow"_s);
        GuardedSource guard(a);
        guard.setRights(AccessRights::everything());
        MergedSource all(u"all"_s, {&guard, &slow});
        const auto run = all.search({});
        Heard heard(*run);
        // Far ahead of the slow one: some of it waits in every place it can wait.
        for (qint64 i = 0; i < 50; ++i)
            a.writers[0].deliver(eventsAt(u"a"_s, {i}));
        settle();
        guard.setRights({});
        settle();
        slow.writers[0].deliver(eventsAt(u"slow"_s, {100}));
        slow.writers[0].finish(Outcome::complete({1, 1, true, {}}));
        settle();
        QCOMPARE(heard.text(), u"slow100"_s);
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Partial);
        QCOMPARE(heard.stateOf(u"a"_s), SourceState::Failed);
        QVERIFY(a.writers[0].isOver());
    }

    void aSourceThatCannotCountIsNamed() {
        Stage stage;
        stage.b.able.counts = false;
        stage.c.able = {};
        QVERIFY(stage.all.capabilities().counts && stage.all.capabilities().tail);
        const auto run = stage.all.count({{}, {{0}, {10}}, Duration(5)});
        Heard heard(*run);
        QCOMPARE(stage.b.asked() + stage.c.asked(), size_t(0));
        Stage::writer(stage.a).answer(CountTable{{0}, Duration(5), 2, {""}, {3, 4}});
        Stage::end(stage.a, 7);
        QTRY_COMPARE(heard.outcomes.size(), size_t(1));
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Partial);
        QCOMPARE(heard.stateOf(u"b"_s), SourceState::Failed);
        QVERIFY(!heard.outcome().completeness.exact);
        stage.a.able = {};
        QVERIFY(!stage.all.capabilities().counts);
        const auto nobody = stage.all.count({{}, {{0}, {10}}, Duration(5)});
        Heard heardNobody(*nobody);
        QTRY_COMPARE(heardNobody.outcomes.size(), size_t(1));
        QCOMPARE(heardNobody.outcome().kind, Outcome::Kind::Failed);
    }

    void tailsAreOneAndNoticesNameTheirSource() {
        Stage stage;
        stage.c.able.tail = false;
        const auto run = stage.all.tail({});
        Heard heard(*run);
        Stage::send(stage.b, {9});
        Stage::send(stage.a, {5});
        int retries = 0;
        Stage::writer(stage.b).onRetry([&retries] { ++retries; });
        Stage::writer(stage.b).notice({.kind = TailNotice::Kind::Disconnected, .reason = u"reset"_s, .attempt = 2});
        settle();
        // As they come: an event may be late.
        QCOMPARE(heard.text(), u"b9 a5"_s);
        QCOMPARE(heard.notices.size(), size_t(2));
        QCOMPARE(heard.notices.at(0).source, u"c"_s);
        QCOMPARE(heard.notices.at(0).kind, TailNotice::Kind::Disconnected);
        QCOMPARE(heard.notices.at(1).source, u"b"_s);
        QCOMPARE(heard.notices.at(1).attempt, 2);
        QVERIFY(run->canRetry());
        run->retryNow();
        QCOMPARE(retries, 1);
        Stage::fail(stage.b, ErrorKind::Auth, u"Sign in."_s);
        settle();
        QCOMPARE(heard.notices.size(), size_t(3));
        QCOMPARE(heard.notices.at(2).source, u"b"_s);
        QCOMPARE(heard.notices.at(2).reason, u"Sign in."_s);
        QVERIFY(heard.outcomes.empty());
        Stage::send(stage.a, {6});
        settle();
        QCOMPARE(heard.events.last(), u"a6"_s);
        Stage::end(stage.a);
        settle();
        QCOMPARE(heard.outcome().kind, Outcome::Kind::Partial);
        QCOMPARE(heard.stateOf(u"b"_s), SourceState::Failed);
    }

    void oneSourceIsPassedThrough() {
        ScriptedSource only(u"only"_s);
        only.told.name = u"only"_s;
        MergedSource all(u"all"_s, {&only});
        const auto count = all.count({{}, {{0}, {10}}, Duration(5), {}, 7});
        QCOMPARE(only.counts.at(0).rowLimit, 7);
        const auto top = all.top({FieldRef::of(Field::Service), {}, {}, 3});
        QCOMPARE(only.tops.at(0).limit, 3);
        const auto search = all.search({});
        const auto tail = all.tail({});
        const auto fields = all.fields({});
        const auto transitions = all.transitions({});
        QCOMPARE(only.asked(), size_t(6));
        QCOMPARE(all.health().name, u"only"_s);
        QCOMPARE(all.name(), u"all"_s);
    }

    void healthIsThatOfAll() {
        Stage stage;
        const auto told = [](const ScriptedSource& source, qint64 events, TimeRange range, const QStringList& systems) {
            SourceHealth health;
            health.name = source.called;
            health.events = events;
            health.range = range;
            health.systems = systems;
            return health;
        };
        stage.a.told = told(stage.a, 10, {{100}, {200}}, {u"shop"_s});
        stage.b.told = told(stage.b, 5, {{50}, {150}}, {u"crm"_s, u"shop"_s});
        stage.b.told.retention = std::chrono::hours(24);
        stage.b.told.clockSkew = {{u"crm"_s, Duration(3)}};
        stage.c.told = told(stage.c, 0, {}, {});
        stage.c.told.retention = std::chrono::hours(48);
        SourceHealth all = stage.all.health();
        QCOMPARE(all.name, u"all"_s);
        QCOMPARE(all.events, 15);
        QCOMPARE(all.range, (TimeRange{{50}, {200}})); // what is empty says nothing
        QCOMPARE(all.retention, std::optional<Duration>(std::chrono::hours(24)));
        QCOMPARE(all.systems, (QStringList{u"shop"_s, u"crm"_s}));
        QCOMPARE(all.clockSkew.size(), 1);
        QVERIFY(all.reachable);
        QCOMPARE(stage.all.healths().size(), 3);
        stage.c.told = told(stage.c, -1, {}, {});
        stage.c.told.reachable = false;
        stage.c.told.state = u"No answer."_s;
        all = stage.all.health();
        QCOMPARE(all.events, -1);
        QVERIFY(all.range.isUnbounded());
        QVERIFY(all.reachable);
        QCOMPARE(all.state, u"c: No answer."_s);
        stage.a.told.reachable = false;
        stage.b.told.reachable = false;
        QVERIFY(!stage.all.health().reachable);
    }

    void changesOfEachAreToldOn() {
        Stage stage;
        QSignalSpy changed(&stage.all, &EventSource::changed);
        QSignalSpy health(&stage.all, &EventSource::healthChanged);
        emit stage.a.changed();
        emit stage.c.changed();
        emit stage.b.healthChanged();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(health.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestMergedSource)
#include "tst_merged_source.moc"
