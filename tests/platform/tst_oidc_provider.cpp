// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sign-in at a real oidc-provider (Node.js), through its own pages.

#include "tests/platform/platform_play.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

class OidcProviderTest : public QObject {
    Q_OBJECT
private slots:
    void roles_data();
    void roles();
    void refreshRotates();
    void deviceGrant();
    void signOutEndsTheSession();
    void C3_takenAwayMidSession_data();
    void C3_takenAwayMidSession();

private:
    [[nodiscard]] static SignInSettings settings() { return settingsOf(u"oidc-provider/profile.json"_s, theServer()); }
    /// What an administrator changes while people are signed in.
    [[nodiscard]] static bool change(const QString& query);
};

bool OidcProviderTest::change(const QString& query) {
    HttpRequest request;
    request.url = QUrl(theServer().issuer() + u"/admin?"_s + query);
    return exchanged(request).status == 204;
}

void OidcProviderTest::roles_data() {
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Step>("outcome");
    QTest::newRow("Support") << u"vera"_s << u"Vera Example"_s << Step::SignedIn;
    QTest::newRow("Поддержка") << u"pavel"_s << u"Павел Примеров"_s << Step::SignedIn;
    QTest::newRow("neither") << u"oleg"_s << u"Oleg Sample"_s << Step::NoRole;
}

void OidcProviderTest::roles() {
    QFETCH(const QString, person);
    QFETCH(const QString, name);
    QFETCH(const Step, outcome);
    PlatformPlay play(settings(), personWith(person, u"any"_s));
    QVERIFY2(play.signIn() == outcome, qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.name, name);
    const bool isIn = outcome == Step::SignedIn;
    QCOMPARE(play.askForData(), isIn ? 200 : 0);
    QCOMPARE(play.data.requests(), isIn ? 1 : 0);
    QCOMPARE(play.refreshToken().isEmpty(), !isIn);
}

void OidcProviderTest::refreshRotates() {
    PlatformPlay play(settings(), personWith(u"vera"_s, u"any"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    const QByteArray before = play.refreshToken();
    const QByteArray tokenBefore = play.token();
    QVERIFY2(play.look() == Step::SignedIn, qPrintable(play.trouble()));
    QVERIFY(!before.isEmpty() && play.refreshToken() != before);
    QVERIFY(play.token() != tokenBefore);
    QCOMPARE(play.askForData(), 200);
}

void OidcProviderTest::deviceGrant() {
    PlatformPlay play(settings(), personWith(u"pavel"_s, u"any"_s));
    play.session->signInWithDevice();
    QVERIFY2(play.isSoon(Step::WaitingDevice), qPrintable(play.trouble()));
    play.browser.open(play.session->state().link);
    QVERIFY(soon([&play] { return play.browser.isDone(); }));
    play.clock.move(6); // its reply names no interval, and the standard's is 5 s
    QVERIFY2(play.isSoon(Step::SignedIn), qPrintable(play.trouble()));
    QCOMPARE(play.askForData(), 200);
}

void OidcProviderTest::signOutEndsTheSession() {
    PlatformPlay play(settings(), personWith(u"vera"_s, u"any"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    const QByteArray before = play.refreshToken();
    play.session->signOut();
    QVERIFY(play.isSoon(Step::SignedOut));
    QVERIFY(play.refreshToken().isEmpty());
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(theServer().issuer() + u"/token"_s);
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formBody({{u"grant_type"_s, u"refresh_token"_s},
                             {u"client_id"_s, u"logloupe"_s},
                             {u"refresh_token"_s, QString::fromLatin1(before)}});
    QCOMPARE(exchanged(request).status, 400);
}

void OidcProviderTest::C3_takenAwayMidSession_data() {
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("given");
    QTest::newRow("the account is disabled") << u"person=vera&disabled=1"_s << u"person=vera&disabled=0"_s;
    QTest::newRow("the role is taken away") << u"person=vera&roles=mes-operator"_s << u"person=vera&roles=Support"_s;
}

void OidcProviderTest::C3_takenAwayMidSession() {
    QFETCH(const QString, taken);
    QFETCH(const QString, given);
    PlatformPlay play(settings(), personWith(u"vera"_s, u"any"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    QVERIFY(change(taken));
    const Step step = play.look();
    QVERIFY(change(given));
    QCOMPARE(step, Step::Locked);
    QCOMPARE(play.session->state().account.name, u"Vera Example"_s);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QVERIFY(play.refreshToken().isEmpty());
}

int main(int count, char** arguments) {
    return runWithPlatform(
        u"oidc-provider"_s, []() -> QObject* { return new OidcProviderTest; }, count, arguments);
}
#include "tst_oidc_provider.moc"
