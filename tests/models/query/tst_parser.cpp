// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/query.h"
#include "tree_dump.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

QueryContext testContext() {
    QueryContext context;
    context.zone = QTimeZone("Europe/Moscow");
    context.now = *parseIso8601("2026-05-13T14:32:00", context.zone);
    return context;
}

QString nanoseconds(const char* time) {
    return QString::number(parseIso8601(time, QTimeZone::utc())->nanoseconds);
}

} // namespace

class ParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void suggestsKnownFields_data();
    void suggestsKnownFields();
    void boundsHostileNesting_data();
    void boundsHostileNesting();
    void survivesEveryPrefix_data();
    void survivesEveryPrefix();
    void keepsTheWrittenText();
    void followsConfiguredPatterns();
};

void ParserTest::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char* name, const QString& text, const QString& tree) { QTest::newRow(name) << text << tree; };

    row("empty", u""_s, u"all"_s);
    row("spaces", u" \t\n"_s, u"all"_s);
    row("star", u"*"_s, u"all"_s);
    row("word", u"timeout"_s, u"words:timeout"_s);
    row("words", u"lock timeout"_s, u"(and words:lock words:timeout)"_s);
    row("phrase", u"\"lock wait\""_s, u"words:lock wait"_s);
    row("phrase with escapes", uR"("say \"hi\" to C:\temp \\ ")"_s, uR"(words:say "hi" to C:\temp \ )"_s);
    row("phrase in guillemets", u"«не найден»"_s, u"words:не найден"_s);
    row("phrase in curly quotes", u"“lock wait”"_s, u"words:lock wait"_s);
    row("mask", u"‹e-mail 3f2a› timeout"_s, u"(and words:‹e-mail 3f2a› words:timeout)"_s);

    row("and", u"a AND b and c && d"_s, u"(and words:a words:b words:c words:d)"_s);
    row("or binds less", u"a b or c d"_s, u"(or (and words:a words:b) (and words:c words:d))"_s);
    row("or as bars", u"a||b"_s, u"(or words:a words:b)"_s);
    row("not", u"not a -b !c NOT NOT d"_s, u"(and (not words:a) (not words:b) (not words:c) (not (not words:d)))"_s);
    row("russian operators", u"заказ И НЕ оплачен ИЛИ отменён"_s,
        u"(or (and words:заказ (not words:оплачен)) words:отменён)"_s);
    row("russian small words stay words", u"не найден и удалён"_s, u"(and words:не words:найден words:и words:удалён)"_s);
    row("group", u"(a or b) c"_s, u"(and (or words:a words:b) words:c)"_s);
    row("nested groups keep their shape", u"(a (b c))"_s, u"(and words:a (and words:b words:c))"_s);
    row("not group", u"-(a or b)"_s, u"(not (or words:a words:b))"_s);
    row("quoted keyword", u"\"and\" \\or"_s, u"(and words:and words:\\or)"_s);

    row("wildcard", u"time*t ?b"_s, u"(and pattern:time*t pattern:?b)"_s);
    row("escaped wildcard", uR"(a\*b)"_s, u"words:a*b"_s);
    row("both", uR"(a\**)"_s, uR"(pattern:a\**)"_s);
    row("backslash before a letter", uR"(C:\temp\new*)"_s, uR"(pattern:C:\\temp\\new*)"_s);

    row("field", u"service.name:mes-api"_s, u"service.name=mes-api"_s);
    row("field with phrase", u"message:\"lock wait\""_s, u"message=lock wait"_s);
    row("field with space", u"level: ERROR"_s, u"log.level=ERROR"_s);
    row("field group", u"service.name:(mes-api or crm-api) and not url.path:/health"_s,
        u"(and (or service.name=mes-api service.name=crm-api) (not url.path=/health))"_s);
    row("field list", u"status:(PAID, SHIPPED CLOSED)"_s,
        u"(or order.status.new=PAID order.status.new=SHIPPED order.status.new=CLOSED)"_s);
    row("field list of text", u"message:(lock wait)"_s, u"(and message=lock message=wait)"_s);
    row("not in group", u"system:(-mes AND NOT crm)"_s, u"(and (not service.name=mes) (not service.name=crm))"_s);
    row("not equal group", u"system!=(mes crm)"_s, u"(not (or service.name=mes service.name=crm))"_s);
    row("field with wildcard", u"order.id:A-1042*"_s, u"order.id~A-1042*"_s);
    row("exists", u"order.id:*"_s, u"order.id?"_s);
    row("literal star", u"order.id:\"*\""_s, u"order.id=*"_s);
    row("empty value", u"order.id:\"\""_s, u"(not order.id?)"_s);
    row("other field", u"k8s.pod-name:x_1"_s, u"k8s.pod-name'=x_1"_s);
    row("keyword as value", u"event.action:not"_s, u"event.action=not"_s);
    row("negative value", u"balance:-5"_s, u"balance'=-5"_s);
    row("value with colons", u"url:http://shop/x:1"_s, u"url.path=http://shop/x:1"_s);
    row("pasted JSON", u"\"order.id\":\"A-1\" \"status\": 500"_s, u"(and order.id=A-1 status'=500)"_s);

    row("aliases", u"order:A-1 customer:C-1 client:C-2 system:mes service:crm actor:s1 user:s2"_s,
        u"(and order.id=A-1 customer.id=C-1 customer.id=C-2 service.name=mes service.name=crm user.id=s1 user.id=s2)"_s);
    row("russian aliases", u"заказ:A-1 клиент:C-1 система:mes уровень:warn статус:PAID ошибка:x"_s,
        u"(and order.id=A-1 customer.id=C-1 service.name=mes log.level=warn order.status.new=PAID error.message=x)"_s);
    row("aliases in any case", u"Order.ID:A-1 LEVEL:error"_s, u"(and order.id=A-1 log.level=error)"_s);
    row("status is HTTP with a number", u"status:500 status:5xx status>=400"_s,
        u"(and http.response.status_code=500 http.response.status_code[500,599] http.response.status_code[400,])"_s);

    row("level", u"level>=WARN"_s, u"log.level[4,]"_s);
    row("spaces around comparison", u"level >= WARN duration > 5m"_s, u"(and log.level[4,] event.duration(300000000000,])"_s);
    row("comparisons", u"size>10MB size>=1KiB code<500 code<=404"_s,
        u"(and file.size(10000000,] file.size[1024,] http.response.status_code[,500) http.response.status_code[,404])"_s);
    row("comparison after colon", u"code:>=500"_s, u"http.response.status_code[500,]"_s);
    row("comparison group", u"duration:(>5m AND <=10m)"_s,
        u"(and event.duration(300000000000,] event.duration[,600000000000])"_s);
    row("equal", u"code=500 code==404 system!=mes"_s,
        u"(and http.response.status_code=500 http.response.status_code=404 (not service.name=mes))"_s);
    row("durations", u"duration>250ms duration>1.5h duration>5min duration>2000000"_s,
        u"(and event.duration(250000000,] event.duration(5400000000000,] event.duration(300000000000,] event.duration(2000000,])"_s);
    row("sizes", u"size>1.5GB size>2 size<1МБ"_s, u"(and file.size(1500000000,] file.size(2,] file.size[,1000000))"_s);
    row("range", u"code:[400 TO 499]"_s, u"http.response.status_code[400,499]"_s);
    row("half open range", u"code:{400 to 500}"_s, u"http.response.status_code(400,500)"_s);
    row("open range", u"code:[* TO 499} code:[400 TO *]"_s,
        u"(and http.response.status_code[,499) http.response.status_code[400,])"_s);
    row("range of everything", u"code:[* TO *]"_s, u"http.response.status_code?"_s);
    row("dots", u"code:400..499 level:WARN..ERROR code:500.."_s,
        u"(and http.response.status_code[400,499] log.level[4,5] http.response.status_code[500,])"_s);
    row("range of texts", u"order.id:[A-1 TO \"A 2\"]"_s, u"order.id['A-1','A 2']"_s);
    row("range of an other field", u"retries>=3 retries<1e3"_s, u"(and retries'[3,] retries'[,1000))"_s);
    row("ellipsis", u"message:wait..."_s, u"message=wait..."_s);

    row("instant", u"@timestamp>=2026-05-11T10:30Z"_s, u"@timestamp[%1,]"_s.arg(nanoseconds("2026-05-11T10:30:00Z")));
    row("local time", u"time>=2026-05-11"_s, u"@timestamp[%1,]"_s.arg(nanoseconds("2026-05-10T21:00:00Z")));
    row("day", u"@timestamp:2026-05-11"_s,
        u"@timestamp[%1,%2)"_s.arg(nanoseconds("2026-05-10T21:00:00Z"), nanoseconds("2026-05-11T21:00:00Z")));
    row("minute", u"@timestamp:2026-05-11T10:30"_s,
        u"@timestamp[%1,%2)"_s.arg(nanoseconds("2026-05-11T07:30:00Z"), nanoseconds("2026-05-11T07:31:00Z")));
    row("up to a day holds it", u"@timestamp<=2026-05-11"_s, u"@timestamp[,%1)"_s.arg(nanoseconds("2026-05-11T21:00:00Z")));
    row("after a day", u"@timestamp>2026-05-11"_s, u"@timestamp[%1,]"_s.arg(nanoseconds("2026-05-11T21:00:00Z")));
    row("relative", u"@timestamp>=-2h"_s, u"@timestamp[%1,]"_s.arg(nanoseconds("2026-05-13T09:32:00Z")));
    row("relative to now", u"@timestamp:now-2h..now"_s,
        u"@timestamp[%1,%2]"_s.arg(nanoseconds("2026-05-13T09:32:00Z"), nanoseconds("2026-05-13T11:32:00Z")));

    row("regex", u"/time(out|d)/"_s, u"/time(out|d)/"_s);
    row("regex any case", u"/a b/i c"_s, u"(and /a b/i words:c)"_s);
    row("regex with slash", uR"(/a\/b\d/)"_s, uR"(/a/b\d/)"_s);
    row("field regex", u"message:/x+/ and level:/W.*/i"_s, u"(and message/x+/ log.level/W.*/i)"_s);
    row("field regex group", u"message:(/x/ or y)"_s, u"(or message/x/ message=y)"_s);

    row("order number", u"A-104233"_s, u"order.id=A-104233"_s);
    row("order number in words", u"late a-104233 (C-1042 or M-88604)"_s,
        u"(and words:late order.id=a-104233 (or customer.id=C-1042 model.id=M-88604))"_s);
    row("quoted order number is text", u"\"A-104233\""_s, u"words:A-104233"_s);
    row("order number with wildcard is text", u"A-1042*"_s, u"pattern:A-1042*"_s);
    row("too short for an order", u"A-104"_s, u"words:A-104"_s);

    row("clock time", u"12:30:01"_s, u"words:12:30:01"_s);
    row("address", u"https://shop.example/orders/1"_s, u"words:https://shop.example/orders/1"_s);
    row("windows path", uR"(C:\logs\x.log D:/x)"_s, uR"((and words:C:\logs\x.log words:D:/x))"_s);
    row("exception", u"java.lang.Foo: bar"_s, u"(and words:java.lang.Foo: words:bar)"_s);
    row("exception without space", u"java.lang.IllegalStateException:bar"_s, u"words:java.lang.IllegalStateException:bar"_s);
    row("error and text", u"Error: connection refused"_s, u"(and words:Error: words:connection words:refused)"_s);
    row("source place", u"OrderService.java:118"_s, u"words:OrderService.java:118"_s);
    row("scope", u"std::vector a::b"_s, u"(and words:std::vector words:a::b)"_s);
    row("ip and port", u"10.0.0.1:8080 fe80::1"_s, u"(and words:10.0.0.1:8080 words:fe80::1)"_s);
    row("path", u"/orders/A-104911/status"_s, u"words:/orders/A-104911/status"_s);
    row("path as value then another", u"url.path:/health and not url.path:/"_s, u"(and url.path=/health (not url.path=/))"_s);
    row("arrow", u"PAID -> SHIPPED a->b x => y"_s,
        u"(and words:PAID words:-> words:SHIPPED words:a->b words:x words:=> words:y)"_s);
    row("call", u"OrderService.save(OrderService.java:118) f(x,y)"_s,
        u"(and words:OrderService.save(OrderService.java:118) words:f(x,y))"_s);
    row("call in a group", u"(getOrder() or main())"_s, u"(or words:getOrder() words:main())"_s);
    row("generic", u"List<Order>"_s, u"words:List<Order>"_s);
    row("tag", u"<img src=x>"_s, u"(and words:<img src'=x>)"_s);
    row("brackets", u"[REQ][/orders/1]"_s, u"words:[REQ][/orders/1]"_s);
    row("e-mail", u"ivan@shop.example"_s, u"words:ivan@shop.example"_s);
    row("lonely dash", u"a - b"_s, u"(and words:a words:- words:b)"_s);
    row("options", u"--force"_s, u"words:--force"_s);
    row("address with query", u"/x?a=1&b=2"_s, u"pattern:/x?a=1&b=2"_s);
    row("lone surrogate", u"a"_s + QChar(0xD800), u"words:a"_s + QChar(QChar::ReplacementCharacter));
    row("no character at all", u"a"_s + QChar(0) + u" bc:"_s + QChar(0),
        u"(and words:a"_s + QChar(0) + u" bc'="_s + QChar(0) + u')');
    row("emoji", u"💎 order.id:💎"_s, u"(and words:💎 order.id=💎)"_s);
}

void ParserTest::reads() {
    QFETCH(QString, text);
    const auto query = parseQuery(text, testContext());
    QVERIFY2(query, qPrintable(query ? QString() : query.error().message));
    QTEST(dumpTree(query->root()), "tree");
    const auto again = parseQuery(formatQuery(query->root()), testContext());
    QVERIFY2(again, qPrintable(formatQuery(query->root())));
    QCOMPARE(dumpTree(again->root()), dumpTree(query->root()));
    QVERIFY(*again == *query);
}

void ParserTest::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const QString& text, int position, const QString& message) {
        QTest::newRow(name) << text << position << message;
    };

    row("open quote", u"a \"b c"_s, 2, u"The closing quotation mark is missing."_s);
    row("open value quote", u"order.id:\"b"_s, 9, u"The closing quotation mark is missing."_s);
    row("open group", u"a (b c"_s, 2, u"A closing parenthesis is missing."_s);
    row("open group at end", u"a ("_s, 2, u"A closing parenthesis is missing."_s);
    row("stray close", u"a b) c"_s, 3, u"This closing parenthesis has no opening one."_s);
    row("close first", u")"_s, 0, u"This closing parenthesis has no opening one."_s);
    row("empty group", u"a ()"_s, 3, u"Write what to search for inside the parentheses."_s);
    row("operator at end", u"a and "_s, 6, u"Write what to search for after “and”."_s);
    row("not at end", u"a NOT"_s, 5, u"Write what to search for after “NOT”."_s);
    row("two operators", u"a and or b"_s, 6, u"Write what to search for after “and”."_s);
    row("operator first", u"or b"_s, 0, u"Write what to search for before “or”, or put it in quotation marks."_s);
    row("no value", u"order.id:"_s, 9, u"Write a value after “order.id:”."_s);
    row("no value before group end", u"(level>=)"_s, 8, u"Write a value after “level>=”."_s);
    row("bad level", u"level>=WARM"_s, 7, u"“WARM” is not a level. Did you mean WARN?"_s);
    row("no level at all", u"level:purple"_s, 6,
        u"“purple” is not a level. Levels are TRACE, DEBUG, INFO, WARN, ERROR, FATAL."_s);
    row("a keyword after the colon is the value", u"level: and x"_s, 7, u"“and” is not a level."_s);
    row("bad duration", u"duration>fast"_s, 9, u"“fast” is not a duration."_s);
    row("duration without unit", u"duration>300"_s, 9, u"Add a unit to the duration: 300ms, 300s, 300m or 300h."_s);
    row("bad size", u"size>10XB"_s, 5, u"“10XB” is not a size."_s);
    row("bad time", u"@timestamp>=yesterdayish"_s, 12, u"“yesterdayish” is not a time."_s);
    row("time with wildcard", u"@timestamp:2026-*"_s, 11, u"is not a time."_s);
    row("bad number", u"code:abc"_s, 5, u"“abc” is not a number."_s);
    row("comparison with wildcard", u"order.id>=A*"_s, 10, u"A comparison needs a plain value"_s);
    row("comparison with nothing", u"a<\"\""_s, 2, u"A comparison needs a plain value"_s);
    row("bad regex", u"message:/a(b/"_s, 12, u"The regular expression cannot be read:"_s);
    row("regex with settings", u"/(*LIMIT_MATCH=99999999)a/"_s, 1, u"The regular expression cannot be read:"_s);
    row("open range", u"code:[400 TO"_s, 5, u"A range is written as [from TO to]"_s);
    row("range without TO", u"code:[400 499]"_s, 5, u"A range is written as [from TO to]"_s);
    row("range with a pattern", u"order.id:[A* TO B]"_s, 10, u"A comparison needs a plain value"_s);
}

void ParserTest::refuses() {
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, message);
    const auto query = parseQuery(text, testContext());
    QVERIFY2(!query, qPrintable(query ? dumpTree(query->root()) : QString()));
    QCOMPARE(query.error().kind, ErrorKind::Query);
    QVERIFY2(query.error().message.contains(message), qPrintable(query.error().message));
    QCOMPARE(query.error().position, std::optional(position));
}

void ParserTest::suggestsKnownFields_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("letters swapped") << u"oder.id:A-1"_s << u"Field “oder.id” is not known here. Did you mean order.id?"_s;
    QTest::newRow("other field") << u"k8s.pdo:x"_s << u"Field “k8s.pdo” is not known here. Did you mean k8s.pod?"_s;
    QTest::newRow("short name") << u"sistem:x"_s << u"Field “sistem” is not known here. Did you mean system?"_s;
    QTest::newRow("nothing near") << u"zzzzzz:x"_s
                                  << u"Field “zzzzzz” is not known here. To search for this text, put it in quotation marks."_s;
    QTest::newRow("known") << u"k8s.pod:x"_s << QString();
    QTest::newRow("canonical") << u"order.id:x"_s << QString();
    QTest::newRow("alias") << u"order:x"_s << QString();
    QTest::newRow("in quotes: meant so") << u"\"oder.id\":x"_s << QString();
}

void ParserTest::suggestsKnownFields() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    QueryContext context = testContext();
    context.knownFields = {"k8s.pod", "status"};
    const auto query = parseQuery(text, context);
    QCOMPARE(query ? QString() : query.error().message, message);
    if (!query)
        QCOMPARE(query.error().position, std::optional(0));
    // A known field wins over a short name of the same spelling.
    QCOMPARE(dumpTree(parseQuery(u"status:500"_s, context)->root()), u"status'=500"_s);
}

void ParserTest::boundsHostileNesting_data() {
    QTest::addColumn<QString>("text");
    constexpr qsizetype many = 30'000;
    QTest::newRow("parentheses") << u"("_s.repeated(many);
    QTest::newRow("closed parentheses") << u"("_s.repeated(many) + u'a' + u")"_s.repeated(many);
    QTest::newRow("not") << u"NOT "_s.repeated(many / 2) + u'a';
    QTest::newRow("bangs") << u"!"_s.repeated(many) + u'a';
    QTest::newRow("field groups") << u"a:("_s.repeated(many / 2);
    QTest::newRow("value groups") << u"a:"_s + u"("_s.repeated(many) + u'a';
    QTest::newRow("too long") << u"a "_s.repeated(100'000);
}

void ParserTest::boundsHostileNesting() {
    QFETCH(QString, text);
    const auto query = parseQuery(text, testContext());
    QVERIFY(!query);
    QVERIFY(query.error().position.has_value());
}

void ParserTest::survivesEveryPrefix_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("everything")
        << uR"(service.name:(mes-api OR "crm api") AND NOT url.path:/health -x level>=WARN code:[400 TO 499} a..b /re(x)/i "p\"h" C:\x « ‹ \ 12:30)"_s;
    QTest::newRow("signs") << uR"x(:::((()))"[]{}<>=!=&&||//*?\-,..TO)x"_s;
    QTest::newRow("signs backwards") << uR"x(OT..,-\?*//||&&=!=><}{][")))(((:::)x"_s;
}

void ParserTest::survivesEveryPrefix() {
    QFETCH(QString, text);
    for (qsizetype begin = 0; begin < text.size(); begin += 3) {
        for (qsizetype end = begin; end <= text.size(); ++end) {
            const QString part = text.mid(begin, end - begin);
            const auto query = parseQuery(part, testContext());
            if (!query) {
                QVERIFY2(!query.error().message.isEmpty(), qPrintable(part));
                QVERIFY2(query.error().position.value_or(-1) >= 0 && *query.error().position <= part.size(), qPrintable(part));
                continue;
            }
            const QString written = formatQuery(query->root());
            const auto again = parseQuery(written, testContext());
            QVERIFY2(again && *again == *query, qPrintable(part + u"  →  "_s + written));
        }
    }
}

void ParserTest::keepsTheWrittenText() {
    QCOMPARE(parseQuery(u"  заказ:A-1  "_s)->text(), u"заказ:A-1"_s);
    QCOMPARE(Query(parseQuery(u"заказ:A-1"_s)->rootPointer()).text(), u"order.id:A-1"_s);
    QCOMPARE(Query().text(), QString());
}

void ParserTest::followsConfiguredPatterns() {
    QueryContext context = testContext();
    context.orderPattern = u"[0-9]{7}"_s;
    context.customerPattern = u"(unclosed"_s;
    QCOMPARE(dumpTree(parseQuery(u"1234567 A-104233 C-104"_s, context)->root()),
             u"(and order.id=1234567 words:A-104233 words:C-104)"_s);
    context.orderPattern.clear();
    QCOMPARE(dumpTree(parseQuery(u"1234567"_s, context)->root()), u"words:1234567"_s);
}

QTEST_GUILESS_MAIN(ParserTest)
#include "tst_parser.moc"
