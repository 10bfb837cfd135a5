// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/kept_sign_in.h"
#include "tests/connectors/auth/sign_in_stage.h"

#include <QLockFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace logloupe {

using Step = SignInState::Step;

class SignOutTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<SignInStage> m_stage;

    [[nodiscard]] QByteArray keptToken() const {
        const std::optional<KeptSignIn> kept = readKeptText(m_stage->kept(), m_stage->settings);
        return kept ? kept->refreshToken : QByteArray();
    }

private slots:
    void init() {
        m_stage = std::make_unique<SignInStage>();
        QVERIFY(m_stage->signIn());
    }
    void cleanup() { m_stage.reset(); }

    void B7_revokesAndEndsTheSession_oidcc_rp_init_logout() {
        const QByteArray refresh = keptToken();
        QVERIFY(!refresh.isEmpty());
        m_stage->session->signOut();
        QVERIFY(m_stage->step() != Step::SignedIn);
        QVERIFY(!m_stage->token()); // at once, whatever the provider says
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->provider.isRevoked(refresh));
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Revocation), 1);
        const std::vector<ProviderRequest> ended = m_stage->provider.requests(ProviderEndpoint::EndSession);
        QCOMPARE(ended.size(), std::size_t(1));
        QVERIFY(ended[0].field(u"id_token_hint"_s).count(u'.') == 2);
        QCOMPARE(ended[0].field(u"client_id"_s), u"logloupe"_s);
        QVERIFY(m_stage->kept().isEmpty());
        QVERIFY(!m_stage->session->state().error);
        QCOMPARE(m_stage->session->state().account, Account());
    }

    void B7_offlineStillWipes_data() {
        QTest::addColumn<ProviderEndpoint>("endpoint");
        QTest::newRow("revocation") << ProviderEndpoint::Revocation;
        QTest::newRow("end of session") << ProviderEndpoint::EndSession;
    }
    void B7_offlineStillWipes() {
        QFETCH(const ProviderEndpoint, endpoint);
        m_stage->provider.spoil(endpoint, Spoil::Status503);
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->kept().isEmpty());
        QVERIFY(!m_stage->token());
        if (endpoint == ProviderEndpoint::Revocation)
            QVERIFY(m_stage->session->state().error.has_value());
        else
            QVERIFY(!m_stage->session->state().link.isEmpty());
    }

    void B7_linkHoldsNoToken() {
        m_stage->provider.spoil(ProviderEndpoint::EndSession, Spoil::Status503);
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        const QUrl link = m_stage->session->state().link;
        QVERIFY(link.toString().startsWith(m_stage->provider.issuer()));
        QCOMPARE(link.query(), u"client_id=logloupe"_s);
    }

    void B7_providerWithoutSignOut() {
        m_stage = std::make_unique<SignInStage>();
        m_stage->provider.turnOn(ProviderFault::DiscoveryWithoutSignOut);
        QVERIFY(m_stage->signIn());
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->kept().isEmpty());
        QVERIFY(m_stage->session->state().link.isEmpty());
        QVERIFY(!m_stage->session->state().error);
    }

    void B7_whatAnEarlierRunKeptIsRevokedToo() {
        const QByteArray refresh = keptToken();
        m_stage->session = m_stage->makeSession();
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->provider.isRevoked(refresh));
        QVERIFY(m_stage->kept().isEmpty());
    }

    void B7_withoutAnythingKeptNobodyIsAsked() {
        m_stage = std::make_unique<SignInStage>();
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->provider.requests().empty());
    }

    void B7_wipesThoughAnotherCopyHoldsTheLock() {
        QLockFile other(m_stage->lockFile());
        QVERIFY(other.tryLock());
        m_stage->session->signOut();
        settle();
        m_stage->clock.move(6);
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QVERIFY(m_stage->kept().isEmpty());
    }

    void B7_duringARefresh() {
        const QByteArray token = *m_stage->token();
        const std::shared_ptr<GivenToken> waiting = m_stage->replace(token);
        m_stage->session->signOut();
        EVENTUALLY_COMPARE(waiting->answers, 1);
        QCOMPARE(waiting->token.error().kind, ErrorKind::Auth);
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        settle();
        QCOMPARE(m_stage->step(), Step::SignedOut);
        QVERIFY(m_stage->kept().isEmpty());
    }

    void B7_newSignInRightAfter() {
        m_stage->session->signOut();
        QVERIFY(m_stage->signIn());
        settle();
        QCOMPARE(m_stage->step(), Step::SignedIn);
        QVERIFY(m_stage->token().has_value());
        QVERIFY(!m_stage->kept().isEmpty());
    }

    void B7_twice() {
        m_stage->session->signOut();
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
        QCOMPARE(m_stage->provider.count(ProviderEndpoint::Revocation), 1);
        m_stage->session->signOut();
        QVERIFY(m_stage->waitFor(Step::SignedOut));
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignOutTest)
#include "tst_sign_out.moc"
