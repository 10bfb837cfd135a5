// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom a connection trusts, who it says we are, and which way it goes.

#include "connectors/net/network_parts.h"
#include "net_stage.h"
#include "tests/servers/fault_proxy.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(logloupe::TestCertificate)

class TestHttpTrust : public QObject {
    Q_OBJECT

private slots:
    void B9_certificates_data() {
        QTest::addColumn<TestCertificate>("certificate");
        QTest::addColumn<bool>("isTrusted");
        QTest::addColumn<QString>("reason");
        const QString host = u"127.0.0.1"_s;
        QTest::newRow("good") << m_authority.issue(host) << true << QString();
        QTest::newRow("authority not trusted") << m_authority.issue(host) << false << u"issuer certificate"_s;
        QTest::newRow("another authority") << TestAuthority().issue(host) << true << u"signature|issuer certificate|verified"_s;
        QTest::newRow("self-signed") << selfSigned(host) << true << u"self-signed"_s;
        QTest::newRow("other host") << m_authority.issue(u"other.example"_s) << true << u"host name"_s;
        QTest::newRow("host that only begins so") << m_authority.issue(u"127.0.0.1.example"_s) << true << u"host name"_s;
        QTest::newRow("expired") << m_authority.issue(host, true) << true << u"expired"_s;
    }
    void B9_certificates() {
        QFETCH(TestCertificate, certificate);
        QFETCH(bool, isTrusted);
        QFETCH(QString, reason);
        const bool isGood = reason.isEmpty();
        HttpTestServer server([](const HttpTestRequest&) { return text("safe"); }, serverTls(certificate));
        HttpClient client({.extraAuthorities = isTrusted ? QList<QByteArray>{m_authority.certificate()} : QList<QByteArray>()});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(u"/?token=abc"_s), .headers = {{"Authorization", "Bearer abc"}}}, answer));
        QVERIFY2(answer.isGood() == isGood, answer.isGood() ? "trusted" : qPrintable(answer.error().detail));
        if (isGood) {
            QCOMPARE(answer.response().body, QByteArray("safe"));
            return;
        }
        QCOMPARE(server.requests().size(), 0);
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
        QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
        const QSslCertificate shown(certificate.certificate);
        const QStringList detail = answer.error().detail.split(u'\n');
        QCOMPARE(detail.size(), 4);
        QCOMPARE(detail.at(0), u"host: 127.0.0.1"_s);
        QVERIFY2(detail.at(1).contains(QRegularExpression(u"reason: .*("_s + reason + u')')), qPrintable(detail.at(1)));
        QCOMPARE(detail.at(2), u"issuer: "_s + shown.issuerDisplayName());
        QCOMPARE(detail.at(3),
                 u"SHA-256: "_s + QString::fromLatin1(shown.digest(QCryptographicHash::Sha256).toHex(':').toUpper()));
        QVERIFY(!answer.error().detail.contains(u"abc"_s));
    }

    void B9_aCertificateInBetweenIsNotTrusted() {
        HttpTestServer server([](const HttpTestRequest&) { return text("safe"); });
        FaultProxy proxy(server.port());
        proxy.setFault(Fault::WrongCertificate);
        HttpClient client({});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"https://127.0.0.1:%1/"_s.arg(proxy.port()))}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
    }

    void B9_tlsBelow12IsRefused() {
        const TestAuthority authority;
        QSslConfiguration tls = serverTls(authority.issue(u"127.0.0.1"_s));
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        tls.setProtocol(QSsl::TlsV1_1);
        QT_WARNING_POP
        HttpTestServer server([](const HttpTestRequest&) { return text("old"); }, tls);
        HttpClient client({.extraAuthorities = {authority.certificate()}});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(), .timeout = 3000ms}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(server.requests().size(), 0);
        // This computer's OpenSSL may refuse on its own; what we ask for does not depend on it.
        QCOMPARE(tlsConfiguration({})->protocol(), QSsl::TlsV1_2OrLater);
        QCOMPARE(tlsConfiguration({})->peerVerifyMode(), QSslSocket::VerifyPeer);
    }

    void B9_clientCertificateIsShown() {
        const TestAuthority authority;
        const TestCertificate own = authority.issue(u"support.example"_s);
        QSslConfiguration tls = serverTls(authority.issue(u"127.0.0.1"_s));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setCaCertificates(QSslCertificate::fromData(authority.certificate()));
        HttpTestServer server([](const HttpTestRequest&) { return text("known"); }, tls);
        HttpClient without({.extraAuthorities = {authority.certificate()}});
        Answer refused;
        QVERIFY(ask(without, {.url = server.url()}, refused));
        QVERIFY(!refused.isGood());
        HttpClient with(
            {.extraAuthorities = {authority.certificate()}, .clientCertificate = own.certificate, .clientKey = own.key});
        Answer answer;
        QVERIFY(ask(with, {.url = server.url()}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
    }

    void B9_theProxyIsUsed() {
        HttpTestServer proxy([](const HttpTestRequest&) { return text("by proxy"); });
        HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.port())});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"http://logs.example/x"_s)}, answer));
        QVERIFY2(answer.isGood(), answer.isGood() ? "" : qPrintable(answer.error().detail));
        QCOMPARE(proxy.requests().first().target, QByteArray("http://logs.example/x"));
    }

    void B9_aProxySeesNothingOfHttps() {
        HttpTestServer proxy([](const HttpTestRequest&) {
            return HttpTestResponse{.verbatim = "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"};
        });
        HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.port())});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"https://logs.example/x?token=abc"_s), .headers = {{"Authorization", "Bearer abc"}}},
                    answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY(!proxy.requests().isEmpty());
        for (const HttpTestRequest& request : proxy.requests()) {
            QCOMPARE(request.method, QByteArray("CONNECT"));
            QCOMPARE(request.target, QByteArray("logs.example:443"));
            QCOMPARE(request.header("Authorization"), QByteArray());
        }
    }

    void B9_aProxyThatWantsAPasswordIsSaid() {
        HttpTestServer proxy([](const HttpTestRequest&) {
            return HttpTestResponse{.status = 407, .headers = {{"Proxy-Authenticate", "Basic realm=\"x\""}}, .body = "who"};
        });
        HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.port())});
        Answer answer;
        QVERIFY(ask(client, {.url = QUrl(u"http://logs.example/x"_s)}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY2(answer.error().message.contains(u"proxy"_s), qPrintable(answer.error().message));
    }

    void B9_aSocksProxyIsUsed() {
        QTcpServer proxy;
        QVERIFY(proxy.listen(QHostAddress(QHostAddress::LocalHost)));
        QByteArray greeting;
        connect(&proxy, &QTcpServer::newConnection, this, [&] {
            QTcpSocket* const socket = proxy.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&greeting, socket] {
                greeting = socket->readAll();
                socket->abort();
            });
        });
        HttpClient client({.proxy = u"socks5://127.0.0.1:%1"_s.arg(proxy.serverPort())});
        Answer answer;
        answer.exchange = client.send({.url = QUrl(u"https://logs.example/x"_s)}, answer.taker());
        QTRY_VERIFY(greeting.startsWith('\x05')); // RFC 1928
    }

    void B9_noProxySeesWhatStaysOnThisComputer() {
        HttpTestServer proxy([](const HttpTestRequest&) { return text("by proxy"); });
        HttpTestServer server([](const HttpTestRequest&) { return text("here"); });
        HttpClient client({.proxy = u"http://127.0.0.1:%1"_s.arg(proxy.port())});
        Answer answer;
        QVERIFY(ask(client, {.url = server.url(), .headers = {{"Authorization", "Bearer abc"}}}, answer));
        QVERIFY(answer.isGood());
        QCOMPARE(answer.response().body, QByteArray("here"));
        QCOMPARE(proxy.connections(), 0);
    }

    void B9_settingsThatCannotBeUsedAreSaid_data() {
        QTest::addColumn<NetworkSettings>("settings");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("proxy") << NetworkSettings{.proxy = u"nonsense"_s} << ErrorKind::Usage;
        QTest::newRow("authority") << NetworkSettings{.extraAuthorities = {"nonsense"}} << ErrorKind::Tls;
        QTest::newRow("client certificate") << NetworkSettings{.clientCertificate = "nonsense"} << ErrorKind::Tls;
    }
    void B9_settingsThatCannotBeUsedAreSaid() {
        QFETCH(NetworkSettings, settings);
        QFETCH(ErrorKind, kind);
        HttpTestServer server([](const HttpTestRequest&) { return text("x"); });
        HttpClient client(settings);
        Answer answer;
        QVERIFY(ask(client, {.url = server.url()}, answer));
        QVERIFY(!answer.isGood());
        QCOMPARE(answer.error().kind, kind);
        QCOMPARE(server.connections(), 0);
    }

private:
    TestAuthority m_authority;
};

QTEST_GUILESS_MAIN(TestHttpTrust)
#include "tst_http_trust.moc"
