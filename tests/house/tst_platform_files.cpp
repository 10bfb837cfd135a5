// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What resources/platform gives to Elasticsearch and OpenSearch, against the published shape of the interfaces that take it. The servers that can be had for trial lack lifecycle management and the
// processors of pipelines, so that these files meet no server here: keys, actions and processors are those of the references ("ISM policies", "ILM actions", "Ingest processors", "Index templates").

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString& name) {
    QFile file(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + u"/resources/platform/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject objectIn(const QString& name) {
    return QJsonDocument::fromJson(contentOf(name)).object();
}

/// The keys that a reference does not know.
QStringList unknownKeys(const QJsonObject& object, const QStringList& known) {
    QStringList unknown;
    for (const QString& key : object.keys()) {
        if (!known.contains(key))
            unknown << key;
    }
    return unknown;
}

/// "30d" in days; -1 for what is no time unit of the two.
double daysOf(const QString& age) {
    static const QRegularExpression form(u"^([0-9]+)(d|h|m|s|ms|micros|nanos)$"_s);
    const QRegularExpressionMatch match = form.match(age);
    const QMap<QString, double> units{
        {u"d"_s, 1}, {u"h"_s, 1.0 / 24}, {u"m"_s, 1.0 / 1440}, {u"s"_s, 1.0 / 86'400}, {u"ms"_s, 0}};
    return match.hasMatch() ? match.captured(1).toDouble() * units.value(match.captured(2)) : -1;
}

QString onlyKey(const QJsonObject& object) {
    return object.size() == 1 ? object.keys().first() : QString();
}

/// What the gsub and remove processors do to a document's fields, by their paths. Both languages of patterns agree on what is used here.
QMap<QString, QString> masked(QMap<QString, QString> document, const QJsonArray& processors) {
    for (const auto& processor : processors) {
        const QString kind = onlyKey(processor.toObject());
        const QJsonObject options = processor.toObject().value(kind).toObject();
        if (kind == "remove"_L1) {
            for (const auto& field : options.value("field"_L1).toArray())
                document.remove(field.toString());
        } else if (kind == "gsub"_L1) {
            const QString field = options.value("field"_L1).toString();
            QString replacement = options.value("replacement"_L1).toString();
            replacement.replace(QRegularExpression(u"\\$([0-9])"_s), u"\\\\1"_s);
            if (document.contains(field))
                document[field].replace(QRegularExpression(options.value("pattern"_L1).toString()), replacement);
        }
    }
    return document;
}

} // namespace

class PlatformFilesTest : public QObject {
    Q_OBJECT
private slots:
    void ismPolicies_data();
    void ismPolicies();
    void ilmPolicies_data();
    void ilmPolicies();
    void lifecycleComponents_data();
    void lifecycleComponents();
    void indexTemplates_data();
    void indexTemplates();
    void pipelines_data();
    void pipelines();
    void pipelinesMask_data();
    void pipelinesMask();
    void bothPlatformsMaskAlike();
};

void PlatformFilesTest::ismPolicies_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("days");
    QTest::newRow("30 days") << u"opensearch/ism_30_days.json"_s << 30;
    QTest::newRow("6 months") << u"opensearch/ism_6_months.json"_s << 183;
}

void PlatformFilesTest::ismPolicies() {
    QFETCH(const QString, file);
    QFETCH(const int, days);
    const QJsonObject whole = objectIn(file);
    QCOMPARE(whole.keys(), QStringList{u"policy"_s});
    const QJsonObject policy = whole.value("policy"_L1).toObject();
    QCOMPARE(
        unknownKeys(policy, {u"description"_s, u"default_state"_s, u"states"_s, u"ism_template"_s, u"error_notification"_s}),
        QStringList());
    QSet<QString> names;
    QSet<QString> targets{policy.value("default_state"_L1).toString()};
    double deletedAfter = -1;
    for (const auto& value : policy.value("states"_L1).toArray()) {
        const QJsonObject state = value.toObject();
        QCOMPARE(state.keys(), (QStringList{u"actions"_s, u"name"_s, u"transitions"_s}));
        names.insert(state.value("name"_L1).toString());
        for (const auto& action : state.value("actions"_L1).toArray())
            QVERIFY2((QStringList{u"read_only"_s, u"force_merge"_s, u"delete"_s}.contains(onlyKey(action.toObject()))),
                     qPrintable(onlyKey(action.toObject())));
        for (const auto& transition : state.value("transitions"_L1).toArray()) {
            const QJsonObject step = transition.toObject();
            QCOMPARE(step.keys(), (QStringList{u"conditions"_s, u"state_name"_s}));
            targets.insert(step.value("state_name"_L1).toString());
            const double age = daysOf(step.value("conditions"_L1).toObject().value("min_index_age"_L1).toString());
            QVERIFY(age > deletedAfter); // the age of the index, not the time in a state
            deletedAfter = age;
        }
    }
    QCOMPARE(targets, names); // each is reached, and each that is reached is there
    QCOMPARE(deletedAfter, days);
    const QJsonArray states = policy.value("states"_L1).toArray();
    QVERIFY(states.last().toObject().value("actions"_L1).toArray().last().toObject().contains("delete"_L1));
    for (const auto& bound : policy.value("ism_template"_L1).toArray()) {
        QCOMPARE(bound.toObject().keys(), (QStringList{u"index_patterns"_s, u"priority"_s}));
        QVERIFY(bound.toObject().value("priority"_L1).toInt(-1) >= 0);
        for (const auto& pattern : bound.toObject().value("index_patterns"_L1).toArray())
            QVERIFY(pattern.toString().startsWith(u"logs-"_s));
    }
    QVERIFY(!policy.value("ism_template"_L1).toArray().isEmpty());
}

void PlatformFilesTest::ilmPolicies_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("days");
    QTest::newRow("30 days") << u"elasticsearch/ilm_30_days.json"_s << 30;
    QTest::newRow("6 months") << u"elasticsearch/ilm_6_months.json"_s << 183;
}

void PlatformFilesTest::ilmPolicies() {
    QFETCH(const QString, file);
    QFETCH(const int, days);
    const QJsonObject policy = objectIn(file).value("policy"_L1).toObject();
    QCOMPARE(unknownKeys(policy, {u"_meta"_s, u"phases"_s}), QStringList());
    const QJsonObject phases = policy.value("phases"_L1).toObject();
    // Actions that a phase takes without others beside them; in "hot" most want a rollover, which daily indices have not.
    const QMap<QString, QStringList> allowed{
        {u"hot"_s, {u"set_priority"_s}},
        {u"warm"_s, {u"set_priority"_s, u"readonly"_s, u"forcemerge"_s, u"allocate"_s, u"migrate"_s}},
        {u"cold"_s, {u"set_priority"_s, u"readonly"_s, u"allocate"_s, u"migrate"_s}},
        {u"delete"_s, {u"wait_for_snapshot"_s, u"delete"_s}}};
    QCOMPARE(unknownKeys(phases, allowed.keys()), QStringList());
    for (auto phase = phases.begin(); phase != phases.end(); ++phase) {
        QCOMPARE(unknownKeys(phase->toObject(), {u"min_age"_s, u"actions"_s}), QStringList());
        QCOMPARE(unknownKeys(phase->toObject().value("actions"_L1).toObject(), allowed.value(phase.key())), QStringList());
        QVERIFY(daysOf(phase->toObject().value("min_age"_L1).toString()) >= 0);
    }
    const QJsonObject end = phases.value("delete"_L1).toObject();
    QCOMPARE(daysOf(end.value("min_age"_L1).toString()), days);
    QVERIFY(end.value("actions"_L1).toObject().contains("delete"_L1));
}

void PlatformFilesTest::lifecycleComponents_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("policy");
    QTest::newRow("30 days") << u"elasticsearch/lifecycle_30_days.json"_s << u"logs-30-days"_s;
    QTest::newRow("6 months") << u"elasticsearch/lifecycle_6_months.json"_s << u"logs-6-months"_s;
}

void PlatformFilesTest::lifecycleComponents() {
    QFETCH(const QString, file);
    QFETCH(const QString, policy);
    const QJsonObject component = objectIn(file);
    QCOMPARE(unknownKeys(component, {u"template"_s, u"version"_s, u"_meta"_s}), QStringList());
    const QJsonObject lifecycle = component.value("template"_L1)["settings"_L1]["index"_L1]["lifecycle"_L1].toObject();
    QCOMPARE(lifecycle, (QJsonObject{{u"name"_s, policy}, {u"parse_origination_date"_s, true}}));
    QVERIFY2(contentOf(u"elasticsearch/README.md"_s).contains(policy.toUtf8()), "the name under which the policy is put");
}

void PlatformFilesTest::indexTemplates_data() {
    QTest::addColumn<QString>("platform");
    QTest::newRow("OpenSearch") << u"opensearch"_s;
    QTest::newRow("Elasticsearch") << u"elasticsearch"_s;
}

void PlatformFilesTest::indexTemplates() {
    QFETCH(const QString, platform);
    const QJsonObject whole = objectIn(platform + u"/index_template.json"_s);
    QStringList known{u"index_patterns"_s, u"priority"_s, u"composed_of"_s, u"template"_s,
                      u"version"_s,        u"_meta"_s,    u"data_stream"_s};
    if (platform == "elasticsearch"_L1)
        known << u"ignore_missing_component_templates"_s;
    QCOMPARE(unknownKeys(whole, known), QStringList());
    const QJsonObject mappings = whole.value("template"_L1)["mappings"_L1].toObject();
    QCOMPARE(mappings.value("properties"_L1)["@timestamp"_L1]["type"_L1].toString(), u"date_nanos"_s);
    QCOMPARE(mappings.value("properties"_L1)["event"_L1]["properties"_L1]["id"_L1]["type"_L1].toString(), u"keyword"_s);
}

void PlatformFilesTest::pipelines_data() {
    indexTemplates_data();
}

void PlatformFilesTest::pipelines() {
    QFETCH(const QString, platform);
    const QJsonObject pipeline = objectIn(platform + u"/masking_pipeline.json"_s);
    // No on_failure: a document that cannot be masked is refused.
    QCOMPARE(pipeline.keys(), (QStringList{u"description"_s, u"processors"_s}));
    const QMap<QString, QStringList> options{
        {u"dot_expander"_s, {u"field"_s, u"if"_s}},
        {u"gsub"_s, {u"field"_s, u"pattern"_s, u"replacement"_s, u"ignore_missing"_s}},
        {u"remove"_s, {u"field"_s, u"ignore_missing"_s}},
    };
    QSet<QString> expanded;
    for (const auto& value : pipeline.value("processors"_L1).toArray()) {
        const QString kind = onlyKey(value.toObject());
        QVERIFY2(options.contains(kind), qPrintable(kind));
        const QJsonObject processor = value.toObject().value(kind).toObject();
        QCOMPARE(unknownKeys(processor, options.value(kind)), QStringList());
        QStringList fields{processor.value("field"_L1).toString()};
        if (kind == "remove"_L1) {
            fields.clear();
            for (const auto& field : processor.value("field"_L1).toArray())
                fields << field.toString();
        }
        for (const QString& field : fields) {
            if (kind == "dot_expander"_L1)
                expanded.insert(field);
            // A name written with its dots is no path to a processor until it was taken apart.
            QVERIFY2(!field.contains(u'.') || expanded.contains(field), qPrintable(field));
        }
        if (kind == "gsub"_L1)
            QVERIFY(QRegularExpression(processor.value("pattern"_L1).toString()).isValid());
        if (kind != "dot_expander"_L1)
            QVERIFY(processor.value("ignore_missing"_L1).toBool());
    }
}

void PlatformFilesTest::pipelinesMask_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const QString gone;
    QTest::newRow("name") << u"customer.name"_s << u"Vera Example"_s << u"V••• E•••"_s;
    QTest::newRow("Cyrillic name") << u"customer.name"_s << u"Вера Примерова"_s << u"В••• П•••"_s;
    QTest::newRow("e-mail") << u"customer.email"_s << u"vera.example@example.com"_s << u"v•••@example.com"_s;
    QTest::newRow("short e-mail") << u"customer.email"_s << u"v@example.com"_s << u"v•••@example.com"_s;
    QTest::newRow("telephone") << u"delivery.phone"_s << u"+7 900 000-35-90"_s << u"•••90"_s;
    QTest::newRow("address") << u"delivery.address"_s << u"г. Макетово, ул. Примерная, д. 99"_s << gone;
    QTest::newRow("address before") << u"order.change.old"_s << u"г. Макетово"_s << gone;
    QTest::newRow("computer") << u"client.address"_s << u"198.51.100.14"_s << u"198.51.100.0"_s;
    QTest::newRow("within a message") << u"message"_s << u"mail to vera@example.com, call +7 900 000-35-90."_s
                                      << u"mail to v•••@example.com, call •••90."_s;
    QTest::newRow("what only looks alike") << u"message"_s << u"Order A-104233: 3 of 12 @ 2026-05-13, +15 %, 2d2ad4a35157b044"_s
                                           << u"Order A-104233: 3 of 12 @ 2026-05-13, +15 %, 2d2ad4a35157b044"_s;
    QTest::newRow("keys") << u"order.id"_s << u"A-104233"_s << u"A-104233"_s;
}

void PlatformFilesTest::pipelinesMask() {
    QFETCH(const QString, field);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const QJsonArray processors = objectIn(u"opensearch/masking_pipeline.json"_s).value("processors"_L1).toArray();
    QCOMPARE(masked({{field, before}}, processors).value(field), after);
}

void PlatformFilesTest::bothPlatformsMaskAlike() {
    QVERIFY(!contentOf(u"opensearch/masking_pipeline.json"_s).isEmpty());
    QCOMPARE(contentOf(u"opensearch/masking_pipeline.json"_s), contentOf(u"elasticsearch/masking_pipeline.json"_s));
}

QTEST_GUILESS_MAIN(PlatformFilesTest)
#include "tst_platform_files.moc"
