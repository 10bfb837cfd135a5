// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/http.h"
#include "connectors/net/network_settings.h"
#include "tests/servers/test_certificates.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestHttp : public QObject {
    Q_OBJECT

private slots:
    void formsAreEncodedWhole() {
        QCOMPARE(formBody({}), QByteArray());
        QCOMPARE(formBody({{u"a"_s, u"1"_s}, {u"b"_s, QString()}}), QByteArray("a=1&b="));
        QCOMPARE(formBody({{u"code"_s, u"a+b/c=&d e~"_s}}), QByteArray("code=a%2Bb%2Fc%3D%26d%20e~"));
        QCOMPARE(formBody({{u"имя"_s, u"Вера"_s}}), QByteArray("%D0%B8%D0%BC%D1%8F=%D0%92%D0%B5%D1%80%D0%B0"));
    }

    void headersAreFoundInAnyCase() {
        const HttpResponse response{.headers = {{"content-TYPE", "a"}, {"Content-Type", "b"}}};
        QCOMPARE(response.header("Content-Type"), QByteArray("a"));
        QCOMPARE(response.header("Location"), QByteArray());
    }

    void pagesAreToldFromData_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isPage");
        QTest::newRow("json") << QByteArray("application/json") << QByteArray("{}") << false;
        QTest::newRow("page") << QByteArray("text/html; charset=utf-8") << QByteArray("hello") << true;
        QTest::newRow("page in capitals") << QByteArray("Text/HTML") << QByteArray("{}") << true;
        QTest::newRow("byte order mark") << QByteArray("text/plain") << QByteArray("\xEF\xBB\xBF <html>") << true;
        QTest::newRow("blank") << QByteArray("application/json") << QByteArray(" \n") << false;
        QTest::newRow("page that calls itself json") << QByteArray("application/json") << QByteArray(" \r\n<html>") << true;
        QTest::newRow("nothing") << QByteArray() << QByteArray() << false;
    }
    void pagesAreToldFromData() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(bool, isPage);
        const HttpResponse response{
            .url = QUrl(u"https://logs.example/x?token=abc"_s), .headers = {{"Content-Type", type}}, .body = body};
        QCOMPARE(response.isPage(), isPage);
        const Result<QByteArray> data = jsonBody(response);
        QCOMPARE(data.has_value(), !isPage);
        if (data) {
            QCOMPARE(*data, body);
            return;
        }
        QCOMPARE(data.error().kind, ErrorKind::Decode);
        QVERIFY(data.error().message.contains(u"logs.example"_s));
        QVERIFY(!(data.error().message + data.error().detail).contains(u"abc"_s));
    }

    void settingsAreChecked_data() {
        QTest::addColumn<NetworkSettings>("settings");
        QTest::addColumn<bool>("isGood");
        const TestAuthority authority;
        const TestCertificate client = authority.issue(u"client.example"_s);
        QTest::newRow("none") << NetworkSettings{} << true;
        QTest::newRow("authority") << NetworkSettings{.extraAuthorities = {authority.certificate()}} << true;
        QTest::newRow("authority that is none") << NetworkSettings{.extraAuthorities = {"hello"}} << false;
        QTest::newRow("empty authority") << NetworkSettings{.extraAuthorities = {QByteArray()}} << false;
        QTest::newRow("client") << NetworkSettings{.clientCertificate = client.certificate, .clientKey = client.key} << true;
        QTest::newRow("key without certificate") << NetworkSettings{.clientKey = client.key} << false;
        QTest::newRow("certificate without key") << NetworkSettings{.clientCertificate = client.certificate} << false;
        QTest::newRow("broken key") << NetworkSettings{.clientCertificate = client.certificate, .clientKey = "-----BEGIN"}
                                    << false;
        QTest::newRow("http proxy") << NetworkSettings{.proxy = u"http://proxy.example:3128"_s} << true;
        QTest::newRow("socks proxy") << NetworkSettings{.proxy = u"socks5://127.0.0.1:1080"_s} << true;
        for (const QString& wrong : {u"proxy.example"_s, u"proxy.example:3128"_s, u"http://proxy.example"_s, u"https://p:1"_s,
                                     u"http://p:1/path"_s, u"http://p:1?x"_s, u"socks5://:1080"_s, u"http://p:99999"_s})
            QTest::newRow(qPrintable(u"proxy "_s + wrong)) << NetworkSettings{.proxy = wrong} << false;
    }
    void settingsAreChecked() {
        QFETCH(NetworkSettings, settings);
        QFETCH(bool, isGood);
        const auto checked = checkNetworkSettings(settings);
        QCOMPARE(checked.has_value(), isGood);
        if (!checked)
            QVERIFY(!checked.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
