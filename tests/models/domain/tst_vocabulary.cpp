// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/field.h"
#include "models/domain/severity.h"
#include "models/domain/status_process.h"

#include <QTest>

#include <set>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestVocabulary : public QObject {
    Q_OBJECT

private slots:
    void everyFieldHasItsOwnName() {
        std::set<std::string_view> names;
        for (const Field field : allFields()) {
            names.insert(fieldName(field));
            QCOMPARE(*fieldByName(fieldName(field)), field);
        }
        QCOMPARE(names.size(), static_cast<size_t>(fieldCount));
        QVERIFY(!fieldByName("order"));
        QVERIFY(!FieldRef::named("no.such.field").canonical);
        for (const Field field : freeTextFields())
            QVERIFY(fieldType(field) != FieldType::Integer && fieldType(field) != FieldType::Time
                    && fieldType(field) != FieldType::Level);
    }

    void readsSeverities_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as named") << "ERROR"_ba << u"ERROR"_s;
        QTest::newRow("lower") << "warning"_ba << u"WARN"_s;
        QTest::newRow("letter") << "E"_ba << u"ERROR"_s;
        QTest::newRow("syslog") << "crit"_ba << u"FATAL"_s;
        QTest::newRow("notice") << "Notice"_ba << u"INFO"_s;
        QTest::newRow("unknown") << "loud"_ba << QString();
        QTest::newRow("empty") << ""_ba << QString();
        QTest::newRow("long") << QByteArray(5000, 'e') << QString();
    }

    void readsSeverities() {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, expected);
        const auto severity = parseSeverity({text.constData(), static_cast<size_t>(text.size())});
        QCOMPARE(severity ? severityText(*severity) : QString(), expected);
    }

    void mapsNumberedSeverities() {
        QCOMPARE(severityFromOpenTelemetry(1), Severity::Trace);
        QCOMPARE(severityFromOpenTelemetry(17), Severity::Error);
        QCOMPARE(severityFromOpenTelemetry(24), Severity::Fatal);
        QCOMPARE(severityFromOpenTelemetry(0), Severity::Unknown);
        QCOMPARE(severityFromOpenTelemetry(25), Severity::Unknown);
        QCOMPARE(severityFromSyslog(0), Severity::Fatal);
        QCOMPARE(severityFromSyslog(7), Severity::Debug);
        QCOMPARE(severityFromSyslog(8), Severity::Unknown);
    }

    void standardProcessIsInOrder() {
        const StatusProcess& process = StatusProcess::standard();
        QCOMPARE(*process.indexOf("CREATED"), 0);
        QVERIFY(*process.indexOf("PAID") < *process.indexOf("MANUFACTURING_APPROVED"));
        QVERIFY(process.find("CLOSED")->isFinal);
        QVERIFY(!process.find("closed"));
        QCOMPARE(*process.find("PAID")->limit, Duration(std::chrono::hours(24)));
    }
};

QTEST_GUILESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
