// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A workspace whose profile names platforms: what is asked of them beside the local store, who may ask, and what is said of those that cannot be opened.

#include "app/engine/workspace.h"

#include "access_stage.h"
#include "app/engine/await.h"
#include "app/engine/profile_store.h"
#include "memory_source.h"

#include <QDateTime>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

ProfileSource platform(const QString& name, const QString& kind = u"opensearch"_s, const QJsonObject& options = {}) {
    return {name, kind, u"https://logs.example.com"_s, options};
}

/// A profile nobody has to sign in to, with platforms that are no servers.
struct Stage {
    QTemporaryDir folder;
    StageClock clock;
    StageVault vault;
    Profile profile;
    std::unique_ptr<WorkspaceAccess> access;
    QHash<QString, MemorySource*> platforms;
    std::unique_ptr<Workspace> workspace;

    explicit Stage(const QList<ProfileSource>& sources) {
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        profile.id = u"atelier"_s;
        profile.title = u"Atelier"_s;
        profile.sources = QList<ProfileSource>{{.name = u"here"_s, .kind = u"local"_s}} + sources;
        access = std::make_unique<WorkspaceAccess>(profile, AccessParts{vault, clock, folder.filePath(u"access"_s)});
        auto opened = OpenedStore::openFor(profile, OpenMode::ReadWrite, folder.filePath(u"store"_s));
        if (!opened)
            qFatal("no store");
        workspace = std::make_unique<Workspace>(std::move(*opened), *access, nullptr,
                                                [this](const ProfileSource& source, const Profile& whole,
                                                       AccessTokens* tokens) -> Result<std::unique_ptr<EventSource>> {
                                                    if (source.kind != u"opensearch"_s)
                                                        return makePlatformSource(source, whole, tokens);
                                                    auto made = std::make_unique<MemorySource>();
                                                    made->setName(source.name);
                                                    platforms.insert(source.name, made.get());
                                                    return made;
                                                });
    }

    void fill(const QString& name, qint64 time, const QString& order) {
        EventBatchBuilder builder(name);
        builder.append({time}, Severity::Info, 1);
        builder.setText(Field::Service, name.toStdString());
        builder.setText(Field::OrderId, order.toStdString());
        builder.setText(Field::StatusNew, "PAID");
        platforms[name]->setBatches({builder.build()});
    }

    [[nodiscard]] QStringList found(FoundEvents* all = nullptr) const {
        QStringList names;
        bool isDone = false;
        const auto run = collectEvents(workspace->source().search({}), workspace.get(), [&](const FoundEvents& events) {
            for (const EventBatch& batch : events.batches)
                names << batch.source();
            if (all != nullptr)
                *all = events;
            isDone = true;
        });
        return QTest::qWaitFor([&isDone] { return isDone; }) ? names : QStringList{u"timeout"_s};
    }

    [[nodiscard]] static QStringList namesOf(const std::vector<EventSource*>& sources) {
        QStringList names;
        for (const EventSource* source : sources)
            names << source->name();
        return names;
    }
};

} // namespace

class TestWorkspacePlatforms : public QObject {
    Q_OBJECT

private slots:
    void everyQuestionGoesToAll() {
        Stage stage({platform(u"east"_s), platform(u"west"_s)});
        QVERIFY(stage.workspace->hasPlatforms());
        QCOMPARE(Stage::namesOf(stage.workspace->sources()), (QStringList{u"store"_s, u"east"_s, u"west"_s}));
        QCOMPARE(Stage::namesOf(stage.workspace->tailSources()), (QStringList{u"store"_s, u"east"_s, u"west"_s}));
        stage.fill(u"east"_s, 20, u"A-1"_s);
        stage.fill(u"west"_s, 10, u"A-2"_s);
        FoundEvents all;
        QCOMPARE(stage.found(&all), (QStringList{u"west"_s, u"east"_s}));
        QCOMPARE(all.outcome.kind, Outcome::Kind::Complete);
        QCOMPARE(all.outcome.completeness.sources.size(), 3);
        QVERIFY(stage.workspace->unreadableSources().isEmpty());
    }

    void onePlatformThatFailsHidesNothing() {
        Stage stage({platform(u"east"_s), platform(u"west"_s)});
        stage.fill(u"east"_s, 20, u"A-1"_s);
        stage.platforms[u"west"_s]->failWith(Error{ErrorKind::Auth, u"Sign in."_s});
        FoundEvents all;
        QCOMPARE(stage.found(&all), QStringList{u"east"_s});
        QCOMPARE(all.outcome.kind, Outcome::Kind::Partial);
        QCOMPARE(all.outcome.completeness.sources.at(2).name, u"west"_s);
        QCOMPARE(all.outcome.completeness.sources.at(2).reason, u"Sign in."_s);
    }

    void onlyTheChosenAreAsked_data() {
        QTest::addColumn<QStringList>("chosen");
        QTest::newRow("one platform") << QStringList{u"west"_s};
        QTest::newRow("the store and a platform") << QStringList{u"store"_s, u"east"_s};
        QTest::newRow("with a name that is none of them") << QStringList{u"west"_s, u"live"_s};
    }
    void onlyTheChosenAreAsked() {
        QFETCH(QStringList, chosen);
        Stage stage({platform(u"east"_s), platform(u"west"_s)});
        stage.fill(u"east"_s, 20, u"A-1"_s);
        stage.fill(u"west"_s, 10, u"A-2"_s);
        stage.workspace->chooseSources(chosen);
        QStringList expected{u"east"_s, u"west"_s};
        expected.removeIf([&chosen](const QString& name) { return !chosen.contains(name); });
        QCOMPARE(stage.found(), expected);
        QCOMPARE(stage.platforms[u"east"_s]->searches, chosen.contains(u"east"_s) ? 1 : 0);
        QCOMPARE(stage.platforms[u"west"_s]->searches, chosen.contains(u"west"_s) ? 1 : 0);
    }

    void whereAPlatformGoesOnTimeDoesToo() {
        Stage stage({platform(u"east"_s)});
        const TimePoint before = TimePoint::fromMilliseconds(QDateTime::currentMSecsSinceEpoch());
        QVERIFY(stage.workspace->now() >= before);
        QVERIFY(!stage.workspace->isAsOfLastEvent());
        Stage local({});
        QVERIFY(!local.workspace->hasPlatforms());
        QCOMPARE(&local.workspace->source(), local.workspace->sources().front());
    }

    void thePopulationOfAPlatformIsBounded_data() {
        QTest::addColumn<QStringList>("chosen");
        QTest::newRow("of all") << QStringList{};
        QTest::newRow("of the platform alone") << QStringList{u"east"_s};
    }
    void thePopulationOfAPlatformIsBounded() {
        QFETCH(QStringList, chosen);
        Stage stage({platform(u"east"_s)});
        WorkspaceSettings settings = stage.workspace->settings();
        settings.process = StatusProcess({}, true);
        QVERIFY(stage.workspace->changeSettings(settings));
        if (!chosen.isEmpty())
            stage.workspace->chooseSources(chosen);
        bool isDone = false;
        stage.workspace->population().request(stage.workspace.get(), [&](const auto&) { isDone = true; });
        QTRY_VERIFY(isDone);
        const std::vector<TransitionsRequest>& asked = stage.platforms[u"east"_s]->transitionRequests;
        QCOMPARE(asked.size(), size_t(1));
        QVERIFY(!asked.front().range.isUnbounded());
        QCOMPARE(asked.front().range.length(), Duration(std::chrono::hours(24 * 14)));
        QCOMPARE(asked.front().range.end - asked.front().since, Duration(std::chrono::hours(24 * 30)));
    }

    void whoMaySeeNothingAsksNobody() {
        AccessStage stage;
        stage.profile.sources.append(platform(u"east"_s));
        stage.restart();
        MemorySource* east = nullptr;
        auto opened = OpenedStore::openFor(stage.profile, OpenMode::ReadWrite, stage.folder.filePath(u"store"_s));
        QVERIFY(opened);
        AccessTokens* given = nullptr;
        Workspace workspace(
            std::move(*opened), *stage.access, nullptr,
            [&](const ProfileSource& source, const Profile&, AccessTokens* tokens) -> Result<std::unique_ptr<EventSource>> {
                auto made = std::make_unique<MemorySource>();
                made->setName(source.name);
                east = made.get();
                given = tokens;
                return made;
            });
        QCOMPARE(given, static_cast<AccessTokens*>(stage.access->session()));
        std::optional<Outcome> outcome;
        const auto run = collectEvents(workspace.source().search({}), &workspace,
                                       [&](const FoundEvents& events) { outcome = events.outcome; });
        QTRY_VERIFY(outcome);
        QCOMPARE(outcome->kind, Outcome::Kind::Failed);
        QCOMPARE(outcome->error->kind, ErrorKind::Forbidden);
        QCOMPARE(east->searches, 0);
    }

    void whatCannotBeOpenedIsNamed() {
        Stage stage({platform(u"east"_s), platform(u"metrics"_s, u"loki"_s)});
        QCOMPARE(Stage::namesOf(stage.workspace->sources()), (QStringList{u"store"_s, u"east"_s}));
        QCOMPARE(stage.workspace->unreadableSources().size(), 1);
        const SourceHealth health = stage.workspace->unreadableSources().first();
        QCOMPARE(health.name, u"metrics"_s);
        QCOMPARE(health.state, u"This version cannot read from loki yet."_s);
        QVERIFY(!health.reachable);
    }

    void elasticSourcesAreMadeFromTheirOptions_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("isMade");
        QTest::newRow("opensearch") << u"opensearch"_s << QJsonObject() << QString() << true;
        QTest::newRow("elasticsearch") << u"elasticsearch"_s << QJsonObject{{u"index"_s, u"logs-shop-*"_s}} << QString()
                                       << true;
        QTest::newRow("an option that is none")
            << u"opensearch"_s << QJsonObject{{u"indx"_s, u"logs-*"_s}} << QString() << false;
        const auto secret = [](const QString& file) {
            return QJsonObject{{u"credentials"_s, u"api_key"_s}, {u"secret_file"_s, file}};
        };
        QTest::newRow("a secret beside the profile") << u"elasticsearch"_s << secret(u"logs.key"_s) << QString() << true;
        QTest::newRow("a secret anywhere") << u"elasticsearch"_s << secret(u"/etc/logloupe/logs.key"_s) << QString() << true;
        const QString server = u"https://profiles.example.com/p.json"_s;
        QTest::newRow("a server names a file") << u"elasticsearch"_s << secret(u"logs.key"_s) << server << true;
        QTest::newRow("a server names any file")
            << u"elasticsearch"_s << secret(u"/etc/ssh/ssh_host_ed25519_key"_s) << server << false;
        QTest::newRow("a server climbs") << u"elasticsearch"_s << secret(u"../../.ssh/id_ed25519"_s) << server << false;
        QTest::newRow("a server descends") << u"elasticsearch"_s << secret(u"other/logs.key"_s) << server << false;
        QTest::newRow("another kind") << u"splunk"_s << QJsonObject() << QString() << false;
    }
    void elasticSourcesAreMadeFromTheirOptions() {
        QFETCH(QString, kind);
        QFETCH(QJsonObject, options);
        QFETCH(QString, server);
        QFETCH(bool, isMade);
        Profile profile;
        profile.id = u"atelier"_s;
        profile.serverAddress = server;
        const auto made = makePlatformSource(platform(u"logs"_s, kind, options), profile, nullptr);
        QCOMPARE(made.has_value(), isMade);
        if (made) {
            QCOMPARE((*made)->name(), u"logs"_s);
        } else {
            QCOMPARE(made.error().kind, ErrorKind::Usage);
            QVERIFY(!made.error().message.contains(u"id_ed25519"_s));
        }
    }

    void aSecretIsLookedForBesideItsProfile() {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"atelier.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("{'id':'atelier','title':'Atelier','sign_in':{'issuer':'https://id.example.com','client_id':'l'},"
                              "'sources':[{'name':'logs','kind':'elasticsearch','address':'https://logs.example.com',"
                              "'options':{'credentials':'api_key','secret_file':'logs.key'}}]}")
                       .replace('\'', '"'));
        file.close();
        const auto profile = readProfileFile(file.fileName());
        QVERIFY2(profile, profile ? "" : qPrintable(profile.error().message));
        QCOMPARE(profile->sources.first().options.value(u"secret_file"_s).toString(), folder.filePath(u"logs.key"_s));
    }
};

QTEST_GUILESS_MAIN(TestWorkspacePlatforms)
#include "tst_workspace_platforms.moc"
