// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/provider_metadata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

namespace {

const QString issuer = u"https://id.example/realms/work"_s;

QJsonObject goodAnswer() {
    return {{u"issuer"_s, issuer},
            {u"authorization_endpoint"_s, u"https://id.example/authorize?realm=work"_s},
            {u"token_endpoint"_s, u"https://id.example/token"_s},
            {u"jwks_uri"_s, u"https://keys.example/keys"_s},
            {u"userinfo_endpoint"_s, u"https://id.example/me"_s},
            {u"revocation_endpoint"_s, u"https://id.example/revoke"_s},
            {u"end_session_endpoint"_s, u"https://id.example/end"_s},
            {u"device_authorization_endpoint"_s, u"https://id.example/device"_s},
            {u"authorization_response_iss_parameter_supported"_s, true},
            {u"code_challenge_methods_supported"_s, QJsonArray{u"plain"_s, u"S256"_s}}};
}

QByteArray jsonOf(const QJsonObject& object) {
    return QJsonDocument(object).toJson();
}

} // namespace

class ProviderMetadataTest : public QObject {
    Q_OBJECT

private slots:
    void discoveryAddress_data() {
        QTest::addColumn<QString>("named");
        QTest::addColumn<QString>("address");

        QTest::newRow("host alone") << u"https://id.example"_s << u"https://id.example/.well-known/openid-configuration"_s;
        QTest::newRow("slash last") << u"https://id.example/"_s << u"https://id.example/.well-known/openid-configuration"_s;
        QTest::newRow("path") << issuer << u"https://id.example/realms/work/.well-known/openid-configuration"_s;
        QTest::newRow("path, slash last") << issuer + u'/'
                                          << u"https://id.example/realms/work/.well-known/openid-configuration"_s;
        QTest::newRow("port") << u"https://id.example:8443/a"_s
                              << u"https://id.example:8443/a/.well-known/openid-configuration"_s;
        QTest::newRow("query") << u"https://id.example/?a=b"_s << QString();
        QTest::newRow("fragment") << u"https://id.example/#a"_s << QString();
    }
    void discoveryAddress() {
        QFETCH(QString, named);
        QFETCH(QString, address);
        QCOMPARE(discoveryUrl(named).toString(), address);
    }

    void discovery_openid_config() {
        const Result<ProviderMetadata> read = readProviderMetadata(jsonOf(goodAnswer()), issuer);
        QVERIFY(read.has_value());
        QCOMPARE(read->issuer, issuer);
        QCOMPARE(read->authorization, QUrl(u"https://id.example/authorize?realm=work"_s));
        QCOMPARE(read->token, QUrl(u"https://id.example/token"_s));
        QCOMPARE(read->userInfo, QUrl(u"https://id.example/me"_s));
        QCOMPARE(read->revocation, QUrl(u"https://id.example/revoke"_s));
        QCOMPARE(read->endSession, QUrl(u"https://id.example/end"_s));
        QCOMPARE(read->deviceAuthorization, QUrl(u"https://id.example/device"_s));
        QVERIFY(read->namesIssuerInCallback);
    }

    void discovery_jwks_uri_keys() {
        QCOMPARE(readProviderMetadata(jsonOf(goodAnswer()), issuer)->keys, QUrl(u"https://keys.example/keys"_s));
    }

    void whatIsOptionalMayBeMissing() {
        QJsonObject answer = goodAnswer();
        for (const QString& member :
             {u"userinfo_endpoint"_s, u"revocation_endpoint"_s, u"end_session_endpoint"_s, u"device_authorization_endpoint"_s,
              u"authorization_response_iss_parameter_supported"_s, u"code_challenge_methods_supported"_s})
            answer.remove(member);
        const Result<ProviderMetadata> read = readProviderMetadata(jsonOf(answer), issuer);
        QVERIFY(read.has_value());
        QVERIFY(read->userInfo.isEmpty() && read->revocation.isEmpty() && read->endSession.isEmpty()
                && read->deviceAuthorization.isEmpty());
        QVERIFY(!read->namesIssuerInCallback);
    }

    void A8_issuerIsTheConfiguredOne_data() {
        QTest::addColumn<QJsonValue>("answered");

        QTest::newRow("discovery-issuer-mismatch") << QJsonValue(u"https://other.example"_s);
        QTest::newRow("slash more") << QJsonValue(issuer + u'/');
        QTest::newRow("capital letter in the host") << QJsonValue(u"https://ID.example/realms/work"_s);
        QTest::newRow("port said") << QJsonValue(u"https://id.example:443/realms/work"_s);
        QTest::newRow("escaped letter") << QJsonValue(u"https://id.example/realms/%77ork"_s);
        QTest::newRow("space behind") << QJsonValue(issuer + u' ');
        QTest::newRow("http") << QJsonValue(u"http://id.example/realms/work"_s);
        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("empty") << QJsonValue(QString());
        QTest::newRow("null") << QJsonValue();
        QTest::newRow("array") << QJsonValue(QJsonArray{issuer});
        QTest::newRow("number") << QJsonValue(1);
    }
    void A8_issuerIsTheConfiguredOne() {
        QFETCH(QJsonValue, answered);
        QJsonObject answer = goodAnswer();
        answer.insert("issuer"_L1, answered);
        const Result<ProviderMetadata> read = readProviderMetadata(jsonOf(answer), issuer);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Auth);
        QCOMPARE(read.error().detail, u"discovery: issuer"_s);
        QVERIFY(!read.error().message.isEmpty());
    }

    void A8_emptyIssuerMatchesNothing() {
        QJsonObject answer = goodAnswer();
        answer.insert("issuer"_L1, QString());
        QVERIFY(!readProviderMetadata(jsonOf(answer), {}).has_value());
    }

    void A8_issuerItselfIsHttps() {
        QJsonObject answer = goodAnswer();
        answer.insert("issuer"_L1, u"http://id.example"_s);
        const Result<ProviderMetadata> read = readProviderMetadata(jsonOf(answer), u"http://id.example"_s);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().detail, u"discovery: issuer, no https address"_s);
    }

    void A8_everyEndpointIsSafe_data() {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");

        for (const char* member : {"authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint",
                                   "revocation_endpoint", "end_session_endpoint", "device_authorization_endpoint"}) {
            const auto row = [member](const char* name, const QJsonValue& value) {
                QTest::addRow("%s, %s", member, name) << QString::fromLatin1(member) << value;
            };
            row("http", u"http://id.example/x"_s);
            row("file", u"file:///etc/passwd"_s);
            row("relative", u"/x"_s);
            row("no host", u"https:///x"_s);
            row("no text", 5);
            row("empty", QString());
            row("array", QJsonArray{u"https://id.example/x"_s});
        }
    }
    void A8_everyEndpointIsSafe() {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject answer = goodAnswer();
        answer.insert(member, value);
        const Result<ProviderMetadata> read = readProviderMetadata(jsonOf(answer), issuer);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Auth);
        QCOMPARE(read.error().detail, u"discovery: %1, no https address"_s.arg(member));
    }

    void A8_neededEndpointsAreThere_data() {
        QTest::addColumn<QString>("member");
        for (const char* member : {"authorization_endpoint", "token_endpoint", "jwks_uri"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void A8_neededEndpointsAreThere() {
        QFETCH(QString, member);
        QJsonObject answer = goodAnswer();
        answer.remove(member);
        const Result<ProviderMetadata> read = readProviderMetadata(jsonOf(answer), issuer);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().detail, u"discovery: %1, missing"_s.arg(member));
    }

    void A8_safeAddresses_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isSafe");

        const auto row = [](const char* address, bool isSafe) {
            QTest::newRow(address) << QString::fromLatin1(address) << isSafe;
        };
        row("https://id.example", true);
        row("HTTPS://ID.EXAMPLE/x?y=z", true);
        row("https://10.0.0.1:8443/x", true);
        row("http://127.0.0.1:8080/x", true);
        row("http://127.255.1.2/x", true);
        row("http://localhost/x", true);
        row("http://LOCALHOST:80/x", true);
        row("http://[::1]:8080/x", true);
        row("http://128.0.0.1/x", false);
        row("http://10.0.0.1/x", false);
        row("http://[::2]/x", false);
        row("http://[fe80::1]/x", false);
        row("http://localhost.example/x", false);
        row("http://127.0.0.1.example/x", false);
        row("http://127-0-0-1.example/x", false);
        row("http://0.0.0.0/x", false);
        row("http://id.example/x", false);
        row("https://user@id.example/x", false);
        row("https://user:word@id.example/x", false);
        row("http://127.0.0.1@id.example/x", false);
        row("https://id.example/x#y", false);
        row("https://", false);
        row("https:id.example", false);
        row("ftp://id.example", false);
        row("javascript:alert(1)", false);
        row("", false);
    }
    void A8_safeAddresses() {
        QFETCH(QString, address);
        QFETCH(bool, isSafe);
        QCOMPARE(isSafeEndpoint(QUrl(address, QUrl::StrictMode)), isSafe);
    }

    void A2_providerThatKnowsPlainAloneIsRefused_data() {
        QTest::addColumn<QJsonValue>("methods");
        QTest::newRow("plain alone") << QJsonValue(QJsonArray{u"plain"_s});
        QTest::newRow("none") << QJsonValue(QJsonArray());
        QTest::newRow("no array") << QJsonValue(u"S256"_s);
    }
    void A2_providerThatKnowsPlainAloneIsRefused() {
        QFETCH(QJsonValue, methods);
        QJsonObject answer = goodAnswer();
        answer.insert("code_challenge_methods_supported"_L1, methods);
        QVERIFY(!readProviderMetadata(jsonOf(answer), issuer).has_value());
    }

    void A4_advertisedIssuerIsATruthValue_data() {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("text") << QJsonValue(u"true"_s);
        QTest::newRow("number") << QJsonValue(1);
        QTest::newRow("null") << QJsonValue();
    }
    void A4_advertisedIssuerIsATruthValue() {
        QFETCH(QJsonValue, value);
        QJsonObject answer = goodAnswer();
        answer.insert("authorization_response_iss_parameter_supported"_L1, value);
        QVERIFY(!readProviderMetadata(jsonOf(answer), issuer).has_value());
    }

    void badAnswers_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("captive portal") << QByteArray("<!doctype html><title>Sign in to the network</title>");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("no UTF-8") << QByteArray("{\"issuer\":\"\xff\"}");
        const QByteArray good = jsonOf(goodAnswer());
        QTest::newRow("cut") << good.left(good.size() / 2);
        QTest::newRow("issuer twice") << QByteArray(good).replace('{', "{\"issuer\":\"https://other.example\",");
        QTest::newRow("token endpoint twice")
            << QByteArray(good).replace('{', "{\"token_endpoint\":\"https://other.example/token\",");
    }
    void badAnswers() {
        QFETCH(QByteArray, json);
        const Result<ProviderMetadata> read = readProviderMetadata(json, issuer);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Auth);
        QVERIFY(read.error().detail.startsWith("discovery: JSON"_L1));
    }
};

QTEST_GUILESS_MAIN(ProviderMetadataTest)
#include "tst_provider_metadata.moc"
