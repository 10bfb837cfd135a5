// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// "Test" in the profile's dialogue: what it says of a provider and of each source, in order or in trouble, and that it brings nobody's token along.

#include "app/controllers/profile_test.h"
#include "tests/servers/data_server.h"
#include "tests/servers/fault_proxy.h"
#include "tests/servers/soon.h"
#include "tests/servers/test_provider.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(logloupe::ProviderFault)
Q_DECLARE_METATYPE(logloupe::ProviderEndpoint)
Q_DECLARE_METATYPE(logloupe::Spoil)
Q_DECLARE_METATYPE(logloupe::Fault)

namespace {

Profile profileAt(const QString& issuer, const QList<ProfileSource>& sources = {{u"here"_s, u"local"_s}}) {
    Profile profile;
    profile.id = u"prod"_s;
    profile.title = u"Production"_s;
    profile.signIn = ProfileSignIn{issuer, u"logloupe"_s};
    profile.sources = sources;
    return profile;
}

/// What it finds in the end; empty where it does not end.
QList<ProfileFinding> tested(const Profile& profile, std::chrono::milliseconds patience = 5s) {
    ProfileTest test(profile, nullptr, patience);
    int changes = 0;
    bool hasEnded = false;
    QObject::connect(&test, &ProfileTest::changed, &test, [&] {
        ++changes;
        hasEnded = !test.isUnderWay();
    });
    test.start();
    return soon([&hasEnded] { return hasEnded; }, 10'000) && changes > 0 ? test.findings() : QList<ProfileFinding>();
}

/// The one of that name, on a line.
QString lineOf(const QList<ProfileFinding>& findings, const QString& name) {
    for (const ProfileFinding& finding : findings) {
        if (finding.name == name)
            return (!finding.isGood ? u"bad: "_s : finding.isWarning ? u"warning: "_s : u"good: "_s) + finding.sentence;
    }
    return u"nothing"_s;
}

ProfileSource searchAt(const QUrl& url, const QString& kind = u"opensearch"_s) {
    return {u"logs"_s, kind, url.toString()};
}

} // namespace

class TestProfileTest : public QObject {
    Q_OBJECT

private slots:
    void everythingInOrder() {
        TestProvider provider;
        DataServer logs;
        const QList<ProfileFinding> findings =
            tested(profileAt(provider.issuer(), {searchAt(logs.url()), {u"here"_s, u"local"_s}}));
        // In the profile's order, though what lies here was known first.
        QCOMPARE(findings, (QList<ProfileFinding>{{u"Sign-in"_s, true, u"127.0.0.1 answers and says where to sign in."_s},
                                                  {u"Keys of the sign-in"_s, true, u"Keys that can be used: 1."_s},
                                                  {u"logs"_s, true, u"Answers, and asks who comes (HTTP 401)."_s},
                                                  {u"here"_s, true, u"Kept on this computer."_s}}));
        QCOMPARE(logs.authorizations(), QList<QByteArray>{QByteArray()});
        for (const ProviderRequest& request : provider.requests()) {
            QCOMPARE(request.method, QByteArray("GET"));
            QCOMPARE(request.authorization, QByteArray());
        }
    }

    void withoutSignInAndServersItEndsAtOnce() {
        Profile profile = profileAt({});
        profile.signIn.reset();
        QCOMPARE(tested(profile), (QList<ProfileFinding>{{u"here"_s, true, u"Kept on this computer."_s}}));
    }

    void providerInTrouble_data() {
        QTest::addColumn<ProviderEndpoint>("endpoint");
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("signIn");
        QTest::addColumn<QString>("keys");
        const QString good = u"good: 127.0.0.1 answers and says where to sign in."_s;
        const QString page = u"bad: 127.0.0.1 answered with a web page instead of data"_s;
        const ProviderEndpoint discovery = ProviderEndpoint::Discovery;
        QTest::newRow("another page") << discovery << Spoil::Html << page << u"nothing"_s;
        QTest::newRow("down") << discovery << Spoil::Status503 << u"bad: 127.0.0.1 answers, but not as a sign-in (HTTP 503)"_s
                              << u"nothing"_s;
        QTest::newRow("sends on") << discovery << Spoil::RedirectElsewhere
                                  << u"bad: 127.0.0.1 answers, but not as a sign-in (HTTP 307)"_s << u"nothing"_s;
        QTest::newRow("no JSON") << discovery << Spoil::NotJson << u"bad: What the company's sign-in says of itself"_s
                                 << u"nothing"_s;
        QTest::newRow("key twice") << discovery << Spoil::DuplicateKeys << u"bad: What the company's sign-in says of itself"_s
                                   << u"nothing"_s;
        QTest::newRow("huge") << discovery << Spoil::Huge << u"bad: 127.0.0.1 answered with more data than is taken here"_s
                              << u"nothing"_s;
        const ProviderEndpoint keys = ProviderEndpoint::Keys;
        QTest::newRow("page for keys") << keys << Spoil::Html << good << page;
        QTest::newRow("keys down") << keys << Spoil::Status500 << good << u"bad: They cannot be fetched (HTTP 500)."_s;
        QTest::newRow("keys are no JSON") << keys << Spoil::NotJson << good << u"bad: "_s;
        QTest::newRow("error for keys") << keys << Spoil::ErrorWith200 << good << u"bad: "_s;
    }
    void providerInTrouble() {
        QFETCH(ProviderEndpoint, endpoint);
        QFETCH(Spoil, spoil);
        QFETCH(QString, signIn);
        QFETCH(QString, keys);
        TestProvider provider;
        provider.otherOrigin = QUrl(u"http://127.0.0.1:1"_s);
        provider.spoil(endpoint, spoil);
        const QList<ProfileFinding> findings = tested(profileAt(provider.issuer()));
        QVERIFY2(lineOf(findings, u"Sign-in"_s).startsWith(signIn), qPrintable(lineOf(findings, u"Sign-in"_s)));
        const QString keysLine = lineOf(findings, u"Keys of the sign-in"_s);
        QVERIFY2(keysLine.startsWith(keys), qPrintable(keysLine));
        QVERIFY(keysLine.size() > 6);
        QCOMPARE(lineOf(findings, u"here"_s), u"good: Kept on this computer."_s);
    }

    void providerThatIsAnother_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        const QString signIn = u"Sign-in"_s;
        QTest::newRow("other issuer") << ProviderFault::DiscoveryOtherIssuer << signIn
                                      << u"bad: At this address another sign-in answers than the one"_s;
        QTest::newRow("a slash more") << ProviderFault::DiscoveryIssuerSlash << signIn
                                      << u"bad: At this address another sign-in answers than the one"_s;
        QTest::newRow("tokens over http") << ProviderFault::DiscoveryPlainToken << signIn
                                          << u"bad: What the company's sign-in says of itself"_s;
        QTest::newRow("no keys named") << ProviderFault::DiscoveryWithoutKeys << signIn
                                       << u"bad: What the company's sign-in says of itself"_s;
        QTest::newRow("keys too short") << ProviderFault::ShortKey << u"Keys of the sign-in"_s
                                        << u"bad: None of them can be used."_s;
    }
    void providerThatIsAnother() {
        QFETCH(ProviderFault, fault);
        QFETCH(QString, name);
        QFETCH(QString, said);
        TestProvider provider;
        provider.turnOn(fault);
        const QString line = lineOf(tested(profileAt(provider.issuer())), name);
        QVERIFY2(line.startsWith(said), qPrintable(line));
    }

    void networkInTrouble_data() {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("said");
        QTest::newRow("reset") << Fault::Reset << u"bad: The connection to 127.0.0.1 broke off"_s;
        QTest::newRow("silence") << Fault::Silence << u"bad: 127.0.0.1 did not answer in 1 s"_s;
        QTest::newRow("latency") << Fault::Latency << u"bad: 127.0.0.1 did not answer in 1 s"_s;
        QTest::newRow("certificate") << Fault::WrongCertificate << u"bad: The certificate of 127.0.0.1 is not trusted"_s;
    }
    void networkInTrouble() {
        QFETCH(Fault, fault);
        QFETCH(QString, said);
        TestProvider provider;
        FaultProxy proxy(provider.port());
        FaultProxy logsProxy(provider.port());
        for (FaultProxy* const one : {&proxy, &logsProxy}) {
            one->setFault(fault);
            one->setDelay(60s);
        }
        const auto origin = [fault](const FaultProxy& at) {
            return u"%1://127.0.0.1:%2"_s.arg(fault == Fault::WrongCertificate ? u"https"_s : u"http"_s).arg(at.port());
        };
        const QList<ProfileFinding> findings =
            tested(profileAt(origin(proxy) + u"/realms/test"_s, {searchAt(QUrl(origin(logsProxy)))}), 600ms);
        QVERIFY2(lineOf(findings, u"Sign-in"_s).startsWith(said), qPrintable(lineOf(findings, u"Sign-in"_s)));
        QVERIFY2(lineOf(findings, u"logs"_s).startsWith(said), qPrintable(lineOf(findings, u"logs"_s)));
        QCOMPARE(proxy.said(), QByteArray());
    }

    void sources_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("said");
        const QByteArray json = "application/json";
        const QByteArray page = "text/html; charset=utf-8";
        const auto row = [](const char* name, const QString& kind, int status, const QByteArray& type,
                            const QByteArray& location,
                            const QString& said) { QTest::newRow(name) << kind << status << type << location << said; };
        row("refuses", u"opensearch"_s, 403, json, {}, u"good: Answers, and asks who comes (HTTP 403)."_s);
        row("open", u"elasticsearch"_s, 200, json, {}, u"warning: Answers without asking who comes"_s);
        row("nothing at the root", u"loki"_s, 404, json, {}, u"good: Answers with HTTP 404."_s);
        row("in trouble", u"loki"_s, 503, json, {}, u"bad: Is there, but in trouble (HTTP 503)"_s);
        row("gateway's page", u"loki"_s, 502, page, {}, u"bad: Is there, but in trouble (HTTP 502)"_s);
        row("network's sign-in", u"opensearch"_s, 200, page, {}, u"bad: Answers with a web page"_s);
        row("its own page", u"grafana"_s, 200, page, {}, u"warning: Answers with a web page"_s);
        row("sends elsewhere", u"opensearch"_s, 302, json, "https://portal.example/", u"bad: Sends on to another server"_s);
        row("sends on to its own page", u"grafana"_s, 302, json, "/login", u"good: Answers with HTTP 302."_s);
    }
    void sources() {
        QFETCH(QString, kind);
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, location);
        QFETCH(QString, said);
        TestProvider provider;
        HttpTestServer server([&](const HttpTestRequest&) {
            HttpTestResponse response{.status = status, .headers = {{"Content-Type", type}}, .body = "{}"};
            if (!location.isEmpty())
                response.headers.append(std::pair<QByteArray, QByteArray>("Location", location));
            return response;
        });
        const QString line = lineOf(tested(profileAt(provider.issuer(), {searchAt(server.url(), kind)})), u"logs"_s);
        QVERIFY2(line.startsWith(said), qPrintable(line));
        QCOMPARE(server.requests().size(), 1); // a redirect is not followed
        QCOMPARE(server.requests().first().header("Authorization"), QByteArray());
    }

    void C5_aPlatformThatIsOpenIsWarnedOf() {
        TestProvider provider;
        DataServer logs;
        logs.isOpen = true;
        const Profile profile = profileAt(provider.issuer(), {searchAt(logs.url())});
        QCOMPARE(lineOf(tested(profile), u"logs"_s),
                 u"warning: Answers without asking who comes: check that it is meant to be open."_s);
        QCOMPARE(logs.authorizations(), QList<QByteArray>{QByteArray()}); // asked without credentials
        logs.isOpen = false;
        QCOMPARE(lineOf(tested(profile), u"logs"_s), u"good: Answers, and asks who comes (HTTP 401)."_s);
    }

    void whatTheNetworkPartCannotUseIsSaid_data() {
        QTest::addColumn<ProfileNetwork>("network");
        QTest::addColumn<QString>("said");
        QTest::newRow("authority") << ProfileNetwork{.authorities = {u"-----BEGIN CERTIFICATE-----\nno"_s}}
                                   << u"bad: A certificate of the company's authority cannot be read"_s;
        const TestCertificate client = selfSigned(u"client"_s);
        QTest::newRow("key") << ProfileNetwork{.clientCertificate = QString::fromLatin1(client.certificate),
                                               .clientKey = u"-----BEGIN PRIVATE KEY-----\nno"_s}
                             << u"bad: The key of the client certificate cannot be read"_s;
    }
    void whatTheNetworkPartCannotUseIsSaid() {
        QFETCH(ProfileNetwork, network);
        QFETCH(QString, said);
        TestProvider provider;
        DataServer logs;
        Profile profile = profileAt(provider.issuer(), {searchAt(logs.url())});
        profile.network = network;
        const QList<ProfileFinding> findings = tested(profile);
        QVERIFY2(lineOf(findings, u"Sign-in"_s).startsWith(said), qPrintable(lineOf(findings, u"Sign-in"_s)));
        QVERIFY(lineOf(findings, u"logs"_s).startsWith(said));
        QVERIFY(provider.requests().empty());
        QCOMPARE(logs.requests(), 0);
    }

    void aTestThatIsGivenUpAsksNoMore() {
        TestProvider provider;
        FaultProxy proxy(provider.port());
        proxy.setFault(Fault::Silence);
        int changes = 0;
        {
            ProfileTest test(profileAt(u"http://127.0.0.1:%1/realms/test"_s.arg(proxy.port())));
            connect(&test, &ProfileTest::changed, this, [&changes] { ++changes; });
            test.start();
            QVERIFY(soon([&proxy] { return proxy.connections() > 0; }));
            QVERIFY(test.isUnderWay());
        }
        QVERIFY(!soon([&changes] { return changes > 0; }, 50));
        QVERIFY(provider.requests().empty());
    }
};

QTEST_MAIN(TestProfileTest)
#include "tst_profile_test.moc"
