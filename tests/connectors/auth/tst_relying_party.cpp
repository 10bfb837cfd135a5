// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sign-in as a relying party, case by case: the modules of the OpenID conformance suite by their names, and our own. Each ends with the question whether a platform's
// data may be asked for, and looks at what really left.

#include "tests/connectors/auth/relying_party.h"

using namespace Qt::StringLiterals;
using namespace logloupe;

Q_DECLARE_METATYPE(logloupe::IdTokenTimes)

class RelyingPartyTest : public QObject {
    Q_OBJECT
private slots:
    void signIn_data();
    void signIn();
    void B1_timesOfTheIdToken_data();
    void B1_timesOfTheIdToken();
    void B1_authTimeWithMaxAge_data();
    void B1_authTimeWithMaxAge();
    void A3_callbackThatLeavesTheAttemptAlive_data();
    void A3_callbackThatLeavesTheAttemptAlive();
    void A7_deviceGrant_data();
    void A7_deviceGrant();
    void C1_withoutRoleNothingLeaves_data();
    void C1_withoutRoleNothingLeaves();
    void C2_rolesThatLetIn_data();
    void C2_rolesThatLetIn();
};

void RelyingPartyTest::signIn_data() {
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<Step>("outcome");
    QTest::addColumn<QString>("reason"); // in the error's detail
    QTest::addColumn<int>("tokenRequests");
    const auto good = [](const char* name, const Faults& faults = {}) {
        QTest::newRow(name) << faults << Step::SignedIn << QString() << 1;
    };
    const auto bad = [](const char* name, ProviderFault fault, const QString& reason, int tokenRequests = 1) {
        QTest::newRow(name) << Faults{fault} << Step::Failed << reason << tokenRequests;
    };
    using enum ProviderFault;
    good("oidcc-client-test-plain");
    good("oidcc-client-test-idtoken-sig-rs256");
    good("oidcc-client-test-discovery-openid-config");
    good("oidcc-client-test-discovery-jwks-uri-keys");
    good("oidcc-client-test-kid-absent-single-jwks", {TokenWithoutKeyId});
    good("kid absent from the key too", {KeyWithoutId});
    good("oidcc-client-test-scope-userinfo-claims", {RolesInUserInfoOnly});
    good("es256", {IdTokenEs256});
    good("ps256", {IdTokenPs256});
    good("two audiences, and we are the party", {IdTokenTwoAudiences});
    good("opaque access token", {AccessTokenOpaque});
    good("no refresh token", {NoRefreshToken});

    bad("oidcc-client-test-discovery-issuer-mismatch", DiscoveryOtherIssuer, u"issuer"_s, 0);
    bad("A8 issuer with a slash more", DiscoveryIssuerSlash, u"issuer"_s, 0);
    bad("A8 token endpoint without TLS", DiscoveryPlainToken, u"token_endpoint"_s, 0);
    bad("A8 no jwks_uri", DiscoveryWithoutKeys, u"jwks_uri"_s, 0);
    bad("oidcc-client-test-invalid-iss", IdTokenOtherIssuer, u"iss"_s);
    bad("oidcc-client-test-missing-sub", IdTokenNoSubject, u"sub"_s);
    bad("oidcc-client-test-invalid-aud", IdTokenOtherAudience, u"aud"_s);
    bad("oidcc-client-test-missing-aud", IdTokenNoAudience, u"aud"_s);
    bad("oidcc-client-test-missing-iat", IdTokenNoIssuedAt, u"iat"_s);
    bad("oidcc-client-test-idtoken-sig-none", IdTokenUnsigned, u"alg"_s);
    bad("oidcc-client-test-invalid-sig-rs256", IdTokenBadSignature, u"signature"_s);
    bad("oidcc-client-test-invalid-sig-es256", IdTokenBadEs256, u"signature"_s);
    bad("oidcc-client-test-invalid-sig-hs256", IdTokenHs256, u"alg"_s);
    bad("oidcc-client-test-nonce-invalid", IdTokenOtherNonce, u"nonce"_s);
    QTest::newRow("oidcc-client-test-userinfo-invalid-sub")
        << Faults{RolesInUserInfoOnly, UserInfoOtherSubject} << Step::Failed << u"sub"_s << 1;
    QTest::newRow("oidcc-client-test-kid-absent-multiple-jwks")
        << Faults{TokenWithoutKeyId, TwoKeys} << Step::Failed << u"kid"_s << 1;

    bad("A3 denied", Denied, u"access_denied"_s, 0);
    bad("A3 server error", ServerError, u"server_error"_s, 0);
    bad("A4 issuer mix-up", OtherIssuerInCallback, u"iss"_s, 0);
    bad("A4 issuer missing", NoIssuerInCallback, u"iss"_s, 0);
    bad("B1 no ID token", NoIdToken, u"id_token"_s);
    bad("B1 no exp", IdTokenNoExpiry, u"exp"_s);
    bad("B1 no nonce", IdTokenNoNonce, u"nonce"_s);
    bad("B1 two audiences without party", IdTokenTwoAudiencesNoParty, u"azp"_s);
    bad("B1 another party", IdTokenOtherParty, u"azp"_s);
    bad("B1 at_hash", IdTokenOtherAccessToken, u"at_hash"_s);
    bad("B2 algorithm swap", IdTokenHs256PublicKey, u"alg"_s);
    bad("B2 algorithm of another key", IdTokenAlgorithmOfOtherKey, u"kid"_s);
    bad("B2 curve mismatch", IdTokenOtherCurve, u"signature"_s);
    bad("B2 crit", IdTokenCritical, u"crit"_s);
    bad("B2 jku", IdTokenKeyAddress, u"jku"_s);
    bad("B2 x5u", IdTokenCertificateAddress, u"x5u"_s);
    bad("B2 jwk", IdTokenKeyInside, u"jwk"_s);
    bad("B2 key of 1024 bits", ShortKey, u"kid"_s);
    bad("B2 duplicate claims", IdTokenDuplicateClaim, u"twice"_s);
    bad("B2 four segments", IdTokenFourParts, u"segments"_s);
    bad("B2 over 64 KiB", IdTokenHuge, u"token"_s);
    bad("B3 key never published", KeyNeverPublished, u"kid"_s);
    bad("token type missing", NoTokenType, u"token_type"_s);
    bad("another token type", OtherTokenType, u"token_type"_s);
    bad("no access token", NoAccessToken, u"token endpoint"_s); // 200 for an error
}

void RelyingPartyTest::signIn() {
    QFETCH(const Faults, faults);
    QFETCH(const Step, outcome);
    QFETCH(const QString, reason);
    QFETCH(const int, tokenRequests);
    Play play(faults);
    QCOMPARE(play.goThrough(), outcome);
    QVERIFY2(play.provider.refusal().isEmpty(), qPrintable(play.provider.refusal()));
    if (!reason.isEmpty())
        QVERIFY2(play.detail().contains(reason), qPrintable(play.detail()));
    QCOMPARE(play.provider.count(ProviderEndpoint::Token), tokenRequests);
    QCOMPARE(play.provider.count(ProviderEndpoint::Discovery), 1);
    QVERIFY(play.provider.count(ProviderEndpoint::Keys) <= 2);

    const bool isIn = outcome == Step::SignedIn;
    QCOMPARE(play.askForData(), isIn ? 200 : 0);
    QCOMPARE(play.data.requests(), isIn ? 1 : 0);
    if (!isIn) { // a token that is not believed is not used either
        QVERIFY(faults.contains(ProviderFault::UserInfoOtherSubject) || play.requestsWithToken() == 0);
        QVERIFY(play.kept().isEmpty());
    }
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyTest::B1_timesOfTheIdToken_data() {
    QTest::addColumn<IdTokenTimes>("times");
    QTest::addColumn<bool>("holds");
    QTest::newRow("ended 59 s ago") << IdTokenTimes{.issued = -300, .expires = -59} << true;
    QTest::newRow("ended 61 s ago") << IdTokenTimes{.issued = -300, .expires = -61} << false;
    QTest::newRow("issued in 59 s") << IdTokenTimes{.issued = 59} << true;
    QTest::newRow("issued in 61 s") << IdTokenTimes{.issued = 61} << false;
    QTest::newRow("good from 59 s on") << IdTokenTimes{.notBefore = 59} << true;
    QTest::newRow("good from 61 s on") << IdTokenTimes{.notBefore = 61} << false;
}

void RelyingPartyTest::B1_timesOfTheIdToken() {
    QFETCH(const IdTokenTimes, times);
    QFETCH(const bool, holds);
    Play play;
    play.provider.idTokenTimes = times;
    QCOMPARE(play.goThrough(), holds ? Step::SignedIn : Step::Failed);
    QCOMPARE(play.askForData(), holds ? 200 : 0);
    QCOMPARE(play.data.requests(), holds ? 1 : 0);
}

void RelyingPartyTest::B1_authTimeWithMaxAge_data() {
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<qint64>("authenticated");
    QTest::addColumn<bool>("holds");
    QTest::newRow("just now") << Faults{} << qint64(0) << true;
    QTest::newRow("at the edge, within the skew") << Faults{} << qint64(-659) << true;
    QTest::newRow("too long ago") << Faults{} << qint64(-661) << false;
    QTest::newRow("not said") << Faults{ProviderFault::IdTokenNoAuthTime} << qint64(0) << false;
}

void RelyingPartyTest::B1_authTimeWithMaxAge() {
    QFETCH(const Faults, faults);
    QFETCH(const qint64, authenticated);
    QFETCH(const bool, holds);
    Play play(faults);
    play.provider.idTokenTimes.authenticated = authenticated;
    play.settings.maxAge = std::chrono::seconds(600);
    play.session = play.makeSession();
    play.client = std::make_unique<BearerClient>(play.http, *play.session);
    QCOMPARE(play.goThrough(), holds ? Step::SignedIn : Step::Failed);
    QCOMPARE(play.askForData(), holds ? 200 : 0);
}

void RelyingPartyTest::A3_callbackThatLeavesTheAttemptAlive_data() {
    QTest::addColumn<ProviderFault>("fault");
    QTest::newRow("wrong state") << ProviderFault::WrongState;
    QTest::newRow("no state") << ProviderFault::NoState;
    QTest::newRow("an error with the wrong state") << ProviderFault::DeniedWithWrongState;
    QTest::newRow("a code that comes twice") << ProviderFault::CodeTwice;
}

void RelyingPartyTest::A3_callbackThatLeavesTheAttemptAlive() {
    QFETCH(const ProviderFault, fault);
    Play play({fault});
    QVERIFY(play.begin());
    const QUrl link = play.session->state().link;
    play.comeBack();
    QTRY_VERIFY(play.browser.isDone());
    QCOMPARE(play.browser.last().status, 400);
    QCOMPARE(play.step(), Step::WaitingBrowser);
    QCOMPARE(play.session->state().link, link);
    QCOMPARE(play.provider.count(ProviderEndpoint::Token), 0);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);

    play.provider.turnOff(fault);
    play.comeBack();
    QVERIFY(play.isSoon(Step::SignedIn));
    QCOMPARE(play.askForData(), 200);
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyTest::A7_deviceGrant_data() {
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<Step>("outcome");
    QTest::addColumn<QList<qint64>>("looks"); // seconds between the looks of the program
    using enum ProviderFault;
    QTest::newRow("approved") << Faults{} << Step::SignedIn << QList<qint64>{1};
    QTest::newRow("slow_down") << Faults{DeviceSlowDown} << Step::SignedIn << QList<qint64>{1, 6};
    QTest::newRow("no interval") << Faults{DeviceNoInterval} << Step::SignedIn << QList<qint64>{5};
    QTest::newRow("denied") << Faults{DeviceDenied} << Step::Failed << QList<qint64>{1};
    QTest::newRow("run out") << Faults{DeviceExpired} << Step::Failed << QList<qint64>{1};
    QTest::newRow("not offered") << Faults{DiscoveryWithoutDevice} << Step::Failed << QList<qint64>{};
    QTest::newRow("a bad signature") << Faults{IdTokenBadSignature} << Step::Failed << QList<qint64>{1};
}

void RelyingPartyTest::A7_deviceGrant() {
    QFETCH(const Faults, faults);
    QFETCH(const Step, outcome);
    QFETCH(const QList<qint64>, looks);
    Play play(faults);
    play.session->signInWithDevice();
    if (!looks.isEmpty()) {
        QVERIFY(play.isSoon(Step::WaitingDevice));
        QCOMPARE(play.session->state().userCode, u"WDJB-MJHT"_s);
        play.provider.approveDevice();
    }
    int asked = 0;
    for (const qint64 seconds : looks) {
        play.clock.move(seconds - 1); // too early by a second: nothing is asked yet
        QTest::qWait(20);
        QCOMPARE(play.provider.count(ProviderEndpoint::DeviceToken), asked);
        play.clock.move(1);
        ++asked;
        QTRY_COMPARE(play.provider.count(ProviderEndpoint::DeviceToken), asked);
        QTest::qWait(20);
    }
    QVERIFY(play.isSoon(outcome));
    QCOMPARE(play.askForData(), outcome == Step::SignedIn ? 200 : 0);
    QCOMPARE(play.data.requests(), outcome == Step::SignedIn ? 1 : 0);
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyTest::C1_withoutRoleNothingLeaves_data() {
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<Faults>("faults");
    QTest::newRow("none") << QStringList() << Faults{};
    QTest::newRow("others") << QStringList{u"mes-operator"_s, u"offline_access"_s} << Faults{};
    QTest::newRow("another case") << QStringList{u"support"_s, u"SUPPORT"_s} << Faults{};
    QTest::newRow("a longer one") << QStringList{u"Поддержка_Logs"_s, u"Support2"_s, u" Support"_s} << Faults{};
    QTest::newRow("C4 kept elsewhere") << QStringList{u"Support"_s} << Faults{ProviderFault::RolesElsewhere};
}

void RelyingPartyTest::C1_withoutRoleNothingLeaves() {
    QFETCH(const QStringList, roles);
    QFETCH(const Faults, faults);
    Play play(faults);
    play.provider.person.roles = roles;
    QCOMPARE(play.goThrough(), Step::NoRole);
    QCOMPARE(play.session->state().account.name, u"Vera Example"_s);
    QVERIFY(play.session->state().account.admittedBy.isEmpty());
    QCOMPARE(play.session->state().error.has_value(), faults.contains(ProviderFault::RolesElsewhere));
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QVERIFY(play.kept().isEmpty());
    const Result<QByteArray> token = play.token();
    QVERIFY(!token);
    QCOMPARE(token.error().kind, ErrorKind::Forbidden);
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyTest::C2_rolesThatLetIn_data() {
    QTest::addColumn<QStringList>("roles");
    QTest::addColumn<Faults>("faults");
    QTest::newRow("Support") << QStringList{u"offline_access"_s, u"Support"_s} << Faults{};
    QTest::newRow("Поддержка") << QStringList{u"Поддержка"_s} << Faults{};
    QTest::newRow("Поддержка, its й in two characters")
        << QStringList{u"Поддержка"_s.normalized(QString::NormalizationForm_D)} << Faults{};
    QTest::newRow("one as text") << QStringList{u"Support"_s} << Faults{ProviderFault::RolesAsText};
}

void RelyingPartyTest::C2_rolesThatLetIn() {
    QFETCH(const QStringList, roles);
    QFETCH(const Faults, faults);
    Play play(faults);
    play.provider.person.roles = roles;
    QCOMPARE(play.goThrough(), Step::SignedIn);
    QCOMPARE(play.session->state().account.admittedBy.size(), 1);
    QCOMPARE(play.askForData(), 200);
}

QTEST_GUILESS_MAIN(RelyingPartyTest)
#include "tst_relying_party.moc"
