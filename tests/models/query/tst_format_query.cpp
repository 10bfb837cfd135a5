// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "query_generator.h"
#include "tree_dump.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class FormatQueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void readsBackGeneratedTrees_data();
    void readsBackGeneratedTrees();
};

void FormatQueryTest::writes_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* name, const QString& text, const QString& written) {
        QTest::newRow(name) << text << written;
    };
    row("everything", u"*"_s, QString());
    row("everything inside", u"a or *"_s, u"a OR *"_s);
    row("short names become canonical", u"заказ:A-1 level:error"_s, u"order.id:A-1 AND log.level:error"_s);
    row("bare order number", u"A-104233"_s, u"order.id:A-104233"_s);
    row("alternatives", u"system:(mes or crm)"_s, u"service.name:(mes OR crm)"_s);
    row("different fields", u"system:mes or level:error"_s, u"service.name:mes OR log.level:error"_s);
    row("lists inside lists", u"a (b or c d)"_s, u"a AND (b OR (c AND d))"_s);
    row("negations", u"-a !(b c)"_s, u"NOT a AND NOT (b AND c)"_s);
    row("words with digits", u"err42 \"lock wait\""_s, u"\"err42\" AND \"lock wait\""_s);
    row("pattern", uR"(a\ b*)"_s, uR"(a\ b*)"_s);
    row("range", u"code:400..499 duration>5m size<=10MB"_s,
        u"http.response.status_code:[400 TO 499] AND event.duration>5m AND file.size<=10MB"_s);
    row("path", u"path:/health"_s, u"url.path:\"/health\""_s);
    row("field that is a short name elsewhere", u"\"status\":5"_s, u"\"status\":5"_s);
    row("regex", uR"(message:/a\/b/i)"_s, uR"(message:/a\/b/i)"_s);
}

void FormatQueryTest::writes() {
    QFETCH(QString, text);
    const auto query = parseQuery(text);
    QVERIFY(query);
    QTEST(formatQuery(query->root()), "written");
}

void FormatQueryTest::readsBackGeneratedTrees_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void FormatQueryTest::readsBackGeneratedTrees() {
    QFETCH(quint32, seed);
    QueryGenerator generator(seed);
    for (int i = 0; i < 2000; ++i) {
        const QueryNodePointer tree = generator.tree(i % 5);
        const QString written = formatQuery(*tree);
        const auto read = parseQuery(written);
        QVERIFY2(read, qPrintable(written + u"\n"_s + dumpTree(*tree) + u'\n' + (read ? QString() : read.error().message)));
        QVERIFY2(read->root() == *tree,
                 qPrintable(written + u"\nexpected "_s + dumpTree(*tree) + u"\nread     "_s + dumpTree(read->root())));
    }
}

QTEST_GUILESS_MAIN(FormatQueryTest)
#include "tst_format_query.moc"
