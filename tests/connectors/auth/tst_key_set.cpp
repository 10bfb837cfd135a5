// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/key_set.h"
#include "tests/servers/token_forge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

Q_DECLARE_METATYPE(SignatureAlgorithm)

namespace {

// Made once: an RSA key takes its time.
const ForgedKey& rsaKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::Rsa2048, "rsa");
    return key;
}

const ForgedKey& otherRsaKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::Rsa3072, "other");
    return key;
}

const ForgedKey& ellipticKey() {
    static const ForgedKey key = ForgedKey::make(ForgedKeyKind::P256, "elliptic");
    return key;
}

QJsonObject with(QJsonObject jwk, const QString& member, const QJsonValue& value) {
    jwk.insert(member, value);
    return jwk;
}

QByteArray bytesIn(const QJsonObject& jwk, const QString& member) {
    return QByteArray::fromBase64(jwk.value(member).toString().toLatin1(),
                                  QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString text(const QByteArray& bytes) {
    return QString::fromLatin1(base64Url(bytes));
}

KeySet keySet(const QList<ForgedKey>& keys) {
    return KeySet::read(forgedKeySet(keys)).value_or(KeySet());
}

} // namespace

class KeySetTest : public QObject {
    Q_OBJECT

private slots:
    void B2_onlyKeysThatAreFitAreTaken_data() {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<bool>("isTaken");

        const QJsonObject rsa = rsaKey().publicJwk();
        const QJsonObject elliptic = ellipticKey().publicJwk();
        QTest::newRow("RSA 2048") << rsa << true;
        QTest::newRow("RSA 3072") << otherRsaKey().publicJwk() << true;
        QTest::newRow("1024-bit key") << ForgedKey::make(ForgedKeyKind::Rsa1024).publicJwk() << false;
        QTest::newRow("P-256") << elliptic << true;
        QTest::newRow("curve mismatch: P-384") << ForgedKey::make(ForgedKeyKind::P384).publicJwk() << false;
        QTest::newRow("no object") << QJsonObject() << false;

        QTest::newRow("no use") << with(rsa, u"use"_s, QJsonValue::Undefined) << true;
        QTest::newRow("use enc") << with(rsa, u"use"_s, u"enc"_s) << false;
        QTest::newRow("use that is no text") << with(rsa, u"use"_s, 1) << false;
        QTest::newRow("key_ops verify") << with(rsa, u"key_ops"_s, QJsonArray{u"verify"_s}) << true;
        QTest::newRow("key_ops encrypt") << with(rsa, u"key_ops"_s, QJsonArray{u"encrypt"_s}) << false;
        QTest::newRow("alg RS256") << with(rsa, u"alg"_s, u"RS256"_s) << true;
        QTest::newRow("alg PS256") << with(rsa, u"alg"_s, u"PS256"_s) << true;
        QTest::newRow("alg RS512") << with(rsa, u"alg"_s, u"RS512"_s) << false;
        QTest::newRow("alg RSA-OAEP") << with(rsa, u"alg"_s, u"RSA-OAEP"_s) << false;
        QTest::newRow("alg empty") << with(rsa, u"alg"_s, QString()) << false;
        QTest::newRow("alg that is no text") << with(rsa, u"alg"_s, 256) << false;
        QTest::newRow("alg HS256") << with(rsa, u"alg"_s, u"HS256"_s) << false;
        QTest::newRow("RSA with alg ES256") << with(rsa, u"alg"_s, u"ES256"_s) << false;
        QTest::newRow("EC with alg ES256") << with(elliptic, u"alg"_s, u"ES256"_s) << true;
        QTest::newRow("EC with alg RS256") << with(elliptic, u"alg"_s, u"RS256"_s) << false;
        QTest::newRow("no kid") << with(rsa, u"kid"_s, QJsonValue::Undefined) << true;
        QTest::newRow("kid that is no text") << with(rsa, u"kid"_s, 7) << false;
        QTest::newRow("private part of RSA") << with(rsa, u"d"_s, u"AQAB"_s) << false;
        QTest::newRow("private part of EC") << with(elliptic, u"d"_s, u"AQAB"_s) << false;
        QTest::newRow("kty oct") << QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}} << false;
        QTest::newRow("kty OKP") << QJsonObject{{u"kty"_s, u"OKP"_s},
                                                {u"crv"_s, u"Ed25519"_s},
                                                {u"x"_s, text(QByteArray(32, 1))}}
                                 << false;
        QTest::newRow("RSA named EC") << with(rsa, u"kty"_s, u"EC"_s) << false;
        QTest::newRow("EC named RSA") << with(elliptic, u"kty"_s, u"RSA"_s) << false;
        QTest::newRow("kty in small letters") << with(rsa, u"kty"_s, u"rsa"_s) << false;
        QTest::newRow("certificate beside") << with(rsa, u"x5c"_s, QJsonArray{u"AAAA"_s}) << true;

        QTest::newRow("no modulus") << with(rsa, u"n"_s, QJsonValue::Undefined) << false;
        QTest::newRow("modulus with padding") << with(rsa, u"n"_s, QString(rsa.value(u"n").toString() + u'=')) << false;
        QTest::newRow("modulus with a zero before") << with(rsa, u"n"_s, text('\0' + bytesIn(rsa, u"n"_s))) << true;
        QTest::newRow("short modulus with zeros before")
            << with(rsa, u"n"_s, text(QByteArray(200, '\0') + QByteArray(56, '\xff'))) << false;
        QTest::newRow("modulus of 2047 bits") << with(rsa, u"n"_s, text('\x7f' + bytesIn(rsa, u"n"_s).mid(1))) << false;
        QTest::newRow("even modulus") << with(rsa, u"n"_s, text(bytesIn(rsa, u"n"_s).chopped(1) + '\x02')) << false;
        QTest::newRow("modulus of 16385 bits") << with(rsa, u"n"_s, text('\x01' + QByteArray(2048, '\xff'))) << false;
        QTest::newRow("modulus of a million bytes") << with(rsa, u"n"_s, text(QByteArray(1'000'000, '\xff'))) << false;
        QTest::newRow("no exponent") << with(rsa, u"e"_s, QJsonValue::Undefined) << false;
        QTest::newRow("exponent 0") << with(rsa, u"e"_s, text(QByteArray(1, '\0'))) << false;
        QTest::newRow("exponent 1") << with(rsa, u"e"_s, text("\x01")) << false;
        QTest::newRow("even exponent") << with(rsa, u"e"_s, text("\x04")) << false;
        QTest::newRow("exponent of 5 bytes") << with(rsa, u"e"_s, text("\x01\x01\x01\x01\x01")) << false;

        QTest::newRow("no x") << with(elliptic, u"x"_s, QJsonValue::Undefined) << false;
        QTest::newRow("short x") << with(elliptic, u"x"_s, text(bytesIn(elliptic, u"x"_s).chopped(1))) << false;
        QTest::newRow("long x") << with(elliptic, u"x"_s, text('\0' + bytesIn(elliptic, u"x"_s))) << false;
        QTest::newRow("off the curve") << with(elliptic, u"y"_s, elliptic.value(u"x")) << false;
        QTest::newRow("at infinity") << with(with(elliptic, u"x"_s, text(QByteArray(32, '\0'))), u"y"_s,
                                             text(QByteArray(32, '\0')))
                                     << false;
        QTest::newRow("coordinate beyond the field") << with(elliptic, u"x"_s, text(QByteArray(32, '\xff'))) << false;
        QTest::newRow("P-256K") << with(elliptic, u"crv"_s, u"secp256k1"_s) << false;
        QTest::newRow("no curve") << with(elliptic, u"crv"_s, QJsonValue::Undefined) << false;
    }
    void B2_onlyKeysThatAreFitAreTaken() {
        QFETCH(QJsonObject, jwk);
        QFETCH(bool, isTaken);
        // One that is unfit takes nothing from those beside it.
        const Result<KeySet> read =
            KeySet::read(forgedKeySet(QList<QJsonObject>{jwk, otherRsaKey().withId("beside").publicJwk()}));
        QVERIFY(read.has_value());
        QCOMPARE(read->keys().size(), size_t{isTaken ? 2U : 1U});
        QCOMPARE(read->leftOut(), isTaken ? 0 : 1);
        QCOMPARE(read->keys().back().id, QByteArray("beside"));
        for (const SigningKey& key : read->keys())
            QVERIFY(key.material != nullptr);
    }

    void badAnswers_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");

        QTest::newRow("nothing") << QByteArray() << u"keys: JSON: no object"_s;
        QTest::newRow("captive portal") << QByteArray("<html></html>") << u"keys: JSON: no object"_s;
        QTest::newRow("no keys") << QByteArray("{}") << u"keys: no array"_s;
        QTest::newRow("keys that are no array") << QByteArray(R"({"keys":{}})") << u"keys: no array"_s;
        QTest::newRow("keys twice") << QByteArray(R"({"keys":[],"keys":[]})") << u"keys: JSON: a key comes twice"_s;
        QTest::newRow("member of a key twice")
            << QByteArray(R"({"keys":[{"kid":"a","kid":"b"}]})") << u"keys: JSON: a key comes twice"_s;
        QTest::newRow("101 keys") << QByteArray(R"({"keys":[)") + QByteArray("{},").repeated(100) + "{}]}"
                                  << u"keys: more than 100"_s;
    }
    void badAnswers() {
        QFETCH(QByteArray, json);
        QFETCH(QString, detail);
        const Result<KeySet> read = KeySet::read(json);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Auth);
        QCOMPARE(read.error().detail, detail);
        QVERIFY(!read.error().message.isEmpty());
    }

    void hundredKeysAreTaken() {
        QList<QJsonObject> jwks;
        for (int number = 0; number < 100; ++number)
            jwks.append(ellipticKey().withId(QByteArray::number(number)).publicJwk());
        const Result<KeySet> read = KeySet::read(forgedKeySet(jwks));
        QVERIFY(read.has_value());
        QCOMPARE(read->keys().size(), size_t{100});
        QCOMPARE(read->find("99", SignatureAlgorithm::ES256)->id, QByteArray("99"));
    }

    void noKeysAtAllIsAKeySet() {
        const Result<KeySet> read = KeySet::read(R"({"keys":[],"more":1})");
        QVERIFY(read.has_value());
        QVERIFY(read->keys().empty());
        QVERIFY(!read->find({}, SignatureAlgorithm::RS256));
    }

    void whatIsNoObjectIsLeftOut() {
        const Result<KeySet> read = KeySet::read(R"({"keys":[null,1,"x",[]]})");
        QVERIFY(read.has_value());
        QCOMPARE(read->leftOut(), 4);
    }

    void B3_choosesTheKey_data() {
        QTest::addColumn<QList<QJsonObject>>("jwks");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<SignatureAlgorithm>("algorithm");
        QTest::addColumn<int>("chosen"); // -1: none

        const QJsonObject rsa = rsaKey().publicJwk();
        const QJsonObject other = otherRsaKey().publicJwk();
        const QJsonObject elliptic = ellipticKey().publicJwk();
        const QJsonObject nameless = rsaKey().withId({}).publicJwk();
        using enum SignatureAlgorithm;
        QTest::newRow("by id") << QList{rsa, other, elliptic} << QByteArray("other") << RS256 << 1;
        QTest::newRow("by id, PS256") << QList{rsa, other, elliptic} << QByteArray("rsa") << PS256 << 0;
        QTest::newRow("by id, ES256") << QList{rsa, other, elliptic} << QByteArray("elliptic") << ES256 << 2;
        QTest::newRow("unknown id") << QList{rsa} << QByteArray("new") << RS256 << -1;
        QTest::newRow("unknown id, one key without") << QList{nameless} << QByteArray("new") << RS256 << -1;
        QTest::newRow("id in other case") << QList{rsa} << QByteArray("RSA") << RS256 << -1;
        QTest::newRow("algorithm swap: RSA's id for ES256") << QList{rsa, elliptic} << QByteArray("rsa") << ES256 << -1;
        QTest::newRow("algorithm swap: EC's id for RS256") << QList{rsa, elliptic} << QByteArray("elliptic") << RS256 << -1;
        QTest::newRow("alg of the key forbids") << QList{with(rsa, u"alg"_s, u"PS256"_s)} << QByteArray("rsa") << RS256 << -1;
        QTest::newRow("same id, other type")
            << QList{rsa, ellipticKey().withId("rsa").publicJwk()} << QByteArray("rsa") << ES256 << 1;
        QTest::newRow("same id twice") << QList{rsa, otherRsaKey().withId("rsa").publicJwk()} << QByteArray("rsa") << RS256
                                       << -1;
        QTest::newRow("kid-absent-single-jwks") << QList{rsa} << QByteArray() << RS256 << 0;
        QTest::newRow("kid-absent-single-jwks, key without") << QList{nameless} << QByteArray() << RS256 << 0;
        QTest::newRow("no id, one of each type") << QList{rsa, elliptic} << QByteArray() << ES256 << 1;
        QTest::newRow("no id, alg tells them apart")
            << QList{with(rsa, u"alg"_s, u"RS256"_s), with(other, u"alg"_s, u"PS256"_s)} << QByteArray() << PS256 << 1;
        QTest::newRow("kid-absent-multiple-jwks") << QList{rsa, other} << QByteArray() << RS256 << -1;
        QTest::newRow("no id, none fits") << QList{rsa} << QByteArray() << ES256 << -1;
    }
    void B3_choosesTheKey() {
        QFETCH(QList<QJsonObject>, jwks);
        QFETCH(QByteArray, id);
        QFETCH(SignatureAlgorithm, algorithm);
        QFETCH(int, chosen);
        const Result<KeySet> read = KeySet::read(forgedKeySet(jwks));
        QVERIFY(read.has_value());
        QCOMPARE(read->leftOut(), 0);
        const SigningKey* found = read->find(id, algorithm);
        QCOMPARE(found ? found - read->keys().data() : -1, chosen);
    }

    void tellsWhetherItHasAnId() {
        const KeySet keys = keySet({rsaKey(), ellipticKey()});
        QVERIFY(keys.has("rsa"));
        QVERIFY(keys.has("elliptic"));
        QVERIFY(!keys.has("other"));
    }

    void algorithmsByName() {
        QCOMPARE(signatureAlgorithm("RS256"), SignatureAlgorithm::RS256);
        QCOMPARE(signatureAlgorithm("PS256"), SignatureAlgorithm::PS256);
        QCOMPARE(signatureAlgorithm("ES256"), SignatureAlgorithm::ES256);
        for (const char* name : {"", "none", "None", "HS256", "HS512", "RS384", "RS512", "PS512", "ES384", "ES256K", "EdDSA",
                                 "RS1", "rs256", "RS256 "})
            QVERIFY2(!signatureAlgorithm(name), name);
    }

    void copiesShareTheirKeys() {
        const KeySet keys = keySet({rsaKey()});
        KeySet copy = keys;
        const KeySet moved = std::move(copy);
        QCOMPARE(moved.keys().front().material.get(), keys.keys().front().material.get());
    }
};

QTEST_GUILESS_MAIN(KeySetTest)
#include "tst_key_set.moc"
