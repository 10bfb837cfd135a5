// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/device_attempt.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

class SignInDeviceTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SignInStage> m_stage;

    [[nodiscard]] bool begin() const {
        m_stage->session->signInWithDevice();
        return m_stage->waitFor(Step::WaitingDevice);
    }
    [[nodiscard]] int looks() const { return m_stage->provider.count(ProviderEndpoint::DeviceToken); }
    /// The clock goes on by so much and not a second further, and everything it sets off settles.
    void pass(qint64 seconds) const {
        m_stage->clock.move(seconds);
        settle();
    }

private slots:
    void init() { m_stage = std::make_unique<SignInStage>(); }
    void cleanup() { m_stage.reset(); }

    void A7_signsInWithACode() {
        m_stage->provider.deviceInterval = 3;
        QVERIFY(begin());
        const SignInState& state = m_stage->session->state();
        QCOMPARE(state.userCode, u"WDJB-MJHT"_s);
        QVERIFY(state.link.toString().endsWith("/activate?user_code=WDJB-MJHT"_L1));
        QCOMPARE(state.until, QDateTime::fromSecsSinceEpoch(m_stage->clock.now() + 600, Qt::UTC));
        QCOMPARE(m_stage->provider.requests(ProviderEndpoint::Device)[0].field(u"code_challenge_method"_s), u"S256"_s);
        pass(2);
        QCOMPARE(looks(), 0);
        m_stage->clock.move(1);
        EVENTUALLY_COMPARE(looks(), 1);
        QCOMPARE(m_stage->step(), Step::WaitingDevice);
        m_stage->provider.approveDevice();
        m_stage->clock.move(3);
        QVERIFY(m_stage->waitFor(Step::SignedIn));
        QVERIFY(m_stage->token().has_value());
        QVERIFY(!m_stage->kept().isEmpty());
    }

    void A7_fiveSecondsWhereNoIntervalIsSaid() {
        m_stage->provider.turnOn(ProviderFault::DeviceNoInterval);
        QVERIFY(begin());
        pass(4);
        QCOMPARE(looks(), 0);
        m_stage->clock.move(1);
        EVENTUALLY_COMPARE(looks(), 1);
    }

    void A7_slowDownAddsFiveSeconds() {
        m_stage->provider.deviceInterval = 2;
        m_stage->provider.turnOn(ProviderFault::DeviceSlowDown);
        QVERIFY(begin());
        m_stage->clock.move(2);
        EVENTUALLY_COMPARE(looks(), 1);
        settle(); // the answer comes in
        pass(6);
        QCOMPARE(looks(), 1);
        m_stage->clock.move(1);
        EVENTUALLY_COMPARE(looks(), 2);
        m_stage->clock.move(7);
        EVENTUALLY_COMPARE(looks(), 3);
    }

    void A7_providersEnd_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::addColumn<QString>("detail");
        QTest::newRow("refused") << ProviderFault::DeviceDenied << u"access_denied"_s;
        QTest::newRow("ran out") << ProviderFault::DeviceExpired << u"expired_token"_s;
    }
    void A7_providersEnd() {
        QFETCH(const ProviderFault, fault);
        QFETCH(const QString, detail);
        m_stage->provider.turnOn(fault);
        QVERIFY(begin());
        m_stage->clock.move(1);
        QVERIFY(m_stage->waitFor(Step::Failed));
        QCOMPARE(m_stage->session->state().error->detail, detail);
        QVERIFY(m_stage->kept().isEmpty());
        pass(10);
        QCOMPARE(looks(), 1);
    }

    void A7_codeRunsOutHere() {
        QVERIFY(begin());
        m_stage->clock.move(601);
        QVERIFY(m_stage->waitFor(Step::Failed));
        QCOMPARE(m_stage->session->state().error->detail, u"expired_token"_s);
    }

    void A7_networkTroubleKeepsAsking() {
        QVERIFY(begin());
        for (const Spoil trouble : {Spoil::Status503, Spoil::Html, Spoil::Empty}) {
            const int before = looks();
            m_stage->provider.spoil(ProviderEndpoint::DeviceToken, trouble);
            m_stage->clock.move(1);
            EVENTUALLY_COMPARE(looks(), before + 1);
            settle();
            QCOMPARE(m_stage->step(), Step::WaitingDevice);
        }
        m_stage->provider.mend(ProviderEndpoint::DeviceToken);
        m_stage->provider.approveDevice();
        m_stage->clock.move(1);
        QVERIFY(m_stage->waitFor(Step::SignedIn));
    }

    void A7_providerWithoutIt() {
        m_stage->provider.turnOn(ProviderFault::DiscoveryWithoutDevice);
        m_stage->session->signInWithDevice();
        QVERIFY(m_stage->waitFor(Step::Failed));
        QCOMPARE(m_stage->session->state().error->kind, ErrorKind::Auth);
    }

    void A7_cancelEndsTheAsking() {
        QVERIFY(begin());
        m_stage->session->cancel();
        QCOMPARE(m_stage->step(), Step::SignedOut);
        pass(20);
        QCOMPARE(looks(), 0);
    }

    void C1_noRoleByCodeEither() {
        m_stage->provider.person.roles = {u"mes-operator"_s};
        QVERIFY(begin());
        m_stage->provider.approveDevice();
        m_stage->clock.move(1);
        QVERIFY(m_stage->waitFor(Step::NoRole));
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Forbidden);
        QVERIFY(m_stage->kept().isEmpty());
    }

    void A7_answerOfTheDeviceEndpoint_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isGood");
        const QByteArray good =
            R"({"device_code":"d","user_code":"AB-12","verification_uri":"https://sso.example/d","expires_in":600})";
        const auto with = [&good](const char* from, const char* to) { return QByteArray(good).replace(from, to); };
        QTest::newRow("good") << 200 << good << true;
        QTest::newRow("page") << 200 << QByteArray("<html></html>") << false;
        QTest::newRow("refused") << 400 << QByteArray(R"({"error":"unauthorized_client"})") << false;
        QTest::newRow("no device code") << 200 << with("device_code", "x") << false;
        QTest::newRow("no user code") << 200 << with("AB-12", "") << false;
        QTest::newRow("control character") << 200 << with("AB-12", "AB\\u000712") << false;
        QTest::newRow("endless user code") << 200 << with("AB-12", QByteArray(100, 'A').constData()) << false;
        QTest::newRow("link over http") << 200 << with("https://sso", "http://sso") << false;
        QTest::newRow("link to a file") << 200 << with("https://sso.example/d", "file:///etc/passwd") << false;
        QTest::newRow("link to a script") << 200 << with("https://sso.example/d", "javascript:alert(1)") << false;
        QTest::newRow("no life") << 200 << with("600", "0") << false;
        QTest::newRow("negative life") << 200 << with("600", "-5") << false;
        QTest::newRow("key twice") << 200 << with("{", R"({"user_code":"X",)") << false;
        QTest::newRow("server error") << 503 << good << false;
    }
    void A7_answerOfTheDeviceEndpoint() {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const bool, isGood);
        const Result<DeviceCode> code =
            readDeviceCode({.status = status, .url = QUrl(u"https://sso.example/device"_s), .body = body});
        QCOMPARE(code.has_value(), isGood);
        if (code) {
            QCOMPARE(code->interval, 5);
            QCOMPARE(code->link, QUrl(u"https://sso.example/d"_s));
        }
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInDeviceTest)
#include "tst_sign_in_device.moc"
