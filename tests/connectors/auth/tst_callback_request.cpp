// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/callback_request.h"

#include <QTest>

using namespace logloupe;
using Kind = CallbackRequest::Kind;
Q_DECLARE_METATYPE(CallbackRequest)

namespace {

const QByteArray path = "/callback";

QByteArray get(const QByteArray& target) {
    return "GET " + target + " HTTP/1.1\r\n";
}

/// A whole first line of exactly `size` bytes, without its end.
QByteArray lineOf(qsizetype size) {
    const QByteArray start = "GET /callback?state=s&code=";
    const QByteArray end = " HTTP/1.1";
    return start + QByteArray(size - start.size() - end.size(), 'c') + end;
}

} // namespace

class CallbackRequestTest : public QObject {
    Q_OBJECT

private slots:
    void readsACallback_data() {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<CallbackRequest>("expected");

        const auto row = [](const char* name, const QByteArray& target, CallbackRequest expected) {
            expected.kind = Kind::Callback;
            expected.path = path;
            QTest::newRow(name) << target << expected;
        };
        row("code", "/callback?code=c&state=s", {.state = "s", .code = "c"});
        row("other order", "/callback?state=s&code=c", {.state = "s", .code = "c"});
        row("A3 without a state", "/callback?code=c", {.code = "c"});
        row("A3 with an empty state", "/callback?code=c&state=", {.code = "c"});
        row("A3 error without a state", "/callback?error=access_denied", {.error = "access_denied"});
        row("A3 access_denied", "/callback?error=access_denied&state=s&error_description=No+thanks",
            {.state = "s", .error = "access_denied"});
        row("A4 iss", "/callback?code=c&state=s&iss=https%3A%2F%2Fid.example%2Frealms%2Fwork",
            {.state = "s", .code = "c", .issuer = "https://id.example/realms/work"});
        row("A4 iss with lower-case digits", "/callback?code=c&iss=https%3a%2f%2fid.example",
            {.code = "c", .issuer = "https://id.example"});
        row("A4 iss as it is", "/callback?code=c&iss=https://id.example", {.code = "c", .issuer = "https://id.example"});
        row("A4 no iss", "/callback?code=c&state=s", {.state = "s", .code = "c"});
        row("others beside", "/callback?session_state=x&code=c&state=s&flag", {.state = "s", .code = "c"});
        row("plus is a space", "/callback?code=a+b&state=c%2Bd", {.state = "c+d", .code = "a b"});
        row("escapes in a name", "/callback?%63ode=c&st%61te=s", {.state = "s", .code = "c"});
        row("equals sign in a value", "/callback?code=a=b==&state=s", {.state = "s", .code = "a=b=="});
        row("decoded once", "/callback?code=%2541&state=s", {.state = "s", .code = "%41"});
        row("ampersands more", "/callback?&&code=c&&state=s&", {.state = "s", .code = "c"});
        row("not ASCII", "/callback?code=%D0%9F&state=\xd0\x9f", {.state = "\xd0\x9f", .code = "\xd0\x9f"});
        row("error that is no code", "/callback?error=%3Cimg+src%3Dx%3E&state=s", {.state = "s"});
        row("error with a line break's name", "/callback?error=a%20b&state=s", {.state = "s"});
    }
    void readsACallback() {
        QFETCH(QByteArray, target);
        QFETCH(CallbackRequest, expected);
        for (const QByteArray& rest : {QByteArray(), QByteArray("Host: 127.0.0.1\r\n\r\n"), QByteArray("\0\xff\n\r", 4)}) {
            const CallbackRequest read = readCallbackRequest(get(target) + rest, path);
            QCOMPARE(read.kind, expected.kind);
            QCOMPARE(read.path, expected.path);
            QCOMPARE(read.state, expected.state);
            QCOMPARE(read.code, expected.code);
            QCOMPARE(read.error, expected.error);
            QCOMPARE(read.issuer, expected.issuer);
        }
    }

    void answersOtherwise_data() {
        QTest::addColumn<QByteArray>("received");
        QTest::addColumn<Kind>("kind");

        const auto row = [](const char* name, const QByteArray& received, Kind kind) {
            QTest::newRow(name) << received << kind;
        };
        row("nothing", "", Kind::Incomplete);
        row("one letter", "G", Kind::Incomplete);
        row("without line end", "GET /callback?code=c HTTP/1.1", Kind::Incomplete);
        row("half a line end", "GET /callback?code=c HTTP/1.1\r", Kind::Incomplete);
        row("line feed alone", "GET /callback?code=c HTTP/1.1\n", Kind::Malformed);
        row("carriage return within", "GET /callback?code=c\r HTTP/1.1\r\n", Kind::Malformed);
        row("empty line", "\r\n", Kind::Malformed);
        row("TLS greeting", QByteArray("\x16\x03\x01\x02\x00\x01\x00", 7), Kind::Malformed);
        row("NUL", QByteArray("GET /callback?code=\0 HTTP/1.1\r\n", 31), Kind::Malformed);
        row("tabulator", "GET\t/callback?code=c HTTP/1.1\r\n", Kind::Malformed);
        row("DEL", get("/callback?code=\x7f"), Kind::Malformed);
        row("two spaces", "GET  /callback?code=c HTTP/1.1\r\n", Kind::Malformed);
        row("space in the target", get("/callback?code=a b"), Kind::Malformed);
        row("HTTP/0.9", "GET /callback?code=c\r\n", Kind::Malformed);
        row("HTTP/2", "GET /callback?code=c HTTP/2\r\n", Kind::Malformed);
        row("HTTP/1.0", "GET /callback?code=c HTTP/1.0\r\n", Kind::Callback);
        row("small letters", "get /callback?code=c HTTP/1.1\r\n", Kind::Malformed);
        row("POST", "POST /callback?code=c HTTP/1.1\r\n", Kind::WrongMethod);
        row("HEAD", "HEAD /callback?code=c HTTP/1.1\r\n", Kind::WrongMethod);
        row("OPTIONS", "OPTIONS * HTTP/1.1\r\n", Kind::WrongMethod);
        row("method with a sign", "GE-T /callback?code=c HTTP/1.1\r\n", Kind::Malformed);
        row("whole address", get("http://127.0.0.1/callback?code=c"), Kind::Malformed);
        row("asterisk", get("*"), Kind::Malformed);
        row("fragment", get("/callback?code=c#x"), Kind::Malformed);
        row("A1 root", get("/"), Kind::OtherPath);
        row("A1 favicon", get("/favicon.ico"), Kind::OtherPath);
        row("A1 slash more", get("/callback/?code=c"), Kind::OtherPath);
        row("A1 slash before", get("//callback?code=c"), Kind::OtherPath);
        row("A1 capital letter", get("/Callback?code=c"), Kind::OtherPath);
        row("A1 escaped letter", get("/%63allback?code=c"), Kind::OtherPath);
        row("A1 dots", get("/x/../callback?code=c"), Kind::OtherPath);
        row("A1 longer", get("/callbacks?code=c"), Kind::OtherPath);
        row("other path, bad query", get("/favicon.ico?%"), Kind::OtherPath);
        row("no query", get("/callback"), Kind::Malformed);
        row("empty query", get("/callback?"), Kind::Malformed);
        row("neither code nor error", get("/callback?state=s"), Kind::Malformed);
        row("both code and error", get("/callback?code=c&error=access_denied&state=s"), Kind::Malformed);
        row("empty code", get("/callback?code=&state=s"), Kind::Malformed);
        row("code twice", get("/callback?code=a&code=b&state=s"), Kind::Malformed);
        row("same code twice", get("/callback?code=a&code=a&state=s"), Kind::Malformed);
        row("state twice", get("/callback?code=a&state=a&state=b"), Kind::Malformed);
        row("state twice, one escaped", get("/callback?code=a&state=a&st%61te=b"), Kind::Malformed);
        row("A4 iss twice", get("/callback?code=a&state=a&iss=a&iss=b"), Kind::Malformed);
        row("another twice", get("/callback?code=a&state=a&x=1&x=2"), Kind::Malformed);
        row("percent sign alone", get("/callback?code=%"), Kind::Malformed);
        row("percent sign and one digit", get("/callback?code=%4"), Kind::Malformed);
        row("percent sign and letters", get("/callback?code=%zz"), Kind::Malformed);
        row("percent sign and a sign", get("/callback?code=%+1"), Kind::Malformed);
        row("percent sign in a name", get("/callback?%=x&code=c"), Kind::Malformed);
        row("escaped NUL", get("/callback?code=a%00b"), Kind::Malformed);
        row("escaped line break", get("/callback?code=a%0d%0aSet-Cookie:x"), Kind::Malformed);
        row("no UTF-8", get("/callback?code=%ff"), Kind::Malformed);
        row("overlong UTF-8", get("/callback?code=%c0%af"), Kind::Malformed);
        row("surrogate in UTF-8", get("/callback?code=%ed%a0%80"), Kind::Malformed);
        row("no UTF-8 in another", get("/callback?code=c&x=%ff"), Kind::Malformed);
        row("A6 8 KiB", lineOf(8192) + "\r\n", Kind::Callback);
        row("A6 8 KiB and one", lineOf(8193) + "\r\n", Kind::TooLong);
        row("A6 8 KiB, no end yet", lineOf(8192), Kind::Incomplete);
        row("A6 8 KiB, half an end", lineOf(8192) + '\r', Kind::Incomplete);
        row("A6 8 KiB and one, no end yet", lineOf(8193), Kind::TooLong);
        row("A6 a million letters", QByteArray(1'000'000, 'G'), Kind::TooLong);
    }
    void answersOtherwise() {
        QFETCH(QByteArray, received);
        QFETCH(Kind, kind);
        const CallbackRequest read = readCallbackRequest(received, path);
        QCOMPARE(read.kind, kind);
        if (kind != Kind::Callback) {
            QVERIFY(read.state.isEmpty() && read.code.isEmpty() && read.error.isEmpty() && read.issuer.isEmpty());
        }
    }

    void otherPathIsTold() { QCOMPARE(readCallbackRequest(get("/done?x=y"), path).path, QByteArray("/done")); }

    void comesInAnyPieces() {
        const QByteArray whole = get("/callback?code=c&state=s");
        for (qsizetype size = 0; size < whole.size(); ++size)
            QCOMPARE(readCallbackRequest(whole.left(size), path).kind, Kind::Incomplete);
        QCOMPARE(readCallbackRequest(whole, path).kind, Kind::Callback);
    }
};

QTEST_GUILESS_MAIN(CallbackRequestTest)
#include "tst_callback_request.moc"
