// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/highlight.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class HighlightTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void colours_data();
    void colours();
    void spansRiseWithinTheText();
};

void HighlightTest::colours_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kinds"); // one letter a character: f o k ( t s r n e, a dot where there is no span
    const auto row = [](const char* name, const QString& text, const QString& kinds) { QTest::newRow(name) << text << kinds; };
    row("field", u"level:ERROR and x"_s, u"ffffforrrrr.kkk.t"_s.replace(u'r', u't'));
    row("comparison", u"duration >= 5m"_s, u"ffffffff.oo.nn"_s);
    row("list", u"system:(a OR \"b c\")"_s, u"ffffffo(t.kk.sssss("_s);
    row("range", u"code:[400 TO *]"_s, u"ffffo(nnn.kk.t("_s);
    row("expression", u"NOT /a b/i"_s, u"kkk.rrrrrr"_s);
    row("minus", u"-a"_s, u"kt"_s);
    row("numbers without a field are text", u"500 12:30"_s, u"ttt.ttttt"_s);
    row("a bad value", u"level:WARM x"_s, u"fffffoeeee.t"_s);
    row("a stray parenthesis", u"a) b"_s, u"te.t"_s);
    row("an open quote", u"a \"b c"_s, u"t.eeee"_s);
    row("unfinished is no error", u"level:"_s, u"fffffo"_s);
    row("size and time", u"size>10MB time>2026-05-11"_s, u"ffffonnnn.ffffonnnnnnnnnn"_s);
}

void HighlightTest::colours() {
    QFETCH(QString, text);
    const QString letters = u"fok(tsrne"_s;
    QString kinds(text.size(), u'.');
    for (const HighlightSpan& span : highlightQuery(text))
        kinds.replace(span.begin, span.length, QString(span.length, letters[static_cast<int>(span.kind)]));
    QTEST(kinds, "kinds");
}

void HighlightTest::spansRiseWithinTheText() {
    const QString text = uR"x(a:(b OR "c d") -x:[1 TO 2} /re/i >= "k":v « \ :: [] {} ( )x"_s;
    for (qsizetype length = 0; length <= text.size(); ++length) {
        int end = 0;
        for (const HighlightSpan& span : highlightQuery(text.left(length))) {
            QVERIFY(span.begin >= end && span.length > 0);
            end = span.begin + span.length;
            QVERIFY(end <= length);
        }
    }
}

QTEST_GUILESS_MAIN(HighlightTest)
#include "tst_highlight.moc"
