// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/json_duplicates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <vector>

namespace logloupe {

namespace {

/// An object or array that is open at the place that is read.
struct Level {
    bool isObject = false;
    QSet<QString> keys = {};
    QString key = {};    ///< of an object: the one whose value is read
    qsizetype index = 0; ///< of an array
};

/// The text of a string literal, quotation marks included.
QString unquoted(const QByteArray& literal) {
    return QJsonDocument::fromJson('[' + literal + ']').array().at(0).toString();
}

QString pointerTo(const std::vector<Level>& levels) {
    QString pointer;
    for (const Level& level : levels)
        pointer += QLatin1Char('/') + (level.isObject ? pointerStep(level.key) : QString::number(level.index));
    return pointer;
}

/// The position behind the string that begins at `at`.
qsizetype endOfString(const QByteArray& json, qsizetype at) {
    for (++at; at < json.size() && json.at(at) != '"'; ++at) {
        if (json.at(at) == '\\')
            ++at;
    }
    return std::min(at + 1, json.size());
}

/// Whether the string that ends at `at` names a value.
bool isKey(const QByteArray& json, qsizetype at) {
    while (at < json.size() && (json.at(at) == ' ' || json.at(at) == '\t' || json.at(at) == '\n' || json.at(at) == '\r'))
        ++at;
    return at < json.size() && json.at(at) == ':';
}

} // namespace

QString pointerStep(const QString& key) {
    return QString(key).replace(QLatin1Char('~'), QStringLiteral("~0")).replace(QLatin1Char('/'), QStringLiteral("~1"));
}

std::optional<QString> duplicateKey(const QByteArray& json) {
    std::vector<Level> levels;
    for (qsizetype at = 0; at < json.size();) {
        const char letter = json.at(at);
        if (letter == '"') {
            const qsizetype end = endOfString(json, at);
            if (!levels.empty() && levels.back().isObject && isKey(json, end)) {
                Level& level = levels.back();
                level.key = unquoted(json.mid(at, end - at));
                if (level.keys.contains(level.key))
                    return pointerTo(levels);
                level.keys.insert(level.key);
            }
            at = end;
            continue;
        }
        if (letter == '{' || letter == '[')
            levels.push_back({.isObject = letter == '{'});
        else if ((letter == '}' || letter == ']') && !levels.empty())
            levels.pop_back();
        else if (letter == ',' && !levels.empty())
            ++levels.back().index;
        ++at;
    }
    return {};
}

} // namespace logloupe
