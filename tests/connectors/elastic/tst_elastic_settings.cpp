// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_settings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

namespace {

Result<ElasticSettings> settingsOf(const QJsonObject& options, const QString& address = u"https://logs.example.com:9200/"_s) {
    return ElasticSettings::of({.name = u"logs"_s, .kind = u"opensearch"_s, .address = address, .options = options});
}

QString mistakeOf(const QJsonObject& options) {
    const auto settings = settingsOf(options);
    return settings ? QString() : settings.error().message;
}

/// The schema's options of these two kinds.
QJsonObject schema() {
    QFile file(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + u"/resources/profile.schema.json"_s);
    const QJsonObject root = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    const QJsonArray rules = root[u"properties"_s][u"sources"_s][u"items"_s][u"allOf"_s].toArray();
    return rules.at(0)[u"then"_s][u"properties"_s][u"options"_s][u"properties"_s].toObject();
}

/// With what the option needs beside it.
QJsonObject with(const QString& key, const QJsonValue& value) {
    QJsonObject options{{key, value}};
    if (key == u"secret_file"_s)
        options.insert(u"credentials"_s, u"api_key"_s);
    if (key == u"credentials"_s && (value == u"api_key"_s || value == u"basic"_s))
        options.insert(u"secret_file"_s, u"key"_s);
    return options;
}

} // namespace

class ElasticSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingSaidIsTheDefault() {
        const auto settings = settingsOf({});
        QVERIFY(settings);
        ElasticSettings expected;
        expected.name = u"logs"_s;
        expected.address = QUrl(u"https://logs.example.com:9200"_s);
        QCOMPARE(*settings, expected);
        QCOMPARE(settings->index, u"logs-*"_s);
    }

    void everyOptionIsRead() {
        const auto settings = settingsOf(
            QJsonDocument::fromJson(
                QByteArray("{'index':'a-*,eu:b-*,-a-old','credentials':'basic','secret_file':'f','fields':{'order.id':'nr'},"
                           "'tie_breaker':'t','page_size':10,'parallel':16,'poll_ms':200,'lateness_s':3600,"
                           "'dashboards':'https://k.example.com/x/','data_view':'d'}")
                    .replace('\'', '"'))
                .object(),
            u"http://127.0.0.1:9200/base/"_s);
        QVERIFY(settings);
        QCOMPARE(settings->address, QUrl(u"http://127.0.0.1:9200/base"_s));
        QCOMPARE(settings->index, u"a-*,eu:b-*,-a-old"_s);
        QCOMPARE(settings->credentials, ElasticCredentials::Basic);
        QCOMPARE(settings->secretFile, u"f"_s);
        QCOMPARE(settings->fields, std::vector<MappedField>({{"order.id", "nr"}}));
        QCOMPARE(settings->tieBreaker, u"t"_s);
        QCOMPARE(settings->pageSize, 10);
        QCOMPARE(settings->maxParallel, 16);
        QCOMPARE(settings->pollEvery.count(), 200);
        QCOMPARE(settings->lateness.count(), 3600);
        QCOMPARE(settings->dashboards, QUrl(u"https://k.example.com/x"_s));
        QCOMPARE(settings->dataView, u"d"_s);
    }

    void mistakesNameTheirKey_data() {
        QTest::addColumn<QByteArray>("options");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char* options, const QString& pointer) {
            QTest::newRow(options) << QByteArray(options).replace('\'', '"') << pointer;
        };
        row("{'indx':'a'}", u"/options/indx"_s);
        row("{'index':5}", u"/options/index"_s);
        row("{'index':''}", u"/options/index"_s);
        row("{'index':'a b'}", u"/options/index"_s);
        row("{'index':'a/b'}", u"/options/index"_s);
        row("{'index':'_all'}", u"/options/index"_s);
        row("{'index':'-a'}", u"/options/index"_s);
        row("{'index':'..'}", u"/options/index"_s);
        row("{'index':'a,,b'}", u"/options/index"_s);
        row("{'credentials':'token'}", u"/options/credentials"_s);
        row("{'credentials':'basic'}", u"/options/secret_file"_s);
        row("{'credentials':'api_key','secret_file':''}", u"/options/secret_file"_s);
        row("{'secret_file':'x'}", u"/options/secret_file"_s);
        row("{'fields':[]}", u"/options/fields"_s);
        row("{'fields':{'order.id':''}}", u"/options/fields/order.id"_s);
        row("{'fields':{'':'a'}}", u"/options/fields/"_s);
        row("{'dashboards':'http://kibana.example.com'}", u"/options/dashboards"_s);
        row("{'dashboards':'https://user@k.example.com'}", u"/options/dashboards"_s);
        row("{'page_size':10.5}", u"/options/page_size"_s);
    }
    void mistakesNameTheirKey() {
        QFETCH(QByteArray, options);
        QFETCH(QString, pointer);
        const auto settings = settingsOf(QJsonDocument::fromJson(options).object());
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, ErrorKind::Usage);
        QCOMPARE(settings.error().source, u"logs"_s);
        QVERIFY2(settings.error().message.startsWith(pointer + u": "_s), qPrintable(settings.error().message));
    }

    void addressesAreSafe_data() {
        QTest::addColumn<QString>("address");
        for (const QString& address : {u"http://logs.example.com"_s, u"https://u:p@logs.example.com"_s,
                                       u"https://logs.example.com/?a=b"_s, u"ftp://logs.example.com"_s, u""_s})
            QTest::newRow(qPrintable(address)) << address;
    }
    void addressesAreSafe() {
        QFETCH(QString, address);
        const auto settings = settingsOf({}, address);
        QVERIFY(!settings && settings.error().message.startsWith(u"/address: "_s));
    }

    void theSchemaSaysTheSame() {
        const QJsonObject properties = schema();
        QVERIFY(properties.size() > 5);
        const auto known = QRegularExpression(u"Known are: (.*)\\."_s).match(mistakeOf({{u"qqqqqqqqqqqqqqqq"_s, 1}}));
        QVERIFY(known.hasMatch());
        QStringList keys = known.captured(1).split(u", "_s);
        keys.sort();
        QCOMPARE(keys, properties.keys());
        for (const QString& key : keys) {
            const QJsonObject facts = properties.value(key).toObject();
            QJsonArray allowed = facts.value(u"examples"_s).toArray();
            for (const QString& limit : {u"minimum"_s, u"maximum"_s, u"default"_s}) {
                if (facts.contains(limit))
                    allowed.append(facts.value(limit));
            }
            QVERIFY(!allowed.isEmpty());
            for (const auto& value : facts.value(u"enum"_s).toArray())
                allowed.append(value);
            for (const auto& value : allowed)
                QCOMPARE(mistakeOf(with(key, value)), QString());
            QJsonArray forbidden{QJsonValue::Null, true};
            if (facts.contains(u"minimum"_s))
                forbidden.append(facts.value(u"minimum"_s).toInt() - 1);
            if (facts.contains(u"maximum"_s))
                forbidden.append(facts.value(u"maximum"_s).toInt() + 1);
            if (facts.contains(u"maxLength"_s))
                forbidden.append(QString(facts.value(u"maxLength"_s).toInt() + 1, u'x'));
            if (facts.contains(u"minLength"_s))
                forbidden.append(QString());
            for (const auto& value : forbidden)
                QVERIFY2(!mistakeOf(with(key, value)).isEmpty(), qPrintable(key));
        }
    }

    void theSchemasPatternSaysTheSame() {
        const QString pattern = schema().value(u"index"_s)[u"pattern"_s].toString().replace(u'$', u"\\z"_s);
        const QRegularExpression expression(pattern);
        QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
        for (const QString& index : {u"logs-*"_s, u"a,b"_s, u"a,-b"_s, u"eu:logs-*"_s, u"-a"_s, u".kibana"_s, u"a,.b"_s,
                                     u"_all"_s, u"a b"_s, u"a/b"_s, u"a,,b"_s, u""_s, u"*"_s, u"a\n"_s, u"<a>"_s, u"логи-*"_s})
            QCOMPARE(mistakeOf({{u"index"_s, index}}).isEmpty(), expression.match(index).hasMatch());
    }
};

QTEST_GUILESS_MAIN(ElasticSettingsTest)
#include "tst_elastic_settings.moc"
