// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Numbers of several sources made one, and what is said of sources that answer something else.

#include "connectors/api/merged_source.h"

#include "scripted_source.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

using States = QList<SourceState>;

/// What came of a question that two sources answered so; monostate: not at all.
struct Asked {
    Answer answer;
    Outcome outcome;

    [[nodiscard]] States states() const {
        States states;
        for (const SourceCompleteness& one : outcome.completeness.sources)
            states << one.state;
        return states;
    }
};

template <typename Ask>
Asked ask(const Answer& first, const Answer& second, Ask question) {
    ScriptedSource a(u"a"_s);
    ScriptedSource b(u"b"_s);
    MergedSource all(u"all"_s, {&a, &b});
    const std::unique_ptr<SearchRun> run = question(all);
    Asked asked;
    bool isDone = false;
    QObject::connect(run.get(), &SearchRun::answerReady, run.get(), [&](const Answer& answer) { asked.answer = answer; });
    QObject::connect(run.get(), &SearchRun::finished, run.get(), [&](const Outcome& outcome) {
        asked.outcome = outcome;
        isDone = true;
    });
    for (auto& [source, answer] : {std::pair{&a, &first}, std::pair{&b, &second}}) {
        if (!std::holds_alternative<std::monostate>(*answer))
            source->writers[0].answer(*answer);
        source->writers[0].finish(Outcome::complete({10, 10, true, {{source->called, SourceState::Complete}}}));
    }
    if (!QTest::qWaitFor([&isDone] { return isDone; }))
        qFatal("no end");
    return asked;
}

CountTable table(const std::vector<std::string>& rows, const std::vector<quint64>& counts) {
    return {{0}, Duration(5), 2, rows, counts};
}

TopValues values(const std::vector<ValueCount>& listed, quint64 distinct, quint64 others = 0, quint64 missing = 0,
                 bool exact = true) {
    return {FieldRef::of(Field::Service), listed, distinct, exact, others, missing};
}

StatusTransitions changes(const std::vector<std::string>& orders, const std::vector<quint32>& order,
                          const std::vector<qint64>& times, const std::vector<quint16>& status) {
    return {orders, {"NEW", "PAID"}, {"shop"}, order, status, std::vector<quint16>(order.size(), 0), times};
}

} // namespace

Q_DECLARE_METATYPE(logloupe::CountTable)
Q_DECLARE_METATYPE(logloupe::TopValues)
Q_DECLARE_METATYPE(logloupe::StatusTransitions)

class TestMergedAnswers : public QObject {
    Q_OBJECT

private slots:
    void counts_data() {
        QTest::addColumn<Answer>("first");
        QTest::addColumn<Answer>("second");
        QTest::addColumn<int>("rowLimit");
        QTest::addColumn<CountTable>("expected");
        QTest::addColumn<States>("states");
        const States whole{SourceState::Complete, SourceState::Complete};
        QTest::newRow("bin by bin") << Answer(table({""}, {1, 2})) << Answer(table({""}, {10, 20})) << 200
                                    << table({""}, {11, 22}) << whole;
        QTest::newRow("rows of both, the most frequent first")
            << Answer(table({"shop", "crm"}, {1, 1, 5, 5})) << Answer(table({"mes", "shop"}, {3, 0, 20, 0})) << 200
            << table({"shop", "crm", "mes"}, {21, 1, 5, 5, 3, 0}) << whole;
        QTest::newRow("what is too much goes into the rest")
            << Answer(table({"shop", "crm"}, {9, 9, 1, 1})) << Answer(table({"crm", "mes"}, {1, 1, 1, 0})) << 1
            << table({"shop", "…"}, {9, 9, 3, 2}) << whole;
        QTest::newRow("rests are added up, and may hide what others list")
            << Answer(table({"shop", "…"}, {9, 9, 1, 2})) << Answer(table({"crm", "…"}, {4, 4, 0, 0})) << 200
            << table({"shop", "crm", "…"}, {9, 9, 4, 4, 1, 2}) << States{SourceState::Partial, SourceState::Complete};
        QTest::newRow("a row without a name is one too")
            << Answer(table({"", "shop"}, {1, 1, 5, 5})) << Answer(table({""}, {2, 2})) << 200
            << table({"shop", ""}, {5, 5, 3, 3}) << whole;
        QTest::newRow("one has nothing") << Answer(table({}, {})) << Answer(table({"shop"}, {1, 0})) << 200
                                         << table({"shop"}, {1, 0}) << whole;
        const States second{SourceState::Complete, SourceState::Failed};
        const Answer good = table({"shop"}, {1, 2});
        const CountTable alone = table({"shop"}, {1, 2});
        QTest::newRow("other bins") << good << Answer(CountTable{{0}, Duration(4), 2, {"shop"}, {5, 5}}) << 200 << alone
                                    << second;
        QTest::newRow("another begin") << good << Answer(CountTable{{1}, Duration(5), 2, {"shop"}, {5, 5}}) << 200 << alone
                                       << second;
        QTest::newRow("more bins") << good << Answer(CountTable{{0}, Duration(5), 3, {"shop"}, {5, 5, 5}}) << 200 << alone
                                   << second;
        QTest::newRow("numbers missing") << good << Answer(table({"shop", "crm"}, {5, 5, 5})) << 200 << alone << second;
        QTest::newRow("another answer") << good << Answer(values({}, 0)) << 200 << alone << second;
        QTest::newRow("no answer") << good << Answer() << 200 << alone << second;
    }
    void counts() {
        QFETCH(Answer, first);
        QFETCH(Answer, second);
        QFETCH(int, rowLimit);
        QFETCH(CountTable, expected);
        QFETCH(States, states);
        const Asked asked = ask(first, second, [rowLimit](EventSource& all) {
            return all.count({{}, {{0}, {9}}, Duration(5), FieldRef::of(Field::Service), rowLimit});
        });
        QCOMPARE(std::get<CountTable>(asked.answer), expected);
        QCOMPARE(asked.states(), states);
        const bool isWhole = states == States{SourceState::Complete, SourceState::Complete};
        QCOMPARE(asked.outcome.kind, isWhole ? Outcome::Kind::Complete : Outcome::Kind::Partial);
        QCOMPARE(asked.outcome.completeness.exact, !states.contains(SourceState::Failed));
    }

    void anEmptyCountIsARowOfNothing() {
        const Asked asked = ask(table({}, {}), table({}, {}), [](EventSource& all) {
            return all.count({{}, {{0}, {10}}, Duration(5)});
        });
        QCOMPARE(std::get<CountTable>(asked.answer), table({""}, {0, 0}));
    }

    void aSenselessCountIsRefused_data() {
        QTest::addColumn<TimeRange>("range");
        QTest::addColumn<qint64>("step");
        QTest::newRow("no step") << TimeRange{{0}, {10}} << qint64(0);
        QTest::newRow("a step back") << TimeRange{{0}, {10}} << qint64(-5);
        QTest::newRow("no bounds") << TimeRange() << qint64(1);
    }
    void aSenselessCountIsRefused() {
        QFETCH(TimeRange, range);
        QFETCH(qint64, step);
        const Asked asked = ask(table({""}, {1, 2}), table({""}, {1, 2}), [&](EventSource& all) {
            return all.count({{}, range, Duration(step)});
        });
        QCOMPARE(asked.outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(asked.outcome.error->kind, ErrorKind::Decode);
        QVERIFY(std::holds_alternative<std::monostate>(asked.answer));
    }

    void top_data() {
        QTest::addColumn<Answer>("first");
        QTest::addColumn<Answer>("second");
        QTest::addColumn<TopValues>("expected");
        QTest::addColumn<States>("states");
        const States whole{SourceState::Complete, SourceState::Complete};
        QTest::newRow("added up") << Answer(values({{"shop", 5}, {"crm", 1}}, 2, 0, 3))
                                  << Answer(values({{"shop", 2}}, 1, 0, 4)) << values({{"shop", 7}, {"crm", 1}}, 2, 0, 7)
                                  << whole;
        QTest::newRow("cut to what was asked")
            << Answer(values({{"shop", 5}, {"crm", 1}}, 2)) << Answer(values({{"mes", 3}}, 1))
            << values({{"shop", 5}, {"mes", 3}}, 3, 1) << whole;
        QTest::newRow("alike in number, by name") << Answer(values({{"shop", 5}}, 1)) << Answer(values({{"crm", 5}}, 1))
                                                  << values({{"crm", 5}, {"shop", 5}}, 2) << whole;
        QTest::newRow("how many there are is not known where lists are cut")
            << Answer(values({{"shop", 5}, {"crm", 4}}, 9, 20)) << Answer(values({{"shop", 2}}, 1))
            << values({{"shop", 7}, {"crm", 4}}, 9, 20, 0, false) << whole;
        QTest::newRow("a cut list may hide a part of a value")
            << Answer(values({{"shop", 5}}, 9, 20)) << Answer(values({{"crm", 6}}, 1))
            << values({{"crm", 6}, {"shop", 5}}, 9, 20, 0, false) << States{SourceState::Partial, SourceState::Complete};
        QTest::newRow("an inexact number stays one") << Answer(values({{"shop", 5}}, 1, 0, 0, false)) << Answer(values({}, 0))
                                                     << values({{"shop", 5}}, 1, 0, 0, false) << whole;
        QTest::newRow("another answer") << Answer(values({{"shop", 5}}, 1)) << Answer(table({}, {})) << values({{"shop", 5}}, 1)
                                        << States{SourceState::Complete, SourceState::Failed};
    }
    void top() {
        QFETCH(Answer, first);
        QFETCH(Answer, second);
        QFETCH(TopValues, expected);
        QFETCH(States, states);
        const Asked asked = ask(first, second, [](EventSource& all) {
            return all.top({FieldRef::of(Field::Service), {}, {}, 2});
        });
        QCOMPARE(std::get<TopValues>(asked.answer), expected);
        QCOMPARE(asked.states(), states);
    }

    void eachIsAskedForMoreThanIsShown() {
        ScriptedSource a(u"a"_s);
        ScriptedSource b(u"b"_s);
        MergedSource all(u"all"_s, {&a, &b});
        const auto top = all.top({FieldRef::of(Field::Service), {}, {}, 20});
        const auto endless = all.top({FieldRef::of(Field::Service), {}, {}, std::numeric_limits<int>::max()});
        QCOMPARE(a.tops.at(0).limit, 40);
        QCOMPARE(b.tops.at(1).limit, std::numeric_limits<int>::max());
        const auto few = all.count({{}, {{0}, {10}}, Duration(5), FieldRef::of(Field::Service), 12});
        const auto many = all.count({{}, {{0}, {10}}, Duration(5), FieldRef::of(Field::Service), 500});
        QCOMPARE(a.counts.at(0).rowLimit, 200);
        QCOMPARE(b.counts.at(1).rowLimit, 500);
    }

    void transitions_data() {
        QTest::addColumn<Answer>("first");
        QTest::addColumn<Answer>("second");
        QTest::addColumn<StatusTransitions>("expected");
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("orders by name, changes by time")
            << Answer(changes({"B", "C"}, {0, 1}, {50, 5}, {1, 0})) << Answer(changes({"A", "B"}, {0, 1}, {7, 10}, {0, 0}))
            << changes({"A", "B", "C"}, {0, 1, 1, 2}, {7, 10, 50, 5}, {0, 0, 1, 0}) << true;
        QTest::newRow("the same change told twice is one")
            << Answer(changes({"A"}, {0, 0}, {1, 2}, {0, 1})) << Answer(changes({"A"}, {0, 0}, {2, 3}, {1, 0}))
            << changes({"A"}, {0, 0, 0}, {1, 2, 3}, {0, 1, 0}) << true;
        QTest::newRow("one source may tell it twice, as it was logged")
            << Answer(changes({"A"}, {0, 0}, {1, 1}, {0, 0})) << Answer(changes({}, {}, {}, {}))
            << changes({"A"}, {0, 0}, {1, 1}, {0, 0}) << true;
        QTest::newRow("equal times keep the order of their source")
            << Answer(changes({"A"}, {0, 0}, {1, 1}, {1, 0})) << Answer(changes({"A"}, {0}, {0}, {0}))
            << changes({"A"}, {0, 0, 0}, {0, 1, 1}, {0, 1, 0}) << true;
        const Answer good = changes({"A"}, {0}, {1}, {0});
        const StatusTransitions alone = changes({"A"}, {0}, {1}, {0});
        QTest::newRow("an order that has no name") << good << Answer(changes({"B"}, {1}, {1}, {0})) << alone << false;
        QTest::newRow("a status that has no name") << good << Answer(changes({"B"}, {0}, {1}, {2})) << alone << false;
        QTest::newRow("columns of different length") << good << Answer(changes({"B"}, {0}, {1, 2}, {0})) << alone << false;
        QTest::newRow("no answer") << good << Answer() << alone << false;
    }
    void transitions() {
        QFETCH(Answer, first);
        QFETCH(Answer, second);
        QFETCH(StatusTransitions, expected);
        QFETCH(bool, isWhole);
        const Asked asked = ask(first, second, [](EventSource& all) { return all.transitions({}); });
        QCOMPARE(std::get<StatusTransitions>(asked.answer), expected);
        QCOMPARE(asked.outcome.kind, isWhole ? Outcome::Kind::Complete : Outcome::Kind::Partial);
    }

    void namesOfBothAreNumberedAnew() {
        StatusTransitions first{{"A"}, {"NEW", "PAID"}, {"shop"}, {0}, {1}, {0}, {1}};
        StatusTransitions second{{"A"}, {"PAID", "SENT"}, {"mes", "shop"}, {0, 0}, {1, 0}, {0, 1}, {3, 2}};
        const Asked asked = ask(first, second, [](EventSource& all) { return all.transitions({}); });
        const StatusTransitions expected{{"A"},    {"NEW", "PAID", "SENT"}, {"shop", "mes"}, {0, 0, 0}, {1, 1, 2}, {0, 0, 1},
                                         {1, 2, 3}};
        QCOMPARE(std::get<StatusTransitions>(asked.answer), expected);
    }

    void fieldsAreUnited() {
        const std::vector<FieldDescription> first{{FieldRef::of(Field::Service), FieldType::Keyword},
                                                  {FieldRef::named("karat"), FieldType::Keyword}};
        const std::vector<FieldDescription> second{{FieldRef::named("karat"), FieldType::Text},
                                                   {FieldRef::named("weight"), FieldType::Keyword}};
        const Asked asked = ask(first, second, [](EventSource& all) { return all.fields({}); });
        const std::vector<FieldDescription> expected{first[0], first[1], second[1]};
        QCOMPARE(std::get<std::vector<FieldDescription>>(asked.answer), expected);
        QCOMPARE(asked.outcome.kind, Outcome::Kind::Complete);
    }

    void whereNoneAnswersRightAllHaveFailed() {
        const Asked asked = ask(Answer(), table({}, {}), [](EventSource& all) { return all.fields({}); });
        QCOMPARE(asked.outcome.kind, Outcome::Kind::Failed);
        QCOMPARE(asked.outcome.error->kind, ErrorKind::Decode);
        QVERIFY(std::holds_alternative<std::monostate>(asked.answer));
    }
};

QTEST_GUILESS_MAIN(TestMergedAnswers)
#include "tst_merged_answers.moc"
