// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/profile.h"

#include <QJsonDocument>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

RoleRights role(const QString& name, QList<Screen> screens, std::optional<QStringList> systems = {}) {
    return {.role = name, .screens = std::move(screens), .systems = std::move(systems)};
}

Profile withRoles(QList<RoleRights> roles) {
    Profile profile;
    profile.roles = std::move(roles);
    return profile;
}

Profile fullProfile() {
    Profile profile{.id = u"atelier"_s, .title = u"Мастерская"_s};
    profile.signIn = ProfileSignIn{.issuer = u"https://id.example.com/realms/atelier"_s,
                                   .clientId = u"logloupe"_s,
                                   .scopes = {u"openid"_s, u"profile"_s},
                                   .rolePath = u"groups"_s,
                                   .redirectHost = u"::1"_s,
                                   .audience = u"logs"_s,
                                   .maxAgeSeconds = 0,
                                   .skewSeconds = 0};
    profile.roles = {{.role = u"Поддержка"_s,
                      .screens = {Screen::Orders, Screen::Case},
                      .systems = QStringList{u"shop"_s, u"crm"_s},
                      .reveal = true,
                      .exportEvents = true,
                      .archive = true}};
    profile.sources = {{.name = u"logs"_s,
                        .kind = u"opensearch"_s,
                        .address = u"https://logs.example.com:9200/a?b=c"_s,
                        .options = {{u"index"_s, u"logs-*"_s}},
                        .retention = std::chrono::hours(24 * 30)},
                       {.name = u"here"_s, .kind = u"local"_s, .options = {{u"workspace"_s, u"demo"_s}}}};
    profile.network = {.authorities = {u"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"_s, u"ca.pem"_s},
                       .clientCertificate = u"client.pem"_s,
                       .clientKey = u"client key.pem"_s,
                       .proxy = u"socks5://127.0.0.1:1080"_s};
    profile.retention = std::chrono::hours(24 * 183);
    profile.process = StatusProcess({{"NEW", std::chrono::milliseconds(1500)}, {"DONE", {}, true}});
    profile.zone = "Europe/Moscow";
    profile.maskedKeys = {u"ring_engraving"_s};
    return profile;
}

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private slots:
    void everyKeySurvivesWritingAndReading() {
        const Profile profile = fullProfile();
        const auto read = Profile::parse(profile.toJson());
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, profile);
        QCOMPARE(read->toJson(), profile.toJson());
    }

    void whatIsUsualIsNotWritten() {
        Profile profile{.id = u"a"_s, .title = u"A"_s};
        profile.roles = Profile::standardRoles();
        profile.sources = {{.name = u"here"_s, .kind = u"local"_s}};
        QCOMPARE(QJsonDocument::fromJson(profile.toJson()).object().keys(),
                 (QStringList{u"id"_s, u"sources"_s, u"title"_s, u"version"_s}));
        QCOMPARE(Profile::parse(profile.toJson()).value(), profile);
    }

    void whereItCameFromIsNoPartOfTheFile() {
        Profile profile = fullProfile();
        profile.serverAddress = u"https://profiles.example.com/a.json"_s;
        QVERIFY(!profile.toJson().contains("profiles.example.com"));
        QVERIFY(Profile::parse(profile.toJson()).value().serverAddress.isEmpty());
    }

    void aDiscoveredProcessStaysOne() {
        Profile profile = fullProfile();
        profile.process = StatusProcess({}, true);
        QVERIFY(Profile::parse(profile.toJson()).value().process.isDiscovered());
    }

    void usualRolesReadButNeverReveal() {
        const QList<RoleRights> roles = Profile::standardRoles();
        QCOMPARE(withRoles(roles).admittedRoles(), (QStringList{u"Support"_s, u"Поддержка"_s, u"Поддержка_Logs"_s}));
        for (const RoleRights& one : roles) {
            QVERIFY(one.screens.contains(Screen::Case) && one.screens.contains(Screen::Search));
            QVERIFY(!one.screens.contains(Screen::Charts) && !one.screens.contains(Screen::Orders));
            QVERIFY(!one.systems);
            QVERIFY(!one.reveal && !one.archive);
            QCOMPARE(one.exportEvents, one.role == u"Поддержка_Logs"_s);
        }
    }

    void nobodyHasNoRights() {
        const AccessRights nothing;
        QVERIFY(nothing.isNothing());
        QVERIFY(!nothing.maySee(u"shop"_s));
        for (const Screen screen : allScreens()) {
            QVERIFY(!nothing.mayOpen(screen));
            QVERIFY(AccessRights::everything().mayOpen(screen));
        }
        QVERIFY(AccessRights::everything().maySee(u"shop"_s));
        QCOMPARE(fullProfile().rightsOf({}), nothing);
    }

    /// C2: a role is compared whole.
    void C2_namesOfRolesAreComparedWholeAfterNormalisation_data() {
        QTest::addColumn<QStringList>("account");
        QTest::addColumn<bool>("admitted");
        QTest::newRow("same") << QStringList{u"Поддержка"_s} << true;
        QTest::newRow("longer") << QStringList{u"Поддержка_Logs"_s} << false;
        QTest::newRow("shorter") << QStringList{u"Поддерж"_s} << false;
        QTest::newRow("other case") << QStringList{u"поддержка"_s} << false;
        QTest::newRow("space") << QStringList{u" Поддержка"_s} << false;
        QTest::newRow("latin o") << QStringList{u"Пoддержка"_s} << false;
        QTest::newRow("among others") << QStringList{u"offline_access"_s, u"Поддержка"_s} << true;
        QTest::newRow("none") << QStringList{} << false;
        QTest::newRow("empty") << QStringList{QString()} << false;
    }
    void C2_namesOfRolesAreComparedWholeAfterNormalisation() {
        QFETCH(QStringList, account);
        QFETCH(bool, admitted);
        QCOMPARE(!withRoles({role(u"Поддержка"_s, {Screen::Case})}).rightsOf(account).isNothing(), admitted);
    }

    void C2_composedAndDecomposedLettersAreTheSame() {
        const QString composed = u"Заве\u0439"_s;
        const QString decomposed = u"Заве\u0438\u0306"_s;
        QVERIFY(composed != decomposed);
        QVERIFY(!withRoles({role(composed, {Screen::Case})}).rightsOf({decomposed}).isNothing());
        QVERIFY(!withRoles({role(decomposed, {Screen::Case})}).rightsOf({composed}).isNothing());
        const QByteArray json = QStringLiteral(R"({"id":"a","title":"A","sources":[{"name":"h","kind":"local"}],
                                                   "roles":[{"role":"%1","screens":["case"]}]})")
                                    .arg(decomposed)
                                    .toUtf8();
        QCOMPARE(Profile::parse(json).value().admittedRoles(), QStringList{composed});
    }

    void severalRolesAddUp() {
        QList<RoleRights> roles{role(u"a"_s, {Screen::Tail, Screen::Case}, QStringList{u"shop"_s}),
                                role(u"b"_s, {Screen::Search, Screen::Case}, QStringList{u"crm"_s, u"shop"_s}),
                                role(u"c"_s, {Screen::Errors})};
        roles[0].reveal = true;
        roles[1].exportEvents = true;
        roles[2].archive = true;
        const Profile profile = withRoles(roles);
        const AccessRights both = profile.rightsOf({u"a"_s, u"b"_s});
        QCOMPARE(both.screens, (QList<Screen>{Screen::Case, Screen::Search, Screen::Tail}));
        QCOMPARE(both.systems, (QStringList{u"crm"_s, u"shop"_s}));
        QVERIFY(both.reveal && both.exportEvents && !both.archive);
        QCOMPARE(profile.rightsOf({u"b"_s, u"a"_s}), both);
        // A role without a list sees every system.
        QVERIFY(!profile.rightsOf({u"a"_s, u"b"_s, u"c"_s}).systems);
        QVERIFY(!profile.rightsOf({u"c"_s, u"a"_s}).systems);
    }

    void systemsAreSeenInAnyCaseOfLettersAndEventsWithoutOneOnlyByWhoSeesAll() {
        AccessRights some;
        some.systems = QStringList{u"Shop-API"_s};
        QVERIFY(some.maySee(u"shop-api"_s));
        QVERIFY(!some.maySee(u"shop"_s));
        QVERIFY(!some.maySee({}));
        QVERIFY(AccessRights::everything().maySee({}));
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
