// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Commands with a profile, from the words of the command line to the exit code, against a provider of the test's own.

#include "app/cli/profile_run.h"

#include "access_stage.h"
#include "tests/servers/elastic_stub.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

/// What a keyring keeps from one run of the program to the next.
QHash<QString, QByteArray> keyring;

class LastingVault : public StageVault {
public:
    LastingVault() { kept = keyring; }
    ~LastingVault() override { keyring = kept; }
    Q_DISABLE_COPY_MOVE(LastingVault)
};

struct RanHere {
    int code = -1;
    QByteArray out;
    QString err;
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestProfileRun : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestProvider> m_provider;
    ScriptedBrowser m_browser;

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }

    void writeProfile(const QByteArray& roles = {}, const QByteArray& platforms = {}) const {
        QByteArray json = "{'id':'atelier','title':'Atelier','sign_in':{'issuer':'" + m_provider->issuer().toUtf8()
                          + "','client_id':'logloupe'}," + roles + "'sources':[{'name':'here','kind':'local'}" + platforms
                          + "]}";
        json.replace('\'', '"');
        QFile file(path(u"profile.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) == json.size());
    }

    /// The words after `logloupe --profile …`; a browser that a person sits at where `browses`.
    [[nodiscard]] RanHere run(const QStringList& words, bool browses = false) {
        const QString errors = path(u"stderr.txt"_s);
        const int terminal = ::dup(2);
        const int file = ::open(qPrintable(errors), O_CREAT | O_TRUNC | O_WRONLY, 0600);
        ::dup2(file, 2);
        const auto line = parseCommandLine(QStringList{u"--profile"_s, path(u"profile.json"_s)} + words);
        RanHere ran;
        if (line) {
            QFile::remove(path(u"stdout.txt"_s));
            Console console(true);
            const auto written = console.writeInto(path(u"stdout.txt"_s));
            SignInCommand::OpenLink openLink;
            if (browses)
                openLink = [this](const QUrl& link) {
                    m_browser.open(m_provider->authorize(link));
                    return true;
                };
            ProfileRun command(*line, console, std::make_unique<LastingVault>(), openLink);
            QMetaObject::invokeMethod(
                &command, [&command] { command.start(); }, Qt::QueuedConnection);
            ran.code = written ? QCoreApplication::exec() : -1;
            const auto done = console.finish();
        }
        ::dup2(terminal, 2);
        ::close(terminal);
        ::close(file);
        ran.out = contentOf(path(u"stdout.txt"_s));
        ran.err = QString::fromUtf8(contentOf(errors));
        return ran;
    }

    [[nodiscard]] bool fillStore() {
        QFile file(path(u"events.ndjson"_s));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        for (const char* system : {"shop", "crm", "shop"})
            file.write(QByteArray("{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"service.name\":\"") + system
                       + "\",\"order.id\":\"A-1\",\"message\":\"by " + system + "\"}\n");
        file.close();
        const RanHere ran = run({u"import"_s, file.fileName()});
        if (ran.code != 0)
            qWarning("%s", qPrintable(ran.err));
        return ran.code == 0;
    }

    /// A platform with one event of A-1, between the store's in time, which lets everybody in.
    [[nodiscard]] std::unique_ptr<ElasticStub> startPlatform() const {
        auto stub = std::make_unique<ElasticStub>();
        for (const auto& [field, type] : {std::pair{u"@timestamp"_s, u"date"_s}, std::pair{u"service.name"_s, u"keyword"_s},
                                          std::pair{u"order.id"_s, u"keyword"_s},
                                          std::pair{u"order.status.new"_s, u"keyword"_s}, std::pair{u"message"_s, u"text"_s}})
            stub->fields.insert(field, ElasticStub::caps(type, type != u"text"));
        stub->add(u"1"_s, QJsonObject{{u"@timestamp"_s, u"2026-05-01T09:00:00.000Z"_s},
                                      {u"service.name"_s, u"mes"_s},
                                      {u"order.id"_s, u"A-1"_s},
                                      {u"message"_s, u"by the platform"_s}});
        writeProfile({}, platformIn(*stub));
        return stub;
    }
    [[nodiscard]] static QByteArray platformIn(const ElasticStub& stub) {
        return ",{'name':'logs','kind':'opensearch','address':'http://127.0.0.1:" + QByteArray::number(stub.port())
               + "','options':{'credentials':'none'}}";
    }

private slots:
    void init() {
        keyring.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_folder->path().toUtf8());
        m_provider = std::make_unique<TestProvider>();
        writeProfile();
    }

    void whoIsNotSignedInIsToldWhatToDo_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("whoami") << QStringList{u"whoami"_s};
        QTest::newRow("search") << QStringList{u"search"_s};
        QTest::newRow("case") << QStringList{u"case"_s, u"A-1"_s};
        QTest::newRow("import") << QStringList{u"import"_s, u"/dev/null"_s};
        QTest::newRow("sources") << QStringList{u"sources"_s};
    }
    void whoIsNotSignedInIsToldWhatToDo() {
        QFETCH(QStringList, words);
        const RanHere ran = run(words);
        QCOMPARE(ran.code, 4);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(ran.err, u"“Atelier” asks you to sign in first. Run: logloupe --profile atelier sign-in\n"_s);
        QVERIFY(!QFileInfo::exists(path(u"logloupe/workspaces/profile-atelier"_s)));
    }

    void signInThenReadThenSignOut() {
        const RanHere in = run({u"sign-in"_s}, true);
        QVERIFY2(in.code == 0, qPrintable(in.err));
        QVERIFY(in.out.contains("Account: Vera Example\n"));
        QVERIFY(in.out.contains("Roles: Support\n"));
        QVERIFY(in.err.contains(u"http://127.0.0.1:"_s));
        QVERIFY(!keyring.isEmpty());

        const RanHere who = run({u"whoami"_s, u"--format"_s, u"json"_s});
        QCOMPARE(who.code, 0);
        const QJsonObject facts = QJsonDocument::fromJson(who.out).object();
        QCOMPARE(facts.value(u"profile"_s).toString(), u"atelier"_s);
        QCOMPARE(facts.value(u"account"_s).toString(), u"Vera Example"_s);
        QCOMPARE(facts.value(u"signed_in"_s), QJsonValue(true));
        QCOMPARE(facts.value(u"admitted_by"_s), QJsonValue(QJsonArray{u"Support"_s}));
        QCOMPARE(facts.value(u"export"_s), QJsonValue(false));
        QVERIFY(facts.value(u"systems"_s).isNull());
        QVERIFY(!facts.value(u"until"_s).toString().isEmpty());

        QVERIFY(fillStore());
        const RanHere found = run({u"search"_s, u"order.id:A-1"_s, u"--format"_s, u"ndjson"_s});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.out.count('\n'), 3);
        const RanHere sources = run({u"sources"_s, u"--format"_s, u"json"_s});
        QCOMPARE(QJsonDocument::fromJson(sources.out).array().at(0).toObject().value(u"signed_in"_s), QJsonValue(true));

        const RanHere again = run({u"sign-in"_s}, true);
        QCOMPARE(again.code, 0);
        QVERIFY(again.err.contains(u"Signed in already."_s));

        const RanHere out = run({u"sign-out"_s});
        QCOMPARE(out.code, 0);
        QVERIFY(keyring.isEmpty());
        QVERIFY(m_provider->count(ProviderEndpoint::Revocation) > 0);
        QCOMPARE(run({u"search"_s}).code, 4);
    }

    void theDeviceGrantNeedsNoBrowser() {
        // The person types the code as soon as there is one.
        QTimer person;
        connect(&person, &QTimer::timeout, this, [this] {
            if (m_provider->count(ProviderEndpoint::Device) > 0)
                m_provider->approveDevice();
        });
        person.start(10);
        const RanHere in = run({u"sign-in"_s, u"--device"_s});
        QVERIFY2(in.code == 0, qPrintable(in.err));
        QVERIFY(in.err.contains(u"on any device"_s));
        QVERIFY(in.out.contains("Account: Vera Example\n"));
        QCOMPARE(m_provider->count(ProviderEndpoint::Authorize), 0);
    }

    void C1_withoutARoleNothingIsReadAndNothingKept() {
        m_provider->person.roles = {u"offline_access"_s};
        const RanHere in = run({u"sign-in"_s}, true);
        QCOMPARE(in.code, 4);
        QCOMPARE(in.out, QByteArray());
        QVERIFY(in.err.contains(
            u"Vera Example is signed in, but has none of the roles that are let in: Support, Поддержка, Поддержка_Logs."_s));
        QVERIFY(keyring.isEmpty());
    }

    void aRefusedSignInIsNoAccess() {
        m_provider->turnOn(ProviderFault::Denied);
        const RanHere in = run({u"sign-in"_s}, true);
        QCOMPARE(in.code, 4);
        QVERIFY(!in.err.isEmpty());
    }

    void whatTheRoleDoesNotAllowIsRefusedWithItsName() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        const RanHere exported = run({u"export"_s, u"-o"_s, path(u"all.ndjson"_s)});
        QCOMPARE(exported.code, 4);
        QCOMPARE(exported.err, u"Your role Support does not allow this: write events into a file.\n"_s);
        QVERIFY(!QFileInfo::exists(path(u"all.ndjson"_s)));
        const RanHere figures = run({u"durations"_s});
        QCOMPARE(figures.code, 4);
        QCOMPARE(figures.err, u"Your role Support does not allow this: Charts.\n"_s);
    }

    void systemsOutOfTheRoleAreNotFound() {
        writeProfile("'roles':[{'role':'Support','screens':['case','search','sources'],'systems':['shop'],'export':true}],");
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        QVERIFY(fillStore());
        const RanHere found = run({u"search"_s, u"--format"_s, u"ndjson"_s});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.out.count('\n'), 2);
        QVERIFY(!found.out.contains("crm"));
        const RanHere hidden = run({u"search"_s, u"service.name:crm"_s});
        QCOMPARE(hidden.code, 4);
        QVERIFY(hidden.err.contains(u"Your role cannot see crm."_s));
        QCOMPARE(run({u"export"_s, u"-o"_s, path(u"all.ndjson"_s)}).code, 0);
        QCOMPARE(contentOf(path(u"all.ndjson"_s)).count('\n'), 2);
        const RanHere top = run({u"top"_s, u"service.name"_s, u"--format"_s, u"json"_s});
        QVERIFY(top.out.contains("shop") && !top.out.contains("crm"));
    }

    void aProfilesWorkspaceIsOpenedThroughItAlone() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        QVERIFY(fillStore());
        const auto opened = OpenedStore::open(u"profile-atelier"_s, OpenMode::ReadOnly);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Auth);
        QVERIFY(opened.error().message.contains(u"--profile atelier"_s));
    }

    void aRoleTakenAwayLocksTheNextCommand() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        m_provider->person.roles = {};
        QCOMPARE(run({u"search"_s}).code, 4);
        QVERIFY(keyring.isEmpty());
    }

    void anUnreachableProviderIsAFailureAndForgetsNothing() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        m_provider->spoil(ProviderEndpoint::Discovery, Spoil::Status503);
        const RanHere ran = run({u"search"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY(!ran.err.isEmpty());
        QVERIFY(!keyring.isEmpty());
        m_provider->mend(ProviderEndpoint::Discovery);
        QCOMPARE(run({u"whoami"_s}).code, 0);
    }

    void aPlatformAnswersBesideTheStore() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        QVERIFY(fillStore());
        const auto platform = startPlatform();
        const QStringList search{u"search"_s, u"order.id:A-1"_s, u"--format"_s, u"ndjson"_s};
        const RanHere all = run(search);
        QVERIFY2(all.code == 0, qPrintable(all.err));
        QCOMPARE(all.out.count('\n'), 4);
        QVERIFY(all.out.left(all.out.indexOf('\n')).contains("by the platform"));
        const RanHere one = run(search + QStringList{u"--source"_s, u"logs"_s});
        QVERIFY2(one.code == 0, qPrintable(one.err));
        QCOMPARE(one.out.count('\n'), 1);
        const int asked = platform->asked("_search");
        const RanHere store = run(search + QStringList{u"--source"_s, u"profile-atelier"_s});
        QCOMPARE(store.code, 0);
        QCOMPARE(store.out.count('\n'), 3);
        QCOMPARE(platform->asked("_search"), asked);
        const RanHere both = run(search + QStringList{u"--source"_s, u"logs"_s, u"--source"_s, u"profile-atelier"_s});
        QCOMPARE(both.out, all.out);
        const RanHere none = run(search + QStringList{u"--source"_s, u"log"_s});
        QCOMPARE(none.code, 2);
        QVERIFY(none.err.contains(u"There are: profile-atelier, logs."_s));
        const RanHere found = run({u"case"_s, u"A-1"_s, u"--format"_s, u"json"_s});
        QVERIFY2(found.code == 0, qPrintable(found.err));
        QCOMPARE(QJsonDocument::fromJson(found.out).object().value(u"events"_s).toInt(), 4);
    }

    void sourcesListsThePlatform() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        const auto platform = startPlatform();
        const RanHere ran = run({u"sources"_s, u"--format"_s, u"json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        const QJsonArray sources = QJsonDocument::fromJson(ran.out).array();
        QCOMPARE(sources.size(), 2);
        const QJsonObject logs = sources.at(1).toObject();
        QCOMPARE(logs.value(u"name"_s).toString(), u"logs"_s);
        QCOMPARE(logs.value(u"reachable"_s), QJsonValue(true));
        QVERIFY(logs.value(u"fields"_s).toArray().contains(u"order.id"_s));
        const RanHere one = run({u"sources"_s, u"--source"_s, u"logs"_s, u"--format"_s, u"json"_s});
        QCOMPARE(QJsonDocument::fromJson(one.out).array().size(), 1);
    }

    void aPlatformThatIsGoneIsNamed() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        QVERIFY(fillStore());
        auto platform = startPlatform();
        platform.reset();
        const RanHere all = run({u"search"_s, u"--format"_s, u"ndjson"_s});
        QVERIFY2(all.code == 3, qPrintable(all.err));
        QCOMPARE(all.out.count('\n'), 3);
        QVERIFY2(all.err.contains(u"logs: "_s), qPrintable(all.err));
        const RanHere alone = run({u"search"_s, u"--source"_s, u"logs"_s, u"--format"_s, u"ndjson"_s});
        QVERIFY2(alone.code == 1, qPrintable(alone.err));
        QCOMPARE(alone.out, QByteArray());
        QVERIFY(!alone.err.isEmpty());
    }

    void aPlatformThatCannotBeReadIsNamed() {
        QVERIFY(run({u"sign-in"_s}, true).code == 0);
        QVERIFY(fillStore());
        writeProfile({}, ",{'name':'metrics','kind':'loki','address':'https://metrics.example.com'}");
        const RanHere all = run({u"search"_s, u"--format"_s, u"ndjson"_s});
        QCOMPARE(all.code, 3);
        QVERIFY(all.err.contains(u"metrics: This version cannot read from loki yet."_s));
        const RanHere alone = run({u"search"_s, u"--source"_s, u"metrics"_s});
        QCOMPARE(alone.code, 2);
        QVERIFY(alone.err.contains(u"metrics: This version cannot read from loki yet."_s));
        QCOMPARE(run({u"search"_s, u"--source"_s, u"profile-atelier"_s}).code, 0);
        const RanHere sources = run({u"sources"_s, u"--format"_s, u"json"_s});
        QCOMPARE(QJsonDocument::fromJson(sources.out).array().size(), 2);
    }

    /// B10: codes and tokens are in none of the outputs and in no file.
    void B10_noSecretIsWrittenAnywhere() {
        QByteArray told;
        for (const QStringList& words :
             {QStringList{u"sign-in"_s}, QStringList{u"whoami"_s}, QStringList{u"whoami"_s, u"-f"_s, u"json"_s},
              QStringList{u"search"_s}, QStringList{u"sources"_s}, QStringList{u"sign-out"_s}}) {
            const RanHere ran = run(words, true);
            told += ran.out + ran.err.toUtf8();
        }
        QVERIFY(m_provider->secrets().size() >= 3);
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            told += contentOf(files.next());
        QVERIFY(told.size() > 1000);
        for (const QByteArray& secret : m_provider->secrets())
            QVERIFY(!told.contains(secret));
    }
};

QTEST_GUILESS_MAIN(TestProfileRun)
#include "tst_profile_run.moc"
