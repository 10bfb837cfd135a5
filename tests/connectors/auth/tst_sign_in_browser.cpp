// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/authorization_request.h"
#include "connectors/auth/identity_provider.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

class SignInBrowserTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SignInStage> m_stage;

    [[nodiscard]] static QString asked(const QUrl& link, const QString& name) {
        return QUrlQuery(link).queryItemValue(name, QUrl::FullyDecoded);
    }
    /// Nothing of a sign-in that failed may stay or leave.
    void verifyNobodyIsIn() {
        QCOMPARE(m_stage->step(), Step::Failed);
        QVERIFY(m_stage->session->state().error.has_value());
        QVERIFY(!m_stage->session->state().error->message.isEmpty());
        QCOMPARE(m_stage->session->state().account, Account());
        QVERIFY(m_stage->kept().isEmpty());
        const Result<QByteArray> token = m_stage->token();
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::Auth);
    }

private slots:
    void init() { m_stage = std::make_unique<SignInStage>(); }
    void cleanup() { m_stage.reset(); }

    void signsIn_oidcc_plain() {
        QSignalSpy changes(m_stage->session.get(), &SignInSession::stateChanged);
        QCOMPARE(m_stage->step(), Step::SignedOut);
        QVERIFY(m_stage->signIn());
        const SignInState& state = m_stage->session->state();
        QCOMPARE(state.account.subject, m_stage->provider.person.subject);
        QCOMPARE(state.account.name, m_stage->provider.person.name);
        QCOMPARE(state.account.admittedBy, QStringList{u"Support"_s});
        QCOMPARE(state.checked, QDateTime::fromSecsSinceEpoch(m_stage->clock.now(), Qt::UTC));
        QCOMPARE(state.signedIn, state.checked);
        QCOMPARE(state.until, QDateTime::fromSecsSinceEpoch(m_stage->clock.now() + 300, Qt::UTC));
        QVERIFY(state.memoryOnly);
        QVERIFY(!state.error);
        QVERIFY(changes.size() >= 4);
        QVERIFY(m_stage->token().has_value());
        QVERIFY(!m_stage->kept().isEmpty());
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Token), 1);
    }

    void A1_everyHostOfTheLoopback_data() {
        QTest::addColumn<QString>("host");
        for (const char* host : {"127.0.0.1", "localhost", "::1"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }
    void A1_everyHostOfTheLoopback() {
        QFETCH(const QString, host);
        m_stage->settings.redirectHost = host;
        m_stage->session = m_stage->makeSession();
        m_stage->session->signInWithBrowser();
        EVENTUALLY(m_stage->step() == Step::WaitingBrowser || m_stage->step() == Step::Failed);
        if (m_stage->step() == Step::Failed)
            QSKIP("this computer has no such address");
        m_stage->comeBack();
        QVERIFY2(m_stage->waitFor(Step::SignedIn), qPrintable(m_stage->provider.refusal()));
    }

    void A2_secretsAreNewWithEachAttempt() {
        QList<QString> seen;
        for (int attempt = 0; attempt < 3; ++attempt) {
            QVERIFY(m_stage->begin());
            const QUrl link = m_stage->session->state().link;
            QCOMPARE(asked(link, u"code_challenge_method"_s), u"S256"_s);
            for (const QString& name : {u"state"_s, u"nonce"_s, u"code_challenge"_s}) {
                QCOMPARE(asked(link, name).size(), 43); // 256 bits in base64url
                QVERIFY(!seen.contains(asked(link, name)));
                seen.append(asked(link, name));
            }
        }
    }

    void A2_linkAsksWhatTheProfileSays() {
        m_stage->settings.scopes = {u"profile"_s, u"offline_access"_s};
        m_stage->settings.audience = u"https://logs.example/a+b&c"_s;
        m_stage->settings.maxAge = std::chrono::hours(1);
        m_stage->session = m_stage->makeSession();
        QVERIFY(m_stage->begin());
        const QUrl link = m_stage->session->state().link;
        QCOMPARE(asked(link, u"scope"_s), u"openid profile offline_access"_s);
        QCOMPARE(asked(link, u"resource"_s), u"https://logs.example/a+b&c"_s);
        QCOMPARE(asked(link, u"max_age"_s), u"3600"_s);
        QVERIFY(!QUrlQuery(link).hasQueryItem(u"prompt"_s));
        m_stage->session->signInWithBrowser(true);
        QVERIFY(m_stage->waitFor(Step::WaitingBrowser));
        QCOMPARE(asked(m_stage->session->state().link, u"prompt"_s), u"login"_s);
    }

    void A2_comparesSecretsWhole() {
        QVERIFY(isSameSecret("abc", "abc"));
        QVERIFY(!isSameSecret("abc", "abd"));
        QVERIFY(!isSameSecret("abc", "ab"));
        QVERIFY(!isSameSecret("", ""));
    }

    void A3_wrongStateLeavesTheAttemptAlive_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::newRow("wrong") << ProviderFault::WrongState;
        QTest::newRow("missing") << ProviderFault::NoState;
        QTest::newRow("refusal with a wrong one") << ProviderFault::DeniedWithWrongState;
        QTest::newRow("code twice") << ProviderFault::CodeTwice;
    }
    void A3_wrongStateLeavesTheAttemptAlive() {
        QFETCH(const ProviderFault, fault);
        QVERIFY(m_stage->begin());
        m_stage->provider.turnOn(fault);
        m_stage->comeBack();
        EVENTUALLY(m_stage->browser.isDone());
        QCOMPARE(m_stage->browser.last().status, 400);
        QCOMPARE(m_stage->step(), Step::WaitingBrowser);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Token), 0);
        m_stage->provider.turnOff(fault);
        m_stage->comeBack();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
    }

    void A3_refusedByThePersonOffersAnotherTry() {
        m_stage->provider.turnOn(ProviderFault::Denied);
        QVERIFY(m_stage->signIn(Step::Failed));
        QCOMPARE(m_stage->session->state().error->detail, u"access_denied"_s);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Token), 0);
        verifyNobodyIsIn();
        m_stage->provider.turnOff(ProviderFault::Denied);
        QVERIFY(m_stage->signIn());
    }

    void A3_providersErrorEndsTheAttempt() {
        m_stage->provider.turnOn(ProviderFault::ServerError);
        QVERIFY(m_stage->signIn(Step::Failed));
        QCOMPARE(m_stage->session->state().error->detail, u"server_error"_s);
        verifyNobodyIsIn();
    }

    void A4_otherIssuerInTheCallbackIsRefused_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::newRow("missing though advertised") << ProviderFault::NoIssuerInCallback;
        QTest::newRow("mix-up") << ProviderFault::OtherIssuerInCallback;
    }
    void A4_otherIssuerInTheCallbackIsRefused() {
        QFETCH(const ProviderFault, fault);
        m_stage->provider.turnOn(fault);
        QVERIFY(m_stage->signIn(Step::Failed));
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Token), 0);
        verifyNobodyIsIn();
    }

    void A5_pageTellsTheResult_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<Step>("end");
        QTest::addColumn<QByteArray>("words");
        const QStringList support{u"Support"_s};
        QTest::newRow("signed in") << -1 << support << Step::SignedIn << QByteArray("You are signed in");
        QTest::newRow("no role") << -1 << QStringList{u"mes-operator"_s} << Step::NoRole
                                 << QByteArray("Your account has no access");
        QTest::newRow("role known at userinfo alone")
            << int(ProviderFault::RolesInUserInfoOnly) << support << Step::SignedIn << QByteArray("You are signed in");
        QTest::newRow("refused") << int(ProviderFault::Denied) << support << Step::Failed << QByteArray("Sign-in was refused");
        QTest::newRow("forged") << int(ProviderFault::IdTokenBadSignature) << support << Step::Failed
                                << QByteArray("Sign-in did not work");
    }
    void A5_pageTellsTheResult() {
        QFETCH(const int, fault);
        QFETCH(const QStringList, roles);
        QFETCH(const Step, end);
        QFETCH(const QByteArray, words);
        if (fault >= 0)
            m_stage->provider.turnOn(static_cast<ProviderFault>(fault));
        m_stage->provider.person.roles = roles;
        bool answeredEarly = false;
        connect(m_stage->session.get(), &SignInSession::stateChanged, this, [&] {
            if (m_stage->step() == Step::Checking)
                answeredEarly = answeredEarly || !m_stage->browser.pages().empty();
        });
        QVERIFY(m_stage->signIn(end));
        QVERIFY(!answeredEarly);
        QCOMPARE(m_stage->browser.pages().size(), std::size_t(2));
        QCOMPARE(m_stage->browser.pages()[0].status, 303);
        QCOMPARE(m_stage->browser.last().url.path(), u"/done"_s);
        QVERIFY(!m_stage->browser.last().url.hasQuery());
        QVERIFY2(m_stage->browser.last().body.contains(words), m_stage->browser.last().body.constData());
    }

    void A6_cancelEndsTheAttempt_data() {
        QTest::addColumn<Step>("at");
        QTest::newRow("discovering") << Step::Discovering;
        QTest::newRow("waiting") << Step::WaitingBrowser;
        QTest::newRow("checking") << Step::Checking;
    }
    void A6_cancelEndsTheAttempt() {
        QFETCH(const Step, at);
        m_stage->session->signInWithBrowser();
        if (at != Step::Discovering)
            QVERIFY(m_stage->waitFor(Step::WaitingBrowser));
        const QUrl link = m_stage->session->state().link;
        if (at == Step::Checking) {
            m_stage->comeBack();
            QVERIFY(m_stage->waitFor(Step::Checking));
        }
        QCOMPARE(m_stage->step(), at);
        m_stage->session->cancel();
        QCOMPARE(m_stage->step(), Step::SignedOut);
        if (at == Step::Checking) {
            EVENTUALLY(m_stage->browser.isDone());
            QVERIFY(m_stage->browser.last().body.contains("This attempt is over"));
        }
        settle();
        QCOMPARE(m_stage->step(), Step::SignedOut);
        QVERIFY(m_stage->kept().isEmpty());
        if (at == Step::WaitingBrowser) {
            m_stage->browser.open(m_stage->provider.authorize(link));
            EVENTUALLY(m_stage->browser.isDone());
            QCOMPARE(m_stage->browser.last().status, 410);
            QCOMPARE(m_stage->provider.count(ProviderEndpoint::Token), 0);
        }
    }

    void A6_newAttemptEndsTheOldOne() {
        QVERIFY(m_stage->begin());
        const QUrl stale = m_stage->session->state().link;
        m_stage->session->signInWithBrowser();
        EVENTUALLY(m_stage->step() == Step::WaitingBrowser && m_stage->session->state().link != stale);
        m_stage->browser.open(m_stage->provider.authorize(stale));
        EVENTUALLY(m_stage->browser.isDone());
        QCOMPARE(m_stage->browser.last().status, 410);
        QVERIFY(m_stage->browser.last().body.contains("This attempt is over"));
        QCOMPARE(m_stage->step(), Step::WaitingBrowser);
        m_stage->comeBack();
        QVERIFY(m_stage->waitFor(Step::SignedIn));
    }

    void A6_fiveMinutesInAll() {
        QVERIFY(m_stage->begin());
        QCOMPARE(m_stage->session->state().until, QDateTime::fromSecsSinceEpoch(m_stage->clock.now() + 300, Qt::UTC));
        m_stage->clock.move(299);
        settle();
        QCOMPARE(m_stage->step(), Step::WaitingBrowser);
        m_stage->clock.move(1);
        QVERIFY(m_stage->waitFor(Step::Failed));
        verifyNobodyIsIn();
        QVERIFY(m_stage->signIn());
    }

    void A6_clockSetBackDoesNotStretchTheFiveMinutes() {
        QVERIFY(m_stage->begin());
        m_stage->clock.move(-7200);
        settle();
        QCOMPARE(m_stage->step(), Step::WaitingBrowser);
        m_stage->clock.move(300);
        QVERIFY(m_stage->waitFor(Step::Failed));
    }

    void A6_thirtySecondsForTheTokenCall() {
        SilentServer silent;
        SessionTime time(m_stage->clock);
        IdentityProvider provider(m_stage->settings, time);
        QObject context;
        std::optional<Result<HttpResponse>> answer;
        provider.post(silent.address(u"/token"_s), {{u"code"_s, u"abc"_s}}, &context,
                      [&answer](const Result<HttpResponse>& response) { answer = response; });
        EVENTUALLY(silent.hasPendingConnections());
        m_stage->clock.move(29);
        settle();
        QVERIFY(!answer);
        m_stage->clock.move(1);
        EVENTUALLY(answer.has_value());
        QVERIFY(!*answer);
        QCOMPARE(answer->error().kind, ErrorKind::Network);
        QVERIFY(!answer->error().detail.contains("abc"_L1));
    }

    void A6_cancelLeavesTheSessionThatStands() {
        QVERIFY(m_stage->signIn());
        const QDateTime signedIn = m_stage->session->state().signedIn;
        const Result<QByteArray> before = m_stage->token();
        m_stage->clock.move(1);
        QVERIFY(m_stage->begin());
        QCOMPARE(m_stage->token(), before);
        m_stage->session->cancel();
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QCOMPARE(m_stage->session->state().signedIn, signedIn);
        QCOMPARE(m_stage->token(), before);
        m_stage->clock.move(1);
        QVERIFY(m_stage->signIn());
        QVERIFY(m_stage->session->state().signedIn > signedIn);
    }

    void A8_discoveryIsHeldToItsWord_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::newRow("oidcc discovery-issuer-mismatch") << ProviderFault::DiscoveryOtherIssuer;
        QTest::newRow("a slash more") << ProviderFault::DiscoveryIssuerSlash;
        QTest::newRow("token endpoint over http") << ProviderFault::DiscoveryPlainToken;
        QTest::newRow("no keys") << ProviderFault::DiscoveryWithoutKeys;
    }
    void A8_discoveryIsHeldToItsWord() {
        QFETCH(const ProviderFault, fault);
        m_stage->provider.turnOn(fault);
        m_stage->session->signInWithBrowser();
        QVERIFY(m_stage->waitFor(Step::Failed));
        QVERIFY(m_stage->session->state().link.isEmpty());
        QCOMPARE(m_stage->provider.requests().size(), std::size_t(1));
        verifyNobodyIsIn();
    }

    void A8_issuerOverHttpIsNotAsked() {
        m_stage->settings.issuer = u"http://sso.example/realms/test"_s;
        m_stage->session = m_stage->makeSession();
        m_stage->session->signInWithBrowser();
        QVERIFY(m_stage->waitFor(Step::Failed));
        QCOMPARE(m_stage->session->state().error->kind, ErrorKind::Auth);
    }

    void A9_nothingOpensByItself() {
        QVERIFY(m_stage->signIn());
        bool sawLink = false;
        connect(m_stage->session.get(), &SignInSession::stateChanged, this,
                [&] { sawLink = sawLink || !m_stage->session->state().link.isEmpty(); });
        m_stage->provider.spoil(ProviderEndpoint::Refresh, Spoil::Status503);
        m_stage->clock.move(241);
        EVENTUALLY(m_stage->session->state().providerUnreachable);
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QVERIFY(m_stage->session->state().error.has_value());
        m_stage->provider.mend(ProviderEndpoint::Refresh);
        m_stage->provider.person.isDisabled = true;
        m_stage->clock.move(31);
        QVERIFY(m_stage->waitFor(Step::Locked));
        QVERIFY(!sawLink);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Authorize), 0);
    }

    void spoiledEndpoint_data() {
        QTest::addColumn<ProviderEndpoint>("endpoint");
        QTest::addColumn<Spoil>("spoil");
        const std::pair<const char*, ProviderEndpoint> endpoints[]{
            {"discovery", ProviderEndpoint::Discovery}, {"keys", ProviderEndpoint::Keys}, {"token", ProviderEndpoint::Token}};
        const std::pair<const char*, Spoil> spoils[]{
            {"html", Spoil::Html},        {"error with 200", Spoil::ErrorWith200},
            {"huge", Spoil::Huge},        {"500", Spoil::Status500},
            {"503", Spoil::Status503},    {"empty", Spoil::Empty},
            {"no JSON", Spoil::NotJson},  {"a key twice", Spoil::DuplicateKeys},
            {"no UTF-8", Spoil::NotUtf8}, {"redirect elsewhere", Spoil::RedirectElsewhere}};
        for (const auto& [name, endpoint] : endpoints)
            for (const auto& [how, spoil] : spoils)
                QTest::addRow("%s: %s", name, how) << endpoint << spoil;
    }
    void spoiledEndpoint() {
        QFETCH(const ProviderEndpoint, endpoint);
        QFETCH(const Spoil, spoil);
        SilentServer elsewhere;
        m_stage->provider.otherOrigin = elsewhere.address({});
        m_stage->provider.spoil(endpoint, spoil);
        if (endpoint == ProviderEndpoint::Discovery)
            m_stage->session->signInWithBrowser();
        else if (m_stage->begin())
            m_stage->comeBack();
        QVERIFY(m_stage->waitFor(Step::Failed));
        QVERIFY(!elsewhere.hasPendingConnections());
        QCOMPARE(m_stage->requestsWithToken(), 0);
        QVERIFY(m_stage->kept().isEmpty());
        m_stage->provider.mend(endpoint);
        QVERIFY(m_stage->signIn());
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInBrowserTest)
#include "tst_sign_in_browser.moc"
