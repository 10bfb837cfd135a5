// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/profile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

QJsonObject wholeFile() {
    return QJsonDocument::fromJson(
               QByteArray(
                   "{ "
                   "'id': 'atelier', 'title': 'Atelier', "
                   "'sign_in': {'issuer': 'https://id.example.com/realms/atelier', 'client_id': 'logloupe', 'scopes': "
                   "['openid']}, "
                   "'roles': [{'role': 'Support', 'screens': ['case', 'customer', 'search'], 'systems': ['shop']}, "
                   "{'role': 'Other', 'screens': ['case']}], "
                   "'sources': [{'name': 'logs', 'kind': 'loki', 'address': 'https://logs.example.com'}, {'name': "
                   "'here', 'kind': 'local'}], "
                   "'network': {'authorities': ['ca.pem'], 'client_certificate': 'c.pem', 'client_key': 'k.pem'}, "
                   "'process': [{'code': 'NEW', 'limit_s': 60}, {'code': 'DONE', 'final': true}], 'masked_keys': ['ring'] "
                   "} ")
                   .replace('\'', '"'))
        .object();
}

/// The document with another value at a pointer; an undefined one takes the key away.
QJsonValue edited(const QJsonValue& node, const QStringList& steps, const QJsonValue& value) {
    if (steps.isEmpty())
        return value;
    const QString& step = steps.first();
    if (node.isArray()) {
        QJsonArray array = node.toArray();
        const qsizetype index = step.toLongLong();
        const QJsonValue child = edited(array.at(index), steps.mid(1), value);
        if (index < array.size())
            array.replace(index, child);
        else
            array.append(child);
        return array;
    }
    QJsonObject object = node.toObject();
    object.insert(step, edited(object.value(step), steps.mid(1), value));
    return object;
}

QByteArray fileWith(const QString& pointer, const QJsonValue& value) {
    return QJsonDocument(edited(wholeFile(), pointer.mid(1).split(u'/'), value).toObject()).toJson();
}

/// What may stand there as JSON text; "-" is nothing.
QJsonValue valueOf(const QByteArray& json) {
    return json == "-" ? QJsonValue(QJsonValue::Undefined) : QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

QByteArray longText(int length) {
    return '"' + QByteArray(length, 'x') + '"';
}

QString mistakeOf(const QByteArray& json) {
    const auto profile = Profile::parse(json);
    return profile ? QString() : profile.error().message;
}

} // namespace

class TestProfileReading : public QObject {
    Q_OBJECT

private slots:
    void theWholeFileIsRead() {
        const auto profile = Profile::parse(QJsonDocument(wholeFile()).toJson());
        QVERIFY2(profile.has_value(), profile ? "" : qPrintable(profile.error().message));
        QCOMPARE(profile->signIn->rolePath, u"/realm_access/roles"_s);
        QCOMPARE(profile->roles.at(0).systems, QStringList{u"shop"_s});
        QVERIFY(!profile->roles.at(1).systems);
        QCOMPARE(profile->process.statuses().at(0).limit, std::optional<Duration>(std::chrono::minutes(1)));
    }

    void aFileWithoutRolesHasTheUsualOnes() {
        const auto profile = Profile::parse(fileWith(u"/roles"_s, QJsonValue::Undefined));
        QCOMPARE(profile.value().roles, Profile::standardRoles());
    }

    /// Every complaint names the place, what stands there and what may.
    void mistakesAreNamedExactly_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* pointer, const char* value, const QString& message) {
            QTest::newRow(name) << QString::fromLatin1(pointer) << QByteArray(value) << message;
        };
        row("screen", "/roles/0/screens/2", R"("case-page")",
            u"/roles/0/screens/2: found “case-page”. Allowed: case, customer, search, errors, tail, sources, charts, orders."_s);
        row("near screen", "/roles/0/screens/2", R"("serach")",
            u"/roles/0/screens/2: found “serach”. Allowed: case, customer, search, errors, tail, sources, charts, orders. Did you mean “search”?"_s);
        row("screen twice", "/roles/0/screens/2", R"("case")", u"/roles/0/screens/2: “case” stands here a second time."_s);
        row("role twice", "/roles/1/role", R"("Support")", u"/roles/1/role: “Support” stands here a second time."_s);
        row("source twice", "/sources/1/name", R"("logs")", u"/sources/1/name: “logs” stands here a second time."_s);
        row("status twice", "/process/1/code", R"("NEW")", u"/process/1/code: “NEW” stands here a second time."_s);
        row("near key", "/sign_in/clientid", R"("x")", u"/sign_in/clientid: there is no such key. Did you mean “client_id”?"_s);
        row("far key", "/network/certificates", "[]",
            u"/network/certificates: there is no such key. Known are: authorities, client_certificate, client_key, proxy."_s);
        row("no id", "/id", "-", u"/id: missing. Allowed: letters, digits, “-” and “_”, at most 64."_s);
        row("id", "/id", R"("a b")", u"/id: found “a b”. Allowed: letters, digits, “-” and “_”, at most 64."_s);
        row("empty title", "/title", R"("")",
            u"/title: found an empty text. Allowed: a text of 1 to 200 characters, without control characters."_s);
        row("title is a number", "/title", "17",
            u"/title: found 17. Allowed: a text of 1 to 200 characters, without control characters."_s);
        row("skew", "/sign_in/skew_s", "301", u"/sign_in/skew_s: found 301. Allowed: a whole number from 0 to 300."_s);
        row("skew is no whole number", "/sign_in/skew_s", "1.5",
            u"/sign_in/skew_s: found 1.5. Allowed: a whole number from 0 to 300."_s);
        row("flag", "/roles/0/reveal", R"("yes")", u"/roles/0/reveal: found “yes”. Allowed: true or false."_s);
        row("flag is null", "/roles/0/reveal", "null", u"/roles/0/reveal: found null. Allowed: true or false."_s);
        row("issuer without tls", "/sign_in/issuer", R"("http://id.example.com")",
            u"/sign_in/issuer: found “http://id.example.com”. Allowed: an https address, or http to this computer "
            "(127.0.0.1, ::1, localhost), without user name and fragment."_s);
        row("no sign-in", "/sign_in", "-",
            u"/sign_in: missing. Only a profile whose sources are all “local” goes without; “logs” is not."_s);
        row("no openid", "/sign_in/scopes/0", R"("profile")", u"/sign_in/scopes: “openid” has to be among the scopes."_s);
        row("local with address", "/sources/1/address", R"("https://a.example")",
            u"/sources/1/address: a source of the kind “local” has no address. Leave it out."_s);
        row("address missing", "/sources/0/address", "-",
            u"/sources/0/address: missing. Allowed: an https address, or http to this computer (127.0.0.1, ::1, localhost), "
            u"without "
            "user name and fragment."_s);
        row("newer", "/version", "2", u"/version: this profile was made for a newer LogLoupe. Update LogLoupe to use it."_s);
        row("no key to the certificate", "/network/client_key", "-",
            u"/network/client_key: missing. Allowed: a PEM text, or the name of a PEM file that lies beside the profile."_s);
    }
    void mistakesAreNamedExactly() {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QString, message);
        const auto profile = Profile::parse(fileWith(pointer, valueOf(value)));
        QVERIFY(!profile);
        QCOMPARE(profile.error().message, message);
        QCOMPARE(profile.error().kind, ErrorKind::Usage);
    }

    void wrongValuesAreRefusedAtTheirPlace_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("value");
        const auto rows = [](const char* pointer, const QByteArrayList& values) {
            for (const QByteArray& value : values)
                QTest::addRow("%s %s", pointer, value.left(60).constData()) << QString::fromLatin1(pointer) << value;
        };
        rows("/id", {"\"\"", "\"ё\"", "\"a/b\"", "\"..\"", "7", "null", longText(65)});
        rows("/title", {"\"a\\nb\"", "\"\\u0000\"", "\"\\ud800\"", "[]", longText(201)});
        rows("/version", {"0", "\"1\"", "1.5", "null", "true"});
        rows("/$schema", {"1", "\"\""});
        rows("/sign_in", {"[]", "true", "\"https://id.example.com\"", "null"});
        rows("/sign_in/issuer", {"-", "\"\"", "\"ftp://id.example.com\"", "\"https://\"", "\"https://a@id.example.com\"",
                                 "\"https://id.example.com/#a\"", "\"https://id.example.com/?a=b\"", "\"id.example.com\"",
                                 "\"http://127.0.0.1.example.com\"", "\"http://localhost.example.com\"", "\"http://10.0.0.1\"",
                                 "\"https://id example.com\"", "\"javascript:alert(1)\"", "\"file:///etc/passwd\"", "17"});
        rows("/sign_in/client_id", {"-", "\"\"", "\"a\\tb\"", longText(257)});
        rows("/sign_in/scopes", {"[]", "\"openid\"", "{}", "null"});
        rows("/sign_in/scopes/1", {"\"a b\"", "\"\"", "1", "\"ё\"", "\"a\\\"b\"", "\"openid\""});
        rows("/sign_in/role_path", {"\"\"", "\"/\"", "\"/a//b\"", "\"/a~2\"", "\"~a\"", "\"/a/\"", "[]", longText(513)});
        rows("/sign_in/redirect_host", {"\"0.0.0.0\"", "\"127.0.0.2\"", "\"\"", "\"example.com\"", "[]"});
        rows("/sign_in/audience", {"\"\"", "1", longText(2049)});
        rows("/sign_in/max_age_s", {"-1", "31536001", "\"60\"", "0.5", "1e300"});
        rows("/sign_in/skew_s", {"-1", "301", "null"});
        rows("/roles", {"[]", "{}", "\"Support\"", "null"});
        rows("/roles/1", {"null", "\"Support\"", "[]"});
        rows("/roles/0/role", {"-", "\"\"", "1", "\"a\\u0007\"", longText(201)});
        rows("/roles/0/screens", {"-", "[]", "\"case\"", "{}"});
        rows("/roles/0/screens/0", {"\"Case\"", "\"\"", "0", "\"case \""});
        rows("/roles/0/systems", {"[]", "\"shop\"", "null", "{}"});
        rows("/roles/0/systems/1", {"\"\"", "1", "\"shop\"", longText(201)});
        rows("/roles/0/reveal", {"1", "\"true\"", "[]"});
        rows("/roles/0/export", {"0", "null"});
        rows("/roles/0/archive", {"{}", "\"\""});
        rows("/sources", {"-", "[]", "{}", "null"});
        rows("/sources/0", {"null", "\"local\"", "[]"});
        rows("/sources/0/name", {"-", "\"\"", "1", longText(65)});
        rows("/sources/0/kind", {"-", "\"\"", "\"Loki\"", "\"elastic\"", "1"});
        rows("/sources/0/address",
             {"\"\"", "\"http://logs.example.com\"", "\"https://a:b@logs.example.com\"", "\"logs\"", "1"});
        rows("/sources/0/options", {"[]", "\"a\"", "null"});
        rows("/sources/0/retention_days", {"0", "36501", "1.5", "\"30\"", "null"});
        rows("/sources/1/options/workspace", {"\"../a\"", "\"\"", "\"/tmp\"", "1", longText(65)});
        rows("/sources/1/options/other", {"1"});
        rows("/network", {"[]", "null", "\"\""});
        rows("/network/authorities", {"[]", "\"ca.pem\"", "null"});
        rows("/network/authorities/0",
             {"\"\"", "\"/etc/ssl/ca.pem\"", "\"../ca.pem\"", "\".hidden\"", "\"a\\\\b\"", "1", longText(201)});
        rows("/network/client_certificate", {"-", "\"\"", "1"});
        rows("/network/client_key", {"\"\"", "\"a/b\""});
        rows("/network/proxy", {"\"\"", "\"proxy\"", "\"https://proxy:1\"", "\"http://proxy\"", "\"http://a@proxy:1\"",
                                "\"http://proxy:1/path\"", "\"http://proxy:99999\"", "1"});
        rows("/retention_days", {"0", "-1", "36501", "\"30\""});
        rows("/process", {"[]", "\"own\"", "{}", "null", "1"});
        rows("/process/0/code", {"-", "\"\"", "1", longText(65)});
        rows("/process/0/limit_s", {"0", "-1", "1e10", "\"60\"", "null"});
        rows("/process/0/final", {"1", "\"true\""});
        rows("/zone", {"\"\"", "\"Europe/Moskow\"", "\"../../etc/passwd\"", "1", "null"});
        rows("/masked_keys", {"[]", "\"name\"", "null"});
        rows("/masked_keys/0", {"\"\"", "1", longText(201)});
        for (const char* object : {"", "/sign_in", "/roles/0", "/sources/0", "/network", "/process/0"})
            QTest::addRow("unknown key in %s", object) << QString::fromLatin1(object) + u"/no_such_key"_s << QByteArray("1");
    }
    void wrongValuesAreRefusedAtTheirPlace() {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, value);
        const QString mistake = mistakeOf(fileWith(pointer, valueOf(value)));
        QVERIFY2(mistake.startsWith(pointer + u": "_s), qPrintable(mistake));
    }

    void rightValuesAreTaken_data() {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("value");
        const auto rows = [](const char* pointer, const QByteArrayList& values) {
            for (const QByteArray& value : values)
                QTest::addRow("%s %s", pointer, value.left(60).constData()) << QString::fromLatin1(pointer) << value;
        };
        rows("/id", {"\"A-1_z\"", longText(64)});
        rows("/sign_in/issuer", {"\"http://127.0.0.1:8080/realms/a\"", "\"http://localhost\"", "\"http://[::1]:1\"",
                                 "\"https://id.example.com/\""});
        rows("/sign_in/max_age_s", {"0", "31536000"});
        rows("/sign_in/skew_s", {"0", "300"});
        rows("/sign_in/role_path", {"\"roles\"", "\"/a~1b/c~0d\"", "\"https:\""});
        rows("/sources/0/address", {"\"https://logs.example.com:9200/a?b=c\"", "\"http://127.1.2.3:1\""});
        rows("/network/proxy", {"\"socks5://[::1]:1080\""});
        rows("/network/authorities/0",
             {"\"-----BEGIN CERTIFICATE-----\\nAAAA\\n-----END CERTIFICATE-----\"", "\"Наш ЦС.pem\""});
        rows("/process", {"\"standard\"", "\"discovered\""});
        rows("/process/0/limit_s", {"0.001", "9e9"});
        for (const QString& kind : Profile::sourceKinds()) {
            if (kind != u"local"_s)
                rows("/sources/0/kind", {'"' + kind.toLatin1() + '"'});
        }
    }
    void rightValuesAreTaken() {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, value);
        QCOMPARE(mistakeOf(fileWith(pointer, valueOf(value))), QString());
    }

    void keysThatComeTwiceAreRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("at the top") << QByteArray(R"({"id":"a","title":"A","id":"b"})") << u"/id"_s;
        QTest::newRow("same value") << QByteArray(R"({"id":"a","id":"a"})") << u"/id"_s;
        QTest::newRow("in a list") << QByteArray(
            "{\"roles\":[{\"role\":\"a\"},{\"role\":\"a\",\"x\":{\"y\":[1,\"}\"]},\"role\":\"b\"}]}")
                                   << u"/roles/1/role"_s;
        QTest::newRow("escaped") << QByteArray(R"({"id":"a","\u0069d":"b"})") << u"/id"_s;
        QTest::newRow("with spaces") << QByteArray("{\"id\" :\n1, \"a\": \"id\", \"id\"\t : 2}") << u"/id"_s;
        QTest::newRow("with slash") << QByteArray(R"({"a/b~":{"c":1,"c":2}})") << u"/a~1b~0/c"_s;
        QTest::newRow("quotation marks") << QByteArray(R"({"a\"":"\\","a\"":1})") << u"/a\""_s;
    }
    void keysThatComeTwiceAreRefused() {
        QFETCH(QByteArray, json);
        QFETCH(QString, pointer);
        QCOMPARE(mistakeOf(json), pointer + u": this key comes twice. Leave one of them."_s);
    }

    void keysOfDifferentObjectsAreNoDuplicates() {
        QCOMPARE(mistakeOf(R"({"id":"a","title":"id","sources":[{"name":"b","kind":"local"},{"name":"a","kind":"local"}]})"),
                 QString());
    }

    void whatIsNoJsonIsRefusedWithItsPlace_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("start");
        QTest::newRow("empty") << QByteArray() << u"The file is no JSON from line 1, column 1 on."_s;
        QTest::newRow("cut") << QByteArray("{\n  \"id\": \"a") << u"The file is no JSON from line 2"_s;
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><html>") << u"The file is no JSON from line 1"_s;
        QTest::newRow("comma") << QByteArray("{\"id\": \"a\",}") << u"The file is no JSON from line 1"_s;
        QTest::newRow("no UTF-8") << QByteArray("{\"id\": \"\xff\"}") << u"The file is no JSON from line 1"_s;
        QTest::newRow("list") << QByteArray("[]") << u"The whole file: found a list of "_s;
        QTest::newRow("text") << QByteArray("\"a\"") << u"The "_s;
        QTest::newRow("deep") << QByteArray(100000, '[') << u"The file is no JSON"_s;
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(5000) << u"The file is no JSON"_s;
    }
    void whatIsNoJsonIsRefusedWithItsPlace() {
        QFETCH(QByteArray, json);
        QFETCH(QString, start);
        const QString mistake = mistakeOf(json);
        QVERIFY2(mistake.startsWith(start), qPrintable(mistake));
    }

    void aFileOverOneMebibyteIsRefusedUnread() {
        QByteArray json = QJsonDocument(wholeFile()).toJson();
        json += QByteArray((1 << 20) - json.size(), ' ');
        QCOMPARE(mistakeOf(json), QString());
        QCOMPARE(mistakeOf(json + ' '), u"The file is larger than 1 MiB, which no profile is."_s);
    }

    /// What a hostile file says of itself stays one line of bounded length, without invisible signs.
    void complaintsRepeatLittleAndNothingInvisible() {
        const QString evil = u"a\n\u202Eb\u200B<img src=http://x>"_s;
        QJsonObject file = wholeFile();
        file.insert(evil + QString(5000, u'x'), 1);
        const QString byKey = mistakeOf(QJsonDocument(file).toJson());
        QVERIFY(byKey.size() < 600);
        const QString byValue = mistakeOf(fileWith(u"/roles/0/screens/0"_s, evil.repeated(100)));
        QVERIFY(byValue.size() < 400);
        for (const QString& mistake : {byKey, byValue})
            QVERIFY(!mistake.contains(u'\n') && !mistake.contains(QChar(0x202E)) && !mistake.contains(QChar(0x200B)));
    }

    void anyCutOfAFileIsRefusedAndNoneHarms() {
        const QByteArray json = QJsonDocument(wholeFile()).toJson(QJsonDocument::Compact);
        for (qsizetype length = 0; length < json.size(); ++length)
            QVERIFY(!mistakeOf(json.left(length)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestProfileReading)
#include "tst_profile_reading.moc"
