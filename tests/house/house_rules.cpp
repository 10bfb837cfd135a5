// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/house/house_rules.h"

#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace logloupe::house {

namespace {

struct Room {
    QString name;
    QStringList mayUse; ///< besides itself
};

QList<Room> makeRooms() {
    const QString domain = u"models/domain"_s;
    const QString query = u"models/query"_s;
    const QString analysis = u"models/analysis"_s;
    const QString items = u"models/items"_s;
    const QString api = u"connectors/api"_s;
    const QString net = u"connectors/net"_s;
    const QString records = u"connectors/records"_s;
    QList<Room> rooms{
        {domain, {}},
        {query, {domain}},
        {analysis, {domain, query}},
        {items, {domain, query, analysis}},
        {api, {domain, query}},
        {net, {domain}},
        {records, {domain}},
        {u"connectors/auth"_s, {domain, net}},
        {u"connectors/notify"_s, {domain, net}},
        {u"connectors/local"_s, {domain, query, api, records}},
        {u"connectors/demo"_s, {domain, query, api}},
        {u"views"_s, {domain, query, analysis, items}},
    };
    for (const QString& platform :
         {u"elastic"_s, u"loki"_s, u"splunk"_s, u"grafana"_s, u"kafka"_s, u"rabbitmq"_s, u"jaeger"_s, u"s3"_s, u"sql"_s})
        rooms.append({u"connectors/"_s + platform, {domain, query, api, net, records}});
    QStringList everything;
    for (const Room& room : rooms)
        everything.append(room.name);
    rooms.append({u"app"_s, everything});
    return rooms;
}

const QList<Room>& rooms() {
    static const QList<Room> table = makeRooms();
    return table;
}

const Room* findRoom(const QString& name) {
    for (const Room& room : rooms())
        if (room.name == name)
            return &room;
    return nullptr;
}

struct Include {
    qsizetype line;
    QString path;
    bool quoted;
};

QList<Include> includesOf(const QString& text) {
    static const QRegularExpression pattern(uR"(^\s*#\s*(?:include|import)\s*(["<])([^">]+)[">])"_s);
    QList<Include> includes;
    const QStringList lines = text.split(u'\n');
    for (qsizetype index = 0; index < lines.size(); ++index) {
        const QRegularExpressionMatch match = pattern.match(lines[index]);
        if (match.hasMatch())
            includes.append({index + 1, match.captured(2), match.capturedView(1) == u'"'});
    }
    return includes;
}

/// Whether a path begins like one of the rooms' folders, known or not: models/…, connectors/…, views/…, app/…
bool namesARoom(const QString& path) {
    return path.startsWith("models/"_L1) || path.startsWith("connectors/"_L1) || path.startsWith("views/"_L1)
           || path.startsWith("app/"_L1);
}

QString wallFault(const Room& room, const Include& include) {
    if (include.path.contains(".."_L1) || (include.quoted && !include.path.contains(u'/') && !include.path.endsWith(".moc"_L1)))
        return u"\"%1\" is not written from the repository's root"_s.arg(include.path);
    if (include.path.startsWith("tests/"_L1))
        return u"\"%1\" belongs to the tests"_s.arg(include.path);
    if (!namesARoom(include.path))
        return {};
    const QString target = roomOf(include.path);
    if (target.isEmpty())
        return u"\"%1\" is in no room of the table"_s.arg(include.path);
    if (target != room.name && !room.mayUse.contains(target))
        return u"%1 may not use %2 (\"%3\")"_s.arg(room.name, target, include.path);
    return {};
}

QString at(const QString& fileName, qint64 line, const QString& fault) {
    return u"%1:%2: %3"_s.arg(fileName).arg(line).arg(fault);
}

/// The place holders of a text in order of their names: "%1 %2 %n". %L1 counts as %1.
QStringList placeHolders(const QString& text) {
    static const QRegularExpression pattern(u"%L?(\\d{1,2}|n)"_s);
    QStringList found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured(1));
    found.removeDuplicates();
    found.sort();
    return found;
}

struct Message {
    qint64 line = 0;
    QString source;
    QString type;
    QStringList texts; ///< the translation, or its plural forms
    bool plural = false;
};

Message readMessage(QXmlStreamReader& reader) {
    Message message;
    message.line = reader.lineNumber();
    message.plural = reader.attributes().value("numerus"_L1) == "yes"_L1;
    while (reader.readNextStartElement()) {
        if (reader.name() == "source"_L1) {
            message.source = reader.readElementText();
        } else if (reader.name() == "translation"_L1) {
            message.type = reader.attributes().value("type"_L1).toString();
            if (message.plural) {
                while (reader.readNextStartElement())
                    message.texts.append(reader.readElementText());
            } else {
                message.texts.append(reader.readElementText());
            }
        } else {
            reader.skipCurrentElement();
        }
    }
    return message;
}

QString messageFault(const Message& message, int pluralForms) {
    if (!message.type.isEmpty())
        return message.type;
    const qsizetype expected = message.plural ? pluralForms : 1;
    if (message.texts.size() != expected)
        return u"%1 forms where the language has %2"_s.arg(message.texts.size()).arg(expected);
    QStringList holders = placeHolders(message.source);
    for (const QString& text : message.texts) {
        if (text.trimmed().isEmpty())
            return u"empty"_s;
        // A plural form may speak its number ("one event") instead of printing it.
        QStringList own = placeHolders(text);
        QStringList wanted = holders;
        if (message.plural) {
            own.removeAll(u"n"_s);
            wanted.removeAll(u"n"_s);
        }
        if (own != wanted)
            return u"its place holders are not those of the source text"_s;
    }
    return {};
}

} // namespace

QString roomOf(const QString& fileName) {
    const QString top = fileName.section(u'/', 0, 0);
    if (!fileName.contains(u'/'))
        return {};
    if (top == "views"_L1 || top == "app"_L1)
        return top;
    const QString name = fileName.section(u'/', 0, 1);
    return findRoom(name) && name != fileName ? name : QString();
}

QStringList crossedWalls(const QString& fileName, const QString& text) {
    const Room* room = findRoom(roomOf(fileName));
    if (!room)
        return namesARoom(fileName) ? QStringList{at(fileName, 1, u"it stands in no room of the table"_s)} : QStringList{};
    QStringList faults;
    for (const Include& include : includesOf(text)) {
        const QString fault = wallFault(*room, include);
        if (!fault.isEmpty())
            faults.append(at(fileName, include.line, fault));
    }
    return faults;
}

QStringList missingHeaderLines(const QString& fileName, const QString& text) {
    QStringList faults;
    const QStringList lines = text.split(u'\n');
    if (lines.value(0) != "// SPDX-FileCopyrightText: LogLoupe contributors"_L1)
        faults.append(at(fileName, 1, u"the first line does not name the copyright holders"_s));
    if (lines.value(1) != "// SPDX-License-Identifier: GPL-3.0-or-later"_L1)
        faults.append(at(fileName, 2, u"the second line does not name the licence"_s));
    if (fileName.endsWith(".h"_L1) && !lines.contains(u"#pragma once"_s))
        faults.append(at(fileName, 1, u"a header without #pragma once"_s));
    return faults;
}

QStringList machinePaths(const QString& fileName, const QString& text) {
    static const QRegularExpression pattern(u"(^|[^A-Za-z0-9_.])/(work|farm|root|home|tmp|var/tmp)/"_s);
    QStringList faults;
    const QStringList lines = text.split(u'\n');
    for (qsizetype index = 0; index < lines.size(); ++index) {
        const QRegularExpressionMatch match = pattern.match(lines[index]);
        if (match.hasMatch())
            faults.append(at(fileName, index + 1, u"a path of somebody's machine: /%1/"_s.arg(match.captured(2))));
    }
    return faults;
}

bool belongsAtTop(const QString& entryName) {
    static const QStringList entries{
        u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s, u"README.md"_s,    u"dev"_s,  u"app"_s, u"connectors"_s,
        u"models"_s,         u"resources"_s,         u"tests"_s,   u"translations"_s, u"views"_s};
    return entryName.startsWith(u'.') || entries.contains(entryName);
}

QStringList translationFaults(const QString& fileName, const QByteArray& xml, int pluralForms) {
    QStringList faults;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement() || reader.name() != "message"_L1)
            continue;
        const Message message = readMessage(reader);
        const QString fault = messageFault(message, pluralForms);
        if (!fault.isEmpty())
            faults.append(at(fileName, message.line, u"%1: %2"_s.arg(fault, message.source)));
    }
    if (reader.hasError())
        faults.append(at(fileName, reader.lineNumber(), reader.errorString()));
    return faults;
}

QStringList classesWithTranslations(const QString& text) {
    static const QRegularExpression pattern(uR"(\bclass\s+(\w+)[^;{}]*\{\s*Q_OBJECT\b)"_s);
    QStringList classes;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        classes.append(matches.next().captured(1));
    return classes;
}

QStringList namedContexts(const QString& text) {
    static const QRegularExpression pattern(uR"re((?:\btranslate|_NOOP\w*)\(\s*"([\w:]+)")re"_s);
    QStringList contexts;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        contexts.append(matches.next().captured(1));
    contexts.removeDuplicates();
    return contexts;
}

QStringList unreachableContexts(const QString& fileName, const QByteArray& xml, const QStringList& classes) {
    QStringList faults;
    QXmlStreamReader reader(xml);
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement() || reader.name() != "name"_L1)
            continue;
        const qint64 line = reader.lineNumber();
        const QString context = reader.readElementText();
        if (classes.contains(context))
            faults.append(at(fileName, line, u"the program asks for \"logloupe::%1\", not for \"%1\""_s.arg(context)));
    }
    return faults;
}

} // namespace logloupe::house
