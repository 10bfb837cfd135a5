// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/roles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe;

namespace {

const QString support = u"\u041F\u043E\u0434\u0434\u0435\u0440\u0436\u043A\u0430"_s; // Поддержка
const QString shortI = u"\u0421\u0435\u0440\u0432\u0438\u0441\u043D\u044B\u0439"_s;  // Сервисный, й as one character
const QString shortITwo = u"\u0421\u0435\u0440\u0432\u0438\u0441\u043D\u044B\u0438\u0306"_s;

QJsonObject claims(const char* json) {
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class RolesTest : public QObject {
    Q_OBJECT

private slots:
    void C2_rolesAreWhereTheProfileSays_data() {
        QTest::addColumn<QJsonObject>("from");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QStringList>("roles");

        const QStringList two{u"a"_s, u"b"_s};
        QTest::newRow("Keycloak") << claims(R"({"realm_access":{"roles":["a","b"]}})") << u"/realm_access/roles"_s << two;
        QTest::newRow("flat roles") << claims(R"({"roles":["a","b"]})") << u"/roles"_s << two;
        QTest::newRow("flat roles by name") << claims(R"({"roles":["a","b"]})") << u"roles"_s << two;
        QTest::newRow("groups") << claims(R"({"groups":["a","b"]})") << u"groups"_s << two;
        QTest::newRow("client roles") << claims(R"({"resource_access":{"my-app":{"roles":["a"]}}})")
                                      << u"/resource_access/my-app/roles"_s << QStringList{u"a"_s};
        QTest::newRow("named by an address")
            << claims("{\"https://id.example/roles\":[\"a\"]}") << u"https://id.example/roles"_s << QStringList{u"a"_s};
        QTest::newRow("name with a dot") << claims(R"({"a.b":["a"],"a":{"b":["c"]}})") << u"a.b"_s << QStringList{u"a"_s};
        QTest::newRow("string") << claims(R"({"roles":"a"})") << u"roles"_s << QStringList{u"a"_s};
        QTest::newRow("string is not split") << claims(R"({"roles":"a b,c"})") << u"roles"_s << QStringList{u"a b,c"_s};
        QTest::newRow("others in the array")
            << claims(R"({"roles":["a",1,null,true,["x"],{"y":"z"},"b"]})") << u"roles"_s << two;
        QTest::newRow("empty and twice") << claims(R"({"roles":["","a","a","b"]})") << u"roles"_s << two;
        QTest::newRow("empty array") << claims(R"({"roles":[]})") << u"roles"_s << QStringList();
        QTest::newRow("empty string") << claims(R"({"roles":""})") << u"roles"_s << QStringList();
        QTest::newRow("number") << claims(R"({"roles":5})") << u"roles"_s << QStringList();
        QTest::newRow("object") << claims(R"({"roles":{"a":true}})") << u"roles"_s << QStringList();
        QTest::newRow("escaped slash") << claims(R"({"a/b":{"roles":"a"}})") << u"/a~1b/roles"_s << QStringList{u"a"_s};
        QTest::newRow("escaped tilde") << claims(R"({"a~b":"a"})") << u"/a~0b"_s << QStringList{u"a"_s};
        QTest::newRow("~01 is ~1") << claims(R"({"~1":"a","/":"b"})") << u"/~01"_s << QStringList{u"a"_s};
        QTest::newRow("tilde before nothing") << claims(R"({"a~":"a"})") << u"/a~"_s << QStringList();
        QTest::newRow("tilde before another") << claims(R"({"a~2":"a"})") << u"/a~2"_s << QStringList();
        QTest::newRow("no escapes in a name") << claims(R"({"a~1b":"a"})") << u"a~1b"_s << QStringList{u"a"_s};
        QTest::newRow("empty steps") << claims(R"({"":{"":"a"}})") << u"//"_s << QStringList{u"a"_s};
        QTest::newRow("step into an array")
            << claims(R"({"org":[{"roles":"x"},{"roles":"a"}]})") << u"/org/1/roles"_s << QStringList{u"a"_s};
        QTest::newRow("array too short") << claims(R"({"org":["a"]})") << u"/org/1"_s << QStringList();
        QTest::newRow("index with a zero") << claims(R"({"org":["a"]})") << u"/org/00"_s << QStringList();
        QTest::newRow("index below zero") << claims(R"({"org":["a"]})") << u"/org/-1"_s << QStringList();
        QTest::newRow("index too large") << claims(R"({"org":["a"]})") << u"/org/99999999999"_s << QStringList();
        QTest::newRow("index that is a word") << claims(R"({"org":["a"]})") << u"/org/-"_s << QStringList();
        QTest::newRow("a way through a string") << claims(R"({"a":"b"})") << u"/a/b"_s << QStringList();
        QTest::newRow("missing") << claims(R"({"other":["a"]})") << u"/realm_access/roles"_s << QStringList();
        QTest::newRow("other case") << claims(R"({"Roles":["a"]})") << u"roles"_s << QStringList();
        QTest::newRow("empty name") << claims(R"({"roles":["a"]})") << QString() << QStringList();
    }
    void C2_rolesAreWhereTheProfileSays() {
        QFETCH(QJsonObject, from);
        QFETCH(QString, pointer);
        QFETCH(QStringList, roles);
        const Result<QStringList> found = rolesIn(from, pointer);
        QVERIFY(found.has_value());
        QCOMPARE(*found, roles);
    }

    void C2_rolesAreInNfc() {
        QVERIFY(shortI != shortITwo);
        const QJsonObject decomposed{{u"roles"_s, QJsonArray{shortITwo, shortI}}};
        QCOMPARE(rolesIn(decomposed, u"roles"_s).value_or(QStringList()), QStringList{shortI});
    }

    void C4_groupsKeptElsewhereAreAnError_data() {
        QTest::addColumn<QJsonObject>("from");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<bool>("isError");

        const char* overage = R"({"_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"x"}}})";
        QTest::newRow("group overage") << claims(overage) << u"groups"_s << true;
        QTest::newRow("group overage, other path") << claims(overage) << u"/realm_access/roles"_s << true;
        QTest::newRow("distributed claim") << claims(R"({"_claim_names":{"realm_access":"src1"}})") << u"/realm_access/roles"_s
                                           << true;
        QTest::newRow("empty array and overage")
            << claims(R"({"groups":[],"_claim_names":{"groups":"src1"}})") << u"groups"_s << true;
        QTest::newRow("hasgroups") << claims(R"({"hasgroups":true})") << u"groups"_s << true;
        QTest::newRow("hasgroups as text") << claims(R"({"hasgroups":"true"})") << u"groups"_s << true;
        QTest::newRow("hasgroups false") << claims(R"({"hasgroups":false})") << u"groups"_s << false;
        QTest::newRow("roles are there") << claims(R"({"roles":["a"],"_claim_names":{"groups":"src1"}})") << u"roles"_s
                                         << false;
        QTest::newRow("another claim elsewhere") << claims(R"({"_claim_names":{"address":"src1"}})") << u"roles"_s << false;
        QTest::newRow("no object") << claims(R"({"_claim_names":"groups"})") << u"groups"_s << false;
    }
    void C4_groupsKeptElsewhereAreAnError() {
        QFETCH(QJsonObject, from);
        QFETCH(QString, pointer);
        QFETCH(bool, isError);
        const Result<QStringList> found = rolesIn(from, pointer);
        QCOMPARE(!found.has_value(), isError);
        if (isError) {
            QCOMPARE(found.error().kind, ErrorKind::Auth);
            QVERIFY(!found.error().message.isEmpty());
            QCOMPARE(found.error().detail, u"roles: kept elsewhere (_claim_names, hasgroups)"_s);
        }
    }

    void C2_onlyAWholeRoleAdmits_data() {
        QTest::addColumn<QStringList>("roles");
        QTest::addColumn<QStringList>("admitted");
        QTest::addColumn<QStringList>("found");

        QTest::newRow("equal") << QStringList{support} << QStringList{support} << QStringList{support};
        QTest::newRow("Поддержка is not Поддержка_Logs")
            << QStringList{support} << QStringList{support + u"_Logs"_s} << QStringList();
        QTest::newRow("Поддержка_Logs is not Поддержка")
            << QStringList{support + u"_Logs"_s} << QStringList{support} << QStringList();
        QTest::newRow("other case") << QStringList{u"admin"_s} << QStringList{u"Admin"_s} << QStringList();
        QTest::newRow("space around") << QStringList{u" admin"_s} << QStringList{u"admin"_s} << QStringList();
        QTest::newRow("Latin looks like Cyrillic") << QStringList{u"\u0430dmin"_s} << QStringList{u"admin"_s} << QStringList();
        QTest::newRow("token is NFD") << QStringList{shortITwo} << QStringList{shortI} << QStringList{shortI};
        QTest::newRow("profile is NFD") << QStringList{shortI} << QStringList{shortITwo} << QStringList{shortI};
        QTest::newRow("NFC alone, not NFKC") << QStringList{u"\uFB01x"_s} << QStringList{u"fix"_s} << QStringList();
        QTest::newRow("order of the profile")
            << QStringList{u"c"_s, u"a"_s, u"b"_s} << QStringList{u"b"_s, u"x"_s, u"c"_s} << QStringList{u"b"_s, u"c"_s};
        QTest::newRow("once each") << QStringList{u"a"_s} << QStringList{u"a"_s, u"a"_s} << QStringList{u"a"_s};
        QTest::newRow("C1 nothing configured") << QStringList{u"a"_s} << QStringList() << QStringList();
        QTest::newRow("C1 empty is no role") << QStringList{QString()} << QStringList{QString()} << QStringList();
        QTest::newRow("C1 no roles") << QStringList() << QStringList{u"a"_s} << QStringList();
        QTest::newRow("no pattern") << QStringList{u"admin"_s} << QStringList{u".*"_s, u"*"_s} << QStringList();
    }
    void C2_onlyAWholeRoleAdmits() {
        QFETCH(QStringList, roles);
        QFETCH(QStringList, admitted);
        QFETCH(QStringList, found);
        QCOMPARE(admittingRoles(roles, admitted), found);
    }
};

QTEST_GUILESS_MAIN(RolesTest)
#include "tst_roles.moc"
