// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sign-in at a real Keycloak, through its own login page.

#include "tests/platform/chromium.h"
#include "tests/platform/keycloak_realm.h"
#include "tests/platform/platform_play.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

class KeycloakTest : public QObject {
    Q_OBJECT
private slots:
    void roles_data();
    void roles();
    void wrongPasswordStaysOnTheLoginPage();
    void refreshRotates();
    void tokenThatRanOutIsRenewed();
    void deviceGrant();
    void signOutEndsTheSession();
    void C3_accountDisabledMidSession();
    void C3_roleTakenAwayMidSession();
    void throughChromium();

private:
    [[nodiscard]] static SignInSettings settings() { return settingsOf(u"keycloak/profile.json"_s, theServer()); }
};

void KeycloakTest::roles_data() {
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Step>("outcome");
    QTest::addColumn<QString>("rolePath");
    QTest::newRow("Support") << u"vera"_s << u"Vera Example"_s << Step::SignedIn << u"/realm_access/roles"_s;
    QTest::newRow("Поддержка") << u"pavel"_s << u"Павел Примеров"_s << Step::SignedIn << u"/realm_access/roles"_s;
    QTest::newRow("neither") << u"oleg"_s << u"Oleg Sample"_s << Step::NoRole << u"/realm_access/roles"_s;
    QTest::newRow("Поддержка, in a flat claim") << u"pavel"_s << u"Павел Примеров"_s << Step::SignedIn << u"roles"_s;
    QTest::newRow("neither, in a flat claim") << u"oleg"_s << u"Oleg Sample"_s << Step::NoRole << u"roles"_s;
}

void KeycloakTest::roles() {
    QFETCH(const QString, person);
    QFETCH(const QString, name);
    QFETCH(const Step, outcome);
    QFETCH(const QString, rolePath);
    SignInSettings changed = settings();
    changed.rolePath = rolePath;
    PlatformPlay play(changed, personWith(person, person + u"-password"_s));
    QVERIFY2(play.signIn() == outcome, qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.name, name);
    const bool isIn = outcome == Step::SignedIn;
    QCOMPARE(play.session->state().account.admittedBy.size(), isIn ? 1 : 0);
    QCOMPARE(play.askForData(), isIn ? 200 : 0);
    QCOMPARE(play.data.requests(), isIn ? 1 : 0);
    QCOMPARE(play.refreshToken().isEmpty(), !isIn);
    QCOMPARE(play.browser.last().url.path(), u"/done"_s);
}

void KeycloakTest::wrongPasswordStaysOnTheLoginPage() {
    int attempts = 0;
    const ScriptedBrowser::Person person = personWith(u"vera"_s, u"not-hers"_s);
    PlatformPlay play(settings(),
                      [&attempts, person](const BrowserPage& page) { return ++attempts > 2 ? std::nullopt : person(page); });
    QCOMPARE(play.signIn(), Step::WaitingBrowser);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    play.session->cancel();
    QCOMPARE(play.step(), Step::SignedOut);
}

void KeycloakTest::refreshRotates() {
    PlatformPlay play(settings(), personWith(u"vera"_s, u"vera-password"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    const QByteArray before = play.refreshToken();
    const QByteArray tokenBefore = play.token();
    QVERIFY2(play.look() == Step::SignedIn, qPrintable(play.trouble()));
    QVERIFY(!play.session->state().providerUnreachable);
    const QByteArray after = play.refreshToken();
    QVERIFY(!before.isEmpty() && !after.isEmpty() && before != after);
    QVERIFY(play.token() != tokenBefore);
    // It tells an old token by the second it was given out in, so that a later second has to come first.
    const qint64 second = QDateTime::currentSecsSinceEpoch();
    QVERIFY(QTest::qWaitFor([second] { return QDateTime::currentSecsSinceEpoch() > second + 1; }));
    QVERIFY2(play.look() == Step::SignedIn, qPrintable(play.trouble()));
    QCOMPARE(play.askForData(), 200);

    // An old one is a thief's: Keycloak ends the session, so that the new one is worth nothing either.
    const HttpResponse stolen = refreshAtKeycloak(theServer(), before);
    QCOMPARE(stolen.status, 400);
    QCOMPARE(play.look(), Step::Locked);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 1);
}

void KeycloakTest::tokenThatRanOutIsRenewed() {
    PlatformPlay play(settings(), personWith(u"pavel"_s, u"pavel-password"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    const QByteArray before = play.token();
    play.clock.move(59); // of a life of 60 s, and within the skew that is allowed
    QCOMPARE(play.askForData(), 200);
    QCOMPARE(play.data.requests(), 1);
    QVERIFY(!play.data.authorizations().constFirst().endsWith(before));
}

void KeycloakTest::deviceGrant() {
    PlatformPlay play(settings(), personWith(u"vera"_s, u"vera-password"_s));
    play.session->signInWithDevice();
    QVERIFY2(play.isSoon(Step::WaitingDevice), qPrintable(play.trouble()));
    QVERIFY(!play.session->state().userCode.isEmpty());
    play.browser.open(play.session->state().link);
    QVERIFY2(play.isSoon(Step::SignedIn), qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.name, u"Vera Example"_s);
    QCOMPARE(play.askForData(), 200);
}

void KeycloakTest::signOutEndsTheSession() {
    PlatformPlay play(settings(), personWith(u"vera"_s, u"vera-password"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    const QByteArray before = play.refreshToken();
    play.session->signOut();
    QVERIFY(play.isSoon(Step::SignedOut));
    QVERIFY2(!play.session->state().error, qPrintable(play.trouble()));
    QVERIFY(play.refreshToken().isEmpty());
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QCOMPARE(refreshAtKeycloak(theServer(), before).status, 400);
}

void KeycloakTest::C3_accountDisabledMidSession() {
    PlatformPlay play(settings(), personWith(u"vera"_s, u"vera-password"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    KeycloakRealm realm(theServer());
    QVERIFY(realm.enable(u"vera"_s, false));
    const Step step = play.look();
    QVERIFY(realm.enable(u"vera"_s, true));
    QCOMPARE(step, Step::Locked);
    QVERIFY2(play.trouble().contains("disabled"_L1), qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.name, u"Vera Example"_s);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QVERIFY(play.refreshToken().isEmpty());
}

void KeycloakTest::C3_roleTakenAwayMidSession() {
    PlatformPlay play(settings(), personWith(u"pavel"_s, u"pavel-password"_s));
    QVERIFY2(play.signIn() == Step::SignedIn, qPrintable(play.trouble()));
    KeycloakRealm realm(theServer());
    QVERIFY(realm.giveRole(u"pavel"_s, u"Поддержка"_s, false));
    const Step step = play.look();
    QVERIFY(realm.giveRole(u"pavel"_s, u"Поддержка"_s, true));
    QCOMPARE(step, Step::Locked);
    QCOMPARE(play.session->state().account.name, u"Павел Примеров"_s);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QVERIFY(play.refreshToken().isEmpty());
}

void KeycloakTest::throughChromium() {
    if (!Chromium::isInstalled())
        QSKIP("chromium and chromedriver are not on this computer");
    PlatformPlay play(settings(), {});
    Chromium chromium;
    QVERIFY2(chromium.start(), qPrintable(chromium.said()));
    QVERIFY(play.begin());
    QVERIFY2(chromium.open(play.session->state().link), qPrintable(chromium.said()));
    QVERIFY2(chromium.type(u"#username"_s, u"pavel"_s), qPrintable(chromium.said()));
    QVERIFY2(chromium.type(u"#password"_s, u"pavel-password"_s), qPrintable(chromium.said()));
    QVERIFY2(chromium.click(u"#kc-login"_s), qPrintable(chromium.said()));
    QVERIFY2(play.isSoon(Step::SignedIn), qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.admittedBy, QStringList{u"Поддержка"_s});
    // The code is gone from the address, and the page tells the real result.
    QVERIFY(soon([&chromium] { return chromium.address().path() == "/done"_L1; }));
    QVERIFY(!chromium.address().hasQuery());
    QCOMPARE(chromium.text(u"h1"_s), u"You are signed in"_s);
    QCOMPARE(play.askForData(), 200);
}

int main(int count, char** arguments) {
    return runWithPlatform(
        u"keycloak"_s, []() -> QObject* { return new KeycloakTest; }, count, arguments);
}
#include "tst_keycloak.moc"
