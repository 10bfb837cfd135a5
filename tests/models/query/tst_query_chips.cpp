// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query_chips.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class QueryChipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void coversTheText();
    void removes_data();
    void removes();
};

namespace {

/// key|value, with ! before negated and ~ before unfinished ones.
QStringList dumped(const std::vector<QueryChip>& chips) {
    QStringList result;
    for (const QueryChip& chip : chips)
        result +=
            (chip.isNegated ? u"!"_s : QString()) + (chip.isUnfinished ? u"~"_s : QString()) + chip.key + u'|' + chip.value;
    return result;
}

} // namespace

void QueryChipsTest::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("chips");
    const auto row = [](const char* name, const QString& text, const QStringList& chips) {
        QTest::newRow(name) << text << chips;
    };
    row("nothing", u"  "_s, {});
    row("the search screen", u"service.name:(mes-api or crm-api) and not url.path:/health and error."_s,
        {u"system is|mes-api or crm-api"_s, u"!not path|/health"_s, u"~unfinished|error."_s});
    row("words", u"lock \"wait time\" -debug"_s, {u"text|lock"_s, u"text|wait time"_s, u"!without text|debug"_s});
    row("order number", u"A-104233"_s, {u"order is|A-104233"_s});
    row("comparisons", u"level>=WARN duration>5m code<500 size<=1MB"_s,
        {u"level at least|WARN"_s, u"duration over|5m"_s, u"HTTP code under|500"_s, u"file size at most|1MB"_s});
    row("range", u"code:[400 TO 499]"_s, {u"HTTP code from|400 to 499"_s});
    row("class of codes", u"code:5xx"_s, {u"HTTP code is|5xx"_s});
    row("a day", u"@timestamp:2026-05-11"_s, {u"time is|2026-05-11"_s});
    row("exists", u"order:* -customer:*"_s, {u"with order|any value"_s, u"!without customer|any value"_s});
    row("part of a text", u"message:lock"_s, {u"message has|lock"_s});
    row("pattern and expression", u"order:A-1* message:/x/i /y/"_s,
        {u"order like|A-1*"_s, u"message like|/x/i"_s, u"text|/y/"_s});
    row("one list of many kinds", u"level:error or \"no stock\""_s, {u"|level:error or \"no stock\""_s});
    row("one list of words", u"timeout or refused"_s, {u"text|timeout or refused"_s});
    row("group", u"(level:error system:mes) x"_s, {u"|(level:error system:mes)"_s, u"text|x"_s});
    row("no value yet", u"level:error and system:"_s, {u"level is|error"_s, u"~unfinished|system:"_s});
    row("open quote", u"a \"b c"_s, {u"text|a"_s, u"~unfinished|\"b c"_s});
    row("open list", u"a or (b"_s, {u"~unfinished|a or (b"_s});
    row("operator at the end", u"a and"_s, {u"text|a"_s, u"~unfinished|and"_s});
    row("a word with a dot", u"stopped. again"_s, {u"text|stopped."_s, u"text|again"_s});
    row("other field", u"k8s.pod:x"_s, {u"k8s.pod has|x"_s});
}

void QueryChipsTest::reads() {
    QFETCH(QString, text);
    QTEST(dumped(queryChips(text)), "chips");
}

void QueryChipsTest::coversTheText() {
    const QString text = u"a (b or c) AND -level:error and x:"_s;
    int end = 0;
    for (const QueryChip& chip : queryChips(text)) {
        QVERIFY(chip.begin >= end && chip.begin < chip.end && chip.end <= text.size());
        end = chip.end;
    }
    QCOMPARE(end, int(text.size()));
}

void QueryChipsTest::removes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("left");
    const QString text = u"service.name:(mes or crm) and not url.path:/health  x and error."_s;
    QTest::newRow("first") << text << 0 << u"not url.path:/health  x and error."_s;
    QTest::newRow("middle") << text << 1 << u"service.name:(mes or crm)  x and error."_s;
    QTest::newRow("later") << text << 2 << u"service.name:(mes or crm) and not url.path:/health and error."_s;
    QTest::newRow("unfinished") << text << 3 << u"service.name:(mes or crm) and not url.path:/health  x"_s;
    QTest::newRow("only one") << u" a or b "_s << 0 << QString();
    QTest::newRow("no such chip") << u"a"_s << 1 << u"a"_s;
    QTest::newRow("no such chip either") << u"a"_s << -1 << u"a"_s;
    QTest::newRow("unfinished after an operator") << u"a and level:"_s << 1 << u"a"_s;
}

void QueryChipsTest::removes() {
    QFETCH(QString, text);
    QFETCH(int, index);
    QTEST(withoutChip(text, queryChips(text), index), "left");
}

QTEST_GUILESS_MAIN(QueryChipsTest)
#include "tst_query_chips.moc"
