// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/completion.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class CompletionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void hintsTypeAndValues();
    void offersCanonicalFieldsWithoutVocabulary();
    void survivesEveryCaret();
};

namespace {

CompletionVocabulary vocabulary() {
    CompletionVocabulary result;
    for (const Field field : {Field::Service, Field::Level, Field::Action, Field::OrderId, Field::StatusNew, Field::HttpStatus,
                              Field::ErrorType, Field::ErrorMessage, Field::ErrorStackTrace})
        result.fields.push_back({FieldRef::of(field), fieldType(field)});
    result.fields.push_back({FieldRef::named("error.code"), FieldType::Integer});
    result.fields.push_back({FieldRef::named("weird name"), FieldType::Text});
    result.values.push_back({FieldRef::of(Field::Service), {"mes-api", "crm-api", "mes", "shop"}});
    result.values.push_back({FieldRef::of(Field::Action), {"order created", "api request"}});
    result.values.push_back({FieldRef::of(Field::ErrorType), {"MessageRejected", "DbTimeout"}, 5});
    result.values.push_back({FieldRef::named("error.code"), {"17"}});
    return result;
}

} // namespace

void CompletionTest::offers_data() {
    QTest::addColumn<QString>("marked"); // | is the caret
    QTest::addColumn<QString>("replaced");
    QTest::addColumn<QStringList>("firstInserts");
    const auto row = [](const char* name, const QString& marked, const QString& replaced, const QStringList& inserts) {
        QTest::newRow(name) << marked << replaced << inserts;
    };
    row("nothing typed", u"|"_s, u""_s, {u"service.name:"_s, u"log.level:"_s, u"event.action:"_s});
    row("field by its begin", u"service.name:mes and error.|"_s, u"error."_s,
        {u"error.type:"_s, u"error.message:"_s, u"error.stack_trace:"_s, u"error.code:"_s});
    row("field by a later part", u"status|"_s, u"status"_s, {u"order.status.new:"_s, u"http.response.status_code:"_s});
    row("field by its short name", u"система|"_s, u"система"_s, {u"service.name:"_s});
    row("field in quotes", u"weird|"_s, u"weird"_s, {u"\"weird name\":"_s});
    row("name of a field that has a value", u"serv|ice.name:mes"_s, u"service.name"_s, {u"service.name"_s});
    row("value", u"service.name:|"_s, u""_s, {u"mes-api"_s, u"crm-api"_s, u"mes"_s, u"shop"_s});
    row("value by its begin", u"system:me|"_s, u"me"_s, {u"mes-api"_s, u"mes"_s});
    row("value by a later part", u"system:api|"_s, u"api"_s, {u"mes-api"_s, u"crm-api"_s});
    row("caret within the value", u"system:m|es and x"_s, u"mes"_s, {u"mes-api"_s, u"mes"_s});
    row("value with spaces", u"action:ord|"_s, u"ord"_s, {u"\"order created\""_s});
    row("value in an open quote", u"action:\"order c|"_s, u"\"order c"_s, {u"\"order created\""_s});
    row("value in a list", u"system:(mes or c|"_s, u"c"_s, {u"crm-api"_s});
    row("next value in a list", u"system:(mes or |)"_s, u""_s, {u"mes-api"_s, u"crm-api"_s});
    row("value after a comparison", u"level>=w|"_s, u"w"_s, {u"WARN"_s});
    row("levels are known", u"level:|"_s, u""_s, {u"TRACE"_s, u"DEBUG"_s, u"INFO"_s, u"WARN"_s, u"ERROR"_s, u"FATAL"_s});
    row("statuses are known", u"статус:MANUF|"_s, u"MANUF"_s,
        {u"MANUFACTURING_APPROVED"_s, u"MANUFACTURING_STARTED"_s, u"MANUFACTURING_COMPLETED"_s});
    row("value in a range", u"level:[W| TO ERROR]"_s, u"W"_s, {u"WARN"_s});
    row("keyword", u"a an|"_s, u"an"_s, {u"AND "_s});
    row("keyword not", u"no|"_s, u"no"_s, {u"NOT "_s});
    row("no values of an unknown field", u"zzz:|"_s, u"zzz:"_s, {});
    row("nothing in a phrase", u"\"serv|ice\""_s, u""_s, {});
    row("nothing in an expression", u"/serv|ice/"_s, u""_s, {});
    row("behind a group", u"system:(mes) lev|"_s, u"lev"_s, {u"log.level:"_s});
}

void CompletionTest::offers() {
    QFETCH(QString, marked);
    QFETCH(QStringList, firstInserts);
    const auto caret = static_cast<int>(marked.indexOf(u'|'));
    const QString text = QString(marked).remove(caret, 1);
    const Completion completion = completeQuery(text, caret, vocabulary());
    QTEST(text.mid(completion.begin, completion.end - completion.begin), "replaced");
    QStringList inserts;
    for (const CompletionCandidate& candidate : completion.candidates)
        inserts += candidate.insert;
    if (firstInserts.isEmpty())
        QCOMPARE(inserts, QStringList());
    QCOMPARE(inserts.mid(0, firstInserts.size()), firstInserts);
}

void CompletionTest::hintsTypeAndValues() {
    const Completion completion = completeQuery(u"error."_s, 6, vocabulary());
    QStringList hints;
    for (const CompletionCandidate& candidate : completion.candidates) {
        QCOMPARE(candidate.kind, CompletionKind::Field);
        hints += candidate.label + u": "_s + candidate.hint;
    }
    QCOMPARE(hints.mid(0, 3),
             QStringList({u"error.type: keyword, 5 value(s)"_s, u"error.message: text"_s, u"error.stack_trace: text"_s}));
}

void CompletionTest::offersCanonicalFieldsWithoutVocabulary() {
    const Completion completion = completeQuery(u"order."_s, 6, {});
    QCOMPARE(completion.candidates.front().insert, u"order.id:"_s);
    QCOMPARE(completeQuery(QString(), 0, {}).candidates.size(), size_t(fieldCount));
}

void CompletionTest::survivesEveryCaret() {
    const QString text = uR"(system:(mes OR "crm a) AND x:[1 TO « /re level>= "k":v ‹)"_s;
    for (qsizetype end = 0; end <= text.size(); ++end) {
        for (int caret = -1; caret <= end + 1; ++caret) {
            const Completion completion = completeQuery(text.left(end), caret, vocabulary());
            QVERIFY(0 <= completion.begin && completion.begin <= completion.end && completion.end <= end);
        }
    }
}

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
