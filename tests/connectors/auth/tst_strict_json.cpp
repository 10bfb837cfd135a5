// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/strict_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

namespace {

QByteArray nested(int depth) {
    return R"({"a":)" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
}

} // namespace

class StrictJsonTest : public QObject {
    Q_OBJECT

private slots:
    void takesWhatIsWellFormed_data() {
        QTest::addColumn<QByteArray>("text");

        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("space all around") << QByteArray(" \t\r\n{ \"a\" : [ 1 , { } , [ ] ] } \n");
        QTest::newRow("same key in different objects") << QByteArray(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})");
        QTest::newRow("keys that differ in case") << QByteArray(R"({"sub":1,"Sub":2})");
        QTest::newRow("keys that differ in composition") << QByteArray("{\"\xd0\xb9\":1,\"\xd0\xb8\xcc\x86\":2}");
        QTest::newRow("empty key") << QByteArray(R"({"":1})");
        QTest::newRow("every escape") << QByteArray("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0416\\ud83d\\ude00\"}");
        QTest::newRow("every literal") << QByteArray(R"({"a":true,"b":false,"c":null})");
        QTest::newRow("numbers") << QByteArray(
            R"({"a":[0,-0,1,-1,10,0.5,-0.5e1,1E+2,1e-2,9007199254740993,-9223372036854775808]})");
        QTest::newRow("largest double") << QByteArray(R"({"a":1.7976931348623157e308})");
        QTest::newRow("Cyrillic") << QByteArray("{\"\xd0\xa0\xd0\xbe\xd0\xbb\xd1\x8c\":\"\xd0\x9f\"}");
        QTest::newRow("32 deep") << nested(32);
    }
    void takesWhatIsWellFormed() {
        QFETCH(QByteArray, text);
        const Result<QJsonObject> read = parseStrictJson(text);
        QVERIFY(read.has_value());
        QCOMPARE(*read, QJsonDocument::fromJson(text).object());
    }

    void B2_refusesTheRest_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("why");

        const auto row = [](const char* name, const QByteArray& text, const char* why) {
            QTest::newRow(name) << text << "JSON: "_L1 + QLatin1StringView(why);
        };
        row("nothing", "", "no object");
        row("array", "[]", "no object");
        row("text", R"("a")", "no object");
        row("number", "1", "no object");
        row("key twice", R"({"sub":"a","sub":"b"})", "a key comes twice");
        row("key twice, same value", R"({"a":1,"a":1})", "a key comes twice");
        row("key twice, one escaped", R"({"sub":"a","s\u0075b":"b"})", "a key comes twice");
        row("key twice, pair escaped", "{\"\xf0\x9f\x98\x80\":1,\"\\ud83d\\ude00\":2}", "a key comes twice");
        row("key twice, slash escaped", R"({"a/b":1,"a\/b":2})", "a key comes twice");
        row("key twice, far below", R"({"a":[[{"b":{"c":1,"d":2,"c":3}}]]})", "a key comes twice");
        row("empty key twice", R"({"":1,"":2})", "a key comes twice");
        row("33 deep", nested(33), "nested too deep");
        row("100000 deep", nested(100000), "nested too deep");
        row("objects too deep", QByteArray(R"({"a":)").repeated(40) + "1" + QByteArray(40, '}'), "nested too deep");
        row("text behind", "{}x", "text after the object");
        row("second object", "{}{}", "text after the object");
        row("NUL behind", QByteArray("{}\0", 3), "text after the object");
        row("byte order mark", "\xef\xbb\xbf{}", "no object");
        row("UTF-16", QByteArray("{\0}\0", 4), "no key");
        row("no UTF-8", "{\"a\":\"\xff\"}", "no UTF-8");
        row("overlong UTF-8", "{\"a\":\"\xc0\xaf\"}", "no UTF-8");
        row("surrogate in UTF-8", "{\"a\":\"\xed\xa0\x80\"}", "no UTF-8");
        row("cut UTF-8", "{\"a\":\"\xd0\"}", "no UTF-8");
        row("high surrogate alone", R"({"a":"\ud83d"})", "half a surrogate pair");
        row("high surrogate and a letter", R"({"a":"\ud83dx"})", "half a surrogate pair");
        row("high surrogate and an escape", R"({"a":"\ud83d\u0041"})", "half a surrogate pair");
        row("two high surrogates", R"({"a":"\ud83d\ud83d"})", "half a surrogate pair");
        row("low surrogate alone", R"({"a":"\ude00"})", "half a surrogate pair");
        row("half a pair in a key", R"({"\ud83d":1})", "half a surrogate pair");
        row("NUL escaped", R"({"a":"\u0000"})", "escape");
        row("NUL in a string", QByteArray("{\"a\":\"\0\"}", 9), "control character");
        row("line break in a string", "{\"a\":\"\n\"}", "control character");
        row("unknown escape", R"({"a":"\x41"})", "escape");
        row("three hexadecimal digits", R"({"a":"\u041"})", "escape");
        row("escape at the end", "{\"a\":\"\\", "escape");
        row("hexadecimal digits at the end", "{\"a\":\"\\u00", "escape");
        row("string without end", "{\"a\":\"b", "string does not end");
        row("key without end", "{\"a", "string does not end");
        row("object without end", R"({"a":1)", "object does not end");
        row("array without end", R"({"a":[1)", "array does not end");
        row("brace alone", "{", "no key");
        row("comma behind the last", R"({"a":1,})", "no key");
        row("comma behind the last element", R"({"a":[1,]})", "no value");
        row("no colon", R"({"a" 1})", "no colon");
        row("no value", R"({"a":})", "no value");
        row("bare key", "{a:1}", "no key");
        row("single quotes", "{'a':1}", "no key");
        row("comment", "{\"a\":1/**/}", "object does not end");
        row("cut literal", R"({"a":tru})", "no value");
        row("literal in capitals", R"({"a":TRUE})", "no value");
        row("not a number", R"({"a":NaN})", "no value");
        row("infinity", R"({"a":-Infinity})", "no value");
        row("leading zero", R"({"a":01})", "object does not end");
        row("leading plus", R"({"a":+1})", "no value");
        row("minus alone", R"({"a":-})", "no value");
        row("dot first", R"({"a":.5})", "no value");
        row("dot last", R"({"a":1.})", "no value");
        row("exponent without digits", R"({"a":1e})", "no value");
        row("exponent of a sign", R"({"a":1e+})", "no value");
        row("hexadecimal", R"({"a":0x10})", "object does not end");
        row("out of a double's range", R"({"a":1e400})", "number out of range");
    }
    void B2_refusesTheRest() {
        QFETCH(QByteArray, text);
        QFETCH(QString, why);
        const Result<QJsonObject> read = parseStrictJson(text);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Decode);
        QCOMPARE(read.error().detail, why);
        QVERIFY(!read.error().message.isEmpty());
    }

    void B2_qtAloneWouldKeepTheLast() {
        // Why this reader is there at all: were it not so any more, it could go.
        QCOMPARE(QJsonDocument::fromJson(R"({"sub":"a","sub":"b"})").object().value("sub"_L1).toString(), u"b"_s);
    }

    void bearsManyKeys() {
        QByteArray text = "{";
        for (int key = 0; key < 100000; ++key)
            text += '"' + QByteArray::number(key) + "\":0,";
        QVERIFY(parseStrictJson(text + "\"last\":0}").has_value());
        QVERIFY(!parseStrictJson(text + "\"5\":0}").has_value());
    }
};

QTEST_GUILESS_MAIN(StrictJsonTest)
#include "tst_strict_json.moc"
