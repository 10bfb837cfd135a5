// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_gate.h"
#include "tests/servers/token_forge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace logloupe;

namespace {

constexpr qint64 now = 1'800'000'000;
const QString issuer = u"https://id.example/realms/work"_s;
const QByteArray accessToken = "canary-access-token";

IdTokenExpectation expectation() {
    return {.issuer = issuer, .clientId = u"logloupe"_s, .nonce = u"canary-nonce"_s, .accessToken = accessToken, .now = now};
}

QJsonObject claims() {
    return {{u"iss"_s, issuer}, {u"sub"_s, u"canary-subject"_s}, {u"aud"_s, u"logloupe"_s}, {u"exp"_s, now + 300},
            {u"iat"_s, now},    {u"nonce"_s, u"canary-nonce"_s}};
}

/// A good token's claims with one that is other; undefined: without it.
QJsonObject with(const QString& claim, const QJsonValue& value) {
    QJsonObject changed = claims();
    changed.insert(claim, value);
    return changed;
}

QString detailOf(const Result<void>& result) {
    return result ? QString() : result.error().detail;
}

const QJsonValue missing(QJsonValue::Undefined);

void addColumns() {
    QTest::addColumn<QJsonObject>("from");
    QTest::addColumn<QString>("detail"); // empty: it holds
}

void row(const char* name, const QJsonObject& from, const char* claim = "") {
    QTest::newRow(name) << from << (*claim ? u"token: "_s + QLatin1StringView(claim) : QString());
}

} // namespace

class IdTokenTest : public QObject {
    Q_OBJECT

private slots:
    void B1_identity_data() {
        addColumns();
        row("plain", claims());
        row("invalid-iss", with(u"iss"_s, u"https://other.example"_s), "iss");
        row("issuer mix-up: another realm", with(u"iss"_s, u"https://id.example/realms/other"_s), "iss");
        row("iss with a slash more", with(u"iss"_s, issuer + u'/'), "iss");
        row("iss in capitals", with(u"iss"_s, issuer.toUpper()), "iss");
        row("missing-iss", with(u"iss"_s, missing), "iss");
        row("iss in an array", with(u"iss"_s, QJsonArray{issuer}), "iss");
        row("missing-sub", with(u"sub"_s, missing), "sub");
        row("empty sub", with(u"sub"_s, QString()), "sub");
        row("sub null", with(u"sub"_s, QJsonValue()), "sub");
        row("sub that is a number", with(u"sub"_s, 5), "sub");
        row("nonce-invalid", with(u"nonce"_s, u"other"_s), "nonce");
        row("nonce missing", with(u"nonce"_s, missing), "nonce");
        row("nonce empty", with(u"nonce"_s, QString()), "nonce");
        row("nonce in an array", with(u"nonce"_s, QJsonArray{u"canary-nonce"_s}), "nonce");
    }
    void B1_identity() { checkRow(); }

    void B1_audience_data() {
        addColumns();
        const QJsonArray two{u"logloupe"_s, u"platform"_s};
        row("invalid-aud", with(u"aud"_s, u"other"_s), "aud");
        row("missing-aud", with(u"aud"_s, missing), "aud");
        row("aud null", with(u"aud"_s, QJsonValue()), "aud");
        row("aud empty", with(u"aud"_s, QString()), "aud");
        row("aud an empty array", with(u"aud"_s, QJsonArray()), "aud");
        row("aud longer", with(u"aud"_s, u"logloupe2"_s), "aud");
        row("aud in other case", with(u"aud"_s, u"LogLoupe"_s), "aud");
        row("aud a list in a text", with(u"aud"_s, u"logloupe platform"_s), "aud");
        row("aud an object", with(u"aud"_s, QJsonObject{{u"logloupe"_s, true}}), "aud");
        row("aud in an array", with(u"aud"_s, QJsonArray{u"logloupe"_s}));
        row("aud with a number", with(u"aud"_s, QJsonArray{u"logloupe"_s, 5}), "aud");
        row("two audiences, none ours", with(u"aud"_s, QJsonArray{u"a"_s, u"b"_s}), "aud");
        row("two audiences without azp", with(u"aud"_s, two), "azp");
        QJsonObject party = with(u"aud"_s, two);
        party.insert(u"azp"_s, u"logloupe"_s);
        row("two audiences with azp", party);
        party.insert(u"azp"_s, u"platform"_s);
        row("two audiences, azp another", party, "azp");
        row("azp", with(u"azp"_s, u"logloupe"_s));
        row("azp another", with(u"azp"_s, u"other"_s), "azp");
        row("azp null", with(u"azp"_s, QJsonValue()), "azp");
    }
    void B1_audience() { checkRow(); }

    void B1_times_data() {
        addColumns();
        row("exp skew -59 s", with(u"exp"_s, now - 59));
        row("exp skew -60 s", with(u"exp"_s, now - 60), "exp");
        row("exp skew -61 s", with(u"exp"_s, now - 61), "exp");
        row("exp with a fraction", with(u"exp"_s, static_cast<double>(now) - 59.5));
        row("exp missing", with(u"exp"_s, missing), "exp");
        row("exp null", with(u"exp"_s, QJsonValue()), "exp");
        row("exp as text", with(u"exp"_s, QString::number(now + 300)), "exp");
        row("exp in milliseconds", with(u"exp"_s, (now + 300) * 1000), "exp");
        row("exp negative", with(u"exp"_s, -1), "exp");
        row("exp zero", with(u"exp"_s, 0), "exp");
        row("exp beyond 2^53", with(u"exp"_s, qint64{9'007'199'254'740'993}), "exp");
        row("exp the largest integer", with(u"exp"_s, std::numeric_limits<qint64>::max()), "exp");
        row("exp 1e300", with(u"exp"_s, 1e300), "exp");
        row("exp in the year 9999", with(u"exp"_s, qint64{253'402'300'799}));
        row("iat +59 s", with(u"iat"_s, now + 59));
        row("iat +60 s", with(u"iat"_s, now + 60));
        row("iat +61 s", with(u"iat"_s, now + 61), "iat");
        row("iat long ago", with(u"iat"_s, now - 100'000));
        row("missing-iat", with(u"iat"_s, missing), "iat");
        row("iat as text", with(u"iat"_s, QString::number(now)), "iat");
        row("iat negative", with(u"iat"_s, -5), "iat");
        row("nbf +59 s", with(u"nbf"_s, now + 59));
        row("nbf +61 s", with(u"nbf"_s, now + 61), "nbf");
        row("nbf zero", with(u"nbf"_s, 0));
        row("nbf as text", with(u"nbf"_s, u"0"_s), "nbf");
        row("nbf null", with(u"nbf"_s, QJsonValue()), "nbf");
    }
    void B1_times() { checkRow(); }

    void B1_skew_data() {
        QTest::addColumn<qint64>("skew");
        QTest::addColumn<qint64>("late"); // seconds after exp
        QTest::addColumn<bool>("holds");

        QTest::newRow("none, in time") << qint64{0} << qint64{-1} << true;
        QTest::newRow("none, at exp") << qint64{0} << qint64{0} << false;
        QTest::newRow("300 s, 299 s late") << qint64{300} << qint64{299} << true;
        QTest::newRow("300 s, 301 s late") << qint64{300} << qint64{301} << false;
        QTest::newRow("more than 300 s is 300 s") << qint64{86400} << qint64{301} << false;
        QTest::newRow("less than none is none") << qint64{-60} << qint64{-1} << true;
    }
    void B1_skew() {
        QFETCH(qint64, skew);
        QFETCH(qint64, late);
        QFETCH(bool, holds);
        IdTokenExpectation expected = expectation();
        expected.skew = skew;
        QCOMPARE(checkIdToken(with(u"exp"_s, now - late), expected).has_value(), holds);
    }

    void B1_accessTokenHash_data() {
        addColumns();
        const QString hash = QString::fromLatin1(halfHash(accessToken));
        row("at_hash", with(u"at_hash"_s, hash));
        row("at_hash of another", with(u"at_hash"_s, QString::fromLatin1(halfHash("other"))), "at_hash");
        row("at_hash with padding", with(u"at_hash"_s, hash + u"=="_s), "at_hash");
        row("at_hash of the whole hash", with(u"at_hash"_s, hash + hash), "at_hash");
        row("at_hash cut", with(u"at_hash"_s, hash.left(10)), "at_hash");
        row("at_hash empty", with(u"at_hash"_s, QString()), "at_hash");
        row("at_hash null", with(u"at_hash"_s, QJsonValue()), "at_hash");
        row("at_hash a number", with(u"at_hash"_s, 1), "at_hash");
    }
    void B1_accessTokenHash() { checkRow(); }

    void B1_accessTokenHashIsThatOfTheStandard() {
        // The example of OpenID Connect Core 1.0, appendix A.3.
        IdTokenExpectation expected = expectation();
        expected.accessToken = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        QVERIFY(checkIdToken(with(u"at_hash"_s, u"77QmUPtjPfzWtF2AnpK9RQ"_s), expected).has_value());
    }

    void B1_maxAge_data() {
        QTest::addColumn<QJsonObject>("from");
        QTest::addColumn<bool>("isAsked");
        QTest::addColumn<QString>("detail");

        const QString refused = u"token: auth_time"_s;
        QTest::newRow("within") << with(u"auth_time"_s, now - 3600) << true << QString();
        QTest::newRow("59 s over") << with(u"auth_time"_s, now - 3659) << true << QString();
        QTest::newRow("61 s over") << with(u"auth_time"_s, now - 3661) << true << refused;
        QTest::newRow("59 s to come") << with(u"auth_time"_s, now + 59) << true << QString();
        QTest::newRow("61 s to come") << with(u"auth_time"_s, now + 61) << true << refused;
        QTest::newRow("missing") << claims() << true << refused;
        QTest::newRow("text") << with(u"auth_time"_s, QString::number(now)) << true << refused;
        QTest::newRow("not asked, missing") << claims() << false << QString();
        QTest::newRow("not asked, long ago") << with(u"auth_time"_s, now - 100'000) << false << QString();
        QTest::newRow("not asked, text") << with(u"auth_time"_s, u"x"_s) << false << refused;
    }
    void B1_maxAge() {
        QFETCH(QJsonObject, from);
        QFETCH(bool, isAsked);
        QFETCH(QString, detail);
        IdTokenExpectation expected = expectation();
        if (isAsked)
            expected.maxAge = std::chrono::hours(1);
        QCOMPARE(detailOf(checkIdToken(from, expected)), detail);
    }

    void B1_refreshed_data() {
        addColumns();
        QJsonObject refreshed = with(u"nonce"_s, missing);
        row("refresh-token", refreshed);
        refreshed.insert(u"sub"_s, u"somebody-else"_s);
        row("refresh-token-invalid-sub", refreshed, "sub");
        refreshed.insert(u"sub"_s, u"canary-subject"_s);
        refreshed.insert(u"iss"_s, u"https://other.example"_s);
        row("refresh-token-invalid-issuer", refreshed, "iss");
    }
    void B1_refreshed() {
        QFETCH(QJsonObject, from);
        QFETCH(QString, detail);
        IdTokenExpectation expected = expectation();
        expected.nonce.clear();
        expected.subject = u"canary-subject"_s;
        QCOMPARE(detailOf(checkIdToken(from, expected)), detail);
    }

    void nothingExpectedMatchesNothing() {
        QJsonObject empty = with(u"iss"_s, QString());
        QCOMPARE(detailOf(checkIdToken(empty, {.issuer = {}, .clientId = u"logloupe"_s, .now = now})), u"token: iss"_s);
        empty = with(u"aud"_s, QString());
        QCOMPARE(detailOf(checkIdToken(empty, {.issuer = issuer, .clientId = {}, .now = now})), u"token: aud"_s);
    }

    void accessTokenIsChecked_data() {
        addColumns();
        const auto access = [](const QString& claim, const QJsonValue& value) {
            QJsonObject changed = with(u"aud"_s, u"platform"_s);
            changed.remove(u"nonce"_s);
            changed.remove(u"iat"_s);
            changed.insert(claim, value);
            return changed;
        };
        row("good", access(u"aud"_s, u"platform"_s));
        row("other issuer", access(u"iss"_s, u"https://other.example"_s), "iss");
        row("other subject", access(u"sub"_s, u"somebody-else"_s), "sub");
        row("no subject", access(u"sub"_s, missing), "sub");
        row("59 s late", access(u"exp"_s, now - 59));
        row("61 s late", access(u"exp"_s, now - 61), "exp");
        row("no exp", access(u"exp"_s, missing), "exp");
        row("61 s early", access(u"nbf"_s, now + 61), "nbf");
    }
    void accessTokenIsChecked() {
        QFETCH(QJsonObject, from);
        QFETCH(QString, detail);
        IdTokenExpectation expected = expectation();
        expected.subject = u"canary-subject"_s;
        QCOMPARE(detailOf(checkAccessToken(from, expected)), detail);
    }

    void accessTokenOfNobodyIsRefused() { QCOMPARE(detailOf(checkAccessToken(claims(), expectation())), u"token: sub"_s); }

    void numbersAsTheyAreWritten_data() {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("holds");

        QTest::newRow("whole") << QByteArray("1800000300") << true;
        QTest::newRow("fraction") << QByteArray("1800000300.75") << true;
        QTest::newRow("exponent") << QByteArray("1.8000003e9") << true;
        QTest::newRow("minus zero") << QByteArray("-0") << false;
        QTest::newRow("beyond 2^63") << QByteArray("99999999999999999999") << false;
        QTest::newRow("largest double") << QByteArray("1.7976931348623157e308") << false;
        QTest::newRow("smallest integer") << QByteArray("-9223372036854775808") << false;
    }
    void numbersAsTheyAreWritten() {
        QFETCH(QByteArray, number);
        QFETCH(bool, holds);
        QByteArray json = compactJson(with(u"exp"_s, u"here"_s));
        json.replace("\"here\"", number);
        const QJsonObject from = QJsonDocument::fromJson(json).object();
        QCOMPARE(from.size(), claims().size());
        QCOMPARE(checkIdToken(from, expectation()).has_value(), holds);
    }

private:
    static void checkRow() {
        QFETCH(QJsonObject, from);
        QFETCH(QString, detail);
        const Result<void> result = checkIdToken(from, expectation());
        QCOMPARE(detailOf(result), detail);
        if (result)
            return;
        QCOMPARE(result.error().kind, ErrorKind::Auth);
        QVERIFY(!result.error().message.isEmpty());
        // B10: nothing of the token is told.
        QVERIFY(!(result.error().message + result.error().detail).contains(u"canary"_s));
        QVERIFY(!isUnknownKey(result.error()));
    }
};

QTEST_GUILESS_MAIN(IdTokenTest)
#include "tst_id_token.moc"
