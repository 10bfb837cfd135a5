// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/guarded_source.h"

#include "scripted_source.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

AccessRights only(const QStringList& systems) {
    AccessRights rights = AccessRights::everything();
    rights.systems = systems;
    return rights;
}

EventBatch eventsOf(const QStringList& systems) {
    EventBatchBuilder builder(u"scripted"_s);
    qint64 time = 0;
    for (const QString& system : systems) {
        ++time;
        builder.append({time}, Severity::Info, static_cast<quint64>(time));
        builder.setText(Field::Service, system.toStdString());
        builder.setText(Field::Message, (u"message of "_s + system).toStdString());
        builder.setRaw("{}", RecordFormat::Json);
    }
    return builder.build();
}

/// What came out of a run.
struct Heard {
    explicit Heard(SearchRun& run) {
        QObject::connect(&run, &SearchRun::batchReady, &run, [this](const EventBatch& batch) {
            for (int row = 0; row < batch.size(); ++row)
                systems << QString::fromStdString(std::string(batch.text(Field::Service, row)));
        });
        QObject::connect(&run, &SearchRun::answerReady, &run, [this](const Answer& given) { answer = given; });
        QObject::connect(&run, &SearchRun::progressed, &run, [this](const Progress& one) { progress = one; });
        QObject::connect(&run, &SearchRun::noticed, &run, [this](const TailNotice& notice) { notices.push_back(notice); });
        QObject::connect(&run, &SearchRun::finished, &run, [this](const Outcome& outcome) { outcomes.push_back(outcome); });
    }
    QStringList systems;
    Answer answer;
    Progress progress;
    std::vector<TailNotice> notices;
    std::vector<Outcome> outcomes;
};

void settle() {
    for (int i = 0; i < 8; ++i)
        QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

using Ask = std::function<std::unique_ptr<SearchRun>(EventSource&)>;

const TimeRange someTime{{0}, {1000}};

/// Every question there is.
std::vector<std::pair<QByteArray, Ask>> questions(const Query& query = {}) {
    return {{"search",
             [=](EventSource& source) {
                 return source.search({query, {}});
             }},
            {"count",
             [=](EventSource& source) {
                 return source.count({query, someTime, Duration(10)});
             }},
            {"top",
             [=](EventSource& source) {
                 return source.top({FieldRef::of(Field::Action), query, {}});
             }},
            {"transitions", [](EventSource& source) { return source.transitions({}); }},
            {"fields", [](EventSource& source) { return source.fields({}); }},
            {"tail", [=](EventSource& source) { return source.tail({query}); }}};
}

void addQuestions() {
    QTest::addColumn<Ask>("ask");
    for (const auto& [name, ask] : questions())
        QTest::newRow(name.constData()) << ask;
}

struct Stage {
    ScriptedSource source;
    GuardedSource guard{source};
};

} // namespace

Q_DECLARE_METATYPE(Ask)

class TestGuardedSource : public QObject {
    Q_OBJECT

private slots:
    void C1_withoutRightsNoQuestionReachesTheSource_data() { addQuestions(); }
    void C1_withoutRightsNoQuestionReachesTheSource() {
        QFETCH(Ask, ask);
        Stage stage;
        for (const AccessRights& rights : {AccessRights(), only({})}) {
            stage.guard.setRights(rights);
            const auto run = ask(stage.guard);
            Heard heard(*run);
            settle();
            QCOMPARE(stage.source.asked(), size_t(0));
            QCOMPARE(heard.outcomes.size(), size_t(1));
            QCOMPARE(heard.outcomes.front().kind, Outcome::Kind::Failed);
            QCOMPARE(heard.outcomes.front().error->kind, ErrorKind::Forbidden);
            QCOMPARE(heard.outcomes.front().error->message, u"Your role cannot see scripted."_s);
        }
    }

    void everythingGoesThroughUnchanged_data() { addQuestions(); }
    void everythingGoesThroughUnchanged() {
        QFETCH(Ask, ask);
        Stage stage;
        stage.guard.setRights(AccessRights::everything());
        const auto run = ask(stage.guard);
        Heard heard(*run);
        QCOMPARE(stage.source.asked(), size_t(1));
        QVERIFY(stage.source.writers[0].deliver(eventsOf({u"shop"_s, u""_s, u"crm"_s})));
        stage.source.writers[0].progress({3, 4, 5});
        stage.source.writers[0].answer(std::vector<FieldDescription>{{FieldRef::of(Field::Service), FieldType::Keyword}});
        stage.source.writers[0].finish(Outcome::complete({3, 3, true, {}}));
        settle();
        QCOMPARE(heard.systems, (QStringList{u"shop"_s, u""_s, u"crm"_s}));
        QCOMPARE(heard.progress.found, 3);
        QCOMPARE(std::get<std::vector<FieldDescription>>(heard.answer).size(), size_t(1));
        QCOMPARE(heard.outcomes.front().kind, Outcome::Kind::Complete);
        QCOMPARE(heard.outcomes.front().completeness.total, 3);
    }

    void theQueryIsNarrowedToTheSystems() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s, u"crm*"_s}));
        const Query query = parseQuery(u"level:ERROR or order.id:A-1"_s).value();
        const auto search = stage.guard.search({query, {}});
        const auto count = stage.guard.count({query, someTime, Duration(10)});
        const auto top = stage.guard.top({FieldRef::of(Field::Action), query, {}});
        const auto tail = stage.guard.tail({query});
        // Verbatim: a star in a system's name is no wildcard.
        const QueryNodePointer systems =
            makeQueryNode(MatchOr{{makeQueryNode(MatchValue{.field = FieldRef::of(Field::Service), .text = u"shop"_s}),
                                   makeQueryNode(MatchValue{.field = FieldRef::of(Field::Service), .text = u"crm*"_s})}});
        const Query expected = query.andAlso(Query(systems));
        QVERIFY(std::holds_alternative<MatchAnd>(expected.root().value));
        for (const Query& asked : {stage.source.searches[0].query, stage.source.counts[0].query, stage.source.tops[0].query,
                                   stage.source.tails[0].query}) {
            QCOMPARE(asked, expected);
            QCOMPARE(asked.text(), query.text());
        }
    }

    void anEmptyQueryAsksForTheSystemsAlone() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.search({{}, {}});
        QCOMPARE(stage.source.searches[0].query, Query::forValue(FieldRef::of(Field::Service), u"shop"_s));
    }

    void aQueryThatDemandsAHiddenSystemIsRefusedUnasked_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("hidden");
        QTest::newRow("alone") << u"service.name:crm"_s << u"crm"_s;
        QTest::newRow("among others") << u"level:ERROR service.name:crm"_s << u"crm"_s;
        QTest::newRow("visible") << u"service.name:shop"_s << QString();
        QTest::newRow("visible in capitals") << u"service.name:SHOP"_s << QString();
        QTest::newRow("perhaps") << u"service.name:crm or level:ERROR"_s << QString();
        QTest::newRow("not that one") << u"not service.name:crm"_s << QString();
        QTest::newRow("wildcard") << u"service.name:c*"_s << QString();
    }
    void aQueryThatDemandsAHiddenSystemIsRefusedUnasked() {
        QFETCH(QString, query);
        QFETCH(QString, hidden);
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.search({parseQuery(query).value(), {}});
        Heard heard(*run);
        settle();
        QCOMPARE(stage.source.asked(), size_t(hidden.isEmpty() ? 1 : 0));
        if (!hidden.isEmpty())
            QCOMPARE(heard.outcomes.at(0).error->message, u"Your role cannot see %1."_s.arg(hidden));
    }

    void eventsThatComeAllTheSameAreTakenOutAndCounted() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.search({{}, {}});
        Heard heard(*run);
        RunWriter& writer = stage.source.writers[0];
        writer.deliver(eventsOf({u"crm"_s, u"shop"_s, u""_s, u"SHOP"_s}));
        writer.progress({4, 10, 20});
        writer.deliver(eventsOf({u"crm"_s}));
        writer.finish(Outcome::complete({5, 5, true, {{u"scripted"_s, SourceState::Complete}}}));
        settle();
        QCOMPARE(heard.systems, (QStringList{u"shop"_s, u"SHOP"_s}));
        QCOMPARE(heard.progress.found, 2);
        const Outcome& outcome = heard.outcomes.at(0);
        QCOMPARE(outcome.kind, Outcome::Kind::Partial);
        QCOMPARE(outcome.completeness.shown, 2);
        QCOMPARE(outcome.completeness.total, 2);
        QVERIFY(outcome.completeness.exact);
        QCOMPARE(outcome.completeness.sources.size(), 1);
        QCOMPARE(outcome.completeness.sources.at(0).state, SourceState::Partial);
        QVERIFY(!outcome.completeness.sources.at(0).reason.isEmpty());
    }

    void whatALimitCutOffIsOfUnknownNumber() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.search({{}, {}});
        Heard heard(*run);
        stage.source.writers[0].deliver(eventsOf({u"crm"_s, u"shop"_s}));
        stage.source.writers[0].finish(Outcome::complete({2, 100, true, {}}));
        settle();
        QCOMPARE(heard.outcomes.at(0).completeness.shown, 1);
        QCOMPARE(heard.outcomes.at(0).completeness.total, 99);
        QVERIFY(!heard.outcomes.at(0).completeness.exact);
    }

    void aSourceThatObeysIsComplete() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.search({{}, {}});
        Heard heard(*run);
        stage.source.writers[0].deliver(eventsOf({u"shop"_s}));
        stage.source.writers[0].finish(Outcome::complete({1, 1, true, {}}));
        settle();
        QCOMPARE(heard.outcomes.at(0).kind, Outcome::Kind::Complete);
    }

    void rowsOfHiddenSystemsAreNotCounted() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s, u"mes"_s}));
        const auto run = stage.guard.count({{}, someTime, Duration(500), FieldRef::of(Field::Service)});
        Heard heard(*run);
        const CountTable table{{0}, Duration(500), 2, {"shop", "crm", "mes", "", "…"}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
        stage.source.writers[0].answer(table);
        stage.source.writers[0].finish(Outcome::complete({}));
        settle();
        const CountTable expected{{0}, Duration(500), 2, {"shop", "mes"}, {1, 2, 5, 6}};
        QCOMPARE(std::get<CountTable>(heard.answer), expected);
        QCOMPARE(heard.outcomes.at(0).kind, Outcome::Kind::Partial);
    }

    void theRestOfAnObedientTableStays() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s, u"mes"_s}));
        const auto run = stage.guard.count({{}, someTime, Duration(500), FieldRef::of(Field::Service)});
        Heard heard(*run);
        const CountTable table{{0}, Duration(500), 1, {"shop", "…"}, {1, 2}};
        stage.source.writers[0].answer(table);
        stage.source.writers[0].finish(Outcome::complete({}));
        settle();
        QCOMPARE(std::get<CountTable>(heard.answer), table);
        QCOMPARE(heard.outcomes.at(0).kind, Outcome::Kind::Complete);
    }

    void hiddenSystemsAreNoValues() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.top({FieldRef::of(Field::Service), {}, {}});
        Heard heard(*run);
        stage.source.writers[0].answer(
            TopValues{FieldRef::of(Field::Service), {{"crm", 9}, {"shop", 5}, {"", 1}}, 12, true, 40, 7});
        stage.source.writers[0].finish(Outcome::complete({}));
        settle();
        const TopValues expected{FieldRef::of(Field::Service), {{"shop", 5}}, 1, false, 0, 0};
        QCOMPARE(std::get<TopValues>(heard.answer), expected);
        QCOMPARE(heard.outcomes.at(0).kind, Outcome::Kind::Partial);
    }

    void statusChangesOfHiddenSystemsAndTheirOrdersAreTakenOut() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.transitions({});
        Heard heard(*run);
        stage.source.writers[0].answer(StatusTransitions{{"A-1", "A-2", "A-3"},
                                                         {"NEW", "PAID", "DONE"},
                                                         {"crm", "shop"},
                                                         {0, 0, 1, 2},
                                                         {0, 1, 1, 2},
                                                         {1, 0, 0, 1},
                                                         {1, 2, 3, 4}});
        stage.source.writers[0].finish(Outcome::complete({}));
        settle();
        const StatusTransitions expected{{"A-1", "A-3"}, {"NEW", "DONE"}, {"shop"}, {0, 1}, {0, 1}, {0, 0}, {1, 4}};
        QCOMPARE(std::get<StatusTransitions>(heard.answer), expected);
        QCOMPARE(heard.outcomes.at(0).kind, Outcome::Kind::Complete);
    }

    void healthTellsOnlyOfWhatMayBeSeen() {
        Stage stage;
        stage.source.told.name = u"scripted"_s;
        stage.source.told.state = u"Reachable."_s;
        stage.source.told.events = 100;
        stage.source.told.systems = {u"shop"_s, u"crm"_s};
        stage.source.told.clockSkew = {{u"crm"_s, Duration(5)}, {u"shop"_s, Duration(7)}};
        QCOMPARE(stage.guard.health().state, u"Your role cannot see scripted."_s);
        QVERIFY(stage.guard.health().systems.isEmpty() && stage.guard.health().events < 0);
        stage.guard.setRights(only({u"shop"_s}));
        const SourceHealth part = stage.guard.health();
        QCOMPARE(part.state, u"Reachable. Your role cannot see crm."_s);
        QCOMPARE(part.systems, QStringList{u"shop"_s});
        QCOMPARE(part.clockSkew.size(), 1);
        QCOMPARE(part.events, -1);
        stage.guard.setRights(AccessRights::everything());
        QCOMPARE(stage.guard.health().events, 100);
        QCOMPARE(stage.guard.health().systems.size(), 2);
    }

    void C3_runsUnderWayEndWhenTheirRightsGo_data() {
        QTest::addColumn<AccessRights>("before");
        QTest::addColumn<AccessRights>("after");
        QTest::addColumn<bool>("ends");
        QTest::newRow("all gone") << AccessRights::everything() << AccessRights() << true;
        QTest::newRow("a part gone") << AccessRights::everything() << only({u"shop"_s}) << true;
        QTest::newRow("one system gone") << only({u"shop"_s, u"crm"_s}) << only({u"shop"_s}) << true;
        QTest::newRow("another system") << only({u"shop"_s}) << only({u"crm"_s}) << true;
        QTest::newRow("more systems") << only({u"shop"_s}) << only({u"crm"_s, u"shop"_s}) << false;
        QTest::newRow("every system") << only({u"shop"_s}) << AccessRights::everything() << false;
        AccessRights noExport = AccessRights::everything();
        noExport.exportEvents = false;
        QTest::newRow("another right") << AccessRights::everything() << noExport << false;
    }
    void C3_runsUnderWayEndWhenTheirRightsGo() {
        QFETCH(AccessRights, before);
        QFETCH(AccessRights, after);
        QFETCH(bool, ends);
        Stage stage;
        stage.guard.setRights(before);
        const auto search = stage.guard.search({{}, {}});
        const auto tail = stage.guard.tail({{}});
        Heard heard(*search);
        Heard heardTail(*tail);
        QSignalSpy changed(&stage.guard, &EventSource::changed);
        stage.guard.setRights(after);
        QCOMPARE(changed.size(), 1);
        // What the source sends in the very moment is too late already.
        stage.source.writers[0].deliver(eventsOf({u"shop"_s}));
        settle();
        for (const Heard* one : {&heard, &heardTail}) {
            QCOMPARE(one->outcomes.size(), size_t(ends ? 1 : 0));
            if (ends) {
                QCOMPARE(one->outcomes.at(0).error->kind, ErrorKind::Forbidden);
                QVERIFY(one->systems.isEmpty());
            }
        }
        QCOMPARE(stage.source.writers[0].isOver(), ends);
        QCOMPARE(stage.source.writers[1].isOver(), ends);
    }

    void sameRightsAreNoChange() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        QSignalSpy changed(&stage.guard, &EventSource::changed);
        stage.guard.setRights(only({u"shop"_s}));
        QCOMPARE(changed.size(), 0);
    }

    void cancellingAndForgettingReachTheSource() {
        Stage stage;
        stage.guard.setRights(AccessRights::everything());
        auto cancelled = stage.guard.search({{}, {}});
        auto forgotten = stage.guard.search({{}, {}});
        Heard heard(*cancelled);
        cancelled->cancel();
        forgotten.reset();
        settle();
        QCOMPARE(heard.outcomes.at(0).kind, Outcome::Kind::Cancelled);
        QVERIFY(stage.source.writers[0].isOver());
        QVERIFY(stage.source.writers[1].isOver());
        // And a guard that goes first takes its runs along.
        auto guard = std::make_unique<GuardedSource>(stage.source);
        guard->setRights(AccessRights::everything());
        const auto orphan = guard->search({{}, {}});
        Heard heardOrphan(*orphan);
        guard.reset();
        settle();
        QCOMPARE(heardOrphan.outcomes.size(), size_t(1));
        QVERIFY(stage.source.writers[2].isOver());
    }

    void errorsAndSilenceOfTheSourceComeThrough() {
        Stage stage;
        stage.guard.setRights(AccessRights::everything());
        const auto failed = stage.guard.search({{}, {}});
        Heard heard(*failed);
        stage.source.writers[0].finish(Outcome::failed({ErrorKind::Network, u"gone"_s}));
        const auto silent = stage.guard.search({{}, {}});
        Heard heardSilent(*silent);
        silent->setPatience(std::chrono::milliseconds(20));
        settle();
        QCOMPARE(heard.outcomes.at(0).error->message, u"gone"_s);
        QTRY_COMPARE(heardSilent.outcomes.size(), size_t(1));
        QCOMPARE(heardSilent.outcomes.at(0).error->kind, ErrorKind::Network);
        QVERIFY(stage.source.writers[1].isOver());
    }

    void aTailsOffersAndNoticesComeThrough() {
        Stage stage;
        stage.guard.setRights(only({u"shop"_s}));
        const auto run = stage.guard.tail({{}});
        Heard heard(*run);
        int retries = 0;
        stage.source.writers[0].onRetry([&retries] { ++retries; });
        stage.source.writers[0].notice({.kind = TailNotice::Kind::Disconnected, .attempt = 2});
        settle();
        QCOMPARE(heard.notices.size(), size_t(1));
        QCOMPARE(heard.notices.at(0).attempt, 2);
        QVERIFY(run->canRetry());
        run->retryNow();
        QCOMPARE(retries, 1);
        stage.source.writers[0].onRetry({});
        stage.source.writers[0].notice({.kind = TailNotice::Kind::Reconnected});
        settle();
        QVERIFY(!run->canRetry());
        stage.source.writers[0].deliver(eventsOf({u"crm"_s, u"shop"_s}));
        settle();
        QCOMPARE(heard.systems, QStringList{u"shop"_s});
    }

    void changesOfTheSourceAreToldOn() {
        Stage stage;
        QSignalSpy changed(&stage.guard, &EventSource::changed);
        QSignalSpy health(&stage.guard, &EventSource::healthChanged);
        emit stage.source.changed();
        emit stage.source.healthChanged();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(health.size(), 1);
        QCOMPARE(stage.guard.name(), u"scripted"_s);
        QVERIFY(stage.guard.capabilities().tail);
    }
};

QTEST_GUILESS_MAIN(TestGuardedSource)
#include "tst_guarded_source.moc"
