// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sign-in at a real Glewlwyd, the awkward one: resources/platform/glewlwyd/server.sh says in what.

#include "tests/platform/platform_play.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace logloupe;

class GlewlwydTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void roles_data();
    void roles();
    void refreshRotates();
    void deviceGrant();
    void deviceGrantWithoutRole();
    void signOutSaysThatTheProviderWasNotTold();
    void C3_roleTakenAwayMidSession();
    void disabledAccountCannotSignIn();

private:
    [[nodiscard]] static SignInSettings settings();
    /// The way its pages' script goes: sign in, agree, go on.
    [[nodiscard]] Step signIn(PlatformPlay& play, const QString& person);
    /// The person has signed in and agreed, and the client comes back to that address.
    [[nodiscard]] bool agree(PlatformPlay& play, const QString& person, const QString& redirect);
    /// By the code, as the link with it in leads.
    [[nodiscard]] Step signInWithCode(PlatformPlay& play, const QString& person, Step outcome);
    [[nodiscard]] static int asScript(ScriptedBrowser& browser, const QByteArray& method, const QString& path,
                                      const QJsonObject& json);
    [[nodiscard]] bool change(const QString& person, bool isEnabled, const QStringList& roles);

    ScriptedBrowser m_administrator;
};

SignInSettings GlewlwydTest::settings() {
    SignInSettings settings;
    settings.profile = u"glewlwyd"_s;
    settings.issuer = theServer().issuer();
    settings.clientId = u"logloupe"_s;
    settings.rolePath = u"/roles"_s;
    settings.admittedRoles = {u"Support"_s, u"Поддержка"_s};
    return settings;
}

int GlewlwydTest::asScript(ScriptedBrowser& browser, const QByteArray& method, const QString& path, const QJsonObject& json) {
    browser.sendJson(method, QUrl(u"http://127.0.0.1:%1/api/%2"_s.arg(theServer().port()).arg(path)),
                     QJsonDocument(json).toJson());
    return soon([&browser] { return browser.isDone(); }, 40'000) ? browser.last().status : 0;
}

void GlewlwydTest::initTestCase() {
    QCOMPARE(asScript(m_administrator, "POST", u"auth/"_s, {{u"username"_s, u"admin"_s}, {u"password"_s, u"password"_s}}), 200);
}

bool GlewlwydTest::change(const QString& person, bool isEnabled, const QStringList& roles) {
    const QJsonObject user{{u"username"_s, person},
                           {u"name"_s, u"Vera Example"_s},
                           {u"enabled"_s, isEnabled},
                           {u"scope"_s, QJsonArray{u"openid"_s}},
                           {u"roles"_s, QJsonArray::fromStringList(roles)}};
    return asScript(m_administrator, "PUT", u"user/"_s + person, user) == 200;
}

bool GlewlwydTest::agree(PlatformPlay& play, const QString& person, const QString& redirect) {
    const QJsonObject client{{u"client_id"_s, u"logloupe"_s},
                             {u"name"_s, u"LogLoupe"_s},
                             {u"confidential"_s, false},
                             {u"enabled"_s, true},
                             {u"authorization_type"_s, QJsonArray{u"code"_s, u"refresh_token"_s, u"device_authorization"_s}},
                             {u"redirect_uri"_s, QJsonArray{redirect}},
                             {u"scope"_s, QJsonArray{u"openid"_s}},
                             {u"token_endpoint_auth_method"_s, QJsonArray{u"none"_s}}};
    return asScript(m_administrator, "PUT", u"client/logloupe"_s, client) == 200
           && asScript(play.browser, "POST", u"auth/"_s, {{u"username"_s, person}, {u"password"_s, person + u"-password"_s}})
                  == 200
           && asScript(play.browser, "PUT", u"auth/grant/logloupe/"_s, {{u"scope"_s, u"openid"_s}}) == 200;
}

Step GlewlwydTest::signIn(PlatformPlay& play, const QString& person) {
    if (!play.begin())
        return play.step();
    const QUrl link = play.session->state().link;
    if (!agree(play, person, QUrlQuery(link).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded)))
        return Step::WaitingBrowser;
    play.browser.open(QUrl::fromEncoded(link.toEncoded() + "&g_continue"));
    return soon([&play] { return play.browser.isDone() && play.step() != Step::Checking; }, 40'000) ? play.step()
                                                                                                    : Step::Checking;
}

void GlewlwydTest::roles_data() {
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Step>("outcome");
    QTest::newRow("Support") << u"vera"_s << u"Vera Example"_s << Step::SignedIn;
    QTest::newRow("Поддержка, one of two") << u"pavel"_s << u"Павел Примеров"_s << Step::SignedIn;
    QTest::newRow("neither") << u"oleg"_s << u"Oleg Sample"_s << Step::NoRole;
}

void GlewlwydTest::roles() {
    QFETCH(const QString, person);
    QFETCH(const QString, name);
    QFETCH(const Step, outcome);
    PlatformPlay play(settings(), {});
    QVERIFY2(signIn(play, person) == outcome, qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.name, name);
    const bool isIn = outcome == Step::SignedIn;
    QCOMPARE(play.askForData(), isIn ? 200 : 0);
    QCOMPARE(play.data.requests(), isIn ? 1 : 0);
}

void GlewlwydTest::refreshRotates() {
    PlatformPlay play(settings(), {});
    QVERIFY2(signIn(play, u"vera"_s) == Step::SignedIn, qPrintable(play.trouble()));
    const QByteArray before = play.refreshToken();
    QVERIFY2(play.look() == Step::SignedIn, qPrintable(play.trouble()));
    QVERIFY(!play.session->state().providerUnreachable);
    QVERIFY(!before.isEmpty() && play.refreshToken() != before);
    QCOMPARE(play.askForData(), 200);
}

Step GlewlwydTest::signInWithCode(PlatformPlay& play, const QString& person, Step outcome) {
    if (!agree(play, person, u"http://127.0.0.1/callback"_s))
        return Step::SignedOut;
    play.session->signInWithDevice();
    if (!play.isSoon(Step::WaitingDevice))
        return play.step();
    // Its page's script comes back with one parameter more.
    play.browser.open(QUrl::fromEncoded(play.session->state().link.toEncoded() + "&g_continue"));
    return play.isSoon(outcome) ? outcome : play.step();
}

void GlewlwydTest::deviceGrant() {
    PlatformPlay play(settings(), {});
    QVERIFY2(signInWithCode(play, u"vera"_s, Step::SignedIn) == Step::SignedIn, qPrintable(play.trouble()));
    QCOMPARE(play.session->state().account.name, u"Vera Example"_s);
    QCOMPARE(play.askForData(), 200);
    const QByteArray before = play.refreshToken();
    QVERIFY2(play.look() == Step::SignedIn, qPrintable(play.trouble()));
    QVERIFY(!before.isEmpty() && play.refreshToken() != before);
}

void GlewlwydTest::deviceGrantWithoutRole() {
    PlatformPlay play(settings(), {});
    QVERIFY2(signInWithCode(play, u"oleg"_s, Step::NoRole) == Step::NoRole, qPrintable(play.trouble()));
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QVERIFY(play.refreshToken().isEmpty());
}

void GlewlwydTest::signOutSaysThatTheProviderWasNotTold() {
    PlatformPlay play(settings(), {});
    QVERIFY2(signIn(play, u"vera"_s) == Step::SignedIn, qPrintable(play.trouble()));
    play.session->signOut();
    QVERIFY(play.isSoon(Step::SignedOut));
    QVERIFY2(play.trouble().contains("HTTP 401"_L1), qPrintable(play.trouble()));
    QVERIFY(play.refreshToken().isEmpty());
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
}

void GlewlwydTest::C3_roleTakenAwayMidSession() {
    PlatformPlay play(settings(), {});
    QVERIFY2(signIn(play, u"vera"_s) == Step::SignedIn, qPrintable(play.trouble()));
    QVERIFY(change(u"vera"_s, true, {u"mes-operator"_s}));
    const Step step = play.look();
    QVERIFY(change(u"vera"_s, true, {u"Support"_s}));
    QVERIFY2(step == Step::Locked, qPrintable(play.trouble()));
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
    QVERIFY(play.refreshToken().isEmpty());
}

// A session that stands is another matter: this provider (2.7.5) goes on renewing it, and its userinfo goes on answering, for an account that is disabled. No client can
// tell; the role has to be taken away too.
void GlewlwydTest::disabledAccountCannotSignIn() {
    QVERIFY(change(u"vera"_s, false, {u"Support"_s}));
    PlatformPlay play(settings(), {});
    const Step step = signIn(play, u"vera"_s);
    QVERIFY(change(u"vera"_s, true, {u"Support"_s}));
    QCOMPARE(step, Step::WaitingBrowser);
    QCOMPARE(play.browser.last().status, 401);
    QCOMPARE(play.askForData(), 0);
    QCOMPARE(play.data.requests(), 0);
}

int main(int count, char** arguments) {
    return runWithPlatform(
        u"glewlwyd"_s, []() -> QObject* { return new GlewlwydTest; }, count, arguments);
}
#include "tst_glewlwyd.moc"
