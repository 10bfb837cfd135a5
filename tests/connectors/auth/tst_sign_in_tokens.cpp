// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/authorization_request.h"
#include "connectors/auth/token_check.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

// What the provider signs, held against the list of security.md, through a whole sign-in: the pure checks have tests of their own.
class SignInTokensTest : public QObject {
    Q_OBJECT

private slots:
    void B1_B2_badTokenLetsNobodyIn_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::newRow("no ID token") << ProviderFault::NoIdToken;
        QTest::newRow("oidcc invalid-iss") << ProviderFault::IdTokenOtherIssuer;
        QTest::newRow("oidcc missing-sub") << ProviderFault::IdTokenNoSubject;
        QTest::newRow("oidcc invalid-aud") << ProviderFault::IdTokenOtherAudience;
        QTest::newRow("oidcc missing-aud") << ProviderFault::IdTokenNoAudience;
        QTest::newRow("two audiences without azp") << ProviderFault::IdTokenTwoAudiencesNoParty;
        QTest::newRow("azp is somebody else") << ProviderFault::IdTokenOtherParty;
        QTest::newRow("oidcc missing-iat") << ProviderFault::IdTokenNoIssuedAt;
        QTest::newRow("no exp") << ProviderFault::IdTokenNoExpiry;
        QTest::newRow("oidcc idtoken-sig-none") << ProviderFault::IdTokenUnsigned;
        QTest::newRow("oidcc invalid-sig-rs256") << ProviderFault::IdTokenBadSignature;
        QTest::newRow("oidcc invalid-sig-es256") << ProviderFault::IdTokenBadEs256;
        QTest::newRow("oidcc invalid-sig-hs256") << ProviderFault::IdTokenHs256;
        QTest::newRow("algorithm swap") << ProviderFault::IdTokenHs256PublicKey;
        QTest::newRow("curve mismatch") << ProviderFault::IdTokenOtherCurve;
        QTest::newRow("algorithm of another key") << ProviderFault::IdTokenAlgorithmOfOtherKey;
        QTest::newRow("oidcc nonce-invalid") << ProviderFault::IdTokenOtherNonce;
        QTest::newRow("no nonce") << ProviderFault::IdTokenNoNonce;
        QTest::newRow("crit") << ProviderFault::IdTokenCritical;
        QTest::newRow("jku") << ProviderFault::IdTokenKeyAddress;
        QTest::newRow("x5u") << ProviderFault::IdTokenCertificateAddress;
        QTest::newRow("jwk inside") << ProviderFault::IdTokenKeyInside;
        QTest::newRow("duplicate claims") << ProviderFault::IdTokenDuplicateClaim;
        QTest::newRow("at_hash") << ProviderFault::IdTokenOtherAccessToken;
        QTest::newRow("four parts") << ProviderFault::IdTokenFourParts;
        QTest::newRow("over 64 KiB") << ProviderFault::IdTokenHuge;
        QTest::newRow("1024-bit key") << ProviderFault::ShortKey;
        QTest::newRow("key never published") << ProviderFault::KeyNeverPublished;
        QTest::newRow("token_type missing") << ProviderFault::NoTokenType;
        QTest::newRow("token_type mac") << ProviderFault::OtherTokenType;
        QTest::newRow("no access token") << ProviderFault::NoAccessToken;
    }
    void B1_B2_badTokenLetsNobodyIn() {
        QFETCH(const ProviderFault, fault);
        SignInStage stage;
        stage.provider.turnOn(fault);
        QVERIFY(stage.signIn(Step::Failed));
        QVERIFY(stage.session->state().error.has_value());
        QCOMPARE(stage.session->state().account, Account());
        QCOMPARE(stage.requestsWithToken(), 0);
        QVERIFY(stage.kept().isEmpty());
        QVERIFY(!stage.token());
        QVERIFY(stage.browser.last().body.contains("Sign-in did not work"));
    }

    void B1_B2_goodVariantLetsIn_data() {
        QTest::addColumn<QList<ProviderFault>>("faults");
        QTest::newRow("ES256") << QList{ProviderFault::IdTokenEs256};
        QTest::newRow("PS256") << QList{ProviderFault::IdTokenPs256};
        QTest::newRow("two audiences, azp ours") << QList{ProviderFault::IdTokenTwoAudiences};
        QTest::newRow("oidcc kid-absent-single-jwks") << QList{ProviderFault::KeyWithoutId};
        QTest::newRow("oidcc signing-key-rotation-just-before-signing") << QList{ProviderFault::KeyRotatedOnSigning};
        QTest::newRow("opaque access token") << QList{ProviderFault::AccessTokenOpaque};
        QTest::newRow("no refresh token") << QList{ProviderFault::NoRefreshToken};
        QTest::newRow("oidcc scope-userinfo-claims") << QList{ProviderFault::RolesInUserInfoOnly};
        QTest::newRow("role as text") << QList{ProviderFault::RolesAsText};
    }
    void B1_B2_goodVariantLetsIn() {
        QFETCH(const QList<ProviderFault>, faults);
        SignInStage stage;
        for (const ProviderFault fault : faults)
            stage.provider.turnOn(fault);
        QVERIFY2(stage.signIn(), qPrintable(stage.session->state().error.value_or(Error{}).detail));
        QVERIFY(stage.token().has_value());
    }

    void B3_noKidWithTwoKeysIsRefused_oidcc_kid_absent_multiple_jwks() {
        SignInStage stage;
        stage.provider.turnOn(ProviderFault::TwoKeys);
        stage.provider.turnOn(ProviderFault::TokenWithoutKeyId);
        QVERIFY(stage.signIn(Step::Failed));
    }

    void B1_skew_data() {
        QTest::addColumn<qint64>("issued");
        QTest::addColumn<qint64>("expires");
        QTest::addColumn<Step>("end");
        QTest::newRow("issued in 59 s") << 59LL << 300LL << Step::SignedIn;
        QTest::newRow("issued in 61 s") << 61LL << 300LL << Step::Failed;
        QTest::newRow("expired 59 s ago") << -300LL << -59LL << Step::SignedIn;
        QTest::newRow("expired 61 s ago") << -300LL << -61LL << Step::Failed;
    }
    void B1_skew() {
        QFETCH(const qint64, issued);
        QFETCH(const qint64, expires);
        QFETCH(const Step, end);
        SignInStage stage;
        stage.provider.idTokenTimes = {.issued = issued, .expires = expires};
        QVERIFY(stage.signIn(end));
    }

    void B1_maxAge() {
        SignInStage stage;
        stage.settings.maxAge = std::chrono::minutes(10);
        stage.session = stage.makeSession();
        QVERIFY(stage.signIn());
        stage.provider.idTokenTimes.authenticated = -700;
        QVERIFY(stage.signIn(Step::Failed));
        stage.provider.idTokenTimes.authenticated = 0;
        stage.provider.turnOn(ProviderFault::IdTokenNoAuthTime);
        QVERIFY(stage.signIn(Step::Failed));
    }

    void B1_wrongClockIsCalledSo_data() {
        QTest::addColumn<qint64>("apart");
        QTest::addColumn<QString>("detail");
        QTest::newRow("an hour ahead") << 3600LL << u"clock"_s;
        QTest::newRow("an hour behind") << -3600LL << u"clock"_s;
        QTest::newRow("two minutes") << 120LL << u"token: iat"_s;
    }
    void B1_wrongClockIsCalledSo() {
        QFETCH(const qint64, apart);
        QFETCH(const QString, detail);
        SignInStage stage;
        stage.provider.idTokenTimes = {.issued = 3600, .expires = 7200};
        SessionTime time(stage.clock);
        IdentityProvider provider(stage.settings, time);
        std::optional<TokenReply> reply;
        const AttemptSecrets secrets = AttemptSecrets::fresh();
        const QUrl redirect(u"http://127.0.0.1:1/callback"_s);
        provider.discover(&stage.caller, [&](const std::optional<Error>& error) {
            QVERIFY(!error);
            const QUrl callback =
                stage.provider.authorize(authorizationUrl(provider.metadata(), stage.settings, secrets, redirect, false));
            const FormFields fields{{u"grant_type"_s, u"authorization_code"_s},
                                    {u"code"_s, QUrlQuery(callback).queryItemValue(u"code"_s)},
                                    {u"redirect_uri"_s, redirect.toString()},
                                    {u"client_id"_s, u"logloupe"_s},
                                    {u"code_verifier"_s, QString::fromLatin1(secrets.verifier)}};
            provider.post(provider.metadata().token, fields, &stage.caller,
                          [&](const Result<HttpResponse>& response) { reply = readTokenAnswer(*response).tokens; });
        });
        EVENTUALLY(reply.has_value());
        reply->serverTime = QDateTime::fromSecsSinceEpoch(stage.clock.now() + apart, Qt::UTC);
        TokenCheck check(stage.settings, time, provider);
        std::optional<Result<CheckedTokens>> result;
        check.checkSignIn(*reply, secrets.nonce, [&result](const Result<CheckedTokens>& checked) { result = checked; });
        EVENTUALLY(result.has_value());
        QVERIFY(!*result);
        QCOMPARE(result->error().kind, ErrorKind::Auth);
        QCOMPARE(result->error().detail, detail);
    }

    void answerOfTheTokenEndpoint_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("refusal");
        QTest::addColumn<int>("error"); // -1: none
        const int network = int(ErrorKind::Network);
        const int auth = int(ErrorKind::Auth);
        QTest::newRow("tokens") << 200 << QByteArray(R"({"access_token":"a","token_type":"bEaReR"})") << QByteArray() << -1;
        QTest::newRow("refused") << 400 << QByteArray(R"({"error":"invalid_grant"})") << QByteArray("invalid_grant") << -1;
        QTest::newRow("client unknown") << 401 << QByteArray(R"({"error":"invalid_client"})") << QByteArray("invalid_client")
                                        << -1;
        QTest::newRow("in trouble") << 400 << QByteArray(R"({"error":"temporarily_unavailable"})") << QByteArray() << network;
        QTest::newRow("gateway's error") << 403 << QByteArray(R"({"error":"blocked"})") << QByteArray() << network;
        QTest::newRow("refusal with 500") << 500 << QByteArray(R"({"error":"invalid_grant"})") << QByteArray() << network;
        QTest::newRow("refusal with 200") << 200 << QByteArray(R"({"error":"invalid_grant"})") << QByteArray() << network;
        QTest::newRow("too many requests") << 429 << QByteArray("slow") << QByteArray() << network;
        QTest::newRow("redirect") << 302 << QByteArray() << QByteArray() << network;
        QTest::newRow("page") << 200 << QByteArray("<html>") << QByteArray() << network;
        QTest::newRow("empty token") << 200 << QByteArray(R"({"access_token":"","token_type":"Bearer"})") << QByteArray()
                                     << auth;
        QTest::newRow("token is a number") << 200 << QByteArray(R"({"access_token":7,"token_type":"Bearer"})") << QByteArray()
                                           << auth;
        QTest::newRow("line break in the token")
            << 200 << QByteArray(R"({"access_token":"a\r\nX: y","token_type":"Bearer"})") << QByteArray() << auth;
        QTest::newRow("other type") << 200 << QByteArray(R"({"access_token":"a","token_type":"mac"})") << QByteArray() << auth;
        QTest::newRow("no type") << 200 << QByteArray(R"({"access_token":"a"})") << QByteArray() << auth;
        QTest::newRow("token twice") << 200 << QByteArray(R"({"access_token":"a","access_token":"b","token_type":"Bearer"})")
                                     << QByteArray() << network;
        QTest::newRow("huge token") << 200 << "{\"token_type\":\"Bearer\",\"access_token\":\"" + QByteArray(70'000, 'x') + "\"}"
                                    << QByteArray() << auth;
    }
    void answerOfTheTokenEndpoint() {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QByteArray, refusal);
        QFETCH(const int, error);
        const TokenAnswer answer = readTokenAnswer({.status = status,
                                                    .url = QUrl(u"https://sso.example/token"_s),
                                                    .headers = {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}},
                                                    .body = body});
        QCOMPARE(answer.refusal, refusal);
        QCOMPARE(answer.error ? int(answer.error->kind) : -1, error);
        QCOMPARE(answer.tokens.has_value(), error < 0 && refusal.isEmpty());
        if (answer.tokens)
            QCOMPARE(answer.tokens->serverTime, QDateTime(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC));
    }

    void lifetimeOfAToken_data() {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<qint64>("lifetime");
        QTest::newRow("seconds") << QByteArray("60") << 60LL;
        QTest::newRow("as text") << QByteArray("\"60\"") << 60LL;
        QTest::newRow("negative") << QByteArray("-1") << 0LL;
        QTest::newRow("beyond reason") << QByteArray("1e300") << 30LL * 24 * 3600;
        QTest::newRow("nothing") << QByteArray("null") << 300LL;
    }
    void lifetimeOfAToken() {
        QFETCH(const QByteArray, said);
        QFETCH(const qint64, lifetime);
        const QByteArray body = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":" + said + '}';
        const TokenAnswer answer = readTokenAnswer({.status = 200, .url = QUrl(u"https://sso.example/token"_s), .body = body});
        QVERIFY(answer.tokens.has_value());
        QCOMPARE(answer.tokens->lifetime, lifetime);
    }

    void B1_userInfoOfSomebodyElse_oidcc_userinfo_invalid_sub() {
        SignInStage stage;
        stage.provider.turnOn(ProviderFault::RolesInUserInfoOnly);
        stage.provider.turnOn(ProviderFault::UserInfoOtherSubject);
        QVERIFY(stage.signIn(Step::Failed));
        QVERIFY(stage.kept().isEmpty());
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInTokensTest)
#include "tst_sign_in_tokens.moc"
