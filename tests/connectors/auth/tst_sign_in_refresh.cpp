// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/kept_sign_in.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QFile>
#include <QJsonArray>
#include <QLockFile>
#include <QProcess>
#include <QSysInfo>
#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

namespace {

/// Notes what happened in which order; keeps in memory.
class WatchedVault : public TokenVault {
public:
    [[nodiscard]] Kind kind() const override { return m_memory->kind(); }
    void read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) override {
        m_memory->read(profile, context, std::move(done));
    }
    void write(const QString& profile, const QByteArray& secret, QObject* context,
               std::function<void(std::optional<Error>)> done) override {
        if (onWrite)
            onWrite(secret);
        m_memory->write(profile, secret, context, std::move(done));
    }
    void erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) override {
        m_memory->erase(profile, context, std::move(done));
    }
    std::function<void(const QByteArray&)> onWrite;

private:
    std::unique_ptr<TokenVault> m_memory = makeMemoryVault();
};

} // namespace

class SignInRefreshTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SignInStage> m_stage;

    [[nodiscard]] int refreshes() const { return m_stage->provider.count(ProviderEndpoint::Refresh); }
    [[nodiscard]] QByteArray keptToken() const {
        const std::optional<KeptSignIn> kept = readKeptText(m_stage->kept(), m_stage->settings);
        return kept ? kept->refreshToken : QByteArray();
    }
    [[nodiscard]] static bool answered(const std::vector<std::shared_ptr<GivenToken>>& given) {
        return std::all_of(given.cbegin(), given.cend(), [](const auto& one) { return one->answers == 1; });
    }

private slots:
    void init() {
        m_stage = std::make_unique<SignInStage>();
        QVERIFY(m_stage->signIn());
        m_stage->provider.forgetRequests();
    }
    void cleanup() { m_stage.reset(); }

    void B3_unknownKeyIsFetchedOnce_oidcc_signing_key_rotation() {
        m_stage->provider.rotateKeys();
        m_stage->session->lookAgain();
        EVENTUALLY_COMPARE(refreshes(), 1);
        EVENTUALLY_COMPARE(m_stage->provider.count(ProviderEndpoint::Keys), 1);
        QVERIFY(m_stage->token().has_value());
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QVERIFY(!m_stage->session->state().providerUnreachable);
    }

    void B3_keysAreFetchedAtMostOnceAMinute() {
        const auto lookAgain = [this] {
            const int before = refreshes();
            return waitUntil([this, before] {
                m_stage->session->lookAgain(); // nothing while one is under way, as it may be that the session began itself
                return refreshes() > before;
            });
        };
        m_stage->provider.rotateKeys();
        QVERIFY(lookAgain());
        EVENTUALLY_COMPARE(m_stage->provider.count(ProviderEndpoint::Keys), 1);
        m_stage->clock.move(59);
        m_stage->provider.rotateKeys();
        settle();
        QVERIFY(lookAgain());
        EVENTUALLY(m_stage->session->state().providerUnreachable);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Keys), 1);
        QCOMPARE(m_stage->step(), Step::SignedIn);
        m_stage->clock.move(1);
        QVERIFY(lookAgain());
        EVENTUALLY(!m_stage->session->state().providerUnreachable);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Keys), 2);
    }

    void B3_oldKeysStayWhenTheFetchFails_data() {
        QTest::addColumn<Spoil>("spoil");
        QTest::newRow("503") << Spoil::Status503;
        QTest::newRow("page") << Spoil::Html;
        QTest::newRow("no JSON") << Spoil::NotJson;
    }
    void B3_oldKeysStayWhenTheFetchFails() {
        QFETCH(const Spoil, spoil);
        m_stage->provider.spoil(ProviderEndpoint::Keys, spoil);
        m_stage->provider.turnOn(ProviderFault::KeyNeverPublished);
        m_stage->session->lookAgain();
        EVENTUALLY(m_stage->session->state().providerUnreachable);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Keys), 1);
        m_stage->provider.turnOff(ProviderFault::KeyNeverPublished);
        m_stage->session->lookAgain();
        EVENTUALLY(!m_stage->session->state().providerUnreachable);
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Keys), 1);
    }

    void B4_twentyRejectedMakeOneRefresh() {
        const QByteArray rejected = *m_stage->token();
        std::vector<std::shared_ptr<GivenToken>> given;
        for (int index = 0; index < 20; ++index)
            given.push_back(m_stage->replace(rejected));
        for (const auto& one : given)
            QCOMPARE(one->answers, 0); // never from within the call
        EVENTUALLY(answered(given));
        QCOMPARE(refreshes(), 1);
        for (const auto& one : given) {
            QVERIFY(one->token.has_value());
            QVERIFY(*one->token != rejected);
            QCOMPARE(*one->token, *given[0]->token);
        }
        const std::shared_ptr<GivenToken> late = m_stage->replace(rejected);
        EVENTUALLY_COMPARE(late->answers, 1);
        QCOMPARE(late->token, given[0]->token);
        QCOMPARE(refreshes(), 1);
    }

    void B4_whoIsGoneGetsNoAnswer() {
        auto caller = std::make_unique<QObject>();
        int answers = 0;
        m_stage->session->replace(*m_stage->token(), caller.get(), [&answers](const Result<QByteArray>&) { ++answers; });
        m_stage->session->request(caller.get(), [&answers](const Result<QByteArray>&) { ++answers; });
        caller.reset();
        EVENTUALLY_COMPARE(refreshes(), 1);
        settle();
        QCOMPARE(answers, 0);
    }

    void B4_twoCopiesTakeTurnsWithTheNewestToken() {
        const std::unique_ptr<SignInSession> second = m_stage->makeSession();
        second->restore();
        EVENTUALLY_COMPARE(second->state().step, Step::SignedIn);
        QCOMPARE(refreshes(), 1);
        for (int round = 0; round < 3; ++round) {
            m_stage->session->lookAgain();
            second->lookAgain();
            EVENTUALLY_COMPARE(refreshes(), 1 + 2 * (round + 1));
            settle();
        }
        // The provider ends the family of a refresh token that comes twice: that both still stand is the proof.
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QCOMPARE(second->state().step, Step::SignedIn);
        QSet<QString> used;
        for (const ProviderRequest& request : m_stage->provider.requests(ProviderEndpoint::Refresh))
            used.insert(request.field(u"refresh_token"_s));
        QCOMPARE(used.size(), qsizetype(refreshes()));
    }

    void B4_waitsForTheOtherCopysLock() {
        QLockFile other(m_stage->lockFile());
        QVERIFY(other.tryLock());
        const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
        settle();
        QCOMPARE(refreshes(), 0);
        QCOMPARE(given->answers, 0);
        other.unlock();
        EVENTUALLY_COMPARE(given->answers, 1);
        QVERIFY(given->token.has_value());
        QCOMPARE(refreshes(), 1);
        QVERIFY(!QFile::exists(m_stage->lockFile()));
    }

    void B4_lockThatNeverOpensIsNoSignOut() {
        QLockFile other(m_stage->lockFile());
        QVERIFY(other.tryLock());
        const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
        settle();
        m_stage->clock.move(41);
        EVENTUALLY_COMPARE(given->answers, 1);
        QCOMPARE(given->token.error().kind, ErrorKind::Network);
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QCOMPARE(refreshes(), 0);
    }

    void B4_lockOfACopyThatDiedIsTakenOver() {
        QProcess dead;
        dead.start(u"true"_s, {});
        QVERIFY(dead.waitForStarted());
        const qint64 pid = dead.processId();
        QVERIFY(dead.waitForFinished());
        QFile lock(m_stage->lockFile());
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write(QByteArray::number(pid) + "\nlogloupe\n" + QSysInfo::machineHostName().toUtf8() + '\n');
        lock.close();
        const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
        EVENTUALLY_COMPARE(given->answers, 1);
        QVERIFY(given->token.has_value());
    }

    void B4_newRefreshTokenIsStoredBeforeTheAccessTokenIsUsed() {
        auto watched = std::make_unique<WatchedVault>();
        WatchedVault* vault = watched.get();
        m_stage->session.reset();
        m_stage->vault = std::move(watched);
        m_stage->session = m_stage->makeSession();
        m_stage->provider.turnOn(ProviderFault::RolesInUserInfoOnly);
        QVERIFY(m_stage->signIn());
        m_stage->provider.forgetRequests();
        int usedBefore = -1;
        vault->onWrite = [&](const QByteArray&) { usedBefore = m_stage->requestsWithToken(); };
        const QByteArray old = keptToken();
        const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
        EVENTUALLY_COMPARE(given->answers, 1);
        QCOMPARE(usedBefore, 0);
        QCOMPARE(m_stage->requestsWithToken(), 1);
        QVERIFY(keptToken() != old);
    }

    void B4_providerThatDoesNotRotate() {
        m_stage->provider.turnOn(ProviderFault::RefreshNotRotated);
        for (int round = 1; round <= 3; ++round) {
            const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
            EVENTUALLY_COMPARE(given->answers, 1);
            QVERIFY(given->token.has_value());
            QCOMPARE(refreshes(), round);
        }
    }

    void B5_networkLossNeverSignsOut_data() {
        QTest::addColumn<Spoil>("spoil");
        QTest::newRow("503") << Spoil::Status503;
        QTest::newRow("500") << Spoil::Status500;
        QTest::newRow("captive portal") << Spoil::Html;
        QTest::newRow("nothing") << Spoil::Empty;
        QTest::newRow("error with 200") << Spoil::ErrorWith200;
        QTest::newRow("huge") << Spoil::Huge;
        QTest::newRow("no JSON") << Spoil::NotJson;
        QTest::newRow("redirect elsewhere") << Spoil::RedirectElsewhere;
    }
    void B5_networkLossNeverSignsOut() {
        QFETCH(const Spoil, spoil);
        SilentServer elsewhere;
        m_stage->provider.otherOrigin = elsewhere.address({});
        const QByteArray before = m_stage->kept();
        m_stage->provider.spoil(ProviderEndpoint::Refresh, spoil);
        m_stage->clock.move(400);
        const Result<QByteArray> token = m_stage->token();
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::Network);
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QVERIFY(m_stage->session->state().providerUnreachable);
        QVERIFY(m_stage->session->state().error.has_value());
        QCOMPARE(m_stage->kept(), before);
        QVERIFY(!elsewhere.hasPendingConnections());
        m_stage->provider.mend(ProviderEndpoint::Refresh);
        QVERIFY(m_stage->token().has_value());
        QVERIFY(!m_stage->session->state().providerUnreachable);
        QVERIFY(!m_stage->session->state().error);
    }

    void B5_goodTokenServesOnWhileTheProviderIsAway() {
        m_stage->provider.accessTokenLifetime = 8 * 3600;
        QVERIFY(m_stage->signIn());
        const Result<QByteArray> before = m_stage->token();
        m_stage->provider.spoil(ProviderEndpoint::Refresh, Spoil::Status503);
        m_stage->clock.move(3600);
        QCOMPARE(m_stage->token(), before);
        const int tries = refreshes();
        QCOMPARE(m_stage->token(), before);
        QCOMPARE(refreshes(), tries); // and is not asked with every request
        QVERIFY(m_stage->session->state().providerUnreachable);
    }

    void B5_invalidGrantLocksWithTheReason() {
        m_stage->provider.turnOn(ProviderFault::RefreshRevoked);
        const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
        EVENTUALLY_COMPARE(given->answers, 1);
        QCOMPARE(given->token.error().kind, ErrorKind::Auth);
        QCOMPARE(m_stage->step(), Step::Locked);
        QCOMPARE(m_stage->session->state().error->detail, u"invalid_grant"_s);
        QCOMPARE(m_stage->session->state().account.name, m_stage->provider.person.name);
        QVERIFY(m_stage->kept().isEmpty());
        QCOMPARE(m_stage->token().error().kind, ErrorKind::Auth);
        QCOMPARE(refreshes(), 1);
        QVERIFY(m_stage->signIn());
    }

    void B1_refreshedIdTokenIsChecked_data() {
        QTest::addColumn<ProviderFault>("fault");
        QTest::newRow("oidcc refresh-token-invalid-issuer") << ProviderFault::RefreshOtherIssuer;
        QTest::newRow("oidcc refresh-token-invalid-sub") << ProviderFault::RefreshOtherSubject;
        QTest::newRow("signature") << ProviderFault::IdTokenBadSignature;
        QTest::newRow("alg none") << ProviderFault::IdTokenUnsigned;
    }
    void B1_refreshedIdTokenIsChecked() {
        QFETCH(const ProviderFault, fault);
        m_stage->provider.turnOn(fault);
        m_stage->session->lookAgain();
        QVERIFY(m_stage->waitFor(Step::Locked));
        QVERIFY(m_stage->kept().isEmpty());
        QVERIFY(!m_stage->token());
    }

    void B1_refreshWithoutIdToken_oidcc_refresh_token() {
        m_stage->provider.turnOn(ProviderFault::RefreshNoIdToken);
        const std::shared_ptr<GivenToken> given = m_stage->replace(*m_stage->token());
        EVENTUALLY_COMPARE(given->answers, 1);
        QVERIFY(given->token.has_value());
        QCOMPARE(m_stage->session->state().account.name, m_stage->provider.person.name);
    }

    void B6_wallClockIsAskedBeforeEachRequest_data() {
        QTest::addColumn<qint64>("moves");
        QTest::addColumn<int>("refreshed");
        QTest::newRow("four minutes less a second") << 239LL << 0;
        QTest::newRow("near its end") << 291LL << 1;
        QTest::newRow("expired") << 301LL << 1;
        QTest::newRow("a night of sleep") << 30'000LL << 1;
        QTest::newRow("a second back") << -1LL << 0;
        QTest::newRow("an hour back") << -3600LL << 1;
    }
    void B6_wallClockIsAskedBeforeEachRequest() {
        QFETCH(const qint64, moves);
        QFETCH(const int, refreshed);
        const QByteArray before = *m_stage->token();
        m_stage->clock.move(moves);
        const Result<QByteArray> token = m_stage->token();
        QVERIFY(token.has_value());
        QCOMPARE(refreshes(), refreshed);
        QCOMPARE(*token != before, refreshed == 1);
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInRefreshTest)
#include "tst_sign_in_refresh.moc"
