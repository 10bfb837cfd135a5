// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The repository keeps its own rules; and the functions that say so find what they are for.

#include "tests/house/house_rules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace logloupe::house;

namespace {

const QString licence = u"// SPDX-FileCopyrightText: LogLoupe contributors\n// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;

/// "/<name>/", put together so that this file holds no such path itself.
QString path(const char* name) {
    return u"/%1/"_s.arg(QLatin1StringView(name));
}

} // namespace

class TestHouse : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void knowsRooms_data();
    void knowsRooms();
    void findsCrossedWalls_data();
    void findsCrossedWalls();
    void findsMissingHeaderLines_data();
    void findsMissingHeaderLines();
    void findsMachinePaths_data();
    void findsMachinePaths();
    void findsWhatDoesNotBelongAtTop_data();
    void findsWhatDoesNotBelongAtTop();
    void findsTranslationFaults_data();
    void findsTranslationFaults();
    void findsUnreachableContexts();

    void noIncludeCrossesAWall();
    void everySourceHasItsHeaderLines();
    void noFileNamesAMachinesPath();
    void theTopHoldsOnlyWhatBelongsThere();
    void everySentenceIsTranslated();
    void everyTranslationIsAskedFor();

private:
    QStringList filesBelow(const QStringList& folders, const QStringList& patterns) const;
    QByteArray read(const QString& fileName) const;
    static void verifyNone(const QStringList& faults);

    QDir m_top;
};

void TestHouse::initTestCase() {
    m_top.setPath(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR"));
    QVERIFY2(m_top.exists(u"CMakeLists.txt"_s), "LOGLOUPE_SOURCE_DIR has to name the repository");
}

QStringList TestHouse::filesBelow(const QStringList& folders, const QStringList& patterns) const {
    QStringList files;
    for (const QString& folder : folders) {
        QDirIterator entries(m_top.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext())
            files.append(m_top.relativeFilePath(entries.next()));
    }
    files.sort();
    return files;
}

QByteArray TestHouse::read(const QString& fileName) const {
    QFile file(m_top.filePath(fileName));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestHouse::verifyNone(const QStringList& faults) {
    QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
}

void TestHouse::knowsRooms_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("room");
    QTest::newRow("two levels") << u"models/query/lexer.h"_s << u"models/query"_s;
    QTest::newRow("a folder within a room") << u"connectors/local/segment/reader.cpp"_s << u"connectors/local"_s;
    QTest::newRow("one level") << u"views/theme/theme.h"_s << u"views"_s;
    QTest::newRow("a room's own file") << u"app/main.cpp"_s << u"app"_s;
    QTest::newRow("no such room") << u"models/cellar/wine.h"_s << QString();
    QTest::newRow("between the rooms") << u"models/loose.h"_s << QString();
    QTest::newRow("not a room") << u"tests/views/tst_grid.cpp"_s << QString();
    QTest::newRow("the top") << u"dev"_s << QString();
}

void TestHouse::knowsRooms() {
    QFETCH(QString, file);
    QTEST(roomOf(file), "room");
}

void TestHouse::findsCrossedWalls_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* file, const char* include, bool allowed) {
        QTest::addRow("%s: %s", file, include) << QString::fromUtf8(file) << QString::fromUtf8(include) << allowed;
    };
    row("models/domain/a.h", "<QString>", true);
    row("models/domain/a.h", "\"models/domain/b.h\"", true);
    row("models/domain/a.h", "\"models/query/query.h\"", false);
    row("models/domain/a.h", "<models/query/query.h>", false);
    row("models/query/a.cpp", "\"models/domain/b.h\"", true);
    row("models/query/a.cpp", "\"models/analysis/b.h\"", false);
    row("models/analysis/a.cpp", "\"models/items/b.h\"", false);
    row("models/items/a.cpp", "\"models/analysis/b.h\"", true);
    row("models/items/a.cpp", "\"connectors/api/event_source.h\"", false);
    row("connectors/api/a.h", "\"models/query/query.h\"", true);
    row("connectors/api/a.h", "\"models/analysis/b.h\"", false);
    row("connectors/local/a.cpp", "\"connectors/api/b.h\"", true);
    row("connectors/local/a.cpp", "\"connectors/demo/b.h\"", false);
    row("connectors/demo/a.cpp", "\"connectors/local/b.h\"", false);
    row("connectors/elastic/a.cpp", "\"connectors/net/b.h\"", true);
    row("connectors/elastic/a.cpp", "\"connectors/loki/b.h\"", false);
    row("connectors/auth/a.cpp", "\"connectors/api/b.h\"", false);
    row("views/grid/a.cpp", "\"models/items/b.h\"", true);
    row("views/grid/a.cpp", "\"connectors/api/b.h\"", false);
    row("views/grid/a.cpp", "\"app/b.h\"", false);
    row("app/a.cpp", "\"connectors/local/b.h\"", true);
    row("app/a.cpp", "\"views/grid/b.h\"", true);
    row("app/a.cpp", "\"tests/views/b.h\"", false);
    row("app/a.cpp", "\"models/cellar/b.h\"", false);
    row("app/a.cpp", "\"b.h\"", false);
    row("app/a.cpp", "\"../views/b.h\"", false);
    row("app/a.cpp", "\"a.moc\"", true);
    row("models/cellar/a.h", "<QString>", false);
    row("tests/views/tst_a.cpp", "\"connectors/local/b.h\"", true);
}

void TestHouse::findsCrossedWalls() {
    QFETCH(QString, file);
    QFETCH(QString, include);
    QTEST(crossedWalls(file, licence + u"\n  #  include "_s + include + u"\n"_s).isEmpty(), "allowed");
}

void TestHouse::findsMissingHeaderLines_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("faults");
    QTest::newRow("a source") << u"app/a.cpp"_s << licence + u"int a;\n"_s << 0;
    QTest::newRow("a header") << u"app/a.h"_s << licence + u"\n#pragma once\n"_s << 0;
    QTest::newRow("a header that can be included twice") << u"app/a.h"_s << licence + u"\nint a;\n"_s << 1;
    QTest::newRow("nothing") << u"app/a.cpp"_s << QString() << 2;
    QTest::newRow("another licence") << u"app/a.cpp"_s << QString(licence).replace("GPL-3.0-or-later"_L1, "MIT"_L1) << 1;
    QTest::newRow("too late") << u"app/a.cpp"_s << u"\n"_s + licence << 2;
}

void TestHouse::findsMissingHeaderLines() {
    QFETCH(QString, file);
    QFETCH(QString, text);
    QTEST(int(missingHeaderLines(file, text).size()), "faults");
}

void TestHouse::findsMachinePaths_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::newRow("none") << u"cmake -S . -B build/release\n"_s << false;
    QTest::newRow("at the line's start") << path("work") + u"main\n"_s << true;
    QTest::newRow("within a line") << u"// see \""_s + path("home") + u"somebody\"\n"_s << true;
    QTest::newRow("on a later line") << u"one\ntwo "_s + path("tmp") + u"x"_s << true;
    QTest::newRow("part of a relative path") << u"frame"_s + path("work") + u"item.h"_s << false;
    QTest::newRow("a system's place") << u"/usr/share/zoneinfo and /var/log/syslog"_s << false;
}

void TestHouse::findsMachinePaths() {
    QFETCH(QString, text);
    QTEST(!machinePaths(u"a.txt"_s, text).isEmpty(), "found");
}

void TestHouse::findsWhatDoesNotBelongAtTop_data() {
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("belongs");
    QTest::newRow("a room") << u"views"_s << true;
    QTest::newRow("the script") << u"dev"_s << true;
    QTest::newRow("a dot file") << u".clang-format"_s << true;
    QTest::newRow("a new folder") << u"docs"_s << false;
    QTest::newRow("a stray file") << u"notes.txt"_s << false;
}

void TestHouse::findsWhatDoesNotBelongAtTop() {
    QFETCH(QString, entry);
    QTEST(belongsAtTop(entry), "belongs");
}

void TestHouse::findsTranslationFaults_data() {
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("faulty");
    QTest::newRow("translated") << u"<message><source>Open %1</source><translation>Открыть %1</translation></message>"_s
                                << false;
    QTest::newRow("unfinished") << u"<message><source>a</source><translation type=\"unfinished\">б</translation></message>"_s
                                << true;
    QTest::newRow("vanished") << u"<message><source>a</source><translation type=\"vanished\">б</translation></message>"_s
                              << true;
    QTest::newRow("empty") << u"<message><source>a</source><translation></translation></message>"_s << true;
    QTest::newRow("absent") << u"<message><source>a</source></message>"_s << true;
    QTest::newRow("a place holder lost") << u"<message><source>%1 of %2</source><translation>%1</translation></message>"_s
                                         << true;
    QTest::newRow("a place holder invented")
        << u"<message><source>all</source><translation>все %1</translation></message>"_s << true;
    QTest::newRow("place holders in another order")
        << u"<message><source>%1 of %L2</source><translation>из %2 — %1</translation></message>"_s << false;
    const auto forms = [](const QStringList& texts) {
        QString xml;
        for (const QString& text : texts)
            xml += u"<numerusform>%1</numerusform>"_s.arg(text);
        return xml;
    };
    const QString one = u"%n из %1"_s;
    QTest::newRow("plural forms") << u"<message numerus=\"yes\"><source>%n of %1</source><translation>"_s
                                         + forms({one, one, one}) + u"</translation></message>"_s
                                  << false;
    QTest::newRow("a plural form without its number")
        << u"<message numerus=\"yes\"><source>%n of %1</source><translation>"_s + forms({u"один из %1"_s, one, one})
               + u"</translation></message>"_s
        << false;
    QTest::newRow("a plural form is missing") << u"<message numerus=\"yes\"><source>%n of %1</source><translation>"_s
                                                     + forms({one, one}) + u"</translation></message>"_s
                                              << true;
    QTest::newRow("a plural form is empty") << u"<message numerus=\"yes\"><source>%n of %1</source><translation>"_s
                                                   + forms({one, QString(), one}) + u"</translation></message>"_s
                                            << true;
    QTest::newRow("not XML") << u"<message><source>a"_s << true;
}

void TestHouse::findsTranslationFaults() {
    QFETCH(QString, message);
    const QString xml =
        u"<?xml version=\"1.0\"?><TS version=\"2.1\"><context><name>A</name>%1</context></TS>"_s.replace("%1"_L1, message);
    QTEST(!translationFaults(u"a_ru.ts"_s, xml.toUtf8(), 3).isEmpty(), "faulty");
}

void TestHouse::findsUnreachableContexts() {
    const QString source =
        u"class Seen : public QWidget {\n    Q_OBJECT\n};\nclass Forward;\nclass Plain { int value; };\nclass Late\n{ Q_OBJECT };"_s;
    const QStringList classes = classesWithTranslations(source);
    QCOMPARE(classes, (QStringList{u"Seen"_s, u"Late"_s}));
    QCOMPARE(namedContexts(u"translate(\"Late\", \"a\"); QT_TRANSLATE_NOOP( \"Early\", \"b\"); tr(\"c\")"_s),
             (QStringList{u"Late"_s, u"Early"_s}));
    const QByteArray xml = "<TS><context><name>logloupe::Seen</name></context><context><name>Plain</name></context>"
                           "<context><name>Late</name></context></TS>";
    QCOMPARE(unreachableContexts(u"a_ru.ts"_s, xml, classes).size(), 1);
}

void TestHouse::noIncludeCrossesAWall() {
    const QStringList files = filesBelow({u"models"_s, u"connectors"_s, u"views"_s, u"app"_s}, {u"*.h"_s, u"*.cpp"_s});
    QVERIFY(!files.isEmpty());
    QStringList faults;
    for (const QString& file : files)
        faults += crossedWalls(file, QString::fromUtf8(read(file)));
    verifyNone(faults);
}

void TestHouse::everySourceHasItsHeaderLines() {
    const QStringList files =
        filesBelow({u"models"_s, u"connectors"_s, u"views"_s, u"app"_s, u"tests"_s}, {u"*.h"_s, u"*.cpp"_s});
    QVERIFY(!files.isEmpty());
    QStringList faults;
    for (const QString& file : files)
        faults += missingHeaderLines(file, QString::fromUtf8(read(file)));
    verifyNone(faults);
}

void TestHouse::noFileNamesAMachinesPath() {
    QStringList files =
        filesBelow({u"models"_s, u"connectors"_s, u"views"_s, u"app"_s, u"translations"_s, u".dev"_s, u".ci"_s}, {});
    files += filesBelow({u"tests"_s}, {u"*.h"_s, u"*.cpp"_s, u"*.sh"_s, u"CMakeLists.txt"_s});
    files += QStringList{u"dev"_s, u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u".clang-tidy"_s, u".clang-format"_s};
    if (m_top.exists(u"README.md"_s))
        files.append(u"README.md"_s);
    QStringList faults;
    for (const QString& file : files)
        faults += machinePaths(file, QString::fromUtf8(read(file)));
    verifyNone(faults);
}

void TestHouse::theTopHoldsOnlyWhatBelongsThere() {
    QStringList strangers;
    for (const QString& entry : m_top.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        if (entry != "build"_L1 && !entry.endsWith(".user"_L1) && !belongsAtTop(entry))
            strangers.append(entry);
    verifyNone(strangers);
}

void TestHouse::everySentenceIsTranslated() {
    QStringList faults;
    for (const QString& room : {u"models"_s, u"connectors"_s, u"views"_s, u"app"_s}) {
        const QString russian = u"translations/%1_ru.ts"_s.arg(room);
        faults += translationFaults(russian, read(russian), 3);
        const QString english = u"translations/%1_en.ts"_s.arg(room);
        faults += translationFaults(english, read(english), 2);
    }
    verifyNone(faults);
}

void TestHouse::everyTranslationIsAskedFor() {
    QStringList classes;
    QStringList named;
    for (const QString& file : filesBelow({u"models"_s, u"connectors"_s, u"views"_s, u"app"_s}, {u"*.h"_s, u"*.cpp"_s})) {
        const QString text = QString::fromUtf8(read(file));
        classes += classesWithTranslations(text);
        named += namedContexts(text);
    }
    classes.removeIf([&named](const QString& name) { return named.contains(name); });
    QVERIFY(!classes.isEmpty());
    QStringList faults;
    for (const QString& file : filesBelow({u"translations"_s}, {u"*.ts"_s}))
        faults += unreachableContexts(file, read(file), classes);
    verifyNone(faults);
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
