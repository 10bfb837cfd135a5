// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_gate.h"
#include "tests/servers/token_forge.h"

#include <QJsonArray>
#include <QTest>

#include <openssl/err.h>

#include <future>
#include <vector>

using namespace Qt::StringLiterals;
using namespace logloupe;

namespace {

// Made once: an RSA key takes its time.
const ForgedKey& rsaKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::Rsa2048, "rsa");
    return key;
}

const ForgedKey& strangerKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::Rsa2048, "stranger");
    return key;
}

const ForgedKey& ellipticKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::P256, "elliptic");
    return key;
}

const ForgedKey& wideKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::P384, "wide");
    return key;
}

const ForgedKey& shortKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::Rsa1024, "short");
    return key;
}

KeySet keySet(const QList<ForgedKey>& keys) {
    return KeySet::read(forgedKeySet(keys)).value_or(KeySet());
}

/// What the provider of these tests publishes: two good keys and two unfit.
KeySet published() {
    return keySet({rsaKey(), ellipticKey(), wideKey(), shortKey()});
}

QJsonObject claims() {
    return {{u"iss"_s, u"https://id.example"_s}, {u"sub"_s, u"canary-subject"_s}};
}

/// A signed token whose head has one member more.
QByteArray withHead(const QString& member, const QJsonValue& value) {
    return forgeToken(rsaKey(), claims(), {{member, value}});
}

QByteArray segment(const QByteArray& token, int which) {
    return token.split('.').at(which);
}

QByteArray replaced(const QByteArray& token, int which, const QByteArray& with) {
    QList<QByteArray> segments = token.split('.');
    segments[which] = with;
    return segments.join('.');
}

const QString notTrusted = u"a token that cannot be trusted"_s;
const QString weak = u"in a way that is not safe"_s;
const QString unknown = u"a key that it does not publish"_s;

} // namespace

class TokenGateTest : public QObject {
    Q_OBJECT

private slots:
    void takesGoodTokens_data() {
        QTest::addColumn<QByteArray>("token");

        QTest::newRow("idtoken-sig-rs256") << forgeToken(rsaKey(), claims());
        QTest::newRow("PS256") << forgeToken(rsaKey(), ForgedSignature::PS256, claims());
        QTest::newRow("ES256") << forgeToken(ellipticKey(), claims());
        QTest::newRow("no kid, one of its type") << forgeToken(ellipticKey().withId({}), claims());
        QTest::newRow("empty kid is none") << forgeToken(ellipticKey(), claims(), {{u"kid"_s, QString()}});
        QTest::newRow("typ at+jwt") << withHead(u"typ"_s, u"at+jwt"_s);
        QTest::newRow("no typ") << withHead(u"typ"_s, QJsonValue());
        QTest::newRow("thumbprint") << withHead(u"x5t"_s, u"AAAA"_s);
        QTest::newRow("member nobody knows") << withHead(u"something"_s, 5);
    }
    void takesGoodTokens() {
        QFETCH(QByteArray, token);
        const Result<QJsonObject> read = verifyToken(token, published());
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, claims());
    }

    void takesEveryEllipticSignature() {
        // One in 256 begins with a zero, and one in two would have a zero more as a DER number.
        const KeySet keys = published();
        for (int round = 0; round < 600; ++round)
            QVERIFY(verifyToken(forgeToken(ellipticKey(), claims()), keys).has_value());
    }

    void takesTheExamplesOfTheStandard_data() {
        QTest::addColumn<QByteArray>("token");

        // RFC 7515, appendices A.2 and A.3.
        const QByteArray text =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.";
        QTest::newRow("RS256")
            << "eyJhbGciOiJSUzI1NiJ9." + text
                   + "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
                     "O8W2Fp5jujGbds9uJdbF9CU"
                     "Ar7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_"
                     "eSN9383LcOLn6_d"
                     "O--xi12jzDwusC-"
                     "eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0ig"
                     "cN_IoypGlUPQGe77Rw";
        QTest::newRow("ES256")
            << "eyJhbGciOiJFUzI1NiJ9." + text
                   + "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    }
    void takesTheExamplesOfTheStandard() {
        QFETCH(QByteArray, token);
        const Result<KeySet> keys = KeySet::read(
            "{\"keys\":[{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26"
            "mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg"
            "0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5I"
            "hlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ\"},{\"kty\":\"EC\",\"crv\":\"P-"
            "256\","
            "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}]}");
        QVERIFY(keys.has_value());
        const Result<QJsonObject> read = verifyToken(token, *keys);
        QVERIFY(read.has_value());
        QCOMPARE(read->value("iss"_L1).toString(), u"joe"_s);
        QVERIFY(!verifyToken(withBrokenSignature(token), *keys).has_value());
    }

    void headIsTold() {
        const Result<TokenHead> head = readTokenHead(forgeToken(rsaKey(), ForgedSignature::PS256, claims()));
        QVERIFY(head.has_value());
        QCOMPARE(head->algorithm, SignatureAlgorithm::PS256);
        QCOMPARE(head->keyId, QByteArray("rsa"));
        QVERIFY(readTokenHead(forgeToken(rsaKey().withId({}), claims()))->keyId.isEmpty());
    }

    void B2_refusesBadForm_data() {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("message");

        const QByteArray good = forgeToken(rsaKey(), claims());
        const auto row = [](const char* name, const QByteArray& token, const QString& detail,
                            const QString& message = notTrusted) { QTest::newRow(name) << token << detail << message; };
        row("nothing", {}, u"token: not three segments"_s);
        row("opaque", "2YotnFZFEjr1zCsicMWpAA", u"token: not three segments"_s);
        row("two segments", good.left(good.lastIndexOf('.')), u"token: not three segments"_s);
        row("four segments", good + ".AAAA", u"token: not three segments"_s);
        row("encrypted, five segments", "e30.AAAA.AAAA.AAAA.AAAA", u"token: not three segments"_s);
        row("dots alone", "..", u"token: head, JSON: no object"_s);
        row("64 KiB and one", good + QByteArray((64 << 10) + 1 - good.size(), 'A'), u"token: longer than 64 KiB"_s);
        row("huge", QByteArray(10'000'000, '.'), u"token: longer than 64 KiB"_s);
        row("padding in the head", replaced(good, 0, segment(good, 0) + '='), u"token: base64url"_s);
        row("padding in the payload", replaced(good, 1, segment(good, 1) + "=="), u"token: base64url"_s);
        row("padding in the signature", good + "==", u"token: base64url"_s);
        row("plain base64", replaced(good, 2, QByteArray(segment(good, 2)).replace(0, 2, "+/")), u"token: base64url"_s);
        row("space", ' ' + good, u"token: base64url"_s);
        row("line break behind", good + '\n', u"token: base64url"_s);
        row("NUL behind", good + '\0', u"token: base64url"_s);
        row("last bits", "e30.e30.AB", u"token: base64url"_s);
        row("not ASCII", "e30.e30.\xd0\x9f", u"token: base64url"_s);
        row("head is no object", base64Url("[]") + ".e30.AAAA", u"token: head, JSON: no object"_s);
        row("head is no UTF-8", base64Url("{\"alg\":\"\xff\"}") + ".e30.AAAA", u"token: head, JSON: no UTF-8"_s);
        row("alg twice", base64Url(R"({"alg":"none","alg":"RS256"})") + ".e30.AAAA", u"token: head, JSON: a key comes twice"_s);
        row("kid twice", base64Url(R"({"alg":"RS256","kid":"a","k\u0069d":"b"})") + ".e30.AAAA",
            u"token: head, JSON: a key comes twice"_s);
        row("kid that is no text", withHead(u"kid"_s, 5), u"token: head, kid"_s);
        row("no signature", replaced(good, 2, {}), u"token: length of the signature"_s);

        row("no alg", withHead(u"alg"_s, QJsonValue()), u"token: alg"_s, weak);
        row("alg that is no text", withHead(u"alg"_s, QJsonArray{u"RS256"_s}), u"token: alg"_s, weak);
        row("idtoken-sig-none", forgeUnsignedToken(claims()), u"token: alg"_s, weak);
        row("none in other letters", forgeUnsignedToken(claims(), {{u"alg"_s, u"nOnE"_s}}), u"token: alg"_s, weak);
        row("none with a signature", withHead(u"alg"_s, u"none"_s), u"token: alg"_s, weak);
        row("RS256 in small letters", withHead(u"alg"_s, u"rs256"_s), u"token: alg"_s, weak);
        row("RS384", forgeToken(rsaKey(), ForgedSignature::RS384, claims()), u"token: alg"_s, weak);
        row("ES384", forgeToken(wideKey(), claims()), u"token: alg"_s, weak);
        row("EdDSA", withHead(u"alg"_s, u"EdDSA"_s), u"token: alg"_s, weak);
        row("invalid-sig-hs256", forgeHmacToken("logloupe", claims()), u"token: alg"_s, weak);
        row("algorithm swap: HS256 with the public key", forgeHmacToken(rsaKey().publicPem(), claims(), {{u"kid"_s, u"rsa"_s}}),
            u"token: alg"_s, weak);

        row("crit", withHead(u"crit"_s, QJsonArray{u"exp"_s}), u"token: head, crit"_s);
        row("crit that names nothing", withHead(u"crit"_s, QJsonArray()), u"token: head, crit"_s);
        row("jku", withHead(u"jku"_s, u"https://evil.example/keys"_s), u"token: head, jku"_s);
        row("x5u", withHead(u"x5u"_s, u"https://evil.example/chain"_s), u"token: head, x5u"_s);
        row("x5c", withHead(u"x5c"_s, QJsonArray{u"AAAA"_s}), u"token: head, x5c"_s);
        row("zip", withHead(u"zip"_s, u"DEF"_s), u"token: head, zip"_s);
        row("b64", withHead(u"b64"_s, false), u"token: head, b64"_s);
        row("embedded jwk", forgeToken(strangerKey(), claims(), {{u"kid"_s, u"rsa"_s}, {u"jwk"_s, strangerKey().publicJwk()}}),
            u"token: head, jwk"_s);
        row("jwk that is empty", withHead(u"jwk"_s, QJsonObject()), u"token: head, jwk"_s);

        row("ES256 as DER", forgeToken(ellipticKey(), ForgedSignature::ES256Der, claims()),
            u"token: length of the signature"_s);
        row("ES256 of 63 bytes", "eyJhbGciOiJFUzI1NiJ9.e30." + base64Url(QByteArray(63, 'x')),
            u"token: length of the signature"_s);
        row("ES256 of 65 bytes", "eyJhbGciOiJFUzI1NiJ9.e30." + base64Url(QByteArray(65, 'x')),
            u"token: length of the signature"_s);
        row("curve mismatch: ES256 said, P-384", forgeToken(wideKey(), claims(), {{u"alg"_s, u"ES256"_s}}),
            u"token: length of the signature"_s);
    }
    void B2_refusesBadForm() {
        QFETCH(QByteArray, token);
        QFETCH(QString, detail);
        QFETCH(QString, message);
        const Result<TokenHead> head = readTokenHead(token);
        QVERIFY(!head.has_value());
        QCOMPARE(head.error().kind, ErrorKind::Auth);
        QCOMPARE(head.error().detail, detail);
        QVERIFY2(head.error().message.contains(message), qPrintable(head.error().message));
        // The same before any key is looked at, and nothing that fetching keys would mend.
        const Result<QJsonObject> read = verifyToken(token, published());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error(), head.error());
        QVERIFY(!isUnknownKey(read.error()));
    }

    void refusesWhatIsNotSigned_data() {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<bool>("mayBeMended");

        const QByteArray good = forgeToken(rsaKey(), claims());
        const QByteArray elliptic = forgeToken(ellipticKey(), claims());
        const auto row = [](const char* name, const QByteArray& token, const char* detail, bool mayBeMended = false) {
            QTest::newRow(name) << token << QString::fromLatin1(detail) << mayBeMended;
        };
        const char* bad = "token: signature";
        row("invalid-sig-rs256", withBrokenSignature(good), bad);
        row("invalid-sig-ps256", withBrokenSignature(forgeToken(rsaKey(), ForgedSignature::PS256, claims())), bad);
        row("invalid-sig-es256", withBrokenSignature(elliptic), bad);
        row("payload exchanged", replaced(good, 1, base64Url(R"({"sub":"admin"})")), bad);
        row("head exchanged", replaced(good, 0, base64Url(R"({"alg":"RS256","kid":"rsa"})")), bad);
        row("another's signature", forgeToken(strangerKey().withId("rsa"), claims()), bad);
        row("another's signature, ES256", forgeToken(ForgedKey::make(ForgedKeyKind::P256, "elliptic"), claims()), bad);
        row("PS256 said, signed with RS256", withHead(u"alg"_s, u"PS256"_s), bad);
        row("RS256 said, signed with PS256", forgeToken(rsaKey(), ForgedSignature::PS256, claims(), {{u"alg"_s, u"RS256"_s}}),
            bad);
        row("RS256 said, signed with RS384", forgeToken(rsaKey(), ForgedSignature::RS384, claims(), {{u"alg"_s, u"RS256"_s}}),
            bad);
        row("PS256 with a short salt", forgeToken(rsaKey(), ForgedSignature::PS256ShortSalt, claims()), bad);
        row("ES256 of zeros", replaced(elliptic, 2, base64Url(QByteArray(64, '\0'))), bad);
        row("ES256 of ones", replaced(elliptic, 2, base64Url(QByteArray(64, '\xff'))), bad);
        row("RS256 of zeros", replaced(good, 2, base64Url(QByteArray(256, '\0'))), bad);
        row("RS256 a byte short", replaced(good, 2, base64Url(QByteArray(255, 'x'))), bad);
        row("RS256 a byte long", replaced(good, 2, base64Url('\0' + QByteArray(256, 'x'))), bad);
        row("RS256 of one byte", replaced(good, 2, "AA"), bad);
        row("RS256 of 40000 bytes", replaced(good, 2, base64Url(QByteArray(40000, 'x'))), bad);

        const char* swapped = "token: kid names no one key that fits alg";
        row("algorithm swap: ES256 with RSA's kid", forgeToken(ellipticKey(), claims(), {{u"kid"_s, u"rsa"_s}}), swapped);
        row("algorithm swap: RS256 with EC's kid", forgeToken(rsaKey(), claims(), {{u"kid"_s, u"elliptic"_s}}), swapped);
        row("B3 unknown kid", forgeToken(strangerKey(), claims()), "unknown key: kid", true);
        row("1024-bit key", forgeToken(shortKey(), claims()), "unknown key: kid", true);
        row("curve mismatch: kid of the P-384 key", forgeToken(ellipticKey().withId("wide"), claims()), "unknown key: kid",
            true);
        row("B3 no kid, bad signature", withBrokenSignature(forgeToken(rsaKey().withId({}), claims())),
            "unknown key: signature, no kid", true);

        row("payload is no object", forgeRawToken(rsaKey(), ForgedSignature::RS256, R"({"alg":"RS256","kid":"rsa"})", "[]"),
            "token: claims, JSON: no object");
        row("duplicate claims",
            forgeRawToken(rsaKey(), ForgedSignature::RS256, R"({"alg":"RS256","kid":"rsa"})", R"({"sub":"a","sub":"admin"})"),
            "token: claims, JSON: a key comes twice");
        row("duplicate claims, far below",
            forgeRawToken(rsaKey(), ForgedSignature::RS256, R"({"alg":"RS256","kid":"rsa"})",
                          R"({"realm_access":{"roles":[],"roles":["x"]}})"),
            "token: claims, JSON: a key comes twice");
        row("payload is no JSON, badly signed",
            withBrokenSignature(forgeRawToken(rsaKey(), ForgedSignature::RS256, R"({"alg":"RS256","kid":"rsa"})", "{")), bad);
    }
    void refusesWhatIsNotSigned() {
        QFETCH(QByteArray, token);
        QFETCH(QString, detail);
        QFETCH(bool, mayBeMended);
        QVERIFY(readTokenHead(token).has_value());
        const Result<QJsonObject> read = verifyToken(token, published());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Auth);
        QCOMPARE(read.error().detail, detail);
        QCOMPARE(isUnknownKey(read.error()), mayBeMended);
        QVERIFY(read.error().message.contains(mayBeMended ? unknown : notTrusted));
    }

    void B3_noKid_data() {
        QTest::addColumn<bool>("hasSecondKey");
        QTest::newRow("kid-absent-single-jwks") << false;
        QTest::newRow("kid-absent-multiple-jwks") << true;
    }
    void B3_noKid() {
        QFETCH(bool, hasSecondKey);
        const KeySet keys = hasSecondKey ? keySet({rsaKey(), strangerKey()}) : keySet({rsaKey()});
        const Result<QJsonObject> read = verifyToken(forgeToken(rsaKey().withId({}), claims()), keys);
        QCOMPARE(read.has_value(), !hasSecondKey);
        if (hasSecondKey)
            QVERIFY(isUnknownKey(read.error()));
    }

    void B3_signingKeyRotation_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("signing-key-rotation") << QByteArray("new");
        QTest::newRow("signing-key-rotation, no kid") << QByteArray();
    }
    void B3_signingKeyRotation() {
        QFETCH(QByteArray, id);
        const QByteArray token = forgeToken(strangerKey().withId(id), claims());
        const Result<QJsonObject> before = verifyToken(token, keySet({rsaKey()}));
        QVERIFY(!before.has_value() && isUnknownKey(before.error()));
        QVERIFY(verifyToken(token, keySet({strangerKey().withId(id)})).has_value());
    }

    void otherErrorsAreNoUnknownKey() {
        QVERIFY(!isUnknownKey({ErrorKind::Network, u"x"_s, u"unknown key: kid"_s}));
        QVERIFY(!isUnknownKey({ErrorKind::Auth, u"x"_s, u"token: signature"_s}));
    }

    void biggestTokenIsTaken() {
        // 64 KiB in all: a payload of some 48 KB.
        QByteArray token;
        for (qsizetype filling = 48'600; token.size() < (64 << 10) - 4; ++filling) {
            const QJsonObject large{{u"x"_s, QString(filling, u'x')}};
            token = forgeRawToken(ellipticKey(), ForgedSignature::ES256, R"({"alg":"ES256"})", compactJson(large));
        }
        QVERIFY(token.size() <= (64 << 10));
        QVERIFY(verifyToken(token, published()).has_value());
    }

    void everyCutAndEveryTurnedByteIsRefused() {
        const QByteArray good = forgeToken(ellipticKey(), claims());
        const KeySet keys = published();
        for (qsizetype at = 0; at < good.size(); ++at) {
            QVERIFY(!verifyToken(good.left(at), keys).has_value());
            for (const char other : {'A', 'x', '.', '\0', '\xff'}) {
                QByteArray turned = good;
                turned[at] = other;
                if (turned != good)
                    QVERIFY2(!verifyToken(turned, keys).has_value(), qPrintable(QString::number(at)));
            }
        }
    }

    void B10_noErrorTellsWhatTheTokenHolds() {
        const QByteArray token = withBrokenSignature(forgeToken(rsaKey(), claims(), {{u"kid"_s, u"canary-key"_s}}));
        const Error error = verifyToken(token, published()).error();
        QVERIFY(!(error.detail + error.message).contains(u"canary"_s));
    }

    void leavesNoErrorBehindInOpenSsl() {
        // The next TLS connection of this thread would take it for its own.
        ERR_clear_error();
        QVERIFY(!verifyToken(withBrokenSignature(forgeToken(rsaKey(), claims())), published()).has_value());
        QVERIFY(!verifyToken(withBrokenSignature(forgeToken(ellipticKey(), claims())), published()).has_value());
        QJsonObject offCurve = ellipticKey().publicJwk();
        offCurve.insert("y"_L1, offCurve.value("x"_L1));
        QCOMPARE(KeySet::read(forgedKeySet(QList<QJsonObject>{offCurve}))->leftOut(), 1);
        QCOMPARE(ERR_peek_error(), 0UL);
    }

    void checksOnManyThreadsAtOnce() {
        const KeySet keys = published();
        const QByteArray good = forgeToken(rsaKey(), claims());
        const QByteArray bad = withBrokenSignature(good);
        const auto checkAll = [&] {
            for (int round = 0; round < 100; ++round)
                if (!verifyToken(good, keys) || verifyToken(bad, keys))
                    return false;
            return true;
        };
        std::vector<std::future<bool>> results;
        for (int thread = 0; thread < 4; ++thread)
            results.push_back(std::async(std::launch::async, checkAll));
        for (std::future<bool>& result : results)
            QVERIFY(result.get());
    }
};

QTEST_GUILESS_MAIN(TokenGateTest)
#include "tst_token_gate.moc"
