// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/profile_store.h"

#include "tests/servers/http_test_server.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

const QByteArray pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

QByteArray profileJson(const QByteArray& id, const QByteArray& title, const QByteArray& more = {}) {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\",\"sources\":[{\"name\":\"here\",\"kind\":\"local\"}]" + more
           + '}';
}

} // namespace

class TestProfileStore : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    HttpTestResponse m_answer;
    HttpTestServer m_server{[this](const HttpTestRequest&) { return m_answer; }};

    [[nodiscard]] QString stored() const { return m_folder->filePath(u"config/profiles"_s); }
    QString write(const QString& name, const QByteArray& bytes) const {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    [[nodiscard]] static QString messageOf(const Result<Profile>& result) {
        return result ? QString() : result.error().message;
    }
    /// What an address gives.
    [[nodiscard]] Result<Profile> fetched(ProfileStore& store, const QString& address) {
        std::optional<Result<Profile>> answer;
        store.fetch(address, this, [&answer](Result<Profile> result) { answer = std::move(result); });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer
                                                                         : failure({ErrorKind::Usage, u"no answer"_s});
    }
    [[nodiscard]] Result<Profile> refreshed(ProfileStore& store, const QString& id) {
        std::optional<Result<Profile>> answer;
        store.refresh(id, this, [&answer](Result<Profile> result) { answer = std::move(result); });
        return QTest::qWaitFor([&answer] { return answer.has_value(); }) ? *answer
                                                                         : failure({ErrorKind::Usage, u"no answer"_s});
    }
    [[nodiscard]] QString address() const { return m_server.url(u"/profile.json"_s).toString(); }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_answer = {.body = profileJson("served", "Served")};
    }

    void aFileIsKeptForItsOwnerAlone() {
        ProfileStore store(stored());
        QSignalSpy changed(&store, &ProfileStore::changed);
        const auto added = store.addFile(write(u"handed.json"_s, profileJson("atelier", "Atelier")));
        QCOMPARE(messageOf(added), QString());
        QCOMPARE(changed.size(), 1);
        const QString file = stored() + u"/atelier.json"_s;
        QCOMPARE(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(QFileInfo(stored()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const ProfileStore again(stored());
        QCOMPARE(again.profiles().size(), size_t(1));
        QCOMPARE(*again.find(u"atelier"_s)->profile, *added);
        QVERIFY(again.find(u"atelier"_s)->changed.isValid());
    }

    void pemFilesBesideTheProfileAreTakenIn() {
        write(u"company ca.pem"_s, pem);
        const QByteArray more = R"(,"network":{"authorities":["company ca.pem"]})";
        ProfileStore store(stored());
        QCOMPARE(messageOf(store.addFile(write(u"a.json"_s, profileJson("a", "A", more)))), QString());
        QCOMPARE(store.find(u"a"_s)->profile->network.authorities, QStringList{QString::fromLatin1(pem)});
        QFile::remove(m_folder->filePath(u"company ca.pem"_s));
        QCOMPARE(ProfileStore(stored()).find(u"a"_s)->profile->network.authorities, QStringList{QString::fromLatin1(pem)});
    }

    void pemFilesThatAreNoneAreRefused() {
        const QByteArray more = R"(,"network":{"authorities":["ca.pem"]})";
        const QString file = write(u"a.json"_s, profileJson("a", "A", more));
        ProfileStore store(stored());
        QCOMPARE(messageOf(store.addFile(file)),
                 u"/network/authorities/0: there is no file “ca.pem” beside the profile that can be read."_s);
        for (const QByteArray& content : {QByteArray("no pem"), pem + QByteArray(70000, 'x')}) {
            write(u"ca.pem"_s, content);
            QCOMPARE(messageOf(store.addFile(file)),
                     u"/network/authorities/0: the file “ca.pem” is no PEM file, or larger than 64 KiB."_s);
        }
        QVERIFY(store.profiles().empty());
    }

    void aBrokenFileHidesNoOther() {
        ProfileStore store(stored());
        QVERIFY(store.addFile(write(u"b.json"_s, profileJson("b", "Zebra"))).has_value());
        QVERIFY(store.addFile(write(u"c.json"_s, profileJson("c", "Apple"))).has_value());
        write(u"config/profiles/broken.json"_s, "{\"id\":");
        write(u"config/profiles/renamed.json"_s, profileJson("other", "Other"));
        write(u"config/profiles/huge.json"_s, QByteArray((1 << 20) + 1, ' '));
        write(u"config/profiles/notes.txt"_s, "nothing");
        store.reload();
        QStringList titles;
        for (const StoredProfile& profile : store.profiles())
            titles << profile.title();
        QCOMPARE(titles, (QStringList{u"Apple"_s, u"broken"_s, u"huge"_s, u"renamed"_s, u"Zebra"_s}));
        QVERIFY(store.find(u"broken"_s)->error && store.find(u"huge"_s)->error);
        QCOMPARE(store.find(u"renamed"_s)->error->message,
                 u"The file is named “renamed”, but its profile “other”. Name them alike."_s);
        QVERIFY(store.remove(u"broken"_s).has_value());
        QVERIFY(store.find(u"broken"_s) == nullptr);
        QVERIFY(!store.remove(u"broken"_s).has_value());
    }

    void filesThatCannotBeReadSaySo() {
        ProfileStore store(stored());
        for (const QString& path : {m_folder->filePath(u"none.json"_s), m_folder->path()}) {
            const auto added = store.addFile(path);
            QVERIFY(!added);
            QCOMPARE(added.error().kind, ErrorKind::Storage);
        }
        QVERIFY(!QFileInfo::exists(stored()));
    }

    void anEditedProfileIsKeptOnlyWhereItCanBeRead() {
        ProfileStore store(stored());
        Profile profile = store.addFile(write(u"a.json"_s, profileJson("a", "A"))).value();
        profile.title = u"Б"_s;
        QVERIFY(store.save(profile).has_value());
        QCOMPARE(store.find(u"a"_s)->title(), u"Б"_s);
        profile.title.clear();
        QVERIFY(!store.save(profile).has_value());
        QCOMPARE(store.find(u"a"_s)->title(), u"Б"_s);
    }

    void anAddressIsFetchedAndRemembered() {
        ProfileStore store(stored());
        const auto profile = fetched(store, address());
        QCOMPARE(messageOf(profile), QString());
        QCOMPARE(profile->serverAddress, address());
        QVERIFY(!store.isFetching());
        m_answer.body = profileJson("served", "Served anew");
        ProfileStore again(stored());
        QCOMPARE(again.find(u"served"_s)->profile->serverAddress, address());
        QCOMPARE(messageOf(refreshed(again, u"served"_s)), QString());
        QCOMPARE(again.find(u"served"_s)->title(), u"Served anew"_s);
        QVERIFY(again.remove(u"served"_s).has_value());
        QCOMPARE(QDir(stored()).entryList(QDir::Files), QStringList());
    }

    void whatAServerSendsWrongIsRefusedAndNothingKept_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("start");
        const auto row = [](const char* name, int status, const QByteArray& location, const QByteArray& body,
                            const QString& start) { QTest::newRow(name) << status << location << body << start; };
        row("404", 404, {}, {}, u"There is no profile at this address."_s);
        row("500", 500, {}, profileJson("served", "S"), u"The server did not give the profile: it answered 500."_s);
        row("elsewhere", 302, "https://evil.example/p.json", {}, u"The server sends on to another address."_s);
        row("a page", 200, {}, "<!DOCTYPE html><html><body>Sign in</body></html>",
            u"What the server sent is no profile that can be used."_s);
        row("empty", 200, {}, {}, u"What the server sent is no profile that can be used."_s);
        row("wrong", 200, {}, profileJson("a b", "S"),
            u"What the server sent is no profile that can be used. /id: found “a b”."_s);
        row("twice", 200, {}, "{\"id\":\"a\",\"id\":\"a\"}",
            u"What the server sent is no profile that can be used. /id: this key comes twice."_s);
        row("pem file", 200, {}, profileJson("served", "S", R"(,"network":{"authorities":["ca.pem"]})"),
            u"What the server sent is no profile that can be used. /network/authorities/0: "_s);
        row("too much", 200, {}, profileJson("served", "S") + QByteArray(2 << 20, ' '), QString());
    }
    void whatAServerSendsWrongIsRefusedAndNothingKept() {
        QFETCH(int, status);
        QFETCH(QByteArray, location);
        QFETCH(QByteArray, body);
        QFETCH(QString, start);
        ProfileStore store(stored());
        QVERIFY(fetched(store, address()).has_value());
        const auto before = *store.find(u"served"_s)->profile;
        m_answer = {.status = status, .body = body};
        if (!location.isEmpty())
            m_answer.headers.append({"Location", location});
        const QString first = messageOf(fetched(store, m_server.url(u"/other.json"_s).toString()));
        QVERIFY2(!first.isEmpty() && first.startsWith(start), qPrintable(first));
        const QString second = messageOf(refreshed(store, u"served"_s));
        QVERIFY2(!second.isEmpty() && second.startsWith(start), qPrintable(second));
        QCOMPARE(store.profiles().size(), size_t(1));
        QCOMPARE(*store.find(u"served"_s)->profile, before);
    }

    void noServerTakesAnothersPlace() {
        ProfileStore store(stored());
        QVERIFY(store.addFile(write(u"a.json"_s, profileJson("served", "Mine"))).has_value());
        QVERIFY(messageOf(fetched(store, address()))
                    .startsWith(u"The profile “served” is there already and comes from elsewhere."_s));
        QCOMPARE(store.find(u"served"_s)->title(), u"Mine"_s);
        QVERIFY(store.remove(u"served"_s).has_value());
        QVERIFY(fetched(store, address()).has_value());
        QVERIFY(messageOf(fetched(store, m_server.url(u"/other.json"_s).toString()))
                    .startsWith(u"The profile “served” is there already"_s));
        QVERIFY(
            messageOf(store.addFile(m_folder->filePath(u"a.json"_s))).startsWith(u"The profile “served” is there already"_s));
        m_answer.body = profileJson("other", "Other");
        QVERIFY(messageOf(refreshed(store, u"served"_s)).startsWith(u"The server now gives another profile"_s));
        QCOMPARE(store.profiles().size(), size_t(1));
    }

    void noProfileIsAskedForOnAnUnsafeWay_data() {
        QTest::addColumn<QString>("address");
        QTest::newRow("plain") << u"http://profiles.example.com/p.json"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("name") << u"https://a:b@127.0.0.1/p.json"_s;
        QTest::newRow("none") << u"https://"_s;
        QTest::newRow("nothing") << QString();
    }
    void noProfileIsAskedForOnAnUnsafeWay() {
        QFETCH(QString, address);
        ProfileStore store(stored());
        const auto profile = fetched(store, address);
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Usage);
    }

    void aProfileOfAFileCannotBeFetchedAnew() {
        ProfileStore store(stored());
        QVERIFY(store.addFile(write(u"a.json"_s, profileJson("a", "A"))).has_value());
        QVERIFY(!refreshed(store, u"a"_s));
        QVERIFY(!refreshed(store, u"none"_s));
    }

    void onlyTheNewestFetchIsHeardAndNobodyWhoIsGone() {
        ProfileStore store(stored());
        m_answer.isHeld = true;
        int older = 0;
        store.fetch(address(), this, [&older](const Result<Profile>&) { ++older; });
        QTRY_VERIFY(m_server.connections() > 0);
        m_answer.isHeld = false;
        QVERIFY(fetched(store, m_server.url(u"/newer.json"_s).toString()).has_value());
        QCOMPARE(older, 0);
        auto gone = std::make_unique<QObject>();
        store.fetch(m_server.url(u"/newer.json"_s).toString(), gone.get(), [&older](const Result<Profile>&) { ++older; });
        gone.reset();
        const qsizetype before = m_server.requests().size();
        QTRY_VERIFY(m_server.requests().size() > before);
        QTest::qWait(20);
        QCOMPARE(older, 0);
    }

    void addressesAreToldFromFilesAndIds() {
        for (const QString& text : {u"https://a/b"_s, u"http://127.0.0.1"_s, u"ftp://a"_s})
            QVERIFY(ProfileStore::isAddress(text));
        for (const QString& text : {u"atelier"_s, u"/a/b.json"_s, u"a/b"_s, u"C:\\a"_s, u"://a"_s, QString()})
            QVERIFY(!ProfileStore::isAddress(text));
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profile_store.moc"
