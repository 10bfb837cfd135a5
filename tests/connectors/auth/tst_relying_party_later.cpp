// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The relying party after the first sign-in: keys that rotate, refresh, sign-out, what is taken away meanwhile, answers that are none.

#include "tests/connectors/auth/relying_party.h"

using namespace Qt::StringLiterals;
using namespace logloupe;

class RelyingPartyLaterTest : public QObject {
    Q_OBJECT
private slots:
    void B3_keysRotate_data();
    void B3_keysRotate();
    void refresh_data();
    void refresh();
    void B4_refusedTokenIsRenewedOnce();
    void B5_refreshSpoiled_data();
    void B5_refreshSpoiled();
    void B7_signOut_data();
    void B7_signOut();
    void B8_endpointSpoiled_data();
    void B8_endpointSpoiled();
    void C3_takenAwayMidSession_data();
    void C3_takenAwayMidSession();
};

void RelyingPartyLaterTest::B3_keysRotate_data() {
    QTest::addColumn<bool>("onSigning");
    QTest::newRow("oidcc-client-test-signing-key-rotation") << false;
    QTest::newRow("oidcc-client-test-signing-key-rotation-just-before-signing") << true;
}

void RelyingPartyLaterTest::B3_keysRotate() {
    QFETCH(const bool, onSigning);
    Play play;
    QCOMPARE(play.goThrough(), Step::SignedIn);
    QCOMPARE(play.provider.count(ProviderEndpoint::Keys), 1);
    if (onSigning)
        play.provider.turnOn(ProviderFault::KeyRotatedOnSigning);
    else
        play.provider.rotateKeys();
    QCOMPARE(play.look(), Step::SignedIn);
    QVERIFY(!play.session->state().providerUnreachable);
    QCOMPARE(play.provider.count(ProviderEndpoint::Keys), 2);
    QCOMPARE(play.askForData(), 200);
}

void RelyingPartyLaterTest::refresh_data() {
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<Step>("outcome");
    using enum ProviderFault;
    QTest::newRow("oidcc-client-test-refresh-token") << Faults{} << Step::SignedIn;
    QTest::newRow("oidcc-client-test-refresh-token-invalid-issuer") << Faults{RefreshOtherIssuer} << Step::Locked;
    QTest::newRow("oidcc-client-test-refresh-token-invalid-sub") << Faults{RefreshOtherSubject} << Step::Locked;
    QTest::newRow("the refresh token stays the same") << Faults{RefreshNotRotated} << Step::SignedIn;
    QTest::newRow("no ID token this time") << Faults{RefreshNoIdToken} << Step::SignedIn;
    QTest::newRow("B5 invalid_grant") << Faults{RefreshRevoked} << Step::Locked;
    QTest::newRow("a signature that does not hold") << Faults{IdTokenBadSignature} << Step::Locked;
    QTest::newRow("a token type nobody knows") << Faults{OtherTokenType} << Step::Locked;
}

void RelyingPartyLaterTest::refresh() {
    QFETCH(const Faults, faults);
    QFETCH(const Step, outcome);
    Play play;
    QCOMPARE(play.goThrough(), Step::SignedIn);
    const QByteArray first = play.token().value_or(QByteArray());
    for (const ProviderFault fault : faults)
        play.provider.turnOn(fault);
    play.provider.forgetRequests();
    QCOMPARE(play.look(), outcome);
    const bool isIn = outcome == Step::SignedIn;
    QCOMPARE(play.provider.count(ProviderEndpoint::Refresh), 1);
    QCOMPARE(play.askForData(), isIn ? 200 : 0);
    QCOMPARE(play.data.requests(), isIn ? 1 : 0);
    QCOMPARE(play.kept().isEmpty(), !isIn);
    if (isIn) {
        QVERIFY(play.data.authorizations().constLast() != "Bearer " + first);
        // And once more, with what came: the old refresh token would end everything.
        QCOMPARE(play.look(), Step::SignedIn);
        QCOMPARE(play.provider.count(ProviderEndpoint::Refresh), 2);
    }
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyLaterTest::B4_refusedTokenIsRenewedOnce() {
    Play play;
    QCOMPARE(play.goThrough(), Step::SignedIn);
    play.data.refuse(play.token().value_or(QByteArray()));
    QCOMPARE(play.askForData(), 200);
    QCOMPARE(play.data.requests(), 2);
    QCOMPARE(play.provider.count(ProviderEndpoint::Refresh), 1);
    QVERIFY(play.data.authorizations().at(0) != play.data.authorizations().at(1));
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyLaterTest::B5_refreshSpoiled_data() {
    QTest::addColumn<Spoil>("spoil");
    for (const NamedSpoil& spoil : spoils)
        QTest::newRow(spoil.name) << spoil.spoil;
}

void RelyingPartyLaterTest::B5_refreshSpoiled() {
    QFETCH(const Spoil, spoil);
    Play play;
    QCOMPARE(play.goThrough(), Step::SignedIn);
    play.provider.spoil(ProviderEndpoint::Refresh, spoil);
    // Whatever that was, no provider said that the account is gone: the person stays, and is told.
    QCOMPARE(play.look(), Step::SignedIn);
    QVERIFY(play.session->state().providerUnreachable);
    QCOMPARE(play.elsewhere.requests(), 0);
    QVERIFY(!play.kept().isEmpty());
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyLaterTest::B7_signOut_data() {
    QTest::addColumn<Faults>("faults");
    QTest::addColumn<std::optional<Spoil>>("spoil");
    const std::optional<Spoil> none;
    QTest::newRow("oidcc-client-test-rp-init-logout") << Faults{} << none;
    QTest::newRow("oidcc-client-test-rp-init-logout-other-state") << Faults{ProviderFault::SignOutOtherState} << none;
    QTest::newRow("oidcc-client-test-rp-init-logout-no-state") << Faults{} << none;
    QTest::newRow("no endpoint for it") << Faults{ProviderFault::DiscoveryWithoutSignOut} << none;
    for (const NamedSpoil& spoil : spoils)
        QTest::newRow(spoil.name) << Faults{} << std::optional(spoil.spoil);
}

void RelyingPartyLaterTest::B7_signOut() {
    QFETCH(const Faults, faults);
    QFETCH(const std::optional<Spoil>, spoil);
    Play play(faults);
    QCOMPARE(play.goThrough(), Step::SignedIn);
    const QByteArray before = play.token().value_or(QByteArray());
    if (spoil) {
        play.provider.spoil(ProviderEndpoint::Revocation, *spoil);
        play.provider.spoil(ProviderEndpoint::EndSession, *spoil);
    }
    play.session->signOut();
    QVERIFY(play.isSoon(Step::SignedOut));
    QVERIFY(play.kept().isEmpty());
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QCOMPARE(play.elsewhere.requests(), 0);
    const bool isOffered = !faults.contains(ProviderFault::DiscoveryWithoutSignOut);
    QCOMPARE(play.provider.count(ProviderEndpoint::Revocation), isOffered ? 1 : 0);
    QCOMPARE(play.provider.count(ProviderEndpoint::EndSession), isOffered ? 1 : 0);
    if (isOffered) {
        const ProviderRequest revocation = play.provider.requests(ProviderEndpoint::Revocation).front();
        QCOMPARE(revocation.field(u"token_type_hint"_s), u"refresh_token"_s);
        QVERIFY(revocation.field(u"token"_s).startsWith("refresh-"_L1));
        // No address to come back to is named, so no state comes back that could be another one.
        const ProviderRequest end = play.provider.requests(ProviderEndpoint::EndSession).front();
        QCOMPARE(end.field(u"id_token_hint"_s).count(u'.'), 2);
        QVERIFY(!end.form.hasQueryItem(u"post_logout_redirect_uri"_s));
    }
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

void RelyingPartyLaterTest::B8_endpointSpoiled_data() {
    QTest::addColumn<ProviderEndpoint>("endpoint");
    QTest::addColumn<Spoil>("spoil");
    const std::array<std::pair<const char*, ProviderEndpoint>, 4> endpoints{
        std::pair{"discovery", ProviderEndpoint::Discovery},
        {"keys", ProviderEndpoint::Keys},
        {"token", ProviderEndpoint::Token},
        {"userinfo", ProviderEndpoint::UserInfo},
    };
    for (const auto& [name, endpoint] : endpoints) {
        for (const NamedSpoil& spoil : spoils)
            QTest::addRow("%s: %s", name, spoil.name) << endpoint << spoil.spoil;
    }
}

void RelyingPartyLaterTest::B8_endpointSpoiled() {
    QFETCH(const ProviderEndpoint, endpoint);
    QFETCH(const Spoil, spoil);
    Play play({ProviderFault::RolesInUserInfoOnly});
    play.provider.spoil(endpoint, spoil);
    QCOMPARE(play.goThrough(), Step::Failed);
    QVERIFY(play.session->state().error.has_value());
    QCOMPARE(play.elsewhere.requests(), 0);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    if (endpoint == ProviderEndpoint::Discovery)
        QCOMPARE(play.provider.count(ProviderEndpoint::Token), 0);
    QVERIFY(play.kept().isEmpty());
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");

    // What was wrong is over: the same session signs in without being made anew.
    play.provider.mend(endpoint);
    play.clock.move(61);
    QCOMPARE(play.goThrough(), Step::SignedIn);
    QCOMPARE(play.askForData(), 200);
}

void RelyingPartyLaterTest::C3_takenAwayMidSession_data() {
    QTest::addColumn<bool>("isDisabled");
    QTest::newRow("the account is disabled") << true;
    QTest::newRow("the role is taken away") << false;
}

void RelyingPartyLaterTest::C3_takenAwayMidSession() {
    QFETCH(const bool, isDisabled);
    Play play;
    QCOMPARE(play.goThrough(), Step::SignedIn);
    QCOMPARE(play.askForData(), 200);
    play.provider.person.isDisabled = isDisabled;
    if (!isDisabled)
        play.provider.person.roles = QStringList{u"mes-operator"_s};
    play.clock.move(240); // the look that comes by itself
    QVERIFY(play.isSoon(Step::Locked));
    QVERIFY(play.session->state().error.has_value());
    QCOMPARE(play.session->state().account.name, u"Vera Example"_s);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 1);
    QVERIFY(play.kept().isEmpty());
    QVERIFY2(!Listening::hasHeard(play.provider.secrets()), "B10: a secret was written to the log");
}

QTEST_GUILESS_MAIN(RelyingPartyLaterTest)
#include "tst_relying_party_later.moc"
